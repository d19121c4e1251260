"""The reader: a page becomes a briefing, its layout mended, its words untouched."""

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import PAGE
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefcli.briefing import Briefing, Paragraph, Segment, Sentence
from briefcli.errors import BriefcliError, NotABriefing
from briefcli.reading import parse, read

SHIPPED = Path(__file__).parent.parent / "corpus" / "miit-2024q1.txt"

Spoken = list[tuple[str | None, list[str]]]


@pytest.fixture(scope="module")
def shipped() -> Briefing:
    return read(SHIPPED)


def texts(paragraphs: tuple[Paragraph, ...]) -> list[str]:
    return [paragraph.text for paragraph in paragraphs]


def spoken(segment: Segment) -> Spoken:
    """Who answers a question, and the paragraphs of each."""
    return [(turn.speaker, texts(turn.paragraphs)) for turn in segment.answers]


def all_spoken(briefing: Briefing) -> list[Spoken]:
    return [spoken(segment) for segment in briefing.segments]


def words_of_officials(briefing: Briefing) -> str:
    return "\n".join(
        paragraph
        for segment in briefing.segments
        for _, paragraphs in spoken(segment)
        for paragraph in paragraphs
    )


def headlines(briefing: Briefing) -> list[str | None]:
    return [segment.headline.text if segment.headline else None for segment in briefing.segments]


def sentences(briefing: Briefing) -> Iterator[Sentence]:
    """Every sentence of a briefing, whoever's it is."""
    if briefing.heading:
        yield from briefing.heading.sentences
    for other in briefing.other:
        yield from other.paragraph.sentences
    for segment in briefing.segments:
        if segment.headline:
            yield from segment.headline.sentences
        for paragraph in segment.question:
            yield from paragraph.sentences
        for turn in segment.answers:
            for paragraph in turn.paragraphs:
                yield from paragraph.sentences


def bare(text: str) -> str:
    return "".join(text.split())


def account_for(briefing: Briefing) -> None:
    """Assert what holds for any text: nothing lost, nothing doubled, nothing reworded."""
    source = briefing.source
    covered: Counter[int] = Counter()
    for start, end in briefing.spans():
        assert 0 <= start < end <= len(source)
        covered.update(range(start, end))
    for offset, character in enumerate(source):
        assert character.isspace() or covered[offset] == 1, (offset, character, covered[offset])
    for sentence in sentences(briefing):
        assert sentence.text == sentence.text.strip() != ""
        assert bare(sentence.text) == bare("".join(source[start:end] for start, end in sentence.spans))
        assert list(sentence.spans) == sorted(sentence.spans)
        assert sentence.line == line_of(source, sentence.spans[0].start)
        assert sentence.line_end == line_of(source, sentence.spans[-1].end - 1)
        assert sentence.mended == (len(sentence.spans) > 1)
    for start, end in briefing.labels:
        assert source[end - 1] in ":："
        assert "\n" not in source[start:end]


def line_of(source: str, offset: int) -> int:
    return len(re.findall(r"\r\n|\r|\n", source[:offset])) + 1


# The transcript that ships.


def test_shipped_title_date_and_reporter(shipped: Briefing) -> None:
    """The title stands in the text; date and reporter come from the file beside it."""
    assert shipped.name == "miit-2024q1"
    assert shipped.title == "工信部解读第一季度工业和信息化热点"
    assert shipped.heading is not None
    assert shipped.heading.text == shipped.title
    assert shipped.date == datetime.date(2024, 4, 18)
    assert shipped.reporter == "徐恒"


def test_shipped_participants(shipped: Briefing) -> None:
    """The participants and their offices come from the editor's note, in its words and order."""
    assert [tuple(person) for person in shipped.participants] == [
        ("单忠德", "工业和信息化部党组成员、副部长"),
        ("赵志国", "工业和信息化部新闻发言人、总工程师"),
        ("陶青", "新闻发言人、运行监测协调局局长"),
    ]


