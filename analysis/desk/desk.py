"""The desk: all that somebody may do, in one place."""

from collections.abc import Iterable
from dataclasses import dataclass

from analysis.access import Role
from analysis.corrections import Correction, Entry, Undo
from analysis.desk.articles import Articles
from analysis.desk.entries import check_corrections, check_entries, check_undos, imported_by
from analysis.desk.people import People
from analysis.desk.shares import Shares
from analysis.store.share_records import Action


@dataclass(frozen=True, slots=True)
class Desk(Articles, Shares, People):
    """Everything that the screens do, each checked and logged."""

    def correct(self, collection: int, corrections: Iterable[Correction]) -> tuple[Entry, ...]:
        """The entries that were added to the log of corrections, as theirs."""
        some = tuple(corrections)
        told = ", ".join(type(one).__name__.lower() for one in some)
        store = self._as(Role.EDITOR, collection, Action.CORRECT, told)
        check_corrections(some)
        if any(isinstance(one, Undo) for one in some):
            check_undos(some, self._keys(collection))
        return store.correct(collection, some, self.access.who)

    def add_corrections(self, collection: int, entries: Iterable[Entry]) -> int:
        """How many entries of another log were new; each is marked as imported by them."""
        some = tuple(entries)
        store = self._as(Role.EDITOR, collection, Action.CORRECT, f"import {len(some)} entries")
        check_entries(some, self.store.clock(), self._keys(collection))
        return store.add_corrections(collection, imported_by(self.access.who, some))

    def _keys(self, collection: int) -> frozenset[str]:
        """Of the log as it stands. It only grows: what is in it now, an undo may take back."""
        return frozenset(entry.key for entry in self.store.corrections(collection))
