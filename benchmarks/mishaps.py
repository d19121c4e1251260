"""Mishaps while transcripts are added: killed, out of space, and two at once. Nothing may be lost.

    python benchmarks/mishaps.py [TIMES]

Each mishap is tried TIMES (default 100) on `briefcli add` of three transcripts to a library that holds
one, at a random moment, with a random room for its files, or beside a second `add` and a reader. After
each, the library is looked at from a process that knows nothing of it: every transcript must be there as
a whole, with the same sentences, figures of the segments and answers as in an undisturbed library, or
not at all; what was there before must be there still; and adding again must make it complete. Prints how
often each went how, and ends with 1 at the first library that is not as before or as after.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from briefcli import Library

_SEED = 1
_LEAST_ROOM, _MOST_ROOM = 4_000, 400_000  # bytes that a starved process may write to one file
_LIMITED = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, ({0}, {0})); "
_RUN = "from briefcli.cli import run; run()"
_PAGE = """第{0}场新闻发布会实录

2024年{0}月6日，省水务局局长顾行舟介绍情况并回答记者提问。

记者：请介绍{1}的情况。

顾行舟：全省{1}完成投资{0}38.6亿元，同比增长{0}.4%。其中{1}惠及{0}86个村。

记者：下一步{1}怎么安排？

顾行舟：明年{1}再投入{0}20亿元。力争建成{0}2座示范工程。
"""
_SUBJECTS = ("河道清淤", "水库加固", "灌区改造", "污水处理")

State = dict[str, tuple[object, ...]]


class Trial:
    """The files, and what an undisturbed library gives for each of them."""

    def __init__(self, folder: Path) -> None:
        """Write the files below `folder` and look at a library that nothing happened to."""
        self.folder, self.home = folder, folder / "home"
        self.files = []
        for number, subject in enumerate(_SUBJECTS, 1):
            file = folder / f"page-{number}.txt"
            file.write_text(_PAGE.format(number, subject), encoding="utf-8")
            self.files.append(str(file))
        self.fresh()
        self.before = state(self.home)
        self.add().wait()
        self.after = state(self.home)
        if len(self.after) != len(_SUBJECTS) + 1:
            sys.exit("adding fails by itself")

    def fresh(self) -> None:
        """A library with the first file and the transcript that ships."""
        keep = self.folder / "fresh"
        if not keep.exists():
            self.home = keep
            self._start(_RUN, self.files[:1]).wait()
            self.home = self.folder / "home"
        shutil.rmtree(self.home, ignore_errors=True)
        shutil.copytree(keep, self.home)

    def add(self, room: int | None = None) -> "subprocess.Popen[bytes]":
        """Start adding the other files, with `room` bytes for each file that it writes."""
        return self._start((_LIMITED.format(room) if room is not None else "") + _RUN, self.files[1:])

    def _start(self, program: str, files: list[str]) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            [sys.executable, "-c", program, "add", *files],
            env={**os.environ, "BRIEFCLI_HOME": str(self.home)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def verify(self, what: str) -> int:
        """How many of the added transcripts are there. Ends the benchmark if anything is lost or half."""
        found = state(self.home)
        wrong = [name for name, held in found.items() if held != self.after.get(name)]
        lost = set(self.before) - set(found)
        if wrong or lost:
            sys.exit(f"{what}: other than before or after: {wrong}, lost: {lost}; {self.home}")
        done = len(found) - len(self.before)
        if self.add().wait() or state(self.home) != self.after:
            sys.exit(f"{what}: adding again does not make it whole; {self.home}")
        return done


def state(home: Path) -> State:
    """All that can be asked of each transcript of a library, by name."""
    library = Library.open(home)
    found: State = {}
    for listing in library.list():
        name = listing.transcript
        found[name] = (
            listing,
            library.show(all=True, transcript=name),
            library.figures(transcript=name),
            # Scores weigh a word by all transcripts, so of these only what is found is held against.
            sorted((hit.line, hit.sentence) for hit in library.search("亿元", transcript=name)),
            [answer.sentence for answer in library.ask("完成投资多少", transcript=name)][:1],
        )
    return found


def killed(trial: Trial, chance: random.Random, seconds: float) -> str:
    """An `add` killed at a random moment."""
    adding = trial.add()
    time.sleep(chance.uniform(0, seconds))
    adding.send_signal(signal.SIGKILL)
    adding.wait()
    return f"{trial.verify('killed')} of 3 added"


def starved(trial: Trial, chance: random.Random, seconds: float) -> str:  # noqa: ARG001
    """An `add` that may write only so much to a file."""
    status = trial.add(chance.randint(_LEAST_ROOM, _MOST_ROOM)).wait()
    done = trial.verify("starved")
    if status == 0 and done != len(trial.files) - 1:
        sys.exit("starved: told as done, and is not")
    return f"status {status}, {done} of 3 added"


def doubled(trial: Trial, chance: random.Random, seconds: float) -> str:
    """Two at once, and a reader between."""
    first = trial.add()
    time.sleep(chance.uniform(0, seconds / 2))
    second = trial.add()
    began = time.perf_counter()
    while first.poll() is None or second.poll() is None:
        found = state(trial.home)
        if any(held != trial.after.get(name) for name, held in found.items() if held[3]):
            sys.exit("doubled: a reader saw half")
    waited = time.perf_counter() - began
    if first.returncode or second.returncode or waited > 60 * seconds:
        sys.exit(f"doubled: {first.returncode}, {second.returncode} after {waited:.1f} s")
    return f"{trial.verify('doubled')} of 3 added"


def main() -> int:
    """Try each mishap and print how it went."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    chance = random.Random(_SEED)  # noqa: S311  # repeatable, not secret
    mishaps = (killed, starved, doubled)
    with tempfile.TemporaryDirectory() as name:
        trial = Trial(Path(name))
        trial.fresh()
        began = time.perf_counter()
        trial.add().wait()
        seconds = time.perf_counter() - began
        for mishap in mishaps:
            went: Counter[str] = Counter()
            for _ in range(times):
                trial.fresh()
                went[mishap(trial, chance, seconds)] += 1
            outcomes = "; ".join(f"{how}: {count}" for how, count in sorted(went.items()))
            print(f"{mishap.__name__:8} {times} times, nothing lost ({outcomes})", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
