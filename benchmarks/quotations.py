"""Quotations made by rule from a transcript: how many get the right verdict, and how long a check takes.

    python benchmarks/quotations.py [--failures] [--seed N] [-n N] [FILE…]
    python benchmarks/quotations.py --speed

FILE is a transcript, checked by itself; without one the transcript that ships is. From what its officials
say `misquoting.py` makes up to N quotations of each kind (40 unless told), always the same for a seed; it
tells which kinds. For each kind and file the share whose verdict is right is printed, and of how many; then,
over all files, the verdicts given instead.

`--speed` puts the transcript that ships and varied copies of it, about 10,000 sentences, into a library in
memory and times 20 questions and 20 quotations (verbatim, altered and invented) in turns: the first round,
where each is new to the library, and the rounds behind it. It prints medians, means and their ratios.
"""

import argparse
import datetime
import json
import random
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from misquoting import CASES, MAKERS, Case, Record, cases

import briefcli
from briefcli import Briefing, Library
from briefcli.cache import Cache
from briefcli.corpus import bundled
from briefcli.reading import Sidecar, parse
from briefcli.records import Check
from briefcli.text.words import Cutter, open_dictionary

_ROUNDS = 6  # in which a library is timed
_SENTENCES, _TIMED = 10_000, 20  # of the library that is timed, and the calls of each sort
_VARIED = 0.1  # share of the characters that are others in each of its copies
_HAN = "\u4e00-\u9fff"

Result = tuple[str, Case, Check]  # the transcript, the case and what came of it


def table(results: Sequence[Result]) -> Iterator[str]:
    """A line a kind: the share that is right, in all and of each transcript, and the other verdicts given."""
    names = ["in all", *dict.fromkeys(name for name, _, _ in results)]
    yield " " * 14 + "".join(f"{each:>20}" for each in names)
    for kind in (*MAKERS, "not_found", "in all"):
        of_kind = [each for each in results if kind in (each[1].kind, "in all")]
        line = f"{kind:14}"
        for each in names:
            right = [given.verdict == case.verdict for n, case, given in of_kind if each in (n, "in all")]
            line += f"{f'{sum(right) / len(right):.3f} of {len(right):4}' if right else '':>20}"
        wrong = Counter(given.verdict for _, case, given in of_kind if given.verdict != case.verdict)
        yield f"{line}  {', '.join(f'{verdict} {count}' for verdict, count in wrong.items())}".rstrip()


def failures(results: Sequence[Result]) -> Iterator[str]:
    """The quotations with a wrong verdict."""
    for transcript, case, given in results:
        if given.verdict != case.verdict:
            yield f"{transcript} [{case.kind}] {case.quotation!r}  by {case.by}"
            yield f"    given: {given.verdict} {given.similarity} | {given.id} {given.passage}"
            yield f"    right: {case.verdict}"


def measure(paths: Sequence[Path], seed: int, count: int, *, listed: bool) -> None:
    """Check the cases of every transcript, print."""
    cutter = Cutter(open_dictionary(Cache(None)))
    records = [Record(briefcli.read(path), cutter) for path in paths]
    results: list[Result] = []
    seconds = 0.0
    for record in records:
        others = [other for other in records if other is not record]
        made = list(cases(record, others, seed, count))
        record.library.check("……热身")
        started = time.perf_counter()
        for case in made:
            given = record.library.check(case.quotation, by=case.by)[0]
            results.append((record.name, case, given))
        seconds += time.perf_counter() - started
    print("\n".join(table(results)))
    if listed:
        print("\n".join(failures(results)))
    print(f"{1000 * seconds / len(results):.1f} ms a quotation")


def varied(briefing: Briefing, copy: int, rng: random.Random) -> Briefing:
    """A briefing under another name and date, one character in ten and every number changed."""
    letters = re.findall(f"[{_HAN}]", briefing.source)
    labels = "|".join(("记者：", *(f"{each.name}：" for each in briefing.participants)))

    def changed(match: re.Match[str]) -> str:
        if match[0].isdigit():
            return rng.choice("123456789")
        return rng.choice(letters) if len(match[0]) == 1 and rng.random() < _VARIED else match[0]

    text = re.sub(rf"{labels}|[\d{_HAN}]", changed, briefing.source)
    date = datetime.date(2000, 1, 3) + datetime.timedelta(weeks=copy)
    return parse(text, f"{briefing.name}-{copy}", Sidecar(None, date, None))


def speed(path: Path, seed: int) -> None:
    """Time questions and quotations on the same library in turns, print."""
    rng = random.Random(seed)  # noqa: S311
    briefing = briefcli.read(path)
    record = Record(briefing, Cutter(open_dictionary(Cache(None))))
    sentences = sum(len(turn.sentences) for turn in record.turns)
    copies = _SENTENCES // sentences
    library = Library.of(briefing, *(varied(briefing, copy, rng) for copy in range(1, copies)))
    lines = Path(__file__).with_name("questions.jsonl").read_text("utf-8").splitlines()
    questions = [json.loads(line)["question"] for line in rng.sample(lines, _TIMED)]
    kinds = ("verbatim", "partial", "number", "negation", "not_found")
    made = [case for case in cases(record, (), seed, _TIMED // len(kinds)) if case.kind in kinds]
    library.ask("")
    library.check("……热身")
    rounds = []
    for _ in range(_ROUNDS):
        pairs = zip(questions, made, strict=True)
        rounds.append([(_timed(library.ask, q), _timed(library.check, case.quotation)) for q, case in pairs])
    print(f"about {sentences * copies} sentences, {_TIMED} questions and quotations")
    for label, those in (("first", rounds[:1]), ("further", rounds[1:])):
        asks, checks = zip(*chain.from_iterable(those), strict=True)
        for measured, of in (("median", statistics.median), ("mean", statistics.mean)):
            told = f"ask {of(asks):7.2f} ms   check {of(checks):7.2f} ms   ratio {of(checks) / of(asks):5.2f}"
            print(f"{label:9}{measured:8}{told}")
        for kind in kinds:
            times = [each[at][1] for each in those for at, case in enumerate(made) if case.kind == kind]
            print(f"{label:9}{kind:25} check {statistics.median(times):7.2f} ms")


def _timed(call: Callable[[str], object], text: str) -> float:
    """Milliseconds that a call takes."""
    began = time.perf_counter()
    call(text)
    return 1000 * (time.perf_counter() - began)


def main() -> None:
    """Read the arguments, measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", default=[*bundled().values()])
    parser.add_argument("--failures", action="store_true", help="list the quotations with a wrong verdict")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-n", type=int, default=CASES, metavar="N", help="quotations of a kind at most")
    parser.add_argument("--speed", action="store_true", help="time a check against an ask instead")
    options = parser.parse_args()
    if options.speed:
        speed(options.files[0], options.seed)
    else:
        measure(options.files, options.seed, options.n, listed=options.failures)


if __name__ == "__main__":
    main()
