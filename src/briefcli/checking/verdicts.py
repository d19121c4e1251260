"""Verdicts: a quotation held against the places of the record that come nearest to it."""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Any, Literal, NamedTuple

from briefcli.briefing import OFFICIAL
from briefcli.checking import alignment
from briefcli.checking.alignment import Window
from briefcli.checking.clipping import clipped
from briefcli.checking.plain import Plain, plain
from briefcli.checking.turns import ITEM, Turn, turns
from briefcli.figures.quantities import Quantity, quantities
from briefcli.index import Index, Scope, Term
from briefcli.lexicon import FALL, FUNCTION, RISE
from briefcli.passages import Passage, order
from briefcli.records import NOWHERE, Check, Difference, place
from briefcli.text.normal import fold
from briefcli.text.words import Cutter, bigrams, runs

Verdict = Literal["verbatim", "elided", "altered", "misattributed", "not_found"]

_PASSAGES = 32  # that are looked at for a quotation
_SEGMENTS = 10  # whose turns are compared with it
_TERMS = 48  # of a quotation, the rarest, that passages are looked for by
_CACHED = 1024  # segments kept as turns for further quotations
_GAP = "……"
_LIKE = 0.72  # similarity of its characters from which a quotation is one of a passage, only in other words
# Below it, the share of its telling words that two neighbouring sentences have and its similarity to them
# decide; together they must reach these, set by quotations of our own: 75 reworded and invented ones.
_WITHOUT_FIGURES, _OTHER_FIGURES, _SAME_FIGURES = 1.08, 1.03, 0.8
_DEPUTY = ("副", "助理")  # 部长 is not 副部长
_COMMON, _RAREST = (
    5.5,
    12.0,
)  # natural logarithms of rarity in the language: what weighs nothing, and the most
_MORE, _LESS = (
    ("以上", "超过", "多于", "高于", "不低于", "至少"),
    ("以下", "不足", "少于", "低于", "不超过", "至多"),
)
_PARTLY = 0.5  # of a word whose characters stand there, though the word does not


_NUMBER = re.compile(r"[\d.,%]+")
_TURNED = ((RISE, FALL), (FALL, RISE), (_MORE, _LESS), (_LESS, _MORE))


class Checked(NamedTuple):
    """What came of a quotation: see `briefcli.records.Check`. `windows` are its pieces in the record."""

    verdict: Verdict
    similarity: float
    quotation: str
    windows: tuple[Window, ...]
    differences: tuple[Difference, ...]
    clipped: str | None
    figures: Literal["confirmed", "contradicted"] | None
    places: tuple[str, ...]

    @property
    def passage(self) -> str | None:
        """The source's words."""
        return _GAP.join(each.turn.said(each.start, each.end) for each in self.windows) or None

    def record(self, attributed_to: str | None = None, article_line: int | None = None) -> Check:
        """The result as commands print it, with the place where its first piece stands."""
        where: dict[str, Any] = dict(NOWHERE)
        if self.windows:
            first, last = self.windows[0], self.windows[-1]
            passage, sentence = first.turn.at(first.start)
            where = {"speaker": passage.speaker, "role": passage.role, **place(passage, sentence)}
            if last.turn is first.turn:
                where["line_end"] = last.turn.at(last.end - 1)[1].line_end
        return Check(
            verdict=self.verdict,
            similarity=self.similarity,
            quotation=self.quotation,
            passage=self.passage,
            differences=self.differences,
            clipped=self.clipped,
            figures=self.figures,
            places=self.places,
            article_line=article_line,
            attributed_to=attributed_to,
            **where,
        )


