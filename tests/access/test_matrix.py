"""Who may do what: every deed of the desk, for everybody who might ask for it."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from analysis.access import LOCAL, Role
from analysis.corrections import Entry
from analysis.desk import Desk
from analysis.ingest.containers import Columns
from analysis.models import BlockKind
from analysis.store import Store, StoreError
from analysis.store.share_records import View
from tests.access.world import (
    HIDE,
    PLACE,
    Deed,
    World,
    actors,
    desk_of,
    everything_in,
    make_world,
    member,
    wanted,
)
from tests.factory import COLLECTION

ADMINS = frozenset({"admin", "admin everywhere"})
EDITORS = ADMINS | {"editor"}
VIEWERS = EDITORS | {"viewer"}
EDITORS_OF_ANY = EDITORS | {"admin elsewhere"}
EVERYBODY = (
    *("nobody", "visitor", "viewer", "editor", "admin"),
    "admin elsewhere",
    "admin everywhere",
)
TEXT = Columns(text="a")
ENTRY = Entry(key="0" * 32, made=datetime(2025, 3, 10, tzinfo=UTC), author="Ann", correction=HIDE)


def view_of(world: World) -> View:
    view = world.store.view(world.view)
    assert view is not None
    return view


DEEDS: dict[str, tuple[Deed, frozenset[str]]] = {
    # a method of the desk: what is asked of it, and who may ask; upload first
    "collection": (lambda d, w: d.collection(COLLECTION), EDITORS),
    "enqueue": (lambda d, w: d.enqueue(w.here, "new.txt", b"New, he said."), EDITORS),
    "deliver": (lambda d, w: d.deliver(w.here, "table", "new.csv", b"a\nb\n"), EDITORS),
    "choose_columns": (lambda d, w: d.choose_columns(w.table, TEXT, w.given), EDITORS),
    "remember_columns": (lambda d, w: d.remember_columns(w.here, ["a"], TEXT), EDITORS),
    "retry_delivery": (lambda d, w: d.retry_delivery(w.table), EDITORS),
    "sample": (lambda d, w: d.sample(), EDITORS_OF_ANY),
    "retry": (lambda d, w: d.retry([w.article]), EDITORS),
    "cancel": (lambda d, w: d.cancel(w.here), EDITORS),
    "resume": (lambda d, w: d.resume(w.here), EDITORS),
    "edit": (lambda d, w: d.edit([w.article], title="Another"), EDITORS),
    "give_back": (lambda d, w: d.give_back([(w.article, w.given)]), EDITORS),
    "decide": (lambda d, w: d.decide(w.article, "0" * 16, BlockKind.BODY), EDITORS),
    "correct": (lambda d, w: d.correct(w.here, [HIDE]), EDITORS),
    "add_corrections": (lambda d, w: d.add_corrections(w.here, [ENTRY]), EDITORS),
    "delete": (lambda d, w: d.delete([w.article]), EDITORS),
    "restore": (lambda d, w: d.restore([w.removed]), EDITORS),
    "save_view": (lambda d, w: d.save_view(w.here, "Mine", PLACE), EDITORS),
    "rename_view": (lambda d, w: d.rename_view(w.view, "Yours", ""), EDITORS),
    "delete_view": (lambda d, w: d.delete_view(w.view), EDITORS),
    "restore_view": (lambda d, w: d.restore_view(view_of(w)), EDITORS),
    "share": (lambda d, w: d.share(wanted(w.here)), EDITORS),
    "shares": (lambda d, w: d.shares(w.here), EDITORS),
    "revoke": (lambda d, w: d.revoke(w.share), EDITORS),
    "memberships": (lambda d, w: d.memberships(w.here), ADMINS),
    "give_role": (lambda d, w: d.give_role(member("jo@courier.example", w.here)), ADMINS),
    "take_role": (lambda d, w: d.take_role(w.member), ADMINS),
    "deeds": (lambda d, w: d.deeds(w.here), ADMINS),
    "doers": (lambda d, w: d.doers(w.here), ADMINS),
}
LOOKS = frozenset({"shares", "memberships", "deeds", "doers"})
"""They change nothing, and so the log has nothing of them."""
NOT_LOGGED = LOOKS | {"collection", "remember_columns"}
"""A collection that is there is only looked up; how tables are read changes no article."""


@pytest.fixture
def world(new_store: Callable[[], Store], tmp_path: Path) -> World:
    """On SQLite: the desk asks no database whether somebody may do something."""
    return make_world(new_store(), tmp_path)


def is_refused(deed: Deed, desk: Desk, world: World) -> bool:
    """Whether it is refused for want of a right, and nothing else."""
    try:
        deed(desk, world)
    except StoreError as error:
        code = error.problem.code
    else:
        code = ""
    assert code in ("", "E_NOT_ALLOWED")
    return bool(code)


def test_the_matrix_has_every_method_of_the_desk() -> None:
    fields = {"store", "access"}
    public = {name for name in dir(Desk) if not name.startswith("_")} - fields
    assert public == set(DEEDS)


@pytest.mark.parametrize("name", DEEDS)
def test_only_those_who_may_do_it_can(world: World, name: str) -> None:
    deed, allowed = DEEDS[name]
    refused = [one for one in EVERYBODY if one not in allowed]
    for actor in refused:
        before = everything_in(world.store), everything_in(world.exhibit)
        assert is_refused(deed, desk_of(world, actor), world), actor
        assert (everything_in(world.store), everything_in(world.exhibit)) == before, actor


@pytest.mark.parametrize(
    ("name", "actor"), [(name, one) for name in DEEDS for one in sorted(DEEDS[name][1])]
)
def test_those_who_may_do_it_can_and_the_log_has_it_once(
    world: World, name: str, actor: str
) -> None:
    before = world.store.deeds(None)
    assert not is_refused(DEEDS[name][0], desk_of(world, actor), world)
    new = [one for one in world.store.deeds(None) if one not in before]
    assert len(new) == (0 if name in NOT_LOGGED else 1)
    assert {one.who for one in new} <= {actors(world)[actor].who}


def test_the_sample_is_not_made_by_those_who_only_look(world: World) -> None:
    assert is_refused(DEEDS["sample"][0], desk_of(world, "viewer"), world)
    made = Desk(store=world.store, access=LOCAL).sample()
    assert is_refused(DEEDS["sample"][0], desk_of(world, "admin"), world)
    assert made.is_sample


def test_whoever_makes_a_collection_is_its_administrator_and_of_no_other(world: World) -> None:
    desk = desk_of(world, "editor")
    made = desk.collection("Autumn")
    new = world.store.memberships()[-1]
    assert (new.who, new.role, new.collection) == (desk.access.who, Role.ADMIN, made.id)


def test_a_collection_that_others_have_is_no_new_one(world: World) -> None:
    with pytest.raises(StoreError):
        desk_of(world, "admin elsewhere").collection(COLLECTION)


@pytest.mark.parametrize("actor", [one for one in EVERYBODY if one != "admin everywhere"])
def test_what_is_not_there_is_refused_as_what_belongs_to_others(world: World, actor: str) -> None:
    nothing = 999_999
    desk = desk_of(world, actor)
    asked: list[Deed] = [
        lambda d, w: d.delete([nothing]),
        lambda d, w: d.restore([nothing]),
        lambda d, w: d.edit([nothing], title="x"),
        lambda d, w: d.retry([nothing]),
        lambda d, w: d.decide(nothing, "0" * 16, None),
        lambda d, w: d.delete([]),
        lambda d, w: d.choose_columns(nothing, TEXT, w.given),
        lambda d, w: d.retry_delivery(nothing),
        lambda d, w: d.rename_view("nothing", "x", ""),
        lambda d, w: d.delete_view("nothing"),
        lambda d, w: d.revoke(nothing),
        lambda d, w: d.enqueue(nothing, "x.txt", b"x"),
        lambda d, w: d.memberships(nothing),
        lambda d, w: d.deeds(nothing),
        lambda d, w: d.shares(nothing),
    ]
    before = everything_in(world.store)
    assert [is_refused(deed, desk, world) for deed in asked] == [True] * len(asked)
    assert everything_in(world.store) == before


def test_one_article_of_others_among_ones_own_is_one_too_many(world: World) -> None:
    theirs = world.store.articles_of(world.elsewhere)[0]
    before = everything_in(world.store)
    with pytest.raises(StoreError):
        desk_of(world, "admin").delete([world.article, theirs])
    assert everything_in(world.store) == before


@pytest.mark.parametrize("name", ["give_role", "take_role"])
def test_a_role_everywhere_is_not_an_administrators_of_one_collection(
    world: World, name: str
) -> None:
    Desk(store=world.store, access=LOCAL).give_role(
        member("root@courier.example", None, Role.ADMIN)
    )
    wide = world.store.memberships()[-1]
    before = everything_in(world.store)
    with pytest.raises(StoreError):
        getattr(desk_of(world, "admin"), name)(wide)
    assert everything_in(world.store) == before


def test_a_made_up_membership_takes_nothing_away(world: World) -> None:
    """The number counts, not the collection that the caller claims it to be of."""
    give = Desk(store=world.store, access=LOCAL)
    give.give_role(member("jo@harbour.example", world.elsewhere))
    theirs = world.store.memberships()[-1]
    forged = member("x@courier.example", world.here)
    with pytest.raises(StoreError):
        desk_of(world, "admin").take_role(
            type(forged)(
                id=theirs.id, kind="email", who="x", role=Role.VIEWER, collection=world.here
            )
        )
