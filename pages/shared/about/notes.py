"""What a reader should know of how an article was read, before its text."""

from collections.abc import Sequence

import streamlit as st

from analysis.languages import UNSUPPORTED
from analysis.models import Problem
from analysis.store import ArticleRow, State
from pages.shared.labels import plain


def show_notes(row: ArticleRow, notes: Sequence[Problem]) -> None:
    """Nothing; draws the remarks on an article, a language that is not supported first."""
    if row.state in (State.QUEUED, State.ANALYSING):
        st.caption("This article is being analysed again: what is shown here is from before.")
    for note in notes:
        if note.code == UNSUPPORTED:
            st.info(plain(note.message, limit=400), icon=":material/translate:")
    rest = [note for note in notes if note.code != UNSUPPORTED]
    if rest:
        with st.container(border=True, gap="xsmall", key="notes"):
            for note in rest:
                st.text(note.message)
