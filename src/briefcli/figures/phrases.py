"""What the words before and behind a number name.

The label stands before the number (5G用户普及率超过60%) or behind it (421家国家级示范工厂).
"""

import re
from collections.abc import Callable, Sequence

from briefcli.figures.clauses import BASIS, LATIN, MARK, QUANTITY, QUOTED, TIME, Token
from briefcli.figures.cues import (
    ATTRIBUTES,
    AVERAGES,
    DOING,
    DOWN,
    GENERIC,
    INTERPOSED,
    LEADING,
    NOUN_ENDINGS,
    PULLING,
    RATES,
    TRAILING,
    TWO_IN_ONE,
    UP,
    UP_TO,
)  # fmt: skip

_NOMINAL = ("n", "a", "b", "j", "l", "i", "z", "f", "s", "x", "h", "t")
_WITHIN = ("q", "k", "g", "m")  # tags of words that a name may hold, but not begin with
_ENDINGS = frozenset("率量性化站点库厂所院店桩车机线网区县")
_NO_BEGINNING = "再已未不只就也又还可能被所的了着过更最"
_TOLD = (TIME, QUANTITY, BASIS)  # tags of what a figure tells in other fields
_BEING = "用建校园岗线库编职运"  # behind 在: a word for what is
_ADVERBS = tuple("明显 持续 稳步 平稳 快速 大幅 不断 继续 稳中 较快 显著 小幅 总体 高质量".split())
_JOINS = ("、", "和", "与", "及", "以及")
_PLACES = ("中", "里", "内", "上", "下", "之间", "等", "方面")
_LONGEST = 30  # characters of a label; a longer one is cut at its beginning
_LONGEST_CLAUSE = 26  # characters of a clause that is carried over as a whole
_PULLED = re.compile(rf"(?:{'|'.join(PULLING)})了?[^,;。、]{{2,16}}$")
_MOVES = frozenset(UP) | frozenset(DOWN)
_EVERYWHERE = ("全国", "全省", "全市", "全县", "全区", "全球", "各地", "全社会")
_RATE = 4  # characters up to which a rate needs a subject: 挂牌率
_NOUN = 12  # characters of what somebody does
_EACH = 5  # characters: 每平方米, 每万单
_IN_VIEW_OF = re.compile(
    r"从(?!(?:全年|环比|同比|结构|总量|地区|行业|产业|数据))([^,;。]{2,10})(?:来?看|上看)"
)
_SPOKEN_OF = re.compile(r"^(?:您|你|大家|记者|刚才)[^,]{0,6}?(?:提到|说到|关心|问到|关注|讲到)的")


def is_nominal(token: Token) -> bool:
    """Whether a word can be a part of the name of something."""
    if token.tag in (QUOTED, LATIN):
        return True
    if token.text in DOING:
        return False
    if token.tag == "":  # what jieba guesses at is mostly a name, unless it begins as no name does
        return token.text[0] not in _NO_BEGINNING
    return token.tag[:1] in _NOMINAL or token.tag == "vn" or token.text in _ENDINGS


def told(tokens: Sequence[Token]) -> str:
    """Words put together, without what was left out between them."""
    return "".join(token.text for token in tokens)


def _makes_noun(tokens: Sequence[Token], number: int) -> bool:
    """Whether a verb is the first half of a noun: 出货 of 出货量, 示范 of 示范工厂."""
    following = tokens[number + 1 : number + 2]
    return bool(following) and following[0].text[:1] in NOUN_ENDINGS and len(following[0].text) == 1


def _within_name(tokens: Sequence[Token], number: int) -> bool:
    """Whether a word that is no noun stands inside of a name: 先导应用试点, 国家级示范工厂."""
    if not 0 < number < len(tokens) - 1:
        return False
    token, following = tokens[number], tokens[number + 1]
    if token.text in DOING or token.text in _MOVES or token.text in TRAILING:
        return False
    return (
        token.tag[:1] in ("v", *_WITHIN)
        and following.tag[:1] in ("n", "k", "q")
        and following.text not in TRAILING
    )


def without_leading(tokens: Sequence[Token]) -> list[Token]:
    """Words without the first ones that say nothing of what is measured."""
    rest = [
        each for each in tokens if each.tag not in _TOLD and (each.tag != MARK or each.text in "、（）()-+·/")
    ]
    while rest and (rest[0].text in LEADING or rest[0].tag == MARK or rest[0].text == "每"):
        if rest[0].text == "在" and rest[1:2] and rest[1].text[0] in _BEING:  # 在用机架, 在校生
            break
        rest = rest[2:] if rest[0].text == "每" and len(rest) > 1 else rest[1:]
    return rest


def without_trailing(tokens: Sequence[Token]) -> list[Token]:
    """Words without the last ones that only lead to the number."""
    rest = [token for token in tokens if token.tag not in _TOLD]
    while rest:
        if len(rest) > 1 and rest[-2].text == "每":  # 平均每吨公里
            rest = rest[:-2]
        elif _only_leads(rest):
            rest = rest[:-1]
        elif move := next((move for move in (*UP, *DOWN) if _ends_with(rest[-1].text, move)), ""):
            rest = [*rest[:-1], rest[-1]._replace(text=rest[-1].text.removesuffix(move))]
        else:
            break
    return rest


