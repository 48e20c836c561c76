"""Signing in, as the screen shows it; the real provider is in tests/e2e/test_sign_in.py."""

from datetime import UTC, datetime, timedelta

import pytest
import streamlit as st

from analysis.access import Role
from analysis.settings import settings
from analysis.store import Store
from analysis.store.engine import writing
from tests.factory import COLLECTION
from tests.pages import signed
from tests.pages.screen import check, open_page, words_on
from tests.pages.signed import ADMIN, ANN, SECRETS, claims_of, give, open_as


def test_nobody_sees_anything_before_they_sign_in(asked: Store) -> None:
    words = words_on(open_as(None))
    assert "Sign in to see the collections" in words
    assert "You go to login.example.org" in words
    assert COLLECTION not in words
    assert "Northwind" not in words


@pytest.mark.parametrize("page", ["people", "articles", "claims"])
def test_a_page_of_its_own_leads_to_the_sign_in_as_well(asked: Store, page: str) -> None:
    at = open_as(None, page)
    assert [one.key for one in at.button] == ["sign_in"]


def test_every_provider_has_a_button_with_its_name(
    asked: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = {key: SECRETS[key] for key in ("redirect_uri", "cookie_secret")}
    own = {key: SECRETS[key] for key in SECRETS if key not in shared}
    monkeypatch.setattr(signed, "SECRETS", {**shared, "okta": own, "entra": own})
    at = open_as(None)
    assert [one.label for one in at.button] == ["Sign in with Okta", "Sign in with Entra"]


def test_nothing_opens_where_sign_in_is_required_and_not_set_up(
    asked: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signed, "SECRETS", {})
    at = open_as(ADMIN)
    assert "Sign-in is not set up" in words_on(at)
    assert "the secrets have no [auth]" in words_on(at)
    assert "Northwind" not in words_on(at)
    assert not at.button


def test_a_secret_that_anybody_could_know_lets_nobody_in(
    asked: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    weak = {**SECRETS, "cookie_secret": "secret"}
    monkeypatch.setattr(signed, "SECRETS", weak)
    words = words_on(open_as(ADMIN))
    assert "E_COOKIE_SECRET" in words
    assert "Northwind" not in words


def test_somebody_whom_nobody_let_in_is_told_who_they_are(asked: Store) -> None:
    at = open_as("nora@elsewhere.example")
    assert "No collection yet" in words_on(at)
    assert "You are signed in as nora@elsewhere.example." in words_on(at)
    assert [one.key for one in at.button] == ["look_again", "sign_out"]


def test_an_address_that_nobody_checked_opens_nothing(asked: Store, here: int) -> None:
    give(asked, ANN, Role.EDITOR, here)
    told = claims_of(ANN, email_verified=False, name="Una Vale", sub="una-1")
    words = words_on(open_as(told))
    assert "not that it checked this address, so it opens nothing" in words
    assert "sub=una-1" in words
    assert "Northwind" not in words


def test_an_address_that_nobody_speaks_of_counts_only_where_that_is_set(
    asked: Store, here: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    give(asked, ANN, Role.EDITOR, here)
    told = {name: value for name, value in claims_of(ANN).items() if name != "email_verified"}
    assert "so it opens nothing" in words_on(open_as(told))
    monkeypatch.setenv("ONRECORD_TRUST_EMAIL", "true")
    settings.cache_clear()
    assert open_as(told).selectbox(key="collection").value == COLLECTION


def test_a_group_opens_what_it_was_given(asked: Store, here: int) -> None:
    give(asked, "groups=desk", Role.VIEWER, here)
    told = {"is_logged_in": True, "sub": "7", "name": "Gus Marsh", "groups": ["night", "desk"]}
    at = open_as(told)
    assert at.selectbox(key="collection").value == COLLECTION
    other = {**told, "groups": ["desks", "des"]}
    assert "No collection yet" in words_on(open_as(other))


def test_whoever_is_signed_in_stands_in_the_sidebar(asked: Store, here: int) -> None:
    give(asked, ANN, Role.VIEWER, here)
    at = open_as(ANN)
    assert ANN in [one.value for one in at.sidebar.text]
    assert "sign_out" in [one.key for one in at.sidebar.button]


def test_nobody_stands_there_where_nobody_is_asked(filled: Store) -> None:
    assert "sign_out" not in [one.key for one in open_page().button]


def test_a_sign_in_of_yesterday_does_not_hold(asked: Store) -> None:
    told = claims_of(ADMIN, iat=(datetime.now(UTC) - timedelta(hours=13)).timestamp())
    words = words_on(open_as(told))
    assert "You signed in more than 12 hours ago" in words
    assert "Northwind" not in words


def test_a_sign_in_of_this_morning_holds(asked: Store) -> None:
    told = claims_of(ADMIN, iat=(datetime.now(UTC) - timedelta(hours=11)).timestamp())
    assert "Northwind" in words_on(open_as(told))


def test_signing_out_holds_in_other_windows_too(asked: Store) -> None:
    told = claims_of(ADMIN, iat=datetime.now(UTC).timestamp(), nonce="one")
    first, second = open_as(told), open_as(told)
    assert "Northwind" in words_on(second)
    first.button(key="sign_out").click().run()
    assert "Sign in to see" in words_on(check(second.run()))
    again = {**told, "nonce": "another"}
    assert "Northwind" in words_on(open_as(again))


def test_signing_out_holds_in_other_processes_too(asked: Store) -> None:
    """What is kept for all sessions of one process is what another process does not have."""
    told = claims_of(ADMIN, iat=datetime.now(UTC).timestamp(), nonce="one")
    first, second = open_as(told), open_as(told)
    first.button(key="sign_out").click().run()
    st.cache_resource.clear()
    assert "Sign in to see" in words_on(check(second.run()))
    assert "Sign in to see" in words_on(open_as(told))


def test_nobody_is_signed_in_where_it_is_not_known_who_left(asked: Store) -> None:
    told = claims_of(ADMIN, iat=datetime.now(UTC).timestamp(), nonce="one")
    at = open_as(told)
    with writing(asked.engine) as connection:
        connection.exec_driver_sql("ALTER TABLE ended_sign_in RENAME TO gone")
    at.run()
    assert at.exception
    assert "Northwind" not in words_on(at)
    assert not at.button


def test_a_service_that_does_not_answer_is_said_to(
    asked: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    down = {**SECRETS, "server_metadata_url": "http://127.0.0.1:9/.well-known/openid-configuration"}
    monkeypatch.setattr(signed, "SECRETS", down)
    at = open_as(None)
    check(at.button(key="sign_in").click().run())
    assert "The sign-in service does not answer." in words_on(at)
