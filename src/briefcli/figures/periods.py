"""Periods of time as they stand in a text: 第一季度, 截至2月底, 2023年年底, 到2025年, 今年前三个月.

Each is resolved against the date of the briefing where that can be done.
"""

import datetime
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

_NUMERAL = {c: n for n, c in enumerate("零一二三四五六七八九十")} | {"〇": 0, "两": 2, "首": 1}

# Years that are told by their distance from that of the briefing.
_NEARBY = {
    "今年": 0, "本年": 0, "本年度": 0, "去年": -1, "上年": -1, "上一年": -1, "上年度": -1, "前年": -2,
    "明年": 1, "下一年": 1, "后年": 2,
}  # fmt: skip
_YEAR_IS_TOLD, _AUTUMN = 2, 9  # months: in January and February 12月份 and 全年 are of the year before
_FIRST_PLAN = 1953  # the first year of the first five-year plan; the second began five years later
_THIRD, _THIRD_PLAN = 3, 1966  # that of the third; every five years since: 十四五 is from 2021

_NEAR = "|".join(sorted(_NEARBY, key=len, reverse=True))
_YEAR = rf"(?<!\d)(?P<year>(?:19|20)\d\d)年(?:度|全年)?|(?<![以此网])(?P<nearby>{_NEAR})"
_PARTS = (
    r"前(?P<quarters>[二三两23])个?季度",
    r"第?(?P<quarter>[一二三四1-4])季度|第(?P<season>[一二三四1-4])季",
    r"(?<![a-z])q(?P<q>[1-4])(?![a-z\d])",
    r"(?P<half>[上下])半年",
    r"(?:年初|开年|前|头|首)的?(?:前|头)?(?P<months>1[0-2]|[2-9]|十[一二]?|[两二三四五六七八九])个月",
    r"(?P<since>1[0-2]|[1-9])月?\s*[-—–~～至到]\s*(?P<until>1[0-2]|[1-9])月份?",
    r"(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月(?:份|(?P<day>3[01]|[12]\d|0?[1-9])[日号])?",
    r"(?<!青)年?(?P<end>[底末])(?!端)|(?<!青)年?(?P<start>初)(?!创)",
    r"(?P<whole>全年)",
)
_MONTH_END = r"(?:的?(?P<monthend>[底末初中](?:旬)?|[上下]旬))?"
_PLAN = (
    r"[“\"「]?(?P<plan>二十|十[一二三四五六七八九]?|[一二三四五六七八九])五[”\"」]?"
    r"(?:(?P<planend>末)|时期|期间|规划|以来)"
)
_SPAN = r"(?P<from>(?:19|20)\d\d)年?\s*[—–\-~～至到]+\s*(?P<to>(?:19|20)\d\d)年"


class Period(NamedTuple):
    """A period: its words, where they stand (offsets from 0, end exclusive), its first and last day.

    The days are None where the text does not tell the year and the briefing has no date.
    """

    text: str
    start: int
    end: int
    first: datetime.date | None
    last: datetime.date | None


def periods(text: str, date: datetime.date | None) -> list[Period]:
    """The periods of a normalised text in order, resolved for a briefing of that date."""
    return list(_periods(text, date))


def _periods(text: str, date: datetime.date | None) -> Iterator[Period]:
    for match in _pattern().finditer(text):
        if match[0]:
            first, last = _days(match.groupdict(), date)
            yield Period(match[0], match.start(), match.end(), first, last)


@cache
def _pattern() -> re.Pattern[str]:
    part = "|".join(_PARTS)
    return re.compile(
        rf"{_SPAN}|{_PLAN}|(?:{_YEAR})(?:的?(?:{part}){_MONTH_END})?|(?<![\d.一二三四五六七八九十])(?:{_renamed(part)})"
        + _MONTH_END.replace("monthend", "monthend2")
    )


def _renamed(part: str) -> str:
    """The parts of a year once more, for where no year stands before: a group has one name."""
    return re.sub(r"\(\?P<(\w+)>", r"(?P<\g<1>2>", part.replace("年?(?P<", "年(?P<"))


def _days(groups: dict[str, str | None], date: datetime.date | None) -> tuple[datetime.date | None, ...]:
    """The first and the last day of a match."""
    if groups["from"] and groups["to"] and groups["from"] <= groups["to"]:
        return datetime.date(int(groups["from"]), 1, 1), datetime.date(int(groups["to"]), 12, 31)
    if groups["plan"]:
        number = _number(groups["plan"])
        year = (_THIRD_PLAN if number >= _THIRD else _FIRST_PLAN + 10) + 5 * (number - _THIRD)
        last = datetime.date(year + 4, 12, 31)
        return (last if groups["planend"] else datetime.date(year, 1, 1)), last
    parts = {name: groups[name] or groups.get(name + "2") for name in groups if not name.endswith("2")}
    if parts["year"]:
        year = int(parts["year"])
    elif date:
        year = date.year + _NEARBY.get(parts["nearby"] or "", 0)
    else:
        return None, None
    try:
        first, last = _within(year, parts)
        if date and not (parts["year"] or parts["nearby"]) and _is_of_last_year(first, parts, date):
            first, last = _within(year - 1, parts)
    except (ValueError, OverflowError):  # the 30th of February, or a year that no calendar has
        return None, None
    return (first, last) if first <= last else (None, None)


def _is_of_last_year(first: datetime.date, parts: dict[str, str | None], date: datetime.date) -> bool:
    """Whether a period without a year is that of the year before: 12月份 and 全年 in January."""
    return date.month <= _YEAR_IS_TOLD and (bool(parts["whole"]) or first.month >= _AUTUMN)


def _within(year: int, parts: dict[str, str | None]) -> tuple[datetime.date, datetime.date]:
    """The days of a part of a year; of the whole where none is named."""
    first, last = 1, 12
    if parts["quarters"]:
        last = 3 * _number(parts["quarters"])
    elif quarter := parts["quarter"] or parts["season"] or parts["q"]:
        first = 3 * _number(quarter) - 2
        last = first + 2
    elif parts["half"]:
        first, last = (1, 6) if parts["half"] == "上" else (7, 12)
    elif parts["months"]:
        last = _number(parts["months"])
    elif parts["since"] and parts["until"]:
        first, last = _number(parts["since"]), _number(parts["until"])
    elif parts["month"]:
        first = last = _number(parts["month"])
        if parts["day"]:
            day = datetime.date(year, first, int(parts["day"]))
            return day, day
    if parts["end"] or parts["monthend"] in ("底", "末"):
        end = _day(year, last, 31)
        return end, end
    if parts["start"]:
        last = 1
    return datetime.date(year, first, 1), _day(year, last, 31)


def _day(year: int, month: int, day: int) -> datetime.date:
    """A day, or the last of its month where the month has fewer."""
    beginning = datetime.date(year, month, 1)
    following = (beginning + datetime.timedelta(days=31)).replace(day=1)
    return min(beginning + datetime.timedelta(days=day - 1), following - datetime.timedelta(days=1))


def _number(text: str) -> int:
    """A small number in digits or Chinese numerals: 3, 三, 十二."""
    if text.isascii():
        return int(text)
    if "十" in text:
        tens, _, ones = text.partition("十")
        return 10 * _NUMERAL.get(tens, 1) + _NUMERAL.get(ones, 0)
    return _NUMERAL[text]
