"""How sure the reader is of a page, and which cues it relied on."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from briefcli.briefing import Cue, Other, Paragraph, Segment
from briefcli.reading.labels import Label
from briefcli.reading.page import Line, Page

# Labels that are sure by their form; the others are by what the page does with them.
_SURE = ("asker", "answer", "host", "official", "crew")
_LEAST_SPOKEN = 0.05  # of the text above and in the turns; a page of which less is spoken is no briefing
# What the layout of a line tells.
_OF_LINES: tuple[tuple[str, Callable[[Line], object]], ...] = (
    ("wrapped line", lambda line: not line.starts),
    ("time of live text", lambda line: line.timed),
    ("Markdown heading", lambda line: line.heading),
    ("list bullet", lambda line: line.bullet),
)


def cues_of(page: Page, labels: dict[int, Label]) -> tuple[Cue, ...]:
    """What told who speaks and what is no text, each with the lines it told, in order of the page."""
    lines: dict[str, list[int]] = {}
    for name, index in _told(page, labels):
        lines.setdefault(name, []).append(index)
    found = [
        Cue(name, len(told), page.numbers.at(page.lines[told[0]].piece.start)) for name, told in lines.items()
    ]
    return tuple(sorted(found, key=lambda cue: (cue.line, cue.name)))


def _told(page: Page, labels: dict[int, Label]) -> Iterator[tuple[str, int]]:
    """The name of each cue and the index of the line that it told."""
    for index, label in labels.items():
        line = page.lines[index]
        yield f"label: {label.cue}", index
        if line.plain[0] in "[【〔［":
            yield "label in brackets", index
        elif label.end >= len(line.plain):
            yield "label alone on a line", index
        if line.bold:
            yield "label in bold", index
    for index, line in enumerate(page.lines):
        yield from ((name, index) for name, tells in _OF_LINES if tells(line))
        if line.kind != "text":
            yield f"furniture: {line.kind}", index


def sureness(
    labels: Iterable[Label], roles: dict[str, str | None], segments: Sequence[Segment], other: Sequence[Other]
) -> float:
    """How sure the reader is, from 0 to 1.

    The product of three shares: of the text that has a place (of all but furniture and notes), of the
    questions that have an answer, of the labels that are sure by their form, recur or name somebody whose
    office the document tells (`roles`); outlets bear each other out.
    """
    spoken, above, lost = _characters(segments, other)
    placed = (spoken + above) / max(1, spoken + above + lost)
    asked = [segment for segment in segments if segment.question]
    answered = sum(bool(segment.answers) for segment in asked) / max(1, len(asked))
    told = list(labels)
    counts = Counter("outlet" if label.cue == "outlet" else label.name for label in told)
    sure = sum(
        label.cue in _SURE
        or bool(roles.get(label.name or ""))
        or counts["outlet" if label.cue == "outlet" else label.name] > 1
        for label in told
    ) / max(1, len(told))
    return round(placed * answered * sure, 3)


def is_spoken(segments: Sequence[Segment], other: Sequence[Other]) -> bool:
    """Whether enough of a text is spoken for it to be a briefing, and no article or novel with quotations."""
    spoken, above, _ = _characters(segments, other)
    asked = [paragraph.sentences for segment in segments for paragraph in segment.question]
    quoted = all(said[0].text[0] in '“"「『' and said[-1].text[-1] in '”"」』' for said in asked)
    return spoken >= _LEAST_SPOKEN * (spoken + above) and not quoted


def _characters(segments: Sequence[Segment], other: Sequence[Other]) -> tuple[int, int, int]:
    """How many characters are spoken, stand above the turns, have no place."""
    said = [paragraph for segment in segments for paragraph in segment.question]
    said += [p for segment in segments for turn in segment.answers for p in turn.paragraphs]
    kinds: Counter[str] = Counter()
    for each in other:
        kinds[each.kind] += _length(each.paragraph)
    return sum(map(_length, said)) + kinds["host"], kinds["introduction"], kinds["unplaced"]


def _length(paragraph: Paragraph) -> int:
    """The characters of a paragraph, blanks between its sentences aside."""
    return sum(len(sentence.text) for sentence in paragraph.sentences)
