"""Newspaper pages: columns, jumps, headlines, furniture between."""

import pytest
from conftest import PAGE
from transcripts import account_for, all_spoken, bare, headlines, words_of_officials

from briefcli.reading import parse


def cut_page(*between: str, left: str = "清淤工程覆盖了全市", right: str = "十二个区县。") -> str:
    """A page with an answer that stops at `left` and goes on at `right`."""
    return "\n\n".join(["记者：河道治理进展如何？", f"顾行舟：{left}", *between, right]) + "\n"


def test_own_page() -> None:
    """A page like the shipped one, of other words, is understood like it."""
    briefing = parse(PAGE, "forest")
    assert briefing.title == "林业厅解读春季造林热点"
    assert briefing.date is None
    assert headlines(briefing) == ["一季度造林面积 达到38.6万亩", "古树名木保护 挂牌率达99.1%"]
    assert [segment.complete for segment in briefing.segments] == [True, False]
    assert [tuple(person) for person in briefing.participants] == [
        ("唐以宁", "省林业厅副厅长"),
        ("岳小棠", "新闻发言人、造林处处长"),
    ]
    assert "其中混交林占到造林面积的62.5%。" in words_of_officials(briefing)
    account_for(briefing)


@pytest.mark.parametrize(
    "furniture",
    [
        pytest.param("贺知秋摄", id="name and sign"),
        pytest.param("贺知秋 摄", id="with a blank"),
        pytest.param("贺知秋/摄", id="with a stroke"),
        pytest.param("（贺知秋 摄）", id="in brackets"),
        pytest.param("图为清淤现场。　　贺知秋 摄", id="what it shows, full-width blanks"),
        pytest.param("图为清淤现场。　　新华社记者 贺知秋 摄", id="what it shows and an agency"),
        pytest.param("新华社记者 贺知秋摄", id="agency"),
        pytest.param("本报记者　贺知秋　摄", id="own reporter, full-width blanks"),
        pytest.param("资料图片", id="from the archive"),
        pytest.param("（资料图片）", id="from the archive, in brackets"),
        pytest.param("市水务局供图", id="given by an office"),
        pytest.param("本报记者 柏青", id="byline in the column"),
        pytest.param("A2版 要闻", id="folio, number first"),
        pytest.param("综合新闻 第2版", id="folio, number last"),
        pytest.param("——————", id="a drawn line"),
    ],
)
def test_furniture_between_columns(furniture: str) -> None:
    """What a page sets between two columns is dropped from the text, and the sentence is mended."""
    briefing = parse(cut_page(furniture), "river")
    assert all_spoken(briefing) == [[("顾行舟", ["清淤工程覆盖了全市十二个区县。"])]]
    assert [other.kind for other in briefing.other] == ["furniture"]
    [sentence] = briefing.joined()
    assert (sentence.line, sentence.line_end) == (3, 7)
    account_for(briefing)


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("绘就蓝图", "ends like a credit"),
        ("转型打造升级版 制造业提质", "begins and ends like a jump out"),
        ("接续推出升级版政策", "begins and ends like a jump in"),
    ],
)
def test_headlines_that_look_like_furniture(line: str, note: str) -> None:
    """A headline is kept where it merely looks like the furniture of a page."""
    page = (
        "水务局解读河道治理\n\n本报记者 柏青\n\n清淤进度 已过大半\n\n记者：清淤如何？\n\n"
        "顾行舟：已清淤86公里。\n\n"
        f"{line}\n\n记者：后面怎么做？\n\n米岚：继续做。\n"
    )
    assert headlines(parse(page, "river")) == ["清淤进度 已过大半", line], note


@pytest.mark.parametrize("piece", ["宏伟蓝图", "转换成升级版方案", "接受的新版条例"])
def test_words_that_look_like_furniture(piece: str) -> None:
    """A column of an official's words is never dropped for its likeness to a credit or a jump."""
    briefing = parse(cut_page(piece, left="我们绘就了", right="，并付诸实施。"), "river")
    assert all_spoken(briefing) == [[("顾行舟", [f"我们绘就了{piece}，并付诸实施。"])]]


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        ("清淤工程覆盖了全", "市十二个区县。", "清淤工程覆盖了全市十二个区县。"),
        ("占河道总长的", "62.5%。", "占河道总长的62.5%。"),
        ("总长达到62.", "5公里。", "总长达到62.5公里。"),
        ("累计12", "个区县。", "累计12个区县。"),
        ("总长达到36", "4.7公里。", "总长达到364.7公里。"),
        ("主要原因之一", "是淤塞。", "主要原因之一是淤塞。"),
        ("他说，“水清", "了”，就是目标。", "他说，“水清了”，就是目标。"),
        ("其中城区、", "郊区都有。", "其中城区、郊区都有。"),
        ("We use the AI", "model today.", "We use the AI model today."),
        ("采用AI", "模型。", "采用AI模型。"),
    ],
)
def test_column_breaks(left: str, right: str, joined: str) -> None:
    """A break anywhere inside a sentence is mended; only words of spaced scripts get a blank."""
    briefing = parse(cut_page(left=left, right=right), "river")
    assert all_spoken(briefing) == [[("顾行舟", [joined])]]
    account_for(briefing)


