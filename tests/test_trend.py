"""`trend`: one figure through time, one row a transcript, by date."""

import datetime
import json
from pathlib import Path

import pytest
from conftest import Run

from briefcli import Library
from briefcli.errors import BriefcliWarning, WrongUsage
from briefcli.reading import parse

_PAGE = """水务局介绍{quarter}情况

{year}年{month}月20日，市水务局局长顾行舟回答记者提问。

记者：请介绍水务情况。

顾行舟：{said}
"""
_SAID = {
    "q1": "截至3月底，全市河道保洁员共有2000名，河道水质达标率为90.5%。供水管网长度520公里。",
    "q2": "截至6月底，全市河道保洁员达到2100名，比上季度增加100名，河道水质达标率提高到91.2%。",
    "q3": "截至9月底，全市河道保洁员减少到1890名。供水管网漏损率为8.1%。",
}


def library(home: Path, **said: str) -> Library:
    briefings = []
    for name, text in (said or _SAID).items():
        number = int(name[1])
        page = _PAGE.format(quarter=f"第{number}季度", year=2024, month=number * 3 + 1, said=text)
        briefings.append(parse(page, name))
    return Library.of(*briefings, home=home)


def test_one_row_a_transcript_by_date(shared_home: Path) -> None:
    """Amounts change in per cent, against the one before."""
    points = library(shared_home).trend("河道保洁员")
    assert [(p.date, p.raw, p.value, p.unit, p.kind, p.change, p.transcript) for p in points] == [
        (datetime.date(2024, 4, 20), "2000名", 2000, "名", "level", None, "q1"),
        (datetime.date(2024, 7, 20), "2100名", 2100, "名", "level", 5.0, "q2"),
        (datetime.date(2024, 10, 20), "1890名", 1890, "名", "level", -10.0, "q3"),
    ]
    assert points[1].sentence.startswith("截至6月底")
    assert (points[1].id, points[1].line, points[1].period) == ("q2:1", 7, "截至6月底")


def test_rates_change_in_points(shared_home: Path) -> None:
    points = library(shared_home).trend("达标率")
    assert [(p.raw, p.change) for p in points] == [("90.5%", None), ("91.2%", 0.7)]


def test_words_that_fit_several_are_an_error_that_lists_them(shared_home: Path) -> None:
    """Each that is listed can be given, and is then one series."""
    held = library(shared_home)
    with pytest.raises(WrongUsage, match="供水管网") as told:
        held.trend("供水管网")
    for listed in str(told.value).rpartition(": ")[2].split(", "):
        assert {point.metric for point in held.trend(listed)} == {listed}


def test_what_differs_in_kind_has_no_change(shared_home: Path) -> None:
    """A transcript that tells only how much it grew stands in the series, without a change."""
    said = {
        "q1": "全市河道保洁员有2000名。",
        "q2": "全市河道保洁员同比增长5%。",
        "q3": "全市河道保洁员有2300名。",
    }
    points = library(shared_home, **said).trend("河道保洁员")
    assert [(p.kind, p.change) for p in points] == [("level", None), ("growth", None), ("level", None)]


def test_of_several_kinds_one_can_be_chosen(shared_home: Path) -> None:
    said = {f"q{n}": f"全市供水量为{n}00万吨，同比增长{n}.5%。" for n in (1, 2, 3)}
    held = library(shared_home, **said)
    assert [p.raw for p in held.trend("供水量")] == ["100万吨", "200万吨", "300万吨"]
    assert [(p.raw, p.change) for p in held.trend("供水量", kind="growth")] == [
        ("1.5%", None), ("2.5%", 1.0), ("3.5%", 1.0),
    ]  # fmt: skip


def test_without_a_date_comes_last(shared_home: Path) -> None:
    held = library(shared_home)
    held.add(parse(_PAGE.format(quarter="", year="某", month=1, said="全市河道保洁员有1500名。"), "undated"))
    points = held.trend("全市河道保洁员")
    assert [p.transcript for p in points] == ["q1", "q2", "q3", "undated"]
    assert points[-1].change is None, "before what it comes is not known"


def test_of_several_the_one_of_that_name_is_taken(shared_home: Path) -> None:
    """The others are told: a name may be the beginning of another."""
    said = {f"q{n}": f"供水量为{n}00万吨。工业供水量为{n}0万吨。" for n in (1, 2)}
    with pytest.warns(BriefcliWarning, match="工业供水量"):
        points = library(shared_home, **said).trend("供水量")
    assert [p.metric for p in points] == ["供水量", "供水量"]


def test_filters_and_nothing(shared_home: Path) -> None:
    held = library(shared_home)
    assert [p.transcript for p in held.trend("河道保洁员", since="2024-06-01")] == ["q2", "q3"]
    assert held.trend("火星基地") == []
    with pytest.raises(WrongUsage):
        held.trend(" ")


def test_the_command(command: Run) -> None:
    """Records in a pipe, a bar for each on a terminal, status 1 for nothing."""
    done = command("trend", "5G基站", "-f", "json")
    assert done.returncode == 0
    (record,) = json.loads(done.stdout)
    assert list(record)[:9] == [
        "date", "metric", "raw", "value", "unit", "kind", "basis", "period", "change",
    ]  # fmt: skip
    assert (record["raw"], record["value"], record["change"]) == ("364.7万个", 3647000, None)
    drawn = command("trend", "5G基站", "-f", "table").stdout
    assert "━━━" in drawn
    assert max(map(len, drawn.splitlines())) < 100
    nothing = command("trend", "火星基地")
    assert (nothing.returncode, nothing.stdout) == (1, "")
    assert "briefcli figures" in nothing.stderr
