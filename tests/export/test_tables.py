"""Workbooks and archives: what they say of themselves, what they hold, and that nothing runs."""

import csv
import io
import re
from datetime import date
from typing import Any
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from analysis.corrections import Hide
from analysis.export import Format, export, export_name
from analysis.export import workbook as workbooks
from analysis.export.sheets import SHEETS
from analysis.resolution import Name
from analysis.store import Store
from tests.export.building import FORMULA, HOSTILE, add_hostile, wanted_of
from tests.factory import VERSION, make_analysis

NAMES = [sheet.name for sheet in SHEETS]


Book = dict[str, list[list[Any]]]


def read(data: bytes) -> Book:
    """The rows of every sheet."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def workbook(store: Store, **scope: Any) -> Book:
    return read(export(wanted_of(store, **scope), Format.XLSX))


def about(book: Book) -> dict[str, str]:
    return dict(book["About"])


def column(book: Book, sheet: str, heading: str) -> list[Any]:
    headings, *rows = book[sheet]
    return [row[headings.index(heading)] for row in rows]


def members(data: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_first_sheet_says_what_it_is_and_how_much_there_is(store: Store) -> None:
    book = workbook(store)
    assert list(book) == ["About", *NAMES]
    told = about(book)
    assert told["Collection"] == "My articles"
    assert told["What it covers"] == "the whole collection"
    assert told["Exported"] == "3 Feb 2026, 04:05 UTC"
    assert told["Exported from"] == "the Claims page"
    assert told["Version of the analysis"] == VERSION
    assert told["Articles"] == "4"
    assert told["Articles analysed"] == "3"
    assert told["Not analysed: could not be read, or stopped"] == "1 article"
    assert told["Analysed, without a date"] == "1 article"
    assert "never that a claim is false" in told["What this is"]
    assert "apostrophe" in told["Safe to open"]


def test_every_sheet_has_headings_that_stay_and_as_many_rows_as_it_says(store: Store) -> None:
    data = export(wanted_of(store), Format.XLSX)
    book = read(data)
    told = about(book)
    for sheet in SHEETS:
        headings, *rows = book[sheet.name]
        assert headings == list(sheet.headings.values())
        assert len(rows) == int(told[f"Sheet “{sheet.name}”"].split(" rows")[0])
    assert int(told["Statements with their sources"]) == len(book["Statements"]) - 1 > 5
    assert int(told["Denials"]) == len(book["Denials"]) - 1 > 1
    for number in range(2, len(SHEETS) + 2):
        assert b'<pane ySplit="1"' in members(data)[f"xl/worksheets/sheet{number}.xml"]


def test_days_are_days_and_what_is_not_known_is_empty(store: Store) -> None:
    book = workbook(store)
    days = column(book, "Articles", "Published")
    assert days == [date(2025, 3, 4), date(2025, 3, 2), "", ""]
    states = column(book, "Articles", "State")
    assert states == ["analysed", "analysed", "analysed", "not analysed"]


def test_a_denial_stands_beside_the_claim_that_it_answers(store: Store) -> None:
    book = workbook(store)
    pairs = dict(
        zip(
            column(book, "Denials", "What is denied"),
            column(book, "Denials", "Claim that it answers"),
            strict=True,
        )
    )
    assert "false" not in {str(word) for word in column(book, "Claims", "Status")}
    assert any(pairs.values())
    assert "" in pairs.values()


def test_only_the_scope_is_exported_and_said_to_be(store: Store) -> None:
    book = workbook(store, outlets=("Harbour Courier",), since=date(2025, 3, 1))
    told = about(book)
    assert told["What it covers"] == "outlets: Harbour Courier; published from 1 Mar 2025"
    assert "left out" in told["Articles without a date"]
    for sheet in ("Articles", "Statements", "Voices", "Denials"):
        assert set(column(book, sheet, "Outlet")) == {"Harbour Courier"}


@pytest.mark.parametrize("form", [Format.XLSX, Format.CSV, Format.HTML])
def test_a_file_says_that_its_numbers_are_not_final(store: Store, form: Format) -> None:
    """Articles still wait, or are not compared with the others yet."""
    assert "Not final" not in words_of(export(wanted_of(store), form))
    late = store.enqueue(1, "late.txt", b"The ferry was late, she said.").article
    wait = "1 article still to be analysed: the numbers may change"
    assert wait in words_of(export(wanted_of(store), form))
    store.save_analysis(late, make_analysis())
    again = "1 article still to be compared with the others: the numbers may change"
    assert again in words_of(export(wanted_of(store), form))
    store.settle()
    assert "Not final" not in words_of(export(wanted_of(store), form))


def words_of(data: bytes) -> str:
    """Everything that is written in a file, packed or not."""
    packed = members(data).values() if data.startswith(b"PK") else (data,)
    return "\n".join(one.decode("utf8", "replace") for one in packed)


def test_corrections_are_in_it_only_where_they_may_be(store: Store) -> None:
    store.correct(1, [Hide(of=Name("Northwind Holdings", "ORG"))], "=Ada")
    book = workbook(store)
    assert column(book, "Corrections", "By") == ["'=Ada"]
    wanted = wanted_of(store)
    hidden = type(wanted)(
        store=store,
        collection=wanted.collection,
        scope=wanted.scope,
        moment=wanted.moment,
        with_corrections=False,
    )
    data = export(hidden, Format.XLSX)
    assert "Corrections" not in read(data)
    assert "corrections.csv" not in members(export(hidden, Format.CSV))
    assert b'"corrections": []' in export(hidden, Format.JSON)


def test_no_cell_is_a_formula_or_a_link(store: Store) -> None:
    add_hostile(store)
    data = export(wanted_of(store), Format.XLSX)
    for name, part in members(data).items():
        if name.startswith("xl/worksheets/"):
            assert b"<f>" not in part, name
            assert b"<hyperlink" not in part, name
    book = read(data)
    titles = column(book, "Articles", "Title")
    assert f"'{FORMULA}" in titles
    assert set(titles) >= set(HOSTILE) - {FORMULA}
    begun = re.compile(r"[=+@\t\r-]")
    for rows in book.values():
        for row in rows:
            assert not [cell for cell in row if isinstance(cell, str) and begun.match(cell)]


def test_what_excel_has_no_room_for_is_cut_and_said_to_be(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbooks, "MOST_CHARACTERS", 20)
    monkeypatch.setattr(workbooks, "MOST_ROWS", 3)
    told = workbook(store)
    assert len(told["Articles"]) == 3
    assert any("[cut]" in label for _, label in told["About"])
    assert {len(str(title)) for title in column(told, "Articles", "Title")} <= set(range(21))
    assert str(column(told, "Articles", "Title")[0]).endswith("[cut]")


def test_a_text_of_double_characters_is_cut_as_excel_counts() -> None:
    assert workbooks._length(workbooks._fitting("𝒳" * 40_000)) <= workbooks.MOST_CHARACTERS
    assert workbooks._fitting("a" * 32_767) == "a" * 32_767
    assert workbooks._fitting("a" * 32_768).endswith(workbooks.CUT)


def test_an_archive_has_every_table_and_says_what_it_is(store: Store) -> None:
    add_hostile(store)
    found = members(export(wanted_of(store), Format.CSV))
    assert list(found) == [*(f"{name.lower()}.csv" for name in NAMES), "about.txt"]
    assert "Collection: My articles" in found["about.txt"].decode("utf-8-sig")
    text = io.StringIO(found["articles.csv"].decode("utf-8-sig"), newline="")
    assert f"'{FORMULA}" in [row["Title"] for row in csv.DictReader(text)]


@pytest.mark.parametrize("form", [Format.XLSX, Format.CSV, Format.JSON, Format.HTML])
def test_the_same_scope_store_and_moment_give_the_same_bytes(store: Store, form: Format) -> None:
    assert export(wanted_of(store), form) == export(wanted_of(store), form)


@pytest.mark.parametrize("form", list(Format))
def test_an_empty_scope_is_exported_too(store: Store, form: Format) -> None:
    assert export(wanted_of(store, outlets=("Nobody",)), form)


def test_the_name_of_a_file_is_safe(store: Store) -> None:
    assert export_name(wanted_of(store), Format.CSV) == "my-articles-2026-02-03.zip"


@pytest.mark.parametrize(
    ("scope", "part"),
    [
        ({"outlets": ("Harbour Courier",)}, "harbour-courier"),
        ({"outlets": ("A", "B", "C")}, "3-outlets"),
        (
            {"since": date(2025, 3, 1), "until": date(2025, 3, 9)},
            "from-2025-03-01-until-2025-03-09",
        ),
        ({"article": 2}, "article-2"),
        ({"words": "pier " * 8}, "pier-pier-pier-pier-pier"),
    ],
)
def test_the_file_of_a_part_is_not_called_as_that_of_the_whole(
    store: Store, scope: dict[str, object], part: str
) -> None:
    name = export_name(wanted_of(store, **scope), Format.XLSX)
    assert name == f"my-articles-{part}-2026-02-03.xlsx"


def test_the_frames_have_every_column_even_when_empty(store: Store) -> None:
    book = workbook(store, outlets=("Nobody",))
    assert {name: len(book[name]) for name in NAMES} == dict.fromkeys(NAMES, 1)
