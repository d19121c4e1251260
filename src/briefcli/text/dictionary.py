"""jieba's dictionary as a table that is looked up on disk instead of loaded.

Loading the whole dictionary costs 600 to 700 ms in every process; a question needs a few hundred of
its 350,000 entries. The table holds the entries sorted by their first character, with the place of
each character's entries in front, so that a look-up is one search in a few kilobytes.
"""

import math
import mmap
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

_MAGIC = b"briefcli dictionary 2\n"
_KNOWN = 16384  # entries kept for further questions
_NUMBER = "Q"  # unsigned, 8 bytes on every platform


class Dictionary:
    """Words with their frequencies and tags, from a table that `build` made."""

    def __init__(self, table: bytes | mmap.mmap) -> None:
        """Take a table in memory or mapped from a file. Raises ValueError if it is none."""
        if table[: len(_MAGIC)] != _MAGIC or table[-1:] != b"\n":
            raise ValueError("not a dictionary table")
        size = array(_NUMBER).itemsize
        at = len(_MAGIC)
        self.total, count = _numbers(table[at : at + 2 * size])
        at += 2 * size
        self._firsts = _numbers(table[at : at + count * size])
        at += count * size
        self._starts = _numbers(table[at : at + (count + 1) * size])
        self._entries = at + (count + 1) * size
        self._table = table
        self._known = lru_cache(_KNOWN)(self._entry)
        if self._entries + self._starts[-1] + 1 != len(table):
            raise ValueError("a dictionary table that is not whole")

    @classmethod
    def open(cls, path: Path) -> "Dictionary":
        """Map a table from a file. Raises OSError or ValueError if that cannot be done."""
        with path.open("rb") as file:
            return cls(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))

    def frequencies(self, runs: Iterable[str]) -> dict[str, int]:
        """All words of the dictionary that stand in `runs`, with their frequencies.

        Beginnings of words that are no words themselves have frequency 0, as jieba wants it.
        """
        found: dict[str, int] = {}
        self.look_up(runs, found)
        return found

    def look_up(self, runs: Iterable[str], found: dict[str, int]) -> None:
        """As `frequencies`, but adding to what was `found` before."""
        for run in runs:
            for start in range(len(run)):
                for end in range(start + 1, len(run) + 1):
                    word = run[start:end]
                    if word not in found:
                        frequency = self._frequency(word)
                        if frequency is None:
                            break
                        found[word] = frequency

    def everything(self) -> dict[str, int]:
        """All words with their frequencies, and the beginnings of words, as `frequencies` has them."""
        found: dict[str, int] = {}
        for entry in self._table[self._entries + 1 : -1].decode("utf-8").split("\n"):
            word, frequency, _ = entry.split(" ")
            found[word] = int(frequency)
            for end in range(len(word) - 1, 0, -1):
                if word[:end] in found:
                    break
                found[word[:end]] = 0
        return found

    def rarity(self, word: str) -> float:
        """How rare a word is in the language: minus the natural logarithm of its share of all words.

        Words that jieba does not know count as seen once.
        """
        return math.log(self.total) - math.log(int((self._known(word) or b"1").partition(b" ")[0]))

    def tag(self, word: str) -> str:
        """The part of speech of a word as jieba has it (`ns` a place, `nt` an organisation), else empty."""
        entry = self._known(word)
        return entry.rpartition(b" ")[2].decode("ascii") if entry else ""

    def _frequency(self, word: str) -> int | None:
        """The frequency of a word, 0 for the mere beginning of one, None for neither."""
        entry = self._known(word)
        return int(entry.partition(b" ")[0]) if entry else None if entry is None else 0

    def _entry(self, word: str) -> bytes | None:
        """Frequency and tag of a word, empty for the mere beginning of one, None for neither."""
        first = ord(word[0])
        index = bisect_left(self._firsts, first)
        if index == len(self._firsts) or self._firsts[index] != first:
            return None
        start = self._entries + self._starts[index]
        end = self._entries + self._starts[index + 1]
        sought = b"\n" + word.encode("utf-8")
        at = self._table.find(sought, start, end)
        if at < 0:
            return None
        # Entries are sorted, and a blank sorts before any letter: a whole word comes first.
        at += len(sought)
        if self._table[at : at + 1] != b" ":
            return b""
        return self._table[at + 1 : self._table.find(b"\n", at)]


def build(lines: bytes) -> bytes:
    """Make a table of jieba's dictionary, given as its file: `word frequency tag`, one a line.

    Of a word that comes twice the later entry holds and both count for the total, as in jieba.
    """
    known: dict[bytes, bytes] = {}
    total = 0
    for line in lines.splitlines():
        word, _, frequency_and_tag = line.partition(b" ")
        known[word] = frequency_and_tag
        total += int(frequency_and_tag.partition(b" ")[0])
    firsts, starts = array(_NUMBER), array(_NUMBER)
    entries = bytearray()
    for word in sorted(known):
        first = ord(word.decode("utf-8")[0])
        if not firsts or firsts[-1] != first:
            firsts.append(first)
            starts.append(len(entries))
        entries += b"\n%b %b" % (word, known[word])
    starts.append(len(entries))
    return b"".join(
        (_MAGIC, _bytes(array(_NUMBER, (total, len(firsts)))), _bytes(firsts), _bytes(starts), entries, b"\n")
    )


def _numbers(data: bytes) -> "array[int]":
    numbers = array(_NUMBER)
    numbers.frombytes(data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _bytes(numbers: "array[int]") -> bytes:
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers.tobytes()
