"""What stands around the turns: the title and introduction above, headlines between, notes below."""

import re
from collections.abc import Sequence

from briefcli.briefing import OtherKind
from briefcli.reading import cues, furniture
from briefcli.reading.labels import Label
from briefcli.reading.page import Line, kind_of
from briefcli.reading.patterns import any_of, lazy

_HEADLINE_CHARACTERS = 60  # a heading is one line of a page; no newspaper sets longer ones
_HEADLINE_LINES = 2
_STACKED_LINES = 3  # of a narrow headline, set one short phrase a line
_STACKED_CHARACTERS = 12
_LOUD = 3  # questions under a line that asks, at least, and half of them, for that to be the page's habit
_SHORTEST_HEADLINE = 5  # characters; shorter is 谢谢！
_SHORTEST_TITLE = 6
_SIGN_OFF_CHARACTERS = 10  # 谢谢大家 without an end mark is careless, not cut
_QUESTIONS_WITHOUT = 4  # on a page with so many and but one headline, that line is something else

# What the titles of briefings say of themselves.
_TITLE = lazy(
    any_of(
        r"""
        (?:发布|记者|通报|吹风|见面|座谈|沟通)会 答记者问 答问 问答 实录 直播 访谈 专访 对话 解读 回应 谈 传媒
        briefing conference Q\s?&\s?A transcript interview remarks questions
        """
    ),
    re.IGNORECASE,
)
# A line above the text that is a date, an entry of a list (时间：…) or a place, and no title.
_NO_TITLE = lazy(
    r"(?:直播|发布会)?"
    + any_of(
        """
        时间 地点 日期 主持人? 出席人? (?:对话|访谈|采访|专访|受访)?(?:嘉宾|人物|对象|专家)
        [受采]访[人者] 内容 主题 发布人 主办 在线人数 Date Time Venue Place Location
        """
    )
    + r"\s*[：:]|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\(?FOR IMMEDIATE|\|",
    re.IGNORECASE,
)
_DATED = lazy(
    r"\D{0,6}(?:(?:19|20)\d\d\s*[-年./]\s*\d|\d{1,2}月\d{1,2}日)"
    r"|(?:\d{1,2}\s+[A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.?\s+\d{1,2}),?\s+(?:19|20)\d\d\b"
)
_DATED_CHARACTERS = 40
_DATE_ALONE = lazy(
    r"(?:19|20)\d\d\s*[-年./]\s*\d{1,2}\s*[-月./]\s*\d{1,2}\s*日?\s*"
    r"(?:[(（]星期.[)）])?\s*(?:\d\d?[:：]\d\d)?$"
)
_WHOLLY_BRACKETED = lazy(r"[(（\[【［][^()（）]{1,120}[)）\]】］]$")
_SECTION_CHARACTERS = 20
_SECTION = lazy(
    r"[一二三四五六七八九十]?、?(?:现场|媒体|记者|集体|网友)?(?:提问|答问|问答|答记者问|互动|发布|介绍|开场|致辞|主旨发布)"
    r"(?:环节|实录|部分|阶段)?$|Questions? (?:and|&) Answers?$|Q\s?&\s?A$",
    re.IGNORECASE,
)


def bracketed(plain: str) -> bool:
    """Whether a line stands wholly in brackets."""
    return _WHOLLY_BRACKETED.match(plain) is not None


def running_heads(lines: Sequence[Line], title: Sequence[int]) -> set[int]:
    """The lines below the title that only repeat it, as pages of print do."""
    wanted = "".join(lines[i].plain for i in title)
    wanted = "".join(wanted.split())
    return {
        i
        for i in range(title[-1] + 1 if title else len(lines), len(lines))
        if lines[i].kind == "text"
        and len(lines[i].plain) <= 2 * len(wanted)
        and "".join(lines[i].plain.split()) == wanted
    }


