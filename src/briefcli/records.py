"""The records that commands print and the Python interface gives: frozen, typed, compared by value.

Field order is column order. Every record of a sentence ends with the same fields, which tell where
it stands: `id` to `complete`. A NamedTuple cannot inherit fields, so each spells them out.
"""

import datetime
from typing import Any, NamedTuple

from briefcli.briefing import Part, Participant, Sentence
from briefcli.passages import Passage


class Answer(NamedTuple):
    """A sentence that answers a question.

    `answer` is the shortest words that answer, None where only the sentence can. `score` is from 0 to
    1 and comparable between questions. `rank` counts from 1; lines count from 1.
    """

    answer: str | None
    sentence: str
    speaker: str | None
    role: str | None
    score: float
    rank: int
    id: str | None
    headline: str | None
    transcript: str
    segment: int | None
    date: datetime.date | None
    part: Part
    line: int
    line_end: int
    mended: bool
    complete: bool


class Hit(NamedTuple):
    """A sentence that has words looked for, or that stands beside one.

    `matches` are the words of the sentence that matched; a neighbour has none, no score, and the rank
    of the hit it belongs to. `score` orders, no more.
    """

    sentence: str
    matches: tuple[str, ...]
    speaker: str | None
    role: str | None
    score: float | None
    rank: int
    id: str | None
    headline: str | None
    transcript: str
    segment: int | None
    date: datetime.date | None
    part: Part
    line: int
    line_end: int
    mended: bool
    complete: bool


class Figure(NamedTuple):
    """A number that an official states, with what it measures.

    `metric` is put together from the words of the text. `raw` is the number as it stands, without the
    words that bound it; `value` is exact and in base units, a fall negative; `value_high` is the upper end
    of a range. `period` is as said, its days resolved against the briefing's date.
    """

    metric: str
    raw: str
    value: int | float
    value_high: int | float | None
    unit: str | None
    kind: str
    basis: str | None
    direction: str | None
    bound: str | None
    period: str | None
    period_start: datetime.date | None
    period_end: datetime.date | None
    sentence: str
    speaker: str | None
    role: str | None
    id: str | None
    headline: str | None
    transcript: str
    segment: int | None
    date: datetime.date | None
    part: Part
    line: int
    line_end: int
    mended: bool
    complete: bool


class Difference(NamedTuple):
    """What was quoted, and what was said instead; one of them may be empty."""

    quoted: str
    said: str


class Check(NamedTuple):
    """A quotation, or a number of an article, held against the record.

    `verdict` is `verbatim`, `elided`, `altered`, `misattributed` or `not_found`; of a number `agrees`,
    `differs` or `not_in_record`. `similarity` is from 0 to 1. `passage` is the source's words, `clipped`
    what just outside of a cut quotation changes its weight, `figures` `confirmed` or `contradicted`.
    `places` are the ids of all places where it occurs, `article_line` is the article's line, from 1. The
    fields behind `attributed_to` are those of the first place, None where there is none.
    """

    verdict: str
    similarity: float
    quotation: str
    passage: str | None
    differences: tuple[Difference, ...]
    clipped: str | None
    figures: str | None
    places: tuple[str, ...]
    article_line: int | None
    attributed_to: str | None
    speaker: str | None
    role: str | None
    id: str | None
    headline: str | None
    transcript: str | None
    segment: int | None
    date: datetime.date | None
    part: Part | None
    line: int | None
    line_end: int | None
    mended: bool | None
    complete: bool | None


NOWHERE: dict[str, None] = dict.fromkeys(Check._fields[Check._fields.index("speaker") :])
"""The fields of a place for what stands nowhere."""


class Topic(NamedTuple):
    """One question with its answers, in a line. `characters` counts those of the answers."""

    id: str
    headline: str | None
    speakers: tuple[str, ...]
    asker: str | None
    question: str
    keywords: tuple[str, ...]
    characters: int
    complete: bool
    transcript: str
    segment: int
    date: datetime.date | None
    line: int


class Speaker(NamedTuple):
    """A person in one transcript.

    `turns` counts answers and statements, `segments` are ids, `characters` those spoken, `share` their
    part of all that officials say in that transcript, from 0 to 1.
    """

    name: str
    role: str | None
    turns: int
    segments: tuple[str, ...]
    characters: int
    share: float
    transcript: str


class Spoken(NamedTuple):
    """What one speaker says in answer to a question, by paragraphs."""

    speaker: str | None
    role: str | None
    paragraphs: tuple[str, ...]


class Exchange(NamedTuple):
    """One question with its whole answer; segment 0 holds the statements before the first question."""

    id: str
    headline: str | None
    asker: str | None
    question: str | None
    answers: tuple[Spoken, ...]
    complete: bool
    transcript: str
    segment: int
    date: datetime.date | None
    line: int


class Listing(NamedTuple):
    """A transcript of the library.

    `questions` and `speakers` are counts, `characters` those of its text, white space left out. `path` is
    the file it came from (several joined by `;`, None from standard input), `added` the day.
    """

    transcript: str
    title: str | None
    date: datetime.date | None
    questions: int
    speakers: int
    characters: int
    path: str | None
    added: datetime.date | None


class Point(NamedTuple):
    """One figure of a series through time, with its place.

    `change` is against the point before: in per cent for amounts, in percentage points for shares and
    rates; None for the first, and where kind, unit or basis differ.
    """

    date: datetime.date | None
    metric: str
    raw: str
    value: int | float
    unit: str | None
    kind: str
    basis: str | None
    period: str | None
    change: float | None
    sentence: str
    speaker: str | None
    id: str | None
    headline: str | None
    transcript: str
    segment: int | None
    part: Part
    line: int
    line_end: int
    mended: bool
    complete: bool


class SourceLine(NamedTuple):
    """A line of the text that a transcript was read from, counted from 1."""

    transcript: str
    line: int
    text: str


class Aside(NamedTuple):
    """Text that belongs to no segment, with its first line, from 1."""

    kind: str
    text: str
    line: int


class Joined(NamedTuple):
    """A sentence that the layout had cut: the lines it began and ended on, from 1."""

    line: int
    line_end: int


class Inspection(NamedTuple):
    """How a file is understood."""

    title: str | None
    date: datetime.date | None
    participants: tuple[Participant, ...]
    segments: tuple[Exchange, ...]
    other: tuple[Aside, ...]
    joined: tuple[Joined, ...]


def place(passage: Passage, sentence: Sentence) -> dict[str, Any]:
    """The fields that end every record of a sentence."""
    return {
        "id": None if passage.segment is None else f"{passage.transcript}:{passage.segment}",
        "headline": passage.headline,
        "transcript": passage.transcript,
        "segment": passage.segment,
        "date": datetime.date.fromisoformat(passage.date) if passage.date else None,
        "part": passage.part,
        "line": sentence.line,
        "line_end": sentence.line_end,
        "mended": sentence.mended,
        "complete": passage.complete,
    }
