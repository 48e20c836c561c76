"""The log of corrections: what was done, by whom, when, and the way back."""

import pandas as pd
import streamlit as st

from analysis.charts.labels import minute
from analysis.charts.theme import counted
from analysis.store import Collection
from analysis.tables.corrections import COUNTS, UNDONE
from pages.shared import cached
from pages.shared.labels import plain
from pages.shared.links import page_link
from pages.shared.repair.done import undo
from pages.shared.rights import may_edit

_FIRST, _LONGEST = 20, 200
_SHOWN = "corrections_shown"


def show_log(collection: Collection) -> None:
    """Every entry, newest first."""
    log = cached.corrections_table(cached.version_of(collection.id), collection.id)
    if log.empty:
        st.text("Nothing has been corrected in this collection.")
        st.text(
            "Merge, split, rename or hide somebody in an entity's panel, decide suggestions, or "
            "put a claim and its denials right where it is shown."
        )
        page_link("entities", "See the entities")
        page_link("claims", "See the claims")
        return
    states = log["state"].value_counts()
    st.caption(
        f"{counted(int(states.get(COUNTS, 0)), 'correction')} in force, "
        f"{int(states.get(UNDONE, 0)):,} undone. Entries are added and never changed; they are "
        "made anew after every analysis."
    )
    most = st.session_state.get(_SHOWN, _FIRST)
    for row in log.head(most).to_dict("records"):
        _show_entry(collection.id, row)
    if len(log) > most:
        st.button(
            f"Show older ones ({len(log) - most:,})", key="older", on_click=_show_more, args=(most,)
        )


def _show_more(most: int) -> None:
    st.session_state[_SHOWN] = most + 5 * _FIRST


def _show_entry(collection: int, row: dict[str, object]) -> None:
    key, undos = str(row["key"]), row["undos"]
    with st.container(
        horizontal=True, vertical_alignment="center", border=True, key=f"entry_{key}"
    ):
        with st.container(gap=None):
            mark = " (undone)" if row["state"] == UNDONE else ""
            st.text(f"{row['what']}{mark}")
            st.caption(
                f"{minute(pd.Timestamp(row['made']))}, {plain(str(row['author']), limit=_LONGEST)}"
            )
        if not may_edit():
            return
        if row["state"] == COUNTS:
            _show_button("Undo", ":material/undo:", collection, key, (key,))
        elif row["state"] == UNDONE:
            _show_button("Redo", ":material/redo:", collection, key, undos)


def _show_button(label: str, icon: str, collection: int, key: str, keys: object) -> None:
    st.button(label, icon=icon, key=f"turn_{key}", on_click=undo, args=(collection, keys))
