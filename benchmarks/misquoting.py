"""Quotations made by rule from a transcript, each with its right verdict, for `quotations.py`.

From what the officials of a transcript say: so many quotations of each kind, always the same for a seed,
attributed to their speaker, by name or with the office, or to nobody:

- verbatim: a sentence; partial: a part of one, cut at clauses; spanning: the end of one and the beginning
  of the next, also over paragraphs; variant: traditional or full-width characters, other quotation marks,
  blanks, marks left out. All are `verbatim`.
- elided: two or three clauses or more of one turn, in order, with …… or … between them.
- number: a digit, or 万 for 亿; unit: % for 个百分点, 美元 for 元; negation: 不 put in or taken out, 增长 for
  下降; name: of a person, place or organisation; word: one of two characters left out or changed; joined: two
  clauses of different segments with nothing between them but a comma. All are `altered`.
- misattributed: an official's words given to another one or to somebody unknown; a reporter's words or a
  headline's given to an official.
- not_found: statements of other fields, written for this, and sentences of other transcripts.

No altered quotation stands anywhere in the transcript by chance, nobody says what is attributed to him
wrongly, and no turn holds a third of the character pairs of what was invented.
"""

import random
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice, pairwise, zip_longest
from pathlib import Path
from typing import NamedTuple

from opencc import OpenCC

from briefcli import Briefing, Library
from briefcli.briefing import OFFICIAL, Paragraph
from briefcli.lexicon import FUNCTION
from briefcli.text.words import Cutter

CASES = 40  # of each kind and transcript unless told, where the transcript allows
_ROUNDS = 6  # in which a transcript's sentences are gone through for more cases
_SHORT, _LONG = 6, 8  # plain characters that a true quotation has at least, and an altered one
_UNRELATED = 0.34  # share of a statement's character pairs that one turn may hold
_HAN = "\u4e00-\u9fff"
_NOBODY = "欧阳明澈 司徒瑾瑜 慕容怀谷 裘万钧 古道遥".split()
_NAMES = {
    "person": _NOBODY,
    "place": "北京 上海 江苏 浙江 山东 湖北 福建 青海 湖南 深圳 苏州 中国 美国 德国 瑞士 欧洲 非洲".split(),
    "office": "国务院 外交部 财政部 商务部 科技部 教育部 工信部 中国民航局 联合国 世界银行".split(),
    "thing": "5G 6G AI 北斗 人工智能 区块链 物联网 云计算 大数据 氢能 储能 光伏 锂电池".split(),
    "title": "“千帆行动” “阳光食堂” 《反垄断法》 《暂行条例》".split(),
}
# Further names of a transcript, by how they end and what stands before them.
_FURTHER = {
    "place": re.compile(rf"(?:(?<![{_HAN}])|(?<=[在从和与到的]))[{_HAN}]{{2,3}}(?:[省市县港]|群岛|共和国)"),
    "office": re.compile(rf"(?:(?<![{_HAN}])|(?<=[由向和与]))[{_HAN}]{{2,3}}(?:[部委]|(?<!布)局|协会|银行)"),
    "title": re.compile(r"《[^》]{2,20}》|“[^”]{2,8}”"),
}
_UNITS = {
    unit: other
    for pair in """个百分点 %|万户 万人|户 人|美元 欧元|家 个|公里 米|小时 天|条 项|座 栋|艘 辆|部 台|分钟 秒
        |倍 成|亩 公顷|立方米 平方米|吨 公斤|标箱 集装箱|件 起|头 只|班 列|EFLOPS PFLOPS|ms s""".split("|")
    for unit, other in (pair.split(), pair.split()[::-1])
} | {"元": "美元", "次": "人"}
_UNIT = re.compile(rf"(?<=[\d万亿余])(?:{'|'.join(sorted(_UNITS, key=len, reverse=True))})")
_NUMBER = re.compile(rf"(?<![A-Za-z\d.])(?P<digits>\d+(?:\.\d+)?)(?P<times>[万亿])?(?=[%{_HAN}])")
# What turns a statement round, either way.
_OPPOSITES = """增长 下降|提高 降低|以上 以下|超过 不足|增加 减少|扩大 缩小|加快 放缓|上升 下降|高于 低于
|回升 回落|最高 最低|至少 至多|加强 削弱|上涨 下跌|没有 已有|不再 继续|不得 可以|不会 将会|不能 能够|不是 就是
|不低于 低于|不超过 超过|不少于 少于|达到 未达到|实现 未实现|完成 未完成|取得 未取得|形成 未形成|支持 不支持
|鼓励 不鼓励|推动 不推动|需要 不需要|可以 不可以|欢迎 不欢迎|愿意 不愿意|开展 不开展|坚持 不坚持"""
_TURNED = [turned for pair in _OPPOSITES.split("|") for turned in (pair.split(), pair.split()[::-1])]
_INVENTED = Path(__file__).with_name("invented.txt").read_text("utf-8").split()


