"""`check`: whether a quotation is true to the record, where it is not, and whose words it has."""

import datetime
import re
from pathlib import Path
from typing import Any

import pytest
from conftest import PAGE
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from briefcli import Check, Library, WrongUsage
from briefcli.checking.plain import plain
from briefcli.reading import Sidecar, parse
from briefcli.show.differing import in_place, pieces
from briefcli.text.normal import fold

PORT = """编者按

3月2日，市港务局局长顾行舟、副局长米岚出席发布会。

港务局介绍港口发展

本报记者 柏青

港口货物吞吐量 再上新台阶

记者：港口发展得怎么样？航线有没有减少？

顾行舟：去年，全市港口货物吞吐量达到3.2亿吨以上，同比增长3.5%。青屿港至北礁港的“海上巴士”没有停航。

5G网络覆盖了120个泊位，建成标准化码头1,234座。渡轮客运量预计今年将增长或持平，目标是到2025年清退全部老旧渡轮。

安全生产是港口工作的底线。

电动拖轮 年内下水

澜江日报记者：老百姓很关心电动拖轮，首批拖轮什么时候能够下水？

米岚：首批8艘电动拖轮年内下水，靠泊效率提高10.9个百分点。安全生产是港口工作的底线。

第一，我们将为拖轮配备岸电设施。第二，开放港口数据，让船公司随时查到泊位空闲情况。
"""

TRADITIONAL = "記者：船塢怎樣？\n\n季遙：船塢擴容後，龍門吊達到３０臺，員工沒有減少。\n"


@pytest.fixture(scope="module")
def library(shared_home: Path) -> Library:
    """Two briefings in simplified and one in traditional characters; only that on the port has a date."""
    port = parse(PORT, "port", Sidecar(date=datetime.date(2024, 3, 2)))
    return Library.of(port, parse(PAGE, "forest"), parse(TRADITIONAL, "dock"), home=shared_home)


def one(library: Library, *quotation: str, **options: Any) -> Check:
    [record] = library.check(*quotation, **options)
    return record


def words(text: str) -> str:
    """The letters, digits and per cent signs of a text."""
    return "".join(character for character in text if character.isalnum() or character == "%")


def differences(record: Check) -> str:
    return ";".join(f"{quoted}→{said}" for quoted, said in record.differences)


@pytest.mark.parametrize(
    ("quotation", "passage", "note"),
    [
        ("渡轮客运量预计今年将增长或持平", "渡轮客运量预计今年将增长或持平", "part of a sentence"),
        ("3.5%", "3.5%", "a number alone"),
        ("增长3.5%。青屿港至北礁港", "增长3.5%。青屿港至北礁港", "over two sentences"),
        ("没有停航。5G网络覆盖", "没有停航。5G网络覆盖", "over two paragraphs"),
        ("没有停航。\n\n　　5G网络覆盖", "没有停航。5G网络覆盖", "with their line ends"),
        ("其中混交林占到造林面积的62.5%", "其中混交林占到造林面积的62.5%", "that the layout had cut"),
        ("５ｇ网络覆盖了１２０个泊位", "5G网络覆盖了120个泊位", "width and case"),
        ("全 市港口　货物\t吞吐量", "全市港口货物吞吐量", "white space"),
        ("港至北礁港的海上巴士沒有停航", "港至北礁港的“海上巴士”没有停航", "left-out marks, traditional"),
        ("北礁港的「海上巴士」没有停航", "北礁港的“海上巴士”没有停航", "other quotation marks"),
        ("‘靠泊效率——提高10.9个百分点！’", "靠泊效率提高10.9个百分点", "other punctuation"),
        ("建成标准化码头1234座", "建成标准化码头1,234座", "no comma between thousands"),
        ("落实护林员2,300余名", "落实护林员2300余名", "a comma between thousands"),
        ("船坞扩容后，龙门吊达到30台", "船塢擴容後，龍門吊達到３０臺", "simplified, of traditional words"),
        ("……首批8艘电动拖轮…", "首批8艘电动拖轮", "dots at either end mark no gap"),
        ("全市港口货物吞吐量……同比增长3.5%", "全市港口货物吞吐量……同比增长3.5%", "a gap"),
        ("5G网络...码头1234座… 老旧渡轮", "5G网络……码头1,234座……老旧渡轮", "two, in other dots"),
        ("年内下水……我们将为拖轮", "年内下水……我们将为拖轮", "paragraphs apart"),
    ],
)
def test_true(library: Library, quotation: str, passage: str, note: str) -> None:
    """What is true to the letter stays so in any form; the passage has the source's own characters."""
    record = one(library, quotation)
    verdict = "elided" if "……" in passage else "verbatim"
    assert (record.verdict, record.similarity, record.passage) == (verdict, 1, passage), note
    assert record.differences == ()


