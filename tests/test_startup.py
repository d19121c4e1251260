"""Start-up: a command loads what it needs and nothing that is slow to load."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefcli import Library

# Which of these a command has loaded when it ends. Each costs 10 ms or far more.
_SLOW = (
    "charset_normalizer", "click", "hypothesis", "jieba", "lxml", "numpy", "opencc", "pandas",
    "pkg_resources", "platformdirs", "pydantic", "pypdfium2", "pypinyin", "rapidfuzz", "readability", "rich",
    "rjieba", "tantivy", "zipfile",
)  # fmt: skip

_CHILD = f"""
import sys
from briefcli.cli import run
try:
    run()
finally:
    print(*(name for name in {_SLOW} if name in sys.modules), file=sys.stderr)
"""


@pytest.fixture(scope="session")
def warm_home(shared_home: Path) -> Path:
    """The shared home folder with the cache built: to build it, more has to be loaded."""
    assert Library.open(shared_home).ask("5G基站")
    return shared_home


def _loaded(home: Path, *line: str) -> set[str]:
    """Run a command line in a fresh process, in a pipe, and tell which slow modules it has loaded."""
    done = subprocess.run(
        [sys.executable, "-c", _CHILD, *line],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "BRIEFCLI_HOME": str(home)},
        check=True,
        timeout=60,
    )
    assert done.stdout
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize(
    ("line", "needed"),
    [
        pytest.param(("--version",), set(), id="the version: nothing"),
        pytest.param(("--help",), set(), id="the help: nothing"),
        pytest.param(("ask", "--help"), set(), id="the help of a command: nothing"),
        pytest.param(("topics",), set(), id="topics: nothing"),
        pytest.param(("topics", "-s", "陶青"), set(), id="a name that fits: nothing"),
        pytest.param(("speakers",), set(), id="speakers: nothing"),
        pytest.param(("show", "2"), set(), id="a question by number: nothing"),
        pytest.param(("show", "低空经济"), set(), id="by words as they stand: nothing"),
        pytest.param(("topics", "-f", "table"), {"rich"}, id="a table: what draws it"),
        pytest.param(("ask", "5G基站"), {"jieba", "tantivy"}, id="an answer: words and index"),
        pytest.param(("search", "算力"), {"jieba", "tantivy"}, id="sentences: words and index"),
    ],
)
def test_what_a_command_loads(warm_home: Path, line: tuple[str, ...], needed: set[str]) -> None:
    """In a pipe a command loads none of the slow modules but those it cannot do without."""
    assert _loaded(warm_home, *line) <= needed


@pytest.mark.parametrize(
    ("name", "text", "needed"),
    [
        ("page.txt", "记者：河道呢？\n顾行舟：清淤86公里。\n", set()),
        ("page.html", "<p>记者：河道呢？</p><p>顾行舟：清淤86公里。</p>", {"lxml", "readability"}),
    ],
)
def test_what_a_file_loads(warm_home: Path, tmp_path: Path, name: str, text: str, needed: set[str]) -> None:
    """Libraries for web pages and the like are loaded for such files alone."""
    file = tmp_path / name
    file.write_text(text, "utf-8")
    assert (
        _loaded(warm_home, "inspect", str(file)) & {"lxml", "pypdfium2", "readability", "zipfile"} == needed
    )


def test_the_package_loads_nothing_by_itself() -> None:
    """`import briefcli` is cheap; its names are loaded when they are used."""
    child = f"""
import sys
import briefcli
assert not set({_SLOW}) & set(sys.modules)
assert "briefcli.library" not in sys.modules
assert briefcli.Library and "briefcli.library" in sys.modules
assert not set({_SLOW}) & set(sys.modules)
"""
    done = subprocess.run(
        [sys.executable, "-c", child], capture_output=True, encoding="utf-8", check=False, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_standard_error_is_silent(warm_home: Path) -> None:
    """Nothing that a library logs or warns of on loading reaches standard error, even when asked for."""
    done = subprocess.run(
        [sys.executable, "-W", "default", "-m", "briefcli", "ask", "5G基站", "-n", "0"],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "BRIEFCLI_HOME": str(warm_home)},
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
