"""Tokens that are not quite right, and people who come by a link and are signed in as well."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import delete, insert, select, update

from analysis.access import LOCAL
from analysis.desk import Desk
from analysis.sharing import digest_of
from analysis.store.schema import audit, share, snapshot
from pages.shared import exhibits
from tests.attacks.cases import NO_LINK, SIGN_IN, TOKENS
from tests.attacks.conftest import Dashboard
from tests.attacks.rooms import QUILL, VEX
from tests.attacks.screens import go_to, open_with, sent
from tests.attacks.test_addresses import SEEN, STRANGER
from tests.pages.screen import check, words_on
from tests.pages.signed import ADMIN, VIC

RIGHT = "Town Sells Old Pier"
"""A title that every link shows."""


@pytest.mark.parametrize("case", TOKENS, ids=lambda case: case.id)
@pytest.mark.parametrize("kind", ["live", "snapshot"])
def test_an_altered_token_shows_nothing(dashboard: Dashboard, case: Any, kind: str) -> None:
    at = open_with(None, "articles", {"share": case.alter(dashboard.tokens[kind])})
    assert case.answer in words_on(at)
    page_sent = sent(at)
    for word in (SEEN, VEX, "for bo", "pier"):
        assert word not in page_sent


@pytest.mark.parametrize("kind", ["live", "snapshot", "excerpts"])
def test_the_right_one_shows_what_was_shared(dashboard: Dashboard, kind: str) -> None:
    """Without this, a page that never shows anything would pass all the others."""
    at = open_with(None, "articles", {"share": dashboard.tokens[kind]})
    page_sent = sent(at)
    assert RIGHT.casefold() in page_sent
    assert QUILL not in page_sent


def test_an_empty_token_asks_to_sign_in_or_shows_nothing(dashboard: Dashboard) -> None:
    at = open_with(None, "articles", {"share": ""})
    assert NO_LINK in words_on(at) or SIGN_IN in words_on(at)
    assert SEEN not in sent(at)


@pytest.mark.parametrize("told", [ADMIN, VIC, STRANGER])
def test_whoever_opens_a_link_sees_the_link_whoever_they_are(
    dashboard: Dashboard, told: str
) -> None:
    at = open_with(told, "articles", {"share": dashboard.tokens["live"]})
    page_sent = sent(at)
    assert RIGHT.casefold() in page_sent
    assert VEX not in page_sent
    assert QUILL not in page_sent
    assert not at.get("file_uploader")


@pytest.mark.parametrize("told", [ADMIN, VIC, STRANGER])
def test_a_wrong_link_is_no_sign_in(dashboard: Dashboard, told: str) -> None:
    at = open_with(told, "articles", {"share": "A" * 43})
    assert NO_LINK in words_on(at)
    assert SEEN not in sent(at)


def test_the_link_is_held_when_the_address_forgets_it(dashboard: Dashboard) -> None:
    """From page to page the token stays, or whoever opened a link would be asked to sign in."""
    at = open_with(None, "overview", {"share": dashboard.tokens["live"]})
    at = go_to(at, "articles", {})
    assert RIGHT.casefold() in sent(at)


def test_whoever_takes_the_token_out_is_nobody(dashboard: Dashboard) -> None:
    """The field that holds it can be reached with a browser's tools: emptied, nothing is shown."""
    at = open_with(None, "articles", {"share": dashboard.tokens["live"]})
    at.text_input(key="share").set_value("")
    if "share" in at.query_params:
        del at.query_params["share"]
    check(at.run())
    assert SIGN_IN in words_on(at)
    assert SEEN not in sent(at)


def test_whoever_puts_another_token_in_sees_what_that_shows(dashboard: Dashboard) -> None:
    at = open_with(None, "articles", {"share": dashboard.tokens["live"]})
    at.text_input(key="share").set_value("A" * 43)
    check(at.run())
    assert NO_LINK in words_on(at)
    assert SEEN not in sent(at)


def test_the_token_is_in_no_word_of_the_page_but_the_address_to_copy(
    dashboard: Dashboard,
) -> None:
    token = dashboard.tokens["live"]
    at = open_with(None, "articles", {"share": token})
    shown = [code.value for code in at.code if token in code.value]
    assert len(shown) <= 1
    for kind in ("text", "caption", "markdown", "html", "title", "page_link"):
        for one in at.get(kind):
            assert token not in str(one.value), kind


