"""Numerals: the exact value of a number in digits, in Chinese numerals, or in both."""

from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefcli.figures.numerals import Range, value_of

_DIGITS = "零一二三四五六七八九"
_SCALES = {"亿": 10**8, "万": 10**4, "千": 1000, "百": 100, "十": 10}
_VALUES = """
零 0, 半 0.5, 十 10, 十五 15, 两千三百万 23000000, 三千四 3400, 三万四 34000, 一亿三 130000000, 三千零四 3004,
七点五 7.5, 一点二万 12000, 万 10000, 千亿 100000000000, 十几 10, 数十 10, 几百 100, 数千亿 100000000000,
十几万 100000, 3400余 3400, 万余 10000, 五百多万 5000000, 二十来 20, 1,234,567 1234567, 3百万 3000000,
1亿2000万 120000000, 1万2千 12000, 两三百 200-300, 四五十 40-50, 十五六 15-16, 二十五六 25-26, 七八 7-8
"""


def written(number: int) -> str:
    """A whole number below 10**16 in Chinese numerals, every digit of it told: 一千零三十."""
    for name, scale in _SCALES.items():
        if number >= scale:
            head, rest = divmod(number, scale)
            zero = "零" if rest < scale // 10 else ""
            return f"{written(head)}{name}{zero + written(rest) if rest else ''}"
    return _DIGITS[number]


@pytest.mark.parametrize("row", _VALUES.replace(",\n", ", ").strip().split(", "))
def test_values(row: str) -> None:
    """What is sure of a number is its value; two digits side by side, the smaller first, tell a range."""
    text, value = row.split()
    low, *high = map(Decimal, value.split("-"))
    assert value_of(text) == Range(low, high[0] if high else None)


@pytest.mark.parametrize(
    "text", ["", " ", "几", "数", "点五", "五五", "八七", "二〇二三", "3.2.1", "1,23", "港口"]
)
def test_no_number(text: str) -> None:
    """What is no number, or one with a digit too many, has no value."""
    assert value_of(text) is None


@given(st.integers(0, 10**16 - 1), st.text("0123456789", max_size=3))
@settings(max_examples=200, deadline=None)
@example(10**12 + 30000, "")
@example(100_0005_0000, "05")
def test_numerals_tell_their_number(number: int, fraction: str) -> None:
    """A number written in Chinese numerals has the value that it was written for, 两 for 二 as well."""
    text = written(number)
    if fraction:
        text += "点" + "".join(_DIGITS[int(digit)] for digit in fraction)
    expected = Range(Decimal(f"{number}.{fraction or 0}"), None)
    assert value_of(text) == value_of(text.replace("二千", "两千").replace("二万", "两万")) == expected
    if text.startswith("一十"):
        assert value_of(text[1:]) == expected


@given(st.decimals(0, 10**6, places=3), st.sampled_from(["", "百", "千", "万", "百万", "亿", "千亿", "万亿"]))
@settings(max_examples=100, deadline=None)
@example(Decimal(0), "万")
def test_digits_with_numerals(number: Decimal, scale: str) -> None:
    """Digits before 万, 亿 and the like are multiplied out exactly, with marks between thousands or none."""
    expected = number
    for each in scale:
        expected *= _SCALES[each]
    assert value_of(f"{number}{scale}") == value_of(f"{number:,}{scale}") == Range(expected, None)
