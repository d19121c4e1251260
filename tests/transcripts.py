"""What the tests of the reader have in common: a briefing in short, and what holds for any."""

import re
from collections import Counter
from collections.abc import Iterator

from briefcli.briefing import Briefing, Paragraph, Segment, Sentence

Spoken = list[tuple[str | None, list[str]]]


def texts(paragraphs: tuple[Paragraph, ...]) -> list[str]:
    return [paragraph.text for paragraph in paragraphs]


def spoken(segment: Segment) -> Spoken:
    """Who answers a question, and the paragraphs of each."""
    return [(turn.speaker, texts(turn.paragraphs)) for turn in segment.answers]


def all_spoken(briefing: Briefing) -> list[Spoken]:
    return [spoken(segment) for segment in briefing.segments]


def words_of_officials(briefing: Briefing) -> str:
    return "\n".join(
        paragraph
        for segment in briefing.segments
        for _, paragraphs in spoken(segment)
        for paragraph in paragraphs
    )


def headlines(briefing: Briefing) -> list[str | None]:
    return [segment.headline.text if segment.headline else None for segment in briefing.segments]


def sentences(briefing: Briefing) -> Iterator[Sentence]:
    """Every sentence of a briefing, whoever's it is."""
    if briefing.heading:
        yield from briefing.heading.sentences
    for other in briefing.other:
        yield from other.paragraph.sentences
    for segment in briefing.segments:
        if segment.headline:
            yield from segment.headline.sentences
        for paragraph in segment.question:
            yield from paragraph.sentences
        for turn in segment.answers:
            for paragraph in turn.paragraphs:
                yield from paragraph.sentences


def bare(text: str) -> str:
    return "".join(text.split())


def account_for(briefing: Briefing) -> None:
    """Assert what holds for any text: nothing lost, nothing doubled, nothing reworded."""
    source = briefing.source
    covered: Counter[int] = Counter()
    for start, end in briefing.spans():
        assert 0 <= start < end <= len(source)
        covered.update(range(start, end))
    for offset, character in enumerate(source):
        assert character.isspace() or covered[offset] == 1, (offset, character, covered[offset])
    for sentence in sentences(briefing):
        assert sentence.text == sentence.text.strip() != ""
        assert bare(sentence.text) == bare("".join(source[start:end] for start, end in sentence.spans))
        assert list(sentence.spans) == sorted(sentence.spans)
        assert sentence.line == line_of(source, sentence.spans[0].start)
        assert sentence.line_end == line_of(source, sentence.spans[-1].end - 1)
        assert sentence.mended == (sentence.line < sentence.line_end)
    for start, end in briefing.marks:
        assert not re.search(r"[\r\n]", source[start:end])


def line_of(source: str, offset: int) -> int:
    return len(re.findall(r"\r\n|\r|\n", source[:offset])) + 1


def asked(briefing: Briefing) -> list[tuple[str | None, str, list[str | None]]]:
    """Of each question: who asks, its text, who answers."""
    return [
        (segment.asker, "".join(texts(segment.question)), [turn.speaker for turn in segment.answers])
        for segment in briefing.segments
        if segment.number
    ]


def others(briefing: Briefing, kind: str) -> list[str]:
    """The texts of one kind that belong to no segment."""
    return [other.paragraph.text for other in briefing.other if other.kind == kind]


def opening(briefing: Briefing) -> Spoken:
    """What is said before the first question."""
    return [each for segment in briefing.segments if not segment.number for each in spoken(segment)]


def people(briefing: Briefing) -> list[tuple[str, str | None]]:
    """The participants with their offices."""
    return [(person.name, person.role) for person in briefing.participants]
