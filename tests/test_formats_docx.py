"""Word files: every word of the document in order, and nothing of what surrounds it."""

import io
import zipfile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefcli.errors import UnusableInput
from briefcli.reading import decode
from briefcli.reading.formats import docx as reader

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
TURN = "<w:p><w:r><w:t>记者：好吗？</w:t></w:r></w:p>"


def run(text: str, properties: str = "") -> str:
    """A run of text, as Word writes it."""
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def document(body: str, namespace: str = WORD, before: str = "") -> str:
    """The XML of a document."""
    compatible = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    spaces = f'xmlns:w="{namespace}" xmlns:mc="{compatible}"'
    return f"{before}<w:document {spaces}><w:body>{body}</w:body></w:document>"


def packed(xml: str | bytes, member: str = "word/document.xml") -> bytes:
    """A Word file that holds only its text."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(member, xml)
    return file.getvalue()


def text_of(data: bytes) -> str:
    """The text of a Word file, as the reader gets it."""
    return decode(data, "page.docx")


def test_a_document_of_another_program() -> None:
    """Paragraphs and cells come in order, a line each; headers, footers and properties do not."""
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "云岫市人民政府新闻办公室"
    made.sections[0].footer.paragraphs[0].text = "第 1 页"
    made.core_properties.title = "属性里的标题"
    made.add_heading("河道治理发布会", 0)
    turn = made.add_paragraph()
    turn.add_run("中新社记者：").bold = True
    turn.add_run("河道\t如何？")
    turn.add_run().add_break()
    turn.add_run("有时间表吗？")
    made.add_paragraph("")
    table = made.add_table(1, 2)
    table.cell(0, 0).text = "顾行舟："
    table.cell(0, 1).text = "清淤86公里。"
    made.add_paragraph("一是清淤。", style="List Bullet")
    file = io.BytesIO()
    made.save(file)
    assert text_of(file.getvalue()) == (
        "河道治理发布会\n\n中新社记者：河道 如何？\n有时间表吗？\n\n顾行舟：\n\n清淤86公里。\n\n一是清淤。"
    )


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param(
            f"<w:p><w:ins w:id='1'>{run('插入')}</w:ins>{run('的话')}</w:p>", "插入的话", id="inserted"
        ),
        pytest.param(
            f"<w:p><w:del w:id='1'><w:r><w:delText>删去</w:delText></w:r></w:del>{run('留下')}</w:p>",
            "留下",
            id="deleted",
        ),
        pytest.param(
            f"<w:p><w:moveFrom>{run('移走')}</w:moveFrom>{run('甲')}<w:moveTo>{run('移走')}</w:moveTo></w:p>",
            "甲移走",
            id="moved",
        ),
        pytest.param(
            f"<w:sdt><w:sdtPr/><w:sdtContent><w:p>{run('控件')}</w:p></w:sdtContent></w:sdt>",
            "控件",
            id="control",
        ),
        pytest.param(f"<w:p><w:smartTag>{run('标签')}</w:smartTag></w:p>", "标签", id="smart tag"),
        pytest.param(f"<w:p><w:hyperlink>{run('链接')}</w:hyperlink></w:p>", "链接", id="link"),
        pytest.param(
            f"<w:p><w:fldSimple w:instr='DATE'>{run('3月')}</w:fldSimple>"
            "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>",
            "3月",
            id="field",
        ),
        pytest.param(f"<w:p>{run('露')}{run('藏', '<w:vanish/>')}{run('出')}</w:p>", "露出", id="hidden"),
        pytest.param(
            f"<w:p>{run('不藏', '<w:vanish w:val=' + chr(34) + '0' + chr(34) + '/>')}</w:p>", "不藏", id="not"
        ),
        pytest.param(
            "<w:p><w:pPr><w:tabs><w:tab w:pos='9'/></w:tabs></w:pPr><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t>"
            "<w:br/><w:t>丙</w:t><w:noBreakHyphen/></w:r></w:p>",
            "甲 乙\n丙-",
            id="tabs and breaks",
        ),
        pytest.param(
            "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>"
            f"<w:p>{run('框里')}</w:p></w:txbxContent></mc:Choice><mc:Fallback><w:p>{run('框里')}</w:p></mc:Fallback>"
            f"</mc:AlternateContent></w:r>{run('框外')}</w:p>",
            "框里\n\n框外",
            id="a text box",
        ),
    ],
)
def test_words_in_all_places(body: str, text: str) -> None:
    """Words count wherever Word may put them; what is deleted, hidden or a command does not."""
    assert text_of(packed(document(body))) == text


def test_strict_form_and_numbered_member() -> None:
    """The strict form of the standard is read, and so are exports that number the member of the text."""
    body = f"<w:p>{run('记者：好吗？')}</w:p>"
    assert text_of(packed(document(body, STRICT))) == "记者：好吗？"
    assert text_of(packed(document(body), "word/document2.xml")) == "记者：好吗？"


_BOMB = '<!DOCTYPE d [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;&a;">]>'
_FILE = '<!DOCTYPE d [<!ENTITY b SYSTEM "file:///etc/hostname">]>'
_FETCH = '<!DOCTYPE d SYSTEM "http://127.0.0.1:9/d.dtd">'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(
            packed(document(f"<w:p>{run('&b;')}</w:p>", before=_BOMB)), "entities", id="entity bomb"
        ),
        pytest.param(
            packed(document(f"<w:p>{run('&b;')}</w:p>", before=_FILE)), "entities", id="another file"
        ),
        pytest.param(packed(document(TURN, before=_FETCH)), "entities", id="a document type to fetch"),
        pytest.param(
            packed(document(f"<w:p>{run('&b;')}</w:p>", before=_BOMB).encode("utf-16")),
            "entities",
            id="in UTF-16",
        ),
        pytest.param(packed(document(" " * reader.MAX_XML)), "inflates to more than", id="zip bomb"),
        pytest.param(packed(document("<w:p>" * 100_000)), "damaged", id="nested without end"),
        pytest.param(packed(document(TURN)[:-20]), "damaged", id="XML cut off"),
        pytest.param(packed(""), "damaged", id="no XML"),
        pytest.param(packed("<a/>"), "no text", id="other XML"),
        pytest.param(packed(document("")), "no text", id="an empty document"),
        pytest.param(packed(document(TURN))[:-20], "cut off", id="a file cut off"),
    ],
)
def test_files_that_are_refused(data: bytes, reason: str) -> None:
    """A damaged, empty or hostile file is refused by name in one line, and nothing else is opened for it."""
    with pytest.raises(UnusableInput, match=reason) as caught:
        text_of(data)
    assert str(caught.value).startswith("page.docx: ")
    assert "\n" not in str(caught.value)


def test_a_size_that_lies() -> None:
    """The limit holds for what is really inflated, whatever size the archive claims."""
    data = bytearray(packed(document(" " * reader.MAX_XML)))
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(mark) + offset
        data[at : at + 4] = (100).to_bytes(4, "little")
    with pytest.raises(UnusableInput):
        text_of(bytes(data))


@pytest.mark.parametrize(
    ("local", "central", "change"),
    [(6, 8, lambda byte: byte | 1), (8, 10, lambda _: 99)],
    ids=["password", "method"],
)
def test_archives_that_cannot_be_unpacked(local: int, central: int, change: "object") -> None:
    """A member with a password, or packed in a way that Python does not know, is refused."""
    assert callable(change)
    data = bytearray(packed(document(TURN)))
    for mark, offset in ((b"PK\x03\x04", local), (b"PK\x01\x02", central)):
        at = data.index(mark) + offset
        data[at] = change(data[at])
    with pytest.raises(UnusableInput, match="protected"):
        text_of(bytes(data))


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_any_damage(data: st.DataObject) -> None:
    """A Word file with a byte changed anywhere is read or refused as unusable."""
    broken = bytearray(packed(document(TURN * 20)))
    at = data.draw(st.integers(4, len(broken) - 1))
    broken[at] = data.draw(st.integers(0, 255))
    try:
        text_of(bytes(broken))
    except UnusableInput as error:
        assert "\n" not in str(error)  # noqa: PT017
