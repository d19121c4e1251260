"""What speaks for a sentence as an answer: plain figures, each of which is told by `ask --explain`."""

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import NamedTuple

from briefcli.answering.kinds import sign_of
from briefcli.answering.question import Question, Word
from briefcli.briefing import Sentence
from briefcli.passages import Passage
from briefcli.text.normal import fold
from briefcli.text.words import is_plain, plain_terms

_CLAUSE = re.compile(r"[^，；。！？,;!?]+")
_PASSAGE, _CONTEXT_SHARE = 0.15, 0.3  # what the passage's score and its context count at first look
_MOST_SIGNS = 3  # signs of the wanted kind that count
_CONTEXT = 6  # characters beside the asking words that are looked for

EVIDENCE = (
    "characters",  # share of the question's characters in the sentence, by how telling they are
    "characters behind best",  # … less that of the best candidate; so for every `… behind best`
    "words",  # the same of the words
    "words behind best",
    "grams",  # the same of the pairs of characters
    "grams behind best",
    "meaning",  # the same of the words, where a variant counts nearly as much
    "meaning behind best",
    "letters",  # share of all the question's characters, those that ask included, each counting alike
    "letters behind best",
    "first look",  # the score of the first look, less that of the best candidate
    "passage grams",  # the share of the pairs that the passage holds
    "passage grams behind best",
    "passage adds",  # the share of the pairs that the passage holds beyond the sentence
    "passage score",  # the passage's score in the index, as a share of the best one's
    "passage rank",  # from 0
    "sentence before adds",  # the share of the pairs that the sentence before holds beyond this one
    "sentence after adds",
    "characters with before",  # the share of the characters in this sentence or the one before
    "characters with after",
    "context adds",  # the share of the pairs that headline and question hold beyond the sentence
    "clause grams",  # the share of the pairs in the clause that holds most
    "clause grams behind best",
    "clause characters",
    "longest run",  # the weight of the longest run of pairs that are held, one after the other
    "longest run share",
    "spread",  # characters between the first and the last pair that is held
    "new share",  # the share of the sentence's characters that the question does not have
    "new",  # their number
    "beside asking",  # pairs beside the asking words that are held, 0 to 2
    "around asking",  # characters right before and behind the asking words that stand so in the sentence
    "signs",  # signs of the wanted kind of answer, up to 3
    "signs behind best",
    "signs near",  # … in the best clause and those beside it
    "signs in clause",  # … in the best clause
    "kind",  # of answer wanted, by its number
    "place",  # of the sentence in its passage, from 0
    "length",  # characters
    "length behind best",
    "question length",
    "rarest held",  # the weight of the most telling word that is held
)
"""The names of the figures, in their order."""

_BEHIND_BEST = {
    EVIDENCE.index(name): EVIDENCE.index(name.removesuffix(" behind best"))
    for name in EVIDENCE
    if name.endswith(" behind best")
}
_KINDS = ("person", "date", "place", "quantity", "why", "how", "list", "yesno", "name", "keyword", "saying")


class Prepared:
    """A sentence made ready for comparison; kept, since the same ones come up again and again."""

    __slots__ = ("clauses", "grams", "letters", "sentence", "text")

    def __init__(self, sentence: Sentence) -> None:
        """Normalise and take apart."""
        self.sentence = sentence
        self.text = text = fold(sentence.text)
        # Characters, pairs of them, and numbers and Latin words: all that is looked up whole.
        self.grams = frozenset((*text, *map("".join, pairwise(text)), *plain_terms(text)))
        self.clauses = _CLAUSE.findall(text) or [text]
        self.letters = [frozenset(clause) for clause in self.clauses]


class PreparedPassage:
    """A passage with its sentences made ready."""

    __slots__ = ("_office", "about", "context", "passage", "sentences")

    def __init__(self, passage: Passage) -> None:
        """Make the sentences ready, and what the segment is about."""
        self.passage = passage
        self.sentences = [Prepared(sentence) for sentence in passage.sentences]
        about = f"{passage.headline or ''}\n{passage.question or ''}" if passage.part != "headline" else ""
        self.about = Prepared(Sentence(about, (), 0, 0))
        self.context = self.about.grams
        self._office = fold(passage.role or "")

    def speaks_for(self, word: Word) -> bool:
        """Whether a word, or a variant of it, names whom the speaker is of: 工信部 need not be said again."""
        office = self._office
        return office != "" and (
            office.startswith(word.text) or any(office.startswith(variant.text) for variant in word.variants)
        )


