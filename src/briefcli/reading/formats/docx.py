"""Word files: the paragraphs of the document in order, from its XML alone.

python-docx leaves out what stands in tracked insertions, content controls, smart tags and fields, and
loads every part of the file; so the one part with the text is read here, and nothing else.
"""

import io
import zipfile
import zlib
from typing import Any

from lxml import etree

from briefcli.errors import UnusableInput
from briefcli.language import tr
from briefcli.reading.formats.kinds import WORD_MEMBER

MAX_XML = 16 * 1024 * 1024
"""The most that the text's part may inflate to, in bytes: ten times a long briefing's with all its markup."""

_CHUNK = 64 * 1024  # bytes that the parser is given at a time

# The same elements have two namespaces: of Office's own files and of the ISO standard's strict form.
_WORD = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_MATH = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}",
    "{http://purl.oclc.org/ooxml/officeDocument/math}",
)
_COMPATIBLE = ("{http://schemas.openxmlformats.org/markup-compatibility/2006}",)


def _tags(namespaces: tuple[str, ...], names: str) -> set[str]:
    return {namespace + name for namespace in namespaces for name in names.split()}


_PARAGRAPH = _tags(_WORD, "p")
_RUN = _tags(_WORD, "r")
_HIDDEN = _tags(_WORD, "vanish")
_TEXT = _tags(_WORD, "t") | _tags(_MATH, "t")
# Settings hold no words but a tab stop is called as a tab; deleted and moved words stand elsewhere or
# nowhere; a fallback repeats a text box for old programs; ruby text is a pronunciation.
_SKIPPED = _tags(_WORD, "pPr sectPr tblPr trPr tcPr sdtPr del moveFrom rt") | _tags(_COMPATIBLE, "Fallback")
_SIGNS = {
    **dict.fromkeys(_tags(_WORD, "br cr"), "\n"),
    **dict.fromkeys(_tags(_WORD, "tab ptab"), " "),
    **dict.fromkeys(_tags(_WORD, "noBreakHyphen"), "-"),
}
_OFF = {"0", "false", "off"}


def text_of(data: bytes, name: str) -> str:
    """The paragraphs of a Word file, table cells among them, one a line with a blank line between.

    A line break within a paragraph is a line end. Left out are page headers and footers, comments,
    footnotes, hidden words and the deletions of tracked changes. Raises UnusableInput for a file that is
    damaged or protected, that inflates to more than MAX_XML or that declares entities.
    """
    target = _Paragraphs(name)
    parser = etree.XMLParser(target=target, resolve_entities=False, load_dtd=False, no_network=True)
    try:
        xml = _document(data, name)
        for at in range(0, len(xml), _CHUNK):
            parser.feed(xml[at : at + _CHUNK])
        paragraphs: list[str] = parser.close()
    except (etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        raise UnusableInput(
            tr(f"{name}: is a damaged Word file; save it anew", f"{name}：Word 文档已损坏；请重新保存")
        ) from error
    except (RuntimeError, NotImplementedError) as error:  # what zipfile says of a password
        raise UnusableInput(
            tr(
                f"{name}: is protected or packed in an unknown way; save it anew as .docx",
                f"{name}：文件加密或压缩方式未知；请重新保存为 .docx",
            )
        ) from error
    return "\n\n".join(paragraphs)


def _document(data: bytes, name: str) -> bytes:
    """The XML of the text; the limit is on what is really inflated, whatever the archive says of it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        member = min(filter(WORD_MEMBER.match, archive.namelist()))
        with archive.open(member) as stream:
            xml = stream.read(MAX_XML + 1)
    if len(xml) > MAX_XML:
        limit = MAX_XML // 1024 // 1024
        raise UnusableInput(
            tr(
                f"{name}: the text inflates to more than {limit} MiB; split it first",
                f"{name}：正文解压后超过 {limit} MiB；请先拆分",
            )
        )
    return xml


class _Paragraphs:
    """What the parser tells of the XML, made into paragraphs; no tree is built, however deep it nests."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.done: list[str] = []
        self.open: list[list[str]] = []  # a text box is a paragraph within a paragraph
        self.skipping = 0  # how many elements deep
        self.in_text = False
        self.hidden = False

    def doctype(self, *_: str | None) -> None:
        """Refuse entities, the way to let a small file grow without end: Word declares none."""
        raise UnusableInput(
            tr(
                f"{self.name}: declares XML entities, which no Word file does; save it anew",
                f"{self.name}：含有 XML 实体声明，不是正常的 Word 文档；请重新保存",
            )
        )

    def start(self, tag: str, attributes: Any) -> None:
        """Open an element."""
        if self.skipping or tag in _SKIPPED:
            self.skipping += 1
        elif tag in _PARAGRAPH:
            self.open.append([])
        elif tag in _RUN:
            self.hidden = False
        elif tag in _HIDDEN:
            self.hidden = not _OFF & set(attributes.values())
        elif tag in _TEXT:
            self.in_text = True
        elif tag in _SIGNS:
            self._add(_SIGNS[tag])

    def data(self, text: str) -> None:
        """Take the characters of the element that is open."""
        if self.in_text and not self.skipping:
            self._add(text)

    def end(self, tag: str) -> None:
        """Close an element."""
        if self.skipping:
            self.skipping -= 1
        elif tag in _TEXT:
            self.in_text = False
        elif tag in _PARAGRAPH:
            lines = "".join(self.open.pop()).split("\n")
            if text := "\n".join(line.strip() for line in lines).strip():
                self.done.append(text)

    def close(self) -> list[str]:
        """Give the paragraphs, once all is read."""
        return self.done

    def _add(self, text: str) -> None:
        if self.open and not self.hidden:
            self.open[-1].append(text)
