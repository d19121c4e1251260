"""The times that govern figures: periods with the words that frame them, and looser ones.

截至3月底, 今年以来, 7月1日至8月25日; 目前, 近三年, 明后两年, 汛期, 新规施行以来.
"""

import datetime
import re
from functools import cache

from briefcli.figures.periods import Period, periods

_FRAME_BEFORE = re.compile(r"(?:截至|截止|(?<![加高长升降少短大低涨落缩减扩伸延])到|自|从)$")
_FRAME_BEHIND = re.compile(
    r"""
    当月 | 以来 | 起 | 开始 | 期间 | 以前 | 之前 | 以后 | 之后
    | [前后](?![一二三四五六七八九十\d两]) | 时(?![间期段])
    """,
    re.VERBOSE,
)
_BETWEEN_ENDS = re.compile(r"[-—–~～至到]+.?")  # 7月1日至8月25日
_GOES_ON = ("以来", "起", "开始")  # what began then lasts until the briefing
_NOW = "目当近"  # how times of now begin, which narrow no year before them
_WHOLE_YEAR = "全年"
_YEARS_ON = {"明后两年": (1, 2), "今明两年": (0, 1)}  # from that of the briefing

_SEVERAL = r"(?:(?<![一二两三四五六七八九十几])[一二两三四五六七八九十几]{1,5}|\d{1,3})多?"
_FESTIVAL = '春节|国庆节?|五一|十一(?=[”"假黄])|中秋节?|元旦|清明节?|端午节?'
_SEASON = "迎峰度[夏冬]|主?汛期|暑期|寒假|暑假|暑运|春运|旺季|淡季|假期|节日期间"
_LOOSER = rf"""
    (?:连续|最近|近|过去(?!的)|未来|今后|头|前|后|这|用|再用|在)的?
        {_SEVERAL}(?:年(?!级)|个月|个季度|个学年|天)(?:多|来|间|内|时间|左右)*
    | (?<![\d第]){_SEVERAL}(?:年|个月|个季度)多?(?:来|间|时间|以来)
    | (?P<now>目前|当前|(?<![表体出呈展再])现在|眼下|截至目前|到目前(?:为止)?)
    | 近年来 | 近几年来? | 近期 | 近日 | 最近 | 明后两年 | 今明两年 | 下一步 | 下一阶段 | 改革开放以来
    | 昨天 | 今天 | 前天 | 上周 | 本周 | 上个月 | 上月 | 当月 | 当年 | 当季 | (?<![占年])同期 | 年内
    | 明年 | 后年
    | (?<=运行|实施|上线|成立|开展|试点|开通|投用)了?{_SEVERAL}(?:年半?|个月)
    | [“"]?(?:{_FESTIVAL}|{_SEASON}|(?:(?<!\w)|(?<=年))[夏冬春秋][季天])[”"]?
        (?:中秋|假期|期间|长假|小长假|黄金周|以来|前(?=,))*
    | (?:开学|年初|节后|节前)?第[一二三四]周 | [这本上下]个?学[期年]
    | [一二三四五六七八九十](?:、[一二三四五六七八九十]){{1,4}}[两三]?(?:个月|月份?|季度)
    | (?:(?<=[,;。])|^)[^,;。\d“”]{{1,9}}以来
"""


@cache
def _looser() -> re.Pattern[str]:
    return re.compile(_LOOSER, re.VERBOSE)


def times(text: str, date: datetime.date | None) -> list[Period]:
    """As `periods`, with the words that frame them (截至3月底, 今年以来), and looser times (目前, 近三年).

    What began and goes on ends with the briefing; looser times have no days, but for 目前, which is its day.
    """
    framed = _merged(text, [_framed(text, period, date) for period in periods(text, date)])
    if len(framed) > 1:  # 全年 after another time only says how it is counted
        framed = [framed[0], *(each for each in framed[1:] if each.text != _WHOLE_YEAR)]
    looser = [
        Period(match[0], match.start(), match.end(), *_loosely(match, date))
        for match in _looser().finditer(text)
    ]
    told = list(framed)
    for each in looser:
        before = next((other for other in framed if other.end == each.start), None)
        if any(each.start < other.end and other.start < each.end for other in framed):
            continue
        if before and text[each.start] not in _NOW:  # 今年夏季 is less than the year
            told.remove(before)
            told.append(Period(text[before.start : each.end], before.start, each.end, None, None))
        else:
            told.append(each)
    return sorted(told, key=lambda each: each.start)


def _loosely(match: re.Match[str], date: datetime.date | None) -> tuple[datetime.date | None, ...]:
    """The days of a looser time, where it has any."""
    if date is None:
        return None, None
    if match["now"]:
        return date, date
    if match[0] in _YEARS_ON:
        first, last = (min(date.year + years, datetime.MAXYEAR) for years in _YEARS_ON[match[0]])
        return datetime.date(first, 1, 1), datetime.date(last, 12, 31)
    return None, None


def _merged(text: str, told: list[Period]) -> list[Period]:
    """Periods, those put together that are the two ends of one: 7月1日至8月25日."""
    result: list[Period] = []
    for period in told:
        last = result[-1] if result else None
        adjoins = last is not None and last.end == period.start and period.text[:1] in "至到"
        if last and (adjoins or _BETWEEN_ENDS.fullmatch(text, last.end, max(last.end, period.start + 1))):
            result[-1] = _both(text, last, period)
        elif not last or last.end <= period.start:
            result.append(period)
    return result


def _both(text: str, one: Period, other: Period) -> Period:
    """The period from the beginning of one to the end of the other; over the end of a year it has no days."""
    first, last = one.first, other.last
    if first and last and first > last:
        first = last = None
    return Period(text[one.start : other.end], one.start, other.end, first, last)


def _framed(text: str, period: Period, date: datetime.date | None) -> Period:
    before = _FRAME_BEFORE.search(text, max(0, period.start - 4), period.start)
    behind = _FRAME_BEHIND.match(text, period.end)
    if before and before[0] in ("自", "从") and not behind:
        before = None
    start, end = before.start() if before else period.start, behind.end() if behind else period.end
    first, last = period.first, period.last
    goes_on = text[start:end].endswith(_GOES_ON) or (before and before[0] in ("自", "从"))
    if first and date and goes_on and first <= date:
        last = date
    return Period(text[start:end], start, end, first, last)
