"""`trend`: one figure through time, as a table and on a terminal as a chart."""

from typing import TYPE_CHECKING, Annotated

from typer import Argument

from briefcli.cli.figuring import Telling
from briefcli.cli.messages import tell
from briefcli.cli.options import Filtering, Output, open_library
from briefcli.cli.status import FOUND, NOTHING_FOUND
from briefcli.cli.writer import Writer
from briefcli.language import tr
from briefcli.records import Point

if TYPE_CHECKING:
    from rich.console import RenderableType


def trend(
    words: Annotated[list[str], Argument(metavar="WORDS…", help=tr("which figure", "哪一项数字"))],
    telling: Telling,
    output: Output,
    filtering: Filtering,
) -> int:
    """One figure followed through the transcripts, by date."""
    library, filters = open_library(filtering)
    writer = Writer(output, Point._fields)
    records = library.trend(*words, **telling.wanted(), **filters)

    def table() -> "RenderableType":
        from briefcli.show.trend import trend as drawn

        return drawn(records)

    writer.write(records, table)
    if not records:
        tell(
            tr(
                "no figure of that name; briefcli figures lists them",
                "没有这项数字；可用 briefcli figures 查看",
            )
        )
    return FOUND if records else NOTHING_FOUND
