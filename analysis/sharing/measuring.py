"""How much of the articles a link of excerpts shows, told to whoever is about to make it."""

from dataclasses import dataclass

from sqlalchemy import select

from analysis.models import Analysis
from analysis.sharing.excerpts import find_passages, share_shown
from analysis.store import Store
from analysis.store.engine import reading
from analysis.store.loading import load_analysis
from analysis.store.schema import article
from analysis.store.wording import passage_of
from analysis.tables import Scope
from analysis.tables.scope import conditions

MOST_MEASURED = 100
"""Articles that are read: enough for a mean, and done in a second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpted:
    """What is shown of the articles that were measured."""

    articles: int
    is_all: bool
    """Whether there are no other articles with a text."""
    mean: float
    """Of an article's words, 0 to 1."""
    most: float
    """The same of the article of which most is shown."""
    statements: int
    shown: int
    """How many of the statements have a word in a passage."""


def measure_excerpts(
    store: Store, scope: Scope, most: int, *, articles: int = MOST_MEASURED
) -> Excerpted | None:
    """What passages of at most so many words show; None where no article was analysed.

    The oldest uploads are measured, at most so many `articles`.
    """
    analysed = select(article.c.id).where(
        *conditions(scope), article.c.analysis_version.is_not(None)
    )
    with reading(store.engine) as source:
        ids = source.execute(analysed.order_by(article.c.id).limit(articles + 1)).scalars().all()
        read = (load_analysis(source, one) for one in ids[:articles])
        found = [_measure(one, most) for one in read if one is not None]
    if not found:
        return None
    shares, statements, shown = zip(*found, strict=True)
    return Excerpted(
        articles=len(found),
        is_all=len(ids) <= articles,
        mean=sum(shares) / len(shares),
        most=max(shares),
        statements=sum(statements),
        shown=sum(shown),
    )


def _measure(analysis: Analysis, most: int) -> tuple[float, int, int]:
    passages = tuple(find_passages(analysis, most))
    wanted = [passage_of(one) for one in analysis.attributions]
    shown = sum(any(one.overlaps(passage) for passage in passages) for one in wanted)
    return share_shown(analysis.article.text, passages), len(wanted), shown
