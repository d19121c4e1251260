"""Rarer kin of the usual layouts: labels that only the head explains, citizens who ask, bold questions."""

import pytest
from transcripts import account_for, all_spoken, asked, headlines, opening, others, people

from briefcli.errors import NotABriefing
from briefcli.reading import parse

GENERIC = """石桥市公共供水专题新闻发布会（文字直播）

　　时间：2025年4月11日 14:00
　　嘉宾：石桥市水务局党组书记、局长　傅文渊
　　主持人：石桥市委宣传部新闻发布科科长　司徒岚

14:00　[主持人]
各位网友下午好，欢迎收看今天的发布会。有请傅局长介绍情况。

14:01　[嘉宾]
全市日均供水42.7万吨，

14:02　[嘉宾]
水质合格率99.8%。

14:03　[主持人]
下面请大家提问。

14:04　[记者]
我是石桥晚报记者。老旧小区夏天没水，怎么办？

14:05　[嘉宾]
今年改造31个小区的二次供水设施。

14:06　[网友]
水价会不会涨？

14:07　[嘉宾]
目前没有调整的计划。

14:08　[主持人]
时间关系，今天的发布会就到这里，再见！

14:09　[直播员]
直播结束。回看请点击右上角。
"""


def test_labels_that_only_the_head_explains() -> None:
    """The guest and the host of live text are who the list above names; the crew's words are nobody's."""
    briefing = parse(GENERIC, "water")
    assert asked(briefing) == [
        ("记者", "我是石桥晚报记者。老旧小区夏天没水，怎么办？", ["傅文渊"]),
        ("网友", "水价会不会涨？", ["傅文渊"]),
    ]
    assert people(briefing) == [
        ("傅文渊", "石桥市水务局党组书记、局长"),
        ("司徒岚", "石桥市委宣传部新闻发布科科长"),
    ]
    assert [speaker for speaker, _ in opening(briefing)] == ["司徒岚", "傅文渊", "司徒岚"]
    assert others(briefing, "host") == ["时间关系，今天的发布会就到这里，再见！"]
    assert others(briefing, "furniture")[-2:] == ["[直播员]", "直播结束。回看请点击右上角。"]
    account_for(briefing)


@pytest.mark.parametrize("label", ["嘉宾：", ""])
def test_several_guests(label: str) -> None:
    """Where the list above names more than one guest, the label is all there is to say."""
    page = GENERIC.replace("傅文渊\n", f"傅文渊\n　　{label}石桥市水务局供水科科长　阮青\n")
    assert [[name for name, _ in said] for said in all_spoken(parse(page, "water"))[1:]] == [
        ["嘉宾"],
        ["嘉宾"],
    ]


@pytest.mark.parametrize(("asker", "guest"), [("记者", "受访者"), ("主持人", "嘉宾"), ("本刊", "受访人")])
def test_interview_with_a_guest(asker: str, guest: str) -> None:
    """In an interview too."""
    page = (
        f"东海市残联理事长专访\n\n{guest}：东海市残联理事长 蒙毅\n\n"
        f"{asker}：蒙理事长，盲道改造的进度怎样？\n{guest}：完成了812处的整改。\n\n"
        f"{asker}：还有哪些难点？\n{guest}：难在维护。\n"
    )
    briefing = parse(page, "paving")
    assert asked(briefing) == [
        (asker, "蒙理事长，盲道改造的进度怎样？", ["蒙毅"]),
        (asker, "还有哪些难点？", ["蒙毅"]),
    ]
    assert people(briefing) == [("蒙毅", "东海市残联理事长")]


