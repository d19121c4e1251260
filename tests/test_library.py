"""The library from Python: what is in view, and the overviews of it."""

import datetime
import warnings
from pathlib import Path

import pytest
from conftest import PAGE

from briefcli import BriefcliWarning, Briefing, Library, NotABriefing, NotFound, UnknownName, WrongUsage
from briefcli.keywords import keywords
from briefcli.reading import Sidecar, parse
from briefcli.views import Filters

RIVER = """编者按

3月2日，市水务局局长顾行舟、副局长米岚出席发布会。

水务局解读河道治理

本报记者 柏青

市水务局局长顾行舟：先说两句。河道治理进展顺利。

清淤河道 达到86公里

澜江日报记者：清淤如何？

顾行舟：全市清淤河道86公里。

米岚：清淤之后，河道清淤的成果要守住。

湖水变清

记者：湖水如何？

记者：湖水还能更清吗？

米岚：湖水达标率95%。

还会更好。
"""


def river(name: str = "river", date: datetime.date | None = None) -> Briefing:
    return parse(RIVER, name, Sidecar(date=date))


@pytest.fixture(scope="module")
def library(shared_home: Path) -> Library:
    forest = parse(PAGE, "forest", Sidecar(date=datetime.date(2024, 5, 6)))
    return Library.of(river(date=datetime.date(2023, 3, 2)), forest, home=shared_home)


# What is in it.


def test_of_and_add(shared_home: Path) -> None:
    """A library in memory holds what it was given, and what is added counts at once."""
    library = Library.of(home=shared_home)
    assert (library.topics(), library.speakers(), library.show(all=True)) == ([], [], [])
    assert (library.ask("清淤"), library.search("清淤")) == ([], [])
    library.add(river())
    assert [topic.id for topic in library.topics()] == ["river:1", "river:2"]
    assert library.ask("清淤")[0].id == "river:1"
    assert library.search("湖水")[0].id == "river:2"
    library.add(parse(PAGE, "forest"))
    assert library.ask("苗木")[0].id == "forest:1"
    assert library.ask("清淤")[0].id == "river:1"


def test_names_are_taken_once() -> None:
    """A second briefing of one name is refused by a message that names it, and changes nothing."""
    with pytest.raises(WrongUsage, match="river"):
        Library.of(river(), river())
    library = Library.of(river())
    with pytest.raises(WrongUsage, match="river"):
        library.add(parse(PAGE, "river"))
    assert library.topics()[0].headline == "清淤河道 达到86公里"


def test_open(shared_home: Path) -> None:
    """The user's library has the transcript that ships, unless it is told not to."""
    library = Library.open(shared_home)
    assert [topic.id for topic in library.topics()] == [f"miit-2024q1:{number}" for number in range(1, 8)]
    assert Library.open(shared_home, bundled=False).topics() == []
    assert Library.open(shared_home, bundled=False).ask("5G基站") == []


def test_open_and_add(tmp_path: Path) -> None:
    """What is added to an opened library is found beside what was in it, then and later."""
    library = Library.open(tmp_path)
    assert library.ask("5G基站")
    library.add(river())
    assert library.ask("清淤河道")[0].id == "river:1"
    assert library.ask("5G基站")[0].id == "miit-2024q1:2"
    assert Library.open(tmp_path).ask("清淤河道")[0].id == "river:1"


def test_default_home_is_the_platforms_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a home folder the platform's is used, and nothing is written anywhere else."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert Library.of(river()).ask("清淤河道")[0].id == "river:1"
    assert {path.name for path in tmp_path.iterdir()} <= {"cache", "Library", "home"}


# Topics.


