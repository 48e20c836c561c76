"""`extract`: files to JSON lines, in order, without storing anything."""

import atexit
import json
import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import islice
from pathlib import PurePath

from analysis.cli.inputs import Item, read_bytes, suffix_of
from analysis.contract import Json, to_contract
from analysis.ingest import Given, IngestError
from analysis.ingest.containers import CONTAINERS, Member, Refused
from analysis.models import Article, Problem
from analysis.worker import Analyse, load_pipeline, log_problem
from analysis.worker.tools import Shielded

NOTES = "N_"
"""How the codes of problems begin that are only told, and take nothing from the findings."""
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
    found = opened(items)
    return map(make, found) if workers <= 1 else _in_processes(make, found, workers)


def opened(items: Iterable[Item]) -> Iterator[Item]:
    """The items; in place of a file that holds several articles, each of them."""
    for item in items:
        is_whole = item.problem is None and item.text is None
        if is_whole and suffix_of(item.path) in CONTAINERS:
            yield from _parts(item)
        else:
            yield item


def _parts(item: Item) -> Iterator[Item]:
    try:
        for part in _reader().unpack(read_bytes(item.path), item.path, None):
            yield _part(item.path, part)
    except IngestError as error:
        yield replace(item, problem=error.problem)
    except Exception:
        yield replace(item, problem=log_problem(item.path))


def _part(path: str, part: Member | Refused) -> Item:
    item = Item(id=PurePath(part.name).stem, path=f"{path}/{part.name}")
    if isinstance(part, Refused):
        return replace(item, problem=part.problem)
    return replace(item, member=part)


def extract_one(item: Item, given: Given, analyse: Analyse | None = None) -> Line:
    """The line of one article. A file that can't be read or analysed gives its problem instead."""
    article = _read(item, given)
    if isinstance(article, Problem):
        return _line(_refused(item, article))
    told = frozenset(remark.code for remark in article.remarks)
    return _line(_analysed(item, article, analyse or load_pipeline()), told)


def _read(item: Item, given: Given) -> Article | Problem:
    if item.problem is not None:
        return item.problem
    try:
        return _read_item(item, given)
    except IngestError as error:
        return error.problem
    except Exception:
        return log_problem(item.path)


def _read_item(item: Item, given: Given) -> Article:
    if item.member is not None:
        return _read_member(item, item.member, given)
    if item.text is None:
        return _reader().read_article(read_bytes(item.path), item.path, given)
    data = item.text.encode("utf8", "surrogatepass")
    return replace(_reader().read_article(data, "line.txt", given), id=item.id, path=item.path)


def _read_member(item: Item, member: Member, given: Given) -> Article:
    """The article; what its container tells of it goes before what was said of all."""
    article = _reader().read_article(member.data, member.name, member.given.filled_by(given))
    remarks = (*member.remarks, *article.remarks)
    return replace(article, id=item.id, path=item.path, remarks=remarks)


@cache
def _reader() -> Shielded:
    """What reads files in this process, and risky ones in another; it ends with this one."""
    reader = Shielded()
    atexit.register(reader.close)
    return reader


def _analysed(item: Item, article: Article, analyse: Analyse) -> Json:
    try:
        return to_contract(analyse(article))
    except Exception:
        return _refused(item, log_problem(item.path))


def _refused(item: Item, problem: Problem) -> Json:
    told = {"code": problem.code, "message": problem.message}
    return {"id": item.id, "path": item.path, "problem": told}


def _line(found: Json, told: frozenset[str] = frozenset()) -> Line:
    """`told` are the codes of the reader's remarks, which take nothing from the findings."""
    problems = [problem["code"] for problem in found.get("problems", ())]
    is_partial = any(code not in told and not code.startswith(NOTES) for code in problems)
    # ASCII, because some programs take U+2028 or U+0085 in a text for the end of the line.
    return Line(json.dumps(found), bool(found.get("problem")) or is_partial)


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
