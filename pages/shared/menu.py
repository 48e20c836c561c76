"""The menu of somebody who opened a link.

The links of Streamlit's own menu can't be told to carry a token, so whoever opened one in another
tab would be nobody there. This menu looks like it, and its links carry the token.
"""

from collections.abc import Iterable, Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.shared.links import menu_link


def lay_out_menu() -> tuple[DeltaGenerator, DeltaGenerator]:
    """Two places for the menu, of which one is seen (paper.css): the sidebar, and on narrow screens
    a row above the page. There the sidebar covers the page and stays open after a click.
    """
    wide = st.sidebar.container(key="menu", gap=None)
    narrow = st.container(key="menu_row", horizontal=True, gap="xxsmall")
    return wide, narrow


def fill_menu(places: Iterable[DeltaGenerator], pages: Mapping[str, st.Page], here: str) -> None:
    """Nothing; draws the menu once the sidebar has been drawn, of which its links tell."""
    shown = [name for name, page in pages.items() if page.visibility == "visible"]
    for place in places:
        with place:
            for name in shown:
                menu_link(name, is_here=name == here)
