"""Answering: read a question, find the sentences that may answer, rank them, cut, or refuse."""

import math
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from briefcli.answering import ranking
from briefcli.answering.agreement import Objection, objection, suits
from briefcli.answering.evidence import Look, PreparedPassage, Weights, evidence, look
from briefcli.answering.meaning import Aim, Understood
from briefcli.answering.question import Question, Reader, Word
from briefcli.answering.short import short_answer
from briefcli.answering.thesaurus import Thesaurus
from briefcli.briefing import OFFICIAL, Sentence
from briefcli.index import Index, Scope, Term
from briefcli.passages import Passage, order
from briefcli.records import Answer, place
from briefcli.text.words import Cutter, is_plain

if TYPE_CHECKING:
    from briefcli.figures.stated import Stated

_PASSAGES = 8  # looked into for sentences
_CANDIDATES = 10  # sentences weighed, after a first look at all of those passages
_NOT_FAR = 0.35  # of the best one's first look a candidate must reach
_UNDERSTOOD = 5  # of these that are looked into word by word, best by what was learned
_WIDE_PASSAGES, _WIDE_CANDIDATES = 60, 40  # where little of the question is met literally
_LITTLE = 0.5  # of the question's characters in the best candidate is little
_KEPT = 4096  # passages made ready that are kept for further questions
# What was learned, being spoken of in full, and holding an answer of the wanted kind count for: the first
# where the question's words are met, the second where they are not, which is not what was learned from.
_NARROW, _WIDE = (1.0, 6.0, 3.0), (0.45, 9.0, 1.8)
_STEEPNESS = 0.4  # of the curve that makes a score of what was learned
_NEARLY = 0.15  # of the words' share that a candidate may fall behind one that was objected to
_AS_MUCH = 0.55  # of what a headline speaks of an official's sentence must speak of, to go before it
_FURTHER = 0.6  # of the first answer's share must be spoken of by a further one
_BATCH = 30  # questions from which on it pays to compile the trees


class Candidate(NamedTuple):
    """A sentence that may answer.

    `score` is from 0 to 1. `evidence` are the figures of `EVIDENCE`, `understood` what of the question it
    speaks of. `suits` tells whether it looks like an answer of the kind wanted.
    """

    seen: Look
    evidence: tuple[float, ...]
    understood: Understood
    suits: bool
    score: float

    @property
    def passage(self) -> Passage:
        """The passage that it stands in."""
        return self.seen.passage.passage

    @property
    def sentence(self) -> Sentence:
        """The sentence."""
        return self.seen.prepared.sentence


class Outcome:
    """How a question was read, and the candidates, best first."""

    def __init__(
        self, question: Question, candidates: Sequence[Candidate], figures: "Callable[[Look], list[Stated]]"
    ) -> None:
        """Take what was found; what speaks against a candidate is only weighed where it matters.

        `figures` gives the figures of a sentence.
        """
        self.question = question
        self._figures = figures
        self.candidates = tuple(candidates)

    def objection(self, candidate: Candidate) -> Objection | None:
        """Why a candidate is no answer, None if it may be one."""
        return objection(self.question, candidate.seen, candidate.understood)

    def answers(self, limit: int = 0) -> list[Answer]:
        """The candidates that answer, as records, best first: at most `limit`, all if it is 0."""
        return [
            Answer(
                answer=short_answer(self.question, candidate.seen, self._figures),
                sentence=candidate.sentence.text,
                speaker=candidate.passage.speaker,
                role=candidate.passage.role,
                score=candidate.score,
                rank=rank,
                **place(candidate.passage, candidate.sentence),
            )
            for rank, candidate in enumerate(islice(self._enough(), limit or None), 1)
        ]

    def _enough(self) -> Iterator[Candidate]:
        """The candidates that answer, best first."""
        first = self._first()
        if first is None:
            return
        yield first
        least = _FURTHER * first.understood.all
        for candidate in self.candidates[self.candidates.index(first) + 1 :]:
            # A headline repeats an official; it is given only where it alone holds what is asked.
            repeats = first.passage.part in OFFICIAL and candidate.passage.part not in OFFICIAL
            if not repeats and candidate.understood.all >= least and self.objection(candidate) is None:
                yield candidate

    def _first(self) -> Candidate | None:
        """The best candidate that nothing speaks against, unless it is the neighbour of one that came nearer.

        Where a nearer one was no answer, the next must be as near to the question's own words, and must
        speak of what that one lacked. An official's words go before a headline's.
        """
        literal = 0.0
        lacking: set[Word] = set()
        headline = None
        for candidate in self.candidates:
            known = candidate.understood
            if known.literal < literal - _NEARLY or not lacking.isdisjoint(known.missing):
                continue
            against = self.objection(candidate)
            if against is not None:
                literal = max(literal, known.literal)
                lacking.update(known.missing if against.reason == "subject" else ())
            elif candidate.passage.part in OFFICIAL:
                return candidate if headline is None or _rivals(candidate, headline) else headline
            elif headline is None:
                headline = candidate
        return headline


