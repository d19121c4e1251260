"""The commands: each makes one call of the library and hands the records to the writer.

A command gives its exit status: 0 found or done, 1 nothing found.
"""

import datetime
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any, cast

from typer import Argument, Option

from briefcli.briefing import OFFICIAL, PARTS
from briefcli.cli.hints import shell_text
from briefcli.cli.messages import complain, tell
from briefcli.cli.options import Filtering, Format, Output
from briefcli.cli.writer import Writer, drawn, strong, width
from briefcli.errors import BriefcliError, NotFound, UnusableInput, WrongUsage
from briefcli.language import tr
from briefcli.records import Answer, Exchange, Hit, Inspection, Speaker, Topic
from briefcli.show.formats import json_text, row_of
from briefcli.show.plain import visible

if TYPE_CHECKING:
    from types import ModuleType

    from briefcli.ask import Outcome
    from briefcli.briefing import Briefing
    from briefcli.library import Filters, Library

FOUND, NOTHING_FOUND, FAILED = 0, 1, 2

_SEARCH_ON_TERMINAL = 10
_PARAGRAPH_COLUMNS = ("id", "headline", "asker", "question", "speaker", "role", "paragraph", "text")


def ask(
    question: Annotated[
        list[str],
        Argument(
            metavar="QUESTION…",
            help=tr("words; - reads one question a line", "问题；- 表示从标准输入逐行读取"),
        ),
    ],
    output: Output,
    filtering: Filtering,
    limit: Annotated[
        int, Option("--limit", "-n", min=0, help=tr("answers, 0 for all", "答案条数，0 为全部"))
    ] = 3,
    explain: Annotated[
        bool, Option("--explain", help=tr("tell how the answer was found", "说明答案是怎样找到的"))
    ] = False,
) -> int:
    """The answer, word for word from a transcript, with who said it and where."""
    if question == ["-"]:
        return _ask_many(filtering, output, limit, explain=explain)
    library, filters = _library(filtering)
    text = " ".join(question)
    if not text.strip():
        raise WrongUsage(tr("the question is empty; give some words", "问题为空；请输入要问的内容"))
    writer = Writer(output, Answer._fields)
    outcome = library.explain(text, **filters)
    found = outcome.answers()
    if explain:
        _explain(outcome)
    answers = found[:limit] if limit else found
    match writer.format:
        case Format.json | Format.jsonl:
            writer.put([_reply(writer, text, answers) + "\n"])
        case Format.table if not writer.chosen:
            writer.put(_answers_on_terminal(outcome, answers, filtering))
        case _:
            writer.write(answers)
    _tell_hidden(len(found) - len(answers), "条答案")
    if not found:
        _tell_unanswered(library, text, filtering)
    return FOUND if found else NOTHING_FOUND


def _ask_many(filtering: Filtering, output: Output, limit: int, *, explain: bool) -> int:
    """Answer one question a line of standard input, each at once."""
    library, filters = _library(filtering)
    writer = Writer(output, ("query", *Answer._fields))
    answered, hidden = False, 0

    def replies() -> Iterator[tuple[str, "Outcome | None", list[Answer]]]:
        nonlocal answered, hidden
        for text in _lines_of_input():
            outcome = library.explain(text, **filters) if text.strip() else None
            found = outcome.answers() if outcome else []
            if explain and outcome:
                _explain(outcome)
            answers = found[:limit] if limit else found
            answered = answered or bool(found)
            hidden += len(found) - len(answers)
            yield text, outcome, answers

    match writer.format:
        case Format.json:
            writer.put(_array(_reply(writer, text, answers) for text, _, answers in replies()))
        case Format.jsonl:
            writer.put(_reply(writer, text, answers) + "\n" for text, _, answers in replies())
        case Format.table if not writer.chosen:
            for text, outcome, answers in replies():
                writer.put(_question_on_terminal(text, outcome, answers, filtering))
        case _:
            writer.write_rows(row for text, _, answers in replies() for row in _query_rows(text, answers))
    _tell_hidden(hidden, "条答案")
    return FOUND if answered else NOTHING_FOUND


