"""Names and lists that answer: found by brackets, by the words around the asking ones, by the noun."""

import re
from typing import NamedTuple

from briefcli.answering.kinds import DOCUMENTS, PREDICATES
from briefcli.answering.meaning import nearness
from briefcli.answering.question import Question
from briefcli.figures.quantities import quantities
from briefcli.lexicon import FUNCTION, SCAFFOLD

_BRACKETED = re.compile(r"《[^》]+》")
_LONGEST = 40  # characters of a name
_NOUN = re.compile(r"[^\W_]{2,6}")
_AT_START = 2  # characters that may stand before the asking words of a question for a subject
_SHORTEST = 2  # characters of a noun
_AS = "当为作做成是"  # verbs between 什么 and what it is or does
_TAKING = "以把将"  # words that lead to what is taken for something
_TAKEN = re.compile(f"[{_TAKING}]")
_JOINING = re.compile(r"(?:[了的是着过到和与由拿用]|一[个种项条家款])++$")
_NAMED = re.compile(r"[^、]*?(?:是|具有|具备|包括|涵盖|覆盖|涉及|有|为|如|像)(?=[^、]{2,}、)")
_MARKS = "，。；：！？、,;:!?. "
_BREAK = re.compile(r"[，。；：！？,;:!?]")
_EDGE = "，。；：！？,;:!?、“”‘’《》"
# What leads in to a name: verbs, connectives, periods.
_LED_IN = re.compile(
    r"""^(?:
    (?:是|开展|推动|加快|打造|指导成立|成立|推进|实施|发布了?|印发了?|建设|组织|完成|落实|联合|会同|由|在|将|已经?|
    也|正在|其中|包括|例如|比如|像|以及|[一二三四五]是|同时|目前|并|又|还)
    |(?:截至)?[^，、]{0,8}(?:季度|月底|年底|年初|以来|时间)
    )+[,，]?""",
    re.VERBOSE,
)
_PREDICATE = re.compile(PREDICATES, re.VERBOSE)
_TAIL = re.compile(rf"(?:{PREDICATES}|同比|环比|分别|累计|已经?|也|总|[了的着过、“《，,:：])++$", re.VERBOSE)
_COUNTED = re.compile(r"^(?:全球|全国|我国|国内|世界)?(?:第?[首一二三]|这)[条个座批套项家部款台]|^[了着过的]")
_ITEM = r"[^，。；：！？,;:!?、和等]{1,24}"
_ENUMERATED = re.compile(
    rf"{_ITEM}(?:、{_ITEM})+(?:和[^，。；：！？,;:!?、和等]{{1,20}})?(?=等|$|[，。；,;])"
)


class Stretch(NamedTuple):
    """Where words stand in a normalised text (offsets from 0, end exclusive)."""

    start: int
    end: int


def name(question: Question, text: str) -> Stretch | None:
    """The name that answers, if one of the rules finds it."""
    for rule in (_in_brackets, _of_quantity, _noun_asked, _in_gap, _document, _noun_before, _subject):
        found = rule(question, text)
        if (
            found
            and 1 < found.end - found.start <= _LONGEST
            and text[found.start : found.end] not in question.text
        ):
            return found
    return None


def _in_brackets(question: Question, text: str) -> Stretch | None:
    """The title in 《》, where the question asks for a document; the one with most of its words."""
    if not any(word in question.text for word in DOCUMENTS):
        return None
    found = [Stretch(match.start() + 1, match.end() - 1) for match in _BRACKETED.finditer(text)]
    return max(found, key=lambda each: _held(question, text[each.start : each.end]), default=None)


def _of_quantity(question: Question, text: str) -> Stretch | None:
    """What a quantity of the question is said of (同比增长14.3%的是什么)."""
    for quantity in quantities(question.text):
        at = text.find(quantity.text)
        if at > 0:
            return _trimmed(text, max(text.rfind(mark, 0, at) for mark in "，。；,;、") + 1, at)
    return None


def _noun_asked(question: Question, text: str) -> Stretch | None:
    """A noun phrase that ends with the noun asked for (哪个行业: 钢铁行业)."""
    before, after = _sides(question)
    asked = _NOUN.match(after)
    if asked is None or after[0] in FUNCTION or after[0] in _AS:
        return None
    nouns = _whole_words(question, after)
    nouns += [variant.text for word in question.pieces if word.text in nouns for variant in word.variants]
    for noun in nouns:
        if (noun not in SCAFFOLD or noun in DOCUMENTS) and (places := _places(noun, text)):
            found = [_phrase(text, before, at, at + len(noun)) for at in places]
            found = [each for each in found if each.end - each.start > len(noun)]
            if found:
                return max(found, key=lambda each: _held(question, _clause(text, each.start)))
    return None


def _whole_words(question: Question, after: str) -> list[str]:
    """The words right behind the asking ones, as far as they go together: longest first, then the last."""
    found: list[str] = []
    rest = after
    while word := next((word.text for word in question.pieces if rest.startswith(word.text)), ""):
        found.append(word)
        rest = rest[len(word) :]
    joined = ["".join(found[:count]) for count in range(len(found), 0, -1)]
    return [each for each in (*joined, *found[-1:]) if len(each) >= _SHORTEST]


def _phrase(text: str, before: str, at: int, end: int) -> Stretch:
    """The phrase that ends with a noun: from the last mark, or from what the question has before."""
    begin = max(text.rfind(mark, 0, at) for mark in _EDGE) + 1
    if text[at - 1 : at] == "”" and "“" in text[:at]:  # a quoted name is a part of the phrase
        begin = text.rfind("“", 0, at)
    left = next(
        (
            before[-length:]
            for length in range(min(8, len(before)), 1, -1)
            if before[-length:] in text[begin:at]
        ),
        "",
    )
    if left:
        begin = text.rfind(left, begin, at) + len(left)
    return _trimmed(text, begin, end)


