"""Where turns begin: what looks like a label, weighed over the whole page.

A line may begin like `目标：` or `赵志国：`. What a label is by its form alone (`记者：`, `副部长 赵志国：`)
is taken; everything else must fit what the page does with those: stand as they stand (alone on a line,
in brackets, in bold), be named by the introduction or by an office elsewhere, recur, alternate.
"""

from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from briefcli.briefing import join
from briefcli.reading import cues
from briefcli.reading.candidates import SURE, Candidate, Label, Style, candidates
from briefcli.reading.page import Line
from briefcli.reading.people import Person, introduced, is_name
from briefcli.reading.unlabelled import set_off
from briefcli.text.normal import simplified

__all__ = ["Label", "find_labels"]

_HABIT = 3  # labels sure by their form, from which on the way they stand is the habit of the page
_MOSTLY = 0.9  # of them
_PERHAPS = ("outlet", "other", "latin")  # may ask or answer


class _Scales(NamedTuple):
    """What the candidates of a page are weighed by.

    `people` are those whom the text above introduces with an office, `known` their names and those of sure
    labels, `mentioned` also labels that stand in the text above. `habit` is how sure labels stand.
    `entered` are the host and the guest whom a list above the text names, where it is one each. `counts`
    tells how often each label stands on the page, `follows` how often behind a question.
    """

    people: list[Person]
    known: set[str]
    mentioned: set[str]
    habit: list[bool | None]
    entered: dict[str, str]
    counts: Counter[str]
    follows: Counter[str]


def find_labels(lines: list[Line]) -> dict[int, Label]:
    """The labels of a page by the index of their line."""
    found = candidates(lines)
    sure = [each for each in found if each.kind in SURE]
    scales = _scales(found, sure, lines)
    decided = {each.at: each.label for each in sure}
    for before, each, behind in zip([None, *found], found, [*found[1:], None], strict=False):
        if each.kind not in SURE and _fits(each, scales):
            label = _decide(each, before, behind, scales)
            if label is not None:
                decided[each.at] = label
    decided |= _alike(found, decided, scales)
    if not any(label.asks for label in decided.values()):
        decided |= {each.at: _asking_host(each) for each in sure if each.label.hosts and each.asks}
    if not any(label.asks for label in decided.values()):
        asking = set_off(lines, decided)
        first = min(asking, default=0)
        decided = asking | {at: label for at, label in decided.items() if at > first or not asking}
    return _resolved(dict(sorted(decided.items())), scales.people, scales.entered)


def _scales(found: list[Candidate], sure: list[Candidate], lines: list[Line]) -> _Scales:
    """Look over a page for what its candidates are weighed by."""
    asked = min((each.at for each in sure if each.label.asks), default=len(lines))
    head = _running(lines[: asked or 1])
    people = introduced(head)
    entered = _entered(head, people)
    head = "".join(head.split())
    labelled = Counter(each.words for each in found if each.at < asked)
    named = {
        each.words
        for each in found
        if each.kind != "guest" and len(each.words) > 1 and head.count(each.words) > labelled[each.words]
    }
    known = {each.label.name for each in sure if not each.label.asks and each.label.name}
    known |= {person.name for person in people}
    follows = Counter(
        each.words for before, each in pairwise(found) if _may_ask(before) and not _may_ask(each)
    )
    counts = Counter(each.words for each in found)
    return _Scales(people, known, known | named, _habit(sure), entered, counts, follows)


def _alike(found: list[Candidate], decided: dict[int, Label], scales: _Scales) -> dict[int, Label]:
    """The labels that others tell: an outlet that asked, a name that had an office, a family name alone."""
    asking = {each.words for each in found if each.at in decided and decided[each.at].asks}
    speaking = {label.name for label in decided.values() if not label.asks and label.name}
    latin = [name for name in speaking if name.isascii() and " " in name]
    told = {}
    for each in found:
        if each.at in decided or each.kind == "quoting" or not _fits(each, scales):
            continue
        if each.words in asking:
            told[each.at] = each.label._replace(asks=True, cue="outlet")
        elif each.label.name in speaking:
            told[each.at] = each.label
        elif len(same := [name for name in latin if _same_person(each.words, name)]) == 1:
            told[each.at] = each.label._replace(name=same[0], cue="latin")
    return told


def _asking_host(each: Candidate) -> Label:
    """The label of a host who asks, in an interview where nobody else does."""
    return each.label._replace(asks=True, hosts=False, name=each.words)


def _is_known(each: Candidate, scales: _Scales) -> bool:
    """Whether it is an official's or host's label: by its form, by a name that is known or that answers."""
    if each.label.asks:
        return False
    return each.kind in SURE or each.label.name in scales.known or scales.follows[each.words] > 1


def _may_ask(each: Candidate) -> bool:
    return each.kind == "asker" or (each.kind in _PERHAPS and each.asks)


def _habit(sure: list[Candidate]) -> list[bool | None]:
    """How the labels of a page stand: for each feature of `Style` what most do, if most do."""
    found: list[bool | None] = [None] * len(Style._fields)
    if len(sure) < _HABIT:
        return found
    asking = all(each.label.asks for each in sure)  # officials may stand otherwise, but not as headings
    for feature in range(Style._fields.index("heading") if asking else 0, len(found)):
        share = sum(each.style[feature] for each in sure) / len(sure)
        found[feature] = True if share >= _MOSTLY else False if share <= 1 - _MOSTLY else None
    return found


def _fits(each: Candidate, scales: _Scales) -> bool:
    """Whether a candidate stands as the labels of the page do; a name that is known may differ."""
    habit = scales.habit
    if each.label.name in scales.known:
        return habit[0] is None or each.style.bracketed == habit[0]
    return all(usual is None or usual == own for usual, own in zip(habit, each.style, strict=True))


