"""HTML pages: the article comes through whole, whatever the page is built of, and its furniture does not."""

import logging
import warnings
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefcli.errors import UnusableInput
from briefcli.reading import decode
from briefcli.reading.formats import html

TITLE = "河道治理专场新闻发布会"
TURNS = (
    ("中新社记者：", "请问今年的河道治理进展如何？有没有时间表？"),
    ("市水务局局长 顾行舟：", "截至10月底，全市累计清淤河道86公里，完成投资3.2亿元，水质达标率达到95%。"),
    ("路透社记者：", "有居民反映施工噪声扰民，有什么措施？"),
    ("市水务局局长 顾行舟：", "夜间十点以后一律停工，投诉当天答复。"),
    ("中新社记者：", "资金从哪里来？"),
    ("市水务局局长 顾行舟：", "市级财政承担六成，其余由各区配套。"),
    ("路透社记者：", "今冬会停水吗？"),
    ("市水务局局长 顾行舟：", "不会。"),
)
NAVIGATION = (
    '<div class="top"><ul><li><a href="/">网站首页</a></li><li><a href="/a">政务公开</a></li></ul></div>'
)
RELATED = (
    '<div><h4>相关阅读</h4><ul><li><a href="/1">记者：夜访工地</a></li>'
    '<li><a href="/2">为何清淤？</a></li></ul></div>'
)
FOOT = "<div>版权所有：云岫市人民政府　云ICP备1号<br>地址：人民路1号</div>"
JUNK = ("网站首页", "相关阅读", "夜访工地", "为何清淤", "人民路", "不可见")


def page(article: str, head: str = '<meta charset="utf-8">') -> str:
    """A page of an office, with an article in it."""
    title = f"<title>{TITLE}_云岫市人民政府</title><script>var s='记者：不可见。'</script>"
    body = f"{NAVIGATION}{article}{RELATED}{FOOT}"
    return f"<!DOCTYPE html><html><head>{head}{title}</head><body>{body}</body></html>"


def text_of(source: str, codec: str = "utf-8") -> str:
    """The text of a page, as the reader gets it."""
    return decode(source.encode(codec), "page.html")


def each(form: str) -> str:
    """Every turn in some form of markup."""
    return "".join(form.format(label=label, speech=speech) for label, speech in TURNS)


LINES = [line for turn in TURNS for line in turn]
HEAD = f"<h1>{TITLE}</h1>"

BUILDS: dict[str, Callable[[], str]] = {
    "a label in its own paragraph": lambda: page(
        f"<div>{HEAD}{each('<p>{label}</p><p>　　{speech}</p>')}</div>"
    ),
    "a label in bold": lambda: page(f"{HEAD}<div>{each('<p><strong>{label}</strong>{speech}</p>')}</div>"),
    "divisions only": lambda: page(
        f"<div>{HEAD}<div>{each('<div><span>{label}</span>{speech}</div>')}</div></div>"
    ),
    "breaks only": lambda: page(f"<div>{HEAD}{each('&nbsp;&nbsp;{label}{speech}<br><br>')}</div>"),
    "breaks only, in the body": lambda: page(f"{HEAD}{each('{label}{speech}<br>')}"),
    "tables for layout": lambda: page(
        f"<table><tr><td>{RELATED}</td><td><table><tr><td>{HEAD}</td></tr>"
        f"{each('<tr><td><b>{label}</b></td><td>{speech}</td></tr>')}</table></td></tr></table>"
    ),
    "nested lists": lambda: page(f"{HEAD}<ul>{each('<li>{label}<ul><li>{speech}</li></ul></li>')}</ul>"),
    "lists of definitions": lambda: page(f"{HEAD}<dl>{each('<dt>{label}</dt><dd>{speech}</dd>')}</dl>"),
    "linked labels": lambda: page(
        f"{HEAD}<div>{each('<div><a href=#>{label}</a></div><div>{speech}</div>')}</div>"
    ),
    "a box a turn": lambda: page(f"{HEAD}<div>{each('<div><i>{label}</i><p>{speech}</p></div>')}</div>"),
    "a section a question, the first long": lambda: page(
        f"<main>{HEAD}<section><p>{LINES[0]}{LINES[1]}</p><p>{LINES[2]}</p><p>{LINES[3] * 12}</p></section>"
        f"<section>{''.join(f'<p>{line}</p>' for line in LINES[4:])}</section></main>"
    ),
    "all in a form": lambda: page(f"<form>{HEAD}<div>{each('<p>{label}</p><p>{speech}</p>')}</div></form>"),
    "hidden words": lambda: page(
        f"<article>{HEAD}<!-- 不可见 --><p hidden>不可见</p><p style='top:0; display : none'>不可见。</p>"
        f"{each('<p>{label}{speech}</p>')}<template>不可见。</template></article>"
    ),
    "labels that run a script": lambda: page(
        f"<div>{HEAD}{each('<p><a href=javascript:;>{label}</a></p><p>{speech}</p>')}</div>"
    ),
    "a body shown by a script": lambda: page(f"{HEAD}<div>{each('<p>{label}{speech}</p>')}</div>").replace(
        "<body>", "<body style='visibility: hidden'>"
    ),
    "without <html>": lambda: f"<meta charset=utf-8><div>{HEAD}{each('<p>{label}</p><p>{speech}</p>')}</div>",
    "uppercase, unclosed": lambda: page(
        f"<DIV>{HEAD}{each('<P ALIGN=left><FONT>{label}</FONT>{speech}')}</DIV>"
    ),
}


