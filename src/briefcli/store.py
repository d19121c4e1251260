"""The library on disk: one SQLite file with the transcripts, their originals and how they were read.

SQLite keeps the promises: a change is there as a whole or not at all, whatever kills the process or
fills the disk; a second writer waits for the first; readers see the state before or after and wait for
nobody (write-ahead log). Everything that can be made again, such as the index, lies in the cache.
"""

import contextlib
import datetime
import json
import sqlite3
import uuid
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from briefcli.briefing import Briefing, Participant, Sidecar
from briefcli.content import Content, Kept
from briefcli.errors import CannotKeep, UnusableInput
from briefcli.home import library_file
from briefcli.language import tr
from briefcli.packing import unpack, unpack_bytes
from briefcli.records import Listing

_PATIENCE_SECONDS = 60.0  # for a second writer: far longer than one transcript takes

# The way from each format of the file to the next; what has none of them yet is a new file. A change of
# the format is a step added here, and the number of steps is the format's version.
_STEPS = (
    """
    CREATE TABLE library (id TEXT NOT NULL, generation INTEGER NOT NULL);
    CREATE TABLE transcript (
        name TEXT PRIMARY KEY, generation INTEGER NOT NULL UNIQUE,
        title TEXT, date TEXT, questions INTEGER NOT NULL, speakers INTEGER NOT NULL,
        characters INTEGER NOT NULL, path TEXT, added TEXT NOT NULL,
        digest TEXT NOT NULL, reader INTEGER NOT NULL, given TEXT NOT NULL, beside TEXT NOT NULL
    );
    CREATE TABLE content (generation INTEGER PRIMARY KEY, briefing BLOB NOT NULL);
    CREATE TABLE original (
        generation INTEGER NOT NULL, number INTEGER NOT NULL, data BLOB NOT NULL,
        PRIMARY KEY (generation, number)
    );
    CREATE TABLE person (generation INTEGER NOT NULL, name TEXT NOT NULL, role TEXT);
    CREATE TABLE asker (generation INTEGER NOT NULL, name TEXT NOT NULL);
    CREATE TABLE gone (generation INTEGER PRIMARY KEY, at INTEGER NOT NULL);
    CREATE INDEX transcript_date ON transcript (date, name);
    CREATE INDEX person_of ON person (generation);
    CREATE INDEX person_named ON person (name, role);
    CREATE INDEX asker_of ON asker (generation);
    CREATE INDEX asker_named ON asker (name);
    CREATE INDEX gone_at ON gone (at);
    """,
)
_FORMAT = len(_STEPS)


class Changes(NamedTuple):
    """What an index of an earlier state has to forget, and to learn, to show a state.

    Both are generations of transcripts; `new` has their names as well.
    """

    generation: int
    gone: list[int]
    new: list[tuple[int, str]]


