"""From files to the library: each is read and analysed, then kept as a whole or not at all."""

import contextlib
import datetime
import os
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Literal, NamedTuple

from briefcli.briefing import Briefing, Sidecar
from briefcli.cache import Cache
from briefcli.content import Content, Kept, content_of, digest
from briefcli.corpus import bundled
from briefcli.errors import BriefcliError, UnusableInput, WrongUsage
from briefcli.following import Feed, Follower
from briefcli.indexing import Entry, Indexed, entries
from briefcli.language import tr
from briefcli.packing import unpack
from briefcli.parallel import mapped
from briefcli.passages import passages
from briefcli.reading import READER, parse
from briefcli.reading.source import decode, read_bytes, read_sidecar
from briefcli.records import Listing
from briefcli.store import Store
from briefcli.text.words import Cutter, HanWords, fast_han_words, open_dictionary

_PATIENCE_SECONDS = 60.0  # for another process that writes the index
_LONGEST_NAME = 200  # characters
_ODD = ("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp")  # categories of characters that no name has
_MANY = 30  # transcripts, from which loading the whole dictionary and other processes pay


class Request(NamedTuple):
    """A transcript to be kept: the files that hold it, or their content where it came otherwise.

    `label` is what messages call it, `path` what the library notes of where it came from. `added` is the
    day noted with an export. Several files are joined: one goes on where the one before breaks off. A
    `briefing` was read before and is kept as it is.
    """

    label: str
    name: str
    files: tuple[str, ...]
    content: tuple[bytes, ...]
    given: Sidecar
    path: str | None
    added: datetime.date | None = None
    briefing: Briefing | None = None


class Added(NamedTuple):
    """What became of a transcript.

    `changed` is the number of sentences that are other than before, of one that was `replaced`.
    """

    outcome: Literal["added", "replaced", "unchanged"]
    listing: Listing
    changed: int


class Refused(NamedTuple):
    """What could not be kept, and why."""

    label: str
    error: BriefcliError


def requested(
    files: Sequence[str], name: str | None, given: Sidecar, *, join: bool, endings: Sequence[str]
) -> Iterator[Request]:
    """The transcripts that files and folders hold; with `join`, one that goes on from file to file.

    Of a folder, the files in it and below whose names have one of the `endings`.
    """
    if join:
        if "-" in files:
            raise WrongUsage(tr("--join takes files, not -", "--join 只接文件，不接 -"))
        first = Path(files[0])
        noted = ";".join(_noted(Path(file)) for file in files)
        called = first.stem if name is None else name
        yield Request(" ".join(files), called, tuple(files), (), given, noted)
        return
    for file in files:
        path = Path(file)
        for each in _inside(path, endings) if path.is_dir() else (path,):
            called = each.stem if name is None else name
            yield Request(str(each), called, (str(each),), (), given, _noted(each))


def _noted(path: Path) -> str:
    """What the library notes of a path, which need not be text."""
    return os.fsencode(path.absolute()).decode("utf-8", "backslashreplace")


def _is_name(name: str) -> bool:
    """Whether commands can take a name: text without control characters, and no option by its looks."""
    odd = any(unicodedata.category(character) in _ODD for character in name)
    return name == name.strip() != "" and name[0] != "-" and len(name) <= _LONGEST_NAME and not odd


def _inside(folder: Path, endings: Sequence[str]) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        raise UnusableInput(
            tr(
                f"{error.filename}: cannot be read ({error.strerror}); nothing of {folder} was added",
                f"{error.filename}：无法读取（{error.strerror}）；{folder} 未添加任何内容",
            )
        ) from error

    for parent, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if Path(name).suffix.lower() in endings and not name.startswith("."):
                yield Path(parent, name)


def one_request(transcript: Briefing | str | Path, name: str | None, title: str | None, date: str) -> Request:
    """What is to be kept is a briefing or a file; `date` is YYYY-MM-DD or empty."""
    given = Sidecar(title, datetime.date.fromisoformat(date) if date else None)
    if not isinstance(transcript, Briefing):
        path = Path(transcript)
        called = path.stem if name is None else name
        return Request(str(path), called, (str(path),), (), given, _noted(path))
    named = transcript._replace(name=name or transcript.name)
    named = named._replace(title=title or named.title, date=given.date or named.date)
    return Request(named.name, named.name, (), (named.source.encode("utf-8"),), given, None, briefing=named)


