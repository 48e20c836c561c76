"""What became of everything that was handed in last: nothing is left without an answer."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from analysis.charts.theme import counted
from analysis.store import DeliveryRow, State
from pages.shared import cached
from pages.shared.adding.deliveries import label_of, say_fate, show_delivery
from pages.shared.intake import Outcome
from pages.shared.scope import chosen_collection
from pages.shared.table import show_table

_OUTCOMES = "_outcomes"
_MANY, _TALL = 10, 300
"""More than so many become a table, at most so many pixels tall."""


def keep_outcomes(outcomes: Sequence[Outcome]) -> None:
    """Nothing; they are shown until they are closed or others come."""
    st.session_state[_OUTCOMES] = tuple(outcomes)


def show_outcomes() -> None:
    """One line for each file or address of the last time: what became of it."""
    outcomes: Sequence[Outcome] = st.session_state.get(_OUTCOMES, ())
    if not outcomes:
        return
    deliveries = _deliveries(outcomes)
    with st.container(border=True, key="outcomes", gap="xsmall"):
        if len(outcomes) > _MANY:
            _show_table(outcomes, deliveries)
        else:
            for outcome in outcomes:
                _show_one(outcome, deliveries)
        st.button("Close", type="tertiary", key="close_outcomes", on_click=_forget)


def _deliveries(outcomes: Sequence[Outcome]) -> Mapping[int, DeliveryRow]:
    collection = chosen_collection()
    if collection is None or all(outcome.delivery is None for outcome in outcomes):
        return {}
    return {one.delivery: one for one in cached.deliveries(collection.id)}


def _show_one(outcome: Outcome, deliveries: Mapping[int, DeliveryRow]) -> None:
    delivery = deliveries.get(outcome.delivery or 0)
    if delivery is not None:
        show_delivery(delivery, place="outcome_")
    else:
        st.text(_fate(outcome))


def _show_table(outcomes: Sequence[Outcome], deliveries: Mapping[int, DeliveryRow]) -> None:
    fates = [_words(outcome, deliveries) for outcome in outcomes]
    refused = sum(outcome.article is None and outcome.delivery is None for outcome in outcomes)
    st.text(
        f"{counted(len(outcomes), 'file or address', 'files and addresses')} handed in"
        + (f", {refused:,} of them refused" if refused else "")
    )
    show_table(
        pd.DataFrame({"fate": fates}, dtype="str"),
        key="outcome_list",
        columns={"fate": st.column_config.TextColumn("What became of each")},
        alt="What became of each file or address",
        height=_TALL,
    )


def _words(outcome: Outcome, deliveries: Mapping[int, DeliveryRow]) -> str:
    delivery = deliveries.get(outcome.delivery or 0)
    return _fate(outcome) if delivery is None else f"{label_of(delivery)}: {say_fate(delivery)}"


def _fate(outcome: Outcome) -> str:
    row = None if outcome.article is None else cached.find_article(outcome.article)
    if row is None:
        return outcome.message
    if row.problem is not None:
        return row.problem.message
    if row.state is State.DONE:
        return f"{outcome.message} and analysed."
    if row.state is State.CANCELLED:
        return f"{outcome.message}; its analysis was stopped."
    return f"{outcome.message} and waits to be analysed."


def _forget() -> None:
    st.session_state.pop(_OUTCOMES, None)
