"""`add` and `retry`: files and addresses into the store, and their analysis in this process."""

import signal
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from analysis.cli.counter import Counter, counted
from analysis.cli.inputs import find_files, read_bytes, suffix_of
from analysis.ingest import NOTHING_GIVEN, SUFFIXES, Given, IngestError
from analysis.ingest.containers import CONTAINERS, TABLES, Columns
from analysis.ingest.containers.parts import COLUMN_FIELDS
from analysis.ingest.problems import unsupported
from analysis.models import Problem
from analysis.store import DeliveryKind, DeliveryState, State, Store
from analysis.worker import PAUSE, work

OVER = (State.PROBLEM, State.CANCELLED)
STOPPED = (DeliveryState.PROBLEM, DeliveryState.CANCELLED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Where everything goes, and what was said of all of it."""

    collection: int
    given: Given = NOTHING_GIVEN
    columns: Columns | None = None
    """Of the tables; None to have them guessed."""
    are_feeds: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of one path: an article or a delivery, or the problem that kept it out."""

    path: str
    article: int | None = None
    delivery: int | None = None
    problem: Problem | None = None
    since: datetime | None = None
    """UTC; when it came, where it was there already."""


def columns_from(given: Iterable[str]) -> Columns | None:
    """What was said of a table's columns, such as "text=Body"; None where nothing was.

    Raises ValueError for a field that there is not, and where none is said to be the text.
    """
    pairs = dict(one.partition("=")[::2] for one in given)
    if any(field not in COLUMN_FIELDS or not name for field, name in pairs.items()):
        fields = ", ".join(COLUMN_FIELDS)
        raise ValueError(f"--column takes FIELD=NAME; the fields are {fields}")
    if pairs and "text" not in pairs:
        raise ValueError("say which column holds the text: --column text=NAME")
    return Columns(**pairs) if pairs else None


def store_all(store: Store, paths: Iterable[str], wanted: Wanted) -> tuple[Added, ...]:
    """All of it stored, before anything is analysed; what is refused does not stop the others."""
    found = tuple(paths if wanted.are_feeds else _expand(paths))
    counter = counted(found, len(found), "files stored")
    return tuple(_store_one(store, path, wanted) for path in counter)


def analyse_waiting(store: Store, added: Iterable[Added], collection: int) -> None:
    """Nothing; all of it is done or has a problem, by this worker or another.

    Everything else that waits in the store is done on the way. Raises KeyboardInterrupt at Ctrl-C,
    once the article at hand is ended.
    """
    some = tuple(added)
    counter = Counter(None, "articles analysed")

    def step(_: int) -> None:
        if counter.is_shown:
            counter.total = counter.done + 1 + store.progress(collection).waiting
        counter.step()

    with _listening() as is_told_to_stop:
        while _count_open(store, some):
            finished = work(store, after=step, is_told_to_stop=is_told_to_stop)
            if is_told_to_stop():
                raise KeyboardInterrupt
            if not finished:
                # Another worker has the rest: it either ends it, or its claim runs out.
                time.sleep(PAUSE)
    counter.clear()


@contextmanager
def _listening() -> Iterator[Callable[[], bool]]:
    """Whether Ctrl-C was pressed. Only the second time does it break off what is being done.

    Amid a change of the database it would leave that locked, and the claim could not be given back.
    """
    told: list[int] = []

    def tell(number: int, _: object) -> None:
        if told:
            raise KeyboardInterrupt
        told.append(number)

    before = signal.signal(signal.SIGINT, tell)
    try:
        yield lambda: bool(told)
    finally:
        signal.signal(signal.SIGINT, before)


def again(store: Store, collection: int) -> tuple[Added, ...]:
    """What had a problem or was cancelled in the collection waits once more."""
    articles = [store.article(one) for one in store.articles_of(collection)]
    over = [row for row in articles if row.state in OVER]
    for row in over:
        store.retry(row.article)
    stopped = [
        row
        for row in store.deliveries(collection)
        if (row.state in STOPPED or row.refused or row.waiting) and not row.is_open
    ]
    tried = [row for row in stopped if store.retry_delivery(row.delivery)]
    return (
        *(Added(path=row.name, article=row.article) for row in over),
        *(Added(path=row.name, delivery=row.delivery) for row in tried),
    )


def _count_open(store: Store, added: tuple[Added, ...]) -> int:
    deliveries = [one.delivery for one in added if one.delivery is not None]
    articles = {one.article for one in added if one.article is not None}
    waiting = store.count_open_deliveries(deliveries)
    if not waiting:
        for one in deliveries:
            articles |= {
                item.article for item in store.delivery_items(one) if item.article is not None
            }
    return waiting + store.count_open(articles)


def _expand(paths: Iterable[str]) -> Iterator[str]:
    for path in paths:
        if Path(path).is_dir():
            yield from find_files(path)
        else:
            yield path


def _store_one(store: Store, path: str, wanted: Wanted) -> Added:
    try:
        if wanted.are_feeds or "://" in path:
            return _store_address(store, path, wanted)
        if suffix_of(path) in CONTAINERS:
            return _store_container(store, path, wanted)
        return _store_file(store, path, wanted)
    except IngestError as error:
        return Added(path=path, problem=error.problem)


def _store_address(store: Store, path: str, wanted: Wanted) -> Added:
    from analysis.fetching import parse_address

    parse_address(path)
    kind = DeliveryKind.FEED if wanted.are_feeds else DeliveryKind.PAGE
    receipt = store.deliver(wanted.collection, kind, path.strip(), None, wanted.given)
    return Added(path=path, delivery=receipt.delivery)


def _store_container(store: Store, path: str, wanted: Wanted) -> Added:
    is_table = suffix_of(path) in TABLES
    kind = DeliveryKind.TABLE if is_table else DeliveryKind.ARCHIVE
    columns = wanted.columns if is_table else None
    name, data = Path(path).name, read_bytes(path)
    receipt = store.deliver(wanted.collection, kind, name, data, wanted.given, columns)
    is_unread = not receipt.is_new and not store.delivery(receipt.delivery).total
    if columns is not None and is_unread:
        store.choose_columns(receipt.delivery, columns, wanted.given)
    return Added(path=path, delivery=receipt.delivery)


def _store_file(store: Store, path: str, wanted: Wanted) -> Added:
    if suffix_of(path) not in SUFFIXES:
        raise unsupported(path, SUFFIXES | CONTAINERS)
    name, data = Path(path).name, read_bytes(path)
    receipt = store.enqueue(wanted.collection, name, data, wanted.given)
    since = None if receipt.is_new else receipt.added
    return Added(path=path, article=receipt.article, since=since)
