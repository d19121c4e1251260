"""`ask`: read a question, find the sentences that answer it, and say so when none does."""

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from briefcli.briefing import OFFICIAL, Sentence
from briefcli.index import Index, Scope, Term
from briefcli.lexicon import ASKING, FUNCTION, LINKING, SAYING
from briefcli.passages import Passage, order
from briefcli.records import Answer, place
from briefcli.text.matching import Matched
from briefcli.text.normal import fold
from briefcli.text.words import Cutter, bigrams, is_plain, runs

_PASSAGES = 30  # looked into for sentences; past them the right one was found in under 1 % of cases
_LONGEST_NAME = 12  # characters of a name or office that a question is searched for

# How far a term counts that is not in the sentence, but in its headline, or in a sentence beside it.
_HEADLINE, _BESIDE = 0.5, 0.3
# What a sentence must cover by itself, and with what stands around it, to answer at all.
_LEAST_OWN, _LEAST = 0.25, 0.4
_MOST = 0.5

_CLAUSE_END = re.compile(r"[，；。！？、,;!?]")


class Question(NamedTuple):
    """How a question was read.

    `keyword` tells a mere search word from a question. `speakers` are those whose words are asked for
    by name or office. `words` and `grams` (with the numbers and Latin words) are the two views of what
    is asked about, with how telling each term is.
    """

    text: str
    keyword: bool
    speakers: tuple[str, ...]
    words: dict[str, float]
    grams: dict[str, float]


class Evidence(NamedTuple):
    """What speaks for a sentence, each from 0 to 1.

    It is the share of the question's terms, weighed by how telling they are, that stand in the sentence
    itself (`own`) and in it or around it (`around`).
    """

    own: float
    around: float


class Candidate(NamedTuple):
    """A sentence that may answer; `score` is from 0 to 1, `answers` whether it is enough."""

    passage: Passage
    number: int
    sentence: Sentence
    answer: str | None
    evidence: Evidence
    score: float
    answers: bool


class Outcome(NamedTuple):
    """How a question was read, and the candidates, best first."""

    question: Question
    candidates: tuple[Candidate, ...]

    def answers(self) -> list[Answer]:
        """The candidates that are enough, as records, best first."""
        enough = [candidate for candidate in self.candidates if candidate.answers]
        if any(candidate.passage.part in OFFICIAL for candidate in enough):
            # A headline repeats an official; it is given only where it alone holds what is asked.
            enough = [candidate for candidate in enough if candidate.passage.part in OFFICIAL]
        if self.question.keyword:
            # Where sentences hold most of a keyword, those that hold a part of it are about other things.
            most = [candidate for candidate in enough if candidate.evidence.own >= _MOST]
            enough = most or enough
        return [
            Answer(
                answer=candidate.answer,
                sentence=candidate.sentence.text,
                speaker=candidate.passage.speaker,
                role=candidate.passage.role,
                score=candidate.score,
                rank=rank,
                **place(candidate.passage, candidate.sentence),
            )
            for rank, candidate in enumerate(enough, 1)
        ]


def ask(index: Index, cutter: Cutter, text: str, scope: Scope) -> Outcome:
    """Look for the answer to a question among the passages in scope."""
    question, scope = _read(index, cutter, text, scope)
    terms = [
        *(Term("words", word) for word in question.words),
        *(Term("context", word) for word in question.words),
        *(Term("grams", gram) for gram in question.grams if not is_plain(gram)),
    ]
    if not terms:
        return Outcome(question, ())
    candidates = [
        candidate
        for passage, _ in index.find(terms, scope, _PASSAGES)
        for candidate in _candidates(question, passage)
    ]
    candidates.sort(key=lambda each: (-each.score, *order(each.passage), each.number))
    return Outcome(question, tuple(candidates))


def _read(index: Index, cutter: Cutter, text: str, scope: Scope) -> tuple[Question, Scope]:
    """Read a question: whose words it asks for, and about what."""
    # What a shell could not decode stands as lone surrogates, which no index takes.
    folded = fold(text.encode("utf-8", "replace").decode("utf-8"))
    pieces = cutter.pieces(folded)
    saying = [word for word in SAYING if word in folded]
    speakers, without = _speakers(index, folded, asked_for=bool(saying))
    if speakers:
        for word in saying:
            without = without.replace(word, " ")
        folded = without
        pieces = cutter.pieces(folded)
        if not scope.speakers:  # a filter that was given goes before what the question says
            names = tuple(name for name in speakers if index.has("speaker", name))
            offices = tuple(name for name in speakers if name not in names)
            scope = scope._replace(speakers=names, roles=offices)
    silent = ASKING | FUNCTION
    telling = [piece for piece in pieces if piece not in silent] or pieces
    words = dict.fromkeys(word for piece in telling for word in cutter.words(piece))
    words = dict.fromkeys(word for word in words if word not in silent) or words
    by_word = {word: index.rarity(Term("words", word)) for word in words}
    about = [run.text for run in runs(_gapped(folded, telling)) if not run.plain]
    by_gram = {gram: index.rarity(Term("grams", gram)) for run in about for gram in bigrams(run)}
    plain = {word: rarity for word, rarity in by_word.items() if is_plain(word)}
    asking = any(piece in ASKING for piece in pieces)
    return Question(text, not (speakers or asking), speakers, by_word, {**by_gram, **plain}), scope


