"""`ask`: the sentences that answer, by whom, and nothing where the transcripts do not answer."""

import datetime
import warnings
from pathlib import Path

import pytest
from conftest import PAGE
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from briefcli import Answer, BriefcliWarning, Library, UnknownName, WrongUsage
from briefcli.reading import Sidecar, parse
from briefcli.views import Filters

RIVER = """编者按

3月2日，市水务局局长顾行舟、副局长米岚出席发布会。

水务局解读河道治理

本报记者 柏青

清淤河道 达到86公里

澜江日报记者：城区内涝治理得如何？

顾行舟：截至2月底，全市清淤河道86公里，新建泵站14座。

雨水花园建成230个，可蓄水4.5万立方米。

夜游码头 年底开放

记者：听说要开放码头？

米岚：码头的事正在论证，苗木也要补种。
"""


@pytest.fixture(scope="module")
def forest(shared_home: Path) -> Library:
    return Library.of(parse(PAGE, "forest"), home=shared_home)


@pytest.fixture(scope="module")
def both(shared_home: Path) -> Library:
    forest = parse(PAGE, "forest", Sidecar(date=datetime.date(2024, 5, 6)))
    river = parse(RIVER, "river", Sidecar(date=datetime.date(2023, 3, 2)))
    return Library.of(forest, river, home=shared_home)


@pytest.fixture(scope="module")
def shipped(shared_home: Path) -> Library:
    return Library.open(shared_home)


def test_first_question(shipped: Library) -> None:
    """5G基站 is answered by 364.7万个, in the words of 赵志国."""
    first = shipped.ask("5G基站")[0]
    assert (first.answer, first.speaker) == ("364.7万个", "赵志国")
    assert first.role == "工业和信息化部新闻发言人、总工程师"
    assert (first.id, first.part, first.rank) == ("miit-2024q1:2", "answer", 1)
    assert first.sentence.startswith("截至3月底，全国累计建成5G基站达到364.7万个，")
    assert first.sentence.endswith("。")


@pytest.mark.parametrize(
    ("question", "speaker", "words"),
    [
        ("智能算力规模有多大？", "单忠德", "70EFLOPS"),
        ("国家层面培育了多少家绿色工厂", "陶青", "5095家"),
        ("人工智能企业数量", "陶青", "超过4500家"),
        ("电信业务收入是多少？", "赵志国", "4437亿元"),
        ("5G手机出货量占比", "赵志国", "手机出货量的83.7%"),
        ("陶青怎么说绿色工厂", "陶青", "绿色工厂"),
        ("總工程師怎麼看5G基站", "赵志国", "364.7万个"),
        ("５Ｇ 基 站", "赵志国", "364.7万个"),
    ],
)
def test_shipped_questions(shipped: Library, question: str, speaker: str, words: str) -> None:
    """Questions on the transcript that ships are answered by the sentence that says it."""
    first = shipped.ask(question)[0]
    assert first.speaker == speaker
    assert words in first.sentence


def test_mended_and_broken_off(shipped: Library) -> None:
    """An answer tells that its sentence was cut by the layout, and that its segment breaks off."""
    assert shipped.ask("5G手机出货量")[0].mended
    low = shipped.ask("低空经济是什么")[0]
    assert (low.complete, low.segment) == (False, 7)


@pytest.mark.parametrize(
    "question",
    [
        "今天北京天气怎么样",
        "房价还会涨吗",
        "谁赢得了足球比赛？",
        "蛋糕怎么做",
        "stock market",
        "火星",
        "？",
        "",
    ],
)
def test_nothing_on_the_subject(shipped: Library, forest: Library, question: str) -> None:
    """A question about nothing in the transcripts has no answer."""
    assert shipped.ask(question) == []
    assert forest.ask(question) == []


@pytest.mark.parametrize(
    ("keyword", "answer", "speaker", "note"),
    [
        ("良种苗木", "1.2亿株", "唐以宁", "behind the word"),
        ("护林员", "2300余名", "唐以宁", "with 余"),
        ("古树", "4.7万株", "岳小棠", "the first behind, not the one of the next clause"),
        ("挂牌率", "99.1%", "岳小棠", "a percentage"),
        ("保障率", "98%", "唐以宁", "in a clause of its own"),
        ("AI巡护系统", "12个", "岳小棠", "Latin letters in the word"),
        ("ＡＩ巡护系统", "12个", "岳小棠", "full width"),
        ("良種苗木", "1.2亿株", "唐以宁", "traditional"),
        ("混交林", "62.5%", "唐以宁", "in a sentence that was mended"),
        ("电子档案", None, "岳小棠", "no quantity in its clause"),
        ("AI", None, "岳小棠", "the number in its clause is said of something longer"),
    ],
)
def test_quantity_beside_a_keyword(
    forest: Library, keyword: str, answer: str | None, speaker: str, note: str
) -> None:
    """A bare keyword is answered by the quantity that its clause says of it, as it stands in the text."""
    first = forest.ask(keyword)[0]
    assert (first.answer, first.speaker) == (answer, speaker), note
    assert answer is None or answer in first.sentence


