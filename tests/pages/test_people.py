"""Roles on screen: who has which, giving and taking them."""

from datetime import UTC, datetime, timedelta

import pytest

from analysis.access import Access, Role
from analysis.desk import Desk, Wanted
from analysis.store import Store
from analysis.store.share_records import Place, ShareKind
from analysis.tables import Scope
from tests.pages.screen import check, go, new_screen, open_page, words_on
from tests.pages.signed import ADMIN, ANN, SECRETS, VIC, claims_of, give, open_as

OTHER = {
    "client_id": "on-record",
    "client_secret": "another-secret-of-the-tests",
    "server_metadata_url": "https://other.example.org/.well-known/openid-configuration",
}


def roles(store: Store) -> dict[str, str]:
    return {one.who: one.role.value for one in store.memberships()}


def share(store: Store, who: str, collection: int, name: str, **terms: datetime) -> str:
    """The token of a live link that somebody made."""
    desk = Desk(store, Access(who=who, everywhere=Role.EDITOR))
    scope, place = Scope(collection), Place(page="overview")
    wanted = Wanted(kind=ShareKind.LIVE, name=name, place=place, scope=scope, **terms)
    return desk.share(wanted)[1]


def open_links(store: Store, collection: int) -> set[str]:
    return {one.name for one in store.shares(collection) if one.revoked is None}


def test_a_role_that_is_taken_away_holds_no_longer_than_the_next_click(
    asked: Store, here: int
) -> None:
    give(asked, ANN, Role.EDITOR, here)
    at = open_as(ANN, "articles")
    article = asked.articles_of(here)[0]
    assert "Mayor Denies" in words_on(at) or len(at.dataframe)
    asked.take_role(asked.memberships()[0].id)
    check(at.run())
    assert "No collection yet" in words_on(at)
    assert not at.dataframe
    assert not asked.article(article).deleted


def test_a_deed_after_that_does_nothing_and_says_so(asked: Store, here: int) -> None:
    give(asked, ANN, Role.ADMIN, here)
    give(asked, VIC, Role.VIEWER, here)
    at = open_as(ANN, "people")
    vic = next(one.id for one in asked.memberships() if one.who == VIC)
    ann = next(one.id for one in asked.memberships() if one.who == ANN)
    asked.take_role(ann)
    check(at.button(key=f"take_{vic}").click().run())
    assert "Nothing was changed." in [one.value for one in at.error]
    assert "You may not do this here." in words_on(at)
    assert roles(asked) == {VIC: "viewer"}


def test_the_page_is_for_administrators(asked: Store, here: int) -> None:
    give(asked, ANN, Role.EDITOR, here)
    at = open_as(ANN, "people")
    assert "Only administrators of this collection" in words_on(at)
    assert "take_1" not in [one.key for one in at.button]


def test_an_administrator_of_one_collection_is_none_of_another(asked: Store, here: int) -> None:
    other = asked.collection("Harbour").id
    asked.enqueue(other, "new.txt", b"The ferry sank, he said.")
    give(asked, ANN, Role.ADMIN, here)
    give(asked, ANN, Role.VIEWER, other)
    give(asked, "secret@harbour.example", Role.EDITOR, other)
    at = open_as(ANN, "people", collection="Harbour")
    assert "Only administrators of this collection" in words_on(at)
    assert "secret@harbour.example" not in words_on(open_as(ANN, "people"))


def test_where_nobody_is_asked_the_page_says_so(filled: Store) -> None:
    assert "everybody may do everything" in words_on(open_page("people"))


def test_those_by_the_settings_are_shown_as_such(asked: Store) -> None:
    at = open_as(ADMIN, "people")
    assert "by the setting ONRECORD_ADMINS" in words_on(at)
    assert ADMIN in [one.value for one in at.main.text]


@pytest.mark.parametrize(
    ("typed", "who"), [(" Vic@Courier.example ", VIC), ("groups=desk", "groups=desk")]
)
def test_somebody_is_let_in_and_that_is_taken_back(
    asked: Store, here: int, typed: str, who: str
) -> None:
    at = open_as(ADMIN, "people")
    at.text_input(key="member_who").input(typed)
    check(at.button(key="add_member_now").click().run())
    assert roles(asked) == {who: "viewer"}
    assert f"{who} is a viewer here now." in words_on(at)
    check(at.button(key="undo_role").click().run())
    assert roles(asked) == {}


