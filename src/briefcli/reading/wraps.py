"""Whether a text was wrapped at a fixed width, told from the widths of its lines."""

from collections.abc import Sequence
from unicodedata import east_asian_width

from briefcli.reading.sentences import ended

_WIDEST = 130  # cells; no text is wrapped wider
_NARROWEST = 30
_EVIDENCE = 5  # lines that stop without an end mark and are full, at least
_SHARE = 0.7  # of the lines that stop so
_SLACK = 2  # cells: a mark that may not begin a line hangs over or is taken along


def wrapped(texts: Sequence[str], after_blank: Sequence[bool], indents: Sequence[int]) -> set[int]:
    """The lines that go on the paragraph of the line before, in a text wrapped at a fixed width.

    `texts` are the lines (furniture as empty), `after_blank` whether a blank line stands above each, and
    `indents` the cells of white space before it. Empty for a text that is not wrapped.

    A line is full if the first word of the next one would not have fitted on it.
    """
    if any(len(text) > _WIDEST for text in texts):
        return set()
    widths = [width(text) + indent for text, indent in zip(texts, indents, strict=True)]
    widest = _usual_maximum(widths)
    if not _NARROWEST <= widest <= _WIDEST:
        return set()
    pairs = [i for i in range(1, len(texts)) if texts[i] and texts[i - 1] and not after_blank[i]]
    full = {i for i in pairs if widths[i - 1] + _first_word(texts[i]) + _SLACK > widest}
    stopped = [i for i in pairs if not ended(texts[i - 1])]
    evidence = sum(i in full for i in stopped)
    if evidence < _EVIDENCE or evidence < _SHARE * len(stopped):
        return set()
    indented = sum(indents[i] > indents[i - 1] for i in pairs) >= _EVIDENCE
    return {i for i in full if not (indented and indents[i] > indents[i - 1])}


def _usual_maximum(widths: Sequence[int]) -> int:
    """The width that the widest lines have, one in fifty set aside."""
    ordered = sorted(each for each in widths if each)
    return ordered[-1 - len(ordered) // 50] if ordered else 0


def _first_word(text: str) -> int:
    if not text[0].isascii():
        return 2
    return width(text.split(maxsplit=1)[0])


def width(text: str) -> int:
    """The cells that a text takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
