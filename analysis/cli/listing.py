"""`list`: what is in the store, for people and for programs."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from analysis.store import Collection, Progress, Store
from analysis.tables import Scope, articles_table

WIDTH = 60
"""Longest title or outlet shown to people; a program gets them whole."""

_COLUMNS = ("article", "published", "state", "outlet", "title")


def list_text(store: Store, name: str | None) -> Iterator[str]:
    """Line by line, every collection or the named one with its articles."""
    found = _chosen(store, name)
    if not found:
        yield "Nothing is stored yet." if name is None else f'There is no collection "{name}".'
    for collection in found:
        yield f"{collection.name}: {_count(collection, store.progress(collection.id))}"
        frame = articles_table(store, Scope(collection.id))
        if not frame.empty:
            yield from _table(frame)
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
            }
            for collection in _chosen(store, name)
        ]
    }


def _chosen(store: Store, name: str | None) -> list[Collection]:
    return [found for found in store.collections() if name in (None, found.name)]


def _count(collection: Collection, progress: Progress) -> str:
    articles = "1 article" if collection.articles == 1 else f"{collection.articles:,} articles"
    states = {
        "waiting": progress.queued,
        "being analysed": progress.analysing,
        "with a problem": progress.problem,
    }
    return ", ".join(
        [articles, *(f"{count:,} {words}" for words, count in states.items() if count)]
    )


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