class Checker:
    """Checks quotations against an index."""

    def __init__(self, index: Index, cutter: Cutter) -> None:
        """Look for passages in `index`; `cutter` cuts what differs into words."""
        self._index, self._cutter = index, cutter
        self._turns_of = lru_cache(_CACHED)(self._read_turns)

    def check(self, quotation: str, by: str | None, scope: Scope) -> Checked:
        """Hold a quotation, attributed to somebody or to nobody, against the passages in scope."""
        pieces = [each for piece in alignment.pieces(quotation) if (each := plain(piece)).text]
        by = by or None
        found = self._turns(quotation, scope) if pieces else []
        texts = [piece.text for piece in pieces]
        if true := [(turn, places) for turn in found if (places := alignment.exact(turn, texts))]:
            return _true(quotation, true, by)
        if item := ITEM.match(quotation):  # a list's number, which turns leave out
            return self.check(quotation[item.end() :], by, scope)._replace(quotation=quotation)
        if len(texts) > 1 and (apart := self._apart(quotation, texts, found)):
            return apart
        return self._altered(quotation, plain(quotation), found)

    def _turns(self, quotation: str, scope: Scope) -> list[Turn]:
        """The turns that come nearest to a quotation, official ones first, newer ones first."""
        folded = fold(quotation)
        terms = [Term("words", run.text) for run in runs(folded) if run.plain]
        terms += [Term("grams", gram) for run in runs(folded) if not run.plain for gram in bigrams(run.text)]
        rarest = sorted(dict.fromkeys(terms), key=lambda term: -self._index.rarity(term))[:_TERMS]
        segments: dict[tuple[str, int | None, int], None] = {}
        for passage, _ in self._index.find(rarest, scope, _PASSAGES):
            alone = passage.place if passage.segment is None else 0
            segments.setdefault((passage.transcript, passage.segment, alone))
        within = [turn for key in list(segments)[:_SEGMENTS] for turn in self._turns_of(*key)]
        kept = [turn for turn in within if _in_scope(turn.passage, scope)]
        return sorted(kept, key=lambda turn: (turn.passage.part not in OFFICIAL, order(turn.passage)))

    def _read_turns(self, transcript: str, segment: int | None, place: int) -> list[Turn]:
        passages = self._index.segment(transcript, segment)
        if segment is None:
            passages = [passage for passage in passages if passage.place == place]
        return turns(passages)

    def _apart(self, quotation: str, texts: Sequence[str], found: Sequence[Turn]) -> Checked | None:
        """True pieces that dots join though they stand in several turns, or in another order."""
        windows = []
        for text in texts:
            turn = next((turn for turn in found if alignment.exact(turn, [text])), None)
            if turn is None:
                return None
            at = turn.text.index(text)
            windows.append(Window(turn, at, at + len(text), 1.0))
        told = (Difference(_GAP, ""),)
        return Checked(
            "altered", 1.0, quotation, tuple(windows), told, None, _confirmed(quotation), _ids(windows)
        )

    def _altered(self, quotation: str, text: Plain, found: Sequence[Turn]) -> Checked:
        """A quotation that stands nowhere as it is: of several places, in other words, or invented."""
        if joined := self._joined(quotation, text, found):
            return joined
        best = alignment.nearest(found, text.text)
        if best is None or best.similarity < _LIKE:
            # Only an official is quoted in other words: a reporter's question is about the same anyhow.
            official = [turn for turn in found if turn.passage.part in OFFICIAL]
            best = self._paraphrased(quotation, official) or best
            said = best is not None and best.turn.passage.part in OFFICIAL
            if best is None or not said or not self._is_of(quotation, best):
                similarity = best.similarity if best else 0.0
                return Checked("not_found", round(similarity, 4), quotation, (), (), None, None, ())
        reworded = best.similarity < _LIKE
        differences = (
            _other_figures(quotation, best) if reworded else self._differences(quotation, text, best)
        )
        figures = _compared(quotation, best) if reworded else _held(text, best, differences)
        return Checked(
            "altered", round(best.similarity, 4), quotation, (best,), differences, None, figures, _ids([best])
        )

    def _joined(self, quotation: str, text: Plain, found: Sequence[Turn]) -> Checked | None:
        """A quotation put together from places that stand apart, with nothing to mark it."""
        official = [turn for turn in found if turn.passage.part in OFFICIAL]
        parts = alignment.parts(text.text, text.breaks(quotation), official)
        if parts is None or len(parts) == 1:
            return None
        windows = [Window(part.turn, part.start, part.end, 1.0) for part in parts]
        if all(_near(before, behind) for before, behind in pairwise(windows)):
            return None  # words left out of one place: the nearest stretch tells which
        differences = [Difference("", _GAP) for _ in windows[1:]]
        return Checked(
            "altered",
            1.0,
            quotation,
            tuple(windows),
            tuple(differences),
            None,
            _confirmed(quotation),
            _ids(windows),
        )

    def _paraphrased(self, quotation: str, found: Sequence[Turn]) -> Window | None:
        """The one or two neighbouring sentences that have the most of a quotation's words and figures."""
        words = self._telling(quotation)
        numbers = quantities(fold(quotation))
        best: tuple[float, Window] | None = None
        for turn in found:
            sentences = list(turn.stretches())
            for first in range(len(sentences)):
                for last in range(first, min(first + 2, len(sentences))):
                    start, end = sentences[first][0], sentences[last][1]
                    if start == end:
                        continue
                    text = turn.text[start:end]
                    share = _share(words, text) + _shared(numbers, text) - (last - first) * 0.02
                    if best is None or share > best[0]:
                        best = share, Window(turn, start, end, 0.0)
        if best is None:
            return None
        window = best[1]
        text = plain(quotation).text
        nearer = alignment.nearest([window.turn], text)
        whole = alignment.likeness(text, window.turn.text[window.start : window.end])
        return window._replace(similarity=max(whole, nearer.similarity if nearer else 0.0))

    def _is_of(self, quotation: str, window: Window) -> bool:
        """Whether a quotation tells what a window says, only in other words."""
        start, end = window.turn.sentence_around(window.start, window.end)
        text = window.turn.text[start:end]
        worth = _share(self._telling(quotation), text) + window.similarity
        numbers = quantities(fold(quotation))
        if not numbers:
            return worth >= _WITHOUT_FIGURES
        return worth >= _OTHER_FIGURES - (_OTHER_FIGURES - _SAME_FIGURES) * _shared(numbers, text)

    def _telling(self, quotation: str) -> dict[str, float]:
        """The words of a quotation that tell something, each with how telling it is; no numbers."""
        words = dict.fromkeys(self._cutter.pieces(fold(quotation)))
        rarity = self._cutter.dictionary.rarity
        kept = [word for word in words if word not in FUNCTION and not _NUMBER.fullmatch(word)]
        return {word: max(0.0, min(_RAREST, rarity(word)) - _COMMON) for word in kept}

    def _differences(self, quotation: str, text: Plain, window: Window) -> tuple[Difference, ...]:
        """The words in which a quotation and a window differ, in their own characters."""
        quoted = self._cut(text.text)
        said = self._cut(window.turn.text[window.start : window.end])
        result = []
        for (a, b), (c, d) in alignment.differing([each[0] for each in quoted], [each[0] for each in said]):
            ours = quotation[slice(*text.original(quoted[a][1], quoted[b - 1][2]))] if a < b else ""
            theirs = (
                window.turn.said(window.start + said[c][1], window.start + said[d - 1][2]) if c < d else ""
            )
            result.append(Difference(ours, theirs))
        return tuple(result)

    def _cut(self, text: str) -> list[tuple[str, int, int]]:
        """The words of a plain text with their offsets, a number with its unit as one."""
        fixed = {each.start: each for each in quantities(text)}
        result: list[tuple[str, int, int]] = []
        at = 0
        for start in [*sorted(fixed), len(text)]:
            for piece in self._cutter.pieces(text[at:start]):
                begin = text.index(piece, at)
                result.append((piece, begin, begin + len(piece)))
                at = begin + len(piece)
            if start in fixed:
                at = fixed[start].end
                result.append((text[start:at], start, at))
        return result