class Weights:
    """The terms of a question with their weights, as the first look and the evidence need them."""

    def __init__(self, question: Question) -> None:
        """Add up what is needed again and again."""
        self.question = question
        self.words = question.words
        self.grams = question.grams
        self.all_words = sum(self.words.values()) or 1.0
        self.all_grams = sum(self.grams.values()) or 1.0
        self.all_meaning = sum(piece.weight for piece in question.pieces) or 1.0
        self._characters = question.characters
        self._all_characters = sum(question.characters.values()) or 1.0
        self.gram_keys, self.character_keys = frozenset(self.grams), frozenset(question.characters)
        # Each term with its share of its view; what is in both views counts for both.
        self.shares = {gram: weight / self.all_grams for gram, weight in self.grams.items()}
        for character, weight in question.characters.items():
            share = weight / self._all_characters
            self.shares[character] = self.shares.get(character, 0.0) + share
        self.letters = frozenset(question.text)
        start, end = question.asking
        self.before = question.text[:start].rstrip("是为在由被,") if end else ""
        self.after = question.text[end:].rstrip("?？") if end else ""
        self.sign = sign_of(question.kind)

    def grams_of(self, held: AbstractSet[str]) -> AbstractSet[str]:
        """The pairs among the terms that are held."""
        return self.gram_keys & held

    def characters_of(self, held: AbstractSet[str]) -> AbstractSet[str]:
        """The characters among the terms that are held."""
        return self.character_keys & held

    def share_of_grams(self, grams: Iterable[str]) -> float:
        """The share of the question's pairs that these are, by weight."""
        return sum(map(self.grams.__getitem__, grams)) / self.all_grams

    def share_of_characters(self, characters: Iterable[str]) -> float:
        """The share of the question's characters that these are, by weight."""
        return sum(map(self._characters.__getitem__, characters)) / self._all_characters


class Look(NamedTuple):
    """A sentence at first look, its passage's rank and score as a share of the best, and a score that orders.

    `held` are the question's pairs and characters that each sentence of the passage holds, `context`
    those that its headline and question hold.
    """

    score: float
    rank: int
    share_of_best: float
    passage: PreparedPassage
    number: int
    held: list[frozenset[str]]
    context: frozenset[str]

    @property
    def prepared(self) -> Prepared:
        """The sentence."""
        return self.passage.sentences[self.number]


def look(weights: Weights, passages: Sequence[tuple[PreparedPassage, float]]) -> list[Look]:
    """All sentences of the passages at first look, best first. Each passage comes with its score."""
    best = max((score for _, score in passages), default=0.0) or 1.0
    weigh, keys = weights.shares.__getitem__, frozenset(weights.shares)
    looks = []
    for rank, (passage, score) in enumerate(passages):
        context = keys & passage.context
        at_least = _PASSAGE * score / best
        held = [keys & sentence.grams for sentence in passage.sentences]
        for number, own in enumerate(held):
            around = _CONTEXT_SHARE * sum(map(weigh, context - own)) if context else 0.0
            looks.append(
                Look(
                    sum(map(weigh, own)) + around + at_least,
                    rank,
                    score / best,
                    passage,
                    number,
                    held,
                    context,
                )
            )
    looks.sort(key=_by_score)
    return looks


def _by_score(seen: Look) -> float:
    return -seen.score


def evidence(weights: Weights, looks: Sequence[Look]) -> list[list[float]]:
    """The figures of `EVIDENCE` for candidates of one question."""
    if not looks:
        return []
    rows = [_row(weights, each, looks[0].score) for each in looks]
    for behind, of in _BEHIND_BEST.items():
        best = max(row[of] for row in rows)
        for row in rows:
            row[behind] = row[of] - best
    return rows


