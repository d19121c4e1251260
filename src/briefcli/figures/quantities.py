"""Numbers with a unit, as they stand in a text: 364.7万个, 6.1%, 万余家, 三成, 3到5个, 70EFLOPS, 翻一番."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple

from briefcli.figures.numerals import DIGITS, SCALES, SOME, Range, value_of
from briefcli.figures.units import unit_behind

Bound = Literal["over", "under", "about"]

# Words right before a number that bound it, and right behind it.
_OVER = "不低于 不得低于 不得少于 不少于 不小于 超过 突破 至少 最少 多达 高于 大于 多于 逾 超 刚过"
_UNDER = "不得超过 不超过 不高于 不多于 未超过 不足 不到 不满 未达 低于 少于 小于 至多 最多 最长 最高不超"
_ABOUT = "大约 大概 大致 接近 将近 约为 约 近"
_BOUNDS: dict[str, Bound | None] = {
    **dict.fromkeys(_UNDER.split(), "under"),
    **dict.fromkeys(_OVER.split(), "over"),
    **dict.fromkeys(_ABOUT.split(), "about"),
    "高达": None,
}
_BEFORE = dict(sorted(_BOUNDS.items(), key=lambda item: -len(item[0])))
_BEHIND: dict[str, Bound] = {
    **dict.fromkeys("及以上 以上 之上 有余 开外 出头 多".split(), "over"),
    **dict.fromkeys("及以下 以下 以内 封顶 之内 内".split(), "under"),
    **dict.fromkeys("左右 上下".split(), "about"),
}
_UP_TO = "上"  # before 百, 千 and 万: 上百家
_PAST = "过"  # before 半, and behind 率: 过半, 覆盖率过四成

_HAN = f"{DIGITS}{SCALES}"
# What is longer is no number of anything.
_DIGITAL = r"(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,15})(?:\.\d{1,9})?(?!\d)"
_MULTIPLIER = r"(?:[十百千]?[万亿]{1,3}(?:[多余]亿)?|[百千](?:[多余][万亿]|(?!分点|分之)))"
_NUMERAL = (
    rf"(?:(?<![{_HAN}第])(?:[{SOME}](?=[{SCALES}]))?[{_HAN}]{{1,24}}+(?:几[{SCALES}]{{0,3}})?"
    rf"(?:点[{DIGITS}]+[{SCALES}]*|[多余][{SCALES}]+)?"
    r"|半(?=[年天个小]))(?!分点)"
)
_BEFORE_IT = r"(?:\d{1,9}(?:\.\d{1,9})?万?亿(?=\d)|\d{1,4}万(?=\d千))"  # 1亿 of 1亿2千万, 2万 of 2万5千
_NUMBER = rf"(?:{_BEFORE_IT}?{_DIGITAL}\s*[多余几]?{_MULTIPLIER}?|{_NUMERAL})[多余来]?"
_FREE = r"(?<![\d.a-z_第/])(?<!\d,)(?<![a-z]-)"  # no part of an ordinal, a name or a longer number
_COUNTED = re.compile(rf"{_FREE}(?P<number>(?:(?<![a-z\d])-|负)?{_NUMBER})\s?")
# One of these is in every proportion in words.
_SIGNS = ("分之", "半", "番", *(f"成{digit}" for digit in DIGITS))
_IN_WORDS = (
    rf"(?:(?P<parts>[{_HAN}\d]{{1,12}})分之(?P<of>[{_HAN}]{{1,12}}(?:点[{_HAN}]{{1,12}})?|{_DIGITAL})"
    r"|(?P<half>一半|半数|(?<=[超过近])半(?=[,。;的]|$))"
    rf"|(?P<tenths>[{DIGITS}\d])成(?P<hundredths>[{DIGITS}])(?!不)|翻了?(?P<times>[{DIGITS}几])番)"
)
# Characters behind such a word that make another one of it: 多种, 内容.
_NOT_BEFORE = {"多": "种个家项元万亿次", "内": "容部外地需存资河蒙在"}
_TO = "—–~～至到-"  # between the ends of a range
_MOVED = ("从", "由", "自")  # before the first of two numbers: something moved from the one to the other
# Years are no quantities, nor idioms and words that hold a numeral; 一 before most units is an article.
# Those in Chinese numerals are compiled when they are first needed.
_YEARS = r"(?:19|20)\d\d年|\d{1,4}年代|\d\d年(?=第?[一二三四]季|[上下]半年|\d{1,2}月|[底初末])"
_INDEFINITE = r"一(?!点|两|成|倍|番|半|年半|个半|亿|万|千|百|十|元$|折$|角$)[^\d]*"
_OTHERWISE = (
    r"十分(?!钟)|万分|千家(?=万)|一成(?=不)|[三二]次元|[一二三四五六七八九十]+级|[两几]会"
    r"|二(?!元|成|十|百|千|万|亿|点|三)|[零〇](?!点)|九年(?=一贯)"
)
_NAMES = r"百[日年花家强]|千[年家里]|万(?:[里年家]|人(?!次))"  # unless they are bounded
_HALVES = ("半个小时", "半小时", "半多小时", "半多月", "半月", "半学期", "半")  # 一年半, 两个半小时
_DOUBLINGS = "番"
_SCALES_BOUNDED = ("百", "千", "万")
_MINUS = ("-", "负")
_SIGNED = ("%", "‰", "°c", "度", "个百分点", "元", "美元", "点")
_MOST = Decimal(10) ** 24
_HALF, _HUNDRED = Decimal(50), Decimal(100)
_PLACES, _SMALL = Decimal("0.01"), Decimal("0.0001")  # of a fraction that no decimal tells exactly


class Quantity(NamedTuple):
    """A number with its unit, without and with the words that bound it: 4500家, 超过4500家.

    `start` and `end` are those of `text` (offsets from 0, end exclusive). `unit` is as it stands, % for
    proportions in words, empty where a number with a multiplier has none (1.2万). `value` is exact and in
    units: 364.7万个 is 3647000, 三成 is 3; `high` is the upper end of a range. 三分之一 is 33.33.
    """

    text: str
    start: int
    end: int
    unit: str
    bounded: str
    value: Decimal
    high: Decimal | None
    bound: Bound | None


@cache
def _other_end() -> re.Pattern[str]:
    return re.compile(rf"\s?[{_TO}]{{1,2}}\s?(?P<number>{_NUMBER})\s?")


def quantities(text: str) -> list[Quantity]:
    """The quantities of a text in order; offsets are those of `text`, which may be normalised or not."""
    return list(_quantities(text))


def _quantities(text: str) -> Iterator[Quantity]:
    lower = text.lower()
    if len(lower) != len(text):  # a letter that is two in lower case
        lower = text
    worded: list[Quantity] = []
    if any(sign in lower for sign in _SIGNS):
        worded = [found for match in re.finditer(_IN_WORDS, lower) for found in _in_words(lower, match)]
    found = [each for each in _numbers(lower) if not any(_overlap(each, other) for other in worded)]
    for each in sorted((*found, *worded), key=lambda each: each.start):
        yield _as_it_stands(text, each)


def _numbers(lower: str) -> Iterator[Quantity]:
    at = 0
    while match := _COUNTED.search(lower, at):
        at = match.end()
        for found in _counted(lower, match):
            at = max(at, found.end)
            yield found


def _overlap(one: Quantity, other: Quantity) -> bool:
    return one.start < other.end and other.start < one.end


def _as_it_stands(text: str, found: Quantity) -> Quantity:
    """A quantity of the text in lower case, in the letters of the text: EFLOPS, not eflops."""
    raw = text[found.start : found.end]
    unit = raw[len(raw) - len(found.unit) :] if raw.lower().endswith(found.unit) else found.unit
    start = found.start - found.bounded.index(found.text)
    return found._replace(text=raw, unit=unit, bounded=text[start : start + len(found.bounded)])


def _in_words(lower: str, match: re.Match[str]) -> Iterator[Quantity]:
    """A proportion in words: 百分之七点五, 三分之一, 一半, 翻一番."""
    start, end = match.span()
    if match["tenths"]:  # 九成五
        tenths, hundredths = value_of(match["tenths"]), value_of(match["hundredths"])
        if tenths and hundredths:
            yield _bounded(lower, start, end, "%", Range(tenths.low * 10 + hundredths.low, None))
    elif match["half"]:
        yield _bounded(lower, start, end, "%", Range(_HALF, None))
    elif match["times"]:
        times = value_of(match["times"]) or Range(Decimal(1), None)
        yield _bounded(lower, match.start("times"), end, _DOUBLINGS, times)
    else:
        parts, of = value_of(match["parts"]), value_of(match["of"])
        if parts and of and parts.low:
            percent = of.low * _HUNDRED / parts.low
            rounded = percent.quantize(_PLACES if percent > _SMALL else _SMALL)
            exact = percent if percent == rounded else rounded
            yield _bounded(lower, start, end, "%", Range(exact, None))


def _counted(lower: str, match: re.Match[str]) -> Iterator[Quantity]:
    """A number with its unit, a range, or the two ends of 从3%到5%."""
    start, number = match.start("number"), match["number"]
    number, at, unit = _number_and_unit(lower, number, match.end())
    if number.startswith("-") and unit not in _SIGNED:  # 上海-10个城市: a dash
        number, start = number[1:], start + 1
    low = value_of(number.lstrip("-负"))
    if low is None or low.low > _MOST:
        return
    end = at + len(unit) if unit else start + len(number)
    goes_on = any(mark in lower[end : end + 2] for mark in _TO)
    other = _other_end().match(lower, end) if goes_on else None
    if other and not _is_year(lower, start) and (ends := _two_ends(lower, start, low, end, other, unit)):
        yield from _range_or_movement(lower, *ends)
    elif not _is_no_quantity(lower, start, number, unit, end):
        if number.startswith(_MINUS):
            low = Range(-low.low, None)
        if unit and (half := _and_a_half(lower, end)):
            low, end = Range(low.low + _HALF / _HUNDRED, None), end + len(half)
            unit += half.removesuffix("半")
        yield _bounded(lower, start, end, unit, low)


def _range_or_movement(lower: str, one: "_End", other: "_End") -> Iterator[Quantity]:
    """A range as one quantity; behind 从 and 由 the two ends that something moved between."""
    start, middle, first_unit, first = one
    begin, last, unit, second = other
    if lower[max(0, start - 1) : start] in _MOVED:
        yield _bounded(lower, start, middle, first_unit, first, behind=False)
        yield _bounded(lower, begin, last, unit, second, before=False)
    else:
        yield _bounded(lower, start, last, unit, Range(first.low, second.low))


def _number_and_unit(lower: str, number: str, at: int) -> tuple[str, int, str]:
    """A number, the end of it, and the unit there: of 5千瓦 the 千 is the unit's."""
    unit = unit_behind(lower, at)
    if number[-1:] in ("百", "千") and number[:-1] and (whole := unit_behind(lower, at - 1)):
        return number[:-1], at - 1, whole
    return number, at, unit


