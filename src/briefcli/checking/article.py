"""The quotations in a newspaper's or blog's article, who they are attributed to, and where they stand.

Text or Markdown: marks of emphasis, links and headings are no words. A quotation stands in quotation marks,
or is a block quotation that somebody's “…says:” leads to. Scare quotes around a term are none.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefcli.checking.plain import plain
from briefcli.reading.surnames import DOUBLE, SINGLE
from briefcli.text.normal import simplified

# Verbs by which somebody is quoted.
_SAYING = (
    "表示|指出|介绍|强调|认为|坦言|坦承|直言|透露|回应|回答|提到|谈到|谈道|讲到|说到|告诉|写道|宣布|通报|明确|补充|概括|提醒|评价|解释|分析|要求|呼吁|承诺|总结"
    "|重申|建议|感叹|称赞|坚称|声称|宣称|说明|说|称(?!为|作|号|呼)|讲|道(?=[:：,，]?$)|答|问"
)
_SAYS = re.compile(_SAYING)
_PRONOUN = re.compile(r"(?<!其)[他她](?!们|人)|据其|其(?=介绍|表示)")
_SURNAME = f"(?:{'|'.join(sorted(DOUBLE))}|[{''.join(sorted(SINGLE))}])"
# A person nobody in the record is called: behind a title, right before what they do.
_STRANGER = re.compile(
    rf"(?:[师员长授人任席家者裁理士监工手]|^|[,，。：:“”「」』])(?P<name>{_SURNAME}[^\W\d_a-zA-Z]{{1,2}}?)"
    rf"(?=(?:则|还|也|并|又|同时|具体|最后|随后|继续|进一步)*(?:对[^,，。]{{1,10}}?|在[^,，。]{{1,14}}?|向[^,，。]{{1,10}}?|对这一点)?(?:{_SAYING}))"
)
_TITLED = re.compile(
    rf"(?:[师员长授人任席家者裁理士])(?P<name>{_SURNAME}[^\W\d_a-zA-Z]{{1,2}})[^，。]{{0,8}}[：:]$"
)
# What looks like a name before such a verb and is none.
_NO_NAMES = frozenset(
    """
    并 还 也 同时 相关 有关 马上 当时 高度 明确 关于 任何 那么 时间 周边 方面 温度 严格 常常 应该 应当 全面
    文件 方案 国务院 曾多次 曾经 简单 成为 多次 于此 国家 黄金 白皮书 石油 金融 安全 万一 方才 项目 从而 连续
    班子 水利 常务 计划 公开 强烈 充分 严肃
    """.split()
)
_NOBODY = re.compile(r"记者问|有人问|网友|发布会称|网上|坊间|一位|某|多位|有关人士")
_PAIRS = {"“": "”", "「": "」", "『": "』", "﹁": "﹂", "«": "»", '"': '"', "＂": "＂"}
_LONGEST_QUOTATION = 4000  # characters
_ENDS = "。！？!?\n"
_TERM = 9  # plain characters up to which words in quotation marks may be a term
_SHORTEST = 4  # … and up to which they are one, unless a colon leads to them
_LONGEST_BEHIND = 30  # … behind it
_LONGEST_GAP = 60  # characters of a sentence before a quotation in which its speaker is looked for
_SIGNED = re.compile(r"^\s*[—–\-]{1,2}\s*(?P<who>[^\n]{2,40})$")
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_PARAGRAPH_END = '。！？!?：:…”」』"）)；;|'


class Quoted(NamedTuple):
    """A quotation: its words without the marks around it, its line from 1, and who is named for it."""

    text: str
    line: int
    attributed_to: str | None


class Paragraph(NamedTuple):
    """A paragraph of an article without its markup, and the line of each of its characters.

    `kind` is `text`, `heading`, `block` (a block quotation) or `row` (of a table).
    """

    text: str
    lines: Sequence[int]
    kind: str


class _Span(NamedTuple):
    """A stretch of the article's text (offsets from 0, end exclusive) between quotation marks."""

    start: int
    end: int


