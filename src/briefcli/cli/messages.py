"""What the program says beside its records: lines on standard error."""

import os
import sys

from briefcli.language import tr
from briefcli.show.plain import visible


def tell(message: object) -> None:
    """Print one line on standard error, without anything that a terminal would obey."""
    try:
        print(visible(str(message)), file=sys.stderr, flush=True)  # noqa: T201
    except OSError:  # nobody reads it: what the command does and ends with stays the same
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())


def complain(message: object) -> None:
    """As `tell`, for what keeps the program from doing what it was asked."""
    tell(f"briefcli: {message}")


def tell_hidden(number: int, unit: str) -> None:
    """Tell how many records a limit hides; `unit` is how Chinese counts them."""
    if number > 0:
        tell(tr(f"{number} more; -n 0 shows all", f"另有 {number} {unit}；-n 0 显示全部"))
