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

from briefcli.text.normal import HAN

_LONGEST = 8  # characters; longer repeats are phrases
# What builds sentences and tells times: a term neither holds nor crosses one of these.
_BUILDERS = (
    "[的了是在和与及或而也都就还又对把被给从到向于以为之其将会要可有没不过这那我们你他她它每并但由让使比已占约等]"
    "|同比|环比|第?[一二三四]季度|第[一二三四]|去年|今年|上年|年底|月底|同期|更好|一步"
)
# A number with what it counts is passed over; a term may begin with a Latin word (5G).
_TERM = re.compile(
    rf"\d[\d.]*[十百千万亿]*(?:[美欧日]元|人次|[{HAN}])|{_BUILDERS}"
    rf"|(?P<term>(?:\d*[A-Za-z][A-Za-z0-9]*)?(?:(?!{_BUILDERS})[{HAN}])+)"
)


def keywords(texts: Sequence[str], most: int = 5) -> list[tuple[str, ...]]:
    """For each of the texts of one transcript, at most `most` terms that tell it from the others.

    The most telling come first; equal ones in alphabetical order. A text without repeats has none.
    """
    repeated = [_repeated(text) for text in texts]
    spread = Counter(string for strings in repeated for string in strings)
    return [_best(strings, spread, len(texts), most) for strings in repeated]


def _repeated(text: str) -> dict[str, int]:
    """The strings of 2 to _LONGEST characters that the text repeats inside terms, with their variety."""
    terms = [(match["term"], match.start()) for match in _TERM.finditer(text) if match["term"]]
    pairs = Counter(term[i : i + 2] for term, _ in terms for i in range(len(term) - 1))
    places: defaultdict[str, list[tuple[str, int, int]]] = defaultdict(list)
    for term, at in terms:
        for start in range(len(term) - 1):
            if start and term[start].isascii():
                continue  # inside a Latin word
            end = start + 2
            # A string repeats only if its pairs of neighbours do.
            while end <= len(term) and end - start <= _LONGEST and pairs[term[end - 2 : end]] > 1:
                places[term[start:end]].append((term, start, at))
                end += 1
    return {string: _variety(string, found) for string, found in places.items() if len(found) > 1}


def _variety(string: str, places: Sequence[tuple[str, int, int]]) -> int:
    """How many different neighbours a string has on its poorer side.

    `places` are the terms that hold it, where it begins in each, and the term's offset in the text.
    """
    before, behind = set(), set()
    for term, start, at in places:
        end = start + len(string)
        # An end of a term is company of its own each time, so it is told apart by its place.
        before.add(term[start - 1] if start else str(at))
        behind.add(term[end] if end < len(term) else str(at))
    return min(len(before), len(behind))


def _best(repeated: dict[str, int], spread: Counter[str], texts: int, most: int) -> tuple[str, ...]:
    scores = {}
    for string, variety in repeated.items():
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
