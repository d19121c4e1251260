"""Figures with what is right for them: how many are found, and how many of their fields are right.

    python benchmarks/figures.py [--failures] [FILE…]

`benchmarks/figures.jsonl` holds those of the transcript that ships, `benchmarks/briefings/figures.jsonl`
those of twelve invented ones, written from the text by people who had not seen the program; both are read
where no FILE is given. A line is a figure, in JSON: `transcript` (a name, the transcript's file being beside
FILE, or in its folder `transcripts`), `segment`, `sentence`, `raw`, `value`, `value_high`, `unit`, `kind`,
`basis`, `direction`, `bound`, `metric_any` (what a right label contains one of), `period` (acceptable words;
none where the sentence gives none) and `optional` (may be found or missed; its fields do not count).

A figure is found when its segment and raw are equal, white space and width aside, and the sentences
overlap. Of those found the fields are compared: equal, or for metric and period holding one of the words.
"""

import argparse
import json
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import briefcli
from briefcli import Library
from briefcli.records import Figure

_FIELDS = ("value", "value_high", "unit", "kind", "basis", "direction", "bound")
_HERE = Path(__file__).parent
_OWN = [_HERE / "figures.jsonl", _HERE / "briefings" / "figures.jsonl"]


def plain(text: str | None) -> str:
    """A text without the differences that do not count."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text or ""))


def library_of(name: str, beside: Path) -> Library:
    """The library with a transcript: the one that ships, or a file beside the gold table."""
    for folder in (beside, beside / "transcripts"):
        for path in sorted(folder.glob(f"{name}.*")):
            if path.suffix in (".txt", ".md", ".html", ".docx"):
                return Library.of(briefcli.read(path, name=name))
    return Library.open()


def pairs(
    gold: Sequence[dict[str, Any]], found: Sequence[Figure]
) -> list[tuple[dict[str, Any], Figure | None]]:
    """Each gold figure with the one found for it; each found one is used once."""
    left = list(found)
    result = []
    for wanted in gold:
        match = next((each for each in left if _same(wanted, each)), None)
        if match is not None:
            left.remove(match)
        result.append((wanted, match))
    return result


def _same(wanted: dict[str, Any], figure: Figure) -> bool:
    if figure.segment != wanted["segment"] or plain(figure.raw) != plain(wanted["raw"]):
        return False
    one, other = plain(figure.sentence), plain(wanted["sentence"])
    return one in other or other in one


def right(wanted: dict[str, Any], figure: Figure) -> dict[str, bool]:
    """Which fields of a figure are right; period only where there is one."""
    judged = {field: getattr(figure, field) == wanted[field] for field in _FIELDS}
    judged["value and unit"] = judged["value"] and judged["value_high"] and judged["unit"]
    judged["metric"] = any(plain(each) in plain(figure.metric) for each in wanted["metric_any"])
    if wanted["period"]:
        judged["period"] = any(plain(each) in plain(figure.period) for each in wanted["period"])
    return judged


def main() -> None:
    """Print recall, precision and the share of right fields of each file."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", metavar="FILE", nargs="*", type=Path, default=_OWN)
    parser.add_argument(
        "--failures", action="store_true", help="print what was missed, made up or labelled wrongly"
    )
    options = parser.parse_args()
    for path in options.files:
        lines = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
        measure(path, lines, failures=options.failures)


def measure(path: Path, gold: Sequence[dict[str, Any]], *, failures: bool) -> None:
    """Print the measures of one gold table."""
    matched: list[tuple[dict[str, Any], Figure | None]] = []
    extra: list[Figure] = []
    for name in dict.fromkeys(each["transcript"] for each in gold):
        found = library_of(name, path.parent).figures(transcript=name)
        here = pairs([each for each in gold if each["transcript"] == name], found)
        matched += here
        used = {id(figure) for _, figure in here if figure}
        extra += [figure for figure in found if id(figure) not in used]
    firm = [(wanted, figure) for wanted, figure in matched if not wanted["optional"]]
    hits = [(wanted, figure) for wanted, figure in firm if figure]
    judged = [right(wanted, figure) for wanted, figure in hits]
    right_ones = len([figure for _, figure in matched if figure])
    print(f"{path.parent.name}/{path.name}: {len(firm)} figures")
    print(f"  {'recall':<16}{len(hits) / len(firm):.3f}")
    print(f"  {'precision':<16}{right_ones / (right_ones + len(extra)):.3f}")
    for field in (*_FIELDS, "value and unit", "metric", "period"):
        marks = [each[field] for each in judged if field in each]
        print(f"  {field:<16}{sum(marks) / len(marks):.3f}  of {len(marks)}")
    if failures:
        _print_failures(firm, hits, judged, extra)


def _print_failures(
    firm: Sequence[tuple[dict[str, Any], Figure | None]],
    hits: Sequence[tuple[dict[str, Any], Figure]],
    judged: Sequence[dict[str, bool]],
    extra: Sequence[Figure],
) -> None:
    for wanted, figure in firm:
        if figure is None:
            place = f"{wanted['transcript']}:{wanted['segment']}"
            print(f"  missed    {place} {wanted['raw']}: {wanted['sentence']}")
    for figure in extra:
        print(f"  made up   {figure.id} {figure.raw} ({figure.metric}): {figure.sentence}")
    for (wanted, figure), marks in zip(hits, judged, strict=True):
        for field, is_right in marks.items():
            if not is_right and field != "value and unit":
                given = getattr(figure, field)
                expected = wanted.get(field, wanted["metric_any"])
                print(
                    f"  {field:<9} {figure.id} {figure.raw}: {given!r}, not {expected!r}: {figure.sentence}"
                )


if __name__ == "__main__":
    main()
