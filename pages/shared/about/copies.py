"""Which other articles have the text of this one, or much of it."""

import pandas as pd
import streamlit as st

from analysis.charts.labels import day
from analysis.charts.theme import counted
from analysis.tables.copies import NOT_SHOWN
from pages.shared import cached
from pages.shared.links import article_link

_MOST = 8
"""Links that are drawn; a wire report may have been printed by hundreds."""
SAME = 0.9
"""Share of the shorter text from which on two articles are said to have the same text."""


def show_copies(collection: int, article: int) -> None:
    """Nothing; draws the articles with the same text, or nothing where there are none."""
    found = cached.sharing_table(cached.version_of(collection), article)
    if found.empty:
        return
    with st.popover(say_copies(found), icon=":material/content_copy:", key="copies"):
        shown = found[found["article"] != NOT_SHOWN]
        for row in shown.head(_MOST).itertuples():
            article_link(int(row.article), f"{row.outlet}, {_day(row.published)}: {row.title}")
        if len(shown) > _MOST:
            st.caption(f"And {len(shown) - _MOST:,} more: the Articles page shows copies together.")
        hidden = len(found) - len(shown)
        if hidden:
            st.caption(f"{counted(hidden, 'article')} of these this link does not show.")
        st.caption("On Claims, a text and its copies count as one origin.")


def say_copies(found: pd.DataFrame) -> str:
    """How many have all of the text, and how many a part of it."""
    same = int((found["share"] >= SAME).sum())
    partly = len(found) - same
    parts = [f"The same text: {counted(same, 'other article')}"] if same else []
    if partly:
        lead = "partly the same" if same else "Partly the same text"
        parts.append(f"{lead}: {counted(partly, 'other article' if not same else 'article')}")
    return "; ".join(parts)


def _day(published: pd.Timestamp) -> str:
    return "no date" if pd.isna(published) else day(published)
