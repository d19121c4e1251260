"""How an answer was found, for people: `ask --explain`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefcli.language import tr

if TYPE_CHECKING:
    from briefcli.ask import Outcome

_SHOWN = 5  # candidates
_CHARACTERS = 48  # of a candidate's sentence


def explanation(outcome: "Outcome") -> Iterator[str]:
    """Lines that tell how the question was read and what spoke for each of the best candidates."""
    question = outcome.question
    kind = tr("keyword", "关键词") if question.keyword else tr("question", "问题")
    yield tr(f"read as a {kind}", f"理解为{kind}")
    if question.speakers:
        yield tr("said by: ", "发言人：") + " ".join(question.speakers)
    words = "  ".join(f"{word} {rarity:.2f}" for word, rarity in question.words.items())
    yield tr("words, by how telling they are: ", "词语及其区分度：") + words
    yield tr(
        "candidates: score; share of the question in the sentence, and with what stands around it",
        "候选：得分；问题在句中所占份额，及连同上下文的份额",
    )
    for candidate in outcome.candidates[:_SHOWN]:
        enough = "+" if candidate.answers else "-"
        own, around = candidate.evidence
        text = candidate.sentence.text[:_CHARACTERS]
        where = f"{candidate.passage.transcript}:{candidate.passage.segment}"
        yield f"{enough} {candidate.score:.2f}  {own:.2f} {around:.2f}  {where} {text}"
