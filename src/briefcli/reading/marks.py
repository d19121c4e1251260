"""What stands in a line beside its words: list bullets, bold marks, links, times of live text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefcli.briefing import Span
from briefcli.reading.furniture import BARE_TIME, LEADING_TIME, LONGEST_TIME, TRAILING_TIME
from briefcli.reading.patterns import lazy
from briefcli.reading.sentences import Piece, spans

_LEADING = lazy(r"(?:>\s*)*(?P<heading>#{1,6}\s+)?(?P<bullet>[-*+•●▪■◆·]\s+)?(?P<task>\[[ xX]\]\s+)?")
_BOLD = lazy(r"\*\*|__")
_INLINE = lazy(
    r"!?(?P<open>\[)[^\[\]\n]{1,300}(?P<close>\]\([^()\s]{0,300}(?:\s\"[^\"]{0,100}\")?\))"  # a link
    r"|(?<![A-Za-z0-9*\\])(?P<star>\*)(?=[^\s*])[^*\n]{1,300}?(?<=[^\s*])"
    r"(?P<stars>\*)(?![A-Za-z0-9*])"  # emphasis
    r"|(?P<tag></?(?:b|i|u|em|strong|span|p|br|font|div|center|sup|sub)\b[^<>]{0,100}>)"
    r"|(?P<escape>\\)(?=[^\w\s]|$)"
)
# The number of a line of live text: 12. 12、 [12] #12 12楼.
RUNNING_NUMBER = lazy(
    r"^[^\S\n]*(?:[#＃第]?(?P<number>\d{1,4})(?:[.、．)）:：#]|楼|条|[^\S\n])[^\S\n]*(?!\d))", re.MULTILINE
)
_NOT_BLANK = lazy(r"^[^\S\n]*\S", re.MULTILINE)
_NUMBERED_LINES = 6  # at least, and this share of all, for the numbers to be those of the lines
_NUMBERED_SHARE = 0.5
_TIMED_LINES = 3  # with a bare time at their head, from which on it is the habit of the page


class Habits(NamedTuple):
    """How a whole text is marked: with Markdown, with a bare time or a running number before each line."""

    markdown: bool
    timed: bool
    numbered: bool


class Unmarked(NamedTuple):
    """A line without its marks: the words left, what was taken out, and what that tells.

    `heading` is the level of a Markdown heading, 0 for none.
    """

    piece: Piece
    marks: tuple[Span, ...]
    heading: int = 0
    bullet: bool = False
    bold: bool = False
    quoted: bool = False
    timed: bool = False


def habits(text: str) -> Habits:
    """How a text is marked, told from all of it."""
    markdown = (
        text.count("**") > 1 or "](" in text or re.search(r"^#{1,6} \S", text, re.MULTILINE) is not None
    )
    times = 0
    if ":" in text or "：" in text:
        for match in re.finditer(r"^[^\S\n]*(?=\d)", text, re.MULTILINE):
            times += BARE_TIME.match(text, match.end()) is not None
            if times == _TIMED_LINES:
                break
    return Habits(markdown, times >= _TIMED_LINES, _is_numbered(text))


def _is_numbered(text: str) -> bool:
    """Whether the lines are numbered through, as live text is: 1. 2. 3. to the end."""
    number = 0
    for match in RUNNING_NUMBER.finditer(text):
        number += int(match["number"]) == number + 1
    return number >= _NUMBERED_LINES and number >= _NUMBERED_SHARE * sum(1 for _ in _NOT_BLANK.finditer(text))


def unmarked(piece: Piece, habits: Habits) -> Unmarked:
    """Take the marks out of a line."""
    text = piece.text
    if (
        text[0] not in ">#-*+•●▪■◆·[【(（0123456789＃第"
        and not habits.markdown
        and text[-1] not in "]】)）0123456789"
    ):
        return Unmarked(piece, ())
    cuts: list[tuple[int, int]] = []
    leading = _LEADING.match(text)
    begin = leading.end() if leading else 0
    quoted = text[0] == ">"
    if begin == len(text.strip()):
        return Unmarked(piece, ())
    time = (LEADING_TIME.match(text, begin)) or (BARE_TIME.match(text, begin) if habits.timed else None)
    timed = time is not None and time.end() < len(text)
    if time is not None and timed:
        begin = time.end()
    if habits.numbered and (number := RUNNING_NUMBER.match(text, begin)) and number.end() < len(text):
        begin = number.end()
    end = len(text)
    found = TRAILING_TIME.search(text, max(begin, end - LONGEST_TIME))
    if found and found.start() > begin:
        end, timed = found.start(), True
    cuts += [(0, begin), (end, len(text))]
    if habits.markdown:
        cuts += _inline(text, begin, end)
    bold = habits.markdown and text.startswith(("**", "__"), begin)
    kept, marks = _without(piece, sorted(cuts))
    if not kept.text:
        return Unmarked(piece, ())
    return Unmarked(
        kept,
        marks,
        heading=len((leading["heading"] or "").strip()) if leading else 0,
        bullet=bool(leading and leading["bullet"]),
        bold=bold,
        quoted=quoted,
        timed=timed,
    )


def _inline(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """The marks of Markdown between two offsets of a line, in no order and none twice."""
    bold = [match.span() for match in _BOLD.finditer(text, begin, end)]
    yield from bold
    taken = {at for span in bold for at in range(*span)}
    for match in _INLINE.finditer(text, begin, end):
        for name in ("open", "close", "star", "stars", "tag", "escape"):
            span = match.span(name)
            if span[0] >= 0 and taken.isdisjoint(range(*span)):
                yield span


def _without(piece: Piece, cuts: list[tuple[int, int]]) -> tuple[Piece, tuple[Span, ...]]:
    """A line without stretches of it, and these stretches as they stand in the source."""
    text: list[str] = []
    offsets: list[int] = []
    marks: list[Span] = []
    at = 0
    for start, end in [*cuts, (len(piece.text), len(piece.text))]:
        text.append(piece.text[at:start])
        offsets += piece.offsets[at:start]
        mark = piece.part(start, end)
        marks += spans(mark)
        at = max(at, end)
    if not marks:
        return piece, ()
    return Piece("".join(text), offsets).part(0), tuple(marks)
