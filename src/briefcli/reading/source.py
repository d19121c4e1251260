"""From a file to decoded text, with limits that keep a mistaken file from doing harm."""

import datetime
import stat
from pathlib import Path
from typing import NamedTuple

from briefcli.errors import UnusableInput
from briefcli.language import tr

MAX_BYTES = 32 * 1024 * 1024
"""The largest file that is read, in bytes: some hundred times the longest briefing."""

# Byte order marks and the codecs that take them away.
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_OTHER_ENCODINGS = ["gb18030", "big5", "utf_16_le", "utf_16_be"]


class Sidecar(NamedTuple):
    """What is known of a transcript besides its text, from the NAME.toml beside it or from options."""

    title: str | None = None
    date: datetime.date | None = None
    reporter: str | None = None


def read_text(path: Path) -> str:
    """The decoded text of a file, its line ends as they are, without a byte order mark.

    Raises UnusableInput for a file that is missing, no regular file, empty, larger than MAX_BYTES,
    binary or in no encoding that can be told.
    """
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
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnusableInput(
            tr(f"{path}: cannot be read ({reason})", f"{path}：无法读取（{reason}）")
        ) from error
    return decode(data, str(path))


def decode(data: bytes, name: str) -> str:
    """Decode bytes as UTF-8, as their byte order mark says, or as a detector finds out.

    `name` is what the messages call them. Raises UnusableInput as `read_text` does.
    """
    if len(data) > MAX_BYTES:
        raise UnusableInput(tr(f"{name}: too large", f"{name}：太大"))
    if not data.strip():
        raise UnusableInput(tr(f"{name}: is empty", f"{name}：是空文件"))
    codec = next((codec for mark, codec in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        text = _detected(data, name, error)
    if "\0" in text:
        raise UnusableInput(
            tr(
                f"{name}: is binary, not text; give a text file (UTF-8, UTF-16, GB18030 or Big5)",
                f"{name}：是二进制文件，不是文本；请提供文本文件（UTF-8、UTF-16、GB18030 或 Big5）",
            )
        )
    return text


def _detected(data: bytes, name: str, error: UnicodeDecodeError) -> str:
    from charset_normalizer import from_bytes  # some 30 ms: only for a file that is not UTF-8

    best = from_bytes(data, cp_isolation=_OTHER_ENCODINGS).best()
    if best is None:
        raise UnusableInput(
            tr(
                f"{name}: is in no encoding that can be told; save it as UTF-8",
                f"{name}：无法判断编码；请另存为 UTF-8",
            )
        ) from error
    return data.decode(best.encoding)


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
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise UnusableInput(
            tr(
                f"{where}: {text!r} is no date; write YYYY-MM-DD",
                f"{where}：{text!r} 不是日期；请写成 YYYY-MM-DD",
            )
        ) from error
