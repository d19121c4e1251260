"""The documentation is true: each command is in it, each recorded session comes out as it stands."""

import json
import os
import pty
import re
import shutil
import sys
from pathlib import Path

import pytest

from briefcli.exporting import Exported

_ROOT = Path(__file__).parent.parent
_READMES = {"README.md": "en_US.UTF-8", "README.zh-CN.md": "zh_CN.UTF-8"}
_COMMANDS = (
    "ask", "search", "topics", "speakers", "show", "figures", "trend", "check", "inspect",
    "add", "list", "remove", "export",
)  # fmt: skip


def _on_terminal(command: str, language: str, home: Path) -> str:
    """What a command prints on a terminal of 80 columns without colours."""
    pid, terminal = pty.fork()
    if pid == 0:
        environment = {
            **os.environ,
            "BRIEFCLI_HOME": str(home),
            "COLUMNS": "80",
            "LANG": language,
            "NO_COLOR": "1",
            "TERM": "dumb",
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        }
        os.execvpe("sh", ["sh", "-c", command], environment)
    printed = b""
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:  # how Linux tells that the other end has closed
            break
        if not piece:
            break
        printed += piece
    os.waitpid(pid, 0)
    os.close(terminal)
    return printed.decode().replace("\r\n", "\n")


def _sessions() -> list[tuple[str, str]]:
    """Each recorded session of a README, with its language."""
    found = []
    for name, language in _READMES.items():
        text = (_ROOT / name).read_text(encoding="utf-8")
        found += [(language, block) for block in re.findall(r"```console\n(.*?)```", text, re.DOTALL)]
    return found


@pytest.mark.parametrize(("language", "session"), _sessions())
def test_recorded_session(
    language: str, session: str, shared_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A session in a README is what the program prints, one command after the other in a new library."""
    monkeypatch.chdir(_ROOT)
    _on_terminal("briefcli topics", language, shared_home)
    home = tmp_path / "home"
    shutil.copytree(shared_home, home)
    for command, printed in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", session, re.MULTILINE):
        assert _on_terminal(command, language, home) == printed


@pytest.mark.parametrize("name", _READMES)
def test_every_command_is_documented(name: str) -> None:
    """Each README has each command, and nothing is recorded twice or not at all."""
    text = (_ROOT / name).read_text(encoding="utf-8")
    assert [command for command in _COMMANDS if f"| `briefcli {command}" not in text] == []
    assert text.count("```console\n$ ") == 5


@pytest.mark.parametrize("name", _READMES)
def test_two_command_lines(name: str) -> None:
    """Each README has the same two lines that install: the continuous integration runs them."""
    text = (_ROOT / name).read_text(encoding="utf-8")
    assert re.findall(r"^pip install .*$", text, re.MULTILINE) == [
        "pip install . && briefcli ask 5G基站",
        "pip install '.[test]' && pytest",
    ]


@pytest.mark.parametrize("name", _READMES)
def test_python_example(
    name: str, shared_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The Python example of each README runs, and finds what the first session finds."""
    monkeypatch.setenv("BRIEFCLI_HOME", str(shared_home))
    monkeypatch.chdir(_ROOT)
    text = (_ROOT / name).read_text(encoding="utf-8")
    [example] = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    exec(example, {})  # our own README
    printed = capsys.readouterr().out
    assert "364.7万个 赵志国 miit-2024q1:2" in printed
    assert "['单忠德', '赵志国', '陶青']" in printed


def test_shell_examples(shared_home: Path, tmp_path: Path) -> None:
    """The examples for scripts, the same in each README, run as they stand; with jq where there is one."""
    texts = [(_ROOT / name).read_text(encoding="utf-8") for name in _READMES]
    [block] = {"".join(re.findall(r"```sh\n(briefcli .*?)```", text, re.DOTALL)) for text in texts}
    lines = [line for line in block.splitlines() if "jq" not in line or shutil.which("jq")]
    script = "\n".join(["set -eu", f"cd '{tmp_path}'", *lines, "echo all of them"])
    assert _on_terminal(script, "en_US.UTF-8", shared_home).endswith("all of them\n")
    assert (tmp_path / "topics.csv").read_bytes().startswith(b"\xef\xbb\xbfid,headline")


def test_mapping_of_a_search_cluster() -> None:
    """It names every field of an exported record, in their order."""
    text = (_ROOT / "docs" / "library.md").read_text(encoding="utf-8")
    [block] = re.findall(r"```json\n(.*?)```", text, re.DOTALL)
    assert tuple(json.loads(block)["mappings"]["properties"]) == Exported._fields
