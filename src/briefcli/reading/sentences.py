"""From pieces of the source to a paragraph of whole sentences that know where they stand."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefcli.briefing import Paragraph, Sentence, Span, join
from briefcli.reading.cues import ABBREVIATION, CLOSING, PARAGRAPH_END, SENTENCE_END
from briefcli.reading.patterns import lazy

_INSERTED = -1  # the offset of a blank that stands in no source


class Piece(NamedTuple):
    """A stretch of text and, for each character, where it stands in the source.

    The offsets ascend; where marks were taken out of the text, there is a gap in them.
    """

    text: str
    offsets: Sequence[int]

    def part(self, start: int, end: int | None = None) -> "Piece":
        """Characters `start` to `end` (exclusive), without white space around them."""
        text = self.text[start:end]
        start += len(text) - len(text.lstrip())
        text = text.strip()
        return Piece(text, self.offsets[start : start + len(text)])

    @property
    def start(self) -> int:
        """Where the piece begins in the source."""
        return self.offsets[0]


class LineNumbers:
    """Tells the line of an offset. Lines end at LF, CR LF or CR, as an editor counts them."""

    def __init__(self, starts: Sequence[int]) -> None:
        """Take the offsets at which the lines begin, ascending, the first of them 0."""
        self._starts = starts

    def at(self, offset: int) -> int:
        """The line, from 1, that holds the character at `offset`."""
        return bisect_right(self._starts, offset)


def ended(text: str) -> bool:
    """Whether a paragraph may end here: with an end mark, whatever closes behind it aside."""
    bare = text.rstrip(CLOSING)
    if bare[-1:] == "." and not bare[-2:-1].isdigit():
        return True
    return bare[-1:] in PARAGRAPH_END and bare != ""


def paragraph(pieces: Sequence[Piece], lines: LineNumbers) -> Paragraph:
    """Put the pieces of a paragraph together and cut the whole into sentences.

    Nothing is lost: every non-blank character of the pieces is in exactly one sentence.
    """
    if len(pieces) == 1:
        return _cut(pieces[0], lines)
    texts: list[str] = []
    offsets: list[int] = []
    for piece in pieces:
        before = texts[-1] if texts else ""
        blank = len(join(before[-1:], piece.text[:1])) > len(before[-1:]) + 1
        texts.append(f" {piece.text}" if blank else piece.text)
        offsets += [_INSERTED] * blank
        offsets += piece.offsets
    return _cut(Piece("".join(texts), offsets), lines)


def _cut(piece: Piece, lines: LineNumbers) -> Paragraph:
    if isinstance(piece.offsets, range):  # of one line, without a gap
        text, at = piece.text, piece.start
        line = lines.at(at)
        return Paragraph(
            tuple(
                Sentence(text[start:end], (Span(at + start, at + end),), line, line)
                for start, end in _bounds(text)
            )
        )
    return Paragraph(
        tuple(
            _sentence(Piece(piece.text[start:end], piece.offsets[start:end]), lines)
            for start, end in _bounds(piece.text)
        )
    )


_HAN_END = lazy(rf"[{SENTENCE_END}]+[{re.escape(CLOSING)}]*")
_LATIN_END = lazy(rf"[{SENTENCE_END}]+[{re.escape(CLOSING)}]*|\.[{re.escape(CLOSING)}]*(?=\s+[\"“‘(]?[A-Z])")


def _bounds(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a text begin and end, white space around them left out."""
    begin = 0
    for match in (_LATIN_END if ". " in text else _HAN_END).finditer(text):
        if match[0][0] == "." and ABBREVIATION.search(
            text, max(begin, match.start() - 12), match.start() + 1
        ):
            continue
        yield from _trimmed(text, begin, match.end())
        begin = match.end()
    yield from _trimmed(text, begin, len(text))


def _trimmed(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    stretch = text[begin:end]
    if kept := stretch.strip():
        begin += len(stretch) - len(stretch.lstrip())
        yield begin, begin + len(kept)


def _sentence(piece: Piece, lines: LineNumbers) -> Sentence:
    first, last = piece.offsets[0], piece.offsets[-1]
    return Sentence(piece.text, tuple(spans(piece)), lines.at(first), lines.at(last))


def spans(piece: Piece) -> Iterator[Span]:
    """The stretches of the source that a piece is made of, in order."""
    offsets = piece.offsets
    if not offsets:
        return
    if offsets[-1] - offsets[0] == len(offsets) - 1:
        yield Span(offsets[0], offsets[-1] + 1)
        return
    begin = end = None
    for character, offset in zip(piece.text, offsets, strict=True):
        if begin is None or offset != end:
            if begin is not None and end is not None:
                yield Span(begin, end)
            begin = end = None
            if character.isspace():  # a blank beside a mark that was taken out
                continue
            begin = offset
        end = offset + 1
    if begin is not None and end is not None:
        yield Span(begin, end)
