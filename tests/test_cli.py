"""The command line as people and scripts meet it: words, names, hints, exit statuses."""

import json
import re
import shlex
from pathlib import Path

import pytest
from conftest import PAGE, Run, script

_HAN = re.compile(r"[\u4e00-\u9fff]")


# --- Exit statuses ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "status"),
    [
        pytest.param((), 0, id="nothing at all: the help"),
        pytest.param(("--help",), 0, id="help"),
        pytest.param(("-h",), 0, id="help in short"),
        pytest.param(("ask", "-h"), 0, id="help of a command"),
        pytest.param(("--version",), 0, id="version"),
        pytest.param(("ask", "5G基站"), 0, id="answered"),
        pytest.param(("ask", "5G", "基站", "有", "多少"), 0, id="words need no quotes"),
        pytest.param(("ask", "火星移民计划"), 1, id="not answered"),
        pytest.param(("search", "算力"), 0, id="found"),
        pytest.param(("search", "火星"), 1, id="not found"),
        pytest.param(("topics",), 0, id="topics"),
        pytest.param(("topics", "--until", "1999-12-31"), 0, id="no topics, which is no failure"),
        pytest.param(("speakers",), 0, id="speakers"),
        pytest.param(("speakers", "--until", "1999-12-31"), 0, id="no speakers, neither"),
        pytest.param(("show", "2"), 0, id="shown by number"),
        pytest.param(("show", "miit-2024q1:2"), 0, id="shown by id"),
        pytest.param(("show", "低空经济"), 0, id="shown by words of a headline"),
        pytest.param(("show", "99"), 1, id="no such number"),
        pytest.param(("show", "miit-2024q1:99"), 1, id="no such id"),
        pytest.param(("show", "0"), 1, id="no opening in this one"),
        pytest.param(("ask",), 2, id="no question"),
        pytest.param(("ask", " "), 2, id="a blank question"),
        pytest.param(("search",), 2, id="no words"),
        pytest.param(("search", " "), 2, id="blank words"),
        pytest.param(("show",), 2, id="show what?"),
        pytest.param(("inspect",), 2, id="inspect what?"),
        pytest.param(("topics", "5G"), 2, id="a word too many"),
        pytest.param(("topics", "--colour"), 2, id="an option that there is not"),
        pytest.param(("topics", "-f", "xml"), 2, id="a format that there is not"),
        pytest.param(("ask", "5G", "-n", "many"), 2, id="a number that is none"),
        pytest.param(("ask", "5G", "-n", "-1"), 2, id="less than nothing"),
        pytest.param(("search", "5G", "-C", "-1"), 2, id="context of less than nothing"),
        pytest.param(("search", "5G", "--part", "footer"), 2, id="a part that there is not"),
        pytest.param(("topics", "-s", "张三"), 2, id="a speaker that nobody is called"),
        pytest.param(("topics", "-t", "miit-2019q1"), 2, id="a transcript that there is not"),
        pytest.param(("topics", "--asker", "路透社"), 2, id="an asker that did not ask"),
        pytest.param(("topics", "--since", "yesterday"), 2, id="a date that is none"),
        pytest.param(("topics", "--until", "2024-02-30"), 2, id="a day that there is not"),
        pytest.param(("5G基站有多少",), 2, id="a forgotten command"),
        pytest.param(("--colour",), 2, id="an option before any command"),
    ],
)
def test_exit_status(command: Run, line: tuple[str, ...], status: int) -> None:
    """0 is found or done, 1 nothing found, 2 wrong usage, with one line on standard error that says so.

    Standard output belongs to records and help.
    """
    done = command(*line)
    assert done.returncode == status
    if status == 0:
        assert done.stdout or "--until" in line
    if status == 1:
        assert done.stderr
    if status == 2:
        assert done.stdout == ""
        (message,) = done.stderr.splitlines()
        assert message.startswith("briefcli: ")


def test_help_without_arguments(run: Run) -> None:
    """`briefcli` alone prints the help, with all commands and one line on each, and ends with 0."""
    done = run()
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == run("--help").stdout
    listed = re.findall(r"^  (\w+)  +\S", done.stdout, re.MULTILINE)
    assert listed == [
        "ask", "search", "topics", "speakers", "show", "figures", "trend", "check", "inspect",
        "add", "list", "remove", "export",
    ]  # fmt: skip