def test_list_with_the_names_below() -> None:
    """主持人： above an office and a name is a heading of the list, and no turn."""
    page = (
        "图文直播｜岭北县防汛新闻发布会\n\n出席人员：\n县水利局局长　班若愚\n县气象局副局长　于归\n"
        "主持人：\n县委宣传部副部长　汪晴\n\n"
        "09:00 现场：发布会马上开始。\n09:01 汪晴：各位记者，上午好。请班局长介绍。\n"
        "09:03 班若愚：入汛以来降雨386毫米，\n09:04 班若愚：比常年偏多三成。\n09:05 汪晴：请提问。\n"
        "09:06 岭北日报记者：水库的水位是多少？\n09:07 班若愚：低于汛限水位。\n"
        "09:08 直播员：记者们踊跃举手。\n09:09 县广播电台记者：未来几天还有雨吗？\n"
        "09:10 于归：周四还有一次强降雨。\n09:12 汪晴：发布会到此结束，谢谢大家。\n"
    )
    briefing = parse(page, "flood")
    assert [name for name, _ in people(briefing)] == ["班若愚", "于归", "汪晴"]
    assert [speaker for speaker, _ in opening(briefing)] == ["汪晴", "班若愚", "汪晴"]
    assert all_spoken(briefing)[1:] == [
        [("班若愚", ["低于汛限水位。"])],
        [("于归", ["周四还有一次强降雨。"])],
    ]
    furniture = others(briefing, "furniture")
    assert {"现场：发布会马上开始。", "直播员：记者们踊跃举手。"} <= set(furniture)
    account_for(briefing)


def test_words_of_officials_that_are_like_those_labels() -> None:
    """Without times no crew sends anything out; a host's first words name no host."""
    page = (
        "省医保局新闻发布会\n\n主持人：发布会现在开始。请副局长陶然介绍情况。\n陶然：我介绍三点。\n"
        "现场：开通了窗口212个。\n直播：全年做了36场。\n主持人：请提问。\n"
        "晨报记者：报销比例提高了多少？\n陶然：提高了4个百分点。\n嘉宾：这个词我们不用。\n主持人：谢谢。\n"
    )
    briefing = parse(page, "fees")
    assert all_spoken(briefing)[1:] == [[("陶然", ["提高了4个百分点。", "嘉宾：这个词我们不用。"])]]
    assert opening(briefing)[1] == (
        "陶然",
        ["我介绍三点。", "现场：开通了窗口212个。", "直播：全年做了36场。"],
    )
    assert people(briefing) == [("主持人", None), ("陶然", "副局长")]


def test_citizens_who_ask() -> None:
    """Citizens ask like reporters; what they are called is nobody's office."""
    page = (
        "鹤江晚报　2025年3月4日　星期二　A03　民生\n责编 邰静　版式 卓凡　校对 骆宾\n\n"
        "“老楼加梯，还要等多久？”两部门答居民问\n\n本报记者 沙鸥 文/图\n\n"
        "日前，市住建局副局长邬长青、市城管委副主任褚红来到柳荫社区，回答本报记者和居民代表的提问。\n\n"
        "居民代表：三楼不同意，加梯就卡住了。怎么办？\n\n邬长青：三楼的损失可以由受益住户补偿。\n\n"
        "家长：补偿标准谁来定？\n\n邬长青：由社区议事会商定。\n\n"
        "本报记者：装好以后谁来管？\n\n褚红：从公共收益中列支。有居民代表：问得更细，我们会答复。\n\n"
        "居民代表：电费贵不贵？\n\n邬长青：每户每月大约11元。\n"
    )
    briefing = parse(page, "lift")
    assert briefing.title == "“老楼加梯，还要等多久？”两部门答居民问"
    assert asked(briefing) == [
        ("居民代表", "三楼不同意，加梯就卡住了。怎么办？", ["邬长青"]),
        ("家长", "补偿标准谁来定？", ["邬长青"]),
        ("本报记者", "装好以后谁来管？", ["褚红"]),
        ("居民代表", "电费贵不贵？", ["邬长青"]),
    ]
    assert people(briefing) == [("邬长青", "市住建局副局长"), ("褚红", "市城管委副主任")]
    assert "责编 邰静　版式 卓凡　校对 骆宾" in others(briefing, "furniture")
    account_for(briefing)


def test_outlets_with_a_latin_name_behind() -> None:
    """总台CGTN asks; 人均GDP, which an official says, does not."""
    page = (
        "外交部例行记者会\n\n外交部发言人卓岚主持例行记者会。\n\n"
        "总台CGTN：请介绍访问的安排。\n卓岚：行程五天。\n\n"
        "日本广播协会NHK：中方有何评论？\n卓岚：是例行安排。\n人均GDP：报告会给出最新数字。\n\n"
        "美联社：中方会反制吗？\n卓岚：贸易战没有赢家。\n"
    )
    briefing = parse(page, "ministry")
    assert [asker for asker, _, _ in asked(briefing)] == ["总台CGTN", "日本广播协会NHK", "美联社"]
    assert all_spoken(briefing)[1] == [("卓岚", ["是例行安排。", "人均GDP：报告会给出最新数字。"])]