@pytest.mark.parametrize(
    ("number", "headline", "speaker", "question", "paragraphs", "line", "complete"),
    [
        (1, "第一季度制造业投资 同比增长9.9%", "单忠德", "今年第一季度以来", 5, 13, True),
        (2, "累计建成5G基站 达到364.7万个", "赵志国", "近年来，信息通信技术", 6, 27, True),
        (3, "AI、数字孪生等技术 在90%以上示范工厂得到应用", "单忠德", "当前，制造业高端化", 10, 49, True),
        (4, "在国家层面 已累计培育绿色工厂5095家", "陶青", "目前，我国制造业绿色化", 9, 75, True),
        (5, "智能算力规模 达到70EFLOPS", "单忠德", "当前我国算力产业", 6, 99, True),
        (6, "人工智能企业数量 已超过4500家", "陶青", "人工智能已成为", 5, 117, True),
        (7, "低空经济 将形成万亿级产业规模", "单忠德", "工信部等四部门刚刚", 1, 131, False),
    ],
)
def test_shipped_segments(
    shipped: Briefing,
    *,
    number: int,
    headline: str,
    speaker: str,
    question: str,
    paragraphs: int,
    line: int,
    complete: bool,
) -> None:
    """Seven segments, each with headline, asker, question, one speaker and whole paragraphs."""
    assert len(shipped.segments) == 7
    segment = shipped.segments[number - 1]
    assert segment.number == number
    assert segment.headline is not None
    assert segment.headline.text == headline
    assert segment.asker == "记者"
    assert len(segment.question) == 1
    assert segment.question[0].text.startswith(question)
    assert [(turn.speaker, turn.part, len(turn.paragraphs)) for turn in segment.answers] == [
        (speaker, "answer", paragraphs)
    ]
    assert dict(shipped.participants)[speaker] == segment.answers[0].role
    assert segment.line == line_of(shipped.source, shipped.source.index("记者：" + question)) == line
    assert segment.complete is complete


@pytest.mark.parametrize(
    ("left", "right", "spans"),
    [
        ("第一季度，我国5G手机出货量达到5643万部，占同期", "手机出货量的83.7%。", 2),
        ("联合国国家改委", "等四部门，连续三年实施智能制造试点示范行动", 2),
        ("绿色工业园区371家、绿色供应", "链管理企业605家", 2),
        ("组织开", "展国家新型算力中心典型案例遴选", 2),
    ],
)
def test_shipped_sentences_that_the_layout_cut(shipped: Briefing, left: str, right: str, spans: int) -> None:
    """What the columns tore apart is one sentence again, and knows its pieces."""
    joined = list(shipped.joined())
    assert len(joined) == 4
    [sentence] = [each for each in joined if left + right in each.text]
    pieces = [shipped.source[start:end] for start, end in sentence.spans]
    assert len(pieces) == spans
    assert pieces[0].endswith(left)
    assert pieces[1].startswith(right)
    assert sentence.mended
    assert sentence.line < sentence.line_end
    assert sentence.line == line_of(shipped.source, shipped.source.index(left))
    assert sentence.line_end == line_of(shipped.source, shipped.source.index(right))


@pytest.mark.parametrize("words", ["刘健摄", "刘健", "徐恒", "下转", "第3版", "编者按", "国新办举行"])
def test_shipped_furniture_is_not_spoken(shipped: Briefing, words: str) -> None:
    """Credit, byline, jump and editor's note are in no question and no answer."""
    assert words in shipped.source
    for segment in shipped.segments:
        assert words not in "".join(texts(segment.question))
    assert words not in words_of_officials(shipped)


def test_shipped_furniture_is_accounted_for(shipped: Briefing) -> None:
    """What is no one's words stands in `other`, with its kind."""
    assert [(other.kind, other.paragraph.text[:6]) for other in shipped.other] == [
        ("furniture", "编者按"),
        ("introduction", "4月18日，"),
        ("furniture", "本报记者 徐"),
        ("furniture", "刘健摄"),
        ("furniture", "(下转第3版"),
    ]


@pytest.mark.parametrize("quirk", ["联合国国家改委等四部门", "联合国标委", "更加贴心及，"])
def test_shipped_quirks_stay(shipped: Briefing, quirk: str) -> None:
    """Odd wording is the source's and is not mended."""
    assert quirk in words_of_officials(shipped)


def test_shipped_text_is_untouched(shipped: Briefing) -> None:
    """The source is the file's text, and every sentence is a slice of it or slices put together."""
    assert shipped.source == SHIPPED.read_bytes().decode("utf-8")
    for sentence in sentences(shipped):
        assert sentence.text == "".join(shipped.source[start:end] for start, end in sentence.spans)
    account_for(shipped)


