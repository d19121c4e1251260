"""What a change is against, as said: 同比, 较去年四季度, 与2020年底相比."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from briefcli.figures.cues import DOWN, SAME_PERIOD, UP

_COMPARED = r"(?<![占对同环相])[较比](?!例|重|率|如|拼|赛|方|价|特|较)(?P<against>[^,;。:、!?]{2,18}?)"

# Between what is compared with and how it changed.
_ADVERBS = (
    "持续|继续|又|再|还|只|小幅|大幅|明显|略微?|进一步|累计|净|年均|平均|分别|各|均|都|总共|已经?|有所|实际|相应|翻"
    "|就|要|将|再次|约"
)


class Basis(NamedTuple):
    """Against what something changed, as said, and where that stands (offsets from 0, end exclusive)."""

    text: str
    start: int
    end: int

    @property
    def carries(self) -> bool:
        """Whether later numbers of the sentence may be compared with it as well."""
        return not self.text.startswith(("是", "为", "相当于", "低于", "高于", "少于", "多于"))


def bases(text: str) -> list[Basis]:
    """What a normalised sentence compares with, in order: 同比, 较去年四季度, 与2020年底相比."""
    found = []
    for match in _basis().finditer(text):
        group = next(name for name in ("same", "compared", "with", "beside", "of") if match[name] is not None)
        found.append(Basis(match[group], match.start(group), match.end(group)))
    return found


def last_before(found: Sequence[Basis], start: int, end: int) -> Basis | None:
    """The last comparison between two offsets of a sentence."""
    inside = [each for each in found if start <= each.start and each.end <= end]
    return inside[-1] if inside else None


@cache
def _basis() -> re.Pattern[str]:
    words = "|".join(sorted((*UP, *DOWN), key=len, reverse=True))
    return re.compile(
        rf"(?P<same>{SAME_PERIOD})|(?P<compared>{_COMPARED}(?:相比)?),?(?:{_ADVERBS})*(?={words})"
        r"|(?P<with>[与同和跟较][^,;。、]{1,12}?相比)"
        r"|(?P<beside>(?<![不得])(?:低于|少于|高于|多于)[^,;。、\d]{2,12}(?<!的))(?=\d)"
        r"|(?P<of>(?:是|为|相当于)[^,;。、]{2,12}?的)(?=[\d一两二三四五六七八九十.]+倍)"
    )
