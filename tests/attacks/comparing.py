"""Answers and whole databases, so that they can be compared and searched."""

from typing import Any

import pandas as pd
from sqlalchemy import func, select

from analysis.store import Store
from analysis.store.schema import metadata


def plain(answer: Any) -> Any:
    """An answer as it can be compared and searched."""
    if isinstance(answer, pd.DataFrame):
        return [answer.columns.tolist(), answer.astype(str).to_numpy().tolist()]
    if isinstance(answer, list | tuple) and not hasattr(answer, "_fields"):
        return [plain(one) for one in answer]
    return answer


def fingerprint(store: Store) -> dict[str, Any]:
    """Every row of every table of the database that the store is on."""
    with store.engine.connect() as connection:
        return {
            table.name: (
                connection.execute(select(func.count()).select_from(table)).scalar_one(),
                sorted(repr(tuple(row)) for row in connection.execute(select(table))),
            )
            for table in metadata.sorted_tables
        }
