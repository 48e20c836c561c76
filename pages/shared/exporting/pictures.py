"""What the camera above a chart saves."""

import streamlit as st

from analysis.charts.theme import PICTURES
from analysis.tables.spreadsheet import file_name
from pages.shared.scope import chosen_collection

PICTURE = "picture"
"""Key of the choice, which holds on every page."""


def choose_picture() -> None:
    """Nothing; draws the choice between the kinds of pictures."""
    st.segmented_control(
        "The camera above each chart saves",
        PICTURES,
        default=PICTURES[0],
        required=True,
        format_func=str.upper,
        key=PICTURE,
        persist_state="session",
        help="PNG for documents, SVG to edit and to print.",
    )


def chosen_picture() -> str:
    """The kind of picture that was chosen."""
    kind = st.session_state.get(PICTURE)
    return kind if kind in PICTURES else PICTURES[0]


def picture_name(chart: str) -> str:
    """A safe name for the picture of a chart, without its ending."""
    collection = chosen_collection()
    return file_name("", collection.name if collection else "", chart).removesuffix(".")
