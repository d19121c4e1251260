"""A sentence cut into clauses and words, in which its quantities and times are single words."""

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from briefcli.figures.bases import Basis, bases
from briefcli.figures.numerals import DIGITS
from briefcli.figures.periods import Period
from briefcli.figures.quantities import Quantity, quantities
from briefcli.figures.times import times
from briefcli.text.words import Cutter

QUANTITY, TIME, BASIS, MARK, QUOTED, LATIN = "quantity", "time", "basis", "mark", "quoted", "latin"
"""Tags of what is no word of jieba's."""

_MARKS = ",;。!?:"  # that end a clause; fold has made them of ，；！？：
_CLAUSE_END = re.compile(r"[,;。!?:](?!(?<=\d,)\d{3})")
_SMALL = f"{DIGITS}十"
# Units of which small numbers in words count nothing that is measured: 两级财政, 两位司长.
_ARTICLES = ("种", "类", "点", "步", "层", "条", "句", "位", "级", "头", "次", "件", "代", "届", "期", "块")
_ROUND = re.compile(r"[百千万亿]+")
_RANKS, _RANKED = ("前", "位居", "位列", "排名", "居"), ("位", "名", "")
# Short enough to be a name.
_QUOTED = re.compile(r"[“\"「『《][^”\"」』》,;。]{1,14}[”\"」』》]")


class Token(NamedTuple):
    """A word of a normalised sentence: where it stands (offsets from 0, end exclusive) and its tag.

    A quantity stands with the words that bound it: 超过4500家. The tag is jieba's part of speech, empty for a
    word that jieba does not know, or one of this module's.
    """

    text: str
    start: int
    end: int
    tag: str


class Clause(NamedTuple):
    """A stretch of a sentence between marks, its words, and the mark that ends it."""

    tokens: tuple[Token, ...]
    mark: str


class Parsed:
    """A normalised sentence: its quantities, times and comparisons in order, and its clauses.

    It is cut into words when they are first asked for: most sentences hold no figure.
    """

    def __init__(
        self,
        text: str,
        quantities: Sequence[Quantity],
        times: Sequence[Period],
        bases: Sequence[Basis],
        cut: Callable[[], Iterator[Clause]],
    ) -> None:
        """Take what was found; `cut` gives the clauses."""
        self.text, self.quantities, self.times, self.bases = text, quantities, times, bases
        self._cut = cut

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The stretches between marks."""
        return tuple(self._cut())


def parse(text: str, cutter: Cutter, date: datetime.date | None) -> Parsed:
    """Cut a normalised sentence of a briefing of that date.

    Numbers within times and names (“两个三年”, 《…》) are no quantities.
    """
    every = times(text, date)
    compared = [_before_number(basis, text, every) for basis in bases(text)]
    told = [
        each
        for each in every
        if not any(each.start < basis.end and basis.start < each.end for basis in compared)
    ]
    names = [match.span() for match in _QUOTED.finditer(text) if not re.search(r"[%亿]|万[元吨]", match[0])]
    books = [match.span() for match in re.finditer(r"《[^》]*》", text)]
    taken = [*names, *books, *((each.start, each.end) for each in told)]
    taken += [(basis.start, basis.end) for basis in compared]
    counted = [
        each
        for each in quantities(text)
        if all(each.end <= start or each.start >= end for start, end in taken) and not _is_manner(text, each)
    ]
    free = [each for each in told if not any(start <= each.start < end for start, end in books)]
    fixed = [Token(text[start:end], start, end, QUOTED) for start, end in (*books, *names)]
    fixed += [Token(each.text, each.start, each.end, TIME) for each in free]
    fixed += [Token(each.text, each.start, each.end, BASIS) for each in compared]
    fixed += [_bounded(each) for each in counted]
    return Parsed(text, counted, free, compared, lambda: _clauses(_tokens(text, cutter, fixed)))


def _before_number(basis: Basis, text: str, told: Sequence[Period]) -> Basis:
    """A comparison without a figure that it holds: 比2012年的538580亿元."""
    for each in quantities(text[: basis.end]):
        timed = any(each.start < time.end and time.start < each.end for time in told)
        if each.start > basis.start and not timed:
            return Basis(text[basis.start : each.start], basis.start, each.start)
    return basis


def _is_manner(text: str, quantity: Quantity) -> bool:
    """Whether a number measures nothing: every so often, a rank, a grade, an article."""
    before = text[: quantity.start - quantity.bounded.index(quantity.text)]
    if before.endswith(("每", "每隔", "×")) or text.startswith("级", quantity.end):
        return True
    if quantity.unit == "日" and quantity.text[0].isdigit() and quantity.bound is None:
        return True  # a day of the month
    if before.endswith(_RANKS) and quantity.unit in _RANKED:
        return True
    if _ROUND.fullmatch(quantity.text.removesuffix(quantity.unit)) and quantity.bound is None:
        return True  # 千亿斤粮食产能提升行动
    return is_small_in_words(quantity) and quantity.unit in _ARTICLES


def is_small_in_words(quantity: Quantity) -> bool:
    """Whether a number is a small one in Chinese numerals."""
    return all(c in _SMALL for c in quantity.text.removesuffix(quantity.unit))


def _tokens(text: str, cutter: Cutter, fixed: Sequence[Token]) -> Iterator[Token]:
    """The words of a sentence in order, without overlap, those that are `fixed` among them."""
    at = 0
    for token in sorted(fixed, key=lambda each: (each.start, -each.end)):
        if token.start < at:
            continue
        yield from _words(text, at, token.start, cutter)
        yield token
        at = token.end
    yield from _words(text, at, len(text), cutter)


def _bounded(quantity: Quantity) -> Token:
    start = quantity.start - quantity.bounded.index(quantity.text)
    return Token(quantity.bounded, start, start + len(quantity.bounded), QUANTITY)


def _words(text: str, start: int, end: int, cutter: Cutter) -> Iterator[Token]:
    """The words and marks of a stretch of a sentence."""
    at = start
    for word in cutter.pieces(text[start:end]):
        begin = text.find(word, at, end)
        yield from _marks(text, at, begin)
        at = begin + len(word)
        tag = LATIN if word.isascii() else cutter.dictionary.tag(word)
        yield Token(word, begin, at, tag)
    yield from _marks(text, at, end)


def _marks(text: str, start: int, end: int) -> Iterator[Token]:
    for at in range(start, end):
        if not text[at].isspace():
            yield Token(text[at], at, at + 1, MARK)


def _clauses(tokens: Iterable[Token]) -> Iterator[Clause]:
    gathered: list[Token] = []
    for token in tokens:
        if token.tag == MARK and token.text in _MARKS:
            yield Clause(tuple(gathered), token.text)
            gathered = []
        else:
            gathered.append(token)
    if gathered:
        yield Clause(tuple(gathered), "")
