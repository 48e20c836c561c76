"""Days and moments of publication as pages state them. What cannot be is refused, and said."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from analysis.cleaning.dates import find_date
from analysis.models import Basis, Problem

ISO = re.compile(
    r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:[.,]\d+)?\s*(?:Z|[+-]\d\d:?\d\d)", re.IGNORECASE
)
FRACTION = re.compile(r"[.,]\d+")
SPACED_ZONE = re.compile(r"\s+(?=[Z+-])|(?<=\d) (?=\d)", re.IGNORECASE)
FIRST_YEAR = 1700
"""No newspaper on the web is older; a date before it is a default of some program."""
EPOCH = date(1970, 1, 1)
"""What a program writes that knows no date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A date as it was stated, and where."""

    words: str
    basis: Basis
    where: str
    """For the reader: 'the tag "article:published_time"'."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A day, and the moment where the page gives time and time zone."""

    day: date
    at: datetime | None
    basis: Basis

    def is_before(self, other: "Moment") -> bool:
        """Whether it surely lies before the other."""
        if self.at and other.at:
            return self.at < other.at
        return self.day < other.day


def first_moment(
    statements: Iterable[Statement], what: str, today: date
) -> tuple[Moment | None, tuple[Problem, ...]]:
    """The first that can be, and a remark on each before it that lies in the future.

    Tomorrow may be today elsewhere. `what` is "publication" or "update".
    """
    refused: list[Problem] = []
    for statement in statements:
        read = read_moment(statement.words)
        if read is None or read[0].year < FIRST_YEAR or read[0] == EPOCH:
            continue
        day, at = read
        if (day - today).days > 1:
            refused.append(_date_to_come(statement, day, what))
            continue
        return Moment(day=day, at=at, basis=statement.basis), tuple(refused)
    return None, tuple(refused)


def read_moment(words: str) -> tuple[date, datetime | None] | None:
    """The day in the stated time zone and, where one is stated with the time, the moment.

    >>> read_moment("2025-05-12T23:30:00-05:00")[0]
    datetime.date(2025, 5, 12)
    >>> read_moment("12 May 2025")
    (datetime.date(2025, 5, 12), None)
    """
    if at := _moment(words):
        return at.date(), at
    day = find_date(words)
    return (day, None) if day else None


def _moment(words: str) -> datetime | None:
    try:
        if found := ISO.match(words.strip()):
            plain = SPACED_ZONE.sub("", FRACTION.sub("", found[0]).replace(" ", "T", 1))
            return datetime.fromisoformat(plain.upper())
        at = parsedate_to_datetime(words) if "," in words[:12] else None
    except (ValueError, OverflowError, IndexError, TypeError):
        return None
    return at if at and at.tzinfo else None


def _date_to_come(statement: Statement, day: date, what: str) -> Problem:
    return Problem(
        code="N_DATE_TO_COME",
        message=f"{statement.where} gives {day.isoformat()} as the day of {what}, which is still to"
        " come, so that it was not believed.",
    )
