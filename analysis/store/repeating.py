"""Doing something once more that another program got in the way of."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy.exc import IntegrityError

from analysis.store.records import StoreError

T = TypeVar("T")

BUSY = "E_DATABASE_BUSY"


def twice(work: Callable[[], T]) -> T:
    """What the work gives back, done once more where it could not be the first time.

    Another may have stored the same a moment ago, which is then found; or two waited for each
    other, and the database ended one of them. Nothing of a first time that failed is stored.
    """
    try:
        return work()
    except IntegrityError:
        pass
    except StoreError as error:
        if error.problem.code != BUSY:
            raise
    return work()