class Store:
    """An open library file. Use `find` or `make`."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        """Take an open connection to the file at `path`."""
        self.path = path
        self._connection = connection

    @classmethod
    def find(cls, home: Path | None) -> "Store | None":
        """The library below `home`, None if nothing was ever kept there.

        Raises CannotKeep for one of a newer format, UnusableInput for a damaged file.
        """
        path = library_file(home)
        if not path.exists():
            return None
        store = cls(path, _connect(path, "rw"))
        try:
            version = store._version()
        except sqlite3.OperationalError:
            # Neither its log can be made (read-only or full disk) nor is there one: read the file alone.
            store = cls(path, _connect(path, "ro&immutable=1"))
            with store._reading():
                version = store._version()
        except sqlite3.DatabaseError as error:
            raise _damaged(path, error) from error
        if version == _FORMAT:
            return store
        store.close()
        return cls.make(home, tuple) if version else None  # none: its making was cut short

    @classmethod
    def make(cls, home: Path | None, first: Callable[[], Iterable[Content]]) -> "Store":
        """The library below `home`, open for writing; if there is none a new one, with `first` in it.

        Raises CannotKeep where nothing can be written.
        """
        path = library_file(home)
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise _unwritable(path, error.strerror or str(error)) from error
        store = cls(path, _connect(path, "rwc"))
        with store.writing():
            version = store._version()
            for step in _STEPS[version:]:
                for statement in filter(str.strip, step.split(";")):
                    store._connection.execute(statement)
            store._connection.execute(f"PRAGMA user_version = {_FORMAT}")
            if not version:
                store._connection.execute("INSERT INTO library VALUES (?, 0)", (uuid.uuid4().hex,))
                for content in first():
                    store.put(content)
        store.settle()
        return store

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def settle(self) -> None:
        """Have all that was written stand in the one file, its log empty, as far as no reader needs it.

        After that the file can be copied, or read where nothing can be written.
        """
        with contextlib.suppress(sqlite3.Error):  # on a full disk the log keeps it
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """One change of the library: done as a whole when the block ends, or not at all.

        Raises CannotKeep where it cannot be written.
        """
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            with contextlib.suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")
            raise _unwritable(self.path, str(error)) from error

    @property
    def id(self) -> str:
        """What tells this library from every other."""
        return str(self._only("SELECT id FROM library"))

    @property
    def generation(self) -> int:
        """The state of the library: counts its changes from 0."""
        return int(self._only("SELECT generation FROM library"))

    def names(self) -> list[str]:
        """The names of all transcripts, in order."""
        return [name for (name,) in self._rows("SELECT name FROM transcript ORDER BY name")]

    def newest_first(self, since: str = "", until: str = "") -> list[str]:
        """The names of the transcripts between two days (YYYY-MM-DD), newest first, then by name.

        Without limits those without a date are the last; with one they are left out.
        """
        dated = "WHERE date >= ? AND date <= ?" if since or until else "WHERE ? <= ?"
        rows = self._rows(
            f"SELECT name FROM transcript {dated} ORDER BY date IS NULL, date DESC, name",  # noqa: S608
            (since, until or "9999-12-31"),
        )
        return [name for (name,) in rows]

    def kept(self, name: str) -> Kept | None:
        """The transcript of that name, None if there is none."""
        rows = self._rows(f"SELECT {_KEPT} FROM transcript WHERE name = ?", (name,))  # noqa: S608
        return _kept(rows[0]) if rows else None

    def listings(self, names: Iterable[str]) -> list[Listing]:
        """The records of transcripts by their names, in the order given."""
        return [kept.listing for name in names if (kept := self.kept(name))]

    def briefing(self, name: str) -> Briefing:
        """The transcript of that name as it was read. Raises KeyError if there is none."""
        try:
            return unpack(self.packed(name))
        except (ValueError, zlib.error) as error:
            raise _damaged(self.path, error) from error

    def packed(self, name: str) -> bytes:
        """As `briefing`, as it is kept."""
        rows = self._rows(
            "SELECT briefing FROM transcript JOIN content USING (generation) WHERE name = ?", (name,)
        )
        if not rows:
            raise KeyError(name)
        return bytes(rows[0][0])

    def originals(self, name: str) -> tuple[bytes, ...]:
        """The files that a transcript was read from, byte for byte."""
        rows = self._rows(
            "SELECT data FROM transcript JOIN original USING (generation) WHERE name = ? ORDER BY number",
            (name,),
        )
        return tuple(unpack_bytes(data) for (data,) in rows)

    def having(self, speakers: Collection[str], askers: Collection[str]) -> set[str]:
        """The names of the transcripts in which any of these speaks and any of those asks, empty for all."""
        found = set(self.names())
        for table, wanted in (("person", speakers), ("asker", askers)):
            if wanted:
                rows = self._rows(
                    f"SELECT DISTINCT transcript.name FROM transcript JOIN {table} USING (generation) "  # noqa: S608
                    f"WHERE {table}.name IN ({', '.join('?' * len(wanted))})",
                    [*wanted],
                )
                found &= {name for (name,) in rows}
        return found

    def people(self) -> list[Participant]:
        """Everybody who speaks in any transcript, once for each office."""
        return [Participant(*row) for row in self._rows("SELECT DISTINCT name, role FROM person")]

    def askers(self) -> list[str]:
        """Everybody who asks in any transcript."""
        return [name for (name,) in self._rows("SELECT DISTINCT name FROM asker")]

    def changes(self, since: int) -> Changes:
        """What has changed since the state `since` that concerns an index; 0 is the empty library."""
        with self._reading():
            self._connection.execute("BEGIN")  # all three are of one state
            generation = self.generation
            gone = self._rows("SELECT generation FROM gone WHERE at > ? AND generation <= ?", (since, since))
            new = self._rows(
                "SELECT generation, name FROM transcript WHERE generation > ? ORDER BY generation", (since,)
            )
            self._connection.execute("COMMIT")
        return Changes(generation, [old for (old,) in gone], new)

    def put(self, content: Content) -> Kept:
        """Keep a transcript, in place of the one of its name; only inside of `writing`."""
        execute, many = self._connection.execute, self._connection.executemany
        generation = self._advance(content.listing.transcript)
        said = (content.given, content.beside)
        kept = Kept(content.listing, generation, content.digest, content.reader, *said)
        values = (*map(_text, content.listing), generation, kept.digest, content.reader, *map(_packed, said))
        execute(f"INSERT INTO transcript ({_KEPT}) VALUES ({', '.join('?' * len(values))})", values)  # noqa: S608
        execute("INSERT INTO content VALUES (?, ?)", (generation, content.packed))
        originals = enumerate(content.originals)
        many("INSERT INTO original VALUES (?, ?, ?)", [(generation, *each) for each in originals])
        many("INSERT INTO person VALUES (?, ?, ?)", [(generation, *each) for each in content.participants])
        many("INSERT INTO asker VALUES (?, ?)", [(generation, each) for each in content.askers])
        return kept

    def remove(self, name: str) -> None:
        """Take a transcript away; only inside of `writing`."""
        self._advance(name)

    def _advance(self, name: str) -> int:
        """Begin the next state, in which nothing of that name is left, and give its number."""
        execute = self._connection.execute
        execute("UPDATE library SET generation = generation + 1")
        generation = self.generation
        kept = self.kept(name)
        if kept is not None:
            for table in ("transcript", "content", "original", "person", "asker"):
                execute(f"DELETE FROM {table} WHERE generation = ?", (kept.generation,))  # noqa: S608
            execute("INSERT INTO gone VALUES (?, ?)", (kept.generation, generation))
        return generation

    def _version(self) -> int:
        (version,) = self._connection.execute("PRAGMA user_version").fetchone()
        if version > _FORMAT:
            raise CannotKeep(
                tr(
                    f"{self.path}: of format {version}, made by a newer briefcli; update this one",
                    f"{self.path}：格式版本 {version}，由更新的 briefcli 建立；请升级",
                )
            )
        return int(version)

    def _only(self, sql: str) -> Any:
        rows = self._rows(sql)
        if not rows or rows[0][0] is None:
            raise _damaged(self.path, "a value is missing")
        return rows[0][0]

    def _rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        with self._reading():
            return self._connection.execute(sql, values).fetchall()

    @contextlib.contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise _damaged(self.path, error) from error


# The columns of a transcript in the order of the fields of Kept, those of its Listing first.
_KEPT = (
    "name, title, date, questions, speakers, characters, path, added, "
    "generation, digest, reader, given, beside"
)


def _kept(row: Any) -> Kept:
    *listed, generation, content, reader, given, beside = row
    listing = Listing._make(listed)
    listing = listing._replace(date=_day(listing.date), added=_day(listing.added))
    return Kept(listing, generation, content, reader, _sidecar(given), _sidecar(beside))


def _packed(sidecar: Sidecar) -> str:
    return json.dumps([_text(value) for value in sidecar], ensure_ascii=False)


def _sidecar(packed: str) -> Sidecar:
    title, day, reporter = json.loads(packed)
    return Sidecar(title, _day(day), reporter)


def _day(text: Any) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def _text(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.date) else value


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    try:
        address = f"{path.absolute().as_uri()}?mode={mode}"
        connection = sqlite3.connect(
            address, uri=True, timeout=_PATIENCE_SECONDS, isolation_level=None, check_same_thread=False
        )
        if mode == "rwc":
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
    except sqlite3.Error as error:
        raise _unwritable(path, str(error)) from error
    return connection


def _unwritable(path: Path, reason: str) -> CannotKeep:
    return CannotKeep(
        tr(
            f"{path}: the library cannot be written ({reason}); it stays as it was before",
            f"{path}：无法写入文库（{reason}）；文库保持原状",
        )
    )


def _damaged(path: Path, error: Exception | str) -> UnusableInput:
    return UnusableInput(
        tr(
            f"{path}: the library cannot be read ({error}); put a copy of it back, or move it away",
            f"{path}：无法读取文库（{error}）；请恢复备份或移走该文件",
        )
    )
