"""Input that is wrong, broken or hostile: told in one line, or printed so that it does no harm."""

import json
import re
from pathlib import Path

import pytest
from conftest import PAGE, Run

from briefcli.reading.source import MAX_BYTES

# What a terminal acts on instead of showing it: control characters, and marks that turn the direction
# of writing around. Tab and line feed part the fields and lines of the program's own output.
_ACTIVE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Clears the screen, sets the window's title, colours, goes back, turns around, links.
_HOSTILE = "\x1b[2J\x1b]0;owned\x07\x1b[5m\x08\x9b2K\u202e[red]红[/red][/][link=file:///]链[/link]:boom:"
_SPELLED = r"\x1b[2J\x1b]0;owned\x07\x1b[5m\x08\x9b2K\u202e[red]红[/red][/][link=file:///]链[/link]:boom:"


def _one_line(command: Run, *line: str, stdin: str | bytes = "") -> str:
    """The message of a command that fails as it should: status 2, one line, nothing else."""
    done = command(*line, stdin=stdin)
    assert (done.returncode, done.stdout) == (2, "")
    (message,) = done.stderr.splitlines()
    assert message.startswith("briefcli: ")
    assert not _ACTIVE.search(message)
    return message


_CONTENTS = [
    pytest.param(b"", id="empty"),
    pytest.param(b" \n\t\r\n\n", id="blank"),
    pytest.param("　\n \u00a0\n".encode(), id="blank, in the wide blanks of Chinese"),
    pytest.param(b"\xef\xbb\xbf", id="a byte order mark and nothing else"),
    pytest.param(b"\xff\xfe", id="that of UTF-16 and nothing else"),
    pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00", id="a picture"),
    pytest.param(b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00", id="a Word file"),
    pytest.param(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n", id="a PDF file"),
    pytest.param(PAGE.replace("抓苗木", "抓\0苗木").encode(), id="text with NUL in it"),
    pytest.param("记者：好吗？\n部长：好。\n".encode() + b"\xff\xfe\xfa\xff", id="UTF-8 that breaks"),
    pytest.param(b"\xff\xfe" + "记者：好吗？".encode("utf-16-le")[:-1], id="UTF-16 cut off"),
    pytest.param("今天没有人提问。只有一段正文。\n".encode(), id="text without question and answer"),
    pytest.param("记者：有人回答吗？\n".encode(), id="a question that nobody answers"),
    pytest.param(b"name,role\nA,B\n", id="a table"),
    pytest.param(b'{"name": "A"}\n', id="JSON"),
]


@pytest.mark.parametrize("content", _CONTENTS)
def test_a_file_that_is_no_transcript(command: Run, tmp_path: Path, content: bytes) -> None:
    """A file that cannot be used ends `inspect` and `-t` with 2 and a line that names the file."""
    file = tmp_path / "broken.txt"
    file.write_bytes(content)
    assert "broken.txt" in _one_line(command, "inspect", str(file))
    assert "broken.txt" in _one_line(command, "topics", "-t", str(file))


@pytest.mark.parametrize("content", _CONTENTS)
def test_standard_input_that_is_no_transcript(command: Run, content: bytes) -> None:
    """What `inspect -` cannot use ends with 2 and one line."""
    _one_line(command, "inspect", "-", stdin=content)


def test_a_missing_file(command: Run, tmp_path: Path) -> None:
    """A file that is not there is named."""
    missing = str(tmp_path / "missing.txt")
    assert missing in _one_line(command, "inspect", missing)
    assert missing in _one_line(command, "ask", "造林", "-t", missing)


def test_a_folder(command: Run, tmp_path: Path) -> None:
    """A folder is no transcript."""
    for line in (("inspect", str(tmp_path)), ("inspect", ""), ("topics", "-t", str(tmp_path))):
        _one_line(command, *line)


def test_a_file_far_too_large(command: Run, tmp_path: Path) -> None:
    """A file past the limit is refused by its size, and the limit is told; nothing so large is read."""
    file = tmp_path / "large.txt"
    with file.open("wb") as stream:
        stream.truncate(MAX_BYTES + 1)
    for line in (("inspect", str(file)), ("topics", "-t", str(file))):
        assert f"{MAX_BYTES // 1024 // 1024} MiB" in _one_line(command, *line)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("title = [", id="no TOML"),
        pytest.param("title = 3", id="a title that is a number"),
        pytest.param("title = ['a', 'b']", id="two titles"),
        pytest.param("reporter = false", id="a reporter that is no text"),
        pytest.param("date = 'soon'", id="a date in words"),
        pytest.param("date = '2024-02-30'", id="a day that there is not, as text"),
        pytest.param("date = 2024-02-30", id="a day that there is not"),
        pytest.param("date = 20240418", id="a number"),
        pytest.param("date = 10:00:00", id="a time"),
        pytest.param(b"title = '\xff'", id="not UTF-8"),
        pytest.param(None, id="a folder"),
    ],
)
def test_a_broken_sidecar(command: Run, page: Path, content: str | bytes | None) -> None:
    """What stands wrong in the TOML beside a transcript is told, not passed over."""
    beside = page.with_suffix(".toml")
    if content is None:
        beside.mkdir()
    else:
        beside.write_bytes(content if isinstance(content, bytes) else content.encode())
    assert "forest.toml" in _one_line(command, "inspect", str(page))
    assert "forest.toml" in _one_line(command, "topics", "-t", str(page))


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(("topics", "--since", "yesterday"), id="since"),
        pytest.param(("topics", "--until", "2024-13-01"), id="until"),
        pytest.param(("ask", "造林", "--since", "2024-2-1"), id="a digit short"),
        pytest.param(("inspect", "FILE", "--date", "2024-02-30"), id="date"),
        pytest.param(("inspect", "FILE", "--date", "五月六日"), id="date in words"),
    ],
)
def test_a_date_that_is_none(command: Run, page: Path, line: tuple[str, ...]) -> None:
    """A date that is none is told with the option it was given to and the form it has to have."""
    message = _one_line(command, *(str(page) if each == "FILE" else each for each in line))
    assert line[-2] in message
    assert line[-1] in message
    assert "YYYY-MM-DD" in message


