"""Names as people type them: exact, by office, or with one slip of the pen that is told and forgiven."""

import warnings
from collections.abc import Iterable, Sequence

from briefcli.briefing import Participant
from briefcli.errors import BriefcliWarning, UnknownName
from briefcli.language import tr
from briefcli.text.normal import fold
from briefcli.text.sounds import readings

_NEAREST = 5  # names listed in an error
_SHORT = 2  # characters of a name so short that a slip leaves half of it


def resolve(given: str, known: Iterable[str], kind: str) -> str:
    """The known name that is meant, as it is known.

    Width, case, white space and traditional characters are no differences. One wrong, missing or
    additional character is forgiven where a single known name is that near, with a BriefcliWarning:
    never a digit, and the first character of a name or one of two only for another of the same sound,
    since another family name is another person. Raises UnknownName, with the nearest names.
    """
    names = {fold(name): name for name in known}
    wanted = fold(given)
    if wanted in names:
        return names[wanted]
    near = [name for name in names if _is_slip(wanted, name)]
    if len(near) != 1:
        raise unknown(given, names.values(), kind)
    forgiven = names[near[0]]
    warnings.warn(
        tr(f"{kind} “{given}” taken as “{forgiven}”", f"{kind}“{given}”按“{forgiven}”处理"),
        BriefcliWarning,
        stacklevel=2,
    )
    return forgiven


def unknown(given: str, known: Iterable[str], kind: str) -> UnknownName:
    """The error for a name that nobody has, with the nearest that somebody has."""
    from rapidfuzz import process  # 10 ms and more: only for a name that does not fit

    found = process.extract(given, sorted(set(known)), limit=_NEAREST)
    names = tr(", ", "、").join(name for name, *_ in found)
    listed = tr(f"; there is {names}", f"；现有：{names}") if names else ""
    return UnknownName(tr(f"no {kind} “{given}”{listed}", f"没有{kind}“{given}”{listed}"))


def _is_slip(given: str, known: str) -> bool:
    """Whether the two differ by one edit that a hasty writer makes, and in no digit."""
    from rapidfuzz.distance import OSA

    if _digits(given) != _digits(known) or OSA.distance(given, known, score_cutoff=1) != 1:
        return False
    differing = [i for i, (a, b) in enumerate(zip(given, known, strict=False)) if a != b]
    if len(given) != len(known):
        return min(len(given), len(known)) > _SHORT and given[0] == known[0]
    if len(differing) > 1:  # two neighbours changed places
        return len(known) > _SHORT
    place = differing[0]
    if place == 0 or len(known) == _SHORT:
        return _same_sound(given[place], known[place])
    return True


def _digits(text: str) -> str:
    """The digits and numerals of a text, Chinese ones too: 二季度 is not 一季度."""
    return "".join(c for c in text if c.isnumeric())


def _same_sound(one: str, other: str) -> bool:
    """Whether two characters have a reading without tones in common."""
    return not readings(one).isdisjoint(readings(other))


def resolve_askers(given: Sequence[str], askers: Sequence[str]) -> tuple[str, ...]:
    """The askers who are meant, each `given` being one, or an outlet that askers are of: 路透社.

    An outlet may be given in part, as an office may. Raises UnknownName.
    """
    meant: set[str] = set()
    for wanted in given:
        folded = fold(wanted)
        exact = [asker for asker in askers if fold(asker) == folded]
        holding = [asker for asker in askers if folded and folded in fold(asker)]
        meant.update(exact or holding or [resolve(wanted, askers, tr("asker", "提问者"))])
    return tuple(sorted(meant))


def resolve_people(given: Sequence[str], people: Sequence[Participant]) -> tuple[str, ...]:
    """The names of the speakers who are meant, each `given` being a name or an office.

    An office may be given in part: 发言人 means everybody whose role holds these characters.
    """
    meant: set[str] = set()
    for wanted in given:
        folded = fold(wanted)
        exact = [person.name for person in people if fold(person.name) == folded]
        holding = [person.name for person in people if folded and folded in fold(person.role or "")]
        meant.update(exact or holding)
        if not exact and not holding:
            meant.add(resolve(wanted, [person.name for person in people], tr("speaker", "发言人")))
    return tuple(sorted(meant))
