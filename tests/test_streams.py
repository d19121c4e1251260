"""Pipes, streams and terminals: what scripts read, who stops reading, what cannot be written."""

import json
import os
import pty
import re
import shlex
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest
from conftest import PAGE, Run, script


def test_a_careful_script(on_path: dict[str, str]) -> None:
    """Answer, first topic, column, table and loop: scripts get what they ask for, and status 0."""
    done = script(
        """
        briefcli ask 5G基站 -f json 2>/dev/null
        briefcli topics | head -1
        briefcli search 算力 -c speaker,sentence | cut -f1 | sort -u
        briefcli speakers -f csv
        """,
        on_path,
    )
    assert (done.returncode, done.stderr) == (0, "")
    answered, topic, *rest = done.stdout.splitlines()
    assert "全国累计建成5G基站达到364.7万个" in json.loads(answered)["answers"][0]["sentence"]
    assert topic.split("\t")[:2] == ["miit-2024q1:1", "第一季度制造业投资 同比增长9.9%"]
    header = rest.index("name,role,turns,segments,characters,share,transcript")
    assert set(rest[:header]) <= {"单忠德", "赵志国", "陶青"}
    assert [row.split(",")[0] for row in rest[header + 1 :]] == ["单忠德", "赵志国", "陶青"]


