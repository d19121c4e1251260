"""`check --file`: the quotations of an article, whose they are, each checked, and what is printed of them."""

import csv
import hashlib
import io
import json
import re
from pathlib import Path

import pytest
from conftest import PAGE, Run, cells

from briefcli import Check, Library, UnusableInput
from briefcli.reading import parse

TREES = "全省出圃良种苗木1.2亿株，保障率达到98%"  # 唐以宁
PATROL = "AI巡护系统已经覆盖12个县"  # 岳小棠
FILES = "下一步，我们将给每株古树建立电子档案"  # 岳小棠

ARTICLE = f"""# 春季造林：“绿”意浓

省林业厅副厅长唐以宁表示：“{TREES.replace("98", "97")}。”他说：“全省完成造林38.6万亩……其中混
交林占到造林面积的62.5%。”

- “{PATROL}，”唐以宁说。
- 岳小棠表示：“给每株古树建立电子档案。”她还说：“月球基地明年就要开工建设了。”
"""

FIELDS = (
    "verdict", "similarity", "quotation", "passage", "differences", "clipped", "figures", "places",
    "article_line", "attributed_to", "speaker", "role", "id", "headline", "transcript", "segment", "date",
    "part", "line", "line_end", "mended", "complete",
)  # fmt: skip

HOSTILE = "\x1b[2J\x07\u202e[red]红[/red][/]"
ACTIVE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]")


@pytest.fixture(scope="module")
def library(shared_home: Path) -> Library:
    return Library.of(parse(PAGE, "forest"), home=shared_home)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.md"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def told(records: list[Check]) -> str:
    """The line, the person and the verdict of each quotation."""
    return "; ".join(f"{each.article_line} {each.attributed_to or '-'} {each.verdict}" for each in records)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Who is named before or behind, at once or by a pronoun.
        (f"唐以宁表示：“{TREES}。”", "1 唐以宁 verbatim"),
        (f"省林业厅副厅长唐以宁在会上指出，“{TREES}”。", "1 唐以宁 verbatim"),
        (f"“{TREES}，”唐以宁说。", "1 唐以宁 verbatim"),
        (f"“{PATROL}”，造林处处长岳小棠日前向记者介绍。", "1 岳小棠 verbatim"),
        (f"岳小棠说：\n\n“{PATROL}。”", "3 岳小棠 verbatim"),
        (f"“{PATROL}，”岳小棠说，“{FILES}。”", "1 岳小棠 verbatim; 1 岳小棠 verbatim"),
        (f"岳小棠说：“{PATROL}。”\n\n她表示：“{FILES}。”", "1 岳小棠 verbatim; 3 岳小棠 verbatim"),
        (f"岳小棠作了介绍。她说：“{PATROL}。”", "1 岳小棠 verbatim"),
        (f"唐以宁说：“{TREES}。”岳小棠作了介绍。她说：“{PATROL}。”", "1 唐以宁 verbatim; 1 岳小棠 verbatim"),
        (f"唐以宁说：“{TREES}。”岳小棠说：“{PATROL}。”", "1 唐以宁 verbatim; 1 岳小棠 verbatim"),
        # Somebody else, somebody unknown, nobody.
        (f"唐以宁表示：“{PATROL}。”", "1 唐以宁 misattributed"),
        (f"林场职工王大海说：“{TREES}。”", "1 王大海 misattributed"),
        (f"专家李青认为，“{TREES}”。", "1 李青 misattributed"),
        (f"有网友说：“{PATROL}。”", "1 - verbatim"),
        (f"据介绍，“{PATROL}”。", "1 - verbatim"),
        (f"唐以宁、岳小棠出席。\n\n“{PATROL}。”", "3 - verbatim"),
        # Over paragraphs and lines, other marks, marks within marks.
        (f"唐以宁表示：“{TREES}。\n\n“二是抓管护。落实护林员2300余名。”", "1 唐以宁 verbatim"),
        ("\n唐以宁\n表示：“全省出圃良种苗木1.2\n亿株，保障率\n达到98%。”", "3 唐以宁 verbatim"),
        (f"唐以宁表示：“{TREES}。\n二是抓管护。”", "1 唐以宁 verbatim"),
        ("唐以宁说：“全省出圃“良种苗木”1.2亿株。”", "1 唐以宁 verbatim"),
        ("唐以宁说：“全省出圃‘良种’苗木1.2亿株。”", "1 唐以宁 verbatim"),
        (f'唐以宁说："{TREES}"，又说"落实护林员2300余名"。', "1 唐以宁 verbatim; 1 唐以宁 verbatim"),
        (f"唐以寧表示：「{TREES}。」", "1 唐以宁 verbatim"),
        (f"“{TREES}。”唐以宁说\r\n\r\n岳小棠：“{PATROL}。”\r\n", "1 唐以宁 verbatim; 3 岳小棠 verbatim"),
        # Markdown.
        ("**唐以宁**：“全省*出圃*[良种](https://x.example/“a”)苗木`1.2亿株`。”", "1 唐以宁 verbatim"),
        (f"# 岳小棠：“{PATROL}”\n正文\n## 唐以宁：“{TREES}”", "1 岳小棠 verbatim; 3 唐以宁 verbatim"),
        (f"- 唐以宁：“{TREES}”\n- 岳小棠：“{PATROL}”", "1 唐以宁 verbatim; 2 岳小棠 verbatim"),
        (f"岳小棠表示：\n\n> {PATROL}。\n> {FILES}。\n", "3 岳小棠 verbatim"),
        (f"> “{PATROL}。”\n>\n> ——岳小棠", "1 岳小棠 verbatim"),
        (
            f"| 一 | 二 |\n|---|---|\n| 岳小棠：“{PATROL}” | 唐以宁：“{TREES}” |",
            "3 岳小棠 verbatim; 3 唐以宁 verbatim",
        ),
        # Words set off only.
        ("推进“一树一档”，打造“数字林业”，开展“绿网”行动。", ""),
        ("唐以宁要求，抓好“良种苗木”。", ""),
    ],
)
def test_quotations(library: Library, text: str, expected: str) -> None:
    """Each quotation is found with its line and the person it is attributed to, and no term is one."""
    assert told(library.check_article(text)) == expected


