"""From a file to its text, with limits that keep a mistaken file from doing harm."""

import datetime
import stat
from pathlib import Path

from briefcli.briefing import Sidecar
from briefcli.errors import UnusableInput
from briefcli.language import tr
from briefcli.reading.formats import text_of

MAX_BYTES = 32 * 1024 * 1024
"""The largest file that is read, in bytes: some hundred times the longest briefing."""


def read_text(path: Path) -> str:
    """The text of a file, of plain text with its line ends as they are, without a byte order mark.

    Raises UnusableInput for a file that is missing, no regular file, empty, larger than MAX_BYTES,
    binary or in no encoding that can be told, of a format that is not read, or damaged.
    """
    return decode(read_bytes(path), str(path))


def read_bytes(path: Path) -> bytes:
    """The content of a file. Raises UnusableInput for one that is missing, no regular file or too large."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise UnusableInput(
                tr(f"{path}: is a folder, not a transcript", f"{path}：是文件夹，不是实录文件")
            )
        if status.st_size > MAX_BYTES:
            limit = MAX_BYTES // 1024 // 1024
            raise UnusableInput(
                tr(
                    f"{path}: larger than {limit} MiB; split it or take the text out of it first",
                    f"{path}：超过 {limit} MiB；请先拆分或提取正文",
                )
            )
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnusableInput(
            tr(f"{path}: cannot be read ({reason})", f"{path}：无法读取（{reason}）")
        ) from error


def decode(data: bytes, name: str) -> str:
    """The text of bytes: of plain text in any encoding that can be told, of HTML, Word and PDF.

    `name` is what the messages call them; its ending counts only where the content does not tell the
    format. Raises UnusableInput as `read_text` does.
    """
    if len(data) > MAX_BYTES:
        raise UnusableInput(tr(f"{name}: too large", f"{name}：太大"))
    if not data.strip():
        raise UnusableInput(tr(f"{name}: is empty", f"{name}：是空文件"))
    return text_of(data, name)


def read_sidecar(path: Path) -> Sidecar:
    """What the TOML file beside a transcript says: title, date (YYYY-MM-DD), reporter.

    A missing file says nothing. Raises UnusableInput if it is no TOML or a value is of a wrong kind.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Sidecar()
    except (OSError, UnicodeDecodeError) as error:
        raise UnusableInput(tr(f"{path}: cannot be read", f"{path}：无法读取")) from error
    import tomllib  # 5 ms: only where there is such a file

    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UnusableInput(
            tr(f"{path}: is no TOML: {error}", f"{path}：不是有效的 TOML：{error}")
        ) from error
    title, day, reporter = (values.get(key) for key in Sidecar._fields)
    if isinstance(day, str):
        day = parse_date(day, str(path))
    if (
        not isinstance(title, str | None)
        or not isinstance(reporter, str | None)
        or not isinstance(day, datetime.date | None)
    ):
        raise UnusableInput(
            tr(
                f"{path}: title and reporter are texts, date is YYYY-MM-DD",
                f"{path}：title 与 reporter 应为文本，date 应为 YYYY-MM-DD",
            )
        )
    return Sidecar(title, datetime.date(day.year, day.month, day.day) if day else None, reporter)


def parse_date(text: str, where: str) -> datetime.date:
    """A date written YYYY-MM-DD. Raises UnusableInput that names `where` it was given."""
    try:
        if len(text) != len("YYYY-MM-DD"):  # Python takes other forms of ISO 8601 as well
            raise ValueError(text)  # noqa: TRY301
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise UnusableInput(
            tr(
                f"{where}: {text!r} is no date; write YYYY-MM-DD",
                f"{where}：{text!r} 不是日期；请写成 YYYY-MM-DD",
            )
        ) from error
