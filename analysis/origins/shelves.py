"""An index from keys to what has them, in order."""

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from sys import maxsize

from analysis.origins.reports import ReportId


@dataclass(slots=True)
class Shelves:
    """For every key the ids that have it, in rising order."""

    _ids: defaultdict[str, list[ReportId]] = field(default_factory=lambda: defaultdict(list))

    def put(self, id_: ReportId, keys: Iterable[str]) -> None:
        """Puts an id under its keys. It must not be there already."""
        for key in keys:
            insort(self._ids[key], id_)

    def take(self, id_: ReportId, keys: Iterable[str]) -> None:
        """Takes an id away from its keys."""
        for key in keys:
            ids = self._ids[key]
            del ids[bisect_left(ids, id_)]
            if not ids:
                del self._ids[key]

    def before(self, id_: ReportId, key: str, most: int) -> Sequence[ReportId]:
        """The last ids before one, that many at most."""
        ids = self._ids.get(key, ())
        end = bisect_left(ids, id_)
        return ids[max(0, end - most) : end]

    def following(self, id_: ReportId, key: str, number: int) -> ReportId | None:
        """The id that stands that many places behind one; None where there are not so many."""
        ids = self._ids.get(key, ())
        place = bisect_right(ids, id_) + number - 1
        return ids[place] if place < len(ids) else None

    def between(self, id_: ReportId, end: ReportId | None, key: str) -> Sequence[ReportId]:
        """The ids behind one, up to an end that is included; all of them where there is none."""
        ids = self._ids.get(key, ())
        last = len(ids) if end is None else bisect_right(ids, end)
        return ids[bisect_right(ids, id_) : last]

    def all(self, keys: Iterable[str], most: int = maxsize) -> set[ReportId]:
        """All that have one of the keys; a key that more than that many have is passed over."""
        lists = (self._ids.get(key, ()) for key in keys)
        return {id_ for ids in lists if len(ids) <= most for id_ in ids}

    def count(self, key: str) -> int:
        """How many have a key."""
        return len(self._ids.get(key, ()))
