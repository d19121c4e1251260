"""What makes `ask` a question-answering system: kinds of questions, short answers, refusals, forgiveness."""

import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefcli import Answer, Library
from briefcli.answering.kinds import ASKS, wanted
from briefcli.reading import Sidecar, parse
from briefcli.show.explanation import explanation

HARBOUR = """4月25日，省海洋局召开发布会，省海洋局局长闻海生、总规划师柳汀兰出席并回答提问。

省海洋局解读一季度海洋经济

本报记者 石磊

海洋生产总值 同比增长5.4%

记者：请问今年一季度海洋经济运行情况如何？

闻海生：第一季度，全省海洋生产总值达到2860亿元，同比增长5.4%。海洋渔业保持平稳增长。第一季度增加值同比增长3.1%，较去年四季度加快1.2个百分点。

截至3月底，全省累计建成海洋牧场47个，其中国家级海洋牧场19个，养殖工船达到12艘。第一季度，海水淡化设备产销分别完成320套和290套，同比分别增长18%和21.5%。

港口货物吞吐量下降2.3%，集装箱吞吐量同比增长6.8%。舟湾、平屿、石浦等渔港实现两位数增长。

我局联合五部门印发了《海上风电有序发展行动方案》，以深远海开发为主线，推动海上风电基地建设。

海水淡化规模 达到160万吨

记者：海水淡化和海岛供水有哪些进展？下一步有什么安排？

柳汀兰：海水淡化是海岛供水的重要保障，具有水质稳定、不占耕地、靠近用户等特点。截至去年底，全省海水淡化工程规模达到每日160万吨，超过85%的有人居住海岛实现了稳定供水。

首座浮式海水淡化平台已经投入运行，覆盖医院、学校、码头等场所。

下一步，我们将加快老旧管网改造，降低海岛居民用水成本，目标是到2027年实现有人居住海岛供水全覆盖。

深海采矿 将带动百亿元产业

记者：深海装备方面呢？

闻海生：加强深海装备关键技术攻关，培育一批深海装备企业，建立深海数据共享机制。
"""


@pytest.fixture(scope="module")
def harbour(shared_home: Path) -> Library:
    """A briefing on the sea, of April 2025."""
    day = datetime.date(2025, 4, 25)
    return Library.of(parse(HARBOUR, "harbour", Sidecar(date=day)), home=shared_home)


def first(library: Library, question: str) -> Answer:
    """The first answer; there must be one."""
    answers = library.ask(question)
    assert answers, question
    return answers[0]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("第一季度海洋生产总值是多少？", "2860亿元"),
        ("海洋生产总值同比增长多少", "5.4%"),
        ("全省累计建成了多少个海洋牧场？", "47个"),
        ("国家级海洋牧场有几个？", "19个"),
        ("养殖工船有多少艘", "12艘"),
        ("集装箱吞吐量增速是多少？", "6.8%"),
        ("多大比例的有人居住海岛实现了稳定供水？", "超过85%"),
        ("海洋渔业增加值增长多少？", "3.1%"),
        ("海洋渔业增加值比去年四季度加快了几个百分点？", "1.2个百分点"),
        ("港口货物吞吐量下降了多少？", "2.3%"),
    ],
)
def test_quantities(harbour: Library, question: str, answer: str) -> None:
    """A quantity is cut with its unit and its bound, in the clause that speaks of what is asked."""
    assert first(harbour, question).answer == answer


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("海水淡化设备产量是多少套？", "320套"),
        ("海水淡化设备销量是多少套？", "290套"),
        ("海水淡化设备卖了多少套", "290套"),
        ("海水淡化设备产销分别完成多少套？", "320套和290套"),
        ("海水淡化设备销量同比增长多少？", "21.5%"),
    ],
)
def test_distribution(harbour: Library, question: str, answer: str) -> None:
    """Where one clause tells several numbers in turn, each of what is named gets its own."""
    assert first(harbour, question).answer == answer


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("海洋牧场47个是截至什么时候的数据？", "截至3月底"),
        ("海岛供水全覆盖的目标定在哪一年？", "2027年"),
    ],
)
def test_dates(harbour: Library, question: str, answer: str) -> None:
    """A date or period is cut as it stands."""
    assert first(harbour, question).answer == answer


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("海水淡化的问题是谁回答的？", "柳汀兰"),
        ("谁提到了养殖工船？", "闻海生"),
        ("哪位发言人谈到老旧管网改造", "柳汀兰"),
    ],
)
def test_who_says_it(harbour: Library, question: str, speaker: str) -> None:
    """Who is asked for is the speaker."""
    answer = first(harbour, question)
    assert (answer.answer, answer.speaker) == (speaker, speaker)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("海上风电印发了什么文件？", "海上风电有序发展行动方案"),
        ("海上风电以什么为主线？", "深远海开发"),
        ("哪个指标同比增长了6.8%？", "集装箱吞吐量"),
        ("达到12艘的是什么？", "养殖工船"),
        ("建立什么机制？", "深海数据共享机制"),
    ],
)
def test_names(harbour: Library, question: str, answer: str) -> None:
    """Names are found by brackets, by the words around the asking ones, and from the number backwards."""
    assert first(harbour, question).answer == answer