def test_shipped_sentences_end_where_sentences_end(shipped: Briefing) -> None:
    """A sentence of an answer ends at 。！？ or where its paragraph ends, and holds no other end."""
    for segment in shipped.segments:
        for turn in segment.answers:
            for paragraph in turn.paragraphs:
                for sentence in paragraph.sentences:
                    assert not re.search(r"[。！？](?![”』」）)])", sentence.text[:-1])
                    assert sentence.text[-1] in "。！？”" or sentence == paragraph.sentences[-1]


# Pages of other makes.


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
    ("page", "expected"),
    [
        pytest.param(
            "记者：河道如何？\n顾行舟：清淤86公里。\n米岚：水质也好。\n顾行舟：补充一句。\n",
            [
                (
                    "记者",
                    ["河道如何？"],
                    [("顾行舟", ["清淤86公里。"]), ("米岚", ["水质也好。"]), ("顾行舟", ["补充一句。"])],
                )
            ],
            id="several officials answer one question",
        ),
        pytest.param(
            "记者:河道如何?\n顾行舟: 清淤86公里。\n记者 :水质如何?\n米岚 : 达标。\n",
            [
                ("记者", ["河道如何?"], [("顾行舟", ["清淤86公里。"])]),
                ("记者", ["水质如何?"], [("米岚", ["达标。"])]),
            ],
            id="half-width colons",
        ),
        pytest.param(
            "记者：我有两个问题。\n\n第一个问题，河道如何？\n\n顾行舟：清淤86公里。\n",
            [("记者", ["我有两个问题。", "第一个问题，河道如何？"], [("顾行舟", ["清淤86公里。"])])],
            id="a question of two paragraphs",
        ),
        pytest.param(
            "记者：我有两个问题。\n\n记者：水质如何？\n\n顾行舟：清淤86公里。\n",
            [("记者", ["我有两个问题。", "水质如何？"], [("顾行舟", ["清淤86公里。"])])],
            id="the asker's label twice",
        ),
        pytest.param(
            "记者：\n河道如何？\n顾行舟：\n清淤86公里。\n",
            [("记者", ["河道如何？"], [("顾行舟", ["清淤86公里。"])])],
            id="labels alone on their lines",
        ),
        pytest.param(
            "　　记者：河道如何？\n　　顾行舟：清淤工程覆盖全市\n　　十二个区县。\n　　水质好。\n",
            [("记者", ["河道如何？"], [("顾行舟", ["清淤工程覆盖全市十二个区县。", "水质好。"])])],
            id="full-width indents",
        ),
        pytest.param(
            "问：河道如何？\n答：清淤86公里。\n",
            [(None, ["河道如何？"], [(None, ["清淤86公里。"])])],
            id="labels that name nobody",
        ),
        pytest.param(
            "澜江日报记者：河道如何？\n市水务局局长顾行舟：清淤86公里。\n顾行舟（市水务局局长）：再说一句。\n",
            [("澜江日报记者", ["河道如何？"], [("顾行舟", ["清淤86公里。"]), ("顾行舟", ["再说一句。"])])],
            id="labels with an outlet and an office",
        ),
        pytest.param(
            "记者：春季清淤进展如何\n\n顾行舟：清淤86公里。\n",
            [("记者", ["春季清淤进展如何"], [("顾行舟", ["清淤86公里。"])])],
            id="a short question without its mark is no byline",
        ),
    ],
)
def test_turns(page: str, expected: list[tuple[str | None, list[str], Spoken]]) -> None:
    """Labels tell who speaks, in each of the usual layouts; line ends make no difference."""
    for source in (page, page.replace("\n", "\r\n"), page.replace("\n", "\r"), page.rstrip("\n")):
        briefing = parse(source, "river")
        found = [(s.asker, texts(s.question), spoken(s)) for s in briefing.segments]
        assert found == expected
        account_for(briefing)


@pytest.mark.parametrize(
    "words",
    [
        "目标是",
        "第一",
        "其中",
        "一是",
        "一方面",
        "另一方面",
        "总的来说",
        "比如",
        "下一步",
        "主要任务",
        "一句话",
        "具体来看",
    ],
)
def test_words_before_a_colon_that_are_no_speaker(words: str) -> None:
    """In an answer, and in a question, words with a colon behind them do not begin a turn."""
    page = f"记者：请谈两点。\n\n{words}：河道如何？\n\n顾行舟：清淤86公里。\n\n{words}：全年达到150公里。\n"
    briefing = parse(page, "river")
    assert texts(briefing.segments[0].question) == ["请谈两点。", f"{words}：河道如何？"]
    assert all_spoken(briefing) == [[("顾行舟", ["清淤86公里。", f"{words}：全年达到150公里。"])]]


