"""From lines to turns, and from turns to segments."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefcli.briefing import Other, OtherKind, Paragraph, Part, Segment, Span, Turn
from briefcli.reading import cues, furniture, margins
from briefcli.reading.labels import Label
from briefcli.reading.page import Line, Page, kind_of
from briefcli.reading.sentences import LineNumbers, Piece, ended, paragraph, spans

# What a line cannot end with if a new item is to begin in the next: 在今年第 / 一、二季度.
_GOES_ON = "，、,第在的和与至到"
_SUBHEADING_CHARACTERS = 20
_PROSE = 80  # characters; a line so long is running text, whatever its marks
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

    @property
    def speaker(self) -> str | None:
        """Who speaks, by name."""
        return self.label.name

    @property
    def role(self) -> str | None:
        """The office in the label."""
        return self.label.role

    @property
    def asks(self) -> bool:
        """Whether it is a question."""
        return self.label.asks

    @property
    def hosts(self) -> bool:
        """Whether the label is a host's."""
        return self.label.hosts

    @property
    def words(self) -> str:
        """All that is said."""
        return "".join(each.text for each in self.paragraphs)


class Layout(NamedTuple):
    """The page taken apart: the title, what belongs to no turn, the turns in order, the labels' spans."""

    heading: Paragraph | None
    other: tuple[Other, ...]
    blocks: tuple[Block, ...]
    labels: tuple[Span, ...]
    head: tuple[str, ...]
    margin: tuple[str, ...]


def take_apart(page: Page, labels: dict[int, Label]) -> Layout:
    """Part a page into title, introduction, furniture and turns; mend what the layout had cut."""
    page, labels = _without_crew(page, labels)
    lines = page.lines
    headlines = margins.headlines(lines, labels)
    stray = margins.stray(lines, labels, headlines)
    headlines = {index: group for index, group in headlines.items() if index not in stray}
    held = {index for group in headlines.values() for index in group}
    head_end = min([*labels, *held])
    title = margins.title(lines, head_end)
    running = margins.running_heads(lines, title) - labels.keys()
    headlines = {index: group for index, group in headlines.items() if running.isdisjoint(group)}
    held = {index for group in headlines.values() for index in group}
    aside: dict[int, OtherKind] = {i: "furniture" for i, line in enumerate(lines) if line.kind != "text"}
    aside |= {i: "unplaced" for i, line in enumerate(lines) if line.kind == "elsewhere"}
    aside |= {i: "unplaced" for group in stray.values() for i in group}
    aside |= dict.fromkeys(running, "furniture")
    aside |= dict.fromkeys(margins.sections(lines, labels, held) - set(title), "furniture")
    aside |= {i: kind for i, kind in _insets(lines, labels).items() if i not in held and i not in title}
    aside |= margins.remarks(lines, labels)
    aside |= margins.below(lines, max(labels))
    head = [i for i in range(head_end) if i not in title and i not in aside]
    aside |= {i: "furniture" for i in head if kind_of(lines[i].plain, furniture.MARGIN) != "text"}
    introduction = _introduction([lines[i] for i in head if i not in aside], page.numbers)
    other = [Other(kind, each) for kind, each in _asides(lines, aside, page.numbers)]
    other += [Other("introduction", each) for each in introduction]
    other.sort(key=lambda each: each.paragraph.sentences[0].spans[0])
    blocks = []
    marks: list[Span] = []
    for first, starts, end in _stretches(labels, headlines, len(lines)):
        inside = [i for i in range(first, end) if i not in held and i not in aside]
        for i in starts:
            marks += spans(lines[i].piece.part(0, labels[i].end))
        blocks.append(
            Block(
                page.numbers.at(lines[first].piece.start),
                labels[first],
                _paragraph_of(lines, headlines.get(first, []), page.numbers),
                _mend(_without_labels(lines, inside, labels), page.numbers),
                _open_end([lines[i] for i in range(first, end) if i not in held]),
            )
        )
    return Layout(
        _paragraph_of(lines, title, page.numbers),
        tuple(other),
        tuple(blocks),
        tuple(marks),
        _head(page, [i for i in range(head_end) if i not in title]),
        tuple(
            lines[i].piece.text for i in aside if i >= head_end and lines[i].kind not in ("rule", "elsewhere")
        ),
    )


def _without_crew(page: Page, labels: dict[int, Label]) -> tuple[Page, dict[int, Label]]:
    """A page with what those say who send out live text (直播员：…) as furniture, and the other labels."""
    lines = list(page.lines)
    crew = False
    for i, line in enumerate(lines):
        label = labels.get(i)
        if label is not None or line.timed:
            crew = label is not None and label.cue == "crew"
        if crew:
            lines[i] = line._replace(kind="crew")
    spoken = {i: label for i, label in labels.items() if label.cue != "crew"}
    return page._replace(lines=lines), spoken


