"""The list of archives, tables, feeds and addresses that were ever handed in."""

from collections.abc import Sequence

import streamlit as st

from analysis.charts.theme import counted
from analysis.store import DeliveryRow
from pages.shared import cached
from pages.shared.adding.asking import take_up
from pages.shared.adding.deliveries import deliveries_table, show_delivery
from pages.shared.adding.reading import needs_answer
from pages.shared.scope import chosen_collection
from pages.shared.table import pick_row

_COLUMNS = {
    "name": st.column_config.TextColumn("File or address", width="medium"),
    "added": st.column_config.DatetimeColumn("Handed in", format="D MMM YYYY"),
    "stored": st.column_config.NumberColumn("Added"),
    "known": st.column_config.NumberColumn("Here already"),
    "refused": st.column_config.NumberColumn("Not added"),
    "fate": st.column_config.TextColumn("What became of it", width="large"),
}


def deliveries_here() -> tuple[DeliveryRow, ...]:
    """Everything that was handed in to the chosen collection."""
    collection = chosen_collection()
    return () if collection is None else cached.deliveries(collection.id)


def show_handed_in(deliveries: Sequence[DeliveryRow]) -> None:
    """Nothing; draws the list, folded until asked for, and the one that is picked."""
    if not deliveries:
        return
    refused = sum(one.refused for one in deliveries) + sum(
        one.problem is not None for one in deliveries
    )
    label = f"Archives, tables and web addresses: {len(deliveries):,} handed in"
    if refused:
        label += f", {counted(refused, 'item')} not added"
    with st.expander(label, icon=":material/inventory_2:", key="handed_in"):
        table = deliveries_table(deliveries)
        picked = pick_row(table, key="delivery_list", columns=_COLUMNS, alt="What was handed in")
        if picked is None:
            st.caption("Tick a line to see what was not added, and why.")
            return
        one = next(one for one in deliveries if one.delivery == picked["delivery"])
        show_delivery(one)
        if needs_answer(one):
            st.button("Choose its columns", key="take_up", on_click=take_up, args=(one.delivery,))