@pytest.mark.parametrize(
    "typed", ["", "vic", "vic@", "email=vic@courier.example", "=desk", "a@b@c.d"]
)
def test_what_names_nobody_is_refused(asked: Store, typed: str) -> None:
    at = open_as(ADMIN, "people")
    at.text_input(key="member_who").input(typed)
    check(at.button(key="add_member_now").click().run())
    assert at.error
    assert roles(asked) == {}


def test_letting_in_again_changes_the_role_and_undo_gives_the_old_one(
    asked: Store, here: int
) -> None:
    give(asked, VIC, Role.EDITOR, here)
    at = open_as(ADMIN, "people")
    at.text_input(key="member_who").input(VIC)
    check(at.button(key="add_member_now").click().run())
    assert roles(asked) == {VIC: "viewer"}
    check(at.button(key="undo_role").click().run())
    assert roles(asked) == {VIC: "editor"}


def test_a_role_is_changed_and_taken_away(asked: Store, here: int) -> None:
    give(asked, VIC, Role.VIEWER, here)
    at = open_as(ADMIN, "people")
    check(at.selectbox(key="role_1_viewer_0").select(Role.EDITOR).run())
    assert roles(asked) == {VIC: "editor"}
    assert f"{VIC} is an editor here now." in words_on(at)
    check(at.button(key="take_1").click().run())
    assert roles(asked) == {}
    assert f"{VIC} is no longer an editor here." in words_on(at)
    check(at.button(key="undo_role").click().run())
    assert roles(asked) == {VIC: "editor"}


def test_nobody_shuts_themselves_out_without_being_asked(asked: Store, here: int) -> None:
    give(asked, ANN, Role.ADMIN, here)
    at = open_as(ANN, "people")
    check(at.button(key="take_1").click().run())
    assert roles(asked) == {ANN: "admin"}
    assert "You would shut yourself out." in words_on(at)
    check(at.button(key="keep_role").click().run())
    assert roles(asked) == {ANN: "admin"}
    check(at.selectbox(key="role_1_admin_0").select(Role.EDITOR).run())
    assert at.selectbox(key="role_1_admin_1").value == Role.ADMIN
    check(at.button(key="do_role").click().run())
    assert roles(asked) == {ANN: "editor"}
    assert "Only administrators of this collection" in words_on(at)


def test_only_whoever_is_it_everywhere_gives_roles_everywhere(asked: Store, here: int) -> None:
    give(asked, ANN, Role.ADMIN, here)
    give(asked, VIC, Role.EDITOR, None)
    at = open_as(ANN, "people")
    assert not at.checkbox
    assert "take_2" not in [one.key for one in at.button]
    wide = open_as(ADMIN, "people")
    wide.checkbox(key="member_wide").check()
    wide.text_input(key="member_who").input("groups=desk")
    check(wide.button(key="add_member_now").click().run())
    assert asked.memberships()[-1].collection is None


def test_names_are_never_taken_for_markup(asked: Store, here: int) -> None:
    give(asked, "groups=**x**![](http://e.org/y.png)", Role.VIEWER, here)
    at = open_as(ADMIN, "people")
    labels = [one.label for one in at.selectbox if one.key.startswith("role_1")]
    assert "![](" not in labels[0]


def test_a_claim_counts_for_nobody_where_there_are_several_services(
    asked: Store, here: int
) -> None:
    """One service could say of anybody what a role was given for in another."""
    give(asked, "groups=desk", Role.EDITOR, here)
    told = {**claims_of(VIC, groups=["desk"]), "email_verified": False}
    assert "No collection yet" not in words_on(open_as(told, "articles"))
    with_both = new_screen()
    with_both.secrets["auth"] = {**SECRETS, "other": OTHER}
    with_both.user = told
    assert "No collection yet" in words_on(check(with_both.run()))
    at = new_screen()
    at.secrets["auth"] = {**SECRETS, "other": OTHER}
    at.user = claims_of(ADMIN)
    go(at, "people", {})
    assert "Without effect. People sign in with several services here" in words_on(at)
    at.text_input(key="member_who").set_value("groups=other")
    check(at.button(key="add_member_now").click().run())
    assert "Write an e-mail address." in words_on(at)
    assert roles(asked) == {"groups=desk": "editor"}


