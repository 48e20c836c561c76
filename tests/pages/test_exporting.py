"""Every screen offers what it looks at as files."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from zipfile import ZipFile

import pytest
from streamlit.testing.v1 import AppTest

from analysis.export import Format, Wanted
from analysis.store import Store
from pages.shared.exporting import offering
from tests.export.building import add_copies
from tests.factory import COLLECTION, make_analysis
from tests.pages.screen import open_page, words_on
from tests.pages.test_entities import alts

PAGES = (
    "overview",
    "claims",
    "outlets",
    "sources",
    "entities",
    "search",
    "corrections",
    "articles",
)

Offers = dict[Format, Callable[[], bytes]]


@pytest.fixture
def offers(monkeypatch: pytest.MonkeyPatch) -> Offers:
    """What each button hands out when it is clicked, as it was drawn last."""
    found: Offers = {}
    draw = offering._offer

    def note(wanted: Wanted, form: Format) -> None:
        found[form] = lambda: offering._make(wanted, form)
        draw(wanted, form)

    monkeypatch.setattr(offering, "_offer", note)
    return found


def labels(at: AppTest) -> list[str]:
    return [one.label for one in at.download_button if str(one.key).startswith("export_")]


def titles(data: bytes) -> list[str]:
    """The titles in an archive of tables."""
    with ZipFile(io.BytesIO(data)) as archive:
        text = archive.read("articles.csv").decode("utf-8-sig")
    return [row["Title"] for row in csv.DictReader(io.StringIO(text, newline=""))]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_offers_every_kind_of_file(filled: Store, page: str) -> None:
    at = open_page(page)
    assert labels(at) == ["Report (HTML)", "Workbook (XLSX)", "Tables (CSV)", "Data (JSON)"]
    told = f"4 articles of My articles, the whole collection; from the {page.capitalize()} page"
    assert told in words_on(at)


def test_a_file_holds_what_the_sidebar_has_chosen(filled: Store, offers: Offers) -> None:
    at = open_page("sources", outlets="Eastmere Gazette")
    assert "outlets: Eastmere Gazette" in words_on(at)
    assert len(titles(offers[Format.CSV]())) == 1
    told = json.loads(offers[Format.JSON]())
    assert told["scope"]["outlets"] == ["Eastmere Gazette"]
    assert len(told["articles"]) == 1


def test_the_page_of_an_article_offers_that_article(filled: Store, offers: Offers) -> None:
    at = open_page("article", article="2")
    assert "1 article of My articles" in words_on(at)
    assert [one["id"] for one in json.loads(offers[Format.JSON]())["articles"]] == ["gazette"]


def test_copies_are_counted_each_where_the_sidebar_says_so(store: Store, offers: Offers) -> None:
    analysis = make_analysis()
    for day in (4, 5):
        article = replace(analysis.article, published=date(2025, 3, day), title=f"Copy {day}")
        data = f"{day} {article.text}".encode()
        receipt = store.enqueue(store.collection(COLLECTION).id, f"{day}.txt", data)
        store.save_analysis(receipt.article, replace(analysis, article=article))
    store.settle()
    open_page("sources")
    once = statements(offers[Format.CSV]())
    open_page("sources", each_copy="true")
    assert statements(offers[Format.CSV]()) == 2 * once > 0


def statements(data: bytes) -> int:
    with ZipFile(io.BytesIO(data)) as archive:
        return len(archive.read("statements.csv").decode("utf-8-sig").splitlines()) - 1


def test_nothing_is_offered_where_nothing_is_in_scope(filled: Store) -> None:
    at = open_page("overview", since="2031-01-01")
    assert labels(at) == []
    assert "There is nothing to export" in words_on(at)


def test_that_numbers_are_not_final_is_said_beside_the_files(filled: Store) -> None:
    said = "Not final: 4 articles still to be compared with the others. The files will say so too."
    assert said in words_on(open_page("claims"))
    filled.settle()
    assert "Not final" not in words_on(open_page("claims"))


@pytest.mark.parametrize("chosen", [{}, {"each_copy": "true"}, {"outlets": "Mail"}], ids=str)
def test_the_data_has_the_claims_of_the_screen(
    store: Store, offers: Offers, chosen: dict[str, str]
) -> None:
    add_copies(store)
    at = open_page("claims", show="All claims", **chosen)
    told = json.loads(offers[Format.JSON]())["claims"]
    assert {one["text"] for one in told} == set(at.dataframe[0].value["words"])
    assert len(told) == len(at.dataframe[0].value) == 12
    denied = sum(one["status"] == "denied" for one in told)
    alt = alts(at)[0]
    assert alt.startswith(f"{denied} of 12 claims are denied")
    unstated = "No article states 2 of these 12: 1 is only denied, 1 is only met with no comment."
    assert unstated in alt
