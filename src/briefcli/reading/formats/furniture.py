"""What of an HTML page is no part of an article: rules as data, and the clearing by them."""

import re
from collections import Counter
from typing import Any

from briefcli.reading.formats.blocks import BLOCKS, Block, blocks_of

# Elements whose text is never shown, or belongs to a control.
_UNSEEN = frozenset(
    "script style noscript template head iframe object embed applet canvas svg audio video map "
    "button select datalist input textarea noframes nav".split()
)
_HIDDEN_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
# Words of classes and ids that name a page's furniture, however written: rel-list, relList, rel_list.
_NAMES = frozenset(
    "ad ads advert advertisement banner breadcrumb breadcrumbs comments commentlist copyright crumb crumbs "
    "foot footer friendlink menu nav navbar navigation pager pagination qrcode related relate rel share "
    "sharebox sidebar toolbar".split()
)
_NAME_PARTS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_MOST = 0.75
"""An element is the page itself, whatever its name, with more than this share of the text outside links."""

# What speaks ends a sentence, or is a label with a colon.
_SPEECH = re.compile(r"[。？！；]|[.?!][”\"')]*(?:\s|$)|[：:]$")
_LABEL = re.compile(r"[^。？！；，：.?!;,:\n]{1,40}[：:]\s*(?:$|.*[。？！.?!])", re.DOTALL)
# A link that speaks: a speaker's name with its colon, a whole answer in a link never closed. Headlines of
# other articles may be questions, and may hold a colon.
_LINKED_SPEECH = re.compile(r"[。：:][”」』）]?$")
# What stands at the foot of a site, with its sentences. People do speak of copyright, so no single word.
_IMPRINT = re.compile(
    r"^copyright|©|版[权權]所有(?=[\s：:©]|$)|ICP[备備]|公网安[备備]|网站标识码|建议使用.{0,20}(?:浏览器|分辨率)",
    re.IGNORECASE,
)
_IMPRINT_LENGTH = 300  # characters; more is an article that ends with it


def is_speech(block: Block) -> bool:
    """Whether a block may be an article's: a sentence or a label, not a site's imprint."""
    speaks = _SPEECH.search(block.unlinked) or _LINKED_SPEECH.search(block.text)
    return bool(speaks and not _is_imprint(block))


def is_label(block: Block) -> bool:
    """Whether a block that speaks begins with a label, as a speaker's turn does."""
    return bool(_LABEL.match(block.text))


def clear(page: Any) -> None:
    """Take out of a page, in place, what is not seen and what is furniture by its name or its links."""
    for body in page.iter("body"):  # some pages show it by a script
        for name in ("hidden", "style"):
            body.attrib.pop(name, None)
    for element in list(page.iter()):
        if _is_unseen(element):
            _drop(element)
    _drop_named(page)
    _drop_links(page)
    _drop_imprint(page)


def _is_unseen(element: Any) -> bool:
    if element.tag == "a":  # a button: of another size of type, to print; but names may open something
        runs = element.get("href", "").strip().lower().startswith("javascript:")
        return runs and not _LINKED_SPEECH.search(element.text_content().strip())
    return (
        element.tag in _UNSEEN
        or "hidden" in element.attrib
        or bool(_HIDDEN_STYLE.search(element.get("style", "")))
    )


def _drop_named(page: Any) -> None:
    """Drop the elements named as furniture, but for those that hold most of the page."""
    held = _held(page, {block: len(block.unlinked) for block in blocks_of(page)})
    for element in list(page.iter(*BLOCKS)):
        names = _NAME_PARTS.findall(f"{element.get('class', '')} {element.get('id', '')}")
        if any(name.lower() in _NAMES for name in names) and held[element] <= _MOST * held[page]:
            _drop(element)


def _is_imprint(block: Block) -> bool:
    return len(block.text) <= _IMPRINT_LENGTH and bool(_IMPRINT.search(block.text))


def _drop_imprint(page: Any) -> None:
    """Drop the imprint, where it has an element of its own and others speak."""
    blocks = blocks_of(page)
    spoken = _held(page, {block: int(is_speech(block)) for block in blocks})
    for block in blocks:
        if spoken[page] and not spoken[block.element] and _is_imprint(block):
            _drop(block.element)


def _drop_links(page: Any) -> None:
    """Drop the elements of which links are half or more, and in which nobody speaks."""
    blocks = blocks_of(page)
    total = _held(page, {block: len(block.text) for block in blocks})
    unlinked = _held(page, {block: len(block.unlinked) for block in blocks})
    spoken = _held(page, {block: int(is_speech(block)) for block in blocks})
    for element in list(page.iter(*BLOCKS)):
        if not spoken[element] and 2 * unlinked[element] <= total[element]:
            _drop(element)


def _held(page: Any, weights: dict[Block, int]) -> Counter[Any]:
    """What the blocks within each element weigh together."""
    held: Counter[Any] = Counter()
    for block, weight in weights.items():
        held[block.element] += weight
    for element in reversed(list(page.iter())):
        held[element.getparent()] += held[element]
    return held


def _drop(element: Any) -> None:
    """Take an element with all in it out of the page, but not the text behind it."""
    if element.getparent() is not None:
        element.drop_tree()