@pytest.mark.parametrize(
    ("question", "speakers"),
    [
        ("唐以宁怎么说苗木", {"唐以宁"}),
        ("岳小棠怎么看古树", {"岳小棠"}),
        ("岳小棠對古樹怎麼看", {"岳小棠"}),
        ("造林处处长怎么说古树", {"岳小棠"}),
        ("新闻发言人谈到的古树", {"岳小棠"}),
        ("省林业厅副厅长怎么说苗木", {"唐以宁"}),
        ("副厅长怎么说苗木", {"唐以宁"}),
        ("米岚怎么说苗木", {"米岚"}),
        ("顾行舟怎么说苗木", set()),
    ],
)
def test_speaker_in_the_question(both: Library, question: str, speakers: set[str]) -> None:
    """Whose words are asked for by name or office, that person's are given and no other's."""
    assert {answer.speaker for answer in both.ask(question, limit=0)} == speakers


def test_filter_holds_against_the_question(both: Library) -> None:
    """Who is set by `speaker=` stays set, whoever the question names."""
    for question in ("唐以宁怎么说苗木", "省林业厅副厅长怎么说苗木"):
        assert {a.speaker for a in both.ask(question, speaker="米岚", limit=0)} <= {"米岚"}
        assert {a.speaker for a in both.ask(question, speaker="唐以宁", limit=0)} == {"唐以宁"}


def test_headline_is_no_officials_word(both: Library) -> None:
    """What only a headline says is given as the headline's words, with no speaker and no office."""
    answers = both.ask("夜游码头年底开放", limit=0)
    assert answers
    for answer in answers:
        assert (answer.part == "headline") == (answer.speaker is None) == (answer.role is None)
    only = both.ask("夜游")
    assert [(a.sentence, a.part, a.speaker, a.role) for a in only] == [
        ("夜游码头 年底开放", "headline", None, None)
    ]
    assert both.ask("夜游", speaker="米岚") == []


def test_officials_before_headlines(both: Library) -> None:
    """Where an official says it, the headline that repeats it is not given."""
    for question in ("清淤河道", "古树名木保护挂牌率", "挂牌率"):
        answers = both.ask(question, limit=0)
        assert answers, question
        assert {answer.part for answer in answers} == {"answer"}, question


def test_reporters_words_are_no_answer(both: Library) -> None:
    """What only a reporter said is not given."""
    assert both.ask("听说") == []
    assert all(answer.part in ("answer", "opening") for answer in both.ask("内涝治理得如何", limit=0))


@pytest.mark.parametrize(
    ("filters", "transcripts"),
    [
        ({}, {"forest", "river"}),
        ({"speaker": "米岚"}, {"river"}),
        ({"speaker": ["米岚", "唐以宁"]}, {"forest", "river"}),
        ({"speaker": "副局长"}, {"river"}),
        ({"speaker": "市水务局局长"}, set()),
        ({"transcript": "forest"}, {"forest"}),
        ({"transcript": ["forest", "river"]}, {"forest", "river"}),
        ({"asker": "澜江日报记者"}, set()),
        ({"asker": "记者"}, {"forest", "river"}),
        ({"since": "2024-05-06"}, {"forest"}),
        ({"since": datetime.date(2024, 5, 7)}, set()),
        ({"until": "2024-05-05"}, {"river"}),
        ({"until": datetime.date(2023, 3, 2)}, {"river"}),
        ({"since": "2023-03-02", "until": "2024-05-06"}, {"forest", "river"}),
    ],
)
def test_filters(both: Library, filters: Filters, transcripts: set[str]) -> None:
    """Each filter narrows what is asked; days are counted in, several values widen."""
    assert {answer.transcript for answer in both.ask("苗木", limit=0, **filters)} == transcripts


def test_file_as_transcript(both: Library, tmp_path: Path) -> None:
    """A path is read for this one question and not kept."""
    path = tmp_path / "lake.txt"
    path.write_text("记者：湖水如何？\n\n季遥：湖水面积达到51公顷。\n", "utf-8")
    [answer] = both.ask("湖水面积", transcript=str(path))
    assert (answer.answer, answer.transcript, answer.id) == ("51公顷", "lake", "lake:1")
    assert both.ask("湖水") == []
    assert {a.transcript for a in both.ask("苗木", transcript=[str(path), "river"], limit=0)} == {"river"}
    assert both.ask("湖水面积", transcript=[str(path), str(path)]) == [answer]


