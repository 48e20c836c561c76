"""Outlets side by side: one row an outlet, one picture, and the claims behind every number."""

import pandas as pd
import streamlit as st

from analysis.charts.outlet_counts import (
    COUNTS,
    FEW,
    days_words,
    outlet_counts,
    outlet_delays,
    share_words,
)
from analysis.charts.outlet_words import SHORT_WORDS
from analysis.charts.theme import counted
from analysis.tables import Scope
from pages.shared.chart import articles_read, show_chart
from pages.shared.choice import asked, choose_view, clear, pick, toggle
from pages.shared.claim.filters import CLAIM
from pages.shared.outlet import tables
from pages.shared.outlet.passages import OUTLET, show_claim, show_outlet
from pages.shared.table import choose_row, level

_COMPARE = "compare"
_DELAY = "Days after others"
_MEASURED = {
    "Denials": "is_denied",
    "Anonymous origins": "anonymous",
    "From one other outlet": "is_passed",
    _DELAY: "is_later",
}
"""What is compared, and the column that says which claims it counts."""

_FIGURES = {
    "outlet": st.column_config.TextColumn("Outlet", pinned=True),
    "articles": st.column_config.NumberColumn(
        "Articles", format="localized", help="Analysed ones, copies of a wire text as well."
    ),
    "claims": st.column_config.NumberColumn(
        "Claims", format="localized", help="A claim in several of its articles counts once."
    ),
    "denials": st.column_config.TextColumn(
        "Denial carried", help="Of the denied claims that it carried: with a denial of them."
    ),
    "unclear": st.column_config.NumberColumn(
        "Beside an unclear denial",
        format="localized",
        help="Denied claims in articles with a denial of which it is not clear what it answers.",
    ),
    "before": st.column_config.NumberColumn(
        "Before the denial",
        format="localized",
        help="Denied claims that it carried only before the day of the first denial found here.",
    ),
    "origins": st.column_config.TextColumn(
        "Anonymous origins only",
        help="Of its claims with a known origin: all known origins are anonymous, or nobody is "
        "named. Roles and groups are not anonymous. Origins are those of the whole collection.",
    ),
    "passed": st.column_config.TextColumn(
        "From one other outlet",
        help="Of its claims: all its statements of them are taken from the same other outlet, "
        "which it names.",
    ),
    "delays": st.column_config.TextColumn(
        "Median delay",
        help="After the first dated report by another known outlet in this collection, the same "
        "day being 0. n: its claims that another had first or on the same day. Copies of a wire "
        "text count with their own day.",
    ),
    "relays": st.column_config.TextColumn("Which outlet (claims)", width="medium"),
    "first": st.column_config.NumberColumn(
        "First here", format="localized", help="Claims that it had before every other outlet here."
    ),
    "undated": st.column_config.NumberColumn(
        "Undated", format="localized", help="Claims only in undated articles: left out of delays."
    ),
    "copied": st.column_config.NumberColumn(
        "In copies only", format="localized", help="Claims only in copies of earlier articles."
    ),
}
_SHARES = {
    "denials": ("with_denial", "denied"),
    "origins": ("anonymous", "origin_known"),
    "passed": ("rereported", "claims"),
}
"""Columns that tell a share, with the figures that it is made of."""
_CLAIM_COLUMNS = {
    "words": st.column_config.TextColumn("Claim", width="large"),
    "carried_words": st.column_config.TextColumn("What it carried", width="medium"),
    "first": st.column_config.DateColumn("First dated", format="D MMM YYYY"),
    "delay": st.column_config.NumberColumn("Days after others"),
    "relay": st.column_config.TextColumn("From one other outlet"),
    "anonymous": st.column_config.CheckboxColumn("Anonymous origins only"),
    "is_copied": st.column_config.CheckboxColumn("In copies only"),
}


def show_compared(scope: Scope) -> None:
    """The chart of one measure, every figure as a table, and the claims of the chosen outlet."""
    figures = tables.figures(scope)
    if not figures["claims"].any():
        st.text(f"No claim was found in {counted(articles_read(), 'article')}.")
        st.text("Articles that still wait have none yet; the Articles page says how many do.")
        return
    compare = choose_view("Compare", tuple(_MEASURED), key=_COMPARE)
    outlet = asked(OUTLET, set(figures["outlet"]))
    _show_chart(figures, compare, outlet)
    st.caption(
        f"Counts of claims found in these articles, no verdict on an outlet. Percentages are left "
        f"out under {FEW} claims. Pick an outlet to see the claims behind its numbers."
    )
    _show_figures(figures, outlet)
    if outlet is not None:
        _show_claims(scope, outlet, compare)


def _show_chart(figures: pd.DataFrame, compare: str, outlet: str | None) -> None:
    given = {"articles": articles_read(), "chosen": outlet}
    if compare == _DELAY:
        fig = outlet_delays(figures, **given)
    else:
        fig = outlet_counts(figures, what=COUNTS[compare], **given)
    show_chart(fig, key="outlet_counts", on_pick=_pick_outlet)


def _pick_outlet(outlet: str) -> None:
    toggle({OUTLET: outlet, CLAIM: None})


def worded(figures: pd.DataFrame) -> pd.DataFrame:
    """The figures with every share as "3 of 8", ready to be read and to be sorted by the count."""
    shares = {
        name: level([share_words(*row) for row in figures[list(columns)].itertuples(index=False)])
        for name, columns in _SHARES.items()
    }
    delays = [
        f"{days_words(days)} (n = {n:,})" if n else "–"
        for days, n in zip(figures["delay"], figures["later"], strict=True)
    ]
    return figures.assign(**shares, delays=level(delays))


def _show_figures(figures: pd.DataFrame, outlet: str | None) -> None:
    names = list(figures["outlet"])

    def on_pick(place: int | None) -> None:
        _let_go()
        if place is not None:
            pick(OUTLET, names[place])

    choose_row(
        worded(figures),
        columns=_FIGURES,
        chosen=names.index(outlet) if outlet in names else None,
        on_pick=on_pick,
        alt="Outlets and their figures",
    )


def _show_claims(scope: Scope, outlet: str, compare: str) -> None:
    """The claims that the measure counts for the outlet, and the passages of the picked one."""
    rows = tables.claims_of_outlets(scope)
    rows = rows.assign(is_passed=rows["relay"] != "", is_later=rows["delay"].notna())
    own = rows[(rows["outlet"] == outlet) & rows[_MEASURED[compare]]].reset_index(drop=True)
    st.text(f"{outlet}: {counted(len(own), 'claim')} behind “{compare}”.")
    st.button("All outlets", key="all_outlets", icon=":material/close:", on_click=_let_go)
    if own.empty:
        return
    claim = asked(CLAIM, set(own["claim"]))
    ids = list(own["claim"])

    def on_pick(place: int | None) -> None:
        pick(CLAIM, None if place is None else ids[place])

    choose_row(
        own.assign(carried_words=own["carried"].map(SHORT_WORDS)),
        columns=_CLAIM_COLUMNS,
        chosen=ids.index(claim) if claim in ids else None,
        on_pick=on_pick,
        alt="Claims that the outlet carried",
    )
    if claim is not None:
        coverage = tables.coverage(scope)
        show_claim(coverage, claim)
        show_outlet(coverage, claim, outlet)


def _let_go() -> None:
    clear((CLAIM, OUTLET))
