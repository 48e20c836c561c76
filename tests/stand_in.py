"""A stand-in for the pipeline where a test is about something else, and a worker that uses it.

`python -m tests.stand_in URL LEASE` drains the store at the URL and prints a line an article.
"""

import sys
import time
from datetime import timedelta

from analysis.models import Analysis, Article, Block, BlockKind, Entity, Span
from analysis.store import Store, open_store
from analysis.worker import work

PACE = 0.02
"""Seconds an article takes: long enough to be killed in the middle of one."""


def plain_analysis(article: Article) -> Analysis:
    """One block and one entity, from the text alone."""
    whole = Span(0, len(article.text))
    return Analysis(
        article=article,
        blocks=(Block(kind=BlockKind.BODY, span=whole),),
        entities=(Entity(name=article.text.split()[0], type="ORG", mentions=(whole,)),),
        attributions=(),
        denials=(),
        version="stand-in",
    )


def slow_analysis(article: Article) -> Analysis:
    """The same, taking its time."""
    time.sleep(PACE)
    return plain_analysis(article)


def main() -> None:
    url, lease = sys.argv[1:]
    store = Store(open_store(url).engine, lease=timedelta(seconds=float(lease)))
    work(store, analyse=slow_analysis, after=lambda article: print(article, flush=True))  # noqa: T201


if __name__ == "__main__":
    main()
