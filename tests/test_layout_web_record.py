"""Web records of a press office: labels alone on a line, times between turns, a host, the page around."""

import datetime
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run
from opencc import OpenCC
from transcripts import Spoken, account_for, all_spoken, asked, opening, others, people

from briefcli.reading import parse

RECORD = """首页 > 新闻发布会

水利局举行河道治理新闻发布会

发布时间：2025-03-07 18:20　来源：市政府网　字号：大 中 小

市政府新闻办副主任、新闻发言人 岳小棠：

各位记者，大家上午好。欢迎出席新闻发布会。今天请来市水利局局长顾行舟先生。先请他作介绍。

2025-03-06 10:01:26

市水利局局长 顾行舟：

谢谢主持人。去年清淤86公里，同比增长

图为发布会现场。　祝远 摄

12%，创下新高。

2025-03-06 10:06:03

岳小棠：

谢谢。下面请提问。

2025-03-06 10:06:20

澜江日报记者：

今年的重点是什么？

水质怎样提升？谢谢。

2025-03-06 10:07:11

顾行舟：

重点是城区。分享到各区的经验有三条：第一，截污；第二，清淤。

具体来说：先易后难。

2025-03-06 10:11:48

岳小棠：

请继续提问，后排这位先生。

2025-03-06 10:12:00

米岚晚报记者：

钱从哪里来？

2025-03-06 10:12:30

市水利局总工程师 米　岚：

财政出六成。

顾行舟：

我补充一句，社会资本出四成。大家愿不愿意一起来？

2025-03-06 10:20:00

岳小棠：

今天的发布会到此结束，谢谢大家。

（本实录根据现场速记整理）

责任编辑：祝远

相关阅读
记者：探访河道上的“守夜人”
一图读懂清淤

上一篇：没有了
版权所有：市政府办公室　电话：0000-1234567
"""


def test_web_record() -> None:
    """Who speaks, in which office, when: all of it from labels that stand on lines of their own."""
    briefing = parse(RECORD, "river")
    assert briefing.title == "水利局举行河道治理新闻发布会"
    assert briefing.date == datetime.date(2025, 3, 6)
    assert people(briefing) == [
        ("岳小棠", "市政府新闻办副主任、新闻发言人"),
        ("顾行舟", "市水利局局长"),
        ("米岚", "市水利局总工程师"),
    ]
    assert asked(briefing) == [
        ("澜江日报记者", "今年的重点是什么？水质怎样提升？谢谢。", ["顾行舟"]),
        ("米岚晚报记者", "钱从哪里来？", ["米岚", "顾行舟"]),
    ]
    account_for(briefing)


def test_host() -> None:
    """A host is known by office and deed: in the opening as host, between the questions in `other`."""
    briefing = parse(RECORD, "river")
    assert [speaker for speaker, _ in opening(briefing)] == ["岳小棠", "顾行舟", "岳小棠"]
    assert [turn.part for turn in briefing.segments[0].answers] == ["host", "opening", "host"]
    assert others(briefing, "host") == [
        "请继续提问，后排这位先生。",
        "今天的发布会到此结束，谢谢大家。",
    ]


def test_caption_in_a_sentence() -> None:
    """A caption in the midst of a sentence is furniture, and the sentence whole."""
    briefing = parse(RECORD, "river")
    assert ("顾行舟", ["谢谢主持人。去年清淤86公里，同比增长12%，创下新高。"]) in opening(briefing)
    assert "图为发布会现场。祝远 摄" in others(briefing, "furniture")


def test_foot_of_the_page() -> None:
    """Notes, makers, links and the site's foot are no answer; an official's like words stay."""
    briefing = parse(RECORD, "river")
    said = all_spoken(briefing)
    assert said[1] == [
        (
            "顾行舟",
            [
                "重点是城区。分享到各区的经验有三条：第一，截污；第二，清淤。",
                "具体来说：先易后难。",
            ],
        )
    ]
    assert said[2][-1] == ("顾行舟", ["我补充一句，社会资本出四成。大家愿不愿意一起来？"])


@pytest.mark.parametrize(
    "foot",
    [
        pytest.param("【打印】【关闭】", id="tools"),
        pytest.param("分享到：微信 微博", id="share"),
        pytest.param("扫一扫在手机打开当前页", id="code"),
        pytest.param("（责编：祝远、邬青）", id="makers"),
        pytest.param("［责任编辑：祝远］", id="full-width brackets"),
        pytest.param("编辑 | 祝远　审核 | 邬青", id="makers on one line"),
        pytest.param("上一篇：没有了\n下一篇：另一场发布会", id="neighbours"),
        pytest.param("延伸阅读：一图看懂", id="link on the line"),
        pytest.param("（完）", id="end"),
        pytest.param("本文刊于《水利》2025年第7期，转载请注明出处。", id="where it was printed"),
    ],
)
def test_foot_is_no_answer(foot: str) -> None:
    """What stands below the last words of a page is in no answer."""
    briefing = parse(f"记者：河道如何？\n\n顾行舟：清淤86公里。\n\n{foot}\n", "river")
    assert all_spoken(briefing) == [[("顾行舟", ["清淤86公里。"])]]
    account_for(briefing)