def headlines(lines: list[Line], labels: dict[int, Label]) -> dict[int, list[int]]:
    """The lines of the headline above each question, by the index of the question's label.

    A headline is a short line without an end mark right above a question, or two such lines with no
    blank line between. On a page with one question only, that line may be the title instead.
    """
    found = {}
    above = _text_above(lines)
    spaced = any(line.after_blank for line in lines[1:])
    for index in (index for index, label in labels.items() if label.asks):
        group: list[int] = []
        i = above[index]
        while i >= 0 and i not in labels and _may_be_headline(lines[i]) and _has_room(lines, [i, *group]):
            if group and lines[i].heading != lines[group[0]].heading:
                break
            group.insert(0, i)
            if lines[i].after_blank or lines[i].heading or not spaced:
                break
            i = above[i]
        if group and not (
            spaced
            and not lines[index].after_blank
            and not lines[group[0]].after_blank
            and group[0] - 1 in labels
        ):
            found[index] = group
    loud = {
        index: [index - 1] for index in labels if index not in found and _asks_aloud(lines, index, labels)
    }
    habit = len(loud) >= max(_LOUD, sum(label.asks for label in labels.values()) / 2)
    if found or habit:
        found |= {index: group for index, group in loud.items() if habit or _is_one_clause(lines[group[0]])}
    first = min(labels)
    if first in found:
        used = set(found[first])
        elsewhere = [
            i for i in range(first) if i not in used and lines[i].kind == "text" and _may_be_title(lines[i])
        ]
        if not elsewhere and (len(found) == 1 or _TITLE.search(lines[found[first][0]].plain)):
            del found[first]
    return found


def _has_room(lines: list[Line], group: list[int]) -> bool:
    """Whether the lines are no more than a headline has: two, or three that are short."""
    short = all(len(lines[i].plain) <= _STACKED_CHARACTERS for i in group)
    return len(group) <= (_STACKED_LINES if short else _HEADLINE_LINES)


def remarks(lines: list[Line], labels: dict[int, Label]) -> dict[int, OtherKind]:
    """Remarks of those who publish the record right above a question: that it was put in writing."""
    above = _text_above(lines)
    asked = [above[index] for index, label in labels.items() if label.asks]
    return {i: "note" for i in asked if i > 0 and i not in labels and furniture.NOTE.match(lines[i].plain)}


def stray(
    lines: list[Line], labels: dict[int, Label], headlines: dict[int, list[int]]
) -> dict[int, list[int]]:
    """The one headline that is none, since the other questions of the page have none: most likely a link."""
    asked = sum(label.asks for label in labels.values())
    if len(headlines) != 1 or not asked:
        return {}
    [(index, group)] = headlines.items()
    line = lines[group[0]]
    if _SECTION.match(line.plain):
        return {index: group}
    if asked < _QUESTIONS_WITHOUT or index == min(labels):
        return {}
    told = line.heading or line.bold or cues.ENUMERATED.match(line.plain)
    return {} if told else {index: group}


def _text_above(lines: list[Line]) -> list[int]:
    """For each line, the nearest one above it that is text, -1 if there is none."""
    above, last = [], -1
    for i, line in enumerate(lines):
        above.append(last)
        if line.kind == "text":
            last = i
    return above


def _may_be_headline(line: Line) -> bool:
    if line.kind != "text" or line.bullet or not line.starts or len(line.piece.text) > _HEADLINE_CHARACTERS:
        return False
    if line.heading:
        return True
    if line.ended or any(rule.match(line.plain) for rule in (cues.SIGN_OFF, _WHOLLY_BRACKETED, _NO_TITLE)):
        return False
    return kind_of(line.plain, furniture.MARGIN) == "text" and not _is_dated(line.plain)


def _asks_aloud(lines: list[Line], index: int, labels: dict[int, Label]) -> bool:
    """Whether a line stands above a question, set apart, that is a headline though it ends in ？ or ！.

    Only on a page whose other questions have headlines, of this kind or another: elsewhere it is the end
    of an answer.
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
        and not any(mark in above.plain for mark in "。；;")
        and _SHORTEST_HEADLINE <= len(above.plain) <= _HEADLINE_CHARACTERS
    )


def _is_one_clause(line: Line) -> bool:
    return "，" not in line.plain and "," not in line.plain


def sections(lines: list[Line], labels: dict[int, Label], held: set[int]) -> set[int]:
    """The headings of parts of the record (提问环节) right above a label, or above a question's headline."""
    above = _text_above(lines)
    found = set()
    for index in (*labels, *held):
        i = above[index]
        while i >= 0 and i not in held and i not in labels and i not in found and _is_section(lines[i]):
            found.add(i)
            i = above[i]
    return found


def _is_section(line: Line) -> bool:
    if line.heading:
        return True
    return len(line.plain) <= _SECTION_CHARACTERS and not line.ended and bool(_SECTION.match(line.plain))


