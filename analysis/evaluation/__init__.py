"""Scores against gold files: how good what was found is, in figures that others use too.

`evaluate` does it for files. The stages behind it: `reading` (files), `rows` (their rows), `gold`
(the nouns), then one module a subject (`attribution`, `entities`, `sources`, `denials`, `chains`)
built on `tokens`, `matching` and `scores`. `floors` says what got worse, `intervals` what chance
does.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from analysis.evaluation.gold import GoldArticle, GoldError, Material
from analysis.evaluation.intervals import jackknife
from analysis.evaluation.reading import GoldFile, find_articles, read_gold
from analysis.evaluation.scores import Scores
from analysis.models import Analysis, Article

__all__ = ["GoldError", "evaluate", "measure"]

Analyse = Callable[[Article], Analysis]


def evaluate(paths: Sequence[Path], *, analyse: Analyse | None = None) -> Scores:
    """The scores of each gold file under its name; every article needed is analysed once.

    Texts come from the given files, else from .jsonl files beside them. GoldError where a file
    cannot be used.
    """
    files, material = _analysed(paths, analyse)
    return {file.path.name: file.form.score(file.rows, material) for file in files}


def measure(paths: Sequence[Path], *, analyse: Analyse | None = None) -> dict[str, Scores]:
    """The same scores, and for each ratio the standard error that comes of which articles it is."""
    files, material = _analysed(paths, analyse)
    return {file.path.name: _measured(file, material) for file in files}


def _analysed(
    paths: Sequence[Path], analyse: Analyse | None
) -> tuple[Sequence[GoldFile], Material]:
    _check_names(paths)
    files = [read_gold(path) for path in paths]
    articles = _gather_articles(files)
    analyses = _analyse_all(articles, analyse or _pipeline())
    return files, Material(articles=articles, analyses=analyses)


def _measured(file: GoldFile, material: Material) -> Scores:
    def score(rows: Sequence[Any]) -> Scores:
        return file.form.score(rows, material)

    return {"scores": score(file.rows), "errors": jackknife(file.rows, score)}


def _check_names(paths: Sequence[Path]) -> None:
    for index, path in enumerate(paths):
        if path.name in {other.name for other in paths[:index]}:
            raise GoldError(path, None, "another file of this name was given")


def _gather_articles(files: Sequence[GoldFile]) -> dict[str, GoldArticle]:
    articles = {article.doc: article for file in files for article in file.articles}
    for file in files:
        missing = frozenset(file.docs) - articles.keys()
        for article in find_articles(file.path.parent, missing) if missing else ():
            articles.setdefault(article.doc, article)
        for doc in file.docs:
            if doc not in articles:
                raise GoldError(file.path, None, f"no file beside it holds the text of {doc}")
    return articles


def _analyse_all(articles: Mapping[str, GoldArticle], analyse: Analyse) -> dict[str, Analysis]:
    return {
        doc: analyse(Article(id=doc, path=doc, text=article.text))
        for doc, article in articles.items()
    }


def _pipeline() -> Analyse:
    # Here and not above: whoever only wants the figures need not load the language model.
    from analysis.pipeline import analyse

    return analyse
