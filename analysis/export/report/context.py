"""What every section of the report is written from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from analysis.export.reading import Tables
from analysis.export.report.behind import Behind, Ref
from analysis.export.report.places import Places
from analysis.export.wanted import Wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The export, its tables, and where what they count is found in the report."""

    wanted: Wanted
    tables: Tables
    places: Places
    behind: Behind

    @property
    def articles_read(self) -> int:
        """How many articles everything is counted from."""
        return len(self.tables.done)

    def article_ref(self, article: int) -> Ref:
        """The link to an article's row."""
        return Ref(self.places.article(article), self.places.where(article))

    def denial_ref(self, row: Mapping[Any, Any]) -> Ref:
        """The link to the passage of a denial, given its row of the statements table."""
        article, span = int(row["article"]), (int(row["start"]), int(row["end"]))
        words = f"denied by {row['who']}, {self.places.where(article)}"
        return Ref(self.places.passage(article, span), words)