@pytest.mark.parametrize(
    ("quotation", "expected", "figures", "note"),
    [
        ("同比增长3.6%。青屿港至北礁港的“海上巴士”没有停航", "3.6%→3.5%", "contradicted", "a number"),
        ("同比增长35%", "35%→3.5%", "contradicted", "no point"),
        ("同比增长35%。青屿港至北礁港的海上巴士", "35%→3.5%", "contradicted", "no point, and more behind"),
        ("靠泊效率提高109个百分点", "109个百分点→10.9个百分点", "contradicted", "no point within a number"),
        ("同比增长-3.5%", "-3.5%→3.5%", "contradicted", "a sign"),
        ("全市港口货物吞吐量达到3.2万吨", "3.2万吨→3.2亿吨", "contradicted", "a multiplier"),
        ("首批8只电动拖轮年内下水", "8只→8艘", "contradicted", "a unit"),
        ("靠泊效率提高10.9%", "10.9%→10.9个百分点", "contradicted", "a shorter unit"),
        ("AI巡护系统已经覆盖2个县", "2个→12个", "contradicted", "the end of a number"),
        ("15G网络覆盖了120个泊位", "15G→5G", "confirmed", "a name that ends like the true one"),
        ("北礁港的“海上巴士”停航", "→没有", None, "no negation"),
        ("安全生产不是港口工作的底线", "不是→是", None, "a negation"),
        ("青屿港至南礁港的“海上巴士”", "南礁→北礁", None, "a name"),
        ("靠泊效率下降10.9个百分点", "下降→提高", "contradicted", "a word that turns its figure round"),
        ("落实护林员 2400 余名", "2400 余名→2300余名", "contradicted", "in the quotation's characters"),
        ("起重機達到30臺，員工沒有減少", "起重機→龍門吊", "confirmed", "and in the source's"),
        ("员工减少", "→沒有", None, "left out of a short one"),
        ("去年，全市货物吞吐量达到3.2亿吨", "→港口", "confirmed", "left out"),
        ("达到3.2亿吨，同比增长3.5%", "→以上", "confirmed", "left out, the rest true"),
        ("第一，为拖轮配备岸电设施", "→我们将", None, "left out near its beginning"),
        ("覆盖了全部120个泊位", "全部→", "confirmed", "added"),
        ("5G网络覆盖了120个标准化泊位", "标准化→", "confirmed", "added, near its end"),
        ("首批8艘电动拖轮年内下水了", "了→", "confirmed", "added at its end"),
        ("首批9艘电动拖轮年内停航", "9艘→8艘;停航→下水", "contradicted", "two"),
        ("去年全市各港口一共装卸3.2亿吨货物", "", "confirmed", "reworded, the same figure"),
        ("去年全市各港口一共装卸5.1亿吨货物", "5.1亿吨→3.2亿吨", "contradicted", "reworded, another"),
        ("全市港口货物吞吐量达到3.2", "3.2→3.2亿吨", None, "a number cut short"),
        ("首批八艘电动拖轮年内下水", "八艘→8艘", "confirmed", "the same figure in other characters"),
        ("船公司可以随时了解泊位空不空", "", None, "reworded, without a figure"),
    ],
)
def test_altered(library: Library, quotation: str, expected: str, figures: str | None, note: str) -> None:
    """A changed number, unit, negation, name or word is told, however like the rest is, or unlike."""
    record = one(library, quotation)
    assert (record.verdict, differences(record), record.figures) == ("altered", expected, figures), note
    assert len(record.places) == 1