def _row(weights: Weights, seen: Look, best: float) -> list[float]:
    question, sentence = weights.question, seen.prepared
    text, number, clauses = sentence.text, seen.number, sentence.clauses
    grams = weights.grams_of(seen.held[number])
    before = weights.grams_of(seen.held[number - 1]) if number else _NONE
    after = weights.grams_of(seen.held[number + 1]) if number + 1 < len(seen.held) else _NONE
    in_passage = weights.grams_of(set().union(*seen.held))
    in_clauses = [weights.share_of_grams([gram for gram in grams if gram in clause]) for clause in clauses]
    at = in_clauses.index(max(in_clauses))
    near = "，".join(clauses[max(0, at - 1) : at + 2])
    words = [word for word in weights.words if (word in sentence.grams if is_plain(word) else word in text)]
    longest = _longest_run(weights.grams, grams)
    places = [text.find(gram) for gram in grams]
    new = len(text) - sum(map(text.count, weights.letters))
    share_of_grams, share_in_passage = weights.share_of_grams(grams), weights.share_of_grams(in_passage)
    characters = weights.characters_of(seen.held[number])
    with_before = characters | weights.characters_of(seen.held[number - 1]) if number else characters
    with_after = (
        characters | weights.characters_of(seen.held[number + 1])
        if number + 1 < len(seen.held)
        else characters
    )
    return [
        weights.share_of_characters(characters), 0.0,
        sum([weights.words[word] for word in words]) / weights.all_words, 0.0,
        share_of_grams, 0.0,
        _meaning(weights, text, words), 0.0,
        len(weights.letters.intersection(text)) / (len(weights.letters) or 1), 0.0,
        seen.score - best,
        share_in_passage, 0.0, share_in_passage - share_of_grams,
        seen.share_of_best, float(seen.rank),
        weights.share_of_grams(before - grams), weights.share_of_grams(after - grams),
        weights.share_of_characters(with_before), weights.share_of_characters(with_after),
        weights.share_of_grams(weights.grams_of(seen.context) - grams),
        in_clauses[at], 0.0,
        max([weights.share_of_characters(characters & clause) for clause in sentence.letters]),
        longest, longest / weights.all_grams,
        float(max(places) - min(places)) if places else 0.0,
        new / (len(text) or 1), float(new),
        _beside_asking(weights, text),
        float(_before(weights.before, text) + _behind(weights.after, text)),
        _signs(weights.sign, text), 0.0, _signs(weights.sign, near), _signs(weights.sign, clauses[at]),
        float(_KINDS.index(question.kind)), float(number),
        float(len(text)), 0.0, float(len(question.text)),
        max([weights.words[word] for word in words], default=0.0),
    ]  # fmt: skip


_NONE: frozenset[str] = frozenset()


def _meaning(weights: Weights, text: str, held: Iterable[str]) -> float:
    return (
        sum([piece.weight * _met(piece, text, held) for piece in weights.question.pieces])
        / weights.all_meaning
    )


def _met(piece: Word, text: str, held: Iterable[str]) -> float:
    """1 if a normalised text has a word, else the nearness of its nearest variant there, 0 for none.

    `held` are words that the text is known to have. Parts of words do not count, as in `meaning`: the
    ranking knows the characters anyway, and this is asked of every candidate.
    """
    if piece.text in held or (not is_plain(piece.text) and piece.text in text):
        return 1.0
    return next((variant.nearness for variant in piece.variants if variant.text in text), 0.0)


def _longest_run(grams: dict[str, float], held: AbstractSet[str]) -> float:
    """The weight of the longest run of pairs, in the order of the question, that are all held."""
    longest = run = 0.0
    for gram, weight in grams.items():
        run = run + weight if gram in held else 0.0
        longest = max(longest, run)
    return longest


def _beside_asking(weights: Weights, text: str) -> float:
    before, after = weights.before[-4:], weights.after[:4]
    return float(
        sum(any(side[at : at + 2] in text for at in range(len(side) - 1)) for side in (before, after))
    )


def _before(context: str, text: str) -> int:
    """How many of the characters right before the asking words stand together in the text."""
    longest = 0
    while longest < min(_CONTEXT, len(context)) and context[-longest - 1 :] in text:
        longest += 1
    return longest


def _behind(context: str, text: str) -> int:
    longest = 0
    while longest < min(_CONTEXT, len(context)) and context[: longest + 1] in text:
        longest += 1
    return longest


def _signs(sign: re.Pattern[str] | None, text: str) -> float:
    return float(min(_MOST_SIGNS, len(sign.findall(text)))) if sign else 0.0