def test_words_of_a_quotation(library: Library) -> None:
    """A quotation has no markup and no outer marks, and goes on over lines and paragraphs."""
    text = "唐以宁：“全省出圃**良种**\n苗木1.2亿株，保障率达到98%。\n\n“二是抓‘管护’。”"
    [record] = library.check_article(text)
    assert record.quotation == "全省出圃良种苗木1.2亿株，保障率达到98%。二是抓‘管护’。"


def test_by(library: Library) -> None:
    """`by` stands in where the article names nobody."""
    text = f"“{PATROL}。”\n\n岳小棠说：“{FILES}。”"
    assert told(library.check_article(text, by="唐以宁")) == "1 唐以宁 misattributed; 3 岳小棠 verbatim"


def test_numbers(library: Library) -> None:
    """With `numbers` every number, quoted or not, is held against the figures, in the article's order."""
    text = (
        "全省古树47000株，挂牌率达98.1%。\n\n月球基地有12座。\n\n"
        f"唐以宁说：“{TREES}。”\n\n| 指标 | 数值 |\n| --- | --- |\n| 落实护林员 | 2300名 |\n"
    )
    found = library.check_article(text, numbers=True)
    assert [(each.article_line, each.verdict, each.places, each.figures) for each in found] == [
        (1, "agrees", ("forest:2",), "confirmed"),
        (1, "differs", ("forest:2",), "contradicted"),
        (3, "not_in_record", (), None),
        (5, "verbatim", ("forest:1",), "confirmed"),
        (5, "agrees", ("forest:1",), "confirmed"),
        (5, "agrees", ("forest:1",), "confirmed"),
        (9, "agrees", ("forest:1",), "confirmed"),
    ]
    assert found[1].differences == (("98.1%", "99.1%"),)
    assert library.check_article(text) == found[3:4]


