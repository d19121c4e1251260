"""Output: every format carries the same records, and a table fits the terminal it is drawn for."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from conftest import PAGE, Run, cells
from hypothesis import example, given
from hypothesis import strategies as st

from briefcli.show import formats

_WHERE = (
    "id", "headline", "transcript", "segment", "date", "part", "line", "line_end", "mended", "complete",
)  # fmt: skip
_SHOW = (
    "id", "headline", "asker", "question", "answers", "complete", "transcript", "segment", "date", "line",
)  # fmt: skip
_SHOW_ROWS = ("id", "headline", "asker", "question", "speaker", "role", "paragraph", "text")

# The fields of each command's records, in their order: what scripts rely on.
_FIELDS = {
    "ask": ("answer", "sentence", "speaker", "role", "score", "rank", *_WHERE),
    "search": ("sentence", "matches", "speaker", "role", "score", "rank", *_WHERE),
    "topics": (
        "id", "headline", "speakers", "asker", "question", "keywords", "characters", "complete",
        "transcript", "segment", "date", "line",
    ),
    "speakers": ("name", "role", "turns", "segments", "characters", "share", "transcript"),
    "show": _SHOW,
    "inspect": ("title", "date", "participants", "segments", "other", "joined"),
}  # fmt: skip

# A line of each command that finds something in the page of the tests.
_LINES = {
    "ask": ("ask", "造林"),
    "search": ("search", "全省 造林", "-C", "1"),
    "topics": ("topics",),
    "speakers": ("speakers",),
    "show": ("show", "2", "1"),
    "inspect": ("inspect",),
}
_RECORDS = ("ask", "search", "topics", "speakers")

# Lines that find nothing, and the status that tells so.
_EMPTY = [
    pytest.param(("ask", "火星移民计划"), 1, id="no answer"),
    pytest.param(("search", "火星"), 1, id="no sentence"),
    pytest.param(("topics", "--since", "2031-01-01"), 0, id="no topic: an empty list is no failure"),
    pytest.param(("speakers", "--since", "2031-01-01"), 0, id="no speaker: neither"),
    pytest.param(("show", "99"), 1, id="no such segment"),
    pytest.param(("show", "--all", "--since", "2031-01-01"), 1, id="nothing in view"),
    pytest.param(("ask", "-"), 1, id="no question at all on standard input"),
]


def _line(name: str, page: Path) -> tuple[str, ...]:
    return (*_LINES[name], str(page)) if name == "inspect" else (*_LINES[name], "-t", str(page))


def _objects(name: str, text: str) -> list[dict[str, Any]]:
    """The records in what a command printed as JSON."""
    value = json.loads(text)
    records: list[dict[str, Any]] = value["answers"] if name == "ask" else value
    return records


def _cell(value: Any) -> str:
    """A JSON value as the interface has it in a cell: lists joined by `;`, nothing for null."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list():
            return ";".join(map(_cell, value))
        case _:
            return str(value)


