"""Questions as people type them, brought near to the words of the text.

English terms are put into Chinese, pinyin is put into characters, and a slip between homophones is
mended, each only where the text knows what results and not what was typed.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from briefcli.answering.thesaurus import in_chinese, synonyms
from briefcli.index import Index, Scope
from briefcli.lexicon import ASKING, ENGLISH_PERIODS, FUNCTION, HEARD_ALONE
from briefcli.text.dictionary import Dictionary
from briefcli.text.normal import fold
from briefcli.text.words import Cutter, bigrams, is_plain, runs

_COMMA = re.compile(r"(?<=\d),(?=\d{3})")  # that marks off thousands
_MOST_SLIPS = 4  # pairs of characters; more that no text has, and it is about something else
_LATIN = re.compile(r"[a-z][a-z&\-']*[a-z]|[a-z]")
_LOOKED_INTO = 20  # passages searched for what a sound may stand for
_LONGEST_HEARD = 4  # syllables taken together
_PAIR = 2  # characters: a slip is looked for in two at a time
_PUZZLING = 2  # letters: a shorter Latin word is neither English nor pinyin


class Repair(NamedTuple):
    """What was typed, and what it was taken for."""

    typed: str
    meant: str


def repair(
    original: str, index: Index, cutter: Cutter, scope: Scope
) -> tuple[str, list[str], tuple[Repair, ...]]:
    """A question, normalised and with its repairs made, the same cut into words, and the repairs."""
    repairs: list[Repair] = []
    text = _COMMA.sub("", fold(original))
    if _LATIN.search(text):
        text = _latin(text, original, index, cutter.dictionary, scope, repairs)
    pieces = cutter.pieces(text)
    slips = list(_slips(text, pieces, index, cutter.dictionary, scope))
    for slip in slips:
        text = text.replace(slip.typed, slip.meant)
    return text, cutter.pieces(text) if slips else pieces, (*repairs, *slips)


@lru_cache(maxsize=8192)
def _folded(text: str) -> str:
    """A sentence normalised, kept: the same ones are looked into again and again."""
    return fold(text)


def _latin(
    text: str, original: str, index: Index, dictionary: Dictionary, scope: Scope, repairs: list[Repair]
) -> str:
    """The Latin words of a question in Chinese, but for those that the text itself has."""
    for english, chinese in ENGLISH_PERIODS:
        repairs += [Repair(match[0], match.expand(chinese)) for match in re.finditer(english, text)]
        text = re.sub(english, chinese, text)
    words = [match for match in _LATIN.finditer(text) if _stands_alone(text, match)]
    typed = [word[0] for word in words]
    result, position, at = "", 0, 0
    while at < len(words):
        count, meant = _meaning(typed, at, typed[at].upper() in original, index, dictionary, scope)
        start, end = words[at].start(), words[at + max(count, 1) - 1].end()
        if count and text[start:end] != meant:
            repairs.append(Repair(text[start:end], meant))
            result += text[position:start].rstrip(" ") + meant
            position = end + (text[end : end + 1] == " ")
        at += max(count, 1)
    return fold(result + text[position:])


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether letters are a word, and no unit or name with digits such as 5g."""
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return not (before.isdigit() or after.isdigit())


def _meaning(
    typed: list[str], at: int, capital: bool, index: Index, dictionary: Dictionary, scope: Scope
) -> tuple[int, str]:
    """What the words from `at` on mean, and how many of them; 0 words if that is not known."""
    count, chinese = in_chinese(typed, at)
    if count > 1 or (count and not index.has("words", typed[at])):
        known = next((text for text in chinese if _stands_in(index, text)), "")
        # A common English word whose Chinese the text does not have is padding; a name is not.
        return count, known or (chinese[0] if count > 1 or capital else "")
    if count or len(typed[at]) < _PUZZLING or index.has("words", typed[at]):
        return 0, ""
    heard = _by_ear(typed[at], index, dictionary, scope)
    return (1, heard) if heard else (0, "")