@pytest.fixture
def changing(dashboard: Dashboard) -> Any:
    """The dashboard, put back afterwards."""
    rows = dashboard.store.engine
    with rows.connect() as connection:
        shares = [dict(row._mapping) for row in connection.execute(select(share))]
        data = [dict(row._mapping) for row in connection.execute(select(snapshot))]
    deeds = len(dashboard.store.deeds(None, 1_000))
    yield dashboard
    with rows.begin() as connection:
        for row in shares:
            connection.execute(update(share).where(share.c.id == row["id"]).values(row))
        connection.execute(delete(snapshot))
        connection.execute(insert(snapshot), data)
        latest = [deed.id for deed in dashboard.store.deeds(None, 1_000)][: -deeds or None]
        connection.execute(delete(audit).where(audit.c.id.in_(latest)))


def _expire(dashboard: Dashboard, token: str, at: datetime) -> None:
    with dashboard.store.engine.begin() as connection:
        wanted = update(share).where(share.c.digest == digest_of(token))
        connection.execute(wanted.values(expires=at.replace(tzinfo=None)))


@pytest.mark.parametrize("kind", ["live", "snapshot"])
def test_a_link_that_ended_shows_nothing_from_the_next_click_on(
    changing: Dashboard, kind: str
) -> None:
    token = changing.tokens[kind]
    at = open_with(None, "articles", {"share": token})
    assert RIGHT.casefold() in sent(at)
    _expire(changing, token, datetime.now(UTC) - timedelta(seconds=1))
    check(at.run())
    assert NO_LINK in words_on(at)
    assert SEEN not in sent(at)
    assert NO_LINK in words_on(open_with(None, "articles", {"share": token}))


@pytest.mark.parametrize("kind", ["live", "snapshot"])
def test_a_link_that_was_revoked_shows_nothing_from_the_next_click_on(
    changing: Dashboard, kind: str
) -> None:
    token = changing.tokens[kind]
    at = open_with(None, "articles", {"share": token})
    known = changing.store.find_share(digest_of(token))
    assert known is not None
    Desk(changing.store, LOCAL).revoke(known.id)
    check(at.run())
    assert NO_LINK in words_on(at)
    assert SEEN not in sent(at)


def test_a_damaged_snapshot_shows_nothing_and_says_so(
    changing: Dashboard, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    shelf = exhibits._Shelf(tmp_path)
    monkeypatch.setattr(exhibits, "_shelf", lambda url: shelf)
    with changing.store.engine.begin() as connection:
        connection.execute(update(snapshot).values(data=b"damaged"))
    at = open_with(None, "articles", {"share": changing.tokens["snapshot"]})
    assert "This link can’t be shown at the moment" in words_on(at)
    assert NO_LINK not in words_on(at)
    assert SEEN not in sent(at)


def test_a_link_opens_though_somebody_tidied_up(
    dashboard: Dashboard, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    shelf = exhibits._Shelf(tmp_path / "gone")
    monkeypatch.setattr(exhibits, "_shelf", lambda url: shelf)
    for kind in ("live", "snapshot"):
        at = open_with(None, "articles", {"share": dashboard.tokens[kind]})
        assert RIGHT.casefold() in sent(at)
    assert (tmp_path / "gone").stat().st_mode & 0o777 == 0o700


def test_a_link_of_the_same_number_in_another_store(
    changing: Dashboard, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    """After a restore a link may have the number of one that the running program still has."""
    shelf = exhibits._Shelf(tmp_path)
    monkeypatch.setattr(exhibits, "_shelf", lambda url: shelf)
    for kind in ("live", "snapshot"):
        known = changing.store.find_share(digest_of(changing.tokens[kind]))
        assert known is not None
        later = replace(known, made=known.made + timedelta(seconds=1))
        url = str(changing.store.engine.url)
        first = exhibits.file_of(changing.store, url, known)
        assert exhibits.file_of(changing.store, url, later) != first
        assert exhibits.file_of(changing.store, url, known) == first
