"""Markdown: bold labels, headings, lists, notes; the marks are no part of the text."""

import datetime

import pytest
from transcripts import account_for, all_spoken, asked, headlines, others, people

from briefcli.reading import parse

PAGE = """---
title: 不是标题
---

# 河道治理新闻发布会实录

**时间：** 2025年5月20日下午3:00

## 开场

**岳小棠（市政府新闻办主任）：** 下午好。先请顾局长介绍。

**顾行舟（市水利局局长）：** 去年：

- 清淤**86**公里；
- 治湖[3个](https://example.org/lakes)。

我先介绍到这里。

---

## 答记者问

### 资金

**记者：** 钱从哪里来？

**顾行舟（市水利局局长）：** 来源有两个：

1. 财政出*六成*；
2. 社会出四成。

**米岚（总工程师）：** 我补充。

### 进度

**记者：** 何时完工？

**米岚（总工程师）：** 年底。

**岳小棠（市政府新闻办主任）：** 发布会到此结束，谢谢大家。

> 实录由工作人员整理。
"""


def test_markdown() -> None:
    """Bold labels begin turns, headings right above a question are its headline, bullets are marks."""
    briefing = parse(PAGE, "river")
    assert briefing.title == "河道治理新闻发布会实录"
    assert briefing.date == datetime.date(2025, 5, 20)
    assert people(briefing) == [
        ("岳小棠", "市政府新闻办主任"),
        ("顾行舟", "市水利局局长"),
        ("米岚", "总工程师"),
    ]
    assert headlines(briefing) == [None, "资金", "进度"]
    assert asked(briefing) == [
        ("记者", "钱从哪里来？", ["顾行舟", "米岚"]),
        ("记者", "何时完工？", ["米岚"]),
    ]
    assert others(briefing, "host") == ["发布会到此结束，谢谢大家。"]
    assert others(briefing, "note") == ["实录由工作人员整理。"]
    account_for(briefing)


def test_marks_are_no_text() -> None:
    """Bold marks, links and bullets are taken out; a sentence with a gap on one line is not mended."""
    briefing = parse(PAGE, "river")
    assert all_spoken(briefing)[0][1] == (
        "顾行舟",
        ["去年：", "清淤86公里；", "治湖3个。", "我先介绍到这里。"],
    )
    assert all_spoken(briefing)[1][0] == ("顾行舟", ["来源有两个：", "1. 财政出六成；", "2. 社会出四成。"])
    [sentence] = briefing.segments[0].answers[1].paragraphs[1].sentences
    assert len(sentence.spans) > 1
    assert not sentence.mended
    assert not list(briefing.joined())


@pytest.mark.parametrize(
    "line",
    [
        "2*3=6，5*6=30。",
        "文件名是a_b_c。",
        "见附件[1]。",
        "（一）先清淤。",
        "#1泵站已经开工。",
        "-12℃也施工。",
    ],
)
def test_signs_that_are_no_marks(line: str) -> None:
    """Signs that only look like marks stay in the text."""
    page = f"# 发布会\n\n**记者：** 如何？\n\n**顾行舟：** 好。\n\n{line}\n"
    assert all_spoken(parse(page, "river")) == [[("顾行舟", ["好。", line])]]
