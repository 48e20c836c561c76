"""A backup comes back as it was, into either kind of database, whoever writes while it is made."""

import gzip
import sqlite3
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert, select, update

from analysis.backup import back_up, restore
from analysis.backup.files import close_up
from analysis.backup.rows import TABLES
from analysis.corrections import Hide
from analysis.ingest.containers.parts import Columns
from analysis.models import Article, Problem
from analysis.resolution import Name
from analysis.store import Progress, Store, StoreError, open_store, schema
from analysis.store.consistency import check
from analysis.store.engine import writing
from analysis.store.migrations import stamp
from analysis.store.search_index import LEXEMES
from analysis.tables import Scope
from analysis.tables.search import search_articles, search_quotes
from tests.factory import every_analysis
from tests.stand_in import plain_analysis
from tests.store.corrected import EVERY, fill
from tests.store.test_migrations import make_revision_6, make_version_5

NOW = datetime(2025, 3, 10, 12)
NOTE = Problem(code="N_X", message="A note.")
SIDES = ("sqlite", "postgresql")


@pytest.fixture
def filled(store: Store) -> Store:
    """Something in every table that people fill, and in those that are worked out from it."""
    fill(store)
    text = "Zoë’s café said \x00no, \ud800 and \ue000."
    odd = store.enqueue(1, "odd \x00 name.txt", text.encode("utf8", "surrogatepass"))
    store.save_problem(odd.article, Problem(code="E_EMPTY", message="Empty \x00."))
    store.correct(1, [Hide(of=Name("Bo Ren", "PERSON"))], "Ada")
    store.edit([1], publisher="Harbour Courier", published=NOW.date())
    store.deliver(1, "archive", "a.zip", b"PK\x00\xff")
    last = store.enqueue(1, "gone.txt", b"Gone.").article
    store.delete([last, 3])
    store.purge(NOW.replace(tzinfo=UTC, year=2030))
    store.remember_columns(1, ["Body"], Columns(text="Body"))
    store.expect(1, ["a.txt"])
    store.save_analysis(1, replace(EVERY[0], problems=(NOTE,)))
    with writing(store.engine) as connection:
        _share(connection)
        _suggest(connection)
    return store


def _suggest(connection: Connection) -> None:
    first, *_, second = connection.execute(select(schema.name.c.id)).scalars()
    told = {"reason": "r", "rule": "r", "score": 0.1, "is_open": True}
    pair = {"collection_id": 1, "first_id": first, "second_id": second, **told}
    connection.execute(insert(schema.suggestion).values(pair))


def _share(connection: Connection) -> None:
    told = {"name": "Spring", "note": "\x00", "place": ["claims", [["q", "é"]]], "author": "Ada"}
    view = {"id": "v1", "collection_id": 1, "made": NOW, "changed": NOW, **told}
    connection.execute(insert(schema.view).values(view))
    rest = {"scope": {"a": [1]}, "made": NOW, "articles": 1, "analysis_version": "1"}
    for kind in ("live", "snapshot"):
        one = {"collection_id": 1, "digest": kind, "kind": kind, **told, **rest}
        made = connection.execute(insert(schema.share).values(one)).inserted_primary_key
    connection.execute(insert(schema.snapshot).values(share_id=made[0], data=bytes(range(256))))
    who = {"kind": "email", "who": "ada@example.org", "role": "admin", "author": "Ada", "made": NOW}
    connection.execute(insert(schema.membership), [who, {**who, "kind": "claim"}])
    line = {"made": NOW, "who": "Ada", "action": "view", "collection": 1, "subject": "v1"}
    connection.execute(insert(schema.audit), [line, line])
    connection.execute(insert(schema.ended_sign_in).values(key="e" * 64, until=NOW))


def rows_of(store: Store) -> dict[str, list[str]]:
    """Every row of every table, without the index that only PostgreSQL has in its row."""
    return {
        table.name: sorted(
            repr(tuple(row))
            for row in store.read(select(*(c for c in table.columns if c.name != LEXEMES)))
        )
        for table in TABLES
    }


