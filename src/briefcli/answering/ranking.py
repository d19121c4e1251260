"""The ranking of candidates: small decision trees over their evidence, learned from public question sets.

`benchmarks/learn.py` made them, as data; see there for the sets, the method and how well they do.
"""

import json
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from briefcli.answering.evidence import EVIDENCE

_TREES = Path(__file__).with_name("data") / "ranking.json"


# A fork as it stands in the data: the number of a figure, a threshold, where to go for at most that and
# where for more, and the value that is expected here; a leaf is its value. Made into records at start-up
# the trees would cost 3 ms.
Node = Any
_FIGURE, _THRESHOLD, _LOW, _HIGH, _VALUE = range(5)


def score(row: Sequence[float]) -> float:
    """How well a candidate with that evidence answers, for comparison with others of one question."""
    total = 0.0
    for tree in _trees():
        node = tree
        while isinstance(node, list):
            node = node[_LOW if row[node[_FIGURE]] <= node[_THRESHOLD] else _HIGH]
        total += node
    return total


@cache
def compiled() -> Callable[[Sequence[float]], float]:
    """The same as `score`, five times as fast, for who asks many questions: it takes 30 ms to make."""
    source = "".join(f" + {_expression(tree)}" for tree in _trees())
    return eval(f"lambda row: 0.0{source}", {})  # type: ignore[no-any-return]  # noqa: S307 - of our own data


def _expression(node: Node) -> str:
    if not isinstance(node, list):
        return repr(float(node))
    low, high = _expression(node[_LOW]), _expression(node[_HIGH])
    return f"({low} if row[{node[_FIGURE]}] <= {node[_THRESHOLD]!r} else {high})"


def contributions(row: Sequence[float]) -> dict[str, float]:
    """What each figure of the evidence adds to the score, those that add nothing left out.

    A tree's contribution is told by how the expected value changes at each fork on the way down, and
    goes to the figure that was asked there (Saabas, Interpreting random forests, 2014).
    """
    added = dict.fromkeys(EVIDENCE, 0.0)
    for tree in _trees():
        node = tree
        while isinstance(node, list):
            following = node[_LOW if row[node[_FIGURE]] <= node[_THRESHOLD] else _HIGH]
            reached = following[_VALUE] if isinstance(following, list) else following
            added[EVIDENCE[node[_FIGURE]]] += reached - node[_VALUE]
            node = following
    return {name: value for name, value in added.items() if value}


@cache
def _trees() -> list[Node]:
    data = json.loads(_TREES.read_text("utf-8"))
    assert tuple(data["evidence"]) == EVIDENCE, "the trees were learned from other evidence"
    trees: list[Node] = data["trees"]
    return trees
