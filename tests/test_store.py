"""The library file: whole or as before, whoever reads and whatever happens to it."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import PAGE, Run

from briefcli import Library
from briefcli.errors import CannotKeep, UnusableInput
from briefcli.keeping import make_store
from briefcli.packing import pack, unpack
from briefcli.reading import parse
from briefcli.store import Store

_FOREST = "古树"


@pytest.fixture
def home(tmp_path: Path, page: Path) -> Path:
    """A library with one transcript beside the one that ships."""
    home = tmp_path / "home"
    Library.open(home).add(page)
    return home


def names(home: Path) -> list[str]:
    return [each.transcript for each in Library.open(home).list()]


def test_a_briefing_comes_back_as_it_was() -> None:
    briefing = parse(PAGE, "forest")
    assert unpack(pack(briefing)) == briefing


def test_the_original_is_kept_byte_for_byte(tmp_path: Path) -> None:
    """Beside the parsed text lies what it was read from, whatever its encoding."""
    path = tmp_path / "wald.txt"
    path.write_bytes(PAGE.encode("gb18030"))
    Library.open(tmp_path / "home").add(path)
    store = Store.find(tmp_path / "home")
    assert store is not None
    assert store.originals("wald") == (PAGE.encode("gb18030"),)
    assert store.briefing("wald").source == PAGE


def test_half_a_change_is_none(home: Path) -> None:
    """What fails inside of a change leaves nothing of it."""
    store = make_store(home)

    def half() -> None:
        with store.writing():
            store.remove("forest")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half()
    assert names(home) == ["miit-2024q1", "forest"]


def test_a_new_library_is_made_as_a_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the making of it is cut short, there is none, and the transcript that ships is still there."""
    home = tmp_path / "home"

    def cut_short() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("briefcli.keeping.bundled_content", cut_short)
    with pytest.raises(KeyboardInterrupt):
        make_store(home)
    assert (home / "library.sqlite3").exists()
    assert names(home) == ["miit-2024q1"]
    monkeypatch.undo()
    assert make_store(home).names() == ["miit-2024q1"]


def test_a_newer_format_is_not_touched(home: Path, command: Run, page: Path) -> None:
    """A library of a newer program is told as such by every command, and stays as it is."""
    connection = sqlite3.connect(home / "library.sqlite3")
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(CannotKeep, match="newer briefcli"):
        Library.open(home)
    for line in (["ask", _FOREST], ["list"], ["add", str(page)], ["remove", "forest"]):
        done = command(*line, home=home)
        assert (done.returncode, done.stdout) == (2, "")
        assert "update" in done.stderr