@pytest.mark.parametrize(
    ("quotation", "places"),
    [
        ("首批8艘电动拖轮年内下水，全市港口货物吞吐量达到3.2亿吨", ("port:2", "port:1")),
        ("首批8艘电动拖轮年内下水……全市港口货物吞吐量达到3.2亿吨", ("port:2", "port:1")),
        ("同比增长3.5%……全市港口货物吞吐量达到3.2亿吨", ("port:1",)),
    ],
)
def test_joined(library: Library, quotation: str, places: tuple[str, ...]) -> None:
    """True pieces of several answers, or in another order, are told as put together, dots or not."""
    record = one(library, quotation)
    assert (record.verdict, record.places) == ("altered", places)
    assert all(words(each) in words(quotation) for each in (record.passage or "").split("……"))
    assert "……" in differences(record)


@pytest.mark.parametrize(
    ("quotation", "by", "expected"),
    [
        ("同比增长3.5%", "顾行舟", "verbatim 顾行舟"),
        ("同比增长3.5%", "顧行舟", "verbatim 顾行舟"),
        ("同比增长3.5%", "市港务局局长顾行舟", "verbatim 顾行舟"),
        ("首批8艘电动拖轮", "副局长", "verbatim 米岚"),
        ("同比增长3.5%", "米岚", "misattributed 顾行舟"),
        ("同比增长3.5%", "副局长", "misattributed 顾行舟"),
        ("同比增长3.5%", "张三", "misattributed 顾行舟"),
        ("同比增长3.5%", "顾行洲", "misattributed 顾行舟"),
        ("首批8艘……10.9个百分点", "顾行舟", "misattributed 米岚"),
        ("首批8艘……10.9个百分点", "米岚", "elided 米岚"),
        ("老百姓很关心电动拖轮", "米岚", "misattributed 澜江日报记者"),
        ("老百姓很关心电动拖轮", "澜江日报", "verbatim 澜江日报记者"),
        ("港口货物吞吐量再上新台阶", "顾行舟", "misattributed None"),
        ("省林业厅副厅长唐以宁介绍一季度林业情况", "唐以宁", "misattributed None"),
        ("安全生产是港口工作的底线", "顾行舟", "verbatim 顾行舟"),
        ("安全生产是港口工作的底线", "米岚", "verbatim 米岚"),
        ("安全生产是港口工作的底线", "张三", "misattributed 顾行舟"),
        ("同比增长3.6%。青屿港至北礁港", "米岚", "altered 顾行舟"),
        ("月球基地明年开工建设", "米岚", "not_found None"),
    ],
)
def test_by(library: Library, quotation: str, by: str, expected: str) -> None:
    """True words are misattributed unless somebody so called said them, in whichever place."""
    record = one(library, quotation, by=by)
    assert f"{record.verdict} {record.speaker}" == expected
    assert record.attributed_to == by


@pytest.mark.parametrize("quotation", ["月球基地明年开工建设", "今年将建成海底隧道三条", "①", "9.9%"])
def test_not_found(library: Library, quotation: str) -> None:
    """What nobody said has no passage and no place."""
    record = one(library, quotation)
    assert (record.verdict, record.passage, record.differences, record.places) == ("not_found", None, (), ())
    assert (record.id, record.line, record.speaker, record.figures) == (None, None, None, None)
    assert record.similarity < 0.72


