"""`add`: files into the store, and their analysis in this process."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from analysis.cli.counter import Counter, counted
from analysis.cli.inputs import find_files, is_supported, read_bytes
from analysis.ingest import SUFFIXES, IngestError
from analysis.ingest.problems import unsupported
from analysis.models import Problem
from analysis.store import ArticleRow, Store
from analysis.worker import PAUSE, work


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of one path: an article, new or not, or the problem that kept it out."""

    path: str
    article: int | None = None
    is_new: bool = False
    problem: Problem | None = None


def store_files(store: Store, paths: Iterable[str], collection: int) -> tuple[Added, ...]:
    """Every file stored, before any is analysed; one that is refused does not stop the others."""
    files = tuple(_expand(paths))
    counter = counted(files, len(files), "files stored")
    return tuple(_store_file(store, path, collection) for path in counter)


def analyse_waiting(store: Store, articles: Iterable[int]) -> None:
    """Nothing; each of the articles is done or has a problem, by this worker or another."""
    ours = tuple(dict.fromkeys(articles))
    counter = Counter(store.count_open(ours), "articles analysed")
    while store.count_open(ours):
        if not work(store, after=lambda _: counter.step()):
            # Another worker has the rest: it either ends it, or its claim runs out.
            time.sleep(PAUSE)
    counter.clear()


def describe(store: Store, added: Added) -> tuple[str, bool]:
    """The line of one file (id, state or code, path, remark), and whether it went well."""
    if added.article is None:
        problem = added.problem or Problem(code="", message="")
        return _join("-", problem.code, added.path, problem.message), False
    row = store.article(added.article)
    if row.problem is not None:
        return _join(row.article, row.problem.code, added.path, row.problem.message), False
    remark = "" if added.is_new else _already(row)
    return _join(row.article, row.state.value, added.path, remark), True


def _expand(paths: Iterable[str]) -> Iterator[str]:
    for path in paths:
        if Path(path).is_dir():
            yield from find_files(path)
        else:
            yield path


def _store_file(store: Store, path: str, collection: int) -> Added:
    try:
        _check_kind(path)
        receipt = store.enqueue(collection, Path(path).name, read_bytes(path))
    except IngestError as error:
        return Added(path=path, problem=error.problem)
    return Added(path=path, article=receipt.article, is_new=receipt.is_new)


def _check_kind(path: str) -> None:
    if "://" in path:
        message = "Addresses can't be fetched yet: save the page as a file and add that."
        raise IngestError(Problem(code="E_UNSUPPORTED", message=message))
    if not is_supported(path):
        raise unsupported(path, SUFFIXES)


def _already(row: ArticleRow) -> str:
    return f"already here since {row.added:%Y-%m-%d %H:%M} UTC"


def _join(*parts: object) -> str:
    """The parts with tabs between; a part has none itself, and no line ends."""
    return "\t".join(" ".join(str(part).split()) for part in parts).rstrip()
