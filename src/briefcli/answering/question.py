"""How a question is read: what kind of answer it wants, about what, by whom, and of when."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from briefcli.answering.kinds import ASKS, WHO_ANSWERS, WHO_SAYS, Kind, units_wanted, wanted
from briefcli.answering.repair import Repair, repair
from briefcli.answering.thesaurus import Thesaurus, Variant
from briefcli.figures.periods import Period, periods
from briefcli.figures.units import unit_at
from briefcli.index import Index, Scope, Term
from briefcli.lexicon import ASKING, FUNCTION, ORGANISATIONS, SAYING
from briefcli.text.words import Cutter, bigrams, is_plain, runs

_LATIN_NAME = "nx"  # for 5g or LPR, which jieba does not tag
_NAMES = ("ns", "nt", _LATIN_NAME)  # with jieba's tags for places and organisations
_UNSURE = 16.5  # once to three times in all that jieba counted: often no word at all
_COMMON = 8.7  # once in 6,000: 建设, 发展
_RARE = 11.0  # natural logarithm: once in 60,000 words
_SHORT = 2  # characters
_LONGEST = 300  # characters of a question that are read; more is a text that was pasted
_LONGEST_NAME = 12  # characters of a name or office that a question is searched for
_NEAR = 6  # characters behind such a word, in which an office is what is asked for
_WHICH = ("哪位", "哪一位", "哪个", "哪名", "哪些", "什么")
_MAY_BE_PERIOD = re.compile(r"[年月]|季度|q[1-4]|五")
_EMPTY = frozenset("的了是在什么哪谁几吗呢")  # characters that tell nothing by themselves
_SILENT = ASKING | FUNCTION


class Word(NamedTuple):
    """A word of what is asked about.

    `weight` is how telling it is among the passages, `rare` how rare in the language (both logarithms),
    `tag` its part of speech as jieba has it, `known` whether any passage has it, `variants` what may stand
    for it.
    """

    text: str
    weight: float
    rare: float
    tag: str
    known: bool
    variants: tuple[Variant, ...]

    @property
    def is_name(self) -> bool:
        """Whether it names a place, an organisation or a thing (5g, LPR), or is a number."""
        return self.tag in _NAMES or (len(self.text) > _SHORT and self.text.endswith(ORGANISATIONS))

    @property
    def is_significant(self) -> bool:
        """Whether a text that lacks it speaks of something else: names, nouns, rarer verbs and adjectives."""
        if self.tag == "vn" and self.rare < _COMMON:
            return False
        if self.rare > _UNSURE and not self.is_name:
            return self.tag[:1] == "n" and len(self.text) > _SHORT
        return (
            self.is_name
            or self.tag[:1] in ("n", "j")
            or self.tag == "vn"
            or (self.tag[:1] in ("v", "a", "l", "i", "b", "z") and self.rare > _RARE)
        )


class Question(NamedTuple):
    """How a question was read.

    `typed` is the question as it came, `text` the same normalised and repaired. `asking` is where in
    `text` the words stand that ask for an answer of that `kind` (offsets from 0, both 0 if there are
    none); `unit` is the measure word or group of units that is wanted, empty if any. `speakers` are
    those whose words are asked for by name or office. `words` and `grams` (with the numbers and Latin
    words) are two views of what is asked about, `characters` (with the same) a third; `pieces` are the
    words cut once, without overlap.
    """

    typed: str
    text: str
    repairs: tuple[Repair, ...]
    kind: Kind
    asking: tuple[int, int]
    unit: str
    speakers: tuple[str, ...]
    pieces: tuple[Word, ...]
    words: dict[str, float]
    grams: dict[str, float]
    characters: dict[str, float]
    periods: tuple[Period, ...]

    @property
    def asks_speaker(self) -> bool:
        """Whether it asks who says or answers something in the transcript."""
        return self.kind == "person" and bool(re.search(f"{WHO_ANSWERS}|{WHO_SAYS}", self.text))

    @property
    def asks_answerer(self) -> bool:
        """Whether it asks who answers a question, and not who says a single thing."""
        return self.kind == "person" and bool(re.search(WHO_ANSWERS, self.text))

    def in_period(self, word: str) -> bool:
        """Whether a word is a part of a period that the question names."""
        return any(word in period.text for period in self.periods)


class Reader(NamedTuple):
    """What reading a question needs: the index, jieba behind its face, and the thesaurus."""

    passages: Index
    cutter: Cutter
    thesaurus: Thesaurus

    def read(self, typed: str, scope: Scope) -> tuple[Question, Scope]:
        """A question, and the scope narrowed to the speakers whom it names."""
        # What a shell could not decode stands as lone surrogates, which no index takes.
        decoded = typed[:_LONGEST].encode("utf-8", "replace").decode("utf-8")
        text, cut, repairs = repair(decoded, self.passages, self.cutter, scope)
        saying = [word for word in SAYING if word in text]
        speakers, about = self._speakers(text, asked_for=bool(saying))
        if speakers:
            for word in saying:
                about = about.replace(word, " ")
            cut = self.cutter.pieces(about)
            if not scope.speakers:  # a filter that was given goes before what the question says
                names = tuple(name for name in speakers if self.passages.has("speaker", name))
                offices = tuple(name for name in speakers if name not in names)
                scope = scope._replace(speakers=names, roles=offices)
        kind, start, end = _wanted(about)
        unit, behind = _unit(about, end) if kind == "quantity" else ("", end)
        if kind == "keyword" and speakers:
            kind = "saying"
        pieces = [part for piece in _telling(about, cut, start, behind) for part in self._familiar(piece)]
        words = self._words(pieces)
        plain = {word: weight for word, weight in words.items() if is_plain(word)}
        # Bare search words that the text has are taken as they are.
        as_typed = kind == "keyword" and all(self.passages.has("words", piece) for piece in pieces)
        phrases = [] if as_typed else self.thesaurus.within(about)
        return Question(
            typed,
            about,
            repairs,
            kind,
            (start, end),
            unit,
            speakers,
            tuple(self._word(piece, phrases, typed) for piece in dict.fromkeys(pieces)),
            words,
            {**self._grams(_gapped(about, pieces)), **plain},
            {**self._characters(about), **plain},
            tuple(periods(about, None)) if _MAY_BE_PERIOD.search(about) else (),
        ), scope

    def _familiar(self, piece: str) -> list[str]:
        """A piece, or, if neither jieba nor the text knows it, the longest word in it that the text knows.

        jieba guesses at what it does not know: 搞算力 is 搞 and 算力. Around that word, and where there is
        none, single characters are left.
        """
        if (
            is_plain(piece)
            or len(piece) == 1
            or self.cutter.dictionary.tag(piece)
            or self.passages.has("words", piece)
        ):
            return [piece]
        for length in range(len(piece) - 1, 1, -1):
            for start in range(len(piece) - length + 1):
                word = piece[start : start + length]
                if self.passages.has("words", word) and word not in _SILENT:
                    around = (*piece[:start], word, *piece[start + length :])
                    return [part for part in around if part not in _SILENT]
        return [character for character in piece if character not in _SILENT]

    def _words(self, pieces: Sequence[str]) -> dict[str, float]:
        """The words of pieces and those within them, each with how telling it is."""
        words = dict.fromkeys(part for piece in pieces for part in self.cutter.parts(piece))
        words = dict.fromkeys(word for word in words if word not in _SILENT) or words
        return {word: self.passages.rarity(Term("words", word)) for word in words}

    def _grams(self, text: str) -> dict[str, float]:
        """The pairs of neighbouring characters of a text, each with how telling it is."""
        found = [run.text for run in runs(text) if not run.plain]
        return {gram: self.passages.rarity(Term("grams", gram)) for run in found for gram in bigrams(run)}

    def _characters(self, text: str) -> dict[str, float]:
        """The characters of a text, each with how telling it is; not those that tell nothing."""
        found = dict.fromkeys(character for run in runs(text) if not run.plain for character in run.text)
        return {c: self.passages.rarity(Term("grams", c)) for c in found if c not in _EMPTY}

    def _word(self, text: str, phrases: Sequence[str], typed: str) -> Word:
        dictionary = self.cutter.dictionary
        tag = dictionary.tag(text)
        if is_plain(text):  # who writes a Latin word in capitals means a name
            named = any(c.isdigit() for c in text) or text.upper() in unicodedata.normalize("NFKC", typed)
            tag = _LATIN_NAME if named else ""
        weight = self.passages.rarity(Term("words", text))
        known = self.passages.has("words", text)
        return Word(text, weight, dictionary.rarity(text), tag, known, self._variants(text, phrases))

    def _variants(self, piece: str, phrases: Sequence[str]) -> tuple[Variant, ...]:
        """What may stand for a piece, or for a phrase of the question that it is a part of."""
        found: dict[str, float] = {}
        for phrase in phrases:
            if piece in phrase:
                for text, nearness in self.thesaurus.variants(phrase):
                    found[text] = max(nearness, found.get(text, 0.0))
        found.pop(piece, None)
        return tuple(Variant(*item) for item in sorted(found.items(), key=lambda item: (-item[1], item[0])))

    def _speakers(self, text: str, *, asked_for: bool) -> tuple[tuple[str, ...], str]:
        """The speakers or offices that a normalised question names, and the question without them.

        Unless what they say is `asked_for`, only a name counts, and only where the words begin or end.
        """
        names: list[str] = []
        rest = ""
        start = 0
        while start < len(text):
            ends: Sequence[int] = range(min(len(text), start + _LONGEST_NAME), start + 1, -1)
            if any(
                which in text[max(0, start - _NEAR) : start] for which in _WHICH
            ):  # 哪位发言人 asks for one
                ends = ()
            elif not asked_for and text[start - 1 : start].isalnum():
                ends = [end for end in ends if not text[end : end + 1].isalnum()]
            end = next((end for end in ends if self._is_named(text[start:end], asked_for)), start)
            if end > start:
                names.append(text[start:end])
            rest += " " if end > start else text[start]
            start = max(end, start + 1)
        return tuple(dict.fromkeys(names)), rest

    def _is_named(self, words: str, asked_for: bool) -> bool:
        return self.passages.has("speaker", words) or (asked_for and self.passages.has("role", words))


def _telling(text: str, pieces: Sequence[str], start: int, end: int) -> list[str]:
    """The pieces of a text in order without those that ask; all if none is left.

    `start` and `end` are where the words stand that ask: a piece that reaches into them is cut there.
    """
    found = []
    at = 0
    for piece in pieces:
        at = text.find(piece, at)
        outside = (
            text[at : min(at + len(piece), max(at, start))]
            + text[max(at, min(end, at + len(piece))) : at + len(piece)]
        )
        at += len(piece)
        drawn_out = len(outside) > _SHORT and len(set(outside)) == 1 and not is_plain(outside)  # 啊啊啊
        if outside and outside not in _SILENT and not drawn_out:
            found.append(outside)
    return found or list(pieces)


@lru_cache(maxsize=64)
def _wanted(question: str) -> tuple[Kind, int, int]:
    """The kind of answer that a normalised question wants, and where the words that ask for it stand."""
    if ASKS.isdisjoint(question):
        return "keyword", 0, 0
    for kind, pattern in wanted():
        if match := pattern.search(question):
            return kind, match.start(), match.end()
    return "keyword", 0, 0


def _unit(question: str, end: int) -> tuple[str, int]:
    """The unit or group of units that a question for a quantity wants, and where its words end.

    The unit is empty if the question does not tell; `end` is where the words end that ask.
    """
    unit, behind = unit_at(question, end)
    return next((group for pattern, group in units_wanted() if pattern.search(question)), unit), behind


def _gapped(text: str, pieces: Sequence[str]) -> str:
    """The pieces in their order in the text, with a gap where something between was left out."""
    result, position = "", 0
    for piece in pieces:
        at = text.find(piece, position)
        result += (" " if at > position else "") + piece
        position = at + len(piece)
    return result
