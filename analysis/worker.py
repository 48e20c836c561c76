"""Draining the queue: claim, read, analyse, save. Any number of workers may do it at once."""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from threading import Event, Thread
from uuid import uuid4

from analysis.ingest import IngestError, read_article
from analysis.models import Analysis, Article, Problem
from analysis.samples import SAMPLE_NAME, sample_files
from analysis.store import Collection, Queued, Store, StoreError

Analyse = Callable[[Article], Analysis]

KEPT = timedelta(days=30)
"""How long a removed article can be brought back."""
PAUSE = 0.25
"""Seconds between two looks at an empty queue."""
UNSETTLED = 30.0
"""Seconds of analysing after which names are joined across articles, before the queue is empty."""
SIGNS_OF_LIFE = 4
"""How often a worker renews its claim within the time that a claim holds."""

log = logging.getLogger(__name__)


class NotInstalledError(Exception):
    """A model or package is missing or damaged: no article's fault, and nothing can be analysed."""


def work(
    store: Store,
    *,
    linger: float = 0,
    analyse: Analyse | None = None,
    after: Callable[[int], None] | None = None,
    is_told_to_stop: Callable[[], bool] = lambda: False,
) -> int:
    """How many articles were finished, well or badly, until none had come for `linger` seconds.

    `analyse` is the pipeline unless another is given; it is loaded when the first article comes.
    `after` is told the id of each finished article. Told to stop, it ends the one it is at.
    """
    store.purge(before=datetime.now(UTC) - KEPT)
    finished, settled = 0, time.monotonic()
    for queued in _claims(store, linger, is_told_to_stop):
        with _held(store, queued.article):
            process(store, queued, analyse)
        finished += 1
        if time.monotonic() - settled >= UNSETTLED:
            store.settle()
            settled = time.monotonic()
        if after is not None:
            after(queued.article)
    return finished


def process(store: Store, queued: Queued, analyse: Analyse | None = None) -> None:
    """Nothing; the article's findings are stored, or else the problem that it had."""
    try:
        article = read_article(queued.data, queued.name, queued.given)
        store.save_read(queued.article, article)
        store.save_analysis(queued.article, (analyse or load_pipeline())(article))
    except IngestError as error:
        store.save_problem(queued.article, error.problem)
    except (StoreError, NotInstalledError):
        raise
    except Exception:
        store.save_problem(queued.article, log_problem(queued.name))


def log_problem(name: str) -> Problem:
    """The problem that stands for the exception being handled, which is logged under its id."""
    error = uuid4().hex[:8]
    log.exception("error %s in %r", error, name)
    message = f"Something went wrong in the program (error {error}; the log says more)."
    return Problem(code="E_INTERNAL", message=message)


def load_pipeline() -> Analyse:
    """The real analysis with its models loaded: slow the first time, then at once."""
    try:
        from analysis import pipeline

        pipeline.language()
    except Exception as error:
        raise NotInstalledError(f"The analysis can't start: {error}") from error
    return pipeline.analyse


def load_sample(store: Store) -> Collection:
    """The sample collection, its articles stored and waiting where they are new."""
    collection = store.collection(SAMPLE_NAME, is_sample=True)
    for name, data in sample_files():
        store.enqueue(collection.id, name, data)
    return store.collection(SAMPLE_NAME)


def _claims(store: Store, linger: float, is_told_to_stop: Callable[[], bool]) -> Iterator[Queued]:
    """What waits, one after the other, until nothing has come for so long."""
    deadline = time.monotonic() + linger
    while not is_told_to_stop():
        queued = store.claim_next()
        if queued is not None:
            yield queued
            deadline = time.monotonic() + linger
            continue
        store.settle()
        if time.monotonic() >= deadline:
            return
        time.sleep(PAUSE)


@contextmanager
def _held(store: Store, article: int) -> Iterator[None]:
    """The claim is renewed as long as this lasts, and given back when it is broken off."""
    is_over = Event()
    beating = Thread(target=_beat, args=(store, article, is_over), daemon=True)
    beating.start()
    try:
        yield
    except BaseException:
        store.release(article)
        raise
    finally:
        is_over.set()
        beating.join()


def _beat(store: Store, article: int, is_over: Event) -> None:
    while not is_over.wait(store.lease.total_seconds() / SIGNS_OF_LIFE):
        try:
            store.hold(article)
        except StoreError:
            log.warning("could not renew the claim of article %s", article)
