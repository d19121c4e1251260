"""Figures on a terminal: one below the other, so that the numbers line up, with small bars for rates."""

import re
from collections.abc import Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from briefcli.language import tr
from briefcli.records import Figure
from briefcli.show.plain import visible
from briefcli.show.prose import cells

_BAR = 8  # cells of a whole bar
_WHOLE = 100  # per cent: what a share is a part of
_GAP = 2  # cells between columns
_LEAST_METRIC, _LEAST = 12, 4  # cells that a metric, and a time or unit, keep
_LONGEST_METRIC, _LONGEST_UNIT, _LONGEST_TIME = 48, 10, 18  # cells; a longer one goes on in the next line
_DIGITS = re.compile(r"-?[\d,.]*")
_SIGNS = {"over": ">", "under": "<", "about": "~", None: ""}
_KINDS = {"target": "目标", "share": "占比", "growth": "增速", "change": "增减", "level": "水平"}


def figures(records: Sequence[Figure], width: int, *, by_value: bool = False) -> RenderableType:
    """Figures under the headlines that they stand below; under their units if ordered by value.

    `width` is how many cells there are; the table takes no more than it needs, so that numbers stay near.
    """
    fastest = max((abs(each.value) for each in records if each.kind == "growth"), default=1) or 1
    metrics = [f"{each.metric}  {each.id}" if by_value else each.metric for each in records]
    widths = [
        min(_LONGEST_METRIC, max(cells(metric) for metric in metrics)),
        max(cells(_number(each)) for each in records),
        min(_LONGEST_UNIT, max(cells(_unit(each)) for each in records)),
        max(cells(_kind(each)) for each in records),
        min(_LONGEST_TIME, max(cells(_time(each)) for each in records)),
    ]
    parts: list[RenderableType] = []
    for heading, members in groupby(records, key=_unit_heading if by_value else _heading):
        table = _table(widths, width)
        for each in members:
            metric = Text(visible(each.metric))
            if by_value:
                metric.append(f"  {visible(each.id or '')}", style="dim")
            amount = Text(_padded(visible(_number(each)), widths[1]), style="bold")
            amount.append(f" {visible(_unit(each))}", style="not bold")
            told = (Text(visible(text), style="dim") for text in (_kind(each), _time(each)))
            table.add_row(metric, amount, *told, _bar(each, fastest))
        parts += [*([Text()] if parts else []), Text(visible(heading), style="cyan"), table]
    return Group(*parts)


def _heading(record: Figure) -> str:
    return "  ".join(part for part in (record.id, record.headline, record.speaker) if part)


def _unit_heading(record: Figure) -> str:
    return record.unit or tr("no unit", "无单位")


def _table(widths: Sequence[int], available: int) -> Table:
    """A table of the same widths for every group, so that all numbers line up.

    Where there is little room the time, then the unit get less of it.
    """
    _, number, unit, kind, time = widths
    table = Table.grid(padding=(0, _GAP, 0, 0), expand=True)
    table.width = min(available, sum(widths) + 1 + _BAR + 4 * _GAP)
    missing = max(0, _LEAST_METRIC + sum(widths[1:]) + 1 + _BAR + 4 * _GAP - available)
    spared = min(missing, max(0, time - _LEAST))
    time -= spared
    unit -= min(missing - spared, max(0, unit - _LEAST))
    table.add_column(ratio=1, overflow="fold")
    table.add_column(overflow="fold", width=number + 1 + unit)
    table.add_column(no_wrap=True, width=kind)
    table.add_column(overflow="fold", width=time)
    table.add_column(no_wrap=True, width=_BAR)
    return table


def _padded(number: str, width: int) -> str:
    """A number moved to the right of its column."""
    return " " * (width - cells(number)) + number


def _number(record: Figure) -> str:
    """The number as it stands, its bound as a sign before it and a fall with a minus: >364.7, -9.7."""
    digits = _digits(record)
    minus = "-" if record.value < 0 and not digits.startswith("-") else ""
    return f"{_SIGNS[record.bound]}{minus}{digits or record.raw.removesuffix(record.unit or '')}"


def _unit(record: Figure) -> str:
    """What stands behind the digits: 万个."""
    digits = _digits(record)
    if digits:
        return record.raw[len(digits) :]
    return (record.unit or "") if record.raw.endswith(record.unit or "") else ""


def _digits(record: Figure) -> str:
    match = _DIGITS.match(record.raw)
    return match[0] if match else ""


def _kind(record: Figure) -> str:
    return tr(record.kind, _KINDS[record.kind])


def _time(record: Figure) -> str:
    return " ".join(part for part in (record.period, record.basis) if part)


def _bar(record: Figure, fastest: float) -> Text:
    """How large a share is of the whole, or a growth rate beside the fastest shown; empty for others."""
    if record.unit != "%" or record.kind not in ("share", "growth"):
        return Text()
    share = record.kind == "share"
    length = max(1, min(_BAR, round(_BAR * abs(record.value) / (_WHOLE if share else fastest))))
    style = "blue" if share else "green" if record.value >= 0 else "red"
    return Text("━" * length, style=style).append("─" * (_BAR - length) if share else "", style="dim")