def _rivals(official: Candidate, headline: Candidate) -> bool:
    """Whether an official's sentence says what a headline says, or as much of it."""
    return official.understood.own >= _AS_MUCH * headline.understood.own


class Answerer:
    """Answers questions from an index; keeps what it made ready for the next one."""

    def __init__(self, index: Index, cutter: Cutter, thesaurus: Thesaurus) -> None:
        """Answer from the passages of an index."""
        self._index = index
        self._reader = Reader(index, cutter, thesaurus)
        self._prepared = lru_cache(_KEPT)(PreparedPassage)
        self._asked = 0

    def ask(self, text: str, scope: Scope) -> Outcome:
        """Look for the answer to a question among the passages in scope."""
        question, looks, rows = self.candidates(text, scope)
        self._asked += 1
        learned = ranking.compiled() if self._asked > _BATCH else ranking.score
        aim = Aim(question)
        wide = len(rows) > _CANDIDATES
        of_learned, of_meaning, of_kind = _WIDE if wide else _NARROW
        ranked = sorted(zip(looks, rows, map(learned, rows), strict=True), key=lambda each: -each[2])
        candidates = []
        for seen, row, learnt in ranked if wide else ranked[:_UNDERSTOOD]:
            known = aim.understood(seen)
            fits = suits(question, seen.prepared.text)
            total = of_learned * learnt + of_meaning * known.all + of_kind * fits
            score = round(1 / (1 + math.exp(-_STEEPNESS * total)), 4)
            candidates.append(Candidate(seen, tuple(row), known, fits, score))
        candidates.sort(key=lambda each: (-each.score, *order(each.passage), each.seen.number))
        return Outcome(question, candidates, self._figures)

    def candidates(self, text: str, scope: Scope) -> tuple[Question, list[Look], list[list[float]]]:
        """How a question is read, and the sentences that may answer it with the evidence for each."""
        question, scope = self._reader.read(text, scope)
        weights = Weights(question)
        terms = [
            *(Term("words", word) for word in question.words),
            *(Term("context", word) for word in question.words),
            *(Term("grams", gram) for gram in question.grams if not is_plain(gram)),
        ]
        if question.asks_answerer:
            passages = _beginnings(self._passages(self._wider(question, terms), scope, _WIDE_PASSAGES))
            looks = [each for each in look(weights, passages) if each.number == 0][:_CANDIDATES]
            return question, looks, evidence(weights, looks)
        looks = look(weights, self._passages(terms, scope, _PASSAGES))[:_CANDIDATES]
        looks = [each for each in looks if each.score >= _NOT_FAR * looks[0].score]
        rows = evidence(weights, looks)
        if max((row[0] for row in rows), default=0.0) < _LITTLE:
            looks = look(weights, self._passages(self._wider(question, terms), scope, _WIDE_PASSAGES))[
                :_WIDE_CANDIDATES
            ]
            rows = evidence(weights, looks)
        return question, looks, rows

    def _figures(self, seen: Look) -> "list[Stated]":
        """The figures of a sentence, what its passage carries over to it included."""
        from briefcli.figures.stated import stated  # its patterns take 10 ms

        found = stated([seen.passage.passage], self._reader.cutter)
        return [figure for figure in found if figure.sentence == seen.prepared.sentence]

    def _wider(self, question: Question, terms: list[Term]) -> list[Term]:
        variants = {variant.text for word in question.pieces for variant in word.variants}
        characters = [
            Term("grams", character) for character in question.characters if not is_plain(character)
        ]
        return [*terms, *(Term("words", text) for text in sorted(variants)), *characters]

    def _passages(self, terms: list[Term], scope: Scope, limit: int) -> list[tuple[PreparedPassage, float]]:
        if not terms:
            return []
        found = self._index.find_varied(terms, scope, limit)
        return [(self._prepared(passage), score) for passage, score in found]


def _beginnings(found: list[tuple[PreparedPassage, float]]) -> list[tuple[PreparedPassage, float]]:
    """The first passage of each segment's answer among those found."""
    first: dict[tuple[str, int | None], tuple[PreparedPassage, float]] = {}
    for prepared, score in found:
        passage = prepared.passage
        if passage.part in OFFICIAL:
            known = first.setdefault((passage.transcript, passage.segment), (prepared, score))
            if passage.place < known[0].passage.place:
                first[passage.transcript, passage.segment] = (prepared, score)
    return list(first.values())
