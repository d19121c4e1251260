"""How an answer was found, for people: `ask --explain`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefcli.language import tr

if TYPE_CHECKING:
    from briefcli.answering import Candidate, Outcome
    from briefcli.answering.agreement import Objection
    from briefcli.answering.question import Question, Word

_SHOWN = 5  # candidates
_CHARACTERS = 48  # of a candidate's sentence
_FIGURES = 5  # of the evidence told for each candidate, the weightiest first
_VARIANTS = 4  # told for each word

_KINDS = {
    "quantity": tr("a quantity", "数量"),
    "date": tr("a date or period", "时间"),
    "person": tr("a person", "人物"),
    "place": tr("a place", "地点"),
    "name": tr("a name", "名称"),
    "list": tr("a list", "列举"),
    "how": tr("measures or plans", "举措"),
    "why": tr("a reason", "原因"),
    "yesno": tr("yes or no", "是否"),
    "saying": tr("what somebody says", "说法"),
    "keyword": tr("mere keywords", "关键词"),
}


def explanation(outcome: "Outcome") -> Iterator[str]:
    """Lines that tell how the question was read, and what spoke for and against the best candidates."""
    yield from _reading(outcome.question)
    yield tr(
        "candidates: score; share of the question met word for word, and in all; then what the evidence adds",
        "候选：得分；问题逐字对上的份额、连同近义与上下文的份额；其后为各项证据的贡献",
    )
    for candidate in outcome.candidates[:_SHOWN]:
        yield from _candidate(candidate, outcome.objection(candidate))


def _reading(question: "Question") -> Iterator[str]:
    for typed, meant in question.repairs:
        yield tr(f"taken for: {typed} → {meant}", f"按此理解：{typed} → {meant}")
    unit = tr(f", counted in {question.unit}", f"，单位 {question.unit}") if question.unit else ""
    yield tr(f"asks for {_KINDS[question.kind]}{unit}", f"所问：{_KINDS[question.kind]}{unit}")
    if question.speakers:
        yield tr("said by: ", "发言人：") + " ".join(question.speakers)
    if question.periods:
        yield tr("period: ", "时间：") + " ".join(period.text for period in question.periods)
    yield tr("about, by how telling it is: ", "关于（区分度）：") + "  ".join(map(_word, question.pieces))


def _word(word: "Word") -> str:
    variants = " ".join(variant.text for variant in word.variants[:_VARIANTS])
    return f"{word.text} {word.weight:.1f}" + (f" ({variants})" if variants else "")


def _candidate(candidate: "Candidate", against: "Objection | None") -> Iterator[str]:
    from briefcli.answering.ranking import contributions

    known = candidate.understood
    text = candidate.sentence.text[:_CHARACTERS]
    where = f"{candidate.passage.transcript}:{candidate.passage.segment}"
    sign = "+" if against is None else "-"
    yield f"{sign} {candidate.score:.2f}  {known.literal:.2f} {known.all:.2f}  {where} {text}"
    added = sorted(contributions(candidate.evidence).items(), key=lambda item: -abs(item[1]))
    yield "    " + "  ".join(f"{name} {value:+.2f}" for name, value in added[:_FIGURES])
    if against is not None:
        yield "    " + tr("no answer: ", "不作答：") + _reason(against)


def _reason(against: "Objection") -> str:
    words = " ".join(against.words)
    return {
        "period": tr(f"it speaks of another period than {words}", f"说的不是 {words} 这一时间"),
        "kind": tr(f"it does not hold what {words} asks for", f"没有“{words}”所问的内容"),
        "direction": tr(f"it says the opposite of {words}", f"说法与“{words}”相反或未提及"),
        "subject": tr(f"it does not speak of {words}", f"没有说到 {words}"),
        "little": tr("it meets too little of the question", "与问题对得上的太少"),
    }[against.reason]
