"""Tables for a terminal, drawn by rich: calm, aligned, running text last and without borders."""

import io
from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich import box
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from briefcli.language import tr
from briefcli.records import Answer, Hit, Listing, Speaker, Topic
from briefcli.show.formats import Row, cell
from briefcli.show.plain import visible
from briefcli.show.prose import line_starts

_ID = 24  # cells; a longer id goes on in the next line
_NARROWEST = 20  # cells that running text is not squeezed below


class Screen(NamedTuple):
    """What is drawn on: its width in cells, whether escape codes are wanted, and whether colours are."""

    width: int
    styled: bool
    coloured: bool


def draw(table: RenderableType, screen: Screen) -> str:
    """A table as text."""
    console = Console(
        file=io.StringIO(),
        width=screen.width,
        force_terminal=screen.styled,
        no_color=not screen.coloured,
        color_system="standard" if screen.styled else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    with console.capture() as captured:
        console.print(table)
    return "".join(line.rstrip() + "\n" for line in captured.get().splitlines())


class Prose:
    """Styled running text that rich breaks as Chinese is set; its own line feeds are kept."""

    def __init__(self, *paragraphs: Text) -> None:
        self._paragraphs = paragraphs

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for paragraph in self._paragraphs:
            for line in paragraph.divide(line_starts(paragraph.plain, options.max_width)[1:]):
                line.rstrip()
                yield line

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        widest = max(paragraph.cell_len for paragraph in self._paragraphs)
        return Measurement(min(widest, _NARROWEST), widest)


def answers(records: Sequence[Answer], marks: Callable[[str], list[tuple[int, int]]]) -> Table:
    """Answers: the shortest words first, who said it, the sentence, and where it stands.

    `marks` gives the stretches of a sentence to mark as matching.
    """
    table = _table()
    short = any(record.answer for record in records)
    if short:
        table.add_column(tr("Answer", "答案"), style="bold green", overflow="fold", max_width=24)
    table.add_column(tr("Said by", "发言人"), overflow="fold", min_width=6, max_width=16)
    table.add_column(tr("In these words", "原话"), ratio=1)
    for record in records:
        words = Prose(_marked(record.sentence, marks(record.sentence)), *_about(record))
        table.add_row(*([_text(record.answer or "—")] if short else []), _speaker(record), words)
    return table


def hits(records: Sequence[Hit]) -> Table:
    """Sentences found, the words that matched marked; neighbours of a hit are dim."""
    table = _table()
    table.add_column(tr("Segment", "段落"), overflow="fold", max_width=_ID, style="cyan")
    table.add_column(tr("Said by", "发言人"), overflow="fold")
    table.add_column(tr("Sentence", "句子"), overflow="fold", ratio=1)
    for record in records:
        sentence = _marked(record.sentence, _places(record.sentence, record.matches))
        if not record.matches:
            sentence.stylize("dim")
        below = [] if record.complete else [Text(_breaks_off(), style="dim")]
        table.add_row(_text(record.id or "—"), _speaker(record), Prose(sentence, *below))
    return table


def topics(records: Sequence[Topic]) -> Table:
    """The questions and answers of the library, one a row."""
    table = _table()
    table.add_column(tr("Id", "编号"), overflow="fold", max_width=_ID, style="cyan")
    table.add_column(tr("Answered by", "回答者"), overflow="fold", min_width=6)
    table.add_column(tr("Chars", "字数"), justify="right", no_wrap=True)
    table.add_column(tr("Topic", "主题"), overflow="fold", ratio=1)
    for record in records:
        title = _text(record.headline or record.question)
        if not record.complete:
            title.append("  " + tr("[cut off]", "〔未完〕"), style="yellow")
        keywords = Text(visible("、".join(record.keywords)), style="dim")
        topic = Prose(title, keywords) if record.keywords else Prose(title)
        table.add_row(_text(record.id), _text("、".join(record.speakers)), str(record.characters), topic)
    return table


def speakers(records: Sequence[Speaker]) -> Table:
    """Who speaks, how much and where."""
    table = _table()
    table.add_column(tr("Name", "姓名"), overflow="fold", max_width=_ID, style="bold")
    table.add_column(tr("Turns", "次数"), justify="right", no_wrap=True)
    table.add_column(tr("Chars", "字数"), justify="right", no_wrap=True)
    table.add_column(tr("Share", "占比"), justify="right", no_wrap=True)
    table.add_column(tr("In what capacity, and where", "身份与所在段落"), overflow="fold", ratio=1)
    for record in records:
        where = Prose(_text(record.role or "—"), Text(visible(" ".join(record.segments)), style="dim"))
        table.add_row(
            _text(record.name),
            str(record.turns),
            str(record.characters),
            f"{record.share:.0%}",
            where,
        )
    return table


def listings(records: Sequence[Listing]) -> Table:
    """The transcripts of the library, one a row."""
    table = _table()
    table.add_column(tr("Name", "实录名"), overflow="fold", max_width=_ID, style="cyan")
    table.add_column(tr("Date", "日期"), no_wrap=True)
    table.add_column(tr("Questions", "问答"), justify="right", no_wrap=True)
    table.add_column(tr("Title", "标题"), overflow="fold", ratio=1)
    for record in records:
        table.add_row(
            _text(record.transcript),
            str(record.date or "—"),
            str(record.questions),
            Prose(_text(record.title or "—")),
        )
    return table


def columns(rows: Sequence[Row], names: Sequence[str]) -> Table:
    """Any fields of any records, the keys as headings."""
    table = _table()
    for name in names:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(_text(cell(row[name])) for name in names))
    return table


def _table() -> Table:
    return Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False, show_edge=False, header_style="bold")


def _text(text: str) -> Text:
    return Text(visible(text))


def _speaker(record: Answer | Hit) -> Text:
    return _text(record.speaker or _nobody(record.part))


def _nobody(part: str) -> str:
    """What stands in a speaker's place where nobody speaks."""
    return {"headline": tr("(headline)", "〔标题〕"), "note": tr("(note)", "〔附注〕")}.get(
        part, tr("(page)", "〔版面〕")
    )


def _about(record: Answer) -> list[Text]:
    """The dim lines under a sentence: the role, where it stands, and whether that breaks off."""
    headline = record.headline if record.part != "headline" else None
    date = record.date.isoformat() if record.date else None
    place = " · ".join(part for part in (record.id, headline, date) if part)
    lines = [record.role or "", place, "" if record.complete else _breaks_off()]
    return [Text(visible(line), style="dim") for line in lines if line]


def _breaks_off() -> str:
    return tr("this answer breaks off in the source", "这一回答在原文中没有刊完")


def _marked(sentence: str, places: Sequence[tuple[int, int]]) -> Text:
    """A sentence with stretches marked by more than colour."""
    text, position = Text(), 0
    for start, end in places:
        if start < position:
            continue
        text.append(visible(sentence[position:start]))
        text.append(visible(sentence[start:end]), style="bold underline")
        position = end
    return text.append(visible(sentence[position:]))


def _places(sentence: str, matches: Sequence[str]) -> list[tuple[int, int]]:
    """Where the matched words of a sentence stand in it."""
    places = []
    for match in matches:
        at = sentence.find(match)
        while at >= 0:
            places.append((at, at + len(match)))
            at = sentence.find(match, at + len(match))
    return sorted(places)
