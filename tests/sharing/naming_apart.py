"""What a sender sees, with what an exhibit calls otherwise as the exhibit calls it."""

import re
from dataclasses import dataclass
from typing import Any

import pandas as pd
from sqlalchemy import select

from analysis.store import Store
from analysis.store.schema import grouped, statement

OF_CLAIMS = ("claim", "answers")
"""Columns with ids of statements that may stand in an article that is not shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """By what the sender's store has: what the exhibit has in its place, where that differs."""

    claims: dict[str, str]
    texts: dict[int, int]

    def frame(self, rows: pd.DataFrame) -> pd.DataFrame:
        """A table of the sender's."""
        columns = {name: rows[name].replace(self.claims) for name in OF_CLAIMS if name in rows}
        if {"article", "first"} <= set(rows) and rows["first"].dtype.kind in "iI":
            columns["first"] = rows["first"].replace(self.texts)
        return rows.assign(**columns)

    def answer(self, answer: Any) -> Any:
        """An answer that may have tables, or a document."""
        if isinstance(answer, pd.DataFrame):
            return self.frame(answer)
        if isinstance(answer, dict):
            return {key: self.answer(one) for key, one in answer.items()}
        if isinstance(answer, list | tuple) and not hasattr(answer, "_fields"):
            return [self.answer(one) for one in answer]
        return self.claims.get(answer, answer) if isinstance(answer, str) else answer


NOTHING = Apart(claims={}, texts={})


def find_apart(full: Store, shown: Store) -> Apart:
    """One name for each, and only for what stands in an article that is not shown."""
    said, group = statement.c, grouped.c
    claims = _pairs(full, shown, select(said.statement, said.claim, said.answers))
    is_copies = group.sort == "copies"
    texts = _pairs(full, shown, select(group.article_id, group.first_article).where(is_copies))
    ids = frozenset(shown.articles_of(1))
    assert {name: one for name, one in texts.items() if name in ids and one != name} == {}
    assert not {one for name, one in texts.items() if name not in ids and one >= 0}
    for name, one in claims.items():
        is_shown = name is None or int(re.match(r"\d+", name)[0]) in ids
        assert (one == name) == is_shown, (name, one)
    return Apart(claims=_changed(claims), texts=_changed(texts))


def _pairs(full: Store, shown: Store, wanted: Any) -> dict[Any, Any]:
    there = {row[0]: tuple(row[1:]) for row in full.read(wanted)}
    found = {
        pair for row in shown.read(wanted) for pair in zip(there[row[0]], row[1:], strict=True)
    }
    assert len(found) == len({one for one, _ in found}) == len({other for _, other in found})
    return dict(found)


def _changed(pairs: dict[Any, Any]) -> dict[Any, Any]:
    return {one: other for one, other in pairs.items() if one != other}
