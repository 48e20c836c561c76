"""Outlets: who carried which claim, who its denial, and on what an outlet's claims rest."""

import streamlit as st

from pages.shared import empty, shell
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
    if is_narrowed():
        st.caption(
            "Only articles that the sidebar leaves in are shown. Whether a claim is denied, on "
            "whom it rests and who was first with it is told of the whole collection."
        )
    _VIEWS[view](scope)


shell.require_router()
show()
