from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait

import pytest

from analysis.ingest import Given
from analysis.models import Problem
from analysis.store import Progress, Queued, State, Store
from analysis.store.engine import writing
from analysis.store.moments import naive
from analysis.store.queue import DIED, MAX_ATTEMPTS, claim
from tests.factory import make_analysis, make_article
from tests.store.conftest import Clock

LEASE = 120


def fill(store: Store, size: int) -> list[int]:
    collection = store.collection("My articles").id
    return [store.enqueue(collection, f"{i}.txt", b"%d" % i).article for i in range(size)]


def claimed(store: Store) -> int | None:
    queued = store.claim_next()
    return None if queued is None else queued.article


def test_first_come_first_served(store: Store) -> None:
    articles = fill(store, 3)
    assert [claimed(store) for _ in range(4)] == [*articles, None]
    assert store.article(articles[0]).state is State.ANALYSING


def test_a_claim_holds_for_two_minutes(store: Store, clock: Clock) -> None:
    fill(store, 1)
    claimed(store)
    clock.move(LEASE)
    assert claimed(store) is None
    clock.move(1)
    assert claimed(store) == 1


def test_a_living_worker_keeps_its_claim(store: Store, clock: Clock) -> None:
    fill(store, 1)
    claimed(store)
    for _ in range(5):
        clock.move(LEASE - 1)
        store.hold(1)
        assert claimed(store) is None


def test_a_sign_of_life_does_not_bring_back_what_is_done(store: Store) -> None:
    fill(store, 1)
    claimed(store)
    store.save_analysis(1, make_analysis())
    store.hold(1)
    store.release(1)
    assert store.article(1).state is State.DONE


def test_a_claim_can_be_given_back(store: Store) -> None:
    fill(store, 1)
    for _ in range(MAX_ATTEMPTS + 1):
        assert claimed(store) == 1
        store.release(1)
    assert store.article(1).state is State.QUEUED


def test_a_file_that_kills_its_worker_is_not_tried_for_ever(store: Store, clock: Clock) -> None:
    first, second = fill(store, 2)
    for _ in range(MAX_ATTEMPTS):
        assert claimed(store) == first
        clock.move(LEASE + 1)
    assert claimed(store) == second
    assert store.article(first).problem == DIED
    assert store.progress(1) == Progress(analysing=1, problem=1)
    store.retry(first)
    assert claimed(store) == first


def test_deleted_articles_are_not_claimed(store: Store) -> None:
    first, second = fill(store, 2)
    store.delete([first])
    assert claimed(store) == second
    assert claimed(store) is None


def test_workers_never_get_the_same_article(store: Store) -> None:
    articles = fill(store, 40)

    def drain(_: int) -> list[int]:
        return list(iter(lambda: claimed(store), None))

    with ThreadPoolExecutor(4) as pool:
        shares = list(pool.map(drain, range(4)))
    assert sorted(article for share in shares for article in share) == articles


def test_uploads_at_once_are_all_there_once(store: Store) -> None:
    collection = store.collection("My articles").id

    def upload(number: int) -> int:
        return store.enqueue(collection, "a.txt", b"%d" % (number % 10)).article

    with ThreadPoolExecutor(4) as pool:
        articles = list(pool.map(upload, range(40)))
    assert len(set(articles)) == 10
    assert store.progress(collection) == Progress(queued=10)


def test_collections_made_at_once_are_one(store: Store) -> None:
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: store.collection("Spring").id, range(8)))
    assert len(set(made)) == 1


def turn_of(store: Store) -> Queued:
    queued = store.claim_next()
    assert queued is not None
    return queued


def two_turns(store: Store, clock: Clock) -> tuple[Queued, Queued]:
    """Of one article: a worker that was silent for too long, and the one that has it since."""
    fill(store, 1)
    first = turn_of(store)
    clock.move(LEASE + 1)
    return first, turn_of(store)


