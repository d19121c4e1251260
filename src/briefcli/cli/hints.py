"""Command lines that the program prints, to be typed as they stand."""

import shlex
from collections.abc import Iterable

_HARMLESS = "-_./:,%+@"  # besides letters and digits of any script


def shell_text(words: Iterable[str]) -> str:
    """Words as a shell reads them, quoted only where they need it (`shlex` quotes all Chinese)."""
    return " ".join(word if _is_harmless(word) else shlex.quote(word) for word in words)


def _is_harmless(word: str) -> bool:
    return word != "" and all(c.isalnum() or c in _HARMLESS for c in word)
