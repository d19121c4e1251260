"""`search`: the sentences with any of the words, with all of them, or with a literal string."""

import math
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from briefcli.briefing import Sentence
from briefcli.index import Index, Scope, Term
from briefcli.lexicon import FUNCTION
from briefcli.passages import Passage, order
from briefcli.records import Hit, place
from briefcli.text.matching import Matched
from briefcli.text.normal import fold
from briefcli.text.words import bigrams, is_plain, runs

_WHOLE_BONUS = 0.5  # for a typed word that stands as typed, not only in parts
_PATTERN = 64  # characters of a literal word that the index is asked for; tantivy refuses long patterns
_PASSAGES_EACH = 4  # looked at for each transcript that may be likely
_LENGTH = 60  # characters of a usual sentence; longer ones need more evidence for the same score


class Match(NamedTuple):
    """A sentence found: where it stands, the words of it that matched, and a score that orders."""

    passage: Passage
    number: int
    sentence: Sentence
    matches: tuple[str, ...]
    score: float

    def record(self, rank: int) -> Hit:
        """The match as commands print it; `rank`, from 1, is that of the match it stands beside."""
        return Hit(
            sentence=self.sentence.text,
            matches=self.matches,
            speaker=self.passage.speaker,
            role=self.passage.role,
            score=self.score or None,
            rank=rank,
            **place(self.passage, self.sentence),
        )


class _Word(NamedTuple):
    """A word as typed, normalised, with the terms it is cut into and how telling each is."""

    text: str
    terms: dict[str, float]


def search(
    index: Index,
    cut: Callable[[str], list[str]],
    words: Sequence[str],
    scope: Scope,
    *,
    every: bool,
    exact: bool,
) -> list[Match]:
    """The sentences that match, best first; equal ones by date, newest first, and place.

    A typed word may be cut into several; one of them is enough unless `every` is set. `exact` takes
    the words as one literal string. What is typed is text, never query syntax. `cut` cuts normalised
    text into words; it is called only if they are wanted.
    """
    if exact:
        return _literal(index, fold(" ".join(words)), scope)
    typed = [_Word(fold(word), {}) for word in " ".join(words).split()]
    for word in typed:
        for term in _terms(cut, word.text):
            word.terms[term] = index.rarity(_rarest(index, term))
    terms = {term: rarity for word in typed for term, rarity in word.terms.items()}
    matches: list[Match] = []
    if terms:
        sought = [_rarest(index, term) for term in terms]
        for passage, _ in index.find(sought, scope, every=every):
            matches += _in_passage(passage, typed, terms, every)
    matches.sort(key=lambda match: (-match.score, *order(match.passage), match.number))
    return matches


def likely(text: str, index: Index, scope: Scope, cut: Callable[[str], list[str]], limit: int) -> list[str]:
    """The names of at most `limit` transcripts, those first that hold the telling words of a text."""
    sought = [Term("words", word) for word in _terms(cut, fold(text))]
    found = index.find(sought, scope, limit * _PASSAGES_EACH) if sought else []
    return list(dict.fromkeys(each.passage.transcript for each in found))[:limit]


def segments_with(
    words: Sequence[str], index: Index, scope: Scope, cut: Callable[[str], list[str]]
) -> list[tuple[str, int]]:
    """The segments in which every word may stand, in whatever passages, newest transcripts first.

    Each is the name of a transcript and a number.
    """
    terms = {term for word in " ".join(words).split() for term in _terms(cut, fold(word))}
    having: list[dict[tuple[str, int], tuple[int, str, int]]] = []
    for term in terms:
        found = [each.passage for each in index.find([_rarest(index, term)], scope)]
        having.append({(p.transcript, p.segment): order(p) for p in found if p.segment is not None})
    if not having:
        return []
    common = set(having[0]).intersection(*having[1:])
    return sorted(common, key=lambda segment: having[0][segment][:2] + segment[1:])


def neighbours(match: Match, passages: Sequence[Passage], count: int) -> list[Match]:
    """A match with up to `count` sentences before and behind it, in the order of the text.

    `passages` are those of its transcript; neighbours are of the same segment and part. They have no
    matches and score 0.
    """
    beside = [
        Match(passage, number, sentence, (), 0.0)
        for passage in passages
        if (passage.segment, passage.part) == (match.passage.segment, match.passage.part)
        for number, sentence in enumerate(passage.sentences)
    ]
    at = next(i for i, each in enumerate(beside) if each.sentence == match.sentence)
    return [*beside[max(0, at - count) : at], match, *beside[at + 1 : at + 1 + count]]


def _terms(cut: Callable[[str], list[str]], text: str) -> list[str]:
    """What a typed word is cut into, each once; words that only build sentences are left out."""
    words = dict.fromkeys(cut(text))
    telling = [word for word in words if word not in FUNCTION]
    return telling or list(words)


def _rarest(index: Index, term: str) -> Term:
    """The term of the index that must be in any passage that has this one, and is in the fewest."""
    if is_plain(term):
        return Term("words", term)
    return max((Term("grams", gram) for gram in bigrams(term)), key=index.rarity)


def _in_passage(
    passage: Passage, typed: Sequence[_Word], terms: dict[str, float], every: bool
) -> Iterator[Match]:
    for number, sentence in enumerate(passage.sentences):
        text = Matched(sentence.text)
        there = [term for term in terms if text.has(term)]
        if not there or (every and len(there) < len(terms)):
            continue
        score = sum(terms[term] for term in there)
        score += sum(
            _WHOLE_BONUS * sum(word.terms.values())
            for word in typed
            if len(word.terms) > 1 and word.text in text.folded.text
        )
        score /= 1 + math.log1p(len(sentence.text) / _LENGTH)
        yield Match(passage, number, sentence, _texts(sentence, text.places(there)), round(score, 4))


def _texts(sentence: Sentence, places: list[tuple[int, int]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sentence.text[start:end] for start, end in places))


def _literal(index: Index, text: str, scope: Scope) -> list[Match]:
    """The sentences that hold a normalised string, in order of date and place."""
    if not text:
        return []
    found_runs = list(runs(text))
    grams = [Term("grams", gram) for run in found_runs if not run.plain for gram in bigrams(run.text)]
    if grams:
        found = index.find(grams, scope, every=True)
    elif found_runs:
        inner = [Term("words", piece) for piece in _digits_and_letters(text)]
        found = index.find_inside(inner, scope)
    else:
        found = index.everything(scope)
    matches = []
    for passage, _ in found:
        for number, sentence in enumerate(passage.sentences):
            if places := Matched(sentence.text).literal(text):
                matches.append(Match(passage, number, sentence, _texts(sentence, places), 1.0))
    matches.sort(key=lambda match: (*order(match.passage), match.number))
    return matches


def _digits_and_letters(text: str) -> list[str]:
    """The stretches of a literal string that are sure to lie inside one term of the index."""
    stretches = "".join(c if c.isalnum() else " " for c in text).split()
    return [stretch[:_PATTERN] for stretch in stretches if is_plain(stretch)]