def _read_csv(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def _read_markdown(text: str) -> list[list[str]]:
    """The rows of a Markdown table, the header first, as a reader would see the cells."""
    heading, rule, *rows = text.splitlines()
    assert set(rule) <= set("| -")
    parted = [re.split(r"(?<!\\)\|", line)[1:-1] for line in (heading, *rows)]
    return [[re.sub(r"\\([^\w\s])", r"\1", each[1:-1]) for each in line] for line in parted]


def _read_text(text: str) -> list[dict[str, str]]:
    return [dict(line.split(": ", 1) for line in block.splitlines()) for block in text.rstrip().split("\n\n")]


@pytest.mark.parametrize("name", _FIELDS)
def test_fields_of_json(command: Run, page: Path, name: str) -> None:
    """The keys of a JSON record are the promised fields, in their order, in `json` and in `jsonl`."""
    records = _objects(name, command(*_line(name, page), "-f", "json").stdout)
    assert records
    assert {tuple(record) for record in records} == {_FIELDS[name]}
    lines = command(*_line(name, page), "-f", "jsonl").stdout.splitlines()
    elements = [json.loads(line) for line in lines]
    assert (elements[0]["answers"] if name == "ask" else elements) == records


@pytest.mark.parametrize("name", [*_RECORDS, "show"])
def test_fields_of_tables(command: Run, page: Path, name: str) -> None:
    """The columns of csv, md and tsv with `--header` are the promised fields, in their order."""
    fields = _SHOW_ROWS if name == "show" else _FIELDS[name]
    line = _line(name, page)
    assert tuple(_read_csv(command(*line, "-f", "csv").stdout)[0]) == fields
    assert tuple(command(*line, "-f", "tsv", "--header").stdout.splitlines()[0].split("\t")) == fields
    if name != "show":  # a document in Markdown
        assert tuple(_read_markdown(command(*line, "-f", "md").stdout)[0]) == fields


@pytest.mark.parametrize("name", _RECORDS)
def test_formats_carry_the_same_values(command: Run, page: Path, name: str) -> None:
    """What one format says of a record, each of the others says too."""
    line = _line(name, page)
    records = _objects(name, command(*line, "-f", "json").stdout)
    rows = [[_cell(value) for value in record.values()] for record in records]
    assert [row.split("\t") for row in command(*line, "-f", "tsv").stdout.splitlines()] == rows
    assert _read_csv(command(*line, "-f", "csv").stdout)[1:] == rows
    assert _read_markdown(command(*line, "-f", "md").stdout)[1:] == rows
    filled = [
        {key: text for key, text in zip(record, row, strict=True) if text}
        for record, row in zip(records, rows, strict=True)
    ]
    assert _read_text(command(*line, "-f", "text").stdout) == filled


def test_the_default_in_a_pipe_is_tsv(command: Run, page: Path) -> None:
    """In a pipe records come as tsv without a header; what is a document comes as text."""
    for name in _RECORDS:
        line = _line(name, page)
        assert command(*line).stdout == command(*line, "-f", "tsv").stdout
    for name in ("show", "inspect"):
        line = _line(name, page)
        assert command(*line).stdout == command(*line, "-f", "text").stdout
    assert "38.6万亩" in command("show", "1", "-t", str(page)).stdout


def test_show_in_rows(command: Run, page: Path) -> None:
    """`show` gives tsv and csv one row a spoken paragraph, counted within its question."""
    rows = [line.split("\t") for line in command(*_line("show", page), "-f", "tsv").stdout.splitlines()]
    assert {len(row) for row in rows} == {len(_SHOW_ROWS)}
    assert [(row[0], row[6]) for row in rows] == [
        ("forest:2", "1"),
        ("forest:2", "2"),
        ("forest:1", "1"),
        ("forest:1", "2"),
        ("forest:1", "3"),
    ]
    assert rows[0][1:6] == [
        "古树名木保护 挂牌率达99.1%",
        "记者",
        "古树名木的保护有什么新进展？下一步怎么做？",
        "岳小棠",
        "新闻发言人、造林处处长",
    ]
    assert rows[2][7] == "一季度，全省完成造林38.6万亩，同比增长5.4%，其中混交林占到造林面积的62.5%。"
    assert _read_csv(command(*_line("show", page), "-f", "csv").stdout)[1:] == rows


def test_show_as_objects(command: Run, page: Path) -> None:
    """`show` as JSON is an array, also of one question, with the answers by speaker and paragraph."""
    (shown,) = json.loads(command("show", "2", "-t", str(page), "-f", "json").stdout)
    (spoken,) = shown["answers"]
    assert tuple(spoken) == ("speaker", "role", "paragraphs")
    assert spoken["speaker"] == "岳小棠"
    assert len(spoken["paragraphs"]) == 2
    assert (shown["complete"], shown["date"]) == (False, None)


def test_inspect_as_objects(command: Run, page: Path) -> None:
    """`inspect` as JSON tells the people, the questions, the rest and what the layout had cut."""
    (seen,) = json.loads(command("inspect", str(page), "-f", "json").stdout)
    assert [tuple(person) for person in seen["participants"]] == [("name", "role")] * 2
    assert {tuple(segment) for segment in seen["segments"]} == {_SHOW}
    assert {tuple(aside) for aside in seen["other"]} == {("kind", "text", "line")}
    assert {aside["kind"] for aside in seen["other"]} >= {"introduction", "furniture"}
    assert seen["joined"] == [{"line": 13, "line_end": 17}]


def test_ask_as_objects(command: Run, page: Path) -> None:
    """`ask` as JSON is one object for one question, and an array of such objects for `ask -`."""
    one = json.loads(command("ask", "古树 多少", "-t", str(page), "-f", "json").stdout)
    assert list(one) == ["query", "answers"]
    assert one["query"] == "古树 多少"
    several = json.loads(command("ask", "-", "-t", str(page), "-f", "json", stdin="古树 多少\n").stdout)
    assert several == [one]


@pytest.mark.parametrize(
    ("format", "empty"),
    [
        pytest.param("tsv", "", id="tsv: no line"),
        pytest.param("text", "", id="text: nothing"),
        pytest.param("table", "", id="table: nothing, not even a frame"),
        pytest.param("csv", None, id="csv: the header line"),
        pytest.param("md", None, id="md: the head of a table"),
        pytest.param("json", None, id="json: an empty array, for ask an object without answers"),
        pytest.param("jsonl", None, id="jsonl: no line, for ask an object without answers"),
    ],
)
@pytest.mark.parametrize(("line", "status"), _EMPTY)
def test_nothing_found_is_valid(
    command: Run, line: tuple[str, ...], status: int, format: str, empty: str | None
) -> None:
    """A result without records is well-formed in every format, and the status is what it always is."""
    done = command(*line, "-f", format)
    assert done.returncode == status
    single_ask = line[0] == "ask" and line[1] != "-"
    match format:
        case "csv":
            assert len(_read_csv(done.stdout)) == 1
        case "md" if line[0] != "show":
            assert len(_read_markdown(done.stdout)) == 1
        case "json":
            none: Any = {"query": line[1], "answers": []} if single_ask else []
            assert json.loads(done.stdout) == none
        case "jsonl":
            assert len(done.stdout.splitlines()) == single_ask
        case _:
            assert done.stdout == (empty or "")


@pytest.mark.parametrize("format", ["table", "text", "tsv", "csv", "json", "jsonl", "md"])
@pytest.mark.parametrize(
    ("name", "chosen"),
    [
        pytest.param("ask", ("speaker", "sentence", "id"), id="ask"),
        pytest.param("search", ("rank", "matches"), id="search"),
        pytest.param("topics", ("headline", "id"), id="topics"),
        pytest.param("speakers", ("share", "name"), id="speakers"),
        pytest.param("show", ("question", "id"), id="show: fields of its rows and of its objects"),
        pytest.param("inspect", ("date", "title"), id="inspect"),
    ],
)
def test_columns_are_chosen_and_ordered(
    command: Run, page: Path, name: str, chosen: Sequence[str], format: str
) -> None:
    """`-c` gives the fields named, in the order named, in every format of every command."""
    done = command(*_line(name, page), "-c", ",".join(chosen), "-f", format, "--header")
    assert done.returncode == 0
    match format:
        case "json":
            assert {tuple(record) for record in _objects(name, done.stdout)} == {chosen}
        case "jsonl":
            lines = [json.loads(line) for line in done.stdout.splitlines()]
            records = lines[0]["answers"] if name == "ask" else lines
            assert {tuple(record) for record in records} == {chosen}
        case "csv":
            assert tuple(_read_csv(done.stdout)[0]) == chosen
        case "tsv":
            assert tuple(done.stdout.splitlines()[0].split("\t")) == chosen
        case "md":
            assert tuple(_read_markdown(done.stdout)[0]) == chosen
        case "table":
            assert tuple(done.stdout.splitlines()[0].split()) == chosen
        case "text":
            keys = tuple(_read_text(done.stdout)[0])
            assert keys == tuple(key for key in chosen if key in keys)
            assert keys


def test_columns_may_have_blanks_between(command: Run) -> None:
    """`-c id, line` in quotes is understood as it is meant."""
    assert command("topics", "-c", "id, line").stdout == command("topics", "-c", "id,line").stdout


def test_columns_of_many_questions(command: Run, page: Path) -> None:
    """With `ask -` the query is a field like the others: it can be chosen alone, and left out."""
    rows = command("ask", "-", "-t", str(page), "-c", "query", stdin="造林\n火星\n").stdout
    assert set(rows.splitlines()) == {"造林", "火星"}
    rows = command("ask", "-", "-t", str(page), "-n", "1", "-c", "speaker", stdin="造林\n火星\n").stdout
    assert rows == "唐以宁\n\n"
    (reply,) = json.loads(
        command("ask", "-", "-t", str(page), "-n", "1", "-c", "query", "-f", "json", stdin="造林\n").stdout
    )
    assert reply == {"query": "造林", "answers": [{}]}


@pytest.mark.parametrize("name", _FIELDS)
def test_an_unknown_column_is_refused(command: Run, page: Path, name: str) -> None:
    """A column that there is not ends with 2 and one line that names it and those that there are."""
    done = command(*_line(name, page), "-c", "id,colour")
    assert (done.returncode, done.stdout) == (2, "")
    (message,) = done.stderr.splitlines()
    assert "colour" in message
    assert (_SHOW_ROWS if name == "show" else _FIELDS[name])[-1] in message


_QUESTIONS = '造林\n\n火星移民\n  \n"古树", 登记\t多少\n'


@pytest.mark.parametrize("format", ["tsv", "csv", "md", "json", "jsonl"])
def test_rows_pair_with_lines(command: Run, page: Path, format: str) -> None:
    """`ask -` gives each line of input its row, also a blank one and one that nothing answers."""
    done = command("ask", "-", "-n", "1", "-t", str(page), "-f", format, stdin=_QUESTIONS)
    assert done.returncode == 0
    fields = ["query", *_FIELDS["ask"]]
    match format:
        case "json" | "jsonl":
            lines = [json.loads(line) for line in done.stdout.splitlines()] if format == "jsonl" else None
            replies = lines or json.loads(done.stdout)
            queries = [reply["query"] for reply in replies]
            speakers = [[answer["speaker"] for answer in reply["answers"]] for reply in replies]
        case _:
            match format:
                case "tsv":
                    rows = [fields, *(line.split("\t") for line in done.stdout.splitlines())]
                case "csv":
                    rows = _read_csv(done.stdout)
                case _:
                    rows = _read_markdown(done.stdout)
            assert rows[0] == fields
            queries = [row[0] for row in rows[1:]]
            speakers = [[row[3]] if row[3] else [] for row in rows[1:]]
    tab = " " if format in ("tsv", "md") else "\t"
    assert queries == ["造林", "", "火星移民", "  ", f'"古树", 登记{tab}多少']
    assert speakers == [["唐以宁"], [], [], [], ["岳小棠"]]


@pytest.mark.parametrize(
    ("stdin", "status"),
    [
        pytest.param("火星移民\n造林\n", 0, id="one is answered"),
        pytest.param("火星移民\n\n", 1, id="none is"),
        pytest.param("造林", 0, id="the last line has no line end"),
        pytest.param("\ufeff造林\r\n", 0, id="a byte order mark and the line ends of Windows"),
    ],
)
def test_status_of_many_questions(command: Run, page: Path, stdin: str, status: int) -> None:
    """`ask -` ends with 1 only if none of its questions was answered."""
    done = command("ask", "-", "-t", str(page), "-f", "jsonl", stdin=stdin)
    assert done.returncode == status
    assert [json.loads(line)["query"] for line in done.stdout.splitlines()] == [
        line.strip("\ufeff") for line in stdin.splitlines()
    ]


@pytest.mark.parametrize(
    ("line", "stdin"),
    [
        pytest.param(("ask", "全省", "-n", "1"), "", id="ask"),
        pytest.param(("search", "全省", "-n", "1"), "", id="search"),
        pytest.param(("ask", "-", "-n", "1"), "全省\n", id="ask -"),
    ],
)
def test_what_a_limit_hides_is_told(command: Run, page: Path, line: tuple[str, ...], stdin: str) -> None:
    """Where a limit hides records, standard error says how many; `-n 0`, as it says, shows them."""
    shown = command(*line, "-t", str(page), "-c", "rank", stdin=stdin)
    whole = command(*line[:-1], "0", "-t", str(page), "-c", "rank", stdin=stdin)
    hidden = len(whole.stdout.splitlines()) - len(shown.stdout.splitlines())
    assert hidden > 0
    (message,) = shown.stderr.splitlines()
    assert re.findall(r"\d+", message) == [str(hidden), "0"]
    assert "-n 0" in message
    assert whole.stderr == ""


@pytest.mark.parametrize(
    ("name", "format"),
    [
        pytest.param("out.tsv", "tsv", id="tsv"),
        pytest.param("out.csv", "csv", id="csv"),
        pytest.param("out.json", "json", id="json"),
        pytest.param("out.jsonl", "jsonl", id="jsonl"),
        pytest.param("out.md", "md", id="md"),
        pytest.param("out.txt", "text", id="txt is text"),
        pytest.param("OUT.CSV", "csv", id="capitals, as Windows and spreadsheets write them"),
        pytest.param("第一.季度.json", "json", id="the last ending counts"),
    ],
)
@pytest.mark.parametrize("line", [("topics",), ("show", "2")])
def test_the_ending_tells_the_format(
    command: Run, tmp_path: Path, line: tuple[str, ...], name: str, format: str
) -> None:
    """`-o FILE` writes to the file what `-f` would print, nothing to standard output."""
    file = tmp_path / name
    done = command(*line, "-o", str(file), "--plain")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert file.read_bytes().decode("utf-8") == command(*line, "-f", format).stdout


def test_a_format_named_wins_over_the_ending(command: Run, tmp_path: Path) -> None:
    """`-f` decides what is written to a file of whatever ending."""
    file = tmp_path / "topics.txt"
    command("topics", "-f", "json", "-o", str(file))
    assert len(json.loads(file.read_text(encoding="utf-8"))) == 7


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("topics.xyz", id="an ending that says nothing"),
        pytest.param("topics", id="no ending"),
        pytest.param("missing/topics.csv", id="a folder that is not there"),
        pytest.param(".", id="a folder"),
    ],
)
def test_a_file_that_cannot_be_written(command: Run, tmp_path: Path, name: str) -> None:
    """An `-o` that cannot be served ends with 2 and one line, and leaves no file."""
    done = command("topics", "-o", str(tmp_path / name))
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_written_csv_is_for_spreadsheets(command: Run, page: Path, tmp_path: Path) -> None:
    """A `.csv` from `-o` has a byte order mark, and no text cell in it begins like a formula.

    With `--plain`, and always on standard output, texts stay as they are.
    """
    formulas = ["=1+1 造林", "+造林", "-造林", "@造林", "造林=1"]
    guarded = ["'=1+1 造林", "'+造林", "'-造林", "'@造林", "造林=1"]
    line = ("ask", "-", "-n", "1", "-t", str(page), "-c", "query,score")
    stdin = "\n".join(formulas)
    file, plain = tmp_path / "out.csv", tmp_path / "plain.csv"
    command(*line, "-o", str(file), stdin=stdin)
    command(*line, "-o", str(plain), "--plain", stdin=stdin)
    printed = command(*line, "-f", "csv", stdin=stdin).stdout
    written = file.read_bytes()
    assert written.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in written
    assert [row[0] for row in _read_csv(written.decode("utf-8-sig"))[1:]] == guarded
    assert plain.read_bytes().decode("utf-8") == printed
    assert [row[0] for row in _read_csv(printed)[1:]] == formulas


