"""The formats besides plain text: HTML, Word and PDF, each read by an extra's library."""

import warnings
from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from briefcli.errors import UnusableInput
from briefcli.language import tr
from briefcli.reading.decoding import decode_text
from briefcli.reading.formats.kinds import kind_of

__all__ = ["kind_of", "text_of"]


class _Format(NamedTuple):
    """How a format is read: what messages call it in both languages, and the package that it needs.

    The extra, and the module of this package with its `text_of`, are called as the kind.
    """

    noun: str
    chinese: str
    package: str


_FORMATS = {
    "html": _Format("HTML", "HTML 网页", "readability-lxml"),
    "docx": _Format("Word files", "Word 文档", "lxml"),
    "pdf": _Format("PDF", "PDF 文件", "pypdfium2"),
}


def text_of(data: bytes, name: str) -> str:
    """The text of a file of any format that is read, told by its content first and its name's ending next.

    HTML, Word and PDF become lines, a blank one between blocks where the format knows of any. `name`
    is what the messages call the file. Raises UnusableInput for what is no text and for a format whose
    extra is not installed, for damaged, protected or hostile files and for those without text.
    """
    kind = kind_of(data, name)
    if kind == "text":
        text = decode_text(data, name)
    else:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # libraries warn of a file's flaws, which are not the user's
            text = _reader(kind, name)(data, name).replace("\0", "")
    if not text.strip():
        raise UnusableInput(tr(f"{name}: holds no text", f"{name}：没有文字内容"))
    return text


def _reader(kind: str, name: str) -> Callable[[bytes, str], str]:
    form = _FORMATS[kind]
    try:
        # The libraries take 50 to 100 ms to load.
        reader: Callable[[bytes, str], str] = import_module(f"briefcli.reading.formats.{kind}").text_of
    except ImportError as error:
        raise UnusableInput(
            tr(
                f"{name}: reading {form.noun} needs {form.package}; pip install 'briefcli[{kind}]'",
                f"{name}：读取{form.chinese}需要 {form.package}；请运行 pip install 'briefcli[{kind}]'",
            )
        ) from error
    return reader
