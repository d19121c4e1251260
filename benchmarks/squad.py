"""Question sets in the layout of SQuAD, as briefings: one paragraph an answer, any question."""

import json
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from briefcli import Briefing
from briefcli.reading import parse


class Question(NamedTuple):
    """A question of a set: the paragraph it is about (from 1) and the texts that answer it."""

    text: str
    paragraph: int
    answers: tuple[str, ...]


def load(path: Path, *, titled: bool = False) -> tuple[Briefing, list[Question]]:
    """A set as one briefing, its paragraphs in order as segments, and its questions.

    If `titled`, each has the title of its article as headline.
    """
    data = json.loads(path.read_text(encoding="utf-8"))["data"]
    paragraphs = [
        (article.get("title", ""), paragraph) for article in data for paragraph in article["paragraphs"]
    ]
    lines = [path.stem]
    questions = []
    for number, (title, paragraph) in enumerate(paragraphs, 1):
        text = " ".join(paragraph["context"].split())
        lines += [title] if titled else []
        lines += ["记者：请介绍有关情况。", f"某某某：{text}"]
        questions += [
            Question(each["question"], number, tuple(answer["text"] for answer in each["answers"]))
            for each in paragraph["qas"]
        ]
    return parse("\n\n".join(lines), path.stem), questions


def holds(sentence: str, answers: Sequence[str]) -> bool:
    """Whether a sentence holds one of the answers; white space and width are no differences."""
    text = _plain(sentence)
    return any(_plain(answer) in text for answer in answers)


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
