"""Web addresses: articles that are fetched, and feeds and sitemaps that name articles."""

import streamlit as st

from pages.shared.adding.outcomes import keep_outcomes
from pages.shared.adding.target import add
from pages.shared.intake import Outcome, addresses_in, take_addresses
from pages.shared.session import desk

PAGES, FEEDS = "Articles", "Feeds or sitemaps"
_KINDS = {PAGES: "page", FEEDS: "feed"}
_ABOUT = {
    PAGES: "Each page is fetched once, by the computer that this dashboard runs on, and kept as "
    "it came. Pages behind a login or a paywall come without their text: save those in your "
    "browser and upload them.",
    FEEDS: "Each list is fetched, and then every article that it names and that is not here yet. "
    "What a site does not want fetched (robots.txt) is left out, and said.",
}


def show_addresses() -> None:
    """Nothing; draws the form."""
    kind = st.segmented_control(
        "What these addresses are", list(_KINDS), default=PAGES, required=True, key="address_kind"
    )
    with st.form("fetch", border=False):
        st.text_area(
            "Web addresses, one a line",
            height=120,
            key="addresses",
            placeholder="https://",
        )
        st.caption(_ABOUT[kind])
        st.form_submit_button(
            "Fetch", type="primary", icon=":material/download:", on_click=_take_addresses
        )


def _take_addresses() -> None:
    found = addresses_in(st.session_state["addresses"])
    if not found:
        refused = Outcome(message="There is no web address to fetch. Type one a line.")
        keep_outcomes((refused,))
        return
    kind = _KINDS[st.session_state["address_kind"]]
    add(lambda collection: take_addresses(found, desk(), collection, kind))
    st.session_state["addresses"] = ""
