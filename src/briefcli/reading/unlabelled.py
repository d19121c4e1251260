"""Questions without a label: lines in bold, or headings, that ask, where a page says who answers."""

from collections import defaultdict
from collections.abc import Sequence

from briefcli.reading import cues
from briefcli.reading.candidates import Label
from briefcli.reading.page import Line
from briefcli.reading.people import introduced

_LONGEST = 160  # characters of a question that is set off
_LEAST = 3  # questions set off alike, for that to be how the page sets them
_ASKING = Label(asks=True, hosts=False, name=None, role=None, end=0, cue="question set off")


def set_off(lines: Sequence[Line], labels: dict[int, Label]) -> dict[int, Label]:
    """The labels of a page whose questions are told by how they are set, by the index of the line.

    `labels` are those that were found, none of which asks: answers may have theirs. Where they have none,
    the text above has to say that questions are answered, and by whom. Empty for any other page.
    """
    alike: dict[tuple[int, bool], list[int]] = defaultdict(list)
    for i, line in enumerate(lines):
        if i not in labels and _may_ask(line):
            alike[line.heading, line.bold].append(i)
    found = max(alike.values(), key=len, default=[])
    aloud = [i for i in found if _is_aloud(lines[i].plain)]
    found = [i for i in found if i in aloud or _asks_softly(lines[i].plain)]
    if len(aloud) < _LEAST or not (_is_answered(found, labels) or _is_said(lines[: found[0]])):
        return {}
    return dict.fromkeys(found, _ASKING)


def _may_ask(line: Line) -> bool:
    """Whether a line is set off, and is a sentence; a heading of the first level is the page's title."""
    set_off = line.heading > 1 or (line.bold and not line.heading)
    return set_off and line.kind == "text" and line.starts and line.ended and len(line.plain) <= _LONGEST


def _is_aloud(plain: str) -> bool:
    return plain.rstrip(cues.CLOSING)[-1:] in "？?"


def _asks_softly(plain: str) -> bool:
    """Whether a line asks in words alone, as 请您谈谈下一步的打算 does."""
    return "？" not in plain and "?" not in plain and cues.ASKS.search(plain) is not None


def _is_answered(questions: Sequence[int], labels: dict[int, Label]) -> bool:
    """Whether somebody is labelled as answering below each question."""
    ends = [*questions[1:], max(labels, default=-1) + 1]
    return all(any(i < at < end for at in labels) for i, end in zip(questions, ends, strict=True))


def _is_said(head: Sequence[Line]) -> bool:
    """Whether the text above says that questions are answered, and names one person who does."""
    text = "\n".join(line.piece.text for line in head if line.kind == "text")
    plain = "\n".join(line.plain for line in head if line.kind == "text")
    return bool(cues.ANSWERS.search(plain)) and len(introduced(text)) == 1
