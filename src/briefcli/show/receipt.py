"""What came of an article's quotations as a document that an editor can pass on, the worst first."""

import datetime
from collections.abc import Iterator, Mapping, Sequence

from briefcli.language import tr
from briefcli.records import Check
from briefcli.show.checks import about, verdict
from briefcli.show.differing import in_place
from briefcli.show.formats import markdown_text
from briefcli.version import VERSION

# The worst first; within a verdict in the order of the article.
_ORDER = (
    "not_found", "misattributed", "altered", "differs", "not_in_record", "elided", "verbatim", "agrees",
)  # fmt: skip


def receipt(
    records: Sequence[Check], checked: str, digests: Mapping[str, str], when: datetime.datetime
) -> Iterator[str]:
    """A Markdown document on the checks of an article or quotation.

    `checked` says what was checked, `digests` are the SHA-256 of the transcripts by name.
    """
    yield f"# {tr('Quotations checked', '引文核对单')}\n\n"
    yield f"- {tr('Checked', '核对对象')}: {markdown_text(checked)}\n"
    yield f"- {tr('When', '核对时间')}: {when.astimezone().isoformat(timespec='seconds')}\n"
    yield f"- {tr('By', '工具')}: briefcli {VERSION}\n"
    for name, digest in digests.items():
        yield f"- {tr('Against', '依据')}: {markdown_text(name)}, SHA-256 `{digest}`\n"
    yield "\n" + _counts(records) + "\n"
    ordered = sorted(records, key=lambda each: _ORDER.index(each.verdict))
    for number, record in enumerate(ordered, 1):
        yield from _entry(number, record)


def _counts(records: Sequence[Check]) -> str:
    told = [(name, [each for each in records if each.verdict == name]) for name in _ORDER]
    counts = [f"{verdict(found[0])} {len(found)}" for _, found in told if found]
    return ", ".join(counts) or tr("No quotations.", "没有引文。")


def _entry(number: int, record: Check) -> Iterator[str]:
    """One quotation: quoted and said side by side, what differs, and where it stands."""
    yield f"\n## {number}. {verdict(record)}\n\n"
    yield f"| {tr('Quoted', '引文')} | {tr('Said', '原话')} |\n| --- | --- |\n"
    yield f"| {_cell(record.quotation)} | {_cell(record.passage or '—')} |\n\n"
    if record.differences:
        yield f"- {tr('In place', '对照')}: {markdown_text(in_place(record))}\n"
    for line in about(record):
        yield f"- {markdown_text(line)}\n"


def _cell(text: str) -> str:
    return markdown_text(" ".join(text.split()))
