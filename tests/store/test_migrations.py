"""A database of the first released schema is opened, and what comes of it is today's tables."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Column, Engine, Integer, MetaData, Table, create_engine, select, text

from analysis.access import Membership, Role
from analysis.store import Progress, Store, StoreError
from analysis.store.engine import connect, writing
from analysis.store.migrations import BASELINE, HEAD, REVISIONS, running, stamp
from analysis.store.schema import SCHEMA_VERSION, metadata
from analysis.store.share_records import Action, NewShare, Place, ShareKind
from tests.factory import every_analysis, fill
from tests.store.comparing import described, differences, rows_of, tables_of

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SHARING = ("view", "share", "snapshot", "membership", "audit")
"""Tables that revision 0006 added."""


def make_version_5(url: str) -> None:
    """The tables as the last program without migrations made them."""
    engine = create_engine(url)
    file = HERE / f"version_5.{engine.dialect.name}.sql"
    with engine.begin() as connection:
        for statement in file.read_text("utf8").split(";;\n"):
            connection.exec_driver_sql(statement.replace("%", "%%"))
        connection.exec_driver_sql("INSERT INTO store_schema (version) VALUES (5)")
    engine.dispose()


def make_revision_6(url: str) -> None:
    """The tables as the first program with migrations left them."""
    make_version_5(url)
    engine = create_engine(url)
    script = running.scripts().get_revision("0006")
    with engine.begin() as connection:
        with Operations.context(MigrationContext.configure(connection)):
            script.module.upgrade()
        stamp(connection, script.revision)
    engine.dispose()


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Store]:
    """The three articles of the factory and a delivery, as today's program stores them."""
    store = Store(connect(f"sqlite:///{tmp_path / 'filled.db'}"))
    fill(store)
    store.deliver(1, "archive", "a.zip", b"PK")
    store.settle()
    store.delete([3])
    yield store
    store.engine.dispose()


def put_rows(filled: Store, url: str) -> None:
    """Nothing; what was filled is in the tables and columns that are at the address as well."""
    engine = create_engine(url)
    then = tables_of(engine).tables
    with filled.engine.connect() as source, engine.begin() as target:
        for table in metadata.sorted_tables:
            if table.name in then and table.name != "store_schema":
                both = [column for column in table.columns if column.name in then[table.name].c]
                rows = [dict(row._mapping) for row in source.execute(select(*both))]
                if rows:
                    target.execute(table.insert(), rows)
    engine.dispose()


@pytest.fixture
def old(url: str, filled: Store) -> str:
    """The address of a database of version 5 with rows in it."""
    make_version_5(url)
    put_rows(filled, url)
    return url


@pytest.fixture
def released(url: str, filled: Store) -> str:
    """The address of a database of revision 0006 with rows in it."""
    place = Place(page="claims", choices=(("outlets", "Lantern"),))
    filled.save_view(1, "Spring", place, "Ada")
    link = NewShare(
        collection=1,
        kind=ShareKind.SNAPSHOT,
        name="Spring",
        place=place,
        scope={},
        articles=1,
        analysis_version="1",
    )
    filled.add_share(link, "Ada", "d" * 64, b"frozen")
    ada = Membership(id=0, kind="email", who="ada@desk.example", role=Role.ADMIN, collection=1)
    filled.as_deed("Ada", Action.MEMBER, 1, "ada").give_role(ada, "Ada")
    make_revision_6(url)
    put_rows(filled, url)
    return url


@pytest.fixture(params=["fresh", "version 4", "version 5", "revision 6"])
def opened(request: pytest.FixtureRequest, url: str) -> Iterator[Engine]:
    """A database that has come to today's tables in one of the ways there are."""
    if request.param == "version 5":
        make_version_5(url)
    elif request.param == "revision 6":
        make_revision_6(url)
    elif request.param == "version 4":
        engine = create_engine(url)
        made = (HERE / f"version_4.{engine.dialect.name}.sql").read_text("utf8").split(";;\n")
        with engine.begin() as connection:
            for statement in (*made, "INSERT INTO store_schema (version) VALUES (4)"):
                connection.exec_driver_sql(statement.replace("%", "%%"))
        engine.dispose()
    engine = connect(url)
    yield engine
    engine.dispose()