def test_topics(library: Library) -> None:
    """The questions and answers in order, newer transcripts first, the opening left out."""
    topics = library.topics()
    assert [topic.id for topic in topics] == ["forest:1", "forest:2", "river:1", "river:2"]
    assert [topic.complete for topic in topics] == [True, False, True, True]
    first = topics[2]
    assert (first.headline, first.asker, first.question) == (
        "清淤河道 达到86公里",
        "澜江日报记者",
        "清淤如何？",
    )
    assert first.speakers == ("顾行舟", "米岚")
    assert first.characters == len("全市清淤河道86公里。" + "清淤之后，河道清淤的成果要守住。")
    assert (first.transcript, first.segment, first.date) == ("river", 1, datetime.date(2023, 3, 2))
    assert first.line == RIVER.split("\n").index("澜江日报记者：清淤如何？") + 1
    assert topics[3].question == "湖水如何？湖水还能更清吗？"


def test_order_of_transcripts(shared_home: Path) -> None:
    """Newer first, then by name, those without a date last."""
    dates = {"b": None, "c": datetime.date(2022, 1, 1), "a": None, "e": datetime.date(2023, 1, 1)}
    dates["d"] = dates["e"]
    library = Library.of(*(river(name, date) for name, date in dates.items()), home=shared_home)
    assert [topic.transcript for topic in library.topics()][::2] == ["d", "e", "c", "a", "b"]
    assert [exchange.transcript for exchange in library.show(all=True)][::3] == ["d", "e", "c", "a", "b"]


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        ({"speaker": "顾行舟"}, ["river:1"]),
        ({"speaker": "副局长"}, ["river:1", "river:2"]),
        ({"speaker": ["顾行舟", "岳小棠"]}, ["forest:2", "river:1"]),
        ({"asker": "澜江日报记者"}, ["river:1"]),
        ({"asker": "记者", "transcript": "river"}, ["river:2"]),
        ({"asker": "记者", "speaker": "顾行舟"}, []),
        ({"transcript": "forest"}, ["forest:1", "forest:2"]),
        ({"transcript": ["river", "forest"]}, ["forest:1", "forest:2", "river:1", "river:2"]),
        ({"since": "2024-01-01"}, ["forest:1", "forest:2"]),
        ({"until": datetime.date(2023, 3, 2)}, ["river:1", "river:2"]),
        ({"since": "2023-03-03", "until": "2024-05-05"}, []),
    ],
)
def test_topics_in_view(library: Library, filters: Filters, ids: list[str]) -> None:
    """Filters say which questions are in view: by who answers, who asks, where and when."""
    assert [topic.id for topic in library.topics(**filters)] == ids


def test_undated_lies_outside_of_days() -> None:
    """A transcript without a date is in view only where no day is set."""
    library = Library.of(river())
    assert len(library.topics()) == 2
    assert library.topics(since="1900-01-01") == library.topics(until="2100-01-01") == []


# Speakers.


def test_speakers(library: Library) -> None:
    """Who speaks, in which office, how often, where, how much: a record a person and transcript."""
    speakers = library.speakers(transcript="river")
    assert [(s.name, s.role, s.turns, s.segments) for s in speakers] == [
        ("顾行舟", "市水务局局长", 2, ("river:0", "river:1")),
        ("米岚", "副局长", 2, ("river:1", "river:2")),
    ]
    said = [
        "先说两句。河道治理进展顺利。全市清淤河道86公里。",
        "清淤之后，河道清淤的成果要守住。湖水达标率95%。还会更好。",
    ]
    assert [s.characters for s in speakers] == [len(text) for text in said]
    assert sum(s.share for s in speakers) == pytest.approx(1, abs=0.001)
    assert [s.name for s in library.speakers()] == ["唐以宁", "岳小棠", "顾行舟", "米岚"]
    assert [s.name for s in library.speakers(speaker="副局长")] == ["米岚"]


