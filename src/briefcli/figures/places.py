"""Where the numbers of a sentence stand: in which clause, and between which words."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from briefcli.figures import phrases
from briefcli.figures.clauses import QUANTITY, Parsed, Token, is_small_in_words
from briefcli.figures.cues import OWN_POINTS, POINT_UNITS
from briefcli.figures.quantities import Quantity

_POINTS = 10  # a speaker has no more points than these
_NOUN = 6  # characters: 主要有三种用法：
_DISTRIBUTED = re.compile(
    r"[、和与及,]?(?:以及|和|同比|环比)?(?:增长|下降|减少|增加|提高|降低|上涨|下跌)?(?:约|近|了)?"
)


class Place(NamedTuple):
    """Where a quantity stands: the number of its clause, and the words before and behind it there.

    They go as far as the quantities beside it; `start` and `end` take in the words that bound it.
    """

    quantity: Quantity
    clause: int
    start: int
    end: int
    lead: tuple[Token, ...]
    tail: tuple[Token, ...]
    lead_text: str
    tail_text: str


def places(parsed: Parsed) -> list[Place]:
    """The places of the quantities that are figures, in order."""
    return [place for place in _places(parsed) if not _counts_points(place, parsed)]


def _places(parsed: Parsed) -> Iterator[Place]:
    if not parsed.quantities:
        return
    by_start = {}
    for quantity in parsed.quantities:
        by_start[quantity.start - quantity.bounded.index(quantity.text)] = quantity
    for number, clause in enumerate(parsed.clauses):
        tokens = clause.tokens
        at = [i for i, token in enumerate(tokens) if token.tag == QUANTITY and token.start in by_start]
        borders = [0, *(_border(tokens, left, right) for left, right in pairwise(at)), len(tokens)]
        for order, i in enumerate(at):
            first = borders[order] if _lists(tokens, borders[order]) else at[order - 1] + 1 if order else 0
            last = borders[order + 1] if order + 1 < len(at) else len(tokens)
            token = tokens[i]
            yield Place(
                by_start[token.start],
                number,
                token.start,
                token.end,
                tokens[first:i],
                tokens[i + 1 : last],
                parsed.text[tokens[first].start : token.start],
                parsed.text[token.end : tokens[last - 1].end],
            )


def _border(tokens: Sequence[Token], left: int, right: int) -> int:
    """Where the words of one number end and those of the next begin: at the last 、, else at the next one."""
    marks = [i for i in range(left + 1, right) if tokens[i].text == "、"]
    return marks[-1] if marks else right


def _lists(tokens: Sequence[Token], at: int) -> bool:
    return 0 < at < len(tokens) and tokens[at].text == "、"


def _counts_points(place: Place, parsed: Parsed) -> bool:
    """Whether a quantity counts the points that the speaker is going to make: 三个方面."""
    quantity = place.quantity
    in_words = is_small_in_words(quantity)
    if quantity.unit not in POINT_UNITS or not (in_words or quantity.value <= _POINTS):
        return False
    noun = phrases.told(phrases.behind(place.tail, verbs=False))
    names_points = noun.endswith(OWN_POINTS) or place.tail_text.startswith((*OWN_POINTS, "“"))
    announces = parsed.clauses[place.clause].mark == ":" and len(place.tail_text) <= _NOUN
    return names_points or announces or (in_words and not noun)


def groups(found: Sequence[Place], parsed: Parsed) -> Iterator[list[Place]]:
    """The places in order, those together that one clause distributes: 分别完成211.5万辆和209万辆."""
    at = 0
    while at < len(found):
        group = [found[at]]
        if "分别" in group[0].lead_text:
            for place in found[at + 1 :]:
                if not _DISTRIBUTED.fullmatch(parsed.text, group[-1].end, place.start):
                    break
                group.append(place)
        yield group
        at += len(group)
