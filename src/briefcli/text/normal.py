"""The one normalisation that texts and queries go through, with the way back to the original.

Steps: NFKC (full and half width: ５Ｇ is 5G), lower case, traditional to simplified characters,
white space folded (none beside a Han character, else one blank).
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from opencc import OpenCC

# Han characters, as a class of a regular expression.
HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"

# Traditional characters that GB 2312 nevertheless holds; every other Han character of that set is
# taken as simplified, so that simplified text never loads the converter.
_TRADITIONAL_IN_GB2312 = "後於徵乾夥麽菸"
# Characters that the converter leaves to the words they stand in, and that are often one for the other.
_ALIKE = {"著": "着", "瞭": "了", "衞": "卫"}

_SPACE = re.compile(r"\s+")


class Folded(NamedTuple):
    """A normalised text and, for each of its characters, where the original of it begins and ends.

    `offsets` count from 0, `ends` are exclusive: they take in the marks on a character.
    """

    text: str
    offsets: Sequence[int]
    ends: Sequence[int]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original that characters `start` to `end` (exclusive) stand for."""
        return self.offsets[start], self.ends[end - 1]


def fold(text: str) -> str:
    """Normalise a text. Folding twice changes nothing more."""
    folded = text.translate(_ONE_BY_ONE)
    if len(folded) == len(text) and _CLUSTER not in folded:
        return _SPACE.sub(_space, folded)
    return fold_with_offsets(text).text


def _space(match: re.Match[str]) -> str:
    """What is left of white space: nothing at an end of the text or beside a Han character, else a blank."""
    text, (start, end) = match.string, match.span()
    needless = not start or end == len(text) or _is_unspaced(text[start - 1]) or _is_unspaced(text[end])
    return "" if needless else " "


def fold_with_offsets(text: str) -> Folded:
    """Normalise a text and keep the way back to its characters."""
    folded = text.translate(_ONE_BY_ONE)
    if len(folded) == len(text) and _CLUSTER not in folded:
        return _without_needless_space(folded, range(len(text)), range(1, len(text) + 1))
    pieces: list[str] = []
    offsets: list[int] = []
    ends: list[int] = []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and _attaches(text[end]):
            end += 1
        cluster = _fold_cluster(text[start:end])
        pieces.append(cluster)
        offsets += [start] * len(cluster)
        ends += [end] * len(cluster)
        start = end
    return _without_needless_space("".join(pieces), offsets, ends)


class _OneByOne(dict[int, str]):
    """Folded characters by code point, filled as they are met.

    Nearly every text is folded one character for one, which `str.translate` does twenty times as fast
    as a loop. A mark that belongs to the character before it becomes _CLUSTER: then the loop is needed.
    """

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = _CLUSTER if _attaches(character) or character == _CLUSTER else _fold_cluster(character)
        self[code] = folded
        return folded


_CLUSTER = "\0"
_ONE_BY_ONE = _OneByOne()


def simplified(text: str) -> str:
    """The text in simplified characters, one for one, so that offsets stay as they are."""
    # Most texts have nothing to change, which their few different characters tell in a tenth of the time.
    if all(_SIMPLIFIED[ord(character)] == character for character in set(text)):
        return text
    return text.translate(_SIMPLIFIED)


class _Simplified(dict[int, str]):
    """Simplified characters by code point, filled as they are met."""

    def __missing__(self, code: int) -> str:
        self[code] = _simplified(chr(code))
        return self[code]


_SIMPLIFIED = _Simplified()


@lru_cache(maxsize=16384)
def _fold_cluster(cluster: str) -> str:
    """Normalise a character with the marks attached to it."""
    previous, folded = "", cluster
    while folded != previous:  # a few compatibility forms need a second round to stay as they are
        previous, folded = folded, simplified(unicodedata.normalize("NFKC", folded).lower())
        folded = "".join(_ALIKE.get(character, character) for character in folded)
    return folded


@lru_cache(maxsize=4096)
def _attaches(character: str) -> bool:
    """Whether a character is a mark on the one before: an accent, or a half-width voicing mark."""
    return character > "\u02ff" and unicodedata.combining(unicodedata.normalize("NFKC", character)[0]) != 0


def _simplified(character: str) -> str:
    if not _may_be_traditional(character):
        return character
    # One character at a time: as words they would depend on their neighbours, and a query would no
    # longer meet the text.
    converted = _converter().convert(character)
    return converted if len(converted) == 1 else character


@cache
def _converter() -> "OpenCC":
    from opencc import OpenCC  # 30 ms: only where a character may be traditional

    return OpenCC("t2s")


def _may_be_traditional(character: str) -> bool:
    if not "\u3400" <= character <= "\u9fff":
        return False
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return character in _TRADITIONAL_IN_GB2312


def _without_needless_space(text: str, offsets: Sequence[int], ends: Sequence[int]) -> Folded:
    if not _SPACE.search(text):
        return Folded(text, offsets, ends)
    kept: list[str] = []
    kept_offsets: list[int] = []
    kept_ends: list[int] = []
    position = 0
    for match in _SPACE.finditer(text):
        kept.append(text[position : match.start()])
        kept_offsets += offsets[position : match.start()]
        kept_ends += ends[position : match.start()]
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if before and after and not _is_unspaced(before) and not _is_unspaced(after):
            kept.append(" ")
            kept_offsets.append(offsets[match.start()])
            kept_ends.append(ends[match.start()])
        position = match.end()
    kept.append(text[position:])
    kept_offsets += offsets[position:]
    kept_ends += ends[position:]
    return Folded("".join(kept), kept_offsets, kept_ends)


def _is_unspaced(character: str) -> bool:
    """Whether a character is of a script, or a mark, that has no blanks beside it."""
    return character >= "\u2e80" or character in "“”‘’…—"