@pytest.mark.parametrize("build", BUILDS)
def test_builds(build: str) -> None:
    """Title, labels and sentences come through in order from pages of every build, and no furniture."""
    text = text_of(BUILDS[build]())
    assert text.split("\n", 1)[0] == TITLE
    assert text.count(TITLE) == 1
    at = 0
    for line in LINES:
        at = text.find(line, at) + len(line)
        assert at >= len(line), line
    assert not [word for word in JUNK if word in text]


def test_one_block_a_line() -> None:
    """A block is a line, blank lines between; a break is a line end; inline elements are nothing."""
    article = "<p>&emsp;记者：<b>好</b><span>吗</span>？<br>真的 <i>吗</i>？</p><ul><li>一是。<li>二是。</ul>"
    assert text_of(f"<html><body>{article}</body></html>") == "记者：好吗？\n真的 吗？\n\n一是。\n\n二是。"


def test_white_space() -> None:
    """White space folds as in a browser: a line end in the source is nothing between Chinese characters."""
    source = "<html><p>记者：河道\n  清淤\r\n，由 Reuters\n asks。\n</p><pre>一行。\n又一行。</pre>"
    assert text_of(source) == "记者：河道清淤，由 Reuters asks。\n\n一行。\n又一行。"


def test_information_of_publication_and_captions() -> None:
    """The line of publication and captions within the article stay, buttons in it do not."""
    info = "<div>发布时间：2024-10-30 10:00&nbsp;来源：云岫网 <a href='javascript:print()'>打印</a></div>"
    caption = "<figure><img src='http://127.0.0.1:9/a.png'><figcaption>图为现场。</figcaption></figure>"
    text = text_of(page(f"<div>{HEAD}{info}{caption}{each('<p>{label}</p><p>{speech}</p>')}</div>"))
    assert text.startswith(f"{TITLE}\n\n发布时间：2024-10-30 10:00 来源：云岫网\n\n图为现场。\n\n{LINES[0]}")


def test_advertisements_and_teasers() -> None:
    """Advertisements in the article and teasers of other articles beside it are left out."""
    turns = [f"<p>{label}</p><p>{speech * 3}</p>" for label, speech in TURNS]
    turns.insert(2, '<div class="ad-box"><a href="/x">清仓大甩卖</a><span>广告</span></div>')
    teasers = "<div><div><a href=/1>地铁试运行</a><p>地铁五号线共设车站21座，预计年底通车。</p></div></div>"
    article = f"<div>{HEAD}<div>{''.join(turns)}</div></div>"
    for boxes in (article + teasers, teasers + article):
        text = text_of(page(f"<div>{boxes}</div>"))
        assert all(speech in text for speech in LINES)
        assert not [word for word in ("清仓", "广告", "五号线", "地铁") if word in text]


def test_last_words_beside_the_article() -> None:
    """A paragraph that stands beside the element of the article belongs to it."""
    article = each("<p>{label}</p><p>{speech}</p>")
    text = text_of(page(f"<div>{HEAD}<div>{article}</div><p>今天就到这里，谢谢大家。</p></div>"))
    assert text.endswith("今天就到这里，谢谢大家。")


def test_a_name_of_furniture_around_the_article() -> None:
    """An element that holds the page is kept, whatever its name."""
    assert LINES[3] in text_of(
        page(f'<div class="share footer">{HEAD}{each("<p>{label}{speech}</p>")}</div>')
    )


def test_imprint_in_the_element_of_the_article() -> None:
    """A site's imprint costs no word of an article that runs on into it, and may be spoken of."""
    asked, answered = "记者：如何保护版权？", "顾行舟：版权所有人都要保护。"
    article = f"{HEAD}<p>{asked}</p><p>{answered}</p>{each('{label}{speech}<br>')}版权所有"
    text = text_of(f"<html><body>{article}")
    assert all(line in text for line in [*LINES, asked, answered])