def test_shipped_speakers(shared_home: Path) -> None:
    """The three officials of the transcript that ships, with turns, places and shares."""
    speakers = Library.open(shared_home).speakers()
    assert [(s.name, s.role, s.turns) for s in speakers] == [
        ("单忠德", "工业和信息化部党组成员、副部长", 4),
        ("赵志国", "工业和信息化部新闻发言人、总工程师", 1),
        ("陶青", "新闻发言人、运行监测协调局局长", 2),
    ]
    assert [s.segments for s in speakers] == [
        tuple(f"miit-2024q1:{number}" for number in numbers) for numbers in ((1, 3, 5, 7), (2,), (4, 6))
    ]
    assert all(0 < s.share < 1 for s in speakers)
    assert sum(s.share for s in speakers) == pytest.approx(1, abs=0.001)


# Show.


@pytest.mark.parametrize(
    ("wanted", "id", "note"),
    [
        ("river:1", "river:1", "an id"),
        ("river:0", "river:0", "the opening by id"),
        (0, "river:0", "a number that one transcript has"),
        ("0", "river:0", "a number as text"),
        ("湖水变清", "river:2", "a headline"),
        ("湖水", "river:2", "part of a headline"),
        ("古樹名木", "forest:2", "traditional characters"),
        ("今年春季造林的总体情况", "forest:1", "part of a question"),
        ("湖水变青", "river:2", "a headline with a slip"),
    ],
)
def test_show(library: Library, wanted: str | int, id: str, note: str) -> None:
    """A question is shown by id, by number, or by words of its headline or question."""
    [exchange] = library.show(wanted)
    assert exchange.id == id, note


def test_show_a_whole_answer(library: Library) -> None:
    """A record of `show` has the question and every paragraph, by who spoke it."""
    [first] = library.show("river:1")
    assert (first.headline, first.asker, first.question) == (
        "清淤河道 达到86公里",
        "澜江日报记者",
        "清淤如何？",
    )
    assert [tuple(spoken) for spoken in first.answers] == [
        ("顾行舟", "市水务局局长", ("全市清淤河道86公里。",)),
        ("米岚", "副局长", ("清淤之后，河道清淤的成果要守住。",)),
    ]
    [second, opening] = library.show("river:2", "river:0")
    assert second.answers[0].paragraphs == ("湖水达标率95%。", "还会更好。")
    assert (opening.segment, opening.headline, opening.asker, opening.question) == (0, None, None, None)


def test_show_all(library: Library) -> None:
    """With `all`, every segment in view, in order."""
    assert [e.id for e in library.show(all=True)] == ["forest:1", "forest:2", "river:0", "river:1", "river:2"]
    assert [e.id for e in library.show(all=True, transcript="forest")] == ["forest:1", "forest:2"]
    assert [e.id for e in library.show(1, transcript="forest")] == ["forest:1"]


@pytest.mark.parametrize(
    ("wanted", "error", "named"),
    [
        (1, WrongUsage, "forest:1"),
        ("2", WrongUsage, "river:2"),
        (9, NotFound, "river"),
        ("river:9", NotFound, "river:2"),
        ("lake:1", NotFound, "lake:1"),
        ("完全无关的足球比赛", NotFound, "足球"),
        ("", NotFound, ""),
    ],
)
def test_show_what_is_not_there(
    library: Library, wanted: str | int, error: type[Exception], named: str
) -> None:
    """A number of several transcripts lists the candidates; what is not there is told in one line."""
    with pytest.raises(error) as caught:
        library.show(wanted)
    assert named in str(caught.value)
    assert "\n" not in str(caught.value)


# Files for one call, and names.


def test_file_for_one_call(library: Library, tmp_path: Path) -> None:
    """Every call works on a file for once; a file beside it is read with it."""
    path = tmp_path / "lake.txt"
    path.write_text("记者：湖岸如何？\n\n季遥：湖岸修复了7公里。\n", "utf-8")
    path.with_suffix(".toml").write_text('title = "湖岸"\ndate = 2022-02-02\n', "utf-8")
    given = str(path)
    assert [topic.id for topic in library.topics(transcript=given)] == ["lake:1"]
    assert library.topics(transcript=given)[0].date == datetime.date(2022, 2, 2)
    assert [speaker.name for speaker in library.speakers(transcript=given)] == ["季遥"]
    assert [exchange.id for exchange in library.show(1, transcript=given)] == ["lake:1"]
    assert [hit.id for hit in library.search("湖岸", transcript=given, context=1)] == ["lake:1"]
    assert [topic.id for topic in library.topics(transcript=[given, "river"])] == [
        "river:1",
        "river:2",
        "lake:1",
    ]
    assert "lake" not in {topic.transcript for topic in library.topics()}


