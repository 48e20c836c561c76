"""A scope as it is stored beside a link."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from analysis.tables import Scope
from analysis.tables.scope import Within


def scope_to_json(scope: Scope) -> dict[str, Any]:
    """Everything but the collection, which the link names itself, and how copies are counted.

    Which articles are shown does not depend on how they are counted.
    """
    return {
        "outlets": list(scope.outlets),
        "since": _written(scope.since),
        "until": _written(scope.until),
        "article": scope.article,
        "words": scope.words,
        "within": scope.within.value,
    }


def scope_from_json(collection: int, stored: Mapping[str, Any]) -> Scope:
    """The scope that was stored."""
    return Scope(
        collection=collection,
        outlets=tuple(stored["outlets"]),
        since=_read(stored["since"]),
        until=_read(stored["until"]),
        article=stored["article"],
        words=stored["words"],
        within=Within(stored["within"]),
    )


def _written(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _read(day: str | None) -> date | None:
    return None if day is None else date.fromisoformat(day)