def test_whoever_takes_a_role_away_is_told_of_the_links_it_leaves_open(
    asked: Store, here: int
) -> None:
    give(asked, ANN, Role.EDITOR, here)
    token = share(asked, ANN, here, "For Bo ![x](y)")
    share(asked, ANN, here, "For Jo", expires=datetime.now(UTC) + timedelta(days=1))
    share(asked, VIC, here, "Of Vic")
    at = open_as(ADMIN, "people")
    assert "still open" not in words_on(at)
    check(at.button(key="take_1").click().run())
    words = words_on(at)
    assert f"{ANN} made 2 links that still open" in words
    assert "For Jo" in words
    assert "Of Vic" not in words
    assert not [one for one in at.caption if "![x](y)" in one.value]
    assert "no longer shared" not in words_on(open_as(None, share=token))
    check(at.button(key="revoke_links_left").click().run())
    assert "2 links were revoked." in words_on(at)
    assert "still open" not in words_on(at)
    assert open_links(asked, here) == {"Of Vic"}
    assert "no longer shared" in words_on(open_as(None, share=token))
    check(at.button(key="undo_role").click().run())
    assert "were revoked" not in words_on(at)


def test_whoever_becomes_a_viewer_leaves_links_too(asked: Store, here: int) -> None:
    give(asked, ANN, Role.EDITOR, here)
    share(asked, ANN, here, "For Bo")
    at = open_as(ADMIN, "people")
    check(at.selectbox(key="role_1_editor_0").select(Role.ADMIN).run())
    assert "still opens" not in words_on(at)
    check(at.selectbox(key="role_1_admin_1").select(Role.VIEWER).run())
    assert f"{ANN} made 1 link that still opens" in words_on(at)


def test_of_whoever_may_still_share_by_another_role_nothing_is_said(
    asked: Store, here: int
) -> None:
    other = asked.collection("Harbour").id
    asked.enqueue(other, "new.txt", b"The ferry sank, he said.")
    give(asked, ANN, Role.EDITOR, None)
    give(asked, ANN, Role.EDITOR, here)
    share(asked, ANN, here, "For Bo")
    share(asked, ANN, other, "Of the harbour")
    at = open_as(ADMIN, "people")
    check(at.button(key="take_2").click().run())
    assert "still open" not in words_on(at)
    check(at.button(key="undo_role").click().run())
    check(at.button(key="take_1").click().run())
    words = words_on(at)
    assert f"{ANN} made 1 link that still opens" in words
    assert "Of the harbour" in words
    check(at.button(key="revoke_links_left").click().run())
    assert open_links(asked, here) == {"For Bo"}
    assert open_links(asked, other) == set()


def test_of_a_claim_it_is_said_that_links_may_be_of_those_who_had_it(
    asked: Store, here: int
) -> None:
    give(asked, "groups=desk", Role.EDITOR, here)
    at = open_as(ADMIN, "people")
    check(at.button(key="take_1").click().run())
    assert "may have made some" not in words_on(at)
    check(at.button(key="undo_role").click().run())
    share(asked, ANN, here, "For Bo")
    check(at.button(key=f"take_{asked.memberships()[0].id}").click().run())
    assert "because of groups=desk may have made some" in words_on(at)


def test_whoever_shuts_themselves_out_is_told_of_their_links_before(
    asked: Store, here: int
) -> None:
    give(asked, ANN, Role.ADMIN, here)
    share(asked, ANN, here, "For Bo")
    at = open_as(ANN, "people")
    check(at.button(key="take_1").click().run())
    assert "1 link that you made would still open." in words_on(at)
    assert open_links(asked, here) == {"For Bo"}
