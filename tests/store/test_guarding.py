"""What somebody sees who may see some collections: all of those, and nothing of any other."""

import contextlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Column, Engine, Integer, MetaData, Table, insert, select, text
from sqlalchemy.exc import DBAPIError

from analysis.store import Store, StoreError
from analysis.store.engine import connect, reading
from analysis.store.guarding import condition_of, guard, seen_by
from analysis.store.schema import article, metadata
from analysis.tables import Scope
from tests.attacks.asking import (
    FOR_THE_DESK,
    NEITHER,
    OF_EVERYBODY,
    ONLY_IF_ANY,
    READING,
    TABLES,
    WRITING,
    Asked,
    ask_about,
    methods,
    table_functions,
)
from tests.attacks.comparing import fingerprint, plain
from tests.attacks.rooms import CLOSED, VEX, Room, furnish
from tests.store.conftest import Clock
from tests.store.conftest import _empty_namespace as empty_namespace

ASKING = {**TABLES, **READING}


class House:
    """A furnished store, the same guarded, and an empty one on the same kind of database."""

    def __init__(self, store: Store, empty: Store) -> None:
        self.whole, self.empty = store, empty
        self.rooms: tuple[Room, Room] = furnish(store)
        self.guarded = guard(store.engine)
        self.before = fingerprint(store)

    def seeing(self, *collections: int) -> Store:
        return replace(self.whole, engine=seen_by(self.guarded, collections))

    def about(self, room: int) -> Asked:
        chosen = self.rooms[room]
        return ask_about(self.whole, Scope(chosen.collection), chosen.deliveries)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def house(request: pytest.FixtureRequest, tmp_path_factory) -> Iterator[House]:
    """One for all of these tests; whoever adds something says what it is like then."""
    folder, clock = tmp_path_factory.mktemp("guarding"), Clock()
    if request.param == "sqlite":
        urls = [f"sqlite:///{folder / name}.db" for name in ("full", "empty")]
    else:
        urls = [empty_namespace(request.getfixturevalue("postgresql")) for _ in range(2)]
    full, empty = (Store(connect(url), clock=clock) for url in urls)
    house = House(full, empty)
    yield house
    assert fingerprint(full) == house.before
    for engine in (house.guarded, full.engine, empty.engine):
        engine.dispose()


def test_every_question_is_asked_here() -> None:
    assert table_functions() == TABLES.keys()
    assert methods() == READING.keys() | WRITING.keys() | NEITHER
    assert not READING.keys() & WRITING.keys()


def test_who_may_see_everything_sees_everything(house: House) -> None:
    about, seeing = house.about(0), house.seeing(1, 2)
    for called, ask in ASKING.items():
        if called not in FOR_THE_DESK:
            assert plain(ask(seeing, about)) == plain(ask(house.whole, about)), called


def test_of_a_collection_that_one_may_see_every_answer_is_whole(house: House) -> None:
    about, seeing = house.about(0), house.seeing(1)
    for called, ask in ASKING.items():
        if called not in (*FOR_THE_DESK, "collections"):
            assert plain(ask(seeing, about)) == plain(ask(house.whole, about)), called


def test_of_another_collection_every_answer_is_that_of_an_empty_store(house: House) -> None:
    about, seeing = house.about(1), house.seeing(1)
    for called, ask in ASKING.items():
        if called not in OF_EVERYBODY:
            assert plain(ask(seeing, about)) == plain(ask(house.empty, about)), called
            # What is asked must be answered by the whole store, or it would show nothing here.
    answered = [
        called
        for called, ask in ASKING.items()
        if plain(ask(house.whole, about)) == plain(ask(house.empty, about))
    ]
    assert set(answered) <= {*OF_EVERYBODY, *SILENT}


SILENT = ("copies_table", "sharing_table", "notes_table", "pace", "count_open_deliveries")
SILENT += ("suggestions_table", "copied_table", "unsettled")
"""Questions to which there is nothing to say of the other collection, whoever asks."""


def test_nothing_that_is_answered_has_a_word_of_another_collection(house: House) -> None:
    for room in (0, 1):
        about = house.about(room)
        for seen in ((), (1,)):
            for called, ask in ASKING.items():
                if called == "find_keys" and room == 1:
                    continue
                answer = repr(plain(ask(house.seeing(*seen), about)))
                assert VEX not in answer.casefold(), called
    assert CLOSED in repr(house.whole.collections())


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=lambda table: table.name)
def test_every_table_has_a_rule(table: Table) -> None:
    """A table of which nothing is said would be closed, and a page that needs it empty."""
    closed = {"share", "snapshot", "membership", "audit", "ended_sign_in"}
    for dialect in ("sqlite", "postgresql"):
        rule = condition_of(table, dialect, "main")
        assert (rule == "false") == (table.name in closed)
        assert (rule == "true") == (table.name in {"store_schema"})


def test_a_table_of_which_nothing_is_said_is_closed() -> None:
    new = Table("new", MetaData(), Column("id", Integer, primary_key=True))
    assert condition_of(new, "sqlite", "main") == "false"


def test_every_table_is_seen_in_part(house: House) -> None:
    """Each row of the first collection, none of the other, by plain questions to each table."""
    by_room = [_rows(house.seeing(one)) for one in (1, 2)]
    whole, both, nobody = _rows(house.whole), _rows(house.seeing(1, 2)), _rows(house.seeing())
    closed = {"share", "snapshot", "membership", "audit", "ended_sign_in"}
    of_nobody = {"store_schema"}
    for called in metadata.tables:
        first, other = by_room[0][called], by_room[1][called]
        if called in closed:
            assert (first, other) == ([], [])
        elif called in of_nobody:
            assert first == other == nobody[called] == whole[called]
        else:
            assert sorted([*first, *other]) == both[called] == whole[called], called
            assert nobody[called] == []
            assert VEX not in "".join(first).casefold()


