"""What each number of a sentence measures, with its subject: 5G基站, 装备制造业增加值, 新能源汽车销量."""

import re
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple

from briefcli.figures import kinds, phrases
from briefcli.figures.clauses import Parsed
from briefcli.figures.cues import AVERAGES, CREATING, GENERIC
from briefcli.figures.places import Place
from briefcli.figures.units import COUNTING

_AS_MUCH = re.compile(r"(?:约|仅|只)?(?:为|是|相当于)[^,;。]{2,14}的")
_TENTHS = "成"
_CHAIN = 64  # sentences after which what carries over is found out in any case
_TWO = 2  # the former and the latter


class Context:
    """What carries over from the sentence before, found out when it is first asked for."""

    def __init__(self, told: Callable[[], tuple[str, str]] = lambda: ("", ""), length: int = 0) -> None:
        """`told` gives what was spoken of, and its first nouns, by those of `length` sentences before."""
        self._told = told
        self.length = length % _CHAIN
        if length == _CHAIN:
            _ = self._both

    @cached_property
    def _both(self) -> tuple[str, str]:
        return self._told()

    @property
    def spoken(self) -> str:
        """What was spoken of."""
        return self._both[0]

    @property
    def subject(self) -> str:
        """The first nouns of it."""
        return self._both[1]


class _Found(NamedTuple):
    """A quantity with its label, while the sentence is read, and the size of the group it came in."""

    place: Place
    metric: str
    group: int

    @property
    def subject(self) -> str:
        """What later numbers may measure as well: the metric without the whole that it is a share of."""
        return self.metric.partition("占")[0] or self.metric