@pytest.fixture(params=SIDES)
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Another database, to restore into."""
    from tests.store.conftest import _empty_namespace

    where = f"sqlite:///{tmp_path / 'empty' / 'other.db'}"
    if request.param == "postgresql":
        where = _empty_namespace(request.getfixturevalue("postgresql"))
    opened = open_store(where)
    yield opened
    opened.engine.dispose()


@pytest.mark.parametrize("name", ["all.db", "all.db.gz"])
def test_everything_comes_back(filled: Store, empty: Store, tmp_path: Path, name: str) -> None:
    expected = rows_of(filled)
    assert [name for name, rows in expected.items() if not rows] == []
    made = back_up(filled, tmp_path / name)
    copied = restore(empty, tmp_path / name)
    assert made == copied
    assert copied.rows == sum(map(len, expected.values()))
    assert rows_of(empty) == expected
    assert check(empty) == ()
    assert [file.name for file in tmp_path.iterdir() if file.name.startswith(".")] == []


def test_a_search_finds_the_same(filled: Store, empty: Store, tmp_path: Path) -> None:
    """The two databases rank by formulas of their own; within one kind the ranks are the same."""
    back_up(filled, tmp_path / "all.db")
    restore(empty, tmp_path / "all.db")
    are_alike = filled.engine.dialect.name == empty.engine.dialect.name
    found_any = 0
    for words in ("crane", "ledger harbour", '"harbour fund"', "nothingsuch"):
        scope = Scope(1, words=words)
        for search in (search_articles, search_quotes):
            found, expected = search(empty, scope), search(filled, scope)
            found_any += len(found)
            if not are_alike:
                key = [name for name in ("article", "attribution") if name in found]
                found, expected = (
                    one.drop(columns="rank").sort_values(key, ignore_index=True)
                    for one in (found, expected)
                )
            assert found.equals(expected)
    assert found_any


def test_numbers_that_were_given_are_not_given_again(
    filled: Store, empty: Store, tmp_path: Path
) -> None:
    back_up(filled, tmp_path / "all.db")
    restore(empty, tmp_path / "all.db")
    expected = filled.enqueue(1, "next.txt", b"Next.").article
    assert empty.enqueue(1, "next.txt", b"Next.").article == expected
    one = every_analysis()[0]
    empty.save_analysis(expected, one)
    empty.settle()
    assert empty.load_analysis(expected) == one
    assert check(empty) == ()


def test_what_was_at_work_goes_on(filled: Store, empty: Store, tmp_path: Path) -> None:
    filled.enqueue(1, "new.txt", b"New.")
    back_up(filled, tmp_path / "all.db")
    restore(empty, tmp_path / "all.db")
    assert empty.progress(1) == filled.progress(1)
    assert empty.claim_next().article == filled.claim_next().article


def test_a_backup_while_a_writer_adds_is_of_one_moment(
    store: Store,
    empty: Store,
    tmp_path: Path,
) -> None:
    collection = store.collection("My articles").id
    added: list[int] = []
    ended = threading.Event()

    def add() -> None:
        writer = open_store(store.engine.url.render_as_string(hide_password=False))
        while not ended.is_set():
            text = f"Company{len(added)} said no."
            one = writer.enqueue(collection, "a.txt", text.encode()).article
            article = plain_analysis(_article(text))
            writer.save_analysis(one, article)
            added.append(one)
        writer.engine.dispose()

    writer = threading.Thread(target=add)
    writer.start()
    try:
        for number in range(3):
            before = len(added)
            copied = back_up(store, tmp_path / f"{number}.db")
            assert before <= copied.articles <= len(added) + 1
            restore(empty, tmp_path / f"{number}.db", replace=True)
            assert check(empty) == ()
            assert empty.articles_of(collection)[:before] == tuple(added[:before])
    finally:
        ended.set()
        writer.join()
    assert added


def _article(text: str) -> Article:
    return Article(id="a", path="a.txt", text=text)


def test_a_database_that_is_not_empty_is_left_alone(
    filled: Store, empty: Store, tmp_path: Path
) -> None:
    back_up(filled, tmp_path / "all.db")
    empty.collection("Mine")
    expected = rows_of(empty)
    with pytest.raises(StoreError) as raised:
        restore(empty, tmp_path / "all.db")
    assert raised.value.problem.code == "E_NOT_EMPTY"
    assert rows_of(empty) == expected


def test_a_database_is_replaced_as_a_whole(filled: Store, empty: Store, tmp_path: Path) -> None:
    back_up(filled, tmp_path / "all.db")
    mine = empty.collection("Mine").id
    for number in range(40):
        empty.enqueue(mine, "a.txt", f"{number}".encode())
    version = empty.version(mine)
    restore(empty, tmp_path / "all.db", replace=True)
    found, expected = rows_of(empty), rows_of(filled)
    assert found.pop("collection") != expected.pop("collection"), "it has another edition"
    assert found == expected
    assert empty.version(mine) != version
    assert empty.enqueue(1, "b.txt", b"b").article > 40
    assert check(empty) == ()


def _no_database(file: Path) -> None:
    file.write_bytes(b"Not a database. " * 1000)


def _another_database(file: Path) -> None:
    sqlite3.connect(file).execute("CREATE TABLE other (id INTEGER)")


def _cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def _cut_short_packed(file: Path) -> None:
    packed = gzip.compress(file.read_bytes())
    file.write_bytes(packed[: len(packed) // 2])


def _newer(file: Path) -> None:
    engine = open_store(f"sqlite:///{file}").engine
    with writing(engine) as connection:
        stamp(connection, "0099")
    engine.dispose()


ENDLESS = "WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r)"
SLOW = f"({ENDLESS} SELECT count(*) FROM r)"
FOREIGN = {
    "an endless view in a table's place": (
        "ALTER TABLE audit RENAME TO audit_x",
        f"CREATE VIEW audit AS {ENDLESS} SELECT i AS id, '' AS made, '' AS who, '' AS action,"
        " 1 AS collection, '' AS subject FROM r",
    ),
    "a trigger": (f"CREATE TRIGGER t AFTER UPDATE ON collection BEGIN SELECT {SLOW}; END",),
    "a trigger in another's place": (
        "DROP TRIGGER article_words_inserted",
        f"CREATE TRIGGER article_words_inserted AFTER INSERT ON article_words BEGIN"
        f" SELECT {SLOW}; END",
    ),
    "a column that is worked out": (
        "ALTER TABLE audit ADD COLUMN x AS (length(hex(zeroblob(100000000))))",
    ),
    "a check": (
        "ALTER TABLE audit ADD COLUMN x CHECK (x IS NULL OR length(hex(zeroblob(100000000))) > 0)",
    ),
    "a value of its own": ("ALTER TABLE audit ADD COLUMN x DEFAULT 1",),
    "an order of its own": ("ALTER TABLE audit ADD COLUMN x TEXT COLLATE NOCASE",),
    "an index that is worked out": ("CREATE INDEX audit_x ON audit (length(hex(zeroblob(id))))",),
    "a virtual table": (
        "DROP TABLE statement_words_index",
        "CREATE VIRTUAL TABLE statement_words_index USING fts5(words, content='audit')",
    ),
    "a table of somebody's": ("CREATE TABLE notes (id INTEGER)",),
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_a_backup_with_anything_of_its_own_is_not_read(tmp_path: Path, kind: str) -> None:
    filled, file = open_store(f"sqlite:///{tmp_path / 'filled.db'}"), tmp_path / "all.db"
    filled.collection("Spring")
    back_up(filled, file)
    with sqlite3.connect(file, isolation_level=None) as connection:
        for statement in FOREIGN[kind]:
            connection.execute(statement)
    connection.close()
    with pytest.raises(StoreError) as raised:
        restore(open_store(f"sqlite:///{tmp_path / 'other.db'}"), file)
    assert raised.value.problem.code == "E_BACKUP_FOREIGN"


@pytest.mark.parametrize("make", [make_version_5, make_revision_6])
def test_a_database_that_was_brought_up_to_date_is_a_backup(
    tmp_path: Path, make: Callable[[str], None]
) -> None:
    """Its tables were made in another way than those of a new one."""
    file = tmp_path / "old.db"
    make(f"sqlite:///{file}")
    old = open_store(f"sqlite:///{file}")
    old.collection("Spring")
    old.settle()
    old.engine.dispose()
    close_up(file)
    new = open_store(f"sqlite:///{tmp_path / 'new.db'}")
    restore(new, file)
    assert [one.name for one in new.collections()] == ["Spring"]


@pytest.mark.parametrize("name", ["all.db", "all.db.gz"])
@pytest.mark.parametrize("force", [False, True])
def test_a_backup_is_for_its_owner_only(tmp_path: Path, name: str, force: bool) -> None:
    store, file = open_store(f"sqlite:///{tmp_path / 'filled.db'}"), tmp_path / name
    if force:
        file.touch(0o644)
    back_up(store, file, force=force)
    assert file.stat().st_mode & 0o777 == 0o600


BAD: dict[str, tuple[Callable[[Path], None], str]] = {
    "gone": (Path.unlink, "E_BACKUP"),
    "empty": (lambda file: file.write_bytes(b""), "E_BACKUP"),
    "no database": (_no_database, "E_BACKUP"),
    "another database": (
        lambda file: (file.unlink(), _another_database(file)),
        "E_BACKUP_FOREIGN",
    ),
    "cut short": (_cut_short, "E_BACKUP"),
    "packed and cut short": (_cut_short_packed, "E_BACKUP"),
    "newer": (_newer, "E_DATABASE_NEWER"),
}


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_a_bad_backup_changes_nothing(
    filled: Store,
    empty: Store,
    tmp_path: Path,
    kind: str,
) -> None:
    spoil, code = BAD[kind]
    back_up(filled, tmp_path / "all.db")
    spoil(tmp_path / "all.db")
    empty.collection("Mine")
    expected = rows_of(empty)
    with pytest.raises(StoreError) as raised:
        restore(empty, tmp_path / "all.db", replace=True)
    assert raised.value.problem.code == code
    assert rows_of(empty) == expected


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_what_breaks_in_the_middle_changes_nothing(
    filled: Store, empty: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up(filled, tmp_path / "all.db")
    empty.collection("Mine")
    expected = rows_of(empty)
    monkeypatch.setattr("analysis.backup.rows._count_on", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        restore(empty, tmp_path / "all.db", replace=True)
    assert rows_of(empty) == expected


def test_a_backup_of_an_older_program_is_brought_up_to_date(empty: Store, tmp_path: Path) -> None:
    file = tmp_path / "old.db"
    make_version_5(f"sqlite:///{file}")
    connection = sqlite3.connect(file)
    connection.execute("INSERT INTO collection VALUES (1, 'Spring', 0, 'e', 3)")
    connection.commit()
    connection.close()
    before = file.read_bytes()
    restore(empty, file)
    assert [one.name for one in empty.collections()] == ["Spring"]
    assert file.read_bytes() == before
    assert check(empty) == ()


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_no_backup_is_written_over(filled: Store, tmp_path: Path) -> None:
    file = tmp_path / "all.db"
    file.write_bytes(b"precious")
    with pytest.raises(StoreError) as raised:
        back_up(filled, file)
    assert raised.value.problem.code == "E_BACKUP_EXISTS"
    assert file.read_bytes() == b"precious"
    back_up(filled, file, force=True)
    assert file.read_bytes().startswith(b"SQLite format 3")
    assert sorted(one.name for one in tmp_path.glob("all*")) == ["all.db"], "one file, and no log"


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_an_earlier_backup_stays_where_a_new_one_fails(
    filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "all.db"
    back_up(filled, file)
    before = file.read_bytes()
    monkeypatch.setattr("analysis.backup.rows._count_on", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        back_up(filled, file, force=True)
    assert file.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_a_backup_changes_nothing_in_the_database(filled: Store, tmp_path: Path) -> None:
    expected, version = rows_of(filled), filled.version(1)
    back_up(filled, tmp_path / "all.db")
    assert (rows_of(filled), filled.version(1)) == (expected, version)
    assert filled.progress(1) == Progress(done=7, problem=1)
    with writing(filled.engine) as connection:
        connection.execute(update(schema.collection).values(name="Autumn"))
    with sqlite3.connect(tmp_path / "all.db") as copy:
        assert copy.execute("SELECT name FROM collection").fetchall() == [("My articles",)]
