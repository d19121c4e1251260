"""The ranking of candidates: small decision trees over their evidence, learned from public question sets.

`benchmarks/learn.py` made them, as data; see there for the sets, the method and how well they do.
"""

import json
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from briefcli.answering.evidence import EVIDENCE

_TREES = Path(__file__).with_name("data") / "ranking.json"


class Node(NamedTuple):
    """A fork: at most the threshold goes `low`, more goes `high`; `value` is what is expected here."""

    figure: int
    threshold: float
    low: "Node | float"
    high: "Node | float"
    value: float


def score(row: Sequence[float]) -> float:
    """How well a candidate with that evidence answers, for comparison with others of one question."""
    return sum(_reached(tree, row) for tree in _trees())


def _reached(node: "Node | float", row: Sequence[float]) -> float:
    """The leaf that evidence leads to."""
    while isinstance(node, Node):
        node = node.low if row[node.figure] <= node.threshold else node.high
    return node


@cache
def compiled() -> Callable[[Sequence[float]], float]:
    """The same as `score`, five times as fast, for who asks many questions: it takes 30 ms to make."""
    source = "".join(f" + {_expression(tree)}" for tree in _trees())
    return eval(f"lambda row: 0.0{source}", {})  # type: ignore[no-any-return]  # noqa: S307 - of our own data


def _expression(node: Node | float) -> str:
    if not isinstance(node, Node):
        return repr(node)
    low, high = _expression(node.low), _expression(node.high)
    return f"({low} if row[{node.figure}] <= {node.threshold} else {high})"


def contributions(row: Sequence[float]) -> dict[str, float]:
    """What each figure of the evidence adds to the score, those that add nothing left out.

    A tree's contribution is told by how the expected value changes at each fork on the way down, and
    goes to the figure that was asked there (Saabas, Interpreting random forests, 2014).
    """
    added = dict.fromkeys(EVIDENCE, 0.0)
    for tree in _trees():
        node = tree
        while isinstance(node, Node):
            following = node.low if row[node.figure] <= node.threshold else node.high
            reached = following.value if isinstance(following, Node) else following
            added[EVIDENCE[node.figure]] += reached - node.value
            node = following
    return {name: value for name, value in added.items() if value}


@cache
def _trees() -> list[Node | float]:
    data = json.loads(_TREES.read_text("utf-8"))
    assert tuple(data["evidence"]) == EVIDENCE, "the trees were learned from other evidence"
    return [_tree(tree) for tree in data["trees"]]


def _tree(data: list[Any] | float) -> Node | float:
    if not isinstance(data, list):
        return data
    figure, threshold, low, high, value = data
    return Node(figure, threshold, _tree(low), _tree(high), value)
