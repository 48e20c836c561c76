"""What stands in an exhibit where the number of an article would that it does not show.

A claim is called by the id of its first statement, copies by the first article with their text.
Either may be an article that is not shown. Another name stands for it then, one for each, so that
what belongs together still does.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from analysis.store import Store
from analysis.store.engine import reading
from analysis.store.lines import batched
from analysis.store.schema import article, grouped, statement
from analysis.store.share_records import Place
from analysis.tables import Scope
from analysis.tables.scope import conditions

CLAIM = "claim"
"""The choice of a page that names a claim."""
_ARTICLE = re.compile(r"\d+")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class StandIns:
    """By what stands in the collection: what stands for it in the exhibit."""

    statements: Mapping[str, str]
    """A claim is "of" the first statement of it that is shown; an answer is "to" what it answers,
    where nothing that is shown is of the same claim."""
    texts: Mapping[int, int]
    """Negative, so that it is nobody's number, and in the order of the articles."""

    def claim(self, called: str) -> str:
        """The claim's id in the exhibit."""
        return self.statements.get(called, called)

    def in_claim(self, row: Row) -> Row:
        """The row of a claim."""
        return row | {"id": self.claim(row["id"])}

    def in_statement(self, row: Row) -> Row:
        """The row of a statement."""
        return row | {name: self.claim(row[name]) for name in ("claim", "answers")}

    def in_group(self, row: Row) -> Row:
        """The row of an article and the first with its text."""
        first = row["first_article"]
        return row | {"first_article": self.texts.get(first, first)}


def find_stand_ins(source: Connection, articles: Sequence[int]) -> StandIns:
    """What stands for the others, where these are shown; sorted by id."""
    shown = frozenset(articles)
    said = tuple(_statements(source, articles))
    names: dict[str, str] = {}
    for column, before in (("claim", "of"), ("answers", "to")):
        for row in said:
            called = row[column]
            if called is not None and _article_of(called) not in shown:
                names.setdefault(called, f"{before}{row['statement']}")
    hidden = sorted(_firsts(source, articles) - shown)
    texts = {first: place - len(hidden) for place, first in enumerate(hidden)}
    return StandIns(statements=names, texts=texts)


def place_in_exhibit(store: Store, scope: Scope, place: Place) -> Place:
    """The place where the scope is shown and nothing else: it names a claim as the exhibit does."""
    if CLAIM not in dict(place.choices):
        return place
    with reading(store.engine) as source:
        shown = source.execute(select(article.c.id).where(*conditions(scope))).scalars()
        found = find_stand_ins(source, sorted(shown))
    choices = ((key, found.claim(said) if key == CLAIM else said) for key, said in place.choices)
    return replace(place, choices=tuple(choices))


def _article_of(statement: str) -> int:
    """The article that the id of a statement names.

    >>> _article_of("12d3")
    12
    """
    found = _ARTICLE.match(statement)
    return int(found[0]) if found else 0


def _statements(source: Connection, articles: Sequence[int]) -> Iterator[RowMapping]:
    said = statement.c
    wanted = select(said.statement, said.claim, said.answers)
    for some in batched(articles):
        its = wanted.where(said.article_id.in_(some)).order_by(said.article_id, said.position)
        yield from source.execute(its).mappings()


def _firsts(source: Connection, articles: Sequence[int]) -> set[int]:
    return {
        first
        for some in batched(articles)
        for first in source.execute(
            select(grouped.c.first_article).where(
                grouped.c.sort == "copies", grouped.c.article_id.in_(some)
            )
        ).scalars()
    }
