"""What somebody said of an article, as columns and as JSON; and the dates that are not believed."""

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Row

from analysis.ingest import Given
from analysis.models import BlockKind, Problem
from analysis.store.records import StoreError

NAMES = tuple(field.name for field in fields(Given) if field.name != "stated")
"""Everything that can be said of an article."""
DAYS = {"published": "published_at", "updated": "updated_at"}
"""Those that are days, and the moment that is unknown once the day is another one."""
EARLY = timedelta(days=1)
"""By so much a date may lie ahead: it is tomorrow somewhere already."""


def columns_of(given: Given) -> dict[str, Any]:
    """The values of the `given_...` columns of an article."""
    values = {f"given_{name}": getattr(given, name) for name in NAMES}
    stated = [list(pair) for pair in given.stated]
    return values | {"given_decided": _pairs(given) or None, "given_stated": stated or None}


def given_of(row: Row[Any]) -> Given:
    """What was given, of an article's row."""
    values = {name: row._mapping[f"given_{name}"] for name in NAMES}
    stated = _stated(row._mapping["given_stated"] or ())
    return Given(**values | {"decided": _decided(values["decided"] or ()), "stated": stated})


def to_json(given: Given) -> dict[str, Any]:
    """What was given as an object that only has what is known."""
    known = {name: value for name in NAMES if (value := getattr(given, name))}
    for name in DAYS.keys() & known.keys():
        known[name] = known[name].isoformat()
    stated = [list(pair) for pair in given.stated]
    listed = {"decided": _pairs(given), "stated": stated}
    return known | {name: pairs for name, pairs in listed.items() if pairs}


def from_json(known: dict[str, Any]) -> Given:
    """What `to_json` made an object of."""
    values = dict(known)
    for name in DAYS.keys() & values.keys():
        values[name] = date.fromisoformat(values[name])
    decided, stated = values.get("decided", ()), values.get("stated", ())
    return Given(**values | {"decided": _decided(decided), "stated": _stated(stated)})


def check_dates(given: Given, now: datetime) -> None:
    """Nothing where no day lies in the future, else a StoreError."""
    problem = find_future(given, now)
    if problem is not None:
        raise StoreError(problem)


def find_future(given: Given, now: datetime) -> Problem | None:
    """The problem of a day that lies later than tomorrow."""
    last = (now + EARLY).date()
    for name in DAYS:
        day = getattr(given, name)
        if day is not None and day > last:
            message = (
                f"The date {day:%Y-%m-%d} ({name}) lies in the future; today is"
                f" {now:%Y-%m-%d} UTC. Correct it, or leave it out."
            )
            return Problem(code="E_FUTURE_DATE", message=message)
    return None


def decide(given: Given, key: str, kind: BlockKind | None) -> Given:
    """The same with a decision about the block of that key; without any where `kind` is None."""
    others = tuple(pair for pair in given.decided if pair[0] != key)
    return replace(given, decided=others if kind is None else (*others, (key, kind)))


def to_pairs(remarks: Iterable[Problem]) -> list[list[str]]:
    """Remarks as a list of lists."""
    return [[remark.code, remark.message] for remark in remarks]


def from_pairs(stored: Iterable[Iterable[str]] | None) -> tuple[Problem, ...]:
    """What `to_pairs` made lists of."""
    return tuple(Problem(code=code, message=message) for code, message in stored or ())


def _pairs(given: Given) -> list[list[str]]:
    return [[key, kind.value] for key, kind in given.decided]


def _decided(pairs: Iterable[Iterable[str]]) -> tuple[tuple[str, BlockKind], ...]:
    return tuple((key, BlockKind(kind)) for key, kind in pairs)


def _stated(pairs: Iterable[Iterable[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((field, told) for field, told in pairs)
