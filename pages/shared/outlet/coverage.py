"""Claims against outlets: who carried what, and which of them the denial."""

import pandas as pd
import streamlit as st

from analysis.charts.labels import listed
from analysis.charts.outlet_matrix import columns_of, outlet_matrix
from analysis.charts.theme import counted
from analysis.tables import UNKNOWN_OUTLET, Carried, Scope
from pages.shared import loaders
from pages.shared.chart import articles_read, show_chart
from pages.shared.choice import asked, choose_number, choose_view, clear, pick, toggle
from pages.shared.claim.filters import CLAIM
from pages.shared.outlet import tables
from pages.shared.outlet.passages import (
    OUTLET,
    choose_outlet,
    show_claim,
    show_outlet,
)
from pages.shared.table import choose_row

_CLAIMS, _ACROSS = "claims", "across"
_DENIED, _EVERY = "Denied", "All claims"
_OUTLETS = (4, 6, 8, 10)
_TALLEST = 720
"""Pixels of the chart that are seen at once; a taller one scrolls in its place."""
_MOST, _MOST_NAMES = 500, 12
"""Claims in the table and names in a cell of it: a longer list is no help."""
_CAREFUL = (
    "An outlet may have carried the denial in an article that is not in this collection, and "
    "many denials are not found yet: do not rely on silence."
)
_COLUMNS = {
    "words": st.column_config.TextColumn("Claim", width="large"),
    "outlets": st.column_config.NumberColumn("Outlets", help="Unknown ones are not counted."),
    "carried_by": st.column_config.TextColumn("Carried by", width="medium"),
    Carried.BOTH: st.column_config.TextColumn("With the denial", width="medium"),
    Carried.CLAIM_ALONE: st.column_config.TextColumn("Without it", width="medium"),
    Carried.CLAIM_UNCLEAR: st.column_config.TextColumn(
        "Beside an unclear denial",
        width="medium",
        help="The article has a denial of which it is not clear what it answers.",
    ),
    Carried.CLAIM_BEFORE: st.column_config.TextColumn(
        "Only before the denial", help="Before the day of the first denial found here."
    ),
    Carried.DENIAL_ALONE: st.column_config.TextColumn("Only the denial", width="medium"),
}


def show_coverage(scope: Scope) -> None:
    """The field of marks, the same as a table, and the passages of what was clicked."""
    every = tables.coverage(scope)
    with st.container(horizontal=True, vertical_alignment="top", key="coverage_choices"):
        is_every = choose_view("Claims", (_DENIED, _EVERY), key=_CLAIMS) == _EVERY
        shown = every if is_every else every[every["is_denied"]]
        most = _OUTLETS[-2]
        if len(columns_of(shown)) > most:
            most = choose_number("Outlets shown", _OUTLETS, key=_ACROSS, usual=most)
    if shown.empty:
        _say_nothing_found(is_every=is_every)
        return
    claim = asked(CLAIM, set(shown["claim"]))
    _show_matrix(shown, most, claim)
    _say_careful(every)
    _show_table(shown, claim)
    if claim is None:
        return
    st.button(
        "Back to all claims", key="all_claims", icon=":material/arrow_back:", on_click=_let_go
    )
    show_claim(shown, claim)
    choose_outlet(shown, claim)
    outlet = asked(OUTLET, set(shown["outlet"]))
    if outlet is not None:
        show_outlet(shown, claim, outlet)


def _show_matrix(shown: pd.DataFrame, most: int, claim: str | None) -> None:
    fig = outlet_matrix(shown, articles=articles_read(), most=most, chosen=claim)
    is_tall = fig.layout.height > _TALLEST
    with st.container(height=_TALLEST if is_tall else "content", border=False):
        show_chart(
            fig,
            key="outlet_matrix",
            on_pick=lambda claim, outlet: toggle({CLAIM: claim, OUTLET: outlet}),
        )
    if is_tall:
        st.caption("The chart has more claims than fit here: scroll in it.")


def _let_go() -> None:
    clear((CLAIM, OUTLET))


def _say_careful(every: pd.DataFrame) -> None:
    st.caption(f"Click a cell to read the words. {_CAREFUL}")
    said = loaders.statements()
    denials = said[said["role"] == "denial"]
    n = int((~denials["claim"].isin(set(every["claim"]))).sum())
    if n:
        verb = "answers" if n == 1 else "answer"
        st.caption(
            f"{counted(n, 'more denial')} {verb} nothing that an article here states: "
            "see the Claims page."
        )


def _say_nothing_found(*, is_every: bool) -> None:
    articles = counted(articles_read(), "article")
    if is_every:
        st.text(f"No claim was found in {articles}.")
        st.text("Articles that still wait have none yet; the Articles page says how many do.")
        return
    st.text(f"No denial of a claim was found in {articles}.")
    st.text("Many denials are put in other words and are not found yet: do not rely on silence.")
    st.text("“All claims” shows which outlets carried what nobody denies here.")


def _show_table(shown: pd.DataFrame, claim: str | None) -> None:
    claims = list(dict.fromkeys(shown["claim"]))
    ids = claims[:_MOST]
    table = by_claim(shown[shown["claim"].isin(ids)])

    def on_pick(place: int | None) -> None:
        _let_go()
        if place is not None:
            pick(CLAIM, ids[place])

    with st.expander(f"{counted(len(ids), 'claim')} as a table"):
        choose_row(
            table,
            columns=_COLUMNS,
            chosen=ids.index(claim) if claim in ids else None,
            on_pick=on_pick,
            alt="Claims and the outlets that carried them",
        )
        if len(claims) > _MOST:
            st.caption(f"{len(claims) - _MOST:,} more are not in it: narrow the sidebar for them.")


def by_claim(coverage: pd.DataFrame) -> pd.DataFrame:
    """One row a claim: who carried it in all, and how where it is denied, as words."""
    found = coverage.drop_duplicates("claim")[["claim", "words"]].set_index("claim")
    carried = coverage[coverage["has_claim"]]
    known = carried[carried["outlet"] != UNKNOWN_OUTLET]
    columns = {"carried_by": carried} | {
        state.value: coverage[coverage["carried"] == state]
        for state in Carried
        if state is not Carried.CLAIM
    }
    names = {name: rows.groupby("claim")["outlet"].agg(_names) for name, rows in columns.items()}
    named = pd.DataFrame(names, index=found.index, dtype="str").fillna("")
    counts = known.groupby("claim").size().reindex(found.index, fill_value=0)
    return found.join(named).assign(outlets=counts).reset_index()


def _names(outlets: "pd.Series[str]") -> str:
    return listed(list(outlets), _MOST_NAMES)
