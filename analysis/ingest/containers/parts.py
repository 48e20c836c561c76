"""What comes out of a file that holds several articles: members, refusals, a table's columns."""

from dataclasses import dataclass, fields

from analysis.ingest.given import NOTHING_GIVEN, Given
from analysis.models import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One article to be read: its own bytes, and what its container tells of it."""

    name: str
    """A label whose suffix says what the bytes are; never opened as a path."""
    data: bytes
    given: Given = NOTHING_GIVEN
    remarks: tuple[Problem, ...] = ()
    """Such as a date that was not believed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """One member that gives no article, and why."""

    name: str
    problem: Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Which column of a table holds what, by the columns' names; None where none does."""

    text: str | None = None
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    section: str | None = None
    url: str | None = None
    published: str | None = None
    updated: str | None = None


COLUMN_FIELDS = tuple(field.name for field in fields(Columns))


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """The first rows of a table, so that somebody can say which column holds what."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """As wide as the headers; long cells are cut."""
    n_rows: int
    guess: Columns
