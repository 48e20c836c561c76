"""Where articles and analyses are kept: SQLite by default, PostgreSQL when the URL says so."""

from analysis.store.delivery_records import (
    DeliveryItem,
    DeliveryKind,
    DeliveryReceipt,
    DeliveryRow,
    DeliveryState,
    ItemState,
    QueuedDelivery,
)
from analysis.store.records import (
    ArticleRow,
    Collection,
    Progress,
    Queued,
    Receipt,
    State,
    StoreError,
    Unsettled,
)
from analysis.store.store import Store, open_store

__all__ = [
    "ArticleRow",
    "Collection",
    "DeliveryItem",
    "DeliveryKind",
    "DeliveryReceipt",
    "DeliveryRow",
    "DeliveryState",
    "ItemState",
    "Progress",
    "Queued",
    "QueuedDelivery",
    "Receipt",
    "State",
    "Store",
    "StoreError",
    "Unsettled",
    "open_store",
]
