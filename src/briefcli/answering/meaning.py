"""How far a sentence, with what stands around it, speaks of what a question is about."""

import re
from collections.abc import Container
from typing import NamedTuple

from briefcli.answering.evidence import Look
from briefcli.answering.question import Question, Word
from briefcli.lexicon import SCAFFOLD, TOGETHER
from briefcli.text.words import is_plain

# What a word counts that is not in the sentence but before it, or in the headline or question.
_BEFORE, _CONTEXT = 0.8, 0.6
_PARTLY = 0.5  # of the part of a word that stands there
_SHORT = 2  # characters
_TOGETHER = 0.9  # of a word that the text says together with another: 销量 in 产销
_LEAST_PARTLY = 0.25  # of a word, or less, is hardly a trace of it: 家电 is not 家具
_LIGHTLY = 0.3  # of its weight a word of one character has, which stands in other words too, or a scaffold
_RAREST = 12.0  # natural logarithm; rarer words weigh no more, many are mistakes of cutting
# Kinds of answer that a question describes at length, often in words of its own: not all need be met.
DESCRIBED = ("name", "person", "place", "date", "why", "list")
_SORT = re.compile(r"的?[^\W\d_]{2,4}")
_SORT_BEFORE = re.compile(r"的([^\W\d_]{2,4})[是为]$")
_PLACE_ENDS = ("省", "市", "县", "区", "州", "镇")
_CLAUSE = re.compile(r"(?:[，；。！？、,;!?~…\s:：]|\.{2,})+")


class Understood(NamedTuple):
    """What of a question a sentence speaks of, in shares of its words by how rare they are in the language.

    `literal` are the words that the sentence has itself; `own` counts variants and parts of words in it,
    `all` also what stands around it. `missing` are the telling words of the clause that asks of which there
    is hardly a trace, `lacking` their share, `elsewhere` the share of those that other passages have.
    """

    literal: float
    own: float
    all: float
    missing: tuple[Word, ...]
    lacking: float
    elsewhere: float


def nearness(word: Word, text: str, terms: Container[str] | None = None) -> float:
    """How near a normalised text comes to a word: 1 if it has it, less for a variant, or a part.

    `terms` are the numbers and Latin words of the text, which match only as wholes; without them they
    match anywhere.
    """
    if _stands(word, text, terms):
        return 1.0
    if (
        word.tag == "ns"
        and word.text.endswith(_PLACE_ENDS)
        and len(word.text) > _SHORT
        and word.text[:-1] in text
    ):
        return 1.0
    near = next((variant.nearness for variant in word.variants if variant.text in text), 0.0)
    for both, parts in TOGETHER.items():
        if both in text and (part := next((part for part in parts if word.text.endswith(part)), "")):
            near = max(near, _TOGETHER if word.text.removesuffix(part) in text else 0.0)
    if not near and not word.is_name and len(word.text) > 1:
        near = _PARTLY * _longest_part(word.text, text) / len(word.text)
    return near


def _stands(word: Word, text: str, terms: Container[str] | None) -> bool:
    return word.text in (terms if terms is not None and is_plain(word.text) else text)


def _longest_part(word: str, text: str) -> int:
    """How many characters of a word stand together in a text."""
    longest = 0
    for start in range(len(word)):
        while word[start : start + longest + 1] in text and start + longest < len(word):
            longest += 1
    return longest


class Aim:
    """What a question is about, made ready to be looked for in many sentences."""

    def __init__(self, question: Question) -> None:
        """Weigh the words of a question, and mark those that a text which answers may lack."""
        asking, described = _asking_clause(question), _described(question)
        self._describes = question.kind in DESCRIBED
        # Each word with its weight, and whether it may be lacking: a courtesy, or what leads up to the rest.
        self._words = [
            (word, _weight(word), word.text in SCAFFOLD or word.text not in asking or word.text in described)
            for word in question.pieces
            if not question.in_period(word.text)
        ]

    def understood(self, seen: Look) -> Understood:
        """How far a candidate speaks of it."""
        text, terms = seen.prepared.text, seen.prepared.grams
        literal = itself = weighed = total = lacking = elsewhere = 0.0
        missing = []
        for word, weight, may_lack in self._words:
            own = nearness(word, text, terms)
            around = own if own == 1.0 else self._around(word, own, seen)
            traceless = around <= _LEAST_PARTLY
            if traceless and may_lack:
                continue
            total += weight
            literal += weight if own == 1.0 else 0.0
            itself += weight * own
            weighed += weight * around
            if traceless and len(word.text) > 1 and word.is_significant:
                missing.append(word)
                lacking += weight
                elsewhere += weight if word.known else 0.0
        total = total or 1.0
        shares = (literal / total, itself / total, weighed / total)
        return Understood(*shares, tuple(missing), lacking / total, elsewhere / total)

    def _around(self, word: Word, own: float, seen: Look) -> float:
        """How near a candidate and what stands around it come to a word that it does not have itself."""
        passage = seen.passage
        found = own
        if seen.number:
            before = passage.sentences[seen.number - 1]
            found = max(found, _BEFORE * nearness(word, before.text, before.grams))
        found = max(found, _CONTEXT * nearness(word, passage.about.text, passage.context))
        if found > _LEAST_PARTLY or passage.speaks_for(word):
            return max(found, _CONTEXT if passage.speaks_for(word) else 0.0)
        # What was named once is not named again in each sentence.
        others = passage.sentences if self._describes else ()
        return _CONTEXT if any(_stands(word, each.text, each.grams) for each in others) else found


def _weight(word: Word) -> float:
    """How much of a question a word is: by its rarity in the language, less if it may stand for anything."""
    lightly = len(word.text) == 1 or word.text in SCAFFOLD or not word.is_significant
    return min(word.rare, _RAREST) * (_LIGHTLY if lightly else 1.0)


def _asking_clause(question: Question) -> str:
    """The clause of a question that asks, with those before it as far back as it takes to tell about what."""
    start, end = question.asking
    if not end:
        return question.text
    ends = [0, *(match.end() for match in _CLAUSE.finditer(question.text, 0, start))]
    right = next((match.start() for match in _CLAUSE.finditer(question.text, end)), len(question.text))
    clauses = [question.text[left:right] for left in reversed(ends)]
    return next((clause for clause in clauses if _tells(question, clause)), question.text)


def _described(question: Question) -> str:
    """The words that tell what sort of thing is wanted: 哪个宗教, 谁的主张, …的作者是谁; none for numbers."""
    start, end = question.asking
    if not end or question.kind == "quantity":
        return ""
    behind = _SORT.match(question.text, end)
    before = _SORT_BEFORE.search(question.text[:start])
    return f"{behind[0] if behind else ''} {before[1] if before else ''}"


def _tells(question: Question, clause: str) -> bool:
    return any(
        word.is_significant and word.text in clause and word.text not in SCAFFOLD for word in question.pieces
    )
