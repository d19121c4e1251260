"""The reader on pages as other papers set them: furniture, labels, titles."""

import time

import pytest

from briefcli.briefing import Briefing
from briefcli.reading import parse


def _water(*lines: str) -> Briefing:
    """A page with two questions, the lines given between the two halves of a sentence of the first."""
    return parse(
        "\n\n".join(
            (
                "5月6日，市水务局局长顾行舟、河道处处长张星、总工程师米岚回答记者提问。",
                "水务局谈河道治理",
                "本报记者 祝远",
                "清淤河道 达到86公里",
                "记者：河道如何？",
                "顾行舟：清淤河道86公里，",
                *lines,
                "占河道总长的三成。",
                "水质提升 达标率98%",
                "记者：水质如何？",
                "米岚：水质也好。",
            )
        ),
        "water",
    )


@pytest.mark.parametrize(
    "line",
    [
        "李　明 摄", "李 明摄", "刘健、王芳摄", "市水务局供图", "新华社发（陈斌摄）", "新华社发 陈斌摄",
        "刘健 摄影报道", "（摄影 刘健）", "摄影/刘健", "刘健/图", "图/刘健", "刘健 文/图", "摄影报道：刘健",
        "图片由市水务局提供", "资料图", "▶下转第3版", "——下转第3版", "（紧转第3版）", "（下转A03）",
        "（下转第2、3版）", "（下转第3页）", "（紧接第一版）", "（本报记者 祝远）", "（记者 祝远）",
        "中国水利报记者 祝小远", "《水利报》记者 祝远", "本报首席记者 祝远", "见习记者 祝远",
        "本报记者 祝 远", "本报记者/祝远", "文/本报记者 祝远",
    ],
)  # fmt: skip
def test_furniture_of_other_papers(line: str) -> None:
    """Credits, jumps and bylines as other papers set them are dropped from the sentence they cut."""
    briefing = _water(line)
    assert briefing.segments[0].answers[0].paragraphs[0].text == "清淤河道86公里，占河道总长的三成。"
    assert line in [other.paragraph.text for other in briefing.other if other.kind == "furniture"]


def test_an_official_who_is_silent() -> None:
    """An official whom the note names and who does not speak lends nobody a role."""
    assert [tuple(person) for person in _water().participants] == [
        ("顾行舟", "市水务局局长"),
        ("米岚", "总工程师"),
    ]


def test_headline_that_asks() -> None:
    """A headline may end in ？ or ！ where the other questions have headlines: it is nobody's words."""
    text = _water().source.replace("水质提升 达标率98%", "水质提升 怎么做到？")
    second = parse(text, "water").segments[1]
    assert second.headline is not None
    assert second.headline.text == "水质提升 怎么做到？"
    thanks = _water().source.replace("水质提升 达标率98%", "谢谢！")
    assert parse(thanks, "water").segments[1].headline is None


@pytest.mark.parametrize(
    ("label", "speaker", "note"),
    [
        ("米　岚", "米岚", "a blank inside a short name"),
        ("总工程师 米 岚", "米岚", "a blank inside the name behind an office"),
        ("顾行舟、米岚", "顾行舟、米岚", "two together"),
        ("答（米岚）", "米岚", "an answer that names who gives it"),
    ],
)
def test_labels_of_other_papers(label: str, speaker: str, note: str) -> None:
    """Labels as other papers set them begin an answer of that speaker."""
    text = _water().source.replace("米岚：水质也好。", f"{label}：水质也好。")
    [turn] = parse(text, "water").segments[1].answers
    assert (turn.speaker, turn.paragraphs[0].text) == (speaker, "水质也好。"), note


@pytest.mark.parametrize("label", ["《水利报》记者 王芳", "记 者", "水利报记者 王芳"])
def test_reporters_of_other_papers(label: str) -> None:
    """A reporter's label may name a paper in its marks and the reporter behind a blank."""
    briefing = parse(_water().source.replace("记者：水质如何？", f"{label}：水质如何？"), "water")
    assert [s.number for s in briefing.segments if s.question and s.answers] == [1, 2]


def test_a_quarter_is_no_item() -> None:
    """一、二季度 behind a column break is no enumeration."""
    text = _water().source.replace("占河道总长的三成。", "占在今年第\n\n一、二季度的三成。")
    assert (
        parse(text, "water")
        .segments[0]
        .answers[0]
        .paragraphs[0]
        .text.endswith("占在今年第一、二季度的三成。")
    )


def test_title_on_two_lines() -> None:
    """A title on two lines above the byline is one title."""
    text = _water().source.replace("水务局谈河道治理", "水务局谈\n河道治理")
    assert parse(text, "water").title == "水务局谈河道治理"


@pytest.mark.parametrize(
    "line", ["一 " * 300, "记者 " + "张 三 " * 100, "摄影 " + "李 明、" * 100, "（" * 5000]
)
def test_no_line_takes_long(line: str) -> None:
    """No line, however made, takes the rules of layout more than a moment."""
    began = time.perf_counter()
    _water(line)
    assert time.perf_counter() - began < 1
