"""The index: what stands in it, what it is named after, and in which order it answers."""

import hashlib
from pathlib import Path

from conftest import PAGE

from briefcli.briefing import OFFICIAL, Part
from briefcli.cache import Cache
from briefcli.index import Scope, Term
from briefcli.indexing import ANALYSIS, build, entries, open_or_build
from briefcli.reading import parse
from briefcli.text.words import Cutter, open_dictionary

# The digest of how the page of the tests is cut up, by version of the analysis.
_DIGESTS = {3: "a356fafa0f4d16de"}


def _cutter(home: Path) -> Cutter:
    return Cutter(open_dictionary(Cache(home)))


def test_analysis_has_a_version(shared_home: Path) -> None:
    """Whoever changes what stands in the index gives it a new version, or old indexes would be used."""
    held = entries(parse(PAGE, "forest"), _cutter(shared_home).han_words)
    digest = hashlib.sha256(repr(held).encode()).hexdigest()[:16]
    assert digest == _DIGESTS[ANALYSIS], "raise briefcli.indexing.ANALYSIS and note the digest here"


def test_built_once(shared_home: Path, tmp_path: Path) -> None:
    """An index of one stamp is built once, and one of another stamp anew."""
    cutter, briefing = _cutter(shared_home), parse(PAGE, "forest")
    built: list[str] = []

    def open_index(stamp: str) -> None:
        def briefings() -> list[object]:
            built.append(stamp)
            return [briefing]

        open_or_build(Cache(tmp_path), stamp, briefings, lambda: cutter)  # type: ignore[arg-type]

    for stamp in ("one", "one", "two", "one"):
        open_index(stamp)
    assert built == ["one", "two"]


def test_parts_and_context(shared_home: Path) -> None:
    """A passage is found by its own words and by its headline's, but only in the parts looked into."""
    index = build([parse(PAGE, "forest")], _cutter(shared_home))

    def parts(view: str, word: str, *looked_into: Part) -> set[str]:
        return {f.passage.part for f in index.find([Term(view, word)], Scope(parts=looked_into))}

    assert parts("words", "挂牌", *OFFICIAL) == {"answer"}
    assert parts("words", "挂牌", "headline") == {"headline"}
    assert parts("context", "保护", *OFFICIAL) == {"answer"}
    assert parts("words", "古树", "question", "headline") == {"question", "headline"}


def test_dates_and_order(shared_home: Path) -> None:
    """Equal evidence is ordered newest first, then by name; a day outside the limits is not found."""
    names = {"b": "2024-05-06", "a": "2024-05-06", "c": "2025-01-01", "d": None}
    briefings = []
    for name, day in names.items():
        briefing = parse(
            PAGE.replace("5月6日", f"{day[:4]}年{day[5:7]}月{day[8:]}日" if day else "5月6日"), name
        )
        briefings.append(briefing)
    index = build(briefings, _cutter(shared_home))
    found = index.find([Term("words", "苗木")], Scope())
    assert [each.passage.transcript for each in found] == ["c", "a", "b", "d"]
    limited = index.find([Term("words", "苗木")], Scope(since="2024-05-06", until="2024-12-31"))
    assert [each.passage.transcript for each in limited] == ["a", "b"]
