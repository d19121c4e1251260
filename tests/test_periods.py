"""Periods of time: which words they are, and from which day to which they last."""

import datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefcli.figures.periods import Period, periods
from briefcli.figures.times import times

BRIEFING = datetime.date(2023, 4, 18)

# Pieces of periods and what may stand around them, put together at random. Nothing that makes a range:
# which of two years or months comes first is tried by itself.
PIECES = st.lists(
    st.sampled_from(
        "2023年 2019 年 今年 去年 前年 明年 后年 上年度 第 一 二 四 季度 q4 上 下 半年 前 头 两 三 个月 12月"
        " 2月 月份 31日 30号 底 末 初 年底 年初 全年 的 “ ” 十四五 时期 期间 造林 。 , 3 十 . %".split()
    ),
    max_size=12,
).map("".join)
TEXT = st.one_of(
    PIECES,
    st.text(
        st.sampled_from("今去明前后上下本年度半第一二三四十五两月日号季底末初至到-—~2019 ."), max_size=30
    ),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
)
DATES = st.dates(datetime.date(1949, 10, 1), datetime.date(2099, 12, 31))


def the_only(text: str, date: datetime.date | None = BRIEFING) -> Period:
    """The one period of a text."""
    [period] = periods(text, date)
    return period


def days(text: str, date: datetime.date | None = BRIEFING) -> tuple[str, str]:
    """The first and the last day of the one period of a text."""
    period = the_only(text, date)
    return str(period.first), str(period.last)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2022年", "2022-01-01", "2022-12-31"),
        ("1998年", "1998-01-01", "1998-12-31"),
        ("2022年度", "2022-01-01", "2022-12-31"),
        ("2022年全年", "2022-01-01", "2022-12-31"),
        ("2022年第一季度", "2022-01-01", "2022-03-31"),
        ("2022年的第四季度", "2022-10-01", "2022-12-31"),
        ("2022年q3", "2022-07-01", "2022-09-30"),
        ("2022年上半年", "2022-01-01", "2022-06-30"),
        ("2022年下半年", "2022-07-01", "2022-12-31"),
        ("2022年3月", "2022-03-01", "2022-03-31"),
        ("2022年11-12月", "2022-11-01", "2022-12-31"),
        ("2022年1至3月份", "2022-01-01", "2022-03-31"),
        ("2022年3月15日", "2022-03-15", "2022-03-15"),
        ("2022年底", "2022-12-31", "2022-12-31"),
        ("2022年年底", "2022-12-31", "2022-12-31"),
        ("2022年末", "2022-12-31", "2022-12-31"),
        ("2022年6月末", "2022-06-30", "2022-06-30"),
        ("2022年一季度末", "2022-03-31", "2022-03-31"),
        ("2022年前三个月", "2022-01-01", "2022-03-31"),
        ("2018—2022年", "2018-01-01", "2022-12-31"),
        ("2018年-2022年", "2018-01-01", "2022-12-31"),
        ("2018至2022年", "2018-01-01", "2022-12-31"),
        ("2018年到2022年", "2018-01-01", "2022-12-31"),
        ("十四五时期", "2021-01-01", "2025-12-31"),
        ("“十四五”期间", "2021-01-01", "2025-12-31"),
        ("“十三五”规划", "2016-01-01", "2020-12-31"),
        ("十五五时期", "2026-01-01", "2030-12-31"),
        ("“三五”时期", "1966-01-01", "1970-12-31"),
    ],
)
@pytest.mark.parametrize("date", [None, BRIEFING])
def test_told_by_itself(words: str, first: str, last: str, date: datetime.date | None) -> None:
    """What names its year needs no date; the words around it are no part of it."""
    period = the_only(f"全市{words}，造林", date)
    assert (period.text, str(period.first), str(period.last)) == (words, first, last)
    assert (period.start, period.end) == (2, 2 + len(words))


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("今年", "2023-01-01", "2023-12-31"),
        ("本年度", "2023-01-01", "2023-12-31"),
        ("去年", "2022-01-01", "2022-12-31"),
        ("上年", "2022-01-01", "2022-12-31"),
        ("上一年", "2022-01-01", "2022-12-31"),
        ("上年度", "2022-01-01", "2022-12-31"),
        ("前年", "2021-01-01", "2021-12-31"),
        ("明年", "2024-01-01", "2024-12-31"),
        ("下一年", "2024-01-01", "2024-12-31"),
        ("后年", "2025-01-01", "2025-12-31"),
        ("去年全年", "2022-01-01", "2022-12-31"),
        ("去年四季度", "2022-10-01", "2022-12-31"),
        ("今年q1", "2023-01-01", "2023-03-31"),
        ("明年上半年", "2024-01-01", "2024-06-30"),
        ("今年的下半年", "2023-07-01", "2023-12-31"),
        ("去年12月", "2022-12-01", "2022-12-31"),
        ("今年1-3月", "2023-01-01", "2023-03-31"),
        ("今年前三个月", "2023-01-01", "2023-03-31"),
        ("今年前十一个月", "2023-01-01", "2023-11-30"),
        ("去年头两个月", "2022-01-01", "2022-02-28"),
        ("去年底", "2022-12-31", "2022-12-31"),
        ("今年年初", "2023-01-01", "2023-01-31"),
        ("今年3月底", "2023-03-31", "2023-03-31"),
    ],
)
def test_told_by_its_distance(words: str, first: str, last: str) -> None:
    """A year that is told from the briefing is counted from its date, whatever the part of the year."""
    assert the_only(f"到{words}，造林").text == words
    assert days(f"到{words}，造林") == (first, last)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("第一季度", "2023-01-01", "2023-03-31"),
        ("一季度", "2023-01-01", "2023-03-31"),
        ("第2季度", "2023-04-01", "2023-06-30"),
        ("3季度", "2023-07-01", "2023-09-30"),
        ("q4", "2023-10-01", "2023-12-31"),
        ("上半年", "2023-01-01", "2023-06-30"),
        ("下半年", "2023-07-01", "2023-12-31"),
        ("上半年末", "2023-06-30", "2023-06-30"),
        ("1月", "2023-01-01", "2023-01-31"),
        ("01月", "2023-01-01", "2023-01-31"),
        ("3月份", "2023-03-01", "2023-03-31"),
        ("十月", "2023-10-01", "2023-10-31"),
        ("十一月份", "2023-11-01", "2023-11-30"),
        ("十二月", "2023-12-01", "2023-12-31"),
        ("1-2月", "2023-01-01", "2023-02-28"),
        ("1~2月", "2023-01-01", "2023-02-28"),
        ("1月到2月", "2023-01-01", "2023-02-28"),
        ("11月-12月", "2023-11-01", "2023-12-31"),
        ("9至12月份", "2023-09-01", "2023-12-31"),
        ("6至8月底", "2023-08-31", "2023-08-31"),
        ("3月15日", "2023-03-15", "2023-03-15"),
        ("12月31号", "2023-12-31", "2023-12-31"),
        ("03月05日", "2023-03-05", "2023-03-05"),
        ("2月底", "2023-02-28", "2023-02-28"),
        ("6月末", "2023-06-30", "2023-06-30"),
        ("一季度末", "2023-03-31", "2023-03-31"),
        ("年底", "2023-12-31", "2023-12-31"),
        ("年末", "2023-12-31", "2023-12-31"),
        ("年初", "2023-01-01", "2023-01-31"),
        ("全年", "2023-01-01", "2023-12-31"),
        ("前三个月", "2023-01-01", "2023-03-31"),
        ("首两个月", "2023-01-01", "2023-02-28"),
        ("头2个月", "2023-01-01", "2023-02-28"),
        ("前9个月", "2023-01-01", "2023-09-30"),
        ("前10个月", "2023-01-01", "2023-10-31"),
        ("前11个月", "2023-01-01", "2023-11-30"),
        ("年初前两个月", "2023-01-01", "2023-02-28"),
    ],
)
def test_part_of_the_year_of_the_briefing(words: str, first: str, last: str) -> None:
    """A part of a year without a year is one of the briefing's."""
    period = the_only(f"截止，{words}，造林")
    assert (period.text, period.start, period.end) == (words, 3, 3 + len(words))
    assert days(f"截止，{words}，造林") == (first, last)


