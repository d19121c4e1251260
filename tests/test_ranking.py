"""The ranking: its trees say the same walked, compiled and told figure by figure."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefcli.answering import ranking
from briefcli.answering.evidence import EVIDENCE

_DATA = json.loads((Path(ranking.__file__).with_name("data") / "ranking.json").read_text("utf-8"))


def _nodes(tree: Any) -> list[list[Any]]:
    """The forks of a tree as it stands in the file: figure, threshold, low, high, value."""
    return [tree, *_nodes(tree[2]), *_nodes(tree[3])] if isinstance(tree, list) else []


_FORKS = [fork for tree in _DATA["trees"] for fork in _nodes(tree)]
# What is expected before any figure is known.
_EXPECTED = sum(tree[4] if isinstance(tree, list) else tree for tree in _DATA["trees"])

# Rows near and far, and right on the thresholds.
_THRESHOLDS = sorted({float(fork[1]) for fork in _FORKS}) or [0.0]
ROWS = st.lists(
    st.one_of(
        st.sampled_from(_THRESHOLDS),
        st.sampled_from([0.0, 1.0, -1.0]),
        st.floats(-2, 2),
        st.floats(allow_nan=False),
    ),
    min_size=len(EVIDENCE),
    max_size=len(EVIDENCE),
)


@given(ROWS)
@settings(max_examples=60, deadline=None)
def test_compiled_is_the_score(row: list[float]) -> None:
    """The trees as one expression give what walking them gives."""
    assert ranking.compiled()(row) == pytest.approx(ranking.score(row))


@given(ROWS)
@settings(max_examples=60, deadline=None)
def test_contributions_add_up(row: list[float]) -> None:
    """What the figures add, and what is expected without any, make the score; none is named for nothing."""
    added = ranking.contributions(row)
    assert sum(added.values()) + _EXPECTED == pytest.approx(ranking.score(row), abs=1e-9)
    assert set(added) <= set(EVIDENCE)
    assert all(added.values())


@given(ROWS)
@settings(max_examples=25, deadline=None)
def test_row_of_any_sequence(row: list[float]) -> None:
    """A row may be any sequence, and is left as it is."""
    fixed = tuple(row)
    assert ranking.score(fixed) == ranking.score(row)
    assert ranking.compiled()(fixed) == ranking.compiled()(row)
    assert ranking.contributions(fixed) == ranking.contributions(row)
    assert tuple(row) == fixed


def test_the_trees_that_ship() -> None:
    """They were learned from this evidence, ask figures that there are, and have a value at every fork."""
    assert _DATA["evidence"] == list(EVIDENCE)
    assert len(set(EVIDENCE)) == len(EVIDENCE)
    assert _FORKS
    for figure, threshold, low, high, value in _FORKS:
        assert 0 <= figure < len(EVIDENCE)
        assert all(isinstance(each, int | float) for each in (threshold, value))
        assert all(isinstance(each, int | float | list) for each in (low, high))


def test_a_tree_of_ones_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """A threshold itself goes the lower way; a figure adds what its fork changes, along the way only."""
    first, second = EVIDENCE[:2]
    inner = [1, -1.5, 4.0, 8.0, 6.0]
    trees = [[0, 0.5, 1.0, inner, 3.0], [1, 0.0, 0.25, 0.75, 0.5], 10.0]
    monkeypatch.setattr(ranking, "_trees", lambda: trees)
    ranking.compiled.cache_clear()
    rest = [0.0] * (len(EVIDENCE) - 2)
    try:
        for row, total, added in (
            ([0.5, 0.0, *rest], 11.25, {first: -2.0, second: -0.25}),
            ([0.6, -1.5, *rest], 14.25, {first: 3.0, second: -2.25}),
            ([0.6, 1.0, *rest], 18.75, {first: 3.0, second: 2.25}),
        ):
            assert ranking.score(row) == ranking.compiled()(row) == total
            assert ranking.contributions(row) == added
    finally:
        ranking.compiled.cache_clear()
