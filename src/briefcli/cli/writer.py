"""The one place where records become output: which format, which fields, which file or stream."""

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from briefcli.cli.options import Format, Output
from briefcli.errors import UnusableInput, WrongUsage
from briefcli.language import tr
from briefcli.show import formats
from briefcli.show.formats import Row, row_of

if TYPE_CHECKING:
    from rich.console import RenderableType

_PIPE_WIDTH = 100  # cells, where there is no terminal to ask and COLUMNS does not say
_BY_ENDING = {
    ".tsv": Format.tsv, ".csv": Format.csv, ".json": Format.json, ".jsonl": Format.jsonl,
    ".md": Format.md, ".txt": Format.text,
}  # fmt: skip


class Writer:
    """Writes records of one kind as its options say."""

    def __init__(
        self, output: Output, fields: Sequence[str], document_rows: Sequence[str] | None = None
    ) -> None:
        """`fields` are those of a record; a record read like a page has other ones in rows.

        Raises WrongUsage for a column that there is not, or a file ending without a format.
        """
        self._output = output
        self.chosen = output.columns is not None
        self.format = output.format or self._default(document_rows is not None)
        in_rows = document_rows and self.format in (Format.tsv, Format.csv, Format.table)
        self.columns = _columns(output.columns, document_rows if in_rows and document_rows else fields)

    @property
    def as_page(self) -> bool:
        """Whether a document is wanted as a page, not as fields."""
        return self.format in (Format.text, Format.table, Format.md) and not self.chosen

    def _default(self, document: bool) -> Format:
        if self._output.output is not None:
            return _format_of(self._output.output)
        if document and not self.chosen:
            return Format.text
        return Format.table if sys.stdout.isatty() else Format.tsv

    def write(self, records: Iterable[Any], table: Callable[[], "RenderableType"] | None = None) -> None:
        """Write records, in a terminal's table as `table` draws them unless columns were chosen."""
        rows = [row_of(record, self.columns) for record in records]
        self.put(self._records(rows, None if self.chosen else table))

    def write_rows(self, rows: Iterable[Row]) -> None:
        """Write rows that have the columns chosen."""
        self.put(self._records(rows, None))

    def _records(self, rows: Iterable[Row], table: Callable[[], "RenderableType"] | None) -> Iterator[str]:
        match self.format:
            case Format.tsv:
                return formats.tsv(rows, self.columns, self._output.header)
            case Format.csv:
                guard = formats.for_spreadsheet if self._for_spreadsheet() else lambda value: value
                return formats.comma_separated(rows, self.columns, guard)
            case Format.json:
                return formats.json_array(rows)
            case Format.jsonl:
                return formats.json_lines(rows)
            case Format.md:
                return formats.markdown(rows, self.columns)
            case Format.text:
                return formats.text(rows, self.columns)
            case Format.table:
                return self._table(list(rows), table)

    def _table(self, rows: Sequence[Row], table: Callable[[], "RenderableType"] | None) -> Iterator[str]:
        if rows:
            from briefcli.show import tables  # rich, 70 ms: only where a table is drawn

            yield drawn(table() if table else tables.columns(rows, self.columns))

    def put(self, pieces: Iterable[str]) -> None:
        """Write text as it comes, flushed piece by piece where it is a line of jsonl."""
        with self._opened() as stream:
            for piece in pieces:
                stream.write(piece)
                if self.format == Format.jsonl:
                    stream.flush()
            stream.flush()

    @contextmanager
    def _opened(self) -> Iterator[TextIO]:
        path = self._output.output
        if path is None:
            yield sys.stdout
            return
        encoding = "utf-8-sig" if self._for_spreadsheet() else "utf-8"
        try:
            with path.open("w", encoding=encoding, newline="\n") as stream:
                yield stream
        except OSError as error:
            reason = error.strerror or str(error)
            raise UnusableInput(
                tr(f"{path}: cannot be written ({reason})", f"{path}：无法写入（{reason}）")
            ) from error

    def _for_spreadsheet(self) -> bool:
        written = self._output.output is not None and self.format == Format.csv
        return written and not self._output.plain


def _columns(given: str | None, fields: Sequence[str]) -> tuple[str, ...]:
    if given is None:
        return tuple(fields)
    columns = tuple(name.strip() for name in given.split(",") if name.strip())
    unknown = [name for name in columns if name not in fields]
    if unknown or not columns:
        there = ", ".join(fields)
        raise WrongUsage(
            tr(
                f"no column {', '.join(unknown) or repr(given)}; there is {there}",
                f"没有字段 {'、'.join(unknown) or repr(given)}；可用：{there}",
            )
        )
    return columns


def _format_of(path: Path) -> Format:
    ending = path.suffix.lower()
    if ending not in _BY_ENDING:
        endings = ", ".join(_BY_ENDING)
        raise WrongUsage(
            tr(
                f"{path}: no format for this ending; use {endings}, or give -f",
                f"{path}：无法由扩展名判断格式；请用 {endings}，或加 -f",
            )
        )
    return _BY_ENDING[ending]


def drawn(table: "RenderableType") -> str:
    """A table as standard output takes it."""
    from briefcli.show import tables

    return tables.draw(table, tables.Screen(width(), styled(), "NO_COLOR" not in _set()))


def _set() -> set[str]:
    """The variables of the environment that are set and not empty."""
    return {name for name in ("NO_COLOR", "FORCE_COLOR") if os.environ.get(name)}


def styled() -> bool:
    """Whether standard output takes escape codes: a terminal that is not dumb, or FORCE_COLOR."""
    if "FORCE_COLOR" in _set():
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def width() -> int:
    """How many cells wide the output is: COLUMNS, else the terminal, else _PIPE_WIDTH."""
    return max(20, shutil.get_terminal_size((_PIPE_WIDTH, 24)).columns)


def strong(text: str) -> str:
    """Text in bold where standard output takes escape codes."""
    return f"\x1b[1m{text}\x1b[0m" if styled() else text
