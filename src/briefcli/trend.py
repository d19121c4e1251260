"""`trend`: one figure followed through the transcripts of a library, by date."""

import re
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from briefcli.errors import BriefcliWarning, WrongUsage
from briefcli.figures.listing import named
from briefcli.figures.stated import Stated
from briefcli.language import tr
from briefcli.records import Point
from briefcli.text.normal import fold
from briefcli.text.words import Cutter

# What is said or left out of one and the same metric: 全国5G基站总数 is 5G基站.
_LOOSE = re.compile(r"^(?:全国|我国)?(?:累计|共计|合计|总共|共)?|(?:总数|总量|总计|数量|数)$")
_POINTS = ("%", "个百分点", "百分点", "‰")  # units whose change is told in points
_KINDS = ("level", "share", "growth", "change", "target")  # which is meant where a metric has several
_LISTED = 12  # metrics named in an error
_DECIMALS = 2  # of a change


def trend(figures: Iterable[Stated], words: Sequence[str], cutter: Cutter) -> list[Point]:
    """The series that the words name, one figure a transcript, by date; those without a date last.

    A series is one metric. Where a transcript says several things of it, the one is taken that most
    transcripts tell: its kind, unit and basis. Raises WrongUsage if the words fit several metrics.
    """
    series = _series([each for each in figures if named(each, words, cutter)], words)
    usual = _usual(series)
    chosen: dict[str, Stated] = {}
    for each in series:
        held = chosen.get(each.passage.transcript)
        if held is None or (_sort(held) != usual and _sort(each) == usual):
            chosen[each.passage.transcript] = each
    ordered = sorted(chosen.values(), key=lambda f: (f.passage.date or "9999", f.passage.transcript))
    return [_point(each, before) for each, before in zip(ordered, [None, *ordered], strict=False)]


def _series(figures: Sequence[Stated], words: Sequence[str]) -> list[Stated]:
    """The figures of the one metric that is meant."""
    by_metric = defaultdict(list)
    for each in figures:
        by_metric[_core(each.metric)].append(each)
    if len(by_metric) > 1:
        wanted = _core("".join(words))
        if wanted not in by_metric:
            raise _several(by_metric)
        others = dict.fromkeys(
            each.metric for core, held in by_metric.items() for each in held if core != wanted
        )
        _tell_others(list(others))
        return by_metric[wanted]
    return next(iter(by_metric.values()), [])


def _tell_others(metrics: Sequence[str]) -> None:
    listed = tr(", ", "、").join(metrics[:_LISTED])
    warnings.warn(tr(f"other figures: {listed}", f"另有：{listed}"), BriefcliWarning, stacklevel=2)


def _core(metric: str) -> str:
    """A metric without what is said of it at one time and not at another."""
    folded = "".join(fold(metric).split())
    return _LOOSE.sub("", folded) or folded


def _several(by_metric: dict[str, list[Stated]]) -> WrongUsage:
    by_frequency = sorted(by_metric.values(), key=len, reverse=True)
    metrics = [figures[0].metric for figures in by_frequency[:_LISTED]]
    more = len(by_frequency) - len(metrics)
    listed = tr(", ", "、").join(metrics) + (
        tr(f" and {more} more", f"等 {len(by_frequency)} 项") if more else ""
    )
    return WrongUsage(
        tr(
            f"the words fit several figures; give one of: {listed}",
            f"这些词语符合多项数字；请指明其一：{listed}",
        )
    )


def _sort(figure: Stated) -> tuple[str, str, str]:
    return figure.kind, fold(figure.unit), fold(figure.basis or "")


def _usual(series: Sequence[Stated]) -> tuple[str, str, str] | None:
    """What most transcripts tell of a metric: its kind, unit and basis; of equals, the plainer."""
    told = Counter(sort for _, sort in {(each.passage.transcript, _sort(each)) for each in series})
    return min(told, key=lambda sort: (-told[sort], _KINDS.index(sort[0]), sort), default=None)


def _point(figure: Stated, before: Stated | None) -> Point:
    record = figure.record()
    fields = {name: getattr(record, name) for name in Point._fields if name != "change"}
    return Point(change=_change(figure, before), **fields)


def _change(figure: Stated, before: Stated | None) -> float | None:
    """In points for what is in per cent, in per cent for amounts."""
    if before is None or _sort(figure) != _sort(before) or not figure.passage.date:
        return None
    if fold(figure.unit) in _POINTS:
        return float(round(figure.value - before.value, _DECIMALS))
    if not before.value:
        return None
    return float(round((figure.value - before.value) / abs(before.value) * Decimal(100), _DECIMALS))
