"""Numbers with a unit, as they stand in a text: 364.7万个, 6.1%, 万余家, 三成, 70EFLOPS, 翻一番."""

import re
from collections.abc import Iterator
from typing import NamedTuple

# Units by rule: a number is followed by a multiplier, then by one of these. Longer ones come first.
UNITS = tuple(
    """
    个百分点 百分点 个季度 个星期 个工作日 % ‰ 元 美元 欧元 英镑 日元 港元 人次 辆次 架次 标准机架 机架
    标箱 标准箱 吨公里 人公里 立方米 平方米 平方公里 公里 千米 海里 厘米 毫米 毫秒 微秒 纳米 亩次 车次 班次
    场次 例次 件次 户次 台套 标准煤 公斤 千克 毫克 微克 公顷 千瓦时 千瓦 兆瓦 吉瓦 度 分钟 小时 个月 个 家
    项 户 人 名 位 部 台 辆 套 条 座 次 件 种 类 处 所 门 艘 架 列 班 批 只 头 亩 吨 米 克 升 倍 番 成 天 日
    周 年 秒 级 款 宗 例 起 支 场 间 张 本 篇 顶 床 株 枚 块 片
    栋 单 票 笔 对 组 期 届 省 市 县 区 镇 乡 村 岁 分 斤 里 卷 集 首 幅 档 道 路 端口
    eflops pflops ms gb tb pb gbps mbps tbps ghz mhz gw mw kw kwh twh t km kg
    """.split()
)
# Units that count the same things: who asks for the one is answered by the other.
ALIKE = (
    frozenset("个 家 所 处 座 项 种 类 条 台 辆 部 套 件 例 起 款 只 艘 架 场".split()),
    frozenset("家 户".split()),
    frozenset("人 名 位 人次".split()),
    frozenset("次 人次 起 件 例 场".split()),
    frozenset("年 个月 月 天 日 周".split()),
    frozenset("毫秒 ms 秒".split()),
)  # fmt: skip
# The groups of units that a question may want, by the words in `UNITS_WANTED` of `answering.kinds`, likelier
# ones first.
GROUPS = {
    "share": "% ‰ 成 倍 番".split(),
    "points": "个百分点 百分点 %".split(),
    "rank": "位 名".split(),
    "money": "元 美元 欧元 英镑 日元 港元".split(),
}

_NUMERALS = "零〇一二三四五六七八九十百千万亿两半数几"
_HAN_NUMBER = rf"[{_NUMERALS}]++(?!分点)"
_NUMBER = rf"(?:\d+(?:,\d{{3}})*(?:\.\d+)?|(?<![第{_NUMERALS}]){_HAN_NUMBER})"
_MULTIPLIER = rf"(?:(?<![{_NUMERALS}])[十百千]?[万亿]+|(?<![{_NUMERALS}])[百千](?!分点))"
_THOUSANDS = r"(?:[十百千]?[万亿]+|[百千](?!分点))"
_LONGEST_FIRST = sorted(UNITS, key=len, reverse=True)
_UNIT = "|".join(
    re.escape(unit) + ("(?![a-z])" if unit[-1].isascii() and unit != "%" else "") for unit in _LONGEST_FIRST
)
_BEFORE = r"(?:超过|不低于|不少于|至少|高达|多达|接近|大约|约|近|不足|不到|逾|将近)"
_AFTER = r"(?:以上|以下|以内|左右|上下|多(?!种))"
_QUANTITY = re.compile(
    rf"(?P<before>{_BEFORE})?(?<![\d.a-z第])(?<!\d,)"
    rf"(?:(?P<percent>百分之{_HAN_NUMBER}(?:点{_HAN_NUMBER})?)|翻(?:了)?(?:一|两|三|几)番|一半"
    rf"|(?:{_NUMBER}\s*[多余]?{_THOUSANDS}?|{_MULTIPLIER}余?{_THOUSANDS}?)[多余]?\s*(?P<unit>{_UNIT})(?!度(?:假|过)))"
    rf"(?P<after>{_AFTER})?"
)
_UNIT_AT = re.compile(rf"(?:[百千万亿](?!分点))*({_UNIT})")
# Words that hold a unit and are none: 个 of 个人, 部 of 部门, 年 of a date.
_NO_UNIT = re.compile(
    r"位数|个方面|期间|部门|部分|项目|家庭|名单|位于|条件|次数|处理|成为|成立|成果|成本|分别|分之|日(?:前|起)"
)
# Years and idioms are no quantities; 一 before these is an article, no number.
_INDEFINITE = re.compile(
    r"一(?:批|个|些|种|项|套|次|家|条|位|名|件|代|份|支|部|类|张|座|篇|场|款|起|道|片|块|级|面|头|天|度|条)"
)
_OTHERWISE = re.compile(r"(?:19|20)\d\d年|十分(?!钟)|万分|千家(?=万)|一成(?=不)")


class Quantity(NamedTuple):
    """A number with its unit, without and with the words that bound it: 4500家, 超过4500家.

    `start` and `end` are those of `text` (offsets from 0, end exclusive).
    """

    text: str
    start: int
    end: int
    unit: str
    bounded: str


def quantities(text: str) -> list[Quantity]:
    """The quantities of a text in order; offsets are those of `text`, which may be normalised or not."""
    return list(_quantities(text))


def _quantities(text: str) -> Iterator[Quantity]:
    lower = text.lower()
    if len(lower) != len(text):  # a letter that is two in lower case
        lower = text
    for match in _QUANTITY.finditer(lower):
        start = match.end("before") if match["before"] else match.start()
        end = match.start("after") if match["after"] else match.end()
        unit = match["unit"] or ("番" if "番" in match[0] else "%")
        if match["unit"] and _NO_UNIT.match(lower, match.start("unit")):
            continue
        if _OTHERWISE.match(lower, start, end + 1) or _INDEFINITE.fullmatch(lower, start, end):
            continue
        yield Quantity(text[start:end], start, end, unit, text[match.start() : match.end()])


def unit_at(question: str, at: int) -> tuple[str, int]:
    """The unit that stands in a question right behind the words that ask how many, and where it ends.

    Empty and `at` if there is none.
    """
    match = _UNIT_AT.match(question, at)
    if match is None or _NO_UNIT.match(question, match.start(1)):
        return "", at
    return match[1], match.end()


def answers_unit(unit: str, wanted: str) -> float:
    """How well a quantity of a unit answers a question for a unit or group of units; any does if empty.

    1 is the unit itself, 0 one that does not answer.
    """
    if not wanted or unit == wanted:
        return 1.0
    if wanted in GROUPS:
        return 1.0 - GROUPS[wanted].index(unit) / 10 if unit in GROUPS[wanted] else 0.0
    return 0.9 * any(unit in group and wanted in group for group in ALIKE)
