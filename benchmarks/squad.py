"""Question sets in the layout of SQuAD, as briefings: one paragraph an answer, any question."""

import json
from pathlib import Path
from typing import NamedTuple

from briefcli import Briefing
from briefcli.reading import parse


class Question(NamedTuple):
    """A question of a set: the paragraph it is about (from 1) and the texts that answer it."""

    text: str
    paragraph: int
    answers: tuple[str, ...]


def load(path: Path) -> tuple[Briefing, list[Question]]:
    """A set as one briefing, its paragraphs in order as segments, and its questions."""
    data = json.loads(path.read_text(encoding="utf-8"))["data"]
    paragraphs = [paragraph for article in data for paragraph in article["paragraphs"]]
    lines = [path.stem]
    questions = []
    for number, paragraph in enumerate(paragraphs, 1):
        text = " ".join(paragraph["context"].split())
        lines += ["记者：请介绍有关情况。", f"某某某：{text}"]
        questions += [
            Question(each["question"], number, tuple(answer["text"] for answer in each["answers"]))
            for each in paragraph["qas"]
        ]
    return parse("\n\n".join(lines), path.stem), questions
