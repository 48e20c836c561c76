"""Sources: who is cited, through whom, how openly, how firmly, and in whose words."""

import pandas as pd
import streamlit as st

from analysis.charts.theme import counted
from analysis.tables import chains_table
from analysis.tables.passing import SECOND_HAND
from pages.shared import empty, loaders, shell
from pages.shared.chart import articles_read
from pages.shared.choice import choose_view
from pages.shared.source.choices import MOST, choose, choose_doubtful, narrow, options_of
from pages.shared.source.layouts import (
    BY_OUTLET,
    BY_SOURCE,
    CHAINS,
    EVERY,
    FIRST,
    LAYOUTS,
    ONLY_SECOND_HAND,
    SPLITS,
    View,
    show_by_outlet,
    show_by_source,
    show_chains,
    show_first_reports,
)
from pages.shared.source.list import PASSING, SURENESS, show_statements
from pages.shared.uncounted import note_copies, note_languages

_LAYOUT, _SPLIT, _STREAMS = "layout", "split", "streams"
"""Keys of the page's views, and the names they have in the address."""
EACH_COPY = (BY_OUTLET, FIRST)
"""Layouts in which each outlet counts for itself, copies or not."""
_HINT = "Click a chart above to narrow the list; pick a row to read the passage."


def show() -> None:
    """The page."""
    st.title("Sources", anchor=False)
    if empty.is_empty():
        return
    note_languages()
    attributions = loaders.attributions()
    if attributions.empty:
        articles = counted(articles_read(), "article")
        st.text(f"No statement with a source was found in {articles}.")
        st.text("Articles that still wait have none yet; the Articles page says how many do.")
        return
    layout, detail = _choose_layout()
    if layout in EACH_COPY:
        attributions = loaders.attributions(each=True)
    else:
        note_copies()
    above = st.container()
    chains = chains_table(attributions[attributions["hand"] == SECOND_HAND]).head(MOST)
    options = options_of(attributions, chains)
    st.subheader("Statements", anchor=False)
    chosen = choose(options)
    doubtful = choose_doubtful(attributions)
    view = View(attributions=attributions, chains=chains, options=options, chosen=chosen)
    with above:
        _show_layout(view, layout, detail)
    found = narrow(attributions, chosen, doubtful=doubtful)
    if not doubtful and (layout == FIRST or detail == ONLY_SECOND_HAND):
        found = _second_hand_first(found)
    passing = PASSING if layout in (CHAINS, FIRST) else ()
    first = (SURENESS, *passing) if doubtful else passing
    show_statements(found, total=len(attributions), first=first, hint=_HINT)


def _second_hand_first(found: pd.DataFrame) -> pd.DataFrame:
    """What the layout is about comes first, the earliest article of it on top."""
    is_direct = found["hand"] != SECOND_HAND
    order = found.assign(is_direct=is_direct).sort_values(
        ["is_direct", "published"], kind="stable", na_position="last"
    )
    return order[list(found.columns)]


def _choose_layout() -> tuple[str, str]:
    """The layout, and which side of it is shown where it has several."""
    with st.container(horizontal=True, vertical_alignment="top", key="source_choices"):
        layout = choose_view("Layout", LAYOUTS, key=_LAYOUT)
        if layout == BY_OUTLET:
            return layout, choose_view("Compare", tuple(SPLITS), key=_SPLIT)
        if layout == CHAINS:
            return layout, choose_view("Show", (ONLY_SECOND_HAND, EVERY), key=_STREAMS)
    return layout, ""


def _show_layout(view: View, layout: str, detail: str) -> None:
    if layout == BY_SOURCE:
        show_by_source(view)
    elif layout == BY_OUTLET:
        show_by_outlet(view, detail)
    elif layout == CHAINS:
        show_chains(view, detail)
    else:
        show_first_reports(view)


shell.require_router()
show()
