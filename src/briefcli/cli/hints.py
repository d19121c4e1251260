"""Command lines that the program prints, to be typed as they stand."""

import shlex
from collections.abc import Iterable

_HARMLESS = "-_./:,%+@"  # besides letters and digits of any script


def shell_text(words: Iterable[str]) -> str:
    """Words as a shell reads them, quoted only where they need it (`shlex` quotes all Chinese)."""
    return " ".join(word if _is_harmless(word) else shlex.quote(word) for word in words)


def show_command(ids: Iterable[str], transcripts: Iterable[str]) -> str:
    """The command line that shows segments, `transcripts` being those that were named by option."""
    options = [word for name in transcripts for word in ("-t", name)]
    return shell_text(["briefcli", "show", *ids, *options])


def _is_harmless(word: str) -> bool:
    return word != "" and all(c.isalnum() or c in _HARMLESS for c in word)