class Turn(NamedTuple):
    """What an official says in one go, in the segment of a number."""

    speaker: str | None
    role: str | None
    segment: int
    sentences: list[str]

    @property
    def text(self) -> str:
        """The sentences put together."""
        return "".join(self.sentences)


class Case(NamedTuple):
    """A quotation, who it is attributed to, and its right verdict."""

    kind: str
    quotation: str
    by: str | None
    verdict: str


Made = Iterator[tuple[str, str | None]]


def plain(text: str) -> str:
    """A text without marks and blanks, full stops inside numbers aside."""
    text = unicodedata.normalize("NFKC", text).lower()
    return re.sub(r"[^\w%‰.]|_|(?<!\d)\.|\.(?!\d)", "", text)


def clauses(text: str) -> list[str]:
    """A text cut behind its marks, the marks kept."""
    return [each for each in re.findall(r"[^，；：。！？]+[，；：。！？”’」』）]*", text) if plain(each)]


def whole(pieces: Sequence[str]) -> str:
    """Clauses put together, without the mark behind the last one that is no end."""
    return "".join(pieces).rstrip("，；：")


class Record:
    """What a transcript says, in the shape that quotations are made from."""

    def __init__(self, briefing: Briefing, cutter: Cutter) -> None:
        """Take a briefing apart; `cutter` cuts it into words."""
        self.name, self.library, self._cutter = briefing.name, Library.of(briefing), cutter
        self.turns = [
            Turn(turn.speaker, turn.role, segment.number, _sentences(turn.paragraphs))
            for segment in briefing.segments
            for turn in segment.answers
            if turn.part in OFFICIAL
        ]
        self.questions = [text for segment in briefing.segments for text in _sentences(segment.question)]
        self.headlines = [segment.headline.text for segment in briefing.segments if segment.headline]
        self.officials = list(dict.fromkeys(turn.speaker for turn in self.turns if turn.speaker))
        self._all = [plain("".join(_sentences(paragraphs))) for paragraphs in _parts(briefing)]
        text = "\n".join(turn.text for turn in self.turns)
        self.words = sorted({word for word, _ in self.cut(text) if re.fullmatch(f"[{_HAN}]{{2}}", word)})
        self.names = {each.name: "person" for each in briefing.participants}
        for kind, names in _NAMES.items():
            self.names |= dict.fromkeys((name for name in names if name in text), kind)
        for kind, pattern in _FURTHER.items():
            self.names |= dict.fromkeys(sorted(set(pattern.findall(text)) - set(self.names)), kind)

    def cut(self, text: str) -> list[tuple[str, int]]:
        """The words of a text that tell something, with their offsets."""
        found, at = [], 0
        for word in self._cutter.pieces(text):
            start = text.find(word, at)
            if start >= 0:
                at = start + len(word)
                found.append((word, start))
        return [(word, start) for word, start in found if word not in FUNCTION]

    def stands(self, quotation: str) -> bool:
        """Whether the words of a quotation stand anywhere in the transcript."""
        return any(plain(quotation) in text for text in self._all)

    def says(self, speaker: str, quotation: str) -> bool:
        """Whether an official says them."""
        return any(turn.speaker == speaker and plain(quotation) in plain(turn.text) for turn in self.turns)

    def unrelated(self, statement: str) -> bool:
        """Whether no turn, question or headline holds much of a statement."""
        text = plain(statement)
        pairs = [text[at : at + 2] for at in range(len(text) - 1)]
        return all(sum(pair in other for pair in pairs) < _UNRELATED * len(pairs) for other in self._all)

    def sentences(self, rng: random.Random) -> Iterator[tuple[str, Turn]]:
        """The officials' sentences in a random order, again and again."""
        pairs = [(sentence, turn) for turn in self.turns for sentence in turn.sentences]
        for _ in range(_ROUNDS):
            yield from rng.sample(pairs, len(pairs))

    def stretches(self, rng: random.Random) -> Iterator[tuple[str, Turn]]:
        """Whole sentences and parts of them, of a length that an altered quotation has."""
        for sentence, turn in self.sentences(rng):
            text = rng.choice((sentence, part(sentence, rng)))
            if len(plain(text)) >= _LONG:
                yield text, turn


def _sentences(paragraphs: Sequence[Paragraph]) -> list[str]:
    return [sentence.text for paragraph in paragraphs for sentence in paragraph.sentences]


def _parts(briefing: Briefing) -> Iterator[Sequence[Paragraph]]:
    for segment in briefing.segments:
        yield from (segment.question, *(turn.paragraphs for turn in segment.answers))
        yield (segment.headline,) if segment.headline else ()
    yield from ((other.paragraph,) for other in briefing.other)


