"""Where terms stand in a text: the same for searching, for ranking and for marking what matched."""

from collections.abc import Iterable
from functools import cached_property

from briefcli.text.normal import Folded, fold_with_offsets
from briefcli.text.words import is_plain, plain_places, runs


class Matched:
    """A text in which terms are looked for.

    A term of Han characters matches anywhere, a number or Latin word only as a whole: `5g` is not
    found in `15g`, nor `6.1` in `16.1%`.
    """

    def __init__(self, text: str) -> None:
        """Look in `text`, as it stands in the transcript."""
        self._original = text

    @cached_property
    def folded(self) -> Folded:
        """The text, normalised."""
        return fold_with_offsets(self._original)

    @cached_property
    def plain(self) -> dict[str, list[tuple[int, int]]]:
        """Where each number and Latin word stands in the normalised text, its parts included."""
        places: dict[str, list[tuple[int, int]]] = {}
        for run in runs(self.folded.text):
            for word, start, end in plain_places(run.text) if run.plain else ():
                places.setdefault(word, []).append((run.start + start, run.start + end))
        return places

    def has(self, term: str) -> bool:
        """Whether a normalised term stands in the text."""
        return term in self.plain if is_plain(term) else term in self.folded.text

    def held(self, terms: Iterable[str]) -> frozenset[str]:
        """Those of the normalised terms that stand in the text."""
        return frozenset(term for term in terms if self.has(term))

    def places(self, terms: Iterable[str]) -> list[tuple[int, int]]:
        """The stretches of the original (offsets from 0, end exclusive) where normalised terms stand.

        In order of the text; those that touch or overlap are given as one.
        """
        found: list[tuple[int, int]] = []
        for term in terms:
            found += self.plain.get(term, ()) if is_plain(term) else self._everywhere(term)
        return merged(self.folded.original(*stretch) for stretch in found)

    def literal(self, text: str) -> list[tuple[int, int]]:
        """The stretches of the original where a normalised string stands, wherever words begin."""
        return merged(self.folded.original(*stretch) for stretch in self._everywhere(text))

    def _everywhere(self, text: str) -> list[tuple[int, int]]:
        places = []
        at = self.folded.text.find(text)
        while at >= 0:
            places.append((at, at + len(text)))
            at = self.folded.text.find(text, at + 1)
        return places


def merged(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches in order, those that touch or overlap put together."""
    result: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result
