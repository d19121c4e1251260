"""A library of N segments: what adding, asking and keeping cost, against what each can be held against.

    python benchmarks/scale.py N [--fast] [--runs RUNS] FILE…

FILE are texts, or question sets in the layout of SQuAD. Their sentences, in random but repeatable order
and with other numbers each time, are made into transcripts of seven segments of about twelve sentences.
Everything is measured on whole processes of the program that belongs to this Python, in folders that
are taken away afterwards, and beside it in the same run:

- add: `briefcli add` of all transcripts, and `jieba.lcut_for_search` over the same texts in a process
  pool of all cores. Without `--fast` rjieba is kept from being found;
- cache: the bytes of the cache folder, and the UTF-8 bytes of the originals;
- cold ask: a question as a process of its own in this library, and in a new one of seven segments, in turn;
- ask: questions in one running process (median), and the tantivy query for the same words on the same index
  with its ten best passages;
- one more: one transcript added to this library, and to an empty one, in turn.

It prints each with its yardstick, the ratio and its bound, and ends with 1 if a ratio is above that.
"""

import argparse
import json
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import tantivy

from briefcli import Library
from briefcli.cache import Cache
from briefcli.text.normal import fold
from briefcli.text.words import Cutter, open_dictionary

_SENTENCES, _PARAGRAPH, _SEGMENTS = 12, 4, 7
_SENTENCE = re.compile(r"[^。！？\n]{8,120}[。！？]")
_SEED = 1
_QUESTIONS = 40
_KNOWN = "5G基站有多少"  # answered by the transcript that ships, in a library of any size
_BEST = 10  # passages that the bare query gives
_MEBIBYTES = 200  # bound of the memory of a cold question
_JIEBA = """
import multiprocessing, pathlib, sys
import jieba
jieba.setLogLevel(60)
def cut(text):
    return jieba.lcut_for_search(text)
if __name__ == "__main__":
    texts = [path.read_text("utf-8") for path in sorted(pathlib.Path(sys.argv[1]).glob("*.txt"))]
    with multiprocessing.Pool() as pool:
        print(sum(map(len, pool.map(cut, texts))))
"""


class Measured(NamedTuple):
    """A cost with its yardstick and the ratio that it is to stay below; both are of one `unit`."""

    name: str
    ours: float
    theirs: float
    unit: str
    ratio: float
    bound: float


class Ran(NamedTuple):
    """How long a process took, in seconds of the clock, and the most memory it held, in MiB."""

    seconds: float
    mebibytes: float


class Bench:
    """Folders for one measurement, and the program run in them."""

    def __init__(self, folder: Path, *, fast: bool) -> None:
        """Work below `folder`; without `fast` rjieba is hidden."""
        self.folder = folder
        hidden = folder / "hidden"
        hidden.mkdir()
        (hidden / "rjieba.py").write_text("raise ImportError\n", encoding="utf-8")
        path = os.environ.get("PYTHONPATH", "")
        searched = os.pathsep.join([*([] if fast else [str(hidden)]), *([path] if path else [])])
        self._environment = {**os.environ, "PYTHONPATH": searched}

    def briefcli(self, home: Path, *arguments: str) -> Ran:
        """Run a command of the program with its own home."""
        return self.python("-m", "briefcli", *arguments, BRIEFCLI_HOME=str(home))

    def python(self, *arguments: str, **variables: str) -> Ran:
        """Run Python; its output is not shown. Ends the benchmark if it fails."""
        began = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, *arguments],
            env={**self._environment, **variables},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        if status:
            sys.exit(f"{' '.join(arguments)[:100]}: failed with {os.waitstatus_to_exitcode(status)}")
        return Ran(seconds, usage.ru_maxrss / 1024)


def sentences(files: Sequence[Path]) -> list[str]:
    """The sentences of texts and question sets, each once."""
    found: dict[str, None] = {}
    for file in files:
        text = file.read_text(encoding="utf-8")
        if file.suffix == ".json":
            paragraphs = (p["context"] for article in json.loads(text)["data"] for p in article["paragraphs"])
            text = "\n".join(paragraphs)
        found.update(dict.fromkeys(_SENTENCE.findall(text)))
    if len(found) < _SENTENCES:
        sys.exit("too few sentences in these files")
    return list(found)


def transcripts(known: Sequence[str], segments: int) -> Iterator[str]:
    """Texts of transcripts with that many segments in all."""
    chance = random.Random(_SEED)  # noqa: S311  # repeatable, not secret

    def sentence() -> str:
        return re.sub(r"\d+", lambda match: str(chance.randrange(10 ** len(match[0]))), chance.choice(known))

    for number in range(0, segments, _SEGMENTS):
        year, month, day = 2000 + number // _SEGMENTS % 25, chance.randint(1, 12), chance.randint(1, 28)
        lines = [f"第{number}场新闻发布会实录", f"{year}年{month}月{day}日，甲乙丙厅长回答记者提问。"]
        for _ in range(min(_SEGMENTS, segments - number)):
            lines.append(f"记者：{sentence()[:40].rstrip('。！？')}？")
            said = [sentence() for _ in range(_SENTENCES)]
            paragraphs = ["".join(said[i : i + _PARAGRAPH]) for i in range(0, _SENTENCES, _PARAGRAPH)]
            lines += [f"甲乙丙：{paragraphs[0]}", *paragraphs[1:]]
        yield "\n\n".join(lines) + "\n"


