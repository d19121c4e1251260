"""What looks like a label at the beginning of a line, before it is weighed over the page."""

import re
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from briefcli.reading import cues
from briefcli.reading.forms import Form, form_of
from briefcli.reading.furniture import LINKS
from briefcli.reading.page import Line
from briefcli.reading.patterns import lazy
from briefcli.reading.people import is_name
from briefcli.text.normal import simplified

_ENTRY_CHARACTERS = 90  # 主持人：某某 in a list above the text; a turn is longer or ends in an end mark
_SPOKEN = lazy("[。！？，]|[a-z]+ [a-z]+ [a-z]+ [a-z]+")  # what stands in speech and in no entry
_CONTENT_LINES = 12  # of a turn that are looked at to tell whether it asks
_END_OF_TURN = 60  # characters, in which one who asks has asked
_SILENT_CHARACTERS = 60
_ENTERED = ("host", "guest", "person", "other", "role")  # what stands in a list of those present
_LETTERED = 2  # of each letter, at least
_SILENT = 4  # labels without a colon, at least, for a page that has no others
SURE = ("asker", "answer", "host", "official")


class Label(NamedTuple):
    """The beginning of a turn: `赵志国：`, `路透社记者：`, `[赵志国]`.

    `asks` tells a question from an answer, `hosts` a host by the label itself. `name` is the asker's label
    or the speaker's bare name, None where it names nobody (`问：`). `end` counts the characters of the line
    that the label takes; `cue` names the rule that told it.
    """

    asks: bool
    hosts: bool
    name: str | None
    role: str | None
    end: int
    cue: str


class Style(NamedTuple):
    """How a label stands."""

    bracketed: bool
    alone: bool
    bold: bool
    heading: bool


_PLAIN = Style(bracketed=False, alone=False, bold=False, heading=False)


class Candidate(NamedTuple):
    """What looks like a label. `kind` is what it is by its form; `style` is how it stands.

    `asks` tells whether the turn behind it ends with a question, `wonders` whether it asks at all.
    """

    at: int
    words: str
    kind: str
    label: Label
    style: Style
    asks: bool = False
    wonders: bool = False


def candidates(lines: list[Line]) -> list[Candidate]:
    """What looks like a label on a page, in order; what is none by where it stands is left out."""
    found = [
        each for i, line in enumerate(lines) if (each := _candidate(i, line)) and _may_begin(each, lines)
    ]
    if not any(each.kind == "asker" for each in found) and (lettered := _lettered(lines)):
        found = sorted([*lettered, *found], key=lambda each: each.at)
    found = _with_lines_above(found, lines)
    found = _with_askers(_without_entries(_without_links(found, lines), lines), lines)
    return found if any(each.kind in SURE for each in found) else _silent(lines) or found


def _candidate(index: int, line: Line) -> Candidate | None:
    """What looks like a label at the beginning of a line."""
    if line.kind != "text":
        return None
    plain = line.plain
    bracketed = plain[0] in "[【〔［"
    match = _match(plain, bracketed=bracketed)
    if match is None:
        if (line.bold or line.heading) and len(plain) <= _ENTRY_CHARACTERS:
            return _of(index, plain, line.piece.text, len(plain), _alone(line), sure=True)
        return None
    words = cues.SPACED_NAME.sub(r"\1\2", line.piece.text[slice(*match.span("words"))].strip())
    style = Style(bracketed, match.end() >= len(plain), line.bold, line.heading > 0)
    found = _of(index, simplified(words), words, match.end(), style, sure=False)
    if found and found.kind == "crew" and not line.timed:
        return None
    if found and found.kind == "asker" and found.label.name is None:
        return _with_asker_behind(found, line)
    return found


def _match(plain: str, *, bracketed: bool) -> re.Match[str] | None:
    """The words of what looks like a label, with what stands around them."""
    colon = "：" in plain or ":" in plain
    match = None
    if bracketed:
        match = cues.BRACKETED.match(plain)
    elif colon:
        match = cues.LABEL.match(plain)
    if plain[0] in "(（":
        match = cues.FOLLOW_UP_IN_BRACKETS.match(plain) or match
    if colon and not bracketed and (number := cues.NUMBERED_LABEL.match(plain)):
        numbered = cues.LABEL.match(plain, number.end())
        if numbered and form_of(numbered["words"], numbered["words"]).kind in ("asker", "answer"):
            match = numbered
    return match


