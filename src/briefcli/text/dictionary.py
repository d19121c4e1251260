"""jieba's dictionary as a table that is looked up on disk instead of loaded.

Loading the whole dictionary costs 600 to 700 ms in every process; a question needs a few hundred of
its 350,000 entries. The table holds the entries sorted by their first character, with the place of
each character's entries in front, so that a look-up is one search in a few kilobytes.
"""

import mmap
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from pathlib import Path

_MAGIC = b"briefcli dictionary 1\n"
_NUMBER = "Q"  # unsigned, 8 bytes on every platform


class Dictionary:
    """Words and their frequencies, from a table that `build` made."""

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

    def _frequency(self, word: str) -> int | None:
        """The frequency of a word, 0 for the mere beginning of one, None for neither."""
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
            return 0
        return int(self._table[at : self._table.find(b"\n", at)])


def build(lines: bytes) -> bytes:
    """Make a table of jieba's dictionary, given as its file: `word frequency tag`, one a line.

    Of a word that comes twice the later frequency holds and both count for the total, as in jieba.
    """
    frequencies: dict[bytes, int] = {}
    total = 0
    for line in lines.splitlines():
        word, frequency = line.split(b" ")[:2]
        frequencies[word] = int(frequency)
        total += int(frequency)
    firsts, starts = array(_NUMBER), array(_NUMBER)
    entries = bytearray()
    for word in sorted(frequencies):
        first = ord(word.decode("utf-8")[0])
        if not firsts or firsts[-1] != first:
            firsts.append(first)
            starts.append(len(entries))
        entries += b"\n%b %d" % (word, frequencies[word])
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
