"""A database of version 4, made by the statements that made it then, is opened by this program."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, text

from analysis.corrections import Hide
from analysis.ingest import Given
from analysis.store import Progress, State, Store
from analysis.store.engine import connect
from analysis.store.schema import SCHEMA_VERSION, metadata
from tests.factory import make_analysis

HERE = Path(__file__).parent
ROWS = (
    "INSERT INTO store_schema (version) VALUES (4)",
    "INSERT INTO collection (id, name, is_sample, edition, revision)"
    " VALUES (1, 'Spring', {false}, 'e1', 7)",
    "INSERT INTO article (id, collection_id, sha256, name, added, state, attempts, title,"
    " given_publisher, given_published, words, entities, attributions, denials, analysis_version)"
    " VALUES (1, 1, 'aa', 'pier.txt', '2025-03-01 10:00:00', 'done', 1, 'The pier',"
    " 'Harbour Courier', '2025-02-28', 90, 3, 4, 1, '0.4.0')",
    "INSERT INTO article (id, collection_id, sha256, name, added, state, attempts, problem_code,"
    " problem_message, words, entities, attributions, denials)"
    " VALUES (2, 1, 'bb', 'empty.txt', '2025-03-01 10:00:00', 'problem', 1, 'E_EMPTY', 'Empty.',"
    " 0, 0, 0, 0)",
    "INSERT INTO original (article_id, data) VALUES (1, {pier}), (2, {empty})",
    "INSERT INTO article_text (article_id, text) VALUES (1, 'The pier was sold.')",
    "INSERT INTO block (article_id, position, kind, start, {end}, reason)"
    " VALUES (1, 0, 'body', 0, 18, '')",
    "INSERT INTO article_words (article_id, title, words) VALUES (1, 'the pier', 'pier was sold')",
    "INSERT INTO correction (id, collection_id, key, made, author, detail)"
    " VALUES (1, 1, 'k1', '2025-03-02 10:00:00', 'Ada', '{detail}')",
)
SPELLED = {
    "sqlite": {"false": "0", "pier": "x'506965722e'", "empty": "x''", "end": '"end"'},
    "postgresql": {
        "false": "false",
        "pier": r"'\x506965722e'",
        "empty": r"'\x'",
        "end": '"end"',
    },
}
DETAIL = '{"of":{"name":"Bo Ren","type":"PERSON"},"action":"hide"}'


@pytest.fixture
def old(url: str) -> str:
    """The address of a database that the earlier program made and filled."""
    engine = create_engine(url)
    dialect = engine.dialect.name
    made = (HERE / f"version_4.{dialect}.sql").read_text("utf8").split(";;\n")
    words = SPELLED[dialect] | {"detail": DETAIL}
    with engine.begin() as connection:
        for statement in (*made, *(row.format(**words) for row in ROWS)):
            connection.exec_driver_sql(statement.replace("%", "%%"))
    engine.dispose()
    return url


def test_files_collections_and_what_was_given_are_kept(old: str) -> None:
    store = Store(connect(old))
    assert [(made.name, made.articles) for made in store.collections()] == [("Spring", 2)]
    assert store.original(1) == b"Pier."
    row = store.article(1)
    assert (row.name, row.title) == ("pier.txt", "The pier")
    assert row.given == Given(publisher="Harbour Courier", published=date(2025, 2, 28))
    assert row.added == datetime(2025, 3, 1, 10, tzinfo=UTC)
    assert (row.section, row.updated_at, row.basis, row.notes) == (None, None, (), ())
    store.engine.dispose()


def test_what_was_analysed_waits_and_what_could_not_be_read_stays(old: str) -> None:
    store = Store(connect(old))
    assert store.progress(1) == Progress(queued=1, problem=1)
    queued = store.claim_next()
    assert queued is not None
    assert queued.given.publisher == "Harbour Courier"
    store.save_analysis(1, make_analysis())
    assert store.load_analysis(1) == make_analysis()
    assert store.article(1).state is State.DONE
    store.engine.dispose()


def test_corrections_are_kept(old: str) -> None:
    store = Store(connect(old))
    (entry,) = store.corrections(1)
    assert (entry.key, entry.author) == ("k1", "Ada")
    assert isinstance(entry.correction, Hide)
    store.engine.dispose()


def test_every_table_and_column_of_this_version_is_there(old: str) -> None:
    engine = connect(old)
    questions = inspect(engine)
    for table in metadata.sorted_tables:
        there = {column["name"] for column in questions.get_columns(table.name)}
        assert {column.name for column in table.columns} <= there
    with engine.connect() as connection:
        found = connection.execute(text("SELECT version FROM store_schema")).scalar_one()
    assert found == SCHEMA_VERSION == 6
    engine.dispose()


def test_deliveries_can_be_handed_in_at_once(old: str) -> None:
    store = Store(connect(old))
    receipt = store.deliver(1, "archive", "a.zip", b"PK")
    assert store.delivery(receipt.delivery).name == "a.zip"
    store.edit([1], section="Harbour")
    assert store.article(1).section == "Harbour"
    store.engine.dispose()
