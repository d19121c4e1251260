"""Where a library has its transcripts from: memory, or the user's own library on disk."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from briefcli.briefing import Briefing, Participant, Sidecar
from briefcli.cache import Cache
from briefcli.corpus import bundled as bundled_transcripts
from briefcli.home import library_file
from briefcli.views import within

if TYPE_CHECKING:
    from briefcli.index import Index
    from briefcli.records import Listing
    from briefcli.store import Store
    from briefcli.text.words import Cutter


class Shelf(Protocol):
    """Transcripts by their names; the names that are `hidden` are passed over."""

    hidden: Collection[str]

    def names(self) -> list[str]:
        """The names of all, in order."""

    def newest_first(self, since: str, until: str) -> list[str]:
        """The names of those between two days (YYYY-MM-DD, empty for no limit), newest first, then by name.

        Those without a date are the last, and left out where there is a limit.
        """

    def briefing(self, name: str) -> Briefing:
        """The transcript of that name. Raises KeyError if there is none."""

    def listings(self, names: Sequence[str]) -> "list[Listing]":
        """The records of transcripts."""

    def having(self, speakers: Collection[str], askers: Collection[str]) -> set[str]:
        """The names of the transcripts in which any of these speaks and any of those asks, empty for all."""

    def people(self) -> list[Participant]:
        """Everybody who speaks, once for each office at least."""

    def askers(self) -> list[str]:
        """Everybody who asks, once at least."""

    def originals(self, name: str) -> tuple[bytes, ...]:
        """The files that a transcript was read from; of one that never was in a file, its text in UTF-8."""

    def given(self, name: str) -> Sidecar:
        """What was said of a transcript besides its text."""

    def stamp(self, names: Sequence[str]) -> str | None:
        """What names the state of these transcripts for the cache, None if they live in memory."""

    def index(self, cutter: "Callable[[], Cutter]") -> "Index":
        """The index of all passages."""

    def remove(self, names: Iterable[str]) -> None:
        """Take transcripts away. Raises CannotKeep where nothing can be written."""


class Memory:
    """Transcripts in memory, each read when it is first wanted.

    `stamp` names their state for the cache, None if their index is to live in memory as well. `paths`
    tells the files of those that come from one.
    """

    def __init__(
        self,
        readers: Mapping[str, Callable[[], Briefing]],
        cache: Cache,
        stamp: str | None = None,
        paths: Mapping[str, Path] | None = None,
    ) -> None:
        """Take what gives the transcripts, by their names."""
        self._readers = dict(readers)
        self._cache, self._stamp, self._paths = cache, stamp, paths or {}
        self.hidden: Collection[str] = ()
        self._read: dict[str, Briefing] = {}

    def put(self, briefing: Briefing) -> None:
        """Take in a briefing, in place of the one of its name."""
        self._readers[briefing.name] = lambda: briefing
        self._read.pop(briefing.name, None)
        self._stamp = None

    def remove(self, names: Iterable[str]) -> None:
        """As in `Shelf`."""
        for name in names:
            del self._readers[name]
        self._stamp = None

    def names(self) -> list[str]:
        """As in `Shelf`."""
        return sorted(self._readers)

    def newest_first(self, since: str, until: str) -> list[str]:
        """As in `Shelf`."""
        days = {name: str(self.briefing(name).date or "") for name in self.names()}
        chosen = [name for name in days if within(days[name], since, until)]
        return sorted(chosen, key=lambda name: days[name], reverse=True)

    def briefing(self, name: str) -> Briefing:
        """As in `Shelf`."""
        if name not in self._read:
            self._read[name] = self._readers[name]()
        return self._read[name]

    def listings(self, names: Sequence[str]) -> "list[Listing]":
        """As in `Shelf`; nothing tells when they were added."""
        from briefcli.overview import listing

        return [listing(self.briefing(name), self._paths.get(name)) for name in names]

    def having(self, speakers: Collection[str], askers: Collection[str]) -> set[str]:
        """As in `Shelf`."""
        return _having(self, speakers, askers)

    def people(self) -> list[Participant]:
        """As in `Shelf`."""
        return [person for name in self.names() for person in self.briefing(name).participants]

    def askers(self) -> list[str]:
        """As in `Shelf`."""
        return [s.asker for name in self.names() for s in self.briefing(name).segments if s.asker]

    def originals(self, name: str) -> tuple[bytes, ...]:
        """As in `Shelf`."""
        path = self._paths.get(name)
        return (path.read_bytes() if path else self.briefing(name).source.encode("utf-8"),)

    def given(self, name: str) -> Sidecar:
        """As in `Shelf`."""
        if path := self._paths.get(name):
            from briefcli.reading.source import read_sidecar

            return read_sidecar(path.with_suffix(".toml"))
        briefing = self.briefing(name)
        return Sidecar(briefing.title, briefing.date, briefing.reporter)

    def stamp(self, names: Sequence[str]) -> str | None:
        """As in `Shelf`."""
        return self._stamp if len(names) == len(self._readers) else None

    def index(self, cutter: "Callable[[], Cutter]") -> "Index":
        """As in `Shelf`."""
        return _index_of(self, self._cache, cutter)


class Kept:
    """The transcripts of the user's own library.

    `processes` is how many may work where its index has to be made anew; see `briefcli.parallel`.
    """

    def __init__(self, store: "Store", home: Path | None, processes: int, hidden: Collection[str]) -> None:
        """Take an open library; the transcripts `hidden` are passed over."""
        self.store, self.hidden = store, hidden
        self._home, self._processes = home, processes

    def names(self) -> list[str]:
        """As in `Shelf`."""
        return [name for name in self.store.names() if name not in self.hidden]

    def newest_first(self, since: str, until: str) -> list[str]:
        """As in `Shelf`."""
        return [name for name in self.store.newest_first(since, until) if name not in self.hidden]

    def briefing(self, name: str) -> Briefing:
        """As in `Shelf`."""
        return self.store.briefing(name)

    def listings(self, names: Sequence[str]) -> "list[Listing]":
        """As in `Shelf`."""
        return self.store.listings(names)

    def having(self, speakers: Collection[str], askers: Collection[str]) -> set[str]:
        """As in `Shelf`."""
        return self.store.having(speakers, askers)

    def people(self) -> list[Participant]:
        """As in `Shelf`."""
        return self.store.people()

    def askers(self) -> list[str]:
        """As in `Shelf`."""
        return self.store.askers()

    def originals(self, name: str) -> tuple[bytes, ...]:
        """As in `Shelf`."""
        return self.store.originals(name)

    def given(self, name: str) -> Sidecar:
        """As in `Shelf`."""
        kept = self.store.kept(name)
        return kept.given.over(kept.beside) if kept else Sidecar()

    def stamp(self, names: Sequence[str]) -> str | None:
        """As in `Shelf`."""
        kept = [self.store.kept(name) for name in names]
        return ".".join([self.store.id, *(str(each.generation) for each in kept if each)])

    def index(self, cutter: "Callable[[], Cutter]") -> "Index":  # noqa: ARG002  # loaded only if need be
        """As in `Shelf`."""
        from briefcli.keeping import follower

        return follower(self.store, self._home, self._processes).index()

    def remove(self, names: Iterable[str]) -> None:
        """As in `Shelf`."""
        from briefcli.keeping import remove

        remove(self.store, self._home, names)


class Part:
    """A few transcripts of a shelf, with an index of their own.

    Among thousands of others their words would weigh otherwise, and a question be answered otherwise.
    """

    def __init__(self, whole: Shelf, names: Sequence[str], cache: Cache) -> None:
        """Take the transcripts of these names."""
        self._whole, self._names, self._cache = whole, sorted(names), cache
        self.hidden: Collection[str] = ()

    def names(self) -> list[str]:
        """As in `Shelf`."""
        return list(self._names)

    def newest_first(self, since: str, until: str) -> list[str]:
        """As in `Shelf`."""
        return [name for name in self._whole.newest_first(since, until) if name in self._names]

    def briefing(self, name: str) -> Briefing:
        """As in `Shelf`."""
        return self._whole.briefing(name)

    def listings(self, names: Sequence[str]) -> "list[Listing]":
        """As in `Shelf`."""
        return self._whole.listings(names)

    def having(self, speakers: Collection[str], askers: Collection[str]) -> set[str]:
        """As in `Shelf`."""
        return _having(self, speakers, askers)

    def people(self) -> list[Participant]:
        """As in `Shelf`."""
        return [person for name in self._names for person in self.briefing(name).participants]

    def askers(self) -> list[str]:
        """As in `Shelf`."""
        return [s.asker for name in self._names for s in self.briefing(name).segments if s.asker]

    def originals(self, name: str) -> tuple[bytes, ...]:
        """As in `Shelf`."""
        return self._whole.originals(name)

    def given(self, name: str) -> Sidecar:
        """As in `Shelf`."""
        return self._whole.given(name)

    def stamp(self, names: Sequence[str]) -> str | None:
        """As in `Shelf`."""
        return self._whole.stamp(names)

    def index(self, cutter: "Callable[[], Cutter]") -> "Index":
        """As in `Shelf`."""
        return _index_of(self, self._cache, cutter)

    def remove(self, names: Iterable[str]) -> None:
        """As in `Shelf`."""
        self._whole.remove(names)


def _having(shelf: Shelf, speakers: Collection[str], askers: Collection[str]) -> set[str]:
    return {
        name
        for name in shelf.names()
        if (not speakers or any(p.name in speakers for p in shelf.briefing(name).participants))
        and (not askers or any(s.asker in askers for s in shelf.briefing(name).segments))
    }


def _index_of(shelf: Shelf, cache: Cache, cutter: "Callable[[], Cutter]") -> "Index":
    from briefcli.indexing import open_or_build

    names = shelf.names()
    return open_or_build(cache, shelf.stamp(names), lambda: map(shelf.briefing, names), cutter)


def open_shelf(home: Path | None, processes: int, *, bundled: bool) -> Shelf:
    """The user's own library, or as long as nothing was ever changed in it, the transcripts that ship.

    These are left out unless `bundled`. Raises what `Store.find` raises.
    """
    shipped = bundled_transcripts()
    if library_file(home).exists():
        from briefcli.store import Store

        store = Store.find(home)
        if store is not None:
            return Kept(store, home, processes, () if bundled else shipped)
    files = shipped if bundled else {}
    stamp = "-".join(f"{name}.{_state(path)}" for name, path in files.items())
    readers = {name: _reader(path) for name, path in files.items()}
    memory = Memory(readers, Cache(home), stamp or None, files)
    memory.hidden = () if bundled else shipped
    return memory


def _state(path: Path) -> str:
    """What changes when a transcript or the TOML file beside it does, told without reading them."""
    states = [each.stat() for each in (path, path.with_suffix(".toml")) if each.exists()]
    return ".".join(f"{state.st_size}.{state.st_mtime_ns}" for state in states)


def _reader(path: Path) -> Callable[[], Briefing]:
    def read() -> Briefing:
        from briefcli import reading

        return reading.read(path)

    return read
