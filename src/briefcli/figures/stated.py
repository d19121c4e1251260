"""Every figure that officials state in a briefing, in the order of the text."""

import datetime
import re
import unicodedata
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from briefcli.briefing import OFFICIAL, Sentence
from briefcli.figures import kinds
from briefcli.figures.bases import Basis, last_before
from briefcli.figures.clauses import parse
from briefcli.figures.cues import PULLING
from briefcli.figures.kinds import Direction, Kind, Movement
from briefcli.figures.metrics import Context, Metrics
from briefcli.figures.periods import Period
from briefcli.figures.places import Place, groups, places
from briefcli.figures.quantities import Bound, Quantity
from briefcli.passages import Passage
from briefcli.records import Figure
from briefcli.records import place as where
from briefcli.text.normal import fold_with_offsets
from briefcli.text.words import Cutter

_TENTHS = "成"
_MOVING = ("growth", "change")
_LISTED = ("、", "和")
_GOES_ON = ("：", ":", "；", ";")  # at the end of a paragraph: the next is an item of the same list
# The mark of an item of a list at the beginning of a sentence, which measures nothing: （一）, 2., 三、.
_POINT = re.compile(r"[(（]?[一二三四五六七八九十\d]{1,3}[)）.、](?![一二三四五六七八九十\d])")
_LOOSELY = re.compile(
    r"((?:大约|大概|大致)[^,;。]{0,4}|(?<![签节预制合条契公特])约[有占]|约为[^,;。]{0,8})$|(最多|最高|最长|至多|不超过)[^,;。]{0,3}$|(至少|不少于|不低于)[^,;。]{0,3}$"
)
_LOOSE_BOUNDS: tuple[Bound, ...] = ("about", "under", "over")


class Stated(NamedTuple):
    """A figure: what the text says of a number. `start` and `end` are those of `raw` in its sentence.

    Offsets count characters of the sentence from 0, end exclusive. `value` is in base units, a fall
    negative; see `briefcli.records.Figure`.
    """

    passage: Passage
    sentence: Sentence
    start: int
    end: int
    clause: str
    metric: str
    raw: str
    value: Decimal
    high: Decimal | None
    unit: str
    kind: Kind
    basis: str | None
    direction: Direction | None
    bound: Bound | None
    period: Period | None

    def record(self) -> Figure:
        """The figure as commands print it."""
        return Figure(
            metric=self.metric,
            raw=self.raw,
            value=_number(self.value),
            value_high=None if self.high is None else _number(self.high),
            unit=unicodedata.normalize("NFKC", self.unit) or None,
            kind=self.kind,
            basis=self.basis,
            direction=self.direction,
            bound=self.bound,
            period=self.period.text if self.period else None,
            period_start=self.period.first if self.period else None,
            period_end=self.period.last if self.period else None,
            sentence=self.sentence.text,
            speaker=self.passage.speaker,
            role=self.passage.role,
            **where(self.passage, self.sentence),
        )


def _number(value: Decimal) -> int | float:
    """An integer where integral, else the float that is nearest: it prints as the decimal does."""
    return int(value) if value == value.to_integral_value() else float(value)


def stated(passages: Sequence[Passage], cutter: Cutter) -> Iterator[Stated]:
    """The figures of passages given in the order of their text; only an official's count."""
    nothing = Context()
    context, period = nothing, None
    for passage in passages:
        if passage.part not in OFFICIAL:
            context, period = nothing, None
            continue
        for sentence in passage.sentences:
            reading = _Reading(passage, sentence, cutter, context, period)
            yield from reading.figures()
            context, period = reading.metrics.handed_on(), reading.last_period
        if not passage.sentences[-1].text.endswith(_GOES_ON):
            period = None


