"""Four programs at one database: no update is lost, nothing is analysed twice, nobody is stuck."""

import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from analysis.ingest import NOTHING_GIVEN
from analysis.ingest.containers.parts import Member
from analysis.models import Article, BlockKind, Problem
from analysis.store import DeliveryState, Progress, Store, StoreError, intake, schema, taking_in
from analysis.store.consistency import check
from analysis.store.engine import connect, writing
from analysis.store.intake import lock_collection
from analysis.store.outdating import outdate
from analysis.store.repeating import BUSY, twice
from tests.stand_in import plain_analysis
from tests.store.four_writers import EDITED, FILES, SAME, told

ROOT = Path(__file__).parents[2]
PATIENCE = 60


def start(deed: str, url: str, *told: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.store.four_writers", deed, url, *told]
    return subprocess.Popen(
        command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def lines_of(program: "subprocess.Popen[str]") -> list[list[str]]:
    """What it has said, once it has ended well."""
    said, errors = program.communicate(timeout=180)
    assert program.returncode == 0, errors
    return [line.split() for line in said.splitlines()]


@pytest.fixture
def begun(store: Store) -> Store:
    """A few articles that are analysed."""
    store.collection("My articles")
    for number in range(EDITED):
        text = f"Early{number} said no."
        one = store.enqueue(1, "early.txt", text.encode()).article
        analyse(store, one, text)
    store.settle()
    return store


def analyse(store: Store, one: int, text: str) -> None:

    store.save_analysis(one, plain_analysis(article_of(text)))


def article_of(text: str) -> Article:
    return Article(id="a", path="a.txt", text=text)


def test_four_programs_lose_nothing_and_do_nothing_twice(begun: Store, url: str) -> None:
    first, second = start("add", url, "First"), start("add", url, "Second")
    editor, worker = start("edit", url, "Ada"), start("work", url, "5")
    adding = {name: lines_of(one) for name, one in (("First", first), ("Second", second))}
    edited, worked = lines_of(editor), lines_of(worker)

    articles = {name: {int(n): int(a) for k, n, a in said[1:]} for name, said in adding.items()}
    for name, its in articles.items():
        assert len(its) == FILES
        for number, article in its.items():
            assert begun.original(article) == told(name, number)[1]
    shared = [its for number, its in articles["First"].items() if number < SAME]
    assert shared == [articles["Second"][n] for n in articles["First"] if n < SAME]
    every = {article for its in articles.values() for article in its.values()}
    assert begun.progress(1) == Progress(done=2 * FILES - SAME + EDITED)
    for said in adding.values():
        row = begun.delivery(int(said[0][1]))
        assert (row.state, row.stored + row.known) == (DeliveryState.DONE, FILES)

    times = Counter(int(article) for _, article in worked)
    assert {article: times[article] for article in every} == dict.fromkeys(every, 1)
    sections = {int(article): value for key, article, value in (e for e in edited if len(e) == 3)}
    assert {one: begun.article(one).given.section for one in sections} == sections
    assert {one: begun.article(one).section for one in sections} == sections
    assert {count for key, count in (e for e in edited if e[0] == "restored")} == {"1"}
    keys = [entry.key for entry in begun.corrections(1)]
    assert keys == [key for kind, key in (e for e in edited if e[0] == "entry")]
    assert check(begun) == ()


def test_two_editors_of_one_article_lose_nothing(begun: Store, url: str) -> None:
    revisions = select(schema.collection.c.revision)
    before = begun.read(revisions)[0][0]
    fields = ("title", "byline", "publisher")
    said = [lines_of(one) for one in [start("field", url, field, "25") for field in fields]]
    given = begun.article(1).given
    for field, lines in zip(fields, said, strict=True):
        assert len(lines) == 25
        assert getattr(given, field) == lines[-1][1]
    assert begun.read(revisions)[0][0] == before + 25 * len(fields)


def edit(store: Store) -> None:
    store.edit([1], title="Another")


def decide(store: Store) -> None:
    store.decide(1, "key", BlockKind.BODY)


def claim(store: Store) -> None:
    assert store.claim_next()


def save_problem(store: Store) -> None:
    store.save_problem(1, Problem(code="E_EMPTY", message="Empty."))


def save_analysis(store: Store) -> None:
    analyse(store, 1, "Early0 said no.")


def delete(store: Store) -> None:
    assert store.delete([1]) == 1


def add_same(store: Store) -> None:
    store.enqueue(1, "early.txt", b"Early0 said no.")


@pytest.mark.parametrize(
    "deed", [edit, decide, claim, save_problem, save_analysis, delete, add_same]
)
def test_nobody_waits_for_one_who_compares_while_that_one_waits_for_him(
    begun: Store, url: str, deed: Callable[[Store], None]
) -> None:
    """Who compares a collection has it locked, and writes rows that refer to its articles."""
    if deed is claim:
        begun.retry(1)
    other, failed = Store(connect(url)), []

    def do() -> None:
        try:
            deed(other)
        except Exception as error:
            failed.append(error)

    thread = threading.Thread(target=do)
    with writing(begun.engine) as connection:
        lock_collection(connection, 1)
        thread.start()
        wait_until_stuck(begun)
        outdate(connection, [1])
        moved = update(schema.block).where(schema.block.c.article_id == 1).values(reason="moved")
        connection.execute(moved)
    thread.join(PATIENCE)
    assert not thread.is_alive()
    assert failed == []
    other.engine.dispose()


def wait_until_stuck(store: Store) -> None:
    """Until somebody waits for a lock; in SQLite nobody can tell."""
    if store.engine.dialect.name == "sqlite":
        time.sleep(0.2)
        return
    until = time.monotonic() + 3
    asked = "SELECT count(*) FROM pg_locks WHERE NOT granted"
    while time.monotonic() < until:
        with store.engine.connect() as connection:
            if connection.exec_driver_sql(asked).scalar():
                return
        time.sleep(0.02)


def test_two_deliveries_of_the_same_articles_crosswise(
    begun: Store, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each stores one article and then waits for the other's: the database ends one of the two."""
    members = [Member(name=f"{n}.txt", data=b"New%d." % n, given=NOTHING_GIVEN) for n in range(2)]
    orders = (list(enumerate(members)), list(enumerate(reversed(members))))
    other = Store(connect(url))
    stores = (begun, other)
    keys = [one.deliver(1, "archive", f"{n}.zip", b"PK%d" % n) for n, one in enumerate(stores)]
    claimed = {begun.claim_delivery().delivery, begun.claim_delivery().delivery}
    assert claimed == {key.delivery for key in keys}
    both, put_in = threading.Barrier(2), taking_in.put_in
    waited: set[int] = set()

    def slowly(*told):
        receipt = put_in(*told)
        if begun.engine.dialect.name == "postgresql" and threading.get_ident() not in waited:
            waited.add(threading.get_ident())
            both.wait(PATIENCE)
        return receipt

    monkeypatch.setattr(taking_in, "put_in", slowly)
    outcome: list[bool] = []

    def take(number: int) -> None:
        outcome.append(stores[number].take_in(keys[number].delivery, orders[number]))

    threads = [threading.Thread(target=take, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert outcome == [True, True]
    assert begun.progress(1).queued == 2
    rows = [begun.delivery(key.delivery) for key in keys]
    assert [row.stored + row.known for row in rows] == [2, 2]
    assert sum(row.stored for row in rows) == 2
    assert check(begun) == ()
    other.engine.dispose()


def test_what_was_deleted_is_brought_back_once(begun: Store, url: str) -> None:
    """Two hand in the same file that was deleted: for one of them it is new."""
    begun.delete([1])
    stores = (begun, Store(connect(url)))
    found: list[bool] = []

    def add(store: Store) -> None:
        found.append(store.enqueue(1, "early.txt", b"Early0 said no.").is_new)

    with writing(begun.engine) as connection:
        lock_collection(connection, 1)
        threads = [threading.Thread(target=add, args=(store,)) for store in stores]
        for thread in threads:
            thread.start()
        wait_until_stuck(begun)
    for thread in threads:
        thread.join(PATIENCE)
    assert sorted(found) == [False, True]
    stores[1].engine.dispose()


def test_a_purge_leaves_what_others_are_still_compared_with(begun: Store) -> None:
    """Somebody deletes it after names and claims were settled, and before the purge."""
    begun.delete([1])
    with writing(begun.engine) as connection:
        assert intake.purge(connection, begun.clock().replace(tzinfo=None, year=2030)) == 0
    assert begun.purge(begun.clock().replace(year=2030)) == 1
    assert check(begun) == ()


class Work:
    """Work that fails in these ways before it is done."""

    def __init__(self, *errors: Exception) -> None:
        self.errors = list(errors)

    def __call__(self) -> str:
        if self.errors:
            raise self.errors.pop(0)
        return "done"


def busy() -> StoreError:
    return StoreError(Problem(code=BUSY, message="Busy."))


def test_work_is_done_twice_at_most() -> None:
    assert twice(Work()) == "done"
    assert twice(Work(busy())) == "done"
    assert twice(Work(IntegrityError("", {}, Exception()))) == "done"
    with pytest.raises(StoreError, match="Busy"):
        twice(Work(busy(), busy()))
    full = StoreError(Problem(code="E_DISK_FULL", message="Full."))
    with pytest.raises(StoreError, match="Full"):
        twice(Work(full))