LATE: dict[str, Callable[[Store, Queued], bool]] = {
    "read": lambda s, q: s.save_read(q.article, make_article(), q.turn),
    "analysis": lambda s, q: s.save_analysis(q.article, make_analysis(), q.turn),
    "problem": lambda s, q: s.save_problem(q.article, DIED, q.turn),
    "hold": lambda s, q: s.hold(q.article, q.turn),
    "release": lambda s, q: s.release(q.article, q.turn),
}
"""All that a worker writes."""


@pytest.mark.parametrize("deed", LATE)
def test_who_lost_the_article_writes_nothing_while_another_is_at_it(
    store: Store, clock: Clock, deed: str
) -> None:
    first, second = two_turns(store, clock)
    before = store.article(1), store.version(1)
    assert not LATE[deed](store, first)
    assert (store.article(1), store.version(1)) == before
    assert store.load_analysis(1) is None
    assert LATE[deed](store, second)


@pytest.mark.parametrize("deed", LATE)
def test_who_lost_the_article_overwrites_nothing_that_was_said_since(
    store: Store, clock: Clock, deed: str
) -> None:
    """Another finished it, somebody put it right, and that waits to be analysed."""
    first, second = two_turns(store, clock)
    assert store.save_analysis(1, make_analysis(), second.turn)
    store.edit([1], title="Put right")
    before = store.article(1), store.version(1)
    assert not LATE[deed](store, first)
    assert (store.article(1), store.version(1)) == before
    assert turn_of(store).given == Given(title="Put right")


def test_who_is_overtaken_while_saving_writes_nothing(store: Store, clock: Clock) -> None:
    """The other's claim is not committed yet: the late one has to wait for it."""
    fill(store, 1)
    first = turn_of(store)
    clock.move(LEASE + 1)
    with ThreadPoolExecutor(1) as pool:
        with writing(store.engine) as connection:
            second = claim(connection, naive(clock()), store.lease)
            late = pool.submit(store.save_analysis, 1, make_analysis(), first.turn)
            wait([late], timeout=0.2)
            assert not late.done()
        assert not late.result()
    assert second is not None
    assert store.load_analysis(1) is None
    assert store.save_analysis(1, make_analysis(), second.turn)


@pytest.mark.parametrize("deed", LATE)
def test_in_hand_and_in_turn_everything_is_written(store: Store, clock: Clock, deed: str) -> None:
    """A claim that ran out is still good as long as nobody else made one."""
    fill(store, 1)
    queued = turn_of(store)
    clock.move(2 * LEASE)
    assert LATE[deed](store, queued)


def test_every_claim_has_a_turn_of_its_own(store: Store) -> None:
    """Whatever sets the tries back to none: given back, saved, put right, cancelled, removed."""
    fill(store, 1)

    def come_back() -> None:
        store.delete([1])
        store.enqueue(1, "0.txt", b"0")

    again: tuple[Callable[[], object], ...] = (
        lambda: store.release(1),
        lambda: (store.save_analysis(1, make_analysis()), store.retry(1)),
        lambda: (store.save_analysis(1, make_analysis()), store.edit([1], title="A")),
        lambda: (store.release(1), store.cancel(1), store.resume(1)),
        come_back,
    )
    turns = [turn_of(store).turn]
    for way in again:
        way()
        turns.append(turn_of(store).turn)
    assert turns == sorted(set(turns))


def test_who_comes_back_to_an_article_that_was_given_up_leaves_it(
    store: Store, clock: Clock
) -> None:
    fill(store, 1)
    for _ in range(MAX_ATTEMPTS):
        last = turn_of(store)
        clock.move(LEASE + 1)
    assert store.claim_next() is None
    assert not store.save_analysis(1, make_analysis(), last.turn)
    assert store.article(1).problem == DIED


def test_without_a_turn_findings_are_saved_whoever_has_the_article(store: Store) -> None:
    fill(store, 2)
    turn_of(store)
    for one in (1, 2):
        assert store.save_analysis(one, make_analysis())
    assert store.progress(1) == Progress(done=2)
    assert not store.save_problem(3, Problem(code="E_EMPTY", message="Empty."))
