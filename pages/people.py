"""People and log: who may do what in a collection, and who did what."""

import streamlit as st

from analysis.access import Role
from pages.shared import shell
from pages.shared.choice import choose_view
from pages.shared.people.listing import show_people
from pages.shared.people.log import show_log
from pages.shared.scope import chosen_collection
from pages.shared.session import asks_to_sign_in, may

_VIEWS = {"People": show_people, "Log": show_log}


def show() -> None:
    """The page."""
    st.title("People and log", anchor=False)
    if not asks_to_sign_in():
        st.text("Nobody is asked to sign in here, so everybody may do everything.")
        st.text("A dashboard for several people is set up as docs/deploying.md tells.")
        return
    collection = chosen_collection()
    if collection is None:
        st.text("There is no collection yet. Add articles first, then say who may see them.")
        return
    if not may(Role.ADMIN, collection.id):
        st.text("Only administrators of this collection see who may do what, and the log.")
        st.text("If you are one of another collection, choose it in the sidebar.")
        return
    view = choose_view("Show", tuple(_VIEWS), key="show")
    _VIEWS[view](collection)


shell.require_router()
show()
