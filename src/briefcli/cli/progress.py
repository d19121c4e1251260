"""Progress on a terminal, on standard error, where the records themselves go elsewhere."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

_T = TypeVar("_T")


def counted(items: Iterable[_T], what: str) -> Iterator[_T]:
    """The items one by one, with how many were done shown meanwhile.

    Nothing is shown where standard error is no terminal, or where the records are shown on one.
    """
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = SpinnerColumn(), TextColumn("{task.completed} " + what), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("")
        for item in items:
            yield item
            progress.advance(task)