def test_offices_and_names_of_taiwan() -> None:
    """次長, 執行長, 課長 are offices; a name may have a full-width dot in it."""
    page = (
        "數位環境部例行記者會逐字稿\n\n時間：114年7月2日\n主持：新聞官簡以安\n"
        "出席：常務次長伊斯坦大．馬賴、資源循環署執行長古心怡\n\n"
        "新聞官簡以安：各位記者朋友大家好，先請馬賴次長說明。\n\n"
        "常務次長伊斯坦大．馬賴：新制上路三個月。\n\n新聞官簡以安：開放提問。\n\n"
        "媒體提問：請問次長，離島的期程會不會延後？\n\n"
        "常務次長伊斯坦大．馬賴：延到明年1月1日。\n\n一．補助：由基金支應。\n\n"
        "媒體提問：想請教古執行長，回收價格怎麼訂？\n\n資源循環署執行長古心怡：每公斤12元。\n\n"
        "新聞官簡以安：謝謝大家，今天的記者會就到這邊。\n"
    )
    briefing = parse(page, "taiwan")
    assert asked(briefing) == [
        ("媒體提問", "請問次長，離島的期程會不會延後？", ["伊斯坦大．馬賴"]),
        ("媒體提問", "想請教古執行長，回收價格怎麼訂？", ["古心怡"]),
    ]
    assert people(briefing) == [
        ("簡以安", "新聞官"),
        ("伊斯坦大．馬賴", "常務次長"),
        ("古心怡", "資源循環署執行長"),
    ]
    account_for(briefing)


def test_capitals_of_those_whom_the_head_names() -> None:
    """A name above its office, and one that is introduced by the spokesperson, who leads and answers."""
    page = (
        "MINISTRY OF PORTS\nOffice of the Spokesperson\n\nPress Briefing - June 3, 2025\n\n"
        "Grainne O'Malley\nMinistry Spokesperson\nHarbour Hall, Lisse\n\n"
        "MS. O'MALLEY: Good morning and welcome to the briefing. I am joined by Captain Pieter van den Bos, "
        "Harbour Superintendent of Lisse, and Ms. Ana de la Cruz, Acting Coordinator for Waterways. "
        "Captain, the floor is yours.\n\n"
        "CAPT. VAN DEN BOS: The port handled 4.2 million tons in May.\n\n"
        "QUESTION: When will the dredging be done?\n\nMS. DE LA CRUZ: By the end of August.\n\n"
        "MS. O'MALLEY: Next question, please. In the back.\n\n"
        "QUESTION: Will the ministry raise the port fees?\n\n"
        "MS. O'MALLEY: There is no decision on that, and I would not expect one this month.\n\n"
        "QUESTION: Is the new berth open?\n\n"
        "MS. O'MALLEY: It is, and the first two ships have been in and out since Tuesday morning.\n\n"
        "CAPT. VAN DEN BOS: Three ships, in fact.\n\n"
        "MS. O'MALLEY: That's all for today. Thank you all.\n"
    )
    briefing = parse(page, "ports")
    assert people(briefing) == [
        ("Grainne O'Malley", "Ministry Spokesperson"),
        ("Pieter van den Bos", "Harbour Superintendent of Lisse"),
        ("Ana de la Cruz", "Acting Coordinator for Waterways"),
    ]
    assert [[name for name, _ in said] for said in all_spoken(briefing)[1:]] == [
        ["Ana de la Cruz"],
        ["Grainne O'Malley"],
        ["Grainne O'Malley", "Pieter van den Bos"],
    ]
    assert others(briefing, "host") == [
        "Next question, please. In the back.",
        "That's all for today. Thank you all.",
    ]
    account_for(briefing)


BOLD = """# 市人社局局长殷若水就就业保障答记者问

2025-03-18 | 来源：市人社局

近日，市人社局局长殷若水回答了记者的提问。

## 适用范围

**哪些人可以参保？**

骑手、司机都可以参保。

截至二月底，参保人数已达**23.6万**。

**费用由谁来出？单位不交怎么办？**

由平台企业承担，每单0.06元。

## 以后的打算

**请您谈谈下一步的打算。**

分三步走。

**对全年有信心吗？**

有信心。
"""


