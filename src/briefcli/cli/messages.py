"""What the program says beside its records: lines on standard error."""

import os
import sys

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
