"""`export`: every sentence as a record, and an equal library from them."""

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import PAGE, Run

from briefcli import Library


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A library with two transcripts of its own, one of them in GB18030 and with a given date."""
    home = tmp_path / "home"
    first, second = tmp_path / "forest.txt", tmp_path / "wald.txt"
    first.write_text(PAGE, encoding="utf-8")
    second.write_bytes(PAGE.replace("38.6", "41.2").encode("gb18030"))
    library = Library.open(home)
    library.add(first)
    library.add(second, date="2024-05-06", title="造林")
    return home


def everything(home: Path) -> list[Any]:
    """All that a library gives."""
    library = Library.open(home)
    return [
        library.list(), library.topics(), library.speakers(), library.show(all=True), library.figures(),
        library.search("古树"), library.ask("古树有多少株", limit=0), list(library.export()),
    ]  # fmt: skip


def test_one_record_a_sentence_and_line(command: Run, home: Path) -> None:
    done = command("export", home=home)
    assert done.returncode == 0
    records = [json.loads(line) for line in done.stdout.splitlines()]
    searched = command("search", "古树", "-c", "sentence,id,line", "-f", "json", home=home)
    held = {(record["sentence"], record["id"], record["line"]) for record in records}
    assert {tuple(record.values()) for record in json.loads(searched.stdout)} <= held
    firsts = [record["transcript"] for record in records if record["original"]]
    assert firsts == ["wald", "miit-2024q1", "forest"]
    assert [record["number"] for record in records if record["transcript"] == "forest"] == list(
        range(1, sum(record["transcript"] == "forest" for record in records) + 1)
    )


@pytest.mark.parametrize("bulk", [pytest.param((), id="records"), pytest.param(("--bulk",), id="bulk")])
def test_taken_back_it_gives_an_equal_library(
    command: Run, home: Path, tmp_path: Path, bulk: tuple[str, ...]
) -> None:
    """Names, dates, lines, originals, scores: all of it."""
    file, other = tmp_path / "all.jsonl", tmp_path / "other"
    assert command("export", *bulk, "-o", str(file), home=home).returncode == 0
    command("remove", "miit-2024q1", home=other)
    done = command("add", str(file), home=other)
    assert (done.returncode, done.stderr.count(": added")) == (0, 3)
    assert everything(other) == everything(home)
    assert command("add", str(file), home=other).stderr.count("unchanged") == 3


def test_bulk_puts_an_action_before_each(command: Run, home: Path) -> None:
    lines = [json.loads(line) for line in command("export", "--bulk", home=home).stdout.splitlines()]
    actions, records = lines[::2], lines[1::2]
    assert actions[0] == {"index": {"_index": "briefcli", "_id": "wald:1"}}
    assert [action["index"]["_id"] for action in actions] == [
        f"{record['transcript']}:{record['number']}" for record in records
    ]
    assert len({action["index"]["_id"] for action in actions}) == len(records)


def test_a_part_of_a_library(command: Run, home: Path, tmp_path: Path) -> None:
    """Filters choose sentences; what is left of a transcript still brings the whole back."""
    done = command("export", "-t", "forest", "-s", "岳小棠", home=home)
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert {record["speaker"] for record in records} == {"岳小棠"}
    assert command("add", "-", stdin=done.stdout, home=tmp_path / "other").returncode == 0
    assert "古树" in command("topics", "-t", "forest", home=tmp_path / "other").stdout


def test_other_formats(command: Run, home: Path) -> None:
    table = command("export", "-f", "tsv", "-c", "transcript,number,sentence", home=home).stdout
    assert table.startswith("wald\t1\t")
    refused = command("export", "--bulk", "-f", "csv", home=home)
    assert refused.returncode == 2


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param("nothing of the kind\n", "line 1", id="no JSON"),
        pytest.param('{"transcript": "x"}\n', "line 1", id="no original"),
        pytest.param(
            '{"transcript": 5, "original": [], "given": {}, "path": null}\n', "line 1", id="no name"
        ),
        pytest.param("[1, 2]\n", "line 1", id="no record"),
        pytest.param("{}\n" * 3, "no transcript", id="records of something else"),
        pytest.param("[" * 100_000 + "\n", "line 1", id="nested beyond measure"),
        pytest.param("", "no transcript", id="empty"),
    ],
)
def test_what_is_no_export_is_refused(command: Run, tmp_path: Path, content: str, said: str) -> None:
    file = tmp_path / "broken.jsonl"
    file.write_text(content, encoding="utf-8")
    done = command("add", str(file), home=tmp_path / "other")
    assert done.returncode == 2
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1