def search(
    words: Annotated[
        list[str], Argument(metavar="WORDS…", help=tr("text, never query syntax", "按文字查找，没有查询语法"))
    ],
    output: Output,
    filtering: Filtering,
    every: Annotated[
        bool, Option("--all", help=tr("sentences with every word", "包含全部词语的句子"))
    ] = False,
    exact: Annotated[
        bool, Option("--exact", help=tr("the words as one literal string", "把词语当作一个完整字符串"))
    ] = False,
    context: Annotated[
        int,
        Option(
            "--context", "-C", min=0, metavar="N", help=tr("sentences around each hit", "前后各显示 N 句")
        ),
    ] = 0,
    part: Annotated[
        list[str], Option("--part", metavar="PART", help=tr("whose words: ", "谁的话：") + ", ".join(PARTS))
    ] = list(OFFICIAL),  # noqa: B006  # typer copies it
    limit: Annotated[
        int | None,
        Option(
            "--limit",
            "-n",
            min=0,
            help=tr("hits, 0 for all; 10 on a terminal", "条数，0 为全部；终端默认 10"),
        ),
    ] = None,
) -> int:
    """The sentences with any of the words, best first."""
    if not "".join(words).strip():
        raise WrongUsage(tr("no words to search for; give some", "没有要查找的词语；请输入"))
    library, filters = _library(filtering)
    writer = Writer(output, Hit._fields)
    hits = library.search(*words, all=every, exact=exact, context=context, part=part, **filters)
    if limit is None:
        limit = _SEARCH_ON_TERMINAL if writer.format == Format.table else 0
    shown = [hit for hit in hits if not limit or hit.rank <= limit]
    writer.write(shown, lambda: _tables().hits(shown))
    found = max((hit.rank for hit in hits), default=0)
    _tell_hidden(found - max((hit.rank for hit in shown), default=0), "句")
    if not hits:
        tell(tr("nothing found", "没有找到"))
    return FOUND if hits else NOTHING_FOUND


def topics(output: Output, filtering: Filtering) -> int:
    """The questions and answers, one line each."""
    library, filters = _library(filtering)
    writer = Writer(output, Topic._fields)
    records = library.topics(**filters)
    writer.write(records, lambda: _tables().topics(records))
    return FOUND


def speakers(output: Output, filtering: Filtering) -> int:
    """Who speaks, in which capacity, how much and where."""
    library, filters = _library(filtering)
    writer = Writer(output, Speaker._fields)
    records = library.speakers(**filters)
    writer.write(records, lambda: _tables().speakers(records))
    return FOUND


def show(
    output: Output,
    filtering: Filtering,
    which: Annotated[
        list[str] | None,
        Argument(
            metavar="ID…",
            help=tr("id, number, or words of a headline or question", "编号、序号，或标题、提问中的词语"),
        ),
    ] = None,
    every: Annotated[bool, Option("--all", help=tr("all of them", "全部"))] = False,
) -> int:
    """One question with its whole answer; 0 is the opening."""
    if not which and not every:
        raise WrongUsage(
            tr("say which: an id, a number or words, or --all", "请指明编号、序号或词语，或用 --all")
        )
    library, filters = _library(filtering)
    records = library.show(all=True, **filters) if every else []
    missing = False
    for wanted in which or ():
        try:
            records += library.show(wanted, **filters)
        except NotFound as error:
            complain(error)
            missing = True
    writer = Writer(output, Exchange._fields, _PARAGRAPH_COLUMNS)
    if writer.as_page:
        from briefcli.show.pages import exchange_markdown, exchange_text

        if writer.format == Format.md:
            writer.put(_separated(exchange_markdown(record) for record in records))
        else:
            writer.put(_separated(exchange_text(record, width(), strong) for record in records))
    elif writer.format in (Format.tsv, Format.csv, Format.table):
        writer.write_rows(row for record in records for row in _paragraph_rows(record))
    else:
        writer.write(records)
    return FOUND if records and not missing else NOTHING_FOUND


def inspect(
    files: Annotated[
        list[str],
        Argument(metavar="FILE…", help=tr("transcripts; - is standard input", "实录文件；- 为标准输入")),
    ],
    output: Output,
    name: Annotated[str | None, Option("--name", help=tr("the transcript's name", "实录名"))] = None,
    title: Annotated[str | None, Option("--title", help=tr("its title", "标题"))] = None,
    date: Annotated[
        str | None, Option("--date", metavar="DATE", help=tr("its date, YYYY-MM-DD", "日期，YYYY-MM-DD"))
    ] = None,
) -> int:
    """How a file is understood, without keeping it."""
    from briefcli.overview import inspection
    from briefcli.reading.source import parse_date

    writer = Writer(output, Inspection._fields, Inspection._fields)
    day = parse_date(date, "--date") if date else None
    inspections: list[tuple[str, Inspection]] = []
    for file in files:
        try:
            briefing = _read(file, name, title, day)
        except BriefcliError as error:
            complain(error)
            continue
        inspections.append((briefing.name, inspection(briefing)))
    if writer.as_page:
        from briefcli.show.pages import inspection_markdown, inspection_text

        if writer.format == Format.md:
            writer.put(_separated(inspection_markdown(*each) for each in inspections))
        else:
            writer.put(_separated(inspection_text(*each, width(), strong) for each in inspections))
    else:
        writer.write([record for _, record in inspections])
    return FOUND if len(inspections) == len(files) else FAILED


