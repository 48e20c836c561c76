"""Where things stand in the report: numbers of articles, and an anchor for every passage asked for.

An anchor is made when something links to it, and the articles are written last: so no link leads
nowhere, and no anchor is there that nothing leads to.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pandas as pd

from analysis.charts.labels import day


class Note(NamedTuple):
    """A way back from a passage to the row that leads to it: numbers of the report's own."""

    href: str
    words: str


@dataclass(frozen=True, slots=True)
class Passages:
    """What is linked to in one article."""

    ends: dict[int, int] = field(default_factory=dict)
    """For each start of a passage its end."""
    notes: dict[int, dict[Note, None]] = field(default_factory=dict)
    """What stands behind the text that ends there, each once, in order."""


@dataclass(frozen=True, slots=True)
class Places:
    """The articles by their number in the report, and the passages that something links to."""

    numbers: Mapping[int, int]
    wheres: Mapping[int, str]
    """Outlet and day of every article."""
    passages: Mapping[int, Passages]

    def passage(self, article: int, span: tuple[int, int], back: Note | None = None) -> str:
        """The link to a passage; where its text ends, a note leads back."""
        found = self.passages[article]
        start, end = span
        found.ends[start] = max(end, found.ends.get(start, end))
        if back is not None:
            found.notes.setdefault(end, {})[back] = None
        return f"#{self.numbers[article]}-{start}"

    def article(self, article: int) -> str:
        """The link to an article's row in the list."""
        return f"#a{self.numbers[article]}"

    def number(self, article: int) -> str:
        """The number of an article, which is its place in the list."""
        return f"A{self.numbers[article]}"

    def where(self, article: int) -> str:
        """Number, outlet and day of an article."""
        return f"{self.number(article)}, {self.wheres[article]}"


def number_articles(articles: pd.DataFrame) -> Places:
    """The articles in the order in which they were published, those without a date last."""
    ordered = articles.sort_values(["published", "article"], na_position="last")
    ids = [int(article) for article in ordered["article"]]
    return Places(
        numbers={article: number for number, article in enumerate(ids, start=1)},
        wheres=dict(zip(ids, map(where_words, ordered.to_dict("records")), strict=True)),
        passages={article: Passages() for article in ids},
    )


def where_words(row: Mapping[Hashable, Any]) -> str:
    """Outlet and day of an article, given its row."""
    return f"{row['outlet']}, {day_words(row['published'])}"


def day_words(when: Any) -> str:
    """A day as every screen writes it, or that it is not known."""
    return "date unknown" if pd.isna(when) else day(when)