_End = tuple[int, int, str, Range]


def _two_ends(
    lower: str, start: int, low: Range, end: int, other: re.Match[str], unit: str
) -> tuple[_End, _End] | None:
    """Both ends of a range or movement: start, end, unit and value; None if the second is no quantity."""
    number, at, second_unit = _number_and_unit(lower, other["number"], other.end())
    high = value_of(number)
    if high is None or not (second_unit or _is_amount(number)):
        return None
    # 3到5万 begins at 3万.
    digits = value_of(number.rstrip(SCALES))
    if not unit and digits and digits.low and low.low < digits.low:
        low = Range(low.low * high.low / digits.low, None)
    if unit and second_unit and unit != second_unit:
        return None
    last = at + len(second_unit)
    return (start, end, unit, low), (other.start("number"), last, second_unit, high)


def _is_year(lower: str, at: int) -> bool:
    return re.compile(r"(?:19|20)\d\d(?!\d)").match(lower, at) is not None


def _is_no_quantity(lower: str, start: int, number: str, unit: str, end: int) -> bool:
    """Whether a number counts nothing: a year, an idiom, an article, the beginning of another word."""
    if not unit and not _is_amount(number):
        return True
    if lower[start].isdigit() or _and_a_half(lower, end):
        return "年" in lower[start : end + 2] and re.match(_YEARS, lower[start : end + 4]) is not None
    bounded = _word_before(lower, start) or _word_behind(lower, end)
    if not bounded and re.match(_NAMES, lower[start : end + 1]):
        return True
    return bool(re.match(_OTHERWISE, lower[start : end + 2]) or re.fullmatch(_INDEFINITE, lower[start:end]))


