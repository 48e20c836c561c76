"""When a story came out and when it was changed, as its own lines state it; nothing is guessed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache

from analysis.cleaning.dates import CHANGED, PUBLISHED, find_date_in
from analysis.models import Block, BlockKind
from analysis.words import load

CLOCK = re.compile(
    r"(?<![\d:.])(?P<hour>\d{1,2})(?:[:.h](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:\.\d{1,6})?)?)?"
    r"\s*(?P<half>[ap]\.?m\b\.?)?(?P<rest>[\s(]*)",
    re.IGNORECASE,
)
OFFSET = re.compile(
    r"(?:UTC|GMT)?\s?(?P<sign>[+−-])(?P<hours>\d{1,2})(?::?(?P<minutes>[0-5]\d))?(?!\d)"
)
WORD = re.compile(r"[A-Z]{1,4}(?![\w+−-])")
LABEL = re.compile(
    f"(?P<changed>{CHANGED.pattern})|(?P<published>{PUBLISHED.pattern})", re.IGNORECASE
)
MOST_HOURS = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A day as it is stated, and the moment where the line gives time and time zone with it."""

    day: date
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moments:
    """What the lines of a text state about when it came out."""

    published: Moment | None = None
    updated: Moment | None = None
    refused: tuple[date, ...] = ()
    """Days that are still to come, and so are not believed; each once, in reading order."""


def find_moments(text: str, blocks: Sequence[Block], *, today: date) -> Moments:
    """The first believable day and moment of publication and of change.

    A day ahead is let through: it may be tomorrow already where the publisher is.
    """
    first: dict[bool, Moment] = {}
    refused: dict[date, None] = {}
    for is_change, moment in _stated(text, blocks):
        if moment.day > today + timedelta(days=1):
            refused[moment.day] = None
        else:
            first.setdefault(is_change, moment)
    return Moments(published=first.get(False), updated=first.get(True), refused=tuple(refused))


def _stated(text: str, blocks: Sequence[Block]) -> Iterator[tuple[bool, Moment]]:
    """Yields whether it tells of a change, and the moment, for every date in the bylines."""
    for block in blocks:
        if block.kind != BlockKind.BYLINE:
            continue
        for is_change, words in _pieces(block.span.of(text)):
            if moment := read_moment(words):
                yield is_change, moment


def _pieces(line: str) -> Iterator[tuple[bool, str]]:
    """Yields the parts of a line, each up to the next "published" or "updated"."""
    start, is_change = 0, False
    for label in LABEL.finditer(line):
        yield is_change, line[start : label.start()]
        start, is_change = label.end(), label["changed"] is not None
    yield is_change, line[start:]


def read_moment(words: str) -> Moment | None:
    """The day that the words state, and the moment if time and time zone stand there as well.

    >>> read_moment("14 May 2025, 10:02 BST").at.isoformat()
    '2025-05-14T10:02:00+01:00'
    """
    found = find_date_in(words)
    if found is None:
        return None
    day, span = found
    rest = f"{words[: span.start]}{' ' * (span.end - span.start)}{words[span.end :]}"
    return Moment(day=day, at=_moment(day, rest))


def _moment(day: date, rest: str) -> datetime | None:
    for clock in CLOCK.finditer(rest):
        if clock["minute"] is None and clock["half"] is None:
            continue
        at, zone = _time(clock), _zone(rest[clock.end() :])
        return datetime.combine(day, at, zone) if at and zone else None
    return None


def _time(clock: re.Match[str]) -> time | None:
    hour, half = int(clock["hour"]), (clock["half"] or "")[:1].casefold()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, int(clock["minute"] or 0), int(clock["second"] or 0)) if hour < 24 else None


def _zone(behind: str) -> timezone | None:
    """The time zone right behind a time: an offset, or a name that means one zone only."""
    offset = OFFSET.match(behind)
    if offset:
        hours, minutes = int(offset["hours"]), int(offset["minutes"] or 0)
        sign = 1 if offset["sign"] == "+" else -1
        return (
            timezone(sign * timedelta(hours=hours, minutes=minutes))
            if hours <= MOST_HOURS
            else None
        )
    word = WORD.match(behind)
    hours_from_utc = _zones().get(word.group()) if word else None
    if hours_from_utc is None:
        return None
    return timezone(timedelta(hours=hours_from_utc)) if hours_from_utc else UTC


@cache
def _zones() -> dict[str, float]:
    return dict(load("zones")["hours"])
