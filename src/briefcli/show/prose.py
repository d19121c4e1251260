"""Breaking running text into lines as Chinese typesetting does: no mark at the beginning of a line."""

import re
from collections.abc import Iterator
from unicodedata import combining, east_asian_width

# What stays together: blanks, or opening marks with a Han character or a whole Latin word or number
# and the marks behind it.
_UNIT = re.compile(
    r"\s+|[“‘（《〈【「『]*(?:[A-Za-z0-9.,%+\-–/:@&']+|[^\s“‘（《〈【「『])?[、。，；：！？”’）》〉】」』…—]*"
)


def cells(text: str) -> int:
    """How many cells of a terminal a text takes: East Asian wide characters two, the others one."""
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def line_starts(text: str, width: int, indent: int = 0) -> list[int]:
    """Where the lines of a text begin (offsets from 0) if none is to be wider than `width` cells.

    `indent` is how many cells all lines but the first begin with. A unit wider than a line is broken
    anywhere.
    """
    starts, used = [0], 0
    for start, end in _pieces(text, max(2, width - indent)):
        size = cells(text[start:end])
        if used + size > width and used > (indent if len(starts) > 1 else 0):
            if text[start:end].isspace():
                continue
            starts.append(start)
            used = indent
        used += size
    return starts


def lines(text: str, width: int, indent: str = "") -> Iterator[str]:
    """The lines of a text, each ended by a line feed; all but the first begin with `indent`."""
    starts = line_starts(text, width, len(indent))
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(text)], strict=True)):
        line = text[start:end].rstrip()
        yield (indent if number else "") + line + "\n"


def _pieces(text: str, widest: int) -> Iterator[tuple[int, int]]:
    for match in _UNIT.finditer(text):
        start, end = match.span()
        while cells(text[start:end]) > widest:
            cut = start + 1
            while cut < end and cells(text[start : cut + 1]) <= widest:
                cut += 1
            yield start, cut
            start = cut
        if start < end:
            yield start, end
