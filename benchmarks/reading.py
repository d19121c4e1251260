"""Reading comprehension on public question sets: how often the first sentences given hold the answer.

    python benchmarks/reading.py [--questions N] FILE…

FILE is a question set in the layout of SQuAD (CMRC 2018, DRCD). Each is made a transcript in memory, one
paragraph an answer, any question, one speaker. Every question (or N of them, drawn at random but always
the same) is asked as a user would ask it in a batch, its refusals counted as misses, and by a plain
baseline in the same run: tantivy finds the paragraphs by jieba's words, BM25 over the same words picks the
sentence among those of the ten best paragraphs; everything is cut into words beforehand. It prints

- hit@1, hit@3: the first answer, any of the first three, holds one of the answers of the set (white space
  and width are no differences),
- paragraph@1: the first is of the right paragraph,
- refused: no answer was given,
- length: the mean number of characters of the first sentences,
- time a question, in milliseconds and as a ratio to the baseline's.
"""

import argparse
import logging
import math
import random
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import jieba
import tantivy
from squad import Question, holds, load

from briefcli import Briefing, Library
from briefcli.passages import passages
from briefcli.text.normal import fold

_PARAGRAPHS = 10  # whose sentences the baseline ranks
_SATURATION, _LENGTH = 1.2, 0.75  # BM25's k1 and b (Robertson and Zaragoza, 2009)
_SEED = 1


class Given(NamedTuple):
    """A sentence given as an answer, and the number of its paragraph."""

    sentence: str
    paragraph: int | None


class Baseline:
    """tantivy over jieba's words for the paragraphs, then BM25 for the sentence."""

    def __init__(self, briefing: Briefing) -> None:
        """Index the answers of a briefing."""
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("words", tokenizer_name="whitespace", index_option="freq")
        builder.add_unsigned_field("place", stored=True)
        self._schema = builder.build()
        index = tantivy.Index(self._schema)
        writer = index.writer(100_000_000, num_threads=1)
        self._passages = [passage for passage in passages(briefing) if passage.part == "answer"]
        self._counts: list[list[Counter[str]]] = []
        for place, passage in enumerate(self._passages):
            counts = [Counter(_cut(sentence.text)) for sentence in passage.sentences]
            self._counts.append(counts)
            document = tantivy.Document()
            document.add_text("words", " ".join(word for count in counts for word in count.elements()))
            document.add_unsigned("place", place)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self._searcher = index.searcher()
        sentences = [count for counts in self._counts for count in counts]
        having = Counter(word for count in sentences for word in count)
        self._rarity = {
            word: math.log(1 + (len(sentences) - number + 0.5) / (number + 0.5))
            for word, number in having.items()
        }
        self._mean = sum(count.total() for count in sentences) / len(sentences)

    def ask(self, question: str) -> list[Given]:
        """The three best sentences."""
        words = [word for word in _cut(question) if word in self._rarity]
        terms = [tantivy.Query.term_query(self._schema, "words", word, "freq") for word in words]
        query = tantivy.Query.boolean_query([(tantivy.Occur.Should, term) for term in terms])
        ranked = []
        for _, address in self._searcher.search(query, _PARAGRAPHS, count=False).hits:
            place = self._searcher.doc(address).get_first("place")
            assert isinstance(place, int)
            for number, count in enumerate(self._counts[place]):
                ranked.append((self._score(words, count), -place, -number))
        ranked.sort(reverse=True)
        found = [(self._passages[-place], -number) for _, place, number in ranked[:3]]
        return [Given(passage.sentences[number].text, passage.segment) for passage, number in found]

    def _score(self, words: Sequence[str], count: Counter[str]) -> float:
        norm = _SATURATION * (1 - _LENGTH + _LENGTH * count.total() / self._mean)
        return sum(
            self._rarity[word] * count[word] * (1 + _SATURATION) / (count[word] + norm)
            for word in words
            if word in count
        )


def _cut(text: str) -> list[str]:
    return [word for word in jieba.lcut(fold(text)) if word.strip()]


def measure(ask: Callable[[str], list[Given]], questions: Sequence[Question]) -> dict[str, float]:
    """Ask everything, and tell how much of it is right and how long a question took (seconds)."""
    started = time.perf_counter()
    given = [ask(question.text) for question in questions]
    seconds = (time.perf_counter() - started) / len(questions)
    pairs = list(zip(questions, given, strict=True))
    first = [(question, answers[0]) for question, answers in pairs if answers]
    return {
        "hit@1": sum(holds(answer.sentence, question.answers) for question, answer in first) / len(pairs),
        "hit@3": sum(any(holds(a.sentence, q.answers) for a in answers) for q, answers in pairs) / len(pairs),
        "paragraph@1": sum(answer.paragraph == question.paragraph for question, answer in first) / len(pairs),
        "refused": 1 - len(first) / len(pairs),
        "length": sum(len(answer.sentence) for _, answer in first) / max(1, len(first)),
        "seconds": seconds,
    }


def compare(path: Path, limit: int | None) -> None:
    """Measure both on one set and print a line each."""
    briefing, questions = load(path)
    if limit is not None and limit < len(questions):
        questions = random.Random(_SEED).sample(questions, limit)  # noqa: S311 - a sample, no secret
    library = Library.of(briefing)

    def ask(question: str) -> list[Given]:
        return [Given(answer.sentence, answer.segment) for answer in library.ask(question)]

    ask(questions[0].text)  # builds the index
    results = {"briefcli": measure(ask, questions), "baseline": measure(Baseline(briefing).ask, questions)}
    print(f"{path.name}: {len(briefing.segments)} paragraphs, {len(questions)} questions")
    for name, result in results.items():
        shares = "  ".join(f"{key} {result[key]:.3f}" for key in ("hit@1", "hit@3", "paragraph@1", "refused"))
        ratio = result["seconds"] / results["baseline"]["seconds"]
        taken = f"{1000 * result['seconds']:.2f} ms ({ratio:.1f})"
        print(f"  {name}: {shares}  length {result['length']:.0f}  {taken}")


def main() -> None:
    """Read the arguments, measure each set."""
    parser = argparse.ArgumentParser(description="Reading comprehension on public question sets.")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--questions", type=int, help="ask so many of each set instead of all")
    options = parser.parse_args()
    jieba.setLogLevel(logging.ERROR)
    for path in options.files:
        compare(path, options.questions)


if __name__ == "__main__":
    main()
