"""How far the work is, stopping it, and going on."""

import re
from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from analysis.ingest import Given
from analysis.models import Problem
from analysis.store import (
    DeliveryKind,
    DeliveryRow,
    DeliveryState,
    Progress,
    State,
    Store,
    Unsettled,
)
from pages.shared import worker
from pages.shared.adding.deliveries import say_fate
from pages.shared.progress import Work, in_words, is_news, say_stopped
from tests.factory import COLLECTION
from tests.pages.handing_in import STORY, archive
from tests.pages.screen import check, open_page, words_on

LEFT = Unsettled(names=True, articles=3)


def row(**known: object) -> DeliveryRow:
    usual = {
        "delivery": 1,
        "collection": 1,
        "kind": DeliveryKind.ARCHIVE,
        "name": "spring.zip",
        "state": DeliveryState.DONE,
        "added": datetime(2025, 3, 4, tzinfo=UTC),
        "problem": None,
        "given": Given(),
        "columns": None,
        **dict.fromkeys(("stored", "known", "refused", "waiting"), 0),
    }
    return DeliveryRow(**{**usual, **known})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (
            {"stored": 96, "known": 2, "refused": 2},
            "96 added, 2 were here already, 2 could not be read",
        ),
        ({"known": 1}, "0 added, 1 was here already"),
        ({"state": DeliveryState.WORKING, "stored": 4}, "being opened; 4 added"),
        ({"state": DeliveryState.QUEUED, "kind": DeliveryKind.PAGE}, "being fetched"),
        (
            {"kind": DeliveryKind.FEED, "state": DeliveryState.WORKING, "stored": 1, "waiting": 3},
            "being fetched; 1 added, 3 still to come",
        ),
        ({"kind": DeliveryKind.FEED, "refused": 1}, "0 added, 1 could not be fetched"),
        ({"state": DeliveryState.CANCELLED}, "stopped before anything was added"),
        ({"state": DeliveryState.CANCELLED, "stored": 2}, "stopped; 2 added"),
        ({"state": DeliveryState.PROBLEM, "problem": Problem(code="E", message="Why.")}, "Why."),
        (
            {
                "state": DeliveryState.PROBLEM,
                "problem": Problem(code="E", message="Why."),
                "stored": 3,
            },
            "Why. (3 added)",
        ),
    ],
)
def test_what_became_of_a_delivery_is_said(known: dict[str, object], said: str) -> None:
    assert say_fate(row(**known)) == said


@pytest.mark.parametrize(
    ("work", "said"),
    [
        (
            Work(articles=Progress(queued=9, done=1), deliveries=0, pace=None),
            "Analysing: 9 articles to go, 1 of 10 ready",
        ),
        (
            Work(articles=Progress(queued=120, done=1), deliveries=0, pace=0.66),
            "Analysing: 120 articles to go, 1 of 121 ready · about 40 a minute · about 3 min left",
        ),
        (
            Work(articles=Progress(queued=120), deliveries=1, pace=0.66),
            "1 delivery is still being opened or fetched · "
            "Analysing: 120 articles to go, 0 of 120 ready · about 40 a minute",
        ),
        (
            Work(articles=Progress(queued=1, cancelled=5), deliveries=0, pace=None),
            "Analysing: 1 article to go, 0 of 1 ready",
        ),
        (
            Work(articles=Progress(done=5), deliveries=2, pace=3.0),
            "2 deliveries are still being opened or fetched",
        ),
        (
            Work(articles=Progress(queued=1, done=4), deliveries=0, pace=None, unsettled=LEFT),
            "Analysing: 1 article to go, 4 of 5 ready",
        ),
        (
            Work(articles=Progress(done=4), deliveries=0, pace=2.0, unsettled=LEFT),
            "Comparing articles with each other: 3 to go",
        ),
    ],
)
def test_progress_says_no_more_than_is_known(work: Work, said: str) -> None:
    assert in_words(work) == said


@pytest.mark.parametrize(
    ("before", "after", "is_so"),
    [
        ((0, 1), (0, 1), False),
        ((0, 1), (4, 1), True),
        ((4, 1), (9, 1), False),
        ((4, 2), (4, 1), True),
        ((4, 40), (5, 39), False),
        ((4, 40), (9, 0), True),
    ],
)
def test_the_page_is_drawn_anew_when_something_came(
    before: tuple[int, int], after: tuple[int, int], is_so: bool
) -> None:
    drawn, now = (
        Work(articles=Progress(queued=articles), deliveries=deliveries, pace=None)
        for articles, deliveries in (before, after)
    )
    assert is_news(drawn, now) is is_so


