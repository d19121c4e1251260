"""The shortest words of a sentence that answer a question: a quantity, a date, a speaker, a name, a list."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefcli.answering.evidence import Look
from briefcli.answering.meaning import nearness
from briefcli.answering.question import Question
from briefcli.lexicon import COMPOUNDS, LINKING
from briefcli.periods import periods
from briefcli.quantities import GROUPS, Quantity, answers_unit, quantities
from briefcli.text.matching import Matched
from briefcli.text.normal import Folded

# What a word of the question counts as evidence for a quantity, by where it stands.
_IN_LABEL, _IN_CLAUSE, _BEHIND, _CARRIED, _EARLIER = 1.0, 0.6, 0.8, 0.8, 0.3
_LABELLED = 0.6  # of a keyword must stand by a quantity for it to be what is said of the keyword
_CLAUSE = re.compile(r"(?:[^，；。！？,;!?]|(?<=\d),(?=\d{3}))+")
_BARE = 5  # characters: a shorter label is a mere predicate, said of what the clause before is about
_JOINED = re.compile(r"、|和|与|及|,")
_PART_OF = re.compile(r"(?:其?中的?|里的?)$")
_NOUN = re.compile(r"[个家项位名]?([^\W\d_]{2})")
_MARKS = "，。；：！？、,;:!? \u3000"
_AS_OF = "截至"
_CHANGE = re.compile(r"(?:增加|新增|净增|增长|减少|下降|扩大|缩小|缩短|加快|提高|降低|拉动)了?$")
_CHANGE_ASKED = re.compile(r"增|新冒|冒出|新出|净多|多出|多了|少了|减|降|扩大|缩|拉动|提高|涨")
_SAME_VERB = 1.25
_OTHER = 0.6  # of its worth a change keeps where a level is asked for
_COMPARED = re.compile(r"[较比]$")


class Span(NamedTuple):
    """A stretch of a normalised text (offsets from 0, end exclusive)."""

    start: int
    end: int


def short_answer(question: Question, seen: Look) -> str | None:
    """The shortest words that answer, as they stand in the transcript; None where only a sentence can."""
    if question.kind == "person":
        return seen.passage.passage.speaker if question.asks_speaker else None
    folded = Matched(seen.prepared.sentence.text).folded
    span = _span(question, folded)
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


def _span(question: Question, folded: Folded) -> Span | None:
    match question.kind:
        case "quantity" | "keyword":
            return quantity_said(question, folded.text)
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
        Quantity(match[0], match.start(), match.end(), question.unit, match[0])
        for match in re.finditer(pattern, text)
    ]


def quantity_said(question: Question, text: str) -> Span | None:
    """The quantity of a normalised text that answers, or that is said of a keyword; None if there is none."""
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
    group = _group(text, chosen, every)
    if len(group) > 1:
        which = _which(question, text, group)
        if which is None:
            return Span(group[0].start, group[-1].end)
        chosen = group[which]
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
    is_change = _CHANGE.search(text[: quantity.start]) is not None
    if quantity.unit in GROUPS["share"]:
        return worth * (_OTHER if question.unit == "" else 1.0)  # a rate, where an amount is asked for
    if is_change != bool(_CHANGE_ASKED.search(question.text)):
        worth *= _OTHER
    return worth


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


def _group(text: str, chosen: Quantity, every: Sequence[Quantity]) -> list[Quantity]:
    """The quantities that one clause distributes (分别完成211.5万辆和209万辆), or just the chosen one."""
    clause_start = max(text.rfind(mark, 0, chosen.start) for mark in "，；。,;")
    if "分别" not in text[clause_start + 1 : chosen.start] or chosen not in every:
        return [chosen]
    at = every.index(chosen)
    first = last = at
    while first > 0 and _JOINED.fullmatch(text[every[first - 1].end : every[first].start]):
        first -= 1
    while last + 1 < len(every) and _JOINED.fullmatch(text[every[last].end : every[last + 1].start]):
        last += 1
    return list(every[first : last + 1])


def _which(question: Question, text: str, group: Sequence[Quantity]) -> int | None:
    """Which of the distributed quantities is asked for, from 0; None if all of them are."""
    lead = text[: group[0].start]
    lead = lead[: lead.rfind("分别")]
    asked = " ".join(
        (question.text, *(variant.text for word in question.pieces for variant in word.variants))
    )
    for compound, items in COMPOUNDS.items():
        if compound in lead and compound not in question.text and len(items) == len(group):
            named = [at for at, traces in enumerate(items) if any(trace in asked for trace in traces)]
            return named[0] if len(named) == 1 else None
    clause = lead[max(lead.rfind(mark) for mark in "；。;") + 1 :]
    joined = re.split(r"、|和|与|及", clause)[-len(group) :]
    told = [word.text for word in question.pieces if clause.count(word.text) == 1]
    named = [at for at, item in enumerate(joined) if any(word in item for word in told)]
    return named[0] if len(named) == 1 and len(joined) == len(group) else None


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
