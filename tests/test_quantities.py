"""Quantities: numbers with their units, what bounds them, and what only looks like one."""

import time
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefcli.figures.quantities import Quantity, quantities
from briefcli.figures.units import ALIKE, GROUPS, UNITS, answers_unit, unit_at

TEXT = st.one_of(
    st.text(
        st.sampled_from(
            "0123.,，%‰５Ｇ％ 零一二两三十百千万亿半数几余多第约超过近个家项目年分之点番翻了倍EFms"
        ),
        max_size=30,
    ),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
)


def the_only(text: str) -> Quantity:
    """The one quantity of a text."""
    [quantity] = quantities(text)
    return quantity


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("7个", "个"),
        ("23,876家", "家"),
        ("1,234,567吨", "吨"),
        ("364.7万个", "个"),
        ("4.5亿株", "株"),
        ("12.5亿人次", "人次"),
        ("10万亿元", "元"),
        ("3百万吨", "吨"),
        ("5万千瓦", "千瓦"),
        ("900千瓦时", "千瓦时"),
        ("千亿元", "元"),
        ("百亿美元", "美元"),
        ("万余家", "家"),
        ("10余家", "家"),
        ("十余家", "家"),
        ("3万余吨", "吨"),
        ("300多家", "家"),
        ("20多年", "年"),
        ("三成", "成"),
        ("二十个", "个"),
        ("一百二十三座", "座"),
        ("一百零五条", "条"),
        ("两千三百万吨", "吨"),
        ("十几个", "个"),
        ("几百家", "家"),
        ("数十种", "种"),
        ("半年", "年"),
        ("一万个", "个"),
        ("四五十家", "家"),
        ("6.1%", "%"),
        ("15‰", "‰"),
        ("百分之六", "%"),
        ("百分之三十六", "%"),
        ("百分之六点一", "%"),
        ("百分之百", "%"),
        ("一半", "%"),
        ("0.2个百分点", "个百分点"),
        ("两个百分点", "个百分点"),
        ("翻一番", "番"),
        ("翻了两番", "番"),
        ("1.5倍", "倍"),
        ("3个工作日", "个工作日"),
        ("6个月", "个月"),
        ("70EFLOPS", "EFLOPS"),
        ("70eflops", "eflops"),
        ("50ms", "ms"),
        ("5GW", "GW"),
        ("10Gbps", "Gbps"),
        ("3 km", "km"),
        ("38.6万亩", "亩"),
        ("1200亿立方米", "立方米"),
        ("8.5亿吨公里", "吨公里"),
        ("20标准机架", "标准机架"),
    ],
)
def test_quantity(words: str, unit: str) -> None:
    """A number in digits or numerals, with or without a multiplier, and its unit are found as a whole."""
    found = the_only(f"全市共有{words}。")
    assert (found.bounded, found.unit) == (words, unit)
    assert words.endswith(found.text)
    assert (found.start, found.end) == (4 + words.index(found.text), 4 + len(words))


@pytest.mark.parametrize("unit", [unit for unit in UNITS if unit != "百分点"])
def test_every_unit(unit: str) -> None:
    """Each unit is found behind a number, as the longest that stands there."""
    quantity = the_only(f"共7{unit}。")
    assert quantity.text == f"7{unit}"
    assert f"7{unit}".endswith(quantity.unit)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("超过4500家", "4500家"),
        ("不低于30%", "30%"),
        ("至少三倍", "三倍"),
        ("高达80%", "80%"),
        ("接近5万吨", "5万吨"),
        ("大约20座", "20座"),
        ("近10万亿元", "10万亿元"),
        ("逾300项", "300项"),
        ("将近两年", "两年"),
        ("不足一半", "一半"),
        ("不到三成", "三成"),
        ("4500家以上", "4500家"),
        ("百分之三十以上", "百分之三十"),
        ("5毫秒以内", "5毫秒"),
        ("6.1%左右", "6.1%"),
        ("二十个上下", "二十个"),
        ("约3万人左右", "3万人"),
        ("超过20家以上", "20家"),
        ("70年多", "70年"),
    ],
)
def test_bounds(words: str, text: str) -> None:
    """Words that bound a quantity, before and behind, are told apart from it."""
    quantity = the_only(f"全省{words}，其中")
    assert (quantity.text, quantity.bounded) == (text, words)
    assert quantity.start == 2 + words.index(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "造林",
        "2023年造林",
        "2023年度",
        "1998年以来",
        "第三",
        "第三位",
        "第5个",
        "第10届",
        "第十二个",
        "第100万辆",
        "第三季度",
        "一批苗木",
        "一个",
        "一些",
        "一项",
        "一次",
        "一条条",
        "5G",
        "5G基站",
        "4K",
        "项目",
        "3项目",
        "3部门",
        "3部分",
        "3成果",
        "5条件",
        "12位于",
        "10日起",
        "10日前",
        "亩数",
        "3kms",
        "3.2.1个",
        "a5个",
        "v2项",
    ],
)
def test_no_quantity(text: str) -> None:
    """Years, ordinals, articles, names and words that hold a unit are no quantities."""
    assert quantities(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023年3家", ["3家"]),
        ("3个项目", ["3个"]),
        ("23个部门", ["23个"]),
        ("从3%到5%", ["3%", "5%"]),
        ("3%—5%", ["3%—5%"]),
        ("由1.5万元到3万元", ["1.5万元", "3万元"]),
        ("造林38.6万亩,同比增长5.4%,占到一半以上", ["38.6万亩", "5.4%", "一半"]),
        ("第三批4个县和第2批的十二个乡", ["4个", "十二个"]),
        ("一批苗木共1.2亿株", ["1.2亿株"]),
        ("5G基站23万个", ["23万个"]),
    ],
)
def test_several(text: str, expected: list[str]) -> None:
    """Of a text all are found, in order, and nothing beside them."""
    assert [quantity.text for quantity in quantities(text)] == expected


