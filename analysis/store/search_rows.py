"""An analysis as folded words: the rows of the searchable tables."""

from collections.abc import Iterable, Iterator
from typing import Any

from analysis.models import ANALYSED, Analysis, Span
from analysis.store.folding import fold_text
from analysis.store.search_index import LEXEMES, shorten
from analysis.store.statements import Statement

Row = dict[str, Any]


def words_of_article(analysis: Analysis) -> Iterator[Row]:
    """One row: the title, and what was analysed of the text. Nothing of what only stands beside."""
    article = analysis.article
    read = (block.span for block in analysis.blocks if block.kind in ANALYSED)
    title = _folded(article.title or "")
    words = shorten(fold_text(article.text, read))
    yield {"title": title, "words": words, LEXEMES: (title, words)}


def words_of_attributions(analysis: Analysis) -> Iterator[Row]:
    """What was said, without who said it."""
    for position, attribution in enumerate(analysis.attributions):
        yield _said(position, fold_text(analysis.article.text, sorted(attribution.content)))


def words_of_statements(statements: Iterable[Statement]) -> Iterator[Row]:
    """What is claimed or denied in other words than those of an attribution."""
    for position, statement in enumerate(statements):
        if statement.attribution is None or statement.role == "denial":
            yield _said(position, _folded(statement.words))


def _said(position: int, folded: str) -> Row:
    words = shorten(folded)
    return {"position": position, "words": words, LEXEMES: (words,)}


def _folded(text: str) -> str:
    return fold_text(text, [Span(0, len(text))])
