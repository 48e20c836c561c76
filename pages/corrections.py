"""Corrections: which names are probably the same, what was put right, and the log as a file."""

import streamlit as st

from pages.shared import shell
from pages.shared.choice import choose_view
from pages.shared.empty import is_empty
from pages.shared.repair.files import show_files
from pages.shared.repair.log import show_log
from pages.shared.repair.suggestions import show_suggestions
from pages.shared.rights import may_edit
from pages.shared.scope import chosen_collection, is_narrowed

_VIEWS = {
    "Suggestions": show_suggestions,
    "Log": show_log,
    "Export and import": show_files,
}


def show() -> None:
    """The page."""
    st.title("Corrections", anchor=False)
    collection = chosen_collection()
    if collection is None or not collection.articles:
        is_empty()
        return
    if not may_edit():
        st.caption("You may look at this collection. Its editors put it right.")
        show_log(collection)
        return
    view = choose_view("Show", tuple(_VIEWS), key="show")
    if is_narrowed():
        st.caption("Corrections hold for the whole collection, whatever the sidebar leaves out.")
    _VIEWS[view](collection)


shell.require_router()
show()
