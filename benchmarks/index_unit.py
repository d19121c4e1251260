"""What to index, and by which terms: the measurement behind the choices in `briefcli.index`.

    python benchmarks/index_unit.py FILE…

FILE is a question set in the layout of SQuAD. Each is made a briefing of one paragraph an answer and
indexed twice in memory: by passages (paragraphs), and by sentences that repeat their paragraph as
context of lower weight. For each unit and for words alone, characters alone and both, it prints how
often the first document found is of the right paragraph (paragraph@1), and the median time of a query,
as a ratio to that of words alone over passages, in the same run.
"""

import random
import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import tantivy
from squad import Question, load

from briefcli.cache import Cache
from briefcli.passages import Passage, passages
from briefcli.text.normal import fold
from briefcli.text.words import Cutter, grams, open_dictionary

_QUESTIONS = 1000  # of each set, drawn at random but always the same
_VIEWS = {"words": {"words": 1.0}, "grams": {"grams": 1.0}, "both": {"words": 1.0, "grams": 0.5}}
_AROUND = 0.3  # weight of the paragraph around an indexed sentence


class Document(NamedTuple):
    """A unit to index: its text, the text around it, and the paragraph it is of (from 1)."""

    text: str
    around: str
    paragraph: int


def units(answers: Sequence[Passage]) -> dict[str, list[Document]]:
    """The documents of both indexes."""
    by_passage, by_sentence = [], []
    for passage in answers:
        assert passage.segment is not None
        whole = " ".join(sentence.text for sentence in passage.sentences)
        by_passage.append(Document(whole, "", passage.segment))
        by_sentence += [Document(s.text, whole, passage.segment) for s in passage.sentences]
    return {"passages": by_passage, "sentences": by_sentence}


def index(documents: Sequence[Document], cutter: Cutter) -> tantivy.Index:
    """An index of the documents in memory."""
    builder = tantivy.SchemaBuilder()
    for view in ("words", "grams", "words_around", "grams_around"):
        builder.add_text_field(view, tokenizer_name="whitespace", index_option="freq")
    builder.add_unsigned_field("paragraph", stored=True)
    built = tantivy.Index(builder.build())
    writer = built.writer(100_000_000, num_threads=1)
    for each in documents:
        document = tantivy.Document()
        for suffix, text in (("", fold(each.text)), ("_around", fold(each.around))):
            document.add_text(f"words{suffix}", " ".join(cutter.words(text)))
            document.add_text(f"grams{suffix}", " ".join(grams(text)))
        document.add_unsigned("paragraph", each.paragraph)
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    built.reload()
    return built


def measure(
    built: tantivy.Index, views: dict[str, float], questions: Sequence[tuple[Question, str, list[str]]]
) -> tuple[float, float]:
    """paragraph@1 and the median time of a query in seconds."""
    searcher, schema = built.searcher(), built.schema
    right, times = 0, []
    for question, folded, words in questions:
        terms = {"words": set(words), "grams": set(grams(folded))}
        began = time.perf_counter()
        clauses = [
            (
                tantivy.Occur.Should,
                tantivy.Query.boost_query(
                    tantivy.Query.term_query(schema, view + suffix, term), weight * share
                ),
            )
            for view, weight in views.items()
            for suffix, share in (("", 1.0), ("_around", _AROUND))
            for term in terms[view]
        ]
        hits = searcher.search(tantivy.Query.boolean_query(clauses), 1, count=False).hits
        times.append(time.perf_counter() - began)
        right += bool(hits) and searcher.doc(hits[0][1]).get_first("paragraph") == question.paragraph
    return right / len(questions), statistics.median(times)


def main() -> None:
    """Measure every set named on the command line."""
    cutter = Cutter(open_dictionary(Cache(None)))
    for name in sys.argv[1:]:
        briefing, all_questions = load(Path(name))
        drawn = random.Random(0).sample(all_questions, min(_QUESTIONS, len(all_questions)))  # noqa: S311
        folded = [(question, fold(question.text)) for question in drawn]
        questions = [(question, text, cutter.words(text)) for question, text in folded]
        answers = [passage for passage in passages(briefing) if passage.part == "answer"]
        print(f"{briefing.name}: {len(answers)} paragraphs, {len(questions)} questions")
        yardstick = 0.0
        for unit, documents in units(answers).items():
            built = index(documents, cutter)
            for view, weights in _VIEWS.items():
                right, median = measure(built, weights, questions)
                yardstick = yardstick or median
                print(f"  {unit:10} {view:6} paragraph@1 {right:.3f}   time {median / yardstick:5.2f}")


if __name__ == "__main__":
    main()
