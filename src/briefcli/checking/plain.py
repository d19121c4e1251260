"""Texts without what makes no difference between a quotation and the record.

White space, width, traditional or simplified form, case, quotation marks and punctuation make none. A mark
between two digits does, and a minus before one: 3.5 is not 35, nor -3.5%.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from briefcli.text.normal import fold_with_offsets

# What counts: letters, digits, signs of proportion and currency, a mark between two digits, a minus.
_COUNTS = re.compile(r"[^\W_]|[%‰°$¥€£]|(?<=\d)[^\w\s](?=\d)|(?<![a-z\d\-−–—~])[\-−–—~](?=\d)")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
# Between digits every dash is one to a reader, and so are marks that only part; 答覆 is 答复.
_ONE_FOR_ANOTHER = str.maketrans("−–—~覆", "----复")
_PART = str.maketrans(",;、。·", "|||||")


class Plain(NamedTuple):
    """A text without what makes no difference; `offsets` and `ends` lead to its characters' originals.

    Both count characters of the original from 0; the ends are exclusive.
    """

    text: str
    offsets: Sequence[int]
    ends: Sequence[int]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original that characters `start` to `end` (exclusive) stand for."""
        return self.offsets[start], self.ends[end - 1]

    def breaks(self, original: str) -> list[int]:
        """Between which characters a mark stands in the original: the offsets of those behind it."""
        return [
            at for at in range(1, len(self.text)) if original[self.ends[at - 1] : self.offsets[at]].strip()
        ]


def plain(text: str) -> Plain:
    """A text without white space, marks and differences of form."""
    folded = fold_with_offsets(text)
    thousands = {match.start() for match in _THOUSANDS.finditer(folded.text)}
    places = [at for match in _COUNTS.finditer(folded.text) if (at := match.start()) not in thousands]
    kept = "".join([folded.text[at] for at in places]).translate(_ONE_FOR_ANOTHER).translate(_PART)
    return Plain(kept, [folded.offsets[at] for at in places], [folded.ends[at] for at in places])
