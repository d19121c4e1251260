"""A series on a terminal: one row a briefing, with a bar for each number."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from briefcli.language import tr
from briefcli.records import Point
from briefcli.show.plain import visible

_BAR = 16  # cells of the longest bar
_POINTS = ("%", "个百分点", "百分点", "‰")  # units whose change is told in points


def trend(records: Sequence[Point]) -> RenderableType:
    """The figures of a series one below the other, the oldest first.

    Bars are in proportion to the largest number of the kind and unit that the last one has; others have
    none, since they cannot be held against it.
    """
    last = records[-1]
    largest = max(abs(each.value) for each in records if _alike(each, last)) or 1
    table = Table.grid(padding=(0, 2, 0, 0))
    for justify in ("left", "right", "left", "right", "left", "left"):
        table.add_column(justify=justify, overflow="fold")
    for each in records:
        table.add_row(
            str(each.date or tr("no date", "无日期")),
            Text(visible(each.raw), style="bold"),
            _bar(each, largest) if _alike(each, last) else Text(),
            _change(each),
            Text(visible(" ".join(filter(None, (each.period, each.basis)))), style="dim"),
            Text(visible(each.id or each.transcript), style="cyan"),
        )
    return Group(Text(visible(last.metric), style="bold"), table)


def _alike(one: Point, other: Point) -> bool:
    return (one.kind, one.unit) == (other.kind, other.unit)


def _bar(point: Point, largest: float) -> Text:
    length = max(1, round(_BAR * abs(point.value) / largest)) if point.value else 0
    return Text("━" * length + " " * (_BAR - length), style="green" if point.value >= 0 else "red")


def _change(point: Point) -> Text:
    """The change against the number before: +3.1%, -0.4 points; empty where there is none."""
    if point.change is None:
        return Text()
    unit = tr(" pts", "个百分点") if point.unit in _POINTS else "%"
    return Text(f"{point.change:+g}{unit}", style="dim")