def test_an_older_format_is_brought_up(home: Path, command: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Steps that a newer program adds are taken when it first opens the library."""
    from briefcli import store

    step = "ALTER TABLE transcript ADD COLUMN note TEXT; CREATE INDEX noted ON transcript (note);"
    monkeypatch.setattr(store, "_STEPS", (*store._STEPS, step))  # noqa: SLF001
    monkeypatch.setattr(store, "_FORMAT", 2)
    assert command("ask", "古树有多少株", home=home).returncode == 0
    assert command("list", "-t", "forest", home=home).stdout.startswith("forest\t")
    columns = sqlite3.connect(home / "library.sqlite3").execute("PRAGMA table_info(transcript)").fetchall()
    assert "note" in [column[1] for column in columns]


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda _: b"not a database at all, " * 100, id="something else"),
        pytest.param(lambda data: data[:5000], id="cut off"),
    ],
)
def test_a_damaged_library_is_told(home: Path, command: Run, damage: object) -> None:
    """Nothing is made up in its place, and nothing is overwritten."""
    file = home / "library.sqlite3"
    broken = damage(file.read_bytes())  # type: ignore[operator]
    file.write_bytes(broken)
    for line in (["ask", _FOREST], ["list"], ["show", "forest:1"], ["remove", "forest"]):
        done = command(*line, home=home)
        assert (done.returncode, done.stdout) == (2, "")
        assert len(done.stderr.splitlines()) == 1
        assert "library.sqlite3" in done.stderr
    assert file.read_bytes() == broken


def test_reading_goes_on_where_nothing_can_be_written(home: Path) -> None:
    """Not even the log beside the file can be made: the file alone is read."""
    file = home / "library.sqlite3"
    for log in home.glob("library.sqlite3-*"):
        log.unlink()
    (home / "library.sqlite3-shm").mkdir()  # in its way, for whoever runs the tests
    store = Store.find(home)
    assert store is not None
    assert store.names() == ["forest", "miit-2024q1"]
    (home / "library.sqlite3-shm").rmdir()
    assert file.exists()


def test_a_full_disk_loses_nothing(home: Path, tmp_path: Path) -> None:
    """Files that may not grow: `add` fails with 2, and all that was there still answers."""
    other = tmp_path / "other.txt"
    other.write_text(PAGE.replace("林业", "水利"), encoding="utf-8")
    room = 16_384  # bytes: less than the log takes for one transcript
    limited = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room})); "
    done = subprocess.run(
        [sys.executable, "-c", limited + "from briefcli.cli import run; run()", "add", str(other)],
        env={**os.environ, "BRIEFCLI_HOME": str(home)},
        capture_output=True, encoding="utf-8", check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 2, done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert names(home) == ["miit-2024q1", "forest"]
    assert Library.open(home).ask("古树有多少株")


def test_killed_at_any_moment(home: Path, tmp_path: Path) -> None:
    """A killed `add` leaves the library as before or as after, and the next one makes it whole."""
    files = []
    for number in range(3):
        path = tmp_path / f"page-{number}.txt"
        path.write_text(PAGE.replace("38.6", f"38.{number}"), encoding="utf-8")
        files.append(str(path))
    whole = {
        briefing.name: briefing
        for path in files
        if (briefing := parse(Path(path).read_text("utf-8"), Path(path).stem))
    }
    line = [sys.executable, "-m", "briefcli", "add", *files]
    for delay in (0.1, 0.2, 0.3, 0.4, 0.6):
        process = subprocess.Popen(
            line, env={**os.environ, "BRIEFCLI_HOME": str(home)}, stderr=subprocess.DEVNULL
        )
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.wait()
        library = Library.open(home)
        there = [each.transcript for each in library.list()]
        assert there[:1] == ["miit-2024q1"]
        assert "forest" in there
        for name in set(there) & set(whole):
            assert Store.find(home).briefing(name) == whole[name]  # type: ignore[union-attr]
        assert library.ask("古树有多少株")
    for file in files:
        Library.open(home).add(file)
    assert len(names(home)) == 5


def test_two_at_once_both_get_through(home: Path, tmp_path: Path) -> None:
    """A second `add` waits for the first; nothing is lost or there twice."""
    started = []
    for number in range(4):
        path = tmp_path / f"page-{number}.txt"
        path.write_text(PAGE.replace("38.6", f"38.{number}"), encoding="utf-8")
        line = [sys.executable, "-m", "briefcli", "add", str(path)]
        started.append(subprocess.Popen(line, env={**os.environ, "BRIEFCLI_HOME": str(home)}))
    assert [process.wait(timeout=60) for process in started] == [0, 0, 0, 0]
    assert len(names(home)) == 6
    found = Library.open(home).search("护林员", exact=True)
    assert sorted(hit.transcript for hit in found) == ["forest", "page-0", "page-1", "page-2", "page-3"]


def test_a_text_that_is_no_briefing_is_not_kept(home: Path) -> None:
    with pytest.raises(UnusableInput):
        Library.open(home).add(parse_nothing(home))


def parse_nothing(folder: Path) -> Path:
    path = folder / "prose.txt"
    path.write_text("河道清淤已完成。\n", encoding="utf-8")
    return path
