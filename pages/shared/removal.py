"""Removing articles, bringing them back, and analysing them once more."""

from collections.abc import Sequence

import streamlit as st

from analysis.charts.theme import counted
from pages.shared import worker
from pages.shared.acting import act

_REMOVED = "_removed"


def remove(articles: Sequence[int]) -> None:
    """Nothing; hides the articles everywhere. For callbacks only."""
    if act(lambda desk: desk.delete(articles)):
        st.session_state[_REMOVED] = tuple(articles)


def retry(articles: Sequence[int]) -> None:
    """Nothing; the articles wait to be analysed again. For callbacks only."""
    act(lambda desk: desk.retry(articles))
    worker.ensure_worker()


def offer_undo() -> None:
    """A line that says what was removed just now, and a button that brings it back."""
    removed = st.session_state.get(_REMOVED)
    if not removed:
        return
    with st.container(horizontal=True, vertical_alignment="center", border=True, key="removed"):
        st.text(f"{counted(len(removed), 'article')} removed.", width="content")
        st.button("Undo", icon=":material/undo:", key="undo", on_click=_restore)
        st.button("Close", type="tertiary", key="close_removed", on_click=_forget)


def _restore() -> None:
    removed = st.session_state.pop(_REMOVED, ())
    act(lambda desk: desk.restore(removed))
    worker.ensure_worker()


def _forget() -> None:
    st.session_state.pop(_REMOVED, None)
