"""From lines to turns, and from turns to segments."""

from collections.abc import Iterator
from typing import NamedTuple

from briefcli.briefing import Other, Paragraph, Part, Segment, Turn
from briefcli.reading import cues
from briefcli.reading.page import Line, Page
from briefcli.reading.people import Label
from briefcli.reading.sentences import LineNumbers, Piece, ended, paragraph

_HEADLINE_CHARACTERS = 60  # a heading is one line of a page; no newspaper sets longer ones
_HEADLINE_LINES = 2
# What a line cannot end with if a new item is to begin in the next: 在今年第 / 一、二季度.
_GOES_ON = "，、,第在的和与至到"
_SHORTEST_HEADLINE = 5  # characters; shorter is 谢谢！
_SIGN_OFF_CHARACTERS = 10  # 谢谢大家 without an end mark is careless, not broken off


class Block(NamedTuple):
    """A label's stretch of the page, with the headline above it.

    `line` is where it begins, from 1. `open_end` tells that the page jumps away from it and does not
    come back.
    """

    line: int
    label: Label
    headline: Paragraph | None
    paragraphs: tuple[Paragraph, ...]
    open_end: bool


class Layout(NamedTuple):
    """The page taken apart: the title, what belongs to no turn, and the turns in order."""

    heading: Paragraph | None
    other: tuple[Other, ...]
    blocks: tuple[Block, ...]


def take_apart(page: Page, labels: dict[int, Label]) -> Layout:
    """Part a page into title, introduction, furniture and turns; mend what the layout had cut."""
    lines = page.lines
    headlines = _headlines(lines, labels)
    head_end = min([*labels, *(index for group in headlines.values() for index in group)])
    title = _title(lines, head_end)
    other = [
        Other("furniture", paragraph([line.piece], page.numbers)) for line in lines if line.kind != "text"
    ]
    introduction = _mend([line for i, line in enumerate(lines[:head_end]) if i not in title], page.numbers)
    other += [Other("introduction", each) for each in introduction]
    blocks = []
    for first, end in _stretches(labels, len(lines)):
        held = [index for group in headlines.values() for index in group]
        inside = [i for i in range(first, end) if i not in held]
        blocks.append(
            Block(
                page.numbers.at(lines[first].piece.start),
                labels[first],
                _paragraph_of(lines, headlines.get(first, []), page.numbers),
                _mend(_without_label(lines, inside, labels[first]), page.numbers),
                _open_end([lines[i] for i in inside]),
            )
        )
    other.sort(key=lambda each: each.paragraph.sentences[0].spans[0])
    return Layout(_paragraph_of(lines, title, page.numbers), tuple(other), tuple(blocks))


def _headlines(lines: list[Line], labels: dict[int, Label]) -> dict[int, list[int]]:
    """The lines of the headline above each question, by the index of the question's label.

    A headline is a short line without an end mark right above a question, or two such lines with no
    blank line between. On a page with one question only, that line may be the title instead.
    """
    found = {}
    text = [i for i, line in enumerate(lines) if line.kind == "text"]
    spaced = any(line.after_blank for line in lines[1:])
    for index in (index for index, label in labels.items() if label.asks):
        group: list[int] = []
        i = max((i for i in text if i < index), default=-1)
        while i >= 0 and _may_be_headline(lines[i]) and i not in labels and len(group) < _HEADLINE_LINES:
            group.insert(0, i)
            if lines[i].after_blank or not spaced:
                break
            i -= 1
        if group:
            found[index] = group
    if found:
        found |= {
            index: [index - 1] for index in labels if index not in found and _asks_aloud(lines, index, labels)
        }
    first = min(labels)
    title_elsewhere = len([i for i in text if i < first and not lines[i].ended]) > len(found.get(first, []))
    if len(found) == 1 and first in found and not title_elsewhere:
        return {}
    return found


def _asks_aloud(lines: list[Line], index: int, labels: dict[int, Label]) -> bool:
    """Whether a line stands above a question, set apart, that is a headline though it ends in ？ or ！.

    Only on a page whose other questions have headlines: elsewhere it is the end of an answer.
    """
    above = lines[index - 1] if index else None
    return (
        above is not None
        and labels[index].asks
        and index - 1 not in labels
        and above.kind == "text"
        and above.after_blank
        and lines[index].after_blank
        and above.plain[-1] in "？！?!"
        and not any(mark in above.plain for mark in "。，；,;")
        and _SHORTEST_HEADLINE <= len(above.plain) <= _HEADLINE_CHARACTERS
    )


def _may_be_headline(line: Line) -> bool:
    return line.kind == "text" and not line.ended and len(line.piece.text) <= _HEADLINE_CHARACTERS