def _with_asker_behind(each: Candidate, line: Line) -> Candidate:
    """A label that names nobody, with who asks where nothing else stands behind it: Q1：路透社记者."""
    rest = line.piece.text[each.label.end :].strip()
    if not rest or len(rest) > _SILENT_CHARACTERS or form_of(simplified(rest), rest).kind != "asker":
        return each
    label = each.label._replace(name=rest, end=len(line.piece.text))
    return each._replace(label=label, style=each.style._replace(alone=True))


def _alone(line: Line) -> Style:
    return Style(bracketed=False, alone=True, bold=line.bold, heading=line.heading > 0)


def _may_begin(each: Candidate, lines: list[Line]) -> bool:
    """Whether a turn may begin there: not in the midst of a wrapped sentence."""
    line = lines[each.at]
    return line.starts or (each.kind in SURE and lines[each.at - 1].ended)


def _of(index: int, cue: str, words: str, end: int, style: Style, *, sure: bool) -> Candidate | None:
    kind, name, role = form_of(cue, words)
    if kind == "none" or (sure and kind not in SURE):
        return None
    return Candidate(index, words, kind, _label(Form(kind, name, role), end), style)


def _label(form: Form, end: int) -> Label:
    kind, name, role = form
    hosts = kind == "host" or bool(role and cues.HOST_ROLE.match(simplified(role)))
    return Label(kind == "asker", hosts, name, role, end, kind)


def _without_links(found: list[Candidate], lines: list[Line]) -> list[Candidate]:
    """Leave out what stands below the heading of a list of links, if nobody answers there."""
    counts = Counter(each.words for each in found)
    last = max((each.at for each in found if _is_turn(each, counts)), default=-1)
    links = next((i for i in range(last + 1, len(lines)) if LINKS.match(lines[i].plain)), len(lines))
    return [each for each in found if each.at < links]


def _is_turn(each: Candidate, counts: Counter[str]) -> bool:
    """Whether it is an official's or host's by its form, or by the name's coming again."""
    return each.kind in ("answer", "official", "host") or (each.kind == "person" and counts[each.words] > 1)


def _without_entries(found: list[Candidate], lines: list[Line]) -> list[Candidate]:
    """Leave out what are entries of a list above the text (主持人：某某) or credits (记者：某某)."""
    entries = set()
    turns = False
    for each in found:
        line = lines[each.at]
        content = line.piece.text[each.label.end :].strip()
        goes_on = each.at + 1 < len(lines) and not lines[each.at + 1].starts
        listed = bool(content) and len(content) < _ENTRY_CHARACTERS and not _SPOKEN.search(content)
        entry = listed and not line.ended and not goes_on
        if each.kind == "asker":
            names = re.split(r"[\s、,，/]+", content)
            entry = (
                entry
                and not cues.ASKS.search(content)
                and all(cues.HAN_PERSON.fullmatch(name) and is_name(name) for name in names)
            )
        elif turns or each.style.bracketed or each.kind not in _ENTERED:
            entry = False
        elif each.kind in ("host", "guest") and not content:
            entry = _lists(lines, each.at + 1)
        if entry:
            entries.add(each.at)
        elif each.kind in SURE:
            turns = True
    return [each for each in found if each.at not in entries]


def _lists(lines: list[Line], at: int) -> bool:
    """Whether a line is an entry below a heading (主持人：): an office and a name, and no speech."""
    if at >= len(lines) or lines[at].kind != "text" or lines[at].ended or lines[at].timed:
        return False
    words = lines[at].piece.text
    return len(words) <= _SILENT_CHARACTERS and form_of(simplified(words), words).kind == "official"


