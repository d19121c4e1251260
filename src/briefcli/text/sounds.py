"""How Han characters sound: readings without tones, for pinyin and for slips between homophones."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

_ENDS = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ", "aaaaeeeeiiiioooouuuuvvvvvnnnm")
_LONGEST = 6  # letters of a syllable: zhuang
_MOST = 30  # letters that are taken for one stretch of pinyin


@lru_cache(maxsize=8192)
def readings(character: str) -> frozenset[str]:
    """The readings of a character without tones, `v` for ü; empty if it has none."""
    from pypinyin.constants import PINYIN_DICT  # 230 ms: only where something is spelled by ear

    found = PINYIN_DICT.get(ord(character), "")
    return frozenset(reading.translate(_ENDS) for reading in found.split(",") if reading)


@lru_cache(maxsize=1024)
def alike(syllable: str) -> str:
    """The characters in common use (those of GB 2312) with that reading."""
    return "".join(_by_reading().get(syllable, ()))


@cache
def _by_reading() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in range(0xB0, 0xF8):
        for character in bytes(b for cell in range(0xA1, 0xFF) for b in (row, cell)).decode(
            "gb2312", "ignore"
        ):
            for reading in readings(character):
                found.setdefault(reading, []).append(character)
    return found


@lru_cache(maxsize=4096)
def syllables(letters: str) -> tuple[str, ...]:
    """Cut Latin letters into syllables of pinyin, long ones first; empty if they are none.

    `guojia` gives guo, jia.
    """
    if not letters or len(letters) > _MOST:
        return ()
    for length in range(min(_LONGEST, len(letters)), 0, -1):
        head = letters[:length]
        if head not in _by_reading():
            continue
        if length == len(letters):
            return (head,)
        if rest := syllables(letters[length:]):
            return (head, *rest)
    return ()


def pattern(heard: Sequence[str]) -> str:
    """A regular expression of the characters that sound like these syllables, one each."""
    return "".join(f"[{re.escape(alike(syllable))}]" for syllable in heard)


def homophones(character: str) -> str:
    """The characters in common use that share a reading with a character, itself included."""
    return "".join(dict.fromkeys(c for reading in sorted(readings(character)) for c in alike(reading)))
