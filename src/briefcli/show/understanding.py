"""How a file was understood, for people: `inspect --explain`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefcli.language import tr

if TYPE_CHECKING:
    from briefcli.briefing import Briefing

# The cues by their names in the record; what is missing is shown by its name.
_CHINESE = {
    "label: asker": "提问者标签",
    "label: answer": "“答”",
    "label: host": "主持人标签",
    "label: official": "职务加姓名的标签",
    "label: person": "姓名标签",
    "label: role": "只有职务的标签",
    "label: outlet": "媒体名标签",
    "label: latin": "外文姓名标签",
    "label: other": "反复出现的标签",
    "label in brackets": "方括号标签",
    "label alone on a line": "独占一行的标签",
    "label in bold": "加粗的标签",
    "wrapped line": "硬换行",
    "time of live text": "直播时间",
    "Markdown heading": "Markdown 标题",
    "list bullet": "列表符号",
}


def understanding(briefing: "Briefing") -> Iterator[str]:
    """Lines that tell how sure the reader is and which cues it relied on, each with its first line."""
    yield tr(
        f"{briefing.name}: sureness {briefing.sureness:.2f}", f"{briefing.name}：把握 {briefing.sureness:.2f}"
    )
    for name, lines, line in briefing.cues:
        counted = f"{lines} line{'s' if lines > 1 else ''}"
        chinese = _CHINESE.get(name, name.replace("furniture: ", "版面杂项："))
        yield tr(f"  {name}: {counted}, first {line}", f"  {chinese}：{lines} 行，首见第 {line} 行")
