"""Numbers with a unit, as they stand in a text: 364.7万个, 6.1%, 万余家, 70EFLOPS."""

import re
from typing import NamedTuple

# Units by rule: a number is followed by a multiplier, then by one of these. Longer ones come first.
UNITS = tuple(
    """
    个百分点 百分点 % ‰ 元 美元 欧元 人次 辆次 架次 标准机架 机架 标箱 立方米 平方米 平方公里 公里 千米 海里
    公斤 千克 公顷 千瓦时 千瓦 兆瓦 吉瓦 分钟 小时 个月 个 家 项 户 人 名 位 部 台 辆 套 条 座 次 件 种 类 处
    所 门 艘 架 列 班 批 只 头 亩 吨 米 克 倍 番 成 天 秒 级 款 宗 例 起 支 场 间 张 本 篇 顶 床 株 枚 块 片
    栋 单 票 笔 EFLOPS PFLOPS ms GB TB PB Gbps Mbps GW MW kW T
    """.split()
)

_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_MULTIPLIER = r"(?:[十百千]?[万亿]+|[百千])"
_UNIT = "|".join(re.escape(unit) for unit in sorted(UNITS, key=len, reverse=True))
_QUANTITY = re.compile(
    rf"(?<![\d.A-Za-z])(?:{_NUMBER}\s*{_MULTIPLIER}?余?|{_MULTIPLIER}余)\s*(?:{_UNIT})(?![A-Za-z])"
)


class Quantity(NamedTuple):
    """A number with its unit: its words, and where they stand (offsets from 0, end exclusive)."""

    text: str
    start: int
    end: int


def quantities(text: str) -> list[Quantity]:
    """The quantities of a text in order."""
    return [Quantity(match[0], match.start(), match.end()) for match in _QUANTITY.finditer(text)]
