from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select

from analysis.ingest import Given
from analysis.models import Problem
from analysis.store import Progress, State, Store, StoreError, open_store, schema
from analysis.store.engine import connect
from tests.factory import fill, make_analysis, make_article
from tests.store.conftest import Clock

UNREADABLE = Problem(code="E_CORRUPT", message="The file is damaged.")


def enqueue(store: Store, data: bytes = b"words", name: str = "a.txt") -> int:
    return store.enqueue(store.collection("My articles").id, name, data).article


def analysed(store: Store) -> int:
    article = enqueue(store)
    store.save_analysis(article, make_analysis())
    return article


def test_is_empty_at_first(store: Store) -> None:
    assert store.collections() == ()
    assert store.progress(1) == Progress()
    assert store.version(1) == ""
    assert store.claim_next() is None
    assert store.load_analysis(1) is None


def test_a_collection_is_made_once(store: Store) -> None:
    made = store.collection("Spring")
    assert store.collection("Spring") == made
    assert not made.is_sample
    assert made.articles == 0


def test_the_sample_comes_last(store: Store) -> None:
    store.collection("Sample", is_sample=True)
    store.collection("Spring")
    assert [found.name for found in store.collections()] == ["Spring", "Sample"]


def test_an_upload_is_stored_before_it_is_analysed(store: Store, clock: Clock) -> None:
    collection = store.collection("My articles").id
    given = Given(publisher="Harbour Courier", published=date(2025, 3, 4))
    receipt = store.enqueue(collection, "pier.txt", b"The pier", given)
    assert (receipt.is_new, receipt.added) == (True, clock())
    row = store.article(receipt.article)
    assert (row.name, row.state, row.collection) == ("pier.txt", State.QUEUED, collection)
    assert store.original(receipt.article) == b"The pier"
    queued = store.claim_next()
    assert queued is not None
    assert (queued.data, queued.given, queued.name) == (b"The pier", given, "pier.txt")


def test_the_same_bytes_are_stored_once(store: Store, clock: Clock) -> None:
    first = store.enqueue(store.collection("A").id, "a.txt", b"words")
    clock.move(60)
    second = store.enqueue(store.collection("A").id, "b.txt", b"words")
    assert (second.article, second.is_new, second.added) == (first.article, False, first.added)


def test_another_collection_has_its_own_copy(store: Store) -> None:
    first = store.enqueue(store.collection("A").id, "a.txt", b"words")
    second = store.enqueue(store.collection("B").id, "a.txt", b"words")
    assert second.is_new
    assert second.article != first.article


def test_a_deleted_upload_comes_back_as_new(store: Store) -> None:
    article = analysed(store)
    store.delete([article])
    receipt = store.enqueue(store.collection("My articles").id, "again.txt", b"words")
    assert (receipt.article, receipt.is_new) == (article, True)
    row = store.article(article)
    assert (row.name, row.state, row.deleted) == ("again.txt", State.QUEUED, None)


def test_what_was_read_is_kept_even_when_the_analysis_fails(store: Store) -> None:
    article = enqueue(store)
    store.save_read(article, make_article())
    assert store.article(article).title == "Mayor Denies Selling the Old Pier"
    assert store.article(article).state is State.QUEUED
    store.save_problem(article, UNREADABLE)
    assert store.article(article).title == "Mayor Denies Selling the Old Pier"


def test_a_file_with_a_problem_stays_listed(store: Store) -> None:
    article = enqueue(store)
    store.save_problem(article, UNREADABLE)
    row = store.article(article)
    assert (row.state, row.problem) == (State.PROBLEM, UNREADABLE)
    assert store.original(article) == b"words"
    assert store.load_analysis(article) is None


def test_a_problem_takes_earlier_findings_away(store: Store) -> None:
    article = analysed(store)
    store.save_problem(article, UNREADABLE)
    assert store.load_analysis(article) is None
    assert store.article(article).words == 0


def test_findings_with_a_problem_are_both_there(store: Store) -> None:
    article = enqueue(store)
    analysis = make_analysis(problems=(UNREADABLE,))
    store.save_analysis(article, analysis)
    assert store.article(article).state is State.PROBLEM
    assert store.load_analysis(article) == analysis


