"""The cache folder: whatever becomes of it, the answers stay the same."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import PAGE, Run

from briefcli import Answer, Library
from briefcli.cache import Cache

_QUESTION = "5G基站"
_DAY = 24 * 3600


@pytest.fixture(scope="session")
def built(shared_home: Path) -> Path:
    """A home folder with a whole cache in it. Tests copy it."""
    assert _answers(shared_home)
    return shared_home


@pytest.fixture
def home(built: Path, tmp_path: Path) -> Path:
    """A home folder with a whole cache in it, to be spoiled."""
    copy = tmp_path / "copy"
    shutil.copytree(built, copy)
    return copy


@pytest.fixture(scope="session")
def answers(built: Path) -> list[Answer]:
    """What the answers are, whatever becomes of the cache."""
    return _answers(built)


def _answers(home: Path) -> list[Answer]:
    return Library.open(home).ask(_QUESTION)


def _entry(home: Path, kind: str) -> Path:
    (entry,) = (home / "cache").glob(f"{kind}-*")
    return entry


def _state(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Every file and folder in a folder and below, with when it was changed and what is in it."""
    return {
        str(path.relative_to(folder)): (
            path.stat().st_mtime_ns,
            path.read_bytes() if path.is_file() else b"",
        )
        for path in (folder, *sorted(folder.rglob("*")))
    }


def _process(home: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "BRIEFCLI_HOME": str(home)},
    )


def _finished(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, err = process.communicate(timeout=60)
    return process.returncode, out, err


# --- Where nothing can be written ------------------------------------------------------------------


def test_a_home_that_cannot_be(run: Run, command: Run, tmp_path: Path) -> None:
    """Where the home folder cannot be made, since a file is in its way, there still is the answer."""
    (tmp_path / "file").touch()
    line = ("ask", _QUESTION, "-n", "0")
    done = run(*line, home=tmp_path / "file" / "home")
    assert (done.returncode, done.stdout, done.stderr) == (0, command(*line).stdout, "")
    assert (tmp_path / "file").read_bytes() == b""


# Modes bind root too once it has lost CAP_DAC_OVERRIDE (1): taken out of the bounding set
# (PR_CAPBSET_DROP, 24), it is gone in the next program that is started.
_BOUND_BY_MODES = """
import ctypes, os, sys
if os.geteuid() == 0:
    assert ctypes.CDLL(None, use_errno=True).prctl(24, 1, 0, 0, 0) == 0
os.execv(sys.executable, [sys.executable, "-c", *sys.argv[1:]])
"""
_RUN = "from briefcli.cli import run; run()"


@pytest.mark.parametrize("cached", [True, False], ids=["with a cache in it", "empty"])
def test_a_home_that_is_read_only(home: Path, command: Run, cached: bool) -> None:
    """In a home folder that cannot be written to, with a cache or without, the answers are the same.

    The index cannot even be opened there, since tantivy wants to write its lock file.
    """
    if not cached:
        shutil.rmtree(home / "cache")
    before = _state(home)
    folders = [home, *(path for path in home.rglob("*") if path.is_dir())]
    files = [path for path in home.rglob("*") if path.is_file()]
    for path in (*files, *folders):
        path.chmod(0o500 if path.is_dir() else 0o400)
    try:
        attempt = f"open({str(home / 'new')!r}, 'w')"
        assert "PermissionError" in _finished(_process(home, "-c", _BOUND_BY_MODES, attempt))[2]
        line = ("ask", _QUESTION, "-n", "0")
        done = _finished(_process(home, "-c", _BOUND_BY_MODES, _RUN, *line))
        assert done == (0, command(*line).stdout, "")
        assert _state(home) == before
    finally:
        for path in folders:
            path.chmod(0o700)


def test_a_full_disk(tmp_path: Path, command: Run) -> None:
    """Where the disk is full before the cache is complete, the answer comes and no half entry stays.

    Afterwards, with room again, the next run answers too and completes the cache.
    """
    home = tmp_path / "home"
    limited = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n{_RUN}"
    line = ("ask", _QUESTION, "-n", "0")
    expected = (0, command(*line).stdout, "")
    assert _finished(_process(home, "-c", limited, *line)) == expected
    assert not list((home / "cache").glob(".*"))
    assert not list((home / "cache").glob("dictionary-*"))
    assert _finished(_process(home, "-m", "briefcli", *line)) == expected
    assert _entry(home, "dictionary")
    assert _entry(home, "index")


def test_a_missing_home_is_made_for_this_user_alone(tmp_path: Path, answers: list[Answer]) -> None:
    """The home folder is made when it is first needed, and nobody else can look into or write to it."""
    home = tmp_path / "not" / "yet"
    Library.open(home).topics()
    assert not home.exists()
    assert _answers(home) == answers
    assert _entry(home, "dictionary")
    assert _entry(home, "index")
    assert (home.stat().st_mode & 0o777, (home / "cache").stat().st_mode & 0o777) == (0o700, 0o700)


# --- What others may have planted ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "mode"),
    [
        pytest.param("", 0o777, id="the home folder, for everybody"),
        pytest.param("cache", 0o770, id="the cache folder in it, for the group"),
    ],
)
def test_a_home_that_others_can_write_to(home: Path, answers: list[Answer], place: str, mode: int) -> None:
    """A folder that others can write to is neither read from nor written to.

    The entries here are damaged: one that was read would be made anew.
    """
    _entry(home, "dictionary").write_bytes(b"planted")
    (_entry(home, "index") / "meta.json").write_bytes(b"planted")
    (home / place).chmod(mode)
    before = _state(home)
    assert _answers(home) == answers
    assert _state(home) == before


