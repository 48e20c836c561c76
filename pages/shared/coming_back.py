"""Where somebody wanted to be who must sign in first: a provider sends them to the first page.

What they wanted is kept for a few minutes in this process, under what Streamlit's cookie against
forged requests says of the browser. It names a page of this dashboard and choices on it, so that
nobody can be sent anywhere else; it never holds the token of a link.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from threading import Lock
from urllib.parse import urlencode

import streamlit as st

from pages.shared.screens import FRONT
from pages.shared.session import SHARE

_COOKIE = "_streamlit_xsrf"
_HOLDS = 600
"""Seconds."""
_MOST = 1000
"""Browsers; beyond that whoever has waited longest comes back to the first page."""
_LONGEST = 4000
"""Characters of all choices together."""
_HAS_ARRIVED = "_has_arrived"
_LOCK = Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A page with what was chosen on it."""

    page: str
    choices: Mapping[str, list[str]]
    until: float
    """Seconds since 1970."""


def note_wish(page: str) -> None:
    """Nothing; whoever signs in next in this browser wants this page as it is. For callbacks."""
    browser = _browser()
    if browser is None:
        return
    choices = {key: st.query_params.get_all(key) for key in st.query_params if key != SHARE}
    now = time.time()
    with _LOCK:
        wishes = _wishes()
        wishes.pop(browser, None)
        if len(urlencode(choices, doseq=True)) > _LONGEST or (page == FRONT and not choices):
            return
        wishes[browser] = Wish(page=page, choices=choices, until=now + _HOLDS)
        for key in list(wishes)[:-_MOST]:
            del wishes[key]


def follow_wish(page: str, pages: Mapping[str, st.Page]) -> None:
    """Nothing; goes where somebody wanted to be who has just come back.

    That is in the first run of a session, on the first page without a choice. Before the sidebar is
    drawn: what is bound to the address can't be chosen like this any more.
    """
    is_new = not st.session_state.get(_HAS_ARRIVED)
    st.session_state[_HAS_ARRIVED] = True
    if not is_new or page != FRONT or len(st.query_params):
        return
    wish = _take()
    if wish is not None and wish.page in pages:
        st.switch_page(pages[wish.page], query_params=wish.choices)


def _take() -> Wish | None:
    """What was wanted in this browser a moment ago; it is told once."""
    browser = _browser()
    with _LOCK:
        wish = None if browser is None else _wishes().pop(browser, None)
    return wish if wish is not None and wish.until > time.time() else None


def _browser() -> bytes | None:
    return browser_of(st.context.cookies.get(_COOKIE, ""))


def browser_of(cookie: str) -> bytes | None:
    """What the cookie says of the browser: it stays, though its signs change with every page."""
    try:
        _, mask, masked, _ = cookie.strip("\"'").split("|")
        key, token = bytes.fromhex(mask), bytes.fromhex(masked)
    except ValueError:
        return None
    if len(key) != 4 or len(token) < 16:
        return None
    return bytes(sign ^ key[place % 4] for place, sign in enumerate(token))


@cache
def _wishes() -> dict[bytes, Wish]:
    """No cache of Streamlit, for any browser may tell it to empty those."""
    return {}
