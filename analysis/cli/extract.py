"""`extract`: files to JSON lines, in order, without storing anything."""

import json
import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice

from analysis.cli.inputs import Item, read_bytes
from analysis.contract import Json, to_contract
from analysis.ingest import Given, IngestError, read_article
from analysis.models import Article, Problem
from analysis.worker import Analyse, load_pipeline, log_problem

AHEAD = 4
"""Articles waiting for each process: enough to keep it busy, few enough to hold in memory."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of output."""

    json: str
    has_problem: bool


def extract(items: Iterable[Item], given: Given, workers: int) -> Iterator[Line]:
    """One line an item, in order, from this process or from several."""
    make = partial(extract_one, given=given)
    return map(make, items) if workers <= 1 else _in_processes(make, items, workers)


def extract_one(item: Item, given: Given, analyse: Analyse | None = None) -> Line:
    """The line of one article. A file that can't be read or analysed gives its problem instead."""
    article = _read(item, given)
    if isinstance(article, Problem):
        return _line(_refused(item, article))
    return _line(_analysed(item, article, analyse or load_pipeline()))


def _read(item: Item, given: Given) -> Article | Problem:
    if item.problem is not None:
        return item.problem
    try:
        if item.text is None:
            return read_article(read_bytes(item.path), item.path, given)
        data = item.text.encode("utf8", "surrogatepass")
        return replace(read_article(data, "line.txt", given), id=item.id, path=item.path)
    except IngestError as error:
        return error.problem
    except Exception:
        return log_problem(item.path)


def _analysed(item: Item, article: Article, analyse: Analyse) -> Json:
    try:
        return to_contract(analyse(article))
    except Exception:
        return _refused(item, log_problem(item.path))


def _refused(item: Item, problem: Problem) -> Json:
    told = {"code": problem.code, "message": problem.message}
    return {"id": item.id, "path": item.path, "problem": told}


def _line(found: Json) -> Line:
    # ASCII, because some programs take U+2028 or U+0085 in a text for the end of the line.
    return Line(json.dumps(found), bool(found.get("problem") or found.get("problems")))


def _in_processes(
    make: Callable[[Item], Line], items: Iterable[Item], workers: int
) -> Iterator[Line]:
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, context, initializer=_end_at_interrupt) as pool:
        waiting: deque[Future[Line]] = deque()
        coming = iter(items)
        try:
            waiting.extend(pool.submit(make, item) for item in islice(coming, workers * AHEAD))
            while waiting:
                yield waiting.popleft().result()
                waiting.extend(pool.submit(make, item) for item in islice(coming, 1))
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _end_at_interrupt() -> None:
    """Ctrl-C ends this process at once and in silence, and so the pool that waits for it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
