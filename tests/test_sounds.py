"""How characters sound: readings, syllables of pinyin, and characters that sound alike."""

import re
import string

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefcli.text.sounds import alike, homophones, pattern, readings, syllables

# Characters in common use, some with several readings, some with ü.
CHARACTERS = "造林水务局长行重女绿略了的得都会中国家算力网络基站乐量数差率给氢能源"


@pytest.mark.parametrize(
    ("character", "expected"),
    [
        ("林", {"lin"}),
        ("国", {"guo"}),
        ("行", {"xing", "hang", "heng"}),
        ("重", {"zhong", "chong", "tong"}),
        ("绿", {"lv", "lu"}),
        ("爱", {"ai"}),
        ("國", {"guo"}),
        ("a", set()),
        ("5", set()),
        ("，", set()),
        (" ", set()),
        ("\U0010ffff", set()),
    ],
)
def test_readings(character: str, expected: set[str]) -> None:
    """A character has its readings without tones, all of them; what is no Han character has none."""
    assert readings(character) == expected


@pytest.mark.parametrize("character", CHARACTERS)
def test_readings_are_plain_letters(character: str) -> None:
    """A reading is one syllable in plain letters."""
    assert readings(character)
    for reading in readings(character):
        assert re.fullmatch("[a-z]{1,6}", reading)
        assert syllables(reading) == (reading,)
        assert character in alike(reading)


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        ("guojia", ("guo", "jia")),
        ("zaolin", ("zao", "lin")),
        ("suanli", ("suan", "li")),
        ("beijing", ("bei", "jing")),
        ("zhuang", ("zhuang",)),
        ("lvse", ("lv", "se")),
        ("xian", ("xian",)),
        ("fangan", ("fang", "an")),
        ("a", ("a",)),
        ("hello", ()),
        ("xyz", ()),
        ("guojiax", ()),
        ("5g", ()),
        ("造林", ()),
        ("", ()),
        ("lin" * 10, ("lin",) * 10),
        ("lin" * 21, ()),
    ],
)
def test_syllables(letters: str, expected: tuple[str, ...]) -> None:
    """Letters are cut into syllables, long ones first; what is no pinyin, or too long, gives none."""
    assert syllables(letters) == expected


@given(
    st.one_of(
        st.text(string.ascii_letters, max_size=70),
        st.text("aeginuo", max_size=70),
        st.lists(st.sampled_from("xi an guo jia nan lian zhuang er ng a o e".split())).map("".join),
    )
)
@settings(max_examples=150, deadline=None)
@example("a" * 29 + "u")
@example("xianxian" * 3 + "vvv")
def test_syllables_of_any_letters(letters: str) -> None:
    """The syllables put together are the letters, all of them or none, and each is one that is spoken."""
    cut = syllables(letters)
    assert "".join(cut) in ("", letters)
    assert all(alike(syllable) for syllable in cut)


@given(st.text(st.sampled_from(CHARACTERS), min_size=1, max_size=5), st.data())
@settings(max_examples=60, deadline=None)
def test_what_is_spelled_can_be_cut(text: str, data: st.DataObject) -> None:
    """The pinyin of characters can be cut, if not always where they part."""
    heard = [data.draw(st.sampled_from(sorted(readings(character)))) for character in text]
    assert "".join(syllables("".join(heard))) == "".join(heard)
    assert re.fullmatch(pattern(heard), text)


def test_pattern() -> None:
    """A pattern meets the characters of that sound, one for each syllable, and no others."""
    like = re.compile(pattern(("zao", "lin")))
    assert like.findall("春季造林，早林，造林木，造森林，造水") == ["造林", "早林", "造林"]
    assert not like.fullmatch("造")
    assert not like.fullmatch("zaolin")
    assert pattern(()) == ""


@pytest.mark.parametrize(
    ("one", "other"), [("林", "临"), ("造", "早"), ("务", "物"), ("绿", "律"), ("行", "航"), ("行", "星")]
)
def test_homophones(one: str, other: str) -> None:
    """Characters that share a reading are homophones, of each other and whatever the tone."""
    assert other in homophones(one)
    assert one in homophones(other)


@pytest.mark.parametrize("character", CHARACTERS)
def test_homophones_are_those_that_share_a_reading(character: str) -> None:
    """Every homophone shares a reading and is listed once, the character itself among them."""
    found = homophones(character)
    assert character in found
    assert len(set(found)) == len(found)
    assert all(readings(character) & readings(other) for other in found)
    assert all(other.encode("gb2312") for other in found)


@pytest.mark.parametrize("character", ["a", "5", "，", ""])
def test_no_homophones(character: str) -> None:
    """What has no reading has no homophones."""
    assert homophones(character or " ") == ""


def test_alike() -> None:
    """A syllable has the characters in common use; what is no syllable has none."""
    assert set("林临邻淋") <= set(alike("lin"))
    assert "臨" not in alike("lin")
    assert alike("xyz") == alike("") == alike("LIN") == ""
