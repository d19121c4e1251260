"""Why a sentence that comes near a question is nevertheless no answer to it.

Near misses share nearly all words with a question and speak of another period, another subject, the
opposite direction, or give no answer of the kind that is wanted. They are not offered.
"""

import datetime
import re
from typing import Literal, NamedTuple

from briefcli.answering.evidence import Look
from briefcli.answering.kinds import sign_of, sorts
from briefcli.answering.meaning import DESCRIBED, Understood
from briefcli.answering.question import Question
from briefcli.answering.short import fitting, quantity_said
from briefcli.figures.periods import Period, periods
from briefcli.lexicon import FALL, NEGATIONS, OPPOSITES, RISE
from briefcli.text.normal import fold

Reason = Literal["period", "kind", "direction", "subject", "little"]

# From these shares of a question's words on, met literally or in all, what is missing of it is taken for a
# difference, not a paraphrase.
_LITERAL, _NEAR = 0.42, 0.62
_LEAST_OF_KEYWORDS = 0.5
_LEAST_OWN = 0.1  # … by the sentence itself
_LEAST = 0.27  # of a question must be spoken of at all
_LITTLE, _MUCH, _MOST = 0.25, 0.35, 0.6
_LOOSELY = re.compile(r".[时后前期代]")  # a time may also be told so
_RANK = re.compile(r"第[一二三四五六七八九十\d]+(?!季度|季|年|产业|批|期|个)|首位|榜首|位[居列]|名列")
_COMPARED = re.compile(r"[比较同]$|相比$")
_MONTH = 31  # days
_WHOLE_YEAR = "全年"


class Objection(NamedTuple):
    """Why a sentence is no answer, and the words of the question that say so."""

    reason: Reason
    words: tuple[str, ...]


def objection(question: Question, seen: Look, known: Understood) -> Objection | None:
    """What speaks against a candidate; None if nothing does."""
    text = seen.prepared.text
    date = datetime.date.fromisoformat(seen.passage.passage.date) if seen.passage.passage.date else None
    if other := [period.text for period in asked_periods(question, date) if not _agrees(period, seen, date)]:
        return Objection("period", tuple(other))
    if not _holds_kind(question, text):
        return Objection("kind", (question.text[slice(*question.asking)],))
    if opposite := _opposite(question, text):
        return Objection("direction", (opposite,))
    if _lacks(question, known):
        return Objection("subject", tuple(word.text for word in known.missing))
    least = _LEAST_OF_KEYWORDS if question.kind == "keyword" else _LEAST
    if known.all < least or (known.own < _LEAST_OWN and not question.asks_answerer):
        return Objection("little", ())
    return None


def _lacks(question: Question, known: Understood) -> bool:
    """Whether what is missing of a question makes a candidate speak of something else."""
    if any(any(c.isdigit() for c in word.text) and not word.text.isdigit() for word in known.missing):
        return True  # 6g is not 5g
    names = any(word.is_name for word in known.missing)
    if question.kind in DESCRIBED:
        return known.lacking > _MOST or (names and known.lacking > _MUCH)
    near = known.literal >= _LITERAL or known.all >= _NEAR
    return names or (near and known.lacking > _LITTLE) or known.elsewhere >= _MUCH


def asked_periods(question: Question, date: datetime.date | None) -> list[Period]:
    """The periods that a question asks about, resolved; not those that it only compares with."""
    if not question.periods:
        return []
    return _told(question.text, date)


def _told(text: str, date: datetime.date | None) -> list[Period]:
    """The periods of a text but for those that it only compares with (较去年四季度)."""
    return [
        each
        for each in periods(text, date)
        if not _COMPARED.search(text[: each.start]) and not text.startswith("相比", each.end)
    ]


def _agrees(asked: Period, seen: Look, date: datetime.date | None) -> bool:
    """Whether a candidate speaks of a period, by its own or, if it names none, by the nearest before it."""
    told = _told(seen.prepared.text, date)
    for number in range(seen.number - 1, -1, -1):
        if told:
            break
        told = _told(seen.passage.sentences[number].text, date)
    if not told:
        passage = seen.passage.passage
        told = _told(fold(f"{passage.headline or ''}\n{passage.question or ''}"), date)
    if not told:
        if date is None or asked.first is None or asked.last is None:
            return True
        return asked.first.year <= date.year <= asked.last.year
    return any(_same(asked, each) for each in told)


def _same(asked: Period, told: Period) -> bool:
    if asked.first is None or asked.last is None or told.first is None or told.last is None:
        return asked.text in told.text or told.text in asked.text
    if _WHOLE_YEAR in asked.text and (told.first, told.last) != (asked.first, asked.last):
        return False
    if asked.first == asked.last and (told.last - told.first).days > _MONTH:
        return False  # what holds for a quarter does not answer for a day
    return asked.first <= told.last and told.first <= asked.last


def suits(question: Question, text: str) -> bool:
    """Whether a normalised sentence looks like an answer of the kind wanted; it may be one without."""
    if question.kind == "keyword":
        return quantity_said(question, text) is not None
    if question.kind in ("how", "list", "why", "place"):
        return _shows(question, text)
    return _holds_kind(question, text)


def _holds_kind(question: Question, text: str) -> bool:
    """Whether a sentence holds an answer of the kind wanted, as far as that can be told."""
    if question.kind == "quantity" and not question.unit:
        return _shows(question, text)
    if question.kind == "quantity":
        return bool(_RANK.search(text)) if question.unit == "rank" else bool(fitting(question, text))
    for asked, held in sorts():
        if asked.search(question.text):
            return held.search(text) is not None
    if question.kind == "date":
        return _shows(question, text) or _LOOSELY.search(text) is not None
    return True


def _shows(question: Question, text: str) -> bool:
    """Whether a text has a sign of the kind wanted that the question does not have itself."""
    sign = sign_of(question.kind)
    return sign is None or any(match[0] not in question.text for match in sign.finditer(text))


def _opposite(question: Question, text: str) -> str:
    """The word of a question whose opposite a sentence says, while it does not say the same; else empty.

    Who asks why something rose or fell takes that for told: there the opposite need not be said.
    """
    for one, other in ((RISE, FALL), *OPPOSITES):
        for asked, against in ((one, other), (other, one)):
            word = next((each for each in asked if _says(question.text, each)), "")
            if not word or any(_says(text, each) for each in asked):
                continue
            if any(_says(text, each) for each in against) or (question.kind == "why" and one is RISE):
                return word
    return ""


def _says(text: str, word: str) -> bool:
    """Whether a text says a word without a negation before it."""
    at = text.find(word)
    return at >= 0 and not text[:at].endswith(NEGATIONS)
