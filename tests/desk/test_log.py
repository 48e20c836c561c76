"""Each collection's log has what concerns it, and nothing of others."""

from dataclasses import replace
from typing import Any

import pytest

from analysis.access import Access, Role
from analysis.desk import Desk
from analysis.store import Collection, Store, StoreError, auditing
from analysis.store.share_records import Action, Deed
from tests.attacks.comparing import fingerprint
from tests.factory import fill

WIDE = Access(who="wim@desk.example", roles=((1, Role.EDITOR), (2, Role.EDITOR)))
ADMIN = Access(who="ann@desk.example", roles=((1, Role.ADMIN),))

THEIRS = 5
"""The only article of the second collection."""


@pytest.fixture
def filled(store: Store) -> Store:
    fill(store)
    other = store.collection("Other").id
    store.enqueue(other, "other.txt", b"Not for you, she said.")
    assert (store.articles_of(1), store.articles_of(other)) == ((1, 2, 3, 4), (THEIRS,))
    return store


def lines(store: Store, collection: int | None = None) -> list[tuple[int | None, str]]:
    return sorted((deed.collection, deed.subject) for deed in store.deeds(collection))


DEEDS = {
    Action.DELETE: lambda desk: desk.delete([2, THEIRS, 1]),
    Action.EDIT: lambda desk: desk.edit([2, THEIRS, 1], title="Another"),
}


@pytest.mark.parametrize("action", DEEDS)
def test_each_collection_has_a_line_of_its_own_articles(filled: Store, action: Action) -> None:
    DEEDS[action](Desk(filled, WIDE))
    assert lines(filled) == [(1, "articles 1, 2"), (2, "articles 5")]
    assert {(deed.who, deed.action) for deed in filled.deeds(None)} == {(WIDE.who, action)}
    assert [deed.subject for deed in Desk(filled, ADMIN).deeds(1)] == ["articles 1, 2"]


def test_lines_of_several_transactions_are_written_once(filled: Store) -> None:
    Desk(filled, WIDE).retry([1, 2, THEIRS])
    assert lines(filled) == [(1, "articles 1, 2"), (2, "articles 5")]


def test_without_its_second_line_a_deed_is_not_done(
    filled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, add = fingerprint(filled), auditing._add_deed

    def add_the_first(connection: Any, deed: Deed) -> None:
        if deed.collection == 2:
            raise ZeroDivisionError
        add(connection, deed)

    monkeypatch.setattr(auditing, "_add_deed", add_the_first)
    with pytest.raises(ZeroDivisionError):
        Desk(filled, WIDE).delete([1, THEIRS])
    assert fingerprint(filled) == before


def test_of_many_articles_it_is_said_how_many(filled: Store) -> None:
    more = [filled.enqueue(1, f"{n}.txt", f"{n}, he said.".encode()).article for n in range(30)]
    Desk(filled, WIDE).delete([*more, THEIRS])
    told = f"articles {', '.join(map(str, more[:20]))} and 10 more"
    assert lines(filled) == [(1, told), (2, "articles 5")]


def test_a_collection_is_made_in_its_own_log(filled: Store) -> None:
    made = Desk(filled, WIDE).collection("Mine")
    assert lines(filled) == lines(filled, made.id) == [(made.id, "Mine")]


def test_the_sample_is_made_in_its_own_log_and_once(filled: Store) -> None:
    made = Desk(filled, WIDE).sample()
    assert made.articles
    assert lines(filled) == [(made.id, made.name)]
    assert [one.collection for one in filled.memberships()] == [made.id]


def test_what_makes_no_collection_concerns_all_of_them(filled: Store) -> None:
    filled.as_deed("Ann", Action.MEMBER, None, "bo").take_role(1)
    assert lines(filled) == [(None, "bo")]


class Late(Store):
    """What somebody sees who looked a moment before somebody else was faster."""

    __slots__ = ()

    def collections(self) -> tuple[Collection, ...]:
        return ()


@pytest.mark.parametrize("deed", [lambda desk: desk.collection("New"), lambda desk: desk.sample()])
def test_whoever_is_a_moment_later_makes_nothing_and_gets_no_right(filled: Store, deed) -> None:
    deed(Desk(filled, WIDE))
    before = fingerprint(filled)
    late = Late(engine=filled.engine, clock=filled.clock)
    with pytest.raises(StoreError) as refused:
        deed(Desk(late, replace(WIDE, who="eve@desk.example")))
    assert refused.value.problem.code == "E_NOT_ALLOWED"
    assert fingerprint(filled) == before
