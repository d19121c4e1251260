"""The unit that is indexed: a paragraph with all that a record of one of its sentences needs."""

from collections.abc import Iterator
from typing import NamedTuple

from briefcli.briefing import PARTS, Briefing, Part, Segment, Sentence, running_text
from briefcli.text.normal import fold

_SHORT_OFFICE = 6  # characters up to which the end of an office is what people say for it


class Passage(NamedTuple):
    """One paragraph with all that a record of its sentences needs.

    `date` is the briefing's as YYYY-MM-DD, empty where unknown. `place` counts the passages of a
    transcript from 0. `question` and `headline` are those of the segment, None outside of one.
    """

    transcript: str
    date: str
    segment: int | None
    headline: str | None
    question: str | None
    asker: str | None
    part: Part
    speaker: str | None
    role: str | None
    complete: bool
    place: int
    sentences: tuple[Sentence, ...]


def passages(briefing: Briefing) -> Iterator[Passage]:
    """The passages of a briefing: the introduction and the host's words, then segment by segment."""
    for place, passage in enumerate(_in_order(briefing)):
        yield passage._replace(place=place)


def _in_order(briefing: Briefing) -> Iterator[Passage]:
    base = Passage(
        transcript=briefing.name,
        date=briefing.date.isoformat() if briefing.date else "",
        segment=None,
        headline=None,
        question=None,
        asker=None,
        part="note",
        speaker=None,
        role=None,
        complete=True,
        place=0,
        sentences=(),
    )
    for other in briefing.other:
        if other.kind in PARTS:
            yield base._replace(part=other.kind, sentences=other.paragraph.sentences)
    for segment in briefing.segments:
        yield from _segment_passages(segment, base)


def _segment_passages(segment: Segment, base: Passage) -> Iterator[Passage]:
    base = base._replace(
        segment=segment.number,
        headline=segment.headline.text if segment.headline else None,
        question=running_text(segment.question) or None,
        asker=segment.asker,
        complete=segment.complete,
    )
    if segment.headline:
        yield base._replace(part="headline", sentences=segment.headline.sentences)
    for paragraph in segment.question:
        yield base._replace(part="question", speaker=segment.asker, sentences=paragraph.sentences)
    for turn in segment.answers:
        for paragraph in turn.paragraphs:
            yield base._replace(
                part=turn.part, speaker=turn.speaker, role=turn.role, sentences=paragraph.sentences
            )


def order(passage: Passage) -> tuple[int, str, int]:
    """The key that orders equal evidence: newer first, then by transcript and place in it."""
    return (-day_number(passage.date), passage.transcript, passage.place)


def offices(role: str | None) -> list[str]:
    """The single offices of a role such as 省林业厅副厅长、总工程师, normalised, and their ends.

    People say 副厅长 for the one, and 厅长 as well.
    """
    whole = [fold(office) for office in (role or "").split("、") if office]
    ends = [office[-length:] for office in whole for length in range(2, min(len(office), _SHORT_OFFICE + 1))]
    return list(dict.fromkeys([*whole, *ends]))


def day_number(date: str) -> int:
    """A date as a number that sorts: 20240418, and 0 for none."""
    return int(date.replace("-", "")) if date else 0
