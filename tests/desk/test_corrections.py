"""Corrections bear the name of whoever makes or brings them, and are not too long."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from analysis.access import Access, Role
from analysis.corrections import (
    Correction,
    Entry,
    Hide,
    Merge,
    Rename,
    Retype,
    Said,
    SameClaim,
    Split,
    SplitClaim,
    Undo,
    entries_from_json,
    entries_to_json,
)
from analysis.desk import Desk
from analysis.resolution import Name
from analysis.store import Store, StoreError
from analysis.tables.corrections import corrections_table
from tests.attacks.comparing import fingerprint
from tests.factory import COLLECTION, fill

ANN = Access(who="ann@courier.example", roles=((1, Role.EDITOR), (2, Role.EDITOR)))
ADA = "ada@courier.example"
BO, LONG = Name("Bo Ren", "PERSON"), "x" * 3_000_000
SAID = Said(article="0" * 64, words="the mill was sold", start=0)
KEY = "0" * 32


@pytest.fixture
def desk(store: Store) -> Desk:
    fill(store)
    assert (store.collection(COLLECTION).id, store.collection("Other").id) == (1, 2)
    return Desk(store, ANN)


def entry(**changes: Any) -> Entry:
    made = datetime(2020, 1, 1, tzinfo=UTC)
    return replace(Entry(key=KEY, made=made, author=ADA, correction=Hide(of=BO)), **changes)


def test_a_correction_is_theirs_who_make_it(desk: Desk) -> None:
    (made,) = desk.correct(1, [Hide(of=BO)])
    assert (made.author, made.imported_by) == (ANN.who, None)
    assert desk.store.corrections(1) == (made,)
    assert list(corrections_table(desk.store, 1)["author"]) == [ANN.who]


def test_an_entry_of_another_log_says_first_who_brought_it(desk: Desk) -> None:
    told = entry(author=f"{ADA}\u202e\n", imported_by="somebody@else.example")
    assert desk.add_corrections(1, [told]) == 1
    (kept,) = desk.store.corrections(1)
    assert kept == replace(told, author=ADA, imported_by=ANN.who)
    shown = corrections_table(desk.store, 1)["author"].item()
    assert shown == f"imported by {ANN.who}, first made by {ADA}"


def test_a_log_goes_out_and_in_and_undoes_what_it_undid(desk: Desk) -> None:
    (hidden,) = desk.correct(1, [Hide(of=BO)])
    desk.correct(1, [Undo(entry=hidden.key)])
    log = entries_from_json(entries_to_json(desk.store.corrections(1)))
    assert desk.add_corrections(1, log) == 0
    assert desk.add_corrections(2, log) == 2
    assert desk.store.corrections(1) == log
    brought = desk.store.corrections(2)
    assert [replace(one, imported_by=None) for one in brought] == list(log)
    again = entries_from_json(entries_to_json(brought))
    assert (again, desk.add_corrections(1, again)) == (brought, 0)
    assert list(corrections_table(desk.store, 2)["state"]) == ["undo", "undone"]


def test_entries_stand_in_the_order_in_which_they_came(desk: Desk) -> None:
    """Whatever day a file gives them."""
    desk.correct(1, [Hide(of=BO)])
    desk.add_corrections(1, [entry(correction=Rename(of=BO, to="Bo Renn"))])
    assert list(corrections_table(desk.store, 1)["what"]) == [
        "Renamed Bo Ren to Bo Renn",
        "Hid Bo Ren",
    ]


TOO_MUCH: dict[str, Callable[[], list[Correction]]] = {
    "name": lambda: [Rename(of=BO, to=LONG)],
    "name that is meant": lambda: [Hide(of=Name(LONG, "PERSON"))],
    "type": lambda: [Retype(of=BO, to=LONG)],
    "words": lambda: [Split(of=BO, into=BO, words=(LONG,))],
    "article": lambda: [Split(of=BO, into=BO, articles=(LONG,))],
    "what was said": lambda: [SameClaim(first=SAID, second=replace(SAID, words=LONG))],
    "names": lambda: [Merge(names=(BO,) * 20_000, into=BO)],
    "statements": lambda: [SplitClaim(statements=(SAID,) * 20_000)],
    "corrections": lambda: [Hide(of=BO)] * 20_000,
    "characters": lambda: (
        [SameClaim(first=(one := replace(SAID, words="x" * 9_999)), second=one)] * 600
    ),
    "undo of nothing": lambda: [Undo(entry="the first")],
    "no name": lambda: [Rename(of=BO, to="\u202e\u200b")],
}
OTHER_KEY = "f" * 32


def undo(key: str, of: str) -> Entry:
    return entry(key=key, correction=Undo(entry=of))


def test_an_undo_of_what_the_log_has_already_is_taken_in(desk: Desk) -> None:
    desk.add_corrections(1, [entry()])
    assert desk.add_corrections(1, [undo(OTHER_KEY, KEY)]) == 1
    assert desk.add_corrections(1, [undo("e" * 32, OTHER_KEY), entry()]) == 1
    assert list(corrections_table(desk.store, 1)["what"]) == [
        "Redid: Hid Bo Ren",
        "Undid: Hid Bo Ren",
        "Hid Bo Ren",
    ]
    wrong = [entry(key="c" * 32), undo("d" * 32, "d" * 32)]
    assert refused(desk, lambda: desk.add_corrections(1, wrong)) == "E_LOG"
    assert refused(desk, lambda: desk.correct(1, [Undo(entry="c" * 32)])) == "E_LOG"
    # An undo that another collection knows of takes nothing back here.
    assert refused(desk, lambda: desk.add_corrections(2, [undo("d" * 32, KEY)])) == "E_LOG"


def test_a_log_in_which_undos_go_round_is_shown_and_goes_out_and_in(desk: Desk) -> None:
    """As one that was taken in before such undos were refused."""
    log = (undo(KEY, KEY), undo("1" * 32, "2" * 32), undo("2" * 32, "1" * 32))
    assert desk.store.add_corrections(1, log) == 3
    assert set(corrections_table(desk.store, 1)["what"]) == {
        "Undid a correction that takes itself back"
    }
    assert desk.add_corrections(1, entries_from_json(entries_to_json(log))) == 0


WRONG: dict[str, Callable[[datetime], Entry]] = {
    "long author": lambda now: entry(author=LONG),
    "long key": lambda now: entry(key=LONG),
    "key with a sign that a database refuses": lambda now: entry(key="0" * 31 + "\x00"),
    "day to come": lambda now: entry(made=now + timedelta(days=2)),
    "no day": lambda now: entry(made=datetime(1, 1, 1, tzinfo=UTC)),
}


def refused(desk: Desk, deed: Callable[[], object]) -> str:
    before = fingerprint(desk.store)
    with pytest.raises(StoreError) as error:
        deed()
    assert fingerprint(desk.store) == before
    assert len(error.value.problem.message) < 200
    return error.value.problem.code


@pytest.mark.parametrize("kind", TOO_MUCH)
def test_what_nobody_writes_is_refused(desk: Desk, kind: str) -> None:
    some = TOO_MUCH[kind]()
    log = [entry(key=f"{number:032x}", correction=one) for number, one in enumerate(some)]
    codes = {
        refused(desk, lambda: desk.correct(1, some)),
        refused(desk, lambda: desk.add_corrections(1, log)),
    }
    assert len(codes) == 1
    assert codes <= {"E_TOO_LONG", "E_TOO_MANY", "E_LOG", "E_NAME"}


@pytest.mark.parametrize("kind", WRONG)
def test_an_entry_that_no_log_has_is_refused(desk: Desk, kind: str) -> None:
    wrong = WRONG[kind](desk.store.clock())
    assert refused(desk, lambda: desk.add_corrections(1, [entry(key="1" * 32), wrong])) in (
        "E_TOO_LONG",
        "E_LOG",
    )
