"""Corrections of claims while articles come, go and are analysed anew: the log counts, on both
databases."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from analysis.corrections import (
    Correction,
    LinkDenial,
    NotDenial,
    OtherClaim,
    Said,
    SameClaim,
    SplitClaim,
    Undo,
    UnlinkDenial,
    entries_from_json,
    entries_to_json,
)
from analysis.store import Store, schema
from analysis.store.engine import connect
from analysis.tables import claims_table, statements_table
from analysis.tables.claim_repair import find_said
from tests.invented.telling import telling
from tests.store.corrected import (
    ALL,
    CLAIMS,
    DENIALS,
    EVERY,
    LEDGER,
    TAXES,
    correct,
    denied,
    everything,
    fill,
    link,
    rows_of,
    said,
    same,
    shown,
    split,
    undo_last,
)


def test_corrections_hold_after_an_article_is_analysed_again(store: Store) -> None:
    fill(store)
    correct(store, same(store, "6a0", "3a1"), link(store, "7d1", "3a2"), split(store, "2a0", "1a0"))
    correct(store, NotDenial(denial=said(store, "4d0")))
    before = everything(store)
    for article, analysis in enumerate(EVERY, start=1):
        store.retry(article)
        store.save_analysis(article, analysis)
        store.settle()
        assert everything(store) == before


def test_corrections_find_their_words_where_the_statements_are_numbered_anew(store: Store) -> None:
    fill(store)
    correct(store, same(store, "3a0", "3a2"))
    more = telling(
        ("Bo Ren", "said", "nobody of the crew was hurt that evening"),
        ("Bo Ren", "said", LEDGER),
        ("a clerk", "said", TAXES),
        names=("Ada Voss",),
        day=4,
    )
    store.save_analysis(3, more)
    store.settle()
    assert shown(store)["3a1"][1] == shown(store)["3a2"][1] == "3a1"
    assert shown(store)["3a0"][1] == "3a0"


def test_corrections_hold_when_an_article_comes_back(store: Store) -> None:
    fill(store)
    correct(store, same(store, "6a0", "3a1"), link(store, "7d1", "3a2"))
    before = everything(store)
    for article in (3, 6, 7):
        store.delete([article])
        store.settle()
        assert everything(store)[1] != before[1]
        store.restore([article])
        store.settle()
        assert everything(store) == before


def test_what_is_said_of_an_article_that_is_gone_has_no_effect(store: Store) -> None:
    fill(store)
    gone = said(store, "6a0"), said(store, "6d0")
    store.delete([6])
    store.settle()
    before = everything(store)
    correct(store, SameClaim(first=gone[0], second=said(store, "3a1")))
    correct(store, LinkDenial(denial=said(store, "4d0"), claim=gone[0]))
    correct(store, LinkDenial(denial=gone[1], claim=said(store, "3a1")))
    correct(store, SplitClaim(statements=gone), NotDenial(denial=gone[1]))
    elsewhere = Said(article="f" * 64, words="Nobody has this", start=3)
    correct(store, OtherClaim(statement=elsewhere), UnlinkDenial(denial=elsewhere))
    assert everything(store) == before


def test_a_correction_before_the_articles_are_compared_waits_for_that(store: Store) -> None:
    collection = store.collection("My articles").id
    for analysis in EVERY:
        data = analysis.article.text.encode()
        store.save_analysis(store.enqueue(collection, "a.txt", data).article, analysis)
    correct(store, same(store, "6a0", "3a1"), NotDenial(denial=said(store, "7d1")))
    correct(store, link(store, "4d0", "1a0"), UnlinkDenial(denial=said(store, "6d0")))
    store.settle()
    assert shown(store)["6a0"][1] == "1a0"
    assert "7d1" not in shown(store)
    assert shown(store)["4d0"] == ("denial", "1a0", "1a0")
    assert shown(store)["6d0"] == ("denial", "6d0", None)


def test_the_log_works_in_another_database(new_filled: Callable[[], Store]) -> None:
    store, other = new_filled(), new_filled()
    correct(store, same(store, "6a0", "3a1"), link(store, "7d1", "3a2"), split(store, "2a0", "1a0"))
    correct(store, NotDenial(denial=said(store, "4d0")), UnlinkDenial(denial=said(store, "6d0")))
    undo_last(store)
    correct(store, OtherClaim(statement=said(store, "5a0")))
    entries = entries_from_json(entries_to_json(store.corrections(1)).encode())
    assert entries == store.corrections(1)
    assert other.add_corrections(1, entries) == 7
    assert everything(other) == everything(store)


@pytest.fixture
def new_filled(tmp_path: Path) -> Iterator[Callable[[], Store]]:
    """Makes a filled store of its own, on SQLite, each time: a copy of one that was filled once."""
    first, opened = tmp_path / "filled.db", list[Store]()
    store = Store(connect(f"sqlite:///{first}"))
    fill(store)
    store.engine.dispose()

    def copy() -> Store:
        file = shutil.copy(first, tmp_path / f"{len(opened)}.db")
        opened.append(Store(connect(f"sqlite:///{file}")))
        return opened[-1]

    yield copy
    for one in opened:
        one.engine.dispose()


Step = tuple[str, Any, Any]
CLAIM, DENIED = st.sampled_from(CLAIMS), st.sampled_from(DENIALS)
PUT_RIGHT = st.one_of(
    st.tuples(st.just("link"), DENIED, CLAIM),
    st.tuples(st.just("unlink"), DENIED, st.none()),
    st.tuples(st.just("not"), DENIED, st.none()),
    st.tuples(st.just("same"), CLAIM, CLAIM),
    st.tuples(st.just("other"), CLAIM, st.none()),
    st.tuples(st.just("split"), CLAIM, st.lists(CLAIM, max_size=3)),
)
ARTICLE = st.integers(1, len(EVERY))
HAPPENS = st.tuples(
    st.sampled_from(["delete", "restore", "again", "settle", "undo"]), ARTICLE, st.none()
)
QUICK = settings(
    max_examples=20,
    phases=(Phase.generate,),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def make(step: Step, meant: dict[str, Said]) -> Correction:
    kind, first, second = step
    one = meant[first]
    if kind == "link":
        return LinkDenial(denial=one, claim=meant[second])
    if kind == "same":
        return SameClaim(first=one, second=meant[second])
    if kind == "split":
        return SplitClaim(statements=(one, *(meant[other] for other in second)))
    alone = {"unlink": UnlinkDenial, "not": NotDenial}
    return OtherClaim(statement=one) if kind == "other" else alone[kind](denial=one)


@QUICK
@given(steps=st.lists(PUT_RIGHT, min_size=1, max_size=6), data=st.data())
def test_undoing_everything_restores_the_rows(
    new_filled: Callable[[], Store], steps: Sequence[Step], data: st.DataObject
) -> None:
    store = new_filled()
    before = everything(store)
    meant = find_said(store, [*CLAIMS, *DENIALS])
    for step in steps:
        correct(store, make(step, meant))
    check_whole(store)
    keys = data.draw(st.permutations([entry.key for entry in store.corrections(1)]))
    correct(store, *(Undo(entry=key) for key in keys))
    assert everything(store) == before


@QUICK
@given(steps=st.lists(st.one_of(PUT_RIGHT, HAPPENS), min_size=1, max_size=10))
def test_the_rows_are_what_the_whole_log_makes_of_the_articles_that_are_left(
    new_filled: Callable[[], Store], steps: Sequence[Step]
) -> None:
    store, deleted = new_filled(), set[int]()
    meant = find_said(store, [*CLAIMS, *DENIALS])
    for step in steps:
        happen(store, step, meant, deleted)
    store.settle()
    check_whole(store)
    other = new_filled()
    other.delete(deleted)
    other.settle()
    other.add_corrections(1, store.corrections(1))
    assert shown(store) == shown(other)
    assert denied(store) == denied(other)
    assert rows_of(store, schema.claim) == rows_of(other, schema.claim)


def happen(store: Store, step: Step, meant: dict[str, Said], deleted: set[int]) -> None:
    kind, of, _ = step
    if kind == "delete":
        store.delete([of])
        deleted.add(of)
    elif kind == "restore":
        store.restore([of])
        deleted.discard(of)
    elif kind == "again":
        store.save_analysis(of, EVERY[of - 1])
    elif kind == "settle":
        store.settle()
    elif kind == "undo":
        log = store.corrections(1)
        correct(store, *(Undo(entry=entry.key) for entry in log[of - 1 : of]))
    else:
        correct(store, make(step, meant))


def check_whole(store: Store) -> None:
    """Rows and claims agree: no claim without its statements, no answer to a claim that is gone."""
    frame = statements_table(store, ALL, all=True)
    told = frame[frame["role"].isin(["claim", "asserts", "confirms"])]
    known = set(claims_table(store, ALL)["claim"])
    assert set(told["claim"]) <= known <= set(frame["claim"])
    assert {row.id for row in store.read(select(schema.claim.c.id))} == known
    answered = {
        row.claim
        for row in frame.itertuples()
        if row.role == "denial" and row.claim != row.statement
    }
    assert set(told.loc[told["denied"], "claim"]) == answered & set(told["claim"])
    assert set(told.loc[told["role"] == "claim", "claim"]) <= answered
