"""`search`: the sentences with the words, whatever is typed, in an order that depends on nothing else."""

import datetime
import itertools
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from briefcli import Briefing, Hit, Library, WrongUsage
from briefcli.reading import Sidecar, parse

RIVER = """编者按

3月2日，市水务局局长顾行舟、副局长米岚出席发布会。

水务局解读河道治理

本报记者 柏青

清淤河道 达到86公里

记者：城区内涝治理得如何？

顾行舟：全市清淤河道86公里，投资增长6.1%。水质监测点达到230个。

泵站用上了5G网络。旧泵站的15G存储也换了。

我们还试用了氢燃料挖泥船，噪声增长16.1%。

水库扩容

澜江日报记者：水库扩容有什么安排？

米岚：水库扩容“两步走”。AI models 负责调度，型号是NOT-7*AND。

第一步清淤，第二步扩容；算 力由市里统筹。
"""

# The same words in traditional characters, so that each form can be looked for in the other.
TRADITIONAL = "记者：濕地怎樣？\n\n季遙：濕地恢復了灘塗，氫氣監測點達到30個。\n"


def river(name: str = "river", date: datetime.date | None = None, text: str = RIVER) -> Briefing:
    return parse(text, name, Sidecar(date=date))


@pytest.fixture(scope="module")
def library(shared_home: Path) -> Library:
    return Library.of(river(), parse(TRADITIONAL, "marsh"), home=shared_home)


def found(hits: list[Hit]) -> list[str]:
    return [hit.sentence for hit in hits]


CLEARED = "全市清淤河道86公里，投资增长6.1%。"
POINTS = "水质监测点达到230个。"
PUMPS = "泵站用上了5G网络。"
STORAGE = "旧泵站的15G存储也换了。"
HYDROGEN = "我们还试用了氢燃料挖泥船，噪声增长16.1%。"
RESERVOIR = "水库扩容“两步走”。"
MODELS = "AI models 负责调度，型号是NOT-7*AND。"
STEPS = "第一步清淤，第二步扩容；算 力由市里统筹。"
MARSH = "濕地恢復了灘塗，氫氣監測點達到30個。"


@pytest.mark.parametrize(
    ("words", "expected", "note"),
    [
        (["内涝"], [], "only a question has it"),
        (["清淤"], [CLEARED, STEPS], "two sentences"),
        (["泵站"], [PUMPS, STORAGE], "side by side"),
        (["氢"], [HYDROGEN, MARSH], "a single character, in either form"),
        (["氫"], [HYDROGEN, MARSH], "a single traditional character"),
        (["湿地"], [MARSH], "simplified words in traditional text"),
        (["監測點"], [POINTS, MARSH], "traditional words in simplified text"),
        (["6.1%"], [CLEARED], "a number is not found inside another"),
        (["６．１％"], [CLEARED], "full width"),
        (["16.1%"], [HYDROGEN], "the longer number"),
        (["5G"], [PUMPS], "a word is not found inside another"),
        (["5g"], [PUMPS], "case"),
        (["15g"], [STORAGE], "the longer word"),
        (["算力"], [STEPS], "a blank in the text"),
        (["算　力"], [STEPS], "a blank in the query parts words, and each is found"),
        (["not"], [MODELS], "an operator of other tools is a word"),
        (["AND"], [MODELS], "an operator of other tools is a word"),
        (["models"], [MODELS], "a Latin word"),
        (["model"], [], "a Latin word is not found in part"),
        (["房价"], [], "nowhere"),
        (["泵站", "湿地"], [PUMPS, STORAGE, MARSH], "any of two words"),
        (["泵站 湿地"], [PUMPS, STORAGE, MARSH], "two words in one argument"),
    ],
)
def test_any(library: Library, words: list[str], expected: list[str], note: str) -> None:
    """Sentences of answers with any of the words are found, whatever the width, case or form."""
    assert sorted(found(library.search(*words))) == sorted(expected), note


@pytest.mark.parametrize(
    "text",
    ["-", '"', "*", "(", ")", "[", "]", "?", ":", "\\", "", " ", "“”", "+-", "~2", "^", "/x/", "' or 1=1"],
)
def test_marks_are_text(library: Library, text: str) -> None:
    """Marks mean nothing: alone they find nothing, beside a word they change nothing."""
    assert library.search(text) == []
    assert found(library.search("泵站", text))[:2] == found(library.search("泵站"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("-", [MODELS]),
        ("*", [MODELS]),
        ("NOT-7*AND", [MODELS]),
        ("not-7*", [MODELS]),
        ("“两步走”", [RESERVOIR]),
        ("6.1%", [CLEARED, HYDROGEN]),
        ("5G", [PUMPS, STORAGE]),
        ("5ｇ网络", [PUMPS]),
        ("AI\u3000\n models", [MODELS]),
        ("AImodels", []),
        ("ai MODEL", [MODELS]),
        ("算力", [STEPS]),
        ("算 力", [STEPS]),
        ("清淤，第", [STEPS]),
        ("清淤,第", [STEPS]),
        ("氢", [HYDROGEN, MARSH]),
        ("恢复了滩涂", [MARSH]),
        ("河道86", [CLEARED]),
        ("河道 清淤", []),
        ("230个。", [POINTS]),
        (".*", []),
        ("1", [CLEARED, STORAGE, HYDROGEN]),
        ("", []),
        ("\u3000", []),
    ],
)
def test_exact(library: Library, text: str, expected: list[str]) -> None:
    """With `exact` the words are one literal string; only width, case, form and blanks are folded."""
    hits = library.search(text, exact=True)
    assert sorted(found(hits)) == sorted(expected)
    assert all(hit.matches for hit in hits)


