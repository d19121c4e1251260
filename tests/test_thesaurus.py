"""The thesaurus: its three forms, a file of the user's own, English terms, and the data that ships."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefcli.answering import thesaurus
from briefcli.answering.thesaurus import Thesaurus, Variant, english, in_chinese, synonyms
from briefcli.errors import UnusableInput
from briefcli.text.normal import fold

SMALL = Thesaurus(
    [
        "林业厅 = 林业和草原厅 = 林草厅",
        "栽树 > 造林 = 植树",
        "栽树 = 种树",
        "护林 = 看林",
        "看林 = 巡山",
        "forest farm > 林场 = 国有林场",
    ]
)


def texts(variants: tuple[Variant, ...]) -> list[str]:
    return [variant.text for variant in variants]


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("林业厅", ["林业和草原厅", "林草厅"]),
        ("林草厅", ["林业厅", "林业和草原厅"]),
        ("栽树", ["种树", "造林", "植树"]),
        ("种树", ["栽树"]),
        ("造林", []),
        ("植树", []),
        ("看林", ["护林", "巡山"]),
        ("护林", ["看林"]),
        ("forest farm", ["林场", "国有林场"]),
        ("forest", []),
        ("林场", []),
        ("", []),
    ],
)
def test_variants(term: str, expected: list[str]) -> None:
    """In a group either stands for the other, one way only the first; nothing goes on to other lines."""
    assert texts(SMALL.variants(term)) == expected


def test_nearness() -> None:
    """Words of a group come nearer than those of a one-way line, and none as near as the word itself."""
    same, *related = SMALL.variants("栽树")
    assert 0 < related[0].nearness == related[1].nearness < same.nearness < 1
    assert {variant.nearness for variant in SMALL.variants("林业厅")} == {same.nearness}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("省林草厅怎么看栽树", ["林草厅", "栽树"]),
        ("林业厅和林业和草原厅", ["林业厅", "林业和草原厅"]),
        ("栽树栽树", ["栽树"]),
        ("看林护林", ["看林", "护林"]),
        ("造林", []),
        ("林业", []),
        ("", []),
    ],
)
def test_within(text: str, expected: list[str]) -> None:
    """The terms that stand in a text are found in its order, each once; mere variants are none."""
    assert SMALL.within(text) == expected


def test_terms_that_overlap() -> None:
    """A term inside another is found as well."""
    overlapping = Thesaurus(["护林 = 看林", "护林员 = 巡山人", "林员 = 林工"])
    assert sorted(overlapping.within("三名护林员")) == ["护林", "护林员", "林员"]


def test_terms() -> None:
    """Terms are known by their length, variants of one-way lines are none."""
    assert set(SMALL.terms(2)) == {"护林", "巡山", "栽树", "看林", "种树"}
    assert list(SMALL.terms(6)) == ["林业和草原厅"]
    assert list(SMALL.terms(0)) == []
    assert "栽树" in SMALL
    assert "造林" not in SMALL
    assert list(Thesaurus([]).terms(2)) == Thesaurus([]).within("造林") == []


WORDS = st.text(st.sampled_from("造林护山水ab"), min_size=1, max_size=3)


@given(st.lists(st.tuples(WORDS, st.sampled_from(" =>"), st.lists(WORDS, min_size=1, max_size=3))), WORDS)
@settings(max_examples=80, deadline=None)
def test_any_lines(groups: list[tuple[str, str, list[str]]], text: str) -> None:
    """No word is a variant of itself or comes twice, the nearest come first, and all stand in the lines."""
    groups = [(head, mark if mark != " " else "=", rest) for head, mark, rest in groups]
    own = Thesaurus(f"{head} {mark} {' = '.join(rest)}" for head, mark, rest in groups)
    heads = {head for head, _, _ in groups} | {
        word for _, mark, rest in groups if mark == "=" for word in rest
    }
    for term in heads:
        assert term in own
        variants = own.variants(term)
        assert term not in texts(variants)
        assert len(set(texts(variants))) == len(variants)
        assert [v.nearness for v in variants] == sorted((v.nearness for v in variants), reverse=True)
        for head, _, rest in groups:
            if head == term:
                assert set(rest) - {term} <= set(texts(variants))
    assert set(own.within(text)) == {head for head in heads if head in text}


# A file of the user's own.


def test_own_file(tmp_path: Path) -> None:
    """A user's lines count beside those that ship, in any width, case, form and spacing."""
    own = tmp_path / "synonyms.txt"
    own.write_text(
        "# 本地的叫法\n\n \t\n"
        "林长通ＡＰＰ = 林長通 app二代=Forest　Link\n"
        "護林哥>生態護林員=  护 林 队  \n"
        "# 甲\n"
        "Wood ID > 林木身份证\n",
        "utf-8",
    )
    both = synonyms(own)
    assert texts(both.variants("林长通app")) == ["林长通app二代", "forest link"]
    assert texts(both.variants("forest link")) == ["林长通app", "林长通app二代"]
    assert texts(both.variants("护林哥")) == ["生态护林员", "护林队"]
    assert texts(both.variants("wood id")) == ["林木身份证"]
    assert both.variants("护林队") == ()
    assert {"护林哥", "林长通app"} <= set(both.within("请问护林哥和林长通app"))
    assert both.variants("护林哥")[0].nearness < both.variants("forest link")[0].nearness
    shipped = synonyms(None)
    assert "护林哥" not in shipped
    assert all(term in both for term in shipped.terms(2))


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_own_file_of_another_editor(tmp_path: Path, mark: str, end: str) -> None:
    """A byte order mark, other line ends and a last line without one make no difference."""
    own = tmp_path / "synonyms.txt"
    own.write_bytes(f"{mark}护林哥 = 护林队{end}{end}栽树大赛 > 造林竞赛".encode())
    assert texts(synonyms(own).variants("护林哥")) == ["护林队"]
    assert texts(synonyms(own).variants("护林队")) == ["护林哥"]
    assert texts(synonyms(own).variants("栽树大赛")) == ["造林竞赛"]


