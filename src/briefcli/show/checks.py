"""What came of quotations, on a terminal: the verdict, the words with what differs marked in place, where."""

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from briefcli.language import tr
from briefcli.records import Check
from briefcli.show.differing import pieces
from briefcli.show.plain import visible
from briefcli.show.tables import Prose

_CHINESE = {
    "verbatim": "属实", "elided": "属实（有省略）", "altered": "有改动", "misattributed": "说话人有误",
    "not_found": "查无此言",
    "agrees": "相符", "differs": "不符", "not_in_record": "实录未载",
}  # fmt: skip
_STYLES = {"verbatim": "green", "elided": "green", "agrees": "green", "not_in_record": "yellow"}
_UNLIKE = 0.75  # similarity below which what was said is shown whole
_FIGURES = {"confirmed": "数字属实", "contradicted": "数字不符"}


def verdict(record: Check) -> str:
    """A verdict in the language of the locale."""
    return tr(record.verdict.replace("_", " "), _CHINESE[record.verdict])


def checks(records: Sequence[Check]) -> Table:
    """A row a quotation: the verdict, and the quotation with what there is to know of it."""
    table = Table.grid(padding=(0, 2, 1, 0), expand=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    for record in records:
        style = f"bold {_STYLES.get(record.verdict, 'red')}"
        table.add_row(Text(verdict(record), style=style), Prose(_quotation(record), *_about(record)))
    return table


def _quotation(record: Check) -> Text:
    text = Text()
    styles = {"same": "", "quoted": "red", "said": "green"}
    for piece in pieces(record):
        if piece.text:
            text.append(visible(piece.marked), style=styles[piece.kind])
    return text


def _about(record: Check) -> list[Text]:
    """The lines below a quotation: what was said, what was cut off, by whom and where."""
    lines = [Text(visible(line), style="dim") for line in about(record)]
    reworded = record.verdict == "altered" and record.similarity < _UNLIKE
    if record.passage and (reworded or record.verdict == "differs"):
        lines.insert(0, Text(tr("said: ", "原话：") + visible(record.passage)))
    return lines


def about(record: Check) -> list[str]:
    """What there is to know of a quotation besides its words, a line each."""
    lines = []
    if record.clipped:
        lines.append(tr(f"cut off: {record.clipped}", f"被截去：{record.clipped}"))
    if record.figures and record.verdict == "altered":
        lines.append(tr(f"figures {record.figures}", _FIGURES[record.figures]))
    if len(record.places) > 1 and record.verdict == "altered":
        lines.append(tr("put together from ", "拼自 ") + ", ".join(record.places))
    if record.attributed_to and record.verdict == "misattributed":
        who = record.speaker or tr("nobody", "无人")
        lines.append(
            tr(
                f"attributed to {record.attributed_to}, said by {who}",
                f"归于{record.attributed_to}，实为{who}",
            )
        )
    if record.speaker:
        lines.append("  ".join(part for part in (record.speaker, record.role) if part))
    if record.transcript:
        line = tr(f"line {record.line}", f"第 {record.line} 行")
        lines.append(
            " · ".join(part for part in (record.id or record.transcript, record.headline, line) if part)
        )
    if record.article_line:
        lines.append(tr(f"article line {record.article_line}", f"文章第 {record.article_line} 行"))
    return lines
