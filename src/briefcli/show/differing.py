"""A quotation with what was said instead marked in place, as wdiff does: [-quoted-]{+said+}."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from briefcli.checking.plain import Plain, plain
from briefcli.records import Check, Difference

_MOST = 24  # differences that are marked
_MARKS = {"same": ("", ""), "quoted": ("[-", "-]"), "said": ("{+", "+}")}


class Piece(NamedTuple):
    """A stretch of a quotation: the same in the record, only quoted, or only said."""

    text: str
    kind: Literal["same", "quoted", "said"]

    @property
    def marked(self) -> str:
        """The text between the marks of its kind."""
        before, behind = _MARKS[self.kind]
        return f"{before}{self.text}{behind}"


def pieces(record: Check) -> Iterator[Piece]:
    """The pieces of a quotation in order, its differences in place."""
    quotation, differences = record.quotation, record.differences[:_MOST]
    places = _places(quotation, record.passage or "", differences)
    ours = 0
    for difference, at in zip(differences, places, strict=True):
        yield Piece(quotation[ours:at], "same")
        yield Piece(difference.quoted, "quoted")
        yield Piece(difference.said, "said")
        ours = at + len(difference.quoted)
    yield Piece(quotation[ours:], "same")


def _places(quotation: str, passage: str, differences: Sequence[Difference]) -> list[int]:
    """Where each difference stands in the quotation: so that between them both have the same words."""
    ours, theirs = plain(quotation), plain(passage)
    pairs = [(plain(each.quoted).text, plain(each.said).text) for each in differences]
    found = _found(ours.text, theirs.text, 0, 0, pairs)
    if found is not None:
        return [
            _offset(ours, at, len(quotation), bare=not quoted)
            for at, (quoted, _) in zip(found, pairs, strict=True)
        ]
    places, at = [], 0
    for difference in differences:
        there = quotation.find(difference.quoted, at)
        at = there if there >= 0 else len(quotation)
        places.append(at)
        at += len(difference.quoted)
    return places


def _offset(text: Plain, at: int, end: int, *, bare: bool) -> int:
    """The offset in an original of a character of its plain text; `bare` is right behind the one before."""
    if bare and at:
        return text.ends[at - 1]
    return text.offsets[at] if at < len(text.text) else end


def _found(ours: str, theirs: str, i: int, j: int, left: Sequence[tuple[str, str]]) -> list[int] | None:
    """Where the differences that are left stand in `ours`, from these offsets on; None if they do not fit."""
    if not left:
        return [] if ours[i:] == theirs[j:] else None
    quoted, said = left[0]
    while True:
        if ours.startswith(quoted, i) and theirs.startswith(said, j):
            behind = _found(ours, theirs, i + len(quoted), j + len(said), left[1:])
            if behind is not None:
                return [i, *behind]
        if i == len(ours) or j == len(theirs) or ours[i] != theirs[j]:
            return None
        i, j = i + 1, j + 1


def in_place(record: Check) -> str:
    """The whole quotation with its differences between marks."""
    return "".join(piece.marked for piece in pieces(record) if piece.text)