@pytest.mark.parametrize(
    ("quotation", "cut"),
    [
        ("全市港口货物吞吐量达到3.2亿吨", "以上"),
        ("全市港口货物吞吐量达到3.2亿吨以上", None),
        ("渡轮客运量预计今年将增长", "或持平"),
        ("今年将增长或持平", "预计"),
        ("今年将增长", "预计…或持平"),
        ("清退全部老旧渡轮", "目标是"),
        ("为拖轮配备岸电设施", "将"),
        ("停航", "没有"),
        ("全市港口货物吞吐量达到3.2亿吨……今年将增长", "以上 预计…或持平"),
        ("同比增长3.5%", None),
        ("开放港口数据", None),
    ],
)
def test_clipped(library: Library, quotation: str, cut: str | None) -> None:
    """Words just outside of a true quotation that change its weight are told; the verdict stays."""
    record = one(library, quotation)
    assert (record.verdict, record.clipped) == ("elided" if "…" in quotation else "verbatim", cut)


def test_where(library: Library) -> None:
    """A quotation tells all its places, and where the first stands, to the end of its last sentence."""
    record = one(library, "安全生产是港口工作的底线")
    assert (record.places, record.id, record.headline) == (
        ("port:1", "port:2"),
        "port:1",
        "港口货物吞吐量 再上新台阶",
    )
    record = one(library, "没有停航。", "5G网络覆盖了120个泊位")  # several arguments are one quotation
    first, last = (PORT[: PORT.index(words)].count("\n") + 1 for words in ("没有停航", "5G网络"))
    assert (record.line, record.line_end, record.mended, record.part) == (first, last, False, "answer")
    assert (record.speaker, record.role, record.date) == ("顾行舟", "市港务局局长", datetime.date(2024, 3, 2))
    record = one(library, "混交林占到造林面积的62.5%")
    assert (record.line, record.line_end, record.mended, record.transcript) == (13, 17, True, "forest")


def test_an_official_comes_before_a_headline(library: Library) -> None:
    """Words that a headline and an official have alike are held against the official's."""
    record = one(library, "电动拖轮总数年底下水")
    assert (record.passage, record.part, record.speaker) == ("电动拖轮年内下水", "answer", "米岚")


def test_a_question_is_no_source_of_a_paraphrase(shared_home: Path) -> None:
    """A reporter asks about the same things: what is invented of them is no rewording of the question."""
    page = """水运局介绍运价情况

2024年5月6日，省水运局局长顾行舟回答记者提问。

记者：运价高，是不少货主的心病。请问今年水运运价有没有降下来？降下来的部分，货主能不能感受到？

顾行舟：我们按月监测26条水运干线，4月份平均运价为每吨公里0.11元，比年初下降0.02元。回落主要是因为空驶率降下来了。
"""
    asked = Library.of(parse(page, "river"), home=shared_home)
    assert one(asked, "明年水运运价还有望再降两成，货主会有更明显的感受").verdict == "not_found"


@pytest.mark.parametrize("quotation", ["", " \u3000\n", "……", "，。“”", "👍", "\x1b"])
def test_nothing_to_check(library: Library, quotation: str) -> None:
    """A quotation without a letter or digit is refused."""
    with pytest.raises(WrongUsage):
        library.check(quotation)


def test_long(shared_home: Path) -> None:
    """A quotation of 5,000 characters is checked like any other, to its last number."""
    said = "".join(f"{n}号泊位去年靠泊渡轮{n * 7}艘，装卸货物{n}.{n % 9 + 1}万吨。" for n in range(100, 270))
    library = Library.of(parse(PORT.replace("安全生产", said), "port"), home=shared_home)
    assert len(said) > 5000
    record = one(library, said)
    assert (record.verdict, words(record.passage or "")) == ("verbatim", words(said))
    altered = one(library, said.replace("200.3万吨", "300.2万吨"))
    assert (altered.verdict, differences(altered)) == ("altered", "300.2万吨→200.3万吨")
    assert one(library, "月" * 5000).verdict == "not_found"