def title(lines: list[Line], head_end: int) -> list[int]:
    """The lines of the title: the heading, or what is set above the byline, or speaks of a briefing."""
    whole = {i: _end_of_paragraph(lines, i, head_end) for i in range(head_end) if lines[i].starts}
    candidates = [i for i, end in whole.items() if end is not None and _may_be_title(lines[i])]
    if not candidates:
        return []
    above_byline = [i for i in candidates if i + 1 < head_end and lines[i + 1].kind == "byline"]
    chosen = max(
        candidates,
        key=lambda i: (
            (lines[i].heading == 1) * 4
            + (i in above_byline) * 4
            + bool(_TITLE.search(lines[i].plain)) * 2
            + (len(lines[i].plain) >= _SHORTEST_TITLE)
        ),
    )
    first, last = chosen, whole[chosen] or chosen
    spaced = any(line.after_blank for line in lines[1:])
    if spaced or chosen in above_byline:
        while first - 1 in candidates and not lines[first].after_blank and last - first < _HEADLINE_LINES - 1:
            first -= 1
    if spaced and first == last and not lines[chosen].heading:
        while (
            last + 1 in candidates and not lines[last + 1].after_blank and last - first < _HEADLINE_LINES - 1
        ):
            last += 1
    return list(range(first, last + 1))


def _end_of_paragraph(lines: list[Line], first: int, end: int) -> int | None:
    """The last line of a wrapped paragraph, None if that is of running text."""
    last = first
    while last + 1 < end and not lines[last + 1].starts:
        last += 1
    return None if last > first and (lines[last].ended or last - first >= _HEADLINE_LINES) else last


def _may_be_title(line: Line) -> bool:
    if line.kind != "text" or len(line.plain) > 2 * _HEADLINE_CHARACTERS:
        return False
    if line.heading == 1:
        return True
    return (
        (not line.ended or (line.plain[-1] in "？！?!" and "。" not in line.plain))
        and not _NO_TITLE.match(line.plain)
        and not _is_dated(line.plain)
        and kind_of(line.plain, furniture.MARGIN) == "text"
        and not _WHOLLY_BRACKETED.match(line.plain)
        and not line.bullet
    )


def _is_dated(plain: str) -> bool:
    """Whether a line is but a date, with the hour and the place perhaps."""
    return len(plain) <= _DATED_CHARACTERS and bool(_DATED.match(plain)) and not _TITLE.search(plain)


def below(lines: list[Line], last_label: int) -> dict[int, OtherKind]:
    """What stands below the last turn, by the index of the line: notes, links, the foot of the page.

    It begins with the first line that no official can have said; from there on nothing is said.
    """
    found: dict[int, OtherKind] = {}
    noting = False
    closing, above = _last_said(lines), _text_above(lines)
    for i in range(last_label + 1, len(lines)):
        line = lines[i]
        if not found and not _begins_foot(lines, i, above[i], closing):
            continue
        noting = noting or line.kind == "rule" or line.quoted or bool(furniture.NOTE.match(line.plain))
        if line.kind != "text" or kind_of(line.plain, furniture.MARGIN) != "text":
            found[i] = "furniture"
        elif noting:
            found[i] = "note"
        else:
            found[i] = "unplaced" if line.ended and not _WHOLLY_BRACKETED.match(line.plain) else "furniture"
    return found


def _begins_foot(lines: list[Line], i: int, above: int, last_said: int) -> bool:
    """Whether a line is below the last words; `above` is the text line above it."""
    line = lines[i]
    if last_said > i and not lines[above].ended and len(lines[above].plain) > _SIGN_OFF_CHARACTERS:
        return False  # the text stops in the midst of a sentence and goes on below
    if line.kind in ("rule", "navigation", "tools", "editors"):
        return True
    if line.kind != "text" or not line.starts:
        return False
    plain = line.plain
    if (
        furniture.LINKS.match(plain)
        or furniture.PROFILE.match(plain)
        or kind_of(plain, furniture.MARGIN) != "text"
    ):
        return True
    if line.quoted or furniture.NOTE.match(plain) or _DATE_ALONE.match(plain):
        return True
    return bracketed(plain) and lines[i - 1].ended and i >= last_said


def _last_said(lines: list[Line]) -> int:
    """The last line that may not stand below the last words of a page, -1 if there is none."""
    return next((i for i in range(len(lines) - 1, -1, -1) if not _ends_page(lines[i])), -1)


def _ends_page(line: Line) -> bool:
    """Whether a line may stand below the last words of a page."""
    return (
        line.kind != "text"
        or bool(_WHOLLY_BRACKETED.match(line.plain) or furniture.LINKS.match(line.plain))
        or not line.ended
        or kind_of(line.plain, furniture.MARGIN) != "text"
    )