def test_links_within_sentences() -> None:
    """A link in a sentence is part of it, and so is an answer in a link that was never closed."""
    article = "<p>记者：<a href=/r>河道</a>呢？</p><p><a href=/s>顾行舟：都清淤了。</a></p>"
    assert text_of(f"<html>{article}") == "记者：河道呢？\n\n顾行舟：都清淤了。"


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("甲市-乙县举行发布会-云岫网", "<h1>甲市-乙县举行发布会</h1>", "甲市-乙县举行发布会"),
        ("甲市举行发布会_云岫网", "<h1>云岫网</h1>", "甲市举行发布会"),
        ("甲市举行发布会 - 云岫网", "", "甲市举行发布会"),
        ("", "<h2>甲市举行发布会</h2>", "甲市举行发布会"),
    ],
)
def test_title(title: str, body: str, expected: str) -> None:
    """The title comes first, without the name of the site."""
    text = text_of(f"<html><title>{title}</title><body>{body}<p>记者：好吗？</p><p>顾行舟：好。</p>")
    assert text.split("\n")[0] == expected
    assert text.count(expected) == 1


@pytest.mark.parametrize(
    ("head", "codec"),
    [
        ('<meta http-equiv="Content-Type" content="text/html; charset=gb2312">', "gb18030"),
        ("<meta charset=GBK>", "gb18030"),
        ("<meta charset='big5'>", "utf-8"),
        ('<meta charset="gb2312">', "utf-8"),
        ('<meta charset="utf-8">', "gb18030"),
        ('<meta charset="no-such-thing">', "gb18030"),
        ('<meta charset="punycode">', "gb18030"),
        ('<meta charset="hex">', "gb18030"),
        ("", "utf-8"),
        ("", "gb18030"),
        ("", "utf-16"),
    ],
)
def test_encodings(head: str, codec: str) -> None:
    """A page is decoded as it says, where that is true; gb2312 has the characters of GB18030."""
    text = text_of(page(f"{HEAD}<div>{each('<p>{label}</p><p>{speech}镕㐂</p>')}</div>", head), codec)
    assert all(line in text for line in LINES)
    assert "镕㐂" in text


def test_encoding_of_an_xml_declaration() -> None:
    """The declaration of XHTML counts as well; no document type is fetched."""
    source = "<?xml version='1.0' encoding='gb2312'?><!DOCTYPE html SYSTEM 'http://127.0.0.1:9/x.dtd'><html><p>记者：好吗？"
    assert text_of(source, "gb18030") == "记者：好吗？"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        pytest.param("<html><body><script>记者：好。</script></body></html>", "no text", id="no text"),
        pytest.param("<!DOCTYPE html>", "no text", id="nothing"),
        pytest.param("<html><frameset><frame src='a.html'></frameset></html>", "no text", id="frames"),
        pytest.param(
            "<html>" + "<div>" * 100_000 + "记者：好。", "nested", id="nested past the parser's limit"
        ),
        pytest.param("<html>" + "<div>" * 1900 + "记者：好。", "nested", id="nested past ours"),
        pytest.param("<html>" + "<br>" * 60_000 + "记者：好。", "too many", id="elements"),
        pytest.param("<html><p>" + "x" * html.MAX_BYTES, "larger than", id="size"),
    ],
)
def test_pages_that_are_refused(source: str, reason: str) -> None:
    """A page without text or past a limit is refused by name in one line."""
    with pytest.raises(UnusableInput, match=reason) as caught:
        text_of(source)
    assert str(caught.value).startswith("page.html: ")
    assert "\n" not in str(caught.value)


def test_one_long_line() -> None:
    """A page of one enormous line is no harm."""
    assert text_of("<html><p>" + "记者：好。" * 100_000) == "记者：好。" * 100_000


def test_libraries_are_silent(caplog: pytest.LogCaptureFixture) -> None:
    """Neither warnings nor log lines of the library come through, also where it gives up."""
    with warnings.catch_warnings(), caplog.at_level(logging.ERROR):
        warnings.simplefilter("error")
        text_of("<html><base href='http://['><p>记者：好吗？<table><td>")


_SENTENCE = st.text("甲乙丙丁戊己庚辛", min_size=1, max_size=12).map(lambda words: f"{words}。")
_FORM = st.sampled_from(
    [
        "<p>{}</p>",
        "<div>{}</div>",
        "<li>{}",
        "{}<br>",
        "<td>{}</td>",
        "<div><span>{}</span></div>",
        "<b>{}</b>",
    ]
)


@given(st.lists(st.tuples(_SENTENCE, _FORM), min_size=1, max_size=12))
@settings(max_examples=40, deadline=None)
def test_nothing_is_lost(parts: list[tuple[str, str]]) -> None:
    """Every sentence of a page comes through, in order."""
    text = text_of("<html><body>" + "".join(form.format(sentence) for sentence, form in parts))
    assert "".join(text.split()) == "".join(sentence for sentence, _ in parts)
