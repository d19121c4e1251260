"""Options that many commands share, declared once and handed on as one object."""

import functools
import inspect
import os
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, cast, get_type_hints

from typer import Option

from briefcli.language import tr

if TYPE_CHECKING:
    from briefcli.library import Library
    from briefcli.views import Filters


class Format(StrEnum):
    """How records are written."""

    table = "table"
    text = "text"
    tsv = "tsv"
    csv = "csv"
    json = "json"
    jsonl = "jsonl"
    md = "md"


class Output(NamedTuple):
    """Where records go and in which form."""

    format: Annotated[
        Format | None,
        Option(
            "--format",
            "-f",
            help=tr(
                "table on a terminal, tsv in a pipe unless given", "输出格式；终端默认 table，管道默认 tsv"
            ),
        ),
    ] = None
    columns: Annotated[
        str | None,
        Option(
            "--columns",
            "-c",
            metavar="A,B,…",
            help=tr("the fields to print, in this order", "要输出的字段及其顺序"),
        ),
    ] = None
    output: Annotated[
        Path | None,
        Option(
            "--output",
            "-o",
            metavar="FILE",
            help=tr("write there; format from the ending", "写入文件；格式由扩展名决定"),
        ),
    ] = None
    header: Annotated[bool, Option("--header", help=tr("a header line in tsv", "tsv 带表头行"))] = False
    plain: Annotated[
        bool,
        Option(
            "--plain", help=tr("no changes for spreadsheets in a .csv file", "写 .csv 时不为电子表格作改动")
        ),
    ] = False


class Filtering(NamedTuple):
    """Which part of the library is looked at; each option can be repeated, any of its values fits."""

    speaker: Annotated[
        list[str],
        Option(
            "--speaker", "-s", metavar="NAME", help=tr("who speaks: a name or a role", "发言人：姓名或职务")
        ),
    ] = []  # noqa: RUF012  # typer copies it
    transcript: Annotated[
        list[str],
        Option(
            "--transcript",
            "-t",
            metavar="NAME",
            help=tr("a transcript, or a file for this once", "实录名，或仅供本次使用的文件"),
        ),
    ] = []  # noqa: RUF012
    asker: Annotated[list[str], Option("--asker", metavar="OUTLET", help=tr("who asks", "提问的媒体"))] = []  # noqa: RUF012
    since: Annotated[
        str | None,
        Option("--since", metavar="DATE", help=tr("first day, YYYY-MM-DD", "起始日期，YYYY-MM-DD")),
    ] = None
    until: Annotated[
        str | None, Option("--until", metavar="DATE", help=tr("last day, YYYY-MM-DD", "截止日期，YYYY-MM-DD"))
    ] = None


def flat(command: Callable[..., int]) -> Callable[..., int]:
    """A command with its groups of options laid out one by one, as typer wants to see them.

    A parameter annotated with a NamedTuple such as `Output` becomes that group's options, behind the
    command's own; the command is called with the group.
    """
    hints = get_type_hints(command, include_extras=True)
    own: list[inspect.Parameter] = []
    shared: list[inspect.Parameter] = []
    groups: dict[str, Any] = {}
    for parameter in inspect.signature(command).parameters.values():
        hint = hints[parameter.name]
        if hasattr(hint, "_fields"):
            groups[parameter.name] = hint
            shared += _laid_out(hint)
        else:
            own.append(parameter.replace(annotation=hint, kind=inspect.Parameter.KEYWORD_ONLY))

    @functools.wraps(command)
    def called(**values: Any) -> int:
        gathered = {
            name: group(*(values.pop(field) for field in group._fields)) for name, group in groups.items()
        }
        return command(**values, **gathered)

    called.__signature__ = inspect.Signature([*own, *shared])  # type: ignore[attr-defined]
    called.__annotations__ = {each.name: each.annotation for each in (*own, *shared)}
    return called


def _laid_out(group: Any) -> list[inspect.Parameter]:
    """The fields of a group as parameters of their own."""
    return [
        inspect.Parameter(
            name, inspect.Parameter.KEYWORD_ONLY, default=group._field_defaults[name], annotation=hint
        )
        for name, hint in get_type_hints(group, include_extras=True).items()
    ]


def filters_of(filtering: Filtering) -> "Filters":
    """The filters as the library takes them."""
    return cast("Filters", filtering._asdict())


def open_library(filtering: Filtering) -> tuple["Library", "Filters"]:
    """The user's library, and the filters as it takes them."""
    from briefcli.library import Library

    return Library.open(processes=os.cpu_count() or 1), filters_of(filtering)
