"""The words just outside of a cut quotation that change its weight: 以上, 或持平, 预计, 目标是."""

import re

from briefcli.checking.turns import Turn

# Words that make less of what stands behind them: plans, forecasts, bounds, negations. Longer ones first.
_BEFORE = """
    有望 拟 将要 将 原则上 可能 或许 也许 大约 大概 约为 约 近 接近 将近 超过 不低于 不少于 不超过
    不高于 不足 不到 至少 最多 最高 最低 逾 高于 低于 突破 基本 初步 没有 尚未 并未 未 并不 不会 不再
    不是 不 应该 应当 希望 假如 如果 只要 除非 据说 据估计 估计 部分 少数 个别 一般 大多数 多数 可能会
    至少要 不能 不得 不应 不宜 不必 未必 并非 防止 避免 杜绝 否认 禁止 严禁 反对 拒绝 难以 无法 从不
    绝不 决不
""".split()
# Words that make less of what stands before them.
_BEHIND = r"""
    及?以上(?![市级述]) | 及?以下(?![一二三四五六七八九十几简述级]) | 以内 | 之内 | 左右
    | 上下(?![游级午一同]) | 多(?=[,。;、的]|$) | 余(?=[,。;、的个家]|$) | 或者?[^,。;:、]{1,6}
    | 以?[前后](?=[,。;:、]|$) | 之[前后] | 的(?:目标|可能|基础上) | 不等
"""
# What may stand between such a word and the cut; behind one of a plan also a time: 目标是到2025年，.
_TIME = r"(?:(?:到|至|在|用)?(?:(?:19|20)\d\d年|今年|明年|年)(?:底|末|前|内)?,?)?"
_PLANS = ("目标", "计划", "预计", "预期", "力争", "争取", "打算", "准备")
_WORDS = "|".join(sorted(_BEFORE, key=len, reverse=True))
_BEFORE_CUT = re.compile(
    rf"(?P<plan>(?:{'|'.join(_PLANS)})[是为]?){_TIME}$|(?P<word>{_WORDS})[是为]?$"
    r"|(?P<share>(?:\d+(?:\.\d+)?%|[一二三四五六七八九]成|一半)(?:以[上下]|左右|多)?)的?$"
)
_BEHIND_CUT = re.compile(_BEHIND, re.VERBOSE)
_NO_CUE = re.compile(
    r"(?:不断|签约|节约|特约|制约|预约|合约|最近|附近|远近|正在|再次|不同|不过|不仅|不管|不论)$"
)


def clipped(turn: Turn, start: int, end: int) -> str | None:
    """What was cut off before or behind a true quotation, characters `start` to `end` of a turn's text."""
    words = [word for word in (_cut_before(turn, start), _cut_behind(turn, end)) if word]
    return "…".join(words) or None


def _cut_before(turn: Turn, start: int) -> str:
    text = turn.before(start)
    match = _BEFORE_CUT.search(text)
    if match is None or _NO_CUE.search(text):
        return ""
    return match["plan"] or match["word"] or match["share"]


def _cut_behind(turn: Turn, end: int) -> str:
    match = _BEHIND_CUT.match(turn.behind(end))
    return match[0] if match else ""
