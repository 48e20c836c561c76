"""What every part of the store works with: a database, a clock, and how long a claim holds."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine

from analysis.store.lines import LEASE
from analysis.store.moments import naive


def now_utc() -> datetime:
    """This moment."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Opened:
    """An opened database."""

    engine: Engine
    lease: timedelta = LEASE
    clock: Callable[[], datetime] = now_utc

    def _now(self) -> datetime:
        """This moment as it is stored."""
        return naive(self.clock())