@pytest.mark.parametrize("words", ["感谢这位记者", "最后回应网友", "借此机会告诉媒体"])
def test_words_before_a_colon_that_are_no_asker(words: str) -> None:
    """An official who speaks of reporters keeps the word."""
    page = f"记者：河道如何？\n\n顾行舟：清淤86公里。\n\n{words}：数据会公开。\n"
    assert all_spoken(parse(page, "river")) == [[("顾行舟", ["清淤86公里。", f"{words}：数据会公开。"])]]


def test_reporter_who_is_named() -> None:
    """The words of a reporter who gives a name are not taken into the answer before."""
    page = (
        "记者：河道如何？\n\n顾行舟：清淤86公里。\n\n澜江日报记者章小满：水质如何？\n\n顾行舟：达标率95%。\n"
    )
    briefing = parse(page, "river")
    assert all_spoken(briefing) == [[("顾行舟", ["清淤86公里。"])], [("顾行舟", ["达标率95%。"])]]


def test_host_is_no_official() -> None:
    """A host's words are not taken into an official's answer."""
    page = (
        "记者：河道如何？\n\n顾行舟：清淤86公里。\n\n主持人：请继续提问。\n\n"
        "记者：水质如何？\n\n米岚：达标率95%。\n"
    )
    said = [
        (turn.speaker, text)
        for segment in parse(page, "river").segments
        for turn in segment.answers
        if turn.part == "answer"
        for text in texts(turn.paragraphs)
    ]
    assert said == [("顾行舟", "清淤86公里。"), ("米岚", "达标率95%。")]


def test_opening_is_segment_0() -> None:
    """What an official says before the first question is segment 0, without asker and question."""
    page = "市水务局局长顾行舟：大家好。先说几句。\n\n记者：河道如何？\n\n顾行舟：清淤86公里。\n"
    opening, first = parse(page, "river").segments
    assert (opening.number, opening.asker, opening.question) == (0, None, ())
    assert [(turn.speaker, turn.part) for turn in opening.answers] == [("顾行舟", "opening")]
    assert [(turn.speaker, turn.part) for turn in first.answers] == [("顾行舟", "answer")]


@pytest.mark.parametrize(
    ("note", "name", "role"),
    [
        ("市水务局局长顾行舟出席。", "顾行舟", "市水务局局长"),
        ("市水务局副局长、总工程师顾行舟介绍情况。", "顾行舟", "市水务局副局长、总工程师"),
        ("发布会邀请到了市水务局局长顾行舟。", "顾行舟", "市水务局局长"),
        ("市水务局局长米岚与河道处处长顾行舟出席。", "顾行舟", "河道处处长"),
        ("市水务局局长米岚、河道处处长顾行舟出席。", "顾行舟", "河道处处长"),
        ("和平区区长顾行舟出席。", "顾行舟", "和平区区长"),
        ("有色金属协会会长顾行舟出席。", "顾行舟", "有色金属协会会长"),
        ("顾行舟出席。", "顾行舟", None),
    ],
)
def test_roles_from_the_note(note: str, name: str, role: str | None) -> None:
    """A speaker's office is what stands before the name, in the note's own words, nothing cut off."""
    page = f"编者按\n\n3月2日，{note}\n\n记者：河道如何？\n\n顾行舟：清淤86公里。\n\n米岚：水质好。\n"
    assert dict(parse(page, "river").participants)[name] == role


