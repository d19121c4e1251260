"""`figures`: every number that an official states, what it measures, of which kind and time, as a table."""

import csv
import datetime
import io
import itertools
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run, cells
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from briefcli import Figure, Library, NotABriefing, WrongUsage
from briefcli.reading import Sidecar, parse

BRIEFING = datetime.date(2023, 4, 18)
FIELDS = (
    "metric", "raw", "value", "value_high", "unit", "kind", "basis", "direction", "bound", "period",
    "period_start", "period_end", "sentence", "speaker", "role", "id", "headline", "transcript", "segment",
    "date", "part", "line", "line_end", "mended", "complete",
)  # fmt: skip

Stated = Callable[..., list[Figure]]


@pytest.fixture(scope="session")
def stated(shared_home: Path) -> Stated:
    """The figures of an answer, given in paragraphs; keyword argument: `date` of the briefing."""

    def stated(*said: str, date: datetime.date | None = BRIEFING) -> list[Figure]:
        text = "\n\n".join(("省林业厅厅长唐以宁出席。", "记者：情况如何？", f"唐以宁：{said[0]}", *said[1:]))
        return Library.of(parse(text, "forest", Sidecar(date=date)), home=shared_home).figures()

    return stated


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        # The mark of a list's item; before the number, behind it, the object of what was done, 在 of a word.
        ("（一）工业增加值同比增长5.4%。", "工业增加值 5.4%"),
        ("2.全市用电量达到300亿千瓦时。", "全市用电量 300亿千瓦时"),
        ("港口货物吞吐量达到3.2亿吨。", "港口货物吞吐量 3.2亿吨"),
        ("全市共有421家社区书屋。", "社区书屋 421家"),
        ("全市累计建成社区书屋421家。", "社区书屋 421家"),
        ("在用泊位120个。", "在用泊位 120个"),
        # Carried over from the clause and from the sentence before.
        ("造林面积达38.6万亩，同比增长5.4%。", "造林面积 38.6万亩/造林面积 5.4%"),
        ("造林面积达38.6万亩。同比增长5.4%。", "造林面积 38.6万亩/造林面积 5.4%"),
        # A general attribute, with its subject.
        ("家具制造业稳步恢复。增加值增长6.2%。", "家具制造业增加值 6.2%"),
        ("海运企业发展迅速，营业收入达20亿元。", "海运企业营业收入 20亿元"),
        ("森林公园86处，面积达200万亩。", "森林公园 86处/森林公园面积 200万亩"),
        # How it moves, and what was done, is no part of it.
        ("借阅量增速超过70%。", "借阅量 70%"),
        ("树苗价格下降3.5%。", "树苗价格 3.5%"),
        ("我们将建成书屋500家，目前已建成421家。", "书屋 500家/书屋 421家"),
        # A share with its whole or its predicate, what is pulled, a part.
        ("混交林占造林面积的62.5%。", "混交林占造林面积 62.5%"),
        ("一半以上的书屋有网络。", "书屋有网络 一半"),
        ("旅游业拉动全市客运增长2.4个百分点。", "拉动全市客运增长 2.4个百分点"),
        ("全市书屋421家，其中乡村书屋120家。", "全市书屋 421家/乡村书屋 120家"),
        # Several numbers: from one to another, a list, distributed, also over two clauses.
        ("停靠时间由6小时缩短到4小时。", "停靠时间 6小时/停靠时间 4小时"),
        ("新增停车位523个、充电桩184个。", "停车位 523个/充电桩 184个"),
        ("煤炭、散货吞吐量分别为3亿吨、2亿吨。", "煤炭吞吐量 3亿吨/散货吞吐量 2亿吨"),
        (
            "渡轮产销分别完成2.5万艘和2.1万艘，同比分别增长3%和4%。",
            "渡轮产量 2.5万艘/渡轮销量 2.1万艘/渡轮产量 3%/渡轮销量 4%",
        ),
        (
            "海运和河运吞吐量分别为3亿吨和2亿吨，前者增长5%，后者增长3%。",
            "海运吞吐量 3亿吨/河运吞吐量 2亿吨/海运吞吐量 5%/河运吞吐量 3%",
        ),
        # In the letters and characters of the text.
        ("ＡＩ书屋达到３０家，5G书屋有20家。", "ＡＩ书屋 ３０家/5G书屋 20家"),
        ("全省共建成書屋86.4萬個，同比增長5%。", "書屋 86.4萬個/書屋 5%"),
    ],
)
def test_metric(stated: Stated, said: str, expected: str) -> None:
    """Each number has what it measures, with its subject, wherever in the text that stands."""
    assert "/".join(f"{each.metric} {each.raw}" for each in stated(said)) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("书屋86.4万个。", (864000, None, "个")),
        ("藏书500万。", (5000000, None, None)),
        ("造林3到5.5万亩。", (30000, 55000, "亩")),
        ("吞吐量同比下降3.5%。", (-3.5, None, "%")),
        ("图书外借减少20万册。", (-200000, None, "册")),
        ("吞吐量下降到2亿吨。", (200000000, None, "吨")),
        ("降幅为3.5%。", (-3.5, None, "%")),
        ("混交林占三成。", (30, None, "%")),
        ("混交林占一半。", (50, None, "%")),
        ("混交林占百分之七点五。", (7.5, None, "%")),
    ],
)
def test_value(stated: Stated, said: str, expected: tuple[float, float | None, str | None]) -> None:
    """Values are in base units, integers where integral; a fall is negative, where it ends is not."""
    [figure] = stated(said)
    assert repr((figure.value, figure.value_high, figure.unit)) == repr(expected)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("读者有5万人次。", "level - -"),
        ("借阅量同比增长5%，达到30万册。", "level - -"),
        ("预计吞吐量达到4亿吨。", "level - -"),
        ("覆盖率提高到31.2%。", "share - -"),
        ("外地货物占增量的30%。", "share - -"),
        ("书屋增加30家。", "change up -"),
        ("覆盖率降低2个百分点。", "change down -"),
        ("与2020年底相比，码头增加30座。", "change up 与2020年底相比"),
        ("读者增加3倍。", "growth up -"),
        ("借阅量环比下降2%。", "growth down 环比"),
        ("借阅量较上年年底增长8%。", "growth up 较上年年底"),
        ("借阅量是去年的3倍。", "growth up 是去年的"),
        ("借阅量为2020年的3倍。", "growth up 为2020年的"),
        ("借阅量比上年增加20万册，增长7.1%。", "growth up 比上年"),
        ("计划再建书屋20家。", "target - -"),
        ("到2025年，书屋达到500家。", "target - -"),
        ("力争混交林占三成。", "target - -"),
        ("明年，吞吐量要增长5%。", "target - -"),
        ("力争覆盖率比去年提高2个百分点。", "target - 比去年"),
        ("目标是书屋500家；目前已建成421家。", "level - -"),
        ("借阅量同比少增20万册。", "change down 同比"),
        ("增速低于上年同期0.2个百分点。", "change down 低于上年同期"),
        ("办证时间压缩50%。", "growth down -"),
        ("门票不得低于成本的85%。", "share - -"),
    ],
)
def test_kind(stated: Stated, said: str, expected: str) -> None:
    """The last number is a target before a share, growth before a change, else a level; against what."""
    last = stated(said)[-1]
    assert f"{last.kind} {last.direction or '-'} {last.basis or '-'}" == expected


