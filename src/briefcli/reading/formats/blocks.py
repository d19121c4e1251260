"""From an HTML element to its blocks: what a browser would show as paragraphs, in order."""

import re
from typing import Any, NamedTuple

from lxml import etree

# Elements that begin and end a line. All others stand in the running text, unknown ones too.
BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption "
    "figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup "
    "option p pre search section summary table tbody td tfoot th thead tr ul".split()
)
_BREAK = "\x02"  # stands for a line end that is kept: a character that no page has a use for
# White space that folds: not the wide blanks of Chinese, which are characters.
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
# CSS: a line end in the source between two wide characters is nothing, else it is a blank.
_WIDE = r"[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6“”‘’…—]"
_WIDE_BREAK = re.compile(rf"(?<={_WIDE})[ \t]*[\r\n][ \t\r\n]*(?={_WIDE})")


class Block(NamedTuple):
    """A stretch of text that has lines of its own.

    `element` is the innermost block element around it. `text` has a line end for each `<br>` and no
    white space around its lines. `unlinked` is the part outside links, for telling lists of links.
    """

    element: Any
    text: str
    unlinked: str


def blocks_of(root: Any) -> list[Block]:
    """The blocks within an element that hold text, in order. Takes nesting of any depth."""
    running = _Running(root)
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            running.start(element)
        else:
            running.end(element)
    running.close()
    return running.blocks


class _Running:
    """Text that runs on until a block element begins or ends."""

    def __init__(self, root: Any) -> None:
        self.root = root
        self.blocks: list[Block] = []
        self._inside = [root]  # the block elements that are open
        self._pieces: list[tuple[str, bool]] = []  # and whether each stands in a link
        self._links = 0  # how many are open
        self._kept = 0  # how many elements are open in which line ends are kept

    def start(self, element: Any) -> None:
        """Go into an element."""
        if element.tag in BLOCKS:
            self.close()
            self._inside.append(element)
        self._links += _is_link(element)
        self._kept += element.tag == "pre"
        self._add(_BREAK if element.tag == "br" else "")
        self._add(element.text)

    def end(self, element: Any) -> None:
        """Go out of an element, to the text behind it."""
        self._links -= _is_link(element)
        self._kept -= element.tag == "pre"
        if element.tag in BLOCKS:
            self.close()
            self._inside.pop()
        if element is not self.root:
            self._add(element.tail)

    def close(self) -> None:
        """End the block."""
        if text := _folded("".join(piece for piece, _ in self._pieces)):
            unlinked = _folded("".join(piece for piece, linked in self._pieces if not linked))
            self.blocks.append(Block(self._inside[-1], text, unlinked))
        self._pieces.clear()

    def _add(self, text: str | None) -> None:
        if text:
            self._pieces.append((text.replace("\n", _BREAK) if self._kept else text, self._links > 0))


def _is_link(element: Any) -> bool:
    return element.tag == "a" and "href" in element.attrib


def _folded(text: str) -> str:
    text = _SPACE.sub(" ", _WIDE_BREAK.sub("", text.replace("\u00a0", " ")))
    return "\n".join(filter(None, (line.strip() for line in text.split(_BREAK))))
