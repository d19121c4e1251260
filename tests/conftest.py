"""Every test starts from a clean environment and a home folder of its own."""

import io
import os
import subprocess
import sys
import unicodedata
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest

PAGE = """编者按

5月6日，省政府新闻办举行新闻发布会，省林业厅副厅长唐以宁介绍一季度林业情况，并与新闻发言人、造林处处长岳小棠一同回答记者提问。

林业厅解读春季造林热点

本报记者 祝远

一季度造林面积 达到38.6万亩

记者：请介绍一下今年春季造林的总体情况。

唐以宁：一季度，全省完成造林38.6万亩，同比增长5.4%，其中混交林占到

严小满摄

造林面积的62.5%。

一是抓苗木。全省出圃良种苗木1.2亿株，保障率达到98%。

二是抓管护。落实护林员2300余名。

古树名木保护 挂牌率达99.1%

记者：古树名木的保护有什么新进展？下一步怎么做？

岳小棠：全省登记古树4.7万株，挂牌率达99.1%。AI巡护系统已经覆盖12个县。

下一步，我们将给每株古树建立电子档案，

（下转第4版）
"""


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """English messages, no colours, 100 columns, and a home folder that is empty."""
    for name in ("LC_ALL", "LC_MESSAGES", "NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS", "TERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("BRIEFCLI_HOME", str(tmp_path / "home"))


@pytest.fixture(scope="session")
def shared_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home folder that tests share where they only read, so that the index is built once."""
    return tmp_path_factory.mktemp("shared-home")


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A newspaper page of the tests' own, in a file called `forest.txt`."""
    path = tmp_path / "forest.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(shared_home: Path) -> Run:
    """Run the real command line in a process of its own, with the shared home folder.

    Keyword arguments: `home` (another home folder), `stdin` (text), `env` (further variables),
    `encoding` (of the output).
    """

    def run(
        *arguments: str,
        home: Path | None = None,
        stdin: str = "",
        env: dict[str, str] | None = None,
        encoding: str = "utf-8",
    ) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "BRIEFCLI_HOME": str(home or shared_home), **(env or {})}
        return subprocess.run(
            [sys.executable, "-m", "briefcli", *arguments],
            input=stdin,
            capture_output=True,
            encoding=encoding,
            env=environment,
            check=False,
            timeout=60,
        )

    return run


@pytest.fixture
def command(shared_home: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the entry point of the command line in this process: the same as `run`, ten times as fast.

    For what no process, pipe or start-up has a part in. An error that escapes fails the test.
    Keyword arguments: `stdin` (text, or bytes), `home` (another home folder).
    """

    def command(
        *arguments: str, stdin: str | bytes = "", home: Path | None = None
    ) -> subprocess.CompletedProcess[str]:
        from briefcli.cli import run

        given = io.BytesIO(stdin if isinstance(stdin, bytes) else stdin.encode("utf-8"))
        printed = io.BytesIO(), io.BytesIO()
        out, err = (io.TextIOWrapper(each, encoding="utf-8", newline="\n") for each in printed)
        with monkeypatch.context() as patch, warnings.catch_warnings():
            warnings.simplefilter("default")
            patch.setenv("BRIEFCLI_HOME", str(home or shared_home))
            patch.setattr(sys, "argv", ["briefcli", *arguments])
            patch.setattr(sys, "stdin", io.TextIOWrapper(given, encoding="utf-8"))
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            with pytest.raises(SystemExit) as ended:
                run()
        for stream in (out, err):
            stream.flush()
        status = ended.value.code
        assert isinstance(status, int)
        texts = (each.getvalue().decode("utf-8") for each in printed)
        return subprocess.CompletedProcess(list(arguments), status, *texts)

    return command


def cells(text: str) -> int:
    """How many cells of a terminal a line takes, measured apart from the program."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )


@pytest.fixture
def on_path(shared_home: Path) -> dict[str, str]:
    """The environment of a script that calls the installed `briefcli`."""
    folders = (str(Path(sys.executable).parent), os.environ["PATH"])
    return {**os.environ, "BRIEFCLI_HOME": str(shared_home), "PATH": os.pathsep.join(folders)}


def script(text: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a script as careful people write them: any failure in a pipe ends it."""
    return subprocess.run(
        ["bash", "-c", f"set -euo pipefail\n{text}"],
        capture_output=True,
        encoding="utf-8",
        env=environment,
        check=False,
        timeout=60,
    )
