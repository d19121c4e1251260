"""`figures`: every number that officials state, as a table."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, NamedTuple

from typer import Argument, Option

from briefcli.cli.messages import tell
from briefcli.cli.options import Filtering, Output, open_library
from briefcli.cli.status import FOUND, NOTHING_FOUND
from briefcli.cli.writer import Writer, width
from briefcli.language import tr
from briefcli.records import Figure

if TYPE_CHECKING:
    from rich.console import RenderableType


class Kind(StrEnum):
    """What a figure may tell."""

    target = "target"
    share = "share"
    growth = "growth"
    change = "change"
    level = "level"


class Telling(NamedTuple):
    """Which figures are wanted, by what they tell and their unit."""

    kind: Annotated[
        list[Kind], Option("--kind", help=tr("only figures that tell this", "只列出这一种数字"))
    ] = []  # noqa: RUF012  # typer copies it
    unit: Annotated[
        list[str],
        Option("--unit", metavar="UNIT", help=tr("only figures in this unit", "只列出这一单位的数字")),
    ] = []  # noqa: RUF012

    def wanted(self) -> dict[str, list[str]]:
        """As the library takes them."""
        return {"kind": [each.value for each in self.kind], "unit": self.unit}


class Order(StrEnum):
    """In which order figures are given."""

    text = "text"
    value = "value"


def figures(
    telling: Telling,
    output: Output,
    filtering: Filtering,
    words: Annotated[
        list[str] | None,
        Argument(metavar="WORDS…", help=tr("only figures with these words", "只列出含有这些词语的数字")),
    ] = None,
    sort: Annotated[
        Order,
        Option("--sort", help=tr("in the order of the text, or the largest first", "按原文顺序，或从大到小")),
    ] = Order.text,
) -> int:
    """Every number that officials state, with what it measures."""
    library, filters = open_library(filtering)
    writer = Writer(output, Figure._fields)
    records = library.figures(*words or (), sort=sort.value, **telling.wanted(), **filters)

    def table() -> "RenderableType":
        from briefcli.show.figures import figures as drawn

        return drawn(records, width(), by_value=sort is Order.value)

    writer.write(records, table)
    if not records:
        tell(tr("no figures found", "没有找到数字"))
    return FOUND if records else NOTHING_FOUND
