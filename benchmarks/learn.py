"""Learn how candidates are ranked: the trees in `src/briefcli/answering/data/ranking.json`.

    pip install lightgbm
    python benchmarks/learn.py FILE…           learn, and write the trees
    python benchmarks/learn.py --check FILE…   five rounds of cross-validation, nothing is written

FILE is a question set in the layout of SQuAD; the trees that ship were learned from CMRC 2018 trial (CC
BY-SA 4.0) and DRCD development (CC BY-SA 3.0). Each set becomes two briefings: one where each paragraph
has the title of its article as headline, and one without headlines. For each question the candidates are
those that `ask` would rank; right is a sentence that holds an answer of the set. The trees are gradient
boosted for the order (LambdaMART, as LightGBM has it: Burges, From RankNet to LambdaRank to LambdaMART,
2010). The sets themselves are not kept. Cross-validation leaves out one fifth of the paragraphs at a time,
in blocks, so that articles are not torn apart, and prints hit@1 for each set.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import lightgbm
import numpy as np
from squad import holds, load

from briefcli.answering import Answerer
from briefcli.answering.evidence import EVIDENCE
from briefcli.answering.thesaurus import synonyms
from briefcli.cache import Cache
from briefcli.index import Scope
from briefcli.indexing import build
from briefcli.text.words import Cutter, open_dictionary

_OUTPUT = Path(__file__).parents[1] / "src" / "briefcli" / "answering" / "data" / "ranking.json"
_ROUNDS = 200
_SETTINGS = {
    "objective": "lambdarank",
    "num_leaves": 8,
    "learning_rate": 0.08,
    "min_data_in_leaf": 30,
    "feature_fraction": 0.6,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "seed": 1,
    "deterministic": True,
    "verbose": -1,
}
_FOLDS, _BLOCK = 5, 20  # paragraphs of a block lie together in the same fold


class Example(NamedTuple):
    """A question's candidates: the set, the fold, the evidence for each and whether it is right."""

    source: str
    fold: int
    rows: list[list[float]]
    right: list[bool]


def examples(path: Path, cutter: Cutter, *, titled: bool) -> Iterator[Example]:
    """The questions of a set with their candidates."""
    briefing, questions = load(path, titled=titled)
    answerer = Answerer(build([briefing], cutter), cutter, synonyms(None))
    for question in questions:
        _, looks, rows = answerer.candidates(question.text, Scope())
        right = [holds(each.prepared.sentence.text, question.answers) for each in looks]
        if looks:
            fold = question.paragraph // _BLOCK % _FOLDS
            yield Example(f"{path.stem}{' with titles' if titled else ''}", fold, rows, right)


def learn(chosen: Sequence[Example]) -> lightgbm.Booster:
    """The trees for these questions."""
    rows = np.array([row for example in chosen for row in example.rows])
    right = np.array([int(each) for example in chosen for each in example.right])
    data = lightgbm.Dataset(rows, right, group=[len(example.rows) for example in chosen])
    return lightgbm.train(_SETTINGS, data, _ROUNDS)


def hit_rate(trees: lightgbm.Booster, chosen: Sequence[Example]) -> float:
    """hit@1: how often the candidate that ranks first is right."""
    hits = [example.right[int(np.argmax(trees.predict(np.array(example.rows))))] for example in chosen]
    return sum(hits) / len(hits)


def check(known: Sequence[Example]) -> None:
    """Cross-validate and print."""
    rates: dict[str, list[tuple[float, int]]] = {}
    for fold in range(_FOLDS):
        trees = learn([example for example in known if example.fold != fold])
        for source in dict.fromkeys(example.source for example in known):
            left_out = [example for example in known if example.fold == fold and example.source == source]
            rates.setdefault(source, []).append((hit_rate(trees, left_out), len(left_out)))
    for source, found in rates.items():
        count = sum(number for _, number in found)
        ceiling = [any(example.right) for example in known if example.source == source]
        mean = sum(rate * number for rate, number in found) / count
        print(f"{source}: hit@1 {mean:.3f}, at best {sum(ceiling) / count:.3f} ({count} questions)")


def written(node: dict[str, Any]) -> list[Any] | float:
    """A tree as nested lists: figure, threshold, low, high, expected value; a leaf is its value."""
    if "leaf_value" in node:
        return round(float(node["leaf_value"]), 4)
    return [
        node["split_feature"],
        round(float(node["threshold"]), 4),
        written(node["left_child"]),
        written(node["right_child"]),
        round(float(node["internal_value"]), 4),
    ]


def main() -> None:
    """Read the sets, learn or check."""
    parser = argparse.ArgumentParser(description="Learn the ranking of candidates.")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--check", action="store_true", help="cross-validate, write nothing")
    options = parser.parse_args()
    cutter = Cutter(open_dictionary(Cache(None)))
    known = [
        example
        for path in options.files
        for titled in (False, True)
        for example in examples(path, cutter, titled=titled)
    ]
    if options.check:
        check(known)
        return
    trees = [written(tree["tree_structure"]) for tree in learn(known).dump_model()["tree_info"]]
    data = {"evidence": EVIDENCE, "trees": trees}
    _OUTPUT.write_text(json.dumps(data, separators=(",", ":")) + "\n", "utf-8")
    print(f"{len(trees)} trees from {len(known)} questions, {_OUTPUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