def _rows(store: Store) -> dict[str, list[str]]:
    with reading(store.engine) as connection:
        return {
            table.name: sorted(repr(tuple(row)) for row in connection.execute(select(table)))
            for table in metadata.sorted_tables
        }


def test_nothing_can_be_changed_by_any_method(house: House) -> None:
    seeing = house.seeing(1, 2)
    for room in (0, 1):
        about = house.about(room)
        for called, write in WRITING.items():
            if called in ONLY_IF_ANY:
                continue
            with pytest.raises(StoreError) as refused:
                write(seeing, about)
            assert refused.value.problem.code == "E_NOT_ALLOWED", called
    assert fingerprint(house.whole) == house.before


def test_what_writes_only_if_there_is_anything_is_refused_then(house: House) -> None:
    house.whole.deliver(1, "archive", "waits.zip", b"PK")
    house.before = fingerprint(house.whole)
    for called in ("claim_next", "claim_delivery"):
        with pytest.raises(StoreError):
            WRITING[called](house.seeing(1), house.about(0))
    assert house.seeing().claim_next() is None
    assert fingerprint(house.whole) == house.before


def test_nothing_can_be_changed_past_the_methods(house: House) -> None:
    """Neither through the names that everybody uses nor through those of the real tables."""
    place = _place(house.whole.engine)
    for table in metadata.sorted_tables:
        for called in (f'"{table.name}"', f'{place}."{table.name}"'):
            with pytest.raises(DBAPIError), house.seeing(1).engine.begin() as connection:
                connection.execute(text(f"DELETE FROM {called}"))
    with pytest.raises(DBAPIError), house.seeing(1).engine.begin() as connection:
        connection.execute(insert(article).values(collection_id=1, sha256="1", name="a"))
    assert fingerprint(house.whole) == house.before


def _place(engine: Engine) -> str:
    if engine.dialect.name == "sqlite":
        return "main"
    with engine.connect() as connection:
        return str(connection.execute(text("SELECT current_schema()")).scalar_one())


def test_a_connection_forgets_whom_it_served(house: House) -> None:
    names = [_names(house, 1), _names(house, 2), _names(house), _names(house, 1), _names(house, 2)]
    assert [len(some) for some in names] == [1, 1, 0, 1, 1]
    assert names[0] == names[3] != names[1] == names[4]


def _names(house: House, *seen: int) -> tuple[str, ...]:
    return tuple(one.name for one in house.seeing(*seen).collections())


def test_a_connection_forgets_after_a_failure_too(house: House) -> None:
    def look_and_fail() -> None:
        with reading(house.seeing(2).engine) as connection:
            assert connection.execute(select(article.c.id)).first() is not None
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        look_and_fail()
    assert _names(house) == ()
    with reading(house.guarded) as connection:
        assert connection.execute(select(article.c.id)).first() is None


def test_many_at_once_see_each_their_own(house: House) -> None:
    def look(number: int) -> bool:
        seen = ((1,), (2,), (), (1, 2))[number % 4]
        seeing = house.seeing(*seen)
        found = {one.id for one in seeing.collections()}
        rows = seeing.read(select(article.c.collection_id).distinct())
        return found == set(seen) == {row[0] for row in rows}

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(look, range(200)))


@pytest.mark.parametrize(
    "one", ["1) OR (1=1", "1'; DROP TABLE article; --", "1,2", "{1,2}", "", None, "NaN"]
)
def test_no_words_get_in_as_the_number_of_a_collection(house: House, one: object) -> None:
    seeing = replace(house.whole, engine=seen_by(house.guarded, (one,)))  # type: ignore[arg-type]
    with pytest.raises((ValueError, TypeError)):
        seeing.collections()
    assert fingerprint(house.whole) == house.before
    assert _names(house) == ()


@pytest.mark.parametrize("one", [-1, 0, 2**31, 2**63 - 1, 2**70])
def test_numbers_that_no_collection_has_show_nothing(house: House, one: int) -> None:
    # A number that the database refuses shows nothing either.
    with contextlib.suppress(DBAPIError, OverflowError):
        assert house.seeing(one).collections() == ()
    assert _names(house) == ()


def test_the_order_of_the_wanted_names_is_the_database_s_not_the_guard_s(house: House) -> None:
    """`collection` and `main.collection` are two things: whoever asks by the first is guarded."""
    with reading(house.seeing().engine) as connection:
        assert connection.execute(text("SELECT count(*) FROM collection")).scalar_one() == 0


def test_new_articles_are_seen_at_once(house: House) -> None:
    seeing = house.seeing(1)
    before = len(seeing.articles_of(1))
    house.whole.enqueue(1, "new.txt", b"New, she said.")
    assert len(seeing.articles_of(1)) == before + 1
    house.before = fingerprint(house.whole)


@settings(max_examples=25, suppress_health_check=list(HealthCheck), deadline=None)
@given(placed=st.lists(st.integers(1, 3), max_size=8), seen=st.sets(st.integers(0, 4)))
def test_any_articles_in_any_collections(new_store, placed: list[int], seen: set[int]) -> None:
    store = new_store()
    for number in (1, 2, 3):
        assert store.collection(f"Desk {number}").id == number
    for number, of in enumerate(placed):
        store.enqueue(of, f"{number}.txt", f"{number}, he said.".encode())
    guarded = guard(store.engine)
    seeing = replace(store, engine=seen_by(guarded, tuple(seen)))
    for of in (1, 2, 3):
        wanted = store.articles_of(of) if of in seen else ()
        assert seeing.articles_of(of) == wanted
        assert seeing.version(of) == (store.version(of) if of in seen else "")
    guarded.dispose()
    store.engine.dispose()
