"""Questions with what is right for them: how many are answered rightly, and refused rightly.

    python benchmarks/answers.py [--failures] [-t TRANSCRIPT] FILE…

`benchmarks/questions.jsonl` holds 150 on the transcript that ships, written from the text by somebody who
had not seen the program; some of what it answered wrongly was then looked at. FILE holds one question a
line, in JSON: `question`, `kind`, `segment` (a number, a list of them, or null
where the transcript does not answer), `evidence` (clauses any of which is by itself a right answer),
`short` (acceptable short answers, none where only a sentence answers), and, if they apply, `paraphrase`
(true where the answer is worded quite differently) and `variant` (the rough spelling). TRANSCRIPT is a
name or a file; without it the whole library is asked (at first the transcript that ships).

For each kind and in all it prints
- sentence@1: the first answer's sentence holds an evidence, and its segment is right,
- segment@1: its segment is right,
- short exact: of the questions with `short`, those whose short answer is one of them, or holds one and is
  at most 6 characters longer, its sentence being right,
- refused: of the questions without an answer, those that got none; wrongly refused: of the others.
White space and width are no differences. The last line tells the time a question took.
"""

import argparse
import json
import re
import time
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from briefcli import Library
from briefcli.records import Answer

_LONGER = 6  # characters that a short answer may be longer than the shortest that is right
_MEASURES = ("sentence@1", "segment@1", "short exact", "refused", "wrongly refused")


class Result(NamedTuple):
    """A question, what was answered first, and what of that is right: None where it does not apply."""

    asked: dict[str, Any]
    answer: Answer | None
    right: dict[str, bool | None]


def plain(text: str) -> str:
    """A text without the differences that do not count."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def judge(asked: dict[str, Any], answer: Answer | None) -> Result:
    """Hold the first answer, None if refused, against what is right."""
    if asked["segment"] is None:
        return Result(asked, answer, {**dict.fromkeys(_MEASURES), "refused": answer is None})
    wanted = asked["segment"] if isinstance(asked["segment"], list) else [asked["segment"]]
    segment = answer is not None and answer.segment in wanted
    sentence = segment and answer is not None and _holds(answer.sentence, asked["evidence"])
    short = None
    if asked.get("short"):
        given = plain(answer.answer or "") if answer else ""
        short = sentence and any(
            plain(each) in given and len(given) <= len(plain(each)) + _LONGER for each in asked["short"]
        )
    right = (sentence, segment, short, None, answer is None)
    return Result(asked, answer, dict(zip(_MEASURES, right, strict=True)))


def _holds(sentence: str, evidence: Iterable[str]) -> bool:
    """Whether a sentence overlaps one of the clauses: holds it, or is within it."""
    text = plain(sentence).rstrip("。!?:;")
    return any(plain(each) in text or text in plain(each) for each in evidence)


def groups(asked: dict[str, Any]) -> Iterator[str]:
    """The rows of the table that a question counts in."""
    yield "in all"
    yield asked["kind"]
    if asked.get("paraphrase"):
        yield "worded differently"
    if asked.get("variant"):
        yield "rough spelling"
        yield f"  {asked['variant']}"
    if asked["segment"] is not None and not asked.get("paraphrase") and not asked.get("variant"):
        yield "as in the text"


def table(results: Iterable[Result]) -> Iterator[str]:
    """A line a group, with the share that is right by each measure, and of how many."""
    found: dict[str, dict[str, list[bool]]] = {}
    for result in results:
        for group in groups(result.asked):
            for measure, right in result.right.items():
                if right is not None:
                    found.setdefault(group, {}).setdefault(measure, []).append(right)
    yield " " * 20 + "".join(f"{measure:>18}" for measure in _MEASURES)
    for group, measures in found.items():
        cells = [measures.get(measure) for measure in _MEASURES]
        shares = [f"{sum(cell) / len(cell):.2f} of {len(cell):3}" if cell else "" for cell in cells]
        yield f"{group:20}" + "".join(f"{share:>18}" for share in shares)


def failures(results: Iterable[Result]) -> Iterator[str]:
    """The questions that were answered wrongly in any measure, with the answer given and a right one."""
    for asked, answer, right in results:
        wrong = [
            measure
            for measure, value in right.items()
            if value is not None and value != (measure != "wrongly refused")
        ]
        if wrong:
            yield f"{asked.get('id', '')} [{asked['kind']}] {asked['question']}  ({', '.join(wrong)})"
            if answer:
                yield f"    given: {answer.answer} | {answer.score} | {answer.id} {answer.sentence}"
            if asked["segment"] is not None:
                yield f"    right: {asked.get('short')} | {asked['segment']} {asked['evidence'][0]}"
            else:
                yield f"    {asked.get('why', '')}"


def main() -> None:
    """Read the arguments, ask, print."""
    parser = argparse.ArgumentParser(description="How many questions are answered and refused rightly.")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("-t", "--transcript")
    parser.add_argument("--failures", action="store_true", help="list what went wrong")
    options = parser.parse_args()
    library, named = Library.open(), options.transcript
    if named and Path(named).exists():
        library, named = Library.of(), None
        library.add(options.transcript)
    lines = [line for file in options.files for line in file.read_text("utf-8").splitlines() if line]
    library.ask("")
    started = time.perf_counter()
    results = []
    for asked in map(json.loads, lines):
        answers = library.ask(asked["question"], limit=1, transcript=named)
        results.append(judge(asked, answers[0] if answers else None))
    seconds = (time.perf_counter() - started) / len(results)
    print("\n".join(table(results)))
    if options.failures:
        print("\n".join(failures(results)))
    print(f"{1000 * seconds:.1f} ms a question")


if __name__ == "__main__":
    main()
