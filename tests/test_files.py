"""From files to briefings: encodings, files beside them, and what is refused."""

import codecs
import datetime
from pathlib import Path

import pytest
from conftest import PAGE
from hypothesis import given, settings
from hypothesis import strategies as st

from briefcli.briefing import Briefing
from briefcli.errors import UnusableInput
from briefcli.reading import Sidecar, decode, parse, read

# Files.


def _spoken(briefing: Briefing) -> str:
    """All that officials say, paragraph by paragraph."""
    turns = [turn for segment in briefing.segments for turn in segment.answers]
    return "\n".join(paragraph.text for turn in turns for paragraph in turn.paragraphs)


TRADITIONAL = (
    "編者按\n\n3月2日，市水務局局長顧行舟、副局長米嵐出席發佈會，介紹河道治理的有關情況。\n\n"
    "記者：請介紹一下河道清淤的進展情況？\n\n顧行舟：今年以來，全市累計清淤河道86公里，完成投資3.2億元，"
    "水質達標率達到95%，比去年同期提高了兩個百分點。\n\n米嵐：下一步，我們將繼續推進城區河道的治理工作。\n"
)


@pytest.mark.parametrize(
    ("text", "codec", "mark"),
    [
        (PAGE, "utf-8", b""),
        (PAGE, "utf-8", codecs.BOM_UTF8),
        (PAGE, "gb18030", b""),
        (PAGE.replace("\n", "\r\n"), "gb18030", b""),
        (PAGE, "utf-16-le", codecs.BOM_UTF16_LE),
        (PAGE, "utf-16-be", codecs.BOM_UTF16_BE),
        (PAGE, "utf-16-le", b""),
        (PAGE, "utf-16-be", b""),
        (PAGE, "utf-32-le", codecs.BOM_UTF32_LE),
        (TRADITIONAL, "big5", b""),
        (TRADITIONAL, "utf-8", b""),
        (TRADITIONAL, "gb18030", b""),
    ],
)
def test_encodings(text: str, codec: str, mark: bytes) -> None:
    """A file comes out the same in whatever encoding it was saved, without its byte order mark."""
    assert decode(mark + text.encode(codec), "page.txt") == text


@pytest.mark.parametrize("codec", ["utf-8-sig", "gb18030", "utf-16"])
def test_files_in_other_encodings(tmp_path: Path, codec: str) -> None:
    """A transcript is read the same from a file in another encoding."""
    path = tmp_path / "page.txt"
    path.write_bytes(PAGE.encode(codec))
    assert read(path) == parse(PAGE, "page")


def test_traditional_page() -> None:
    """A page in traditional characters is understood, and keeps its characters."""
    briefing = parse(TRADITIONAL, "river")
    assert [tuple(person) for person in briefing.participants] == [
        ("顧行舟", "市水務局局長"),
        ("米嵐", "副局長"),
    ]
    assert [segment.asker for segment in briefing.segments] == ["記者"]
    assert "水質達標率達到95%" in _spoken(briefing)


@pytest.mark.parametrize(
    ("data", "note"),
    [
        (b"", "empty"),
        (b" \n\t\n", "blank"),
        (b"PK\x03\x04\x14\x00\x06\x00\x08\x00", "an archive"),
        ("记者：\0河道？\n答：好。\n".encode(), "null character"),
        (b"\x00\x01\x02\x03" * 50, "binary"),
    ],
)
def test_bytes_that_are_no_text(data: bytes, note: str) -> None:
    """What is no text is refused by a message of one line that names the file."""
    with pytest.raises(UnusableInput) as caught:
        decode(data, "page.txt")
    assert "page.txt" in str(caught.value), note
    assert "\n" not in str(caught.value)


@given(st.binary(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_bytes(data: bytes) -> None:
    """Any bytes are decoded, or refused as unusable."""
    try:
        text = decode(data, "page.txt")
    except UnusableInput:
        return
    assert "\0" not in text


def test_missing_file_and_folder(tmp_path: Path) -> None:
    """A file that is not there, and a folder, are refused by name."""
    for path in (tmp_path / "nowhere.txt", tmp_path):
        with pytest.raises(UnusableInput) as caught:
            read(path)
        assert str(path) in str(caught.value)


def test_name_of_a_transcript(page: Path) -> None:
    """A transcript is called as its file's stem, or as it is told."""
    assert read(page).name == "forest"
    assert read(str(page), name="trees").name == "trees"
    dotted = page.rename(page.with_name("forest.2024.txt"))
    assert read(dotted).name == "forest.2024"


def test_sidecar(page: Path) -> None:
    """What the TOML file beside a transcript says wins over the text, and what is given over both."""
    day = datetime.date(2023, 5, 6)
    assert (read(page).title, read(page).date, read(page).reporter) == ("林业厅解读春季造林热点", None, None)
    page.with_suffix(".toml").write_text(
        'title = "春季造林"\ndate = 2023-05-06\nreporter = "祝远"\n', "utf-8"
    )
    briefing = read(page)
    assert (briefing.title, briefing.date, briefing.reporter) == ("春季造林", day, "祝远")
    assert briefing.heading is not None
    assert briefing.heading.text == "林业厅解读春季造林热点"
    given = read(page, title="造林", date=datetime.date(2023, 5, 7))
    assert (given.title, given.date, given.reporter) == ("造林", datetime.date(2023, 5, 7), "祝远")


def test_sidecar_wins_over_the_date_of_the_text(tmp_path: Path) -> None:
    """A date beside the text is taken instead of the one in it; a title alone leaves it standing."""
    path = tmp_path / "river.txt"
    path.write_text("2024年3月2日，市水务局举行发布会。\n\n记者：河道？\n\n顾行舟：好。\n", "utf-8")
    beside = path.with_suffix(".toml")
    beside.write_text('title = "河道"\n', "utf-8")
    assert read(path).date == datetime.date(2024, 3, 2)
    beside.write_text('date = "2024-03-05"\n', "utf-8")
    assert read(path).date == datetime.date(2024, 3, 5)


@pytest.mark.parametrize(
    ("toml", "note"),
    [
        ("title = ", "no TOML"),
        ("title = 5", "a number for a title"),
        ('date = "May"', "no date"),
        ("date = 2024", "a number for a date"),
        ("reporter = ['a']", "a list for a reporter"),
    ],
)
def test_sidecar_that_is_wrong(page: Path, toml: str, note: str) -> None:
    """A sidecar that cannot be understood is refused by name, never passed over."""
    page.with_suffix(".toml").write_text(toml, "utf-8")
    with pytest.raises(UnusableInput) as caught:
        read(page)
    assert "forest.toml" in str(caught.value), note
    assert "\n" not in str(caught.value)


def test_parse_with_a_sidecar() -> None:
    """What is known besides the text is taken over by `parse` as well."""
    briefing = parse(PAGE, "forest", Sidecar("春季造林", datetime.date(2023, 5, 6), "祝远"))
    assert (briefing.title, briefing.date, briefing.reporter) == (
        "春季造林",
        datetime.date(2023, 5, 6),
        "祝远",
    )