def _title(lines: list[Line], head_end: int) -> list[int]:
    """The lines of the title: those right above the byline, else the first without an end mark."""
    candidates = [i for i, line in enumerate(lines[:head_end]) if line.kind == "text" and not line.ended]
    above_byline = [i for i in candidates if i + 1 < head_end and lines[i + 1].kind == "byline"]
    if not candidates:
        return []
    first = last = above_byline[0] if above_byline else candidates[0]
    while first - 1 in candidates and not lines[first].after_blank and last - first < _HEADLINE_LINES - 1:
        first -= 1
    return list(range(first, last + 1))


def _stretches(labels: dict[int, Label], end: int) -> Iterator[tuple[int, int]]:
    """Each label's lines: from its own to the next label's, end exclusive."""
    indexes = sorted(labels)
    yield from zip(indexes, [*indexes[1:], end], strict=True)


def _without_label(lines: list[Line], indexes: list[int], label: Label) -> list[Line]:
    """The lines of a turn, the label taken off the first."""
    first = lines[indexes[0]]
    bare = first.piece.text[label.span.end - first.piece.start :].lstrip()
    piece = Piece(first.piece.end - len(bare), first.piece.end, bare)
    kept = [first._replace(piece=piece)] if bare else []
    return kept + [lines[i] for i in indexes[1:]]


def _mend(lines: list[Line], numbers: LineNumbers) -> tuple[Paragraph, ...]:
    """Put lines together into paragraphs: one that stops without an end mark goes on in the next.

    Furniture between is passed over. An item of an enumeration begins a paragraph of its own, unless
    the line before stops at a comma.
    """
    paragraphs: list[list[Piece]] = []
    going_on = False
    for line in lines:
        if line.kind != "text":
            continue
        if going_on and cues.ENUMERATED.match(line.plain) and paragraphs[-1][-1].text[-1] not in _GOES_ON:
            going_on = False
        if going_on:
            paragraphs[-1].append(line.piece)
        else:
            paragraphs.append([line.piece])
        going_on = not line.ended
    return tuple(paragraph(pieces, numbers) for pieces in paragraphs)


def _paragraph_of(lines: list[Line], indexes: list[int], numbers: LineNumbers) -> Paragraph | None:
    return paragraph([lines[i].piece for i in indexes], numbers) if indexes else None


def _open_end(lines: list[Line]) -> bool:
    """Whether the page jumps away from these lines and no text of theirs follows."""
    jumped = False
    for line in lines:
        if line.kind == "jump out":
            jumped = True
        elif line.kind == "text":
            jumped = False
    return jumped


def segments(blocks: tuple[Block, ...]) -> tuple[Segment, ...]:
    """The segments of a page in order, the opening as segment 0 where there is one.

    Each question begins a segment, unless the same asker goes on before anyone has answered. A host's
    words belong to no segment but the opening: see `host_words`.
    """
    first = _first_question(blocks)
    opening = [block for block in blocks[:first] if block.paragraphs]
    done = [_segment(0, [], opening)] if opening else []
    rest = [block for block in blocks[first:] if not block.label.hosts]
    while rest:
        questions = 1
        while questions < len(rest) and _goes_on(rest[questions], rest[0]):
            questions += 1
        end = questions
        while end < len(rest) and not _asks(rest[end]):
            end += 1
        number = done[-1].number + 1 if done else 1
        done.append(_segment(number, rest[:questions], rest[questions:end]))
        rest = rest[end:]
    return tuple(done)


def host_words(blocks: tuple[Block, ...]) -> list[Other]:
    """What a host says between the questions and at the end, in order."""
    after = blocks[_first_question(blocks) :]
    return [
        Other("host", paragraph) for block in after if block.label.hosts for paragraph in block.paragraphs
    ]


def _asks(block: Block) -> bool:
    return block.label.asks


def _first_question(blocks: tuple[Block, ...]) -> int:
    return next((i for i, block in enumerate(blocks) if _asks(block)), len(blocks))


def _goes_on(block: Block, question: Block) -> bool:
    """Whether a block continues a question: asked by the same, under no headline of its own."""
    return _asks(block) and block.label.name == question.label.name and block.headline is None


def _segment(number: int, questions: list[Block], answers: list[Block]) -> Segment:
    blocks = [*questions, *answers]
    last = [block.paragraphs[-1].text for block in blocks if block.paragraphs][-1:]
    broken = bool(last) and len(last[0]) > _SIGN_OFF_CHARACTERS and not ended(last[0])
    return Segment(
        number=number,
        headline=questions[0].headline if questions else None,
        asker=questions[0].label.name if questions else None,
        question=tuple(paragraph for block in questions for paragraph in block.paragraphs),
        answers=tuple(
            _turn(block, "answer" if questions else "opening") for block in answers if block.paragraphs
        ),
        complete=not broken and not blocks[-1].open_end,
        line=blocks[0].line,
    )


def _turn(block: Block, part: Part) -> Turn:
    return Turn(block.label.name, block.label.role, "host" if block.label.hosts else part, block.paragraphs)
