"""What the library keeps of a transcript."""

import datetime
import hashlib
from collections.abc import Sequence
from typing import NamedTuple

from briefcli.briefing import Briefing, Participant, Sidecar
from briefcli.overview import listing as listing_of
from briefcli.packing import pack, pack_bytes
from briefcli.records import Listing


class Kept(NamedTuple):
    """A transcript of the library: its record, and what tells whether it is still the same.

    `generation` is the state of the library that brought it, `digest` the SHA-256 of the original,
    `reader` the version of the reader that read it, `given` what the user said of it by options, and
    `beside` what the file beside it said.
    """

    listing: Listing
    generation: int
    digest: str
    reader: int
    given: Sidecar
    beside: Sidecar


class Content(NamedTuple):
    """All that is kept of a transcript.

    `packed` is the briefing and `originals` the files it was read from, byte for byte, as
    `briefcli.packing` makes both; the other fields are as in `Kept`.
    """

    listing: Listing
    participants: tuple[Participant, ...]
    askers: tuple[str, ...]
    packed: bytes
    originals: tuple[bytes, ...]
    digest: str
    given: Sidecar
    beside: Sidecar
    reader: int


def digest(originals: Sequence[bytes]) -> str:
    """What tells the content of files from any other: a SHA-256 over all of them, in hexadecimal digits."""
    whole = hashlib.sha256()
    for data in originals:
        whole.update(len(data).to_bytes(8, "big") + data)
    return whole.hexdigest()


def content_of(
    briefing: Briefing,
    originals: tuple[bytes, ...],
    given: Sidecar,
    beside: Sidecar,
    reader: int,
    path: str | None,
    added: datetime.date | None,
) -> Content:
    """What is kept of a briefing; `added` is today where it is not given."""
    day = added or datetime.datetime.now(tz=datetime.UTC).astimezone().date()
    listing = listing_of(briefing)._replace(path=path, added=day)
    askers = tuple(dict.fromkeys(segment.asker for segment in briefing.segments if segment.asker))
    return Content(
        listing,
        briefing.participants,
        askers,
        pack(briefing),
        tuple(map(pack_bytes, originals)),
        digest(originals),
        given,
        beside,
        reader,
    )
