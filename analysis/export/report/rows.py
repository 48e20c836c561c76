"""The list of articles, each with how much was found in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from analysis.charts.theme import STATE_WORDS
from analysis.export.report.behind import Count, Ref
from analysis.export.report.context import Context
from analysis.export.report.grouping import Row, group_rows
from analysis.export.report.places import day_words
from analysis.store import State


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """One article of the list."""

    number: int
    title: str
    outlet: str
    published: str
    state: str
    """Empty where it was analysed."""
    copy_of: Ref | None
    """The article that shares its text and was there first."""
    statements: Count
    denials: Count


class Told(NamedTuple):
    """What was found in one article."""

    statements: int
    denials: Sequence[Row]


def list_articles(context: Context, numbered: pd.DataFrame) -> tuple[ArticleRow, ...]:
    """The articles in the order of their numbers."""
    told = numbered["article"].value_counts().to_dict()
    denials = group_rows(context.tables.denials, "article")
    copies = _copies(context)
    found = []
    for row in context.tables.articles.to_dict("records"):
        article = row["article"]
        own = Told(int(told.get(article, 0)), denials.get(article, ()))
        found.append(_row(context, row, copies.get(article), own))
    return tuple(sorted(found, key=lambda row: row.number))


def _copies(context: Context) -> dict[int, Ref]:
    """By article: the one that shares its text and was stored first, where that is in scope."""
    copies = context.tables.copies
    pairs = zip(copies["article"], copies["first"], strict=True)
    return {
        article: context.article_ref(int(first))
        for article, first in pairs
        if article != first and first in context.places.numbers
    }


def _row(context: Context, row: Row, copy_of: Ref | None, told: Told) -> ArticleRow:
    number = context.places.numbers[int(row["article"])]
    denials = map(context.denial_ref, told.denials)
    return ArticleRow(
        number=number,
        title=str(row["title"]),
        outlet=str(row["outlet"]),
        published=day_words(row["published"]),
        state="" if row["state"] == State.DONE else STATE_WORDS.get(row["state"], row["state"]),
        copy_of=copy_of,
        # In the text every statement is marked and numbered.
        statements=Count(told.statements, f"#t{number}"),
        denials=context.behind.count(f"A{number}: denials", denials),
    )