class _Asked(NamedTuple):
    """A request, with what the library holds of that name."""

    request: Request
    kept: Kept | None


class _Read(NamedTuple):
    """A transcript ready to be kept, and what is indexed of it."""

    content: Content
    entries: list[Entry]


def add(
    store: Store, home: Path | None, requests: Iterable[Request], processes: int = 1, *, bulk: bool = False
) -> Iterator[Added | Refused]:
    """Keep transcripts one after the other, and tell what became of each, in their order.

    With `bulk`, what only pays for many of them is loaded. Raises CannotKeep where the library cannot be
    written; what was told as added is kept.
    """
    asked = (
        _Asked(request, store.kept(request.name) if _is_name(request.name) else None) for request in requests
    )
    index = follower(store, home, processes)
    feed = index.feed(bulk=bulk)
    try:
        for result in mapped(partial(_reader, home, bulk=bulk), asked, processes):
            if not isinstance(result, _Read):
                yield result
                continue
            try:
                settled, kept, before = _settle(store, result.content)
            except WrongUsage as error:
                yield Refused(result.content.listing.path or "-", error)
                continue
            if feed is not None and kept is not None:
                feed = _fed(feed, kept, before, result.entries)
            yield settled
    finally:
        store.settle()
        if feed is not None:
            with contextlib.suppress(OSError, ValueError):
                feed.close()
            feed = None  # and with it the lock on the index, should closing have failed
        index.follow(_PATIENCE_SECONDS)


def _fed(feed: Feed, kept: Kept, before: Kept | None, found: Sequence[Entry]) -> Feed | None:
    """The feed after it took in a transcript, None if it could not be written: the index is but a cache."""
    try:
        feed.take(kept.generation, before.generation if before else None, found)
    except (OSError, ValueError):
        return None
    return feed


def read_requested(request: Request) -> tuple[Briefing, Listing]:
    """What is requested, read but not kept, and its record. Raises what `briefcli.read` does."""
    understood = _understood(_Asked(request, None))
    assert understood is not None
    briefing, content = understood
    return briefing, content.listing


def make_store(home: Path | None) -> Store:
    """The user's library, open for writing; a new one has the transcripts that ship."""
    return Store.make(home, bundled_content)


def remove(store: Store, home: Path | None, names: Iterable[str]) -> None:
    """Take transcripts out, all or none. Raises CannotKeep where nothing can be written."""
    with store.writing():
        for name in names:
            store.remove(name)
    store.settle()
    follower(store, home).follow(_PATIENCE_SECONDS)


def _settle(store: Store, content: Content) -> tuple[Added, Kept | None, Kept | None]:
    """Keep a transcript if it is new: what is kept, None if nothing changed, and what was there before.

    Raises WrongUsage if another one has its name.
    """
    name, path = content.listing.transcript, content.listing.path
    with store.writing():
        before = store.kept(name)
        if before is None:
            return Added("added", content.listing, 0), store.put(content), None
        same = before.digest == content.digest
        said = before.given.over(before.beside) == content.given.over(content.beside)
        if same and said and before.reader == content.reader:
            return Added("unchanged", before.listing, 0), None, before
        if not same and before.listing.path != path:
            raise name_taken(name, before.listing.path)
        old = store.briefing(name)
        kept = store.put(content)
    return Added("replaced", kept.listing, _changed(old, unpack(content.packed))), kept, before


def name_taken(name: str, path: str | None) -> WrongUsage:
    """The error for a name that another transcript has, which came from `path`."""
    source = tr(f", from {path}", f"，来自 {path}") if path else ""
    return WrongUsage(
        tr(
            f"there is a transcript {name!r} already{source}; give this one another name with --name",
            f"已有名为“{name}”的实录{source}；请用 --name 另起名称",
        )
    )


def _changed(old: Briefing, new: Briefing) -> int:
    """How many sentences are other than before: replaced, new or gone."""
    before, after = (
        Counter(sentence.text for passage in passages(each) for sentence in passage.sentences)
        for each in (old, new)
    )
    return max((before - after).total(), (after - before).total())


