"""From bytes to text: byte order marks, UTF-8, what the file itself declares, and a detector."""

from briefcli.errors import UnusableInput
from briefcli.language import tr

# Byte order marks and the codecs that take them away.
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_OTHER_ENCODINGS = ["gb18030", "big5", "utf_16_le", "utf_16_be"]


def decode_text(data: bytes, name: str, declared: str | None = None) -> str:
    """Decode bytes as their byte order mark says, as UTF-8, as `declared`, or as a detector finds out.

    UTF-8 goes before what is declared: bytes that happen to be sound UTF-8 are hardly ever anything
    else, while declarations are often wrong. `name` is what the messages call the bytes. Raises
    UnusableInput for bytes in no encoding that can be told, and for binary ones.
    """
    text = _marked(data, name) if data.startswith(tuple(mark for mark, _ in _MARKS)) else None
    for codec in filter(None, ("utf-8", declared)):
        text = _in(codec, data) if text is None else text
    if text is None:
        text = _detected(data, name)
    if "\0" in text:
        raise UnusableInput(
            tr(
                f"{name}: is binary, not text; give a text file (UTF-8, UTF-16, GB18030 or Big5)",
                f"{name}：是二进制文件，不是文本；请提供文本文件（UTF-8、UTF-16、GB18030 或 Big5）",
            )
        )
    return text


def _marked(data: bytes, name: str) -> str:
    """The text after a byte order mark; a mark that lies is left to the detector."""
    codec = next(codec for mark, codec in _MARKS if data.startswith(mark))
    text = _in(codec, data)
    return _detected(data, name) if text is None else text


def _in(codec: str, data: bytes) -> str | None:
    """The text, or None if the bytes are not of that encoding or it is none for text."""
    try:
        return data.decode(codec)
    except (UnicodeError, LookupError):
        return None


def _detected(data: bytes, name: str) -> str:
    from charset_normalizer import from_bytes  # some 30 ms: only for a file that is not UTF-8

    best = from_bytes(data, cp_isolation=_OTHER_ENCODINGS).best()
    if best is None:
        raise UnusableInput(
            tr(
                f"{name}: is in no encoding that can be told; save it as UTF-8",
                f"{name}：无法判断编码；请另存为 UTF-8",
            )
        )
    return data.decode(best.encoding)
