"""Regular expressions that are compiled when they are first used.

The rules of layout are a hundred patterns, which take 100 ms and more to compile; a page needs half of them.
"""

import re
from typing import Any, cast

_METHODS = ("match", "search", "fullmatch", "finditer", "findall", "split", "sub")


class _Lazy:
    """Stands for a pattern until one of its methods is called, then has them as its own."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self.flags)
        self.__dict__.update({method: getattr(compiled, method) for method in _METHODS})
        return self.__dict__[name]


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, but put off to the first use; an error in the pattern is raised only then."""
    return cast("re.Pattern[str]", _Lazy(pattern, flags))


def any_of(words: str) -> str:
    """A pattern for any of the words, which blanks part; each may be a pattern without a blank."""
    return f"(?:{'|'.join(words.split())})"