def paragraphs(article: str) -> list[Paragraph]:
    """The paragraphs of an article in order; lines that were broken only to fit a page are joined."""
    result: list[Paragraph] = []
    gathered: list[tuple[str, int]] = []  # the lines of the paragraph that goes on, with their numbers
    kind = "text"
    for number, line in enumerate([*article.splitlines(), ""], 1):
        text, its_kind = _unmarked(line)
        goes_on = (
            bool(text and gathered)
            and its_kind == kind
            and not _begins_item(line)
            and _is_open(gathered, kind)
        )
        if gathered and not goes_on:
            lines = [number for text, number in gathered for _ in text]
            result.append(Paragraph("".join(text for text, _ in gathered), lines, kind))
            gathered = []
        if text:
            gathered.append((text, number))
            kind = its_kind
    return result


def _is_open(gathered: Sequence[tuple[str, int]], kind: str) -> bool:
    """Whether a paragraph goes on in the next line: no mark ends it, or its last line opens a quotation."""
    last = gathered[-1][0]
    opened = max(last.rfind(mark) for mark in "“「『") > max(last.rfind(mark) for mark in "”」』")
    return kind == "block" or (kind == "text" and (opened or last[-1] not in _PARAGRAPH_END))


def _unmarked(line: str) -> tuple[str, str]:
    """A line without its Markdown, and what kind of line it is."""
    text = line.strip().strip("\u3000")
    kind = "text"
    if match := re.match(r"#{1,6}\s+", text):
        text, kind = text[match.end() :], "heading"
    elif match := re.match(r"(?:>\s?)+", text):
        text, kind = text[match.end() :].strip(), "block"
    elif text.startswith("|") and text.endswith("|"):
        text, kind = ("" if re.fullmatch(r"[|:\-\s]+", text) else text.strip("|")), "row"
    elif match := re.match(r"(?:[-*+]|\d{1,2}\.)\s+", text):
        text = text[match.end() :]
    text = _LINK.sub(r"\1", text)
    return re.sub(r"\*\*|__|`|(?<!\*)\*(?!\*)", "", text).strip(), kind


def _begins_item(line: str) -> bool:
    return re.match(r"\s*(?:[-*+]|\d{1,2}\.)\s+", line) is not None


def quotations(article: str, people: Sequence[str]) -> list[Quoted]:
    """The quotations of an article in order; `people` are the names that the record knows."""
    return list(_Article(paragraphs(article), people).quotations())