def test_list(harbour: Library) -> None:
    """A list is given as a list."""
    assert first(harbour, "海水淡化具有哪些特点？").answer == "水质稳定、不占耕地、靠近用户"


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("怎么降低海岛居民的用水成本？", "加快老旧管网改造"),
        ("下一步打算采取哪些措施改造管网", "老旧管网改造"),
        ("浮式海水淡化平台投入运行了吗？", "已经投入运行"),
    ],
)
def test_only_a_sentence_answers(harbour: Library, question: str, words: str) -> None:
    """For measures, plans and yes or no the sentence is the answer."""
    answer = first(harbour, question)
    assert answer.answer is None
    assert words in answer.sentence


@pytest.mark.parametrize(
    ("question", "why"),
    [
        ("第二季度海洋生产总值是多少？", "another quarter"),
        ("2023年第一季度海洋生产总值是多少？", "another year"),
        ("2024年全年海洋生产总值是多少？", "the whole year"),
        ("到2030年建成多少个海洋牧场？", "a year that is not spoken of"),
        ("青岛累计建成了多少个海洋牧场？", "a place that is not spoken of"),
        ("中远海运第一季度集装箱吞吐量是多少？", "a company that is not spoken of"),
        ("海洋旅游业增加值增长多少？", "a neighbouring industry"),
        ("海洋生产总值为什么下降？", "the opposite direction"),
        ("拆除了多少个海洋牧场？", "the opposite doing"),
        ("柳汀兰说海洋牧场建成多少个？", "said by somebody else"),
        ("养殖工船每艘多少钱？", "no price is told"),
        ("海水淡化规模排全国第几？", "no rank is told"),
        ("海洋牧场是哪家公司建的？", "no company is told"),
        ("最新一期LPR是多少", "another field"),
        ("红烧肉怎么做才不腻？", "another field"),
        ("北京到上海高铁票价", "another field, as keywords"),
    ],
)
def test_near_misses_are_refused(harbour: Library, question: str, why: str) -> None:
    """A neighbour's words are no answer: period, subject, direction, speaker and kind must agree."""
    assert harbour.ask(question) == [], why


def test_headline_alone(harbour: Library) -> None:
    """What only a headline states is given as the headline's words."""
    answer = first(harbour, "深海采矿")
    assert (answer.part, answer.speaker) == ("headline", None)


@pytest.mark.parametrize(
    ("question", "answer", "how"),
    [
        ("全省累計建成海洋牧場多少個？", "47个", "traditional"),
        ("第１季度集装箱吞吐量增长多少％？", "6.8%", "full width"),
        ("您好～～请问一下哈，养殖工船到底有多少艘啊？？？😂😂谢谢", "12艘", "noise"),
        ("集装箱吞土量增长多少？", "6.8%", "a homophone"),
        ("全省累计建成海洋木场多少个？", "47个", "a homophone"),
        ("haiyang muchang 有多少个", "47个", "pinyin"),
        ("yangzhi gongchuan you duoshao sou", "12艘", "pinyin alone"),
        ("Q1 集装箱吞吐量 YoY 增长多少？", "6.8%", "English abbreviations"),
        ("container throughput 同比增长多少？", "6.8%", "English terms"),
        ("头三个月海洋生产总值多少", "2860亿元", "another way to say the quarter"),
    ],
)
def test_forgiving(harbour: Library, question: str, answer: str, how: str) -> None:
    """Rough spelling is read as it is meant."""
    assert first(harbour, question).answer == answer, how


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("有人住的岛上喝水的事落实了多少？", "稳定供水"),
        ("老百姓用水怎么能便宜点？", "降低海岛居民用水成本"),
    ],
)
def test_paraphrase(harbour: Library, question: str, words: str) -> None:
    """Everyday words lead to official ones."""
    assert any(words in answer.sentence for answer in harbour.ask(question))


def test_own_thesaurus(tmp_path: Path) -> None:
    """A user's file of words is read beside the one that ships."""
    briefing = parse(HARBOUR, "harbour")
    assert Library.of(briefing, home=tmp_path).ask("蓝色粮仓有多少个？") == []
    (tmp_path / "thesaurus.txt").write_text("蓝色粮仓 = 海洋牧场\n", "utf-8")
    assert first(Library.of(briefing, home=tmp_path), "蓝色粮仓有多少个？").answer == "47个"