def test_the_module_is_the_program(on_path: dict[str, str], run: Run) -> None:
    """`briefcli` and `python -m briefcli` are the same program."""
    assert script("briefcli topics", on_path).stdout == run("topics").stdout


# --- Names -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "meant"),
    [
        pytest.param(("--speaker", "单中德"), "单忠德", id="a name misspelt by its sound"),
        pytest.param(("-s", "赵志过"), "赵志国", id="one character wrong"),
        pytest.param(("-t", "mit-2024q1"), "miit-2024q1", id="a letter missing"),
        pytest.param(("-t", "miit-2042q1"), None, id="digits that changed places are another year"),
        pytest.param(("-t", "miit-2024q2"), None, id="another quarter"),
        pytest.param(("-t", "miit-2024q"), None, id="a digit missing"),
        pytest.param(("-s", "王忠德"), None, id="another family name is another person"),
        pytest.param(("-s", "陶红"), None, id="of two characters one is half of the name"),
    ],
)
def test_slips_in_names(command: Run, options: tuple[str, str], meant: str | None) -> None:
    """A slip of the pen is forgiven and told on standard error; a digit never is."""
    done = command("topics", *options)
    (message,) = done.stderr.splitlines()
    assert options[1] in message
    if meant is None:
        assert (done.returncode, done.stdout) == (2, "")
    else:
        assert done.returncode == 0
        assert meant in message
        assert done.stdout == command("topics", options[0], meant).stdout


def test_names_as_they_are_say_nothing(command: Run) -> None:
    """A name that fits needs no remark, in whatever width or characters it is written."""
    for name in ("单忠德", "單忠德", " 单 忠 德 "):
        done = command("topics", "-s", name, "-c", "segment")
        assert (done.stdout.split(), done.stderr) == (["1", "3", "5", "7"], "")


@pytest.mark.parametrize(
    ("options", "nearest"),
    [
        pytest.param(("-s", "张志强"), "赵志国", id="speaker"),
        pytest.param(("-t", "miit-2024q2"), "miit-2024q1", id="transcript"),
        pytest.param(("--asker", "新华社记者"), "记者", id="asker"),
    ],
)
def test_an_unknown_name_lists_the_nearest(command: Run, options: tuple[str, str], nearest: str) -> None:
    """Who mistypes a name is shown the names that there are."""
    done = command("topics", *options)
    assert done.returncode == 2
    assert nearest in done.stderr.partition(options[1])[2]


@pytest.mark.parametrize(
    ("options", "segments"),
    [
        pytest.param(("-s", "总工程师"), "2", id="a role"),
        pytest.param(("-s", "发言人"), "2 4 6", id="a part of several roles"),
        pytest.param(("-s", "陶青", "-s", "赵志国"), "2 4 6", id="any of two names"),
        pytest.param(("--since", "2024-04-18", "--until", "2024-04-18"), "1 2 3 4 5 6 7", id="its day"),
        pytest.param(("--since", "2024-04-19"), "", id="the day after"),
        pytest.param(("--asker", "记者", "-s", "陶青"), "4 6", id="both must fit"),
    ],
)
def test_filters(command: Run, options: tuple[str, ...], segments: str) -> None:
    """Filters of one kind widen each other, filters of two kinds narrow each other."""
    assert command("topics", *options, "-c", "segment").stdout.split() == segments.split()
    shown = json.loads(command("show", "--all", *options, "-f", "json").stdout)
    assert [str(record["segment"]) for record in shown] == segments.split()


def test_a_file_for_this_once(command: Run, page: Path) -> None:
    """`-t FILE` reads a file for one command; it takes the place of the library and is not kept."""
    options = ("-t", str(page))
    assert command("topics", *options, "-c", "id").stdout == "forest:1\nforest:2\n"
    assert command("speakers", *options, "-c", "name").stdout == "唐以宁\n岳小棠\n"
    assert command("show", "2", *options, "-c", "id").stdout == "forest:2\n" * 2
    assert command("search", "造林", *options, "-c", "transcript", "-n", "1").stdout == "forest\n"
    assert command("ask", "造林", *options, "-c", "answer", "-n", "1").stdout == "38.6万亩\n"
    assert command("ask", "5G基站", *options).returncode == 1
    assert "forest" not in command("topics").stdout


