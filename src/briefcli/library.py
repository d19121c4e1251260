"""The library: the transcripts in view, and everything one can ask of them."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from briefcli.briefing import OFFICIAL, PARTS, Briefing
from briefcli.cache import Cache
from briefcli.errors import BriefcliError, WrongUsage
from briefcli.holdings import Holdings
from briefcli.language import tr
from briefcli.shelves import Kept, Memory, open_shelf
from briefcli.views import Day, Filters, day_of, several

# Modules are imported by the calls that need them: `ask` answers from the index and never reads a
# transcript (the rules of layout take 20 ms to compile), `topics` never opens the index.
if TYPE_CHECKING:
    import builtins  # `Library.list` hides the type of that name

    from briefcli.answering import Outcome
    from briefcli.exporting import Exported
    from briefcli.keeping import Added, Refused, Request
    from briefcli.records import (
        Answer,
        Check,
        Exchange,
        Figure,
        Hit,
        Listing,
        Point,
        SourceLine,
        Speaker,
        Topic,
    )


class Library:
    """Transcripts by name, in the order of their names."""

    def __init__(self, held: Holdings, processes: int = 1, *, on_disk: bool) -> None:
        """Use `open` or `of`. `on_disk` tells that what is added goes to the user's own library."""
        self._held, self._processes, self._on_disk = held, processes, on_disk

    @classmethod
    def open(cls, home: str | Path | None = None, bundled: bool = True, processes: int = 1) -> "Library":
        """The user's library, with the transcripts that ship unless `bundled` is False.

        `home` is the folder of all that the program keeps; None stands for BRIEFCLI_HOME, else the
        platform's own. `processes` is how many may work where there is much to do; more than one needs
        a guarded main module, as `multiprocessing` does. Raises CannotKeep for a library of a newer
        format, UnusableInput for a damaged one.
        """
        home = Path(home) if home is not None else None
        held = Holdings(open_shelf(home, processes, bundled=bundled), home)
        return cls(held, processes, on_disk=True)

    @classmethod
    def of(cls, *briefings: Briefing, home: str | Path | None = None) -> "Library":
        """A library in memory. Raises WrongUsage if two briefings have one name."""
        home = Path(home) if home is not None else None
        library = cls(Holdings(Memory({}, Cache(home)), home), on_disk=False)
        for briefing in briefings:
            library.add(briefing)
        return library

    def add(
        self,
        transcript: Briefing | str | Path,
        *,
        name: str | None = None,
        title: str | None = None,
        date: Day = None,
    ) -> "builtins.list[Listing]":
        """Keep a briefing, or what a file holds, one or an export: on disk in a library that was opened.

        `name`, `title` and `date` say what a file does not, or correct it. A transcript of the same name
        from the same file is replaced. Raises WrongUsage if another one has its name, CannotKeep where
        nothing can be written, and for a file what `briefcli.read` raises.
        """
        from briefcli.exporting import ENDING, read_back
        from briefcli.keeping import Refused, one_request

        if isinstance(transcript, str | Path) and Path(transcript).suffix.lower() == ENDING:
            requests = read_back(Path(transcript))
        else:
            requests = iter([one_request(transcript, name, title, day_of(date, "date"))])
        listings = []
        for result in self.add_all(requests):
            if isinstance(result, Refused):
                raise result.error
            listings.append(result.listing)
        return listings

    def add_all(self, requests: "Iterable[Request]", *, bulk: bool = False) -> "Iterator[Added | Refused]":
        """As `add`, many: tells what became of each. `bulk` as in `briefcli.keeping.add`."""
        from briefcli import keeping

        shelf = self._writable()
        if isinstance(shelf, Kept):
            processes = self._processes if bulk else 1
            yield from keeping.add(shelf.store, self._held.home, requests, processes, bulk=bulk)
            return
        for request in requests:
            try:
                briefing, listing = keeping.read_requested(request)
                if request.name in shelf.names():
                    raise keeping.name_taken(request.name, None)
            except BriefcliError as error:
                yield keeping.Refused(request.label, error)
            else:
                shelf.put(briefing)
                yield keeping.Added("added", listing, 0)

    def remove(self, *names: str) -> None:
        """Take transcripts out, all or none. Raises UnknownName for what none is called to the letter."""
        known = self._held.shelf.names()
        if unknown := [name for name in names if name not in known]:
            from briefcli.names import unknown as error

            raise error(unknown[0], known, tr("transcript", "实录"))
        self._writable().remove(names)

    def _writable(self) -> Memory | Kept:
        """Where transcripts are added and removed: the user's own library is made if there is none yet."""
        shelf = self._held.shelf
        if self._on_disk and not isinstance(shelf, Kept):
            from briefcli import keeping

            home = self._held.home
            shelf = Kept(keeping.make_store(home), home, self._processes, shelf.hidden)
        assert isinstance(shelf, Memory | Kept)
        self._held = Holdings(shelf, self._held.home)  # what was made from them is made anew
        return shelf

    def list(self, **filters: Unpack[Filters]) -> "builtins.list[Listing]":
        """The transcripts in which anybody in view speaks or asks, newest first."""
        held, view = self._held.select(filters)
        names = held.names(view)
        if view.speakers or view.askers:
            having = held.shelf.having(view.speakers, view.askers)
            names = [name for name in names if name in having]
        return held.shelf.listings(names)

    def export(self, **filters: Unpack[Filters]) -> "Iterator[Exported]":
        """Every sentence in view, newer transcripts first, with what `briefcli.exporting` says."""
        from briefcli.exporting import exported

        held, view = self._held.select(filters)
        shelf = held.shelf
        for name in held.names(view):
            (listing,) = shelf.listings([name])
            yield from exported(shelf.briefing(name), listing, shelf.originals(name), shelf.given(name), view)

    def ask(self, question: str, *, limit: int = 3, **filters: Unpack[Filters]) -> "builtins.list[Answer]":
        """The sentences that answer a question, best first; none if the transcripts do not answer.

        At most `limit` of them, all if it is 0. Raises UnknownName for a filter that fits nothing.
        """
        _refuse_negative(limit=limit)
        return self.explain(question, **filters).answers(limit)

    def explain(self, question: str, **filters: Unpack[Filters]) -> "Outcome":
        """How a question is read and answered: all candidates with the evidence for each."""
        from briefcli.index import MAIN

        held, view = self._held.select(filters)
        return held.answerer.ask(question, held.scope(view, MAIN))

    def search(
        self,
        *words: str,
        all: bool = False,
        exact: bool = False,
        context: int = 0,
        part: Sequence[str] = OFFICIAL,
        limit: int = 0,
        **filters: Unpack[Filters],
    ) -> "builtins.list[Hit]":
        """The sentences with any of the words, best first; with `all`, those with every word.

        `exact` takes the words as one literal string. `context` adds that many sentences of the same
        answer before and behind each hit. `part` tells whose words are searched; `limit` counts hits,
        0 for all. Raises WrongUsage for an unknown part or a negative number.
        """
        from briefcli.search import search

        _refuse_negative(limit=limit, context=context)
        if unknown := set(part) - set(PARTS):
            raise WrongUsage(
                tr(
                    f"no part {min(unknown)!r}; there is {', '.join(PARTS)}",
                    f"没有 {min(unknown)!r} 这一部分；可用：{'、'.join(PARTS)}",
                )
            )
        held, view = self._held.select(filters)
        scope = held.scope(view, tuple(part))
        matches = search(held.index, held.words, words, scope, every=all, exact=exact)
        chosen = matches[:limit] if limit else matches
        return [hit for rank, match in enumerate(chosen, 1) for hit in held.hits(match, rank, context)]

    def figures(
        self,
        *words: str,
        kind: str | Sequence[str] = (),
        unit: str | Sequence[str] = (),
        sort: str = "text",
        **filters: Unpack[Filters],
    ) -> "builtins.list[Figure]":
        """Every figure that officials state, in the order of the text: newer transcripts first.

        `words` keep those in whose metric, clause or period each of them stands; `kind` and `unit` those of
        any of the values given. With `sort` `value` they are grouped by unit, the largest first. Raises
        WrongUsage for a kind or an order that there is not.
        """
        from briefcli.figures import listing

        listing.refuse_unknown(several(kind), sort)
        held, view = self._held.select(filters)
        found = held.figures(view, words)
        chosen = listing.chosen(found, words, held.cutter, several(kind), several(unit), sort)
        return [figure.record() for figure in chosen]

    def trend(
        self,
        *words: str,
        kind: str | Sequence[str] = (),
        unit: str | Sequence[str] = (),
        **filters: Unpack[Filters],
    ) -> "builtins.list[Point]":
        """One figure through time: the metric with all of the words, once a transcript, by date.

        Of several `kind`s or `unit`s that a metric is told in, those given are taken. Raises WrongUsage
        for words that fit several metrics.
        """
        from briefcli import trend
        from briefcli.figures import listing

        if not "".join(words).strip():
            raise WrongUsage(tr("no words; say which figure", "请说明要看哪一项数字"))
        listing.refuse_unknown(several(kind), "text")
        held, view = self._held.select(filters)
        found = held.figures(view, words)
        kept = listing.chosen(found, words, held.cutter, several(kind), several(unit), "text")
        return trend.trend(kept, words, held.cutter)

    def check(
        self,
        *text: str,
        by: str | None = None,
        file: str | Path | None = None,
        numbers: bool = False,
        **filters: Unpack[Filters],
    ) -> "builtins.list[Check]":
        """Whether a quotation is true to the record; of a `file`, each quotation in that article.

        `by` says to whom it is attributed. With `numbers` every number of the article is held against the
        figures as well. Raises WrongUsage if there is nothing to check, UnusableInput for a file that
        cannot be read.
        """
        if file is not None:
            from briefcli.reading.source import read_text

            return self.check_article(read_text(Path(file)), by=by, numbers=numbers, **filters)
        quotation = " ".join(text)
        if not any(character.isalnum() for character in quotation):
            raise WrongUsage(tr("the quotation is empty; give some words", "引文为空；请输入要核对的文字"))
        held, view = self._held.select(filters)
        return [held.checker.check(quotation, by, held.scope(view, ())).record(by)]

    def check_article(
        self, article: str, *, by: str | None = None, numbers: bool = False, **filters: Unpack[Filters]
    ) -> "builtins.list[Check]":
        """The quotations of an article's text, plain or Markdown, each checked, in the order of the article.

        `by` is who those are attributed to for whom the article names nobody.
        """
        from briefcli.checking import article as articles

        held, view = self._held.select(filters)
        scope = held.scope(view, ())
        people = [person.name for person in held.shelf.people()]
        found = []
        for quoted in articles.quotations(article, list(dict.fromkeys(people))):
            who = quoted.attributed_to or by
            found.append(held.checker.check(quoted.text, who, scope).record(who, quoted.line))
        if numbers:
            from briefcli.checking.numbers import compare

            paragraphs = articles.paragraphs(article)
            likely = view._replace(transcripts=tuple(held.likely(article, view)))
            compared = compare(paragraphs, list(held.figures(likely)), held.cutter)
            found += [each.record() for each in compared]
            found.sort(key=lambda each: each.article_line or 0)
        return found

    def source_digest(self, name: str, **filters: Unpack[Filters]) -> str:
        """The SHA-256 of the text of a transcript in view, in UTF-8, as hexadecimal digits."""
        import hashlib

        source = self._held.select(filters)[0].shelf.briefing(name).source
        return hashlib.sha256(source.encode("utf-8")).hexdigest()

    def topics(self, **filters: Unpack[Filters]) -> "builtins.list[Topic]":
        """The questions with their answers, in order: newer transcripts first."""
        held, view = self._held.select(filters)
        return list(held.topics(view))

    def speakers(self, **filters: Unpack[Filters]) -> "builtins.list[Speaker]":
        """Who speaks: one record a person and transcript, in the order of the transcript."""
        from briefcli import overview

        held, view = self._held.select(filters)
        return [
            speaker
            for briefing in held.briefings(view)
            for speaker in overview.speakers(briefing)
            if not view.speakers or speaker.name in view.speakers
        ]

    def show(
        self, *which: str | int, all: bool = False, **filters: Unpack[Filters]
    ) -> "builtins.list[Exchange]":
        """Questions with their whole answers: by id, number, or (fuzzy) headline or question.

        With `all`, every one in view. Raises NotFound for what does not exist, WrongUsage for a number
        that several transcripts in view have.
        """
        from briefcli.ids import choose

        held, view = self._held.select(filters)
        if all:
            return list(held.exchanges(view))
        return [choose(held.candidates(str(wanted), view), str(wanted)) for wanted in which]

    def source(self, *which: str | int, **filters: Unpack[Filters]) -> "builtins.list[SourceLine]":
        """The text that transcripts were read from, line by line: of HTML, Word and PDF what was taken out.

        `which` are questions of them, as in `show`; without it, there is to be one transcript in view, else
        WrongUsage is raised.
        """
        from briefcli.overview import source_lines

        held, view = self._held.select(filters)
        names = [each.transcript for each in self.show(*which, **filters)] if which else held.names(view)
        if not which and len(names) > 1:
            raise WrongUsage(
                tr("several transcripts; say which with -t NAME or an id", "有多篇实录；请用 -t 或编号指明")
            )
        return [line for name in dict.fromkeys(names) for line in source_lines(held.shelf.briefing(name))]

    def nearest(self, question: str, limit: int = 3, **filters: Unpack[Filters]) -> "builtins.list[Topic]":
        """The topics that come nearest to a question, for when none answers it."""
        from rapidfuzz import fuzz  # 10 ms and more: only where there was no answer

        def nearness(topic: "Topic") -> float:
            return max(fuzz.partial_ratio(question, text) for text in (topic.headline or "", topic.question))

        held, view = self._held.select(filters)
        likely = view._replace(transcripts=tuple(held.likely(question, view)))
        return sorted(held.topics(likely), key=nearness, reverse=True)[:limit]


def _refuse_negative(**numbers: int) -> None:
    for name, number in numbers.items():
        if number < 0:
            raise WrongUsage(tr(f"{name} is {number}; give 0 or more", f"{name} 为 {number}；应为 0 或正数"))
