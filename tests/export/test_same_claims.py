"""Every file tells the same claims of the same articles, however copies are counted."""

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pandas as pd
import pytest

from analysis.export import Format, Wanted, export
from analysis.export.claims import read_told, tell_once
from analysis.store import Store, open_store
from analysis.tables import statements_table
from tests.charts.frames import statement, statements
from tests.export.building import OUTLETS, add_copies, wanted_of
from tests.export.test_tables import Book, about, column, read

Claim = tuple[str, str, str]
"""Number, words and status."""
UNSTATED = "No article states 2 of these 12: 1 is only denied, 1 is only met with no comment"


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder: Path = tmp_path_factory.mktemp("copied")
    store = open_store(f"sqlite:///{folder / 'onrecord.db'}")
    add_copies(store)
    return store


def document(wanted: Wanted) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(export(wanted, Format.JSON))
    return found


def of_document(wanted: Wanted) -> list[Claim]:
    return [(one["id"], one["text"], one["status"]) for one in document(wanted)["claims"]]


def of_workbook(book: Book) -> list[Claim]:
    columns = [column(book, "Claims", name) for name in ("Claim no.", "Claim", "Status")]
    return list(zip(*columns, strict=True))


def of_archive(wanted: Wanted) -> list[Claim]:
    with ZipFile(io.BytesIO(export(wanted, Format.CSV))) as archive:
        text = io.StringIO(archive.read("claims.csv").decode("utf-8-sig"), newline="")
    return [(row["Claim no."], row["Claim"], row["Status"]) for row in csv.DictReader(text)]


def number_on(page: str, words: str) -> int:
    """A number of the report, which stands in a link."""
    found = re.search(rf"{words}[^\d]*<a [^>]*>([\d,]+)</a>", page)
    return int(found.group(1).replace(",", "")) if found else 0


@pytest.mark.parametrize(
    ("outlets", "each", "n", "denied"),
    [
        ((), False, 12, 2),
        ((), True, 12, 2),
        (OUTLETS[1:2], True, 12, 2),
        (OUTLETS[2:], False, 1, 1),
    ],
    ids=["whole", "each copy", "the copy", "no copy"],
)
def test_every_file_has_the_same_claims(
    copied: Store, outlets: tuple[str, ...], each: bool, n: int, denied: int
) -> None:
    wanted = replace(wanted_of(copied, outlets=outlets), each=each)
    told = of_document(wanted)
    book = read(export(wanted, Format.XLSX))
    page = export(wanted, Format.HTML).decode()
    assert sorted(told) == sorted(of_workbook(book)) == sorted(of_archive(wanted))
    assert len(told) == len(read_told(copied, wanted.scope).statements["claim"].unique()) == n
    assert number_on(page, "<span>Claims</span>") == n
    assert about(book)["Claims"].partition(".")[0] == str(n)
    assert sum(status == "denied" for _, _, status in told) == denied
    assert number_on(page, "no verdict on what is true:\\s*denied ") == denied


def test_a_claim_that_a_copy_repeats_is_told_of_both_articles(copied: Store) -> None:
    """Were the copies not joined, there would be two of them: that is what is tested here."""
    wanted = wanted_of(copied)
    assert statements_table(copied, wanted.scope, all=True)["claim"].nunique() == 14
    told = document(wanted)
    (lamps,) = [one for one in told["claims"] if "lamps" in one["text"]]
    assert [one["article"] for one in lamps["statements"]] == ["0", "1"]
    assert [len(one["attributions"]) for one in told["articles"]] == [12, 12, 1]
    assert [one["wire_group"] for one in told["articles"]] == ["0", "0", None]


def test_what_no_article_states_is_said_beside_the_number(copied: Store) -> None:
    book = read(export(wanted_of(copied), Format.XLSX))
    assert about(book)["Claims"] == f"12. {UNSTATED}"
    assert about(book)["Sheet “Claims”"].startswith("12 rows. ")
    page = export(wanted_of(copied), Format.HTML).decode()
    assert UNSTATED in page.partition('<h2 id="sources"')[0]


def test_what_a_copy_repeats_has_no_counts_and_no_origins_of_its_own() -> None:
    rows = [statement("0a0", "0a0", "asserts"), statement("1a0", "1a0", "asserts", article=2)]
    ids = pd.DataFrame({"claim": ["0a0", "1a0"]})
    apart = tell_once(statements(*rows), ids, ids)
    assert list(apart.claims["claim"]) == list(apart.origins["claim"]) == ["0a0", "1a0"]
    rows[1]["is_copy"] = True
    once = tell_once(statements(*rows), ids, ids)
    assert list(once.statements["claim"]) == ["0a0", "0a0"]
    assert list(once.claims["claim"]) == list(once.origins["claim"]) == ["0a0"]


def test_one_of_something_is_not_called_several(copied: Store) -> None:
    told = about(read(export(wanted_of(copied, outlets=OUTLETS[:2]), Format.XLSX)))
    assert told["Copies"] == "1 article shares its text with another and is not counted again"
    one = about(read(export(wanted_of(copied, outlets=OUTLETS[2:]), Format.XLSX)))
    assert one["Sheet “Articles”"].startswith("1 row. ")
