"""The reader: openings, offices, dates, and texts that are no briefing."""

import datetime

import pytest

from briefcli.errors import NotABriefing
from briefcli.reading import parse


def test_opening_is_segment_0() -> None:
    """What an official says before the first question is segment 0, without asker and question."""
    page = "市水务局局长顾行舟：大家好。先说几句。\n\n记者：河道如何？\n\n顾行舟：清淤86公里。\n"
    opening, first = parse(page, "river").segments
    assert (opening.number, opening.asker, opening.question) == (0, None, ())
    assert [(turn.speaker, turn.part) for turn in opening.answers] == [("顾行舟", "opening")]
    assert [(turn.speaker, turn.part) for turn in first.answers] == [("顾行舟", "answer")]


@pytest.mark.parametrize(
    ("note", "name", "role"),
    [
        ("市水务局局长顾行舟出席。", "顾行舟", "市水务局局长"),
        ("市水务局副局长、总工程师顾行舟介绍情况。", "顾行舟", "市水务局副局长、总工程师"),
        ("发布会邀请到了市水务局局长顾行舟。", "顾行舟", "市水务局局长"),
        ("市水务局局长米岚与河道处处长顾行舟出席。", "顾行舟", "河道处处长"),
        ("市水务局局长米岚、河道处处长顾行舟出席。", "顾行舟", "河道处处长"),
        ("和平区区长顾行舟出席。", "顾行舟", "和平区区长"),
        ("有色金属协会会长顾行舟出席。", "顾行舟", "有色金属协会会长"),
        ("顾行舟出席。", "顾行舟", None),
    ],
)
def test_roles_from_the_note(note: str, name: str, role: str | None) -> None:
    """A speaker's office is what stands before the name, in the note's own words, nothing cut off."""
    page = f"编者按\n\n3月2日，{note}\n\n记者：河道如何？\n\n顾行舟：清淤86公里。\n\n米岚：水质好。\n"
    assert dict(parse(page, "river").participants)[name] == role


def test_role_of_a_name_that_begins_another() -> None:
    """方成 does not get the office of 方成林."""
    page = (
        "编者按\n\n3月2日，市水务局局长方成林、河道处处长方成出席。\n\n"
        "记者：河道如何？\n\n方成：清淤86公里。\n\n方成林：很好。\n"
    )
    roles = dict(parse(page, "river").participants)
    assert roles == {"方成林": "市水务局局长", "方成": "河道处处长"}


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("2024年3月2日，市水务局举行发布会。", datetime.date(2024, 3, 2)),
        ("发布时间 2024-03-02 上午。", datetime.date(2024, 3, 2)),
        ("2024.3.2 市水务局举行发布会。", datetime.date(2024, 3, 2)),
        ("2024年2月30日有误，3月2日市水务局举行发布会。", None),
        ("3月2日，市水务局举行发布会。", None),
    ],
)
def test_date_of_the_text(head: str, date: datetime.date | None) -> None:
    """Only a full date that exists is taken from the text."""
    assert parse(f"{head}\n\n记者：河道如何？\n\n顾行舟：好。\n", "river").date == date


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("", "empty"),
        ("  \n　\n", "blank"),
        ("河道清淤已完成86公里。\n水质达标率95%。\n", "prose"),
        ("记者：河道如何？\n记者：水质如何？\n", "questions only"),
        ("顾行舟：清淤86公里。\n米岚：水质好。\n", "statements only"),
        ("记者：河道如何？\n顾行舟：\n", "a label with nothing behind it"),
        ("记者：\n顾行舟：清淤86公里。\n", "an answer to nothing"),
        ("目标是：清淤。\n其中：城区。\n", "colons that label nobody"),
    ],
)
def test_text_that_is_no_briefing(text: str, note: str) -> None:
    """A text without a question and an answer is refused by a message that names it, in one line."""
    with pytest.raises(NotABriefing) as caught:
        parse(text, "river")
    assert "river" in str(caught.value), note
    assert "\n" not in str(caught.value)