def _with_askers(found: list[Candidate], lines: list[Line]) -> list[Candidate]:
    """The candidates, each with whether what stands behind it asks."""
    ends = [*(each.at for each in found[1:]), len(lines)][: len(found)]
    told = []
    for each, end in zip(found, ends, strict=True):
        turn = lines[each.at : min(end, each.at + _CONTENT_LINES)]
        parts = [line.plain for line in turn if line.kind == "text"]
        text = "".join([parts[0][each.label.end :], *parts[1:]])[-_END_OF_TURN:]
        wonders = cues.ASKS.search(text) is not None
        asks = text.endswith(("？", "?")) if each.kind == "other" else wonders
        told.append(each._replace(asks=asks or each.kind == "asker", wonders=wonders))
    return told


def _silent(lines: list[Line]) -> list[Candidate]:
    """The labels of a page that sets no colon behind them: lines that are nothing but a label.

    A bare name is one if the line carries a time, or comes again.
    """
    counts = Counter(line.plain for line in lines if len(line.plain) <= _SILENT_CHARACTERS)
    found = []
    for i, line in enumerate(lines):
        if line.kind != "text" or not line.starts or len(line.plain) > _SILENT_CHARACTERS or line.ended:
            continue
        words = cues.SPACED_NAME.sub(r"\1\2", line.piece.text)
        form = form_of(simplified(words), words)
        named = form.kind in ("person", "latin") and (line.timed or counts[line.plain] > 1)
        if named or form.kind in ("asker", "official", "host"):
            kind = "official" if named else form.kind
            label = _label(form._replace(kind=kind), len(line.plain))
            found.append(Candidate(i, words, kind, label, _alone(line)))
    found = _with_hosts_named(found)
    return found if len(found) >= _SILENT and len({each.kind for each in found}) > 1 else []


def _with_hosts_named(found: list[Candidate]) -> list[Candidate]:
    """The labels, with those put together that stand on two lines: 主持人, below it the office and name."""
    told = list(found)
    for n, (each, below) in enumerate(pairwise(found)):
        unnamed = each.kind == "host" and each.label.role is None
        if unnamed and below.kind == "official" and below.at == each.at + 1:
            label = below.label._replace(hosts=True)
            told[n] = each._replace(label=label._replace(end=each.label.end))
            told[n + 1] = below._replace(label=label)
    return told


def _lettered(lines: list[Line]) -> list[Candidate]:
    """The labels Q and A, 问 and 答, of a page that sets a full stop or a blank behind them."""
    marked: dict[bool, list[Candidate]] = {True: [], False: []}
    for i, line in enumerate(lines):
        match = cues.LETTERED.match(line.plain) if line.kind == "text" and line.starts else None
        if match and (each := _of(i, match["words"], match["words"], match.end(), _PLAIN, sure=True)):
            marked[bool(match["mark"])].append(each)
    found = max(marked.values(), key=len)
    asking = sum(each.kind == "asker" for each in found)
    return found if asking >= _LETTERED and len(found) - asking >= _LETTERED else []


def _with_lines_above(found: list[Candidate], lines: list[Line]) -> list[Candidate]:
    """The candidates, with the half of a label that stands on the line above: a name, or its office."""
    taken = {each.at for each in found}
    counts = Counter(line.plain for line in lines if len(line.plain) <= _SILENT_CHARACTERS)
    whole = []
    for each in found:
        above = each.at - 1
        label = None
        if each.style.alone and above >= 0 and above not in taken and _may_be_half(lines[above]):
            label = _together(each, lines[above], counts[lines[above].plain])
        if label is None:
            whole.append(each)
        else:
            told = each._replace(kind="official", label=label)
            whole += [told._replace(at=above, label=label._replace(end=len(lines[above].plain))), told]
    return whole


def _may_be_half(line: Line) -> bool:
    return line.kind == "text" and len(line.plain) <= _SILENT_CHARACTERS and not line.ended


def _together(each: Candidate, above: Line, times: int) -> Label | None:
    """The label of a name and an office on two lines; `times` counts how often the upper one stands so."""
    words = cues.SPACED_NAME.sub(r"\1\2", above.piece.text)
    plain = simplified(words)
    if each.kind == "role" and cues.HAN_PERSON.fullmatch(plain) and (is_name(plain) or times > 1):
        return each.label._replace(name=words, role=each.words, cue="official")
    if each.kind == "person" and cues.ROLE.match(plain) and not re.search(r"\s", plain):
        return each.label._replace(role=words, cue="official")
    return None