@pytest.mark.parametrize("words", ["今年", "去年底", "一季度", "3月15日", "年底", "前三个月", "1-2月", "q1"])
def test_unresolved_without_a_date(words: str) -> None:
    """Without a date of the briefing the words are found all the same, but have no days."""
    period = the_only(f"到{words}，造林", None)
    assert period == Period(words, 1, 1 + len(words), None, None)


@pytest.mark.parametrize(
    ("words", "date", "day"),
    [
        ("2024年2月底", None, "2024-02-29"),
        ("2023年2月底", None, "2023-02-28"),
        ("2000年2月底", None, "2000-02-29"),
        ("1900年2月底", None, "1900-02-28"),
        ("2月底", datetime.date(2024, 3, 1), "2024-02-29"),
        ("去年2月底", datetime.date(2025, 3, 1), "2024-02-29"),
        ("2024年2月29日", None, "2024-02-29"),
    ],
)
def test_ends_of_months(words: str, date: datetime.date | None, day: str) -> None:
    """A month ends on its last day, in leap years too."""
    assert days(words, date) == (day, day)


@pytest.mark.parametrize("words", ["2023年2月29日", "2023年4月31日", "2月30号"])
def test_days_that_do_not_exist(words: str) -> None:
    """A day that its month does not have is found, but stays unresolved."""
    assert the_only(f"于{words}，造林") == Period(words, 1, 1 + len(words), None, None)


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("明年", datetime.date.max),
        ("今年", datetime.date.max),
        ("12月", datetime.date.max),
        ("去年", datetime.date.min),
        ("前年底", datetime.date.min),
    ],
)
def test_past_the_calendar(words: str, date: datetime.date) -> None:
    """A briefing at either end of the calendar is no reason to fail."""
    assert the_only(words, date).text == words


