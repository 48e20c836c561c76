"""Who sees what: every way to read, for everybody who might ask, on both kinds of database."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from analysis.export import Format, Wanted, export
from analysis.store import Store, StoreError
from analysis.tables import (
    Scope,
    articles_table,
    claims_table,
    count_found,
    entity_counts,
    search_articles,
)
from tests.access.test_matrix import EVERYBODY, VIEWERS
from tests.access.world import World, everything_in, make_world, seen_as
from tests.factory import COLLECTION


@pytest.fixture
def world(store: Store, tmp_path: Path) -> World:
    return make_world(store, tmp_path)


@pytest.mark.parametrize("actor", EVERYBODY)
def test_what_is_read_is_what_they_may_read(world: World, actor: str) -> None:
    store = seen_as(world, actor)
    may_read = actor in VIEWERS or actor == "visitor"
    assert (COLLECTION in [one.name for one in store.collections()]) == may_read
    here = 1 if actor == "visitor" else world.here
    scope = Scope(collection=here)
    found = {
        "list": len(articles_table(store, scope)),
        "search": len(search_articles(store, Scope(collection=here, words="pier"), 10)),
        "facet": len(entity_counts(store, scope)),
        "claims": len(claims_table(store, scope)),
        "count": count_found(store, Scope(collection=here, words="pier")).articles,
    }
    assert {bool(one) for one in found.values()} == {may_read}, found


@pytest.mark.parametrize("actor", ["nobody", "admin elsewhere"])
def test_no_article_opens_by_its_number(world: World, actor: str) -> None:
    store = seen_as(world, actor)
    for one in (*world.articles, world.removed):
        with pytest.raises(KeyError):
            store.article(one)
        assert store.load_shown(one) is None


@pytest.mark.parametrize("actor", ["viewer", "editor", "admin", "admin everywhere"])
def test_an_article_opens_for_those_who_may_read_it(world: World, actor: str) -> None:
    assert seen_as(world, actor).article(world.article).article == world.article


@pytest.mark.parametrize("actor", ["nobody", "admin elsewhere"])
def test_an_export_of_what_they_may_not_read_is_empty(world: World, actor: str) -> None:
    collection = next(one for one in world.store.collections() if one.id == world.here)
    asked = Wanted(
        store=seen_as(world, actor),
        collection=collection,
        scope=Scope(collection=world.here),
        moment=datetime(2025, 3, 10, tzinfo=UTC),
    )
    data = export(asked, Format.JSON)
    for words in (b"Northwind", b"Mayor", b"Calder"):
        assert words not in data


@pytest.mark.parametrize("actor", [one for one in EVERYBODY if one != "admin everywhere"])
def test_secrets_are_read_by_nobody_on_this_way(world: World, actor: str) -> None:
    store = seen_as(world, actor)
    assert store.memberships() == ()
    assert not store.deeds(None)
    assert not store.shares(world.here)


@pytest.mark.parametrize("actor", [one for one in EVERYBODY if one != "admin everywhere"])
def test_nothing_is_written_on_this_way(world: World, actor: str) -> None:
    store = seen_as(world, actor)
    before = everything_in(world.store)
    with pytest.raises(StoreError):
        store.delete([world.article])
    with pytest.raises(StoreError):
        store.enqueue(world.here, "x.txt", b"x")
    assert everything_in(world.store) == before