def test_own_file_that_adds_to_a_term_that_ships(tmp_path: Path) -> None:
    """A term that ships keeps its variants and has the user's as well."""
    shipped = synonyms(None)
    term = next(iter(shipped.terms(3)))
    own = tmp_path / "synonyms.txt"
    own.write_text(f"{term} > 林长通小程序\n", "utf-8")
    assert set(texts(synonyms(own).variants(term))) == {*texts(shipped.variants(term)), "林长通小程序"}


def test_no_own_file(tmp_path: Path) -> None:
    """Without a file, or with an empty one, there is what ships."""
    shipped = sorted(synonyms(None).terms(4))
    assert shipped
    assert sorted(synonyms(tmp_path / "nowhere.txt").terms(4)) == shipped
    (tmp_path / "empty.txt").write_text("", "utf-8")
    assert sorted(synonyms(tmp_path / "empty.txt").terms(4)) == shipped


def test_own_file_that_changes(tmp_path: Path) -> None:
    """A file that was changed is read anew."""
    own = tmp_path / "synonyms.txt"
    own.write_text("护林哥 = 护林队\n", "utf-8")
    os.utime(own, (1, 1))
    assert texts(synonyms(own).variants("护林哥")) == ["护林队"]
    own.write_text("护林哥 = 巡山队\n", "utf-8")
    os.utime(own, (2, 2))
    assert texts(synonyms(own).variants("护林哥")) == ["巡山队"]


@pytest.mark.parametrize(
    "line",
    [
        "护林",
        "护林 看林",
        "护林 =",
        "= 护林",
        "护林 = = 看林",
        "护林 == 看林",
        "护林 >",
        "> 护林",
        ">",
        "=",
        "护林 = 看林 > 巡山",
        "护林 > 看林 > 巡山",
        "护林 > 看林 =",
        "护林 = \u3000",
    ],
)
def test_own_file_with_a_line_of_another_form(tmp_path: Path, line: str) -> None:
    """A line that is no group is refused by its number, with what it should look like."""
    own = tmp_path / "synonyms.txt"
    own.write_text(f"# 本地的叫法\n\n栽树 = 种树\n{line}\n护林 = 看林\n", "utf-8")
    with pytest.raises(UnusableInput, match=r"synonyms\.txt:4: .*term = term") as refused:
        synonyms(own)
    assert len(str(refused.value).splitlines()) == 1


@pytest.mark.parametrize(
    "content",
    [b"\x89PNG\r\n\x1a\n\x00\x00", "护林 = 看林\n".encode("gb18030"), "护林 = 看林\n".encode("utf-16")],
)
def test_own_file_that_is_no_text(tmp_path: Path, content: bytes) -> None:
    """A file that is binary, or not UTF-8, is refused by its name."""
    own = tmp_path / "synonyms.txt"
    own.write_bytes(content)
    with pytest.raises(UnusableInput, match=r"synonyms\.txt: cannot be read") as refused:
        synonyms(own)
    assert len(str(refused.value).splitlines()) == 1


