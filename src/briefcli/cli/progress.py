"""Progress on a terminal, on standard error, where the records themselves go elsewhere."""

import os
import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

_T = TypeVar("_T")


def counted(items: Iterable[_T], what: str, total: int | None = None) -> Iterator[_T]:
    """The items one by one, with how many were done shown meanwhile, of `total` if that is known.

    Nothing is shown where standard error is no terminal or a dumb one, or where the records are shown
    on one. With `total`, there are no records.
    """
    plain = not sys.stderr.isatty() or os.environ.get("TERM") == "dumb"
    if plain or (total is None and sys.stdout.isatty()):
        yield from items
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    done = TextColumn("{task.completed} " + (f"/ {total} " if total else "") + what)
    columns = (SpinnerColumn(), *([BarColumn()] if total else []), done, TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total)
        for item in items:
            yield item
            progress.advance(task)