def _ends_with(word: str, move: str) -> bool:
    """Whether jieba took a word of movement for the end of a noun: 价格下降."""
    return len(move) > 1 and len(word) > len(move) and word.endswith(move)


def _only_leads(rest: Sequence[Token]) -> bool:
    last = rest[-1]
    if last.text.startswith("每") or (last.text[-1] in UP_TO and last.text[:-1] in _MOVES):  # 降到
        return True
    if last.text in TRAILING or last.tag in ("p", "d", "u", "uj", "ul", "uz", "c", MARK, "r"):
        return last.text not in ("”", "）", ")", "》")
    return last.text in _MOVES


def leading_noun(tokens: Sequence[Token]) -> list[Token]:
    """What a clause begins to speak of: its first nouns, without what leads to them."""
    rest = without_leading(tokens)
    if match := _SPOKEN_OF.match(told(rest)):
        at = rest[0].start + match.end()
        rest = [token for token in rest if token.start >= at]
    found: list[Token] = []
    for number, token in enumerate(rest):
        if token.text.startswith(_ADVERBS) or (token.text in TRAILING and token.text not in (*_JOINS, "的")):
            break
        joins = (
            found
            and token.text in (*_JOINS, "的")
            and number + 1 < len(rest)
            and is_nominal(rest[number + 1])
        )
        if is_nominal(token) or _makes_noun(rest, number) or joins or (found and _within_name(rest, number)):
            found.append(token)
        else:
            break
    while found and (found[-1].text in (*_JOINS, *_PLACES, "的") or found[-1].tag in ("d", "a", "ad", "z")):
        found.pop()
    return found


def spoken_of(tokens: Sequence[Token]) -> str:
    """What a clause without a figure speaks of: the whole of it, or its first nouns where it is long."""
    text = told(tokens)
    if match := _IN_VIEW_OF.fullmatch(text):
        return match[1]
    if text.startswith(INTERPOSED):
        return ""
    if match := _SPOKEN_OF.match(text):
        return text[match.end() :]
    rest = without_trailing(without_leading(tokens))
    whole = told(rest)
    noun = told(leading_noun(tokens))
    if len(whole) > _LONGEST_CLAUSE and len(noun) > 1:
        return noun
    return _trimmed(whole)


def before(tokens: Sequence[Token]) -> tuple[str, bool]:
    """The label in the words before a number, and whether it holds a noun; empty if there is none."""
    rest = without_trailing(without_leading(tokens))
    for number in range(len(rest) - 1, -1, -1):
        token = rest[number]
        objects = without_leading(rest[number + 1 :])
        if token.text not in DOING or not objects or _makes_noun(rest, number):
            continue
        if any(is_nominal(each) for each in objects) and _is_done(rest, number):
            subject = leading_noun(rest[:number]) if told(objects) in GENERIC else []
            while objects and objects[0].text in DOING and len(objects) > 1:
                objects = objects[1:]
            rest = [*subject, *objects]
            break
    while len(rest) > 1 and rest[-1].text in _PLACES:
        rest = rest[:-1]
    label = _trimmed(told(rest))
    if label in _EVERYWHERE or (label.startswith("每") and len(label) <= _EACH):
        return "", False
    return label, any(is_nominal(each) for each in rest)


def _is_done(tokens: Sequence[Token], number: int) -> bool:
    """Whether a verb is what is done, and no part of a name: 建成 of 累计建成基站, 服务 of 金融服务机构."""
    if number == 0:
        return True
    previous = tokens[number - 1]
    leads = previous.text in LEADING or previous.text in TRAILING or previous.text in _EVERYWHERE
    return leads or previous.tag[:1] in ("d", "v", "r", "c", "p", "m")


def pulled(lead: str) -> str:
    """What a number says of something that is moved: 拉动规模以上工业增长; empty if nothing is."""
    match = _PULLED.search(lead)
    return match[0].removesuffix("了") if match else ""


def behind(
    tokens: Sequence[Token], *, verbs: bool, verb_first: bool = False, after_verb: bool = False
) -> list[Token]:
    """The noun right behind a number, up to the next verb; with `verbs` what it does as well.

    `verb_first` takes a verb before a noun for the first half of it: 种植大户. `after_verb` tells that the
    number has a verb before it, so that one behind it can only belong to the noun: 出台了16条支持举措.
    """
    rest = list(tokens)
    while rest and (rest[0].text in ("的", "左右的", "之", "及", "各类") or rest[0].tag[:1] == "u"):
        rest = rest[1:]
    found: list[Token] = []
    for number, token in enumerate(rest):
        if token.tag == QUANTITY or (token.tag == MARK and token.text not in "、“”-+·"):
            break
        if (token.tag == TIME and not (verbs and found)) or (
            found and token.text.startswith(_ADVERBS) and not verbs
        ):
            break
        joins = token.text in _JOINS and found and number + 1 < len(rest) and is_nominal(rest[number + 1])
        names = token.text == "的" and found and all(each.tag in (QUOTED, "b", "a") for each in found)
        fits = is_nominal(token) or _makes_noun(rest, number) or (found and _within_name(rest, number))
        first = not found and verb_first and _begins_noun(rest, after_verb=after_verb)
        if not (fits or joins or names or first or (verbs and found)):
            break
        if token.text in TRAILING and not verbs and not joins and not names:
            break
        found.append(token)
    while found and (found[-1].text in (*_JOINS, *_PLACES, "的") or found[-1].tag[:1] == "u"):
        found.pop()
    return found


