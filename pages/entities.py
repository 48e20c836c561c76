"""Entities: who and what is named, how often, and in which words."""

import streamlit as st

from analysis.charts.theme import counted
from pages.shared import empty, loaders, shell
from pages.shared.chart import articles_read
from pages.shared.choice import choose_view, clear
from pages.shared.entity import choices
from pages.shared.entity.layouts import SHOW
from pages.shared.entity.panel import show_panel
from pages.shared.scope import counted_scope
from pages.shared.uncounted import note_copies, note_languages


def show() -> None:
    """The page."""
    st.title("Entities", anchor=False)
    if empty.is_empty():
        return
    note_languages()
    if loaders.entities(hidden=True).empty:
        articles = counted(articles_read(), "article")
        st.text(f"No person, place or organisation was found in {articles}.")
        st.text("Articles that still wait have no names yet; the Articles page says how many do.")
        return
    _show_entities()


def _show_entities() -> None:
    layout = choose_view("Layout", choices.LAYOUTS, key=choices.LAYOUT)
    each = layout == choices.BY_OUTLET
    scope, every = counted_scope(each=each), loaders.entities(hidden=True, each=each)
    if scope is None:
        return
    if not each:
        note_copies()
    view = choices.look(scope, every)
    choices.choose_hidden(every)
    if view.counts.empty:
        st.text("No name fits the type and the words that are looked for.")
        st.button(
            "All names", key="all_names", on_click=clear, args=((choices.TYPE, choices.FIND),)
        )
    else:
        SHOW[layout](view)
    choices.choose_name(view)
    show_panel(view)


shell.require_router()
show()
