"""`export`: the library as one JSON record a sentence, and the way back.

The first record of a transcript carries its original files and what its user said of it; `add` reads
these anew. The sentences are for whoever searches them elsewhere.
"""

import base64
import binascii
import datetime
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from briefcli.briefing import Briefing, Part, Sidecar
from briefcli.errors import UnusableInput
from briefcli.keeping import Request
from briefcli.language import tr
from briefcli.passages import passages
from briefcli.records import Listing, place
from briefcli.views import View, fits

ENDING = ".jsonl"
"""How the name of a file ends that holds an export."""

_LONGEST_LINE = 128 * 1024 * 1024  # bytes: the largest file that is read, in base64, and its sentences
_INDEX = "briefcli"  # what the action lines call the index of a search cluster


class Exported(NamedTuple):
    """A sentence with all that is known of it, and with its transcript's originals if it is the first.

    `number` counts the sentences of a transcript from 1. `original` are the files it was read from,
    each `{"text": …}` or `{"base64": …}`, `given` what the user said of it; both None behind the first.
    """

    sentence: str
    speaker: str | None
    role: str | None
    asker: str | None
    question: str | None
    id: str | None
    headline: str | None
    transcript: str
    segment: int | None
    date: datetime.date | None
    part: Part
    line: int
    line_end: int
    mended: bool
    complete: bool
    number: int
    title: str | None
    path: str | None
    added: datetime.date | None
    given: Mapping[str, str | None] | None
    original: tuple[Mapping[str, str], ...] | None


def exported(
    briefing: Briefing, listing: Listing, originals: Iterable[bytes], given: Sidecar, view: View
) -> Iterator[Exported]:
    """The records of the sentences in view of a transcript, in the order of its passages."""
    found = [(passage, sentence) for passage in passages(briefing) for sentence in passage.sentences]
    first = True
    for number, (passage, sentence) in enumerate(found, 1):
        if not fits([passage.speaker], passage.asker, view):
            continue
        yield Exported(
            sentence=sentence.text,
            speaker=passage.speaker,
            role=passage.role,
            asker=passage.asker,
            question=passage.question,
            **place(passage, sentence),
            number=number,
            title=briefing.title,
            path=listing.path,
            added=listing.added,
            given=_given(given) if first else None,
            original=tuple(map(_packed, originals)) if first else None,
        )
        first = False


def action(record: Exported) -> dict[str, Any]:
    """The line that stands before a record in the bulk format of Elasticsearch and OpenSearch."""
    return {"index": {"_index": _INDEX, "_id": f"{record.transcript}:{record.number}"}}


def read_back(path: Path) -> Iterator[Request]:
    """The transcripts of an exported file, with or without action lines.

    Raises UnusableInput, with the number of the line, for a file that is none.
    """
    try:
        with path.open("rb") as file:
            yield from requests(iter(lambda: file.readline(_LONGEST_LINE), b""), str(path))
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnusableInput(
            tr(f"{path}: cannot be read ({reason})", f"{path}：无法读取（{reason}）")
        ) from error


def requests(lines: Iterable[bytes], label: str) -> Iterator[Request]:
    """As `read_back`, from the lines of a file that messages call `label`."""
    seen: set[str] = set()
    for number, line in enumerate(lines, 1):
        try:
            record = json.loads(line) if line.strip() else {}
            if not isinstance(record, dict):
                raise TypeError  # noqa: TRY301  # as what follows does for fields of a wrong kind
            request = _request(record, label, seen) if "transcript" in record else None
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError, binascii.Error) as error:
            raise UnusableInput(
                tr(
                    f"{label}: line {number} is no record of an export; give what briefcli export wrote",
                    f"{label}：第 {number} 行不是导出记录；请提供 briefcli export 写出的文件",
                )
            ) from error
        if request is not None:
            yield request
    if not seen:
        raise UnusableInput(tr(f"{label}: holds no transcript of an export", f"{label}：没有导出的实录"))


def _request(record: Any, label: str, seen: set[str]) -> Request | None:
    name = record["transcript"]
    if name in seen:
        return None
    seen.add(name)
    given, path = record["given"], record["path"]
    content = tuple(_unpacked(each) for each in record["original"])
    if not isinstance(name, str) or not name or not content or not isinstance(path, str | None):
        raise TypeError
    said = Sidecar(given["title"], _day(given["date"]), given["reporter"])
    return Request(f"{label}: {name}", name, (), content, said, path, _day(record["added"]))


def _given(given: Sidecar) -> dict[str, str | None]:
    day = given.date.isoformat() if given.date else None
    return {"title": given.title, "date": day, "reporter": given.reporter}


def _packed(data: bytes) -> dict[str, str]:
    try:
        return {"text": data.decode("utf-8")}
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(data).decode("ascii")}


def _unpacked(stored: Mapping[str, str]) -> bytes:
    if "text" in stored:
        return stored["text"].encode("utf-8")
    return base64.b64decode(stored["base64"], validate=True)


def _day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None
