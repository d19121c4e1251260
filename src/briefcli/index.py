"""The index: passages found by words, by characters and by what their segment is about.

The unit is the passage: one paragraph of one turn, headline or note. Its sentences are ranked where
the passages have been found, so that the index has a tenth of the documents of a sentence index.
"""

import json
import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import tantivy

from briefcli.briefing import OFFICIAL, Briefing, Sentence, Span
from briefcli.cache import Cache
from briefcli.passages import Passage, day_number, offices, order, passages
from briefcli.text.normal import fold
from briefcli.text.words import Cutter, grams
from briefcli.version import VERSION

ANALYSIS = 2
"""The version of everything that decides what stands in the index; a change of it rebuilds."""

_WRITER_BYTES = 50_000_000  # of memory; tantivy refuses less than 15 MB
_RARITIES = 16384  # of terms, kept for further questions
_UNPACKED = 4096  # passages kept for further questions, a few megabytes
_TIES = 32  # further passages fetched past the limit, so that ties at the border are cut by place

# How much a view counts beside the words themselves, by hit@1 on public question sets.
_WEIGHTS = {"words": 1.0, "grams": 0.5, "context": 0.3}


# Fields of a passage that are looked up whole, normalised.
RAW = ("transcript", "speaker", "asker", "part")


class Scope(NamedTuple):
    """Which passages are looked at: any of each kind, all if empty. Dates are YYYY-MM-DD.

    `speakers` and `roles` belong together: a passage of any of either is in scope.
    """

    speakers: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    transcripts: tuple[str, ...] = ()
    askers: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    parts: tuple[str, ...] = OFFICIAL


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

    def __init__(self, index: tantivy.Index) -> None:
        """Search an index that `build` made."""
        self._schema = index.schema
        self._searcher = index.searcher()
        self._rarity = lru_cache(_RARITIES)(self._idf)
        self._unpacked: dict[tuple[int, int], Passage] = {}

    @classmethod
    def open(cls, folder: Path) -> "Index":
        """Open an index in a folder. Raises ValueError or OSError if there is no usable one."""
        index = cls(tantivy.Index.open(str(folder)))
        # tantivy opens most files when they are first used: use them now, and damage shows here.
        index._touch()  # its own class
        return index

    def find(
        self, terms: Sequence[Term], scope: Scope, limit: int = 0, *, every: bool = False
    ) -> list[Found]:
        """The passages with any of the terms (with all if `every`), best first; all if `limit` is 0.

        Equal scores are ordered by date, newest first, then by transcript and place.
        """
        occur = tantivy.Occur.Must if every else tantivy.Occur.Should
        return self._search([(occur, self._term(term)) for term in terms], scope, limit)

    def find_inside(self, pieces: Sequence[Term], scope: Scope) -> list[Found]:
        """The passages with, for each piece, a term of its view that the piece is a part of."""
        return self._search(
            [
                (
                    tantivy.Occur.Must,
                    tantivy.Query.regex_query(self._schema, view, f".*{re.escape(text)}.*"),
                )
                for view, text in pieces
            ],
            scope,
            0,
        )

    def find_pattern(self, view: str, patterns: Sequence[str], scope: Scope, limit: int) -> list[Found]:
        """The passages with, for each regular expression, a term of the view that it fits as a whole."""
        return self._search(
            [
                (tantivy.Occur.Must, tantivy.Query.regex_query(self._schema, view, pattern))
                for pattern in patterns
            ],
            scope,
            limit,
        )

    def everything(self, scope: Scope) -> list[Found]:
        """All passages in scope, each with score 1."""
        return self._search([(tantivy.Occur.Must, tantivy.Query.all_query())], scope, 0)

    def segment(self, transcript: str, segment: int | None) -> list[Passage]:
        """The passages of a segment in the order of the text; of None, those outside of all segments."""
        query = tantivy.Query.term_query(self._schema, "id", segment_id(transcript, segment), "basic")
        hits = self._searcher.search(query, max(1, self._searcher.num_docs), count=False).hits
        return sorted((self._passage(address) for _, address in hits), key=lambda passage: passage.place)

    def rarity(self, term: Term) -> float:
        """How telling a term is: its inverse document frequency as BM25 has it, always above 0."""
        return self._rarity(*term)

    def _idf(self, view: str, text: str) -> float:
        having, all_passages = self._searcher.doc_freq(view, text), self._searcher.num_docs
        return math.log(1 + (all_passages - having + 0.5) / (having + 0.5))

    def has(self, field: str, value: str) -> bool:
        """Whether any passage has that normalised speaker, role or other raw value."""
        return bool(self._searcher.doc_freq(field, value))

    def _touch(self) -> None:
        """Use every part of the index once. Raises ValueError if one is damaged."""
        terms = [(tantivy.Occur.Should, self._term(Term(view, ""))) for view in _WEIGHTS]
        self._searcher.search(tantivy.Query.boolean_query(terms), 1, count=False)
        for _, address in self._searcher.search(tantivy.Query.all_query(), 1, count=False).hits:
            self._passage(address)

    def _term(self, term: Term) -> tantivy.Query:
        query = tantivy.Query.term_query(self._schema, term.view, term.text, "freq")
        weight = _WEIGHTS[term.view]
        return query if weight == 1.0 else tantivy.Query.boost_query(query, weight)

    def _search(
        self, clauses: list[tuple[tantivy.Occur, tantivy.Query]], scope: Scope, limit: int
    ) -> list[Found]:
        if not clauses or not self._searcher.num_docs:
            return []
        least = int(any(occur == tantivy.Occur.Should for occur, _ in clauses))
        query = tantivy.Query.boolean_query([*clauses, *self._filters(scope)], least)
        fetched = limit + _TIES if limit else self._searcher.num_docs
        hits = self._searcher.search(query, fetched, count=False).hits
        scored = [(round(score, 4), address) for score, address in hits]
        least_kept = scored[limit - 1][0] if limit and len(scored) > limit else -math.inf
        found = [Found(self._passage(address), score) for score, address in scored if score >= least_kept]
        found.sort(key=lambda each: (-each.score, *order(each.passage)))
        return found[:limit] if limit else found

    def _filters(self, scope: Scope) -> Iterator[tuple[tantivy.Occur, tantivy.Query]]:
        """The scope as clauses that weigh nothing."""
        kinds = {"transcript": scope.transcripts, "asker": scope.askers, "part": scope.parts}
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
        stored = self._searcher.doc(address).get_first("passage")
        assert stored is not None
        *fields, kept = json.loads(bytes(stored))
        sentences = tuple(
            Sentence(text, tuple(Span(*span) for span in spans), line, line_end)
            for text, spans, line, line_end in kept
        )
        return Passage._make((*fields, sentences))


