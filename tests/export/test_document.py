"""The JSON document of a scope, and the command that writes every kind of export."""

import io
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from analysis.cli.exporting import NotForTerminalsError, write_export
from analysis.export import Format, export
from analysis.store import Store
from tests.cli.conftest import Run, folder, run
from tests.export.building import wanted_of
from tests.factory import COLLECTION, fill

__all__ = ["folder", "run"]


def document(store: Store, **scope: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(export(wanted_of(store, **scope), Format.JSON))
    return found


def test_the_document_says_what_it_is_narrowed_to(store: Store) -> None:
    told = document(store, outlets=("Harbour Courier",), until=date(2025, 3, 9), words="pier")
    assert told["scope"] == {
        "outlets": ["Harbour Courier"],
        "since": None,
        "until": "2025-03-09",
        "article": None,
        "search": "pier",
        "search_within": "articles",
        "counts_each_copy": False,
    }
    assert [one["publisher"] for one in told["articles"]] == ["Harbour Courier"]
    assert {one["article"] for claim in told["claims"] for one in claim["statements"]} == {
        told["articles"][0]["id"]
    }


def test_the_whole_collection_is_narrowed_to_nothing(store: Store) -> None:
    told = document(store)
    assert told["exported_at"] == "2026-02-03T04:05:06+00:00"
    assert told["collection"] == COLLECTION
    assert not any(told["scope"].values())
    assert len(told["articles"]) == 4


def test_one_article_goes_by_the_name_that_it_has_in_the_document(store: Store) -> None:
    told = document(store, article=2)
    assert told["scope"]["article"] == told["articles"][0]["id"] == "gazette"


@pytest.mark.parametrize(
    ("form", "begins"), [("json", b"{"), ("xlsx", b"PK"), ("csv", b"PK"), ("html", b"<!doctype")]
)
def test_the_command_writes_a_file(run: Run, store: Store, form: str, begins: bytes) -> None:
    from analysis.store import open_store

    fill(open_store())
    result = run("export", "--format", form, "--output", "saved")
    assert (result.exit_code, result.stdout_bytes) == (0, b"")
    assert Path("saved").read_bytes().lstrip().startswith(begins)
    assert not Path("saved.part").exists()


def test_the_command_sends_a_file_into_a_pipe(run: Run) -> None:
    from analysis.store import open_store

    fill(open_store())
    result = run("export", "--format", "csv")
    assert "about.txt" in ZipFile(io.BytesIO(result.stdout_bytes)).namelist()


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("form", ["xlsx", "csv", "html"])
def test_nothing_but_json_is_printed_on_a_terminal(
    store: Store, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.setattr(sys, "stdout", Terminal())
    with pytest.raises(NotForTerminalsError, match="--output"):
        write_export(store, store.collections()[0], form, None)


def test_a_file_stays_as_it_was_where_the_export_fails(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "saved.xlsx"
    output.write_text("before")
    monkeypatch.setattr("analysis.export.workbook.read_tables", lambda wanted: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        write_export(store, store.collections()[0], "xlsx", output)
    assert output.read_text() == "before"
    assert list(tmp_path.glob("*.part")) == []
