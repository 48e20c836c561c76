"""Saved views: how one opens, and what is told of places."""

from datetime import UTC, date, datetime

import pytest
from streamlit.testing.v1 import AppTest

from analysis.access import LOCAL, Role
from analysis.desk import Desk
from analysis.settings import settings
from analysis.store import Store
from analysis.store.share_records import Place, View
from pages.shared.views.place import address_of
from pages.shared.views.told import describe_place
from tests.factory import COLLECTION
from tests.pages.screen import check, open_page, words_on
from tests.pages.signed import ANN, VIC, ask_to_sign_in, give, open_as

COURIER = ("outlets", "Harbour Courier")
NAUGHTY = "![x](http://evil.example/p.png) **bold** :material/delete: <b>"


def save(store: Store, page: str, *choices: tuple[str, str], name: str = "The pier") -> View:
    here = store.collection(COLLECTION).id
    place = Place(page=page, choices=(("collection", COLLECTION), *choices))
    return Desk(store, LOCAL).save_view(here, name, place, "Look at the *second* one.")


def test_a_view_opens_with_what_it_has_chosen(filled: Store) -> None:
    chosen = (COURIER, ("since", "2025-03-03"), ("search", "pier"), ("within", "In statements"))
    view = save(filled, "claims", *chosen, ("show", "All claims"))
    at = open_page("claims", view=view.id)
    assert at.multiselect(key="outlets").value == ["Harbour Courier"]
    assert at.date_input(key="since").value == date(2025, 3, 3)
    assert at.text_input(key="search").value == "pier"
    assert at.session_state["within"] == "In statements"
    assert at.segmented_control(key="show").value == "All claims"
    assert "The pier" in words_on(at)
    assert "Look at the *second* one." in [text.value for text in at.text]


def test_what_is_gone_since_is_left_out(filled: Store) -> None:
    gone = (("outlets", "Nobody's Paper"), ("since", "yesterday"), ("within", "In the air"))
    view = save(filled, "articles", *gone, ("only", "No such article"))
    at = open_page("articles", view=view.id)
    assert len(at.dataframe[0].value) == 4
    assert "The pier" in words_on(at)


def test_a_view_leads_to_its_own_page(filled: Store) -> None:
    at = open_page("overview", view=save(filled, "sources", COURIER).id)
    assert at.title[0].value == "Sources"
    assert at.multiselect(key="outlets").value == ["Harbour Courier"]


def test_a_view_is_off_once_something_is_changed(filled: Store) -> None:
    view = save(filled, "articles", COURIER)
    at = open_page("articles", view=view.id, collection=COLLECTION, outlets="Harbour Courier")
    assert "The pier" in words_on(at)
    at.multiselect(key="outlets").set_value([])
    check(at.run())
    assert "The pier" not in words_on(at)
    assert "view" not in at.query_params
    assert len(at.dataframe[0].value) == 4


@pytest.mark.parametrize(
    "asked",
    ["nobody", "x" * 5_000, "../../etc", "%00", "a\x00b", "<script>", ["one", "two"], "\ud7ff💥"],
)
def test_what_is_no_view_is_said_and_the_page_stands(filled: Store, asked: str | list[str]) -> None:
    at = open_page("articles", view=asked)
    assert "There is no such view here." in words_on(at)
    assert len(at.dataframe[0].value) == 4
    check(at.button(key="close_view").click().run())
    assert "There is no such view here." not in words_on(at)


def test_a_view_that_was_deleted_is_no_view(filled: Store) -> None:
    view = save(filled, "claims")
    Desk(filled, LOCAL).delete_view(view.id)
    assert "There is no such view here." in words_on(open_page("claims", view=view.id))


def test_a_view_of_a_page_that_is_gone_is_no_view(filled: Store) -> None:
    view = save(filled, "weather")
    assert "There is no such view here." in words_on(open_page("claims", view=view.id))


def test_a_view_of_another_collection_is_no_view(
    filled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = save(filled, "claims", name="Only for Ann")
    ask_to_sign_in(monkeypatch)
    give(filled, ANN, Role.VIEWER, filled.collection(COLLECTION).id)
    give(filled, VIC, Role.VIEWER, filled.collection("Other").id)
    assert "Only for Ann" in words_on(open_as(ANN, "claims", view=view.id))
    words = words_on(open_as(VIC, "claims", view=view.id))
    assert "There is no such view here." in words
    assert "Only for Ann" not in words


def test_what_people_typed_is_no_markdown(filled: Store) -> None:
    view = save(filled, "claims", name=NAUGHTY)
    at = open_page("claims", view=view.id)
    assert NAUGHTY in [text.value for text in at.text]
    assert all("![x](" not in item.value for item in (*at.markdown, *at.caption))


def test_addresses_are_full_and_follow_the_public_one(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_PUBLIC_URL", "https://news.example.org/record/")
    settings.cache_clear()
    assert address_of("overview", ()) == "https://news.example.org/record/"
    found = address_of("claims", (("outlets", "A & B"), ("outlets", "C")))
    assert found == "https://news.example.org/record/claims?outlets=A+%26+B&outlets=C"


def test_a_place_in_words() -> None:
    chosen = (
        *(("collection", "Any"), ("search", "dam"), ("within", "In statements"), COURIER),
        *(("since", "2025-03-01"), ("until", "soon"), ("claim", "c12"), ("order", "Oldest first")),
    )
    assert describe_place(Place(page="claims", choices=chosen)) == (
        "Claims · “dam” in statements · Harbour Courier · from 1 Mar 2025 · until soon"
        " · Oldest first"
    )


def saving() -> None:
    """What AppTest runs: the menu and the dialogs, on a page without anything else."""
    from pages.shared import session, views
    from pages.shared.scope import chosen_collection
    from pages.shared.views.place import note_page

    session.take_seat()
    note_page("sources")
    collection = chosen_collection()
    assert collection is not None
    views.show_actions(collection)
    views.show_dialog()


def test_a_view_is_saved_from_the_menu(filled: Store) -> None:
    at = check(AppTest.from_function(saving, default_timeout=60).run())
    check(at.button(key="ask_save").click().run())
    assert at.text_input(key="view_name").value == "Sources"
    at.text_input(key="view_name").set_value(" Who is cited ")
    at.text_area(key="view_note").set_value("Count them.")
    check(at.button(key="save_view_now").click().run())
    (view,) = filled.views(filled.collection(COLLECTION).id)
    assert (view.name, view.note, view.author) == ("Who is cited", "Count them.", LOCAL.who)
    assert view.place == Place(page="sources", choices=(("collection", COLLECTION),))
    assert view.made <= datetime.now(UTC)


def test_a_view_without_a_name_is_not_saved(filled: Store) -> None:
    at = check(AppTest.from_function(saving, default_timeout=60).run())
    check(at.button(key="ask_save").click().run())
    at.text_input(key="view_name").set_value("  ")
    check(at.button(key="save_view_now").click().run())
    assert "Give it a name" in at.error[0].value
    assert not filled.views(filled.collection(COLLECTION).id)