def test_from_a_file(library: Library, article: Path, tmp_path: Path) -> None:
    """An article is read from a file like a transcript, in any usual encoding."""
    expected = (
        "3 唐以宁 altered; 3 唐以宁 elided; 6 唐以宁 misattributed; 7 岳小棠 verbatim; 7 岳小棠 not_found"
    )
    assert told(library.check(file=article)) == expected
    article.write_text(ARTICLE, encoding="gb18030")
    assert library.check(file=str(article)) == library.check_article(ARTICLE)
    with pytest.raises(UnusableInput):
        library.check(file=tmp_path / "missing.md")


# On the command line.


@pytest.mark.parametrize(
    ("arguments", "stdin", "status", "message"),
    [
        ((TREES,), "", 0, ""),
        (("全省出圃良种苗木……保障率达到98%", "--by", "唐以宁"), "", 0, ""),
        ((TREES, "--by", "岳小棠"), "", 1, ""),
        (("保障率达到97%",), "", 1, ""),
        (("月球基地明年开工",), "", 1, ""),
        (("--file", "-"), f"唐以宁说：“{TREES}。”", 0, ""),
        (("--file", "-"), f"岳小棠说：“{TREES}。”唐以宁说：“{TREES}。”", 1, ""),
        (("--file", "-"), "没有“引文”。", 0, "no quotations found in the article"),
        (("--file", "-", "--numbers"), "保障率达到98%。", 0, ""),
        (("--file", "-", "--numbers"), "保障率达到97%。", 1, ""),
        (("--file", "-"), "", 2, "-: is empty"),
        (("--file", "-"), bytes(range(256)) * 4, 2, "-: is "),
        (("--file", "missing.md"), "", 2, "missing.md: cannot be read"),
        ((), "", 2, "--file ARTICLE"),
        ((TREES, "--file", "-"), "", 2, "--file ARTICLE"),
        ((TREES, "--numbers"), "", 2, "--file ARTICLE"),
        (("……",), "", 2, "empty"),
        ((TREES, "-s", "张三"), "", 2, "张三"),
    ],
)
def test_status(
    command: Run, page: Path, arguments: tuple[str, ...], stdin: str | bytes, status: int, message: str
) -> None:
    """0 if all is true to the record or there is nothing to check, 1 if not, 2 for unusable input."""
    done = command("check", *arguments, "-t", str(page), stdin=stdin)
    assert (done.returncode, done.stderr.count("\n")) == (status, 1 if message else 0)
    assert message in done.stderr
    assert bool(done.stdout) == (not message)


@pytest.mark.parametrize("format", ["text", "tsv", "csv", "json", "jsonl", "md"])
def test_formats(command: Run, page: Path, article: Path, format: str) -> None:
    """Every format carries the same fields; nothing to check is valid in each."""
    done = command("check", "--file", str(article), "-t", str(page), "-f", format)
    none = command("check", "--file", "-", "-t", str(page), "-f", format, stdin="没有引文。").stdout
    assert (done.returncode, done.stderr) == (1, "")
    match format:
        case "json" | "jsonl":
            records = (
                json.loads(done.stdout) if format == "json" else [*map(json.loads, done.stdout.splitlines())]
            )
            assert {tuple(record) for record in records} == {FIELDS}
            assert records[0]["differences"] == [{"quoted": "97%", "said": "98%"}]
            assert [record["article_line"] for record in records] == [3, 3, 6, 7, 7]
            assert none == ("[]\n" if format == "json" else "")
        case "csv" | "tsv":
            rows = list(csv.reader(io.StringIO(done.stdout), delimiter="," if format == "csv" else "\t"))
            header = [FIELDS] if format == "csv" else []
            assert [tuple(row) for row in rows[: len(header)]] == header
            assert rows[len(header)][4:9] == ["97%→98%", "", "contradicted", "forest:1", "3"]
            assert rows[-1][2:5] == ["月球基地明年就要开工建设了。", "", ""]
            assert none == "".join(",".join(each) + "\n" for each in header)
        case "text":
            assert "differences: 97%→98%\n" in done.stdout
            assert none == ""
        case _:
            assert "No quotations." in none
            chosen = command(
                "check", "保障率达到97%", "-t", str(page), "-f", "md", "-c", "verdict,differences"
            )
            assert chosen.stdout.splitlines()[2] == "| altered | 97%→98% |"


