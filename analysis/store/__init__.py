"""Where articles and analyses are kept: SQLite by default, PostgreSQL when the URL says so."""

from analysis.store.records import (
    ArticleRow,
    Collection,
    Progress,
    Queued,
    Receipt,
    State,
    StoreError,
)
from analysis.store.store import Store, open_store

__all__ = [
    "ArticleRow",
    "Collection",
    "Progress",
    "Queued",
    "Receipt",
    "State",
    "Store",
    "StoreError",
    "open_store",
]