def test_a_loop_over_ids(on_path: dict[str, str]) -> None:
    """Every id that `topics` prints is one that `show` takes, also where xargs hands it on."""
    done = script("briefcli topics -c id | xargs -n1 briefcli show", on_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert re.findall(r"^(miit-2024q1:\d) ·", done.stdout, re.MULTILINE) == [
        f"miit-2024q1:{number}" for number in range(1, 8)
    ]


_ALL = tuple("1234567" * 10)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(("show", *_ALL), id="a document"),
        pytest.param(("show", *_ALL, "-f", "tsv"), id="rows"),
        pytest.param(("show", *_ALL, "-f", "json"), id="an array"),
    ],
)
def test_a_reader_that_leaves_early(on_path: dict[str, str], line: tuple[str, ...]) -> None:
    """`| head -1` is no error and prints nothing, also with more to say than a pipe holds."""
    done = script(f"briefcli {shlex.join(line)} | head -1", on_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == 1


def test_readers_that_leave_a_long_session(on_path: dict[str, str]) -> None:
    """`ask -` ends well, with 0 and in silence, when nobody reads its answers any more."""
    for format in ("tsv", "json", "jsonl"):
        done = script(
            f"(yes 5G基站 || true) | head -300 | briefcli ask - -n 0 -f {format} 2>&1 | head -1", on_path
        )
        assert done.returncode == 0
        assert "Traceback" not in done.stdout + done.stderr


@pytest.mark.parametrize("line", [("--help",), (), ("--version",), ("topics",)])
def test_nobody_reads_at_all(on_path: dict[str, str], line: tuple[str, ...]) -> None:
    """Where the reader has gone before the first line, the end is 0 and silent, also for the help."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            ["briefcli", *line],
            stdin=subprocess.DEVNULL,
            stdout=writing,
            stderr=subprocess.PIPE,
            env=on_path,
            check=False,
            timeout=60,
        )
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("line", "statuses"),
    [
        pytest.param("topics >&-", {0, 2}, id="standard output"),
        pytest.param("topics -c colour 2>&-", {2}, id="standard error"),
        pytest.param("ask - <&-", {1, 2}, id="standard input"),
        pytest.param("inspect - <&-", {2}, id="standard input as a file"),
    ],
)
def test_a_closed_stream(on_path: dict[str, str], line: str, statuses: set[int]) -> None:
    """A stream that whoever started the program had closed brings no traceback."""
    done = script(f"briefcli {line}", on_path)
    assert done.returncode in statuses
    assert len(done.stderr.splitlines()) <= 1


def test_nothing_fits_on_the_disk(shared_home: Path, tmp_path: Path) -> None:
    """A full disk behind `-o` or a redirection ends with 2 and one line on standard error."""
    child = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (512, 512));"
    child += "from briefcli.cli import run; run()"
    for options in (["-o", str(tmp_path / "all.json")], ["-f", "json"]):
        with (tmp_path / "out").open("wb") as out:
            done = subprocess.run(
                [sys.executable, "-c", child, "show", "--all", *options],
                stdout=out,
                stderr=subprocess.PIPE,
                encoding="utf-8",
                env={**os.environ, "BRIEFCLI_HOME": str(shared_home)},
                check=False,
                timeout=60,
            )
        assert done.returncode == 2
        assert len(done.stderr.splitlines()) == 1


def _talk(home: Path, *line: str) -> subprocess.Popen[str]:
    """A process to write to and read from in turns."""
    return subprocess.Popen(
        [sys.executable, "-m", "briefcli", *line],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "BRIEFCLI_HOME": str(home)},
    )


def test_jsonl_comes_line_by_line_until_interrupted(shared_home: Path) -> None:
    """With `ask - -f jsonl` each answer is there before the next question; Ctrl-C ends it with 130."""
    process = _talk(shared_home, "ask", "-", "-n", "1", "-f", "jsonl")
    with process:
        stdin, stdout, stderr = process.stdin, process.stdout, process.stderr
        assert stdin is not None
        assert stdout is not None
        assert stderr is not None
        for question in ("5G基站", "算力规模"):
            stdin.write(question + "\n")
            stdin.flush()
            assert json.loads(stdout.readline())["query"] == question
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 130
        assert "Traceback" not in stderr.read()


@pytest.mark.parametrize(
    ("encoding", "seen"),
    [
        pytest.param("ascii", "utf-8", id="ascii: switched to UTF-8"),
        pytest.param("cp1252", "utf-8", id="a code page of the west: switched to UTF-8"),
        pytest.param("gbk", "gbk", id="gbk: kept"),
    ],
)
def test_encodings_of_the_streams(run: Run, tmp_path: Path, encoding: str, seen: str) -> None:
    """Under any encoding of the streams, help, tables, answers and messages come out whole."""
    path = tmp_path / "signs.txt"
    path.write_text(PAGE.replace("抓苗木。", "抓苗木\U0001f332ä€①—“”。"), encoding="utf-8")
    variables = {"PYTHONIOENCODING": encoding, "LANG": "zh_CN.UTF-8"}
    for line, text in (
        (("--help",), "逐字"),
        (("search", "苗木", "-t", str(path), "-f", "table"), "一是抓苗木"),
    ):
        done = run(*line, env=variables, encoding=seen)
        assert (done.returncode, done.stderr) == (0, "")
        assert text in done.stdout
    unanswered = run("ask", "火星\U0001f680移民", env=variables, encoding=seen)
    assert unanswered.returncode == 1
    assert "Traceback" not in unanswered.stderr


def _terminal(home: Path, *line: str, **variables: str) -> str:
    """What a command prints on a terminal."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "BRIEFCLI_HOME": str(home), "TERM": "xterm", **variables}
    with subprocess.Popen(
        [sys.executable, "-m", "briefcli", *line], stdin=theirs, stdout=theirs, stderr=theirs, env=environment
    ):
        os.close(theirs)
        printed = b"".join(iter(lambda: _read(ours), b""))
    os.close(ours)
    return printed.decode("utf-8").replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # how Linux tells that the other end has closed
        return b""


def test_a_terminal_gets_tables(shared_home: Path, command: Run) -> None:
    """On a terminal records are a table, in colour unless NO_COLOR or TERM=dumb says otherwise."""
    plain = command("topics", "-f", "table").stdout
    for variables, coloured in (({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)):
        printed = _terminal(shared_home, "topics", **variables)
        assert ("\x1b[36m" in printed) is coloured
        bare = re.sub(r"\x1b\[[0-9;]*m", "", printed)
        assert [line.rstrip() for line in bare.splitlines()] == plain.splitlines()


def test_a_terminal_gets_ten_hits(shared_home: Path, command: Run) -> None:
    """`search` shows ten sentences on a terminal and says how many more there are; all in a pipe."""
    piped = command("search", "算力")
    assert piped.stderr == ""
    hits = len(piped.stdout.splitlines())
    assert hits > 10
    printed = _terminal(shared_home, "search", "算力", "-c", "rank", NO_COLOR="1", COLUMNS="80")
    lines = printed.splitlines()
    assert [line.strip() for line in lines[2:12]] == [str(rank) for rank in range(1, 11)]
    assert re.findall(r"\d+", lines[-1])[0] == str(hits - 10)


def test_standard_input_is_left_alone(shared_home: Path) -> None:
    """Only `-` reads standard input: a loop that reads it goes on after a command inside it."""
    with subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as open_forever:
        given: IO[bytes] | None = open_forever.stdout
        done = subprocess.run(
            [sys.executable, "-m", "briefcli", "ask", "5G基站"],
            stdin=given,
            capture_output=True,
            env={**os.environ, "BRIEFCLI_HOME": str(shared_home)},
            check=False,
            timeout=60,
        )
        assert done.returncode == 0
        assert open_forever.stdin is not None
        open_forever.stdin.close()
