"""What an export is made of: a collection, a part of it, and the moment that it bears."""

from dataclasses import dataclass, replace
from datetime import datetime

from analysis.store import Collection, Store
from analysis.tables import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Whose rows are exported, which of them, and when: the same in, the same bytes out."""

    store: Store
    collection: Collection
    scope: Scope
    moment: datetime
    """UTC."""
    page: str = ""
    """The screen that it was asked from; empty for the command line."""
    each: bool = False
    """Whether articles that share their text are counted each."""
    with_corrections: bool = True
    """Whether the log of corrections, which names people who work here, is in it."""

    @property
    def counted(self) -> Scope:
        """The scope of what is counted: of articles that share their text, one."""
        return self.scope if self.each else replace(self.scope, once=True)

    @property
    def day(self) -> str:
        """The day of the export, for a file's name."""
        return f"{self.moment:%Y-%m-%d}"