@pytest.mark.parametrize(
    ("left", "note"),
    [
        ("已经完成。", "full stop"),
        ("能完成吗？", "question mark"),
        ("“已经完成。”", "closing mark behind the full stop"),
        ("（已经完成！）", "bracket behind the mark"),
        ("有以下几个方面：", "colon before a list"),
        ("抓清淤；", "semicolon inside a list"),
        ("还有许多……", "trailing thought"),
    ],
)
def test_paragraphs_that_end(left: str, note: str) -> None:
    """A paragraph with an end mark is not put together with the next."""
    briefing = parse(cut_page(left=left, right="然后看水质。"), "river")
    assert all_spoken(briefing) == [[("顾行舟", [left, "然后看水质。"])]], note


def test_never_joined_across_a_label() -> None:
    """A paragraph without an end mark stops at the next speaker."""
    page = (
        "记者：河道如何？\n\n顾行舟：清淤工程覆盖全市\n\n米岚：水质达标率95%\n\n"
        "记者：还有吗？\n\n米岚：没有了。\n"
    )
    briefing = parse(page, "river")
    assert all_spoken(briefing) == [
        [("顾行舟", ["清淤工程覆盖全市"]), ("米岚", ["水质达标率95%"])],
        [("米岚", ["没有了。"])],
    ]
    assert not list(briefing.joined())


def test_never_joined_across_a_headline() -> None:
    """A paragraph without an end mark stops at the headline of the next question."""
    page = (
        "水务局解读河道治理\n\n本报记者 柏青\n\n清淤进度\n\n记者：河道如何？\n\n顾行舟：清淤工程覆盖全市\n\n"
        "水质提升 达标率95%\n\n记者：水质如何？\n\n米岚：都达标。\n"
    )
    briefing = parse(page, "river")
    assert headlines(briefing) == ["清淤进度", "水质提升 达标率95%"]
    assert all_spoken(briefing) == [[("顾行舟", ["清淤工程覆盖全市"])], [("米岚", ["都达标。"])]]
    assert not list(briefing.joined())


def test_no_blank_lines() -> None:
    """A page without blank lines is understood as one with them."""
    page = (
        "编者按\n3月2日，市水务局局长顾行舟、副局长米岚出席发布会。\n水务局解读河道治理\n本报记者 柏青\n"
        "清淤河道 达到86公里\n记者：清淤如何？\n顾行舟：清淤86公里。\n"
        "水质提升 达标率95%\n记者：水质如何？\n米岚：达标率95%。\n"
    )
    briefing = parse(page, "river")
    assert briefing.title == "水务局解读河道治理"
    assert headlines(briefing) == ["清淤河道 达到86公里", "水质提升 达标率95%"]
    assert all_spoken(briefing) == [[("顾行舟", ["清淤86公里。"])], [("米岚", ["达标率95%。"])]]


def test_headline_of_two_lines() -> None:
    """A headline set in two lines with no blank line between is one headline."""
    page = (
        "水务局解读河道治理\n\n本报记者 柏青\n\n清淤进度\n\n记者：河道如何？\n\n顾行舟：清淤86公里。\n\n"
        "水质提升\n达标率95%\n\n记者：水质如何？\n\n米岚：都达标。\n"
    )
    briefing = parse(page, "river")
    assert [bare(text or "") for text in headlines(briefing)] == ["清淤进度", "水质提升达标率95%"]


def test_no_note_no_headlines() -> None:
    """Without an editor's note and headlines the questions and answers are still told apart."""
    page = "记者：河道如何？\n\n顾行舟：清淤86公里。\n\n记者：水质如何？\n\n米岚：达标率95%。\n"
    briefing = parse(page, "river")
    assert briefing.title is None
    assert [tuple(person) for person in briefing.participants] == [("顾行舟", None), ("米岚", None)]
    assert headlines(briefing) == [None, None]
    assert all_spoken(briefing) == [[("顾行舟", ["清淤86公里。"])], [("米岚", ["达标率95%。"])]]
    assert [segment.complete for segment in briefing.segments] == [True, True]
    account_for(briefing)


def test_title_of_a_page_with_one_question() -> None:
    """The one line above a single question is the title, not a headline."""
    briefing = parse("水务局谈河道治理\n\n记者：河道如何？\n\n顾行舟：清淤86公里。\n", "river")
    assert briefing.title == "水务局谈河道治理"
    assert headlines(briefing) == [None]


