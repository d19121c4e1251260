"""The units that numbers are counted in, as data, and which of them answer for which."""

import re
from functools import cache

# What may stand behind a number and its multiplier. Lower case, as normalised text has it.
UNITS = tuple(
    """
    个百分点 百分点 个基点 基点 个点 % ‰ 元 美元 欧元 英镑 日元 港元 韩元 卢布 块钱 角 人次 辆次 架次 件次
    户次 场次 例次 班次 车次 亩次 台次 剂次 列次 艘次 家次 批次 频次 轮次 课次 万人次 人日 人天 人年 人 名
    位 口 户 岁 周岁 标准机架 机架 标箱 标准箱 teu 吨标准煤 标准煤 台套 套次 工时 学时 课时 学分 个多小时
    个多月 吨公里 人公里 立方米 立方 平方米 平米 平方公里 平方千米 公里 千米 海里 厘米 毫米 微米 纳米 里 米
    寸 尺 公斤 千克 毫克 微克 克 斤 吨 升 毫升 桶 公顷 亩 方 千瓦时 千瓦 兆瓦 吉瓦 瓦 千伏安 千伏 伏 度
    摄氏度 °c ℃ 千卡 赫兹 兆赫 分贝 毫秒 微秒 秒 分钟 小时 刻钟 个季度 个星期 个工作日 个小时 个月 个半月
    个学期 个交易日 个 天 日 夜 周 年 季度 学年 代 届 期 家 项 部 台 辆 套 条 座 次 件 种 类 处 所 门 艘 架
    列 班 批 只 头 倍 番 成 折 级 款 宗 例 起 支 场 间 张 本 篇 顶 床 株 枚 块 片 栋 幢 单 票 笔 对 组 分 卷
    集 首 幅 档 道 路 端口 省 市 县 区 镇 乡 村 口井 眼 颗 粒 双 副 席 羽 尾 匹 箱 瓶 袋 包 盒 趟 船 份 页
    册 封 通 字 幕 步 层 轮 遍 发 具 根 把 扇 盏 桩 桌 盘 团 队 节 则 刊 版 星 站 梯 环 丛 棵 朵 亩地 匝 圈
    垛 窝 孔 炉 节课 eflops pflops tflops flops ms gb tb pb eb zb mb kb gbps mbps tbps ghz mhz khz gw mw kw
    kwh twh gwh mwh tops bp t km cm mm nm kg mg kv db m2 m3 km2 m
    """.split()
)  # fmt: skip
# Units of single things: what they count stands behind them (421家企业) as often as before (企业421家).
COUNTING = frozenset(
    """
    家 项 部 台 辆 套 条 座 次 件 种 类 处 所 门 艘 架 列 班 批 只 头 款 宗 例 起 支 场 间 张 本 篇 顶 床 株
    枚 块 片 栋 幢 单 票 笔 对 组 卷 集 首 幅 档 道 路 端口 省 市 县 区 镇 乡 村 眼 颗 粒 双 副 席 羽 尾 匹
    箱 瓶 袋 包 盒 趟 船 份 页 册 封 通 字 幕 步 层 轮 个 人 名 位 口 户 人次 棵 朵 具 根 把 盏 桩 桌 团 队
    站 标准箱 标箱 班次 车次 架次 场次 期 届
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
    frozenset("小时 个小时 分钟".split()),
)  # fmt: skip
# The groups of units that a question may want, by the words in `UNITS_WANTED` of `answering.kinds`, likelier
# ones first.
GROUPS = {
    "share": "% ‰ 成 倍 番".split(),
    "points": "个百分点 百分点 个点 %".split(),
    "rank": "位 名".split(),
    "money": "元 美元 欧元 英镑 日元 港元".split(),
}
# Words that begin like a unit and are none: 项目, 家电, 个方面.
_OTHER_WORDS = frozenset(
    """
    个方面 人均 人民 代理 代表 位于 位数 分为 分之 分别 分析 包含 包括 区分 区块 区域 区间 升到 升级 升至
    升高 发展 发布 发放 发现 发生 发电 口岸 口径 台湾 台账 台阶 名义 名单 团结 团队 处于 处理 字号 字节
    家具 家庭 家电 家长 对于 对外 对接 层次 层级 层面 市值 市场 市民 年会 年度 年报 年检 年级 年轻 年龄
    度假 度过 张北 张家 成为 成员 成本 成果 成立 把握 方向 方式 方案 方法 方面 日前 日起 星期 星级 期刊
    期初 期末 期货 期间 条件 条例 条款 根据 次数 步伐 步骤 环保 环境 环比 环节 班列 班子 班长 站位 站点
    组合 组建 组成 组织 节水 节点 节省 节约 节能 路径 路线 车位 车型 车辆 车间 通报 通过 部分 部门 里面
    门户 门槛 门诊 集中 集体 集团 集成 项目 首个 首先 首家 首批 首次
    """.split()
)
_MULTIPLIERS = re.compile(r"(?:[百千万亿](?!分点))*")


@cache
def _by_first() -> dict[str, list[str]]:
    """The units by their first character, longer ones first."""
    table: dict[str, list[str]] = {}
    for unit in sorted(set(UNITS), key=len, reverse=True):
        table.setdefault(unit[0], []).append(unit)
    return table


def unit_behind(text: str, at: int) -> str:
    """The unit that stands in a normalised text at an offset from 0, or one by another (微克/立方米).

    Empty if there is none, or if what seems to be one begins another word.
    """
    unit = _single(text, at)
    if unit and text.startswith("/", at + len(unit)) and (other := _single(text, at + len(unit) + 1)):
        return f"{unit}/{other}"
    return unit


def _single(text: str, at: int) -> str:
    for unit in _by_first().get(text[at : at + 1], ()):
        if text.startswith(unit, at) and not any(text[at : at + length] in _OTHER_WORDS for length in (2, 3)):
            behind = text[at + len(unit) : at + len(unit) + 1]
            if not (unit[-1].isascii() and unit[-1].isalpha() and behind.isascii() and behind.isalpha()):
                return unit
    return ""


def unit_at(question: str, at: int) -> tuple[str, int]:
    """The unit that stands in a question right behind the words that ask how many, and where it ends.

    Empty and `at` if there is none.
    """
    match = _MULTIPLIERS.match(question, at)
    start = match.end() if match else at
    unit = unit_behind(question, start)
    while not unit and start > at:  # 千瓦 is a unit
        start -= 1
        unit = unit_behind(question, start)
    return (unit, start + len(unit)) if unit else ("", at)


def answers_unit(unit: str, wanted: str) -> float:
    """How well a quantity of a unit answers a question for a unit or group of units; any does if empty.

    1 is the unit itself, 0 one that does not answer.
    """
    if not wanted or unit == wanted:
        return 1.0
    if wanted in GROUPS:
        return 1.0 - GROUPS[wanted].index(unit) / 10 if unit in GROUPS[wanted] else 0.0
    return 0.9 * any(unit in group and wanted in group for group in ALIKE)
