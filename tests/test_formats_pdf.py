"""PDF files: lines as they are laid out, without what stands on every page; harmless whatever they hold."""

import zlib

import pytest

from briefcli.errors import UnusableInput
from briefcli.reading import decode
from briefcli.reading.formats import pdf

FONT = (
    (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H"
        b" /DescendantFonts [4 0 R] >>"
    ),
    (
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 5 0 R /DW 1000"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>"
    ),
    (
        b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880]"
        b" /ItalicAngle 0 /Ascent 752 /Descent -271 /CapHeight 737 /StemV 58 >>"
    ),
)


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """A stream object."""
    return b"<< /Length %d %s>>\nstream\n%s\nendstream" % (len(content), entries, content)


def made(*contents: bytes, forms: tuple[bytes, ...] = (), trailer: bytes = b"") -> bytes:
    """A PDF file with a page for each stream of contents; `forms` are objects that these can draw."""
    first = 6 + len(forms)
    numbers = range(first, first + 2 * len(contents), 2)
    kids = b" ".join(b"%d 0 R" % number for number in numbers)
    drawn = b" ".join(b"/X%d %d 0 R" % (at, at) for at in range(6, first))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(contents), kids),
        *FONT,
        *forms,
    ]
    for number, content in zip(numbers, contents, strict=True):
        resources = b"<< /Font << /F 3 0 R >> /XObject << %s >> >>" % drawn
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources %s >>"
            % (number + 1, resources),
            content,
        ]
    file, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(b"%010d 00000 n \n" % len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    size = len(objects) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, b"".join(places))
    end = b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, len(file))
    return file + table + end


def lines(*texts: str) -> bytes:
    """The stream of a page with these lines."""
    drawn = b" ".join(b"<%s> Tj T*" % text.encode("utf-16-be").hex().encode() for text in texts)
    return stream(b"BT /F 12 Tf 70 780 Td 18 TL %s ET" % drawn)


def text_of(data: bytes) -> str:
    """The text of a PDF file, as the reader gets it."""
    return decode(data, "page.pdf")


PAGE = made(lines("河道治理发布会", "记者：河道如何，“三年行动”呢？", "顾行舟：清淤86公里，完成95%。"))


def test_lines() -> None:
    """The lines of the pages come as they are, page after page."""
    assert text_of(PAGE).split("\n") == [
        "河道治理发布会",
        "记者：河道如何，“三年行动”呢？",
        "顾行舟：清淤86公里，完成95%。",
    ]
    assert text_of(made(lines("记者：河道"), lines("如何？"))) == "记者：河道\n如何？"


def test_hyphens() -> None:
    """A word parted at the end of a line stays in two lines."""
    assert text_of(made(lines("Reuters: infor-", "mation, please."))) == "Reuters: infor-\nmation, please."


def test_what_stands_on_every_page() -> None:
    """Page headers, footers and page numbers are left out; labels and sentences on every page are not."""
    pages = [
        lines(
            "云岫市发布",
            "记者：",
            f"第{word}问，在这里？",
            f"顾行舟：{word}。",
            "谢谢大家。",
            f"- {number} -",
        )
        for number, word in enumerate("甲乙丙丁", 1)
    ]
    assert text_of(made(*pages)) == "\n".join(
        f"记者：\n第{word}问，在这里？\n顾行舟：{word}。\n谢谢大家。" for word in "甲乙丙丁"
    )


def test_two_pages_have_no_furniture() -> None:
    """Of two pages nothing is left out: the same line may be a speaker's."""
    assert text_of(made(lines("甲乙", "丙"), lines("甲乙", "丁"))) == "甲乙\n丙\n甲乙\n丁"


_LOCK = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<00> <00>]"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(made(stream(b"")), "scanned", id="a page without text"),
        pytest.param(made(), "damaged", id="no pages"),
        pytest.param(PAGE[: len(PAGE) // 2], "damaged", id="cut off"),
        pytest.param(b"%PDF-1.7\n", "damaged", id="nothing but its beginning"),
        pytest.param(
            made(lines("甲。"), trailer=_LOCK % (b"11" * 32, b"22" * 32)), "password", id="with a password"
        ),
        pytest.param(
            PAGE.replace(b"/Count 1 /Kids [6 0 R]", b"/Count 9999 /Kids [%s]" % (b"6 0 R " * 9999)),
            "pages",
            id="very many pages",
        ),
    ],
)
def test_files_that_are_refused(data: bytes, reason: str) -> None:
    """A file without text, with a password, damaged or past a limit is refused by name in one line."""
    with pytest.raises(UnusableInput, match=reason) as caught:
        text_of(data)
    assert str(caught.value).startswith("page.pdf: ")
    assert "\n" not in str(caught.value)


def test_too_many_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    """The characters of all pages are counted before they are kept."""
    monkeypatch.setattr(pdf, "MAX_CHARACTERS", 20)
    with pytest.raises(UnusableInput, match="characters"):
        text_of(PAGE)


def test_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small file that inflates to more than memory may take is given up."""
    monkeypatch.setattr(pdf, "MAX_MEMORY", 256 * 1024 * 1024)
    bomb = zlib.compress(zlib.compress(b" " * 300_000_000))
    with pytest.raises(UnusableInput, match="too much time or memory"):
        text_of(made(stream(bomb, b"/Filter [/FlateDecode /FlateDecode] ")))


def test_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small file that asks for work without end, forms that draw forms, is given up in time."""
    monkeypatch.setattr(pdf, "MAX_SECONDS", 1)
    resources = b"/Resources << /Font << /F 3 0 R >> /XObject << /X%d %d 0 R >> >>"
    forms = [
        stream(
            b"/X%d Do " % (number + 1) * 20,
            b"/Type /XObject /Subtype /Form /BBox [0 0 600 800] "
            + resources % (number + 1, number + 1)
            + b" ",
        )
        for number in range(6, 14)
    ]
    deepest = stream(b"BT /F 12 Tf <7532> Tj ET", b"/Type /XObject /Subtype /Form /BBox [0 0 600 800] ")
    with pytest.raises(UnusableInput, match="too much time or memory"):
        text_of(made(stream(b"/X6 Do"), forms=(*forms, deepest)))
