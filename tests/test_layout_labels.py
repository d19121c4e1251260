"""Labels of all usual forms begin a turn, and other words before a colon do not."""

import pytest
from transcripts import Spoken, account_for, all_spoken, spoken, texts

from briefcli.reading import parse


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(
            "记者：河道如何？\n顾行舟：清淤86公里。\n米岚：水质也好。\n顾行舟：补充一句。\n",
            [
                (
                    "记者",
                    ["河道如何？"],
                    [("顾行舟", ["清淤86公里。"]), ("米岚", ["水质也好。"]), ("顾行舟", ["补充一句。"])],
                )
            ],
            id="several officials answer one question",
        ),
        pytest.param(
            "记者:河道如何?\n顾行舟: 清淤86公里。\n记者 :水质如何?\n米岚 : 达标。\n",
            [
                ("记者", ["河道如何?"], [("顾行舟", ["清淤86公里。"])]),
                ("记者", ["水质如何?"], [("米岚", ["达标。"])]),
            ],
            id="half-width colons",
        ),
        pytest.param(
            "记者：我有两个问题。\n\n第一个问题，河道如何？\n\n顾行舟：清淤86公里。\n",
            [("记者", ["我有两个问题。", "第一个问题，河道如何？"], [("顾行舟", ["清淤86公里。"])])],
            id="a question of two paragraphs",
        ),
        pytest.param(
            "记者：我有两个问题。\n\n记者：水质如何？\n\n顾行舟：清淤86公里。\n",
            [("记者", ["我有两个问题。", "水质如何？"], [("顾行舟", ["清淤86公里。"])])],
            id="the asker's label twice",
        ),
        pytest.param(
            "记者：\n河道如何？\n顾行舟：\n清淤86公里。\n",
            [("记者", ["河道如何？"], [("顾行舟", ["清淤86公里。"])])],
            id="labels alone on their lines",
        ),
        pytest.param(
            "　　记者：河道如何？\n　　顾行舟：清淤工程覆盖全市\n　　十二个区县。\n　　水质好。\n",
            [("记者", ["河道如何？"], [("顾行舟", ["清淤工程覆盖全市十二个区县。", "水质好。"])])],
            id="full-width indents",
        ),
        pytest.param(
            "问：河道如何？\n答：清淤86公里。\n",
            [(None, ["河道如何？"], [(None, ["清淤86公里。"])])],
            id="labels that name nobody",
        ),
        pytest.param(
            "澜江日报记者：河道如何？\n市水务局局长顾行舟：清淤86公里。\n顾行舟（市水务局局长）：再说一句。\n",
            [("澜江日报记者", ["河道如何？"], [("顾行舟", ["清淤86公里。", "再说一句。"])])],
            id="labels with an outlet and an office",
        ),
        pytest.param(
            "记者：春季清淤进展如何\n\n顾行舟：清淤86公里。\n",
            [("记者", ["春季清淤进展如何"], [("顾行舟", ["清淤86公里。"])])],
            id="a short question without its mark is no byline",
        ),
    ],
)
def test_turns(page: str, expected: list[tuple[str | None, list[str], Spoken]]) -> None:
    """Labels tell who speaks, in each of the usual layouts; line ends make no difference."""
    for source in (page, page.replace("\n", "\r\n"), page.replace("\n", "\r"), page.rstrip("\n")):
        briefing = parse(source, "river")
        found = [(s.asker, texts(s.question), spoken(s)) for s in briefing.segments]
        assert found == expected
        account_for(briefing)


@pytest.mark.parametrize(
    "words",
    [
        "目标是",
        "第一",
        "其中",
        "一是",
        "一方面",
        "另一方面",
        "总的来说",
        "比如",
        "下一步",
        "主要任务",
        "一句话",
        "具体来看",
    ],
)
def test_words_before_a_colon_that_are_no_speaker(words: str) -> None:
    """In an answer, and in a question, words with a colon behind them do not begin a turn."""
    page = f"记者：请谈两点。\n\n{words}：河道如何？\n\n顾行舟：清淤86公里。\n\n{words}：全年达到150公里。\n"
    briefing = parse(page, "river")
    assert texts(briefing.segments[0].question) == ["请谈两点。", f"{words}：河道如何？"]
    assert all_spoken(briefing) == [[("顾行舟", ["清淤86公里。", f"{words}：全年达到150公里。"])]]


@pytest.mark.parametrize("words", ["感谢这位记者", "最后回应网友", "借此机会告诉媒体"])
def test_words_before_a_colon_that_are_no_asker(words: str) -> None:
    """An official who speaks of reporters keeps the word."""
    page = f"记者：河道如何？\n\n顾行舟：清淤86公里。\n\n{words}：数据会公开。\n"
    assert all_spoken(parse(page, "river")) == [[("顾行舟", ["清淤86公里。", f"{words}：数据会公开。"])]]


def test_reporter_who_is_named() -> None:
    """The words of a reporter who gives a name are not taken into the answer before."""
    page = (
        "记者：河道如何？\n\n顾行舟：清淤86公里。\n\n澜江日报记者章小满：水质如何？\n\n顾行舟：达标率95%。\n"
    )
    briefing = parse(page, "river")
    assert all_spoken(briefing) == [[("顾行舟", ["清淤86公里。"])], [("顾行舟", ["达标率95%。"])]]


def test_host_is_no_official() -> None:
    """A host's words are not taken into an official's answer."""
    page = (
        "记者：河道如何？\n\n顾行舟：清淤86公里。\n\n主持人：请继续提问。\n\n"
        "记者：水质如何？\n\n米岚：达标率95%。\n"
    )
    said = [
        (turn.speaker, text)
        for segment in parse(page, "river").segments
        for turn in segment.answers
        if turn.part == "answer"
        for text in texts(turn.paragraphs)
    ]
    assert said == [("顾行舟", "清淤86公里。"), ("米岚", "达标率95%。")]