def test_own_file_that_cannot_be_read(tmp_path: Path) -> None:
    """A folder where the file should be is refused by its name."""
    own = tmp_path / "synonyms.txt"
    own.mkdir()
    with pytest.raises(UnusableInput, match=r"synonyms\.txt: cannot be read"):
        synonyms(own)


# English terms.


@pytest.fixture
def glossary(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small glossary in the place of the one that ships."""
    lines = [
        "forest > 森林",
        "forest farm > 林场",
        "box > 箱",
        "forest farm of the year > 年度林场",
        "gas > 燃气",
    ]
    small = Thesaurus([*lines, "the forest farm of > 某", "tree > 树 = 树木"])
    monkeypatch.setattr(thesaurus, "english", lambda: small)


@pytest.mark.usefixtures("glossary")
@pytest.mark.parametrize(
    ("words", "start", "length", "expected"),
    [
        ("forest", 0, 1, ("森林",)),
        ("forests", 0, 1, ("森林",)),
        ("forest farm", 0, 2, ("林场",)),
        ("forest farms", 0, 2, ("林场",)),
        ("forest-farm", 0, 1, ("林场",)),
        ("boxes", 0, 1, ("箱",)),
        ("gas", 0, 1, ("燃气",)),
        ("gases", 0, 1, ("燃气",)),
        ("tree", 0, 1, ("树", "树木")),
        ("how many trees are there", 2, 1, ("树", "树木")),
        ("how many trees are there", 0, 0, ()),
        ("the forest farm of trees", 0, 4, ("某",)),
        ("forest fire", 0, 1, ("森林",)),
        ("farm", 0, 0, ()),
        ("", 0, 0, ()),
        ("forest", 1, 0, ()),
    ],
)
def test_in_chinese(words: str, start: int, length: int, expected: tuple[str, ...]) -> None:
    """The longest term that begins at a word is taken, plurals and hyphens making no difference."""
    assert in_chinese(words.split(), start) == (length, expected)


def test_in_chinese_as_it_ships() -> None:
    """Common terms are in the glossary that ships, those of several words as a whole."""
    length, chinese = in_chinese(["new", "energy", "vehicles"], 0)
    assert length == 3
    assert "新能源汽车" in chinese
    assert in_chinese(["zzz"], 0) == (0, ())


# The data that ships.

FILES = sorted((Path(thesaurus.__file__).with_name("data")).glob("*.txt"))


def groups_of(file: Path) -> list[tuple[str, list[list[str]]]]:
    """The groups of a file: each line with its terms, those of a one-way line on two sides."""
    return [
        (line, [side.split(" = ") for side in line.split(" > ")])
        for line in file.read_text("utf-8").split("\n")
        if line and not line.startswith("#")
    ]


def test_the_files_that_ship() -> None:
    """There are the three that `synonyms` reads and the English one, all with something in them."""
    assert {"english.txt", "everyday.txt", "paraphrases.txt", "synonyms.txt"} <= {file.name for file in FILES}
    assert all(len(groups_of(file)) > 100 for file in FILES)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_line_is_a_group(file: Path) -> None:
    """Every line is a comment, empty or a group; no term is empty, holds a mark or comes twice."""
    raw = file.read_bytes()
    assert raw.endswith(b"\n")
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in raw
    wrong = [
        line
        for line, sides in groups_of(file)
        if not (
            len(sides) <= 2
            and (len(sides) == 2) == (len(sides[0]) == 1)
            and all(term and term == term.strip() for side in sides for term in side)
            and not any(mark in term for side in sides for term in side for mark in "=>＝＞\t\u3000")
            and all(len(set(side)) == len(side) for side in sides)
        )
    ]
    assert wrong == []


def test_every_term_can_be_found() -> None:
    """No term that leads one way is too long to be looked for in a question, in Chinese or in English."""
    for file in FILES:
        heads = {
            term
            for _, sides in groups_of(file)
            for term in sides[0]
            if len(sides) > 1 and fold(term) == term  # others no question holds
        }
        if file.stem == "english":
            assert [head for head in heads if in_chinese(head.split(" "), 0)[0] != head.count(" ") + 1] == []
        else:
            assert [head for head in heads if head not in synonyms(None).within(head)] == []


def test_english_terms_are_english() -> None:
    """The glossary goes from English in lower case to Chinese, one way, and every term has some Chinese."""
    [file] = [file for file in FILES if file.stem == "english"]
    for line, sides in groups_of(file):
        assert len(sides) == 2, line
        [[head], chinese] = sides
        assert head.isascii(), line
        assert head == head.lower(), line
        assert any(not term.isascii() for term in chinese), line
        assert english().variants(head), line