def test_a_file_beside_a_name(command: Run, page: Path) -> None:
    """A file and a transcript of the library can be looked at together; a file given twice is one."""
    both = command("topics", "-t", str(page), "-t", "miit-2024q1", "-c", "transcript").stdout
    assert sorted(set(both.split())) == ["forest", "miit-2024q1"]
    twice = command("topics", "-t", str(page), "-t", str(page), "-c", "id")
    assert twice.stdout == "forest:1\nforest:2\n"


# --- Hints that work as they stand -----------------------------------------------------------------


def _folder(tmp_path: Path, name: str) -> Path:
    """The page of the tests in a file of another name."""
    path = tmp_path / name
    path.write_text(PAGE, encoding="utf-8")
    return path


_NAMES = [
    pytest.param("forest.txt", id="a plain name"),
    pytest.param("林业 一季度.txt", id="a blank"),
    pytest.param("it's (1) & more.txt", id="what a shell reads otherwise"),
    pytest.param("a-name-that-is-longer-than-the-lines-of-an-answer.txt", id="a long name"),
]


@pytest.mark.parametrize("name", _NAMES)
@pytest.mark.parametrize("language", ["en_US.UTF-8", "zh_CN.UTF-8"])
def test_the_nearest_topics_can_be_shown(
    command: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, language: str
) -> None:
    """Each `briefcli show …` that an unanswered question is pointed to shows that topic."""
    monkeypatch.setenv("LANG", language)
    path = _folder(tmp_path, name)
    done = command("ask", "火星移民计划", "-t", str(path))
    hints = re.findall(r"briefcli (show .*?)  (.*)", done.stderr)
    assert len(hints) == 2
    for hint, headline in hints:
        shown = command(*shlex.split(hint))
        assert (shown.returncode, shown.stdout.splitlines()[:1]) == (0, [headline])


@pytest.mark.parametrize("name", _NAMES)
@pytest.mark.parametrize("width", ["80", "200"])
def test_an_answer_tells_where_to_read_on(
    command: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, width: str
) -> None:
    """The `briefcli show …` under an answer in a table is one line, and shows the whole answer."""
    path = _folder(tmp_path, name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", width)
    done = command("ask", "古树", "-n", "1", "-t", path.name, "-f", "table")
    (hint,) = re.findall(r"briefcli (show .*)", done.stdout)
    shown = command(*shlex.split(hint))
    assert (shown.returncode, shown.stdout.splitlines()[:1]) == (0, ["古树名木保护 挂牌率达99.1%"])


def test_a_hint_of_the_library(command: Run) -> None:
    """Under an answer from the library the hint is the bare id."""
    done = command("ask", "5G基站", "-n", "1", "-f", "table")
    (hint,) = re.findall(r"briefcli (show .*)", done.stdout)
    assert hint == "show miit-2024q1:2"
    assert command(*shlex.split(hint)).returncode == 0


def test_a_number_that_several_have(command: Run, tmp_path: Path, page: Path) -> None:
    """A bare number that two transcripts have is refused with the ids, and each of them works."""
    other = _folder(tmp_path, "wood.txt")
    options = ("-t", str(page), "-t", str(other))
    done = command("show", "2", *options)
    assert (done.returncode, done.stdout) == (2, "")
    candidates = re.findall(r"\w+:2", done.stderr)
    assert sorted(candidates) == ["forest:2", "wood:2"]
    for candidate in candidates:
        assert command("show", candidate, *options, "-c", "id").stdout == f"{candidate}\n" * 2


def test_a_number_past_the_last(command: Run) -> None:
    """Who asks for a segment that there is not is told the first and the last that there are."""
    done = command("show", "99")
    first, last = re.findall(r"miit-2024q1:\d+", done.stderr)
    assert (first, last) == ("miit-2024q1:1", "miit-2024q1:7")


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["5G基站有多少"], id="a question"),
        pytest.param(["5G", "基站", "有", "多少"], id="several words"),
        pytest.param(["5G 基站", "有多少?"], id="quoted words and a mark that zsh reads"),
        pytest.param(["what's", "5G"], id="an apostrophe"),
        pytest.param(["asc", "5G"], id="a mistyped command"),
        pytest.param(["5G基站有多少", "-n", "1", "-f", "json"], id="options behind the question"),
    ],
)
def test_a_forgotten_command(command: Run, words: list[str]) -> None:
    """A question without its command is told the whole line to type, which then is understood."""
    done = command(*words)
    assert (done.returncode, done.stdout) == (2, "")
    hint = done.stderr.partition("briefcli ask ")[2]
    read = shlex.split(hint.partition(" (")[0])
    assert read == words
    assert command("ask", *read).returncode in (0, 1)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(("ask",), id="a missing argument"),
        pytest.param(("topics", "--colour"), id="an unknown option"),
        pytest.param(("topics", "-f", "xml"), id="an unknown format"),
        pytest.param(("--colour",), id="an option before any command"),
    ],
)
def test_wrong_usage_points_to_the_help(command: Run, line: tuple[str, ...]) -> None:
    """A line that cannot be understood is told where to look it up, and that works."""
    (hint,) = re.findall(r"briefcli ((?:\w+ )?(?:-h|--help))", command(*line).stderr)
    assert command(*shlex.split(hint)).stdout.startswith("Usage: briefcli")