@pytest.mark.parametrize(
    ("filters", "named"),
    [
        ({"speaker": "祝远"}, "唐以宁"),
        ({"speaker": ""}, "唐以宁"),
        ({"speaker": ["唐以宁", "祝远"]}, "祝远"),
        ({"transcript": "lake"}, "river"),
        ({"transcript": "lake.txt"}, "river"),
        ({"asker": "澜江晚报"}, "澜江日报记者"),
    ],
)
def test_unknown_names(both: Library, filters: Filters, named: str) -> None:
    """A name that nobody has is an error of one line that lists who there is."""
    with pytest.raises(UnknownName) as caught:
        both.ask("苗木", **filters)
    assert named in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("filters", "forgiven"),
    [
        ({"speaker": "唐以柠"}, "唐以宁"),
        ({"speaker": "谭以宁棠"}, None),
        ({"speaker": "米兰"}, "米岚"),
        ({"transcript": "forrest"}, "forest"),
        ({"asker": "澜江日报记着"}, "澜江日报记者"),
    ],
)
def test_forgiven_names(both: Library, filters: Filters, forgiven: str | None) -> None:
    """A slip of the pen is forgiven with a warning that names who was taken; too much is not."""
    if forgiven is None:
        with pytest.raises(UnknownName):
            both.ask("苗木", **filters)
        return
    with pytest.warns(BriefcliWarning, match=forgiven):
        both.ask("苗木", **filters)


def test_exact_names_do_not_warn(both: Library) -> None:
    """A name as it is known, in whatever width or form, is no slip."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert both.ask("苗木", speaker="米嵐") == both.ask("苗木", speaker="米岚")
        assert both.ask("苗木", transcript="ＦＯＲＥＳＴ") == both.ask("苗木", transcript="forest")


@pytest.mark.parametrize("day", ["May", "2024-13-01", "yesterday"])
def test_days_that_are_none(both: Library, day: str) -> None:
    """What is no date is refused, and the message says how to write one."""
    with pytest.raises(WrongUsage, match="YYYY-MM-DD"):
        both.ask("苗木", since=day)


def test_a_time_of_day_is_a_day(both: Library) -> None:
    """A datetime, which is a date, counts as its day."""
    moment = datetime.datetime(2024, 5, 6, 12, tzinfo=datetime.UTC)
    assert both.ask("苗木", since=moment) == both.ask("苗木", since="2024-05-06")
    assert both.topics(until=moment) == both.topics(until="2024-05-06")


def test_limit_and_ranks(both: Library) -> None:
    """Three at most unless told otherwise, all for 0, ranked from 1, scores falling within 0 to 1."""
    every = both.ask("苗木株河道公里造林面积", limit=0) + both.ask("清淤河道新建泵站", limit=0)
    assert every
    answers = both.ask("苗木", limit=0)
    assert len(answers) >= 2
    assert both.ask("苗木", limit=1) == answers[:1]
    assert both.ask("苗木") == answers[:3]
    assert [answer.rank for answer in answers] == list(range(1, len(answers) + 1))
    scores = [answer.score for answer in answers]
    assert scores == sorted(scores, reverse=True)
    with pytest.raises(WrongUsage):
        both.ask("苗木", limit=-1)


def check(answers: list[Answer]) -> None:
    for answer in answers:
        assert 0 < answer.score <= 1
        assert answer.answer is None or answer.answer in answer.sentence
        assert answer.part in ("answer", "opening", "headline")
        assert (answer.speaker is None) == (answer.part == "headline")


@given(st.text(max_size=30))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example("唐以宁说")
@example("说" * 40)
@example("\udcff苗木")
@example("苗木\0")
def test_anything_can_be_asked(both: Library, question: str) -> None:
    """Whatever is asked, there are sound answers or none."""
    check(both.ask(question, limit=0))


@given(
    st.lists(
        st.sampled_from("苗木 造林 河道 清淤 多少 怎么说 唐以宁 米岚 副局长 的 86 公里 ？ AI 码头".split()),
        max_size=8,
    )
)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_words_can_be_asked(both: Library, words: list[str]) -> None:
    """Any words of the subject in any order get sound answers or none, the same each time."""
    answers = both.ask("".join(words), limit=0)
    check(answers)
    assert answers == both.ask("".join(words), limit=0)


@pytest.mark.parametrize("question", ["岳小棠 古树", "岳小棠古树", "古树 岳小棠"])
def test_speaker_beside_a_keyword(forest: Library, question: str) -> None:
    """A speaker's name beside a keyword narrows to what that speaker says of it."""
    answers = forest.ask(question, limit=0)
    assert answers
    assert {answer.speaker for answer in answers} == {"岳小棠"}
    assert forest.ask(question.replace("岳小棠", "唐以宁")) == []
