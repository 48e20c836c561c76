"""What the store gives back."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from analysis.ingest import Given
from analysis.models import Basis, Problem

FACTS = (
    *("title", "byline", "publisher", "section", "url", "language"),
    *("published", "published_at", "updated", "updated_at"),
)
"""What is known of an article: fields of `Article` and of `ArticleRow`, columns of the table."""


class State(StrEnum):
    """How far an article has come."""

    QUEUED = "queued"
    ANALYSING = "analysing"
    DONE = "done"
    PROBLEM = "problem"
    CANCELLED = "cancelled"
    """Somebody stopped it before it began; it can be tried again."""


class StoreError(Exception):
    """The database did not do what was asked; nothing was half written."""

    def __init__(self, problem: Problem) -> None:
        """Keeps the problem, for the screen."""
        super().__init__(problem.message)
        self.problem = problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """A named set of articles."""

    id: int
    name: str
    is_sample: bool
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """An upload that is safely stored. `is_new` is False when the same bytes were there already."""

    article: int
    is_new: bool
    added: datetime
    """UTC; of the first time when it is not new."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Queued:
    """An upload that somebody claimed in order to analyse it."""

    article: int
    turn: int
    """Of this claim: what is saved with it counts only while nobody else has the article."""
    name: str
    data: bytes
    given: Given
    remarks: tuple[Problem, ...] = ()
    """What the reader should know of how it came."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How many articles of a collection are in which state."""

    queued: int = 0
    analysing: int = 0
    done: int = 0
    problem: int = 0
    cancelled: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.waiting + self.finished + self.cancelled

    @property
    def waiting(self) -> int:
        """Those still to come."""
        return self.queued + self.analysing

    @property
    def finished(self) -> int:
        """Those with a result, good or bad."""
        return self.done + self.problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsettled:
    """What is not worked out yet of a collection's names and claims: its numbers may change."""

    names: bool = False
    """Whether names are to be joined across articles anew."""
    articles: int = 0
    """How many articles are to be compared with the others."""

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to do."""
        return not (self.names or self.articles)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """What is known of one stored article, without its text and findings."""

    article: int
    collection: int
    name: str
    """The file's name as it was given: a label, never a path to open."""
    state: State
    added: datetime
    deleted: datetime | None
    title: str | None
    byline: str | None
    publisher: str | None
    section: str | None
    url: str | None
    language: str | None
    published: date | None
    published_at: datetime | None
    updated: date | None
    updated_at: datetime | None
    basis: tuple[tuple[str, Basis], ...]
    """Name of a field and where its value was read."""
    given: Given
    """What somebody said of it, which wins over what it says of itself."""
    words: int
    problem: Problem | None
    """Why there are no findings, or too few."""
    notes: tuple[Problem, ...]
    """What the reader should know besides."""
    analysis_version: str | None
