"""Tables in which a row can be picked."""

import zlib
from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from pages.shared.choice import key_of_rows


def pick_row(
    frame: pd.DataFrame,
    *,
    key: str,
    columns: Mapping[str, Any],
    alt: str = "",
) -> pd.Series | None:
    """The row that the reader picked, or None.

    `columns` names what is shown, in order: a column of the frame and its heading or its
    `st.column_config`. Everything else stays hidden and never leaves the server.
    """
    rows = _pick(frame, key=key, columns=columns, alt=alt, mode="single-row")
    return None if rows.empty else rows.iloc[0]


def pick_rows(
    frame: pd.DataFrame, *, key: str, columns: Mapping[str, Any], alt: str = ""
) -> pd.DataFrame:
    """The rows that the reader picked, as many as there are."""
    return _pick(frame, key=key, columns=columns, alt=alt, mode="multi-row")


def choose_row(
    frame: pd.DataFrame,
    *,
    columns: Mapping[str, Any],
    chosen: int | None,
    on_pick: Callable[[int | None], None],
    alt: str,
) -> None:
    """Nothing; draws rows of which one can be chosen here and elsewhere: the tick follows.

    `chosen` is the place of the chosen row. A click hands the place of the ticked row, or None, to
    `on_pick`. A table whose tick was overruled elsewhere is drawn anew: a tick can't be moved.
    """
    key = key_of_rows(alt, frame[list(columns)])
    turn = f"{key}_turn"
    name = f"{key}_{st.session_state.get(turn, 0)}"
    if name in st.session_state and _ticked(name) != chosen:
        st.session_state[turn] = st.session_state.get(turn, 0) + 1
        name = f"{key}_{st.session_state[turn]}"
    st.dataframe(
        frame[list(columns)],
        key=name,
        column_config=dict(columns),
        hide_index=True,
        on_select=lambda: on_pick(_ticked(name)),
        selection_mode="single-row",
        selection_default={"selection": {"rows": [] if chosen is None else [chosen]}},
        placeholder="–",
        alt=alt,
    )


def _ticked(name: str) -> int | None:
    rows = st.session_state[name].selection.rows
    return rows[0] if rows else None


def _pick(
    frame: pd.DataFrame, *, key: str, columns: Mapping[str, Any], alt: str, mode: Any
) -> pd.DataFrame:
    event = st.dataframe(
        frame[list(columns)],
        key=f"{key}_{_fingerprint(frame)}",
        column_config=dict(columns),
        hide_index=True,
        on_select="rerun",
        selection_mode=mode,
        placeholder="–",
        alt=alt or None,
    )
    return frame.iloc[[row for row in event.selection.rows if row < len(frame)]]


def _fingerprint(frame: pd.DataFrame) -> str:
    """Changes with the rows and their order.

    Streamlit remembers the place of a picked row; in other rows the same place is somebody else.
    """
    known = [column for column in ("article", "statement", "start", "end") if column in frame]
    digests = pd.util.hash_pandas_object(frame[known], index=False)
    return f"{zlib.crc32(digests.to_numpy().tobytes()):08x}"