class _Reading:
    """One sentence being read for figures."""

    def __init__(
        self,
        passage: Passage,
        sentence: Sentence,
        cutter: Cutter,
        context: Context,
        period: Period | None,
    ) -> None:
        self._passage, self._sentence, self._carried_period = passage, sentence, period
        self._date = datetime.date.fromisoformat(passage.date) if passage.date else None
        self._folded = fold_with_offsets(sentence.text)
        self._parsed = parse(_without_point(self._folded.text), cutter, self._date)
        self._text = self._parsed.text
        self.metrics = Metrics(self._parsed, context)

    def figures(self) -> Iterator[Stated]:
        """The figures of the sentence in order."""
        begun: Place | None = None  # the place that a list with 、 began with
        for group in groups(places(self._parsed), self._parsed):
            first = group[0]
            if begun is None or begun.clause != first.clause or not first.lead_text.startswith(_LISTED):
                begun = first
            for place, label in zip(group, self.metrics.of(group), strict=True):
                yield self._figure(place, first, begun.lead_text, label)

    @property
    def last_period(self) -> Period | None:
        """The period that the next sentence may go on with."""
        return self._parsed.times[-1] if self._parsed.times else self._carried_period

    def _figure(self, place: Place, first: Place, list_lead: str, label: str) -> Stated:
        """What is told of a quantity; `first` of its group, `list_lead` before the first of its list."""
        quantity = place.quantity
        moved = self._moved(place, list_lead)
        period, told_here = self._period(place)
        targeted = kinds.is_targeted(
            self._without_bases(first.start), period if told_here else None, self._date
        )
        if targeted and not told_here and self._is_over(period):
            period = None  # what is planned is not of the past
        kind = kinds.kind_of(quantity, moved, place.lead_text.rstrip("了到"), targeted=targeted)
        direction = moved.direction if moved and not moved.reached else None
        if direction == "up" and quantity.value < 0:
            direction = "down"  # 增长率为负3.2%
        value, high, unit = _in_base_units(quantity, falls=direction == "down")
        start, end = self._folded.original(quantity.start, quantity.end)
        raw = self._sentence.text[start:end]
        basis = self._basis(first, label) if direction or kind in _MOVING else None
        tokens = self._parsed.clauses[place.clause].tokens
        return Stated(
            self._passage,
            self._sentence,
            start,
            end,
            self._original(tokens[0].start, tokens[-1].end),
            self._as_it_stands(label),
            raw,
            value,
            high,
            self._original(quantity.end - len(unit), quantity.end)
            if unit and quantity.text.endswith(unit)
            else unit,
            kind,
            self._original(basis.start, basis.end) if basis else None,
            (direction or "up") if kind in _MOVING else None,
            quantity.bound or _loose_bound(place.lead_text),
            self._in_its_characters(period) if period and told_here else period,
        )

    def _moved(self, place: Place, list_lead: str) -> Movement | None:
        """How a number moves, by the words around it or, in a list with 、, by those before the list."""
        proportion = place.quantity.unit in kinds.PERCENT
        return kinds.movement(place.lead_text, place.tail_text, proportion=proportion) or kinds.movement(
            list_lead, "", proportion=proportion
        )

    def _without_bases(self, end: int) -> str:
        """The words up to an offset; what is compared with is blank, since 去年 in 比去年 ends no target."""
        text = self._text[:end]
        for basis in self._parsed.bases:
            text = text[: basis.start] + " " * (min(basis.end, end) - basis.start) + text[basis.end :]
        return text[:end]

    def _is_over(self, period: Period | None) -> bool:
        return bool(period and period.last and self._date and period.last <= self._date)

    def _original(self, start: int, end: int) -> str:
        a, b = self._folded.original(start, end)
        return self._sentence.text[a:b]

    def _in_its_characters(self, period: Period) -> Period:
        return period._replace(text=self._original(period.start, period.end))

    def _as_it_stands(self, label: str) -> str:
        """A label in the letters and characters of the transcript: 5G基站, not 5g基站."""
        for clause in self._parsed.clauses:
            for token in clause.tokens:
                if token.text in label and (said := self._original(token.start, token.end)) != token.text:
                    label = label.replace(token.text, said)
        return label

    def _basis(self, place: Place, label: str) -> Basis | None:
        """What the number is compared with: in its clause, or before in the sentence."""
        begin = self._parsed.clauses[place.clause].tokens[0].start
        own = last_before(self._parsed.bases, begin, place.start)
        if own or any(pulling in label for pulling in PULLING):
            return own
        return last_before([each for each in self._parsed.bases if each.carries], 0, place.start)

    def _period(self, place: Place) -> tuple[Period | None, bool]:
        """The period that governs a number, and whether the sentence tells it.

        It is the last before the number, else one behind it in its clause, else the one carried over.
        """
        earlier = [each for each in self._parsed.times if each.end <= place.start]
        if earlier:
            return earlier[-1], True
        tokens = self._parsed.clauses[place.clause].tokens
        later = [each for each in self._parsed.times if place.end <= each.start < tokens[-1].end]
        return (later[0], True) if later else (self._carried_period, False)


def _without_point(text: str) -> str:
    """A normalised sentence with blanks for the mark of a list's item, its other offsets as they were."""
    match = _POINT.match(text)
    return " " * match.end() + text[match.end() :] if match else text


def _in_base_units(quantity: Quantity, *, falls: bool) -> tuple[Decimal, Decimal | None, str]:
    """Value, upper end and unit of a quantity as figures have them: 三成 is 30%, a fall is negative."""
    value, high, unit = quantity.value, quantity.high, quantity.unit
    if unit == _TENTHS:
        value, high, unit = value * 10, high * 10 if high is not None else None, "%"
    if falls:
        value, high = -abs(value), -abs(high) if high is not None else None
    return value, high, unit


def _loose_bound(lead: str) -> Bound | None:
    """The bound that a word tells which stands a little before the number: 大约承担5.8万元."""
    match = _LOOSELY.search(lead)
    return _LOOSE_BOUNDS[next(i for i, group in enumerate(match.groups()) if group)] if match else None