def _head(page: Page, indexes: list[int]) -> tuple[str, ...]:
    """The lines above the turns, and the date that a time of live text carries."""
    lines = [page.lines[i] for i in indexes]
    kept = [line for line in lines if _is_prose(line)]
    aside = [line.piece.text for line in lines if not _is_prose(line)]
    return (*(each.text for each in _mend(kept, page.numbers)), *aside)


def _is_prose(line: Line) -> bool:
    """Whether a line above the turns is of running text, and no entry, date or furniture."""
    if line.kind != "text" or kind_of(line.plain, furniture.MARGIN) != "text":
        return False
    return not line.starts or len(line.plain) > _PROSE or any(mark in line.plain for mark in "，。")


def _introduction(lines: list[Line], numbers: LineNumbers) -> Iterator[Paragraph]:
    """The paragraphs above the turns: entries (时间：…) each for itself, running text mended."""
    group: list[Line] = []
    for line in lines:
        if not _is_prose(line):
            yield from _mend(group, numbers)
            yield paragraph([line.piece], numbers)
            group = []
        else:
            group.append(line)
    yield from _mend(group, numbers)


def _insets(lines: list[Line], labels: dict[int, Label]) -> dict[int, OtherKind]:
    """Lines wholly in brackets that stand in the midst of a sentence: （更多内容请关注客户端）."""
    found: dict[int, OtherKind] = {}
    before: Line | None = None
    for i, line in enumerate(lines):
        if line.kind != "text":
            continue
        cut = before is not None and not before.ended and before.piece.text[-1] not in "，、,"
        alone = line.starts and i not in labels
        if cut and alone and margins.bracketed(line.plain):
            found[i] = "furniture"
        else:
            before = line
    return found


def _asides(
    lines: list[Line], aside: dict[int, OtherKind], numbers: LineNumbers
) -> Iterator[tuple[OtherKind, Paragraph]]:
    """What is no one's words, line by line; what is text is put together into paragraphs."""
    for kind in ("note", "unplaced"):
        texts = [lines[i] for i in sorted(aside) if aside[i] == kind]
        for each in _mend([line._replace(kind="text") for line in texts], numbers):
            yield kind, each
    for i, kind in aside.items():
        if kind == "furniture":
            yield kind, paragraph([lines[i].piece], numbers)


def _stretches(
    labels: dict[int, Label], headlines: dict[int, list[int]], end: int
) -> Iterator[tuple[int, list[int], int]]:
    """The lines of each turn, end exclusive, and the labels in it.

    Labels of the same speaker one after the other are one turn: live text repeats them on each line.
    """
    indexes = sorted(labels)
    group: list[int] = []
    for index, following in zip(indexes, [*indexes[1:], None], strict=True):
        group.append(index)
        if following is not None and following not in headlines and _same(labels[index], labels[following]):
            continue
        yield group[0], group, end if following is None else following
        group = []


def _same(label: Label, other: Label) -> bool:
    return (label.asks, label.hosts, label.name) == (
        other.asks,
        other.hosts,
        other.name,
    ) and label.name is not None


def _without_labels(lines: list[Line], indexes: list[int], labels: dict[int, Label]) -> list[Line]:
    """The lines of a turn, the labels taken off."""
    kept = []
    for i in indexes:
        line = lines[i]
        if i in labels:
            piece = line.piece.part(labels[i].end)
            line = line._replace(piece=piece, plain=line.plain[len(line.plain) - len(piece.text) :])
        if line.piece.text:
            kept.append(line)
    return kept


def _mend(lines: Sequence[Line], numbers: LineNumbers) -> tuple[Paragraph, ...]:
    """Put lines together into paragraphs: one that stops without an end mark goes on in the next.

    Furniture between is passed over. An item of an enumeration begins a paragraph of its own, unless
    the line before stops at a comma; so does what stands below a heading.
    """
    paragraphs: list[list[Piece]] = []
    before: Line | None = None
    for i, line in enumerate(lines):
        if before is not None and _continues(before, line, whole=len(paragraphs[-1]) == 1 and i > 1):
            paragraphs[-1].append(line.piece)
        else:
            paragraphs.append([line.piece])
        before = line
    return tuple(paragraph(pieces, numbers) for pieces in paragraphs)