def _and_a_half(lower: str, end: int) -> str:
    """What goes on behind a unit with a half: 半 of 一年半; empty if nothing does."""
    return next((half for half in _HALVES if lower.startswith(half, end)), "")


def _is_amount(number: str) -> bool:
    """Whether a number counts something without a unit: one with a digit before 万 or 亿."""
    last = max(number.rfind("万"), number.rfind("亿"))
    return any(character in f"0123456789{DIGITS}" for character in number[: max(last, 0)])


def _word_before(lower: str, start: int) -> str:
    """The word right before a number that bounds it; empty if there is none."""
    word = next((word for word in _BEFORE if lower.endswith(word, 0, start)), "")
    if word or not start:
        return word
    last, number = lower[start - 1], lower[start : start + 1]
    up_to = last == _UP_TO and number in _SCALES_BOUNDED
    past = last == _PAST and (number == "半" or lower.endswith("率", 0, start - 1))
    return last if up_to or past else ""


def _word_behind(lower: str, end: int) -> str:
    """The word right behind a number that bounds it; empty if there is none."""
    for word in _BEHIND:
        if lower.startswith(word, end) and lower[end + len(word) : end + len(word) + 1] not in (
            *_NOT_BEFORE.get(word, ()),
        ):
            return word
    return ""


def _bounded(
    lower: str,
    start: int,
    end: int,
    unit: str,
    value: Range,
    *,
    before: bool = True,
    behind: bool = True,
) -> Quantity:
    """A quantity with the words that bound it before or behind, or by 余, 多, 数 and 几 within."""
    text = lower[start:end]
    prefix = _word_before(lower, start) if before else ""
    if unit == _DOUBLINGS:
        prefix = next((word for word in ("翻了", "翻") if lower.endswith(word, 0, start)), prefix)
    suffix = _word_behind(lower, end) if behind else ""
    bound = _BEHIND[suffix] if suffix else _BEFORE.get(prefix)
    if bound is None and "来" in text:
        bound = "about"
    if bound is None and (prefix in (_UP_TO, _PAST) or any(c in text for c in f"余多{SOME}")):
        bound = "over"
    bounded = lower[start - len(prefix) : end + len(suffix)]
    return Quantity(text, start, end, unit, bounded, value.low, value.high, bound)