def part(sentence: str, rng: random.Random) -> str:
    """Some neighbouring clauses of a sentence, not all; nothing if it has but one."""
    pieces = clauses(sentence)
    length = rng.randint(1, max(1, min(3, len(pieces) - 1)))
    start = rng.randint(0, max(0, len(pieces) - length))
    return whole(pieces[start : start + length]) if length < len(pieces) else ""


def attributed(turn: Turn, rng: random.Random) -> str | None:
    """Who a quotation is attributed to: its speaker, in one way or another, or nobody."""
    return rng.choice((None, turn.speaker, turn.speaker and (turn.role or "") + turn.speaker))


def verbatim(record: Record, rng: random.Random) -> Made:
    """Whole sentences."""
    return ((text, attributed(t, rng)) for text, t in record.sentences(rng) if len(plain(text)) >= _SHORT)


def partial(record: Record, rng: random.Random) -> Made:
    """Parts of sentences."""
    for sentence, turn in record.sentences(rng):
        if len(plain(text := part(sentence, rng))) >= _SHORT:
            yield text, attributed(turn, rng)


def spanning(record: Record, rng: random.Random) -> Made:
    """The end of one sentence and the beginning of the next."""
    pairs = [(*pair, turn) for turn in record.turns for pair in pairwise(turn.sentences)]
    for _ in range(_ROUNDS):
        for before, behind, turn in rng.sample(pairs, len(pairs)):
            ends, begins = clauses(before)[-rng.randint(1, 2) :], clauses(behind)[: rng.randint(1, 2)]
            yield whole([*ends, *begins]), attributed(turn, rng)


def variant(record: Record, rng: random.Random) -> Made:
    """True quotations in another form."""
    forms = (_traditional, _full_width, _other_marks, _spaced, _unmarked)
    for count, (text, turn) in enumerate(record.stretches(rng)):
        changed = forms[count % len(forms)](text, rng)
        if changed != text:
            yield rng.choice((_other_marks, _spaced, _full_width))(changed, rng), attributed(turn, rng)


def _traditional(text: str, rng: random.Random) -> str:
    return str(OpenCC(rng.choice(("s2t", "s2tw", "s2hk"))).convert(text))


def _full_width(text: str, _: random.Random) -> str:
    return text.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})


def _other_marks(text: str, rng: random.Random) -> str:
    return text.translate(dict(zip(map(ord, "“”"), rng.choice(("「」", "『』", '""', "‘’")), strict=True)))


def _spaced(text: str, rng: random.Random) -> str:
    text = re.sub(rf"(?<=[{_HAN}])(?=\d)|(?<=[\d%])(?=[{_HAN}])", " ", text)
    return re.sub(rf"(?<=[{_HAN}])(?=[{_HAN}])", lambda _: rng.choice((*[""] * 9, " ", "\n", "\u3000")), text)


def _unmarked(text: str, _: random.Random) -> str:
    return re.sub(r"(?<!\d)[，。；：、！？“”（）《》]|[，。；：、！？“”（）《》](?!\d)", "", text)


def elided(record: Record, rng: random.Random) -> Made:
    """Pieces of one turn with dots between them: one or two clauses each, at least one left out."""
    cut = [(turn, clauses(turn.text)) for turn in record.turns]
    for _ in range(CASES * _ROUNDS):
        turn, pieces = rng.choice(cut)
        count = rng.randint(2, 3)
        if len(pieces) < 3 * count:
            continue
        starts = sorted(rng.sample(range(0, len(pieces) - 1, 3), count))
        kept = [whole(pieces[start : start + rng.randint(1, 2)]).rstrip("。") for start in starts]
        if all(len(plain(each)) >= _SHORT for each in kept) and not record.stands("".join(kept)):
            yield rng.choice(("……", "…")).join(kept), attributed(turn, rng)


Change = Callable[[str, Record, random.Random], str]


def altering(change: Change) -> Callable[[Record, random.Random], Made]:
    """The maker of the quotations that a change, which gives nothing where it cannot be made, alters."""

    def make(record: Record, rng: random.Random) -> Made:
        for text, turn in record.stretches(rng):
            changed = change(text, record, rng)
            if changed and not record.stands(changed):
                yield changed, attributed(turn, rng)

    return make


def _put(text: str, places: Sequence[tuple[int, int, str]], rng: random.Random) -> str:
    """A text with one of the stretches changed into what stands beside it; nothing if most would change."""
    small = [each for each in places if max(each[1] - each[0], len(each[2])) * 3 <= len(text)]
    if not small:
        return ""
    start, end, instead = rng.choice(small)
    return text[:start] + instead + text[end:]


