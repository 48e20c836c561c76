"""What the store gives back of deliveries: what was handed in that gives several articles."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from analysis.ingest import Given
from analysis.ingest.containers.parts import Columns
from analysis.models import Problem


class DeliveryKind(StrEnum):
    """What was handed in."""

    ARCHIVE = "archive"
    TABLE = "table"
    PAGE = "page"
    FEED = "feed"


class DeliveryState(StrEnum):
    """How far a delivery has come."""

    QUEUED = "queued"
    WORKING = "working"
    ASKS = "asks"
    """A table that waits for somebody to say what its columns are."""
    DONE = "done"
    PROBLEM = "problem"
    CANCELLED = "cancelled"


class ItemState(StrEnum):
    """What became of one thing in a delivery."""

    WAITING = "waiting"
    STORED = "stored"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryReceipt:
    """A delivery that is safely stored. `is_new` is False when it was there already."""

    delivery: int
    is_new: bool
    added: datetime
    """UTC; of the first time when it is not new."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuedDelivery:
    """A delivery that somebody claimed in order to take in what it holds."""

    delivery: int
    turn: int
    """Of this claim: see `Queued`."""
    collection: int
    kind: DeliveryKind
    name: str
    data: bytes | None
    """None where it must be fetched."""
    given: Given
    columns: Columns | None
    taken: frozenset[int]
    """Positions that are settled already: stored, or refused with a reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryRow:
    """What is known of one delivery, without its data."""

    delivery: int
    collection: int
    kind: DeliveryKind
    name: str
    """The file's name as it was given, or the address."""
    state: DeliveryState
    added: datetime
    problem: Problem | None
    given: Given
    columns: Columns | None
    stored: int
    """Articles that it brought, those that were there already not counted."""
    known: int
    refused: int
    waiting: int

    @property
    def total(self) -> int:
        """Everything in it that was seen so far."""
        return self.stored + self.known + self.refused + self.waiting

    @property
    def is_open(self) -> bool:
        """Whether a worker has still to do with it."""
        return self.state in (DeliveryState.QUEUED, DeliveryState.WORKING)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryItem:
    """One thing in a delivery: an article, new or known, or the reason why it is none."""

    position: int
    name: str
    state: ItemState
    article: int | None
    """None until it is stored, where it was refused, and once the article was purged."""
    is_new: bool
    problem: Problem | None
