"""Questions and answers that name nobody: who answers stands in the title and introduction."""

import datetime

import pytest
from transcripts import account_for, all_spoken, asked, people

from briefcli.reading import parse

HEAD = (
    "省数据局局长佟景行就《办法》答记者问\n\n2024年8月15日　　来源：省数据局\n\n"
    "近日，《办法》印发，自2024年10月1日起施行。\n\n"
)


@pytest.mark.parametrize(
    ("page", "note"),
    [
        ("问：为什么？\n\n答：不敢给。\n\n问：怎么办？\n\n答：定三条。\n", "bare"),
        ("问:为什么？\n答:不敢给。\n问:怎么办？\n答:定三条。\n", "half-width colons"),
        ("一、问：为什么？\n答：不敢给。\n二、问：怎么办？\n答：定三条。\n", "numbered before the label"),
        ("问题1：为什么？\n答：不敢给。\n问题2：怎么办？\n答：定三条。\n", "numbered in the label"),
        ("Q1：为什么？\nA1：不敢给。\nQ2：怎么办？\nA2：定三条。\n", "letters with numbers"),
        ("1. 问：为什么？\n答：不敢给。\n2. 问：怎么办？\n答：定三条。\n", "numbered with digits"),
        ("**问：** 为什么？\n\n**答：** 不敢给。\n\n**问：** 怎么办？\n\n**答：** 定三条。\n", "in bold"),
        ("【问】为什么？\n【答】不敢给。\n【问】怎么办？\n【答】定三条。\n", "in brackets"),
        ("**问：为什么？**\n\n不敢给。\n\n**问：怎么办？**\n\n定三条。\n", "answers without a label"),
        ("問：為什麼？\n\n答：不敢給。\n\n問：怎麼辦？\n\n答：定三條。\n", "traditional"),
    ],
)
def test_interview(page: str, note: str) -> None:
    """The one official of the title answers, whatever the form of 问 and 答."""
    briefing = parse(HEAD + page, "data")
    assert [(asker, speakers) for asker, _, speakers in asked(briefing)] == [(None, ["佟景行"])] * 2, note
    assert people(briefing) == [("佟景行", "省数据局局长")]
    assert briefing.date == datetime.date(2024, 8, 15)
    account_for(briefing)


def test_nobody_is_named() -> None:
    """Without a name in the head, the answers are nobody's."""
    page = "省医保局有关负责人答记者问\n\n问：报多少？\n\n答：七成。\n\n问：异地呢？\n\n答：也可以。\n"
    briefing = parse(page, "care")
    assert all_spoken(briefing) == [[(None, ["七成。"])], [(None, ["也可以。"])]]
    assert people(briefing) == []


def test_office_for_a_label() -> None:
    """A label that is but an office is the person whom the introduction gives that office."""
    page = (
        "運輸局局長會見傳媒談話內容\n\n以下為運輸局局長鄺曦庭今日會見傳媒的談話內容，渡輪專員溫祖堯亦有出席。\n\n"
        "運輸局局長：大家好。\n\n記者：票價會否上調？\n\n運輸局局長：不會。\n\n記者：安全嗎？\n\n渡輪專員：安全。\n\n"
        "完\n\n2025年7月8日（星期二）\n"
    )
    briefing = parse(page, "ferry")
    assert people(briefing) == [("鄺曦庭", "運輸局局長"), ("溫祖堯", "渡輪專員")]
    assert [speakers for _, _, speakers in asked(briefing)] == [["鄺曦庭"], ["溫祖堯"]]
    assert briefing.date == datetime.date(2025, 7, 8)
    account_for(briefing)


def test_office_inside_the_name() -> None:
    """李發言人慧芝 is 李慧芝, as records in Taiwan have it."""
    page = (
        "記者會紀錄\n\n李發言人慧芝：大家好。\n\n記者問：電價呢？\n\n經濟部郭部長智輝：不漲。\n\n"
        "記者問：關稅呢？\n\n李發言人慧芝：溝通中。\n"
    )
    briefing = parse(page, "power")
    assert asked(briefing) == [("記者", "電價呢？", ["郭智輝"]), ("記者", "關稅呢？", ["李慧芝"])]