def bundled_content() -> Iterator[Content]:
    """The transcripts that ship, as they are in a new library."""
    for request in bundled_requests():
        understood = _understood(_Asked(request, None))
        assert understood is not None
        yield understood[1]


def bundled_requests() -> Iterator[Request]:
    """The transcripts that ship, to be added like any other."""
    for name, path in bundled().items():
        yield Request(str(path), name, (str(path),), (), Sidecar(), str(path))


def follower(store: Store, home: Path | None, processes: int = 1) -> Follower:
    """What keeps the index of a library up to date."""

    def analyse(transcripts: Sequence[tuple[int, str]]) -> Iterator[Indexed]:
        bulk = len(transcripts) > _MANY
        packed = (store.packed(name) for _, name in transcripts)
        analysed = mapped(partial(_analyst, home, bulk=bulk), packed, processes if bulk else 1)
        for (generation, _), found in zip(transcripts, analysed, strict=True):
            yield Indexed(generation, found)

    return Follower(Cache(home), store, analyse)


def _reader(home: Path | None, *, bulk: bool) -> Callable[[_Asked], _Read | Added | Refused]:
    """What reads and analyses the requests in one process."""
    han_words = _han_words(home, bulk=bulk)

    def read(asked: _Asked) -> _Read | Added | Refused:
        try:
            found = _understood(asked)
        except BriefcliError as error:
            return Refused(asked.request.label, error)
        if found is None:
            assert asked.kept is not None
            return Added("unchanged", asked.kept.listing, 0)
        briefing, content = found
        return _Read(content, entries(briefing, han_words))

    return read


def _analyst(home: Path | None, *, bulk: bool) -> Callable[[bytes], list[Entry]]:
    """What analyses packed briefings in one process."""
    han_words = _han_words(home, bulk=bulk)
    return lambda packed: entries(unpack(packed), han_words)


def _han_words(home: Path | None, *, bulk: bool) -> HanWords:
    """What cuts text into words; with `bulk`, loading half a second's worth of dictionary pays."""
    if fast := fast_han_words():
        return fast
    cutter = Cutter(open_dictionary(Cache(home)))
    if bulk:
        cutter.load()
    return cutter.han_words


def _understood(asked: _Asked) -> tuple[Briefing, Content] | None:
    """Read what is requested; None if the library holds just that. Raises what `briefcli.read` does."""
    request, kept = asked
    if not _is_name(request.name):
        raise WrongUsage(
            tr(
                f"{request.name[:40]!r} cannot be a transcript's name (1 to {_LONGEST_NAME} "
                "characters, none of control, no leading dash); give another with --name",
                f"{request.name[:40]!r} 不能作实录名（1 至 {_LONGEST_NAME} 字，无控制字符，不以 - 开头）；"
                "请用 --name 另起名称",
            )
        )
    files = [Path(file) for file in request.files]
    originals = request.content or tuple(read_bytes(file) for file in files)
    beside = read_sidecar(files[0].with_suffix(".toml")) if files else Sidecar()
    given = request.given
    if kept is not None:
        elsewhere = kept.listing.path != request.path
        if elsewhere and request.path is not None and given == Sidecar():
            beside = (
                kept.beside
            )  # the same content from elsewhere is no news, whatever stands beside it there
        given = given.over(kept.given)
        same = kept.digest == digest(originals) and kept.given.over(kept.beside) == given.over(beside)
        if same and kept.reader == READER:
            return None
    if request.briefing is not None:
        content = content_of(request.briefing, originals, given, beside, READER, None, request.added)
        return request.briefing, content
    labels = request.files or (request.label,) * len(originals)
    texts = [decode(data, label) for data, label in zip(originals, labels, strict=True)]
    briefing = parse(_joined(texts), request.name, given.over(beside), request.label)
    return briefing, content_of(briefing, originals, given, beside, READER, request.path, request.added)


def _joined(texts: Sequence[str]) -> str:
    """The texts of several pages as one, each beginning on a line of its own."""
    return "".join(text if text.endswith(("\r", "\n")) else text + "\n" for text in texts[:-1]) + texts[-1]
