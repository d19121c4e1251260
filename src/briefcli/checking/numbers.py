"""Every number of an article, quoted or not, held against the figures of the record."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Literal, NamedTuple

from briefcli.briefing import Sentence
from briefcli.checking.article import Paragraph
from briefcli.figures.stated import Stated, stated
from briefcli.lexicon import FUNCTION
from briefcli.passages import Passage
from briefcli.records import NOWHERE, Check, Difference, place
from briefcli.text.normal import fold
from briefcli.text.words import Cutter

Verdict = Literal["agrees", "differs", "not_in_record"]

_SENTENCE = re.compile(r"[^。！？!?]+[。！？!?]*[”」』]?")
_BORDER = re.compile(r"[，,；;。：:、\d]")
_CELL = re.compile(r"\s*\|\s*")
# How much of what an article says of a number must be said of a figure as well, by characters: for the same
# value, for the same value where that is telling, and to tell that another value was given for the same.
_SAME, _SAME_TELLING, _OTHER = 0.5, 0.4, 0.7
_TELLING = 3  # digits that make a value one of its kind
_COUNTS = frozenset("个 家 户 所 座 处 项 种 类 条 台 辆 部 套 件 名 人 位 只 栋".split())
_RATES = frozenset(("%", "个百分点", "百分点", "个点"))
_MOVING = ("growth", "change")
_BASES = ("同比", "环比")
_OURS = 0.65  # of a likeness is what of the article's label a figure has; the rest the other way round


class Compared(NamedTuple):
    """A number of an article, with its line from 1, and the figure that it agrees with or differs from."""

    verdict: Verdict
    raw: str
    clause: str
    line: int
    figure: Stated | None

    def record(self) -> Check:
        """The result as commands print it, with the place of the figure."""
        differences: tuple[Difference, ...] = ()
        where: dict[str, Any] = dict(NOWHERE)
        if self.figure is not None:
            passage, sentence = self.figure.passage, self.figure.sentence
            where = {"speaker": passage.speaker, "role": passage.role, **place(passage, sentence)}
            if self.verdict == "differs":
                differences = (Difference(self.raw, self.figure.raw),)
        return Check(
            verdict=self.verdict,
            similarity=float(self.verdict == "agrees"),
            quotation=f"{self.raw}（{self.clause}）" if self.clause != self.raw else self.raw,
            passage=self.figure.sentence.text if self.figure else None,
            differences=differences,
            clipped=None,
            figures={"agrees": "confirmed", "differs": "contradicted"}.get(self.verdict),
            places=(where["id"],) if where["id"] else (),
            article_line=self.line,
            attributed_to=None,
            **where,
        )


def compare(paragraphs: Sequence[Paragraph], figures: Sequence[Stated], cutter: Cutter) -> Iterator[Compared]:
    """Hold each number of an article's paragraphs against figures, in the order of the article."""
    known = [(figure, _said(figure)) for figure in figures]
    for paragraph in paragraphs:
        for given, line in _numbers(paragraph, figures, cutter):
            verdict, figure = _verdict(given, known)
            yield Compared(verdict, given.raw, given.clause, line, figure)


def _numbers(paragraph: Paragraph, figures: Sequence[Stated], cutter: Cutter) -> Iterator[tuple[Stated, int]]:
    """The numbers of a paragraph read as figures, with their lines."""
    text = _CELL.sub("，", paragraph.text) if paragraph.kind == "row" else paragraph.text
    starts = (
        [match.span() for match in _SENTENCE.finditer(text)]
        if len(text) == len(paragraph.text)
        else [(0, len(text))]
    )
    sentences = tuple(Sentence(text[a:b], (), a, b) for a, b in starts)
    date = figures[0].passage.date if figures else ""
    passage = Passage("", date, None, None, None, None, "answer", None, None, True, 0, sentences)
    for figure in stated([passage], cutter):
        at = min(figure.sentence.line + figure.start, len(paragraph.lines) - 1)
        yield figure, paragraph.lines[at]


def _verdict(given: Stated, known: Sequence[tuple[Stated, frozenset[str]]]) -> tuple[Verdict, Stated | None]:
    scored = [(_likeness(given, figure, words), figure) for figure, words in known]
    telling = len(re.sub(r"\D", "", given.raw).strip("0")) >= _TELLING
    alone = telling and not _said(given)  # a headline may hold nothing but the number
    least = 0.0 if alone else _SAME_TELLING if telling else _SAME
    same = [each for each in scored if _is_same(given, each[1]) and each[0] >= least]
    turned = [each for each in same if _is_turned(given, each[1])]
    if same and len(turned) < len(same):
        return "agrees", max(same, key=lambda each: each[0])[1]
    other = turned or [each for each in scored if _comparable(given, each[1]) and each[0] >= _OTHER]
    if other:
        return "differs", max(other, key=lambda each: each[0])[1]
    return "not_in_record", None


def _said(figure: Stated) -> frozenset[str]:
    """The characters of a figure's metric, and of the words right beside its number."""
    return frozenset(_characters(figure.metric)) | _beside(figure)


def _beside(figure: Stated) -> frozenset[str]:
    text = figure.sentence.text
    before, behind = _BORDER.split(text[: figure.start])[-1], _BORDER.split(text[figure.end :])[0]
    return frozenset(_characters(before + behind))


def _characters(text: str) -> Iterator[str]:
    return (c for c in fold(text) if c.isalnum() and not c.isdigit() and c not in FUNCTION)


def _likeness(given: Stated, figure: Stated, words: frozenset[str]) -> float:
    """How much of what is said of a number is said of a figure, and of its metric the other way round."""
    ours = max(_share(frozenset(_characters(given.metric)), words), _share(_beside(given), words))
    theirs = _share(
        frozenset(_characters(figure.metric)), _said(given) | frozenset(_characters(given.clause))
    )
    return _OURS * ours + (1 - _OURS) * theirs


def _share(characters: frozenset[str], words: frozenset[str]) -> float:
    return len(characters & words) / len(characters) if characters else 0.0


def _is_same(given: Stated, figure: Stated) -> bool:
    same_unit = _unit(given) == _unit(figure) or {_unit(given), _unit(figure)} <= _COUNTS
    return same_unit and abs(given.value) == abs(figure.value) and given.high == figure.high


def _is_turned(given: Stated, figure: Stated) -> bool:
    """Whether the same number is given for the opposite direction, or against something else."""
    opposite = (
        given.direction is not None and figure.direction is not None and given.direction != figure.direction
    )
    other_basis = given.basis in _BASES and figure.basis in _BASES and given.basis != figure.basis
    return opposite or other_basis


def _comparable(given: Stated, figure: Stated) -> bool:
    units = {_unit(given), _unit(figure)}
    signed = given.clause.startswith(("+", "-"))  # a rate in a table, where no word tells that it is one
    alike = len(units) == 1 or units <= _COUNTS or units <= _RATES
    return alike and (signed or (given.kind in _MOVING) == (figure.kind in _MOVING))


def _unit(figure: Stated) -> str:
    return fold(figure.unit)