@given(st.integers(0, 10**13), st.sampled_from(["个", "家", "吨", "亩", "%", "公里", "万元", "亿株"]))
@settings(max_examples=50, deadline=None)
def test_any_number(number: int, unit: str) -> None:
    """A number of any size is found whole, with and without marks between its thousands."""
    for words in (f"{number}{unit}", f"{number:,}{unit}", f"{number}.25{unit}"):
        assert the_only(f"共有{words}，").text == words


@given(TEXT)
@settings(max_examples=200, deadline=None)
@example("İ3个")
@example("共５万个，10ＧＷ")
def test_places_in_any_text(text: str) -> None:
    """Whatever the text, quantities are stretches of it, in order and apart, with a unit that is known."""
    position = 0
    for quantity in quantities(text):
        assert position <= quantity.start < quantity.end <= len(text)
        assert text[quantity.start : quantity.end] == quantity.text
        assert all(unit in UNITS for unit in quantity.unit.lower().split("/") if unit)
        before, text_itself, behind = quantity.bounded.partition(quantity.text)
        assert text_itself
        assert text[quantity.start - len(before) : quantity.end + len(behind)] == quantity.bounded
        position = quantity.end


# What a quantity is worth.


@pytest.mark.parametrize(
    "row",
    """
    364.7万个 3647000, 1.2万亿册 1200000000000, 23,876家 23876, 1亿2000万元 120000000, 三千四百册 3400,
    500万 5000000, 5千瓦 5, 6.1% 6.1, -3% -3, 百分之七点五 7.5, 百分之百 100, 三分之二 66.67, 一半 50,
    九成五 95, 三成 3, 两倍 2, 翻了两番 2, 一年半 1.5, 半年 0.5,
    85%—90% 85|90, 3~5倍 3|5, 3到5万亩 30000|50000, 20万至30万亩 200000|300000, 三到五年 3|5,
    1.5万—2万人次 15000|20000, 两三百家 200|300, 三四成 3|4,
    1亿2千万元 120000000, 2万5千人 25000, 一点五倍 1.5, 零点三个百分点 0.3, 二三十家 20|30, 三个半小时 3.5,
    10.7℃ 10.7, 5万m2 50000, 负3.2% -3.2
    """.replace(",\n", ", ")
    .strip()
    .split(", "),
)
def test_value(row: str) -> None:
    """A value is exact, its multiplier multiplied out; a range has both its ends, in the same units."""
    words, value = row.split()
    low, *high = map(Decimal, value.split("|"))
    quantity = the_only(f"全省{words}，其中")
    assert (quantity.value, quantity.high, quantity.bound) == (low, high[0] if high else None, None)
    assert words.endswith(quantity.text)


@pytest.mark.parametrize(
    ("bound", "words"),
    [
        ("over", "超过20家 突破20家 逾20家 不少于20家 至少20家 多于20家 20余家 20多家 20家以上 20家及以上"),
        ("over", "数十家 十几家 上百家 万余家 3万多亩 十几万人"),
        ("under", "不足20家 不到20家 不超过20家 低于20家 少于20家 至多20家 20家以下 20家以内"),
        ("about", "约20家 大约20家 近20家 接近20家 将近20家 20家左右 20家上下 二十来家 约3至5家"),
        (None, "20家 高达20家"),
    ],
)
def test_which_bound(bound: str | None, words: str) -> None:
    """The words around a number, and those within it, tell on which side of it the truth lies."""
    for each in words.split():
        assert the_only(f"全省{each}，其中").bound == bound, each


@given(st.decimals(0, 10**6, places=2), st.sampled_from(["", "万", "亿", "万亿"]))
@settings(max_examples=50, deadline=None)
def test_any_value(number: Decimal, scale: str) -> None:
    """Whatever the number, its value is that of its digits times its multiplier, to the last digit."""
    times = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}
    assert the_only(f"共有{number}{scale}吨，").value == number * times[scale]


