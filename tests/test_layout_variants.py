"""Layouts that differ from the usual ones in one respect each: how labels stand, what is in between."""

import pytest
from transcripts import account_for, bare, headlines

from briefcli.briefing import Briefing
from briefcli.reading import parse

Turns = list[tuple[str | None, list[str | None]]]

TWO_LINES = """市水务局举行节水工作新闻发布会

2024年3月5日上午，市政府新闻办举行新闻发布会，市水务局局长郎青山介绍情况。

秦川
市政府新闻办副主任：
各位记者朋友，大家上午好。现在请郎青山局长发布。

市水务局局长
郎青山：
大家好。去年全市节水1.2亿立方米。

秦川
市政府新闻办副主任：
谢谢。请大家提问。

河湾日报记者：
节水的钱从哪里来？

市水务局局长
郎青山：
财政安排了3亿元。

秦川
市政府新闻办副主任：
发布会到此结束，谢谢大家。
"""

NO_COLON = """市水务局举行节水工作新闻发布会

主持人
市政府新闻办副主任　秦　川
各位记者朋友，大家上午好。现在请郎青山局长发布。

市水务局局长　郎青山
大家好。去年全市节水1.2亿立方米。

主持人
市政府新闻办副主任　秦　川
谢谢。请大家提问。

河湾日报记者
节水的钱从哪里来？

市水务局局长　郎青山
财政安排了3亿元。

主持人
市政府新闻办副主任　秦　川
发布会到此结束，谢谢大家。
"""

TIMES_BEHIND_NAMES = """南桥市智慧停车新闻发布会图文直播

主持人 秦川　14:30:05
各位网友，下午好。今天我们请来市交通局副局长郎青山。

郎青山　14:31:20
谢谢主持人。全市新增泊位2.1万个。

主持人 秦川　14:33:00
请记者提问。

河湾日报记者　14:33:40
收费标准会不会提高？

郎青山　14:34:10
不会提高，

郎青山　14:34:50
白天封顶20元。

主持人 秦川　14:37:00
直播到此结束，谢谢大家。
"""

NUMBERED = """南桥市智慧停车新闻发布会图文直播

1. 秦川：各位网友，下午好。请郎青山局长介绍情况。（14:30:05）
2. 郎青山：谢谢主持人。全市新增泊位2.1万个。（14:31:20）
3. 秦川：请记者提问。（14:33:00）
4. 河湾日报记者：收费标准会不会提高？（14:33:40）
5. 郎青山：不会提高，（14:34:10）
6. 郎青山：白天封顶20元。（14:34:50）
7. 秦川：直播到此结束，谢谢大家。（14:37:00）
"""


def turns(briefing: Briefing) -> Turns:
    """The asker of each segment, and who answers (or opens) it."""
    return [(segment.asker, [turn.speaker for turn in segment.answers]) for segment in briefing.segments]


