"""Two collections with everything in them, and everybody who may ask for something of the first."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import select

from analysis.access import LOCAL, NOBODY, VISITOR, Access, Membership, Role
from analysis.corrections import Hide
from analysis.desk import Desk, Wanted
from analysis.ingest import NOTHING_GIVEN, Given
from analysis.ingest.containers import Columns
from analysis.resolution import Name
from analysis.sharing import open_exhibit, write_exhibit
from analysis.store import Store
from analysis.store.guarding import guard, seen_by
from analysis.store.schema import metadata
from analysis.store.share_records import Place, ShareKind
from analysis.tables import Scope
from tests.factory import COLLECTION, fill

OTHER = "Harbour"
PLACE = Place(page="claims")
NAMED = Name(name="Northwind Holdings", type="ORG")


@dataclass(frozen=True)
class World:
    """A store with two collections, and the numbers of what is in the first."""

    store: Store
    exhibit: Store
    """What a link shows of the first."""
    here: int
    elsewhere: int
    articles: tuple[int, ...]
    removed: int
    table: int
    """A delivery whose columns nobody has chosen."""
    view: str
    share: int
    member: Membership

    @property
    def given(self) -> Given:
        """What was said of the articles when they were handed in: nothing."""
        return NOTHING_GIVEN

    @property
    def article(self) -> int:
        return self.articles[0]


def make_world(store: Store, folder: Path) -> World:
    """The world, with a deed or two of everything."""
    fill(store)
    store.settle()
    here, elsewhere = store.collection(COLLECTION).id, store.collection(OTHER).id
    store.enqueue(elsewhere, "ferry.txt", b"The ferry sank, he said.")
    desk = Desk(store=store, access=LOCAL)
    extra = desk.enqueue(here, "extra.txt", b"One more, he said.").article
    desk.delete([extra])
    table = desk.deliver(here, "table", "rows.csv", b"a,b\nc,d\n", columns=Columns()).delivery
    view = desk.save_view(here, "Denials", PLACE)
    share, _ = desk.share(wanted(here))
    desk.give_role(member("vic@courier.example", here))
    path = folder / "exhibit.db"
    write_exhibit(store, Scope(collection=here), path)
    articles = tuple(one for one in store.articles_of(here) if one != extra)
    return World(
        store=store,
        exhibit=open_exhibit(path),
        here=here,
        elsewhere=elsewhere,
        articles=articles,
        removed=extra,
        table=table,
        view=view.id,
        share=share.id,
        member=store.memberships()[0],
    )


def wanted(collection: int) -> Wanted:
    return Wanted(
        kind=ShareKind.LIVE, name="For Jo", place=PLACE, scope=Scope(collection=collection)
    )


def member(who: str, collection: int | None, role: Role = Role.VIEWER) -> Membership:
    return Membership(id=0, kind="email", who=who, role=role, collection=collection)


def actors(world: World) -> dict[str, Access]:
    """Everybody, by what they are called in the matrix."""
    return {
        "nobody": NOBODY,
        "visitor": VISITOR,
        "viewer": _with(Role.VIEWER, world.here),
        "editor": _with(Role.EDITOR, world.here),
        "admin": _with(Role.ADMIN, world.here),
        "admin elsewhere": _with(Role.ADMIN, world.elsewhere),
        "admin everywhere": Access(who="root@courier.example", everywhere=Role.ADMIN),
    }


def desk_of(world: World, actor: str) -> Desk:
    """What they sit at: whoever has a link sits at what the link shows."""
    access = actors(world)[actor]
    return Desk(store=world.exhibit if actor == "visitor" else world.store, access=access)


def seen_as(world: World, actor: str) -> Store:
    """The store that the pages ask for them."""
    if actor == "visitor":
        return world.exhibit
    access = actors(world)[actor]
    if access.collections is None:
        return world.store
    engine = seen_by(guard(world.store.engine), access.collections)
    return Store(engine, clock=world.store.clock)


def everything_in(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    with store.engine.connect() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(select(table))), key=repr)
            for table in metadata.sorted_tables
        }


def _with(role: Role, collection: int) -> Access:
    return Access(who=f"{role.value}@courier.example", roles=((collection, role),))


Deed = Callable[[Desk, World], Any]
HIDE = Hide(of=NAMED)
