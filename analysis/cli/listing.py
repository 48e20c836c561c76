"""`list`: what is in the store, for people and for programs."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from analysis.cli.naming import find_collection, say_missing
from analysis.models import Problem
from analysis.store import Collection, DeliveryRow, Progress, Store
from analysis.tables import Scope, articles_table

WIDTH = 60
"""Longest title or outlet shown to people; a program gets them whole."""

_COLUMNS = ("article", "published", "state", "outlet", "title")


def list_text(store: Store, name: str | None) -> Iterator[str]:
    """Line by line, every collection or the named one with its articles."""
    found = _chosen(store, name)
    if not found:
        missing = "nothing is stored yet" if name is None else say_missing(store, name)
        yield f"{missing[0].upper()}{missing[1:]}."
    for collection in found:
        yield f"{collection.name}: {_count(collection, store.progress(collection.id))}"
        frame = articles_table(store, Scope(collection.id))
        if not frame.empty:
            yield from _table(frame)
        for row in store.deliveries(collection.id):
            yield f"  {_delivered(row)}"
        yield ""


def list_json(store: Store, name: str | None) -> dict[str, Any]:
    """The same as one JSON document."""
    return {
        "collections": [
            {
                "id": collection.id,
                "name": collection.name,
                "is_sample": collection.is_sample,
                "articles": _records(articles_table(store, Scope(collection.id))),
                "deliveries": [
                    _delivery_record(store, row) for row in store.deliveries(collection.id)
                ],
            }
            for collection in _chosen(store, name)
        ]
    }


def _chosen(store: Store, name: str | None) -> list[Collection]:
    if name is None:
        return list(store.collections())
    found = find_collection(store, name)
    return [] if found is None else [found]


def _count(collection: Collection, progress: Progress) -> str:
    articles = "1 article" if collection.articles == 1 else f"{collection.articles:,} articles"
    states = {
        "waiting": progress.queued,
        "being analysed": progress.analysing,
        "with a problem": progress.problem,
        "cancelled": progress.cancelled,
    }
    return ", ".join(
        [articles, *(f"{count:,} {words}" for words, count in states.items() if count)]
    )


def _delivered(row: DeliveryRow) -> str:
    """One line: what was handed in, how far it is, and what came of it."""
    counts = {
        "new": row.stored,
        "known": row.known,
        "refused": row.refused,
        "waiting": row.waiting,
    }
    parts = [f"{count:,} {words}" for words, count in counts.items() if count]
    name = _shorten(row.name)
    problem = "" if row.problem is None else f" ({row.problem.code})"
    return f"{row.kind.value} {name}: {', '.join([row.state.value + problem, *parts])}"


def _delivery_record(store: Store, row: DeliveryRow) -> dict[str, Any]:
    return {
        "delivery": row.delivery,
        "kind": row.kind.value,
        "name": row.name,
        "state": row.state.value,
        "added": f"{row.added:%Y-%m-%dT%H:%M:%SZ}",
        "stored": row.stored,
        "known": row.known,
        "waiting": row.waiting,
        "problem": None if row.problem is None else _told(row.problem),
        "refused": [
            {"name": item.name, **_told(item.problem)}
            for item in store.delivery_items(row.delivery)
            if item.problem is not None
        ],
    }


def _told(problem: Problem) -> dict[str, str]:
    return {"code": problem.code, "message": problem.message}


def _days(frame: pd.DataFrame) -> "pd.Series[str]":
    days: pd.Series[str] = frame["published"].dt.strftime("%Y-%m-%d")
    return days


def _table(frame: pd.DataFrame) -> Iterator[str]:
    shown = frame.assign(published=_days(frame).fillna("undated"))
    shown = shown[[*_COLUMNS]].astype(str)
    for column in ("outlet", "title"):
        shown[column] = [_shorten(text) for text in shown[column]]
    widths = [max(len(column), *shown[column].str.len()) for column in _COLUMNS]
    for row in (_COLUMNS, *shown.itertuples(index=False, name=None)):
        cells = zip(row, widths, strict=True)
        yield "  " + "  ".join(cell.ljust(width) for cell, width in cells).rstrip()


def _shorten(text: str) -> str:
    """One line of printable text, no longer than a column."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return plain if len(plain) <= WIDTH else plain[: WIDTH - 1] + "…"


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    dated = frame.assign(
        published=_days(frame),
        added=frame["added"].dt.strftime("%Y-%m-%dT%H:%M:%SZ"),
    )
    whole = dated.astype(object).where(dated.notna(), None)
    return [{str(key): value for key, value in row.items()} for row in whole.to_dict("records")]
