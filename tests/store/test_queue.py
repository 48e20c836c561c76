from concurrent.futures import ThreadPoolExecutor

from analysis.store import Progress, State, Store
from analysis.store.queue import DIED, MAX_ATTEMPTS
from tests.factory import make_analysis
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
