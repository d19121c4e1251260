"""What holds for any text: nothing lost, nothing doubled, nothing reworded, and no other error."""

import re
from importlib import import_module

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from transcripts import account_for, all_spoken, headlines, sentences

from briefcli.errors import BriefcliError
from briefcli.reading import parse

LINES = [
    "记者：", "记者：河道如何？", "澜江日报记者：水质怎样", "问：", "答：好的。", "Q: Why?", "A: So.",
    "顾行舟：清淤86公里。", "顾行舟：", "市水务局局长顾行舟：占全市", "米岚（副局长）：还有，",
    "主持人：下一个。", "目标是：95%", "其中：", "清淤工程覆盖了", "全市十二个区县。“好！”", "“水清",
    "一是治河", "（二）治湖。", "……", "”", "。", "AI", "1.5", "贺知秋摄", "本报记者 柏青",
    "（下转第2版）", "(上接第1版)", "清淤（下转第2版）", "（上接第1版）水质。（下转第3版）",
    "A2版 要闻", "编者按", "编者按：河道", "12:30", "****", "水质提升 达标率95%",
    "3月2日，局长顾行舟、米岚出席", "　　清淤。", "  ", "", "", "\t", "x" * 70,
]  # fmt: skip
# Blanks and ends of many kinds, marks that the rules of layout look at, and whatever else there is.
CHARACTERS = st.one_of(
    st.sampled_from(
        " \t\r\n\x0b\x0c\x1c\x85\u00a0\u2028\u3000\ufeff\u200b：:。！？!?，、”』)）(（.AQ问答记者摄版转接第1"
    ),
    st.characters(exclude_categories=["Cs"]),
)


def check_parse(text: str) -> bool:
    """Whether a text is a briefing; if it is, assert that it is accounted for."""
    try:
        briefing = parse(text, "any")
    except BriefcliError:
        return False
    account_for(briefing)
    return True


@given(st.text(CHARACTERS, max_size=60))
@settings(max_examples=200, deadline=None)
@example("记者：\x1c好\n答：\u2028好\n")
def test_any_text(text: str) -> None:
    """Any text is refused as unusable or accounted for, whatever stands before and behind a turn."""
    check_parse(text)
    check_parse(f"{text}\n记者：河道{text}\n顾行舟：清淤{text}\n{text}")


@given(
    st.lists(st.sampled_from(LINES), max_size=25),
    st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\n　　"]),
)
@settings(max_examples=300, deadline=None)
def test_any_page(lines: list[str], line_end: str) -> None:
    """Any page put together from labels, paragraphs and furniture is accounted for."""
    check_parse(line_end.join(lines))
    assert check_parse(line_end.join(["记者：河道治理得如何？", "顾行舟：好。", *lines]))


@given(st.lists(st.sampled_from(LINES), max_size=25))
@settings(max_examples=100, deadline=None)
def test_line_ends_make_no_difference(lines: list[str]) -> None:
    """A page says the same with LF and with CR LF."""
    page = ["记者：河道治理得如何？", "顾行舟：好。", *lines]
    one, other = parse("\n".join(page), "any"), parse("\r\n".join(page), "any")
    assert all_spoken(one) == all_spoken(other)
    assert headlines(one) == headlines(other)
    assert [(s.text, s.line, s.line_end) for s in sentences(one)] == [
        (s.text, s.line, s.line_end) for s in sentences(other)
    ]


@pytest.mark.parametrize("name", ["cues", "dates", "forms", "furniture", "margins", "marks", "people"])
def test_every_rule_compiles(name: str) -> None:
    """The rules of layout are compiled only when used: each of them can be."""
    module = import_module(f"briefcli.reading.{name}")
    rules = list(vars(module).values())
    for each in list(rules):
        rules += [rule.pattern for rule in getattr(each, "rules", ())]
    patterns = [rule.pattern for rule in rules if isinstance(getattr(rule, "pattern", None), str)]
    assert patterns
    for pattern in patterns:
        re.compile(pattern)