def test_receipt(command: Run, page: Path, article: Path, tmp_path: Path) -> None:
    """The receipt has the worst first, quoted and said side by side, and what was checked against what."""
    page.write_text(PAGE.replace("\n", "\r\n"), encoding="utf-8")
    path = tmp_path / "report.md"
    done = command("check", "--file", str(article), "-t", str(page), "-o", str(path))
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")
    receipt = path.read_text(encoding="utf-8")
    assert article.name in receipt
    assert f"forest, SHA-256 `{hashlib.sha256(page.read_bytes()).hexdigest()}`" in receipt
    assert re.search(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d\n", receipt)
    verdicts = re.findall(r"^## \d+\. (.+)$", receipt, re.MULTILINE)
    assert verdicts == ["not found", "misattributed", "altered", "elided", "verbatim"]
    assert f"| {TREES.replace('98', '97')}。 | {TREES} |" in receipt
    assert r"保障率达到\[-97%-\]{+98%+}。" in receipt
    assert "attributed to 唐以宁, said by 岳小棠" in receipt
    assert "forest:2 · 古树名木保护 挂牌率达99.1% · line 27" in receipt
    assert "cut off: 将" in receipt


@pytest.mark.parametrize("width", [80, 120])
def test_table(command: Run, page: Path, article: Path, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    """On a terminal the difference is marked in its place, with and without colours, and no line is cut."""
    monkeypatch.setenv("COLUMNS", str(width))
    line = ("check", "--file", str(article), "-t", str(page), "-f", "table")
    plain = command(*line).stdout
    assert max(map(cells, plain.splitlines())) <= width
    assert "保障率达到[-97%-]{+98%+}。" in plain
    for words in (PATROL, "月球基地明年就要开工建设了。", "cut off: 将", "article line 7", "said by 岳小棠"):
        assert words in plain
    monkeypatch.setenv("FORCE_COLOR", "1")
    coloured = command(*line).stdout
    assert "\x1b[31m[-97%-]\x1b[0m" in coloured
    bare = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert [each.rstrip() for each in bare.splitlines()] == plain.splitlines()


@pytest.mark.parametrize("format", ["table", "md"])
def test_in_chinese(
    command: Run, page: Path, article: Path, monkeypatch: pytest.MonkeyPatch, format: str
) -> None:
    """In a Chinese locale people read Chinese; machines read the same as ever."""
    line = ("check", "--file", str(article), "-t", str(page))
    machine = command(*line).stdout
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    done = command(*line, "-f", format).stdout
    for words in (
        "属实",
        "有省略",
        "有改动",
        "说话人有误",
        "查无此言",
        "归于唐以宁，实为岳小棠",
        "被截去：将",
    ):
        assert words in done
    assert not re.search("verbatim|altered|said by|article line", done)
    assert command(*line).stdout == machine
    assert command("check", "--file", "-", stdin="没有引文。").stderr == "文章中没有找到引文\n"


@pytest.mark.parametrize("format", ["table", "text", "tsv", "md"])
@pytest.mark.parametrize("colours", ["", "1"])
def test_control_characters_are_harmless(
    command: Run, page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, colours: str, format: str
) -> None:
    """What a quotation, an article, its name, `--by` or a transcript smuggles in is shown, not obeyed."""
    monkeypatch.setenv("COLUMNS", "400")
    monkeypatch.setenv("FORCE_COLOR", colours)
    page.write_text(PAGE.replace("覆盖12个县", f"覆盖“{HOSTILE}”12个县"), encoding="utf-8")
    article = tmp_path / f"{HOSTILE.replace('/', '')}.md"
    article.write_text(f"“{PATROL}{HOSTILE}，”唐以宁说，“保障率{HOSTILE}达到97%。”", encoding="utf-8")
    for line in ((f"保障率达到97%{HOSTILE}", "--by", HOSTILE), ("--by", HOSTILE, "--file", str(article))):
        done = command("check", *line, "-t", str(page), "-f", format)
        printed = re.sub(r"\x1b\[[0-9;]*m", "", done.stdout) if colours else done.stdout
        assert (done.returncode, done.stderr, ACTIVE.search(printed)) == (1, "", None)
        assert r"\x1b[2J\x07\u202e[red]红[/red][/]" in re.sub(r"\\([^\w\s])", r"\1", printed)
