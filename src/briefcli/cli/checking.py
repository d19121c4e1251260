"""`check`: whether a quotation, or each quotation of an article, is true to the record."""

import datetime
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Option

from briefcli.cli.messages import tell
from briefcli.cli.options import Filtering, Format, Output, open_library
from briefcli.cli.status import FOUND, NOTHING_FOUND
from briefcli.cli.writer import Writer
from briefcli.errors import WrongUsage
from briefcli.language import tr
from briefcli.records import Check

if TYPE_CHECKING:
    from rich.console import RenderableType

_TRUE = ("verbatim", "elided", "agrees")


def check(
    output: Output,
    filtering: Filtering,
    text: Annotated[
        list[str] | None, Argument(metavar="TEXT…", help=tr("the quotation", "要核对的引文"))
    ] = None,
    by: Annotated[
        str | None, Option("--by", metavar="NAME", help=tr("who is said to have said it", "引文被归于谁"))
    ] = None,
    file: Annotated[
        str | None,
        Option(
            "--file",
            metavar="ARTICLE",
            help=tr(
                "check each quotation of an article; - is standard input",
                "核对一篇文章中的每处引文；- 为标准输入",
            ),
        ),
    ] = None,
    numbers: Annotated[
        bool, Option("--numbers", help=tr("and every number of the article", "同时核对文章中的每个数字"))
    ] = False,
) -> int:
    """Whether a quotation is true to the record."""
    if bool(text) == (file is not None):
        raise WrongUsage(tr("give a quotation, or --file ARTICLE", "请给出引文，或用 --file 指定文章"))
    if numbers and file is None:
        raise WrongUsage(
            tr("--numbers is for an article; give --file ARTICLE", "--numbers 用于文章；请加 --file")
        )
    library, filters = open_library(filtering)
    writer = Writer(output, Check._fields)
    if file is None:
        records = library.check(*text or (), by=by, **filters)
    else:
        records = library.check_article(_article(file), by=by, numbers=numbers, **filters)
    if writer.format == Format.md and not writer.chosen:
        from briefcli.show.receipt import receipt

        names = dict.fromkeys(each.transcript for each in records if each.transcript)
        digests = {name: library.source_digest(name, **filters) for name in names}
        checked = file if file is not None else " ".join(text or ())
        writer.put(receipt(records, checked, digests, datetime.datetime.now(datetime.UTC)))
    else:
        writer.write(records, lambda: _table(records))
    if not records:
        tell(tr("no quotations found in the article", "文章中没有找到引文"))
    return FOUND if all(each.verdict in _TRUE for each in records) else NOTHING_FOUND


def _article(file: str) -> str:
    """The text of an article. Raises UnusableInput if it cannot be read."""
    from pathlib import Path

    from briefcli.reading.source import decode, read_text

    return decode(sys.stdin.buffer.read(), "-") if file == "-" else read_text(Path(file))


def _table(records: Sequence[Check]) -> "RenderableType":
    from briefcli.show.checks import checks

    return checks(records)
