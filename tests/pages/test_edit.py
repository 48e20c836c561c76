"""Putting right what is known of articles."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from analysis.ingest import Given
from analysis.models import Basis
from analysis.store import State, Store
from analysis.worker import work
from pages.shared.edit.fields import (
    Value,
    changes_of_one,
    changes_of_several,
    find_fault,
    say_basis,
)
from tests.pages.screen import check, open_page, words_on
from tests.stand_in import plain_analysis

TODAY = date(2025, 3, 10)


def editing(articles: list[int]) -> None:
    """What AppTest runs: the button, the dialog, and the line that says what was saved."""
    from pages.shared import edit

    edit.show_edited()
    edit.offer_edit(articles)
    edit.show_dialog()


def open_dialog(*articles: int) -> AppTest:
    at = AppTest.from_function(editing, args=(list(articles),), default_timeout=60)
    return check(check(at.run()).button(key="edit_details").click().run())


def test_one_article_shows_every_field_and_where_it_was_read(filled: Store) -> None:
    at = open_dialog(1)
    assert at.text_input(key="edit_field_1_publisher").value == "Harbour Courier"
    assert at.date_input(key="edit_field_1_published").value == date(2025, 3, 4)
    assert at.text_input(key="edit_field_1_section").value == ""
    assert "not stated" in words_on(at)


def test_what_is_saved_is_given_and_can_be_undone(filled: Store) -> None:
    at = open_dialog(1)
    at.text_input(key="edit_field_1_publisher").set_value(" Eastmere  Post ")
    check(at.button(key="save_edit").click().run())
    row = filled.article(1)
    assert (row.given, row.state) == (Given(publisher="Eastmere Post"), State.QUEUED)
    assert "Details of 1 article saved; it is analysed again." in words_on(at)
    check(at.button(key="undo_edit").click().run())
    assert filled.article(1).given == Given()


def test_nothing_changed_is_nothing_saved(filled: Store) -> None:
    at = open_dialog(1)
    check(at.button(key="save_edit").click().run())
    assert filled.article(1).state is State.DONE
    assert "saved" not in words_on(at)


def test_a_given_field_goes_back_to_what_the_article_says(filled: Store) -> None:
    filled.edit([1], publisher="Eastmere Post")
    at = open_dialog(1)
    assert "given by you" in words_on(at)
    at.checkbox(key="edit_field_1_publisher_back").check()
    check(at.button(key="save_edit").click().run())
    assert filled.article(1).given == Given()


def test_several_articles_are_given_only_what_was_typed(filled: Store) -> None:
    before = filled.article(1).byline
    at = open_dialog(1, 2)
    at.text_input(key="edit_field_all_section").set_value("Harbour")
    check(at.button(key="save_edit").click().run())
    assert [filled.article(one).given for one in (1, 2)] == [Given(section="Harbour")] * 2
    assert filled.article(1).byline == before
    assert filled.article(3).given == Given()
    assert "Details of 2 articles saved; they are analysed again." in words_on(at)


def test_a_bad_address_is_refused_and_the_dialog_stays(filled: Store) -> None:
    at = open_dialog(1)
    at.text_input(key="edit_field_1_url").set_value("javascript:alert(1)")
    check(at.button(key="save_edit").click().run())
    assert "A web address begins with" in words_on(at)
    assert at.text_input(key="edit_field_1_url").value == "javascript:alert(1)"
    assert filled.article(1).given == Given()


def test_no_day_in_the_future_can_be_chosen(filled: Store) -> None:
    at = open_dialog(1)
    assert at.date_input(key="edit_field_1_published").max <= date.today()


def test_the_edited_outlet_is_analysed_and_shown(store: Store) -> None:
    store.enqueue(store.collection("Mine").id, "one.txt", b"The mayor denied it, he said.")
    work(store, analyse=plain_analysis)
    store.edit([1], publisher="Eastmere Post")
    work(store, analyse=plain_analysis)
    at = open_page("articles")
    assert list(at.dataframe[0].value["outlet"]) == ["Eastmere Post"]


@pytest.mark.parametrize(
    ("typed", "changes"),
    [
        ({"title": "Mayor Denies Selling the Old Pier"}, {}),
        ({"title": "  "}, {}),
        ({"title": "Other"}, {"title": "Other"}),
        ({"published": date(2025, 3, 5)}, {"published": date(2025, 3, 5)}),
        ({"section": ""}, {"section": None}),
        ({"section": "Local"}, {}),
    ],
)
def test_only_what_is_different_is_a_change(
    filled: Store, typed: Mapping[str, Value], changes: Mapping[str, Value]
) -> None:
    filled.edit([1], section="Local")
    assert changes_of_one(filled.article(1), typed) == changes


def test_what_was_typed_wins_over_going_back() -> None:
    typed: dict[str, Value] = {"publisher": "Post", "section": "", "published": None}
    changes = changes_of_several(typed, ["publisher", "byline"])
    assert changes == {"publisher": "Post", "byline": None}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"published": TODAY}, None),
        ({"published": TODAY + timedelta(days=1)}, "11 Mar 2025 lies in the future"),
        ({"updated": TODAY + timedelta(days=400)}, "lies in the future"),
        ({"url": "https://courier.example/pier"}, None),
        ({"url": "ftp://courier.example"}, "A web address begins with"),
        ({"url": "https://[bad"}, "A web address begins with"),
        ({"url": None}, None),
    ],
)
def test_what_cannot_be_is_refused(changes: Mapping[str, Value], said: str | None) -> None:
    fault = find_fault(changes, TODAY)
    assert fault is said if said is None else said in str(fault)


def test_every_basis_has_its_words(filled: Store) -> None:
    filled.edit([1], section="Local")
    row = filled.article(1)
    assert say_basis(row, "section") == "given by you"
    assert say_basis(row, "updated") == "not stated"
    assert set(map(str, Basis)) >= {basis for _, basis in row.basis}
