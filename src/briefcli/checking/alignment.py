"""Where the words of a quotation stand in a turn, exactly or nearly, and where they differ."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from briefcli.checking.turns import Turn

# rapidfuzz takes 10 ms: only where a quotation does not stand word for word.
if TYPE_CHECKING:
    from rapidfuzz.distance import ScoreAlignment

_MARGIN = 24  # characters on either side of the likeliest place that an alignment may reach into
SHORT_GAP = 60  # characters that a quotation may leave out and still be of one place
_LOOKED_INTO = 4  # turns that are roughly most like a quotation
_EDGES = 4  # stretches that both have, on either side of the longest, with which a window may begin or end
_LEAST_PIECE = 5  # characters of a piece of a quotation that is put together from several places
_MOST_PIECES = 3


class Window(NamedTuple):
    """A stretch of a turn's text (offsets from 0, end exclusive) and how like the quotation it is, 0 to 1."""

    turn: Turn
    start: int
    end: int
    similarity: float


def exact(turn: Turn, pieces: Sequence[str]) -> list[tuple[int, int]] | None:
    """Where each of the pieces stands in a turn, in order; None if not all do.

    A piece that would begin or end within a number or Latin word does not stand there.
    """
    found, at = [], 0
    for piece in pieces:
        at = turn.text.find(piece, at)
        while at >= 0 and turn.cuts_word(at, at + len(piece)):
            at = turn.text.find(piece, at + 1)
        if at < 0:
            return None
        found.append((at, at + len(piece)))
        at += len(piece)
    return found


def nearest(turns: Sequence[Turn], text: str) -> Window | None:
    """The stretch of the turns that is most like a plain text; None if none is like it at all.

    Of equally like ones, that of the earlier turn: a rough score favours short turns, as headlines are.
    """
    rough = [(turn, found) for turn in turns if (found := _rough(turn, text))]
    likeliest = sorted(range(len(rough)), key=lambda at: -rough[at][1].score)[:_LOOKED_INTO]
    windows = [window for at in sorted(likeliest) if (window := _refined(rough[at][0], text, rough[at][1]))]
    return max(windows, key=lambda window: window.similarity, default=None)


def _rough(turn: Turn, text: str) -> "ScoreAlignment | None":
    """Where in a turn a stretch as long as a text is most like it."""
    from rapidfuzz import fuzz
    from rapidfuzz.distance import ScoreAlignment

    if len(text) > len(turn.text):
        return ScoreAlignment(100 * likeness(text, turn.text), 0, len(text), 0, len(turn.text))
    return fuzz.partial_ratio_alignment(text, turn.text)


def _refined(turn: Turn, text: str, found: "ScoreAlignment") -> Window | None:
    """The stretch about a place that is most like a text: it begins and ends with what both have.

    Where the text goes on beyond that, as much of the clause is taken in.
    """
    from rapidfuzz.distance import Indel

    low = max(0, found.dest_start - _MARGIN)
    high = min(len(turn.text), found.dest_end + _MARGIN)
    matches = [op for op in Indel.opcodes(text, turn.text[low:high]) if op.tag == "equal"]
    if not matches:
        return None
    middle = max(
        range(len(matches)), key=lambda number: matches[number].dest_end - matches[number].dest_start
    )
    starts = {
        turn.back(low + op.dest_start, op.src_start) for op in matches[max(0, middle - _EDGES) : middle + 1]
    }
    ends = {
        turn.on(low + op.dest_end, len(text) - op.src_end) for op in matches[middle : middle + _EDGES + 1]
    }
    if middle > _EDGES:
        starts.add(turn.back(low + matches[0].dest_start, matches[0].src_start))
    if middle + _EDGES + 1 < len(matches):
        ends.add(turn.on(low + matches[-1].dest_end, len(text) - matches[-1].src_end))
    windows = [
        Window(turn, start, end, likeness(text, turn.text[start:end]))
        for start in starts
        for end in ends
        if start < end
    ]
    return max(windows, key=lambda window: (window.similarity, window.start - window.end))


def likeness(one: str, other: str) -> float:
    """How like two plain texts are, 0 to 1."""
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(one, other)


_Stretch = tuple[int, int]


def differing(quoted: Sequence[str], said: Sequence[str]) -> list[tuple[_Stretch, _Stretch]]:
    """Where two sequences of words differ: stretches of the one and the other, in order."""
    from rapidfuzz.distance import Indel

    result: list[tuple[_Stretch, _Stretch]] = []
    for op in Indel.opcodes(list(quoted), list(said)):
        if op.tag == "equal":
            continue
        ours, theirs = (op.src_start, op.src_end), (op.dest_start, op.dest_end)
        if result and result[-1][0][1] == ours[0] and result[-1][1][1] == theirs[0]:
            before = result.pop()
            ours, theirs = (before[0][0], ours[1]), (before[1][0], theirs[1])
        result.append((ours, theirs))
    return result


class Part(NamedTuple):
    """A piece of a quotation and where in which turn it stands."""

    turn: Turn
    start: int
    end: int


def parts(text: str, breaks: Sequence[int], turns: Sequence[Turn]) -> list[Part] | None:
    """A plain text as pieces that stand in several places word for word; None if it is not made so.

    `breaks` are the offsets at which a mark stands in the quotation. One piece ends and the next begins only
    there, or where both stand at the border of a clause in the record.
    """
    found: list[Part] = []
    at = 0
    while at < len(text):
        ends = [end for end in (*breaks, len(text)) if end - at >= _LEAST_PIECE]
        part = next(
            (part for end in sorted(ends, reverse=True) if (part := _standing(text[at:end], turns))), None
        ) or _clause_from(text, at, turns)
        marked = at == 0 or at in breaks or (part is not None and part.turn.begins_clause(part.start))
        if part is None or not marked or len(found) == _MOST_PIECES:
            return None
        found.append(part)
        at += part.end - part.start
    return found


def _clause_from(text: str, at: int, turns: Sequence[Turn]) -> Part | None:
    """The longest stretch of a text, from an offset on, that stands in a turn and ends a clause there."""
    best: Part | None = None
    for turn in turns:
        low, high = _LEAST_PIECE, len(text) - at
        place = turn.text.find(text[at : at + low])
        if place < 0 or high < low:
            continue
        while low < high:  # what a turn holds, it holds every beginning of
            middle = (low + high + 1) // 2
            found = turn.text.find(text[at : at + middle])
            low, high, place = (middle, high, found) if found >= 0 else (low, middle - 1, place)
        if turn.ends_clause(place + low) and (best is None or low > best.end - best.start):
            best = Part(turn, place, place + low)
    return best


def _standing(piece: str, turns: Sequence[Turn]) -> Part | None:
    for turn in turns:
        if places := exact(turn, [piece]):
            return Part(turn, *places[0])
    return None


_DOTS = re.compile(r"\s*(?:…+|\.{3,}|。{3,}|\[…+\]|（…+）)\s*")


def pieces(quotation: str) -> list[str]:
    """A quotation without the dots that mark a gap, in pieces."""
    return [piece for piece in _DOTS.split(quotation) if piece.strip()]
