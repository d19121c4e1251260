"""The library: the transcripts in view, and everything one can ask of them."""

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from briefcli.briefing import OFFICIAL, PARTS, Briefing
from briefcli.cache import Cache
from briefcli.corpus import bundled as bundled_transcripts
from briefcli.errors import WrongUsage
from briefcli.language import tr
from briefcli.views import Filters, View, day_of, fits, several, within

# Modules are imported by the calls that need them: `ask` answers from the index and never reads a
# transcript (the rules of layout take 20 ms to compile), `topics` never opens the index.
if TYPE_CHECKING:
    from briefcli.answering import Answerer, Outcome
    from briefcli.checking.verdicts import Checker
    from briefcli.figures.stated import Stated
    from briefcli.index import Index, Scope
    from briefcli.records import Answer, Check, Exchange, Figure, Hit, Speaker, Topic
    from briefcli.search import Match
    from briefcli.text.words import Cutter


class Library:
    """Transcripts by name, in the order of their names."""

    def __init__(
        self, transcripts: Mapping[str, Callable[[], Briefing]], stamp: str | None, home: Path | None
    ) -> None:
        """Use `open` or `of`. `stamp` names the state of the transcripts, None if only in memory."""
        self._sources = dict(transcripts)
        self._stamp = stamp
        self._home = home
        self._cache = Cache(home)
        self._read: dict[str, Briefing] = {}

    @classmethod
    def open(cls, home: str | Path | None = None, bundled: bool = True) -> "Library":
        """The user's library, with the transcripts that ship unless `bundled` is False.

        `home` is the folder of all that the program keeps; None stands for BRIEFCLI_HOME, else the
        platform's own.
        """
        files = bundled_transcripts() if bundled else {}
        stamp = "-".join(f"{name}.{_state(path)}" for name, path in files.items())
        sources = {name: _reader(path) for name, path in files.items()}
        return cls(sources, stamp or None, Path(home) if home is not None else None)

    @classmethod
    def of(cls, *briefings: Briefing, home: str | Path | None = None) -> "Library":
        """A library in memory. Raises WrongUsage if two briefings have one name."""
        library = cls({}, None, Path(home) if home is not None else None)
        for briefing in briefings:
            library.add(briefing)
        return library

    def add(self, transcript: Briefing | str | Path) -> None:
        """Add a briefing, or the file that holds one, to this library in memory.

        Raises WrongUsage if its name is taken, and for a file what `briefcli.read` raises.
        """
        briefing = transcript if isinstance(transcript, Briefing) else _reader(Path(transcript))()
        if briefing.name in self._sources:
            raise WrongUsage(
                tr(
                    f"there is a transcript {briefing.name!r} already; give another name",
                    f"已有名为“{briefing.name}”的实录；请另起名称",
                )
            )
        self._sources[briefing.name] = lambda: briefing
        self._stamp = None
        for made in ("_index", "_answerer", "_checker"):  # of the cached properties: to be made anew
            self.__dict__.pop(made, None)

    def ask(self, question: str, *, limit: int = 3, **filters: Unpack[Filters]) -> "list[Answer]":
        """The sentences that answer a question, best first; none if the transcripts do not answer.

        At most `limit` of them, all if it is 0. Raises UnknownName for a filter that fits nothing.
        """
        _refuse_negative(limit=limit)
        return self.explain(question, **filters).answers(limit)

    def explain(self, question: str, **filters: Unpack[Filters]) -> "Outcome":
        """How a question is read and answered: all candidates with the evidence for each."""
        library, view = self._view(filters)
        return library._answerer.ask(question, library._scope(view, (*OFFICIAL, "headline")))

    def search(
        self,
        *words: str,
        all: bool = False,
        exact: bool = False,
        context: int = 0,
        part: Sequence[str] = OFFICIAL,
        limit: int = 0,
        **filters: Unpack[Filters],
    ) -> "list[Hit]":
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
        library, view = self._view(filters)
        matches = search(
            library._index,
            library._words,
            words,
            library._scope(view, tuple(part)),
            every=all,
            exact=exact,
        )
        chosen = matches[:limit] if limit else matches
        return [hit for rank, match in enumerate(chosen, 1) for hit in library._hits(match, rank, context)]

    def figures(
        self,
        *words: str,
        kind: str | Sequence[str] = (),
        unit: str | Sequence[str] = (),
        sort: str = "text",
        **filters: Unpack[Filters],
    ) -> "list[Figure]":
        """Every figure that officials state, in the order of the text: newer transcripts first.

        `words` keep those in whose metric, clause or period each of them stands; `kind` and `unit` those of
        any of the values given. With `sort` `value` they are grouped by unit, the largest first. Raises
        WrongUsage for a kind or an order that there is not.
        """
        from briefcli.figures import listing

        listing.refuse_unknown(several(kind), sort)
        library, view = self._view(filters)
        found = library._figures(view)
        chosen = listing.chosen(found, words, library._cutter, several(kind), several(unit), sort)
        return [figure.record() for figure in chosen]

    def check(
        self,
        *text: str,
        by: str | None = None,
        file: str | Path | None = None,
        numbers: bool = False,
        **filters: Unpack[Filters],
    ) -> "list[Check]":
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
        library, view = self._view(filters)
        return [library._checker.check(quotation, by, library._scope(view, ())).record(by)]

    def check_article(
        self, article: str, *, by: str | None = None, numbers: bool = False, **filters: Unpack[Filters]
    ) -> "list[Check]":
        """The quotations of an article's text, plain or Markdown, each checked, in the order of the article.

        `by` is who those are attributed to for whom the article names nobody.
        """
        from briefcli.checking import article as articles

        library, view = self._view(filters)
        scope = library._scope(view, ())
        people = [each.name for briefing in library._briefings(view) for each in briefing.participants]
        found = []
        for quoted in articles.quotations(article, list(dict.fromkeys(people))):
            who = quoted.attributed_to or by
            found.append(library._checker.check(quoted.text, who, scope).record(who, quoted.line))
        if numbers:
            from briefcli.checking.numbers import compare

            paragraphs = articles.paragraphs(article)
            compared = compare(paragraphs, list(library._figures(view)), library._cutter)
            found += [each.record() for each in compared]
            found.sort(key=lambda each: each.article_line or 0)
        return found

    def source_digest(self, name: str, **filters: Unpack[Filters]) -> str:
        """The SHA-256 of the text of a transcript in view, in UTF-8, as hexadecimal digits."""
        import hashlib

        source = self._view(filters)[0]._briefing(name).source
        return hashlib.sha256(source.encode("utf-8")).hexdigest()

    def topics(self, **filters: Unpack[Filters]) -> "list[Topic]":
        """The questions with their answers, in order: newer transcripts first."""
        from briefcli import overview

        library, view = self._view(filters)
        return [
            topic
            for briefing in library._briefings(view)
            for topic in overview.topics(briefing)
            if fits(topic.speakers, topic.asker, view)
        ]

    def speakers(self, **filters: Unpack[Filters]) -> "list[Speaker]":
        """Who speaks: one record a person and transcript, in the order of the transcript."""
        from briefcli import overview

        library, view = self._view(filters)
        return [
            speaker
            for briefing in library._briefings(view)
            for speaker in overview.speakers(briefing)
            if not view.speakers or speaker.name in view.speakers
        ]

    def show(self, *which: str | int, all: bool = False, **filters: Unpack[Filters]) -> "list[Exchange]":
        """Questions with their whole answers: by id, number, or (fuzzy) headline or question.

        With `all`, every one in view. Raises NotFound for what does not exist, WrongUsage for a number
        that several transcripts in view have.
        """
        from briefcli import overview
        from briefcli.ids import choose

        library, view = self._view(filters)
        shown = [
            exchange
            for briefing in library._briefings(view)
            for exchange in overview.exchanges(briefing)
            if fits([spoken.speaker for spoken in exchange.answers], exchange.asker, view)
        ]
        return shown if all else [choose(shown, str(wanted)) for wanted in which]

    def nearest(self, question: str, limit: int = 3, **filters: Unpack[Filters]) -> "list[Topic]":
        """The topics that come nearest to a question, for when none answers it."""
        from rapidfuzz import fuzz  # 10 ms and more: only where there was no answer

        def nearness(topic: "Topic") -> float:
            return max(fuzz.partial_ratio(question, text) for text in (topic.headline or "", topic.question))

        return sorted(self.topics(**filters), key=nearness, reverse=True)[:limit]

    @cached_property
    def _cutter(self) -> "Cutter":
        from briefcli.text.words import Cutter, open_dictionary

        return Cutter(open_dictionary(self._cache))

    def _words(self, text: str) -> list[str]:
        return self._cutter.words(text)

    @cached_property
    def _index(self) -> "Index":
        from briefcli.index import open_or_build

        return open_or_build(self._cache, self._stamp, self._all, lambda: self._cutter)

    @cached_property
    def _answerer(self) -> "Answerer":
        from briefcli.answering import Answerer
        from briefcli.answering.thesaurus import synonyms
        from briefcli.home import data_folder

        own = data_folder(self._home) / "thesaurus.txt"
        return Answerer(self._index, self._cutter, synonyms(own))

    @cached_property
    def _checker(self) -> "Checker":
        from briefcli.checking.verdicts import Checker

        return Checker(self._index, self._cutter)

    def _figures(self, view: View) -> "Iterator[Stated]":
        """The figures in view, in the order of the text, newer transcripts first."""
        from briefcli.figures.listing import figures

        for briefing in self._briefings(view):
            for figure in figures(briefing, self._cutter):
                if fits([figure.passage.speaker], figure.passage.asker, view):
                    yield figure

    def _all(self) -> Iterator[Briefing]:
        for name in self._sources:
            yield self._briefing(name)

    def _briefing(self, name: str) -> Briefing:
        if name not in self._read:
            self._read[name] = self._sources[name]()
        return self._read[name]

    def _briefings(self, view: View) -> list[Briefing]:
        """The briefings in view, newest first, then by name; those without a date last."""
        chosen = [self._briefing(name) for name in view.transcripts or self._sources]
        kept = [briefing for briefing in chosen if within(briefing.date, view)]
        kept.sort(key=lambda briefing: briefing.name)
        kept.sort(key=lambda briefing: briefing.date or datetime.date.min, reverse=True)
        return kept

    def _view(self, filters: Filters) -> "tuple[Library, View]":
        """Make sense of filters: read the files they name, forgive slips, refuse what nobody is called.

        Gives the library that holds what is in view, and what is looked at in it.
        """
        library, transcripts = self._transcripts(several(filters.get("transcript")))
        speakers, askers = several(filters.get("speaker")), several(filters.get("asker"))
        if speakers or askers:
            from briefcli import names

            people = [person for briefing in library._all() for person in briefing.participants]
            outlets = [s.asker for briefing in library._all() for s in briefing.segments if s.asker]
            speakers = names.resolve_people(speakers, people)
            askers = [names.resolve(asker, outlets, tr("asker", "提问者")) for asker in askers]
        return library, View(
            tuple(speakers),
            transcripts,
            tuple(askers),
            day_of(filters.get("since"), "--since"),
            day_of(filters.get("until"), "--until"),
        )

    def _transcripts(self, given: Sequence[str]) -> tuple["Library", tuple[str, ...]]:
        """The library that holds the transcripts given by name or path, and their names."""
        if not given:
            return self, ()
        from briefcli import names

        paths = [name for name in given if name not in self._sources and Path(name).exists()]
        kept = [
            names.resolve(name, self._sources, tr("transcript or file", "实录或文件"))
            for name in given
            if name not in paths
        ]
        if not paths:
            return self, tuple(kept)
        library = Library({}, None, self._home)
        for briefing in map(self._briefing, kept):
            library.add(briefing)
        for path in paths:
            library.add(path)
        return library, ()

    def _scope(self, view: View, parts: tuple[str, ...]) -> "Scope":
        from briefcli.index import Scope

        return Scope(
            speakers=view.speakers,
            transcripts=view.transcripts,
            askers=view.askers,
            since=view.since,
            until=view.until,
            parts=parts,
        )

    def _hits(self, match: "Match", rank: int, context: int) -> "list[Hit]":
        """A match as a record, with its neighbours in the order of the text."""
        from briefcli.passages import passages
        from briefcli.search import neighbours

        beside = [match]
        if context:
            beside = neighbours(match, list(passages(self._briefing(match.passage.transcript))), context)
        return [each.record(rank) for each in beside]


def _refuse_negative(**numbers: int) -> None:
    for name, number in numbers.items():
        if number < 0:
            raise WrongUsage(tr(f"{name} is {number}; give 0 or more", f"{name} 为 {number}；应为 0 或正数"))


def _state(path: Path) -> str:
    """What changes when a transcript or the TOML file beside it does, told without reading them."""
    states = [each.stat() for each in (path, path.with_suffix(".toml")) if each.exists()]
    return ".".join(f"{state.st_size}.{state.st_mtime_ns}" for state in states)


def _reader(path: Path) -> Callable[[], Briefing]:
    def read() -> Briefing:
        from briefcli import reading

        return reading.read(path)

    return read
