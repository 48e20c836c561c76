"""Why something was taken for a statement of this source: the sentences of the rules."""

import streamlit as st

from analysis.charts.theme import LOW_CONFIDENCE
from analysis.models import Attribution, words_of


def show_reasons(found: Attribution, text: str) -> None:
    """Nothing; draws the rules that decided about a statement, folded until asked for."""
    if found.confidence < LOW_CONFIDENCE:
        st.caption("Check this one: it was hard to tell where it begins and ends.")
    from analysis.explanations import explain  # loads spaCy, which the other screens do without

    with st.expander("Why?"):
        if not found.reasons:
            st.text("No rule had to decide: source, cue and content were read together.")
        for reason in found.reasons:
            words = words_of(text, reason.words)
            st.text(f"{explain(reason.rule)} “{words}”" if words else explain(reason.rule))