def test_labels_without_a_colon() -> None:
    """Where no line has a colon, lines that are nothing but an office with a name begin the turns."""
    page = (
        "主持人 岳敏\n大家好，欢迎参加发布会。先请顾局长介绍。\n市水利局局长 顾行舟\n去年清淤86公里。\n"
        "澜江日报记者\n今年呢？\n市水利局局长 顾行舟\n再清100公里。\n主持人 岳敏\n发布会到此结束。\n"
    )
    briefing = parse(page, "river")
    assert asked(briefing) == [("澜江日报记者", "今年呢？", ["顾行舟"])]
    assert others(briefing, "host") == ["发布会到此结束。"]
    account_for(briefing)


def test_a_name_in_an_answer_is_no_label() -> None:
    """Where officials carry offices, a word before a colon that nobody else speaks of begins no turn."""
    page = (
        "市水利局局长 顾行舟：\n大家好。\n记者：\n如何？\n顾行舟：\n好。\n"
        "张家口市：建了3个。\n白玉兰小区：建了2个。\n"
        "记者：\n还有吗？\n顾行舟：\n没有。\n"
    )
    expected: list[Spoken] = [
        [("顾行舟", ["大家好。"])],
        [("顾行舟", ["好。", "张家口市：建了3个。", "白玉兰小区：建了2个。"])],
        [("顾行舟", ["没有。"])],
    ]
    assert all_spoken(parse(page, "river")) == expected


def test_people_listed_above_the_text() -> None:
    """A list of those present is no turn, and tells the offices of those whose labels do not."""
    page = (
        "“营商环境”新闻发布会\n\n时间：2025年4月2日15:00\n主持人：凌霄（市政府新闻办副主任）\n发布人：\n"
        "  卞和（市审批局局长）\n  夏侯惇言　市场监管局副局长\n\n凌　霄：\n大家好。首先请卞和局长发布。\n"
        "卞　和：\n审批提速45%。\n凌　霄：\n请各位记者提问。\n日报记者 林夕：\n推进得如何？\n卞　和：\n"
        "已上线38项。\n夏侯惇言：\n我补充一点。\n凌　霄：\n发布会就到这里，再见。\n"
    )
    briefing = parse(page, "business")
    assert people(briefing) == [
        ("凌霄", "市政府新闻办副主任"),
        ("卞和", "市审批局局长"),
        ("夏侯惇言", "市场监管局副局长"),
    ]
    assert asked(briefing) == [("日报记者 林夕", "推进得如何？", ["卞和", "夏侯惇言"])]
    assert [speaker for speaker, _ in opening(briefing)] == ["凌霄", "卞和", "凌霄"]
    account_for(briefing)


def test_host_who_answers_once() -> None:
    """A host's turn behind a question is an answer, unless it only hands the question on."""
    page = RECORD.replace("财政出六成。", "六成。").replace(
        "市水利局总工程师 米　岚：\n\n",
        "岳小棠：\n\n请米岚总工程师回答。\n\n市水利局总工程师 米　岚：\n\n",
    )
    assert asked(parse(page, "river"))[1][2] == ["米岚", "顾行舟"]
    long = "这个问题我来回答。" + "发布会的实录都在网站上，大家随时可以查阅。" * 3
    page = RECORD.replace("市水利局总工程师 米　岚：\n\n财政出六成。", f"岳小棠：\n\n{long}")
    assert asked(parse(page, "river"))[1][2] == ["岳小棠", "顾行舟"]


def test_traditional_characters() -> None:
    """A record in traditional characters is understood like one in simplified."""
    plain, other = parse(RECORD, "river"), parse(OpenCC("s2t").convert(RECORD), "river")
    assert other.date == plain.date
    assert [(s.asker is None, len(s.answers)) for s in other.segments] == [
        (s.asker is None, len(s.answers)) for s in plain.segments
    ]
    assert [o.kind for o in other.other] == [o.kind for o in plain.other]
    account_for(other)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: re.sub(r"\n+", "\n", text), id="no blank lines"),
        pytest.param(lambda text: re.sub(r"\n+", "\n\n", text), id="blank lines everywhere"),
        pytest.param(lambda text: re.sub(r"(?m)^(?=.)", "　　", text), id="full-width indents"),
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="CR LF"),
        pytest.param(lambda text: text.replace("：", ":"), id="half-width colons"),
    ],
)
def test_spacing_makes_no_difference(change: Callable[[str], str]) -> None:
    """Blank lines, indents, line ends and the width of colons change nothing of what is understood."""
    plain, other = parse(RECORD, "river"), parse(change(RECORD), "river")
    assert asked(other) == asked(plain)
    assert people(other) == people(plain)
    assert opening(other) == opening(plain)
    assert (other.title, other.date) == (plain.title, plain.date)
    account_for(other)


def test_explained(command: Run, tmp_path: Path) -> None:
    """`inspect --explain` tells on standard error by which cues the page was read, and how sure that is."""
    file = tmp_path / "river.txt"
    file.write_text(RECORD, encoding="utf-8")
    done = command("inspect", "--explain", str(file), "-f", "json")
    assert json.loads(done.stdout)[0]["title"] == "水利局举行河道治理新闻发布会"
    assert done.stderr.startswith("river: sureness 1.00\n")
    assert "  label alone on a line: 10 lines, first 7\n" in done.stderr
    assert "  furniture: credit: 1 line, first 17\n" in done.stderr
    assert command("inspect", str(file), "-f", "json").stderr == ""