class Metrics:
    """The metrics of one sentence, given group by group, since each may carry over to the next."""

    def __init__(self, parsed: Parsed, context: Context) -> None:
        """`parsed` is the sentence, `context` what the one before leaves."""
        self._parsed, self._context = parsed, context
        self._found: list[_Found] = []
        self._spoken: dict[int, str] = {}  # what clauses speak of, by number

    def of(self, group: Sequence[Place]) -> list[str]:
        """What each quantity of a group measures, in normalised words; groups come in order."""
        labels = self._labels(group)
        self._found += [_Found(place, label, len(group)) for place, label in zip(group, labels, strict=True)]
        return labels

    def handed_on(self) -> Context:
        """What the next sentence may go on with."""
        return Context(self._told, self._context.length + 1)

    def _told(self) -> tuple[str, str]:
        if self._found and self._found[0].metric:
            return self._found[0].metric, self._found[0].metric
        for clause in self._parsed.clauses:
            if len(spoken := phrases.spoken_of(clause.tokens)) > 1:
                return spoken, phrases.told(phrases.leading_noun(clause.tokens))
        return self._context.spoken, self._context.subject

    def _labels(self, group: Sequence[Place]) -> list[str]:
        """A label for each quantity of a group."""
        first, size = group[0], len(group)
        if size == 1:
            return [self._label(first)]
        if divided := phrases.divided(first.lead, size):
            return [self._with_subject(first, each) for each in divided]
        last = self._found[-size:]
        distributed = len(last) == size and all(each.group == size for each in last)
        if distributed or (len({each.metric for each in last}) == size and not phrases.before(first.lead)[0]):
            return [each.metric for each in last]
        for number in range(first.clause - 1, -1, -1):
            if divided := phrases.divided(self._parsed.clauses[number].tokens, size):
                return divided
        return [self._label(first)] * size

    def _label(self, place: Place) -> str:
        """What a quantity measures, in normalised words."""
        unit = place.quantity.unit
        proportion = unit in (*kinds.PERCENT, *kinds.POINTS, *kinds.TIMES)
        at, share = phrases.share_of(place.lead) if unit in kinds.PERCENT else (0, "")
        if share:
            return f"{phrases.before(place.lead[:at])[0] or self._carried(place)}{share}"
        if proportion and (pulled := phrases.pulled(place.lead_text)):
            alone = place.lead_text.startswith(pulled)
            return f"{phrases.subject_of(self._subject(place)) if alone else ''}{pulled}"
        label, holds_noun = phrases.before(place.lead)
        if named := self._former_or_latter(place, label):
            return named
        if proportion and (match := _AS_MUCH.fullmatch(place.lead_text)):  # 约为市场价的七成
            return f"{self._carried(place)}{match[0].removesuffix('的')}"
        if noun := self._noun_behind(place, label if holds_noun else "", proportion=proportion):
            return noun
        if label and holds_noun:
            return self._with_subject(place, label)
        of_them = "其中" in place.lead_text
        carried = self._carried(place, unit if of_them else "")
        if label in AVERAGES:
            return f"{carried}{label}"
        if of_them and (doing := phrases.predicate(place.tail)):
            return f"{carried}{doing}"
        bare = not label or label in carried or label in CREATING
        whole = carried if bare and carried else f"{carried}{label}"
        return (
            whole
            or phrases.told([token for token in place.lead if token.tag == ""])
            or place.lead_text.strip("、的是为")
        )

    def _with_subject(self, place: Place, label: str) -> str:
        return phrases.with_subject(label, lambda: self._carried(place), lambda: self._subject(place))

    def _noun_behind(self, place: Place, label: str, *, proportion: bool) -> str:
        """What is counted or has a share, where it stands behind the number; empty if it does not."""
        unit, tail = place.quantity.unit, place.tail_text
        counts = unit in COUNTING or not unit
        noun = phrases.behind(
            place.tail, verbs=proportion and not label, verb_first=counts, after_verb=bool(label)
        )
        text = phrases.told(noun)
        if proportion and not noun and not label and tail.startswith(("是", "为", "来自")):  # 其中四成是妇女
            return phrases.told(phrases.behind(place.tail[1:], verbs=False))
        if not noun:
            return ""
        if proportion:
            in_words = place.quantity.text in ("一半", "半数") or unit == _TENTHS
            stands_alone = tail[:1] == "的" or not _lead(place) or in_words
            return text if stands_alone and not label else text if in_words and tail[:1] != "的" else ""
        if label and not counts:
            return f"{label}的{text}" if tail[:1] == "的" and text in GENERIC else ""
        if label and place.lead_text.endswith("的"):
            return f"{label}的{text}"
        if len(text) == 1:  # 县 of 1427个县推进冷链设施补短板
            return phrases.told(phrases.behind(place.tail, verbs=True)) or text
        return text

    def _former_or_latter(self, place: Place, label: str) -> str:
        """What 前者 and 后者 stand for."""
        if not label.startswith(("前者", "后者")):
            return ""
        which, rest = (0, 1)[label[0] == "后"], label[2:]
        two = [each.metric for each in self._found if each.group == _TWO][:_TWO]
        for number in range(place.clause - 1, -1, -1):
            two = two or phrases.divided(phrases.leading_noun(self._parsed.clauses[number].tokens), _TWO)
        return f"{two[which]}{rest}" if two else ""

    def _carried(self, place: Place, unit: str = "") -> str:
        """What was measured or spoken of before, the nearest first; of the same unit if one is given."""
        if unit:
            for each in reversed(self._found):
                if each.place.quantity.unit == unit:
                    return each.subject
        for number in range(place.clause, -1, -1):
            inside = [each for each in self._found if each.place.clause == number and each.metric]
            if inside:
                last = inside[-1]
                within = last.place.tail_text.endswith(("中", "里", "内")) and number < place.clause
                return (
                    phrases.told(phrases.behind(last.place.tail, verbs=False)) if within else ""
                ) or last.subject
            if number < place.clause and len(text := self._spoken_of(number)) > 1:
                return text
        return self._context.spoken

    def _spoken_of(self, number: int) -> str:
        if number not in self._spoken:
            self._spoken[number] = phrases.spoken_of(self._parsed.clauses[number].tokens)
        return self._spoken[number]

    def _subject(self, place: Place) -> str:
        """The first nouns of what was spoken of before: the subject of 增加值."""
        for number in range(place.clause, -1, -1):
            inside = [each.metric for each in self._found if each.place.clause == number and each.metric]
            if inside:
                return inside[0].partition("占")[0]
            if number < place.clause:
                noun = phrases.told(phrases.leading_noun(self._parsed.clauses[number].tokens))
                if len(noun) > 1 and self._spoken_of(number):
                    return noun
        return self._context.subject


def _lead(place: Place) -> str:
    return phrases.told(phrases.without_leading(place.lead))
