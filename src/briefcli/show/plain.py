"""Text that comes from files or users, made harmless for a terminal and fit for one line."""

import re

# C0 and C1 controls, and the marks that turn the direction of writing around.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_LAST_BYTE = 0xFF
_C1 = re.compile(r"[\x7f-\x9f]")


def visible(text: str) -> str:
    r"""The text with control characters spelled out (`\x1b`); tabs and line ends become blanks."""
    return _CONTROL.sub(_spelled, text)


def json_safe(text: str) -> str:
    """JSON text with the control characters escaped that the json module leaves as they are."""
    return _C1.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _spelled(match: re.Match[str]) -> str:
    code = ord(match[0])
    if match[0] in "\t\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029":
        return " "
    return f"\\x{code:02x}" if code <= _LAST_BYTE else f"\\u{code:04x}"