def _stands_in(index: Index, text: str) -> bool:
    """Whether a text of Han characters stands in a passage, as far as its bigrams tell."""
    return all(
        index.has("grams", gram) for run in runs(fold(text)) if not run.plain for gram in bigrams(run.text)
    )


def _by_ear(letters: str, index: Index, dictionary: Dictionary, scope: Scope) -> str:
    """The characters that pinyin without tones stands for, as far as the text or the question words know."""
    from briefcli.text.sounds import syllables

    heard = syllables(letters)
    result = ""
    while heard:
        for length in range(min(_LONGEST_HEARD, len(heard)), 0, -1):
            if word := _sounding(heard[:length], index, dictionary, scope):
                result += word
                heard = heard[length:]
                break
        else:
            return ""
    return result


def _sounding(heard: tuple[str, ...], index: Index, dictionary: Dictionary, scope: Scope) -> str:
    """The word of the language of questions, of the text or of the thesaurus that sounds so, else empty."""
    from briefcli.text.sounds import pattern

    like = re.compile(pattern(heard))
    if len(heard) == 1:
        return next((word for word in HEARD_ALONE if like.fullmatch(word)), "")
    pairs: list[str] = [pattern(heard[at : at + 2]) for at in range(len(heard) - 1)]
    found: list[str] = [
        match
        for passage, _ in index.find_pattern("grams", pairs, scope._replace(parts=()), _LOOKED_INTO)
        for sentence in passage.sentences
        for match in like.findall(_folded(sentence.text))
    ]
    if found:
        words = [word for word in found if dictionary.tag(word)] or found
        return max(dict.fromkeys(words), key=words.count)
    known = (*sorted(ASKING), *synonyms(None).terms(len(heard)))
    return next((term for term in known if like.fullmatch(term)), "")


def _slips(
    text: str, pieces: Sequence[str], index: Index, dictionary: Dictionary, scope: Scope
) -> Iterator[Repair]:
    """Pairs of characters that the text does not have, and that it has with one homophone instead."""
    doubtful = list(islice(_doubtful(text, pieces, index, dictionary), _MOST_SLIPS + 1))
    for place, guessed in doubtful if len(doubtful) <= _MOST_SLIPS else ():
        from briefcli.text.sounds import homophones

        pair, before, after = text[place : place + 2], text[place - 1 : place], text[place + 2 : place + 3]
        first, second = (f"[{re.escape(homophones(c) or c)}]" for c in pair)
        either = f"{re.escape(pair[0])}{second}|{first}{re.escape(pair[1])}"
        like = re.compile(f"(?=(.?)({either})(.?))")
        found = [
            match
            for passage, _ in index.find_pattern("grams", [either], scope._replace(parts=()), _LOOKED_INTO)
            for sentence in passage.sentences
            for match in like.findall(_folded(sentence.text))
        ]
        # What may be spelled rightly is only doubted where its neighbour fits the other as well.
        meant = [
            m
            for left, m, right in found
            if guessed or (before and left == before) or (after and right == after)
        ]
        if meant:
            yield Repair(pair, max(dict.fromkeys(meant), key=meant.count))


def _doubtful(
    text: str, pieces: Sequence[str], index: Index, dictionary: Dictionary
) -> Iterator[tuple[int, bool]]:
    """Where pairs of characters begin that no passage has, and whether their word is unknown.

    Pairs across the border of two words are no more doubtful than any; single characters beside each
    other are what remains of a word with a slip. Long words of the dictionary are no slips.
    """
    at = 0
    for piece, following in zip(pieces, [*pieces[1:], ""], strict=False):
        at = text.find(piece, at)
        known = dictionary.tag(piece) != ""
        counted = text[at - 1 : at].isdigit()  # begins with a measure word
        if not (counted or is_plain(piece) or piece in ASKING | FUNCTION or (known and len(piece) > _PAIR)):
            joins = (
                len(piece) == 1 == len(following)
                and text.startswith(following, at + 1)
                and not is_plain(following)
                and following not in ASKING | FUNCTION
            )
            for start in range(at, at + len(piece) - 1 + joins):
                if not index.has("grams", text[start : start + 2]):
                    yield start, not known and not joins
        at += len(piece)
