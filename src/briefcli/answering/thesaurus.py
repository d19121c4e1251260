"""The thesaurus: words that may stand for each other in a question and its answer, and English terms.

It is data that ships, and a file of the user's own in the same form: one group a line,

    工信部 = 工业和信息化部          either may stand for the other
    老百姓 > 群众 = 居民             a question's word, and words of a text that may answer it
    mobile internet > 移动互联网     an English term
"""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, cached_property, lru_cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from briefcli.errors import UnusableInput
from briefcli.language import tr
from briefcli.text.normal import fold

_LONGEST = 16  # characters of a Chinese term that a question is searched for
_SHORTEST_PLURAL = 3  # letters: its is no plural
_LONGEST_PHRASE = 4  # words of an English term
_EITHER, _ONE_WAY = " = ", " > "
_SAME, _RELATED = 0.9, 0.7  # how near a group's words, and those of a one-way line, come to the word itself

_DATA = Path(__file__).with_name("data")


class Variant(NamedTuple):
    """A word that may stand for another, and how near it comes: 1 is the word itself."""

    text: str
    nearness: float


class Thesaurus:
    """Terms, normalised, with their variants."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Take lines of the form above, normalised, with single blanks around the marks.

        They are gone through when the first term is asked for: bare search words need none of them, and
        reading those that ship takes 10 ms.
        """
        self._given = lines

    @cached_property
    def _lines(self) -> dict[str, list[str]]:
        """The lines that hold each term; they are cut when asked for."""
        lines: dict[str, list[str]] = {}
        for line in self._given:
            head, one_way, _ = line.partition(_ONE_WAY)
            for term in (head,) if one_way else line.split(_EITHER):
                lines.setdefault(term, []).append(line)
        return lines

    @lru_cache(maxsize=4096)  # noqa: B019 - there is one thesaurus, and it lives as long as the process
    def variants(self, term: str) -> tuple[Variant, ...]:
        """The variants of a normalised term, nearest first; none if it is not in the thesaurus."""
        found: dict[str, float] = {}
        for line in self._lines.get(term, ()):
            _, one_way, group = line.rpartition(_ONE_WAY)
            for text in group.split(_EITHER):
                found[text] = max(found.get(text, 0.0), _RELATED if one_way else _SAME)
        found.pop(term, None)
        return tuple(sorted((Variant(*item) for item in found.items()), key=lambda each: -each.nearness))

    def within(self, text: str) -> list[str]:
        """The terms that stand in a normalised text."""
        ends = range(len(text) + 1)
        found = [
            text[start:end]
            for start in ends
            for end in ends[start + 1 : start + _LONGEST + 1]
            if text[start:end] in self._lines
        ]
        return list(dict.fromkeys(found))

    def terms(self, length: int) -> Iterator[str]:
        """The terms of that many characters."""
        return (term for term in self._lines if len(term) == length)

    def __contains__(self, term: str) -> bool:
        return term in self._lines


def synonyms(own: Path | None) -> Thesaurus:
    """The near-synonyms that ship, and those of the user's own file if it exists.

    Raises UnusableInput if that file cannot be read, or has a line of another form.
    """
    if own is None or not own.exists():
        return _synonyms(())
    try:
        text = own.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnusableInput(tr(f"{own}: cannot be read: {error}", f"{own}：无法读取：{error}")) from error
    numbered = enumerate(text.splitlines(), 1)
    return _synonyms(tuple(_normalised(line, f"{own}:{n}") for n, line in numbered if _holds_terms(line)))


@cache
def _synonyms(own: tuple[str, ...]) -> Thesaurus:
    """The thesaurus that ships, and the lines of a user's own."""
    shipped = (_shipped(f"{name}.txt") for name in ("synonyms", "everyday", "paraphrases"))
    return Thesaurus(chain(chain.from_iterable(shipped), own))


def _shipped(name: str) -> list[str]:
    return [line for line in (_DATA / name).read_text("utf-8").split("\n") if _holds_terms(line)]


def _holds_terms(line: str) -> bool:
    return line.strip() != "" and not line.lstrip().startswith("#")


def _normalised(line: str, place: str) -> str:
    """A line of a user's file as those that ship. Raises UnusableInput if it is of another form."""
    head, one_way, rest = unicodedata.normalize("NFKC", line).partition(">")
    sides = [[fold(term) for term in side.split("=")] for side in ([head, rest] if one_way else [head])]
    terms = [term for side in sides for term in side]
    alone = len(sides[0]) == 1
    if not all(terms) or ">" in rest or alone != bool(one_way):
        raise UnusableInput(
            tr(
                f"{place}: write “term = term” or “term > term = term”",
                f"{place}：请写成“词 = 词”或“词 > 词 = 词”",
            )
        )
    return _ONE_WAY.join(_EITHER.join(side) for side in sides)


@cache
def english() -> Thesaurus:
    """English terms in lower case, with what they are called in Chinese."""
    return Thesaurus(_shipped("english.txt"))


def in_chinese(words: list[str], start: int) -> tuple[int, tuple[str, ...]]:
    """The Chinese for the longest English term that begins at `words[start]`, and how many words it has.

    Plurals count as their singulars; nothing and 0 if there is no such term.
    """
    for length in range(min(_LONGEST_PHRASE, len(words) - start), 0, -1):
        phrase = " ".join(words[start : start + length])
        parted = phrase.replace("-", " ")
        plural = len(phrase) > _SHORTEST_PLURAL
        singular = (
            (parted.removesuffix("s"), parted.removesuffix("es"), phrase.removesuffix("s")) if plural else ()
        )
        for form in (phrase, parted, *singular):
            if form in english():
                return length, tuple(variant.text for variant in english().variants(form))
    return 0, ()