def _begins_noun(rest: Sequence[Token], *, after_verb: bool) -> bool:
    """Whether a verb begins the name of what is counted."""
    if rest[0].tag != "v" or not rest[1:2] or rest[1].tag[:1] != "n":
        return False
    return rest[0].text not in DOING or (after_verb and all(is_nominal(each) for each in rest[1:]))


def predicate(tokens: Sequence[Token]) -> str:
    """What those that were counted do, where that ends the clause: 选房 of 其中两千多户已经选房."""
    rest = without_leading(tokens)
    return (
        told(rest)
        if rest and all(each.tag not in (QUANTITY, TIME) for each in tokens) and len(told(rest)) <= _NOUN
        else ""
    )


def _trimmed(label: str) -> str:
    """A label without marks around it, and not too long."""
    for marks in ("、,-", "“”" if label.count("“") != label.count("”") else ""):
        label = label.strip(marks) if marks else label
    return label if len(label) <= _LONGEST else label[-_LONGEST:].partition("、")[2] or label[-_LONGEST:]


def subject_of(label: str) -> str:
    """What a label is about: 新能源汽车 of 新能源汽车产销."""
    rest = label
    while ending := next((each for each in ATTRIBUTES if rest.endswith(each) and rest != each), ""):
        rest = rest.removesuffix(ending).removesuffix("的")
    return rest


def with_subject(label: str, carried: Callable[[], str], subject: Callable[[], str]) -> str:
    """A label that needs a subject with the one carried over; a rate is of what was measured before.

    `carried` gives what was measured or spoken of before, `subject` its first nouns.
    """
    bare = label.removeprefix("的")
    if bare in RATES:
        return carried() or bare
    if bare in AVERAGES:
        return f"{carried()}{bare}"
    if bare in GENERIC or (bare.endswith("率") and len(bare) <= _RATE):
        about = subject_of(subject())
        alone = not about or about in bare or bare in about or about in GENERIC
        return bare if alone else f"{about}{bare}"
    for rate in RATES:
        if label.endswith(f"的{rate}") and len(label) > len(rate) + 1:
            return label.removesuffix(f"的{rate}")
    return label


def share_of(tokens: Sequence[Token]) -> tuple[int, str]:
    """Where 占 stands among the words, and the whole that it names: 占同期手机出货量 before 的83.7%.

    The text is empty if there is none.
    """
    for number in range(len(tokens) - 1, -1, -1):
        if tokens[number].text in ("占", "占到", "占了"):
            rest = [token for token in tokens[number + 1 :] if token.text not in ("比重", "比例", "的", "了")]
            while rest and _only_leads(rest):
                rest = rest[:-1]
            return number, f"占{told(rest)}" if rest else ""
    return 0, ""


def divided(tokens: Sequence[Token], number: int) -> list[str]:
    """Words that `分别` distributes over several numbers, as one label each; empty if they do not divide.

    产销 is 产量 and 销量; 小学、初中在校生 is 小学在校生 and 初中在校生.
    """
    words = without_trailing(without_leading(tokens))
    label = told(words)
    for word, single in TWO_IN_ONE.items():
        if word in label and number == len(single):
            head, _, tail = label.rpartition(word)
            return [f"{head}{each}{tail}" for each in single]
    for joins in (("、",), ("和",), ("与",), ("及",), ("、", "和"), _JOINS):
        items = _split(words, joins)
        if len(items) == number:
            return _completed(items)
    items = _split(words, _JOINS)
    return _completed(items[-number:]) if len(items) > number else []


def _split(words: Sequence[Token], joins: Sequence[str]) -> list[list[Token]]:
    items: list[list[Token]] = [[]]
    for token in words:
        if token.text in joins:
            items.append([])
        else:
            items[-1].append(token)
    return [item for item in items if item]


def _completed(items: Sequence[Sequence[Token]]) -> list[str]:
    """Items of an enumeration, each with what the last one alone says for all: 小学、初中|在校生."""
    last = items[-1]
    shortest = min((len(item) for item in items[:-1]), default=len(last))
    tail = told(last[shortest:])
    if len(last) > 1 and not tail:
        whole = told(last)
        tail = next((each for each in ATTRIBUTES if whole.endswith(each) and whole != each), "")
    return [
        *(told(item) if told(item).endswith(tail) else f"{told(item)}{tail}" for item in items[:-1]),
        told(last),
    ]
