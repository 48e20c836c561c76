"""The claims together: their timeline, and one row a claim."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.charts.claim_order import list_claims
from analysis.charts.claim_words import Claim
from analysis.charts.claims_timeline import claims_timeline
from pages.shared.chart import articles_read, show_chart
from pages.shared.claim.filters import pick_voice
from pages.shared.table import choose_row

_TALLEST = 720
"""Pixels of timeline that are seen at once; a taller one scrolls in its place."""
_COLUMNS = {
    "words": st.column_config.TextColumn("Claim", width=290),
    "status": st.column_config.TextColumn("Answer", width=90),
    "who": st.column_config.TextColumn("Who says so", width=140),
    "denied_by": st.column_config.TextColumn("Denied by", width=140),
    "confirmed_by": st.column_config.TextColumn("Confirmed by", width=140),
    "origins": st.column_config.TextColumn("Origins", width=290),
    "articles": st.column_config.NumberColumn("Articles", width=70),
    "outlets": st.column_config.NumberColumn("Outlets", width=70),
    "first": st.column_config.DateColumn("First dated", format="D MMM YYYY", width=100),
}


def show_list(statements: pd.DataFrame, claims: Sequence[Claim], known: pd.DataFrame) -> None:
    """Nothing; draws the claims. A click on a mark or a row opens a claim."""
    fig = claims_timeline(statements, claims, articles=articles_read())
    with st.container(height=_TALLEST if fig.layout.height > _TALLEST else "content", border=False):
        show_chart(fig, key="claims_timeline", on_pick=pick_voice)
    st.caption(
        "Click a mark or pick a row to read every voice on a claim. The words say what was said, "
        "never what is true. Many denials are not found yet: do not rely on silence."
    )
    table = list_claims(statements, claims, known)
    # Who denies or confirms is left out where nobody does.
    columns = {name: _COLUMNS[name] for name in _COLUMNS if not _is_blank(table, name)}
    choose_row(
        table,
        columns=columns,
        chosen=None,
        on_pick=lambda place: pick_voice(None if place is None else table["claim"].iloc[place]),
        alt="Claims and what was answered",
    )


def _is_blank(table: pd.DataFrame, column: str) -> bool:
    return column in ("denied_by", "confirmed_by") and bool(table[column].eq("").all())
