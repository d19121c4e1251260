"""How many transcripts of all layouts are read as they should be.

    python benchmarks/layouts.py [--verbose] FOLDER…

Every document in a folder that has a NAME.expected.json beside it is read by `briefcli.read` and compared
with that, white space aside. Its fields:

- `title`, `date` (ISO or null), `participants` (`name`, `role`), all to be equal;
- `segments`: `asker`, `question`, `headline`, and for each answer `speaker` and how it `starts` and `ends`
  (the first and last characters); a segment is right only if all of it is;
- `opening`: the turns before the first question, as the answers of a segment;
- `not_in_text`: strings that may stand in no answer, opening or question;
- `joined`: sentences that the layout cut: each is to be found in one sentence that is told as mended;
- `host_lines`: words that are to be found among the host's (`other` of kind `host`).

A document that cannot be read (also for want of an extra) counts as missed, and the reason is printed. The
table has a line a document: right and expected segments, then what of the rest is right. `--verbose` tells
each difference.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from briefcli import BriefcliError, Briefing, read
from briefcli.briefing import Paragraph, Segment, Sentence, Turn, running_text

_SUFFIX = ".expected.json"
_PARTS = ("title", "date", "people", "opening", "joined", "host", "clean")


class Result(NamedTuple):
    """One document: how many segments are right, of how many, and which of `_PARTS`; what differs."""

    name: str
    right: int
    expected: int
    parts: dict[str, bool]
    differences: list[str]


def bare(text: object) -> str:
    """A text without white space; nothing for None."""
    return "".join(str(text).split()) if text is not None else ""


def compare(path: Path, expected: dict[str, Any]) -> Result:
    """Read a document and hold it against what is expected."""
    wanted = expected["segments"]
    try:
        briefing = read(path)
    except BriefcliError as error:
        return Result(path.name, 0, len(wanted), dict.fromkeys(_PARTS, False), [str(error)])
    found = [segment for segment in briefing.segments if segment.number]
    differences = []
    right = 0
    for number, want in enumerate(wanted):
        told = list(_segment(found[number] if number < len(found) else None, want))
        right += not told
        differences += [f"segment {number + 1}: {each}" for each in told]
    if len(found) > len(wanted):
        differences.append(f"segments: {len(wanted)} wanted, {len(found)} found")
    parts = {}
    for part, told in _rest(briefing, expected):
        parts[part] = not told
        differences += [f"{part}: {each}" for each in told]
    return Result(path.name, right, len(wanted), parts, differences)


def _segment(found: Segment | None, want: dict[str, Any]) -> Iterator[str]:
    if found is None:
        yield "missing"
        return
    headline = found.headline.text if found.headline else None
    pairs = (
        ("asker", found.asker, want["asker"]),
        ("headline", headline, want["headline"]),
        ("question", running_text(found.question), want["question"]),
    )
    for name, got, wanted in pairs:
        if bare(got) != bare(wanted) or (got is None) != (wanted is None):
            yield f"{name} {wanted!r} wanted, {got!r} found"
    yield from _turns(found.answers, want["answers"])


def _turns(found: Sequence[Turn], wanted: Sequence[dict[str, Any]]) -> Iterator[str]:
    speakers = [turn.speaker for turn in found]
    if speakers != [want["speaker"] for want in wanted]:
        yield f"speakers {[want['speaker'] for want in wanted]} wanted, {speakers} found"
        return
    for turn, want in zip(found, wanted, strict=True):
        text = bare(running_text(turn.paragraphs))
        if not text.startswith(bare(want["starts"])):
            yield f"start {want['starts']!r} wanted, {text[:20]!r} found"
        if not text.endswith(bare(want["ends"])):
            yield f"end {want['ends']!r} wanted, {text[-20:]!r} found"


def _rest(briefing: Briefing, expected: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """What differs in each of `_PARTS`."""
    date = briefing.date.isoformat() if briefing.date else None
    people = [(person.name, person.role) for person in briefing.participants]
    wanted = [(person["name"], person["role"]) for person in expected["participants"]]
    opening = next((segment.answers for segment in briefing.segments if not segment.number), ())
    yield "title", _differ(bare(briefing.title), bare(expected["title"]))
    yield "date", _differ(date, expected["date"])
    yield "people", _differ(people, wanted)
    yield "opening", list(_turns(opening, expected["opening"]))
    mended = [bare(sentence.text) for sentence in _sentences(briefing) if sentence.mended]
    yield "joined", [s for s in expected["joined"] if not any(bare(s) in text for text in mended)]
    host = "".join(bare(other.paragraph.text) for other in briefing.other if other.kind == "host")
    yield "host", [line for line in expected["host_lines"] if bare(line) not in host]
    said = [bare(running_text(turn.paragraphs)) for segment in briefing.segments for turn in segment.answers]
    said += [bare(running_text(segment.question)) for segment in briefing.segments]
    yield "clean", [junk for junk in expected["not_in_text"] if any(bare(junk) in text for text in said)]


def _differ(found: object, wanted: object) -> list[str]:
    return [] if found == wanted else [f"{wanted!r} wanted, {found!r} found"]


def _sentences(briefing: Briefing) -> Iterator[Sentence]:
    def of(paragraphs: Sequence[Paragraph]) -> Iterator[Sentence]:
        for paragraph in paragraphs:
            yield from paragraph.sentences

    for segment in briefing.segments:
        yield from of(segment.question)
        for turn in segment.answers:
            yield from of(turn.paragraphs)
    yield from of([other.paragraph for other in briefing.other])


def documents(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The documents of a folder that have their expected structure beside them."""
    for beside in sorted(folder.rglob(f"*{_SUFFIX}")):
        stem = beside.name.removesuffix(_SUFFIX)
        for path in sorted(beside.parent.glob(f"{stem}.*")):
            if path != beside and path.suffix != ".toml":
                yield path, json.loads(beside.read_text(encoding="utf-8"))


def main() -> None:
    """Read the arguments, measure every document, print the table and the totals."""
    parser = argparse.ArgumentParser(description="Transcripts of all layouts against their structure.")
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--verbose", action="store_true", help="tell each difference")
    options = parser.parse_args()
    results = [compare(path, expected) for folder in options.folders for path, expected in documents(folder)]
    print(f"{'document':40} segments  {'  '.join(f'{part:7}' for part in _PARTS)}")
    for result in results:
        marks = "  ".join(f"{'yes' if result.parts[part] else 'NO':7}" for part in _PARTS)
        print(f"{result.name:40} {result.right:3} of {result.expected:2}  {marks}")
        if options.verbose:
            for difference in result.differences:
                print(f"    {difference}")
    right, expected = sum(r.right for r in results), sum(r.expected for r in results)
    shares = "  ".join(f"{part} {sum(r.parts[part] for r in results)}/{len(results)}" for part in _PARTS)
    print(f"segments exactly right: {right} of {expected} ({right / max(1, expected):.3f})  {shares}")


if __name__ == "__main__":
    main()