_texts = st.text(st.characters(exclude_categories=["Cs"]))


@example([("a\rb", '"a"\n,')])
@given(st.lists(st.tuples(_texts, _texts)))
def test_csv_reads_back(rows: list[tuple[str, str]]) -> None:
    """Whatever a field holds, a CSV reader gets it back; NUL alone is left out, as readers refuse it."""
    written = "".join(formats.comma_separated([{"a": a, "b": b} for a, b in rows], ("a", "b")))
    assert _read_csv(written) == [["a", "b"], *([a.replace("\0", ""), b.replace("\0", "")] for a, b in rows)]
    if not any("\r" in text for row in rows for text in row):
        assert "\r" not in written


@example([("a\tb\r\nc", "a\x85b\u2028c\u2029d")])
@given(st.lists(st.tuples(_texts, _texts)))
def test_tsv_is_a_line_a_record(rows: list[tuple[str, str]]) -> None:
    """Whatever a field holds, a record of tsv is one line with a tab between its fields."""
    written = "".join(formats.tsv([{"a": a, "b": b} for a, b in rows], ("a", "b")))
    assert [line.count("\t") for line in written.splitlines()] == [1] * len(rows)


@example([("a|b\\|c", "a\nb")])
@given(st.lists(st.tuples(_texts, _texts), min_size=1))
def test_markdown_is_a_line_a_record(rows: list[tuple[str, str]]) -> None:
    """Whatever a field holds, it breaks neither the lines nor the cells of a Markdown table."""
    written = "".join(formats.markdown([{"a": a, "b": b} for a, b in rows], ("a", "b")))
    assert [len(row) for row in _read_markdown(written)] == [2] * (len(rows) + 1)


