"""Views and links: screens under a name, and links that show them to others."""

import streamlit as st

from analysis.access import Role
from pages.shared import cached, shell
from pages.shared.empty import offer_start
from pages.shared.scope import chosen_collection
from pages.shared.session import desk, may
from pages.shared.views.explaining import explain_links, explain_views
from pages.shared.views.links import show_links
from pages.shared.views.listing import show_views


def show() -> None:
    """The page."""
    st.title("Views and links", anchor=False)
    collection = chosen_collection()
    if collection is None:
        st.text("There is nothing to name or to share yet: there are no articles.")
        offer_start()
        return
    st.subheader("Views", anchor=False)
    if not cached.store().views(collection.id):
        explain_views()
    show_views(collection)
    st.subheader("Links", anchor=False)
    if not may(Role.EDITOR, collection.id):
        st.text("Editors of this collection make links and see them here.")
        return
    shares = desk().shares(collection.id)
    if shares:
        show_links(shares)
    else:
        explain_links()


shell.require_router()
show()