def test_the_good_files_are_done(command: Run, page: Path, tmp_path: Path) -> None:
    """Of several files each bad one gets its line, the good ones their records, and the status is 2."""
    empty = tmp_path / "empty.txt"
    empty.touch()
    missing = tmp_path / "missing.txt"
    done = command("inspect", str(empty), str(page), str(missing), "-f", "json")
    assert done.returncode == 2
    assert [record["title"] for record in json.loads(done.stdout)] == ["林业厅解读春季造林热点"]
    first, second = done.stderr.splitlines()
    assert "empty.txt" in first
    assert "missing.txt" in second


def test_a_line_that_is_no_text(command: Run, page: Path) -> None:
    """A line of questions that is not UTF-8 is named; the answers before it have been given."""
    done = command("ask", "-", "-t", str(page), "-n", "1", "-f", "jsonl", stdin="造林\n".encode() + b"\xff\n")
    assert done.returncode == 2
    assert [json.loads(line)["query"] for line in done.stdout.splitlines()] == ["造林"]
    (message,) = done.stderr.splitlines()
    assert "2" in message


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("-", id="a dash among words"),
        pytest.param("100%", id="per cent"),
        pytest.param('"', id="a quote"),
        pytest.param("NOT", id="a word of query languages"),
        pytest.param("sentence:造林 OR *", id="syntax of query languages"),
        pytest.param("(造林", id="a bracket that is not closed"),
        pytest.param(".*+?[", id="a pattern"),
        pytest.param("\\", id="a backslash"),
        pytest.param("造林'; DROP TABLE x; --", id="another language's syntax"),
        pytest.param("🌲", id="a picture"),
        pytest.param("\ud800", id="half a character, as a broken argument comes in"),
        pytest.param("造" * 2000, id="two thousand characters"),
        pytest.param("a" * 2000, id="two thousand letters"),
    ],
)
def test_what_is_typed_is_text(command: Run, page: Path, words: str) -> None:
    """Whatever is asked or searched for is text: it is found or not, and nothing breaks."""
    for line in (("ask", "古树", words), ("search", "x", words), ("search", "--exact", words)):
        done = command(*line, "-t", str(page))
        assert done.returncode in (0, 1)
    assert command("show", words, "x", "-t", str(page)).returncode == 1


# --- Hostile text ----------------------------------------------------------------------------------


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """The page of the tests with hostile text wherever text can stand."""
    text = PAGE
    for place in (
        "省林业厅副厅长",
        "林业厅解读",
        "一季度造林面积",
        "一是抓苗木",
        "请介绍一下",
        "古树名木的保护",
    ):
        text = text.replace(place, place + _HOSTILE)
    path = tmp_path / "hostile.txt"
    path.write_text(text.replace("严小满摄", _HOSTILE + "严小满摄"), encoding="utf-8")
    path.with_suffix(".toml").write_text('title = "标题\\u001b[2J[/]"\n', encoding="utf-8")
    return path


_HOSTILE_LINES = [
    pytest.param(("topics",), id="headline, question, role"),
    pytest.param(("topics", "-c", "headline,question"), id="columns chosen"),
    pytest.param(("search", "苗木", "-C", "3"), id="sentences"),
    pytest.param(("ask", "苗木"), id="an answer"),
    pytest.param(("show", "--all"), id="a document"),
]