class _Article:
    """An article as one text, in which quotations and their speakers are looked for."""

    def __init__(self, paragraphs: Sequence[Paragraph], people: Sequence[str]) -> None:
        self._paragraphs = paragraphs
        self._starts = [0]
        for each in paragraphs:
            self._starts.append(self._starts[-1] + len(each.text) + 1)
        self._text = "\n".join(each.text for each in paragraphs)
        self._simple = simplified(self._text)  # as long as the text
        self._people = people
        self._last: str | None = None  # who was quoted last
        self._last_end = 0  # where that quotation ends

    def quotations(self) -> Iterator[Quoted]:
        spans = [*self._marked(), *self._blocks()]
        previous: _Span | None = None
        for span in sorted(spans):
            text = self._text[span.start : span.end]
            if self._is_term(span):
                continue
            who = self._attributed(span, previous)
            previous, self._last_end = span, span.end
            yield Quoted(self._joined(text), self._line(span.start), who)

    def _joined(self, text: str) -> str:
        """A quotation over several paragraphs without the marks that open it anew in each."""
        return re.sub(r"\n[“「『\"]?", "", text)

    def _line(self, offset: int) -> int:
        number = self._number(offset)
        return self._paragraphs[number].lines[offset - self._starts[number]]

    def _number(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

    def _marked(self) -> Iterator[_Span]:
        """The stretches between quotation marks, the outermost ones; an open one ends with its paragraph."""
        at = 0
        while at < len(self._text):
            if self._text[at] not in _PAIRS:
                at += 1
                continue
            end = self._closing(at)
            yield _Span(at + 1, end)
            at = end + 1

    def _closing(self, at: int) -> int:
        """Where the quotation that opens at an offset closes.

        In the next paragraph it goes on where that opens with the mark again, or closes before it opens.
        """
        opening, closing = self._text[at], _PAIRS[self._text[at]]
        depth, place = 1, at + 1
        paragraph_end = -1
        limit = min(len(self._text), at + _LONGEST_QUOTATION)
        while place < limit:
            mark = self._text[place]
            if mark == "\n":
                paragraph_end = place if paragraph_end < 0 else paragraph_end
                if self._text[place + 1 : place + 2] == opening:
                    place += 1
                elif not self._closes_first(place + 1, opening, closing):
                    return paragraph_end
            elif mark == closing:
                depth -= 1
                if not depth:
                    return place
            elif mark == opening:
                depth += 1
            place += 1
        end = self._text.find("\n", at)
        return paragraph_end if paragraph_end >= 0 else end if end >= 0 else len(self._text)

    def _closes_first(self, start: int, opening: str, closing: str) -> bool:
        """Whether the next paragraph closes a quotation before it opens one."""
        paragraph = self._text[start:].partition("\n")[0] if opening != closing else ""
        closes, opens = paragraph.find(closing), paragraph.find(opening)
        return closes >= 0 and (opens < 0 or closes < opens)

    def _blocks(self) -> Iterator[_Span]:
        """Block quotations without marks that somebody's words lead to, or that somebody signs."""
        for number, each in enumerate(self._paragraphs):
            if each.kind != "block" or each.text[0] in _PAIRS or _SIGNED.match(each.text):
                continue
            before = self._paragraphs[number - 1] if number else None
            behind = self._paragraphs[number + 1] if number + 1 < len(self._paragraphs) else None
            led_to = before is not None and before.kind != "block" and before.text[-1] in "：:"
            signed = behind is not None and _SIGNED.match(behind.text) is not None
            if led_to or signed:
                yield _Span(self._starts[number], self._starts[number] + len(each.text))

    def _is_term(self, span: _Span) -> bool:
        """Whether words in quotation marks only set off a term: “东数西算”."""
        text = self._text[span.start : span.end]
        length = len(plain(text).text)
        if length > _TERM:
            return False
        led_to = self._text[max(0, span.start - 2) : span.start - 1] in ("：", ":")
        if length <= _SHORTEST:
            return not (led_to and text[-1] in _ENDS)
        if led_to or text[-1] in "。！？!?，,":
            return False
        before, behind = self._before(span), self._behind(span)
        said_before = re.search(rf"(?:{_SAYING})(?:过|到)?[，,]?$", before)
        said_behind = re.match(rf"[，,]?[^，。“]{{0,12}}?(?:{_SAYING})", behind) and behind[:1] in "，,"
        return not (said_before or said_behind)

    def _before(self, span: _Span) -> str:
        """The sentence before a quotation, simplified, without its opening mark."""
        start = self._starts[self._number(span.start)]
        low = max(start, span.start - 1 - _LONGEST_GAP)
        text = self._simple[low : max(low, span.start - 1)]
        return text[max(text.rfind(end) for end in "。！？!?；;") + 1 :]

    def _behind(self, span: _Span) -> str:
        """What follows a quotation in its sentence, simplified, up to the next quotation."""
        text = self._simple[span.end + 1 : self._starts[self._number(max(span.start, span.end - 1)) + 1] - 1]
        return re.split(r"[。！？!?；;“「『]", text, maxsplit=1)[0]

    def _attributed(self, span: _Span, previous: _Span | None) -> str | None:
        """Who is named for a quotation."""
        before, behind = self._before(span), self._behind(span)
        after_another = previous is not None and self._text[previous.end + 1 : span.start - 1].strip() == ""
        if not after_another and (named := self._named_before(before, span.start)):
            return self._meant(named[0])
        if self._leads_back(span, behind) and (named := self._named(behind, span.start)):
            return self._meant(named[0])
        if (match := re.match(r"[，,]?(?P<who>[^，。：:]{1,24})[，,]?$", behind)) and (
            named := self._named(f"{match['who']}说", span.start)
        ):
            return self._meant(named[0])
        if (
            previous is not None
            and self._number(previous.start) == self._number(span.start)
            and not _NOBODY.search(before)
        ):
            return self._last
        return self._from_around(span)

    def _leads_back(self, span: _Span, behind: str) -> bool:
        """Whether the words behind a quotation tell who said it, and do not lead to the next one."""
        if not _SAYS.search(behind[:_LONGEST_BEHIND]):
            return False
        goes_on = self._text[span.end - 1 : span.end] in ("，", ",")
        leads_on = self._text[span.end + 1 + len(behind) :][:1] in _PAIRS and behind[-1:] in "，,：:"
        return goes_on or not leads_on

    def _named_before(self, before: str, offset: int) -> tuple[str | None] | None:
        """Who the words before a quotation name, in a tuple; None if they do not lead to it."""
        says = list(_SAYS.finditer(before))
        leads = before.endswith(("：", ":"))
        if not says and not leads:
            return None
        if _NOBODY.search(before):
            return (None,) if not self._known(before) else self._named(before, offset)
        return self._named(before, offset) or (self._titled(before) if leads else None)

    def _titled(self, before: str) -> tuple[str | None] | None:
        """Who leads to a quotation by name and title alone: 教授李稻葵：."""
        match = _TITLED.search(before)
        return (match["name"],) if match else None

    def _known(self, text: str) -> str | None:
        found = [(text.rfind(simplified(name)), name) for name in self._people if simplified(name) in text]
        return max(found)[1] if found else None

    def _named(self, text: str, offset: int) -> tuple[str | None] | None:
        """The last person named in a text by name, or by a pronoun, which looks back from `offset`."""
        known = self._known(text)
        at = text.rfind(simplified(known)) if known else -1
        strangers = [match for match in _STRANGER.finditer(text) if match["name"] not in _NO_NAMES]
        if strangers and strangers[-1].start("name") > at:
            return (strangers[-1]["name"],)
        pronouns = list(_PRONOUN.finditer(text))
        if pronouns and pronouns[-1].start() > at:
            return (self._meant_by_pronoun(offset),)
        return (known,) if known else None

    def _meant_by_pronoun(self, offset: int) -> str | None:
        """Whom 他 and 她 mean: who was quoted last, or named since as doing something."""
        since = self._simple[self._last_end : offset]
        named = [
            (match.start(), name)
            for name in self._people
            for match in re.finditer(re.escape(simplified(name)), since)
        ]
        return max(named)[1] if named else self._last

    def _from_around(self, span: _Span) -> str | None:
        """Who the paragraph before leads to a quotation as, or who signs below it."""
        number = self._number(span.start)
        first = span.start - 1 <= self._starts[number]
        last = self._number(max(span.start, span.end - 1))
        for each in self._paragraphs[last : last + 2]:
            if match := _SIGNED.search(simplified(each.text).rpartition("”")[2]):
                return self._meant(self._known(match["who"]))
        if first and number and self._paragraphs[number - 1].text[-1] in "：:，,、":
            named = self._named_before(simplified(self._paragraphs[number - 1].text), span.start)
            return self._meant(named[0]) if named else None
        return None

    def _meant(self, name: str | None) -> str | None:
        if name is not None:
            self._last = name
        return name
