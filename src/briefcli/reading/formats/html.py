"""HTML pages: the text of the article, one block a line, its title first.

A library finds the article; what it leaves out of it, speakers' labels above all, is not left out here.
"""

import logging
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml.html import HTMLParser, document_fromstring
from readability import Document
from readability.readability import Unparseable

from briefcli.errors import UnusableInput
from briefcli.language import tr
from briefcli.reading.decoding import decode_text
from briefcli.reading.formats.blocks import Block, blocks_of
from briefcli.reading.formats.furniture import clear, is_label, is_speech

MAX_BYTES = 8 * 1024 * 1024
"""The largest page, in bytes: some fifty times the longest briefing's with all its markup."""

MAX_ELEMENTS = 50_000
"""The most elements of a page, some ten times a long briefing's: finding the article takes 5 s then."""

MAX_NESTING = 1_000_000
"""The most that the depths of all elements may add up to: some ten times a long briefing's. Finding the
article takes some 5 s then. Some pages never close a tag, so that each paragraph is deeper than the last."""

_DECLARED = re.compile(
    rb"(?:<meta[^>]{0,200}?charset|<\?xml[^>]{0,100}?encoding)\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE
)
_DECLARED_WITHIN = 16 * 1024  # bytes; browsers look at 1024, but pages do declare it later
# As browsers do: who declares the smaller Chinese encodings uses the characters of the larger.
_LARGER = dict.fromkeys(("gb2312", "gbk", "gb_2312-80", "x-gbk", "cp936"), "gb18030")
# Where the name of a site may follow the title of a page; the first kind is never part of a title.
_SITE = re.compile(r"\s*[_|｜]\s*|\s+[-–—]+\s+|[-–—]+")
_SURE_SITE = re.compile(r"\s*[_|｜].*|\s+[-–—]+\s.*", re.DOTALL)
_LITTLE = 0.25
"""The share of what speaks on a page that may be other than the article: teasers of other pages."""
_DATE = re.compile(r"(?:19|20)\d\d\s*[-年./]\s*\d{1,2}\s*[-月./]\s*\d{1,2}")
_ABOVE = 6  # blocks above an article, among which its date is looked for
_LINE_OF_SOURCE = 120  # characters of a line with the date and the source of an article
_LONGEST_TITLE = 300  # characters; some pages put their whole text there
_HEADINGS = frozenset({"h1", "h2"})
_NUMBER = "data-briefcli-number"

logging.getLogger("readability").addHandler(logging.NullHandler())  # it logs what it then raises


def text_of(data: bytes, name: str) -> str:
    """The article of a page: its title, then one block element a line with a blank line between.

    `<br>` is a line end, list items and table cells are lines, white space is folded as browsers do.
    What is hidden, scripts, navigation, lists of links and advertisements are left out. Where the
    article ends is told rather too widely than too narrowly. Raises UnusableInput for a page that
    exceeds the limits, nests without end or cannot be decoded.
    """
    if len(data) > MAX_BYTES:
        limit = MAX_BYTES // 1024 // 1024
        raise UnusableInput(
            tr(
                f"{name}: larger than {limit} MiB, too large for a page; save its text instead",
                f"{name}：网页超过 {limit} MiB；请改存正文文本",
            )
        )
    page = _parsed(decode_text(data, name, _declared(data)), name)
    if page is None:
        return ""
    heading = " ".join((page.findtext(".//title") or "")[:_LONGEST_TITLE].split())
    clear(page)
    for number, element in enumerate(page.iter()):
        element.set(_NUMBER, str(number))
    blocks = blocks_of(page)
    inside = set(_article(page, blocks).iter())
    article = [block for block in blocks if block.element in inside]
    article = [*_dated_above(blocks, inside), *article]
    return "\n\n".join(_texts(article, _title(heading, blocks)))


def _declared(data: bytes) -> str | None:
    if match := _DECLARED.search(data[:_DECLARED_WITHIN]):
        codec = match[1].decode("ascii", "replace").lower()
        return _LARGER.get(codec, codec)
    return None


