"""PDF files: the text of the pages in order, without the lines that stand on every page."""

import json
import re
import subprocess
import sys
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

from briefcli.errors import UnusableInput
from briefcli.language import tr

if find_spec("pypdfium2") is None:  # it is loaded in another process, but missed here
    raise ModuleNotFoundError(name="pypdfium2")

MAX_PAGES = 2000
"""The most pages: some twenty times the longest briefing's."""

MAX_CHARACTERS = 16 * 1024 * 1024
"""The most characters of all pages together: some hundred times the longest briefing's."""

MAX_SECONDS = 30
"""The longest that a file may take; a page takes 1 to 10 ms."""

MAX_MEMORY = 1024 * 1024 * 1024
"""The most memory, in bytes, that taking a file apart may need: some ten times what a long one needs."""

_PROGRAM = Path(__file__).with_name("pdf_pages.py")
_EDGE = 2  # how many lines at the top and at the bottom of a page may repeat
_FEWEST_PAGES = 3  # with fewer, what stands twice may be a speaker's label
_NUMBER = re.compile(r"\d+")
# What is said may stand on many pages too, at an edge by chance: a label, a sentence.
_SPEECH = re.compile(r"[：:。！？]$")

_WRONG = {
    "pages": (f"has more than {MAX_PAGES} pages; split it first", f"超过 {MAX_PAGES} 页；请先拆分"),
    "characters": (
        f"holds more than {MAX_CHARACTERS // 1024 // 1024} million characters; split it first",
        f"文字超过 {MAX_CHARACTERS // 1024 // 1024} 百万字；请先拆分",
    ),
    "password": ("has a password; save it without one", "文件有密码；请另存为无密码的文件"),
    "damaged": ("is a damaged PDF file; fetch it anew", "PDF 文件已损坏；请重新获取"),
    "too much": (
        "takes too much time or memory to read as PDF; save its text instead",
        "读取 PDF 耗时或占用内存过多；请改存正文文本",
    ),
    "no text": (
        "holds no text; it seems to be scanned: have its text recognised first (OCR)",
        "没有文字内容，可能是扫描件；请先用 OCR 识别文字",
    ),
}


def text_of(data: bytes, name: str) -> str:
    """The lines of a PDF file as they are laid out, page after page.

    Page headers, footers and numbers are left out: lines at the edges of more than half of the pages
    that are the same but for their numbers. Raises UnusableInput for a file that is damaged or has a
    password, that exceeds the limits or that holds no text, as a scan does.
    """
    pages = _pages(data)
    if not isinstance(pages, str) and not any(pages):
        pages = "no text"
    if isinstance(pages, str):
        english, chinese = _WRONG[pages]
        raise UnusableInput(tr(f"{name}: {english}", f"{name}：{chinese}"))
    return "\n".join(line for page in _without_edges(pages) for line in page)


def _pages(data: bytes) -> list[list[str]] | str:
    """The lines of each page, or the key of what is wrong."""
    limits = (MAX_SECONDS, MAX_MEMORY, MAX_PAGES, MAX_CHARACTERS)
    # -P: the folder of the program has modules that are called as Python's own.
    line = [sys.executable, "-P", str(_PROGRAM), *map(str, limits)]
    try:
        done = subprocess.run(line, input=data, capture_output=True, timeout=MAX_SECONDS, check=True)  # noqa: S603
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        return "too much"
    pages: list[list[str]] | str = json.loads(done.stdout)
    return pages


def _without_edges(pages: list[list[str]]) -> list[list[str]]:
    """The pages without the lines that stand at the edge of more than half of them, speech excepted."""
    counts = Counter(shape for page in pages for shape in {_shape(page[at]) for at in _edges(page)})
    if len(pages) < _FEWEST_PAGES:
        return pages
    repeated = {
        shape for shape, count in counts.items() if 2 * count > len(pages) and not _SPEECH.search(shape)
    }
    kept = []
    for page in pages:
        dropped = {at for at in _edges(page) if _shape(page[at]) in repeated}
        kept.append([line for at, line in enumerate(page) if at not in dropped])
    return kept


def _edges(page: list[str]) -> set[int]:
    return {at for at in range(len(page)) if at < _EDGE or at >= len(page) - _EDGE}


def _shape(line: str) -> str:
    return _NUMBER.sub("0", line)
