"""`backup`, `restore` and `check` as somebody types them."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import delete

from analysis.settings import settings
from analysis.store import StoreError, open_store, schema
from analysis.store.engine import writing
from tests.cli.conftest import Run
from tests.factory import fill

COMMANDS = ("backup", "restore", "check")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example(run: Run, command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"python -m analysis {command}" in result.stdout


def use(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """The commands work on another database from now on."""
    monkeypatch.setenv("ONRECORD_DATABASE_URL", f"sqlite:///{Path.cwd() / name}")
    settings.cache_clear()


@pytest.mark.parametrize("name", ["record.db", "record.db.gz"])
def test_there_and_back(run: Run, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    fill(open_store())
    listed = run("list").stdout
    made = run("backup", name)
    assert made.exit_code == 0
    assert made.stdout.startswith(f"{name}: 4 articles in 1 collection, ")
    use(monkeypatch, "other.db")
    restored = run("restore", name)
    assert restored.exit_code == 0
    first, last = restored.stdout.splitlines()
    assert first.startswith("Restored: 4 articles in 1 collection, ")
    assert last == "All that is stored fits together."
    assert run("list").stdout == listed


def test_a_backup_is_not_written_over(run: Run) -> None:
    assert run("backup", "record.db").stdout.startswith("record.db: 0 articles in 0 collections")
    again = run("backup", "record.db")
    assert isinstance(again.exception, StoreError)
    assert "there already" in str(again.exception)
    assert run("backup", "record.db", "--force").exit_code == 0


def test_nothing_is_restored_over_what_is_there(run: Run) -> None:
    fill(open_store())
    run("backup", "record.db")
    refused = run("restore", "record.db")
    assert isinstance(refused.exception, StoreError)
    assert "--replace" in str(refused.exception)
    assert run("restore", "record.db", "--replace").exit_code == 0


def test_a_file_that_is_no_backup(run: Run, folder: Path) -> None:
    (folder / "notes.txt").write_text("Not a backup.")
    for name in ("notes.txt", "nowhere.db"):
        refused = run("restore", name)
        assert isinstance(refused.exception, StoreError)
        assert name in str(refused.exception)


def test_check_says_what_does_not_fit(run: Run) -> None:
    store = open_store()
    fill(store)
    assert run("check").stdout == "All that is stored fits together.\n"
    with writing(store.engine) as connection:
        connection.execute(delete(schema.block).where(schema.block.c.article_id == 1))
    found = run("check")
    assert found.exit_code == 1
    assert found.stdout == "E_PART\tarticle 1 has no block\n"


def test_a_damaged_backup_is_restored_and_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """What there is of it comes back; what is wrong with it is said."""
    fill(open_store())
    run("backup", "record.db")
    with sqlite3.connect("record.db") as copy:
        copy.execute("DELETE FROM block WHERE article_id = 1")
    copy.close()
    use(monkeypatch, "other.db")
    restored = run("restore", "record.db")
    assert restored.exit_code == 1
    assert "E_PART\tarticle 1 has no block" in restored.stdout
    assert run("list").exit_code == 0
