"""What a segment is about, in a few words, without a dictionary: strings that it repeats.

A term of a field is said again and again as a whole, in varying company, and more in its own segment
than in the others. That finds it in a millisecond, where loading jieba would cost a hundred. The
company is the accessor variety of Feng, Chen, Deng and Zheng (Computational Linguistics 30:1, 2004):
how many different characters stand before and behind a string; a piece of a word has but one.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from briefcli.text.normal import HAN

_LONGEST = 8  # characters; longer repeats are phrases
# What builds sentences and tells times: a term neither holds nor crosses one of these.
_BUILDERS = (
    "[的了是在和与及或而也都就还又对把被给从到向于以为之其将会要可有没不过这那我们你他她它每并但由让使比已占约等]"
    "|同比|环比|第?[一二三四]季度|第[一二三四]|去年|今年|上年|年底|月底|同期|更好|一步"
)
# A number with what it counts is passed over; a term may begin with a Latin word (5G).
_TERM = re.compile(
    rf"\d[\d.]*[十百千万亿]*(?:[美欧日]元|人次|[{HAN}])"
    rf"|(?P<term>(?:\d*[A-Za-z][A-Za-z0-9]*)?(?:(?!{_BUILDERS})[{HAN}])+)"
)


class _Use(NamedTuple):
    """How often a string is used, and in what company: characters, or places where a term ends."""

    times: int
    before: frozenset[str]
    behind: frozenset[str]


def keywords(texts: Sequence[str], most: int = 5) -> list[tuple[str, ...]]:
    """For each of the texts of one transcript, at most `most` terms that tell it from the others.

    The most telling come first; equal ones in alphabetical order. A text without repeats has none.
    """
    uses = [_uses(text) for text in texts]
    spread = Counter(string for use in uses for string in use)
    return [_best(use, spread, len(texts), most) for use in uses]


def _uses(text: str) -> dict[str, _Use]:
    """The strings of 2 to _LONGEST characters that the text repeats inside terms."""
    terms = [(match["term"], match.start()) for match in _TERM.finditer(text) if match["term"]]
    pairs = Counter(term[i : i + 2] for term, _ in terms for i in range(len(term) - 1))
    times: Counter[str] = Counter()
    before: defaultdict[str, set[str]] = defaultdict(set)
    behind: defaultdict[str, set[str]] = defaultdict(set)
    for term, at in terms:
        for start in _starts(term):
            # A string repeats only if its pairs of neighbours do.
            longest = start + 1
            while longest < min(len(term), start + _LONGEST) and pairs[term[longest - 1 : longest + 1]] > 1:
                longest += 1
            for end in range(start + 2, longest + 1):
                string = term[start:end]
                times[string] += 1
                # An end of a term is company of its own each time, so it is told apart by its place.
                before[string].add(term[start - 1] if start else f"{at}")
                behind[string].add(term[end] if end < len(term) else f"{at}")
    return {
        string: _Use(count, frozenset(before[string]), frozenset(behind[string]))
        for string, count in times.items()
        if count > 1
    }


def _starts(term: str) -> list[int]:
    """Where a string may begin in a term: anywhere but inside a number or Latin word."""
    return [i for i in range(len(term)) if i == 0 or not (term[i].isascii() and term[i - 1].isascii())]


def _best(uses: dict[str, _Use], spread: Counter[str], texts: int, most: int) -> tuple[str, ...]:
    scores = {}
    for string, use in uses.items():
        variety = min(len(use.before), len(use.behind))
        if variety > 1 and not string.isascii():
            rare = math.log(1 + texts / spread[string])
            scores[string] = variety * math.log2(len(string)) * rare
    chosen: list[str] = []
    for string in sorted(scores, key=lambda s: (-scores[s], s)):
        if len(chosen) == most:
            break
        if not any(string in other or other in string for other in chosen):
            chosen.append(string)
    return tuple(chosen)
