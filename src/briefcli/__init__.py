"""Ask press briefings: what was said, by whom, in which words.

    import briefcli

    library = briefcli.Library.open()
    for answer in library.ask("5G基站"):
        print(answer.speaker, answer.sentence)

Everything else is private and may change.
"""

from typing import TYPE_CHECKING, Any

from briefcli.version import VERSION as __version__  # noqa: N811

if TYPE_CHECKING:
    from briefcli.briefing import Briefing, Participant
    from briefcli.errors import (
        BriefcliError,
        BriefcliWarning,
        CannotKeep,
        NotABriefing,
        NotFound,
        UnknownName,
        UnusableInput,
        WrongUsage,
    )
    from briefcli.exporting import Exported
    from briefcli.library import Library
    from briefcli.reading import read
    from briefcli.records import (
        Answer,
        Check,
        Difference,
        Exchange,
        Figure,
        Hit,
        Listing,
        Point,
        SourceLine,
        Speaker,
        Spoken,
        Topic,
    )

# Where each public name lives. They are imported when they are used: a command that only lists topics
# must not pay for the reader of questions.
_HOMES = {
    "briefing": ("Briefing", "Participant"),
    "errors": (
        "BriefcliError", "BriefcliWarning", "CannotKeep", "NotABriefing", "NotFound", "UnknownName",
        "UnusableInput", "WrongUsage",
    ),
    "exporting": ("Exported",),
    "library": ("Library",),
    "reading": ("read",),
    "records": (
        "Answer", "Check", "Difference", "Exchange", "Figure", "Hit", "Listing", "Point", "SourceLine",
        "Speaker", "Spoken", "Topic",
    ),
}  # fmt: skip

__all__ = [
    "Answer",
    "BriefcliError",
    "BriefcliWarning",
    "Briefing",
    "CannotKeep",
    "Check",
    "Difference",
    "Exchange",
    "Exported",
    "Figure",
    "Hit",
    "Library",
    "Listing",
    "NotABriefing",
    "NotFound",
    "Participant",
    "Point",
    "SourceLine",
    "Speaker",
    "Spoken",
    "Topic",
    "UnknownName",
    "UnusableInput",
    "WrongUsage",
    "__version__",
    "read",
]


def __getattr__(name: str) -> Any:
    from importlib import import_module

    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"briefcli.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
