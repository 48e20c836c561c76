"""Whether a store has a whole collection, or is an exhibit that was made of a part of one."""

from sqlalchemy import Engine, inspect

from analysis.store.engine import reading
from analysis.store.schema.exhibits import whole_claim
from analysis.store.store import Store

_TELLS_WHOLE = "onrecord_tells_whole"
"""An option of the engines of exhibits: whether they have the tables of `schema.exhibits`."""


def as_exhibit(engine: Engine) -> Engine:
    """The engine of an exhibit, marked as one."""
    with reading(engine) as connection:
        tells = inspect(connection).has_table(whole_claim.name)
    return engine.execution_options(**{_TELLS_WHOLE: tells})


def is_exhibit(store: Store) -> bool:
    """Whether the store has only what a link shows."""
    return _told(store) is not None


def keeps_whole(store: Store) -> bool:
    """Whether it is an exhibit that keeps what is told of the whole collection."""
    return _told(store) is True


def lacks_whole(store: Store) -> bool:
    """Whether it is an exhibit that was made before that was kept: it knows its own articles."""
    return _told(store) is False


def _told(store: Store) -> bool | None:
    told: bool | None = store.engine.get_execution_options().get(_TELLS_WHOLE)
    return told
