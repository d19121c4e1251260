"""The commands of the library: `add`, `list`, `remove`, `export`."""

import itertools
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from typer import Argument, Option

from briefcli.briefing import Sidecar
from briefcli.cli.messages import complain, tell
from briefcli.cli.options import Filtering, Format, Output, open_library
from briefcli.cli.progress import counted
from briefcli.cli.status import FAILED, FOUND
from briefcli.cli.writer import Writer
from briefcli.errors import BriefcliError, CannotKeep, WrongUsage
from briefcli.language import tr
from briefcli.records import Listing

if TYPE_CHECKING:
    from briefcli.exporting import Exported
    from briefcli.keeping import Added, Refused, Request

# Of a folder, the files with these endings are taken for transcripts.
_ENDINGS = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx", ".pdf", ".jsonl")
_MANY = 20  # transcripts, from which only what needs attention is told one by one


def add(
    files: Annotated[
        list[str] | None,
        Argument(
            metavar="FILE…",
            help=tr(
                "transcripts, folders of them, exports; - is standard input",
                "实录文件、文件夹或导出文件；- 为标准输入",
            ),
        ),
    ] = None,
    name: Annotated[str | None, Option("--name", help=tr("the transcript's name", "实录名"))] = None,
    title: Annotated[str | None, Option("--title", help=tr("its title", "标题"))] = None,
    date: Annotated[
        str | None, Option("--date", metavar="DATE", help=tr("its date, YYYY-MM-DD", "日期，YYYY-MM-DD"))
    ] = None,
    join: Annotated[
        bool,
        Option("--join", help=tr("the files are pages of one transcript", "这些文件是同一篇实录的各页")),
    ] = False,
    bundled: Annotated[
        bool, Option("--bundled", help=tr("the transcript that ships, again", "重新加入随程序附带的实录"))
    ] = False,
) -> int:
    """Keep transcripts in the library."""
    if not files and not bundled:
        raise WrongUsage(
            tr("nothing to add; give files, folders, or -", "没有要添加的内容；请给出文件、文件夹或 -")
        )
    from briefcli.reading.source import parse_date

    given = Sidecar(title, parse_date(date, "--date") if date else None)
    tally = _Tally()
    requests = list(_requests(files or [], name, given, join=join, bundled=bundled, tally=tally))
    if (name or title or date) and len(requests) > 1:
        raise WrongUsage(
            tr(
                "--name, --title and --date are of one transcript; give one file, or --join",
                "--name、--title、--date 只用于一篇实录；请只给一个文件，或用 --join",
            )
        )
    from briefcli.library import Library

    bulk = len(requests) > _MANY
    library = Library.open(processes=os.cpu_count() or 1)
    results = library.add_all(requests, bulk=bulk)
    try:
        for result in counted(results, tr("transcripts", "篇"), len(requests)) if bulk else results:
            tally.note(result, one_by_one=not bulk)
    except CannotKeep as error:  # what was told as added by then is kept
        tally.refuse(error)
    return tally.finish(in_sum=bulk)


class _Tally:
    """Tells what became of each transcript, and of all."""

    def __init__(self) -> None:
        self._outcomes: dict[str, int] = {}

    def note(self, result: "Added | Refused", *, one_by_one: bool) -> None:
        """Count a result, and tell it if it needs attention."""
        from briefcli.keeping import Refused

        if isinstance(result, Refused):
            self.refuse(result.error)
            return
        self._count(result.outcome)
        if one_by_one or result.outcome == "replaced":
            tell(_told(result))

    def refuse(self, error: BriefcliError) -> None:
        """Count and tell what could not be added."""
        self._count("refused")
        complain(error)

    def finish(self, *, in_sum: bool) -> int:
        """Tell the sum, and give the exit status."""
        if in_sum:
            words = {
                "added": tr("added", "新增"),
                "replaced": tr("replaced", "替换"),
                "unchanged": tr("unchanged", "未变"),
                "refused": tr("refused", "拒绝"),
            }
            tell(tr(", ", "，").join(f"{words[o]} {self._outcomes[o]}" for o in words if o in self._outcomes))
        return FAILED if "refused" in self._outcomes else FOUND

    def _count(self, outcome: str) -> None:
        self._outcomes[outcome] = self._outcomes.get(outcome, 0) + 1


