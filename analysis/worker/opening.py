"""A delivery opened: what it holds is taken in a few at a time, so that others get their turn."""

from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import replace

from analysis.ingest import Given, IngestError
from analysis.ingest.containers import Columns, Member, Refused
from analysis.models import Problem
from analysis.store import DeliveryKind, QueuedDelivery, Store, StoreError
from analysis.worker.holding import claim_of_delivery, held
from analysis.worker.tools import NotInstalledError, Tools, log_problem

Item = tuple[int, Member | Refused]
"""Something in a delivery, and its position there."""
Open = Callable[[Store, QueuedDelivery, Tools], Iterator[None]]

MOST_MEMBERS = 50
"""So many are stored in one transaction at most: nobody else waits long for their turn."""
MOST_BYTES = 8 * 1024 * 1024
"""With so many bytes there are no more in a transaction: that is what is held in memory."""
UNKNOWN_COLUMNS = "E_COLUMNS"
"""The code of the problem of a table whose columns can't be guessed."""


def open_delivery(store: Store, delivery: QueuedDelivery, tools: Tools) -> Generator[None]:
    """Takes in a little at each step. In the end all of it is stored, or refused with a reason.

    Closed before its end, it gives the delivery back, to be gone on with by whoever claims it.
    """
    with held(claim_of_delivery(store, delivery)):
        try:
            yield from OPENS[delivery.kind](store, delivery, tools)
        except IngestError as error:
            _end(store, delivery, error.problem)
        except (StoreError, NotInstalledError):
            raise
        except Exception:
            _end(store, delivery, log_problem(delivery.name))
        else:
            store.finish_delivery(delivery.delivery, turn=delivery.turn)


def _end(store: Store, delivery: QueuedDelivery, problem: Problem) -> None:
    if problem.code == UNKNOWN_COLUMNS and delivery.kind is DeliveryKind.TABLE:
        store.ask_columns(delivery.delivery, delivery.turn)
    else:
        store.finish_delivery(delivery.delivery, problem, delivery.turn)


def _open_archive(store: Store, delivery: QueuedDelivery, tools: Tools) -> Iterator[None]:
    return _unpack(store, delivery, tools, None)


def _open_table(store: Store, delivery: QueuedDelivery, tools: Tools) -> Iterator[None]:
    return _unpack(store, delivery, tools, delivery.columns or _remembered(store, delivery, tools))


def _open_page(store: Store, delivery: QueuedDelivery, tools: Tools) -> Iterator[None]:
    if 0 not in delivery.taken:
        fetched = _fetch(delivery, delivery.name, tools)
        store.take_in(delivery.delivery, [(0, fetched)], delivery.turn)
    yield


def _open_feed(store: Store, delivery: QueuedDelivery, tools: Tools) -> Iterator[None]:
    entries = tools.fetcher.feed(delivery.name)
    addresses = [entry.url for entry in entries]
    for item in store.expect(delivery.delivery, addresses, delivery.turn):
        got = _try_to_fetch(delivery, item.name, tools)
        if not store.take_in(delivery.delivery, [(item.position, got)], delivery.turn):
            return
        yield


OPENS: dict[DeliveryKind, Open] = {
    DeliveryKind.ARCHIVE: _open_archive,
    DeliveryKind.TABLE: _open_table,
    DeliveryKind.PAGE: _open_page,
    DeliveryKind.FEED: _open_feed,
}


def _unpack(
    store: Store, delivery: QueuedDelivery, tools: Tools, columns: Columns | None
) -> Iterator[None]:
    found = enumerate(tools.reader.unpack(delivery.data or b"", delivery.name, columns))
    new = (
        (position, _with_given(item, delivery.given))
        for position, item in found
        if position not in delivery.taken
    )
    for some in _batches(new):
        if not store.take_in(delivery.delivery, some, delivery.turn):
            return
        yield


def _remembered(store: Store, delivery: QueuedDelivery, tools: Tools) -> Columns | None:
    headers = tools.reader.preview(delivery.data or b"", delivery.name).headers
    return store.columns_for(delivery.collection, headers)


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """The items, not too many at a time. What came before an IngestError comes before it here."""
    batch: list[Item] = []
    size = 0
    try:
        for position, item in items:
            batch.append((position, item))
            size += len(item.data) if isinstance(item, Member) else 0
            if len(batch) >= MOST_MEMBERS or size >= MOST_BYTES:
                yield batch
                batch, size = [], 0
    except IngestError:
        if batch:
            yield batch
        raise
    if batch:
        yield batch


def _with_given(item: Member | Refused, given: Given) -> Member | Refused:
    """What was said of the whole delivery stands where its own part says nothing."""
    if isinstance(item, Refused):
        return item
    return replace(item, given=item.given.filled_by(given))


def _fetch(delivery: QueuedDelivery, url: str, tools: Tools, *, is_listed: bool = False) -> Member:
    page = tools.fetcher.page(url, is_listed=is_listed)
    given = replace(delivery.given, url=delivery.given.url or page.url)
    return Member(name=page.name, data=page.data, given=given)


def _try_to_fetch(delivery: QueuedDelivery, url: str, tools: Tools) -> Member | Refused:
    """The page, or why there is none; the feed's other pages go on."""
    try:
        return _fetch(delivery, url, tools, is_listed=True)
    except IngestError as error:
        return Refused(name=url, problem=error.problem)
    except Exception:
        return Refused(name=url, problem=log_problem(url))
