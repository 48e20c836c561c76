"""The worker's round: a step of a delivery, then an article, until nothing is left."""

import time
from collections.abc import Callable, Generator
from contextlib import closing
from datetime import UTC, datetime, timedelta

from analysis.samples import SAMPLE_NAME, sample_files
from analysis.store import Collection, Store
from analysis.worker.articles import process
from analysis.worker.holding import claim_of_article, held
from analysis.worker.opening import open_delivery
from analysis.worker.tools import Analyse, Tools

KEPT = timedelta(days=30)
"""How long a removed article can be brought back."""
PAUSE = 0.25
"""Seconds between two looks at empty queues."""
UNSETTLED = 30.0
"""Seconds of analysing after which names are joined across articles, before the queue is empty."""


def work(  # noqa: PLR0913 - each is known by its name
    store: Store,
    *,
    linger: float = 0,
    analyse: Analyse | None = None,
    after: Callable[[int], None] | None = None,
    is_told_to_stop: Callable[[], bool] = lambda: False,
    tools: Tools | None = None,
) -> int:
    """How many articles were finished, well or badly, until none had come for `linger` seconds.

    Deliveries are opened on the way, a few of their articles at a time. `analyse` is the pipeline
    unless another is given. `after` is told the id of each finished article. Told to stop, it ends
    the article that it is at.
    """
    store.purge(before=datetime.now(UTC) - KEPT)
    finished, settled = 0, time.monotonic()
    with (
        closing(tools or Tools(analyse=analyse)) as own,
        closing(_articles(store, own, linger, is_told_to_stop)) as articles,
    ):
        for article in articles:
            finished += 1
            if time.monotonic() - settled >= UNSETTLED:
                store.settle()
                settled = time.monotonic()
            if after is not None:
                after(article)
    return finished


def load_sample(store: Store) -> Collection:
    """The sample collection, its articles stored and waiting where they are new."""
    collection = store.collection(SAMPLE_NAME, is_sample=True)
    for name, data in sample_files():
        store.enqueue(collection.id, name, data)
    return store.collection(SAMPLE_NAME)


def _articles(
    store: Store, tools: Tools, linger: float, is_told_to_stop: Callable[[], bool]
) -> Generator[int]:
    """The ids of the articles that were finished, until nothing has come for so long."""
    deadline = time.monotonic() + linger
    with closing(_Opening(store, tools)) as opening:
        while not is_told_to_stop():
            has_opened = opening.step()
            article = _finish_next(store, tools)
            if article is not None:
                yield article
            if has_opened or article is not None:
                deadline = time.monotonic() + linger
                continue
            store.settle()
            if time.monotonic() >= deadline:
                return
            time.sleep(PAUSE)


def _finish_next(store: Store, tools: Tools) -> int | None:
    """The article that was finished; None where none waits."""
    queued = store.claim_next()
    if queued is None:
        return None
    with held(claim_of_article(store, queued)):
        process(store, queued, tools)
    return queued.article


class _Opening:
    """The delivery that this worker is at, if any."""

    def __init__(self, store: Store, tools: Tools) -> None:
        self._store, self._tools = store, tools
        self._steps: Generator[None] | None = None

    def step(self) -> bool:
        """Whether a delivery came a step on, or to its end."""
        if self._steps is None:
            delivery = self._store.claim_delivery()
            if delivery is None:
                return False
            self._steps = open_delivery(self._store, delivery, self._tools)
        if next(self._steps, self) is self:
            self._steps = None
        return True

    def close(self) -> None:
        """Gives the delivery back."""
        if self._steps is not None:
            self._steps.close()