def test_results_are_replaced_as_a_whole(store: Store) -> None:
    article = analysed(store)
    smaller = make_analysis(entities=(), attributions=(), denials=(), version="test-2")
    store.save_analysis(article, smaller)
    assert store.load_analysis(article) == smaller
    for table in (schema.mention, schema.link, schema.statement):
        assert store.read(select(func.count()).select_from(table))[0][0] == 0


def test_old_results_stay_while_new_ones_are_made(store: Store) -> None:
    article = analysed(store)
    store.retry(article)
    assert store.article(article).state is State.QUEUED
    assert store.load_analysis(article) == make_analysis()


def test_an_article_that_waits_is_not_queued_twice(store: Store) -> None:
    article = enqueue(store)
    store.claim_next()
    store.retry(article)
    assert store.article(article).state is State.ANALYSING


def test_deleted_articles_come_back_until_they_are_purged(store: Store, clock: Clock) -> None:
    article = analysed(store)
    assert store.delete([article, 99]) == 1
    assert store.progress(store.collection("My articles").id) == Progress()
    assert store.restore([article]) == 1
    assert store.load_analysis(article) == make_analysis()
    store.delete([article])
    assert store.purge(clock()) == 0
    assert store.purge(clock() + timedelta(seconds=1)) == 1
    with pytest.raises(KeyError):
        store.article(article)
    with pytest.raises(KeyError):
        store.original(article)


def test_the_id_of_a_purged_article_is_not_given_again(store: Store, clock: Clock) -> None:
    article = enqueue(store)
    store.delete([article])
    store.purge(clock() + timedelta(seconds=1))
    assert enqueue(store) > article


def test_results_of_a_purged_article_are_dropped(store: Store, clock: Clock) -> None:
    article = enqueue(store)
    store.delete([article])
    store.purge(clock() + timedelta(seconds=1))
    store.save_read(article, make_article())
    store.save_analysis(article, make_analysis())
    store.save_problem(article, UNREADABLE)
    assert store.load_analysis(article) is None


def test_progress_counts_states(store: Store) -> None:
    fill(store)
    enqueue(store, b"one more")
    enqueue(store, b"and another")
    store.claim_next()
    progress = store.progress(store.collection("My articles").id)
    assert progress == Progress(queued=1, analysing=1, done=3, problem=1)
    assert (progress.waiting, progress.finished, progress.total) == (2, 4, 6)


def test_every_change_gives_another_version(store: Store) -> None:
    collection = store.collection("My articles").id
    article = enqueue(store)
    changes = (
        lambda: enqueue(store, b"more"),
        store.claim_next,
        lambda: store.save_read(article, make_article()),
        lambda: store.save_analysis(article, make_analysis()),
        lambda: store.save_problem(article, UNREADABLE),
        lambda: store.retry(article),
        lambda: store.delete([article]),
        lambda: store.restore([article]),
        lambda: store.delete([article]),
        lambda: store.purge(datetime(2030, 1, 1, tzinfo=UTC)),
    )
    versions = [store.version(collection)]
    for change in changes:
        change()
        versions.append(store.version(collection))
    assert len(set(versions)) == len(versions)


def test_what_changes_nothing_keeps_the_version(store: Store) -> None:
    collection = store.collection("My articles").id
    enqueue(store)
    store.claim_next()
    before = store.version(collection)
    enqueue(store)
    store.claim_next()
    store.hold(1)
    store.enqueue(store.collection("Other").id, "a.txt", b"words")
    assert store.version(collection) == before


def test_two_databases_never_share_a_version(store: Store, tmp_path) -> None:
    other = open_store(f"sqlite:///{tmp_path / 'other.db'}")
    mine, its = store.collection("A"), other.collection("A")
    assert store.version(mine.id) != other.version(its.id)


def test_everything_is_there_after_a_restart(store: Store, url: str) -> None:
    fill(store)
    again = Store(connect(url))
    assert again.collections() == store.collections()
    assert again.load_analysis(1) == make_analysis()
    again.engine.dispose()


def test_any_name_can_be_stored(store: Store) -> None:
    name = "\ud800\x00<img onerror>‮.txt"
    article = enqueue(store, name=name)
    assert store.article(article).name == name


def test_a_collection_must_exist(store: Store) -> None:
    with pytest.raises(StoreError, match="no such collection"):
        store.enqueue(99, "a.txt", b"words")
