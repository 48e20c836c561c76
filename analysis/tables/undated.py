"""Articles that a scope leaves out because nobody knows of which day they are."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import Select, func, select

from analysis.store import Store
from analysis.store.schema import article
from analysis.store.schema.exhibits import whole_undated
from analysis.store.whole import keeps_whole
from analysis.tables.scope import Scope, conditions


def count_undated(store: Store, scope: Scope) -> int:
    """How many articles without a date would be in the scope if it named no days.

    An exhibit that was narrowed by days has none of them; it has kept how many those are.
    """
    here = _first_number(store, undated_query(scope))
    if not keeps_whole(store):
        return here
    kept = select(whole_undated.c.articles).where(whole_undated.c.scope == _digest(scope))
    return here + _first_number(store, kept)


def undated_query(scope: Scope) -> Select[Any]:
    """The number of these articles."""
    of_any_day = replace(scope, since=None, until=None)
    wanted = select(func.count()).select_from(article)
    return wanted.where(*conditions(of_any_day), article.c.published.is_(None))


def digests_of(scope: Scope) -> frozenset[str]:
    """Under which names the number is kept: in an exhibit, whoever names only the days of its scope
    looks at the same articles as who names its outlets and its search as well.
    """
    return frozenset(map(_digest, _alike(scope)))


def _alike(scope: Scope) -> Iterator[Scope]:
    for outlets in (scope.outlets, ()):
        yield replace(scope, outlets=outlets)
        yield replace(scope, outlets=outlets, words="")


def _digest(scope: Scope) -> str:
    """The scope as something that tells nothing of it."""
    within = scope.within.value if scope.words else ""
    asked = (scope.collection, sorted(scope.outlets), scope.since, scope.until, scope.article)
    return hashlib.sha256(repr((*asked, scope.words, within)).encode()).hexdigest()


def _first_number(store: Store, wanted: Select[Any]) -> int:
    rows = store.read(wanted)
    return int(rows[0][0]) if rows else 0