def host_words(briefing: Briefing) -> str:
    return "".join(bare(other.paragraph.text) for other in briefing.other if other.kind == "host")


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(TWO_LINES, id="a name and its office on two lines"),
        pytest.param(NO_COLON, id="no colon, the host on two lines"),
        pytest.param(TIMES_BEHIND_NAMES, id="no colon, but a time"),
        pytest.param(NUMBERED, id="numbered lines"),
        pytest.param(NUMBERED.replace(". ", "楼 "), id="numbered lines of a forum"),
    ],
)
def test_labels_that_stand_otherwise(page: str) -> None:
    """Who speaks is told however the labels stand, and nothing of them is left in the words."""
    briefing = parse(page, "saving")
    assert turns(briefing) == [(None, ["秦川", "郎青山", "秦川"]), ("河湾日报记者", ["郎青山"])]
    assert [turn.part for turn in briefing.segments[0].answers] == ["host", "opening", "host"]
    assert "结束，谢谢大家。" in host_words(briefing)
    [answer] = briefing.segments[1].answers
    assert bare("".join(each.text for each in answer.paragraphs)) in (
        "财政安排了3亿元。",
        "不会提高，白天封顶20元。",
    )
    account_for(briefing)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(
            "Fares\n\nA new law is in force.\n\nQ1. Why?\n\nA. Costs. A pass was 9 crowns.\n\nQ2. When?\n\n"
            "A. In May.\n\nQ1 and Q2 of next year will tell.\n",
            [("Why?", "Costs. A pass was 9 crowns."), ("When?", "In May.Q1 and Q2 of next year will tell.")],
            id="full stop",
        ),
        pytest.param(
            "就业形势\n\n问　压力大不大？\n\n答　压力是有的。\n\n岗位够用。\n\n"
            "问　怎么参保？\n\n答　已放开。\n",
            [("压力大不大？", "压力是有的。岗位够用。"), ("怎么参保？", "已放开。")],
            id="blank",
        ),
        pytest.param(
            "就业形势\n\n问题1、压力大不大？\n\n答、压力是有的。\n\n问题2、怎么参保？\n\n答、已放开。\n",
            [("压力大不大？", "压力是有的。"), ("怎么参保？", "已放开。")],
            id="comma of an enumeration",
        ),
    ],
)
def test_letters_without_a_colon(page: str, expected: list[tuple[str, str]]) -> None:
    """Q and A, 问 and 答 begin turns without a colon, if they do so time and again."""
    briefing = parse(page, "fares")
    found = [
        ("".join(p.text for p in s.question), "".join(p.text for t in s.answers for p in t.paragraphs))
        for s in briefing.segments
    ]
    assert found == expected
    account_for(briefing)


@pytest.mark.parametrize(
    "caption",
    [
        pytest.param("技术人员在水库检修监测设备。（资料图片）", id="a sentence, from the archive"),
        pytest.param("“远帆”号停靠码头（资料图片）。", id="full stop behind"),
        pytest.param("图①：工人在泵站安装水泵。", id="number in a circle"),
        pytest.param("[Photo: Workers at the weir. Credit: M. Reed]", id="English, in brackets"),
        pytest.param("Workers at the weir. Photograph: Ministry / M. Reed", id="English, credit behind"),
        pytest.param("水利厅 发布会实录　第 3 页", id="head of a page with its number"),
        pytest.param("Page 2 of 3", id="number of a page"),
    ],
)
def test_captions_in_a_sentence(caption: str) -> None:
    """A caption between two halves of a sentence is none of it."""
    briefing = parse(f"记者：检修好了吗？\n\n纪小雨：剩下的5月\n{caption}\n全部装完。\n", "river")
    [answer] = briefing.segments[0].answers
    assert [each.text for each in answer.paragraphs] == ["剩下的5月全部装完。"]
    account_for(briefing)


def test_heads_of_pages() -> None:
    """A line that stands beside the number of each page is the head of the page, and no text."""
    briefing = parse(
        "水利厅发布会实录\n\n记者：检修好了吗？\n纪小雨：剩下的\n— 1 —\n水利厅 办公室\n5月全部\n— 2 —\n"
        "水利厅 办公室\n装完。\n记者：谢谢。还有吗？\n纪小雨：没有了。\n— 3 —\n",
        "river",
    )
    assert [each.text for each in briefing.segments[0].answers[0].paragraphs] == ["剩下的5月全部装完。"]
    account_for(briefing)


@pytest.mark.parametrize(
    "remark",
    [
        "The following question was submitted by e-mail after the press conference.",
        "The following exchange was received in writing.",
        "以下问题为会后书面答复：",
        "本次发布会部分内容以书面形式回应，见官网专栏。",
        "会后，有媒体书面提问，发言人作了答复。",
    ],
)
def test_remarks_above_a_question(remark: str) -> None:
    """A remark on the record is in no answer, above a question or at the end."""
    question = "记者：还有吗？\n\n石磊：没有了。\n\n"
    briefing = parse(f"记者：好了吗？\n\n石磊：好了。\n\n{remark}\n\n{question}{remark}\n", "river")
    said = [each.text for s in briefing.segments for turn in s.answers for each in turn.paragraphs]
    assert said == ["好了。", "没有了。"]
    assert [other.kind for other in briefing.other] == ["note", "note"]


