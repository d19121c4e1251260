"""Who takes part: names by their form, and the offices that the document gives them."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from briefcli.briefing import Participant
from briefcli.reading import cues
from briefcli.reading.patterns import lazy
from briefcli.reading.surnames import DOUBLE, SINGLE
from briefcli.text.normal import simplified

_GIVEN_NAME = 3  # characters, at most: 欧阳 and two more, or one and, rarely, three
_LONGEST_ROLE = 80  # characters between a mark and the name behind it
_LONGEST_HEAD = 20_000  # characters of a title and introduction that are looked at
_LONGEST_NAME = 4  # characters of a Han name without a dot in it
_NEVER_FIRST = frozenset("的地得了着过们等所之这那")  # words of grammar, with which no name begins
_OF_MANY = frozenset(("代表", "成员", "委员", "专家"))  # behind which any words may stand
_NEVER_LAST = frozenset("局部厅署院处")  # of authorities: 医师管理局 has no 管理局 in it
_OFFICE = lazy(rf"(?:{cues.OFFICE})(?![长员会师])[^\S\n]*")
# A name with a dot in it, and one of more characters than usual or without a family name.
_DOTTED_NAME = lazy(rf"{cues.HAN}{{1,8}}(?:[{cues.DOTS}]{cues.HAN}{{1,8}}?)+(?={cues.BEHIND.pattern})")
_LONG_NAME = lazy(rf"{cues.HAN}{{3,6}}(?=[，。、；（(]|先生|女士|$)")

# An office behind a name: in brackets, or to the end of the line in a list of those present.
_ROLE_BEHIND = lazy(
    r"[(（]([^()（）]{2,40})[)）]|[\s：:，,|｜—-]{1,6}([^\n，。；：|｜]{3,40})(?=\s*(?:[\n|｜]|$))"
)


class Person(NamedTuple):
    """Somebody whom a text names with an office, and where in it the name begins."""

    name: str
    role: str
    at: int


def is_name(words: str) -> bool:
    """Whether a word is a person's name by its form: Chinese with a family name, or foreign."""
    plain = simplified(words)
    if "、" in plain:
        return all(is_name(each) for each in plain.split("、"))
    if plain[:1].isascii() or any(map(plain.__contains__, cues.DOTS)):
        return True
    rest = len(plain) - (2 if plain[:2] in DOUBLE else 1 if plain[:1] in SINGLE else len(plain))
    return 1 <= rest <= _GIVEN_NAME


def introduced(head: str) -> list[Person]:
    """The people whom a title and introduction name behind or before their office, in order."""
    head = head[:_LONGEST_HEAD]
    plain = simplified(head)
    found: dict[str, Person] = {}
    for at, name in _named_behind_office(plain, head):
        if name not in found and (role := _role_before(plain, head, at, found)):
            found[name] = Person(name, role, at)
    latin = re.search(r"[A-Z][a-z]+ [A-Z]", head)
    for pattern in (cues.LATIN_NAME_ROLE, cues.LATIN_ROLE_NAME, cues.LATIN_NAME_ABOVE_ROLE):
        for match in pattern.finditer(head) if latin else ():
            at = _behind(cues.RANK, head, *match.span("name"))
            name = head[at : match.end("name")]
            if not cues.LATIN_BODY.search(name):
                found.setdefault(name, Person(name, match["role"].strip(), at))
    return sorted(found.values(), key=lambda person: person.at)


def _named_behind_office(plain: str, head: str) -> Iterator[tuple[int, str]]:
    """Each name that follows the words of an office, with where it begins."""
    for match in _OFFICE.finditer(plain):
        at = match.end()
        many = match[0].rstrip() in _OF_MANY
        if length := _name_length(plain, at, usual_only=many):
            yield at, head[at : at + length]


