"""Making a correction, saying what was made, and taking it back."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from analysis.corrections import Correction, Undo
from analysis.resolution import Name
from analysis.store import StoreError
from analysis.tables import Scope
from analysis.tables.claim_repair import find_claim, is_shown
from analysis.tables.corrections import find_owner
from pages.shared import cached
from pages.shared.choice import pick
from pages.shared.claim.filters import CLAIM
from pages.shared.entity.choices import NAME
from pages.shared.entity.tables import labels_of
from pages.shared.session import desk

_DONE, _REFUSED, _DRAWN = "_corrected", "_not_corrected", "_is_correction_drawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfClaim:
    """The claim whose panel is open, and the statement of it that is put right."""

    statement: str
    claim: str


Open = Name | OfClaim
"""Whose panel stays open while something is put right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Done:
    """What was corrected just now."""

    collection: int
    keys: tuple[str, ...]
    said: str
    of: Open | None


def correct(
    collection: int, corrections: Sequence[Correction], said: str, of: Open | None = None
) -> None:
    """Nothing; stores the corrections. What was done, or why not, is said on the next run.

    `of` is whose panel stays open: it may go by another name or id afterwards.
    """
    try:
        made = desk().correct(collection, corrections)
    except StoreError as error:
        st.session_state[_REFUSED] = error.problem.message
        return
    keys = tuple(entry.key for entry in made)
    st.session_state[_DONE] = _Done(collection=collection, keys=keys, said=said, of=of)
    if isinstance(of, OfClaim):
        _follow_claim(of)
    else:
        _follow(collection, of)


def undo(collection: int, keys: Sequence[str], of: Open | None = None) -> None:
    """Nothing; takes entries of the log back, in this order. For callbacks."""
    try:
        desk().correct(collection, [Undo(entry=key) for key in keys])
    except StoreError as error:
        st.session_state[_REFUSED] = error.problem.message
        return
    st.session_state.pop(_DONE, None)
    if isinstance(of, OfClaim):
        pick(CLAIM, of.claim)
    else:
        _follow(collection, of)


def show_done_here() -> None:
    """The line that `show_done` would draw, where the reader looks already."""
    _show_line()
    st.session_state[_DRAWN] = True


def show_done(page: str) -> None:
    """A line that says what was corrected just now, with a button that takes it back.

    It leaves with the page on which it was first shown.
    """
    done = st.session_state.get(_DONE)
    if done is not None:
        shown_on = st.session_state.setdefault(f"{_DONE}_{done.keys[0]}", page)
        if shown_on != page:
            _forget()
    if not st.session_state.pop(_DRAWN, False):
        _show_line()


def _show_line() -> None:
    if refused := st.session_state.pop(_REFUSED, None):
        st.error("Nothing was changed.", icon=":material/error:")
        st.text(refused)
    done = st.session_state.get(_DONE)
    if done is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", border=True, key="corrected"):
        st.text(done.said, width="content")
        st.button(
            "Undo",
            icon=":material/undo:",
            key="undo_correction",
            on_click=undo,
            args=(done.collection, done.keys[::-1], done.of),
        )
        st.button("Close", type="tertiary", key="close_corrected", on_click=_forget)


def _follow(collection: int, of: Name | None) -> None:
    """The address names the entity as it is called now."""
    if of is None or NAME not in st.query_params:
        return
    owner = find_owner(cached.store(), collection, of)
    label = None if owner is None else labels_of(Scope(collection)).get(owner)
    if label is not None:
        pick(NAME, label)


def _follow_claim(of: OfClaim) -> None:
    """The address names the claim that the statement belongs to, where its own is gone."""
    if CLAIM in st.query_params and not is_shown(cached.store(), of.claim):
        pick(CLAIM, find_claim(cached.store(), of.statement))


def _forget() -> None:
    st.session_state.pop(_DONE, None)
