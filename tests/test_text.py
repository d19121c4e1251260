"""Normalising, cutting and marking: what is comparable, and the way back to the original."""

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefcli.text.matching import Matched, merged
from briefcli.text.normal import fold, fold_with_offsets
from briefcli.text.words import bigrams, grams, is_plain, plain_words, runs

# Text in which the steps of the normalisation meet: widths, cases, blanks, traditional characters,
# characters that become several, and marks that join the one before.
TEXT = st.text(
    st.one_of(
        st.sampled_from("5GＧ５ %％.．,，-\u3000\u00a0\t\n“”…—·㎡℃①ﬁİßΣς臺灣後乾著氫氢算力e\u0301カﾞ１ 〇豈"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=40,
)


@pytest.mark.parametrize(
    ("one", "other", "note"),
    [
        ("５Ｇ基站", "5g基站", "full width"),
        ("5G基站", "5g基站", "case"),
        ("６．１％", "6.1%", "full-width number"),
        ("（下转）", "(下转)", "full-width brackets"),
        ("算 力", "算力", "a blank between Han characters"),
        ("算力\u3000\u3000产业", "算力产业", "full-width blanks"),
        ("算力\n产业", "算力产业", "a line end"),
        ("建成 5G 基站", "建成5g基站", "blanks beside Han characters"),
        ("  AI \t model ", "ai model", "blanks between words and around them"),
        ("算力，\n产业", "算力,产业", "a line end behind a mark"),
        ("㎡", "m2", "a unit in one character"),
        ("ﬁber", "fiber", "a ligature"),
        ("臺灣", "台湾", "traditional"),
        ("氫能產業", "氢能产业", "traditional"),
        ("以後", "以后", "traditional, though in GB 2312"),
        ("乾燥", "干燥", "traditional, though in GB 2312"),
        ("發佈會", "发布会", "traditional"),
        ("資訊裡", "资讯里", "traditional"),
        ("cafe\u0301", "caf\u00e9", "a letter and its accent apart"),
        ("ｶﾞ", "ガ", "half-width kana and its mark apart"),
        ("", "", "empty"),
        (" \u3000\n", "", "blank"),
    ],
)
def test_fold(one: str, other: str, note: str) -> None:
    """Texts that differ in width, case, white space or form of characters only are the same."""
    assert fold(one) == fold(other) == other, note


@pytest.mark.parametrize(
    ("one", "other"),
    [("6.1%", "61%"), ("-1", "1"), ("AI模型", "A I模型"), ("增长", "增加"), ("5G", "5 G")],
)
def test_fold_keeps_apart(one: str, other: str) -> None:
    """What is written differently stays different."""
    assert fold(one) != fold(other)


def test_fold_of_every_han_character() -> None:
    """Each Han character has one simplified form, which is its own."""
    characters = "".join(chr(code) for code in range(0x3400, 0xA000) if unicodedata.name(chr(code), ""))
    simplified = fold(characters)
    assert len(simplified) == len(characters)
    assert fold(simplified) == simplified
    assert sum(one != other for one, other in zip(characters, simplified, strict=True)) > 2000
    common = (
        "的一是不了人我在有他这为之大来以个中上们到说国和地也子时道出而要于就下得可你年生自会那后能对着事其里"
    )
    assert fold(common) == common


@given(TEXT)
@settings(max_examples=300, deadline=None)
@example("e\u0301 \u3000臺")
@example("ﷺ")
def test_fold_twice(text: str) -> None:
    """Folding twice changes nothing more."""
    assert fold(fold(text)) == fold(text)


@given(TEXT)
@example("0\u0300")  # a mark that stays beside its character
@example("e\u0301")  # one that becomes a part of it
@settings(max_examples=300, deadline=None)
def test_fold_offsets(text: str) -> None:
    """Each character of a folded text knows the one it came from, in order."""
    folded = fold_with_offsets(text)
    assert folded.text == fold(text)
    assert len(folded.text) == len(folded.offsets)
    assert list(folded.offsets) == sorted(folded.offsets)
    assert all(0 <= offset < len(text) for offset in folded.offsets)
    for index in range(len(folded.text)):
        start, end = folded.original(index, index + 1)
        assert 0 <= start < end <= len(text)
    if folded.text:
        start, end = folded.original(0, len(folded.text))
        assert not text[:start].strip()
        assert not text[end:].strip() or fold(text[:end]) == folded.text


@given(TEXT, TEXT)
@settings(max_examples=200, deadline=None)
def test_fold_ignores_white_space_beside_han(one: str, other: str) -> None:
    """Blanks beside a Han character make no difference."""
    assert fold(f"{one}力 \u3000{other}") == fold(f"{one}力{other}")


# Cutting into runs.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建成5g基站", ["建成", "5g", "基站"]),
        ("23,876个,364.7万个", ["23,876", "个", "364.7", "万个"]),
        ("增长6.1%。", ["增长", "6.1%"]),
        ("covid-19疫苗", ["covid-19", "疫苗"]),
        ("ai model", ["ai", "model"]),
        ("230eflops", ["230eflops"]),
        ("\U00020000与\u3400", ["\U00020000与\u3400"]),
        ("“-*()", []),
        ("", []),
    ],
)
def test_runs(text: str, expected: list[str]) -> None:
    """A text parts into runs of Han characters and whole numbers and words; marks part them."""
    assert [run.text for run in runs(text)] == expected