@pytest.mark.parametrize(
    "row",
    [
        "护林员超过2300名。 2300名 over",
        "书屋3400余家。 3400余家 over",
        "一半以上的书屋有网络。 一半 over",
        "不足20座码头有岸电。 20座 under",
        "全省最多建20家书屋。 20家 under",
        "全市约有60座码头。 60座 about",
        "造林38.6万亩左右。 38.6万亩 about",
        "书屋421家。 421家 None",
    ],
)
def test_bound(stated: Stated, row: str) -> None:
    """A bound is told wherever it stands, and no part of `raw` but for 余."""
    said, *expected = row.split()
    assert [f"{each.raw} {each.bound}" for each in stated(said)] == [" ".join(expected)]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (["截至3月底，古树4.7万株，泊位30个。"], "截至3月底 2023-03-31 2023-03-31"),
        (["去年造林5万亩，目前有苗木3万株。"], "目前 2023-04-18 2023-04-18"),
        (["今年以来，造林5万亩。种草3万亩。"], "今年以来 2023-01-01 2023-04-18"),
        (["造林有5万亩在2022年完成。"], "2022年 2022-01-01 2022-12-31"),
        (["吞吐量由2020年的2亿吨增加到2022年的3亿吨。"], "2022年 2022-01-01 2022-12-31"),
        (["近三年造林50万亩。"], "近三年 None None"),
        (["今年一季度情况如下：", "造林5万亩。"], "今年一季度 2023-01-01 2023-03-31"),
        (["今年一季度造林5万亩。", "古树有4.7万株。"], "None None None"),
        (["2022年造林5万亩。明年计划造林8万亩。"], "明年 2024-01-01 2024-12-31"),
        (["2022年造林5万亩。力争造林8万亩。"], "None None None"),
    ],
)
def test_period(stated: Stated, said: list[str], expected: str) -> None:
    """The last number has the nearest period that governs it, with its days; a target has no past one."""
    last = stated(*said)[-1]
    assert f"{last.period} {last.period_start} {last.period_end}" == expected