def test_scores_are_comparable(harbour: Library) -> None:
    """Scores lie between 0 and 1 and fall with the rank."""
    answers = harbour.ask("海水淡化", limit=0)
    scores = [answer.score for answer in answers]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert [answer.rank for answer in answers] == list(range(1, len(answers) + 1))


def test_short_answer_stands_in_the_sentence(harbour: Library) -> None:
    """A short answer is cut out of its sentence, never put together."""
    for question in ("多少", "海洋牧场有几个？", "什么时候", "以什么为主线", "哪些特点"):
        for answer in harbour.ask(question, limit=0):
            assert answer.answer is None or answer.answer in answer.sentence


@pytest.mark.parametrize(
    "question",
    [
        "海[洋 养(殖 渔$业 一\\工 什么^鱼?",
        "加[快",
        "什么目啥力^设",
        "哪个指标同比增长了多少*？",
        "9999年海洋牧场有多少个",
        "2月30日海洋牧场有多少个",
        "13月45日建成多少个",
        "明年年底前多少",
        "《海上风电哪个",
        "”哪个“",
        "。！？",
        "\x00\x1b[31m多少",
        "\ud800多少",
        "多少" * 5000,
        "yi" * 200,
        " ".join(["gongchang"] * 200),
    ],
)
def test_any_input_is_read(harbour: Library, question: str) -> None:
    """What is typed is text, never a pattern, and no length is too much."""
    for answer in harbour.ask(question, limit=0):
        assert answer.answer is None or answer.answer in answer.sentence


@pytest.mark.parametrize("year", [1, 9999])
def test_ends_of_the_calendar(shared_home: Path, year: int) -> None:
    """A briefing at either end of the calendar is asked like any other."""
    day = datetime.date(year, 1, 1)
    library = Library.of(parse(HARBOUR, "harbour", Sidecar(date=day)), home=shared_home)
    for question in ("明年年底海洋牧场有多少个？", "去年12月海洋牧场有多少个？", "今年海洋牧场有多少个？"):
        library.ask(question)


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("落实《沿海港口“十四五”规划》和“蓝色海湾”行动。", "落实哪个"),
        ("实现两位数增长。", "实现了几位数增长"),
        ("建成（含在建）码头12座。", "建成什么"),
        ("共有" * 40 + "了渔业行业增长。", "什么行业增长"),
        ("省海洋局分别会同六部门和两部门印发办法。", "会同几个部门印发办法？"),
    ],
)
def test_no_half_brackets(shared_home: Path, sentence: str, question: str) -> None:
    """A short answer has whole brackets, and no marks at its ends."""
    text = f"问答实录\n\n记者：请介绍情况。\n\n闻海生：{sentence}\n"
    library = Library.of(parse(text, "small"), home=shared_home)
    for answer in library.ask(question, limit=0):
        for one, other in ("《》", "“”", "（）"):
            assert (answer.answer or "").count(one) == (answer.answer or "").count(other)
        assert (answer.answer or "").strip("，。、；：") == (answer.answer or "")
        assert answer.answer != "两位"


def test_letters_of_thousands(harbour: Library) -> None:
    """A number is the same with and without the marks of its thousands."""
    with_marks = harbour.ask("海洋生产总值达到2,860亿元了吗？", limit=0)
    assert with_marks == harbour.ask("海洋生产总值达到2860亿元了吗？", limit=0)
    assert with_marks


def test_explanation(harbour: Library) -> None:
    """How a question was read, what speaks for a candidate, and why it is no answer, is told."""
    told = "\n".join(explanation(harbour.explain("第二季度 YoY 海洋生产总值增长多少？")))
    for words in ("同比", "第二季度", "海洋生产总值", "1.00"):
        assert words in told
    assert "another period" in told or "这一时间" in told


@given(
    st.text(
        alphabet=sorted(
            "海洋牧场谁何哪什么啥几多怎咋如为因凭吗否是没能会可有无叫率速幅例重量总数额格价增长比环甚缘时位称于对大小了个年月日?，"
        ),
        max_size=12,
    )
)
@settings(max_examples=500, deadline=None)
def test_what_asks_is_told_by_its_characters(text: str) -> None:
    """The short cut for mere keywords overlooks no word that asks."""
    if ASKS.isdisjoint(text):
        assert not any(pattern.search(text) for _, pattern in wanted())


def test_each_asking_word_has_its_character() -> None:
    """Without the characters that tell it, no pattern finds anything in any of the others."""
    others = "".join(chr(code) for code in range(0x4E00, 0x9FA6) if chr(code) not in ASKS)
    pairs = f"{others} {'的'.join(others)} 1{'%1'.join('个家年月日人户点')}"
    assert not any(pattern.search(pairs) for _, pattern in wanted())
