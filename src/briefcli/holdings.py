"""What the calls of a library rest on: its transcripts, what is made from them once, and what is in view."""

from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from briefcli.briefing import OFFICIAL, PARTS, Briefing
from briefcli.cache import Cache
from briefcli.errors import WrongUsage
from briefcli.language import tr
from briefcli.shelves import Memory, Part
from briefcli.views import Filters, View, day_of, fits, several

# Modules are imported by the calls that need them: `ask` answers from the index and never reads a
# transcript (the rules of layout take 20 ms to compile), `topics` never opens the index.
if TYPE_CHECKING:
    from briefcli.answering import Answerer
    from briefcli.checking.verdicts import Checker
    from briefcli.figures.stated import Stated
    from briefcli.index import Index, Scope
    from briefcli.records import Exchange, Hit, Topic
    from briefcli.search import Match
    from briefcli.shelves import Shelf
    from briefcli.text.words import Cutter

_FEW = 50  # transcripts that are looked through one by one; of more, the index names the likely ones
_LIKELY = 12  # of these
_PARTS = 16  # of them, kept for further questions
_NAMED = 8  # transcripts named by option, up to which they are looked at by themselves


class Holdings:
    """Transcripts with the index, the answerer and the checker that are made from them when first wanted."""

    def __init__(self, shelf: "Shelf", home: Path | None) -> None:
        """Hold what is on a shelf; `home` is the folder of all that the program keeps."""
        self.shelf, self.home = shelf, home
        self._cache = Cache(home)
        self._part = lru_cache(_PARTS)(lambda names: Holdings(Part(shelf, names, self._cache), home))

    @cached_property
    def cutter(self) -> "Cutter":
        """What cuts texts into words."""
        from briefcli.text.words import Cutter, open_dictionary

        return Cutter(open_dictionary(self._cache))

    def words(self, text: str) -> "list[str]":
        """The words of a normalised text."""
        return self.cutter.words(text)

    @cached_property
    def index(self) -> "Index":
        """The index of all transcripts."""
        return self.shelf.index(lambda: self.cutter)

    @cached_property
    def answerer(self) -> "Answerer":
        """What answers questions from the index."""
        from briefcli.answering import Answerer
        from briefcli.answering.thesaurus import synonyms
        from briefcli.home import data_folder

        own = data_folder(self.home) / "thesaurus.txt"
        return Answerer(self.index, self.cutter, synonyms(own))

    @cached_property
    def checker(self) -> "Checker":
        """What holds quotations against the index."""
        from briefcli.checking.verdicts import Checker

        return Checker(self.index, self.cutter)

    def figures(self, view: View, words: Sequence[str] = ()) -> "Iterator[Stated]":
        """The figures in view, in the order of the text, newer transcripts first.

        Of many transcripts, only those segments are read in which all of the words may stand.
        """
        from briefcli.figures import listing

        if words and len(self.names(view)) > _FEW:
            scope = self.scope(view, OFFICIAL)
            found = listing.figures_with(words, self.index, scope, self.cutter)
        else:
            found = (f for briefing in self.briefings(view) for f in listing.figures(briefing, self.cutter))
        return (f for f in found if fits([f.passage.speaker], f.passage.asker, view))

    def names(self, view: View) -> "list[str]":
        """The names of the transcripts in view, newest first, then by name; those without a date last."""
        names = self.shelf.newest_first(view.since, view.until)
        return [name for name in names if not view.transcripts or name in view.transcripts]

    def briefings(self, view: View) -> Iterator[Briefing]:
        """The briefings in view, in the order of `_names`."""
        return map(self.shelf.briefing, self.names(view))

    def likely(self, text: str, view: View) -> "list[str]":
        """As `_names`, of many transcripts only the likeliest to hold a text, by the index."""
        names = self.names(view)
        if len(names) <= _FEW:
            return names
        from briefcli.search import likely

        found = set(likely(text, self.index, self.scope(view, PARTS), self.words, _FEW))
        return [name for name in names if name in found]

    def select(self, filters: Filters) -> "tuple[Holdings, View]":
        """Make sense of filters: read the files they name, forgive slips, refuse what nobody is called.

        Gives what holds the transcripts in view, and what is looked at in them.
        """
        held, transcripts = self._transcripts(several(filters.get("transcript")))
        speakers, askers = several(filters.get("speaker")), several(filters.get("asker"))
        if speakers or askers:
            from briefcli import names

            shelf = held.shelf
            speakers = names.resolve_people(speakers, shelf.people()) if speakers else ()
            askers = names.resolve_askers(askers, shelf.askers()) if askers else ()
        return held, View(
            tuple(speakers),
            transcripts,
            tuple(askers),
            day_of(filters.get("since"), "--since"),
            day_of(filters.get("until"), "--until"),
        )

    def _transcripts(self, given: Sequence[str]) -> tuple["Holdings", tuple[str, ...]]:
        """What holds the transcripts given by name or path, and their names."""
        if not given:
            return self, ()
        from briefcli import names

        known = self.shelf.names()
        paths = [name for name in given if name not in known and Path(name).exists()]
        kept = [
            names.resolve(name, known, tr("transcript or file", "实录或文件"))
            for name in given
            if name not in paths
        ]
        if not paths:
            few = len(kept) <= _NAMED and len(kept) < len(known)
            return (self._part(tuple(sorted(kept))), ()) if few else (self, tuple(kept))
        from briefcli import reading

        memory = Memory({}, self._cache)
        for briefing in (*map(self.shelf.briefing, kept), *map(reading.read, paths)):
            if briefing.name in memory.names():
                raise WrongUsage(
                    tr(f"two transcripts are called {briefing.name!r}", f"有两篇实录都叫“{briefing.name}”")
                )
            memory.put(briefing)
        return Holdings(memory, self.home), ()

    def scope(self, view: View, parts: tuple[str, ...]) -> "Scope":
        """What is in view, of some parts, for the index."""
        from briefcli.index import Scope

        return Scope(
            speakers=view.speakers,
            transcripts=view.transcripts,
            askers=view.askers,
            since=view.since,
            until=view.until,
            parts=parts,
            without=tuple(self.shelf.hidden),
        )

    def hits(self, match: "Match", rank: int, context: int) -> "list[Hit]":
        """A match as a record, with its neighbours in the order of the text."""
        from briefcli.passages import passages
        from briefcli.search import neighbours

        if not context:
            return [match.record(rank)]
        beside = list(passages(self.shelf.briefing(match.passage.transcript)))
        return [each.record(rank) for each in neighbours(match, beside, context)]

    def topics(self, view: View) -> "Iterator[Topic]":
        """The questions in view, in a line each."""
        from briefcli import overview

        for briefing in self.briefings(view):
            yield from (each for each in overview.topics(briefing) if fits(each.speakers, each.asker, view))

    def exchanges(self, view: View) -> "Iterator[Exchange]":
        """The questions in view with their whole answers."""
        from briefcli import overview

        for briefing in self.briefings(view):
            for exchange in overview.exchanges(briefing):
                if fits([spoken.speaker for spoken in exchange.answers], exchange.asker, view):
                    yield exchange

    def candidates(self, wanted: str, view: View) -> "list[Exchange]":
        """The questions of which one may be meant by an id, a number or words."""
        name, _, number = wanted.strip().rpartition(":")
        if name in self.shelf.names() and number.isdecimal():
            names = [name] if name in self.names(view) else []
        elif wanted.strip().isdecimal():
            names = self.names(view)[:_FEW]
        else:
            names = self.likely(wanted, view)
        return list(self.exchanges(view._replace(transcripts=tuple(names)))) if names else []