def test_several() -> None:
    """The periods of a text come in its order, each with its own year."""
    text = "去年12月动工，今年3月底完工；到2025年，“十五五”时期前，全年造林，一季度和q2均可"
    assert [(each.text, str(each.first), str(each.last)) for each in periods(text, BRIEFING)] == [
        ("去年12月", "2022-12-01", "2022-12-31"),
        ("今年3月底", "2023-03-31", "2023-03-31"),
        ("2025年", "2025-01-01", "2025-12-31"),
        ("“十五五”时期", "2026-01-01", "2030-12-31"),
        ("全年", "2023-01-01", "2023-12-31"),
        ("一季度", "2023-01-01", "2023-03-31"),
        ("q2", "2023-04-01", "2023-06-30"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "造林",
        "2023",
        "10年",
        "3年",
        "13月",
        "23月",
        "1.5月",
        "1个月",
        "q12",
        "q5",
        "第五季度",
        "年",
        "河底",
    ],
)
def test_no_period(text: str) -> None:
    """Bare numbers, lengths of time and months that do not exist are no periods."""
    assert periods(text, BRIEFING) == []


@given(TEXT, st.none() | DATES)
@settings(max_examples=200, deadline=None)
def test_places_in_any_text(text: str, date: datetime.date | None) -> None:
    """Whatever the text, periods are stretches of it, in order and apart."""
    position = 0
    for period in periods(text, date):
        assert position <= period.start < period.end <= len(text)
        assert text[period.start : period.end] == period.text
        position = period.end


@given(TEXT, DATES)
@settings(max_examples=150, deadline=None)
def test_a_date_changes_days_only(text: str, date: datetime.date) -> None:
    """Without a date the same words are found, and the days of years that are told stay the same."""
    dated, undated = periods(text, date), periods(text, None)
    assert [each[:3] for each in dated] == [each[:3] for each in undated]
    for one, other in zip(dated, undated, strict=True):
        assert (other.first, other.last) in ((None, None), (one.first, one.last))


@given(PIECES, DATES)
@settings(max_examples=200, deadline=None)
def test_first_day_before_the_last(text: str, date: datetime.date) -> None:
    """With a date all but days that do not exist are resolved, and none ends before it begins."""
    for period in periods(text, date):
        if period.first is None or period.last is None:
            assert period.first is period.last is None
            assert period.text.endswith(("30日", "31日", "30号", "31号"))
        else:
            assert period.first <= period.last


