"""What kind of file bytes are, told by their content and then by the name's ending, without libraries."""

import io
import re
from typing import NamedTuple

from briefcli.errors import UnusableInput
from briefcli.language import tr

_HEAD = 4096
"""How many bytes are looked at, where a format does not begin with a fixed mark."""


class _Refused(NamedTuple):
    """A kind of file that is not read, in both languages: what it is, and what to do about it."""

    noun: str
    chinese: str
    remedy: str
    chinese_remedy: str


_AS_DOCX = ("save it as .docx", "请另存为 .docx")
_AS_TEXT = ("save it as text or .docx", "请另存为文本或 .docx")
_UNPACK = ("unpack it first", "请先解压")
_RECOGNISE = ("have its text recognised first (OCR)", "请先用 OCR 识别文字")

# Files that are known by their first bytes.
_OPENINGS: tuple[tuple[bytes, _Refused], ...] = (
    # Also what Word makes of a .docx with a password.
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        _Refused("an old Office file or one with a password", "旧版 Office 文件或有密码的文件", *_AS_DOCX),
    ),
    (b"{\\rtf", _Refused("an RTF file", "RTF 文件", *_AS_DOCX)),
    (b"\x89PNG\r\n", _Refused("a picture", "图片", *_RECOGNISE)),
    (b"\xff\xd8\xff", _Refused("a picture", "图片", *_RECOGNISE)),
    (b"GIF87a", _Refused("a picture", "图片", *_RECOGNISE)),
    (b"GIF89a", _Refused("a picture", "图片", *_RECOGNISE)),
    (b"II*\0", _Refused("a picture", "图片", *_RECOGNISE)),
    (b"MM\0*", _Refused("a picture", "图片", *_RECOGNISE)),
    (b"\x1f\x8b", _Refused("compressed", "压缩文件", *_UNPACK)),
    (b"BZh", _Refused("compressed", "压缩文件", *_UNPACK)),
    (b"\xfd7zXZ\0", _Refused("compressed", "压缩文件", *_UNPACK)),
    (b"7z\xbc\xaf\x27\x1c", _Refused("an archive", "压缩包", *_UNPACK)),
    (b"Rar!\x1a\x07", _Refused("an archive", "压缩包", *_UNPACK)),
)

# Zip archives that are known by a member.
_MEMBERS: tuple[tuple[re.Pattern[str], _Refused], ...] = (
    (re.compile(r"xl/"), _Refused("an Excel workbook", "Excel 工作簿", *_AS_TEXT)),
    (re.compile(r"ppt/"), _Refused("a PowerPoint file", "PowerPoint 文件", *_AS_TEXT)),
    (re.compile(r"content\.xml$"), _Refused("an OpenDocument file", "OpenDocument 文件", *_AS_DOCX)),
    (re.compile(r"META-INF/container\.xml$"), _Refused("an e-book", "电子书", *_AS_TEXT)),
)
_ARCHIVE = _Refused("an archive", "压缩包", *_UNPACK)

WORD_MEMBER = re.compile(r"word/document\d*\.xml$")
"""The member of a Word file that holds the text; some exports number it."""

# A page begins with one of these, after an XML declaration and comments (such as “saved from url”).
_PAGE = re.compile(
    rb"(?>\s+|<\?xml[^>]*>|<!--.*?-->)*+<(?:!doctype\s+html|html|head|body|meta\s)", re.IGNORECASE | re.DOTALL
)
# A file whose name ends as a page's is one if it holds an element at all.
_ENDINGS = (".html", ".htm", ".xhtml", ".shtml")
_ELEMENT = re.compile(rb"<(?:p|div|br|span|table|td|ul|li|h[1-6]|a|article|section)\b[^>]*>", re.IGNORECASE)


def kind_of(data: bytes, name: str) -> str:
    """`text`, `html`, `docx` or `pdf`: how the text of a file is come by; only `text` is the file itself.

    Raises UnusableInput, with what to do, for a kind that is known and not read, and for a damaged archive.
    """
    if b"%PDF-" in data[:1024]:  # readers forgive that much before it
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _kind_of_archive(data, name)
    for opening, refused in _OPENINGS:
        if data.startswith(opening):
            raise _refusal(refused, name)
    plain = _narrowed(data[:_HEAD])
    if _PAGE.match(plain) or (
        name.lower().endswith(_ENDINGS) and _ELEMENT.search(_narrowed(data[: 64 * _HEAD]))
    ):
        return "html"
    return "text"


def _narrowed(data: bytes) -> bytes:
    """The bytes without byte order marks and the null bytes of UTF-16 and UTF-32, so that tags are seen."""
    return data.lstrip(b"\xef\xbb\xbf\xff\xfe\0").replace(b"\0", b"")


def _kind_of_archive(data: bytes, name: str) -> str:
    import zipfile  # 10 ms: only for an archive

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise UnusableInput(
            tr(
                f"{name}: is a Word file or an archive that is damaged or cut off; fetch it anew",
                f"{name}：是损坏或不完整的 Word 文档或压缩包；请重新获取",
            )
        ) from error
    if any(WORD_MEMBER.match(member) for member in members):
        return "docx"
    for pattern, refused in _MEMBERS:
        if any(pattern.match(member) for member in members):
            raise _refusal(refused, name)
    raise _refusal(_ARCHIVE, name)


def _refusal(refused: _Refused, name: str) -> UnusableInput:
    return UnusableInput(
        tr(
            f"{name}: is {refused.noun}, which is not read; {refused.remedy}",
            f"{name}：是{refused.chinese}，无法读取；{refused.chinese_remedy}",
        )
    )