def test_headlines_that_ask() -> None:
    """Lines that ask, set apart above most questions, are headlines; a question alone is an official's."""
    asking = "".join(f"补什么，怎么补？\n\n{n}号报记者：有多少？\n\n纪小雨：{n}个。\n\n" for n in "一二三")
    assert headlines(parse(f"以旧换新发布会\n\n{asking}", "trade")) == ["补什么，怎么补？"] * 3
    once = (
        "以旧换新发布会\n\n记者：有多少？\n\n纪小雨：六个。\n\n够不够？\n\n记者：谁出钱？\n\n纪小雨：财政。\n"
    )
    briefing = parse(once, "trade")
    assert headlines(briefing) == [None, None]
    assert [each.text for each in briefing.segments[0].answers[0].paragraphs] == ["六个。", "够不够？"]


def test_narrow_headline_on_three_lines() -> None:
    """A narrow headline may be set on three lines, and belongs to the question as a whole."""
    page = (
        "禁渔五年观察\n\n鱼多了\n鸟回来了\n\n记者：有多少？\n纪小雨：六种。\n\n船上岸\n人进城\n心落地\n\n"
        "记者：谁出钱？\n纪小雨：财政。\n"
    )
    assert [bare(each or "") for each in headlines(parse(page, "fish"))] == [
        "鱼多了鸟回来了",
        "船上岸人进城心落地",
    ]


@pytest.mark.parametrize(
    ("label", "name", "role"),
    [
        pytest.param("唐可為主任", "唐可為", "主任", id="short office behind the name"),
        pytest.param("拉娃‧古拉斯組長", "拉娃‧古拉斯", "組長", id="behind a name with a dot"),
        pytest.param(
            "国办新闻局副局长、发言人禤咏诗", "禤咏诗", "国办新闻局副局长、发言人", id="rare family name"
        ),
        pytest.param("海岸部首席预报员 郎青山", "郎青山", "海岸部首席预报员", id="office of many kinds"),
    ],
)
def test_names_with_offices(label: str, name: str, role: str) -> None:
    """The name is told from the office in a label, whatever the family name."""
    page = f"记者：好了吗？\n\n{label}：好了。\n\n记者：还有吗？\n\n{label}：没有了。\n"
    briefing = parse(page, "river")
    assert turns(briefing) == [("记者", [name])] * 2
    assert [tuple(person) for person in briefing.participants] == [(name, role)]


@pytest.mark.parametrize("words", ["也有专家提醒", "有位县长反问", "不少专家担心", "常务副主任"])
def test_words_that_hold_an_office_and_name_nobody(words: str) -> None:
    """What an official says others say is no label, nor is an office that begins like a name."""
    page = f"记者：好了吗？\n\n纪小雨：好了。\n\n{words}：“别大意。”\n\n记者：还有吗？\n\n纪小雨：没有了。\n"
    assert turns(parse(page, "river")) == [("记者", ["纪小雨"])] * 2


def test_bare_office() -> None:
    """A label of an office alone, in any language, is whoever the introduction names with it."""
    page = "就《条例》热点，记者采访了负责人佴书航。\n\n记者问：为什么？\n\n负责人答：有需要。\n"
    assert turns(parse(page, "rules")) == [("记者", ["佴书航"])]
    english = (
        "Noon Briefing\n\nA transcript of today's briefing by the Spokesman, Anselm Dorr.\n\n"
        "Spokesman: Good afternoon.\n\nQuestion: Who paid?\n\n"
        "Spokesman: The host.\n\nA reporter asked me last week: was it late? It was not.\n\n"
        "Question: And when?\n\nSpokesman: In May.\n"
    )
    briefing = parse(english, "noon")
    assert turns(briefing) == [(None, ["Anselm Dorr"]), (None, ["Anselm Dorr"]), (None, ["Anselm Dorr"])]
    titled = (
        "Press Conference\n\nMODERATOR: Welcome to the press conference. With us is the Minister of Coasts, "
        "Ada Quill.\n\nMINISTER QUILL: Thank you.\n\nQUESTION: When?\n\nMINISTER QUILL: In June.\n\n"
        "Mr. Tarn (Elm Crier): Who pays?\n\nMINISTER QUILL: The state.\n\n"
        "MODERATOR: That is all. Thank you.\n"
    )
    briefing = parse(titled, "coast")
    assert turns(briefing)[1:] == [(None, ["Ada Quill"]), ("Mr. Tarn (Elm Crier)", ["Ada Quill"])]
    assert ("Ada Quill", "Minister of Coasts") in briefing.participants