def _parsed(text: str, name: str) -> Any:
    """The root element, or None if there is none."""
    parser = HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True
    )
    try:
        page = document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:  # nothing but comments
        return None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise _refusal(name)
    if sum(1 for _ in page.iter()) > MAX_ELEMENTS or _nesting(page) > MAX_NESTING:
        raise _refusal(name)
    return page


def _nesting(page: Any) -> int:
    depth = total = 0
    for event, _ in etree.iterwalk(page, events=("start", "end")):
        depth += 1 if event == "start" else -1
        total += depth
    return total // 2


def _refusal(name: str) -> UnusableInput:
    return UnusableInput(
        tr(
            f"{name}: its elements are too many or nested too deeply; save its text instead",
            f"{name}：网页元素过多或嵌套过深；请改存正文文本",
        )
    )


def _article(page: Any, blocks: list[Block]) -> Any:
    """The element around what the library finds and what else seems to be of the article.

    The library knows pages by paragraphs of some length. It passes over short answers and lists, and over
    all but one of several sections. So labels, paragraphs that stand beside the article without a box of
    their own, and anything else that speaks at some length are brought in, with all that lies between.
    """
    numbered = {element.get(_NUMBER): element for element in page.iter()}
    try:
        found = document_fromstring(Document(page).summary())
    except (Unparseable, etree.LxmlError):
        return page
    parts = [numbered[e.get(_NUMBER)] for e in found.iter() if e.get(_NUMBER) in numbered and _has_text(e)]
    if not parts:
        return page
    article = _common(parts)
    around = {article, *article.iterancestors()}
    inside = set(article.iter())
    speech = [block for block in blocks if is_speech(block)]
    outside = [block for block in speech if block.element not in inside]
    if _length(outside) <= _LITTLE * _length(speech):
        outside = [b for b in outside if is_label(b) or around & {b.element, b.element.getparent()}]
    return _common([article, *(block.element for block in outside)])


def _dated_above(blocks: list[Block], inside: set[Any]) -> list[Block]:
    """The line of date and source that stands right above an article, outside of its element."""
    first = next((i for i, block in enumerate(blocks) if block.element in inside), 0)
    near = blocks[max(0, first - _ABOVE) : first]
    return [block for block in near if len(block.text) <= _LINE_OF_SOURCE and _DATE.search(block.unlinked)][
        -1:
    ]


def _length(blocks: list[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _has_text(element: Any) -> bool:
    return bool((element.text or "").strip())


def _common(elements: list[Any]) -> Any:
    """The innermost element that all of them are or are in."""
    first, *others = dict.fromkeys(elements)
    line = [first, *first.iterancestors()]  # from the inside out
    depth = {element: at for at, element in enumerate(line)}
    lowest = 0
    for other in others:
        shared = next(element for element in (other, *other.iterancestors()) if element in depth)
        lowest = max(lowest, depth[shared])
    return line[lowest]


def _title(heading: str, blocks: list[Block]) -> str:
    """The title of the page without the name of the site.

    It is the longest beginning of the head's title that the page shows as a block; else that title up
    to what surely parts it from the site's name; without a title the first heading.
    """
    shown = {block.text for block in blocks}
    for end in [len(heading), *(match.start() for match in reversed([*_SITE.finditer(heading)]))]:
        if heading[:end] in shown:
            return heading[:end]
    headings = (block.text for block in blocks if block.element.tag in _HEADINGS)
    return _SURE_SITE.sub("", heading).strip() or next(headings, "")


def _texts(article: list[Block], title: str) -> Iterator[str]:
    """The title, and the texts of the blocks but for those that show the title."""
    first = next((at for at, block in enumerate(article) if is_speech(block)), len(article))
    if title:
        yield title
    for at, block in enumerate(article):
        if block.text != title or (at >= first and block.element.tag not in _HEADINGS):
            yield block.text
