"""Outlets: who carried which claim, who its denial, and on what an outlet's claims rest."""

import streamlit as st

from analysis.store.whole import is_exhibit, lacks_whole
from pages.shared import cached, empty, shell
from pages.shared.choice import choose_view
from pages.shared.outlet.compared import show_compared
from pages.shared.outlet.coverage import show_coverage
from pages.shared.scope import current_scope, is_narrowed

_VIEWS = {"Claim by claim": show_coverage, "Side by side": show_compared}


def show() -> None:
    """The page."""
    st.title("Outlets", anchor=False)
    scope = current_scope()
    if empty.is_empty() or scope is None:
        return
    view = choose_view("Show", tuple(_VIEWS), key="show")
    _say_what_is_told()
    _VIEWS[view](scope)


def _say_what_is_told() -> None:
    """Of a part of the collection, what is told of the part and what of the whole."""
    store = cached.store()
    if lacks_whole(store):
        st.caption(
            "Whether a claim is denied and on whom it rests is told of the whole collection. Who "
            "was first with it, and when it was first denied, is told of the articles of this link."
        )
    elif is_narrowed() or is_exhibit(store):
        only = "of this link" if is_exhibit(store) else "that the sidebar leaves in"
        st.caption(
            f"Only articles {only} are shown. Whether a claim is denied, on whom it rests and who "
            "was first with it is told of the whole collection."
        )


shell.require_router()
show()
