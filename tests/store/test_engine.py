import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import event, text, update

from analysis.store import Progress, Store, StoreError, open_store
from analysis.store.engine import connect, writing
from analysis.store.schema import ANALYSIS_TABLES, store_schema
from tests.factory import every_analysis, fill


def test_makes_the_folder(tmp_path: Path) -> None:
    file = tmp_path / "new" / "folder" / "onrecord.db"
    open_store(f"sqlite:///{file}").collection("A")
    assert file.exists()


def test_uses_the_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from analysis.settings import settings

    monkeypatch.setenv("ONRECORD_DATABASE_URL", f"sqlite:///{tmp_path / 'set.db'}")
    settings.cache_clear()
    open_store()
    settings.cache_clear()
    assert (tmp_path / "set.db").exists()


def test_many_can_open_at_once(url: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        stores = list(pool.map(lambda _: Store(connect(url)), range(4)))
    assert stores[0].collection("A") == stores[3].collection("A")
    for store in stores:
        store.engine.dispose()


def test_a_newer_database_is_refused(url: str) -> None:
    engine = connect(url)
    with writing(engine) as connection:
        connection.execute(update(store_schema).values(version=99))
    engine.dispose()
    with pytest.raises(StoreError, match="newer version"):
        connect(url)


def test_a_full_disk_loses_nothing_that_was_stored(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'small.db'}")
    fill(store)
    # A limit on pages stands for the disk: SQLite reports both in the same way.
    store.engine.dispose()
    event.listen(
        store.engine, "connect", lambda made, _: made.execute("PRAGMA max_page_count = 80")
    )
    with pytest.raises(StoreError) as raised:
        store.enqueue(1, "large.txt", b"x" * 1_000_000)
    assert raised.value.problem.code == "E_DISK_FULL"
    assert store.progress(1) == Progress(done=3, problem=1)
    assert [store.load_analysis(i) for i in (1, 2, 3)] == list(every_analysis())


def test_a_file_that_is_no_database_gives_a_plain_problem(tmp_path: Path) -> None:
    file = tmp_path / "text.db"
    file.write_text("This is no database. " * 100)
    with pytest.raises(StoreError) as raised:
        open_store(f"sqlite:///{file}")
    assert raised.value.problem.code == "E_DATABASE"


def test_readers_go_on_while_somebody_writes(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'onrecord.db'}")
    fill(store)
    with writing(store.engine) as connection:
        connection.execute(update(store_schema).values(version=1))
        assert store.progress(1).done == 3


def test_sqlite_keeps_its_promises(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'onrecord.db'}")
    with store.engine.connect() as connection:
        asked = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "foreign_keys", "busy_timeout")
        }
    assert asked == {"journal_mode": "wal", "foreign_keys": 1, "busy_timeout": 10_000}
    assert sqlite3.connect(tmp_path / "onrecord.db").execute("PRAGMA integrity_check").fetchone()


def test_an_older_database_keeps_its_files_and_queues_them(url: str) -> None:
    store = Store(connect(url))
    fill(store)
    before = store.version(1)
    with writing(store.engine) as connection:
        for table in ANALYSIS_TABLES:
            table.drop(connection)
        connection.execute(text("CREATE TABLE attribution (article_id INTEGER, rules TEXT)"))
        connection.execute(update(store_schema).values(version=1))
    store.engine.dispose()
    opened = Store(connect(url))
    assert opened.progress(1) == Progress(queued=3, problem=1)
    assert opened.load_analysis(1) is None
    assert opened.version(1) != before
    claimed = opened.claim_next()
    assert claimed is not None
    assert claimed.data
    opened.save_analysis(claimed.article, every_analysis()[0])
    assert opened.load_analysis(claimed.article) == every_analysis()[0]
    opened.engine.dispose()