def test_periods_of_the_year_before() -> None:
    """In January a month of the autumn and the whole year are those of the year before."""
    page = parse(
        "记者：怎样？\n\n季遥：12月份借阅量增长3%。全年增长5%。\n",
        "x",
        Sidecar(date=datetime.date(2024, 1, 17)),
    )
    found = Library.of(page).figures()
    assert [str(figure.period_start) for figure in found] == ["2023-12-01", "2023-01-01"]
    assert [figure.kind for figure in found] == ["growth", "growth"]


def test_period_without_a_date(stated: Stated) -> None:
    """Where the briefing has no date, only periods with their own year have days."""
    one, other = stated("去年造林5万亩。2022年种草3万亩。", date=None)
    assert (one.period, one.period_start, one.period_end) == ("去年", None, None)
    assert (other.period_start, other.period_end) == (datetime.date(2022, 1, 1), datetime.date(2022, 12, 31))


@pytest.mark.parametrize(
    "said",
    [
        "今年是第5个阅读年，第三批书屋开放。",
        "一是建书屋，二是建码头。",
        "我们从三个方面推进，重点做好四项工作：",
        "2023年4月18日在3号码头启用5G网络。",
        "“两个三年”行动稳步推进，“500家书屋”工程启动。",
        "《造林三年行动计划（2024—2026年）》《500家书屋名录》已经印发。",
        "这是一个新码头。",
        "吞吐量位居全国第2位，前3名不变。",
        "每3个月巡护一次，每隔3公里设站。",
        "百年老店、千家万户都受益，十分感谢。",
    ],
)
def test_no_figure(stated: Stated, said: str) -> None:
    """Ordinals, enumerators, own points, dates, names and titles measure nothing; what follows still does."""
    assert [each.raw for each in stated(said, "码头有20座。")] == ["20座"]


PIECES = """
造林 书屋 面积 产销 分别 为 达到 同比 较去年 增长 下降 由 到 占 其中 将 力争 3.5 5万 1,234 三千 两三百 一半
三成 百分之五 翻一番 ５Ｇ 萬 亩 家 % ％ 个百分点 倍 、 和 ， ； ： “ ” 《 》 今年 截至3月底 的 İ
""".split()


