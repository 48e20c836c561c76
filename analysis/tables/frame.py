"""Rows to a DataFrame whose columns and types never depend on the rows."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import Select

from analysis.store import Store

INT, TEXT, DAY, MOMENT, FLOAT, BOOL = "int", "text", "day", "moment", "float", "bool"
"""Kinds of columns. A missing text is nan, a missing day or moment NaT; the others are never."""

Columns = Mapping[str, str]
"""Name and kind of every column, in order."""


def ask(store: Store, wanted: Select[Any], columns: Columns) -> pd.DataFrame:
    """The answer to a query that selects exactly these columns in this order."""
    return make_frame(store.read(wanted), columns)


def make_frame(rows: Sequence[Sequence[Any]], columns: Columns) -> pd.DataFrame:
    """The rows as a frame."""
    values = list(zip(*rows, strict=True)) or [()] * len(columns)
    pairs = zip(columns.items(), values, strict=True)
    return pd.DataFrame({name: _series(kind, column) for (name, kind), column in pairs})


def _series(kind: str, values: tuple[Any, ...]) -> "pd.Series[Any]":
    if kind == DAY:
        return pd.Series(np.array(values, dtype="datetime64[us]"))
    if kind == MOMENT:
        return pd.Series(np.array(values, dtype="datetime64[us]")).dt.tz_localize("UTC")
    types = {INT: "int64", TEXT: "str", FLOAT: "float64", BOOL: "bool"}
    return pd.Series(values, dtype=types[kind])
