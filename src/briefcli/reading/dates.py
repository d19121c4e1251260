"""The day of a briefing: which of the dates on a page it is, and the year of a bare day and month."""

import datetime
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from briefcli.reading.patterns import lazy
from briefcli.text.normal import simplified

_MONTHS = "January February March April May June July August September October November December".split()
_MONTH = "(?P<month>" + "|".join(f"{month[:3]}(?:{month[3:]})?" for month in _MONTHS) + r")\.?"
_REPUBLIC = 1911  # the year before the first one of the Republic, by which Taiwan counts
_DIGITS = {c: str(i % 10) for i, c in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0", "Ｏ": "0"}

_FORMS = (
    # 2024年4月18日, 2024-04-18, 2024.4.18, 2024/4/18
    lazy(r"(?P<year>(?:19|20)\d\d)\s*[年./-]\s*(?P<month>\d{1,2})\s*[月./-]\s*(?P<day>\d{1,2})(?:\s*日|(?!\d))"),
    # 二〇二四年四月十八日
    lazy(r"(?P<year>[一二][〇零○一二三四五六七八九]{3})\s*年\s*(?P<month>[一二三四五六七八九十]{1,2})\s*月\s*(?P<day>[一二三四五六七八九十]{1,3})\s*日"),
    # 民国113年4月18日
    lazy(r"民国\s*(?P<republic>\d{2,3}|[一二三四五六七八九十百]{2,5})\s*年\s*(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})\s*月\s*(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})\s*日"),
    # April 18, 2024; 18 April 2024
    lazy(rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)\b"),
    lazy(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?P<year>(?:19|20)\d\d)\b"),
)  # fmt: skip
_BARE = lazy(
    r"(?<![\d年/.-])(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})\s*月\s*(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})\s*日"
)
# What tells that a date is of the briefing, or of publication, in the same line or sentence.
_PUBLISHED = lazy(
    r"(?:发布|发表|更新|刊登|刊发|发稿|成文|上传|录入)(?:时间|日期|于)|来源|稿源|浏览|责编|编辑|字号|字体|Published|Posted|Updated|reviewed|modified|Source|Released",
    re.IGNORECASE,
)
# What tells that a date is of a rule or a report that the briefing is about.
_IN_FORCE = lazy(
    r"印发|施行|实施|生效|起执行|公布|出台|审议通过|in(?:to)? force|takes? effect", re.IGNORECASE
)
_HELD = lazy(
    r"(?<![布表新登发稿文传入])(?:时\s*间|日\s*期)\s*[：:]|举行|举办|召开|发布会|记者会|通报会|吹风会|见面会|访谈|采访|专访|答记者问|会见|回答|出席|主持|介绍|"
    r"briefing|conference|spoke|answered|^\W*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day",
    re.IGNORECASE,
)
_TIME = lazy(r"(?:直播|发布会|召开|举行)?(?:时\s*间|日\s*期)\s*[：:]|(?:Date|Time|When)\s*:", re.IGNORECASE)
_LINE_OF_SOURCE = 160  # characters, at most, of a line that tells where a page comes from
_LINE_OF_DATE = 60  # of one that holds hardly more than a date


class _Dated(NamedTuple):
    """A date as it stands; a bare day and month has no year. A lower rank is likelier the briefing's."""

    rank: int
    year: int | None
    month: int
    day: int


def date_of(title: str, head: Iterable[str], margin: Iterable[str]) -> datetime.date | None:
    """The date of a briefing, None where no full one is given.

    `head` are the lines above the first turn, `margin` the furniture and notes of the page. The title
    tells it first, then what says that it is the day of the briefing, then a date that stands alone, then
    the day of publication. A bare day and month takes the year of the first full date there is.
    """
    dates = [*_dates(simplified(title), 0)]
    for line in map(simplified, head):
        for sentence in re.split(r"(?<=[。；;])|　{2,}", line):
            dates += _dates(sentence, _rank(sentence, line))
    for line in map(simplified, margin):
        dates += _dates(line, 5 if _PUBLISHED.search(line) else 4)
    dates.sort(key=lambda each: each.rank)
    years = [each.year for each in dates if each.year and _day(each.year, each.month, each.day)]
    for each in dates:
        year = each.year or (years[0] if years else None)
        if year and (day := _day(year, each.month, each.day)):
            return day
    return None


def _rank(sentence: str, line: str) -> int:
    if _IN_FORCE.search(sentence) and not _HELD.search(sentence):
        return 6
    published = _PUBLISHED.search(sentence)
    if (time := _TIME.search(sentence)) and not (published and published.start() <= time.start()):
        return 1
    if published and len(line) < _LINE_OF_SOURCE and not _HELD.search(sentence):
        return 5
    if _HELD.search(sentence) and not published:
        return 2
    if len(line) < _LINE_OF_DATE and not published:
        return 3
    return 6


def _dates(text: str, rank: int) -> Iterator[_Dated]:
    if not re.search(r"\d|[〇零○]", text) and "月" not in text:
        return
    taken = []
    for form in _FORMS:
        for match in form.finditer(text):
            taken.append(match.span())
            yield _Dated(rank, _year(match), _month(match["month"]), _number(match["day"]))
    for match in _BARE.finditer(text):
        if not any(start <= match.start() < end for start, end in taken):
            yield _Dated(rank, None, _month(match["month"]), _number(match["day"]))


def _year(match: re.Match[str]) -> int:
    named = match.groupdict()
    return _number(named["year"]) if "year" in named else _REPUBLIC + _number(named["republic"])


def _month(text: str) -> int:
    if text[0].isascii() and text[0].isalpha():
        return 1 + next(i for i, month in enumerate(_MONTHS) if month.startswith(text[:3]))
    return _number(text)


def _number(text: str) -> int:
    """A number in digits or in the numerals of a date: 二〇二四, 十八, 二十."""
    if text.isdigit() and text.isascii():
        return int(text)
    if "百" in text:
        return 100 + _number(text.split("百")[1].lstrip("零〇") or "零")
    if "十" in text:
        tens, _, ones = text.partition("十")
        return 10 * int(_DIGITS.get(tens, "1")) + int(_DIGITS.get(ones, "0"))
    return int("".join(_DIGITS.get(character, "0") for character in text))


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
