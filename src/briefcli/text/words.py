"""jieba behind one small face: silent, without a cache of its own, loaded when the first word is cut.

Runs of Han characters are cut by jieba's search mode with its whole dictionary; numbers and Latin
letters are cut by rule, since jieba tears `23,876` apart.
"""

import re
import sys
import warnings
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple

from briefcli.cache import Cache
from briefcli.text.dictionary import Dictionary, build
from briefcli.text.normal import HAN

if TYPE_CHECKING:
    import jieba

# One class of characters only: each that holds the Han characters takes 2 ms to compile.
_HAN = re.compile(rf"[{HAN}]+")
# A number or Latin word: 364.7, 23,876, 6.1%, 5g, covid-19. Only looked for between Han characters.
_PLAIN = re.compile(r"[^\W_]+(?:[.,'\-][^\W_]+)*%?")
_INNER = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")


class Run(NamedTuple):
    """A run of Han characters, or a number or Latin word (`plain`), at an offset from 0 in its text."""

    text: str
    start: int
    plain: bool


def runs(text: str) -> Iterator[Run]:
    """The runs of a normalised text in order; marks and blanks part them."""
    position = 0
    for match in _HAN.finditer(text):
        for plain in _PLAIN.finditer(text, position, match.start()):
            yield Run(plain[0], plain.start(), plain=True)
        yield Run(match[0], match.start(), plain=False)
        position = match.end()
    for plain in _PLAIN.finditer(text, position):
        yield Run(plain[0], plain.start(), plain=True)


class Cutter:
    """Cuts normalised text into the terms of the two views: words, and character bigrams."""

    def __init__(self, dictionary: Dictionary) -> None:
        """Cut by the words of `dictionary`, which is to hold jieba's."""
        self.dictionary = dictionary
        self._looked_up: dict[str, int] = {}
        self._whole = False

    def load(self) -> None:
        """Load the whole dictionary, half a second that long texts save again: nothing is looked up then."""
        self._looked_up.update(self.dictionary.everything())
        self._whole = True

    def words(self, text: str) -> list[str]:
        """The words of a normalised text in order, compounds followed or preceded by their parts.

        `5g基站` gives `5g` and `基站`; `230eflops` gives itself, `230` and `eflops`.
        """
        found = list(runs(text))
        tokenizer = self._ready(found)
        words: list[str] = []
        for run in found:
            words += plain_words(run.text) if run.plain else tokenizer.lcut_for_search(run.text)
        return words

    def han_words(self, han: str) -> list[str]:
        """The words of Han runs parted by line breaks, compounds with their parts, in order."""
        if not self._whole:
            self.dictionary.look_up(han.split("\n"), self._looked_up)
        return [word for word in self._tokenizer.lcut_for_search(han) if word != "\n"]

    def pieces(self, text: str) -> list[str]:
        """A normalised text cut once, in order: no word overlaps another."""
        found = list(runs(text))
        tokenizer = self._ready(found)
        return [word for run in found for word in ((run.text,) if run.plain else tokenizer.lcut(run.text))]

    def parts(self, piece: str) -> list[str]:
        """A piece, as `pieces` cut it, with the shorter words in it that search mode adds."""
        if is_plain(piece):
            return plain_words(piece)
        inner = [
            piece[start : start + length]
            for length in (2, 3)
            if len(piece) > length
            for start in range(len(piece) - length + 1)
        ]
        return [*(word for word in inner if self._looked_up.get(word)), piece]

    def _ready(self, found: list[Run]) -> "jieba.Tokenizer":
        """A jieba tokenizer that cuts these runs as the whole dictionary would.

        jieba looks up substrings of what it cuts and nothing else, so their entries are enough.
        """
        if not self._whole:
            self.dictionary.look_up((run.text for run in found if not run.plain), self._looked_up)
        return self._tokenizer

    @cached_property
    def _tokenizer(self) -> "jieba.Tokenizer":
        tokenizer = load_jieba().Tokenizer()
        tokenizer.FREQ = self._looked_up
        tokenizer.total = self.dictionary.total
        tokenizer.initialized = True
        return tokenizer


