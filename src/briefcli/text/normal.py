"""The one normalisation that texts and queries go through, with the way back to the original.

Steps: NFKC (full and half width: ５Ｇ is 5G), lower case, traditional to simplified characters,
white space folded (none beside a Han character, else one blank).
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

# Han characters, as a class of a regular expression.
HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"

# Traditional characters that GB 2312 nevertheless holds; every other Han character of that set is
# taken as simplified, so that simplified text never loads the converter.
_TRADITIONAL_IN_GB2312 = "後於徵乾夥麽菸"

_SPACE = re.compile(r"\s+")


class Folded(NamedTuple):
    """A normalised text and, for each of its characters, the offset (from 0) in the original."""

    text: str
    offsets: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original that characters `start` to `end` (exclusive) stand for."""
        return self.offsets[start], self.offsets[end - 1] + 1


def fold(text: str) -> str:
    """Normalise a text. Folding twice changes nothing more."""
    return fold_with_offsets(text).text


def fold_with_offsets(text: str) -> Folded:
    """Normalise a text and keep the way back to its characters."""
    characters: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text):
        for folded in _fold_character(character):
            characters.append(folded)
            offsets.append(offset)
    _simplify(characters)
    return _without_needless_space(characters, offsets)


@lru_cache(maxsize=16384)
def _fold_character(character: str) -> str:
    previous, folded = "", character
    while folded != previous:  # a few compatibility forms need a second round to stay as they are
        previous, folded = folded, unicodedata.normalize("NFKC", folded).lower()
    return folded


def _simplify(characters: list[str]) -> None:
    """Turn traditional characters into simplified ones, in place, one for one."""
    doubtful = sorted({c for c in characters if _may_be_traditional(c)})
    if doubtful:
        table = _converted("".join(doubtful))
        characters[:] = [table.get(c, c) for c in characters]


@lru_cache(maxsize=16384)
def _may_be_traditional(character: str) -> bool:
    if not "\u3400" <= character <= "\u9fff":
        return False
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return character in _TRADITIONAL_IN_GB2312


@lru_cache(maxsize=256)
def _converted(characters: str) -> dict[str, str]:
    from opencc import OpenCC  # 30 ms: only where a character may be traditional

    # One character a line: converted as words they would depend on their neighbours, and a query
    # would no longer meet the text.
    converted = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return {a: b for a, b in zip(characters, converted, strict=True) if len(b) == 1}


def _without_needless_space(characters: list[str], offsets: list[int]) -> Folded:
    text = "".join(characters)
    if not _SPACE.search(text):
        return Folded(text, tuple(offsets))
    kept: list[str] = []
    kept_offsets: list[int] = []
    position = 0
    for match in _SPACE.finditer(text):
        kept.append(text[position : match.start()])
        kept_offsets += offsets[position : match.start()]
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if before and after and not _is_unspaced(before) and not _is_unspaced(after):
            kept.append(" ")
            kept_offsets.append(offsets[match.start()])
        position = match.end()
    kept.append(text[position:])
    kept_offsets += offsets[position:]
    return Folded("".join(kept), tuple(kept_offsets))


def _is_unspaced(character: str) -> bool:
    """Whether a character is of a script, or a mark, that has no blanks beside it."""
    return character >= "\u2e80" or character in "“”‘’…—"
