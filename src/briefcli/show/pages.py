"""Documents: a question with its answer, and how a file was understood, to be read like a page."""

import re
from collections.abc import Callable, Iterator, Sequence

from briefcli.language import tr
from briefcli.records import Exchange, Inspection
from briefcli.show.formats import markdown_text
from briefcli.show.plain import visible
from briefcli.show.prose import lines

Strong = Callable[[str], str]

_ENUMERATED = re.compile(r"[一二三四五六七八九十]+是|第[一二三四五六七八九十]+[，,、]")


def exchange_text(exchange: Exchange, width: int, strong: Strong = str) -> Iterator[str]:
    """A question with its whole answer as plain text, lines of at most `width` terminal cells.

    Items of an enumeration (一是, 二是) hang by their first words. `strong` marks headings and names.
    """
    yield strong(_heading(exchange)) + "\n"
    yield f"{_place(exchange)}\n"
    if exchange.question is not None:
        yield "\n" + strong(visible(exchange.asker or tr("Question", "问"))) + "\n"
        yield from _paragraphs([exchange.question], width)
    for spoken in exchange.answers:
        who = strong(visible(spoken.speaker or tr("Answer", "答")))
        yield f"\n{who}  {visible(spoken.role or '')}".rstrip(" ") + "\n"
        yield from _paragraphs(spoken.paragraphs, width)
    if not exchange.complete:
        yield "\n" + tr("[breaks off here in the source]", "〔原文至此中断〕") + "\n"


def inspection_markdown(name: str, inspection: Inspection) -> Iterator[str]:
    """How a file called `name` was understood, as a Markdown document."""
    yield f"# {markdown_text(inspection.title or name)}\n\n"
    for person in inspection.participants:
        yield f"- {markdown_text(person.name)} {markdown_text(person.role or '')}".rstrip() + "\n"
    for segment in inspection.segments:
        yield "\n"
        yield from exchange_markdown(segment)
    if inspection.other:
        yield "\n## " + tr("Not part of any answer", "不属于任何问答的文字") + "\n\n"
    for aside in inspection.other:
        yield f"- {aside.kind}, {_line(aside.line)}: {markdown_text(aside.text)}\n"


def exchange_markdown(exchange: Exchange) -> Iterator[str]:
    """A question with its whole answer as a Markdown document."""
    yield f"## {markdown_text(_heading(exchange))}\n\n{markdown_text(_place(exchange))}\n"
    if exchange.question is not None:
        asker = markdown_text(exchange.asker or tr("Question", "问"))
        yield f"\n**{asker}**\n\n{markdown_text(exchange.question)}\n"
    for spoken in exchange.answers:
        who = markdown_text(spoken.speaker or tr("Answer", "答"))
        role = markdown_text(tr(f" ({spoken.role})", f"（{spoken.role}）")) if spoken.role else ""
        yield f"\n**{who}**{role}\n"
        for paragraph in spoken.paragraphs:
            yield f"\n{markdown_text(paragraph)}\n"
    if not exchange.complete:
        yield "\n" + tr("*breaks off here in the source*", "*原文至此中断*") + "\n"


def inspection_text(name: str, inspection: Inspection, width: int, strong: Strong = str) -> Iterator[str]:
    """How a file called `name` was understood, as plain text."""
    yield strong(visible(inspection.title or name)) + "\n"
    day = inspection.date.isoformat() if inspection.date else tr("no date", "无日期")
    counted = len([segment for segment in inspection.segments if segment.segment])
    yield f"{visible(name)} · {day} · " + tr(f"{counted} questions", f"{counted} 个问答") + "\n"
    yield "\n" + strong(tr("Participants", "参加者")) + "\n"
    for person in inspection.participants:
        yield f"  {visible(person.name)}  {visible(person.role or '')}".rstrip() + "\n"
    for segment in inspection.segments:
        yield "\n" + "─" * min(width, 40) + "\n"
        yield from exchange_text(segment, width, strong)
    if inspection.other:
        yield (
            "\n"
            + "─" * min(width, 40)
            + "\n"
            + strong(tr("Not part of any answer", "不属于任何问答的文字"))
            + "\n"
        )
    for aside in inspection.other:
        yield from lines(f"  {aside.kind}, {_line(aside.line)}: {visible(aside.text)}", width, "    ")
    if inspection.joined:
        yield "\n" + strong(tr("Sentences the layout had cut", "被版面截断、已接合的句子")) + "\n"
    for joined in inspection.joined:
        yield f"  {_line(joined.line)}–{joined.line_end}\n"


def _heading(exchange: Exchange) -> str:
    opening = tr("Opening", "开场") if exchange.segment == 0 else exchange.id
    return visible(exchange.headline or opening)


def _place(exchange: Exchange) -> str:
    parts = [exchange.id, exchange.date.isoformat() if exchange.date else "", _line(exchange.line)]
    return visible(" · ".join(part for part in parts if part))


def _line(number: int) -> str:
    return tr(f"line {number}", f"第 {number} 行")


def _paragraphs(paragraphs: Sequence[str], width: int) -> Iterator[str]:
    for paragraph in paragraphs:
        indent = "      " if _ENUMERATED.match(paragraph) else "  "
        yield from lines("  " + visible(paragraph), width, indent)