def test_the_files_are_the_revisions_that_the_program_knows() -> None:
    scripts = [script.revision for script in running.scripts().walk_revisions()]
    assert tuple(reversed(scripts)) == REVISIONS
    assert running.scripts().get_heads() == [HEAD]


def test_alembic_finds_nothing_left_to_change(opened: Engine) -> None:
    """Fails as well when somebody changes the tables and writes no migration."""
    assert differences(opened) == []


def test_every_way_leads_to_the_same_tables(opened: Engine, another_url: Callable[[], str]) -> None:
    engine = connect(another_url())
    expected = described(engine)
    engine.dispose()
    assert described(opened) == expected


@pytest.mark.parametrize("change", ["column", "table", "nullable", "index"])
def test_a_change_of_the_tables_without_a_migration_is_seen(store: Store, change: str) -> None:
    changed = MetaData()
    for table in metadata.sorted_tables:
        table.to_metadata(changed)
    if change == "column":
        changed.tables["view"].append_column(Column("colour", Integer))
    elif change == "table":
        Table("drawing", changed, Column("id", Integer, primary_key=True))
    elif change == "nullable":
        changed.tables["view"].c.deleted.nullable = False
    else:
        changed.tables["view"].indexes.clear()
    assert len(differences(store.engine, changed)) == 1


def rows_before(url: str) -> tuple[MetaData, dict[str, list[str]]]:
    """The tables that are there before this program opens the database, and their rows."""
    engine = create_engine(url)
    then = tables_of(engine)
    rows = rows_of(engine, then)
    engine.dispose()
    return then, rows


def take_out_lost_claims(rows: dict[str, list[str]]) -> None:
    """Nothing; the one of the article that was deleted is not among the rows any more."""
    lost = [row for row in rows["claim"] if row.startswith("('3a0'")]
    assert len(lost) == 1
    rows["claim"].remove(lost[0])


def test_every_row_of_the_last_release_is_there(released: str) -> None:
    then, expected = rows_before(released)
    assert [name for name in SHARING if not expected[name]] == []
    store = Store(connect(released))
    found = rows_of(store.engine, then)
    assert expected.pop("alembic_version") == ["('0006',)"]
    assert found.pop("alembic_version") == [f"('{HEAD}',)"]
    take_out_lost_claims(expected)
    assert found == expected
    assert store.progress(1) == Progress(done=2, problem=1)
    store.end_sign_in("e" * 64, store.clock())
    assert store.is_ended("e" * 64)
    store.engine.dispose()


def test_what_was_kept_for_nobody_is_gone(url: str) -> None:
    """Columns that were chosen for everybody's tables, and what a revoked link showed."""
    make_revision_6(url)
    engine = create_engine(url)
    with engine.begin() as connection:
        for statement in (
            "INSERT INTO collection (id, name, is_sample, edition, revision)"
            " VALUES (1, 'Spring', false, 'e', 0)",
            "INSERT INTO table_columns (headers, columns) VALUES ('h', '{}')",
            *(
                "INSERT INTO share (id, collection_id, digest, kind, name, note, place, scope,"
                " author, made, revoked, opened, articles, analysis_version) VALUES"
                f" ({one}, 1, '{one}', 'snapshot', '', '', '[\"claims\",[]]', '{{}}', 'Ada',"
                f" '2025-03-10 12:00:00', {revoked}, 0, 1, '1')"
                for one, revoked in ((1, "'2025-03-10 12:00:00'"), (2, "NULL"))
            ),
        ):
            connection.exec_driver_sql(statement)
        frozen = tables_of(engine).tables["snapshot"].insert()
        connection.execute(frozen, [{"share_id": one, "data": b"frozen"} for one in (1, 2)])
    engine.dispose()
    store = Store(connect(url))
    assert (store.snapshot(1), store.snapshot(2)) == (None, b"frozen")
    assert rows_of(store.engine)["table_columns"] == []
    store.engine.dispose()


def test_every_row_is_there_and_nothing_waits_again(old: str) -> None:
    then, expected = rows_before(old)
    store = Store(connect(old))
    new = rows_of(store.engine)
    assert new["alembic_version"] == [f"('{HEAD}',)"]
    assert [name for name in SHARING if new[name]] == []
    found = rows_of(store.engine, then)
    assert found.pop("store_schema") == [f"({SCHEMA_VERSION},)"]
    assert expected.pop("store_schema") == ["(5,)"]
    take_out_lost_claims(expected)
    assert found == expected
    assert store.progress(1) == Progress(done=2, problem=1)
    assert store.load_analysis(1) == every_analysis()[0]
    assert store.restore([3]) == 1
    store.engine.dispose()


