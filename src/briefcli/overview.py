"""What a briefing holds, as records: its topics, its speakers, its questions and answers."""

import re
from pathlib import Path

from briefcli.briefing import OFFICIAL, Briefing, Segment, Turn, running_text
from briefcli.keywords import keywords
from briefcli.records import Aside, Exchange, Inspection, Joined, Listing, SourceLine, Speaker, Spoken, Topic

_LINE_END = re.compile(r"\r\n|\r|\n")


def listing(briefing: Briefing, path: Path | None = None) -> Listing:
    """A briefing as a record of a list of transcripts."""
    return Listing(
        transcript=briefing.name,
        title=briefing.title,
        date=briefing.date,
        questions=sum(segment.number > 0 for segment in briefing.segments),
        speakers=len(briefing.participants),
        characters=len("".join(briefing.source.split())),
        path=str(path) if path else None,
        added=None,
    )


def topics(briefing: Briefing) -> list[Topic]:
    """The questions of a briefing in order, from segment 1."""
    numbered = [segment for segment in briefing.segments if segment.number]
    telling = keywords([_whole_text(segment) for segment in numbered])
    return [
        Topic(
            id=f"{briefing.name}:{segment.number}",
            headline=segment.headline.text if segment.headline else None,
            speakers=tuple(dict.fromkeys(turn.speaker for turn in segment.answers if turn.speaker)),
            asker=segment.asker,
            question=running_text(segment.question),
            keywords=words,
            characters=sum(_characters(turn) for turn in segment.answers),
            complete=segment.complete,
            transcript=briefing.name,
            segment=segment.number,
            date=briefing.date,
            line=segment.line,
        )
        for segment, words in zip(numbered, telling, strict=True)
    ]


def speakers(briefing: Briefing) -> list[Speaker]:
    """The participants of a briefing who say something, in order of its participants."""
    turns = [(segment, turn) for segment in briefing.segments for turn in segment.answers]
    said = sum(_characters(turn) for _, turn in turns if turn.part in OFFICIAL)
    records = []
    for person in briefing.participants:
        own = [(segment, turn) for segment, turn in turns if turn.speaker == person.name]
        official = sum(_characters(turn) for _, turn in own if turn.part in OFFICIAL)
        if own:
            records.append(
                Speaker(
                    name=person.name,
                    role=person.role,
                    turns=len(own),
                    segments=tuple(dict.fromkeys(f"{briefing.name}:{s.number}" for s, _ in own)),
                    characters=sum(_characters(turn) for _, turn in own),
                    share=round(official / said, 4) if said else 0.0,
                    transcript=briefing.name,
                )
            )
    return records


def _whole_text(segment: Segment) -> str:
    headline = (segment.headline,) if segment.headline else ()
    answers = (paragraph for turn in segment.answers for paragraph in turn.paragraphs)
    return "\n".join(paragraph.text for paragraph in (*headline, *segment.question, *answers))


def _characters(turn: Turn) -> int:
    return sum(len(paragraph.text) for paragraph in turn.paragraphs)


def exchanges(briefing: Briefing) -> list[Exchange]:
    """The segments of a briefing as records, the opening included."""
    return [
        Exchange(
            id=f"{briefing.name}:{segment.number}",
            headline=segment.headline.text if segment.headline else None,
            asker=segment.asker,
            question=running_text(segment.question) or None,
            answers=tuple(
                Spoken(turn.speaker, turn.role, tuple(p.text for p in turn.paragraphs))
                for turn in segment.answers
            ),
            complete=segment.complete,
            transcript=briefing.name,
            segment=segment.number,
            date=briefing.date,
            line=segment.line,
        )
        for segment in briefing.segments
    ]


def source_lines(briefing: Briefing) -> list[SourceLine]:
    """The lines of a briefing's source, as the lines of records count them."""
    lines = _LINE_END.split(briefing.source)
    if lines[-1] == "":
        lines.pop()
    return [SourceLine(briefing.name, number, text) for number, text in enumerate(lines, 1)]


def inspection(briefing: Briefing) -> Inspection:
    """How a briefing was understood, as a record."""
    return Inspection(
        title=briefing.title,
        date=briefing.date,
        participants=briefing.participants,
        segments=tuple(exchanges(briefing)),
        other=tuple(
            Aside(other.kind, other.paragraph.text, other.paragraph.line) for other in briefing.other
        ),
        joined=tuple(Joined(s.line, s.line_end) for s in briefing.joined()),
    )
