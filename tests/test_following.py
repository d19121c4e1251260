"""The index of the library: a cache that follows it, comes back by itself and tells no history."""

import shutil
import time
from pathlib import Path

import pytest
import tantivy
from conftest import PAGE

import briefcli
import briefcli.reading
from briefcli import Library
from briefcli.keeping import make_store
from briefcli.records import Answer, Hit

Made = list[tuple[list[Answer], list[Hit]]]


def page(number: int) -> str:
    return (
        PAGE.replace("38.6", f"38.{number}")
        .replace("4.7万株", f"{number}.7万株")
        .replace("5月6日", f"2024年5月{number + 1}日")
    )


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Three transcripts that differ in their numbers and dates."""
    paths = [tmp_path / f"page-{number}.txt" for number in range(3)]
    for number, path in enumerate(paths):
        path.write_text(page(number), encoding="utf-8")
    return paths


def given(home: Path) -> Made:
    """What a library answers, scores included."""
    library = Library.open(home)
    asked = ("古树有多少株", "造林面积", "5G基站有多少", "护林员多少人")
    return [(library.ask(question, limit=0), library.search(question)) for question in asked]


def test_scores_do_not_tell_how_a_library_came_about(tmp_path: Path, files: list[Path]) -> None:
    """One by one, all at once, in another order, with detours: the answers and their scores are the same."""
    at_once, one_by_one = Library.open(tmp_path / "at-once"), tmp_path / "one-by-one"
    for path in files:
        at_once.add(path)
    for path in reversed(files):
        Library.open(one_by_one).add(path)
    detour = Library.open(tmp_path / "detour")
    for path in files:
        kept = path.read_text("utf-8")
        path.write_text(kept.replace("下一步", "今后两年"), encoding="utf-8")
        detour.add(path)
        path.write_text(kept, encoding="utf-8")
        detour.add(path)
    detour.remove("page-1")
    detour.add(files[1])
    assert given(tmp_path / "at-once") == given(one_by_one) == given(tmp_path / "detour")


def test_the_index_comes_back_by_itself(tmp_path: Path, files: list[Path]) -> None:
    """The whole cache can be thrown away at any time, in part or damaged."""
    home = tmp_path / "home"
    for path in files:
        Library.open(home).add(path)
    before = given(home)
    shutil.rmtree(home / "cache")
    assert given(home) == before
    (index,) = (home / "cache").glob("library-*")
    for path in index.iterdir():
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert given(home) == before


def test_an_index_that_was_left_behind_catches_up(tmp_path: Path, files: list[Path]) -> None:
    """A library that went on without its index is shown as it stands."""
    home = tmp_path / "home"
    Library.open(home).add(files[0])
    shutil.copytree(home / "cache", tmp_path / "old")
    library = Library.open(home)
    for path in files[1:]:
        library.add(path)
    library.remove("page-0")
    after = given(home)
    shutil.rmtree(home / "cache")
    shutil.copytree(tmp_path / "old", home / "cache")
    assert given(home) == after


def test_readers_wait_for_no_writer(tmp_path: Path, files: list[Path]) -> None:
    """While another process writes the index, it is shown as it was before, at once."""
    home = tmp_path / "home"
    Library.open(home).add(files[0])
    store = make_store(home)
    with store.writing():
        store.remove("page-0")
    (folder,) = (home / "cache").glob("library-*")
    writer = tantivy.Index.open(str(folder)).writer(15_000_000, num_threads=1)
    began = time.monotonic()
    assert Library.open(home).search("古树")
    assert time.monotonic() - began < 5
    del writer
    assert Library.open(home).search("古树") == []


def test_a_cache_of_another_library_is_not_taken(tmp_path: Path, files: list[Path]) -> None:
    """An index belongs to one library, not to a place."""
    home = tmp_path / "home"
    Library.open(home).add(files[0])
    (home / "library.sqlite3").unlink()
    Library.open(home).add(files[1])
    assert {hit.transcript for hit in Library.open(home).search("古树")} == {"page-1"}


def test_newer_comes_first_where_evidence_is_equal(tmp_path: Path, files: list[Path]) -> None:
    home = tmp_path / "home"
    for path in files:
        path.write_text(
            page(1).replace("2024年5月2日", f"2024年5月{9 - files.index(path)}日"), encoding="utf-8"
        )
        Library.open(home).add(path)
    found = [answer.transcript for answer in Library.open(home).ask("古树有多少株", limit=5)]
    assert found == [path.stem for path in files]


def test_a_named_transcript_answers_as_alone(tmp_path: Path, files: list[Path]) -> None:
    """Among others its words would weigh otherwise: the few that are named are looked at by themselves."""
    home = tmp_path / "home"
    for path in files:
        Library.open(home).add(path)
    named, alone = Library.open(home), Library.of(briefcli.read(files[2]), home=home)
    for question in ("古树有多少株", "造林面积", "护林员多少人", "5G基站有多少"):
        assert named.ask(question, limit=0, transcript="page-2") == alone.ask(question, limit=0)
        assert named.search(question, transcript="page-2") == alone.search(question)
    assert [each.path for each in named.list(transcript="page-2")] == [str(files[2])]
    two = named.ask("古树有多少株", limit=0, transcript=["page-2", "page-0"])
    assert {answer.transcript for answer in two} == {"page-2", "page-0"}


def test_of_many_equals_the_newest_are_given(tmp_path: Path) -> None:
    """Equal evidence is ordered by date however much of it there is."""
    library = Library.of(home=tmp_path)
    for number in range(60):
        day = f"2024年{number // 28 + 1}月{number % 28 + 1}日"
        library.add(briefcli.reading.parse(PAGE.replace("5月6日", day), f"page-{number:02}"))
    found = [answer.transcript for answer in library.ask("古树有多少株", limit=3)]
    assert found == ["page-59", "page-58", "page-57"]
