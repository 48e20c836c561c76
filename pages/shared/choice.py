"""Choices of one page, kept in its address: a copied link shows the same view, and Back goes back.

Streamlit's own binding is for the sidebar only: bound on a page, a choice is wiped from the address
before the page is left, and Back lands on the page without it.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Any, TypeVar

import pandas as pd
import streamlit as st

T = TypeVar("T")
_YES = "yes"


def choose_view(label: str, options: Sequence[str], *, key: str, usual: str | None = None) -> str:
    """Which of a few views the reader wants; the usual one, or the first, to begin with."""
    first = usual or options[0]
    st.session_state[key] = asked(key, options) or first
    return st.segmented_control(label, options, required=True, wrap=True, **_kept(key, first))


def choose_one(
    label: str, options: Mapping[str, T], *, key: str, nothing: str, width: Any = "stretch"
) -> T | None:
    """What the chosen words stand for, or None; `nothing` is shown while nothing is chosen."""
    words = asked(key, options)
    st.session_state[key] = words
    st.selectbox(label, list(options), index=None, placeholder=nothing, width=width, **_kept(key))
    return None if words is None else options[words]


def choose_number(label: str, numbers: Sequence[int], *, key: str, usual: int) -> int:
    """One of a few numbers, `usual` to begin with."""
    words = asked(key, tuple(map(str, numbers)))
    st.session_state[key] = int(words or usual)
    return st.select_slider(label, numbers, width=180, **_kept(key, usual))


def choose_flag(label: str, *, key: str, help: str | None = None) -> bool:
    """Whether the reader wants it; not to begin with."""
    st.session_state[key] = asked(key, (_YES,)) is not None
    st.toggle(label, key=key, help=help, on_change=_keep_flag, args=(key,))
    return bool(st.session_state[key])


def asked(key: str, options: Container[str]) -> str | None:
    """What the address asks for, if it is on offer."""
    words = st.query_params.get(key)
    return words if words in options else None


def pick(key: str, words: str | None) -> None:
    """Nothing; makes or takes back a choice in the reader's stead. For callbacks only."""
    if words is None:
        st.query_params.pop(key, None)
    else:
        st.query_params[key] = words


def toggle(choices: Mapping[str, str | None]) -> None:
    """Nothing; makes the choices, or takes all back where they are made. For callbacks only."""
    is_made = all(st.query_params.get(key) == words for key, words in choices.items())
    for key, words in choices.items():
        pick(key, None if is_made else words)


def clear(keys: Iterable[str]) -> None:
    """Nothing; takes the choices back. For callbacks only."""
    for key in keys:
        pick(key, None)


def words_for(value: T, options: Mapping[str, T]) -> str | None:
    """The words under which a value is on offer, or None."""
    return next((words for words, offered in options.items() if offered == value), None)


def key_of_rows(name: str, rows: pd.DataFrame) -> str:
    """A key for a table of these rows in this order.

    Streamlit keeps the number of a picked row for as long as the key stays: under another order or
    another scope the tick would stand on a row that nobody picked.
    """
    found = pd.util.hash_pandas_object(rows.reset_index(drop=True)).sum()
    return f"{name}_{found:x}"


def _kept(key: str, usual: object = None) -> dict[str, Any]:
    return {"key": key, "on_change": _keep, "args": (key, usual)}


def _keep_flag(key: str) -> None:
    pick(key, _YES if st.session_state[key] else None)


def _keep(key: str, usual: object) -> None:
    value = st.session_state[key]
    pick(key, None if value == usual else str(value))
