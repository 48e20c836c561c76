"""Claims: what is claimed, who denies it, and when. The page that people share."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.charts.claim_order import ClaimOrder, claims_table, sort_claims
from analysis.charts.claim_words import speaker
from analysis.charts.claims_timeline import claims_timeline
from analysis.charts.theme import counted
from pages.shared import empty, loaders, passage, shell
from pages.shared.chart import articles_read, show_chart
from pages.shared.choice import asked, choose_view, key_of_rows, pick, toggle
from pages.shared.table import pick_row

_SHOW, _ORDER, _CLAIM = "show", "order", "claim"
"""Keys of the page's choices, and the names they have in the address."""
_DENIED, _EVERY = "Denied", "All claims"
_TALLEST = 720
"""Pixels of timeline that are seen at once; a taller one scrolls in its place."""

_COLUMNS = {
    "words": st.column_config.TextColumn("Claim", width="large"),
    "who": st.column_config.TextColumn("Who says so", width="medium"),
    "denied_by": st.column_config.TextColumn("Denied by", width="medium"),
    "denials": st.column_config.NumberColumn("Denials"),
    "when": st.column_config.DateColumn("First dated", format="D MMM YYYY"),
    "outlet": st.column_config.TextColumn("Outlet"),
    "title": st.column_config.TextColumn("Article", width="medium"),
}


def show() -> None:
    """The page."""
    st.title("Claims", anchor=False)
    if empty.is_empty():
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="claim_choices"):
        is_every = choose_view("Show", (_DENIED, _EVERY), key=_SHOW) == _EVERY
        order = choose_view("Order", tuple(ClaimOrder), key=_ORDER)
    statements = loaders.statements(every=is_every)
    if statements.empty:
        _say_nothing_found(is_every=is_every)
        return
    _show_claims(sort_claims(statements, ClaimOrder(order)))


def _say_nothing_found(*, is_every: bool) -> None:
    articles = counted(articles_read(), "article")
    if is_every:
        st.text(f"No claim and no denial was found in {articles}.")
        st.text("Articles that still wait have none yet; the Articles page says how many do.")
        return
    st.text(f"No denial was found in {articles}.")
    st.text("Looked for: denied, disputed, rejected a claim, called it false, and the like.")
    st.text("Many denials are put in other words and are not found yet: do not rely on silence.")
    st.text("“All claims” shows what is claimed there without an answer.")


def _show_claims(statements: pd.DataFrame) -> None:
    claim = asked(_CLAIM, set(statements["claim"]))
    fig = claims_timeline(statements, articles=articles_read(), chosen=claim)
    with st.container(height=_TALLEST if fig.layout.height > _TALLEST else "content", border=False):
        show_chart(fig, key="claims_timeline", on_pick=lambda claim, _: toggle({_CLAIM: claim}))
    if claim is None:
        claim = _pick_from_table(statements)
    else:
        st.button(
            "Back to all claims",
            icon=":material/arrow_back:",
            key="all_claims",
            on_click=pick,
            args=(_CLAIM, None),
        )
    if claim is None:
        st.caption(
            "Click a mark or pick a row to read the claim and its denials side by side. "
            "Many denials are not found yet: do not rely on silence."
        )
        return
    _show_passages(statements[statements["claim"] == claim].to_dict("records"))


def _pick_from_table(statements: pd.DataFrame) -> str | None:
    table = claims_table(statements)
    row = pick_row(
        table,
        key=key_of_rows("claims", table[["claim"]]),
        columns=_COLUMNS,
        alt="Claims and denials",
    )
    return None if row is None else str(row["claim"])


def _show_passages(statements: Sequence[dict[str, object]]) -> None:
    """The claim on the left and every denial on the right; under each other where it is narrow."""
    denials = [item for item in statements if item["role"] == "denial"]
    claims = [item for item in statements if item["role"] != "denial"]
    with st.grid(2, min_column_width=340, gap="medium") as grid:
        with grid.cell():
            st.subheader("The claim", anchor=False)
            if not claims:
                st.text("The claim itself is not told in the article that reports its denial.")
            for item in claims:
                _show_statement(item, f"Said by {speaker(str(item['who']))}")
        with grid.cell():
            st.subheader(counted(len(denials), "denial") if denials else "No denial", anchor=False)
            if not denials:
                st.text("No denial of it was found in the same article.")
            for item in denials:
                _show_statement(item, f"Denied by {speaker(str(item['who']))}")


def _show_statement(item: dict[str, object], note: str) -> None:
    span = int(str(item["start"])), int(str(item["end"]))
    key = f"passage_{item['statement']}"
    passage.show_passage(int(str(item["article"])), [span], key=key, note=note)


shell.require_router()
show()