def number(text: str, _: Record, rng: random.Random) -> str:
    """A text with another digit or multiplier."""
    places = []
    for match in _NUMBER.finditer(text):
        for at in range(*match.span("digits")):
            others = [digit for digit in "123456789" if digit != text[at] != "."]
            places += [(at, at + 1, rng.choice(others))] if others else []
        if match["times"]:
            places.append((*match.span("times"), "亿" if match["times"] == "万" else "万"))
    return _put(text, places, rng)


def unit(text: str, _: Record, rng: random.Random) -> str:
    """A text with another unit behind a number."""
    return _put(text, [(*match.span(), _UNITS[match[0]]) for match in _UNIT.finditer(text)], rng)


def negation(text: str, _: Record, rng: random.Random) -> str:
    """A text that says the opposite."""
    found = ((match, other) for one, other in _TURNED for match in re.finditer(f"(?<![不未没]){one}", text))
    return _put(text, [(*match.span(), other) for match, other in found], rng)


def name(text: str, record: Record, rng: random.Random) -> str:
    """A text with another name, one that the transcript has as well if it has several."""
    cut = record.cut(text)
    begins, ends = {start for _, start in cut}, {start + len(each) for each, start in cut}
    places = []
    for each, kind in record.names.items():
        own = [other for other, its in record.names.items() if its == kind and not {*other} & {*each}]
        instead = own or [other for other in _NAMES[kind] if not {*other} & {*each}]
        places += [
            (*match.span(), rng.choice(instead))
            for match in re.finditer(re.escape(each), text)
            if instead and (kind == "title" or (match.start() in begins and match.end() in ends))
        ]
    return _put(text, places, rng)


def word(text: str, record: Record, rng: random.Random) -> str:
    """A text with a word less, or another one."""
    instead = rng.choice(("", rng.choice(record.words)))
    cut = [(each, at) for each, at in record.cut(text) if each in record.words]
    return _put(text, [(at, at + len(each), instead) for each, at in cut], rng)


def joined(record: Record, rng: random.Random) -> Made:
    """Two clauses of different segments, put together."""
    pieces = [
        (whole([clause]).rstrip("。？！"), turn)
        for turn in record.turns
        for clause in clauses(turn.text)
        if len(plain(clause)) >= _LONG
    ]
    for _ in range(CASES * _ROUNDS):
        (one, turn), (other, elsewhere) = rng.sample(pieces, 2)
        both = one + rng.choice(("", "，")) + other
        if turn.segment != elsewhere.segment and not record.stands(both):
            yield both, attributed(turn, rng)


def misattributed(record: Record, rng: random.Random) -> Made:
    """Words that somebody else says, each source of them in turns."""
    told = islice(record.stretches(rng), 2 * CASES)
    words = [(text, [who for who in record.officials if who != turn.speaker]) for text, turn in told]
    asked = [(piece, record.officials) for text in record.questions for piece in (text, part(text, rng))]
    sources = [
        [each for each in words if each[1]],
        rng.sample(asked, len(asked)),
        [(text, _NOBODY) for text, _ in islice(record.stretches(rng), CASES)],
        [(text, record.officials) for text in record.headlines],
    ]
    for text, people in filter(None, chain.from_iterable(zip_longest(*sources))):
        if people and len(plain(text)) >= _LONG and not record.says(by := rng.choice(people), text):
            yield text, by


def not_found(record: Record, rng: random.Random, others: Sequence[Record]) -> Made:
    """Statements of other fields and other transcripts."""
    unlike = [each for each in others if not set(each.officials) & set(record.officials)]
    told = [text for other in unlike for turn in other.turns for text in turn.sentences]
    long = [text for text in told if len(plain(text)) >= 2 * _LONG]
    statements = [*_INVENTED, *rng.sample(long, min(len(long), len(_INVENTED)))]
    for text in rng.sample(statements, len(statements)):
        if record.unrelated(text):
            yield text, rng.choice((None, *record.officials))


MAKERS: dict[str, tuple[str, Callable[[Record, random.Random], Made]]] = {
    **{make.__name__: ("verbatim", make) for make in (verbatim, partial, spanning, variant)},
    "elided": ("elided", elided),
    **{change.__name__: ("altered", altering(change)) for change in (number, unit, negation, name, word)},
    "joined": ("altered", joined),
    "misattributed": ("misattributed", misattributed),
}


def cases(record: Record, others: Sequence[Record], seed: int, count: int) -> Iterator[Case]:
    """The quotations of every kind, each once."""
    for kind in (*MAKERS, "not_found"):
        rng = random.Random(f"{seed} {kind} {record.name}")  # noqa: S311
        verdict, make = MAKERS.get(kind, (kind, lambda record, rng: not_found(record, rng, others)))
        made: dict[str, str | None] = {}
        for quotation, by in make(record, rng):
            made.setdefault(quotation, by)
            if len(made) == count:
                break
        yield from (Case(kind, quotation, by, verdict) for quotation, by in made.items())
