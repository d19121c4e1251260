"""What kind of figure a number is: a target, a share, a growth rate, a change, or a level."""

import datetime
import re
from functools import cache
from typing import Literal, NamedTuple

from briefcli.figures.cues import DONE, DOWN, FORECAST, TARGET, UP, UP_TO
from briefcli.figures.periods import Period
from briefcli.figures.quantities import Quantity

Kind = Literal["target", "share", "growth", "change", "level"]
Direction = Literal["up", "down"]

PERCENT = ("%", "‰", "成")
POINTS = ("个百分点", "百分点", "个点", "个基点", "基点")
TIMES = ("倍", "番")

# Between a word of movement and its number.
_BETWEEN = (
    r"(?:了|的|幅度?|率|速度?|额|量|分别|各|均|都|约|近|大约|接近|超过?|不到|不足|不?[低高]于|不少于|不超过|突破|高达|达到?|为|是|在|只有|仅为?"
    r"|仅|以|只|到了?|至|出|近乎|逾|累计|保持在?|年均|实际|又|还|总|大概|至少|上|将近|以每年|个?幅度)*"
)
# Compiled when they are first needed: `ask` needs none of them.
_SHARE = r"占(?!比)[^,;。、]*$"
_BESIDE = r"(?<![不得])(?:低于|少于|高于|多于)[^,;。、\d]{2,12}(?<!的)$"  # 低于上年同期0.2
_BEHIND = r"(?:以上|左右)?的(?:年均|高|平均|同比)?(?P<word>增速|增长|速度增长|涨幅|增幅|降幅|跌幅|速度)"
# 新增停车位5230个, 净增冷库容量1860万立方米: what is added stands between. A list goes on with it.
_ADDED = (
    r"(?:^|[^的])(?P<word>新增加?|净增加?|增加了?|减少了?|多[出了收开]|少了)(?!至|到|值|量|率|幅)"
    r"[^,;。\d]{0,16}$"
)


class Movement(NamedTuple):
    """How a number moves: `direction`, and whether it is where the movement ended (提高到31.2%)."""

    direction: Direction
    reached: bool


@cache
def _moved() -> re.Pattern[str]:
    words = "|".join(sorted((*UP, *DOWN), key=len, reverse=True))
    return re.compile(rf"(?<![最至])(?P<word>{words})(?P<between>{_BETWEEN})$")


def movement(lead: str, tail: str, *, proportion: bool) -> Movement | None:
    """The movement that a number tells, by the words of its clause before and behind it."""
    if proportion and "占" in lead and re.search(_SHARE, lead):
        return None
    if "拉低" in lead:
        return Movement("down", reached=False)
    moves = any(word in lead for word in (*UP, *DOWN))
    if moves and (match := _moved().search(lead)):
        between = match["between"]
        if between[:2] in ("幅", "速") or match["word"][-1] in "幅速率":
            between = ""  # 增幅达到5% is the movement, 提高到5% is where it ended
        reached = between.startswith((*UP_TO, "了到", "达")) or "到" in between
        return Movement("up" if match["word"] in UP else "down", reached)
    if "于" in lead and (match := re.search(_BESIDE, lead)):
        return Movement("down" if match[0][0] in "低少" else "up", reached=False)
    if "的" in tail and (match := re.match(_BEHIND, tail)):
        return Movement("down" if match["word"][0] in "降跌" else "up", reached=False)
    if (
        not proportion
        and any(character in lead for character in "增减多少")
        and (match := re.search(_ADDED, lead))
    ):
        return Movement("down" if match["word"][0] in "减少" else "up", reached=False)
    return None


def kind_of(quantity: Quantity, moved: Movement | None, lead: str, *, targeted: bool) -> Kind:
    """The first kind that fits: target, share, growth, change, level."""
    if targeted:
        return "target"
    changes = moved is not None and not moved.reached
    if quantity.unit in PERCENT:
        return "growth" if changes else "share"
    if quantity.unit in POINTS:
        return "change"
    if quantity.unit in TIMES:
        return "growth"
    if changes:
        return "change"
    return "share" if lead.endswith("占") else "level"


@cache
def _targets() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{name}>{words})" for name, words in _CUES.items()), re.VERBOSE)


_CUES = {"forecast": FORECAST, "target": TARGET, "done": DONE}


def is_targeted(lead: str, period: Period | None, date: datetime.date | None) -> bool:
    """Whether a number is planned or aimed at, by the words before it in its sentence and its own period.

    `period` is that of the number if the sentence tells it. The last word that tells decides; a period that
    is over ends a target, one that is to come makes one.
    """
    cues = list(_targets().finditer(lead))
    last = cues[-1].lastgroup if cues else None
    if last == "forecast" or (last == "done" and not _is_future(period, date)):
        return False
    if period and period.last and date and period.last <= date and cues and cues[-1].end() <= period.start:
        return False
    return last == "target" or _is_future(period, date)


def _is_future(period: Period | None, date: datetime.date | None) -> bool:
    return bool(period and period.first and date and period.first > date)
