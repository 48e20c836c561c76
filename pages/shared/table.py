"""Tables in which a row can be picked, and every table as a file for a spreadsheet.

Streamlit's own download writes a stranger's title that begins with = as it is, and a spreadsheet
would run it as a formula: it is switched off in .streamlit/config.toml, and this one stands in.
"""

import re
import zlib
from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from analysis.tables import csv_name, to_csv
from pages.shared.apart import while_allowed
from pages.shared.choice import key_of_rows
from pages.shared.scope import chosen_collection

PAD = "\u2007"
"""A space as wide as a digit: it sorts as less than one. Files are written without it."""


def level(words: Sequence[str]) -> list[str]:
    """Words that begin with a number, so that a click on the heading sorts them by its size.

    A table sorts words by their characters: 12 comes before 4 there, but not before " 4".

    >>> [one.replace(PAD, "_") for one in level(["4 of 6", "12 of 30 (40%)", "0.5 days", "–"])]
    ['_4 of 6', '12 of 30 (40%)', '_0.5 days', '__–']
    """
    digits = [len(re.match(r"\d*", one.replace(",", "")).group()) for one in words]
    most = max(digits, default=0)
    return [PAD * (most - n) + one for n, one in zip(digits, words, strict=True)]


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
    show_table(
        frame,
        key=name,
        columns=columns,
        alt=alt,
        on_select=lambda: on_pick(_ticked(name)),
        selection_mode="single-row",
        selection_default={"selection": {"rows": [] if chosen is None else [chosen]}},
        placeholder="–",
    )


def show_table(
    frame: pd.DataFrame,
    *,
    key: str,
    columns: Mapping[str, Any],
    alt: str,
    tint: Callable[[Any], str] | None = None,
    **options: Any,
) -> Any:
    """What `st.dataframe` says of the drawn table; below it is the way to the same as a CSV file.

    `tint` gives the style of a cell for its value; `options` go to `st.dataframe`.
    """
    shown = frame[list(columns)]
    with st.container(gap=None):
        event = st.dataframe(
            shown if tint is None else shown.style.map(tint),
            key=key,
            column_config=dict(columns),
            hide_index=True,
            alt=alt or None,
            **options,
        )
        if not shown.empty:
            _offer_csv(shown, columns, key=key, alt=alt)
    return event


def _offer_csv(shown: pd.DataFrame, columns: Mapping[str, Any], *, key: str, alt: str) -> None:
    """Made on a click only, and apart from this run: nothing in it may ask Streamlit."""
    headings: dict[Hashable, str] = {name: _heading(name, columns[name]) for name in columns}
    collection = chosen_collection()
    with st.container(horizontal=True, horizontal_alignment="right"):
        st.download_button(
            "CSV",
            data=while_allowed(
                partial(to_csv, shown.replace(f"^{PAD}+", "", regex=True), headings)
            ),
            file_name=csv_name(alt, collection.name if collection else ""),
            mime="text/csv",
            key=f"csv_{key}",
            help="This table as a file for spreadsheets. Texts that begin like a formula get an "
            "apostrophe before them, so that none is run.",
            on_click="ignore",
            type="tertiary",
            icon=":material/download:",
        )


def _heading(name: str, column: Any) -> str:
    label = column if isinstance(column, str) or column is None else column.get("label")
    return name if label is None else str(label)


def _ticked(name: str) -> int | None:
    rows = st.session_state[name].selection.rows
    return rows[0] if rows else None


def _pick(
    frame: pd.DataFrame, *, key: str, columns: Mapping[str, Any], alt: str, mode: Any
) -> pd.DataFrame:
    event = show_table(
        frame,
        key=f"{key}_{_fingerprint(frame)}",
        columns=columns,
        alt=alt,
        on_select="rerun",
        selection_mode=mode,
        placeholder="–",
    )
    return frame.iloc[[row for row in event.selection.rows if row < len(frame)]]


def _fingerprint(frame: pd.DataFrame) -> str:
    """Changes with the rows and their order.

    Streamlit remembers the place of a picked row; in other rows the same place is somebody else.
    """
    known = [column for column in ("article", "statement", "start", "end") if column in frame]
    digests = pd.util.hash_pandas_object(frame[known], index=False)
    return f"{zlib.crc32(digests.to_numpy().tobytes()):08x}"
