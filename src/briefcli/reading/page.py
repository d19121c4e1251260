"""From text to lines: where each stands, and whether it is text or the furniture of a page."""

import re
from typing import NamedTuple

from briefcli.reading.cues import FURNITURE, LEADING_JUMP, TRAILING_JUMP
from briefcli.reading.sentences import LineNumbers, Piece, ended
from briefcli.text.normal import simplified

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|$)")


class Line(NamedTuple):
    """A line of the page that is not blank.

    `piece` is the line without the white space around it, and `plain` its text in simplified characters,
    for the cues; `kind` is `text` or the name of a rule of `cues.FURNITURE`; `after_blank` tells whether
    a blank line (or the beginning) stands above it.
    """

    piece: Piece
    plain: str
    kind: str
    after_blank: bool

    @property
    def ended(self) -> bool:
        """Whether a paragraph may end with this line."""
        return ended(self.piece.text)


class Page(NamedTuple):
    """The lines of a text in order, and the line numbers of its offsets."""

    lines: list[Line]
    numbers: LineNumbers


def lay_out(text: str) -> Page:
    """Take a decoded text apart into lines. Every non-blank character is in exactly one of them."""
    lines: list[Line] = []
    starts: list[int] = []
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
        start = match.start() + len(match[1]) - len(match[1].lstrip())
        for piece in _without_jumps(Piece(start, start + len(stripped), stripped), plain):
            cue = plain[piece.start : piece.end]
            lines.append(Line(piece, cue, _kind(cue), after_blank))
            after_blank = False
    return Page(lines, LineNumbers(starts))


def _kind(text: str) -> str:
    for kind, pattern in FURNITURE:
        if pattern.match(text):
            return kind
    return "text"


def _without_jumps(piece: Piece, plain: str) -> list[Piece]:
    """Part the jumps from and to another page from the text that they stand beside."""
    pieces = [piece]
    if match := LEADING_JUMP.match(plain, piece.start, piece.end):
        pieces[:] = _cut(piece, match.end() - piece.start)
    last = pieces[-1]
    if match := TRAILING_JUMP.search(plain[: last.end], last.start):
        pieces[-1:] = _cut(last, match.start() - last.start)
    return [piece for piece in pieces if piece.text]


def _cut(piece: Piece, at: int) -> tuple[Piece, Piece]:
    left, right = piece.text[:at].rstrip(), piece.text[at:].lstrip()
    return (
        Piece(piece.start, piece.start + len(left), left),
        Piece(piece.end - len(right), piece.end, right),
    )
