"""Exhibits are made of both kinds of database."""

from tests.attacks.houses import furnished, kind
from tests.sharing.parting import both, parts
from tests.store.conftest import another_url, clock, new_store, postgresql, store, url

__all__ = [
    "another_url",
    "both",
    "clock",
    "furnished",
    "kind",
    "new_store",
    "parts",
    "postgresql",
    "store",
    "url",
]
