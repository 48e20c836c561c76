"""The sample collection: one click away, and marked as invented wherever it is shown."""

import streamlit as st

from pages.shared import worker
from pages.shared.acting import act
from pages.shared.scope import choose_collection, chosen_collection


def mark_sample() -> None:
    """A line that says so, where the chosen collection is the sample."""
    collection = chosen_collection()
    if collection is not None and collection.is_sample:
        show_mark()


def show_mark() -> None:
    """The line itself."""
    st.markdown(
        ":orange-badge[:material/science: Invented] Every outlet, person and event in this "
        "collection was made up, to show what the dashboard does."
    )


def open_sample() -> None:
    """Nothing; stores the sample collection, looks at it, and has it analysed. For callbacks."""
    sample = act(lambda desk: desk.sample())
    if sample is not None:
        choose_collection(sample.name)
        worker.ensure_worker()