def test_a_second_opening_changes_nothing(old: str) -> None:
    connect(old).dispose()
    engine = connect(old)
    first = rows_of(engine)
    engine.dispose()
    engine = connect(old)
    assert rows_of(engine) == first
    engine.dispose()


def test_many_programs_at_once_migrate_once(old: str) -> None:
    """Real processes: each has locks of its own."""
    code = "import sys; from analysis.store import open_store; open_store(sys.argv[1])"
    command = [sys.executable, "-c", code, old]
    started = [
        subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) for _ in range(4)
    ]
    assert [(one.communicate()[1], one.returncode) for one in started] == [("", 0)] * 4
    engine = connect(old)
    assert differences(engine) == []
    engine.dispose()


def test_threads_of_one_program_migrate_once(old: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        engines = list(pool.map(lambda _: connect(old), range(4)))
    assert differences(engines[0]) == []
    for engine in engines:
        engine.dispose()


def _break(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """A last migration that changes much and then fails."""
    versions = folder / "broken" / "versions"
    versions.mkdir(parents=True)
    for file in (running.HERE / "versions").glob("*.py"):
        (versions / file.name).write_text(file.read_text("utf8"), "utf8")
    (versions / "version_x.py").write_text(
        "from alembic import op\n"
        f"revision, down_revision = 'x', '{HEAD}'\n"
        "def upgrade():\n"
        "    op.execute('DELETE FROM block')\n"
        "    op.drop_table('table_columns')\n"
        "    op.execute(\"UPDATE collection SET name = 'Autumn'\")\n"
        "    raise RuntimeError('a defect')\n",
        "utf8",
    )
    monkeypatch.setattr(running, "HERE", versions.parent)


def test_a_migration_that_fails_leaves_the_database_as_it_was(
    old: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    engine = create_engine(old)
    expected = rows_of(engine)
    with monkeypatch.context() as patched:
        _break(patched, tmp_path)
        with pytest.raises(StoreError) as raised:
            connect(old)
    assert raised.value.problem.code == "E_DATABASE_UPGRADE"
    assert rows_of(engine) == expected
    engine.dispose()
    assert list(tmp_path.glob("*before*")) == []
    assert list(tmp_path.glob(".*")) == []
    connect(old).dispose()


def test_a_revision_that_is_not_known_is_refused(url: str) -> None:
    engine = connect(url)
    with writing(engine) as connection:
        stamp(connection, "0099")
    engine.dispose()
    with pytest.raises(StoreError) as raised:
        connect(url)
    assert raised.value.problem.code == "E_DATABASE_NEWER"


def test_a_program_from_before_migrations_finds_a_newer_database(old: str) -> None:
    """It reads `store_schema`, and refuses what is above five."""
    engine = connect(old)
    with engine.connect() as connection:
        version = connection.execute(text("SELECT version FROM store_schema")).scalar_one()
    assert version > int(BASELINE)
    engine.dispose()


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_a_copy_is_left_beside_the_file_and_none_is_written_over(old: str, tmp_path: Path) -> None:
    earlier = tmp_path / f"onrecord.db.before-{HEAD}"
    earlier.write_bytes(b"an older copy")
    engine = create_engine(old)
    expected = rows_of(engine)
    engine.dispose()
    connect(old).dispose()
    assert earlier.read_bytes() == b"an older copy"
    copy = create_engine(f"sqlite:///{earlier}-2")
    assert rows_of(copy) == expected
    copy.dispose()
    # It has every article for whoever can read it, as a backup has.
    assert Path(f"{earlier}-2").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_no_copy_where_nothing_is_migrated(url: str, tmp_path: Path) -> None:
    connect(url).dispose()
    connect(url).dispose()
    assert list(tmp_path.glob("*before*")) == []


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_alembic_is_not_loaded_where_the_revision_is_current(url: str) -> None:
    connect(url).dispose()
    code = (
        "import sys; from analysis.store import open_store; open_store(sys.argv[1]);"
        " sys.exit('alembic' in sys.modules)"
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    ended = subprocess.run([sys.executable, "-c", code, url], env=environment, check=False)
    assert ended.returncode == 0
