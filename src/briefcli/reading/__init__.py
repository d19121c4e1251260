"""The reader: a text in a usual layout becomes a briefing. Layout is mended, words never are."""

import datetime
from collections.abc import Sequence
from pathlib import Path

from briefcli.briefing import Briefing, Segment, Sidecar, Span
from briefcli.errors import NotABriefing, UnusableInput
from briefcli.language import tr
from briefcli.reading import hosts, page, people, turns, weighing
from briefcli.reading.dates import date_of
from briefcli.reading.labels import Label, find_labels
from briefcli.reading.source import decode, read_sidecar, read_text

__all__ = ["READER", "Sidecar", "decode", "parse", "read"]

READER = 1
"""The version of the rules of layout: what an earlier one read is read again when it is added again."""

MAX_SENTENCE = 10_000
"""The longest sentence, in characters: some twenty times the longest of a briefing."""

MAX_PARAGRAPH = 100_000
"""The longest paragraph, in characters: a whole briefing seldom has as many."""

_FIRST_MARKS = 40


def read(
    path: str | Path, *, name: str | None = None, title: str | None = None, date: datetime.date | None = None
) -> Briefing:
    """Read a transcript from a file, and what a NAME.toml beside it says of it.

    `name` is the transcript's, the file's stem unless given. What is given wins over the TOML file,
    and that over the text. Raises UnusableInput for a file that cannot be read, and NotABriefing for
    one without a question and an answer.
    """
    path = Path(path)
    text = read_text(path)
    beside = read_sidecar(path.with_suffix(".toml"))
    sidecar = Sidecar(title or beside.title, date or beside.date, beside.reporter)
    return parse(text, name or path.stem, sidecar, str(path))


def parse(text: str, name: str, sidecar: Sidecar | None = None, label: str | None = None) -> Briefing:
    """Understand a decoded text as a briefing called `name`; `label` is what messages call it instead.

    Every non-blank character of it comes to lie in exactly one span of the result. Raises
    NotABriefing if there is no question with an answer in it, UnusableInput for an absurdly long
    sentence or paragraph.
    """
    sidecar = sidecar or Sidecar()
    laid_out = page.lay_out(text)
    labels = find_labels(laid_out.lines)
    if not any(label.asks for label in labels.values()):
        raise _no_briefing(label or name, laid_out, labels)
    layout = turns.take_apart(laid_out, labels)
    heading = layout.heading.text if layout.heading else None
    blocks = layout.blocks
    if all(block.asks for block in blocks):
        above = people.introduced("\n".join((heading or "", *layout.head)))
        blocks = turns.with_answers_below(blocks, above[0].name if len(above) == 1 else None)
    first = next(i for i, block in enumerate(blocks) if block.asks)
    head = "\n".join((heading or "", *layout.head, *(block.words for block in blocks[:first])))
    spoken = [(block.speaker, block.role) for block in blocks if block.speaker and not block.asks]
    taking_part = people.participants(spoken, head, text)
    roles = {person.name: person.role for person in taking_part}
    hosting = hosts.hosting(blocks, roles, head)
    segments = tuple(_with_roles(segment, roles) for segment in turns.segments(blocks, hosting))
    other = (*layout.other, *turns.host_words(blocks, hosting))
    answered = any(segment.question and segment.answers for segment in segments)
    if not answered or not weighing.is_spoken(segments, other):
        raise _no_briefing(label or name, laid_out, labels)
    _refuse_endless(segments, label or name)
    return Briefing(
        name=name,
        title=sidecar.title or heading,
        date=sidecar.date
        or date_of(heading or "", (*layout.head, *_times(text, laid_out.marks)), layout.margin),
        reporter=sidecar.reporter,
        participants=taking_part,
        segments=segments,
        other=other,
        heading=layout.heading,
        marks=(*laid_out.marks, *layout.labels),
        source=text,
        cues=weighing.cues_of(laid_out, labels),
        sureness=weighing.sureness(labels.values(), roles, segments, other),
    )


def _refuse_endless(segments: Sequence[Segment], name: str) -> None:
    """Raise UnusableInput for a text that no question could be answered from in any time."""
    for segment in segments:
        for paragraph in (*segment.question, *(p for turn in segment.answers for p in turn.paragraphs)):
            lengths = [len(sentence.text) for sentence in paragraph.sentences]
            if max(lengths) > MAX_SENTENCE or sum(lengths) > MAX_PARAGRAPH:
                raise UnusableInput(
                    tr(
                        f"{name}: line {paragraph.line} has {sum(lengths)} characters without an end; no "
                        "transcript has such a paragraph",
                        f"{name}：第 {paragraph.line} 行的段落有 {sum(lengths)} 字，不像实录",
                    )
                )


def _with_roles(segment: Segment, roles: dict[str, str | None]) -> Segment:
    """A segment whose speakers have the offices that the document gives them anywhere."""
    return segment._replace(
        answers=tuple(
            turn._replace(role=turn.role or roles.get(turn.speaker or "")) for turn in segment.answers
        )
    )


def _times(text: str, marks: Sequence[Span]) -> list[str]:
    """The first marks that may hold a date: the times of live text."""
    return [text[start:end] for start, end in marks[:_FIRST_MARKS] if end - start > len("10:01")]


def _no_briefing(name: str, laid_out: page.Page, labels: dict[int, Label]) -> NotABriefing:
    asking = sum(label.asks for label in labels.values())
    lines, speaking = len(laid_out.lines), len(labels) - asking
    return NotABriefing(
        tr(
            f"{name}: no question with an answer found: of {lines} lines {asking} begin as a question does "
            f"(“记者：…”, “Q: …”) and {speaking} as an answer (“某某：…”, “A: …”)",
            f"{name}：没有找到问答：共 {lines} 行，像提问（“记者：……”“问：……”）的 {asking} 行，"
            f"像回答（“某某：……”“答：……”）的 {speaking} 行",
        )
    )