def open_or_build(
    cache: Cache, stamp: str | None, briefings: Callable[[], Iterable[Briefing]], cutter: Callable[[], Cutter]
) -> Index:
    """The index of the transcripts whose state `stamp` names: from the cache, else built anew.

    Whether the cached one is current is told by its name alone. Without a stamp, or where nothing can
    be written, the index lives in memory.
    """
    if stamp is None:
        return build(briefings(), cutter())
    engine = re.sub(r"[^\w.]+", "-", tantivy.__version__)  # type: ignore[attr-defined]
    name = f"index-{VERSION}-{ANALYSIS}-{engine}-{stamp}"
    for _ in range(2):
        folder = cache.find(name) or cache.add(name, lambda path: _fill(path, briefings, cutter))
        if folder is None:
            break
        try:
            return Index.open(folder)
        except (ValueError, OSError):  # damaged, or on a read-only disk, where tantivy wants its lock
            cache.drop(name)
    return build(briefings(), cutter())


def _fill(folder: Path, briefings: Callable[[], Iterable[Briefing]], cutter: Callable[[], Cutter]) -> None:
    build(briefings(), cutter(), folder)


def build(briefings: Iterable[Briefing], cutter: Cutter, folder: Path | None = None) -> Index:
    """Index briefings, in a new folder or, without one, in memory.

    Raises OSError or ValueError where the folder cannot be written.
    """
    schema = _schema()
    if folder is not None:
        folder.mkdir()
    index = tantivy.Index(schema, path=str(folder) if folder else None)
    writer = index.writer(_WRITER_BYTES, num_threads=1)
    for briefing in briefings:
        for passage in passages(briefing):
            writer.add_document(document_of(passage, cutter))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return Index(index)


def _schema() -> tantivy.Schema:
    schema = tantivy.SchemaBuilder()
    for view in _WEIGHTS:
        # White space alone parts the terms: they are cut before, and the default tokenizer knows no
        # Chinese and drops long terms. Frequencies are enough; positions would double the size.
        schema.add_text_field(view, tokenizer_name="whitespace", index_option="freq")
    for field in (*RAW, "role", "id"):
        schema.add_text_field(field, tokenizer_name="raw", index_option="basic")
    schema.add_integer_field("date", indexed=True)
    schema.add_bytes_field("passage", stored=True)
    return schema.build()


def segment_id(transcript: str, segment: int | None) -> str:
    """What the passages of a segment are looked up by."""
    return f"{transcript}:{'' if segment is None else segment}"


def document_of(passage: Passage, cutter: Cutter) -> tantivy.Document:
    """What is indexed of a passage."""
    text = fold(" ".join(sentence.text for sentence in passage.sentences))
    context = fold(f"{passage.headline or ''}\n{passage.question or ''}")
    document = tantivy.Document()
    document.add_text("words", " ".join(cutter.words(text)))
    document.add_text("grams", " ".join(grams(text)))
    if passage.part != "headline":
        document.add_text("context", " ".join(cutter.words(context)))
    for field in RAW:
        value = getattr(passage, field)
        # Who asks is found as `asker`: a question on what a speaker says is never about the asker.
        if value and not (field == "speaker" and passage.part == "question"):
            document.add_text(field, fold(value))
    document.add_text("id", segment_id(passage.transcript, passage.segment))
    for role in offices(passage.role):
        document.add_text("role", role)
    document.add_integer("date", day_number(passage.date))
    document.add_bytes("passage", json.dumps(passage, ensure_ascii=False).encode("utf-8"))
    return document