def test_further_questions_of_the_same() -> None:
    """该记者追问 is asked by the one before; an outlet's thanks are its own words too."""
    page = (
        "对话人物：省农科院院长 言午\n\n潮声：够不够？\n\n言午：够。\n\n潮声：为什么？\n\n言午：品种好。\n\n"
        "该记者追问：还有呢？\n\n言午：密植。\n\n潮声：谢谢您接受采访。\n\n言午：谢谢。\n"
    )
    briefing = parse(page, "maize")
    assert turns(briefing) == [("潮声", ["言午"])] * 4
    assert headlines(briefing) == [None] * 4


def test_net_users() -> None:
    """The name that a net user goes by stands in the label, in quotation marks or not."""
    page = "网友“蓝天白云”：怎么预约？\n\n仇英：打电话即可。\n\n网友 海边的风：能上门吗？\n\n仇英：可以。\n"
    assert turns(parse(page, "clinic")) == [("网友“蓝天白云”", ["仇英"]), ("网友 海边的风", ["仇英"])]


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("時間：中華民國114年5月13日（星期二）下午2時", "2025-05-13"),
        ("时　间：2024年11月19日15:30\n\n2024-11-20 09:15　　来源：西陵发布", "2024-11-19"),
        ("发布时间：2025-02-21 15:40　　来源：省局\n\n2月18日，《规定》公布，自5月1日起施行。", "2025-02-21"),
    ],
)
def test_dates(head: str, date: str) -> None:
    """The day of the briefing, not that of a rule; by the years of the Republic as well."""
    briefing = parse(f"预制菜发布会\n\n{head}\n\n问：好了吗？\n\n答：好了。\n", "food")
    assert str(briefing.date) == date


def test_reporters_who_are_not_named() -> None:
    """有记者问 begins a question between two turns of an official, and is the official's word elsewhere."""
    page = (
        "新报记者：何时公布？\n\n麦青：会及时发布。\n\n新报记者：还有呢？\n\n麦青：没有。\n\n"
        "有记者问：外方愿扩大合作，有何评论？\n\n麦青：表示赞赏。\n\n"
        "有记者问：会不会推迟？不会。\n\n新报记者：几号？\n\n麦青：六号。\n"
    )
    briefing = parse(page, "daily")
    assert [asker for asker, _ in turns(briefing)] == ["新报记者", "新报记者", "有记者", "新报记者"]
    assert "有记者问：会不会推迟？不会。" in [p.text for p in briefing.segments[2].answers[0].paragraphs]
    account_for(briefing)


@pytest.mark.parametrize("short", ["PYKE", "Rowan Pyke", "MR. PYKE"])
def test_shorter_names(short: str) -> None:
    """A speaker's family name alone is the same speaker, though nobody introduces either."""
    page = (
        "Doorstop\n\n3 February 2025\n\nJOURNALIST: Will it pass?\n\nROWAN PYKE: It will.\n\n"
        "JOURNALIST: When?\n\nROWAN PYKE: In May.\n\n"
        f"JOURNALIST: Are you sure?\n\n{short}: I am.\n\nENDS\n"
    )
    briefing = parse(page, "bill")
    assert [asker for asker, _ in turns(briefing)] == ["JOURNALIST"] * 3
    assert {speaker.casefold() for _, [speaker] in turns(briefing) if speaker} <= {"rowan pyke", "mr. pyke"}
    assert headlines(briefing) == [None] * 3
    assert str(briefing.date) == "2025-02-03"