def questions(known: Sequence[str]) -> list[str]:
    """Questions about sentences: the first words of one, up to a comma."""
    chance = random.Random(_SEED)  # noqa: S311
    return [re.split("[，、；：]", chance.choice(known))[0][:20] + "？" for _ in range(_QUESTIONS)]


def adding(bench: Bench, texts: Path, home: Path, bound: float) -> Measured:
    """All transcripts added, and their texts cut by jieba in a pool."""
    script = bench.folder / "jieba_pool.py"
    script.write_text(_JIEBA, encoding="utf-8")
    theirs = bench.python(str(script), str(texts)).seconds
    ours = bench.briefcli(home, "add", str(texts)).seconds
    return Measured("add", ours, theirs, "s", ours / theirs, bound)


def cached(texts: Path, home: Path) -> Measured:
    """The bytes of the cache, and of the originals, in millions."""
    kept = sum(path.stat().st_size for path in (home / "cache").rglob("*") if path.is_file()) / 1e6
    original = sum(path.stat().st_size for path in texts.iterdir()) / 1e6
    return Measured("cache", kept, original, "MB", kept / original, 3.0)


def cold(bench: Bench, home: Path, runs: int) -> Iterator[Measured]:
    """A question as a process of its own, in this library and in a new one."""
    new = bench.folder / "new"
    ours, theirs = [], []
    for run in range(runs + 2):
        one = bench.briefcli(home, "ask", _KNOWN, "-f", "json")
        other = bench.briefcli(new, "ask", _KNOWN, "-f", "json")
        if run > 1:
            ours.append(one)
            theirs.append(other)
    seconds = [[each.seconds for each in side] for side in (ours, theirs)]
    ratio = statistics.median(a / b for a, b in zip(*seconds, strict=True))
    medians = [statistics.median(side) * 1000 for side in seconds]
    yield Measured("cold ask", medians[0], medians[1], "ms", ratio, 1.5)
    most, least = (max(each.mebibytes for each in side) for side in (ours, theirs))
    yield Measured("cold ask, memory", most, least, "MiB", most / _MEBIBYTES, 1.0)


def asking(home: Path, asked: Sequence[str]) -> Measured:
    """Questions in a running process, each beside the bare query for its words."""
    library = Library.open(home)
    cutter = Cutter(open_dictionary(Cache(home)))
    (folder,) = (home / "cache").glob("library-*")
    index = tantivy.Index.open(str(folder))
    searcher = index.searcher()

    def bare(question: str) -> None:
        words = [
            (tantivy.Occur.Should, tantivy.Query.term_query(index.schema, "words", word, "freq"))
            for word in dict.fromkeys(cutter.words(fold(question)))
        ]
        for _, address in searcher.search(tantivy.Query.boolean_query(words), _BEST).hits:
            searcher.doc(address)

    library.ask(_KNOWN)
    times: list[tuple[float, float]] = []
    for question in asked:
        bare(question)  # the files of both are in memory then
        began = time.perf_counter()
        library.ask(question)
        between = time.perf_counter()
        bare(question)
        times.append((between - began, time.perf_counter() - between))
    ours, theirs = (statistics.median(side) * 1000 for side in zip(*times, strict=True))
    return Measured("ask", ours, theirs, "ms", ours / theirs, 4.0)


def one_more(bench: Bench, home: Path, text: str, runs: int) -> Measured:
    """One transcript added to this library, and to an empty one."""
    ours, theirs = [], []
    for run in range(runs):
        file = bench.folder / f"one-more-{run}.txt"
        file.write_text(text, encoding="utf-8")
        empty = bench.folder / "empty"
        bench.briefcli(empty, "ask", _KNOWN)  # the dictionary is there in both
        theirs.append(bench.briefcli(empty, "add", str(file)).seconds)
        ours.append(bench.briefcli(home, "add", str(file)).seconds)
        shutil.rmtree(empty)
    ratio = statistics.median(a / b for a, b in zip(ours, theirs, strict=True))
    return Measured("one more", statistics.median(ours), statistics.median(theirs), "s", ratio, 3.0)


def main() -> int:
    """Measure and print; 1 if a bound is broken."""
    parser = argparse.ArgumentParser()
    parser.add_argument("segments", type=int)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--fast", action="store_true")
    parser.add_argument("--runs", type=int, default=11)
    options = parser.parse_args()
    known = sentences(options.files)
    broken = False

    def tell(measured: Measured) -> None:
        nonlocal broken
        over = measured.ratio > measured.bound
        broken = broken or over
        print(
            f"{measured.name:18} {measured.ours:9.1f} {measured.theirs:9.1f} {measured.unit:4} "
            f"{measured.ratio:6.2f} {measured.bound:6.2f}{'  over' if over else ''}",
            flush=True,
        )

    with tempfile.TemporaryDirectory() as name:
        bench = Bench(Path(name), fast=options.fast)
        texts, home = bench.folder / "texts", bench.folder / "home"
        texts.mkdir()
        for number, text in enumerate(transcripts(known, options.segments)):
            (texts / f"briefing-{number:06}.txt").write_text(text, encoding="utf-8")
        print(f"{'':18} {'ours':>9} {'theirs':>9} {'':4} {'ratio':>6} {'bound':>6}")
        tell(adding(bench, texts, home, 0.5 if options.fast else 1.5))
        tell(cached(texts, home))
        for measured in cold(bench, home, options.runs):
            tell(measured)
        tell(asking(home, questions(known)))
        tell(one_more(bench, home, next(transcripts(known, _SEGMENTS)), options.runs))
    return int(broken)


if __name__ == "__main__":
    sys.exit(main())
