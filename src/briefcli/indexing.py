"""From briefings to an index: what stands in it, and where it is kept."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import tantivy

from briefcli.briefing import Briefing
from briefcli.cache import Cache
from briefcli.index import ASIDE, MAIN, WEIGHTS, Index, segment_id
from briefcli.passages import Passage, day_number, offices, passages
from briefcli.text.normal import fold
from briefcli.text.words import Cutter, HanWords, terms
from briefcli.version import VERSION

ANALYSIS = 3
"""The version of everything that decides what stands in the index; a change of it rebuilds."""

# Of memory, for a few transcripts and for many; tantivy refuses less than 15 MB. What a writer holds
# becomes a part of the index with terms of its own: few large parts are smaller and quicker than many.
_WRITER_BYTES, _BULK_WRITER_BYTES = 50_000_000, 300_000_000
_NOTE = "state.json"  # beside tantivy's own files, which it lists and knows
_GRAMS = "grams"  # the name of the tokenizer of that view

# Fields of a passage that are looked up whole, normalised.
RAW = ("transcript", "speaker", "asker", "part")


_folded = lru_cache(fold)  # names come again and again
_JSON = json.JSONEncoder(ensure_ascii=False, check_circular=False)


class Entry(NamedTuple):
    """What is indexed of a passage: the text of each view, the raw values, and the passage itself.

    Terms are parted by blanks; of `grams` there are the Han runs, parted by line breaks. `main` tells
    which fields they stand in, see `briefcli.index.MAIN`. `raw` are pairs of a field and a value.
    """

    main: bool
    views: tuple[str, ...]
    raw: tuple[tuple[str, str], ...]
    date: int
    passage: bytes


def entries(briefing: Briefing, han_words: HanWords) -> list[Entry]:
    """What is indexed of a briefing."""
    context = lru_cache(1)(lambda text: " ".join(terms(fold(text), han_words)[0]))  # a whole segment's
    return [_entry(passage, han_words, context) for passage in passages(briefing)]


def _entry(passage: Passage, han_words: HanWords, context: Callable[[str], str]) -> Entry:
    words, han = terms(fold(" ".join(sentence.text for sentence in passage.sentences)), han_words)
    topic = f"{passage.headline or ''}\n{passage.question or ''}"
    about = "" if passage.part == "headline" else context(topic)
    # Who asks is found as `asker`: a question on what a speaker says is never about the asker.
    fields = [f for f in RAW if not (f == "speaker" and passage.part == "question")]
    raw = [(field, _folded(value)) for field in fields if (value := getattr(passage, field))]
    raw += [("role", role) for role in offices(passage.role)]
    raw.append(("id", segment_id(passage.transcript, passage.segment)))
    stored = _JSON.encode(passage).encode("utf-8")
    views = (" ".join(words), han, about)
    return Entry(passage.part in MAIN, views, tuple(raw), day_number(passage.date), stored)


class Change(NamedTuple):
    """The states of a library that its index shows before and after a commit: generations."""

    before: int
    after: int


class Indexed(NamedTuple):
    """A transcript ready to be indexed: its generation, 0 outside of a library, and its entries."""

    generation: int
    entries: Sequence[Entry]


def open_or_build(
    cache: Cache, stamp: str | None, briefings: Callable[[], Iterable[Briefing]], cutter: Callable[[], Cutter]
) -> Index:
    """The index of the transcripts whose state `stamp` names: from the cache, else built anew.

    Whether the cached one is current is told by its name alone. Without a stamp, or where nothing can
    be written, the index lives in memory.
    """

    def analysed() -> Iterator[Indexed]:
        return (Indexed(0, entries(briefing, cutter().han_words)) for briefing in briefings())

    if stamp is not None:
        named = name("index", stamp)
        index = cached(cache, named) or add(cache, named, lambda: (0, analysed()))
        if index is not None:
            return index
    return filled(None, 0, analysed())


def build(briefings: Iterable[Briefing], cutter: Cutter) -> Index:
    """An index of briefings in memory."""
    return filled(None, 0, (Indexed(0, entries(briefing, cutter.han_words)) for briefing in briefings))


def name(kind: str, of: str) -> str:
    """What an index is called in the cache; the format of its files changes with tantivy's version."""
    engine = re.sub(r"[^\w.]+", "-", tantivy.__version__)  # type: ignore[attr-defined]
    return f"{kind}-{VERSION}-{ANALYSIS}-{engine}-{of}"


def cached(cache: Cache, name: str) -> Index | None:
    """An index of the cache that can be used."""
    folder = cache.find(name)
    if folder is None:
        return None
    try:
        return Index.open(folder, generation_of(folder))
    except (ValueError, OSError):  # damaged, or on a read-only disk, where tantivy wants its lock
        cache.drop(name)
        return None


