"""The value of a number in digits, in Chinese numerals, or in both: 364.7万, 三千四百, 1.2万亿, 数十, 两三百.

Values are exact: decimal arithmetic, since a binary float makes 4.73万 into 47300.00000000001.
"""

import re
from decimal import Decimal
from typing import NamedTuple

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SCALES = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}

DIGITS = "".join(_DIGITS)
"""The numerals for a digit."""

SCALES = "".join((*_SCALES, *_MYRIADS))
"""The numerals that multiply: 十 to 亿."""

SOME = "数几"
"""What stands for a digit that is not told: 数十, 十几."""

HALF = "半"

# Compiled when they are first needed.
_TOKEN = rf"\d+(?:,\d{{3}})*(?:\.\d+)?|[{DIGITS}{SCALES}]"
_PAIR = rf"([{DIGITS}]?十|)([{DIGITS}])([{DIGITS}])([{SCALES}]*)"
_TEN = 10


class Range(NamedTuple):
    """A value, or two where the number tells a range (两三百)."""

    low: Decimal
    high: Decimal | None


def value_of(text: str) -> Range | None:
    """The value of a number, None if it is none.

    数 and 几 count as what is sure: 数十 is 10, 十几 is 10. A number without a digit before a scale has
    one of it: 万 is 10000.
    """
    if text == HALF:
        return Range(Decimal("0.5"), None)
    if text.isdecimal() and text.isascii():
        return Range(Decimal(text), None)
    text = text.replace(" ", "").replace("余", "").replace("多", "").replace("来", "")
    if not text[:1].isascii() and (pair := re.fullmatch(_PAIR, text)) and _DIGITS[pair[2]] < _DIGITS[pair[3]]:
        low, high = (_exact(pair[1] + pair[number] + pair[4]) for number in (2, 3))
        return Range(low, high) if low is not None else None
    whole, point, fraction = text.partition("点")
    for some in SOME:
        whole = whole.replace(some, "")
    value = _exact(whole)
    if value is None or not point:
        return None if value is None else Range(value, None)
    digits = "".join(str(_DIGITS[each]) for each in fraction if each in _DIGITS)
    scale = _exact(fraction.lstrip(DIGITS)) or 1
    return Range((value + Decimal(f"0.{digits or 0}")) * scale, None)


def _exact(text: str) -> Decimal | None:
    """The value of a number that tells every digit."""
    tokens = re.findall(_TOKEN, text)
    if not tokens or "".join(tokens) != text:
        return None
    total = section = Decimal(0)
    current: Decimal | None = None
    zero = False  # whether a 0 is told: 0万 is none, 万 alone is one
    unit = 0  # that of the token before: a digit right behind it counts tenths of it (三千四)
    for token in tokens:
        if token in _MYRIADS:
            section += current or 0
            if not section and not total and not zero:
                section = Decimal(1)
            unit = _MYRIADS[token]
            if unit == _MYRIADS["亿"]:  # what was counted in 万 is in 万亿
                total, section = (total + section) * unit, Decimal(0)
            else:
                total, section = total + section * unit, Decimal(0)
            current = None
        elif token in _SCALES:
            unit = _SCALES[token]
            section += (1 if current is None else current) * unit
            current = None
        elif current is not None:
            return None  # 一二: two digits are no number
        elif token in _DIGITS:
            digit = _DIGITS[token]
            current, zero = Decimal(digit) if digit else None, zero or not digit
            unit = unit if digit else 0
        else:
            current, unit = Decimal(token.replace(",", "")), 0
            zero = not current
    if current is not None and unit > _TEN and tokens[-1] in _DIGITS:
        current *= unit // _TEN
    return total + section + (current or 0)