def test_an_empty_home_that_others_can_write_to(tmp_path: Path, answers: list[Answer]) -> None:
    """An empty folder that others can write to stays empty."""
    home = tmp_path / "shared"
    home.mkdir()
    home.chmod(0o777)
    assert _answers(home) == answers
    assert list(home.iterdir()) == []


# --- Damage ----------------------------------------------------------------------------------------


def _cut(path: Path, size: int) -> None:
    os.truncate(path, size)


def _halve(path: Path) -> None:
    _cut(path, path.stat().st_size // 2)


def _cut_at_a_line(path: Path) -> None:
    whole = path.read_bytes()
    _cut(path, whole.rfind(b"\n", 0, len(whole) // 2) + 1)


def _blank_out(path: Path) -> None:
    """Zeros instead of what was written, as some file systems leave after a power cut."""
    path.write_bytes(bytes(path.stat().st_size))


def _in_index(ending: str, spoil: Callable[[Path], None]) -> Callable[[Path], None]:
    def spoil_one(home: Path) -> None:
        (file,) = _entry(home, "index").glob(f"*{ending}")
        spoil(file)

    return spoil_one


def _every_file(spoil: Callable[[Path], None]) -> Callable[[Path], None]:
    def spoil_all(home: Path) -> None:
        for path in _entry(home, "index").iterdir():
            spoil(path)

    return spoil_all


def _swap(kind: str) -> Callable[[Path], None]:
    """An entry that is a file where a folder should be, or the other way round."""

    def swap(home: Path) -> None:
        entry = _entry(home, kind)
        if entry.is_dir():
            shutil.rmtree(entry)
            entry.touch()
        else:
            entry.unlink()
            entry.mkdir()

    return swap


def _dictionary(spoil: Callable[[Path], None]) -> Callable[[Path], None]:
    return lambda home: spoil(_entry(home, "dictionary"))


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(_dictionary(lambda path: _cut(path, 0)), id="the dictionary emptied"),
        pytest.param(_dictionary(_cut_at_a_line), id="the dictionary cut at the end of a line"),
        pytest.param(_swap("dictionary"), id="the dictionary a folder"),
        pytest.param(_every_file(lambda path: _cut(path, 0)), id="the index: all files emptied"),
        pytest.param(_every_file(_blank_out), id="the index: all files blanked out"),
        pytest.param(_every_file(Path.unlink), id="the index: all files gone"),
        pytest.param(_in_index(".store", _halve), id="the index: texts cut in half"),
        pytest.param(_in_index(".store", _blank_out), id="the index: texts blanked out"),
        pytest.param(_in_index(".idx", Path.unlink), id="the index: a file gone"),
        pytest.param(_in_index(".pos", Path.unlink), id="the index: a file gone that is opened late"),
        pytest.param(_swap("index"), id="the index a file"),
    ],
)
def test_a_damaged_entry_comes_back(home: Path, answers: list[Answer], spoil: Callable[[Path], None]) -> None:
    """A damaged entry changes no answer, and is made anew."""
    size = _entry(home, "dictionary").stat().st_size
    spoil(home)
    spoiled = _state(home)
    assert _answers(home) == answers
    assert _state(home) != spoiled
    assert _entry(home, "dictionary").stat().st_size == size


# --- Several processes -----------------------------------------------------------------------------


def test_two_first_runs_at_once(tmp_path: Path, run: Run, command: Run) -> None:
    """Two processes that build the cache at the same time both answer and leave one whole cache."""
    home = tmp_path / "home"
    line = ("ask", _QUESTION, "-n", "0")
    processes = [_process(home, "-m", "briefcli", *line) for _ in range(2)]
    expected = (0, command(*line).stdout, "")
    assert [_finished(process) for process in processes] == [expected, expected]
    kinds = sorted(path.name.partition("-")[0] for path in (home / "cache").iterdir())
    assert kinds == ["dictionary", "index"]
    before = _state(home)
    assert run(*line, home=home).stdout == expected[1]
    assert _state(home).keys() == before.keys()


def test_a_first_run_that_is_killed(tmp_path: Path, run: Run, command: Run) -> None:
    """A process killed while it builds the cache leaves nothing that breaks the next."""
    home = tmp_path / "home"
    line = ("ask", _QUESTION, "-n", "0")
    process = _process(home, "-m", "briefcli", *line)
    given_up = time.monotonic() + 30
    while not (home / "cache").exists() or not list((home / "cache").iterdir()):
        assert process.poll() is None
        assert time.monotonic() < given_up
        time.sleep(0.005)
    process.kill()
    assert _finished(process)[0] != 0
    done = run(*line, home=home)
    assert (done.returncode, done.stdout, done.stderr) == (0, command(*line).stdout, "")
    assert _entry(home, "dictionary")
    assert _entry(home, "index")


# --- What makes an entry stale ---------------------------------------------------------------------


def test_a_changed_transcript_rebuilds(tmp_path: Path, page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The index is of the transcripts as they are: one that changes, comes or goes is seen at once."""
    home = tmp_path / "home"
    files = {"forest": page}
    monkeypatch.setattr("briefcli.shelves.bundled_transcripts", lambda: dict(files))

    def sizes() -> list[str | None]:
        return [answer.answer for answer in Library.open(home).ask("造林", limit=0)]

    assert sizes()[:1] == ["38.6万亩"]
    page.write_text(PAGE.replace("全省完成造林38.6万亩", "全省完成造林41.2万亩"), encoding="utf-8")
    assert sizes()[:1] == ["41.2万亩"]
    files["wood"] = tmp_path / "wood.txt"
    files["wood"].write_text(PAGE, encoding="utf-8")
    assert sizes()[:2] == ["41.2万亩", "38.6万亩"]
    del files["forest"]
    assert sizes()[:1] == ["38.6万亩"]


def test_an_entry_is_made_once(tmp_path: Path) -> None:
    """What is in the cache is found and not made again; another name is another entry."""
    cache = Cache(tmp_path / "home")
    assert cache.find("words-1") is None
    path = cache.add("words-1", Path.touch)
    assert path is not None
    assert cache.find("words-1") == path
    assert Cache(tmp_path / "home").find("words-1") == path
    assert cache.find("words-2") is None
    cache.drop("words-1")
    assert cache.find("words-1") is None
    cache.drop("words-1")


@pytest.mark.parametrize(
    "error",
    [
        pytest.param(OSError(28, "No space left on device"), id="the disk is full"),
        pytest.param(ValueError("LockBusy"), id="as tantivy tells it"),
    ],
)
def test_an_entry_that_cannot_be_made(tmp_path: Path, error: Exception) -> None:
    """Half an entry is never found, and leaves nothing behind."""
    cache = Cache(tmp_path / "home")

    def make(path: Path) -> None:
        path.write_text("half", encoding="utf-8")
        raise error

    assert cache.add("words-1", make) is None
    assert cache.find("words-1") is None
    assert list((tmp_path / "home" / "cache").iterdir()) == []


@pytest.mark.parametrize(
    ("name", "age", "kept"),
    [
        pytest.param("index-old", 8 * _DAY, False, id="of the same kind, a week old: swept away"),
        pytest.param("index-old", 6 * _DAY, True, id="younger: another version may still use it"),
        pytest.param("words-old", 8 * _DAY, True, id="of another kind: still in use"),
        pytest.param(".given-up", 2 * 3600, False, id="unfinished for two hours: swept away"),
        pytest.param(".at-work", 60, True, id="unfinished for a minute: somebody is at it"),
    ],
)
def test_what_is_left_behind_is_swept_away(tmp_path: Path, name: str, age: float, kept: bool) -> None:
    """A new entry takes away what earlier versions and killed processes left, and nothing else."""
    cache = Cache(tmp_path / "home")

    def make(path: Path) -> None:
        path.mkdir()
        (path / "file").touch()

    assert cache.add("index-0", make) is not None
    left = tmp_path / "home" / "cache" / name
    make(left)
    then = time.time() - age
    os.utime(left, (then, then))
    assert cache.add("index-1", make) is not None
    assert left.exists() is kept
    assert cache.find("index-1") is not None
