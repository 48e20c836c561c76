"""Back at the page that somebody opened signed out; with a real provider in test_sign_in.py."""

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.web.server.starlette.starlette_app_utils import generate_xsrf_token_string

from analysis.store import Store
from pages.shared import coming_back, signing_in
from tests.factory import COLLECTION
from tests.pages.screen import check
from tests.pages.signed import ADMIN, open_as


@pytest.fixture
def browsers(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Those that were used, the last one now; the provider answers."""
    used = [b"a"]
    monkeypatch.setattr(coming_back, "_browser", lambda: used[-1])
    monkeypatch.setattr(signing_in, "answers", lambda provider: True)
    coming_back._wishes().clear()
    return used


def leave_from(page: str, **parameters: str) -> None:
    """Nothing; somebody who is signed out opened a page and went to the provider."""
    check(open_as(None, page, **parameters).button(key="sign_in").click().run())


def heading(at: AppTest) -> str:
    return str(at.title[0].value)


def test_whoever_signs_in_comes_back_to_the_page_that_they_opened(
    asked: Store, browsers: list[bytes]
) -> None:
    leave_from("claims", collection=COLLECTION, outlets="Harbour Courier", claim="1")
    at = open_as(ADMIN)
    assert heading(at) == "Claims"
    assert at.multiselect(key="outlets").value == ["Harbour Courier"]
    assert at.query_params["claim"] == "1"
    assert heading(open_as(ADMIN)) == COLLECTION


def test_another_browser_does_not(asked: Store, browsers: list[bytes]) -> None:
    leave_from("claims")
    browsers.append(b"b")
    assert heading(open_as(ADMIN)) == COLLECTION


def test_whoever_opens_something_else_sees_that(asked: Store, browsers: list[bytes]) -> None:
    leave_from("claims")
    other = open_as(ADMIN, collection=COLLECTION)
    assert heading(other) == COLLECTION
    assert heading(check(other.run())) == COLLECTION


def test_after_a_while_nobody_comes_back(
    asked: Store, browsers: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(coming_back, "_HOLDS", -1)
    leave_from("claims")
    assert heading(open_as(ADMIN)) == COLLECTION


def test_whoever_starts_again_from_the_first_page_comes_back_there(
    asked: Store, browsers: list[bytes]
) -> None:
    leave_from("claims")
    leave_from("overview")
    assert heading(open_as(ADMIN)) == COLLECTION


def wanting(page: str, words: str) -> None:
    """What AppTest runs: somebody wants to go back to an address that has a token."""
    import streamlit as st

    from pages.shared.coming_back import note_wish

    st.query_params.from_dict({"share": "A" * 43, "find": words})
    note_wish(page)


def want(page: str, words: str = "pier") -> None:
    check(AppTest.from_function(wanting, args=(page, words)).run())


def test_a_wish_holds_no_token_and_no_page_that_there_is_not(
    asked: Store, browsers: list[bytes]
) -> None:
    want("entities")
    (wish,) = coming_back._wishes().values()
    assert (wish.page, wish.choices) == ("entities", {"find": ["pier"]})
    want("//elsewhere.example")
    assert heading(open_as(ADMIN)) == COLLECTION


def test_wishes_are_not_kept_without_end(
    store: Store, browsers: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    want("entities", "x" * 5000)
    assert not coming_back._wishes()
    monkeypatch.setattr(coming_back, "_MOST", 2)
    for one in (b"b", b"c", b"d"):
        browsers.append(one)
        want("entities")
    assert list(coming_back._wishes()) == [b"c", b"d"]


def test_a_browser_is_known_by_the_cookie_however_it_is_written() -> None:
    token = bytes(range(16))
    written = {generate_xsrf_token_string(token, 1) for _ in range(3)}
    assert len(written) == 3
    assert {coming_back.browser_of(one) for one in written} == {token}


@pytest.mark.parametrize("cookie", ["", "2", "2|||1", "2|zz|00|1", "2|00000000|00|1", "é|é|é|é"])
def test_a_cookie_that_says_nothing_is_nobody(cookie: str) -> None:
    assert coming_back.browser_of(cookie) is None