def _name_length(plain: str, at: int, *, usual_only: bool) -> int:
    """How many characters of a running text are a person's name, 0 if it is none.

    `usual_only` tells that it has to begin with a family name: many are 代表, and words stand behind that.

    A name ends where the words that stand behind names begin; of several such ends the one that leaves
    a name of the usual length is taken, and one that stands more than once in the text before others.
    """
    if match := _DOTTED_NAME.match(plain, at):
        return len(match[0])
    if plain[at : at + 1] in _NEVER_FIRST:
        return 0
    double = plain[at : at + 2] in DOUBLE
    family = double or plain[at : at + 1] in SINGLE
    if not family and (usual_only or cues.BEHIND.match(plain, at)):
        return 0
    best, most = 0, 0.0
    for length in range(2, _LONGEST_NAME + 1):
        name = plain[at : at + length]
        if len(name) < length or not re.fullmatch(rf"{cues.HAN}+", name):
            break
        if name[-1] in _NEVER_LAST or not cues.BEHIND.match(plain, at + length):
            continue
        usual = length in ((3, 4) if double else (2, 3)) and (double or name[0] in SINGLE)
        weight = usual + (length == (4 if double else 3)) * 0.5 + (plain.count(name) > 1)
        if weight > most:
            best, most = length, weight
    if not best and (match := _LONG_NAME.match(plain, at)):
        return len(match[0])
    return best


def _role_before(plain: str, head: str, end: int, names: Iterable[str]) -> str | None:
    """The office in front of a name that begins at `end`, in the document's own words."""
    least = max(0, end - _LONGEST_ROLE)
    begin = max(least, 1 + max(plain.rfind(mark, least, end) for mark in "。！？；：:，,\n（(—｜|"))
    behind_name = max((_end_of_last(simplified(name), plain, least, end) for name in names), default=0)
    if behind_name > begin:
        begin = _behind(cues.BEHIND_NAME, plain, behind_name, end)
    begin = _behind(cues.BEFORE_ROLE, plain, begin, end)
    if cues.ROLE.match(plain[begin:end].rstrip()):
        return head[begin:end].strip()
    return None


def _role_of(name: str, names: list[str], head: str, plain: str) -> str | None:
    """The office in front of or behind a name in running text, in the document's own words.

    `names` are those of all speakers: an office does not reach over another's name. `plain` is the text
    in simplified characters.
    """
    for match in re.finditer(r"\s*".join(map(re.escape, name)), head):
        if any(
            other != name and other.startswith(name)
            for other in names
            if head.startswith(other, match.start())
        ):
            continue
        window = plain[max(0, match.start() - _LONGEST_ROLE) : match.start()]
        if role := _role_before(plain, head, match.start(), _all_names(names, window)):
            return role
        behind = _ROLE_BEHIND.match(head, match.end())
        if behind and cues.ROLE.match(simplified(role := (behind[1] or behind[2]).strip())):
            return role
    return None


def _all_names(speakers: list[str], head: str) -> list[str]:
    """The names of the speakers, and of those in a list of offices and names who do not speak."""
    items = re.split("[、，。；：]", head)
    silent = [match["name"] for item in items if (match := cues.ROLE_THEN_NAME.match(item[-80:]))]
    return [*map(simplified, speakers), *filter(is_name, silent)]


def participants(spoken: Iterable[tuple[str, str | None]], head: str, text: str) -> tuple[Participant, ...]:
    """The speakers in the order in which the document first names them, with their offices.

    `spoken` are the names of officials and hosts with the offices of their labels, in order; `head` is
    the title, the introduction and what is said before the first question: it tells the office of those
    whose labels do not. `text` is the whole document.
    """
    roles: dict[str, str | None] = {}
    for name, role in spoken:
        roles[name] = roles.get(name) or role
    head = head[:_LONGEST_HEAD]
    people = {person.name: person.role for person in introduced(head)}
    names = list(roles)
    bare, bare_head = _bare(text), _bare(head)
    first = {name: bare.find(_bare(name)) % (len(bare) + 1) for name in names}  # behind all if it is nowhere
    plain = simplified(head)
    told = {
        name: roles[name] or (_role_of(name, names, head, plain) if _bare(name) in bare_head else None)
        for name in names
    }
    return tuple(
        Participant(name, told[name] or people.get(name)) for name in sorted(names, key=first.__getitem__)
    )


def _bare(text: str) -> str:
    """A text without blanks and line ends: layouts set them inside names."""
    return "".join(text.split())


def _behind(pattern: re.Pattern[str], text: str, begin: int, end: int) -> int:
    """The offset behind what a pattern matches at `begin`, or `begin` if it matches nothing."""
    match = pattern.match(text, begin, end)
    return match.end() if match else begin


def _end_of_last(name: str, head: str, begin: int, before: int) -> int:
    """Where a name ends that was last said between two offsets, 0 if it was not."""
    at = head.rfind(name, begin, before)
    return at + len(name) if at >= 0 else 0
