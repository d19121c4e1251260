"""The index: passages found by words, by characters and by what their segment is about.

The unit is the passage: one paragraph of one turn, headline or note. Its sentences are ranked where
the passages have been found, so that the index has a tenth of the documents of a sentence index. What
stands in it is decided in `briefcli.indexing`.
"""

import json
import math
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import tantivy

from briefcli.briefing import OFFICIAL, PARTS, Sentence, Span
from briefcli.passages import Passage, day_number, order
from briefcli.text.normal import fold

_RARITIES = 16384  # of terms, kept for further questions
_UNPACKED = 4096  # passages kept for further questions, a few megabytes
_TIES = 32  # further passages fetched past the limit, so that ties at the border are cut by place
_ALIKE = 2  # passages of one wording before the next wording has its turn
_NUMBER = re.compile(r"\d+")
_MOST = 500  # passages as good or as worded as each other, beyond which it is not told which come first

# How much a view counts beside the words themselves, by hit@1 on public question sets.
WEIGHTS = {"words": 1.0, "grams": 0.5, "context": 0.3}


ASIDE = "_aside"
"""Ends the name of the field where a view of what is said beside the answers stands.

Most questions are put to the words of officials alone. Fields of their own spare these a filter by part,
which takes longer than the search itself: tantivy can then skip what cannot be among the best.
"""

MAIN: tuple[str, ...] = (*OFFICIAL, "headline")
"""The parts whose views stand in the fields without that ending."""


class Scope(NamedTuple):
    """Which passages are looked at: any of each kind, all if empty. Dates are YYYY-MM-DD.

    `speakers` and `roles` belong together: a passage of any of either is in scope. `without` are
    transcripts that are left out.
    """

    speakers: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    transcripts: tuple[str, ...] = ()
    askers: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    parts: tuple[str, ...] = OFFICIAL
    without: tuple[str, ...] = ()


class Found(NamedTuple):
    """A passage and how well it fits (BM25 over the views; orders, no more)."""

    passage: Passage
    score: float


class Term(NamedTuple):
    """Something looked for, normalised, in one view: `words`, `grams` or `context`."""

    view: str
    text: str


