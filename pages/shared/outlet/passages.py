"""One claim in the articles of one outlet: its words, and its denial beside them or who has it."""

import pandas as pd
import streamlit as st

from analysis.charts.claim_words import speaker
from analysis.charts.labels import day, listed
from analysis.charts.theme import counted
from analysis.store.wording import outlet_key
from analysis.tables.firsts import STATES_IT
from analysis.tables.outlets import Carried
from pages.shared import loaders, passage
from pages.shared.choice import choose_one
from pages.shared.claim.filters import CLAIM, EVERY, SHOW
from pages.shared.labels import plain
from pages.shared.links import page_link

OUTLET = "outlet"
"""Key of a choice of the page, and the name it has in the address."""
_MOST_NAMES = 12
_MOST = 6
"""Passages on either side; the Claims page has all of them."""


def show_claim(coverage: pd.DataFrame, claim: str) -> None:
    """The words of a claim, and who carried it."""
    own = coverage[coverage["claim"] == claim]
    st.subheader(plain(str(own["words"].iloc[0]), limit=160) or "A claim", anchor=False)
    st.text("\n".join(who_carried(own)))
    page_link("claims", "See it in time, on the Claims page", {SHOW: EVERY, CLAIM: claim})


def choose_outlet(coverage: pd.DataFrame, claim: str) -> None:
    """Nothing; offers the outlets that carried the claim or its denial."""
    names = coverage.loc[coverage["claim"] == claim, "outlet"]
    choose_one("Read it in", {name: name for name in names}, key=OUTLET, nothing="Choose an outlet")


def who_carried(own: pd.DataFrame) -> tuple[str, ...]:
    """Who has the claim, who the denial as well, who only one of them; in whole sentences."""
    is_denied = bool(own["is_denied"].any())
    states = _STATES if is_denied else {}
    lines = [_line("Carried by", own[own["has_claim"]])]
    lines += [_line(words, own[own["carried"] == state]) for state, words in states.items()]
    if is_denied and not own["has_denial"].any():
        lines.append("The denial is in an article that is left out here.")
    return tuple(line for line in lines if line)


_STATES = {
    Carried.BOTH: "With the denial:",
    Carried.CLAIM_UNCLEAR: "Beside a denial of something unclear:",
    Carried.CLAIM_BEFORE: "Only before the first denial:",
    Carried.CLAIM_ALONE: "Without the denial:",
    Carried.DENIAL_ALONE: "Only the denial:",
}


def _line(words: str, rows: pd.DataFrame) -> str:
    return "" if rows.empty else f"{words} {listed(list(rows['outlet']), _MOST_NAMES)}."


def show_outlet(coverage: pd.DataFrame, claim: str, outlet: str) -> None:
    """The passages of a claim in an outlet, and beside them its denial, or who has one."""
    every = loaders.statements(every=True)
    its = every[every["outlet"].map(outlet_key) == outlet_key(outlet)]
    said = its[its["claim"] == claim]
    states, denies = said[said["role"].isin(STATES_IT)], said[said["role"] == "denial"]
    with st.grid(2, min_column_width=340, gap="medium") as grid:
        with grid.cell():
            st.subheader(f"The claim in {plain(outlet)}", anchor=False)
            if states.empty:
                st.text("The claim was not found in its articles here.")
            _show_statements(states, "Said by")
        with grid.cell():
            st.subheader(f"The denial in {plain(outlet)}", anchor=False)
            if denies.empty:
                _say_no_denial(coverage[coverage["claim"] == claim])
                _show_unclear(coverage, its, set(states["article"]))
            _show_statements(denies, "Denied by")


def _say_no_denial(own: pd.DataFrame) -> None:
    lines = ["No denial of it was found in its articles here."]
    others = own[own["has_denial"]]
    for outlet, when in zip(others["outlet"], others["first_denial"], strict=True):
        on = "undated" if pd.isna(when) else f"first on {day(when)}"
        lines.append(f"In {outlet}: {on}.")
    st.text("\n".join(lines))


def _show_unclear(coverage: pd.DataFrame, its: pd.DataFrame, articles: set[int]) -> None:
    """The denials of the same articles that answer nothing that is known: it may be this claim."""
    is_unclear = (its["role"] == "denial") & ~its["claim"].isin(set(coverage["claim"]))
    unclear = its[is_unclear & its["article"].isin(articles)]
    if unclear.empty:
        return
    st.text("In the same article, and not clear of what:")
    _show_statements(unclear, "Denied by")


def _show_statements(said: pd.DataFrame, verb: str) -> None:
    for item in said.head(_MOST).to_dict("records"):
        passage.show_passage(
            int(item["article"]),
            [(int(item["start"]), int(item["end"]))],
            key=f"passage_{item['statement']}",
            note=f"{verb} {speaker(str(item['who']))}",
        )
    if len(said) > _MOST:
        st.caption(f"{counted(len(said) - _MOST, 'more passage')} on the Claims page.")