# What a question asks for.


@pytest.mark.parametrize(
    ("question", "at", "unit", "behind"),
    [
        ("多少家企业", 2, "家", 3),
        ("多少万亩", 2, "亩", 4),
        ("多少亿元", 2, "元", 4),
        ("多少", 2, "", 2),
        ("多少企业", 2, "", 2),
        ("几个百分点", 1, "个百分点", 5),
        ("几个月", 1, "个月", 3),
        ("多少eflops", 2, "eflops", 8),
        ("多少msx", 2, "", 2),
        ("多少个人", 2, "个", 3),
        ("多少项目", 2, "", 2),
        ("多少部门", 2, "", 2),
        ("多少家庭", 2, "", 2),
        ("", 0, "", 0),
    ],
)
def test_unit_at(question: str, at: int, unit: str, behind: int) -> None:
    """The unit behind the words that ask is found with its multiplier; a word that holds one is none."""
    assert unit_at(question, at) == (unit, behind)


@given(TEXT, st.integers(0, 30))
@settings(max_examples=50, deadline=None)
def test_unit_at_any_place(question: str, at: int) -> None:
    """Wherever it is looked for, a unit ends within the question, and where there is none nothing moves."""
    at = min(at, len(question))
    unit, behind = unit_at(question, at)
    if unit:
        assert at < behind <= len(question)
        assert question[:behind].endswith(unit)
    else:
        assert behind == at


@pytest.mark.parametrize("unit", UNITS)
def test_unit_answers_itself(unit: str) -> None:
    """Any unit answers a question that names none, and its own."""
    assert answers_unit(unit, "") == answers_unit(unit, unit) == 1


@pytest.mark.parametrize(
    ("unit", "wanted"),
    [("个", "家"), ("家", "户"), ("人", "名"), ("次", "人次"), ("年", "个月"), ("毫秒", "ms"), ("所", "座")],
)
def test_units_that_are_alike(unit: str, wanted: str) -> None:
    """Units of the same things answer for each other, less than the unit itself."""
    assert 0 < answers_unit(unit, wanted) == answers_unit(wanted, unit) < 1


@pytest.mark.parametrize(
    ("unit", "wanted"),
    [("吨", "元"), ("元", "share"), ("%", "money"), ("个", "rank"), ("亩", "points"), ("人", "家")],
)
def test_units_that_do_not_answer(unit: str, wanted: str) -> None:
    """A unit of other things does not answer."""
    assert answers_unit(unit, wanted) == 0


@pytest.mark.parametrize("group", GROUPS)
def test_groups_of_units(group: str) -> None:
    """Of a group the first unit answers fully, the others the less the later they come."""
    worth = [answers_unit(unit, group) for unit in GROUPS[group]]
    assert worth[0] == 1
    assert worth == sorted(worth, reverse=True)
    assert len(set(worth)) == len(worth)
    assert worth[-1] > 0
    assert all(answers_unit(unit, group) == 0 for unit in set(UNITS) - set(GROUPS[group]))


def test_tables() -> None:
    """No unit is listed twice, and no unit has the name of a group."""
    assert len(set(UNITS)) == len(UNITS)
    assert not set(GROUPS) & {*UNITS, *(unit for group in ALIKE for unit in group)}


def test_points_of_a_speech_are_no_quantity() -> None:
    """How many points a speaker is going to make is not counted."""
    found = quantities("下一步将从三个方面发力，造林50万亩")
    assert [each.text for each in found] == ["50万亩"]


@pytest.mark.parametrize(
    ("text", "value"), [("5万多亿元", 5 * 10**12), ("1.2万多亿元", 12 * 10**11), ("3千多亿元", 3 * 10**11)]
)
def test_more_than_a_multiplier(text: str, value: int) -> None:
    """多 may stand between two multipliers."""
    quantity = the_only(f"投资{text}。")
    assert (quantity.text, quantity.value, quantity.bound) == (text, Decimal(value), "over")


@pytest.mark.parametrize(
    "text", ["百分之" + "九" * 40, "9" * 5000 + "亿元", "1" + "亿" * 600 + "元", "90年代", "24年一季度"]
)
def test_too_long_or_a_year(text: str) -> None:
    """Digits beyond any count of things, and years of two digits, are no quantities and no error."""
    assert [
        each for each in quantities(f"全省{text}，其中") if each.value > 10**24 or each.unit == "年"
    ] == []


def test_long_runs_take_no_time() -> None:
    """What can be looked for from each character of a long run is bounded."""
    started = time.perf_counter()
    for run in ("9", "一", "万", "百分之", "，1%"):
        quantities(run * 4000)
    assert time.perf_counter() - started < 5
