"""Deliveries: stored first, taken in once, in whatever way the work is broken off."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pytest

from analysis.ingest import Given
from analysis.ingest.containers import Columns, Member, Refused
from analysis.models import Problem
from analysis.store import (
    DeliveryKind,
    DeliveryState,
    ItemState,
    Progress,
    QueuedDelivery,
    Store,
    StoreError,
)
from analysis.store.queue import DIED, MAX_ATTEMPTS
from tests.factory import make_analysis
from tests.store.conftest import Clock

LEASE = 120
DAMAGED = Problem(code="E_CORRUPT", message="“b.pdf” is damaged.")
COLUMNS = Columns(text="Body", publisher="Outlet")


def deliver(store: Store, data: bytes = b"PK", name: str = "a.zip", **more: object) -> int:
    collection = store.collection("My articles").id
    return store.deliver(collection, "archive", name, data, **more).delivery


def claimed(store: Store) -> QueuedDelivery:
    queued = store.claim_delivery()
    assert queued is not None
    return queued


def member(number: int, **given: object) -> Member:
    return Member(name=f"{number}.txt", data=b"%d said no." % number, given=Given(**given))


def members(*numbers: int) -> list[tuple[int, Member | Refused]]:
    return [(number, member(number)) for number in numbers]


def test_a_delivery_is_stored_before_it_is_opened(store: Store, clock: Clock) -> None:
    given = Given(publisher="Lantern", published=date(2025, 3, 1))
    receipt = store.deliver(store.collection("A").id, "table", "t.csv", b"a,b", given, COLUMNS)
    assert (receipt.is_new, receipt.added) == (True, clock())
    row = store.delivery(receipt.delivery)
    assert (row.kind, row.state, row.name) == (DeliveryKind.TABLE, DeliveryState.QUEUED, "t.csv")
    assert (row.given, row.columns, row.total, row.is_open) == (given, COLUMNS, 0, True)
    assert store.delivery_data(receipt.delivery) == b"a,b"
    queued = claimed(store)
    assert (queued.data, queued.given, queued.columns) == (b"a,b", given, COLUMNS)
    assert queued.taken == frozenset()
    assert store.claim_delivery() is None


def test_an_address_is_delivered_without_data(store: Store) -> None:
    collection = store.collection("A").id
    delivery = store.deliver(collection, "feed", "https://lantern.example/feed").delivery
    assert claimed(store).data is None
    assert store.delivery_data(delivery) is None
    with pytest.raises(TypeError):
        store.deliver(collection, "feed", "https://lantern.example/feed", b"data")
    with pytest.raises(TypeError):
        store.deliver(collection, "archive", "a.zip")
    with pytest.raises(ValueError, match="parcel"):
        store.deliver(collection, "parcel", "a.zip", b"PK")


def test_there_must_be_a_collection(store: Store) -> None:
    with pytest.raises(StoreError) as raised:
        store.deliver(99, "archive", "a.zip", b"PK")
    assert raised.value.problem.code == "E_NO_COLLECTION"


def test_members_become_articles_and_refusals_are_listed(store: Store) -> None:
    delivery = deliver(store)
    claimed(store)
    refused = (1, Refused(name="b.pdf", problem=DAMAGED))
    assert store.take_in(delivery, [*members(0), refused, *members(2)])
    store.finish_delivery(delivery)
    row = store.delivery(delivery)
    assert (row.stored, row.known, row.refused, row.waiting) == (2, 0, 1, 0)
    assert row.state is DeliveryState.DONE
    first, second, third = store.delivery_items(delivery)
    assert (first.name, first.state, first.is_new) == ("0.txt", ItemState.STORED, True)
    assert (second.name, second.state, second.problem) == ("b.pdf", ItemState.REFUSED, DAMAGED)
    assert (first.article, second.article, third.article) == (1, None, 2)
    assert store.original(2) == b"2 said no."
    assert store.progress(1) == Progress(queued=2)
    assert store.deliveries(1) == (row,)


def test_a_known_article_is_not_stored_twice(store: Store) -> None:
    article = store.enqueue(store.collection("My articles").id, "x.txt", b"0 said no.").article
    delivery = deliver(store)
    claimed(store)
    store.take_in(delivery, [(0, member(0)), (1, member(1)), (2, member(1))])
    assert [(item.article, item.is_new) for item in store.delivery_items(delivery)] == [
        (article, False),
        (2, True),
        (2, False),
    ]
    row = store.delivery(delivery)
    assert (row.stored, row.known) == (1, 2)


def test_a_position_is_taken_in_once(store: Store) -> None:
    delivery = deliver(store)
    claimed(store)
    store.take_in(delivery, members(0, 1))
    other = Member(name="other.txt", data=b"other words", given=Given())
    store.take_in(delivery, [(1, other), *members(2)])
    assert [item.name for item in store.delivery_items(delivery)] == ["0.txt", "1.txt", "2.txt"]
    assert store.progress(1) == Progress(queued=3)


def test_all_of_a_batch_or_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    delivery = deliver(store)
    claimed(store)
    from analysis.store import taking_in

    def fail(*_: object) -> None:
        raise RuntimeError("in the middle")

    with monkeypatch.context() as patched:
        patched.setattr(taking_in, "touch_collection", fail)
        with pytest.raises(RuntimeError):
            store.take_in(delivery, members(0, 1))
    assert store.delivery_items(delivery) == ()
    assert store.progress(1) == Progress()
    assert store.take_in(delivery, members(0, 1))
    assert store.progress(1) == Progress(queued=2)


def test_whoever_claims_it_next_knows_what_is_there(store: Store, clock: Clock) -> None:
    delivery = deliver(store)
    claimed(store)
    store.take_in(delivery, [*members(0), (1, Refused(name="b", problem=DAMAGED))])
    clock.move(LEASE)
    assert store.claim_delivery() is None
    clock.move(1)
    assert claimed(store).taken == {0, 1}
    store.release_delivery(delivery)
    assert claimed(store).taken == {0, 1}


def test_a_living_worker_keeps_its_claim(store: Store, clock: Clock) -> None:
    delivery = deliver(store)
    claimed(store)
    for _ in range(3):
        clock.move(LEASE - 1)
        store.hold_delivery(delivery)
        assert store.claim_delivery() is None


def test_one_that_kills_its_worker_is_given_up(store: Store, clock: Clock) -> None:
    delivery, other = deliver(store), deliver(store, b"PK2")
    for _ in range(MAX_ATTEMPTS):
        assert claimed(store).delivery == delivery
        clock.move(LEASE + 1)
    assert claimed(store).delivery == other
    assert store.delivery(delivery).problem == DIED
    assert store.delivery(delivery).state is DeliveryState.PROBLEM
    assert not store.take_in(delivery, members(0))
    assert store.retry_delivery(delivery)
    assert claimed(store).delivery == delivery


def test_one_that_gets_on_is_not_given_up(store: Store, clock: Clock) -> None:
    delivery = deliver(store)
    for number in range(2 * MAX_ATTEMPTS):
        assert claimed(store).delivery == delivery
        store.take_in(delivery, members(number))
        clock.move(LEASE + 1)
    assert claimed(store).taken == set(range(2 * MAX_ATTEMPTS))


def test_the_same_bytes_are_one_delivery(store: Store, clock: Clock) -> None:
    first = store.deliver(store.collection("A").id, "archive", "a.zip", b"PK")
    clock.move(60)
    again = store.deliver(1, "archive", "b.zip", b"PK")
    assert (again.delivery, again.is_new, again.added) == (first.delivery, False, first.added)
    other = store.deliver(store.collection("B").id, "archive", "a.zip", b"PK")
    assert other.is_new
    assert len(store.deliveries(1)) == 1


def test_a_known_delivery_with_all_its_articles_is_left_alone(store: Store) -> None:
    delivery = deliver(store)
    claimed(store)
    store.take_in(delivery, members(0))
    store.finish_delivery(delivery)
    deliver(store)
    assert store.delivery(delivery).state is DeliveryState.DONE
    assert store.claim_delivery() is None


@pytest.mark.parametrize("is_purged", [False, True])
def test_handed_in_again_it_brings_back_what_was_deleted(
    store: Store, clock: Clock, is_purged: bool
) -> None:
    delivery = deliver(store)
    claimed(store)
    store.take_in(delivery, members(0, 1))
    store.finish_delivery(delivery)
    store.delete([1])
    if is_purged:
        clock.move(1)
        assert store.purge(clock()) == 1
    deliver(store)
    assert claimed(store).taken == {1}
    store.take_in(delivery, members(0, 1))
    store.finish_delivery(delivery)
    assert store.progress(1) == Progress(queued=2)
    assert store.delivery(delivery).stored == 2
    again = store.delivery_items(delivery)[0].article
    assert again == (3 if is_purged else 1)


def test_only_what_was_refused_is_tried_again(store: Store) -> None:
    delivery = deliver(store)
    claimed(store)
    store.take_in(delivery, [*members(0), (1, Refused(name="b.pdf", problem=DAMAGED)), *members(2)])
    store.finish_delivery(delivery)
    store.delete([1])
    assert store.retry_delivery(delivery)
    assert store.delivery(delivery).waiting == 1
    assert claimed(store).taken == {0, 2}
    store.take_in(delivery, members(0, 1, 2))
    store.finish_delivery(delivery)
    row = store.delivery(delivery)
    assert (row.stored, row.refused, row.waiting) == (3, 0, 0)
    assert store.progress(1) == Progress(queued=2), "what was deleted stays deleted"


def test_a_delivery_at_work_is_not_queued_again(store: Store) -> None:
    delivery = deliver(store)
    claimed(store)
    assert not store.retry_delivery(delivery)
    deliver(store)
    assert store.delivery(delivery).state is DeliveryState.WORKING


def test_a_delivery_that_fails_keeps_what_it_brought(store: Store) -> None:
    delivery = deliver(store)
    claimed(store)
    store.take_in(delivery, members(0))
    store.finish_delivery(delivery, DAMAGED)
    row = store.delivery(delivery)
    assert (row.state, row.problem, row.stored) == (DeliveryState.PROBLEM, DAMAGED, 1)
    assert store.retry_delivery(delivery)
    assert store.delivery(delivery).problem is None


def test_cancelled_it_stops_and_can_go_on(store: Store) -> None:
    working, waiting = deliver(store), deliver(store, b"PK2")
    claimed(store)
    store.take_in(working, members(0))
    assert store.cancel(1) == 3
    assert not store.take_in(working, members(1))
    store.finish_delivery(working)
    states = {row.delivery: row.state for row in store.deliveries(1)}
    assert states == dict.fromkeys((working, waiting), DeliveryState.CANCELLED)
    assert store.progress(1) == Progress(cancelled=1)
    assert store.count_open_deliveries([working, waiting]) == 0
    assert store.claim_delivery() is None
    assert store.retry_delivery(working)
    assert store.count_open_deliveries([working, waiting]) == 1
    assert claimed(store).taken == {0}


def test_a_table_that_nobody_chose_the_columns_of_asks_at_once(store: Store) -> None:
    collection = store.collection("A").id
    table = store.deliver(collection, "table", "t.csv", b"a,b", columns=Columns()).delivery
    assert store.delivery(table).state is DeliveryState.ASKS
    assert store.claim_delivery() is None
    store.choose_columns(table, COLUMNS)
    assert claimed(store).columns == COLUMNS


def test_a_table_asks_and_is_answered(store: Store) -> None:
    collection = store.collection("A").id
    table = store.deliver(collection, "table", "t.csv", b"a,b").delivery
    claimed(store)
    store.ask_columns(table)
    assert store.delivery(table).state is DeliveryState.ASKS
    assert store.claim_delivery() is None
    store.deliver(collection, "table", "t.csv", b"a,b")
    assert store.delivery(table).state is DeliveryState.ASKS, "nobody has answered"
    store.choose_columns(table, COLUMNS, Given(publisher="Lantern"))
    queued = claimed(store)
    assert (queued.columns, queued.given.publisher) == (COLUMNS, "Lantern")


def test_handed_in_again_with_columns_an_asking_table_is_answered(store: Store) -> None:
    collection = store.collection("A").id
    table = store.deliver(collection, "table", "t.csv", b"a,b").delivery
    claimed(store)
    store.ask_columns(table)
    store.deliver(collection, "table", "t.csv", b"a,b", columns=COLUMNS)
    assert claimed(store).columns == COLUMNS


def test_columns_are_remembered_by_the_headers(store: Store) -> None:
    one, other = store.collection("A").id, store.collection("B").id
    headers = ("Body", "Outlet")
    assert store.columns_for(one, headers) is None
    store.remember_columns(one, headers, COLUMNS)
    assert store.columns_for(one, headers) == COLUMNS
    assert store.columns_for(one, ("Body", "Outlet", "Day")) is None
    assert store.columns_for(one, ("Outlet", "Body")) is None
    store.remember_columns(one, headers, Columns(text="Outlet"))
    assert store.columns_for(one, headers) == Columns(text="Outlet")
    assert store.columns_for(other, headers) is None
    store.remember_columns(other, headers, COLUMNS)
    assert store.columns_for(one, headers) == Columns(text="Outlet")


def test_wire_copies_in_a_table_stay_apart(store: Store) -> None:
    table = store.deliver(store.collection("A").id, "table", "t.csv", b"a,b").delivery
    claimed(store)
    rows = [
        member(1, publisher="Lantern"),
        member(1, publisher="Orran Herald"),
        member(1, publisher="Lantern"),
    ]
    store.take_in(table, list(enumerate(rows)))
    assert [item.is_new for item in store.delivery_items(table)] == [True, True, False]
    assert store.article(2).given.publisher == "Orran Herald"


def test_an_entry_of_a_feed_waits_until_it_is_fetched(store: Store) -> None:
    collection = store.collection("A").id
    feed = store.deliver(collection, "feed", "https://lantern.example/feed").delivery
    claimed(store)
    urls = [f"https://lantern.example/{number}" for number in range(3)]
    waiting = store.expect(feed, [*urls[:2], urls[0]])
    assert [(item.position, item.name) for item in waiting] == [(0, urls[0]), (1, urls[1])]
    store.take_in(feed, [(0, member(0))])
    assert store.delivery(feed).waiting == 1
    assert [item.name for item in store.expect(feed, [urls[2], urls[0]])] == urls[1:]
    store.take_in(feed, [(1, Refused(name="x", problem=DAMAGED)), (2, member(2))])
    store.finish_delivery(feed)
    assert [item.name for item in store.delivery_items(feed)] == urls
    store.deliver(collection, "feed", "https://lantern.example/feed")
    queued = claimed(store)
    assert queued.taken == {0, 2}, "a feed is read again, and what was refused is tried again"


def test_a_member_from_the_future_is_refused_alone(store: Store) -> None:
    delivery = deliver(store)
    claimed(store)
    store.take_in(delivery, [(0, member(0, published=date(2031, 1, 1))), *members(1)])
    first, second = store.delivery_items(delivery)
    assert (first.state, second.state) == (ItemState.REFUSED, ItemState.STORED)
    assert first.problem is not None
    assert first.problem.code == "E_FUTURE_DATE"
    assert "2031-01-01" in first.problem.message


def test_what_a_container_remarked_goes_with_the_article(store: Store) -> None:
    delivery = deliver(store)
    claimed(store)
    remark = Problem(code="N_DATE", message="Its date was not believed.")
    store.take_in(delivery, [(0, Member(name="a.txt", data=b"words", remarks=(remark,)))])
    queued = store.claim_next()
    assert queued is not None
    assert queued.remarks == (remark,)


@pytest.mark.parametrize("name", ["../../etc/pier.txt", "a\x00b\ud800.txt", "x" * 5000, ""])
def test_names_are_only_labels(store: Store, name: str) -> None:
    delivery = deliver(store, name=name)
    claimed(store)
    store.take_in(delivery, [(0, Member(name=name, data=b"words", given=Given()))])
    assert store.delivery(delivery).name == name
    assert store.delivery_items(delivery)[0].name == name
    assert store.article(1).name == name


def test_every_change_is_a_new_version(store: Store) -> None:
    seen = [store.version(1)]
    delivery = deliver(store)
    for change in (
        lambda: store.claim_delivery(),
        lambda: store.take_in(delivery, members(0)),
        lambda: store.finish_delivery(delivery),
        lambda: store.retry_delivery(delivery),
        lambda: store.cancel(1),
    ):
        seen.append(store.version(1))
        change()
    assert len(set(seen)) == len(seen)


def test_workers_never_get_the_same_delivery(store: Store) -> None:
    deliveries = [deliver(store, b"PK%d" % number) for number in range(20)]

    def drain(_: int) -> list[int]:
        return [queued.delivery for queued in iter(store.claim_delivery, None)]

    with ThreadPoolExecutor(4) as pool:
        shares = list(pool.map(drain, range(4)))
    assert sorted(one for share in shares for one in share) == deliveries


def test_deliveries_at_once_with_the_same_members_store_each_once(store: Store) -> None:
    deliveries = [deliver(store, b"PK%d" % number) for number in range(4)]
    for _ in deliveries:
        claimed(store)

    def take(delivery: int) -> None:
        for first in range(0, 20, 5):
            store.take_in(delivery, members(*range(first, first + 5)))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(take, deliveries))
    assert store.progress(1) == Progress(queued=20)
    rows = store.deliveries(1)
    assert sum(row.stored for row in rows) == 20
    assert [row.total for row in rows] == [20] * 4


def test_lists_do_not_read_what_was_handed_in(store: Store) -> None:
    deliver(store, bytes(1_000_000))
    asked: list[str] = []
    from sqlalchemy import event

    event.listen(store.engine, "before_cursor_execute", lambda *about: asked.append(str(about[2])))
    store.deliveries(1)
    assert asked
    assert not [statement for statement in asked if "delivery_data" in statement]


def test_a_missing_delivery_is_a_key_error(store: Store) -> None:
    with pytest.raises(KeyError):
        store.delivery(1)


def test_moments_come_back_with_their_own_offset(store: Store) -> None:
    from dataclasses import replace

    moment = datetime.fromisoformat("2025-03-04T23:30:00+05:30")
    article = store.enqueue(store.collection("A").id, "a.txt", b"words").article
    analysis = make_analysis()
    read = replace(analysis.article, published_at=moment, updated_at=moment.astimezone(UTC))
    store.save_read(article, read)
    row = store.article(article)
    assert row.published_at is not None
    assert row.published_at.isoformat() == "2025-03-04T23:30:00+05:30"
    assert row.updated_at == moment


LATE: dict[str, Callable[[Store, QueuedDelivery], object]] = {
    "take in": lambda s, q: s.take_in(q.delivery, members(1), q.turn),
    "expect": lambda s, q: s.expect(q.delivery, ["new"], q.turn),
    "finish": lambda s, q: s.finish_delivery(q.delivery, None, q.turn),
    "fail": lambda s, q: s.finish_delivery(q.delivery, DAMAGED, q.turn),
    "ask": lambda s, q: s.ask_columns(q.delivery, q.turn),
    "hold": lambda s, q: s.hold_delivery(q.delivery, q.turn),
    "release": lambda s, q: s.release_delivery(q.delivery, q.turn),
}
"""All that a worker does with a delivery."""


@pytest.mark.parametrize("deed", LATE)
def test_who_lost_a_delivery_does_nothing_to_it(store: Store, clock: Clock, deed: str) -> None:
    """Its columns were chosen since, and another takes it in by those."""
    one = store.deliver(store.collection("A").id, "table", "t.csv", b"a,b").delivery
    first = claimed(store)
    clock.move(LEASE + 1)
    second = claimed(store)
    store.ask_columns(one, second.turn)
    store.choose_columns(one, COLUMNS)
    third = claimed(store)
    before = store.delivery(one), store.delivery_items(one), store.version(1)
    assert not LATE[deed](store, first)
    assert (store.delivery(one), store.delivery_items(one), store.version(1)) == before
    assert LATE[deed](store, third)