def test_exact_takes_the_words_together(library: Library) -> None:
    """Several arguments are one string with blanks between."""
    assert found(library.search("AI", "models", exact=True)) == [MODELS]
    assert found(library.search("models", "AI", exact=True)) == []


def test_long_words(library: Library) -> None:
    """Nothing that is typed is too long to be looked for."""
    for word in ("a" * 5000, "9" * 5000, "泵" * 5000):
        assert library.search(word + "b", exact=True) == []
        assert library.search("泵站", word + "b", all=True) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["清淤", "河道"], [CLEARED]),
        (["清淤 河道"], [CLEARED]),
        (["清淤", "6.1%"], [CLEARED]),
        (["清淤", "扩容"], [STEPS]),
        (["清淤", "泵站"], []),
        (["清淤", "房价"], []),
        (["清淤", "-"], [CLEARED, STEPS]),
        (["氢", "监测点"], [MARSH]),
        (["ai", "调度"], [MODELS]),
    ],
)
def test_all(library: Library, words: list[str], expected: list[str]) -> None:
    """With `all` every word must stand in the sentence itself."""
    assert sorted(found(library.search(*words, all=True))) == sorted(expected)


@pytest.mark.parametrize(
    ("words", "sentence", "matches"),
    [
        (["6.1%"], CLEARED, ("6.1%",)),
        (["清淤", "河道"], CLEARED, ("清淤河道",)),
        (["５ｇ", "泵站"], PUMPS, ("泵站", "5G")),
        (["湿地"], MARSH, ("濕地",)),
        (["算力"], STEPS, ("算 力",)),
    ],
)
def test_matches(library: Library, words: list[str], sentence: str, matches: tuple[str, ...]) -> None:
    """A hit tells which words matched, as they stand in the sentence and in its order."""
    assert library.search(*words)[0].sentence == sentence
    assert library.search(*words)[0].matches == matches


def test_best_first(library: Library) -> None:
    """More words, and whole words, count for more; ranks count from 1 and scores fall."""
    hits = library.search("清淤", "河道", "投资")
    assert hits[0].sentence == CLEARED
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    scores = [hit.score or 0 for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert all(scores)


def test_parts(library: Library) -> None:
    """Questions, headlines and notes are found only where they are asked for."""
    assert {hit.part for hit in library.search("清淤", "水库", "河道", "内涝")} == {"answer"}
    [question] = library.search("内涝", part=["question"])
    assert (question.sentence, question.speaker, question.role) == ("城区内涝治理得如何？", "记者", None)
    [headline] = library.search("清淤", part=["headline"])
    assert (headline.sentence, headline.speaker, headline.id) == ("清淤河道 达到86公里", None, "river:1")
    [note] = library.search("出席", part=["introduction"])
    assert (note.speaker, note.id, note.segment) == (None, None, None)
    assert len(library.search("水库", part=["headline", "question", "answer"])) == 3
    with pytest.raises(WrongUsage, match="footnote"):
        library.search("清淤", part=["footnote"])


def test_where(library: Library) -> None:
    """A hit tells where it stands, as the briefing has it."""
    [hit] = library.search("挖泥船")
    assert (hit.id, hit.headline, hit.transcript, hit.segment) == (
        "river:1",
        "清淤河道 达到86公里",
        "river",
        1,
    )
    assert (hit.speaker, hit.role, hit.part) == ("顾行舟", "市水务局局长", "answer")
    line = RIVER.split("\n").index(HYDROGEN) + 1
    assert (hit.line, hit.line_end, hit.mended, hit.complete, hit.date) == (line, line, False, True, None)


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, [STORAGE]),
        (1, [PUMPS, STORAGE, HYDROGEN]),
        (2, [POINTS, PUMPS, STORAGE, HYDROGEN]),
        (9, [CLEARED, POINTS, PUMPS, STORAGE, HYDROGEN]),
    ],
)
def test_context(library: Library, count: int, expected: list[str]) -> None:
    """Neighbours come in the order of the text, from the same answer, marked as no hits."""
    hits = library.search("存储", context=count)
    assert found(hits) == expected
    for hit in hits:
        assert hit.rank == 1
        assert (hit.matches, hit.score is None) == (
            (("存储",), False) if hit.sentence == STORAGE else ((), True)
        )


