"""The part of the store that takes deliveries: what gives several articles, or must be fetched."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.ingest import NOTHING_GIVEN, Given
from analysis.ingest.containers.parts import Columns, Member, Refused
from analysis.models import Problem
from analysis.store import deliveries, delivery_rows, lines, taking_in
from analysis.store.deliveries import Parcel
from analysis.store.delivery_records import (
    DeliveryItem,
    DeliveryKind,
    DeliveryReceipt,
    DeliveryRow,
    DeliveryState,
    QueuedDelivery,
)
from analysis.store.engine import reading, writing
from analysis.store.given_rows import check_dates
from analysis.store.opened import Opened
from analysis.store.repeating import twice
from analysis.store.schema import delivery


@dataclass(frozen=True, slots=True)
class Deliveries(Opened):
    """Archives, tables, pages and feeds: stored first, then taken in.

    A worker passes the turn of its claim, as for articles (see `Working`).
    """

    def deliver(  # noqa: PLR0913 - what is said of a delivery, each by its name
        self,
        collection: int,
        kind: str,
        name: str,
        data: bytes | None = None,
        given: Given = NOTHING_GIVEN,
        columns: Columns | None = None,
    ) -> DeliveryReceipt:
        """Proof that it is stored and waits to be taken in, or was there already.

        `data` is None for a page or feed, whose `name` is the address. Of a known delivery, what
        is missing is tried again, and a feed is read again. Raises a StoreError for a day in the
        future.
        """
        parcel = Parcel(
            collection=collection,
            kind=DeliveryKind(kind),
            name=name,
            data=data,
            given=given,
            columns=columns,
        )
        return twice(lambda: self._deliver(parcel))

    def claim_delivery(self) -> QueuedDelivery | None:
        """The next delivery that waits, claimed for this worker; None where none waits."""
        now = self._now()
        with reading(self.engine) as connection:
            if not lines.is_waiting(connection, deliveries.LINE, now - self.lease):
                return None
        with writing(self.engine) as connection:
            claimed = lines.claim(connection, deliveries.LINE, now, self.lease)
        if claimed is None:
            return None
        with reading(self.engine) as connection:
            return delivery_rows.load_queued(connection, claimed)

    def hold_delivery(self, one: int, turn: int | None = None) -> bool:
        """Whether it is still in hand. A sign of life: the claim holds for another lease."""
        with writing(self.engine) as connection:
            return lines.hold(connection, deliveries.LINE, one, self._now(), turn)

    def release_delivery(self, one: int, turn: int | None = None) -> bool:
        """Whether it was still in hand. It waits again, and goes on where it was."""
        with writing(self.engine) as connection:
            return lines.release(connection, deliveries.LINE, one, turn)

    def take_in(
        self, one: int, items: Sequence[tuple[int, Member | Refused]], turn: int | None = None
    ) -> bool:
        """Whether to go on; all of the items are stored, or none.

        A position that is settled already is passed over. False once the delivery was cancelled,
        or is in other hands than the turn's.
        """
        return twice(lambda: self._take_in(one, items, turn))

    def expect(
        self, one: int, names: Iterable[str], turn: int | None = None
    ) -> tuple[DeliveryItem, ...]:
        """What waits in the delivery, now that these entries are known to be in it.

        Nothing becomes known, and nothing waits, once it is in other hands than the turn's.
        """
        with writing(self.engine) as connection:
            if not taking_in.expect(connection, one, names, turn):
                return ()
        with reading(self.engine) as connection:
            return delivery_rows.list_items(connection, one, deliveries.IS_WAITING)

    def finish_delivery(
        self, one: int, problem: Problem | None = None, turn: int | None = None
    ) -> bool:
        """Whether it was in hand. All of it is taken in, or it can't be; what it brought stays."""
        state = DeliveryState.DONE if problem is None else DeliveryState.PROBLEM
        return self._end(one, state, problem, turn)

    def ask_columns(self, one: int, turn: int | None = None) -> bool:
        """Whether it was in hand. The table waits until somebody says what its columns are."""
        return self._end(one, DeliveryState.ASKS, None, turn)

    def choose_columns(self, one: int, columns: Columns, given: Given = NOTHING_GIVEN) -> None:
        """The table is taken in by these columns."""
        check_dates(given, self._now())
        with writing(self.engine) as connection:
            deliveries.choose_columns(connection, one, columns, given)

    def retry_delivery(self, one: int) -> bool:
        """Whether it waits once more: what was refused, or never came, is tried again."""
        with writing(self.engine) as connection:
            return deliveries.try_again(connection, one)

    def deliveries(self, collection: int) -> tuple[DeliveryRow, ...]:
        """The deliveries of a collection in the order in which they came."""
        with reading(self.engine) as connection:
            is_its = delivery.c.collection_id == collection
            return delivery_rows.list_deliveries(connection, is_its)

    def delivery(self, one: int) -> DeliveryRow:
        """What is known of a delivery. Raises KeyError where there is none."""
        with reading(self.engine) as connection:
            found = delivery_rows.list_deliveries(connection, delivery.c.id == one)
        if not found:
            raise KeyError(one)
        return found[0]

    def delivery_items(self, one: int) -> tuple[DeliveryItem, ...]:
        """What is in a delivery, in its order, as far as it was seen."""
        with reading(self.engine) as connection:
            return delivery_rows.list_items(connection, one)

    def delivery_data(self, one: int) -> bytes | None:
        """The delivery as it was handed in; None where it was an address."""
        with reading(self.engine) as connection:
            return delivery_rows.load_data(connection, one)

    def count_open_deliveries(self, some: Iterable[int]) -> int:
        """How many of the deliveries wait or are being taken in."""
        with reading(self.engine) as connection:
            return lines.count_open(connection, deliveries.LINE, some)

    def columns_for(self, collection: int, headers: Iterable[str]) -> Columns | None:
        """The columns that somebody chose for a table with these headers in the collection."""
        with reading(self.engine) as connection:
            return delivery_rows.find_columns(connection, collection, tuple(headers))

    def remember_columns(self, collection: int, headers: Iterable[str], columns: Columns) -> None:
        """The columns by which the collection takes in every table with these headers from now on.

        Other collections are asked for theirs.
        """
        with writing(self.engine) as connection:
            delivery_rows.save_columns(connection, collection, tuple(headers), columns)

    def _deliver(self, parcel: Parcel) -> DeliveryReceipt:
        with writing(self.engine) as connection:
            return deliveries.deliver(connection, parcel, self._now())

    def _take_in(
        self, one: int, items: Sequence[tuple[int, Member | Refused]], turn: int | None
    ) -> bool:
        with writing(self.engine) as connection:
            return taking_in.take_in(connection, one, items, self._now(), turn)

    def _end(
        self, one: int, state: DeliveryState, problem: Problem | None, turn: int | None
    ) -> bool:
        with writing(self.engine) as connection:
            return deliveries.end(connection, one, state, problem, turn)
