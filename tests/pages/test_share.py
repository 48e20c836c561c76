"""The page of views and links, the dialog that makes a link, and what its visitor sees."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update
from streamlit.testing.v1 import AppTest

from analysis.access import LOCAL, Role
from analysis.desk import Desk, Wanted
from analysis.sharing import scope_from_json
from analysis.sharing.excerpts import excerpt
from analysis.store import Store
from analysis.store.schema import share
from analysis.store.share_records import Place, Share, ShareKind, ShareState
from analysis.tables import Scope
from pages.shared.passage import NOT_SHARED, passage_html
from pages.shared.reader import Shown, read_out
from pages.shared.session import share_state
from tests.factory import COLLECTION, PIER, everywhere, make_analysis
from tests.pages.screen import check, open_page, words_on
from tests.pages.signed import ANN, VIC, ask_to_sign_in, give, open_as
from tests.pages.test_views import NAUGHTY, save

GAP = "[…]"


def here(store: Store) -> int:
    return store.collection(COLLECTION).id


def make(store: Store, **wanted: object) -> tuple[Share, str]:
    usual = Wanted(
        kind=ShareKind.LIVE,
        name="The pier for Bo",
        place=Place(page="claims"),
        scope=Scope(here(store)),
    )
    return Desk(store, LOCAL).share(replace(usual, **wanted))


def test_without_any_the_page_shows_what_they_are_for(filled: Store) -> None:
    words = words_on(open_page("share"))
    assert "A view is a screen under a name" in words
    assert "What the town hall denied in March" in words
    assert "Stays as it was when the link was made" in words
    assert words.count("press “Share” in the sidebar") == 2


def test_without_articles_there_is_nothing_to_share(store: Store) -> None:
    assert "Open the sample collection" in words_on(open_page("share"))


def test_a_view_is_listed_with_what_it_shows(filled: Store) -> None:
    save(filled, "claims", ("outlets", "Harbour Courier"), name=NAUGHTY)
    page = open_page("share")
    (link,) = [one for one in page.get("page_link") if "view=" in one.proto.query_string]
    assert link.proto.page.endswith("claims")
    assert "![x](" not in link.proto.label
    assert "Claims · Harbour Courier" in words_on(page)
    assert "Look at the *second* one." in [text.value for text in page.text]


def test_a_view_is_renamed(filled: Store) -> None:
    view = save(filled, "claims")
    page = open_page("share")
    check(page.button(key=f"edit_view_{view.id}").click().run())
    assert page.text_input(key="new_view_name").value == "The pier"
    page.text_input(key="new_view_name").set_value("The old pier")
    page.text_area(key="new_view_note").set_value("")
    check(page.button(key="save_view_changes").click().run())
    (now,) = filled.views(here(filled))
    assert (now.name, now.note, now.place) == ("The old pier", "", view.place)


def test_a_view_needs_a_name(filled: Store) -> None:
    view = save(filled, "claims")
    page = open_page("share")
    check(page.button(key=f"edit_view_{view.id}").click().run())
    page.text_input(key="new_view_name").set_value("")
    check(page.button(key="save_view_changes").click().run())
    assert [one.name for one in filled.views(here(filled))] == ["The pier"]


def test_a_view_is_deleted_and_brought_back(filled: Store) -> None:
    view = save(filled, "claims")
    page = open_page("share")
    check(page.button(key=f"delete_view_{view.id}").click().run())
    assert not filled.views(here(filled))
    assert "View “The pier” deleted." in words_on(page)
    check(page.button(key="undo_view").click().run())
    assert [one.id for one in filled.views(here(filled))] == [view.id]
    assert "deleted" not in words_on(page)


def test_a_link_is_listed_with_everything_but_its_token(filled: Store) -> None:
    made, token = make(filled, name=NAUGHTY, note="Read *this*.", excerpt_words=30)
    filled.note_opened(made.id)
    page = open_page("share")
    words = words_on(page)
    assert "passages of at most 30 words" in words
    assert "Open\\, without an end · Opened 1 time\\, last on" in words
    assert "Read *this*." in words
    assert NAUGHTY in [text.value for text in page.text]
    assert all("![x](" not in item.value for item in (*page.markdown, *page.caption))
    assert token not in words


def test_a_link_is_revoked_and_folded_away(filled: Store) -> None:
    made, _ = make(filled)
    page = open_page("share")
    assert "This cannot be taken back." in words_on(page)
    check(page.button(key=f"revoke_{made.id}").click().run())
    now = filled.share(made.id)
    assert now is not None
    assert now.state(datetime.now(UTC)) is ShareState.REVOKED
    assert "No link shows anything at the moment." in words_on(page)
    assert "1 link that shows nothing any more" in [one.label for one in page.expander]
    assert not [one for one in page.button if one.key == f"revoke_{made.id}"]


def test_a_link_that_expired_is_folded_away(filled: Store) -> None:
    made, _ = make(filled)
    past = datetime.now(UTC).replace(tzinfo=None) - timedelta(days=2)
    with filled.engine.begin() as connection:
        connection.execute(update(share).where(share.c.id == made.id).values(expires=past))
    words = words_on(open_page("share"))
    assert "schedule: Expired" in words
    assert "Expired on" in words


def test_a_viewer_opens_views_and_changes_nothing(
    filled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = save(filled, "claims")
    make(filled)
    ask_to_sign_in(monkeypatch)
    give(filled, VIC, Role.VIEWER, here(filled))
    give(filled, ANN, Role.EDITOR, here(filled))
    page = open_as(VIC, "share")
    keys = {one.key for one in page.button}
    assert not keys & {f"edit_view_{view.id}", f"delete_view_{view.id}", "ask_save", "ask_share"}
    assert "The pier for Bo" not in words_on(page)
    assert "The pier" in words_on(page)
    assert "The pier for Bo" in words_on(open_as(ANN, "share"))
    assert "ask_save" in {one.key for one in open_as(ANN, "claims").button}


def sharing(page: str, article: int) -> None:
    """What AppTest runs: the menu and the dialogs, on a page without anything else."""
    import streamlit as st

    from pages.shared import session, views
    from pages.shared.scope import chosen_collection
    from pages.shared.views.place import note_page

    session.take_seat()
    note_page(page)
    if article:
        st.query_params["article"] = str(article)
    collection = chosen_collection()
    assert collection is not None
    views.show_actions(collection)
    views.show_dialog()


def ask(page: str = "claims", article: int = 0, **state: object) -> AppTest:
    """The dialog, opened on that page with that in the sidebar."""
    found = AppTest.from_function(sharing, args=(page, article), default_timeout=60)
    for key, value in state.items():
        found.session_state[key] = value
    return check(check(found.run()).button(key="ask_share").click().run())


def made_by(dialog: AppTest, store: Store) -> Share:
    check(dialog.button(key="make_link").click().run())
    assert not dialog.error
    return store.shares(here(store))[0]


def test_a_snapshot_is_made_and_its_link_shown_once(filled: Store) -> None:
    dialog = ask()
    words = words_on(dialog)
    assert "A link protects nothing until sign-in is required." in words
    assert "4 articles of “My articles”: their full text, names, claims and figures." in words
    assert "comes from the whole collection" not in words
    made = made_by(dialog, filled)
    assert (made.kind, made.name, made.articles) == (ShareKind.SNAPSHOT, "Claims", 4)
    assert made.expires is not None
    assert timedelta(days=29) < made.expires - datetime.now(UTC) <= timedelta(days=30)
    shown = [one.value for one in dialog.code if "share=" in one.value]
    assert len(shown) == 1
    assert "/claims?share=" in shown[0]
    check(dialog.button(key="link_copied").click().run())
    assert not [one for one in dialog.code if "share=" in one.value]
    token = shown[0].partition("share=")[2]
    assert "The link is ready" not in words_on(dialog)
    assert "photo_camera: Snapshot of" in words_on(open_page("claims", share=token))


def test_a_narrow_link_says_what_of_the_rest_goes_along(filled: Store) -> None:
    dialog = ask(outlets=["Harbour Courier"])
    assert "1 article of “My articles”" in words_on(dialog)
    assert "What is told of a claim comes from the whole collection" in words_on(dialog)
    made = made_by(dialog, filled)
    assert scope_from_json(made.collection, made.scope).outlets == ("Harbour Courier",)
    assert made.place.choices == (("outlets", "Harbour Courier"),)


def test_a_live_link_with_excerpts_and_without_an_end(filled: Store) -> None:
    dialog = ask()
    dialog.radio(key="link_kind").set_value("Live")
    dialog.segmented_control(key="link_end").set_value("Never")
    check(dialog.toggle(key="link_excerpts").set_value(True).run())
    dialog.number_input(key="link_words").set_value(25)
    assert "Articles belong to those who published them" in words_on(dialog)
    assert "Of no article more than 25% of the words is shown: on average" in words_on(dialog)
    made = made_by(dialog, filled)
    assert (made.kind, made.excerpt_words, made.expires) == (ShareKind.LIVE, 25, None)


def test_a_link_until_a_day_holds_to_the_end_of_it(filled: Store) -> None:
    dialog = ask()
    check(dialog.segmented_control(key="link_end").set_value("On a day").run())
    last = dialog.date_input(key="link_last_day").value
    midnight = datetime(last.year, last.month, last.day, tzinfo=UTC) + timedelta(days=1)
    assert made_by(dialog, filled).expires == midnight


def test_excerpts_are_not_searched(filled: Store) -> None:
    dialog = ask("search", search="pier")
    check(dialog.toggle(key="link_excerpts").set_value(True).run())
    assert "The link opens without the search" in words_on(dialog)
    made = made_by(dialog, filled)
    assert (made.place.page, made.place.choices) == ("overview", ())
    assert scope_from_json(made.collection, made.scope).words == "pier"


def test_the_page_of_an_article_shares_that_article(filled: Store) -> None:
    dialog = ask("article", 1, outlets=["Harbour Courier"])
    assert dialog.text_input(key="link_name").value == "Article: Mayor Denies Selling the Old Pier"
    made = made_by(dialog, filled)
    assert made.articles == 1
    assert made.place == Place(page="article", choices=(("article", "1"),))


def test_an_article_outside_of_what_is_shared_is_not_where_the_link_leads(filled: Store) -> None:
    dialog = ask("article", 1, outlets=["Eastmere Gazette"])
    check(dialog.checkbox(key="link_only_this").set_value(False).run())
    assert "opens on the Overview" in words_on(dialog)
    assert made_by(dialog, filled).place.page == "overview"


def test_a_page_that_visitors_lack_leads_to_the_overview(filled: Store) -> None:
    dialog = ask("corrections")
    assert "opens on the Overview" in words_on(dialog)
    assert made_by(dialog, filled).place.page == "overview"


def test_a_link_without_a_name_is_not_made(filled: Store) -> None:
    dialog = ask()
    dialog.text_input(key="link_name").set_value(" ")
    check(dialog.button(key="make_link").click().run())
    assert "Give it a name" in dialog.error[0].value
    assert not filled.shares(here(filled))


def test_nothing_can_be_shared_of_nothing(filled: Store) -> None:
    dialog = ask(outlets=["Nobody's Paper"])
    assert "there is nothing to share" in words_on(dialog)
    assert "make_link" not in {one.key for one in dialog.button}


def test_a_visitor_reads_whose_link_it_is_and_as_of_when(filled: Store) -> None:
    made, token = make(filled, kind=ShareKind.SNAPSHOT, name=NAUGHTY, note="Read *this*.")
    page = open_page("claims", share=token)
    words = words_on(page)
    assert f"Snapshot of {made.made.day} {made.made:%b %Y}" in words
    assert "It shows 4 articles as they stood on" in words
    assert "Read *this*." in [text.value for text in page.text]
    assert NAUGHTY in [text.value for text in page.text]
    assert all("![x](" not in item.value for item in (*page.markdown, *page.caption))
    assert not {"ask_save", "ask_share"} & {one.key for one in page.button}
    (copied,) = [one.value for one in page.code if "share=" in one.value]
    assert token in copied


def test_a_visitor_finds_no_view(filled: Store) -> None:
    view = save(filled, "claims", name="Not for visitors")
    _, token = make(filled)
    words = words_on(open_page("overview", share=token, view=view.id))
    assert "There is no such view here." in words
    assert "Not for visitors" not in words


def test_words_that_are_not_shared_are_called_so(filled: Store) -> None:
    _, token = make(filled, kind=ShareKind.SNAPSHOT, excerpt_words=6)
    part = excerpt(make_analysis(), 6)
    hidden = next(one for one in everywhere(PIER, "the") if not one.of(part.article.text).strip())
    page = open_page("article", share=token, article="1", at=f"{hidden.start}-{hidden.end}")
    words = words_on(page)
    assert NOT_SHARED in words
    assert GAP in words
    assert "Passages of at most 6 words" in words
    assert "see it in its place" not in words
    assert "no longer where they were" not in words


def test_an_excerpt_has_a_mark_where_words_are_missing() -> None:
    analysis = make_analysis()
    part = excerpt(analysis, 8)
    html = read_out(part, explain=str, shown=Shown.EXCERPT)
    assert html.count(GAP) > 2
    assert GAP not in read_out(analysis, explain=str)
    few = read_out(excerpt(analysis, 2), explain=str, shown=Shown.EXCERPT)
    assert "No words of it are among the excerpts." in few
    assert "No words of it" not in read_out(analysis, explain=str)
    hidden = next(one for one in everywhere(PIER, "the") if not one.of(part.article.text).strip())
    assert NOT_SHARED in passage_html(part, [hidden], gone=NOT_SHARED)


def test_whether_a_link_still_shows_anything_is_asked_of_the_database(filled: Store) -> None:
    one, _ = make(filled)
    assert share_state(one, filled) is ShareState.OPEN
    Desk(filled, LOCAL).revoke(one.id)
    assert share_state(one, filled) is ShareState.REVOKED


def test_numbers_that_are_not_final_are_kept_with_a_word_of_it(filled: Store) -> None:
    assert "Not final: 4 articles still to be compared" in words_on(ask())
    _, kept = make(filled, kind=ShareKind.SNAPSHOT)
    said = "Not final when this was made: articles still to be compared with each other"
    assert said in words_on(open_page("claims", share=kept))
    filled.settle()
    assert said in words_on(open_page("claims", share=kept))
    _, final = make(filled, kind=ShareKind.SNAPSHOT)
    assert "Not final" not in words_on(open_page("claims", share=final))
    assert "Not final" not in words_on(ask())
