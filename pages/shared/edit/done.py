"""Saving what somebody says of articles, saying what was saved, and taking it back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from analysis.charts.theme import counted
from analysis.ingest import Given
from analysis.store import StoreError
from pages.shared import worker
from pages.shared.acting import act
from pages.shared.session import desk

_DONE = "_edited"
Changes = Mapping[str, str | date | None]
"""Names of fields and what they are now; None: what the article says itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Done:
    """What was given of each article before."""

    before: tuple[tuple[int, Given], ...]


def save(articles: Sequence[int], changes: Changes) -> str | None:
    """Why it could not be saved, or None: then the articles wait to be analysed again."""
    try:
        before = desk().edit(articles, **changes)
    except StoreError as error:
        return error.problem.message
    st.session_state[_DONE] = _Done(before=tuple(before))
    worker.ensure_worker()
    return None


def show_edited() -> None:
    """A line that says what was saved just now, with a button that takes it back."""
    done = st.session_state.get(_DONE)
    if done is None:
        return
    them = "it is" if len(done.before) == 1 else "they are"
    with st.container(horizontal=True, vertical_alignment="center", border=True, key="edited"):
        st.text(
            f"Details of {counted(len(done.before), 'article')} saved; {them} analysed again.",
            width="content",
        )
        st.button("Undo", icon=":material/undo:", key="undo_edit", on_click=_undo)
        st.button("Close", type="tertiary", key="close_edited", on_click=_forget)


def _undo() -> None:
    before = st.session_state.pop(_DONE).before
    act(lambda desk: desk.give_back(before))
    worker.ensure_worker()


def _forget() -> None:
    st.session_state.pop(_DONE, None)