COMMANDS: dict[str, Callable[..., int]] = {
    "ask": ask,
    "search": search,
    "topics": topics,
    "speakers": speakers,
    "show": show,
    "inspect": inspect,
}


def _tables() -> "ModuleType":
    from briefcli.show import tables  # rich, 70 ms: only where a table is drawn

    return tables


def _library(filtering: Filtering) -> tuple["Library", "Filters"]:
    """The user's library, and the filters as it takes them."""
    from briefcli.library import Library

    return Library.open(), cast("Filters", filtering._asdict())


def _read(file: str, name: str | None, title: str | None, day: datetime.date | None) -> "Briefing":
    from briefcli import reading

    if file != "-":
        return reading.read(file, name=name, title=title, date=day)
    name = name or "stdin"
    text = reading.decode(sys.stdin.buffer.read(), "-")
    return reading.parse(text, name, reading.Sidecar(title, day))


def _lines_of_input() -> Iterator[str]:
    """The lines of standard input as they come. Raises UnusableInput for one that is not UTF-8."""
    for number, line in enumerate(sys.stdin.buffer, 1):
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
        except UnicodeDecodeError as error:
            raise UnusableInput(
                tr(f"standard input, line {number}: not UTF-8", f"标准输入第 {number} 行：不是 UTF-8")
            ) from error


def _reply(writer: Writer, query: str, answers: Sequence[Answer]) -> str:
    """The JSON object for one question, with the fields of the answers that were chosen."""
    fields = [name for name in writer.columns if name != "query"]
    return json_text({"query": query, "answers": [row_of(answer, fields) for answer in answers]})


def _array(elements: Iterable[str]) -> Iterator[str]:
    before = "[\n"
    for element in elements:
        yield before + element
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def _paragraph_rows(exchange: Exchange) -> Iterator[dict[str, Any]]:
    """One row a spoken paragraph, counted from 1 within its segment."""
    spoken = [(who, text) for who in exchange.answers for text in who.paragraphs]
    for number, (who, text) in enumerate(spoken, 1):
        values = (exchange.id, exchange.headline, exchange.asker, exchange.question)
        yield dict(zip(_PARAGRAPH_COLUMNS, (*values, who.speaker, who.role, number, text), strict=True))


def _separated(documents: Iterable[Iterator[str]]) -> Iterator[str]:
    """Documents one after the other, a blank line between."""
    for number, document in enumerate(documents):
        if number:
            yield "\n"
        yield from document


def _tell_hidden(number: int, what: str) -> None:
    if number > 0:
        tell(tr(f"{number} more; -n 0 shows all", f"另有 {number} {what}；-n 0 显示全部"))


def _tell_unanswered(library: "Library", question: str, filtering: Filtering) -> None:
    tell(
        tr("The transcripts do not answer this. The nearest topics:", "实录没有回答这个问题。最接近的主题：")
    )
    for topic in library.nearest(question, **cast("Filters", filtering._asdict())):
        tell(f"  {_show([topic.id], filtering)}  {topic.headline or topic.question}")


def _show(ids: Iterable[str], filtering: Filtering) -> str:
    """The command line that shows segments of the same transcripts again."""
    files = [word for name in filtering.transcript for word in ("-t", name)]
    return shell_text(["briefcli", "show", *ids, *files])


def _explain(outcome: "Outcome") -> None:
    from briefcli.show.explanation import explanation

    for line in explanation(outcome):
        tell(line)


def _answers_on_terminal(
    outcome: "Outcome", answers: Sequence[Answer], filtering: Filtering
) -> Iterator[str]:
    """The table of the answers, and behind it where to read on: in one line, however long."""
    if not answers:
        return
    from briefcli.show import tables
    from briefcli.text.matching import Matched

    yield drawn(tables.answers(answers, lambda text: Matched(text).places(outcome.question.words)))
    if ids := dict.fromkeys(answer.id for answer in answers if answer.id):
        yield "\n" + visible(_show(ids, filtering)) + "\n"


def _question_on_terminal(
    query: str, outcome: "Outcome | None", answers: Sequence[Answer], filtering: Filtering
) -> Iterator[str]:
    """One of many questions with its answers."""
    yield strong(visible(query)) + "\n"
    if outcome and answers:
        yield from _answers_on_terminal(outcome, answers, filtering)
    else:
        yield tr("not answered", "没有回答") + "\n"
    yield "\n"


def _query_rows(query: str, answers: Sequence[Answer]) -> Iterator[dict[str, Any]]:
    """The rows of one of many questions: one for each answer, or an empty one."""
    for answer in answers:
        yield {"query": query, **answer._asdict()}
    if not answers:
        yield {"query": query, **dict.fromkeys(Answer._fields)}
