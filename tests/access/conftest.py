"""Rights are checked on both kinds of database."""

from tests.store.conftest import another_url, clock, new_store, postgresql, store, url

__all__ = ["another_url", "clock", "new_store", "postgresql", "store", "url"]