def _true(quotation: str, found: Sequence[tuple[Turn, list[tuple[int, int]]]], by: str | None) -> Checked:
    """A quotation whose pieces stand as they are, in one place or several."""
    fitting = [each for each in found if by is None or is_by(each[0], by)]
    turn, places = (fitting or found)[0]
    windows = tuple(Window(turn, start, end, 1.0) for start, end in places)
    verdict: Verdict = "misattributed" if not fitting else "verbatim" if len(places) == 1 else "elided"
    cut = " ".join(word for start, end in places if (word := clipped(turn, start, end))) if fitting else ""
    ids = tuple(dict.fromkeys(place for each, _ in found for place in _ids([Window(each, 0, 1, 1.0)])))
    return Checked(verdict, 1.0, quotation, windows, (), cut or None, _confirmed(quotation), ids)


def is_by(turn: Turn, by: str) -> bool:
    """Whether a turn is somebody's, who is given by name, by name and office, or by office."""
    given, speaker = fold(by), fold(turn.speaker or "")
    if not speaker or not given:
        return False
    if turn.passage.part == "question":
        return given in speaker
    held = [fold(office) for office in (turn.passage.role or "").split("、")]
    before, name, behind = given.partition(speaker)
    if name:  # 副部长单忠德, 单忠德副部长
        return all(
            not rest or any(rest in office or office in rest for office in held) for rest in (before, behind)
        )
    return any(office.endswith(given) and not office.removesuffix(given).endswith(_DEPUTY) for office in held)