def _told(result: "Added") -> str:
    """What became of a transcript, in one line."""
    listing = result.listing
    name = listing.transcript
    match result.outcome:
        case "unchanged":
            return tr(f"{name}: already there, unchanged", f"{name}：已在文库中，内容未变")
        case "replaced":
            return tr(
                f"{name}: replaced, {_counted(result.changed, 'sentence')} changed",
                f"{name}：已替换，{result.changed} 句有变",
            )
        case "added":
            day = listing.date or tr("no date (--date gives one)", "无日期（可用 --date 指定）")
            return tr(
                f"{name}: added, {_counted(listing.questions, 'question')}, "
                f"{_counted(listing.speakers, 'speaker')}, {day}",
                f"{name}：已添加，{listing.questions} 问，{listing.speakers} 位发言人，{day}",
            )


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _requests(
    files: list[str], name: str | None, given: Sidecar, *, join: bool, bundled: bool, tally: _Tally
) -> "Iterator[Request]":
    from briefcli import keeping

    if bundled:
        yield from keeping.bundled_requests()
    if join:
        yield from keeping.requested(files, name, given, join=True, endings=())
        return
    for file in files:
        if file == "-":
            yield from _from_input(name, given)
            continue
        try:
            found = keeping.requested([file], name, given, join=False, endings=_ENDINGS)
            requests = [each for request in found for each in _opened(request)]
        except BriefcliError as error:
            tally.refuse(error)
            continue
        if not requests:
            tally.refuse(
                WrongUsage(tr(f"{file}: no transcripts in this folder", f"{file}：文件夹中没有实录"))
            )
        yield from requests


def _opened(request: "Request") -> "Iterable[Request]":
    """A file as it is, or the transcripts of an export."""
    from briefcli.exporting import ENDING, read_back

    path = Path(request.files[0])
    return read_back(path) if path.suffix.lower() == ENDING else [request]


def _from_input(name: str | None, given: Sidecar) -> "Iterator[Request]":
    from briefcli import exporting
    from briefcli.keeping import Request

    data = sys.stdin.buffer.read()
    if name is None and data.lstrip()[:1] == b"{":
        yield from exporting.requests(data.splitlines(), "-")
        return
    if name is None:
        raise WrongUsage(tr("-: say with --name what to call it", "-：请用 --name 指定实录名"))
    yield Request("-", name, (), (data,), given, None)


def list_(output: Output, filtering: Filtering) -> int:
    """The transcripts of the library."""
    library, filters = open_library(filtering)
    writer = Writer(output, Listing._fields)
    records = library.list(**filters)

    def table() -> Any:
        from briefcli.show import tables

        return tables.listings(records)

    writer.write(records, table)
    if not records and not any(filters.values()):
        tell(tr("no transcripts; briefcli add FILE keeps one", "没有实录；可用 briefcli add FILE 添加"))
    return FOUND


def remove(names: Annotated[list[str], Argument(metavar="NAME…", help=tr("transcripts", "实录名"))]) -> int:
    """Take transcripts out of the library."""
    from briefcli.library import Library

    Library.open(processes=os.cpu_count() or 1).remove(*dict.fromkeys(names))
    for name in dict.fromkeys(names):
        tell(tr(f"{name}: removed", f"{name}：已移除"))
    return FOUND


def export(
    output: Output,
    filtering: Filtering,
    bulk: Annotated[
        bool,
        Option(
            "--bulk", help=tr("the action line of search engines before each", "每条之前加搜索引擎的动作行")
        ),
    ] = False,
) -> int:
    """The library, one JSON record a sentence and line."""
    from briefcli.exporting import Exported, action
    from briefcli.show import formats

    if output.format is None and (output.output is None or output.output.suffix == ".jsonl"):
        output = output._replace(format=Format.jsonl)
    writer = Writer(output, Exported._fields)
    if bulk and writer.format != Format.jsonl:
        raise WrongUsage(tr("--bulk is jsonl only", "--bulk 只用于 jsonl"))
    library, filters = open_library(filtering)
    records = library.export(**filters)
    if writer.format != Format.jsonl:
        writer.write(list(records))
        return FOUND

    def lines(record: "Exported") -> Iterator[dict[str, Any]]:
        if bulk:
            yield action(record)
        yield formats.row_of(record, writer.columns)

    writer.put(formats.json_lines(itertools.chain.from_iterable(map(lines, records))))
    return FOUND
