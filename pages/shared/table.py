"""Tables in which a row can be picked."""

import zlib
from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st


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
