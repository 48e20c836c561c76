"""A backup with what the program never wrote is refused in plain words, and changes nothing."""

import gzip
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from analysis.backup import back_up, restore
from analysis.store import Store, StoreError, open_store, schema
from analysis.store.consistency import check
from analysis.store.engine import writing
from tests.store.test_backup import NOW, empty, rows_of

__all__ = ["empty"]

TEXTS = {"name": "n", "note": "", "author": "Ada", "place": ["claims", []]}
BAD = {
    "an unknown role": ("UPDATE membership SET role = 'king'", "membership"),
    "an unknown kind of link": ("UPDATE share SET kind = 'open'", "share"),
    "an unknown state": ("UPDATE article SET state = 'lost'", "article"),
    "no numbers are left": ("UPDATE sqlite_sequence SET seq = 9223372036854775807", "audit"),
    "a number that is too high": ("UPDATE article SET attempts = 3000000000", "article"),
    "no day": ("UPDATE article SET added = 'someday'", "article"),
    "no JSON": ("UPDATE share SET scope = '{{'", "share"),
    "JSON without end": (f"UPDATE share SET scope = '{'[' * 100_000}'", "share"),
    "JSON of another kind": ("UPDATE share SET scope = '5'", "share"),
    "bytes for a text": ("UPDATE article SET title = x'ff00fe'", "article"),
    "a text that is none": ("UPDATE article SET title = CAST(x'fffe' AS TEXT)", "article"),
    "words for a number": ("UPDATE article SET words = 'many'", "article"),
    "a collection that is not there": ("UPDATE article SET collection_id = 77", "article"),
    "a sequence of words": ("UPDATE sqlite_sequence SET seq = 'many'", "can't be read"),
}


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """One of a store with an article, a link and a member."""
    store, file = open_store(f"sqlite:///{tmp_path / 'filled.db'}"), tmp_path / "all.db"
    store.enqueue(store.collection("Spring").id, "a.txt", b"A text.")
    share = {"collection_id": 1, "digest": "d", "kind": "live", "scope": {}, "articles": 1}
    member = {"kind": "email", "who": "ada@example.org", "role": "admin", "author": "Ada"}
    with writing(store.engine) as connection:
        made = {**TEXTS, **share, "made": NOW, "analysis_version": "1"}
        connection.execute(insert(schema.share).values(made))
        connection.execute(insert(schema.membership).values(made=NOW, **member))
        line = {"made": NOW, "who": "Ada", "action": "add", "subject": "1"}
        connection.execute(insert(schema.audit).values(line))
    back_up(store, file)
    store.engine.dispose()
    return file


def craft(file: Path, *statements: str) -> None:
    with sqlite3.connect(file) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def refused(store: Store, file: Path) -> str:
    """The message; the store has what it had."""
    store.collection("Mine")
    expected = rows_of(store)
    with pytest.raises(StoreError) as raised:
        restore(store, file, replace=True)
    assert raised.value.problem.code == "E_BACKUP"
    assert rows_of(store) == expected
    assert check(store) == ()
    assert store.collection("Next").id == expected_id(expected)
    return raised.value.problem.message


def expected_id(before: dict[str, list[str]]) -> int:
    """The number of the next collection where no number was spent."""
    return len(before["collection"]) + 1


@pytest.mark.parametrize("kind", BAD)
def test_what_was_never_written_is_refused(empty: Store, backup: Path, kind: str) -> None:
    statement, named = BAD[kind]
    craft(backup, statement)
    message = refused(empty, backup)
    assert named in message
    assert "Nothing was changed" in message
    assert not list(backup.parent.glob(".all.db.*"))


def test_a_good_one_is_restored(empty: Store, backup: Path) -> None:
    assert restore(empty, backup).articles == 1
    assert [one.who for one in empty.memberships()] == ["ada@example.org"]


def test_a_member_of_an_unknown_role_is_no_member(store: Store) -> None:
    """And keeps nobody else out."""
    one = {"kind": "email", "author": "Ada", "made": NOW}
    with writing(store.engine) as connection:
        for who, role in (("ada@example.org", "king"), ("bo@example.org", "viewer")):
            connection.execute(insert(schema.membership).values(**one, who=who, role=role))
    assert [one.who for one in store.memberships()] == ["bo@example.org"]


def test_a_backup_that_unpacks_to_too_much_is_not_unpacked(
    backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("analysis.ingest.limits._LEAST_BOMB_DATABASE", 1_000_000)
    packed = tmp_path / "bomb.db.gz"
    packed.write_bytes(gzip.compress(backup.read_bytes() + bytes(20_000_000)))
    with pytest.raises(StoreError, match="unpacks to far more") as raised:
        restore(open_store(f"sqlite:///{tmp_path / 'other.db'}"), packed)
    assert raised.value.problem.code == "E_BACKUP"


def test_a_backup_of_much_that_is_alike_can_be_restored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is packed less tightly, so that nobody takes it for a bomb."""
    monkeypatch.setattr("analysis.ingest.limits._LEAST_BOMB_DATABASE", 1_000_000)
    store, file = open_store(f"sqlite:///{tmp_path / 'filled.db'}"), tmp_path / "all.db.gz"
    store.enqueue(store.collection("Spring").id, "a.txt", bytes(20_000_000))
    back_up(store, file)
    assert restore(open_store(f"sqlite:///{tmp_path / 'other.db'}"), file).articles == 1


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_disk_without_room_is_told(
    backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pack: Callable[[bytes], bytes]
) -> None:
    backup.write_bytes(pack(backup.read_bytes()))
    before = sorted(one.name for one in tmp_path.iterdir())
    room = backup.stat().st_size - 1 + 100 * (pack is gzip.compress)
    monkeypatch.setattr("analysis.backup.files._room_in", lambda folder: room)
    store = open_store(f"sqlite:///{tmp_path / 'other.db'}")
    with pytest.raises(StoreError) as raised:
        restore(store, backup)
    assert raised.value.problem.code == "E_DISK_FULL"
    assert store.read(select(schema.collection)) == []
    assert {one.name for one in tmp_path.iterdir() if one.name[0] == "."} <= set(before)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="There is no file"):
        restore(open_store(f"sqlite:///{tmp_path / 'other.db'}"), tmp_path / "none" / "all.db")


def test_no_backup_is_made_of_what_can_not_be_read(backup: Path, tmp_path: Path) -> None:
    """The database that it is made of has the damage."""
    store = open_store(f"sqlite:///{tmp_path / 'filled.db'}")
    craft(tmp_path / "filled.db", "UPDATE article SET added = 'someday'")
    before = backup.read_bytes()
    with pytest.raises(StoreError, match=r"The table article has .* No backup was made"):
        back_up(store, backup, force=True)
    assert backup.read_bytes() == before
