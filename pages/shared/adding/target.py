"""Which collection new articles go to, and what is said of all that are added at once."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from analysis.access import Role
from analysis.ingest import Given
from analysis.store import StoreError
from pages.shared import cached, worker
from pages.shared.adding.outcomes import keep_outcomes
from pages.shared.intake import DEFAULT_COLLECTION, Outcome
from pages.shared.scope import choose_collection, chosen_collection
from pages.shared.session import desk, may

_TARGET = "target"
EARLIEST = date(1600, 1, 1)


def choose_target() -> None:
    """Nothing; draws the choice."""
    names = [
        item.name
        for item in cached.store().collections()
        if not item.is_sample and may(Role.EDITOR, item.id)
    ]
    st.selectbox(
        "Add to collection",
        list(dict.fromkeys([_usual_target(), *names])),
        key=f"{_TARGET}_{_usual_target()}",
        accept_new_options=True,
        help="Choose one, or type a new name.",
        width=320,
    )


def _usual_target() -> str:
    """The collection that the sidebar looks at, unless it is the sample."""
    chosen = chosen_collection()
    if chosen is None or chosen.is_sample or not may(Role.EDITOR, chosen.id):
        return DEFAULT_COLLECTION
    return chosen.name


def _target() -> str:
    typed = st.session_state.get(f"{_TARGET}_{_usual_target()}")
    return (typed or "").strip() or _usual_target()


def add(take: Callable[[int], tuple[Outcome, ...]]) -> None:
    """Nothing; `take` stores what came in the collection that it is told. For callbacks only."""
    try:
        collection = desk().collection(_target())
    except StoreError as error:
        keep_outcomes((Outcome(message=error.problem.message),))
        return
    if collection.is_sample:
        refused = "The sample takes no other articles. Choose another name for the collection."
        keep_outcomes((Outcome(message=refused),))
        return
    keep_outcomes(take(collection.id))
    choose_collection(collection.name)
    worker.ensure_worker()


def ask_origin(prefix: str) -> None:
    """Nothing; draws what may be said of everything that is added at once."""
    outlet, published = st.columns(2)
    outlet.text_input("Outlet", key=f"{prefix}_outlet", placeholder="Left empty: as the file says")
    published.date_input(
        "Published",
        value=None,
        min_value=EARLIEST,
        max_value="today",
        format="DD/MM/YYYY",
        key=f"{prefix}_published",
    )


def given_for(prefix: str, title: str = "") -> Given:
    """What was said there."""
    outlet = (st.session_state.get(f"{prefix}_outlet") or "").strip()
    return Given(
        title=title or None,
        publisher=outlet or None,
        published=st.session_state.get(f"{prefix}_published"),
    )
