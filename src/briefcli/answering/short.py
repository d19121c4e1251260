"""The shortest words of a sentence that answer a question: a quantity, a date, a speaker, a name, a list."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from briefcli.answering.evidence import Look
from briefcli.answering.meaning import nearness
from briefcli.answering.question import Question
from briefcli.figures.numerals import value_of
from briefcli.figures.periods import periods
from briefcli.figures.quantities import Quantity, quantities
from briefcli.figures.units import GROUPS, answers_unit
from briefcli.lexicon import LINKING, SAID_AS
from briefcli.text.matching import Matched
from briefcli.text.normal import Folded

# What a word of the question counts as evidence for a quantity, by where it stands.
_IN_LABEL, _IN_CLAUSE, _BEHIND, _CARRIED, _EARLIER = 1.0, 0.6, 0.8, 0.8, 0.3
_LABELLED = 0.6  # of a keyword must stand by a quantity for it to be what is said of the keyword
_CLAUSE = re.compile(r"(?:[^，；。！？,;!?]|(?<=\d),(?=\d{3}))+")
_BARE = 5  # characters: a shorter label is a mere predicate, said of what the clause before is about
_PART_OF = re.compile(r"(?:其?中的?|里的?)$")
_NOUN = re.compile(r"[个家项位名]?([^\W\d_]{2})")
_MARKS = "，。；：！？、,;:!? \u3000"
_DISTRIBUTES = "分别"
_AS_OF = "截至"
_CHANGE_ASKED = re.compile(r"增|新冒|冒出|新出|净多|多出|多了|少了|减|降|扩大|缩|拉动|提高|涨")
_SAME_VERB = 1.25
_MOVING = frozenset(
    "增减升降涨跌扩缩快慢提回落净新拉多少高低翻上下加带延拓贵改转弹收放节省便贬压"
)  # one is in every word of movement
_NEAR_IT = 20  # characters before a number in which it stands
_OTHER = 0.6  # of its worth a change keeps where a level is asked for
_COMPARED = re.compile(r"[较比]$")


if TYPE_CHECKING:
    from briefcli.figures.stated import Stated

    Figures = Callable[[Look], Sequence[Stated]]


class Span(NamedTuple):
    """A stretch of a normalised text (offsets from 0, end exclusive)."""

    start: int
    end: int


def short_answer(question: Question, seen: Look, figures: "Figures") -> str | None:
    """The shortest words that answer, as they stand in the transcript; None where only a sentence can.

    `figures` gives the figures of a sentence.
    """
    if question.kind == "person":
        return seen.passage.passage.speaker if question.asks_speaker else None
    folded = Matched(seen.prepared.sentence.text).folded
    span = _span(question, folded, seen, figures)
    if span is None or span.start >= span.end:
        return None
    start, end = folded.original(span.start, span.end)
    cut = seen.prepared.sentence.text[start:end].strip(_MARKS)
    return cut if cut and _is_balanced(cut) else None


def _is_balanced(text: str) -> bool:
    """Whether no bracket or quotation mark was cut from its other half."""
    return all(
        text.count(one) == text.count(other)
        for one, other in ("《》", "“”", "‘’", "（）", "()", "「」", "『』", "【】")
    )


def _span(question: Question, folded: Folded, seen: Look, figures: "Figures") -> Span | None:
    match question.kind:
        case "quantity" | "keyword":
            return quantity_said(question, folded.text, (seen, figures))
        case "date":
            return _date(question, folded.text)
        case "name" | "place" | "list":
            from briefcli.answering.naming import enumeration, name  # its patterns take 5 ms

            found = (enumeration if question.kind == "list" else name)(question, folded.text)
            return Span(*found) if found else None
        case _:
            return None


def fitting(question: Question, text: str) -> list[Quantity]:
    """The quantities of a normalised text that may answer: of the unit wanted, and not in the question."""
    found = [
        each
        for each in quantities(text)
        if answers_unit(each.unit, question.unit) and each.text not in question.text
    ]
    return found or _counted(question, text)


def _counted(question: Question, text: str) -> list[Quantity]:
    """Numbers right before the noun asked for (六部门), where the question asks how many there are."""
    noun = _NOUN.match(question.text, question.asking[1])
    if noun is None or question.kind != "quantity":
        return []
    pattern = rf"(?<![第\d.])(?:\d+|[一二两三四五六七八九十]+)[个家项]?{re.escape(noun[1])}"
    return [
        Quantity(match[0], match.start(), match.end(), question.unit, match[0], value.low, None, None)
        for match in re.finditer(pattern, text)
        if (value := value_of(match[0].removesuffix(noun[1]).rstrip("个家项")))
    ]


def quantity_said(
    question: Question, text: str, figures: "tuple[Look, Figures] | None" = None
) -> Span | None:
    """The quantity of a normalised text that answers, or that is said of a keyword; None if there is none.

    `figures` are the sentence and what gives the figures of one: they tell what each of several numbers
    measures that a clause distributes.
    """
    found = fitting(question, text)
    if not found:
        return None
    every = quantities(text)
    weighed = [(_worth(question, text, each, every), -each.start, each) for each in found]
    best, _, chosen = max(weighed)
    if question.kind == "keyword" and (keyword := question.text.strip(" ?!。")) in text:
        return _beside(keyword, text, found)
    if question.kind == "keyword" and best < _LABELLED * sum(
        word.weight for word in question.pieces if not question.in_period(word.text)
    ):
        return None
    if (
        figures
        and _DISTRIBUTES in text[: chosen.start]
        and (span := _distributed(question, chosen, *figures))
    ):
        return span
    before = chosen.bounded.find(chosen.text)
    return Span(chosen.start - before, chosen.start - before + len(chosen.bounded))


def _beside(keyword: str, text: str, found: Sequence[Quantity]) -> Span | None:
    """The quantity that is said of a bare keyword: the first behind it, or else the one right before.

    The words between stand in one clause and begin with a linking word: 5G is not answered by what 5G手机
    count.
    """
    at = text.find(keyword)
    while at >= 0:
        end = at + len(keyword)
        behind = [each for each in found if each.start >= end and _links(text[end : each.start])]
        before = [each for each in found if each.end <= at and text[each.end : at] in ("", "的")]
        if behind or before:
            chosen = behind[0] if behind else before[-1]
            return Span(chosen.start, chosen.end)
        at = text.find(keyword, end)
    return None


def _links(between: str) -> bool:
    words = between.strip()
    return words == "" or (words.startswith(LINKING) and len(_CLAUSE.findall(f"x{words}x")) == 1)


def _worth(question: Question, text: str, quantity: Quantity, every: Sequence[Quantity]) -> float:
    """How likely a quantity is the one asked for: by the words around it, its unit, and what it tells.

    A change (增加1.9万户) is not what is asked for where the level is, nor the other way round.
    """
    worth = sum(_evidence(question, text, quantity, every)) * answers_unit(quantity.unit, question.unit)
    asked = question.text[max(0, question.asking[0] - 3) : question.asking[0]].rstrip("了到")[-2:]
    if set(asked) & set(text[max(0, quantity.start - 2) : quantity.start]):
        worth *= _SAME_VERB  # 快了多少, 加快2.6个百分点
    if quantity.unit in GROUPS["share"]:
        return worth * (_OTHER if question.unit == "" else 1.0)  # a rate, where an amount is asked for
    if _is_change(text[: quantity.start]) != bool(_CHANGE_ASKED.search(question.text)):
        worth *= _OTHER
    return worth


def _is_change(lead: str) -> bool:
    """Whether a number tells a change (增加1.9万户), by the words before it."""
    if _MOVING.isdisjoint(lead[-_NEAR_IT:]):
        return False
    from briefcli.figures.kinds import movement  # its words take 3 ms, and most numbers move nothing

    moved = movement(lead, "", proportion=False)
    return moved is not None and not moved.reached


def _evidence(
    question: Question, text: str, quantity: Quantity, every: Sequence[Quantity]
) -> Iterator[float]:
    """What each word of the question adds, by where the nearest trace of it stands."""
    clause = next(match for match in _CLAUSE.finditer(text) if match.start() <= quantity.start < match.end())
    label_start = max([each.end for each in every if each.end <= quantity.start], default=0)
    if _PART_OF.search(text[: quantity.start]):
        label_start = quantity.start  # in N个X中的M个 the X is what the first counts
    # In N家X、M家Y what stands between the numbers belongs to the first up to the mark.
    label_start = max(label_start, clause.start(), text.rfind("、", 0, quantity.start) + 1)
    behind_end = min([each.start for each in every if each.start >= quantity.end], default=len(text))
    behind_end = min(behind_end, clause.end(), *(at for at in [text.find("、", quantity.end)] if at >= 0))
    earlier = (
        _CARRIED
        if quantity.start - clause.start() <= _BARE and behind_end - quantity.end <= _BARE
        else _EARLIER
    )
    stretches = (
        (_IN_LABEL, text[label_start : quantity.start]),
        (_BEHIND, text[quantity.end : behind_end]),
        (_IN_CLAUSE, text[clause.start() : clause.end()]),
        (earlier, text[: clause.start()]),
    )
    for word in question.pieces:
        yield word.weight * max(share * nearness(word, stretch) for share, stretch in stretches)


def _distributed(question: Question, chosen: Quantity, seen: Look, figures: "Figures") -> Span | None:
    """The one of the numbers that a clause distributes (分别完成211.5万辆和209万辆) that is asked for.

    All of them if the question does not tell which; None if the clause distributes nothing.
    """
    folded = Matched(seen.prepared.sentence.text).folded
    told = figures(seen)
    at = folded.offsets[chosen.start]
    own = next((each for each in told if each.start == at), None)
    if own is None:
        return None
    group = [each for each in told if (each.clause, each.unit, each.kind) == (own.clause, own.unit, own.kind)]
    if len({each.metric for each in group}) < 2:  # noqa: PLR2004  # two measures at least
        return None
    asked = " ".join(
        (question.text, *(variant.text for word in question.pieces for variant in word.variants))
    )
    named = [each for each in group if _is_named(each.metric, [other.metric for other in group], asked)]
    first, last = (named[0], named[0]) if len(named) == 1 else (group[0], group[-1])
    starts = list(folded.offsets)
    return Span(starts.index(first.start), len(starts) - starts[::-1].index(last.end - 1))


def _is_named(metric: str, others: Sequence[str], asked: str) -> bool:
    """Whether a question names what a metric alone has of those distributed: 销量, or 卖 for it."""
    own = [character for character in metric if not all(character in other for other in others)]
    ending = next((ending for ending in SAID_AS if metric.endswith(ending)), "")
    traces = SAID_AS.get(ending, ())
    return any(trace in asked for trace in traces) or (not traces and all(c in asked for c in own))


def _date(question: Question, text: str) -> Span | None:
    """The period nearest to what is asked about, that the question does not name itself."""
    known = [
        period
        for period in periods(text, None)
        if period.text not in question.text and not _COMPARED.search(text[: period.start])
    ]
    if not known:
        return None
    asked = question.text[slice(*question.asking)]
    known = [each for each in known if any(c in asked and c in each.text for c in "年月日号季")] or known
    places = [text.find(word.text) for word in question.pieces if len(word.text) > 1 and word.text in text]
    middle = sum(places) / len(places) if places else 0
    period = min(known, key=lambda each: abs(each.start - middle))
    start = period.start - len(_AS_OF) if text[: period.start].endswith(_AS_OF) else period.start
    return Span(start, period.end)
