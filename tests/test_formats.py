"""Files that are no plain text: what kind a file is, what is refused, and what a missing extra says."""

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from conftest import Run
from hypothesis import given, settings
from hypothesis import strategies as st

from briefcli.errors import UnusableInput
from briefcli.reading import decode
from briefcli.reading.formats import kind_of
from briefcli.reading.source import read_text

PAGE = "<!DOCTYPE html><html><body><p>记者：河道呢？</p><p>顾行舟：清淤86公里。</p></body></html>"


def archive(*members: str) -> bytes:
    """A zip archive of empty members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as target:
        for member in members:
            target.writestr(member, "")
    return file.getvalue()


WORD = archive("[Content_Types].xml", "word/document.xml")


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        pytest.param("记者：好吗？".encode(), "page.txt", "text", id="text"),
        pytest.param("记者：好吗？".encode(), "page.html", "text", id="text, called as a page"),
        pytest.param("记者：5 < 6，a <b 吗？".encode(), "page.htm", "text", id="text with a sign"),
        pytest.param(b"# A\n\n<b>Q:</b> <div>\n", "page.md", "text", id="Markdown with elements"),
        pytest.param(PAGE.encode(), "page.txt", "html", id="a page, called as text"),
        pytest.param(PAGE.encode(), "-", "html", id="a page from standard input"),
        pytest.param(PAGE.encode("utf-16"), "page", "html", id="a page in UTF-16"),
        pytest.param(PAGE.encode("utf-16-le"), "page", "html", id="in UTF-16 without a mark"),
        pytest.param(PAGE.encode("utf-8-sig"), "page", "html", id="with a byte order mark"),
        pytest.param(b"\n<!-- saved --> <HTML lang=zh><p>A", "page", "html", id="a comment above"),
        pytest.param(b'<?xml version="1.0"?>\n<!doctype html><p>A', "page", "html", id="XHTML"),
        pytest.param("<div>记者：好吗？</div>".encode(), "page.HTML", "html", id="a piece of a page"),
        pytest.param("<div>记者：好吗？</div>".encode(), "page.txt", "text", id="a piece, called as text"),
        pytest.param(b"<!---->" * 500 + b"x", "page", "text", id="comments without end"),
        pytest.param(b"%PDF-1.7\n", "page.docx", "pdf", id="PDF"),
        pytest.param(b"\n\n%PDF-1.7\n", "page", "pdf", id="PDF with something above"),
        pytest.param(WORD, "page.doc", "docx", id="Word"),
        pytest.param(archive("word/document2.xml"), "-", "docx", id="Word, its text numbered"),
    ],
)
def test_kind(data: bytes, name: str, kind: str) -> None:
    """The content of a file tells its kind, and the ending of its name only where that says nothing."""
    assert kind_of(data, name) == kind


@pytest.mark.parametrize(
    ("data", "remedy"),
    [
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "save it as .docx", id="old Word"),
        pytest.param(rb"{\rtf1\ansi", "save it as .docx", id="RTF"),
        pytest.param(archive("xl/workbook.xml"), "save it as text", id="Excel"),
        pytest.param(archive("ppt/presentation.xml"), "save it as text", id="PowerPoint"),
        pytest.param(archive("mimetype", "content.xml"), "save it as .docx", id="OpenDocument"),
        pytest.param(archive("META-INF/container.xml"), "save it as text", id="an e-book"),
        pytest.param(archive("page.txt"), "unpack it", id="an archive"),
        pytest.param(WORD[:-30], "fetch it anew", id="an archive cut off"),
        pytest.param(b"\x1f\x8b\x08\x00", "unpack it", id="gzip"),
        pytest.param(b"7z\xbc\xaf\x27\x1c", "unpack it", id="7z"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "recognised", id="PNG"),
        pytest.param(b"\xff\xd8\xff\xe0", "recognised", id="JPEG"),
    ],
)
def test_kinds_that_are_not_read(data: bytes, remedy: str) -> None:
    """A file of a known kind that is not read is refused by name, with what to do about it."""
    with pytest.raises(UnusableInput) as caught:
        decode(data, "page.txt")
    message = str(caught.value)
    assert message.startswith("page.txt: ")
    assert remedy in message
    assert "\n" not in message


@pytest.mark.parametrize(
    ("data", "package", "extra"),
    [
        (PAGE.encode(), "lxml", "html"),
        (PAGE.encode(), "readability", "html"),
        (WORD, "lxml", "docx"),
        (b"%PDF-1.7\n", "pypdfium2", "pdf"),
    ],
)
def test_missing_extra(tmp_path: Path, data: bytes, package: str, extra: str) -> None:
    """Without the library of a format the program ends with 2 and a line that says what to install."""
    file = tmp_path / "page.dat"
    file.write_bytes(data)
    child = f"""
import sys
sys.modules[{package!r}] = None
from briefcli.cli import run
run()
"""
    done = subprocess.run(
        [sys.executable, "-c", child, "inspect", str(file)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout) == (2, "")
    (message,) = done.stderr.splitlines()
    assert "page.dat: reading " in message
    assert f"; pip install 'briefcli[{extra}]'" in message


def test_standard_input_and_files(command: Run, tmp_path: Path) -> None:
    """A page is understood the same from a file, whatever its ending, and from standard input."""
    file = tmp_path / "page.txt"
    file.write_text(PAGE, "utf-8")
    assert read_text(file) == "记者：河道呢？\n\n顾行舟：清淤86公里。"
    columns = ("inspect", "-f", "json", "-c", "participants,segments")
    told = command(*columns, "--name", "page", "-", stdin=PAGE).stdout
    assert "清淤86公里" in told
    assert command(*columns, str(file)).stdout == told


_BEGINNINGS = [b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<!doctype html><p>", b"<html><meta charset=gbk>", WORD]


@given(st.sampled_from(_BEGINNINGS), st.binary(max_size=100))
@settings(max_examples=40, deadline=None)
def test_any_bytes_behind_any_beginning(beginning: bytes, rest: bytes) -> None:
    """Whatever a file of some format goes on with, it is read or refused as unusable."""
    try:
        text = decode(beginning + rest, "page")
    except UnusableInput as error:
        assert "\n" not in str(error)  # noqa: PT017
        return
    assert text.strip()
    assert "\0" not in text
