"""A worker opens deliveries: each thing in one is an article or a reason, and stops no other."""

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from time import sleep

import pytest

from analysis.ingest import Given, IngestError, read_article
from analysis.ingest.containers import Columns, Member, Preview, Refused
from analysis.models import Article, Problem
from analysis.store import DeliveryState, ItemState, Progress, State, Store, StoreError, open_store
from analysis.worker import Tools, work
from analysis.worker.opening import MOST_BYTES, MOST_MEMBERS
from tests.stand_in import plain_analysis

FEED = "https://lantern.example/feed"
NO_COLUMNS = Problem(code="E_COLUMNS", message="No column holds a text.")
DAMAGED = Problem(code="E_CORRUPT", message="“b.pdf” is damaged.")
COLUMNS = Columns(text="Body")
HEADERS = ("Body", "Outlet")
Parts = Iterable[Member | Refused | Exception]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    url: str
    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Entry:
    url: str


@dataclass
class FakeReader:
    """Gives what the test says is in every container."""

    parts: Parts = ()
    asked: list[Columns | None] = field(default_factory=list)
    needs_columns: bool = False

    def read_article(self, data: bytes, name: str, given: Given) -> Article:
        return read_article(data, name, given)

    def unpack(self, data: bytes, name: str, columns: Columns | None) -> Iterator[Member | Refused]:
        self.asked.append(columns)
        if self.needs_columns and columns is None:
            raise IngestError(NO_COLUMNS)
        for part in self.parts:
            if isinstance(part, Exception):
                raise part
            yield part

    def preview(self, data: bytes, name: str) -> Preview:
        return Preview(headers=HEADERS, rows=(), n_rows=0, guess=Columns())


@dataclass
class FakeFetcher:
    """Has some pages; every other address is refused."""

    pages: dict[str, Page | Exception] = field(default_factory=dict)
    entries: tuple[str, ...] = ()
    asked: list[tuple[str, bool]] = field(default_factory=list)

    def page(self, url: str, *, is_listed: bool = False) -> Page:
        self.asked.append((url, is_listed))
        found = self.pages.get(url, IngestError(Problem(code="E_URL_NOT_FOUND", message=url)))
        if isinstance(found, Exception):
            raise found
        return found

    def feed(self, url: str) -> tuple[Entry, ...]:
        if not self.entries:
            raise IngestError(Problem(code="E_NO_FEED", message="There is no feed."))
        return tuple(map(Entry, self.entries))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(f"sqlite:///{tmp_path / 'onrecord.db'}")


def member(number: int, **given: object) -> Member:
    return Member(name=f"{number}.txt", data=b"%d said no." % number, given=Given(**given))


def page(number: int) -> Page:
    url = f"https://lantern.example/{number}"
    return Page(url=url, name=f"lantern {number}.txt", data=b"%d said no." % number)


def deliver(store: Store, kind: str = "archive", name: str = "a.zip", **more: object) -> int:
    data = b"PK" if kind in ("archive", "table") else None
    collection = store.collection("My articles").id
    return store.deliver(collection, kind, name, data, **more).delivery


def drain(store: Store, **tools: object) -> int:
    return work(store, tools=Tools(analyse=plain_analysis, **tools))


def test_one_bad_member_among_ninety_nine_good_ones(store: Store) -> None:
    parts = [member(number) for number in range(99)]
    parts.insert(40, Refused(name="b.pdf", problem=DAMAGED))
    delivery = deliver(store)
    assert drain(store, reader=FakeReader(parts)) == 99
    assert store.progress(1) == Progress(done=99)
    row = store.delivery(delivery)
    assert (row.state, row.stored, row.refused) == (DeliveryState.DONE, 99, 1)
    assert store.delivery_items(delivery)[40].problem == DAMAGED


def test_an_article_is_analysed_before_all_is_opened(store: Store) -> None:
    opened: list[int] = []

    def parts() -> Iterator[Member]:
        for number in range(4 * MOST_MEMBERS):
            opened.append(number)
            yield member(number)

    finished: list[int] = []
    deliver(store)
    tools = Tools(analyse=plain_analysis, reader=FakeReader(parts()))
    work(store, tools=tools, after=lambda _: finished.append(len(opened)))
    assert finished[0] == MOST_MEMBERS
    assert finished[1] == 2 * MOST_MEMBERS
    assert len(finished) == 4 * MOST_MEMBERS