@given(st.integers(1, 12), st.integers(1, 12), st.integers(1900, 2099), st.integers(1900, 2099))
@settings(max_examples=50, deadline=None)
def test_ranges(month: int, other_month: int, year: int, other_year: int) -> None:
    """A range of months or years begins with the first day of the one and ends with the last of the other."""
    since, until = sorted((month, other_month))
    earlier, later = sorted((year, other_year))
    months = the_only(f"{later}年{since}-{until}月", None)
    assert months.first == datetime.date(later, since, 1)
    assert months.last is not None
    assert (months.last + datetime.timedelta(days=1)).day == 1
    assert (months.last.year, months.last.month) == (later, until)
    assert days(f"{earlier}至{later}年", None) == (f"{earlier}-01-01", f"{later}-12-31")


@given(DATES, DATES)
@settings(max_examples=50, deadline=None)
def test_any_day(day: datetime.date, date: datetime.date) -> None:
    """A day that is written out is that day, whenever the briefing was."""
    for words in (f"{day.year}年{day.month}月{day.day}日", f"{day.year}年{day:%m月%d}号"):
        assert the_only(words, date) == Period(words, 0, len(words), day, day)


def test_what_follows_is_no_part() -> None:
    """A 的 behind a period belongs to it only where it goes on."""
    assert [period.text for period in periods("一季度的造林面积", None)] == ["一季度"]
    assert [period.text for period in periods("3月的中旬", None)] == ["3月的中旬"]


# With the words that frame them, and looser times.


TIMES = """
截至3月底 2023-03-31 2023-03-31, 截止2022年年底 2022-12-31 2022-12-31, 到2025年 2025-01-01 2025-12-31,
今年以来 2023-01-01 2023-04-18, 自2021年以来 2021-01-01 2023-04-18, “十四五”以来 2021-01-01 2023-04-18,
从3月起 2023-03-01 2023-04-18, 去年11月15日至今年2月底 2022-11-15 2023-02-28, 目前 2023-04-18 2023-04-18,
截至目前 2023-04-18 2023-04-18, 今明两年 2023-01-01 2024-12-31, 近三年 None None, 过去五年 None None,
春节期间 None None, 今年夏季 None None, 新馆开放以来 None None
"""


@pytest.mark.parametrize("row", TIMES.replace(",\n", ", ").strip().split(", "))
def test_framed_and_looser(row: str) -> None:
    """A time is found whole; what goes on ends with the briefing, what is told loosely has no days."""
    words, first, last = row.split()
    [period] = times(f"全省,{words},造林", BRIEFING)
    assert (period.text, period.start, period.end) == (words, 3, 3 + len(words))
    assert (str(period.first), str(period.last)) == (first, last)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("吞吐量从2020年的2亿吨增加到2022年的3亿吨", ["2020年", "2022年"]),
        ("今年一季度,全年任务已完成三成", ["今年一季度"]),
        ("一季度和二季度", ["一季度", "二季度"]),
        ("目前有近三年的图书", ["目前", "近三年"]),
        ("造林3年级", []),
    ],
)
def test_which_times(text: str, expected: list[str]) -> None:
    """到 of a movement frames no time, nor does 全年 behind another time tell a new one."""
    assert [each.text for each in times(text, BRIEFING)] == expected


LOOSER = "截至 自 到 至 以来 起 目前 近 三年 过去 春节 期间 今年 去年 2023年 3月 底 8月25日 全年 ,".split()


@given(st.lists(st.sampled_from(LOOSER), max_size=10).map("".join) | TEXT, st.none() | DATES)
@settings(max_examples=200, deadline=None)
@example("今年过去2023年", BRIEFING)
@example("12月1日至2月28日", BRIEFING)
def test_times_of_any_text(text: str, date: datetime.date | None) -> None:
    """Whatever the text, times are stretches of it, in order and apart, and none ends before it begins."""
    position = 0
    for period in times(text, date):
        assert position <= period.start < period.end <= len(text)
        assert text[period.start : period.end] == period.text
        assert period.first is None or period.last is None or period.first <= period.last
        position = period.end
