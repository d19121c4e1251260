"""The commands that list: each makes one call of the library and hands the records to the writer.

A command gives its exit status: 0 found or done, 1 nothing found.
"""

import datetime
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

from typer import Argument, Option

from briefcli.briefing import OFFICIAL, PARTS
from briefcli.cli.messages import complain, tell, tell_hidden
from briefcli.cli.options import Filtering, Format, Output, open_library
from briefcli.cli.status import FAILED, FOUND, NOTHING_FOUND
from briefcli.cli.writer import Writer, strong, width
from briefcli.errors import BriefcliError, NotFound, WrongUsage
from briefcli.language import tr
from briefcli.records import Exchange, Hit, Inspection, SourceLine, Speaker, Topic
from briefcli.show.plain import visible

if TYPE_CHECKING:
    from types import ModuleType

    from briefcli.briefing import Briefing

_SEARCH_ON_TERMINAL = 10
_PARAGRAPH_COLUMNS = ("id", "headline", "asker", "question", "speaker", "role", "paragraph", "text")


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
    library, filters = open_library(filtering)
    writer = Writer(output, Hit._fields)
    hits = library.search(*words, all=every, exact=exact, context=context, part=part, **filters)
    if limit is None:
        limit = _SEARCH_ON_TERMINAL if writer.format == Format.table else 0
    shown = [hit for hit in hits if not limit or hit.rank <= limit]
    writer.write(shown, lambda: _tables().hits(shown))
    found = max((hit.rank for hit in hits), default=0)
    tell_hidden(found - max((hit.rank for hit in shown), default=0), "句")
    if not hits:
        tell(tr("nothing found", "没有找到"))
    return FOUND if hits else NOTHING_FOUND


def topics(output: Output, filtering: Filtering) -> int:
    """The questions and answers, one line each."""
    library, filters = open_library(filtering)
    writer = Writer(output, Topic._fields)
    records = library.topics(**filters)
    writer.write(records, lambda: _tables().topics(records))
    return FOUND


def speakers(output: Output, filtering: Filtering) -> int:
    """Who speaks, in which capacity, how much and where."""
    library, filters = open_library(filtering)
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
    source: Annotated[
        bool, Option("--source", help=tr("the text that lines count in", "行号所指的原文"))
    ] = False,
) -> int:
    """One question with its whole answer; 0 is the opening."""
    if source:
        return _show_source(which or [], output, filtering)
    if not which and not every:
        raise WrongUsage(
            tr("say which: an id, a number or words, or --all", "请指明编号、序号或词语，或用 --all")
        )
    library, filters = open_library(filtering)
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


def _show_source(which: list[str], output: Output, filtering: Filtering) -> int:
    """The text of transcripts as it was read, or line by line."""
    library, filters = open_library(filtering)
    writer = Writer(output, SourceLine._fields, SourceLine._fields)
    lines = library.source(*which, **filters)
    if writer.as_page:
        writer.put(visible(line.text) + "\n" for line in lines)
    else:
        writer.write(lines)
    return FOUND if lines else NOTHING_FOUND


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
    explain: Annotated[
        bool, Option("--explain", help=tr("tell which cues it was read by", "说明依据了哪些线索"))
    ] = False,
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
        if explain:
            from briefcli.show.understanding import understanding

            for line in understanding(briefing):
                tell(line)
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


def _tables() -> "ModuleType":
    from briefcli.show import tables  # rich, 70 ms: only where a table is drawn

    return tables


def _read(file: str, name: str | None, title: str | None, day: datetime.date | None) -> "Briefing":
    from briefcli import reading

    if file != "-":
        return reading.read(file, name=name, title=title, date=day)
    name = name or "stdin"
    text = reading.decode(sys.stdin.buffer.read(), "-")
    return reading.parse(text, name, reading.Sidecar(title, day))


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