@given(st.lists(st.tuples(_texts, _texts)))
def test_json_reads_back(rows: list[tuple[str, str]]) -> None:
    """Whatever a field holds, JSON readers get it back, from `jsonl` line by line."""
    records = [{"a": a, "b": b} for a, b in rows]
    assert json.loads("".join(formats.json_array(records))) == records
    lines = "".join(formats.json_lines(records)).split("\n")[:-1]
    assert [json.loads(line) for line in lines] == records


def test_json_keeps_chinese_as_it_is(command: Run) -> None:
    """JSON shows Chinese characters, not their numbers."""
    assert "赵志国" in command("speakers", "-f", "json").stdout


_TABLES = [
    pytest.param(("topics",), id="topics"),
    pytest.param(("speakers",), id="speakers"),
    pytest.param(("ask", "5G基站", "-n", "0"), id="ask, with short answers"),
    pytest.param(("ask", "绿色工厂有多少家？"), id="ask, with sentences only"),
    pytest.param(("search", "算力", "-n", "0", "-C", "1"), id="search"),
    pytest.param(("search", "智能", "--part", "headline", "--part", "answer"), id="search, headlines too"),
    pytest.param(("topics", "-c", "id,question,keywords,date"), id="columns chosen"),
    pytest.param(("ask", "5G基站", "-c", "sentence,speaker,answer"), id="running text first"),
]


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("language", ["en_US.UTF-8", "zh_CN.UTF-8"])
@pytest.mark.parametrize("line", _TABLES)
def test_tables_fit_and_line_up(
    command: Run, monkeypatch: pytest.MonkeyPatch, line: tuple[str, ...], language: str, width: int
) -> None:
    """No line of a table is wider than the terminal, and nothing juts out of its column."""
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("LANG", language)
    heading, rule, *rows = command(*line, "-f", "table").stdout.splitlines()
    if rows[-1].startswith("briefcli show "):  # behind the table, where to read on
        rows.pop()
    assert max(map(cells, (heading, rule, *rows))) <= width
    assert set(rule) == {"─"}
    starts = [cells(heading[: match.start()]) for match in re.finditer(r"\S+(?: \S+)*", heading)]
    assert starts[0] == 0
    assert len(starts) > 1
    for row in rows:
        by_cell = "".join(c + "\0" * (cells(c) - 1) for c in row)
        for start in starts[1:]:
            assert by_cell[start - 2 : start].strip(" ") == "", row


