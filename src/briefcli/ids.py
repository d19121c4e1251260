"""Which question is meant: an id, a number, or words of its headline or question."""

from collections.abc import Sequence

from briefcli.errors import NotFound, WrongUsage
from briefcli.language import tr
from briefcli.records import Exchange
from briefcli.text.normal import fold

_LIKE = 70  # of 100: likeness from which words are taken for a headline's or question's
_LISTED = 3  # near ones named in an error
_CANDIDATES = 8  # segments of one number named in an error


def choose(exchanges: Sequence[Exchange], wanted: str) -> Exchange:
    """The one of `exchanges` that is meant by NAME:NUMBER, a number, or words.

    A whole number is always a number. Raises NotFound if there is none, and WrongUsage for a number
    that several transcripts have.
    """
    wanted = wanted.strip()
    if wanted.isdecimal():
        return _numbered(exchanges, int(wanted))
    for exchange in exchanges:
        if exchange.id == wanted:
            return exchange
    name, _, number = wanted.rpartition(":")
    if name and number.isdecimal():
        raise _not_found(wanted, [each.id for each in exchanges if each.transcript == name])
    return _like(exchanges, wanted)


def _numbered(exchanges: Sequence[Exchange], number: int) -> Exchange:
    having = [exchange for exchange in exchanges if exchange.segment == number]
    if len(having) > 1:
        ids = ", ".join(exchange.id for exchange in having[:_CANDIDATES])
        if len(having) > _CANDIDATES:
            ids += tr(", … or give -t NAME", "……或用 -t 指明实录")
        raise WrongUsage(
            tr(
                f"several transcripts have a segment {number}; say which: {ids}",
                f"多篇实录都有第 {number} 段；请写明：{ids}",
            )
        )
    if not having:
        raise _not_found(str(number), [exchange.id for exchange in exchanges])
    return having[0]


def _not_found(wanted: str, ids: Sequence[str]) -> NotFound:
    there = (
        tr("; there is ", "；现有 ") + (f"{ids[0]} … {ids[-1]}" if len(ids) > 1 else ids[0]) if ids else ""
    )
    return NotFound(tr(f"no segment {wanted}{there}", f"没有段落 {wanted}{there}"))


def _like(exchanges: Sequence[Exchange], wanted: str) -> Exchange:
    """The one whose headline or question holds the words, or is most like them."""
    folded = fold(wanted)
    texts = [(fold(each.headline or ""), fold(each.question or "")) for each in exchanges]
    for part in (0, 1):
        for exchange, text in zip(exchanges, texts, strict=True):
            if folded and folded in text[part]:
                return exchange
    from rapidfuzz import fuzz  # 10 ms and more: only for words that stand nowhere as they are

    scores = [
        max((fuzz.partial_ratio(folded, part) for part in text if len(part) >= len(folded) / 2), default=0.0)
        for text in texts
    ]
    ranked = sorted(zip(scores, exchanges, strict=True), key=lambda pair: -pair[0])
    if ranked and ranked[0][0] >= _LIKE and folded:
        return ranked[0][1]
    near = ", ".join(f"{each.id} {each.headline or each.question or ''}" for _, each in ranked[:_LISTED])
    raise NotFound(
        tr(
            f"no headline or question like {wanted!r}; the nearest: {near}",
            f"没有类似“{wanted}”的标题或提问；最接近的：{near}",
        )
    )
