"""The machine formats, and `md` and `text` for records: tsv, csv, json, jsonl.

Every function takes rows (one mapping a record, its keys the columns in order) and gives text in
pieces, so that a long result is written as it comes. Lines end in LF.
"""

import csv
import datetime
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from briefcli.records import Difference
from briefcli.show.plain import json_safe, visible

Row = Mapping[str, Any]


def row_of(record: Any, columns: Sequence[str]) -> dict[str, Any]:
    """A record as a row of the columns named."""
    return {name: getattr(record, name) for name in columns}


def tsv(rows: Iterable[Row], columns: Sequence[str], header: bool = False) -> Iterator[str]:
    """Tab-separated, one record a line, nothing cut; a header line only if asked for."""
    if header:
        yield "\t".join(columns) + "\n"
    for row in rows:
        yield "\t".join(visible(cell(row[name])) for name in columns) + "\n"


def comma_separated(
    rows: Iterable[Row], columns: Sequence[str], guard: Callable[[Any], Any] = lambda value: value
) -> Iterator[str]:
    """CSV with a header line, quoted as RFC 4180 has it; `guard` may change cells for spreadsheets."""
    buffer = io.StringIO()
    # csv quotes the signs of its own line end alone, so it is told CR LF and given LF afterwards.
    writer = csv.writer(buffer, lineterminator="\r\n")

    def line(cells: Sequence[str]) -> str:
        buffer.seek(0)
        buffer.truncate()
        writer.writerow(cells)
        return buffer.getvalue().removesuffix("\r\n") + "\n"

    yield line(columns)
    for row in rows:
        yield line([_csv_cell(guard(row[name])) for name in columns])


def for_spreadsheet(value: Any) -> Any:
    """A text cell that a spreadsheet would take for a formula, with an apostrophe before it."""
    text = cell(value)
    dangerous = isinstance(value, str | tuple) and text[:1] in ("=", "+", "-", "@")
    return f"'{text}" if dangerous else value


def json_array(rows: Iterable[Row]) -> Iterator[str]:
    """One JSON array, one element a line."""
    before = "[\n"
    for row in rows:
        yield before + json_text(row)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def json_lines(rows: Iterable[Row]) -> Iterator[str]:
    """One JSON object a line."""
    for row in rows:
        yield json_text(row) + "\n"


def json_text(value: Any) -> str:
    """A value as JSON, Chinese as it is."""
    return json_safe(json.dumps(_plain(value), ensure_ascii=False))


def markdown(rows: Iterable[Row], columns: Sequence[str]) -> Iterator[str]:
    """A Markdown table."""
    yield _markdown_line(columns)
    yield _markdown_line(["---"] * len(columns))
    for row in rows:
        yield _markdown_line([markdown_text(cell(row[name])) for name in columns])


def text(rows: Iterable[Row], columns: Sequence[str]) -> Iterator[str]:
    """One block a record, one line a field that has a value."""
    first = True
    for row in rows:
        filled = [f"{name}: {visible(cell(row[name]))}\n" for name in columns if cell(row[name])]
        yield ("" if first else "\n") + "".join(filled)
        first = False


def cell(value: Any) -> str:
    """A value as the text of one cell: lists joined by `;`, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Difference):
        return f"{value.quoted}→{value.said}"
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return ";".join(cell(each) for each in value)
    if isinstance(value, tuple | Mapping):
        return json_text(value)
    return str(value)


def markdown_text(text: str) -> str:
    """Text that Markdown shows as it stands."""
    escaped = "".join(f"\\{c}" if c in "\\`*_[]<>|#~" else c for c in text)
    return visible(escaped)


def _markdown_line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |\n"


def _csv_cell(value: Any) -> str:
    return cell(value).replace("\0", "")


def _plain(value: Any) -> Any:
    """A record or value as JSON has it: records become objects, dates texts."""
    if hasattr(value, "_asdict"):
        return {name: _plain(each) for name, each in value._asdict().items()}
    if isinstance(value, Mapping):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value
