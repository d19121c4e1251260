"""The language of help, messages and table headings: Chinese where the locale is, else English."""

import os


def is_chinese() -> bool:
    """Whether messages are to be in Chinese.

    The first of LC_ALL, LC_MESSAGES and LANG that is set and not empty decides, as POSIX has it.
    """
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable)
        if value:
            return value.lower().startswith("zh")
    return False


def tr(english: str, chinese: str) -> str:
    """The one of two wordings that suits the locale; both stand side by side where they are used."""
    return chinese if is_chinese() else english
