"""From pieces of the source to a paragraph of whole sentences that know where they stand."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from briefcli.briefing import Paragraph, Sentence, Span, join
from briefcli.reading.cues import CLOSING, PARAGRAPH_END, SENTENCE


class Piece(NamedTuple):
    """A stretch of one line of the source, without white space around it."""

    start: int
    end: int
    text: str


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
    text = ""
    offsets: list[int] = []  # where each character of `text` stands in the source
    cuts: list[int] = []  # offsets in the source at which a piece ends
    for piece in pieces:
        whole = join(text, piece.text)
        offsets += [piece.start] * (len(whole) - len(text) - len(piece.text))
        offsets += range(piece.start, piece.end)
        cuts.append(piece.end)
        text = whole
    return Paragraph(tuple(_sentence(text, offsets, cuts, start, end, lines) for start, end in _bounds(text)))


def _bounds(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a text begin and end, white space around them left out."""
    bounds = []
    position = 0
    while position < len(text):
        match = SENTENCE.match(text, position)
        end = match.end() if match else len(text)
        stretch = text[position:end]
        lead = len(stretch) - len(stretch.lstrip())
        if stretch.strip():
            bounds.append((position + lead, position + len(stretch.rstrip())))
        position = end
    return bounds


def _sentence(
    text: str, offsets: list[int], cuts: list[int], start: int, end: int, lines: LineNumbers
) -> Sentence:
    spans = []
    first, last = offsets[start], offsets[end - 1] + 1
    begin = start
    for cut in cuts:
        if first < cut < last and begin < end:
            stop = begin
            while stop < end and offsets[stop] < cut:
                stop += 1
            spans.append(Span(offsets[begin], offsets[stop - 1] + 1))
            begin = stop
            while begin < end and text[begin].isspace():
                begin += 1
    if begin < end:
        spans.append(Span(offsets[begin], last))
    return Sentence(text[start:end], tuple(spans), lines.at(first), lines.at(last - 1))
