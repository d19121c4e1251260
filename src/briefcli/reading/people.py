"""Who speaks: labels at the beginning of lines, and the offices that the document gives them."""

from typing import NamedTuple

from briefcli.briefing import Participant, Span
from briefcli.reading import cues
from briefcli.reading.page import Line


class Label(NamedTuple):
    """The beginning of a turn: `赵志国：`, `路透社记者：`.

    `asks` tells a question from an answer. `name` is the asker's label or the speaker's bare name,
    None where it names nobody (`问：`). `span` covers the label with its colon.
    """

    asks: bool
    name: str | None
    role: str | None
    span: Span


def find_labels(lines: list[Line]) -> dict[int, Label]:
    """The labels of a page by the index of their line.

    A name before a colon is a speaker's if the text before the first label speaks of it, if it
    carries an office, or if a question stands right before it; a word such as 目标 is none.
    """
    found = {index: label for index, line in enumerate(lines) if (label := _label(line))}
    head = "\n".join(line.piece.text for line in lines[: min(found, default=len(lines))])
    speakers = {"", *(label.name for label in found.values() if label.role)}
    asked = False
    for index in sorted(found):
        label = found[index]
        if not label.asks and (asked or (label.name and label.name in head)):
            speakers.add(label.name or "")
        if label.asks or (label.name or "") in speakers:
            asked = label.asks
    return {index: label for index, label in found.items() if label.asks or (label.name or "") in speakers}


def _label(line: Line) -> Label | None:
    """The label that a line begins with, if it has the form of one."""
    match = cues.LABEL.match(line.piece.text) if line.kind == "text" else None
    if match is None:
        return None
    words = match[1].strip()
    span = Span(line.piece.start, line.piece.start + match.end())
    if cues.ASKER.match(words):
        return Label(True, None if words.upper() in ("问", "Q") else words, None, span)
    if cues.ANSWER.match(words):
        return Label(False, None, None, span)
    name, role = _name_and_role(words)
    if cues.NOT_A_NAME.match(name) or not cues.PERSON.fullmatch(name):
        return None
    return Label(False, name, role, span)


def _name_and_role(words: str) -> tuple[str, str | None]:
    """Part a label such as 副部长 单忠德 or 单忠德（副部长） into name and role."""
    if match := cues.NAME_WITH_ROLE.match(words):
        return match["name"], match["role"]
    if match := cues.ROLE_THEN_NAME.match(words):
        return match["name"], match["role"].strip()
    return words, None


def participants(labels: dict[int, Label], head: str) -> tuple[Participant, ...]:
    """The speakers in the order in which the document first names them, with their offices.

    `head` is the title and the introduction: they tell the office of those whose labels do not.
    """
    roles: dict[str, str | None] = {}
    for label in labels.values():
        if not label.asks and label.name:
            roles[label.name] = roles.get(label.name) or label.role
    order = head + "\n" + "\n".join(roles)
    names = sorted(roles, key=order.index)
    return tuple(Participant(name, roles[name] or _role(name, names, head)) for name in names)


def _role(name: str, names: list[str], head: str) -> str | None:
    """The office in front of a name in running text, in the document's own words."""
    at = head.find(name)
    while at >= 0:
        begin = max(head.rfind(mark, 0, at) for mark in "。！？；：，,\n（(")
        begin = max(begin + 1, *(_end_of(other, head, at) for other in names))
        words = cues.BEFORE_ROLE.sub("", head[begin:at].strip())
        if cues.ROLE.match(words):
            return words
        at = head.find(name, at + len(name))
    return None


def _end_of(name: str, head: str, before: int) -> int:
    at = head.rfind(name, 0, before)
    return at + len(name) if at >= 0 else 0
