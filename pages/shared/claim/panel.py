"""One claim: what is claimed, what was answered, and every voice in order."""

import pandas as pd
import streamlit as st

from analysis.charts.claim_voices import wordings
from analysis.charts.claim_words import Claim
from analysis.charts.claims_timeline import claim_timeline
from analysis.charts.theme import SOURCE_KIND_WORDS, counted
from analysis.store.whole import is_exhibit
from pages.shared import loaders, passage
from pages.shared.chart import articles_read, show_chart
from pages.shared.choice import asked
from pages.shared.claim.filters import VOICE, Table, pick_voice
from pages.shared.claim.voices import show_clicked, show_voices
from pages.shared.repair.claims import offer_claim
from pages.shared.scope import clear_filters, is_narrowed


def show_panel(table: Table, claim: Claim) -> None:
    """Nothing; draws one claim of the table."""
    st.button(
        "Back to all claims",
        icon=":material/arrow_back:",
        key="all_claims",
        on_click=pick_voice,
        args=(None,),
    )
    rows = table.statements[table.statements["claim"] == claim.id]
    passage.show_claim(claim, _origins(claim.id))
    _say_what_is_outside(table, claim)
    offer_claim(rows, claim.id)
    clicked = asked(VOICE, set(rows["statement"]))
    fig = claim_timeline(rows, articles=articles_read(), chosen=clicked)
    show_chart(fig, key="claim_timeline", on_pick=pick_voice)
    if clicked is not None:
        show_clicked(rows[rows["statement"] == clicked])
    _show_wordings(rows)
    show_voices(rows, clicked)
    if not claim.denied_by:
        st.text(_NO_DENIAL)


_NO_DENIAL = "No denial of it was found in these articles. Many denials are not found yet."


def _origins(claim: str) -> list[str]:
    """Every origin of a claim with its kind and how many of its articles rest on it."""
    found = loaders.origins()
    own = found[found["claim"] == claim]
    return [
        f"{origin} · {SOURCE_KIND_WORDS.get(kind, kind)} · {counted(int(articles), 'article')}"
        for origin, kind, articles in zip(own["origin"], own["kind"], own["articles"], strict=True)
    ]


def _say_what_is_outside(table: Table, claim: Claim) -> None:
    if not claim.is_outside:
        return
    told = table.statements.loc[table.statements["statement"] == claim.id, "claim"]
    if len(told):
        st.button(
            "Open the claim that this denial is about",
            icon=":material/arrow_forward:",
            key="claim_above",
            on_click=pick_voice,
            args=(str(told.iloc[0]), claim.id),
        )
        return
    if is_exhibit(loaders.store()):
        st.text("The claim's first statement is in an article that this link does not show.")
        return
    if not is_narrowed():
        st.text("The claim's first statement is not among the statements that were found.")
        return
    with st.container(horizontal=True, vertical_alignment="center", key="claim_outside"):
        st.text(
            "The claim's first statement is in an article outside of what the sidebar has chosen.",
            width="content",
        )
        st.button("Show the whole collection", key="claim_widen", on_click=clear_filters)


def _show_wordings(rows: pd.DataFrame) -> None:
    told = wordings(rows)
    if len(told) < 2:
        return
    with st.expander(f"{len(told):,} wordings of it"):
        for words, outlets in told:
            passage.show_wording(words, outlets)