def test_while_an_archive_is_opened_nobody_is_told_to_look_around(store: Store) -> None:
    store.deliver(store.collection("Mine").id, "archive", "spring.zip", archive(one__txt=STORY))
    words = words_on(open_page("articles"))
    assert "Its articles appear here as they come" in words
    assert "Look around first" not in words


def test_the_bar_is_full_when_what_was_not_stopped_is_done() -> None:
    assert Work(articles=Progress(done=3, cancelled=3), deliveries=0, pace=None).share == 1.0
    assert Work(articles=Progress(), deliveries=1, pace=None).share == 0.0


def test_the_bar_counts_what_is_compared_as_well() -> None:
    work = Work(articles=Progress(done=12), deliveries=0, pace=None, unsettled=LEFT)
    assert (work.is_over, work.share) == (False, 0.75)
    names_only = Unsettled(names=True)
    assert not Work(
        articles=Progress(done=12), deliveries=0, pace=None, unsettled=names_only
    ).is_over


@pytest.fixture
def at_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that never comes."""
    monkeypatch.setattr(worker, "is_off", lambda: False)
    monkeypatch.setattr(worker, "ensure_worker", lambda: None)


COMPARING = "Comparing articles with each other: 4 to go"


def bars_on(at: AppTest) -> list[str]:
    return [bar.proto.text for bar in at.get("progress")]


@pytest.mark.usefixtures("at_work")
def test_numbers_may_change_as_long_as_articles_are_compared(filled: Store) -> None:
    at = open_page()
    assert bars_on(at) == [f"{COMPARING} · the numbers may change"]
    assert not any(button.key == "stop" for button in at.button)
    filled.settle()
    assert bars_on(check(at.run())) == []


@pytest.mark.usefixtures("at_work")
def test_what_was_compared_a_moment_ago_may_be_so_again_before_a_bar_is_drawn(
    filled: Store,
) -> None:
    filled.settle()
    at = open_page()
    filled.delete([3])
    assert bars_on(check(at.run())) == []
    assert len(bars_on(check(at.run()))) == 1


def test_without_a_worker_it_is_said_that_numbers_are_not_final(filled: Store) -> None:
    assert f"{COMPARING} · the numbers are not final" in words_on(open_page())
    filled.enqueue(1, "late.txt", STORY.encode())
    assert re.search(r"1 article to go.* · the numbers are not final", words_on(open_page()))
    filled.cancel(1)
    filled.settle()
    assert "not final" not in words_on(open_page())


def test_what_was_stopped_is_said_and_goes_on(store: Store) -> None:
    collection = store.collection(COLLECTION).id
    for number in range(3):
        store.enqueue(collection, f"{number}.txt", f"{STORY}{number}".encode())
    store.deliver(collection, "archive", "spring.zip", archive(one__txt=STORY))
    store.cancel(collection)
    at = open_page("articles")
    assert say_stopped(3, 1) in words_on(at)
    assert set(at.dataframe[0].value["state_words"]) == {"stopped"}
    check(at.button(key="go_on").click().run())
    assert "Stopped:" not in words_on(at)
    assert store.progress(collection).queued == 3
    assert store.delivery(1).state is DeliveryState.QUEUED


def test_the_overview_says_what_was_stopped(filled: Store) -> None:
    collection = filled.collection(COLLECTION).id
    filled.enqueue(collection, "late.txt", STORY.encode())
    filled.cancel(collection)
    assert "1 article was not analysed" in words_on(open_page("overview")).replace("\\", "")


def test_a_stopped_article_can_be_tried_again_by_itself(store: Store) -> None:
    collection = store.collection(COLLECTION).id
    store.enqueue(collection, "one.txt", STORY.encode())
    store.cancel(collection)
    at = open_page("article", article="1")
    assert "This article is stopped" in words_on(at)
    check(at.button(key="retry").click().run())
    assert store.article(1).state is State.QUEUED


def test_what_waits_is_stopped_with_one_click(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "is_off", lambda: False)
    monkeypatch.setattr(worker, "ensure_worker", lambda: None)
    collection = store.collection(COLLECTION).id
    for number in range(3):
        store.enqueue(collection, f"{number}.txt", f"{STORY}{number}".encode())
    at = open_page("articles")
    check(at.button(key="stop").click().run())
    assert store.progress(collection).cancelled == 3
    assert "Stopped: 3 articles were not analysed." in words_on(check(at.run()))
    assert not any(item.key == "stop" for item in at.button)


def test_what_was_handed_in_before_a_restart_is_taken_up(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[int] = []
    monkeypatch.setattr(worker, "ensure_worker", lambda: started.append(1))
    worker.resume()
    assert started == []
    store.deliver(store.collection("Mine").id, "archive", "spring.zip", archive(one__txt=STORY))
    worker.resume()
    assert started == [1]
