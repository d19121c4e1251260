"""Daily briefings of a foreign ministry: outlets by name, further questions, notes below asterisks."""

import datetime

from transcripts import account_for, asked, opening, others, people

from briefcli.reading import parse

BRIEFING = """2025年2月19日外交部发言人顾若宁主持例行记者会

顾若宁：应中方邀请，瓦兰外长将于2月23日访华。

新华社：能否介绍访问安排？

顾若宁：双方将签署三份文件。

路透社记者：中方是否会提供援助？

顾若宁：已决定提供2000万元。我注意到有报道问：会不会派救援队？

追问：会不会派遣救援队？

顾若宁：一支82人的队伍已经集结。这位路透社记者的关心，我收到了。

《澜江时报》记者：对加征关税有何评论？

有消息说下月生效。请问是否属实？

顾若宁：请向主管部门询问。

今日瓦兰：船员情况如何？

顾若宁：状况良好。

****************

外交部例行记者会将于2月24日休会，3月3日恢复。
"""


def test_daily_briefing() -> None:
    """Outlets with and without 记者 ask; 追问 takes the outlet it follows and is a segment of its own."""
    briefing = parse(BRIEFING, "daily")
    assert briefing.title == "2025年2月19日外交部发言人顾若宁主持例行记者会"
    assert briefing.date == datetime.date(2025, 2, 19)
    assert people(briefing) == [("顾若宁", "外交部发言人")]
    assert asked(briefing) == [
        ("新华社", "能否介绍访问安排？", ["顾若宁"]),
        ("路透社记者", "中方是否会提供援助？", ["顾若宁"]),
        ("路透社记者", "会不会派遣救援队？", ["顾若宁"]),
        ("《澜江时报》记者", "对加征关税有何评论？有消息说下月生效。请问是否属实？", ["顾若宁"]),
        ("今日瓦兰", "船员情况如何？", ["顾若宁"]),
    ]
    account_for(briefing)


def test_who_answers_all_is_no_host() -> None:
    """A spokesperson who announces and answers is no host, and the announcement is the opening."""
    briefing = parse(BRIEFING, "daily")
    assert opening(briefing) == [("顾若宁", ["应中方邀请，瓦兰外长将于2月23日访华。"])]
    assert [turn.part for turn in briefing.segments[0].answers] == ["opening"]
    assert others(briefing, "host") == []


def test_note_below_the_asterisks() -> None:
    """What stands below a row of asterisks is a note."""
    assert others(parse(BRIEFING, "daily"), "note") == ["外交部例行记者会将于2月24日休会，3月3日恢复。"]


def test_outlets_between_two_turns_of_the_spokesperson() -> None:
    """What stands between two turns of the one who answers asks, also without a question mark."""
    page = (
        "外交部发言人濮阳青主持例行记者会（2025年4月3日）\n\n濮阳青：各位下午好。\n\n"
        "塔斯社：俄方表示欢迎。请问有何评论？\n\n濮阳青：中俄关系坚韧。\n\n（追问）会签新协议吗？\n\n"
        "濮阳青：没有更多信息。\n\n今日俄罗斯：请介绍访问安排。\n\n濮阳青：会及时发布。\n\n"
        "《环球时报》：菲方称受到“骚扰”。\n\n濮阳青：立场很明确：三点。\n"
    )
    briefing = parse(page, "daily")
    assert [asker for asker, _, _ in asked(briefing)] == ["塔斯社", "塔斯社", "今日俄罗斯", "《环球时报》"]
    assert opening(briefing) == [("濮阳青", ["各位下午好。"])]
    account_for(briefing)
