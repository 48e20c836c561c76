"""Looking into a table that was handed in: in a process of its own, never in this one."""

from collections.abc import Iterable

import streamlit as st

from analysis.ingest import IngestError, problems
from analysis.ingest.containers import Columns, Preview
from analysis.models import Problem
from analysis.sandbox import Sandbox
from analysis.store import DeliveryRow, DeliveryState
from pages.shared import cached
from pages.shared.intake import Outcome
from pages.shared.opened import Address, look_at
from pages.shared.session import desk, seat

_AGAIN, _REMEMBERED = "_ask_again", "_remembered_tables"


def needs_answer(delivery: DeliveryRow) -> bool:
    """Whether somebody must say which column holds what before the table is read."""
    return delivery.state is DeliveryState.ASKS


def is_asked_again(delivery: DeliveryRow) -> bool:
    """Whether somebody wants to choose other columns for a table that was read already."""
    return delivery.delivery in st.session_state.get(_AGAIN, ())


def ask_again(delivery: int) -> None:
    """Nothing; the columns of the table can be chosen anew. For callbacks only."""
    st.session_state[_AGAIN] = {*st.session_state.get(_AGAIN, ()), delivery}


def stop_asking(delivery: int) -> None:
    """Nothing; its columns stay as they are. For callbacks only."""
    st.session_state[_AGAIN] = set(st.session_state.get(_AGAIN, ())) - {delivery}


def is_remembered(delivery: DeliveryRow) -> bool:
    """Whether the table was read just now as one with the same headers was read before."""
    return delivery.delivery in st.session_state.get(_REMEMBERED, ())


def look_into(delivery: DeliveryRow) -> Preview | Problem:
    """The first rows of a table, or why there are none."""
    try:
        return _look(seat().address, delivery.delivery, delivery.name)
    except IngestError as error:
        return error.problem


@st.cache_data(max_entries=32, show_spinner="Looking into the table")
def _look(address: Address, delivery: int, name: str) -> Preview:
    """Raises IngestError, which is not kept: the next look may go better."""
    data = look_at(address).delivery_data(delivery)
    if data is None:
        raise problems.empty(name)
    with Sandbox() as sandbox:
        return sandbox.preview(data, name)


def choose_remembered(outcomes: Iterable[Outcome]) -> None:
    """Nothing; a new table with the headers of an earlier one is read as that was.

    For callbacks only.
    """
    store = cached.store()
    for outcome in outcomes:
        if not outcome.is_table or outcome.delivery is None:
            continue
        delivery = store.delivery(outcome.delivery)
        columns = remembered(delivery) if needs_answer(delivery) else None
        if columns is not None:
            desk().choose_columns(delivery.delivery, columns, delivery.given)
            known = st.session_state.get(_REMEMBERED, ())
            st.session_state[_REMEMBERED] = {*known, delivery.delivery}


def remembered(delivery: DeliveryRow) -> Columns | None:
    """How a table with the same headers was read last time."""
    preview = look_into(delivery)
    if isinstance(preview, Problem):
        return None
    return cached.store().columns_for(delivery.collection, preview.headers)
