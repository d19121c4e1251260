"""`ask`: one question, or one a line of standard input."""

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

from typer import Argument, Option

from briefcli.cli.hints import show_command
from briefcli.cli.messages import tell, tell_hidden
from briefcli.cli.options import Filtering, Format, Output, filters_of, open_library
from briefcli.cli.progress import counted
from briefcli.cli.status import FOUND, NOTHING_FOUND
from briefcli.cli.writer import Writer, drawn, strong
from briefcli.errors import UnusableInput, WrongUsage
from briefcli.language import tr
from briefcli.records import Answer
from briefcli.show.formats import json_array, json_lines, row_of
from briefcli.show.plain import visible

if TYPE_CHECKING:
    from briefcli.answering import Outcome
    from briefcli.library import Library


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
    library, filters = open_library(filtering)
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
            writer.put(json_lines([_reply(writer, text, answers)]))
        case Format.table if not writer.chosen:
            writer.put(_answers_on_terminal(outcome, answers, filtering))
        case _:
            writer.write(answers)
    tell_hidden(len(found) - len(answers), "条答案")
    if not found:
        _tell_unanswered(library, text, filtering)
    return FOUND if found else NOTHING_FOUND


def _ask_many(filtering: Filtering, output: Output, limit: int, *, explain: bool) -> int:
    """Answer one question a line of standard input, each at once."""
    library, filters = open_library(filtering)
    writer = Writer(output, ("query", *Answer._fields))
    answered, hidden = False, 0

    def replies() -> Iterator[tuple[str, "Outcome | None", list[Answer]]]:
        nonlocal answered, hidden
        for text in counted(_lines_of_input(), tr("questions", "个问题")):
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
            writer.put(json_array(_reply(writer, text, answers) for text, _, answers in replies()))
        case Format.jsonl:
            writer.put(json_lines(_reply(writer, text, answers) for text, _, answers in replies()))
        case Format.table if not writer.chosen:
            writer.put(piece for reply in replies() for piece in _question_on_terminal(*reply, filtering))
        case _:
            writer.write_rows(row for text, _, answers in replies() for row in _query_rows(text, answers))
    tell_hidden(hidden, "条答案")
    return FOUND if answered else NOTHING_FOUND


def _lines_of_input() -> Iterator[str]:
    """The lines of standard input as they come. Raises UnusableInput for one that is not UTF-8."""
    for number, line in enumerate(sys.stdin.buffer, 1):
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
        except UnicodeDecodeError as error:
            raise UnusableInput(
                tr(f"standard input, line {number}: not UTF-8", f"标准输入第 {number} 行：不是 UTF-8")
            ) from error


def _reply(writer: Writer, query: str, answers: Sequence[Answer]) -> dict[str, Any]:
    """The JSON object for one question, with the fields of the answers that were chosen."""
    fields = [name for name in writer.columns if name != "query"]
    return {"query": query, "answers": [row_of(answer, fields) for answer in answers]}


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
        yield "\n" + visible(show_command(ids, filtering.transcript)) + "\n"


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


def _tell_unanswered(library: "Library", question: str, filtering: Filtering) -> None:
    nearest = library.nearest(question, **filters_of(filtering))
    if not nearest:
        tell(tr("The transcripts do not answer this; none is in view.", "没有回答：范围内没有实录。"))
        return
    tell(
        tr("The transcripts do not answer this. The nearest topics:", "实录没有回答这个问题。最接近的主题：")
    )
    for topic in nearest:
        tell(f"  {show_command([topic.id], filtering.transcript)}  {topic.headline or topic.question}")


def _explain(outcome: "Outcome") -> None:
    from briefcli.show.explanation import explanation

    for line in explanation(outcome):
        tell(line)