@pytest.mark.parametrize(
    ("lines", "said", "complete"),
    [
        pytest.param(
            ["清淤工程覆盖了全市", "（下转第2版）", "（上接第1版）", "十二个区县。"],
            ["清淤工程覆盖了全市十二个区县。"],
            True,
            id="jumps on lines of their own",
        ),
        pytest.param(
            ["清淤工程覆盖了全市（下转第2版）", "（上接第1版）十二个区县。"],
            ["清淤工程覆盖了全市十二个区县。"],
            True,
            id="jumps in the line",
        ),
        pytest.param(
            ["清淤完成。【下转A2版】", "【上接A1版】再看水质。"],
            ["清淤完成。", "再看水质。"],
            True,
            id="between paragraphs, lettered pages",
        ),
        pytest.param(
            ["清淤工程覆盖了全市", "下转第二版", "上接第一版", "十二个区县。"],
            ["清淤工程覆盖了全市十二个区县。"],
            True,
            id="no brackets, Chinese numerals",
        ),
        pytest.param(
            ["清淤完成。", "(下转第3版)"], ["清淤完成。"], False, id="never back, after a whole sentence"
        ),
        pytest.param(["清淤工程（下转第3版）"], ["清淤工程"], False, id="never back, at the end of the line"),
        pytest.param(
            ["清淤工程覆盖了全市", "（下转第2版）", "（上接第1版）十二个区县，还将（下转第3版）"],
            ["清淤工程覆盖了全市十二个区县，还将"],
            False,
            id="a line with both",
        ),
        pytest.param(
            ["清淤工程覆盖了全市的大部分区县，还将"],
            ["清淤工程覆盖了全市的大部分区县，还将"],
            False,
            id="simply cut",
        ),
        pytest.param(["谢谢大家"], ["谢谢大家"], True, id="a careless farewell"),
    ],
)
def test_jumps(lines: list[str], said: list[str], complete: bool) -> None:
    """A jump to another page is no spoken text; an answer that does not come back is not complete."""
    page = "记者：河道治理进展如何？\n\n顾行舟：" + "\n\n".join(lines) + "\n"
    briefing = parse(page, "river")
    assert all_spoken(briefing) == [[("顾行舟", said)]]
    assert [segment.complete for segment in briefing.segments] == [complete]
    account_for(briefing)


def test_jump_at_the_end_of_an_inner_answer() -> None:
    """Only the answer that breaks off is marked, wherever it stands."""
    page = (
        "记者：河道如何？\n\n顾行舟：清淤工程覆盖了全市\n\n（下转第2版）\n\n"
        "记者：水质如何？\n\n米岚：达标率95%。\n"
    )
    briefing = parse(page, "river")
    assert [segment.complete for segment in briefing.segments] == [False, True]


@pytest.mark.parametrize(
    "inset", ["（更多内容请关注客户端）", "（制图：云小鱼）", "▲渔民在收获海带。", "[图片]"]
)
def test_insets(inset: str) -> None:
    """What is set wholly in brackets, or as a caption, in the midst of a sentence is furniture."""
    briefing = parse(cut_page(inset), "river")
    assert all_spoken(briefing) == [[("顾行舟", ["清淤工程覆盖了全市十二个区县。"])]]
    account_for(briefing)


def test_running_title() -> None:
    """A title that is printed again on the next page is furniture, not a headline."""
    page = (
        "新闻发布会实录\n\n记者：如何？\n\n顾行舟：清淤86公里。\n\n第 1 页 共 2 页\n\n新闻发布会实录\n\n"
        "记者：还有吗？\n\n顾行舟：没有。\n\n第 2 页 共 2 页\n"
    )
    briefing = parse(page, "river")
    assert headlines(briefing) == [None, None]
    assert all_spoken(briefing) == [[("顾行舟", ["清淤86公里。"])], [("顾行舟", ["没有。"])]]


def test_one_headline_among_many_questions() -> None:
    """The only line that looks like a headline, where other questions have none, is no one's words."""
    questions = "".join(f"记者：第{n}问如何？\n\n顾行舟：好。\n\n" for n in "一二三四")
    page = "水务局发布会\n\n" + questions + "雪具租赁限时五折\n\n记者：还有吗？\n\n顾行舟：没有。\n"
    briefing = parse(page, "river")
    assert headlines(briefing) == [None] * 5
    assert [other.kind for other in briefing.other] == ["unplaced"]


def test_subheadings_in_an_answer() -> None:
    """A heading inside an answer belongs to it, and is not joined to what stands below."""
    page = (
        "水务局发布会\n\n记者：如何？\n\n顾行舟：我讲两点。\n\n一、关于清淤\n\n已经完成，速度很快。\n\n水质更好\n\n"
        "达标率95%，比去年高。\n\n记者：还有吗？\n\n顾行舟：没有。\n"
    )
    said = all_spoken(parse(page, "river"))[0][0][1]
    assert said == ["我讲两点。", "一、关于清淤", "已经完成，速度很快。", "水质更好", "达标率95%，比去年高。"]