@given(TEXT)
@settings(max_examples=200, deadline=None)
def test_runs_stand_where_they_say(text: str) -> None:
    """Runs are stretches of the text, in order, without overlap, and hold all its letters and digits."""
    folded = fold(text)
    position = 0
    covered: set[int] = set()
    for run in runs(folded):
        assert run.start >= position
        position = run.start + len(run.text)
        assert folded[run.start : position] == run.text
        assert run.plain == is_plain(run.text)
        covered.update(range(run.start, position))
    assert all(index in covered for index, character in enumerate(folded) if character.isalnum())


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("6.1%", ["6.1%", "6.1"]),
        ("23,876", ["23876"]),
        ("70eflops", ["70eflops", "70", "eflops"]),
        ("5g", ["5g"]),
        ("covid-19", ["covid-19", "covid", "19"]),
        ("ai", ["ai"]),
    ],
)
def test_plain_words(word: str, expected: list[str]) -> None:
    """A word that is put together is found by itself and by its parts, but not by single characters."""
    assert plain_words(word) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("氢", ["氢"]),
        ("算力网", ["算", "力", "网", "算力", "力网"]),
        ("算5g力", ["算", "力"]),
        ("5g", []),
    ],
)
def test_grams(text: str, expected: list[str]) -> None:
    """The second view holds single Han characters and pairs of neighbours, never across a number."""
    assert sorted(grams(text)) == sorted(expected)


def test_bigrams() -> None:
    """A run has its pairs of neighbours; a single character has itself."""
    assert bigrams("算力网") == ["算力", "力网"]
    assert bigrams("氢") == ["氢"]


# Finding and marking.


@pytest.mark.parametrize(
    ("text", "term", "places", "note"),
    [
        ("建成5G基站", "5g", [(2, 4)], "case"),
        ("建成５Ｇ基站", "5g", [(2, 4)], "width"),
        ("15G流量", "5g", [], "part of a word"),
        ("增长16.1%", "6.1", [], "part of a number"),
        ("增长6.1%", "6.1", [(2, 5)], "a number without its sign"),
        ("增长6.1%", "6.1%", [(2, 6)], "a number with its sign"),
        ("增长16.1%，又增6.1%", "6.1%", [(10, 14)], "a number behind one that ends like it"),
        ("建成23,876个", "23876", [(2, 8)], "thousands marked off"),
        ("210-10", "10", [(4, 6)], "a part behind one that holds it"),
        ("算力与算力", "算力", [(0, 2), (3, 5)], "twice"),
        ("算 力", "算力", [(0, 3)], "a blank inside"),
        ("氫能", "氢", [(0, 1)], "traditional"),
        ("面积5㎡。", "5m2", [(2, 4)], "one character for two"),
        ("算力", "网", [], "not there"),
        ("", "网", [], "empty text"),
    ],
)
def test_places(text: str, term: str, places: list[tuple[int, int]], note: str) -> None:
    """A term is found where it stands as a whole, told in offsets of the original."""
    matched = Matched(text)
    assert matched.places([term]) == places, note
    assert matched.has(term) is bool(places)


def test_places_that_touch() -> None:
    """Places that touch or overlap are one; the order is that of the text."""
    assert Matched("新型算力网络").places(["网络", "算力", "算力网"]) == [(2, 6)]
    assert merged([(3, 5), (0, 2), (2, 3), (7, 8)]) == [(0, 5), (7, 8)]
    assert merged([(0, 9), (2, 3)]) == [(0, 9)]
    assert merged([]) == []


@pytest.mark.parametrize(
    ("text", "sought", "places"),
    [
        ("增长16.1%", "6.1%", [(3, 7)]),
        ("他说：“是-不是”", "是-", [(4, 6)]),
        ("算力，算 力", "算力", [(0, 2), (3, 6)]),
        ("ＡＩ　模型", "ai模型", [(0, 5)]),
    ],
)
def test_literal(text: str, sought: str, places: list[tuple[int, int]]) -> None:
    """A literal string is found wherever it stands, also inside a word."""
    assert Matched(text).literal(sought) == places


@given(TEXT, st.lists(TEXT, max_size=3))
@settings(max_examples=300, deadline=None)
def test_places_lie_in_the_text(text: str, terms: list[str]) -> None:
    """Whatever is looked for, places are stretches of the original, in order and apart."""
    matched = Matched(text)
    sought = [fold(term) for term in terms if fold(term)] + [run.text for run in runs(fold(text))]
    for places in (matched.places(sought), *(matched.literal(term) for term in sought)):
        end_before = -1
        for start, end in places:
            assert end_before < start < end <= len(text)
            end_before = end
    for run in runs(fold(text)):
        assert matched.has(run.text.replace(",", "") if run.text[0].isdigit() else run.text)


@given(TEXT, TEXT, st.sampled_from(["算力", "氢", "基站"]))
@settings(max_examples=200, deadline=None)
def test_what_stands_there_is_found(before: str, behind: str, term: str) -> None:
    """A Han term is found in whatever company, and its place holds it."""
    text = before + term + behind
    matched = Matched(text)
    assert matched.has(term)
    assert any(term in fold(text[start:end]) for start, end in matched.places([term]))