def test_role_of_a_name_that_begins_another() -> None:
    """方成 does not get the office of 方成林."""
    page = (
        "编者按\n\n3月2日，市水务局局长方成林、河道处处长方成出席。\n\n"
        "记者：河道如何？\n\n方成：清淤86公里。\n\n方成林：很好。\n"
    )
    roles = dict(parse(page, "river").participants)
    assert roles == {"方成林": "市水务局局长", "方成": "河道处处长"}


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("2024年3月2日，市水务局举行发布会。", datetime.date(2024, 3, 2)),
        ("发布时间 2024-03-02 上午。", datetime.date(2024, 3, 2)),
        ("2024.3.2 市水务局举行发布会。", datetime.date(2024, 3, 2)),
        ("2024年2月30日有误，3月2日市水务局举行发布会。", None),
        ("3月2日，市水务局举行发布会。", None),
    ],
)
def test_date_of_the_text(head: str, date: datetime.date | None) -> None:
    """Only a full date that exists is taken from the text."""
    assert parse(f"{head}\n\n记者：河道如何？\n\n顾行舟：好。\n", "river").date == date


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("", "empty"),
        ("  \n　\n", "blank"),
        ("河道清淤已完成86公里。\n水质达标率95%。\n", "prose"),
        ("记者：河道如何？\n记者：水质如何？\n", "questions only"),
        ("顾行舟：清淤86公里。\n米岚：水质好。\n", "statements only"),
        ("记者：河道如何？\n顾行舟：\n", "a label with nothing behind it"),
        ("记者：\n顾行舟：清淤86公里。\n", "an answer to nothing"),
        ("目标是：清淤。\n其中：城区。\n", "colons that label nobody"),
    ],
)
def test_text_that_is_no_briefing(text: str, note: str) -> None:
    """A text without a question and an answer is refused by a message that names it, in one line."""
    with pytest.raises(NotABriefing) as caught:
        parse(text, "river")
    assert "river" in str(caught.value), note
    assert "\n" not in str(caught.value)


# Properties.

LINES = [
    "记者：", "记者：河道如何？", "澜江日报记者：水质怎样", "问：", "答：好的。", "Q: Why?", "A: So.",
    "顾行舟：清淤86公里。", "顾行舟：", "市水务局局长顾行舟：占全市", "米岚（副局长）：还有，",
    "主持人：下一个。", "目标是：95%", "其中：", "清淤工程覆盖了", "全市十二个区县。“好！”", "“水清",
    "一是治河", "（二）治湖。", "……", "”", "。", "AI", "1.5", "贺知秋摄", "本报记者 柏青",
    "（下转第2版）", "(上接第1版)", "清淤（下转第2版）", "（上接第1版）水质。（下转第3版）",
    "A2版 要闻", "编者按", "编者按：河道", "12:30", "****", "水质提升 达标率95%",
    "3月2日，局长顾行舟、米岚出席", "　　清淤。", "  ", "", "", "\t", "x" * 70,
]  # fmt: skip
# Blanks and ends of many kinds, marks that the rules of layout look at, and whatever else there is.
CHARACTERS = st.one_of(
    st.sampled_from(
        " \t\r\n\x0b\x0c\x1c\x85\u00a0\u2028\u3000\ufeff\u200b：:。！？!?，、”』)）(（.AQ问答记者摄版转接第1"
    ),
    st.characters(exclude_categories=["Cs"]),
)


def check_parse(text: str) -> bool:
    """Whether a text is a briefing; if it is, assert that it is accounted for."""
    try:
        briefing = parse(text, "any")
    except BriefcliError:
        return False
    account_for(briefing)
    return True


@given(st.text(CHARACTERS, max_size=60))
@settings(max_examples=200, deadline=None)
@example("记者：\x1c好\n答：\u2028好\n")
def test_any_text(text: str) -> None:
    """Any text is refused as unusable or accounted for, whatever stands before and behind a turn."""
    check_parse(text)
    check_parse(f"{text}\n记者：河道{text}\n顾行舟：清淤{text}\n{text}")


@given(
    st.lists(st.sampled_from(LINES), max_size=25),
    st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\n　　"]),
)
@settings(max_examples=300, deadline=None)
def test_any_page(lines: list[str], line_end: str) -> None:
    """Any page put together from labels, paragraphs and furniture is accounted for."""
    check_parse(line_end.join(lines))
    assert check_parse(line_end.join(["记者：河道治理得如何？", "顾行舟：好。", *lines]))


@given(st.lists(st.sampled_from(LINES), max_size=25))
@settings(max_examples=100, deadline=None)
def test_line_ends_make_no_difference(lines: list[str]) -> None:
    """A page says the same with LF and with CR LF."""
    page = ["记者：河道治理得如何？", "顾行舟：好。", *lines]
    one, other = parse("\n".join(page), "any"), parse("\r\n".join(page), "any")
    assert all_spoken(one) == all_spoken(other)
    assert headlines(one) == headlines(other)
    assert [(s.text, s.line, s.line_end) for s in sentences(one)] == [
        (s.text, s.line, s.line_end) for s in sentences(other)
    ]