def _gapped(text: str, pieces: Sequence[str]) -> str:
    """The pieces in their order in the text, with a gap where something between was left out."""
    result, position = "", 0
    for piece in pieces:
        at = text.find(piece, position)
        result += (" " if at > position else "") + piece
        position = at + len(piece)
    return result


def _speakers(index: Index, text: str, *, asked_for: bool) -> tuple[tuple[str, ...], str]:
    """The speakers or offices that a normalised question names, and the question without them.

    Unless what they say is `asked_for`, only a name counts, and only where the words begin or end.
    """

    def is_named(start: int, end: int) -> bool:
        words = text[start:end]
        if asked_for:
            return index.has("speaker", words) or index.has("role", words)
        at_edge = not (text[start - 1 : start].isalnum() and text[end : end + 1].isalnum())
        return at_edge and index.has("speaker", words)

    names: list[str] = []
    rest = ""
    start = 0
    while start < len(text):
        ends = range(min(len(text), start + _LONGEST_NAME), start + 1, -1)
        end = next((end for end in ends if is_named(start, end)), start)
        if end > start:
            names.append(text[start:end])
        rest += " " if end > start else text[start]
        start = max(end, start + 1)
    return tuple(dict.fromkeys(names)), rest


def _candidates(question: Question, passage: Passage) -> list[Candidate]:
    """The sentences of a passage with the evidence for each."""
    terms = {**question.words, **question.grams}
    texts = [Matched(sentence.text) for sentence in passage.sentences]
    held = [text.held(terms) for text in texts]
    headline = Matched(f"{passage.headline or ''}\n{passage.question or ''}").held(terms)
    candidates = []
    for number, sentence in enumerate(passage.sentences):
        beside = held[max(0, number - 1) : number] + held[number + 1 : number + 2]
        evidence = _evidence(question, held[number], headline, frozenset().union(*beside))
        enough = evidence.own >= _LEAST_OWN and evidence.around >= _LEAST
        candidates.append(
            Candidate(
                passage,
                number,
                sentence,
                _quantity_beside(question, sentence, texts[number]) if enough and question.keyword else None,
                evidence,
                evidence.around,
                enough,
            )
        )
    return candidates


def _evidence(
    question: Question, own: frozenset[str], headline: frozenset[str], beside: frozenset[str]
) -> Evidence:
    """The share of the words and of the bigrams that are covered; both views count alike.

    `own`, `headline` and `beside` are the terms that the sentence itself, the headline and question of
    its segment, and the sentences beside it hold.
    """
    inside = around = 0.0
    views = [terms for terms in (question.words, question.grams) if terms]
    headline, beside = headline - own, beside - own - headline
    for terms in views:
        share = _share(terms, own)
        inside += share
        around += share + _HEADLINE * _share(terms, headline) + _BESIDE * _share(terms, beside)
    return Evidence(round(inside / len(views), 4), round(around / len(views), 4))


def _share(terms: dict[str, float], held: frozenset[str]) -> float:
    """The share of the terms, by how telling they are, that are held; the order of summing is no matter."""
    return math.fsum(terms[term] for term in held if term in terms) / math.fsum(terms.values())


def _quantity_beside(question: Question, sentence: Sentence, text: Matched) -> str | None:
    """The quantity that is said of a bare keyword: the first behind it, or else the one right before."""
    from briefcli.quantities import quantities  # its patterns take 5 ms: only for a bare keyword

    found = quantities(sentence.text)
    for start, end in text.literal(fold(question.text).strip(" ?!。")):
        behind = [q.text for q in found if q.start >= end and _links(sentence.text[end : q.start])]
        before = [q.text for q in found if q.end <= start and sentence.text[q.end : start] in ("", "的")]
        if behind or before:
            return behind[0] if behind else before[-1]
    return None


def _links(between: str) -> bool:
    """Whether the words between a keyword and a quantity say the one of the other.

    They stand in one clause and begin with a linking word: 5G is not answered by what 5G手机 count.
    """
    words = between.strip()
    return words == "" or (words.startswith(LINKING) and not _CLAUSE_END.search(words))