def test_large_members_are_stored_a_few_at_a_time(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[int] = []
    from analysis.store import taking_in

    stored = taking_in.take_in
    monkeypatch.setattr(
        taking_in, "take_in", lambda *about: taken.append(len(about[2])) or stored(*about)
    )
    large = [
        Member(name=f"{number}.txt", data=b"%d " % number * (MOST_BYTES // 4), given=Given())
        for number in range(5)
    ]
    deliver(store)
    work(
        store,
        tools=Tools(analyse=plain_analysis, reader=FakeReader(large)),
        is_told_to_stop=lambda: sum(taken) == 5,
    )
    assert taken == [2, 2, 1]


def test_what_was_said_of_the_delivery_fills_what_its_parts_do_not_say(store: Store) -> None:
    deliver(store, given=Given(publisher="Lantern", section="Harbour"))
    drain(store, reader=FakeReader([member(0, publisher="Orran Herald"), member(1)]))
    assert store.article(1).given == Given(publisher="Orran Herald", section="Harbour")
    assert store.article(2).publisher == "Lantern"


def test_what_came_before_it_broke_off_is_kept(store: Store) -> None:
    delivery = deliver(store)
    assert drain(store, reader=FakeReader([member(0), IngestError(DAMAGED)])) == 1
    row = store.delivery(delivery)
    assert (row.state, row.problem, row.stored) == (DeliveryState.PROBLEM, DAMAGED, 1)
    assert store.article(1).state is State.DONE


def test_a_mistake_in_the_program_ends_one_delivery_only(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    first = deliver(store)
    second = store.deliver(1, "page", page(1).url).delivery
    fetcher = FakeFetcher({page(1).url: page(1)})
    with caplog.at_level(logging.ERROR):
        drain(store, reader=FakeReader([ValueError("a slip")]), fetcher=fetcher)
    problem = store.delivery(first).problem
    assert problem is not None
    assert problem.code == "E_INTERNAL"
    assert "a slip" in caplog.text
    assert "a slip" not in problem.message
    assert store.delivery(second).state is DeliveryState.DONE


def test_a_table_whose_columns_are_unknown_asks(store: Store) -> None:
    table = deliver(store, "table", "t.csv")
    reader = FakeReader([member(0)], needs_columns=True)
    assert drain(store, reader=reader) == 0
    assert store.delivery(table).state is DeliveryState.ASKS
    assert store.delivery(table).problem is None
    store.choose_columns(table, COLUMNS)
    assert drain(store, reader=reader) == 1
    assert reader.asked == [None, COLUMNS]


def test_remembered_columns_are_not_asked_for_again(store: Store) -> None:
    table = deliver(store, "table", "t.csv")
    store.remember_columns(store.delivery(table).collection, HEADERS, COLUMNS)
    reader = FakeReader([member(0)], needs_columns=True)
    drain(store, reader=reader)
    assert reader.asked == [COLUMNS]
    assert store.delivery(table).state is DeliveryState.DONE


def test_another_collection_remembers_nothing_of_it(store: Store) -> None:
    """Whoever may edit one collection must not say how the tables of another are read."""
    store.remember_columns(store.collection("Elsewhere").id, HEADERS, COLUMNS)
    table = deliver(store, "table", "t.csv")
    reader = FakeReader([member(0)], needs_columns=True)
    drain(store, reader=reader)
    assert reader.asked == [None]
    assert store.delivery(table).state is DeliveryState.ASKS


def test_the_columns_of_the_delivery_come_before_remembered_ones(store: Store) -> None:
    table = deliver(store, "table", "t.csv", columns=Columns(text="Outlet"))
    store.remember_columns(store.delivery(table).collection, HEADERS, COLUMNS)
    reader = FakeReader([member(0)])
    drain(store, reader=reader)
    assert reader.asked == [Columns(text="Outlet")]


def test_an_archive_with_unknown_columns_is_a_problem(store: Store) -> None:
    archive = deliver(store)
    drain(store, reader=FakeReader([IngestError(NO_COLUMNS)]))
    assert store.delivery(archive).problem == NO_COLUMNS


def test_a_page_is_fetched_and_keeps_its_last_address(store: Store) -> None:
    asked = "https://lantern.example/short"
    delivery = deliver(store, "page", asked, given=Given(publisher="Lantern"))
    fetcher = FakeFetcher({asked: page(7)})
    assert drain(store, fetcher=fetcher) == 1
    assert store.article(1).given == Given(publisher="Lantern", url=page(7).url)
    assert store.article(1).name == "lantern 7.txt"
    assert store.delivery(delivery).stored == 1
    assert fetcher.asked == [(asked, False)]


def test_a_page_that_cannot_be_fetched_is_a_reason(store: Store) -> None:
    delivery = deliver(store, "page", page(1).url)
    fetcher = FakeFetcher()
    assert drain(store, fetcher=fetcher) == 0
    problem = store.delivery(delivery).problem
    assert problem is not None
    assert problem.code == "E_URL_NOT_FOUND"
    fetcher.pages[page(1).url] = page(1)
    store.retry_delivery(delivery)
    assert drain(store, fetcher=fetcher) == 1
    assert store.delivery(delivery).state is DeliveryState.DONE


def test_a_feed_brings_its_pages_one_by_one(store: Store) -> None:
    pages: dict[str, Page | Exception] = {page(n).url: page(n) for n in (0, 1, 3)}
    pages[page(4).url] = ValueError("a slip")
    urls = tuple(page(number).url for number in range(5))
    delivery = deliver(store, "feed", FEED)
    fetcher = FakeFetcher(pages, urls)
    assert drain(store, fetcher=fetcher) == 3
    row = store.delivery(delivery)
    assert (row.state, row.stored, row.refused) == (DeliveryState.DONE, 3, 2)
    codes = [item.problem and item.problem.code for item in store.delivery_items(delivery)]
    assert codes == [None, None, "E_URL_NOT_FOUND", None, "E_INTERNAL"]
    assert [item.name for item in store.delivery_items(delivery)] == list(urls)
    assert store.article(1).given == Given(url=page(0).url)
    assert fetcher.asked == [(url, True) for url in urls]


def test_a_feed_handed_in_again_brings_only_what_is_new(store: Store) -> None:
    fetcher = FakeFetcher({page(n).url: page(n) for n in range(3)}, (page(1).url, page(0).url))
    delivery = deliver(store, "feed", FEED)
    drain(store, fetcher=fetcher)
    fetcher.entries = (page(2).url, page(1).url)
    fetcher.asked.clear()
    assert deliver(store, "feed", FEED) == delivery
    assert drain(store, fetcher=fetcher) == 1
    assert fetcher.asked == [(page(2).url, True)]
    assert store.delivery(delivery).stored == 3


def test_an_address_that_is_no_feed_is_a_reason(store: Store) -> None:
    delivery = deliver(store, "feed", FEED)
    drain(store, fetcher=FakeFetcher())
    assert store.delivery(delivery).state is DeliveryState.PROBLEM


def test_cancelled_while_it_is_opened_it_stops(store: Store) -> None:
    delivery = deliver(store)
    parts = [member(number) for number in range(3 * MOST_MEMBERS)]

    def cancel(_: int) -> None:
        store.cancel(1)

    tools = Tools(analyse=plain_analysis, reader=FakeReader(parts))
    assert work(store, tools=tools, after=cancel) == 1
    assert store.progress(1) == Progress(done=1, cancelled=MOST_MEMBERS - 1)
    assert store.delivery(delivery).state is DeliveryState.CANCELLED


@pytest.mark.parametrize("error", [KeyboardInterrupt(), SystemExit(0)])
def test_broken_off_it_gives_the_delivery_back(store: Store, error: BaseException) -> None:
    delivery = deliver(store)
    parts = [member(number) for number in range(2 * MOST_MEMBERS)]

    def fail(_: Article) -> None:
        raise error

    with pytest.raises(type(error)):
        work(store, tools=Tools(analyse=fail, reader=FakeReader(parts)))
    assert store.delivery(delivery).state is DeliveryState.QUEUED
    assert drain(store, reader=FakeReader(parts)) == 2 * MOST_MEMBERS
    assert store.delivery(delivery).stored == 2 * MOST_MEMBERS


def test_told_to_stop_it_gives_the_delivery_back(store: Store) -> None:
    delivery = deliver(store)
    parts = [member(number) for number in range(2 * MOST_MEMBERS)]
    seen: list[int] = []
    tools = Tools(analyse=plain_analysis, reader=FakeReader(parts))
    work(store, tools=tools, after=seen.append, is_told_to_stop=lambda: len(seen) == 1)
    assert store.delivery(delivery).state is DeliveryState.QUEUED
    assert store.delivery(delivery).stored == MOST_MEMBERS


def test_a_full_disk_stops_the_worker_and_loses_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    delivery = deliver(store)
    full = StoreError(Problem(code="E_DISK_FULL", message="The disk is full."))

    def fail(*_: object) -> None:
        raise full

    with monkeypatch.context() as patched:
        patched.setattr(Store, "take_in", fail)
        with pytest.raises(StoreError):
            drain(store, reader=FakeReader([member(0)]))
    assert store.delivery(delivery).state is DeliveryState.QUEUED
    assert drain(store, reader=FakeReader([member(0)])) == 1


def test_a_slow_delivery_keeps_its_claim(store: Store) -> None:
    hasty = Store(store.engine, lease=timedelta(seconds=0.4))
    deliver(hasty)

    def parts() -> Iterator[Member]:
        for number in range(6):
            sleep(0.2)
            assert hasty.claim_delivery() is None
            yield member(number)

    assert drain(hasty, reader=FakeReader(parts())) == 6


def test_a_member_that_cannot_be_read_is_listed_with_its_reason(store: Store) -> None:
    empty = Member(name="empty.txt", data=b"", given=Given())
    delivery = deliver(store)
    assert drain(store, reader=FakeReader([empty, member(1)])) == 2
    problem = store.article(1).problem
    assert problem is not None
    assert problem.code == "E_EMPTY"
    assert store.article(2).state is State.DONE
    assert [item.state for item in store.delivery_items(delivery)] == [ItemState.STORED] * 2


def test_remarks_of_a_container_are_notes_of_the_article(store: Store) -> None:
    remark = Problem(code="N_DATE", message="Its date was not believed.")
    told = Member(name="a.txt", data=b"Ada Voss said no.", remarks=(remark,))
    deliver(store)
    drain(store, reader=FakeReader([told]))
    assert store.article(1).state is State.DONE
    analysis = store.load_analysis(1)
    assert analysis is not None
    assert analysis.article.remarks[-1] == remark


@pytest.mark.parametrize("make", [Tools, lambda: Tools(reader=FakeReader())])
def test_tools_that_were_not_used_close_quietly(make: Callable[[], Tools]) -> None:
    make().close()
