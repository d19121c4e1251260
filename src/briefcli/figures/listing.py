"""`figures`: the figures of briefings, chosen by words, kind and unit, and put in order."""

from collections.abc import Iterable, Iterator, Sequence
from typing import get_args

from briefcli.briefing import Briefing
from briefcli.errors import WrongUsage
from briefcli.figures.kinds import Kind
from briefcli.figures.stated import Stated, stated
from briefcli.index import Index, Scope
from briefcli.language import tr
from briefcli.passages import passages
from briefcli.search import segments_with
from briefcli.text.normal import fold
from briefcli.text.words import Cutter

KINDS: tuple[str, ...] = get_args(Kind)
ORDERS = ("text", "value")


def figures(briefing: Briefing, cutter: Cutter) -> Iterator[Stated]:
    """The figures that officials state in a briefing, in the order of the text."""
    return stated(tuple(passages(briefing)), cutter)


def figures_with(words: Sequence[str], index: Index, scope: Scope, cutter: Cutter) -> Iterator[Stated]:
    """As `figures`, of all segments in which every word may stand, newer transcripts first."""
    for transcript, number in segments_with(words, index, scope, cutter.words):
        yield from stated(index.segment(transcript, number), cutter)


def chosen(
    found: Iterable[Stated],
    words: Sequence[str],
    cutter: Cutter,
    kinds: Sequence[str],
    units: Sequence[str],
    sort: str,
) -> list[Stated]:
    """Those that have every word, one of the kinds and one of the units, all where none is given."""
    wanted = _wanted(words, cutter)
    kept_units = {fold(unit) for unit in units}
    kept = [
        each
        for each in found
        if (not kinds or each.kind in kinds)
        and (not kept_units or fold(each.unit) in kept_units or fold(each.raw).endswith(tuple(kept_units)))
        and _has(each, wanted)
    ]
    if sort == "value":
        kept.sort(key=lambda each: (each.unit, -each.value))
    return kept


def refuse_unknown(kinds: Sequence[str], sort: str) -> None:
    """Raise WrongUsage for a kind or an order that there is not."""
    if unknown := [kind for kind in kinds if kind not in KINDS]:
        raise WrongUsage(
            tr(
                f"no kind {unknown[0]!r}; there is {', '.join(KINDS)}",
                f"没有种类“{unknown[0]}”；可用：{'、'.join(KINDS)}",
            )
        )
    if sort not in ORDERS:
        raise WrongUsage(
            tr(
                f"no order {sort!r}; there is {', '.join(ORDERS)}",
                f"没有排序“{sort}”；可用：{'、'.join(ORDERS)}",
            )
        )


def named(figure: Stated, words: Sequence[str], cutter: Cutter) -> bool:
    """Whether each of the words, or else each part of it, stands in the metric of a figure."""
    return _holds(fold(figure.metric), _wanted(words, cutter))


def _wanted(words: Sequence[str], cutter: Cutter) -> list[tuple[str, ...]]:
    return [_parts(fold(word), cutter) for word in " ".join(words).split()]


def _parts(word: str, cutter: Cutter) -> tuple[str, ...]:
    return (word, *cutter.pieces(word))


def _has(figure: Stated, wanted: Sequence[tuple[str, ...]]) -> bool:
    """Whether each word, or else each part of it, stands in the metric, clause or period of a figure."""
    if not wanted:
        return True
    return _holds(
        fold(" ".join((figure.metric, figure.clause, figure.period.text if figure.period else ""))), wanted
    )


def _holds(said: str, wanted: Sequence[tuple[str, ...]]) -> bool:
    return all(
        word in said or (bool(parts) and all(part in said for part in parts)) for word, *parts in wanted
    )
