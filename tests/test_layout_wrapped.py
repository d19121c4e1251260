"""Records wrapped at a fixed width, with indents, and pages put together with their continuation."""

import datetime
import textwrap

from hypothesis import given, settings
from hypothesis import strategies as st
from transcripts import account_for, all_spoken, asked, others

from briefcli.reading import parse

PARAGRAPHS = """\
省统计局副局长　顾行舟：上半年全省实现地区生产总值18427.63亿元，同比增长5.6%，加快0.3个百分点。主要有两点：
（一）农业生产总体平稳。夏粮播种面积2163.4万亩，总产量814.9万吨，比上年增长1.4%。生猪出栏1026.7万头。
澜江日报记者：上半年经济增速比一季度有所加快，请问主要的支撑力量来自哪里？下半年能否延续这一势头？
顾行舟：支撑力量主要有三股。第一股是工业，贡献率达到42.7%。第二股是出口，增长11.2%。第三股，目标：增长9.4%。
展望下半年，从先行指标看，6月份全社会用电量增长7.1%，势头有望延续。
米岚晚报记者：民间投资由降转升，请问民间资本主要投向了哪里？
顾行舟：民间投资主要投向制造业，增长19.7%，占全部民间投资的比重为56.2%，比去年同期提高7.3个百分点。
""".splitlines()


def wrap(paragraphs: list[str], width: int, indent: str) -> str:
    """Paragraphs cut every so many characters, the first line of each indented."""
    whole = ("\n".join(textwrap.wrap(indent + each, width, drop_whitespace=False)) for each in paragraphs)
    return "\n\n".join(whole)


@given(st.integers(18, 40), st.sampled_from(["", "　　"]))
@settings(max_examples=40, deadline=None)
def test_width_makes_no_difference(width: int, indent: str) -> None:
    """Whatever the width, the turns are the same as of the text that is not wrapped."""
    plain, cut = parse("\n\n".join(PARAGRAPHS), "stats"), parse(wrap(PARAGRAPHS, width, indent), "stats")
    account_for(cut)
    assert asked(cut) == asked(plain)
    assert ["".join(said) for turns in all_spoken(cut) for _, said in turns] == [
        "".join(said) for turns in all_spoken(plain) for _, said in turns
    ]


def test_continuation_page() -> None:
    """What stands between the jump from a page and the way back on another is of other articles."""
    page = (
        "水利局回应热点\n\n4月18日，市水利局局长顾行舟回答提问。\n\n本报记者 祝远\n\n"
        "投资增长\n\n记者：投资如何？\n\n顾行舟：投资增长9.9%，其中\n\n（下转第3版）\n\n责任编辑：邬青\n"
        "\n水利报　2024年4月19日　星期五　第3版　综合\n\n记者：另一篇的提问？\n\n米岚：另一篇的回答。\n\n"
        "水利局回应热点（上接第1版）\n\n制造业占三成。\n\n出口回稳\n\n记者：出口如何？\n\n顾行舟：增长0.8%。\n"
    )
    briefing = parse(page, "river")
    assert all_spoken(briefing) == [
        [("顾行舟", ["投资增长9.9%，其中制造业占三成。"])],
        [("顾行舟", ["增长0.8%。"])],
    ]
    assert [segment.complete for segment in briefing.segments] == [True, True]
    assert briefing.date == datetime.date(2024, 4, 18)
    assert others(briefing, "unplaced") == ["记者：另一篇的提问？", "米岚：另一篇的回答。"]
    account_for(briefing)