def test_name_that_had_an_office() -> None:
    """A rare name that stood behind an office is known without it."""
    page = "■ 记者：怎么回事？\n■ 市公交公司总经理禽滑厘：有管线。\n■ 记者：何时改？\n■ 禽滑厘：年底前。\n"
    assert turns(parse(page, "bus")) == [("记者", ["禽滑厘"])] * 2


@pytest.mark.parametrize(
    "head", ["主持人：简宁（市新闻办主任）\n发布人：岑溪（市住建局局长）", "市住建局局长岑溪出席，简宁主持。"]
)
def test_host_whom_the_text_above_names(head: str) -> None:
    """Who is named as the host is one, whatever little they say."""
    page = (
        f"住房发布会\n\n{head}\n\n简宁：请岑溪局长。\n\n岑溪：筹建1.3万套。\n\n简宁：好。\n\n"
        "记者：要多久？\n\n岑溪：14个月。\n\n简宁：谢谢大家。\n"
    )
    briefing = parse(page, "homes")
    assert [turn.part for turn in briefing.segments[0].answers] == ["host", "opening", "host"]
    assert turns(briefing)[1:] == [("记者", ["岑溪"])]
    assert host_words(briefing) == "谢谢大家。"


def test_asker_behind_a_number() -> None:
    """Who asks may stand behind the number of the question, and the question below."""
    page = "Q1：《新城报》记者\n要多久？\n\nA（岑溪）：14个月。\n\nQ2：够不够？\n\nA（岑溪）：够。\n"
    briefing = parse(page, "homes")
    assert turns(briefing) == [("《新城报》记者", ["岑溪"]), (None, ["岑溪"])]
    assert [s.question[0].text for s in briefing.segments] == ["要多久？", "够不够？"]


def test_reporters_column_below_the_text() -> None:
    """A column of the paper's own (记者手记) is no byline, and what stands in it is no answer."""
    page = "记者：开放吗？\n\n何如：2026年开放。\n\n■ 记者手记\n离开工地时，雨停了。\n"
    assert "雨停" not in str(parse(page, "site").segments)


def test_wrapped_page_with_wide_indents() -> None:
    """A line that begins with full-width blanks is as wide as they make it."""
    first = "　　纪小雨：" + "水" * 31 + "；"
    lines = [*("水" * 38,) * 6, "够了。", "　　记者：好吗？", "　　纪小雨：好。"]
    briefing = parse("\n".join(["　　记者：怎么样？", first, *lines]), "water")
    assert len(briefing.segments[0].answers[0].paragraphs) == 1


@pytest.mark.parametrize(
    "words",
    [
        "会后我们会书面答复这位记者。",
        "具体数据见附表（由统计局提供）。",
        "We extended credit by 3 percent.",
        "The picture by now is clear.",
        "居民代表：“要有电梯。”",
        "能源专家：“还不够。”",
        "Q1 and Q2 will tell.",
        "In general: it works.",
        "“谢谢这位记者的提问。”",
    ],
)
def test_words_of_an_official(words: str) -> None:
    """What an official says is in the answer, though it is like a label, a caption or a remark."""
    page = (
        "市水务局局长郎青山答记者问\n\n记者：好了吗？\n\n郎青山：好了。\n\n"
        f"{words}\n\n记者：还有吗？\n\n郎青山：没有了。\n\n{words}\n"
    )
    briefing = parse(page, "river")
    assert turns(briefing) == [("记者", ["郎青山"])] * 2
    said = [[p.text for p in segment.answers[0].paragraphs] for segment in briefing.segments]
    assert said == [["好了。", words], ["没有了。", words]]


def test_official_who_thanks_reporters_is_no_host() -> None:
    """Thanks to this or that reporter at the head of each answer do not make a host."""
    page = "郎青山：大家好。\n\n纪小雨：大家好。\n\n" + "".join(
        f"{n}报记者：好吗？\n\n郎青山：谢谢这位记者的提问，好。\n\n" for n in "甲乙丙"
    )
    briefing = parse(page, "river")
    assert turns(briefing)[1:] == [(f"{n}报记者", ["郎青山"]) for n in "甲乙丙"]
