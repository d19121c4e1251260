"""How the index follows the library: a cache that whoever finds it behind brings up to date.

Which state of the library it shows is told beside it. Who may not write goes without; who would have to
wait takes it as it was before.
"""

import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import tantivy

from briefcli import indexing
from briefcli.cache import Cache
from briefcli.errors import BriefcliWarning
from briefcli.index import Index
from briefcli.indexing import Entry, Indexed
from briefcli.language import tr
from briefcli.store import Changes, Store

# Share of deleted passages from which an index is made anew: they count in BM25 until then, and a rank
# should not tell how the library came about.
_DELETED_SHARE = 0.05
_MANY = 100  # transcripts to index, from which a user is told what takes so long
_ROUND = 2000  # transcripts between two commits, so that a killed process loses no more work
_PAUSE_SECONDS = 0.05  # between two looks at whether another process is done


class Follower:
    """Keeps the index of a library up to date.

    `analyse` gives what is to be indexed of transcripts by their generations and names, and may do so
    in several processes.
    """

    def __init__(
        self,
        cache: Cache,
        store: Store,
        analyse: Callable[[Sequence[tuple[int, str]]], Iterator[Indexed]],
    ) -> None:
        """Follow `store` with an index in `cache`."""
        self._cache, self._store, self._analyse = cache, store, analyse
        self._name = indexing.name("library", store.id)

    def index(self) -> Index:
        """The index of the library as it stands; in memory where it cannot be written.

        While another process is writing it, it is given as it was before.
        """
        return self.follow(0.0) or indexing.filled(None, *self._everything())

    def follow(self, patience: float) -> Index | None:
        """Bring the index on disk up to date; None where it cannot be written.

        While another process is writing it, that is waited for as many seconds, and after that the index
        is given as it was before.
        """
        index = indexing.cached(self._cache, self._name)
        if index is None:
            bulk = len(self._store.names()) > _MANY
            return indexing.add(self._cache, self._name, self._everything, bulk=bulk)
        if index.generation == self._store.generation and not _worn(index):
            return index
        try:
            folder, opened, writer = self._locked(patience)
            self._catch_up(folder, Index(opened, indexing.generation_of(folder)), writer)
        except _Busy:
            return index
        except (OSError, ValueError):  # a full or read-only disk: the last commit stays as it was
            return None
        return indexing.cached(self._cache, self._name)

    def feed(self, *, bulk: bool) -> "Feed | None":
        """What takes transcripts, many if `bulk`, into the index as they are kept.

        None where it cannot be written now.
        """
        index = self.follow(0.0)
        if index is None or index.generation != self._store.generation:
            return None
        try:
            folder, _, writer = self._locked(0.0, bulk=bulk)
            return Feed(writer, folder, indexing.generation_of(folder))
        except (OSError, ValueError, _Busy):
            return None

    def _locked(
        self, patience: float, *, bulk: bool = False
    ) -> tuple[Path, tantivy.Index, tantivy.IndexWriter]:
        """The index on disk, its folder and its one writer, waited for as many seconds.

        Raises _Busy if another process has it by then, OSError or ValueError where it cannot be written.
        """
        folder = self._cache.find(self._name)
        if folder is None:
            raise OSError
        opened = tantivy.Index.open(str(folder))
        deadline = time.monotonic() + patience
        while True:
            try:
                writer = indexing.writer(opened, bulk=bulk)
            except ValueError as error:
                if "LockBusy" not in str(error):
                    raise
                if time.monotonic() >= deadline:
                    raise _Busy from error
                time.sleep(_PAUSE_SECONDS)
            else:
                opened.reload()  # what another process has committed while it was waited for
                return folder, opened, writer

    def _everything(self) -> tuple[int, Iterator[Indexed]]:
        changes = self._store.changes(0)
        return changes.generation, self._learned(changes)

    def _learned(self, changes: Changes) -> Iterator[Indexed]:
        """The transcripts that are new in a state of the library."""
        if len(changes.new) > _MANY:
            message = tr(
                f"indexing {len(changes.new)} transcripts", f"正在为 {len(changes.new)} 篇实录建立索引"
            )
            warnings.warn(message, BriefcliWarning, stacklevel=2)
        yield from self._analyse(changes.new)

    def _catch_up(self, folder: Path, index: Index, writer: tantivy.IndexWriter) -> None:
        """Bring an index, whose writer nobody else has, to the state of the library."""
        shown = index.generation
        changes = self._store.changes(shown)
        gone = sum(index.count("generation", str(old)) for old in changes.gone)
        if shown > changes.generation or _worn(index, gone):
            changes = self._store.changes(0)
            writer.delete_all_documents()
        elif changes.generation == shown:
            return
        for old in changes.gone:
            indexing.drop(writer, old)
        change = indexing.Change(shown, changes.generation)
        indexing.write(writer, folder, change, self._learned(changes))


class Feed:
    """Takes transcripts into an index while they are kept, so that both are done at once.

    Where another process changes the library in between, the feed dries up, and the follower has to
    catch up afterwards.
    """

    def __init__(self, writer: tantivy.IndexWriter, folder: Path, generation: int) -> None:
        """Write to the index in a folder, which shows the state `generation`."""
        self._writer, self._folder, self._dry = writer, folder, False
        self._committed = self._shown = generation
        self._taken = 0

    def take(self, generation: int, replaced: int | None, entries: Sequence[Entry]) -> None:
        """Take in the transcript that a generation brought, in place of an earlier one's.

        Raises OSError or ValueError where it cannot be written.
        """
        self._dry = self._dry or generation != self._shown + 1
        if self._dry:
            return
        if replaced is not None:
            indexing.drop(self._writer, replaced)
        indexing.put(self._writer, Indexed(generation, entries))
        self._shown = generation
        self._taken += 1
        if self._taken % _ROUND == 0:
            self._commit()

    def close(self) -> None:
        """Have the index show all that was taken. Raises OSError or ValueError where that cannot be."""
        self._commit()
        self._writer.wait_merging_threads()

    def _commit(self) -> None:
        if self._shown != self._committed:
            indexing.commit(self._writer, self._folder, indexing.Change(self._committed, self._shown))
            self._committed = self._shown


class _Busy(Exception):
    """Another process is writing the index."""


def _worn(index: Index, gone: int = 0) -> bool:
    """Whether so much of an index is deleted, or will be, that it is to be made anew."""
    return index.deleted + gone > _DELETED_SHARE * index.passages
