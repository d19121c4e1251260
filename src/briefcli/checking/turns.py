"""What one speaker says in one go, as one plain text with the way back to its sentences."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from briefcli.briefing import Sentence
from briefcli.checking.plain import plain
from briefcli.figures.quantities import quantities
from briefcli.passages import Passage
from briefcli.text.normal import fold

# An item's number or sign at the beginning of a paragraph, which people do not quote.
ITEM = re.compile(r"\s*(?:\d{1,2}[.、．)）](?!\d)|[-•●*]\s|[①-⑳])\s*")


class Turn:
    """Passages of one part and speaker that follow each other in a transcript."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        """`passages` are in the order of the text, at least one."""
        self.passage = passages[0]
        self._sentences = [(passage, sentence) for passage in passages for sentence in passage.sentences]
        self._plains = [plain(_without_item(passage, sentence)) for passage, sentence in self._sentences]
        self._starts = [0]
        for each in self._plains:
            self._starts.append(self._starts[-1] + len(each.text))
        self.text = "".join(each.text for each in self._plains)

    @property
    def speaker(self) -> str | None:
        """Who speaks: of a question, who asks."""
        return self.passage.speaker

    def at(self, offset: int) -> tuple[Passage, Sentence]:
        """The sentence that a character of `text` belongs to (offset from 0)."""
        return self._sentences[self._number(offset)]

    def said(self, start: int, end: int) -> str:
        """The source's words for characters `start` to `end` (exclusive) of `text`."""
        first, last = self._number(start), self._number(end - 1)
        words = []
        for number in range(first, last + 1):
            sentence = self._sentences[number][1].text
            a = self._original(number, start)[0] if number == first else 0
            b = self._original(number, end - 1)[1] if number == last else len(sentence)
            words.append(sentence[a:b])
        return "".join(words)

    def before(self, offset: int) -> str:
        """The words of the sentence before a character of `text`, as they stand, normalised."""
        number = self._number(offset)
        return fold(self._sentences[number][1].text[: self._original(number, offset)[0]])

    def behind(self, offset: int) -> str:
        """The words of the sentence from the end of the character before `offset` on, normalised."""
        number = self._number(offset - 1)
        return fold(self._sentences[number][1].text[self._original(number, offset - 1)[1] :])

    def cuts_word(self, start: int, end: int) -> bool:
        """Whether characters `start` to `end` begin or end within a number or Latin word."""
        before, behind = self.before(start), self.behind(end)
        first, last = self.text[start], self.text[end - 1]
        return _joined(before[-1:], first) or _joined(last, behind[:1])

    def back(self, start: int, most: int) -> int:
        """Where a stretch that begins at `start` begins with up to `most` more characters of its clause."""
        clause = _MARKS.split(self.before(start))[-1]
        return self._whole_quantity(start - min(most, len(plain(clause).text)))[0]

    def on(self, end: int, most: int) -> int:
        """Where a stretch that ends at `end` ends with up to `most` more characters of its clause."""
        clause = _MARKS.split(self.behind(end))[0]
        return self._whole_quantity(end - 1 + min(most, len(plain(clause).text)))[1]

    def _whole_quantity(self, offset: int) -> tuple[int, int]:
        """The stretch of the quantity that a character lies in, or of the character alone."""
        number = self._number(offset)
        low = self._starts[number]
        for each in quantities(self._plains[number].text):
            if low + each.start <= offset < low + each.end:
                return low + each.start, low + each.end
        return offset, offset + 1

    def begins_clause(self, start: int) -> bool:
        """Whether a clause begins with a character of `text`."""
        before = self.before(start)
        return before == "" or _MARKS.match(before[-1]) is not None

    def ends_clause(self, end: int) -> bool:
        """Whether a clause ends right before an offset of `text`."""
        behind = self.behind(end)
        return behind == "" or _MARKS.match(behind) is not None

    def sentence_around(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of `text` of the whole sentences that characters `start` to `end` lie in."""
        return self._starts[self._number(start)], self._starts[self._number(end - 1) + 1]

    def stretches(self) -> Iterator[tuple[int, int]]:
        """Every sentence, as a stretch of `text`."""
        yield from zip(self._starts, self._starts[1:], strict=False)

    def _number(self, offset: int) -> int:
        return min(bisect_right(self._starts, offset) - 1, len(self._sentences) - 1)

    def _original(self, number: int, offset: int) -> tuple[int, int]:
        """Where the original of a character of `text` begins and ends in its sentence."""
        passage, sentence = self._sentences[number]
        cut = len(sentence.text) - len(_without_item(passage, sentence))
        start, end = self._plains[number].original(
            offset - self._starts[number], offset - self._starts[number] + 1
        )
        return start + cut, end + cut


def _without_item(passage: Passage, sentence: Sentence) -> str:
    match = ITEM.match(sentence.text) if sentence is passage.sentences[0] else None
    return sentence.text[match.end() :] if match else sentence.text


_MARKS = re.compile(r"[,;。!?:、…“”「」]")
# Characters of which one right behind the other makes one number, or one Latin word.
_NUMERIC = frozenset("0123456789.一二两三四五六七八九十百千万亿")
_MULTIPLYING = frozenset("十百千万亿")


def _joined(left: str, right: str) -> bool:
    """Whether two neighbouring characters belong to one number or Latin word."""
    if not left or not right:
        return False
    if left.isascii() and right.isascii():
        digits = (left.isdigit() or left == ".") and (right.isdigit() or right == ".")
        return (
            digits
            or (left.isalpha() and right.isalpha())
            or (left.isdigit() != right.isdigit() and (left + right).isalnum())
        )
    return left in _NUMERIC and right in _NUMERIC and (right in _MULTIPLYING or left in _MULTIPLYING)


def turns(passages: Sequence[Passage]) -> list[Turn]:
    """The turns of passages that are in the order of their text; those without any word are left out."""
    groups = groupby(passages, key=lambda each: (each.part, each.speaker))
    return [turn for _, group in groups if (turn := Turn(list(group))).text]