def _whole(table: str) -> str:
    """The text of a table without the blanks and line ends that set it."""
    return re.sub(r"\s", "", table)


def test_a_long_name_leaves_room(command: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A transcript with a long name, as the titles of briefings make them, hides nothing of a table."""
    monkeypatch.setenv("COLUMNS", "80")
    name = "省政府新闻办举行一季度全省林业工作情况新闻发布会现场文字实录"
    path = tmp_path / f"{name}.txt"
    path.write_text(PAGE, encoding="utf-8")
    for line in (("topics",), ("search", "古树"), ("ask", "古树")):
        done = command(*line, "-t", str(path), "-f", "table")
        lines = [each for each in done.stdout.splitlines() if "briefcli show" not in each]
        assert max(map(cells, lines)) <= 80
        assert "…" not in done.stdout
        told = "古树名木保护挂牌率达99.1%" if line == ("topics",) else "全省登记古树4.7万株，挂牌率达99.1%。"
        assert told in _whole(done.stdout)
        # An id goes on in the lines below: a column of 24 cells holds 12 of its characters.
        assert all(name[start : start + 12] in done.stdout for start in range(0, len(name), 12))


def test_a_table_of_many_questions_answers(command: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal of 80 columns `ask -` shows the answers, not only the fields around them."""
    monkeypatch.setenv("COLUMNS", "80")
    done = command("ask", "-", "-n", "1", "-f", "table", stdin="5G基站\n")
    assert max(map(cells, done.stdout.splitlines())) <= 80
    assert "364.7万个" in _whole(done.stdout)
    assert "全国累计建成5G基站达到364.7万个" in _whole(done.stdout)


@pytest.mark.parametrize("width", [60, 120])
@pytest.mark.parametrize("line", [("show", "--all"), ("inspect",)])
def test_documents_fit(
    command: Run, page: Path, monkeypatch: pytest.MonkeyPatch, line: tuple[str, ...], width: int
) -> None:
    """No line of a document is wider than COLUMNS, and all of its text is there."""
    monkeypatch.setenv("COLUMNS", str(width))
    files = (str(page),) if line == ("inspect",) else ("-t", str(page))
    printed = command(*line, *files).stdout
    assert max(map(cells, printed.splitlines())) <= width
    assert "其中混交林占到造林面积的62.5%。" in _whole(printed)


@pytest.mark.parametrize(
    ("variables", "escapes"),
    [
        pytest.param({}, set(), id="no terminal: no codes"),
        pytest.param({"FORCE_COLOR": "1"}, {"bold", "colour"}, id="forced"),
        pytest.param({"FORCE_COLOR": "1", "NO_COLOR": "1"}, {"bold"}, id="NO_COLOR takes the colours"),
        pytest.param({"FORCE_COLOR": "1", "NO_COLOR": ""}, {"bold", "colour"}, id="empty is not set"),
        pytest.param({"FORCE_COLOR": "", "TERM": "xterm"}, set(), id="neither here"),
        pytest.param({"GITHUB_ACTIONS": "true"}, set(), id="a log is no terminal"),
    ],
)
@pytest.mark.parametrize("line", [("topics", "-f", "table"), ("ask", "5G基站", "-f", "table")])
def test_colours(
    command: Run,
    monkeypatch: pytest.MonkeyPatch,
    line: tuple[str, ...],
    variables: dict[str, str],
    escapes: set[str],
) -> None:
    """Colours come where they are wanted; the text is the same with and without them."""
    plain = command(*line).stdout
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    printed = command(*line).stdout
    codes = {code for match in re.findall(r"\x1b\[([0-9;]*)m", printed) for code in match.split(";")}
    found = {"bold"} if "1" in codes else set()
    if any(code[:1] in ("3", "9") and len(code) == 2 for code in codes):
        found.add("colour")
    assert found == escapes
    unstyled = re.sub(r"\x1b\[[0-9;]*m", "", printed)
    assert [line.rstrip() for line in unstyled.splitlines()] == plain.splitlines()


@pytest.mark.parametrize("format", ["tsv", "csv", "json", "jsonl", "md"])
def test_machine_formats_have_no_colours(command: Run, monkeypatch: pytest.MonkeyPatch, format: str) -> None:
    """FORCE_COLOR changes tables and documents, never what machines read."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    for line in (("topics",), ("show", "2"), ("ask", "5G基站")):
        assert "\x1b" not in command(*line, "-f", format).stdout


def test_progress_of_many_questions(shared_home: Path) -> None:
    """Where the records go elsewhere, a terminal is told how many questions are done, and left clean."""
    terminal, inside = os.openpty()
    environment = {**os.environ, "BRIEFCLI_HOME": str(shared_home), "TERM": "xterm", "LANG": "en_US.UTF-8"}
    done = subprocess.run(
        [sys.executable, "-m", "briefcli", "ask", "-", "-f", "jsonl"],
        input="5G基站\n\n绿色工厂\n",
        stdout=subprocess.PIPE,
        stderr=inside,
        encoding="utf-8",
        env=environment,
        check=True,
        timeout=60,
    )
    os.close(inside)
    shown = os.read(terminal, 65536).decode()
    os.close(terminal)
    assert "questions" in shown
    assert len(done.stdout.splitlines()) == 3
