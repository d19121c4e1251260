"""What a transcript is once it has been read: typed, frozen, and tied to its source by offsets.

All offsets count characters of the decoded source from 0, end exclusive; lines count from 1.
The records compare by value. NamedTuples, since a frozen dataclass costs about 1 ms each at start-up.
"""

import datetime
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, Protocol

Part = Literal["answer", "opening", "question", "headline", "introduction", "host", "note"]
"""Whose words a sentence is: only `answer` and `opening` are an official's."""

PARTS: tuple[Part, ...] = (
    "answer", "opening", "question", "headline", "introduction", "host", "note",
)  # fmt: skip

OFFICIAL: tuple[Part, ...] = ("answer", "opening")

OtherKind = Literal["introduction", "host", "note", "furniture", "unplaced"]


class Span(NamedTuple):
    """A stretch of the source: characters `start` to `end`, from 0, end exclusive."""

    start: int
    end: int


class Sentence(NamedTuple):
    """A sentence, mended of layout breaks.

    `text` is the source's words; `spans` are its pieces in the source, in order: one, or several where
    the layout had cut it or marks stand in it. Without white space, the pieces put together are the text.
    """

    text: str
    spans: tuple[Span, ...]
    line: int
    line_end: int

    @property
    def mended(self) -> bool:
        """Whether the layout had cut the sentence: its pieces stand on different lines."""
        return self.line_end > self.line


def join(left: str, right: str) -> str:
    """Two texts put together: with a blank only where both are Latin, and never inside a number."""
    ends = left[-1:], right[:1]
    spaced = all(end.isascii() and end for end in ends) and any(end.isalpha() for end in ends)
    return f"{left} {right}" if spaced else left + right


class _HasText(Protocol):
    @property
    def text(self) -> str: ...


def running_text(parts: Iterable[_HasText]) -> str:
    """The texts of sentences or paragraphs put together."""
    text = ""
    for part in parts:
        text = join(text, part.text)
    return text


class Paragraph(NamedTuple):
    """A paragraph as it was before the layout cut it: at least one sentence."""

    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """The sentences put together."""
        return running_text(self.sentences)

    @property
    def line(self) -> int:
        """The first line of the source that the paragraph stands on, from 1."""
        return self.sentences[0].line


class Turn(NamedTuple):
    """What one speaker says in one go, None where the text names nobody.

    `role` is the office that belongs to the speaker. `part` is `answer`, `opening` or `host`.
    """

    speaker: str | None
    role: str | None
    part: Part
    paragraphs: tuple[Paragraph, ...]


class Segment(NamedTuple):
    """One question with its whole answer; number 0 holds the statements before the first question.

    `number` counts from 1 in order of the text. `headline` is the heading right above the question.
    `asker` is the label of the question without its colon, None where it names nobody.
    `complete` is False where the segment breaks off in the source. `line` is where it begins.
    """

    number: int
    headline: Paragraph | None
    asker: str | None
    question: tuple[Paragraph, ...]
    answers: tuple[Turn, ...]
    complete: bool
    line: int


class Participant(NamedTuple):
    """An official or host who speaks; `role` is in the document's own words."""

    name: str
    role: str | None


class Other(NamedTuple):
    """Text that belongs to no segment: see `OtherKind`."""

    kind: OtherKind
    paragraph: Paragraph


class Sidecar(NamedTuple):
    """What is known of a transcript besides its text, from the NAME.toml beside it or from options."""

    title: str | None = None
    date: datetime.date | None = None
    reporter: str | None = None

    def over(self, other: "Sidecar") -> "Sidecar":
        """What this says, and where it says nothing, what the other does."""
        return Sidecar(self.title or other.title, self.date or other.date, self.reporter or other.reporter)


class Cue(NamedTuple):
    """What the reader relied on: a rule by its name, how many lines it told, the first of them (from 1)."""

    name: str
    lines: int
    line: int


class Briefing(NamedTuple):
    """One transcript.

    `heading` is the title as it stands in the text; `title` is that or what was given instead.
    `date` is the briefing's, None where the text gives no full date and none was given.
    `marks` are the stretches that are no part of the text: labels (`记者：`), list bullets, bold marks,
    times of live text. `source` is the decoded text. Every non-blank character of it lies in exactly one
    span of `spans()`. `cues` are what the reader relied on, and `sureness` (0 to 1) is how sure it is.
    """

    name: str
    title: str | None
    date: datetime.date | None
    reporter: str | None
    participants: tuple[Participant, ...]
    segments: tuple[Segment, ...]
    other: tuple[Other, ...]
    heading: Paragraph | None
    marks: tuple[Span, ...]
    source: str
    cues: tuple[Cue, ...] = ()
    sureness: float = 1.0

    def spans(self) -> Iterator[Span]:
        """All stretches of the source that the briefing accounts for, in no particular order."""
        yield from self.marks
        if self.heading is not None:
            yield from _spans((self.heading,))
        for other in self.other:
            yield from _spans((other.paragraph,))
        for segment in self.segments:
            if segment.headline is not None:
                yield from _spans((segment.headline,))
            yield from _spans(segment.question)
            for turn in segment.answers:
                yield from _spans(turn.paragraphs)

    def joined(self) -> Iterator[Sentence]:
        """The sentences that the layout had cut, in order of the text."""
        for segment in self.segments:
            paragraphs = [*segment.question, *(p for turn in segment.answers for p in turn.paragraphs)]
            yield from (s for p in paragraphs for s in p.sentences if s.mended)


def _spans(paragraphs: tuple[Paragraph, ...]) -> Iterator[Span]:
    for paragraph in paragraphs:
        for sentence in paragraph.sentences:
            yield from sentence.spans
