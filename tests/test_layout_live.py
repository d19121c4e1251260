"""Text broadcasts: bracketed labels, times on each line, one turn over several lines."""

import datetime
import re

import pytest
from transcripts import account_for, all_spoken, asked, opening, others, people

from briefcli.reading import parse

BROADCAST = """澜江省农业发布会文字直播
时间：2025年4月22日 9:30　地点：省新闻发布厅

[岳小棠]各位记者，大家上午好。我是省政府新闻办副主任岳小棠。先请省农业厅副厅长顾行舟先生介绍情况。[09:30]
[顾行舟]谢谢。一季度增长4.3%。[09:33]
[岳小棠]下面请提问。[09:36]
[澜江日报记者]请问早稻栽插进度如何？[09:37]
[澜江日报记者]农资够不够？[09:37]
[顾行舟]全省已经栽插742万亩，[09:38]
[顾行舟]进度为62.6%；[09:40]
[顾行舟]农资充足。[09:41]
[图片直播]顾行舟回答提问。澜江网 祝远 摄[09:42]
[岳小棠]请继续。[09:43]
[米岚晚报记者追问]价格呢？[09:44]
[顾行舟]平稳。[09:45]
[岳小棠]发布会到此结束。[09:46]
"""


def _check(text: str) -> None:
    briefing = parse(text, "farm")
    assert asked(briefing) == [
        ("澜江日报记者", "请问早稻栽插进度如何？农资够不够？", ["顾行舟"]),
        ("米岚晚报记者", "价格呢？", ["顾行舟"]),
    ]
    assert all_spoken(briefing)[1] == [("顾行舟", ["全省已经栽插742万亩，进度为62.6%；农资充足。"])]
    assert [speaker for speaker, _ in opening(briefing)] == ["岳小棠", "顾行舟", "岳小棠"]
    assert others(briefing, "host") == ["请继续。", "发布会到此结束。"]
    account_for(briefing)


def test_broadcast() -> None:
    """Lines of one speaker are one turn, its sentences joined over them."""
    _check(BROADCAST)
    briefing = parse(BROADCAST, "farm")
    assert briefing.title == "澜江省农业发布会文字直播"
    assert briefing.date == datetime.date(2025, 4, 22)
    assert people(briefing) == [("岳小棠", "省政府新闻办副主任"), ("顾行舟", "省农业厅副厅长")]
    assert "全省已经栽插742万亩，进度为62.6%；农资充足。" in [s.text for s in briefing.joined()]


@pytest.mark.parametrize("brackets", ["【】", "［］", "〔〕"])
def test_other_brackets(brackets: str) -> None:
    """Labels in other brackets are read alike, also with a colon behind them."""
    for colon in ("", "：", ":"):
        _check(re.sub(r"(?m)^\[(.+?)\]", rf"{brackets[0]}\1{brackets[1]}{colon}", BROADCAST))


def test_times_before_the_labels() -> None:
    """A time before the label is a mark as well."""
    page = (
        "[09:30] 主持人：大家好，请顾行舟局长介绍。\n[09:32] 顾行舟：清淤86公里。\n"
        "[09:36] 澜江日报记者：钱呢？\n"
        "[09:37] 顾行舟：财政出。\n[09:38] 顾行舟：已经到位。\n[09:45] 主持人：到此结束，谢谢。\n"
    )
    briefing = parse(page, "river")
    assert all_spoken(briefing)[1] == [("顾行舟", ["财政出。", "已经到位。"])]
    assert others(briefing, "host") == ["到此结束，谢谢。"]
    account_for(briefing)


def test_host_who_asks() -> None:
    """In a conversation without reporters the host asks."""
    page = (
        "【主持人】欢迎收看本期访谈。\n\n【欧阳敏】大家好。\n\n【主持人】政策有什么变化？\n\n"
        "【欧阳敏】有三个。\n\n"
        "【主持人】学位够不够？\n\n【欧阳敏】总体够。\n\n【主持人】本期访谈到此结束，再见。\n"
    )
    briefing = parse(page, "talk")
    assert asked(briefing) == [
        ("主持人", "政策有什么变化？", ["欧阳敏"]),
        ("主持人", "学位够不够？", ["欧阳敏"]),
    ]
    account_for(briefing)