def _in_gap(question: Question, text: str) -> Stretch | None:
    """What stands between the words before and those behind the asking words (以什么为主线)."""
    before, after = _sides(question)
    after = _without_scaffold(after)
    behind = after.lstrip(_AS)
    right = next(
        (behind[:length] for length in range(min(8, len(behind)), 1, -1) if behind[:length] in text), ""
    )
    left = next((before[-n:] for n in range(min(8, len(before)), 1, -1) if before[-n:] in text), "")
    left = left or (before[-1:] if before.endswith(tuple(_TAKING)) else "")
    if right:
        for at in _places(right, text):
            start = _clause_start(text, at)
            begin = (
                text.rfind(left, start, at) + len(left) if left and text.rfind(left, start, at) >= 0 else -1
            )
            begin = (
                begin
                if begin >= 0
                else max([match.end() for match in _TAKEN.finditer(text, start, at)], default=-1)
            )
            if begin >= 0:
                return _trimmed(text, begin, at)
    if len(left) > 1 and (not after or after.startswith(DOCUMENTS)):
        begin = text.find(left) + len(left)
        stop = _BREAK.search(text, begin)
        return _trimmed(text, begin, stop.start() if stop else len(text))
    if right and (len(before) < _SHORTEST or len(after) < len(question.text) - question.asking[1]):
        at = text.find(right)
        return _trimmed(text, _clause_start(text, at), at)
    return None


def _sides(question: Question) -> tuple[str, str]:
    """The words before the asking words and those behind, without what only joins them."""
    start, end = question.asking
    before = _JOINING.sub("", question.text[:start].rstrip(_MARKS))
    last = next((word.text for word in question.pieces if before.endswith(word.text)), "")
    if len(last) == 1 and last not in _TAKING:  # may be the beginning of another word in the text
        before = before[:-1]
    after = re.sub(r"^(?:样的?|的|[个种类项条款家])", "", question.text[end:].strip("了? "))
    return before, after


def _without_scaffold(text: str) -> str:
    """A text without the words at its beginning that only name the kind of thing asked for."""
    while found := next((text[:length] for length in (4, 3, 2) if text[:length] in SCAFFOLD), ""):
        text = text[len(found) :]
    return text


def _places(part: str, text: str) -> list[int]:
    found = [text.find(part)]
    while found[-1] >= 0:
        found.append(text.find(part, found[-1] + 1))
    return found[:-1]


def _clause_start(text: str, at: int) -> int:
    return max(text.rfind(mark, 0, at) for mark in "，。；,;") + 1


def _clause(text: str, at: int) -> str:
    stop = _BREAK.search(text, at)
    return text[_clause_start(text, at) : stop.start() if stop else len(text)]


def _document(question: Question, text: str) -> Stretch | None:
    """A title without brackets: up to a word for documents, from the last mark or verb before it."""
    if not any(word in question.text for word in DOCUMENTS):
        return None
    found = []
    for match in re.finditer("|".join(DOCUMENTS), text):
        begin = max(text.rfind(mark, 0, match.start()) for mark in "，。；,;、") + 1
        verbs = list(
            re.finditer(r"(?:发布|印发|出台|制定|落实|实施|颁布|公布)了?", text[begin : match.start()])
        )
        begin += verbs[-1].end() if verbs else 0
        found.append(Stretch(begin, match.end()))
    return max(found, key=lambda each: (_held(question, text[each.start : each.end]), each.end), default=None)


def _noun_before(question: Question, text: str) -> Stretch | None:
    """A noun phrase that ends with the last noun before 是 and the asking words (…的骨干网链路是哪条)."""
    before, _ = _sides(question)
    for length in range(min(6, len(before)), 1, -1):
        noun = before[-length:]
        if found := [_phrase(text, "", at, at + length) for at in _places(noun, text)]:
            return max(found, key=lambda each: _held(question, _clause(text, each.start)))
    return None


def _subject(question: Question, text: str) -> Stretch | None:
    """What the first clause with a predicate is about: the words before its 是, 为 or 达到."""
    if question.asking[0] > _AT_START:
        return None
    for match in _PREDICATE.finditer(text):
        begin = _clause_start(text, match.start())
        if match.start() - begin > 1:
            return _trimmed(text, begin, match.start())
    return None


def enumeration(question: Question, text: str) -> Stretch | None:
    """The list (A、B和C) that stands nearest to most of what is asked."""
    found = [Stretch(match.start(), match.end()) for match in _ENUMERATED.finditer(text)]
    if not found:
        return None

    def worth(each: Stretch) -> float:
        return (
            _held(question, text[max(0, each.start - 12) : each.end + 12])
            + text.count("、", each.start, each.end) / 100
        )

    best = max(found, key=worth)
    named = _NAMED.match(text[best.start : best.end])  # 重点是A、B和C
    return _trimmed(text, best.start + (named.end() if named else 0), best.end)


def _trimmed(text: str, start: int, end: int) -> Stretch:
    """A stretch without what leads in (在, 第一季度), what counts (首条) and a predicate at its end."""
    while lead := _LED_IN.match(text[start:end]) or _COUNTED.match(text[start:end]):
        if lead.end() == 0:
            break
        start += lead.end()
    while tail := _TAIL.search(text[start:end]):
        end = start + tail.start()
    while start < end and text[start] in "，、,:：”》 ":
        start += 1
    return Stretch(start, end)


def _held(question: Question, text: str) -> float:
    return sum(word.weight * nearness(word, text) for word in question.pieces)