# --- Languages -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(("ask", "火星移民计划"), id="not answered"),
        pytest.param(("search", "火星"), id="not found"),
        pytest.param(("show", "99"), id="no such segment"),
        pytest.param(("topics", "-c", "colour"), id="no such column"),
        pytest.param(("topics", "-s", "nobody"), id="no such speaker"),
        pytest.param(("topics", "-s", "单中德"), id="a slip forgiven"),
        pytest.param(("topics", "--since", "x"), id="no date"),
        pytest.param(("nonsense",), id="no such command"),
        pytest.param(("inspect", "missing.txt"), id="no such file"),
        pytest.param(("ask", "5G基站", "-n", "1"), id="some hidden"),
        pytest.param(("ask",), id="a missing argument"),
        pytest.param(("topics", "--colour"), id="no such option"),
        pytest.param(("topics", "-f", "xml"), id="no such format"),
        pytest.param(("ask", "5G", "-n", "many"), id="no number"),
        pytest.param(("topics", "5G"), id="a word too many"),
    ],
)
def test_messages_are_chinese_where_the_locale_is(
    command: Run, monkeypatch: pytest.MonkeyPatch, line: tuple[str, ...]
) -> None:
    """In a Chinese locale a message is Chinese, with nothing left in English but names and values."""
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    message = re.sub(r"（.*?）", "", command(*line).stderr)  # in it the system's own words
    assert _HAN.search(message)
    english = "Missing|Invalid|No such|argument|option|value|valid|not |there is|shows|nothing|taken"
    assert not re.search(english, message)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert re.search(r"[a-z]{2,} [a-z]{2,}", command(*line).stderr)


@pytest.mark.parametrize(
    ("variables", "chinese"),
    [
        pytest.param({"LANG": "zh_CN.UTF-8"}, True, id="LANG"),
        pytest.param({"LANG": "zh_TW.UTF-8"}, True, id="any Chinese"),
        pytest.param({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, False, id="LC_ALL wins"),
        pytest.param({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, True, id="LC_MESSAGES wins"),
        pytest.param({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, True, id="empty is not set"),
        pytest.param({"LANG": "C"}, False, id="C is English"),
        pytest.param({"LANG": ""}, False, id="no locale is English"),
    ],
)
def test_the_locale_decides(
    command: Run, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], chinese: bool
) -> None:
    """The first of LC_ALL, LC_MESSAGES and LANG that is set decides on the language of messages."""
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert bool(_HAN.search(command("topics", "-c", "colour").stderr)) is chinese


def test_help_is_chinese_where_the_locale_is(run: Run) -> None:
    """In a Chinese locale each line of help that describes something does so in Chinese."""
    for line in ((), ("search", "-h")):
        done = run(*line, env={"LANG": "zh_CN.UTF-8"})
        described = re.findall(r"^  \S.*?  +(\S.*)$", done.stdout, re.MULTILINE)
        assert len(described) > 5
        assert [each for each in described if not _HAN.search(each)] == []


def test_names_for_machines_are_english_everywhere(command: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys, options and machine formats do not change with the locale."""
    line = ("ask", "5G基站", "-n", "1", "-f", "json")
    english = command(*line).stdout
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert command(*line).stdout == english


def test_headings_of_tables_follow_the_locale(command: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a Chinese locale the headings of a table are Chinese; those of chosen columns are the keys."""
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    for line in (("topics",), ("speakers",), ("ask", "5G基站"), ("search", "算力")):
        headings = command(*line, "-f", "table").stdout.splitlines()[0].split()
        assert all(_HAN.search(heading) for heading in headings)
    assert command("topics", "-f", "table", "-c", "id,line").stdout.split()[:2] == ["id", "line"]
