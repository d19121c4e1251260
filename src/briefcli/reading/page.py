"""From text to lines: where each stands, and whether it is text or the furniture of a page."""

import re
from typing import NamedTuple

from briefcli.reading.cues import FURNITURE, LEADING_JUMP, TRAILING_JUMP
from briefcli.reading.sentences import LineNumbers, Piece, ended

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|$)")


class Line(NamedTuple):
    """A line of the page that is not blank.

    `piece` is the line without the white space around it; `kind` is `text` or the name of a rule of
    `cues.FURNITURE`; `after_blank` tells whether a blank line (or the beginning) stands above it.
    """

    piece: Piece
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
        for piece in _without_jumps(Piece(start, start + len(stripped), stripped)):
            lines.append(Line(piece, _kind(piece.text), after_blank))
            after_blank = False
    return Page(lines, LineNumbers(starts))


def _kind(text: str) -> str:
    for kind, pattern in FURNITURE:
        if pattern.match(text):
            return kind
    return "text"


def _without_jumps(piece: Piece) -> list[Piece]:
    """Part a jump to or from another page from the text that it stands beside."""
    if match := TRAILING_JUMP.search(piece.text):
        return [part for part in _cut(piece, match.start()) if part.text]
    if match := LEADING_JUMP.match(piece.text):
        return [part for part in _cut(piece, match.end()) if part.text]
    return [piece]


def _cut(piece: Piece, at: int) -> tuple[Piece, Piece]:
    left, right = piece.text[:at].rstrip(), piece.text[at:].lstrip()
    return (
        Piece(piece.start, piece.start + len(left), left),
        Piece(piece.end - len(right), piece.end, right),
    )
