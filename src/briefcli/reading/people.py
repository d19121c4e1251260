"""Who speaks: labels at the beginning of lines, and the offices that the document gives them."""

import re
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from briefcli.briefing import Participant, Span
from briefcli.reading import cues
from briefcli.reading.page import Line
from briefcli.reading.surnames import DOUBLE, SINGLE
from briefcli.text.normal import simplified

_GIVEN_NAME = 3  # characters, at most: 欧阳 and two more, or one and, rarely, three


class Label(NamedTuple):
    """The beginning of a turn: `赵志国：`, `路透社记者：`.

    `asks` tells a question from an answer, `hosts` the words of a host. `name` is the asker's label or
    the speaker's bare name, None where it names nobody (`问：`). `span` covers the label with its colon.
    """

    asks: bool
    hosts: bool
    name: str | None
    role: str | None
    span: Span


def find_labels(lines: list[Line]) -> dict[int, Label]:
    """The labels of a page by the index of their line.

    A name before a colon is a speaker's if it carries an office, if the text before the first label
    speaks of it, if it begins with a family name, or if it more than once stands right behind a
    question. A word such as 目标 is none.
    """
    found = {index: label for index, line in enumerate(lines) if (label := _label(line))}
    head = _unspaced("\n".join(line.piece.text for line in lines[: min(found, default=len(lines))]))
    certain = {
        label.name
        for label in found.values()
        if label.role or label.hosts or label.name is None or label.name in head or _is_name(label.name)
    }
    ordered = [found[index] for index in sorted(found)]
    behind = Counter(label.name for before, label in pairwise(ordered) if before.asks and not label.asks)
    certain.update(name for name, times in behind.items() if times > 1)
    return {index: label for index, label in found.items() if label.asks or label.name in certain}


def _label(line: Line) -> Label | None:
    """The label that a line begins with, if it has the form of one."""
    match = cues.LABEL.match(line.plain) if line.kind == "text" else None
    if match is None:
        return None
    words = cues.SPACED_NAME.sub(r"\1\2", line.piece.text[: match.end(1)].rstrip())
    cue = simplified(words)
    span = Span(line.piece.start, line.piece.start + match.end())
    if cues.ASKER.match(cue):
        if cues.NOT_AN_ASKER.match(cue):
            return None
        return Label(True, False, None if cue.upper() in ("问", "Q") else words, None, span)
    if answer := cues.ANSWER.match(cue):
        return Label(False, False, words[slice(*answer.span("name"))] if answer["name"] else None, None, span)
    if cues.HOST.match(cue):
        return Label(False, True, words, None, span)
    name, role = _name_and_role(words, cue)
    if role is None and cues.NOT_A_NAME.match(cue):
        return None
    # Several may answer together (李扬、曾军山): then each of them is to be a name by its form.
    together = name.split("、")
    if role is None and not all(cues.PERSON.fullmatch(each) for each in together):
        return None
    if len(together) > 1 and not all(_is_name(each) for each in together):
        return None
    return Label(False, False, name, role, span)


def _name_and_role(words: str, cue: str) -> tuple[str, str | None]:
    """Part a label such as 副部长 单忠德 or 单忠德（副部长） into name and role.

    `cue` is the label in simplified characters, `words` as it stands; they are of one length.
    """
    for pattern in (cues.NAME_WITH_ROLE, cues.ROLE_THEN_NAME):
        if match := pattern.match(cue):
            name, role = (words[slice(*match.span(group))].strip() for group in ("name", "role"))
            return name, role
    return words, None


def _is_name(words: str) -> bool:
    """Whether a word is a person's name by its form: Chinese with a family name, or foreign."""
    plain = simplified(words)
    if "、" in plain:
        return all(_is_name(each) for each in plain.split("、"))
    if "·" in plain or plain[:1].isascii():
        return True
    rest = len(plain) - (2 if plain[:2] in DOUBLE else 1 if plain[:1] in SINGLE else len(plain))
    return 1 <= rest <= _GIVEN_NAME


def participants(labels: dict[int, Label], head: str) -> tuple[Participant, ...]:
    """The speakers in the order in which the document first names them, with their offices.

    `head` is the title and the introduction: they tell the office of those whose labels do not.
    """
    roles: dict[str, str | None] = {}
    for label in labels.values():
        if not label.asks and label.name:
            roles[label.name] = roles.get(label.name) or label.role
    order = _unspaced(head + "\n" + "\n".join(roles))
    names = sorted(roles, key=order.index)
    return tuple(Participant(name, roles[name] or _role(name, names, head)) for name in names)


def _role(name: str, names: list[str], head: str) -> str | None:
    """The office in front of a name in running text, in the document's own words."""
    plain = simplified(head)
    longer = [other for other in names if other != name and other.startswith(name)]
    for match in re.finditer(r"\s*".join(map(re.escape, name)), head):
        end = match.start()
        if any(head.startswith(other, end) for other in longer):
            continue
        begin = 1 + max(plain.rfind(mark, 0, end) for mark in "。！？；：，,\n（(")
        behind_name = max(_end_of_last(other, plain, end) for other in _all_names(names, plain[:end]))
        if behind_name > begin:
            begin = _behind(cues.BEHIND_NAME, plain, behind_name, end)
        begin = _behind(cues.BEFORE_ROLE, plain, begin, end)
        if cues.ROLE.match(plain[begin:end].rstrip()):
            return head[begin:end].strip()
    return None


def _all_names(speakers: list[str], head: str) -> list[str]:
    """The names of the speakers, and of those in a list of offices and names who do not speak."""
    items = re.split("[、，。；：]", head)
    silent = [match["name"] for item in items if (match := cues.ROLE_THEN_NAME.match(item))]
    return [*map(simplified, speakers), *filter(_is_name, silent)]


def _unspaced(text: str) -> str:
    """A text without the blanks inside its lines: 李　扬 is 李扬."""
    return re.sub(r"[^\S\n]+", "", text)


def _behind(pattern: re.Pattern[str], text: str, begin: int, end: int) -> int:
    """The offset behind what a pattern matches at `begin`, or `begin` if it matches nothing."""
    match = pattern.match(text, begin, end)
    return match.end() if match else begin


def _end_of_last(name: str, head: str, before: int) -> int:
    """Where a name ends that was last said before an offset, 0 if it was not."""
    at = head.rfind(name, 0, before)
    return at + len(name) if at >= 0 else 0
