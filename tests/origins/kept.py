"""The memory of a collection that is kept in this process."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from analysis.origins import Collection, Report, ReportId
from analysis.origins.shelves import Shelves


class Kept:
    """Knows whatever a collection has found. The collection must not change any more."""

    def __init__(self, whole: Collection) -> None:
        """The memory of that collection."""
        self.whole = whole
        self.shelves: Mapping[str, Shelves] = {
            "claims leading": whole.told.leading,
            "claims led": whole.told.led,
            "copies leading": whole.copies.leading,
            "copies led": whole.copies.led,
            "denials": whole.answering.by_key,
        }

    def report(self, article: int) -> Report | None:
        return self.whole.reports.get(article)

    def items(self, sort: str, ids: Iterable[ReportId]) -> Mapping[ReportId, Any]:
        known = {
            "claims": self.whole.told.items,
            "copies": self.whole.copies.items,
            "denials": self.whole.answering.loose,
        }[sort]
        return {id_: known[id_] for id_ in ids if id_ in known}

    def leader(self, sort: str, id_: ReportId) -> ReportId | None:
        found: ReportId | None = self._groups(sort).leader_of.get(id_)
        return found

    def members(self, sort: str, leader: ReportId) -> Sequence[ReportId]:
        return tuple(self._groups(sort).members(leader))

    def answer(self, denial: ReportId) -> ReportId | None:
        return self.whole.answered_by(denial)

    def answering(self, claim: ReportId) -> Sequence[ReportId]:
        answers = self.whole.answering.answers
        return sorted(denial for denial, to in answers.items() if to == claim)

    def shelf(
        self, name: str, keys: Iterable[str], last: int | None
    ) -> Mapping[str, Sequence[ReportId]]:
        shelves = self.shelves[name]
        return {key: sorted(shelves.all([key]))[-(last or 0) :] for key in keys}

    def _groups(self, sort: str):  # type: ignore[no-untyped-def]
        return {"claims": self.whole.told, "copies": self.whole.copies}[sort]