def test_context_of_several_hits(library: Library) -> None:
    """Each hit has its own neighbours and its rank; `limit` counts hits."""
    hits = library.search("氢", context=1, limit=2)
    assert [hit.rank for hit in hits] == sorted(hit.rank for hit in hits)
    assert {hit.rank for hit in hits if hit.matches} == {1, 2}
    assert sum(bool(hit.matches) for hit in library.search("氢", context=1, limit=1)) == 1


def test_limit(library: Library) -> None:
    """The limit takes the best; 0 takes all; a negative one is refused."""
    every = library.search("清淤", "泵站", "水库")
    assert len(every) > 3
    assert library.search("清淤", "泵站", "水库", limit=3) == every[:3]
    assert library.search("清淤", "泵站", "水库", limit=99) == every
    with pytest.raises(WrongUsage):
        library.search("清淤", limit=-1)
    with pytest.raises(WrongUsage):
        library.search("清淤", context=-1)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"speaker": "米岚"}, {STEPS, RESERVOIR}),
        ({"speaker": "副局长"}, {STEPS, RESERVOIR}),
        ({"speaker": ["米岚", "顾行舟"]}, {CLEARED, STEPS, RESERVOIR}),
        ({"asker": "澜江日报记者"}, {STEPS, RESERVOIR}),
        ({"transcript": "river"}, {CLEARED, STEPS, RESERVOIR}),
        ({"transcript": "marsh"}, set()),
        ({"speaker": "顾行舟", "asker": "澜江日报记者"}, set()),
        ({"since": "2000-01-01"}, set()),
    ],
)
def test_filters(library: Library, filters: dict[str, str], expected: set[str]) -> None:
    """Filters of one kind widen each other, of different kinds narrow each other."""
    assert set(found(library.search("清淤", "水库", **filters))) == expected  # type: ignore[arg-type]


# Several briefings.

DATES = {
    "a": datetime.date(2023, 3, 2),
    "b": None,
    "c": datetime.date(2024, 3, 2),
    "d": datetime.date(2024, 3, 2),
}


def test_equal_evidence_is_ordered_newer_first(shared_home: Path) -> None:
    """The same sentence in several briefings: newer first, then by name, those without a date last."""
    library = Library.of(*(river(name, date) for name, date in DATES.items()), home=shared_home)
    for hits in (library.search("氢燃料"), library.search("氢燃料", exact=True)):
        assert [hit.transcript for hit in hits] == ["c", "d", "a", "b"]
    assert [a.transcript for a in library.ask("氢燃料挖泥船", limit=0)] == ["c", "d", "a", "b"]


def test_order_does_not_depend_on_how_the_library_came_about(shared_home: Path) -> None:
    """In whatever order briefings are added, every search gives the same."""
    varied = RIVER.replace("86公里", "97公里").replace("氢燃料", "电动")
    briefings = [
        *(river(name, date) for name, date in DATES.items()),
        river("e", DATES["c"], varied),
        parse(TRADITIONAL, "marsh"),
    ]
    outcomes = []
    for order in itertools.islice(itertools.permutations(briefings), 0, 720, 97):
        library = Library.of(*order[:3], home=shared_home)
        assert len(library.search("清淤", limit=1)) <= 1  # the index stands, and is built anew
        for briefing in order[3:]:
            library.add(briefing)
        outcomes.append(
            (
                library.search("清淤", "水库", "增长"),
                library.search("1", exact=True),
                library.search("扩容", all=True, context=1),
                library.ask("清淤河道", limit=0),
            )
        )
    assert all(outcome == outcomes[0] for outcome in outcomes)
    assert all(outcomes[0])


def test_same_each_time(library: Library) -> None:
    """Asked twice, a library says the same."""
    assert library.search("清淤", "氢") == library.search("清淤", "氢")
    assert library.search("清淤", "氢") == library.search("氢", "清淤")


@given(st.lists(st.text(max_size=12), max_size=3), st.booleans(), st.booleans())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(["\udcff"], False, True)
@example(["a\0b"], True, False)
def test_anything_can_be_typed(library: Library, words: list[str], every: bool, exact: bool) -> None:
    """Whatever is typed, a search ends well, and what it marks stands in the sentence."""
    for hit in library.search(*words, all=every, exact=exact):
        assert hit.matches
        assert all(match in hit.sentence for match in hit.matches)


@given(
    st.sampled_from([CLEARED, POINTS, PUMPS, STORAGE, HYDROGEN, RESERVOIR, MODELS, STEPS, MARSH]), st.data()
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_stretch_of_a_sentence_is_found(library: Library, sentence: str, data: st.DataObject) -> None:
    """Any stretch of a sentence, taken literally, finds that sentence."""
    start = data.draw(st.integers(0, len(sentence) - 1))
    end = data.draw(st.integers(start + 1, len(sentence)))
    stretch = sentence[start:end]
    hits = library.search(stretch, exact=True)
    assert (sentence in found(hits)) == bool(stretch.strip())