class _LateFinalseg(ModuleType):
    """Stands for jieba's guesser of unknown words until one has to be guessed.

    Its tables take a third of jieba's import time, and few questions need them.
    """

    @staticmethod
    def cut(text: str) -> Iterator[str]:
        """Cut a run that the dictionary does not know, as jieba.finalseg does."""
        del sys.modules["jieba.finalseg"]
        finalseg = import_module("jieba.finalseg")
        load_jieba().finalseg = finalseg
        return finalseg.cut(text)  # type: ignore[no-any-return]


def load_jieba() -> "jieba":
    """Import jieba without its warnings, and without what it needs only now and then.

    That is pkg_resources, which it can do without and which costs 100 ms, and its guesser.
    """
    if "jieba" in sys.modules:
        return sys.modules["jieba"]
    absent = object()
    before = sys.modules.get("pkg_resources", absent)
    sys.modules["pkg_resources"] = None  # type: ignore[assignment]  # makes the import fail at once
    sys.modules["jieba.finalseg"] = _LateFinalseg("jieba.finalseg")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import jieba
    finally:
        if before is absent:
            del sys.modules["pkg_resources"]
        else:
            sys.modules["pkg_resources"] = before  # type: ignore[assignment]
    return jieba


def open_dictionary(cache: Cache) -> Dictionary:
    """Jieba's dictionary as a table: from the cache, made there once, else in memory (0.8 s)."""
    file = Path(load_jieba().__file__).with_name("dict.txt")
    status = file.stat()
    name = f"dictionary-{status.st_size}.{status.st_mtime_ns}"
    if path := cache.find(name):
        try:
            return Dictionary.open(path)
        except (OSError, ValueError):  # damaged
            cache.drop(name)
    table = build(file.read_bytes())
    cache.add(name, lambda path: _write(path, table))
    return Dictionary(table)


def _write(path: Path, table: bytes) -> None:
    path.write_bytes(table)


HanWords = Callable[[str], list[str]]
"""Cuts Han runs, parted by line breaks, into words, compounds with their parts, in order."""


def fast_han_words() -> HanWords | None:
    """The words of rjieba, the same segmentation in Rust (extra `fast`); None where it is not installed."""
    try:
        import rjieba
    except ImportError:
        return None
    return lambda han: [word for word in rjieba.cut_for_search(han) if word != "\n"]


def terms(text: str, han_words: HanWords) -> tuple[list[str], str]:
    """What a normalised text gives the index: its words, in no particular order, and its Han runs.

    The words are those of `Cutter.words`, cut at once for the whole text. The runs are parted by line
    breaks; their characters and bigrams are its `grams`.
    """
    han = "\n".join(_HAN.findall(text))
    return [*han_words(han), *plain_terms(text)], han


def plain_terms(text: str) -> list[str]:
    """The numbers and Latin words of a normalised text in order, with their parts."""
    return [term for word in _PLAIN.findall(_HAN.sub(" ", text)) for term in plain_words(word)]


def grams(text: str) -> list[str]:
    """The bigrams and the single characters of the Han runs of a normalised text."""
    found = _HAN.findall(text)
    return [gram for run in found for gram in (*run, *(bigrams(run) if len(run) > 1 else ()))]


def bigrams(run: str) -> list[str]:
    """The pairs of neighbouring characters of a run; of a single character, itself."""
    return [run[start : start + 2] for start in range(len(run) - 1)] or [run]


@lru_cache(maxsize=4096)
def is_plain(word: str) -> bool:
    """Whether a word is a number or Latin word, and matches only as a whole."""
    return not _HAN.match(word)


def plain_words(word: str) -> list[str]:
    """A number or Latin word, and its parts where it is put together: 6.1%, 6.1; 70eflops, 70, eflops."""
    if word.isdecimal() or word.isalpha():
        return [word]
    return [text for text, _, _ in plain_places(word)]


def plain_places(word: str) -> list[tuple[str, int, int]]:
    """As `plain_words`, each with where it stands in the word (offsets from 0, end exclusive)."""
    whole = _without_commas(word)
    places = [(whole, 0, len(word))]
    for match in _INNER.finditer(word):
        part = _without_commas(match[0])
        if part != whole and len(part) > 1:
            places.append((part, match.start(), match.end()))
    return places


def _without_commas(number: str) -> str:
    """A number without the commas that mark off its thousands: 23,876 is 23876."""
    return number.replace(",", "") if number[0].isdigit() else number
