"""What a label is by its form alone: who asks, who answers, a host, an official, or perhaps a person."""

import re
from functools import lru_cache
from typing import NamedTuple

from briefcli.reading import cues
from briefcli.reading.patterns import lazy
from briefcli.reading.people import is_name

_AGENCY_AND_OFFICE = 5  # characters; a label so long before a name is hardly a word of speech
_SHORT_NAME = 2  # characters; many words of two begin like a name
_OTHER = lazy(rf"{cues.HAN}{{1,10}}|[A-Z][\w .'&-]{{0,9}}")  # what may still turn out to be a name


class Form(NamedTuple):
    """A label understood: its kind, the name in it, and the office.

    The kinds that are sure: `asker` (the name is the label, empty for one who asks further, None for one
    who is not named), `answer`, `host`, `official`. Those that the page has to bear out: `outlet`, `guest`
    (嘉宾), `crew` (who send out the broadcast), `role`
    (an office without a name), `named` (an office, and a name without a family name), `person` (with a
    family name), `latin`, `quoting` (有记者问), `other`. `none` is no label.
    """

    kind: str
    name: str | None = None
    role: str | None = None


_NONE = Form("none")


@lru_cache(maxsize=4096)
def form_of(cue: str, words: str) -> Form:
    """What a label is by its form.

    `cue` is the label in simplified characters, `words` as it stands; they are of one length.
    """
    for tell in (_asker, _other_party, _titled, _with_brackets, _outlet, _office_and_name, _name):
        if form := tell(cue, words):
            return form
    return _NONE


def _part(match: re.Match[str], group: str, words: str) -> str | None:
    """A group of a match, as it stands in the words."""
    return words[slice(*match.span(group))].strip() if match[group] else None


def _asker(cue: str, words: str) -> Form | None:
    if cues.BARE_ASKER.match(cue):
        return Form("asker")
    if cues.FOLLOW_UP.match(cue):
        return Form("asker", "")
    match = cues.ASKER.match(cue)
    if match is None:
        return None
    named = match["name"]
    if cues.QUOTING.match(cue):
        return Form("quoting", words.removesuffix("问"))
    if cues.NOT_AN_ASKER.match(cue) or (named and not match["blank"] and not is_name(named)):
        return _NONE
    follow = cues.FOLLOWING_UP.search(cue)
    name = words[: follow.start()] if follow else words
    return Form("asker", name[:-1] if name[-2:] in ("者问", "者問") else name)


def _other_party(cue: str, words: str) -> Form | None:
    """答 and 主持人, with a name or without."""
    if match := cues.ANSWER.match(cue):
        return Form("answer", _part(match, "name", words))
    if match := cues.HOST.match(cue):
        name = _part(match, "name", words)
        return Form("host", name or words, _part(match, "role", words) if name else None)
    if cues.GUEST.match(cue):
        return Form("guest", words)
    if cues.CREW.match(cue):
        return Form("crew")
    if match := cues.HOST_IN_BRACKETS.match(cue):
        inner = form_of(match["inner"], _part(match, "inner", words) or "")
        if inner.kind == "official":
            return inner._replace(kind="host")
        return Form("host", _part(match, "host", words))
    return None


def _titled(cue: str, words: str) -> Form | None:
    """MR. MILLER; whether MINISTER MILLER speaks is for the page to bear out."""
    match = cues.TITLED.match(cue)
    named = match and cues.LATIN_PERSON.fullmatch(match["name"]) and not cues.LATIN_ROLE.match(cue)
    return Form("official" if match and match["courtesy"] else "latin", words) if named else None


def _with_brackets(cue: str, words: str) -> Form | None:
    """赵志国（副部长）; an outlet in the brackets makes it an asker: Ms. Jones (Reuters)."""
    match = cues.NAME_WITH_ROLE.match(cue)
    if match is None:
        return None
    name, role = _part(match, "name", words) or "", match["role"]
    if cues.OUTLET.match(role) and not cues.ROLE.match(role):
        return Form("asker", words)
    if name[:1].isascii() and not cues.LATIN_OFFICE_IN.search(role):
        return Form("outlet", words)
    if cues.ROLE.match(role) or cues.HOST_ROLE.match(role) or is_name(name):
        return Form("official", name, _part(match, "role", words))
    before = form_of(match["name"], name)  # 省民政厅厅长白玉（女）
    return before if before.kind == "official" else _NONE


def _outlet(cue: str, words: str) -> Form | None:
    return Form("outlet", words) if cues.OUTLET.match(cue) else None


def _office_and_name(cue: str, words: str) -> Form | None:
    """副部长 赵志国, 副部长赵志国, 某某大学校医 赵志国, 赵副部长志国."""
    if (match := cues.ROLE_THEN_NAME.match(cue)) and not cues.NOT_A_NAME.match(match["name"]):
        name = _part(match, "name", words) or ""
        if match.start("name") > match.end("role") or is_name(name):
            return Form("official", name, _part(match, "role", words))
    if match := cues.ROLE_BLANK_NAME.match(cue):
        name, role = _part(match, "name", words) or "", _part(match, "role", words) or ""
        if cues.OUTLET.match(match["role"]):
            return Form("asker", words)
        if is_name(name) and len(role) > len(name) and not cues.NOT_A_NAME.match(name):
            return Form("official", name, role)
    if (match := cues.NAME_THEN_OFFICE.match(cue)) and _is_name_of(match):
        return Form("official", _part(match, "name", words), _part(match, "role", words))
    if (
        (match := cues.PARTED_NAME.match(cue))
        and is_name(match["family"] + match["given"])
        and not cues.NOT_A_NAME.match(match["given"])
    ):
        family, given, before, office = (
            _part(match, group, words) or "" for group in ("family", "given", "before", "office")
        )
        return Form("official", family + given, before + office)
    if (match := cues.ROLE_THEN_NAME.match(cue)) and len(match["role"]) >= _AGENCY_AND_OFFICE:
        return Form("named", _part(match, "name", words), _part(match, "role", words))
    return None


def _is_name_of(match: re.Match[str]) -> bool:
    """Whether what stands before a short office is a name, and not the beginning of the office."""
    name = match["name"]
    if len(name) <= _SHORT_NAME and cues.COMMON_OFFICE.match(match["role"]):
        return False
    no_name = cues.OFFICE_BEGINS.match(name) or cues.NOT_A_NAME.match(name) or cues.ROLE.match(name)
    return is_name(name) and not no_name


def _name(cue: str, words: str) -> Form | None:
    """An office or a name alone."""
    if match := cues.ANSWERING.match(cue):
        name = words[: match.end("name")]
        return Form("role" if cues.ROLE.match(match["name"]) else "person", name)
    if cues.ROLE.match(cue) or cues.LATIN_ROLE.match(cue):
        return Form("role", words)
    if cues.NOT_A_NAME.match(cue):
        return _NONE
    together = cue.split("、")  # several may answer together: then each of them is to be a name by its form
    if all(cues.HAN_PERSON.fullmatch(each) and is_name(each) for each in together):
        return Form("person", words)
    if cues.LATIN_PERSON.fullmatch(cue):
        return Form("latin", words)
    return Form("other", words) if _OTHER.fullmatch(cue) else None
