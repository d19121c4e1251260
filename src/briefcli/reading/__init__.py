"""The reader: a text in a usual layout becomes a briefing. Layout is mended, words never are."""

import datetime
from pathlib import Path

from briefcli.briefing import Briefing
from briefcli.errors import NotABriefing
from briefcli.language import tr
from briefcli.reading import cues, page, people, turns
from briefcli.reading.source import Sidecar, decode, read_sidecar, read_text

__all__ = ["Sidecar", "decode", "parse", "read"]


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
    try:
        return parse(text, name or path.stem, sidecar)
    except NotABriefing as error:
        raise _no_briefing(str(path)) from error


def parse(text: str, name: str, sidecar: Sidecar | None = None) -> Briefing:
    """Understand a decoded text as a briefing called `name`.

    Every non-blank character of it comes to lie in exactly one span of the result. Raises
    NotABriefing if there is no question with an answer in it.
    """
    sidecar = sidecar or Sidecar()
    laid_out = page.lay_out(text)
    labels = people.find_labels(laid_out.lines)
    if not any(label.asks for label in labels.values()):
        raise _no_briefing(name)
    layout = turns.take_apart(laid_out, labels)
    segments = turns.segments(layout.blocks)
    if not any(segment.question and segment.answers for segment in segments):
        raise _no_briefing(name)
    introduction = "\n".join(o.paragraph.text for o in layout.other if o.kind == "introduction")
    heading = layout.heading.text if layout.heading else None
    participants = people.participants(labels, f"{heading or ''}\n{introduction}")
    roles = {participant.name: participant.role for participant in participants}
    return Briefing(
        name=name,
        title=sidecar.title or heading,
        date=sidecar.date or _date(f"{heading or ''}\n{introduction}"),
        reporter=sidecar.reporter,
        participants=participants,
        segments=tuple(
            segment._replace(
                answers=tuple(
                    turn._replace(role=turn.role or roles.get(turn.speaker or "")) for turn in segment.answers
                )
            )
            for segment in segments
        ),
        other=(*layout.other, *turns.host_words(layout.blocks)),
        heading=layout.heading,
        labels=tuple(label.span for label in labels.values()),
        source=text,
    )


def _no_briefing(name: str) -> NotABriefing:
    return NotABriefing(
        tr(
            f"{name}: no question with an answer found; a transcript marks its turns, as in “记者：…”",
            f"{name}：没有找到问答；实录要标明谁在说话，如“记者：……”",
        )
    )


def _date(head: str) -> datetime.date | None:
    """The first full date of the title and introduction."""
    for match in cues.FULL_DATE.finditer(head):
        try:
            return datetime.date(int(match["year"]), int(match["month"]), int(match["day"]))
        except ValueError:
            continue
    return None