def add(
    cache: Cache, name: str, content: Callable[[], tuple[int, Iterator[Indexed]]], *, bulk: bool = False
) -> Index | None:
    """A new index in the cache, None where it cannot be written; `bulk` as in `writer`."""

    def fill(folder: Path) -> None:
        folder.mkdir()
        filled(folder, *content(), bulk=bulk)

    return cached(cache, name) if cache.add(name, fill) else None


def writer(index: tantivy.Index, *, bulk: bool = False) -> tantivy.IndexWriter:
    """The one writer of an index, for many transcripts if `bulk`.

    Raises ValueError if another process has it, or the disk is full.
    """
    # Characters and bigrams are made by tantivy itself, in half the time that Python takes.
    index.register_tokenizer(_GRAMS, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.ngram(1, 2)).build())
    return index.writer(_BULK_WRITER_BYTES if bulk else _WRITER_BYTES, num_threads=1)


def filled(folder: Path | None, generation: int, content: Iterable[Indexed], *, bulk: bool = False) -> Index:
    """A new index, in an empty folder or in memory; `bulk` as in `writer`.

    Raises OSError or ValueError where the folder cannot be written.
    """
    index = tantivy.Index(_schema(), path=str(folder) if folder else None)
    write(writer(index, bulk=bulk), folder, Change(0, generation), content)
    index.reload()
    return Index(index, generation)


def write(
    writer: tantivy.IndexWriter, folder: Path | None, change: Change, content: Iterable[Indexed]
) -> None:
    """Add transcripts to an index, and be done with it; see `commit`."""
    for transcript in content:
        put(writer, transcript)
    commit(writer, folder, change)
    writer.wait_merging_threads()


def put(writer: tantivy.IndexWriter, transcript: Indexed) -> None:
    """Add a transcript to what will be committed."""
    for entry in transcript.entries:
        writer.add_document(_document(entry, transcript.generation))


def drop(writer: tantivy.IndexWriter, generation: int) -> None:
    """Take the transcript that a generation brought out of what will be committed."""
    writer.delete_documents_by_term("generation", str(generation))


def commit(writer: tantivy.IndexWriter, folder: Path | None, change: Change) -> None:
    """Have an index show all that was added and taken out.

    Which state of its library that is stands beside the index, and is noted before: tantivy's commit
    itself, which is done or not, then tells whether it is the state before or after.
    """
    if folder is not None:
        noted = folder / _NOTE
        beside = folder / f"{_NOTE}.new"
        beside.write_text(json.dumps([_opstamp(folder), *change]), encoding="utf-8")
        beside.replace(noted)
    writer.commit()


def generation_of(folder: Path) -> int:
    """The state of its library that an index shows. Raises ValueError or OSError if none is told."""
    try:
        opstamp, before, after = json.loads((folder / _NOTE).read_text(encoding="utf-8"))
        return int(before if _opstamp(folder) == opstamp else after)
    except (KeyError, TypeError) as error:
        raise ValueError(str(folder)) from error


def _opstamp(folder: Path) -> int:
    """What tantivy counts up with each commit."""
    return int(json.loads((folder / "meta.json").read_text(encoding="utf-8"))["opstamp"])


def _schema() -> tantivy.Schema:
    schema = tantivy.SchemaBuilder()
    for view in WEIGHTS:
        # White space alone parts the words: they are cut before, and the default tokenizer knows no
        # Chinese and drops long terms. Frequencies are enough; positions would double the size.
        tokenizer = _GRAMS if view == "grams" else "whitespace"
        for field in (view, view + ASIDE):
            schema.add_text_field(field, tokenizer_name=tokenizer, index_option="freq")
    for field in (*RAW, "role", "id", "generation"):
        schema.add_text_field(field, tokenizer_name="raw", index_option="basic")
    schema.add_integer_field("date", indexed=True)
    schema.add_bytes_field("passage", stored=True)
    return schema.build()


def _document(entry: Entry, generation: int) -> tantivy.Document:
    document = tantivy.Document()
    beside = "" if entry.main else ASIDE
    for view, text in zip(WEIGHTS, entry.views, strict=True):
        # A run is a value of its own, so that no gram reaches over its end.
        for value in text.split("\n"):
            document.add_text(view + beside, value)
    for field, value in entry.raw:
        document.add_text(field, value)
    document.add_text("generation", str(generation))
    document.add_integer("date", entry.date)
    document.add_bytes("passage", entry.passage)
    return document