def test_file_with_a_name_that_is_taken(library: Library, tmp_path: Path) -> None:
    """A file that is called as a transcript of the library is read as the file it is."""
    path = tmp_path / "river.txt"
    path.write_text("记者：湖岸如何？\n\n季遥：湖岸修复了7公里。\n", "utf-8")
    assert [speaker.name for speaker in library.speakers(transcript=str(path))] == ["季遥"]
    assert library.search("清淤", transcript=str(path)) == []


def test_file_that_is_no_briefing(library: Library, tmp_path: Path) -> None:
    """A file without a question and an answer is refused by name."""
    path = tmp_path / "prose.txt"
    path.write_text("河道清淤已完成。\n", "utf-8")
    with pytest.raises(NotABriefing, match=r"prose\.txt"):
        library.topics(transcript=str(path))


def test_names_in_every_call(library: Library) -> None:
    """Every call forgives and refuses names alike."""
    calls = (library.topics, library.speakers, lambda **given: library.show(all=True, **given))
    for call in calls:
        with pytest.warns(BriefcliWarning, match="顾行舟"):
            assert call(speaker="顾行周") == call(speaker="顾行舟")
        with pytest.raises(UnknownName, match="顾行舟"):
            call(speaker="章小满")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert library.topics(speaker="顧行舟") == library.topics(speaker="顾行舟")


def test_nearest_topics(library: Library) -> None:
    """For what is not answered, the topics that come nearest are named, nearest first."""
    assert [topic.id for topic in library.nearest("湖水什么时候变清", limit=1)] == ["river:2"]
    assert len(library.nearest("足球", limit=3)) == 3
    assert [topic.id for topic in library.nearest("足球", transcript="forest")] == ["forest:1", "forest:2"]


# Keywords.


def test_keywords() -> None:
    """Terms that a text repeats and the others do not; whole ones, at most as many as wanted."""
    texts = [
        "推进雨水花园建设。雨水花园可以蓄水，居民喜欢雨水花园。新建雨水花园很多。",
        "修复湖岸湿地。湖岸湿地有鸟，保护湖岸湿地。看湖岸湿地去。",
        "无一字重复。",
    ]
    rain, marsh, none = keywords(texts)
    assert rain[0] == "雨水花园"
    assert marsh[0] == "湖岸湿地"
    assert none == ()
    assert all(len(words) <= 1 for words in keywords(texts, most=1))
    assert keywords([]) == []
    for words in keywords(texts):
        assert not any(one in other for one in words for other in words if one != other)


def test_keywords_of_the_shipped_topics(shared_home: Path) -> None:
    """Each question of the transcript that ships has a few telling terms, each in its text."""
    for topic, exchange in zip(
        Library.open(shared_home).topics(),
        Library.open(shared_home).show(all=True),
        strict=True,
    ):
        text = (topic.headline or "") + topic.question
        text += "".join(p for spoken in exchange.answers for p in spoken.paragraphs)
        assert 1 <= len(topic.keywords) <= 5
        assert all(text.count(word) > 1 for word in topic.keywords)


def test_add_takes_a_file(page: Path, shared_home: Path) -> None:
    """A file can be added as it is, and is then asked like a briefing."""
    library = Library.of(home=shared_home)
    assert library.topics() == []
    library.add(page)
    assert [topic.id for topic in library.topics()] == ["forest:1", "forest:2"]
    library.add(parse(PAGE, "wood"))
    assert {answer.transcript for answer in library.ask("护林员", limit=0)} == {"forest", "wood"}
