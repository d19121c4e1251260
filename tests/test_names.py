"""Names as people type them: which slips are forgiven, and which are another name."""

import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefcli.briefing import Participant
from briefcli.errors import BriefcliWarning, UnknownName
from briefcli.names import resolve, resolve_people

PEOPLE = [
    "单忠德",
    "赵志国",
    "陶青",
    "顾行舟",
    "司马望舒",
    "miit-2024q1",
    "forest",
    "澜江日报记者",
    "季报2024一季度",
]


@pytest.mark.parametrize(
    ("given", "meant", "note"),
    [
        ("单忠德", "单忠德", "as it is"),
        ("單忠德", "单忠德", "traditional"),
        (" 单 忠德", "单忠德", "blanks"),
        ("ＦＯＲＥＳＴ", "forest", "width and case"),
        ("MIIT-2024Q1", "miit-2024q1", "case"),
    ],
)
def test_no_differences(given: str, meant: str, note: str) -> None:
    """Width, case, blanks and form of characters are no slip and need no word."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert resolve(given, PEOPLE, "name") == meant, note


@pytest.mark.parametrize(
    ("given", "meant", "note"),
    [
        ("单中德", "单忠德", "another character of the same sound"),
        ("单志德", "单忠德", "another character inside the name"),
        ("单忠得", "单忠德", "another character at the end"),
        ("善忠德", "单忠德", "a family name of the same sound"),
        ("赵国志", "赵志国", "two characters changed places"),
        ("赵志国强", "赵志国", "a character too many"),
        ("司马望", "司马望舒", "a character missing from a long name"),
        ("桃青", "陶青", "two characters, the same sound"),
        ("陶庆", "陶青", "two characters, the same sound but for the tone"),
        ("forrest", "forest", "a letter too many"),
        ("forst", "forest", "a letter missing"),
        ("mit-2024q1", "miit-2024q1", "a letter missing, the digits right"),
        ("澜江日报记着", "澜江日报记者", "an outlet"),
    ],
)
def test_forgiven(given: str, meant: str, note: str) -> None:
    """One slip of the pen is forgiven, and told."""
    with pytest.warns(BriefcliWarning) as caught:
        assert resolve(given, PEOPLE, "name") == meant, note
    assert given in str(caught[0].message)
    assert meant in str(caught[0].message)


@pytest.mark.parametrize(
    ("given", "note"),
    [
        ("张忠德", "another family name"),
        ("马望舒", "another family name, part of the known one"),
        ("张志国", "another family name"),
        ("王青", "two characters, another family name"),
        ("陶红", "two characters, another given name"),
        ("陶", "half a name"),
        ("忠德", "no family name"),
        ("赵志", "two characters of three"),
        ("单中得", "two slips"),
        ("miit-2024q2", "another digit"),
        ("miit-2024q", "a digit missing"),
        ("miit-2024q11", "a digit too many"),
        ("miit-2042q1", "digits changed places"),
        ("miit-2024ql", "a letter for a digit"),
        ("miit-２０２４q２", "another digit, full width"),
        ("季报2024二季度", "another Chinese numeral"),
        ("季报2024三季度", "another Chinese numeral"),
        ("", "nothing"),
        (" ", "a blank"),
        ("？", "a mark"),
    ],
)
def test_not_forgiven(given: str, note: str) -> None:
    """Another person, another number, or more than one slip is an unknown name."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(UnknownName) as caught:
            resolve(given, PEOPLE, "name")
    assert given in str(caught.value), note


def test_two_that_are_near() -> None:
    """A slip that fits two names is not decided but listed."""
    with pytest.raises(UnknownName) as caught:
        resolve("顾行洲", ["顾行舟", "顾行周", "米岚"], "name")
    assert "顾行舟" in str(caught.value)
    assert "顾行周" in str(caught.value)


def test_exact_before_near() -> None:
    """A name that somebody has is never taken for another's."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert resolve("顾行周", ["顾行舟", "顾行周"], "name") == "顾行周"


def test_nobody_known() -> None:
    """Where there are no names at all, the error says no more than that."""
    with pytest.raises(UnknownName, match="顾行舟"):
        resolve("顾行舟", [], "name")


def test_error_in_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages are in the language of the locale."""
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    with pytest.raises(UnknownName, match="没有发言人“张忠德”；现有：单忠德"):
        resolve("张忠德", ["单忠德"], "发言人")


CREW = [
    Participant("顾行舟", "市水务局党组成员、局长"),
    Participant("米岚", "新闻发言人、河道处处长"),
    Participant("季遥", "新闻发言人、总工程师"),
    Participant("柏青", None),
]


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        (["米岚"], ["米岚"]),
        (["米嵐"], ["米岚"]),
        (["局长"], ["顾行舟"]),
        (["河道处处长"], ["米岚"]),
        (["發言人"], ["米岚", "季遥"]),
        (["总工程师", "柏青"], ["季遥", "柏青"]),
        (["米岚", "新闻发言人"], ["米岚", "季遥"]),
        ([], []),
    ],
)
def test_people(given: list[str], meant: list[str]) -> None:
    """Speakers are meant by name or by office, whole or in part; several values widen."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert sorted(resolve_people(given, CREW)) == sorted(meant)


@pytest.mark.parametrize("given", ["", "  ", "市长", "党组书记", "章小满"])
def test_people_who_are_not_there(given: str) -> None:
    """An office that nobody has, or nothing at all, is an unknown name."""
    with pytest.raises(UnknownName):
        resolve_people([given], CREW)


@given(st.text(max_size=8), st.lists(st.text(max_size=8), max_size=5))
@settings(max_examples=150, deadline=None)
def test_any_name(given: str, known: list[str]) -> None:
    """Whatever is typed, the outcome is a known name, as it is known, or the one error."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            meant = resolve(given, known, "name")
        except UnknownName:
            assert given not in known
        else:
            assert meant in known