def _decide(
    each: Candidate, before: Candidate | None, behind: Candidate | None, scales: _Scales
) -> Label | None:
    """The label that a candidate is, weighed over the page, or None; beside it are the next candidates."""
    name = each.label.name or ""
    if _public_asks(each, before, behind, scales):
        return each.label._replace(asks=True, cue="outlet")
    if name in scales.mentioned and not (each.kind == "outlet" and each.asks):
        return each.label
    if each.kind == "role":
        held = any(_holds(person, name) for person in scales.people)
        return each.label if held or scales.follows[each.words] else None
    if each.kind == "latin" and any(_same_person(name, person.name) for person in scales.people):
        return each.label
    if _asks_there(each, before, behind, scales):
        return each.label._replace(asks=True, cue="outlet")
    return each.label if _is_borne_out(each, scales) else None


def _asks_there(each: Candidate, before: Candidate | None, behind: Candidate | None, scales: _Scales) -> bool:
    """Whether somebody asks by where it stands: before an answer, between two turns of known officials."""
    if behind is None:
        return False
    wonders = each.kind in ("outlet", "quoting") or (each.kind == "other" and each.wonders)
    if wonders and before is not None and _is_known(before, scales) and _is_known(behind, scales):
        return True
    return _may_ask(each) and not _may_ask(behind) and (each.kind == "outlet" or bool(scales.known))


def _public_asks(
    each: Candidate, before: Candidate | None, behind: Candidate | None, scales: _Scales
) -> bool:
    """Whether one of many asks, as a 家长代表: nobody holds that office, and an answer follows."""
    if (
        each.kind not in ("role", "other", "person")
        or not each.wonders
        or behind is None
        or scales.follows[each.words]
    ):
        return False
    if not cues.PUBLIC.match(simplified(each.words)):
        return False
    held = any(_holds(person, each.words) for person in scales.people)
    return not held and _is_known(behind, scales) and not (before is not None and _may_ask(before))


def _is_borne_out(each: Candidate, scales: _Scales) -> bool:
    """Whether a name is a speaker's by what it does: it comes again, or follows questions."""
    name = each.label.name or ""
    recurs, answers = scales.counts[each.words] > 1, scales.follows[each.words]
    if each.kind == "person" and is_name(name):
        return not scales.known or recurs or answers > 0
    if each.kind in ("named", "guest"):
        return recurs or answers > 0
    if each.kind in ("person", "latin", "other"):
        return answers > 1 or (each.kind != "person" and recurs and " " in name)
    return each.kind == "crew"


def _running(lines: list[Line]) -> str:
    """The text of lines, those of a wrapped paragraph put together."""
    text = ""
    for line in lines:
        text = f"{text}\n{line.piece.text}" if line.starts else join(text, line.piece.text)
    return text


def _holds(person: Person, office: str) -> bool:
    """Whether a bare office (负责人, Spokesman) is somebody's, in whatever case it is set."""
    return person.role.casefold().endswith(office.casefold())


def _same_person(label: str, name: str) -> bool:
    """Whether a Latin label (HALVORSEN, Mr. Halvorsen) is somebody's family name or full name."""
    match = cues.TITLED.match(label)
    own = (match["name"] if match else label).casefold()
    return own == name.casefold() or name.casefold().endswith(f" {own}")


def _entered(head: str, people: list[Person]) -> dict[str, str]:
    """The host and the guest whom the list above the text names, by their kind, if it is one person each."""
    found = {}
    for kind, pattern in (("host", cues.HOST_ENTERED), ("guest", cues.GUESTS_ENTERED)):
        names: set[str] = set()
        for match in pattern.finditer(head):
            begin, end = match.span("who")
            words = cues.SPACED_NAME.sub(r"\1\2", match["who"].strip())
            named = {person.name for person in people if begin <= person.at < end}
            names |= named or ({words} if cues.HAN_PERSON.fullmatch(words) and is_name(words) else set())
        if len(names) == 1:
            found[kind] = names.pop()
    return found


def _resolved(labels: dict[int, Label], people: list[Person], entered: dict[str, str]) -> dict[int, Label]:
    """The labels with the names that they leave out: 追问, 局长, MR. HALVORSEN, 答."""
    asker: str | None = None
    done: dict[int, Label] = {}
    named = {
        label.name
        for label in labels.values()
        if label.name and not label.asks and not label.hosts and label.cue != "guest"
    }
    named = named or {person.name for person in people if person.name != entered.get("host")}
    answering = next(iter(named)) if len(named) == 1 else None
    hosts = {label.name for label in labels.values() if label.hosts and label.role}
    host = next(iter(hosts)) if len(hosts) == 1 else entered.get("host")
    for index, label in labels.items():
        if label.asks:
            asker = asker if label.name == "" else label.name
            done[index] = label._replace(name=asker)
            continue
        name = label.name
        if name is None and label.cue == "answer" and answering:
            done[index] = label._replace(name=answering)
        elif label.cue == "guest":
            done[index] = label._replace(name=entered.get("guest") or answering or name)
        elif label.hosts and not label.role and host:
            done[index] = label._replace(name=host)
        elif name and label.cue == "role":
            meant = [person for person in people if _holds(person, name)]
            done[index] = label._replace(name=meant[0].name, role=name) if len(meant) == 1 else label
        elif name and name[:1].isascii():
            same = [person for person in people if _same_person(name, person.name)] or [
                person for person in people if name.casefold() in person.role.casefold().split()
            ]
            done[index] = label._replace(name=same[0].name) if len(same) == 1 else label
        else:
            done[index] = label
    return done
