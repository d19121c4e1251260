"""From text to lines: where each stands, what marks it carries, and whether it is furniture."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from briefcli.briefing import Span
from briefcli.reading import furniture
from briefcli.reading.marks import Habits, Unmarked, habits, unmarked
from briefcli.reading.patterns import lazy
from briefcli.reading.sentences import LineNumbers, Piece, ended
from briefcli.reading.wraps import width, wrapped
from briefcli.text.normal import simplified

_LINE = lazy(r"([^\r\n]*)(\r\n|\r|\n|$)")
_TIMED = 2  # lines with a time of live text, from which on the lines are as they were sent
_TOOL_BEGINNINGS = frozenset("[【(（|｜/" + "".join(word[0] for word in furniture.TOOLS))


class Line(NamedTuple):
    """A line of the page that is not blank.

    `piece` holds its words without marks and the white space around them, `plain` the same in simplified
    characters, for the cues. `kind` is `text` or the name of a rule of `furniture`. `after_blank` tells
    whether a blank line (or the beginning) stands above it, `starts` whether a paragraph may begin with
    it: in a hard-wrapped text most lines only go on.
    """

    piece: Piece
    plain: str
    kind: str
    after_blank: bool
    starts: bool = True
    heading: int = 0
    bullet: bool = False
    bold: bool = False
    quoted: bool = False
    timed: bool = False

    @property
    def ended(self) -> bool:
        """Whether a paragraph may end with this line."""
        return ended(self.piece.text)


class Page(NamedTuple):
    """The lines of a text in order, the marks taken out of them, and the line numbers of its offsets."""

    lines: list[Line]
    marks: list[Span]
    numbers: LineNumbers
    markdown: bool
    wrapped: bool
    timed: int


def lay_out(text: str) -> Page:
    """Take a decoded text apart into lines.

    Every non-blank character is in exactly one line or mark.
    """
    habit = habits(text)
    lines: list[Line] = []
    marks: list[Span] = []
    starts: list[int] = []
    indents: list[int] = []
    plain = simplified(text)
    after_blank = True
    for match in _LINE.finditer(text):
        if match.start() == len(text) and starts:
            break
        starts.append(match.start())
        stripped = match[1].strip()
        if not stripped:
            after_blank = True
            continue
        indent = len(match[1]) - len(match[1].lstrip())
        start = match.start() + indent
        for piece in _without_jumps(Piece(stripped, range(start, start + len(stripped))), plain):
            found, taken = _line(piece, plain, habit, after_blank=after_blank)
            lines.append(found)
            marks += taken
            indents.append(width(match[1][:indent]))
            after_blank = False
    kinds = _running_heads(lines) | _front_matter(lines) | _elsewhere(lines) | _advertisements(lines)
    lines = [line._replace(kind=kinds[i]) if i in kinds else line for i, line in enumerate(lines)]
    timed = sum(line.timed for line in lines)
    goes_on = (
        set()
        if timed > _TIMED
        else wrapped(
            [line.piece.text if line.kind == "text" else "" for line in lines],
            [line.after_blank for line in lines],
            indents,
        )
    )
    return Page(
        [line._replace(starts=False) if i in goes_on else line for i, line in enumerate(lines)],
        marks,
        LineNumbers(starts),
        habit.markdown,
        bool(goes_on),
        timed,
    )


def _line(piece: Piece, plain: str, habit: Habits, *, after_blank: bool) -> tuple[Line, tuple[Span, ...]]:
    cue = plain[piece.offsets[0] : piece.offsets[-1] + 1]
    kind = kind_of(cue, furniture.ANYWHERE)
    if kind != "text":
        return Line(piece, cue, kind, after_blank), ()
    words = unmarked(piece, habit)
    if words.marks:
        cue = "".join(map(plain.__getitem__, words.piece.offsets))
        kind = kind_of(cue, furniture.ANYWHERE)
    if kind == "byline" and words.heading:  # an asker's label, set as a heading
        kind = "text"
    return _marked(words, cue, kind, after_blank=after_blank), words.marks


def _marked(words: Unmarked, cue: str, kind: str, *, after_blank: bool) -> Line:
    return Line(
        words.piece,
        cue,
        kind,
        after_blank,
        heading=words.heading,
        bullet=words.bullet,
        bold=words.bold,
        quoted=words.quoted,
        timed=words.timed,
    )


def kind_of(text: str, rules: furniture.Rules) -> str:
    """The name of the first rule that a line fits, or `text`."""
    if len(text) > furniture.LONGEST:
        return "text"
    if rules is furniture.ANYWHERE and _is_tools(text):
        return "tools"
    for kind, _, pattern in rules.for_line(text):
        if pattern.match(text):
            return kind
    return "text"


def _is_tools(text: str) -> bool:
    """Whether a line consists of nothing but the words of a site's tools: 【打印】【关闭】."""
    if text[0] not in _TOOL_BEGINNINGS:
        return False
    words = [word for word in furniture.TOOL_MARKS.split(text) if word]
    return bool(words) and furniture.TOOLS.issuperset(words) and len(text) > 1


