"""Rows of a table in groups: thousands of small frames would take a minute."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

Row = Mapping[Any, Any]


def group_rows(frame: pd.DataFrame, column: str) -> dict[Any, list[dict[Any, Any]]]:
    """The rows by the value of a column, in order.

    >>> group_rows(pd.DataFrame({"a": [1, 2, 1], "b": [3, 4, 5]}), "a")
    {1: [{'a': 1, 'b': 3}, {'a': 1, 'b': 5}], 2: [{'a': 2, 'b': 4}]}
    """
    found: dict[Any, list[dict[Any, Any]]] = {}
    for row in frame.to_dict("records"):
        found.setdefault(row[column], []).append(row)
    return found
