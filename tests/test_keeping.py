"""`add`, `list` and `remove`: what is kept, what is told, and what is refused."""

import json
import os
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from conftest import PAGE, Run

from briefcli import Library
from briefcli.errors import CannotKeep, UnknownName, UnusableInput, WrongUsage
from briefcli.reading import parse


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home folder that does not exist yet."""
    return tmp_path / "home"


def listed(command: Run, home: Path, *options: str) -> list[dict[str, Any]]:
    """The records of `list`."""
    return json.loads(command("list", "-f", "json", *options, home=home).stdout)  # type: ignore[no-any-return]


def write(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_added_listed_asked_and_removed(command: Run, home: Path, page: Path) -> None:
    """A transcript that is added is in every later answer, until it is removed."""
    done = command("add", str(page), home=home)
    assert (done.returncode, done.stdout) == (0, "")
    assert "forest: added, 2 questions, 2 speakers" in done.stderr
    records = listed(command, home)
    assert [record["transcript"] for record in records] == ["miit-2024q1", "forest"]
    assert records[1] == {
        "transcript": "forest", "title": "林业厅解读春季造林热点", "date": None, "questions": 2,
        "speakers": 2, "characters": len("".join(PAGE.split())), "path": str(page),
        "added": records[1]["added"],
    }  # fmt: skip
    assert "forest:2" in command("ask", "古树有多少株", "-c", "id", home=home).stdout
    assert "miit-2024q1:2" in command("ask", "5G基站", "-c", "id", home=home).stdout
    removed = command("remove", "forest", home=home)
    assert (removed.returncode, removed.stderr) == (0, "forest: removed\n")
    assert command("ask", "古树有多少株", home=home).returncode == 1
    assert [record["transcript"] for record in listed(command, home)] == ["miit-2024q1"]


def test_the_one_that_ships_is_removed_like_any_other(command: Run, home: Path) -> None:
    """It is in the library from the start, stays away once it is removed, and can be had back."""
    before = listed(command, home)
    assert [record["transcript"] for record in before] == ["miit-2024q1"]
    assert not (home / "library.sqlite3").exists(), "listing makes nothing"
    command("remove", "miit-2024q1", home=home)
    assert listed(command, home) == []
    assert command("ask", "5G基站", home=home).returncode == 1
    assert command("topics", home=home).returncode == 0
    assert "miit-2024q1: added" in command("add", "--bundled", home=home).stderr
    assert "364.7万个" in command("ask", "5G基站", home=home).stdout
    assert "unchanged" in command("add", "--bundled", home=home).stderr


def test_same_content_is_told_and_not_doubled(command: Run, home: Path, page: Path) -> None:
    """The same name with the same content is no news, wherever the file lies."""
    command("add", str(page), home=home)
    again = command("add", str(page), home=home)
    assert (again.returncode, again.stderr) == (0, "forest: already there, unchanged\n")
    elsewhere = write(page.parent / "copy", "forest.txt", PAGE)
    assert "unchanged" in command("add", str(elsewhere), home=home).stderr
    assert len(listed(command, home)) == 2


def test_other_content_of_the_same_file_replaces(command: Run, home: Path, page: Path) -> None:
    """A changed file takes the place of what it was, and the number of changed sentences is told."""
    command("add", str(page), home=home)
    page.write_text(PAGE.replace("2300余名", "2400余名").replace("98%", "97%"), encoding="utf-8")
    done = command("add", str(page), home=home)
    assert (done.returncode, done.stderr) == (0, "forest: replaced, 2 sentences changed\n")
    assert "2400余名" in command("search", "护林员", home=home).stdout
    assert command("search", "2300", home=home).returncode == 1


def test_the_same_name_from_another_path_is_refused(command: Run, home: Path, page: Path) -> None:
    """Another transcript of a name that is taken needs another name."""
    command("add", str(page), home=home)
    other = write(page.parent / "other", "forest.txt", PAGE.replace("98%", "97%"))
    refused = command("add", str(other), home=home)
    assert refused.returncode == 2
    assert "--name" in refused.stderr
    assert str(page) in refused.stderr
    assert command("add", str(other), "--name", "forest-2", home=home).returncode == 0
    assert [r["transcript"] for r in listed(command, home)] == ["miit-2024q1", "forest", "forest-2"]
    shipped = write(page.parent / "third", "miit-2024q1.txt", PAGE)
    assert command("add", str(shipped), home=home).returncode == 2


def test_what_the_text_does_not_say(command: Run, home: Path, page: Path) -> None:
    """Options win over the TOML file beside the transcript, and that over the text; both are remembered."""
    write(page.parent, "forest.toml", 'title = "春季造林"\ndate = 2023-05-06\n')
    command("add", str(page), "--date", "2024-05-06", home=home)
    (record,) = [r for r in listed(command, home) if r["transcript"] == "forest"]
    assert (record["title"], record["date"]) == ("春季造林", "2024-05-06")
    page.write_text(PAGE.replace("98%", "97%"), encoding="utf-8")
    command("add", str(page), home=home)
    (record,) = [r for r in listed(command, home) if r["transcript"] == "forest"]
    assert record["date"] == "2024-05-06", "what was said of it once still holds"
    corrected = command("add", str(page), "--title", "造林", home=home)
    assert corrected.stderr == "forest: replaced, 0 sentences changed\n"
    assert [r["title"] for r in listed(command, home, "-t", "forest")] == ["造林"]


def test_from_standard_input_a_name_is_needed(command: Run, home: Path) -> None:
    """What has no file has no name of its own."""
    refused = command("add", "-", stdin=PAGE, home=home)
    assert refused.returncode == 2
    assert "--name" in refused.stderr
    assert command("add", "-", "--name", "wald", stdin=PAGE, home=home).returncode == 0
    (record,) = [r for r in listed(command, home) if r["transcript"] == "wald"]
    assert record["path"] is None
    assert "unchanged" in command("add", "-", "--name", "wald", stdin=PAGE, home=home).stderr


def test_of_several_files_the_good_ones_are_done(command: Run, home: Path, page: Path) -> None:
    """Each bad one gets one line, and the status is 2."""
    prose = write(page.parent, "prose.txt", "河道清淤已完成。\n")
    done = command("add", str(prose), str(page), str(page.parent / "none.txt"), home=home)
    assert done.returncode == 2
    assert done.stdout == ""
    lines = done.stderr.splitlines()
    assert len(lines) == 3
    assert "prose.txt" in lines[0]
    assert "forest: added" in lines[1]
    assert "none.txt" in lines[2]
    assert len(listed(command, home)) == 2


def test_a_folder_is_searched_for_transcripts(command: Run, home: Path, tmp_path: Path) -> None:
    """The transcripts in a folder and below are added, hidden files and other kinds left alone."""
    folder = tmp_path / "briefings"
    write(folder, "one.txt", PAGE)
    write(folder / "2024", "two.md", PAGE.replace("林业", "水利"))
    write(folder, ".hidden.txt", "nothing")
    write(folder, "one.toml", 'date = "2024-05-06"\n')
    write(folder, "picture.jpg", "no text")
    done = command("add", str(folder), home=home)
    assert (done.returncode, done.stderr.count("added")) == (0, 2)
    assert [(r["transcript"], r["date"]) for r in listed(command, home)] == [
        ("one", "2024-05-06"), ("miit-2024q1", "2024-04-18"), ("two", None),
    ]  # fmt: skip
    (tmp_path / "nothing").mkdir()
    empty = command("add", str(tmp_path / "nothing"), home=home)
    assert empty.returncode == 2
    assert "no transcripts" in empty.stderr


def test_many_are_told_in_sum(command: Run, home: Path, tmp_path: Path) -> None:
    """Of many files only the refused get a line of their own, and one line tells the sum."""
    for number in range(25):
        write(tmp_path / "many", f"page-{number:02}.txt", PAGE.replace("38.6", f"38.{number}"))
    write(tmp_path / "many", "prose.txt", "河道清淤已完成。\n")
    done = command("add", str(tmp_path / "many"), home=home)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == "added 25, refused 1"
    assert len(done.stderr.splitlines()) == 2
    assert len(listed(command, home)) == 26


def test_a_continuation_makes_the_broken_answer_whole(command: Run, home: Path, tmp_path: Path) -> None:
    """Pages given with --join are one transcript; lines are counted through."""
    first = write(tmp_path, "page1.txt", PAGE)
    second = write(tmp_path, "page4.txt", "综合新闻 第4版\n\n（上接第1版）\n\n并向公众开放查询。谢谢大家。\n")
    assert command("add", str(first), str(second), "--join", home=home).returncode == 0
    shown = json.loads(command("show", "page1:2", "-f", "json", home=home).stdout)[0]
    assert shown["complete"] is True
    assert shown["answers"][0]["paragraphs"][-1] == (
        "下一步，我们将给每株古树建立电子档案，并向公众开放查询。谢谢大家。"
    )
    (hit,) = json.loads(command("search", "--exact", "电子档案，并向", "-f", "json", home=home).stdout)
    assert (hit["line"], hit["line_end"], hit["mended"]) == (29, 36, True)
    assert listed(command, home, "-t", "page1")[0]["path"] == f"{first};{second}"
    assert "unchanged" in command("add", str(first), str(second), "--join", home=home).stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param((), "nothing to add", id="nothing"),
        pytest.param(("{0}", "{1}", "--name", "both"), "one transcript", id="one name for two"),
        pytest.param(("{0}", "--date", "yesterday"), "YYYY-MM-DD", id="a date that is none"),
        pytest.param(("none", "--join"), "none", id="a page that is missing"),
    ],
)
def test_wrong_usage_of_add(
    command: Run, home: Path, page: Path, arguments: tuple[str, ...], said: str
) -> None:
    other = write(page.parent, "other.txt", PAGE)
    done = command("add", *(each.format(page, other) for each in arguments), home=home)
    assert done.returncode == 2
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("name", ["a\tb", "a\x1b[31m", "a\u202eb", " a", "x" * 201])
def test_names_that_commands_cannot_take(command: Run, home: Path, page: Path, name: str) -> None:
    done = command("add", str(page), "--name", name, home=home)
    assert done.returncode == 2
    assert "\x1b" not in done.stderr
    assert command("add", str(page), "--name", "实录　2024 (一)", home=home).returncode == 0


@pytest.mark.skipif(sys.platform == "darwin", reason="file names are text there")
def test_a_file_whose_name_is_no_text(command: Run, home: Path, tmp_path: Path) -> None:
    """It is refused in one line, the others in its folder are kept, and with a name it is kept as well."""
    folder = tmp_path / "briefings"
    write(folder, "forest.txt", PAGE)
    odd = Path(os.fsdecode(os.fsencode(folder) + b"/\xff.txt"))
    odd.write_text(PAGE.replace("98%", "97%"), encoding="utf-8")
    done = command("add", str(folder), home=home)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 2)
    assert "--name" in done.stderr
    assert command("add", str(odd), "--name", "odd", home=home).returncode == 0
    assert len(listed(command, home)) == 3


def test_remove_forgives_nothing(command: Run, home: Path, page: Path) -> None:
    """A slip of the pen removes nothing, and of several names all or none are removed."""
    command("add", str(page), home=home)
    for names in (["forrest"], ["Forest"], ["forest", "river"]):
        refused = command("remove", *names, home=home)
        assert refused.returncode == 2
        assert "forest" in refused.stderr
    assert len(listed(command, home)) == 2
    assert command("remove", "forest", "miit-2024q1", "forest", home=home).returncode == 0
    assert listed(command, home) == []


def test_list_takes_the_filters(command: Run, home: Path, page: Path) -> None:
    command("add", str(page), "--date", "2025-05-06", home=home)
    assert [r["transcript"] for r in listed(command, home)] == ["forest", "miit-2024q1"]
    assert [r["transcript"] for r in listed(command, home, "--until", "2024-12-31")] == ["miit-2024q1"]
    assert [r["transcript"] for r in listed(command, home, "-t", "forest")] == ["forest"]
    assert listed(command, home, "--since", "2026-01-01") == []


def test_list_by_who_speaks_and_asks(command: Run, home: Path, page: Path) -> None:
    """Of an outlet all who ask for it are meant, named in full or not."""
    page.write_text(PAGE.replace("记者：请介绍", "林报记者 祝远：请介绍"), encoding="utf-8")
    command("add", str(page), home=home)
    assert [r["transcript"] for r in listed(command, home, "-s", "岳小棠")] == ["forest"]
    assert [r["transcript"] for r in listed(command, home, "-s", "赵志国")] == ["miit-2024q1"]
    assert [r["transcript"] for r in listed(command, home, "--asker", "林报")] == ["forest"]
    assert command("topics", "--asker", "林报", "-c", "id", home=home).stdout == "forest:1\n"
    assert command("topics", "--asker", "路透社", home=home).returncode == 2


def test_the_same_content_beside_another_toml_is_no_news(command: Run, home: Path, page: Path) -> None:
    write(page.parent, "forest.toml", 'title = "春季造林"\n')
    command("add", str(page), home=home)
    elsewhere = write(page.parent / "copy", "forest.txt", PAGE)
    assert "unchanged" in command("add", str(elsewhere), home=home).stderr
    assert listed(command, home, "-t", "forest")[0]["title"] == "春季造林"


def test_endless_paragraphs_are_refused(command: Run, home: Path, page: Path) -> None:
    """No question could be answered from them in any time."""
    for said in ("很好，" * 5_000, "很好。" * 50_000):
        page.write_text(PAGE.replace("一是抓苗木。", said), encoding="utf-8")
        done = command("add", str(page), home=home)
        assert done.returncode == 2
        assert "characters" in done.stderr
        assert len(done.stderr.splitlines()) == 1


# --- From Python -----------------------------------------------------------------------------------


def test_a_library_is_the_same_from_python(home: Path, page: Path) -> None:
    """Files and briefings are kept, and refused, as on the command line."""
    library = Library.open(home)
    (listing,) = library.add(page, name="wald", date="2024-05-06")
    assert (listing.transcript, str(listing.date)) == ("wald", "2024-05-06")
    library.add(parse(PAGE, "forest"))
    assert [each.transcript for each in Library.open(home).list()] == ["wald", "miit-2024q1", "forest"]
    assert [each.transcript for each in Library.open(home, bundled=False).list()] == ["wald", "forest"]
    assert Library.open(home, bundled=False).ask("5G基站") == []
    assert Library.open(home).ask("5G基站")
    with pytest.raises(WrongUsage, match="--name"):
        library.add(parse(PAGE.replace("98%", "97%"), "wald"))
    with pytest.raises(UnknownName):
        library.remove("river")
    library.remove("wald")
    assert [each.transcript for each in Library.open(home).list()] == ["miit-2024q1", "forest"]


def test_exports_and_folders_from_python(home: Path, page: Path, tmp_path: Path) -> None:
    """An export is taken back; a folder is an error like any other."""
    library = Library.open(home)
    library.add(page)
    file = tmp_path / "all.jsonl"
    lines = (json.dumps(each._asdict(), default=str, ensure_ascii=False) for each in library.export())
    file.write_text("\n".join(lines), encoding="utf-8")
    other = Library.open(tmp_path / "other", bundled=False)
    assert [each.transcript for each in other.add(file)] == ["miit-2024q1", "forest"]
    with pytest.raises(UnusableInput, match="folder"):
        library.add(tmp_path)


def test_from_another_thread(home: Path, page: Path) -> None:
    library = Library.open(home)
    library.add(page)
    found: list[int] = []
    thread = threading.Thread(target=lambda: found.append(len(library.list())))
    thread.start()
    thread.join()
    assert found == [2]


def test_without_the_transcripts_that_ship(home: Path, page: Path) -> None:
    """They are out of sight, not out of the library."""
    library = Library.open(home, bundled=False)
    assert library.list() == []
    library.add(page)
    assert [each.transcript for each in library.list()] == ["forest"]
    assert [each.transcript for each in Library.open(home).list()] == ["miit-2024q1", "forest"]


def test_a_library_in_memory_keeps_nothing(home: Path, page: Path) -> None:
    library = Library.of(home=home)
    library.add(page)
    assert library.ask("古树有多少株")
    library.remove("forest")
    assert library.list() == []
    assert not home.exists() or not (home / "library.sqlite3").exists()


def test_where_nothing_can_be_kept(tmp_path: Path, page: Path) -> None:
    """A home that cannot be made is told as such."""
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with pytest.raises(CannotKeep, match="cannot be written"):
        Library.open(blocked / "home").add(page)