def _running_heads(lines: list[Line]) -> dict[int, str]:
    """The lines that stand beside the number of a page time and again: the head or foot of each page."""
    beside = [
        i
        for folio, line in enumerate(lines)
        if line.kind == "folio"
        for i in (folio - 1, folio + 1)
        if 0 <= i < len(lines) and lines[i].kind == "text"
    ]
    counts = Counter(lines[i].plain for i in beside)
    return {i: "running head" for i in beside if counts[lines[i].plain] > 1 and not lines[i].ended}


def _front_matter(lines: list[Line]) -> dict[int, str]:
    """The lines of a block between two rules at the very beginning that holds `key: value`."""
    if not lines or lines[0].piece.text != "---":
        return {}
    for i, line in enumerate(lines[1:40], 1):
        if line.piece.text == "---":
            return dict.fromkeys(range(1, i), "front matter")
        if not re.match(r"[\w-]+\s*:|-\s|\s", line.piece.text):
            return {}
    return {}


def _elsewhere(lines: list[Line]) -> dict[int, str]:
    """What stands between a jump to another page and the way back: it is of other articles."""
    found: dict[int, str] = {}
    out = None
    for i, line in enumerate(lines):
        if line.kind == "jump out":
            out = i
        elif line.kind == "jump in" and out is not None:
            found |= {j: "elsewhere" for j in range(out + 1, i) if lines[j].kind == "text"}
            out = None
    return found


def _advertisements(lines: list[Line]) -> dict[int, str]:
    """The line that an advertisement's sign belongs to: one without an end mark right beside it."""
    found = {}
    for i, line in enumerate(lines):
        if line.kind == "advertisement":
            for j in (i - 1, i + 1):
                if 0 <= j < len(lines) and lines[j].kind == "text" and not lines[j].ended:
                    found[j] = "advertisement"
                    break
    return found


def _without_jumps(piece: Piece, plain: str) -> Iterator[Piece]:
    """Part the jumps from and to another page from the text that they stand beside."""
    start, end = piece.offsets[0], piece.offsets[-1] + 1
    if (
        "接" not in piece.text
        and "轉" not in piece.text
        and "转" not in piece.text
        and "详" not in piece.text
    ):
        yield piece
        return
    if match := furniture.LEADING_JUMP.match(plain, start, end):
        yield piece.part(0, match.end() - start)
        piece = piece.part(match.end() - start)
    if not piece.text:
        return
    tail = max(piece.start, end - furniture.LONGEST_JUMP)
    if match := furniture.TRAILING_JUMP.search(plain[tail:end]):
        at = tail + match.start() - piece.start
        if at:
            yield piece.part(0, at)
        yield piece.part(at)
    else:
        yield piece