@given(
    st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example("İ造林５万亩，占３０％，《书屋》İ有3家")
def test_figures_of_any_text(stated: Stated, said: str) -> None:
    """Whatever is said, each `raw` stands in its sentence, in order and apart, with a value that fits it."""
    try:
        found = stated("书屋" + re.sub("[。！？!?]", "", said))
    except NotABriefing:  # what is said may look like labels
        return
    for sentence, figures in itertools.groupby(found, lambda each: each.sentence):
        position = 0
        for figure in figures:
            position = sentence.index(figure.raw, position) + len(figure.raw)
            assert figure.raw
            assert figure.basis is None or figure.basis in sentence
            assert figure.direction is None or (figure.value < 0) <= (figure.direction == "down")
            assert isinstance(figure.value, int) or figure.value != int(figure.value)


# Which of them.

FOREST = """省林业厅厅长唐以宁、造林处处长岳小棠出席。

主持人：今天有3家单位参加。

唐以宁：一季度造林38.6万亩，同比增长5.4%。全省护林员2300名。

苗木有2.5亿株

记者：听说有9000棵古树？

岳小棠：古樹名木有4.7万株，古樹掛牌率達到99.1%。力争明年造林面积达到120万亩。
"""
HARBOUR = """港务局局长顾行舟出席。

泊位增加

记者：如何？

顾行舟：截至去年12月底，全市内河货运码头标准化泊位共1,234,567.8万个，较2020年同期增长5.5%。一半以上的渡轮有岸电。

靠泊费用同比下降10.9%，拖轮作业效率为6.2万标准箱。
"""


@pytest.mark.parametrize(
    ("words", "options", "expected"),
    [
        ([], {}, "1,234,567.8万个 5.5% 一半 10.9% 6.2万标准箱 38.6万亩 5.4% 2300名 4.7万株 99.1% 120万亩"),
        (["造林"], {}, "38.6万亩 5.4% 120万亩"),
        (["造林", "明年"], {}, "120万亩"),
        (["造林 面积"], {}, "120万亩"),
        (["古树"], {}, "4.7万株 99.1%"),
        (["護林員"], {}, "2300名"),
        (["护林员", "泊位"], {}, ""),
        (["苗木"], {}, ""),
        ([], {"kind": "growth"}, "5.5% 10.9% 5.4%"),
        ([], {"kind": ["target", "share"]}, "一半 99.1% 120万亩"),
        ([], {"unit": ["名", "亩"]}, "38.6万亩 2300名 120万亩"),
        ([], {"unit": "％", "sort": "value"}, "99.1% 一半 5.5% 5.4% 10.9%"),
        (["造林"], {"sort": "value"}, "5.4% 120万亩 38.6万亩"),
        (["造林"], {"unit": "亩", "kind": "level"}, "38.6万亩"),
        ([], {"speaker": ["岳小棠", "港务局局长"], "unit": "%"}, "5.5% 一半 10.9% 99.1%"),
        ([], {"transcript": "forest", "kind": "growth"}, "5.4%"),
        ([], {"until": "2023-12-31", "speaker": "唐以宁"}, "38.6万亩 5.4% 2300名"),
    ],
)
def test_which(shared_home: Path, words: list[str], options: dict[str, str], expected: str) -> None:
    """Officials' numbers only, newer briefings first; words, kinds, units and filters narrow each other."""
    dates = {"forest": (FOREST, BRIEFING), "harbour": (HARBOUR, datetime.date(2024, 3, 2))}
    briefings = [parse(text, name, Sidecar(date=date)) for name, (text, date) in dates.items()]
    library = Library.of(*briefings, home=shared_home)
    assert [each.raw for each in library.figures(*words, **options)] == expected.split()


@pytest.mark.parametrize("options", [{"kind": "guess"}, {"kind": ["level", ""]}, {"sort": "metric"}])
def test_no_such_kind_or_order(shared_home: Path, options: dict[str, str]) -> None:
    """A kind or an order that there is not is told with those that there are."""
    with pytest.raises(WrongUsage, match=r"level|text"):
        Library.of(home=shared_home).figures(**options)


# On the command line.


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.txt"
    path.write_text(HARBOUR, encoding="utf-8")
    return path


@pytest.mark.parametrize("format", ["table", "text", "tsv", "csv", "json", "jsonl", "md"])
def test_formats(command: Run, harbour: Path, format: str) -> None:
    """A figure has the promised fields in their order in every format; none is valid, and ends with 1."""
    none = command("figures", "火星", "-t", str(harbour), "-f", format)
    assert (none.returncode, none.stderr) == (1, "no figures found\n")
    header = {"csv": ",".join(FIELDS), "json": "[]", "md": "| " + " | ".join(FIELDS) + " |"}
    assert none.stdout.replace("\n", "").partition("| ---")[0] == header.get(format, "")
    done = command("figures", "泊位", "--kind", "level", "-t", str(harbour), "-f", format)
    assert (done.returncode, done.stderr) == (0, "")
    values = "全市内河货运码头标准化泊位;1,234,567.8万个;12345678000;;个;level;;;;截至去年12月底".split(";")
    match format:
        case "tsv":
            rows = [list(FIELDS), done.stdout.split("\t")]
        case "csv":
            rows = list(csv.reader(io.StringIO(done.stdout)))
        case "md":
            rows = [re.split(r" ?\| ?", line)[1:-1] for line in done.stdout.splitlines() if "---" not in line]
        case "json" | "jsonl":
            record = json.loads(done.stdout)
            record = record[0] if format == "json" else record
            rows = [list(record), ["" if each is None else str(each) for each in record.values()]]
        case "text":
            lines = dict(line.split(": ", 1) for line in done.stdout.splitlines())
            rows = [sorted({*FIELDS, *lines}, key=FIELDS.index), [lines.get(each, "") for each in FIELDS]]
        case _:
            rows = [list(FIELDS), values if "level" in done.stdout else []]  # see test_table
    assert (tuple(rows[0]), rows[1][:10], len(rows)) == (FIELDS, values, 2)


def test_json_numbers(command: Run, harbour: Path) -> None:
    """In JSON a number is written as an integer where it is one, and else to its last digit."""
    text = command("figures", "-t", str(harbour), "-f", "json").stdout
    assert re.findall(r'"value": ([^,]+),', text) == ["12345678000", "5.5", "50", "-10.9", "62000"]


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("sort", ["text", "value"])
def test_table(command: Run, harbour: Path, monkeypatch: pytest.MonkeyPatch, width: int, sort: str) -> None:
    """At any width no line is wider than the screen, nothing is lost, and numbers end at one edge."""
    monkeypatch.setenv("COLUMNS", str(width))
    printed = command("figures", "-t", str(harbour), "-f", "table", "--sort", sort).stdout
    assert max(map(cells, printed.splitlines())) <= width
    for text in ("全市内河货运码头标准化泊位", "拖轮作业效率", "截至去年12月底", "较2020年同期", "万标准箱"):
        assert text in printed if width == 120 else set(text) <= set(printed)
    rows = [line for line in printed.splitlines() if re.search("level|growth|share", line)]
    numbers = [re.search(r"1,234,567\.8|5\.5|>一半|-10\.9|6\.2", line) for line in rows]
    assert [each[0] for each in numbers if each] == (
        "1,234,567.8 5.5 >一半 -10.9 6.2" if sort == "text" else ">一半 5.5 -10.9 1,234,567.8 6.2"
    ).split()
    assert len({cells(each.string[: each.end()]) for each in numbers if each}) == 1
    assert sorted(re.findall("━+─*", printed)) == ["━━━━", "━━━━────", "━━━━━━━━"]


def test_words_in_chinese(command: Run, harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a Chinese locale the table tells kinds and the lack of a unit in Chinese, csv never."""
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    harbour.write_text(HARBOUR + "\n力争藏书超过500万。\n", encoding="utf-8")
    table = command("figures", "-t", str(harbour), "-f", "table", "--sort", "value").stdout
    told = re.findall("水平|增速|占比|目标|无单位|level|growth|share|target|no unit", table)
    assert sorted(set(told)) == sorted(["水平", "增速", "占比", "目标", "无单位"])
    assert command("figures", "-t", str(harbour), "-f", "csv").stdout.startswith(",".join(FIELDS))
    assert command("figures", "火星", "-t", str(harbour)).stderr == "没有找到数字\n"


@pytest.mark.parametrize("format", ["table", "text", "tsv", "md"])
def test_control_characters_are_harmless(command: Run, harbour: Path, format: str) -> None:
    """What a transcript smuggles in to a terminal does nothing there, in the metric as elsewhere."""
    harbour.write_text(HARBOUR.replace("泊位", "“泊\x1b[2J位\x07\u202e[red]”"), encoding="utf-8")
    done = command("figures", "-t", str(harbour), "-f", format)
    assert (done.returncode, "1,234,567.8" in done.stdout) == (0, True)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", done.stdout)
