"""The transcript that ships is read as it stands on its page."""

import datetime
import re
from pathlib import Path

import pytest
from transcripts import account_for, line_of, sentences, texts, words_of_officials

from briefcli.briefing import Briefing
from briefcli.reading import read

SHIPPED = Path(__file__).parent.parent / "corpus" / "miit-2024q1.txt"


@pytest.fixture(scope="module")
def shipped() -> Briefing:
    return read(SHIPPED)


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