@pytest.mark.parametrize(
    ("filters", "places"),
    [
        ({"speaker": "米岚"}, ("port:2",)),
        ({"speaker": ["顾行舟", "唐以宁"]}, ("port:1",)),
        ({"asker": "澜江日报记者"}, ("port:2",)),
        ({"transcript": "port", "since": "2024-03-02"}, ("port:1", "port:2")),
        ({"transcript": "forest"}, ()),
        ({"until": "2024-03-01"}, ()),
    ],
)
def test_filters(library: Library, filters: dict[str, Any], places: tuple[str, ...]) -> None:
    """A quotation is held against what the filters leave in view only."""
    record = one(library, "安全生产是港口工作的底线", **filters)
    assert (record.verdict, record.places) == ("verbatim" if places else "not_found", places)


# What holds for any quotation.

ANSWERS = (PORT[PORT.index("去年，") : PORT.index("电动拖轮 年内")], PORT[PORT.index("首批8艘") :])
ATOM = re.compile(
    r"[a-zA-Z0-9.,%]+[十百千万亿]*|[一二两三四五六七八九十百千万亿]+|.", re.DOTALL
)  # what no quotation cuts


@given(st.sampled_from(ANSWERS), st.data())
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_stretch_of_an_answer_is_true(library: Library, answer: str, data: st.DataObject) -> None:
    """Whatever is cut out of an official's answer is verbatim, and its passage are the same words."""
    atoms = ATOM.findall(answer)
    start = data.draw(st.integers(0, len(atoms) - 9))
    quotation = "".join(atoms[start : data.draw(st.integers(start + 6, len(atoms)))])
    assume(len(words(quotation)) >= 6)
    record = one(library, quotation)
    assert (record.verdict, record.similarity, record.differences) == ("verbatim", 1, ())
    assert words(record.passage or "") == words(quotation)


@given(st.sampled_from(ANSWERS), st.data())
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_differences_are_marked_in_place(library: Library, answer: str, data: st.DataObject) -> None:
    """With what is marked as quoted, the rest is the quotation; with what is marked as said, the record."""
    atoms = ATOM.findall(answer)
    at = data.draw(st.integers(8, len(atoms) - 12))
    behind = at + data.draw(st.integers(0, 4))
    instead = data.draw(st.sampled_from(["", "了", "南礁", "全部", "9.9%", "并不，"]))
    quotation = "".join(atoms[max(0, at - 20) : at]) + instead + "".join(atoms[behind : behind + 20])
    record = one(library, quotation)
    assume("……" not in differences(record))  # words that stand far apart in the record
    parts = list(pieces(record))
    assert "".join(each.text for each in parts if each.kind != "said") == quotation
    said = words("".join(each.text for each in parts if each.kind != "quoted"))
    assert any(said in words(each) for each in ANSWERS)


@pytest.mark.parametrize(
    ("quotation", "marked"),
    [
        ("靠泊效率下降10.9个百分点", "靠泊效率[-下降-]{+提高+}10.9个百分点"),
        ("渡轮客运量今年将增长或持平", "渡轮客运量{+预计+}今年将增长或持平"),
        ("覆盖了120个泊位了，建成标准化码头", "覆盖了120个泊位[-了-]，建成标准化码头"),
    ],
)
def test_marks(library: Library, quotation: str, marked: str) -> None:
    """A difference is marked where it is, also where the same words stand elsewhere."""
    assert in_place(one(library, quotation)) == marked


@given(st.text(st.sampled_from("1２3.,，。“”…—% \n\u3000aＧé\u0301臺灣后㎡½①ﬁ￥℃"), max_size=30))
@example("1,234.5，6")
@settings(max_examples=200, deadline=None)
def test_plain_leads_back(text: str) -> None:
    """Each character of a plain text leads back to a stretch of the original that stands for it."""
    made = plain(text)
    assert len(made.text) == len(made.offsets) == len(made.ends)
    assert list(made.offsets) == sorted(made.offsets)
    for at, character in enumerate(made.text):
        start, end = made.original(at, at + 1)
        assert 0 <= start < end <= len(text)
        assert character in fold(text[start:end]) + "|-复"
    covered = {
        place for start, end in zip(made.offsets, made.ends, strict=True) for place in range(start, end)
    }
    assert covered >= {place for place, character in enumerate(text) if character.isalnum()}