def _in_scope(passage: Passage, scope: Scope) -> bool:
    return (not scope.speakers or passage.speaker in scope.speakers) and (
        not scope.parts or passage.part in scope.parts
    )


def _near(before: Window, behind: Window) -> bool:
    return before.turn is behind.turn and 0 <= behind.start - before.end <= alignment.SHORT_GAP


def _held(
    text: Plain, window: Window, differences: Sequence[Difference]
) -> Literal["confirmed", "contradicted"] | None:
    """Whether the figures of a quotation are those that were said, by what differs; None if it has none.

    Numbers of one unit that changed places are others: 211.5万辆和209万辆 for 209万辆和211.5万辆.
    """
    numbers = quantities(text.text)
    if not numbers:
        return None
    told = quantities(window.turn.text[window.start : window.end])
    for unit in {each.unit for each in numbers}:
        ours, theirs = ([each.value for each in found if each.unit == unit] for found in (numbers, told))
        if ours != theirs and sorted(ours) == sorted(theirs):
            return "contradicted"
    quoted, said = (fold("|".join(texts)) for texts in zip(*differences, strict=True))
    said_there = {key for each in quantities(said) for key in _keys_of(each)}
    other = any(said_there.isdisjoint(_keys_of(each)) for each in quantities(quoted))
    # 增长 for 下降 turns a figure round though its number is the same.
    turned = any(any(word in quoted for word in a) and any(word in said for word in b) for a, b in _TURNED)
    return "contradicted" if other or turned else "confirmed"


def _ids(windows: Sequence[Window]) -> tuple[str, ...]:
    passages = [each.turn.passage for each in windows]
    return tuple(
        dict.fromkeys(f"{each.transcript}:{each.segment}" for each in passages if each.segment is not None)
    )


def _other_figures(quotation: str, window: Window) -> tuple[Difference, ...]:
    """The figures of a reworded quotation that its passage does not tell, with what it tells instead."""
    text = window.turn.text[window.start : window.end]
    told = quantities(text)
    left = [
        each
        for each in told
        if not any(_keys_of(each) & _keys_of(given) for given in quantities(fold(quotation)))
    ]
    result = []
    for given in quantities(fold(quotation)):
        if any(_keys_of(given) & _keys_of(each) for each in told):
            continue
        instead = next((each for each in left if each.unit == given.unit), None)
        said = window.turn.said(window.start + instead.start, window.start + instead.end) if instead else ""
        result.append(Difference(given.text, said))
    return tuple(result)


def _confirmed(quotation: str) -> Literal["confirmed"] | None:
    return "confirmed" if quantities(fold(quotation)) else None


def _compared(quotation: str, window: Window) -> Literal["confirmed", "contradicted"] | None:
    """Whether all figures of a quotation are told in the sentences of a window; None if it has none."""
    numbers = quantities(fold(quotation))
    if not numbers:
        return None
    start, end = window.turn.sentence_around(window.start, window.end)
    return "confirmed" if _shared(numbers, window.turn.text[start:end]) == 1 else "contradicted"


def _share(words: dict[str, float], text: str) -> float:
    """The share of words, by weight, that stand in a plain text, or whose characters do."""
    total = sum(words.values())
    there = (
        weight * (1.0 if word in text else _PARTLY * _part(word, text)) for word, weight in words.items()
    )
    return sum(there) / total if total else 0.0


def _part(word: str, text: str) -> float:
    return sum(character in text for character in word) / len(word)


def _shared(numbers: Sequence[Quantity], text: str) -> float:
    """The share of quantities that a plain text tells as well; 0 if there are none."""
    if not numbers:
        return 0.0
    there = {key for each in quantities(text) for key in _keys_of(each)}
    return sum(not there.isdisjoint(_keys_of(each)) for each in numbers) / len(numbers)


def _keys_of(quantity: Quantity) -> set[tuple[Decimal, str]]:
    """What a quantity is compared by: its values with their unit, 九成 as 90%."""
    tenths = quantity.unit == "成"
    values = [value for value in (quantity.value, quantity.high) if value is not None]
    return {(value * 10, "%") if tenths else (value, quantity.unit.lower()) for value in values}
