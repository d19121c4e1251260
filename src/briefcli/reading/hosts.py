"""Who is the host: told by the label or the office, and by what they do between the questions."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from briefcli.reading import cues
from briefcli.text.normal import simplified

_SHORT = 160  # characters; a host who hands over between questions says no more
_SHARE = 0.7  # of somebody's turns that only lead through the meeting, where no office tells a host
_SHARE_IN_OFFICE = 0.5
_TIMES = 3  # as often as they answer, at least, does somebody without such an office lead, who is a host
_ANSWER = 40  # characters, at least, of a host's turn behind a question that is an answer after all


class Spoken(Protocol):
    """A turn, as far as it tells a host."""

    @property
    def speaker(self) -> str | None: ...  # noqa: D102
    @property
    def asks(self) -> bool: ...  # noqa: D102
    @property
    def hosts(self) -> bool: ...  # noqa: D102
    @property
    def words(self) -> str: ...  # noqa: D102


class _Plain(NamedTuple):
    """A turn with its words in simplified characters, for the cues."""

    speaker: str | None
    asks: bool
    hosts: bool
    words: str


def hosting(spoken: Sequence[Spoken], roles: dict[str, str | None], head: str) -> set[int]:
    """The indexes of the turns in which a host leads through the meeting.

    `roles` are the offices that the document gives the speakers, `head` the text above, which may name the
    host. A host's turn right behind a question that does not hand over is an answer like another's.
    """
    turns = [_plain(turn) for turn in spoken]
    own: dict[str, list[int]] = defaultdict(list)
    for i, turn in enumerate(turns):
        if not turn.asks and turn.speaker:
            own[turn.speaker].append(i)
    told = _told(head)
    hosts = {
        name
        for name, indexes in own.items()
        if any(turns[i].hosts for i in indexes)
        or (len(own) > 1 and (_is_named(name, told) or _is_host(turns, indexes, roles.get(name))))
    }
    found = set()
    for name in hosts:
        found |= {i for i in own[name] if not _answers(turns, i)}
    for indexes in own.values() if len(own) > 1 else ():
        if _presides(turns, indexes):
            found |= {i for i in indexes if not i or (_leads(turns, i) and not turns[i - 1].asks)}
    found |= {i for i, turn in enumerate(turns) if turn.hosts and not turn.speaker}
    return found


def _plain(turn: Spoken) -> _Plain:
    """A turn for the cues; nobody looks at the words of those who ask."""
    words = "" if turn.asks else simplified(turn.words)
    return _Plain(turn.speaker, turn.asks, turn.hosts, words)


def _is_named(name: str, told: Sequence[tuple[str, str]]) -> bool:
    """Whether the text above names somebody as the host; `told` is what stands where it does so."""
    return any(before.endswith(name) or name in behind for before, behind in told)


def _told(head: str) -> list[tuple[str, str]]:
    """What a text has before and behind the words for a host: 由某某主持, 主持人：某某, moderated by …."""
    return [
        (match["before"] or "", match["behind"] or match["by"] or "")
        for match in cues.HOST_NAMED.finditer(head)
    ]


def _is_host(turns: Sequence[_Plain], indexes: list[int], role: str | None) -> bool:
    leading = [i for i in indexes if _leads(turns, i)]
    answering = [i for i in indexes if _answers(turns, i)]
    in_office = bool(role and cues.HOST_OFFICE.match(simplified(role)))
    share = len(leading) / len(indexes)
    if in_office:
        return bool(leading) and share >= _SHARE_IN_OFFICE and len(answering) < len(leading)
    begins = indexes[0] == 0 and bool(leading)
    return share >= _SHARE and len(answering) * _TIMES <= len(leading) and (begins or len(leading) > 1)


def _presides(turns: Sequence[_Plain], indexes: list[int]) -> bool:
    """Whether somebody opens and closes the meeting and answers as well, as a spokesperson with guests."""
    return (
        indexes[0] == 0 and indexes[-1] == len(turns) - 1 and all(_leads(turns, i) for i in (0, indexes[-1]))
    )


def _leads(turns: Sequence[_Plain], i: int) -> bool:
    """Whether a turn opens the meeting, hands over, or closes it."""
    words = turns[i].words
    if i == 0:
        return bool(cues.OPENS.search(words) or cues.HANDS_OVER.search(words))
    if i == len(turns) - 1:
        return bool(cues.CLOSES.search(words))
    return len(words) <= _SHORT and bool(cues.HANDS_OVER.search(words) or cues.CLOSES.search(words))


def _answers(turns: Sequence[_Plain], i: int) -> bool:
    """Whether a turn answers: behind a question that it does not only hand on, or adding at length."""
    if i == 0:
        return False
    words = turns[i].words
    leads = cues.HANDS_OVER.search(words[:_SHORT]) or cues.CLOSES.search(words[-_SHORT:])
    if turns[i - 1].asks:
        return not leads and len(words) >= _ANSWER
    return not leads and len(words) > _SHORT and i > _first_question(turns)


def _first_question(turns: Sequence[_Plain]) -> int:
    return next((i for i, turn in enumerate(turns) if turn.asks), len(turns))
