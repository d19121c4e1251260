"""Which part of a library a call looks at: the filters as they are given, and as they are understood."""

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, TypedDict

from briefcli.errors import WrongUsage
from briefcli.language import tr

Names = str | Path | Sequence[str | Path] | None
Day = str | datetime.date | None


class Filters(TypedDict, total=False):
    """Which part of the library a call looks at; of several values any fits.

    `speaker` is a name or an office, `transcript` a name or the path of a file that is read for this
    one call, `asker` an outlet. `since` and `until` are the first and last day (a date or YYYY-MM-DD);
    a transcript without a date lies outside of both.
    """

    speaker: Names
    transcript: Names
    asker: Names
    since: Day
    until: Day


class View(NamedTuple):
    """What is looked at in a library, all of a kind if empty; days are YYYY-MM-DD."""

    speakers: tuple[str, ...]
    transcripts: tuple[str, ...]
    askers: tuple[str, ...]
    since: str
    until: str


def fits(speakers: Sequence[str | None], asker: str | None, view: View) -> bool:
    """Whether a question is in view by who answers and who asks."""
    return (not view.speakers or not set(view.speakers).isdisjoint(speakers)) and (
        not view.askers or asker in view.askers
    )


def within(day: str, since: str, until: str) -> bool:
    """Whether a day lies between two others (all YYYY-MM-DD); no day (empty) only where there is no limit."""
    return not (since or until) or (day != "" and since <= day <= (until or day))


def several(names: Names) -> Sequence[str]:
    """The names given, each once, paths as texts."""
    if names is None:
        return ()
    given = (names,) if isinstance(names, str | Path) else names
    return tuple(dict.fromkeys(str(name) for name in given))


def day_of(day: Day, option: str) -> str:
    """A day as YYYY-MM-DD, empty for none. Raises WrongUsage for what is no date."""
    if isinstance(day, datetime.datetime):
        day = day.date()
    if isinstance(day, datetime.date):
        return day.isoformat()
    try:
        return datetime.date.fromisoformat(day).isoformat() if day else ""
    except ValueError as error:
        raise WrongUsage(
            tr(
                f"{option}: {day!r} is no date; write YYYY-MM-DD",
                f"{option}：{day!r} 不是日期；请写成 YYYY-MM-DD",
            )
        ) from error
