"""How far the analysis is, on every page while there is something to wait for."""

import streamlit as st

from analysis.charts.theme import counted
from analysis.store import Progress
from pages.shared import cached, worker
from pages.shared.scope import chosen_collection


def show_progress() -> None:
    """A bar that counts along and, when all is done, draws the page anew and stops."""
    collection = chosen_collection()
    if collection is None or not cached.store().progress(collection.id).waiting:
        return
    if worker.is_off():
        st.caption(_in_words(cached.store().progress(collection.id)))
        return
    _count(collection.id)


@st.fragment(run_every="1s")
def _count(collection: int) -> None:
    progress = cached.store().progress(collection)
    if not progress.waiting:
        st.rerun()
    worker.ensure_worker()
    st.progress(progress.finished / progress.total, text=_in_words(progress))
    if worker.has_failed():
        st.warning(
            "The analysis stopped unexpectedly and is being started again. "
            "Nothing that was added is lost.",
            icon=":material/warning:",
        )


def _in_words(progress: Progress) -> str:
    waiting = counted(progress.waiting, "article")
    return f"Analysing: {waiting} to go, {progress.finished:,} of {progress.total:,} ready"