@pytest.mark.parametrize("format", ["table", "text", "tsv", "md"])
@pytest.mark.parametrize("colours", ["", "1"])
@pytest.mark.parametrize("line", _HOSTILE_LINES)
def test_hostile_text_is_shown(
    command: Run,
    hostile: Path,
    monkeypatch: pytest.MonkeyPatch,
    line: tuple[str, ...],
    colours: str,
    format: str,
) -> None:
    """What a file smuggles in to a terminal is spelled out, markup stands as it is."""
    monkeypatch.setenv("COLUMNS", "400")
    monkeypatch.setenv("FORCE_COLOR", colours)
    done = command(*line, "-t", str(hostile), "-f", format)
    assert done.returncode == 0
    own = re.sub(r"\x1b\[[0-9;]*m", "", done.stdout) if colours else done.stdout
    assert not _ACTIVE.search(own)
    assert "\x1b[5m" not in done.stdout
    shown = re.sub(r"\\([^\w\s])", r"\1", own) if format == "md" else own
    assert _SPELLED in shown


def test_hostile_text_in_an_inspection(command: Run, hostile: Path) -> None:
    """`inspect` shows what a file holds, its sidecar included, without acting on it."""
    for format in ("text", "md", "tsv"):
        done = command("inspect", str(hostile), "-f", format)
        assert done.returncode == 0
        assert not _ACTIVE.search(done.stdout)
        assert "x1b" in done.stdout


def test_machines_get_the_text_itself(command: Run, hostile: Path) -> None:
    """JSON escapes control characters, and gives them back to whoever reads it as JSON."""
    done = command("show", "1", "-t", str(hostile), "-f", "json")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", done.stdout)
    (shown,) = json.loads(done.stdout)
    assert _HOSTILE in "".join(shown["answers"][0]["paragraphs"])


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(("ask", _HOSTILE), id="a question"),
        pytest.param(("ask", "--explain", "苗木" + _HOSTILE), id="a question explained"),
        pytest.param(("search", "火星" + _HOSTILE, "--exact"), id="words"),
        pytest.param(("show", _HOSTILE), id="a headline"),
        pytest.param(("topics", "-s", _HOSTILE), id="a speaker"),
        pytest.param(("topics", "-t", _HOSTILE), id="a transcript"),
        pytest.param(("topics", "--asker", _HOSTILE), id="an asker"),
        pytest.param(("topics", "--since", _HOSTILE), id="a date"),
        pytest.param(("topics", "-c", _HOSTILE), id="a column"),
        pytest.param(("topics", "-f", _HOSTILE), id="a format"),
        pytest.param(("topics", "-o", _HOSTILE), id="a file to write"),
        pytest.param(("topics", "--" + _HOSTILE), id="an option"),
        pytest.param(("search", "x", "--part", _HOSTILE), id="a part"),
        pytest.param(("inspect", _HOSTILE), id="a file to read"),
        pytest.param((_HOSTILE,), id="a command"),
    ],
)
@pytest.mark.parametrize("language", ["en_US.UTF-8", "zh_CN.UTF-8"])
def test_hostile_words_are_shown(
    command: Run, monkeypatch: pytest.MonkeyPatch, line: tuple[str, ...], language: str
) -> None:
    """What a user pastes comes back in a message without doing anything to the terminal."""
    monkeypatch.setenv("LANG", language)
    done = command(*line)
    assert done.returncode in (0, 1, 2)
    assert done.stderr
    assert not _ACTIVE.search(done.stderr)
    assert "\t" not in done.stderr


@pytest.mark.parametrize("format", ["table", "text", "tsv", "md"])
def test_hostile_questions_are_shown(
    command: Run, page: Path, monkeypatch: pytest.MonkeyPatch, format: str
) -> None:
    """A question from standard input stands in its row as it was asked, without doing anything."""
    monkeypatch.setenv("COLUMNS", "400")
    line = ("ask", "-", "-n", "1", "-t", str(page), "-c", "query,speaker", "-f", format)
    done = command(*line, stdin=f"造林{_HOSTILE}\n{_HOSTILE}\n")
    assert not _ACTIVE.search(done.stdout + done.stderr)
    assert (re.sub(r"\\([^\w\s])", r"\1", done.stdout) if format == "md" else done.stdout).count(
        _SPELLED
    ) == 2


def test_a_hostile_file_name(command: Run, tmp_path: Path) -> None:
    """A file's name becomes ids; it too is shown without doing anything."""
    path = tmp_path / "evil\x1b[2J\u202e[red].txt"
    path.write_text(PAGE, encoding="utf-8")
    for line in (("topics",), ("speakers",), ("ask", "古树"), ("ask", "火星移民"), ("search", "古树")):
        for format in ("table", "text", "tsv", "md"):
            done = command(*line, "-t", str(path), "-f", format)
            assert not _ACTIVE.search(done.stdout + done.stderr)