def _continues(before: Line, line: Line, *, whole: bool) -> bool:
    """Whether a line goes on with the paragraph of the one before; `whole` if that began with it."""
    if not line.starts:
        return True
    done = (
        before.piece.text.rstrip(cues.CLOSING)[-1:] in cues.SENTENCE_END
        if line.timed
        else ended(before.piece.text)
    )
    if done or line.bullet or line.heading or before.heading:
        return False
    if before.bullet and line.after_blank:
        return False
    cut = before.piece.text[-1] in _GOES_ON
    if cues.ENUMERATED.match(line.plain) and not cut:
        return False
    if whole and not cut and line.plain[0] not in "，、；。：）”":
        text = before.plain
        subheading = (
            len(text) <= _SUBHEADING_CHARACTERS
            and len(line.plain) > len(text)
            and not any(c in text for c in "，；。,;")
        )
        numbered = cues.ENUMERATED.match(text) and not any(c in text for c in "，；。")
        return not (subheading or numbered)
    return True


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


def segments(blocks: Sequence[Block], hosting: set[int]) -> tuple[Segment, ...]:
    """The segments of a page in order, the opening as segment 0 where there is one.

    Each question begins a segment, unless the same asker goes on before anyone has answered. The turns of
    `hosting` belong to no segment but the opening: see `host_words`.
    """
    first = _first_question(blocks)
    opening = [(i, block) for i, block in enumerate(blocks[:first]) if block.paragraphs]
    done = []
    if opening:
        said = tuple(_turn(block, "host" if i in hosting else "opening") for i, block in opening)
        done.append(_segment(0, [], [block for _, block in opening], said))
    rest = [block for i, block in enumerate(blocks) if i >= first and i not in hosting]
    begin = 0
    while begin < len(rest):
        answered = begin + 1
        while answered < len(rest) and _goes_on(rest[answered], rest[begin]):
            answered += 1
        end = answered
        while end < len(rest) and not rest[end].asks:
            end += 1
        answers = rest[answered:end]
        said = tuple(_turn(block, "answer") for block in answers if block.paragraphs)
        number = done[-1].number + 1 if done else 1
        done.append(_segment(number, rest[begin:answered], answers, said))
        begin = end
    return tuple(done)


def with_answers_below(blocks: Sequence[Block], speaker: str | None) -> tuple[Block, ...]:
    """The turns of a page that labels only its questions: what stands below each is the answer.

    `speaker` is who answers. A page on which somebody is labelled as answering stays as it is.
    """
    if len(blocks) == 1 or not all(map(_asks_above, blocks)):
        return tuple(blocks)
    parted: list[Block] = []
    for block in blocks:
        label = block.label._replace(asks=False, name=speaker, cue="answer")
        parted.append(block._replace(paragraphs=block.paragraphs[:1], open_end=False))
        parted.append(block._replace(label=label, headline=None, paragraphs=block.paragraphs[1:]))
    return tuple(parted)


def _asks_above(block: Block) -> bool:
    """Whether a turn's first paragraph asks and others follow it, and nobody is named."""
    nameless = block.asks and block.speaker is None and len(block.paragraphs) > 1
    return nameless and cues.ASKS.search(block.paragraphs[0].text) is not None


def host_words(blocks: Sequence[Block], hosting: set[int]) -> list[Other]:
    """What a host says between the questions and at the end, in order."""
    first = _first_question(blocks)
    return [
        Other("host", each)
        for i, block in enumerate(blocks)
        if i >= first and i in hosting
        for each in block.paragraphs
    ]


def _first_question(blocks: Sequence[Block]) -> int:
    return next((i for i, block in enumerate(blocks) if block.asks), len(blocks))


def _goes_on(block: Block, question: Block) -> bool:
    """Whether a block continues a question: asked by the same, under no headline of its own."""
    return block.asks and block.speaker == question.speaker and block.headline is None


def _segment(number: int, questions: list[Block], answers: list[Block], said: tuple[Turn, ...]) -> Segment:
    blocks = [*questions, *answers]
    last = next((block.paragraphs[-1].text for block in reversed(blocks) if block.paragraphs), "")
    broken = len(last) > _SIGN_OFF_CHARACTERS and not ended(last)
    return Segment(
        number=number,
        headline=questions[0].headline if questions else None,
        asker=questions[0].speaker if questions else None,
        question=tuple(paragraph for block in questions for paragraph in block.paragraphs),
        answers=said,
        complete=not broken and not blocks[-1].open_end,
        line=blocks[0].line,
    )


def _turn(block: Block, part: Part) -> Turn:
    return Turn(block.speaker, block.role, part, block.paragraphs)
