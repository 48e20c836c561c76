"""Doing something for the person at the screen, and saying it plainly where that is refused."""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from analysis.desk import Desk
from analysis.store import StoreError
from pages.shared.session import desk

T = TypeVar("T")
_REFUSED = "_refused"


def act(deed: Callable[[Desk], T]) -> T | None:
    """What the deed gave back; None where it was refused, which the next run says."""
    try:
        return deed(desk())
    except StoreError as error:
        st.session_state[_REFUSED] = error.problem.message
        return None


def show_refused() -> None:
    """Nothing; says why the last deed was not done, once."""
    if message := st.session_state.pop(_REFUSED, None):
        st.error("Nothing was changed.", icon=":material/error:")
        st.text(message)
