"""A snapshot stays what it was, whatever becomes of the collection and of the program."""

import sqlite3
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from analysis.sharing import freeze, frozen, open_exhibit, thaw, write_exhibit
from analysis.sharing.files import close_file
from analysis.store import Store, StoreError, open_store
from analysis.store.schema import metadata
from analysis.tables import articles_table, claims_table
from tests.attacks.asking import READING, ask_about
from tests.attacks.comparing import plain
from tests.attacks.rooms import NARROW
from tests.sharing.test_exhibits import SHOWN_BY_A_LINK, WHOLE, changing, exhibit, full
from tests.store.test_migrations import make_revision_6

__all__ = ["changing", "full"]


def test_a_frozen_exhibit_stays_as_it_was(changing: Store, tmp_path: Path) -> None:
    write_exhibit(changing, NARROW, tmp_path / "e.db")
    data = freeze(tmp_path / "e.db")
    before = claims_table(open_exhibit(tmp_path / "e.db"), WHOLE)
    changing.delete(changing.articles_of(1))
    changing.settle()
    thaw(data, tmp_path / "later.db")
    assert claims_table(open_exhibit(tmp_path / "later.db"), WHOLE).equals(before)
    assert exhibit(changing, NARROW, tmp_path / "now.db").articles_of(1) == ()


def test_a_snapshot_from_before_a_migration_is_brought_along(full: Store, tmp_path: Path) -> None:
    """One of the last release."""
    now = exhibit(full, NARROW, tmp_path / "now.db")
    (tmp_path / "then").mkdir()
    made = as_last_release(tmp_path / "now.db", tmp_path / "then" / "e.db")
    thaw(freeze(made), tmp_path / "later.db")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["later.db", "now.db", "then"]
    shown = open_exhibit(tmp_path / "later.db")
    about = ask_about(shown, WHOLE)
    for called in SHOWN_BY_A_LINK:
        assert plain(READING[called](shown, about)) == plain(READING[called](now, about)), called
    assert plain(articles_table(shown, WHOLE)) == plain(articles_table(now, WHOLE))


def as_last_release(path: Path, old: Path) -> Path:
    """The rows of an exhibit in a file with the tables of revision 6."""
    make_revision_6(f"sqlite:///{old}")
    with sqlite3.connect(old) as connection:
        connection.execute("ATTACH ? AS now", (str(path),))
        for table in metadata.tables.keys() - {"store_schema"}:
            then, now = (
                [row[1] for row in connection.execute(f"PRAGMA {schema}.table_info({table})")]
                for schema in ("main", "now")
            )
            columns = ", ".join(f'"{name}"' for name in then if name in now)
            if columns:
                rows = f"SELECT {columns} FROM now.{table}"
                connection.execute(f"INSERT INTO main.{table} ({columns}) {rows}")
    with sqlite3.connect(old) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    return old


@pytest.mark.parametrize("revision", ["0099", "0001"])
def test_a_snapshot_of_a_program_that_is_not_known_is_refused(
    full: Store, tmp_path: Path, revision: str
) -> None:
    write_exhibit(full, NARROW, tmp_path / "e.db")
    with sqlite3.connect(tmp_path / "e.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
    with pytest.raises(StoreError, match="another version"):
        thaw(freeze(tmp_path / "e.db"), tmp_path / "later.db")
    assert [file.name for file in tmp_path.iterdir()] == ["e.db"]


@pytest.mark.parametrize(
    "harm",
    [
        lambda data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: data[:-1],
        lambda data: b"\0" + data[1:],
        lambda data: data[:500] + bytes([data[500] ^ 1]) + data[501:],
        lambda data: b"not compressed at all",
    ],
)
def test_a_damaged_snapshot_is_refused(full: Store, tmp_path: Path, harm) -> None:
    write_exhibit(full, WHOLE, tmp_path / "e.db")
    with pytest.raises(StoreError) as refused:
        thaw(harm(freeze(tmp_path / "e.db")), tmp_path / "later.db")
    assert refused.value.problem.code == "E_SNAPSHOT"
    assert not (tmp_path / "later.db").exists()


def test_a_snapshot_that_unpacks_to_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("analysis.ingest.limits._LEAST_BOMB_DATABASE", 1_000_000)
    # It ends damaged, which nobody finds out who stops in time.
    bomb = zlib.compress(bytes(50_000_000), 9)[:-1]
    written: list[int] = []
    monkeypatch.setattr("analysis.sharing.frozen._next_part", counting(written))
    with pytest.raises(StoreError) as refused:
        thaw(bomb, tmp_path / "later.db")
    assert refused.value.problem.code == "E_SNAPSHOT"
    assert sum(written) < 10_000_000
    assert list(tmp_path.iterdir()) == []


def counting(written: list[int]) -> Callable[..., bytes]:
    """What unpacks the next part, and notes how large it was."""
    unpack = frozen._next_part

    def counted(*told: Any) -> bytes:
        some = unpack(*told)
        written.append(len(some))
        return some

    return counted


def test_a_snapshot_of_much_that_is_alike_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is packed less tightly, so that nobody takes it for a bomb."""
    monkeypatch.setattr("analysis.ingest.limits._LEAST_BOMB_DATABASE", 100_000)
    store = open_store(f"sqlite:///{tmp_path / 'e.db'}")
    store.enqueue(store.collection("Spring").id, "a.txt", bytes(5_000_000))
    store.engine.dispose()
    close_file(store.engine)
    thaw(freeze(tmp_path / "e.db"), tmp_path / "later.db")
    assert (tmp_path / "later.db").read_bytes() == (tmp_path / "e.db").read_bytes()
