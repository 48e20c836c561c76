import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Thread
from time import sleep

import pytest

from analysis.ingest import Given
from analysis.models import Analysis, Article, Entity, Problem
from analysis.samples import SAMPLE_NAME, sample_files
from analysis.store import Progress, State, Store, StoreError, open_store
from analysis.store.lines import LEASE
from analysis.tables import Scope, entity_counts
from analysis.worker import NotInstalledError, load_sample, work
from analysis.worker.holding import Claim, held
from tests.factory import at
from tests.stand_in import plain_analysis
from tests.store.conftest import Clock

FULL = StoreError(Problem(code="E_DISK_FULL", message="The disk is full."))
STORY = b"The mayor sold the pier on Monday.\nThe council did not know of it, a clerk said.\n"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(f"sqlite:///{tmp_path / 'onrecord.db'}")


def enqueue(store: Store, data: bytes = STORY, name: str = "pier.txt", **given: object) -> int:
    collection = store.collection("My articles").id
    return store.enqueue(collection, name, data, Given(**given)).article


def failing(error: BaseException) -> Callable[[Article], Analysis]:
    def analyse(article: Article) -> Analysis:
        raise error

    return analyse


def test_nothing_to_do(store: Store) -> None:
    assert work(store, analyse=failing(AssertionError())) == 0


def test_what_waits_is_read_and_analysed(store: Store) -> None:
    article = enqueue(store, publisher="Harbour Courier")
    seen: list[int] = []
    assert work(store, analyse=plain_analysis, after=seen.append) == 1
    assert seen == [article]
    analysis = store.load_analysis(article)
    assert analysis is not None
    assert analysis.article.text == STORY.decode()
    assert analysis.article.publisher == "Harbour Courier"
    assert store.article(article).state is State.DONE


def test_a_file_that_cannot_be_read_does_not_stop_the_others(store: Store) -> None:
    enqueue(store, b"", "empty.txt")
    enqueue(store, b"\x89PNG\r\n\x1a\n" + bytes(100), "picture.txt")
    enqueue(store)
    assert work(store, analyse=plain_analysis) == 3
    assert store.progress(1) == Progress(done=1, problem=2)
    problem = store.article(1).problem
    assert problem is not None
    assert problem.code == "E_EMPTY"
    assert store.original(1) == b""


def test_a_mistake_in_the_program_is_a_problem_with_an_id(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    article = enqueue(store)
    with caplog.at_level(logging.ERROR):
        work(store, analyse=failing(ValueError("a slip")))
    problem = store.article(article).problem
    assert problem is not None
    assert problem.code == "E_INTERNAL"
    error = problem.message.split("error ")[1].split(";")[0]
    assert error in caplog.text
    assert "a slip" in caplog.text
    assert "a slip" not in problem.message
    assert store.original(article) == STORY


@pytest.mark.parametrize("error", [KeyboardInterrupt(), SystemExit(0)])
def test_a_worker_that_is_told_to_stop_gives_its_claim_back(
    store: Store, error: BaseException
) -> None:
    article = enqueue(store)
    with pytest.raises(type(error)):
        work(store, analyse=failing(error))
    assert store.article(article).state is State.QUEUED
    assert work(store, analyse=plain_analysis) == 1


@pytest.mark.parametrize("error", [FULL, NotInstalledError("no model")], ids=["disk", "model"])
def test_what_is_not_the_articles_fault_stops_the_worker(store: Store, error: Exception) -> None:
    article = enqueue(store)
    with pytest.raises(type(error)):
        work(store, analyse=failing(error))
    assert store.article(article).state is State.QUEUED


def test_a_slow_worker_keeps_its_claim(store: Store) -> None:
    hasty = Store(store.engine, lease=timedelta(seconds=0.2))
    enqueue(hasty)

    def slow(article: Article) -> Analysis:
        for _ in range(6):
            sleep(0.1)
            assert hasty.claim_next() is None
        return plain_analysis(article)

    assert work(hasty, analyse=slow) == 1
    assert store.article(1).state is State.DONE


def test_who_lost_an_article_stores_nothing_and_goes_on(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    """It hung for longer than its claim held: another finished, and an editor put it right."""
    clock = Clock()
    store = Store(store.engine, clock=clock)
    first, second = enqueue(store), enqueue(store, b"The ferry was late, she said.")
    seen: list[tuple[State, str | None, str | None]] = []

    def hanging(article: Article) -> Analysis:
        if seen:
            return plain_analysis(article)
        clock.move(LEASE.total_seconds() + 1)
        other = store.claim_next()
        assert other is not None
        assert store.save_analysis(first, plain_analysis(article), other.turn)
        store.edit([first], title="Put right")
        return replace(plain_analysis(article), version="late")

    def look(_: int) -> None:
        row = store.article(first)
        seen.append((row.state, row.title, row.analysis_version))

    with caplog.at_level(logging.WARNING):
        assert work(store, analyse=hanging, after=look) == 3
    assert caplog.messages == [f"article {first} is in other hands; nothing was stored of it"]
    assert seen[0] == (State.QUEUED, "Put right", "stand-in")
    assert store.article(second).state is State.DONE
    assert store.progress(1) == Progress(done=2)


def test_what_broke_off_is_raised_though_the_claim_cannot_be_given_back(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> bool:
        raise FULL

    claim = Claim(what="article 7", hold=lambda: True, release=fail, every=60)
    with caplog.at_level(logging.ERROR), pytest.raises(KeyboardInterrupt), held(claim):
        raise KeyboardInterrupt
    assert "could not give back the claim of article 7" in caplog.text
    assert "The disk is full." in caplog.text


def test_told_to_stop_it_ends_what_it_is_at(store: Store) -> None:
    for number in range(3):
        enqueue(store, b"%d said no." % number)
    seen: list[int] = []
    finished = work(
        store,
        linger=60,
        analyse=plain_analysis,
        after=seen.append,
        is_told_to_stop=lambda: len(seen) == 2,
    )
    assert finished == 2
    assert store.progress(1) == Progress(queued=1, done=2)


def test_it_waits_for_more(store: Store) -> None:
    late = Thread(target=lambda: (sleep(0.3), enqueue(store)))
    late.start()
    assert work(store, analyse=plain_analysis, linger=4) == 1
    late.join()


def test_several_workers_share_the_work(store: Store) -> None:
    for number in range(30):
        enqueue(store, b"%d said no." % number)
    with ThreadPoolExecutor(3) as pool:
        finished = list(pool.map(lambda _: work(store, analyse=plain_analysis), range(3)))
    assert sum(finished) == 30
    assert store.progress(1) == Progress(done=30)


def test_the_sample_is_stored_once(store: Store) -> None:
    first, second = load_sample(store), load_sample(store)
    assert first == second
    assert (first.name, first.is_sample) == (SAMPLE_NAME, True)
    assert first.articles == len(sample_files())
    assert store.progress(first.id).queued == len(sample_files())


def test_names_are_joined_across_articles_when_the_queue_is_empty(store: Store) -> None:
    for spelling in ("Andriy", "Andrii"):
        enqueue(store, f"{spelling} Zelenko said no.".encode())
    assert work(store, analyse=analysis_of_a_speaker) == 2
    assert entity_counts(store, Scope(1))["entity"].tolist() == ["Andrii Zelenko"]
    assert store.settle() == 0


def analysis_of_a_speaker(article: Article) -> Analysis:
    name = article.text.partition(" said")[0]
    entity = Entity(name=name, type="PERSON", mentions=at(article.text, name))
    return replace(plain_analysis(article), entities=(entity,))