@pytest.mark.parametrize("answer", ["", "答："])
def test_questions_in_bold(answer: str) -> None:
    """Questions that only stand in bold; the title or the text above says who answers."""
    page = BOLD
    for first in ("骑手", "由平台", "分三步", "有信心。"):
        page = page.replace(f"\n{first}", f"\n{answer}{first}")
    briefing = parse(page, "work")
    assert asked(briefing) == [
        (None, "哪些人可以参保？", ["殷若水"]),
        (None, "费用由谁来出？单位不交怎么办？", ["殷若水"]),
        (None, "请您谈谈下一步的打算。", ["殷若水"]),
        (None, "对全年有信心吗？", ["殷若水"]),
    ]
    assert headlines(briefing) == ["适用范围", None, "以后的打算", None]
    assert people(briefing) == [("殷若水", "市人社局局长")]
    account_for(briefing)


def test_questions_as_headings() -> None:
    """The same as headings, below a title that looks like a label."""
    page = BOLD.replace("# 市人社局局长殷若水就就业保障答记者问", "# 市人社局局长殷若水：怎样保障")
    page = (
        page.replace("## 适用范围\n\n", "").replace("## 以后的打算\n\n", "").replace("**23.6万**", "23.6万")
    )
    for question in ("哪些人可以参保？", "费用由谁来出？单位不交怎么办？", "对全年有信心吗？"):
        page = page.replace(f"**{question}**", f"### {question}")
    page = page.replace("**请您谈谈下一步的打算。**\n\n", "")
    assert [question for _, question, _ in asked(parse(page, "work"))] == [
        "哪些人可以参保？",
        "费用由谁来出？单位不交怎么办？",
        "对全年有信心吗？",
    ]


@pytest.mark.parametrize("gone", ["答记者问", "殷若水"])
def test_bold_questions_of_no_briefing(gone: str) -> None:
    """An article with such questions is no briefing, if nobody is said to answer them."""
    page = BOLD.replace("近日，市人社局局长殷若水回答了记者的提问。", "").replace(gone, "")
    with pytest.raises(NotABriefing):
        parse(page, "work")


def test_centre_of_all_media_asks() -> None:
    """县融媒体中心 is an outlet, though 媒体 stands in it."""
    page = (
        "南屿县新闻发布会\n\n主持人：今天请到县卫健局局长宗政雅。请提问。\n"
        "县融媒体中心：疫苗够不够？\n宗政雅：够。\n《南屿日报》：外来人员能不能打？\n宗政雅：能。\n主持人：再见。\n"
    )
    assert asked(parse(page, "clinic")) == [
        ("县融媒体中心", "疫苗够不够？", ["宗政雅"]),
        ("《南屿日报》", "外来人员能不能打？", ["宗政雅"]),
    ]


def test_ranks_before_names() -> None:
    """A rank before a name is no part of it, and may stand in the label."""
    page = (
        "NEWS BRIEFING\n\nColonel Ilse von Brandt, Spokesperson of the Ministry\n"
        "Rear Adm. Joao dos Santos, Chief of Naval Operations\n\n"
        "COL. VON BRANDT: Good afternoon. Welcome to the briefing.\n\n"
        "Q: Was the drill announced?\n\nADM. DOS SANTOS: Yes, two days before.\n\n"
        "Q: Any damage?\n\nCOL. VON BRANDT: None was reported to us by any of the ships.\n"
    )
    assert [[name for name, _ in said] for said in all_spoken(parse(page, "drill"))] == [
        ["Ilse von Brandt"],
        ["Joao dos Santos"],
        ["Ilse von Brandt"],
    ]


def test_words_that_stand_behind_an_office() -> None:
    """Behind 代表 or before 局 stands no name: what is said of many, what is an authority's."""
    page = (
        "水价听证会\n\n来源：国家水质检测工程师管理局\n\n"
        "市水务局局长路遥与居民代表面对面，回答了居民代表的提问。\n\n"
        "居民代表：水价涨多少？\n路遥：每吨两角。\n居民代表：哪天涨？\n路遥：七月一日。\n"
    )
    briefing = parse(page, "price")
    assert people(briefing) == [("路遥", "市水务局局长")]
    assert [asker for asker, _, _ in asked(briefing)] == ["居民代表", "居民代表"]