class Index:
    """Passages in tantivy, in memory or in a folder."""

    def __init__(self, index: tantivy.Index, generation: int = 0) -> None:
        """Search an index that `briefcli.indexing` made; it shows the state `generation` of its library."""
        self.generation = generation
        self._schema = index.schema
        self._searcher = index.searcher()
        self._rarity = lru_cache(_RARITIES)(self._idf)
        self._unpacked: dict[tuple[int, int], Passage] = {}

    @classmethod
    def open(cls, folder: Path, generation: int = 0) -> "Index":
        """Open an index in a folder. Raises ValueError or OSError if there is no usable one."""
        index = cls(tantivy.Index.open(str(folder)), generation)
        # tantivy opens most files when they are first used: use them now, and damage shows here.
        index._touch()  # its own class
        return index

    def find(
        self, terms: Sequence[Term], scope: Scope, limit: int = 0, *, every: bool = False
    ) -> list[Found]:
        """The passages with any of the terms (with all if `every`), best first; all if `limit` is 0.

        Equal scores are ordered by date, newest first, then by transcript and place.
        """
        if every:
            return self._search(
                [(tantivy.Occur.Must, self._either(term, scope)) for term in terms], scope, limit
            )
        shoulds = [(tantivy.Occur.Should, query) for term in terms for query in self._term(term, scope)]
        return self._search(shoulds, scope, limit)

    def find_varied(self, terms: Sequence[Term], scope: Scope, limit: int) -> list[Found]:
        """As `find`, but passages that say the same but for their numbers make room for others.

        Briefings that come every month repeat themselves, and what they repeat may fit a question better
        than the one passage that answers it.
        """
        fetched = 2 * limit
        while True:
            found = self.find(terms, scope, fetched)
            alike: dict[str, int] = {}
            turns = []
            for each in found:
                wording = _NUMBER.sub("", "".join(sentence.text for sentence in each.passage.sentences))
                alike[wording] = alike.get(wording, -1) + 1
                turns.append(alike[wording] // _ALIKE)
            if 2 * len(alike) >= limit or len(found) < fetched or fetched >= _MOST:
                break
            fetched = min(4 * fetched, _MOST)
        by_turns = sorted(range(len(found)), key=lambda number: (turns[number], number))
        return [found[number] for number in sorted(by_turns[:limit])]

    def find_inside(self, pieces: Sequence[Term], scope: Scope) -> list[Found]:
        """The passages with, for each piece, a term of its view that the piece is a part of."""
        patterns = [(view, f".*{re.escape(text)}.*") for view, text in pieces]
        return self._search([self._fitting(view, pattern, scope) for view, pattern in patterns], scope, 0)

    def find_pattern(self, view: str, patterns: Sequence[str], scope: Scope, limit: int) -> list[Found]:
        """The passages with, for each regular expression, a term of the view that it fits as a whole."""
        return self._search([self._fitting(view, pattern, scope) for pattern in patterns], scope, limit)

    def _fitting(self, view: str, pattern: str, scope: Scope) -> tuple[tantivy.Occur, tantivy.Query]:
        fields = _fields(view, scope)
        queries = [tantivy.Query.regex_query(self._schema, field, pattern) for field in fields]
        return tantivy.Occur.Must, _any(queries)

    def everything(self, scope: Scope) -> list[Found]:
        """All passages in scope, each with score 1."""
        parts = tantivy.Query.term_set_query(self._schema, "part", [*(scope.parts or PARTS)])
        return self._search([(tantivy.Occur.Must, tantivy.Query.const_score_query(parts, 1.0))], scope, 0)

    def segment(self, transcript: str, segment: int | None) -> list[Passage]:
        """The passages of a segment in the order of the text; of None, those outside of all segments."""
        addresses = self._having("id", segment_id(transcript, segment))
        return sorted((self._passage(address) for address in addresses), key=lambda passage: passage.place)

    def count(self, field: str, value: str) -> int:
        """How many passages have a raw value, those deleted since the last merge among them."""
        return self._searcher.doc_freq(field, value)

    def _having(self, field: str, value: str) -> list[tantivy.DocAddress]:
        """The documents with a raw value."""
        query = tantivy.Query.term_query(self._schema, field, value, "basic")
        hits = self._searcher.search(query, max(1, self._searcher.doc_freq(field, value)), count=False).hits
        return [address for _, address in hits]

    @property
    def passages(self) -> int:
        """How many passages there are."""
        return self._searcher.num_docs

    @property
    def deleted(self) -> int:
        """How many passages were deleted and still count in the statistics of the words."""
        return sum(self.count("part", part) for part in PARTS) - self.passages

    def rarity(self, term: Term) -> float:
        """How telling a term is: its inverse document frequency as BM25 has it, always above 0."""
        return self._rarity(*term)

    def _idf(self, view: str, text: str) -> float:
        having = sum(self._searcher.doc_freq(field, text) for field in (view, view + ASIDE))
        all_passages = self._searcher.num_docs
        return math.log(1 + (all_passages - having + 0.5) / (having + 0.5))

    def has(self, field: str, value: str) -> bool:
        """Whether any passage has that term of a view, normalised speaker, role or other raw value."""
        fields = (field, field + ASIDE) if field in WEIGHTS else (field,)
        return any(self._searcher.doc_freq(each, value) for each in fields)

    def _touch(self) -> None:
        """Use every part of the index once. Raises ValueError if one is damaged."""
        whole = Scope(parts=PARTS)
        self.find([Term(view, "") for view in WEIGHTS], whole, 1)
        parts = tantivy.Query.term_set_query(self._schema, "part", [*PARTS])
        self._search([(tantivy.Occur.Must, parts)], whole, 1)

    def _term(self, term: Term, scope: Scope) -> Iterator[tantivy.Query]:
        """The queries for a term, one for each field that the scope looks into."""
        weight = WEIGHTS[term.view]
        for field in _fields(term.view, scope):
            query = tantivy.Query.term_query(self._schema, field, term.text, "freq")
            yield query if weight == 1.0 else tantivy.Query.boost_query(query, weight)

    def _either(self, term: Term, scope: Scope) -> tantivy.Query:
        return _any([*self._term(term, scope)])

    def _search(
        self, clauses: list[tuple[tantivy.Occur, tantivy.Query]], scope: Scope, limit: int
    ) -> list[Found]:
        if not clauses or not self.passages:
            return []
        least = int(any(occur == tantivy.Occur.Should for occur, _ in clauses))
        query = tantivy.Query.boolean_query([*clauses, *self._filters(scope)], least)
        # All are counted first: tantivy makes room for as many as are asked for.
        fetched = limit + _TIES if limit else self._count(query)
        while True:
            hits = self._searcher.search(query, max(1, fetched), count=False).hits
            scored = [(round(score, 4), address) for score, address in hits]
            least_kept = scored[limit - 1][0] if limit and len(scored) > limit else -math.inf
            if len(scored) < fetched or not limit or scored[-1][0] < least_kept or fetched >= _MOST:
                break
            fetched = min(8 * fetched, _MOST)  # as many are as good as the last that counts
        found = [Found(self._passage(address), score) for score, address in scored if score >= least_kept]
        found.sort(key=lambda each: (-each.score, *order(each.passage)))
        return found[:limit] if limit else found

    def _count(self, query: tantivy.Query) -> int:
        return int(self._searcher.search(query, 1, count=True).count)  # type: ignore[attr-defined]

    def _filters(self, scope: Scope) -> Iterator[tuple[tantivy.Occur, tantivy.Query]]:
        """The scope as clauses that weigh nothing."""
        # A question put to all that stands in the main fields needs no filter by part.
        parts = () if set(scope.parts) == set(MAIN) else scope.parts
        kinds = {"transcript": scope.transcripts, "asker": scope.askers, "part": parts}
        queries = [self._any_of(field, values) for field, values in kinds.items() if values]
        people = {"speaker": scope.speakers, "role": scope.roles}
        either = [self._any_of(field, values) for field, values in people.items() if values]
        if either:
            shoulds = [(tantivy.Occur.Should, query) for query in either]
            queries.append(tantivy.Query.boolean_query(shoulds))
        if scope.since or scope.until:
            queries.append(
                tantivy.Query.range_query(
                    self._schema,
                    "date",
                    tantivy.FieldType.Integer,
                    day_number(scope.since) if scope.since else 1,
                    day_number(scope.until) if scope.until else day_number("9999-12-31"),
                )
            )
        for query in queries:
            yield tantivy.Occur.Must, tantivy.Query.const_score_query(query, 0.0)
        if scope.without:
            yield tantivy.Occur.MustNot, self._any_of("transcript", scope.without)

    def _any_of(self, field: str, values: Sequence[str]) -> tantivy.Query:
        return tantivy.Query.term_set_query(self._schema, field, [fold(value) for value in values])

    def _passage(self, address: tantivy.DocAddress) -> Passage:
        place = (address.segment_ord, address.doc)
        passage = self._unpacked.get(place)
        if passage is None:
            if len(self._unpacked) >= _UNPACKED:
                self._unpacked.clear()
            passage = self._unpacked[place] = self._unpack(address)
        return passage

    def _unpack(self, address: tantivy.DocAddress) -> Passage:
        *fields, kept = json.loads(self._stored(address))
        sentences = tuple(
            Sentence(text, tuple(Span(*span) for span in spans), line, line_end)
            for text, spans, line, line_end in kept
        )
        return Passage._make((*fields, sentences))

    def _stored(self, address: tantivy.DocAddress) -> bytes:
        stored = self._searcher.doc(address).get_first("passage")
        assert stored is not None
        return bytes(stored)


def _fields(view: str, scope: Scope) -> list[str]:
    """The fields of a view that hold any part of the scope."""
    main = not scope.parts or not set(MAIN).isdisjoint(scope.parts)
    aside = not set(MAIN).issuperset(scope.parts or PARTS)
    return [*([view] if main else []), *([view + ASIDE] if aside else [])]


def _any(queries: Sequence[tantivy.Query]) -> tantivy.Query:
    if len(queries) == 1:
        return queries[0]
    return tantivy.Query.boolean_query([(tantivy.Occur.Should, query) for query in queries])


def segment_id(transcript: str, segment: int | None) -> str:
    """What the passages of a segment are looked up by."""
    return f"{transcript}:{'' if segment is None else segment}"
