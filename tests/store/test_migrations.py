"""A database of the first released schema is opened, and what comes of it is today's tables."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Column, Engine, Integer, MetaData, Table, create_engine, text

from analysis.store import Progress, Store, StoreError
from analysis.store.engine import connect, writing
from analysis.store.migrations import BASELINE, HEAD, REVISIONS, running, stamp
from analysis.store.schema import SCHEMA_VERSION, metadata
from tests.factory import every_analysis, fill
from tests.store.comparing import described, differences, rows_of

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SHARING = ("view", "share", "snapshot", "membership", "audit")


def make_version_5(url: str) -> None:
    """The tables as the last program without migrations made them."""
    engine = create_engine(url)
    file = HERE / f"version_5.{engine.dialect.name}.sql"
    with engine.begin() as connection:
        for statement in file.read_text("utf8").split(";;\n"):
            connection.exec_driver_sql(statement.replace("%", "%%"))
        connection.exec_driver_sql("INSERT INTO store_schema (version) VALUES (5)")
    engine.dispose()


@pytest.fixture
def old(url: str, tmp_path: Path) -> str:
    """The address of a database of version 5 with the three articles of the factory.

    Today's program fills one of its own, and the rows of the tables that were there then are put
    into the tables of version 5.
    """
    filled = Store(connect(f"sqlite:///{tmp_path / 'filled.db'}"))
    fill(filled)
    filled.settle()
    filled.delete([3])
    make_version_5(url)
    engine = create_engine(url)
    then = MetaData()
    then.reflect(engine)
    with filled.engine.connect() as source, engine.begin() as target:
        for table in metadata.sorted_tables:
            if table.name in then.tables and table.name != "store_schema":
                rows = [dict(row._mapping) for row in source.execute(table.select())]
                if rows:
                    target.execute(table.insert(), rows)
    engine.dispose()
    filled.engine.dispose()
    return url


@pytest.fixture(params=["fresh", "version 4", "version 5"])
def opened(request: pytest.FixtureRequest, url: str) -> Iterator[Engine]:
    """A database that has come to today's tables in one of the ways there are."""
    if request.param == "version 5":
        make_version_5(url)
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


def test_every_row_is_there_and_nothing_waits_again(old: str) -> None:
    before = create_engine(old)
    expected = rows_of(before)
    before.dispose()
    store = Store(connect(old))
    found = rows_of(store.engine)
    assert found.pop("alembic_version") == [f"('{HEAD}',)"]
    assert {found.pop(name) == [] for name in SHARING} == {True}
    assert found.pop("store_schema") == [f"({SCHEMA_VERSION},)"]
    assert expected.pop("store_schema") == ["(5,)"]
    assert {name: rows for name, rows in found.items() if rows != expected[name]} == {}
    assert found.keys() == expected.keys()
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
