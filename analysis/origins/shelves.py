"""An index from keys to what has them, in order."""

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from sys import maxsize

from analysis.origins.reports import ReportId

Recall = Callable[[Iterable[str], int | None], Mapping[str, Sequence[ReportId]]]
"""Gives the ids under keys: of each the last so many, or all."""
TAIL = 256
"""Ids of a key that are recalled at first, the last ones. Who is added last needs no others, and
far fewer change at once."""


class Shelves:
    """For every key the ids that have it, in rising order."""

    def __init__(self, recall: Recall, tail: int = TAIL) -> None:
        """Shelves on which `recall` has put ids before."""
        self._recall, self._tail = recall, tail
        self._ids: dict[str, list[ReportId]] = {}
        self._cut: set[str] = set()
        """Keys of which only the last ids are known."""
        self.moves: Counter[tuple[str, ReportId]] = Counter()
        """Ids that have come to (1) or gone from (-1) a key; 0 where they did both."""

    def fetch(self, keys: Iterable[str]) -> None:
        """Recalls several keys at once, which is quicker than one after the other."""
        wanted = {key for key in keys if key not in self._ids}
        if wanted:
            known = self._recall(wanted, self._tail)
            self._ids |= {key: list(known.get(key, ())) for key in wanted}
            self._cut |= {key for key in wanted if len(self._ids[key]) >= self._tail}

    def put(self, id_: ReportId, keys: Iterable[str]) -> None:
        """Puts an id under its keys. It must not be there already."""
        for key in keys:
            insort(self._from(id_, key), id_)
            self.moves[key, id_] += 1

    def take(self, id_: ReportId, keys: Iterable[str]) -> None:
        """Takes an id away from its keys."""
        for key in keys:
            ids = self._from(id_, key)
            del ids[bisect_left(ids, id_)]
            self.moves[key, id_] -= 1

    def before(self, id_: ReportId, key: str, most: int) -> Sequence[ReportId]:
        """The last ids before one, that many at most."""
        ids = self._of(key)
        if bisect_left(ids, id_) < most:
            ids = self._whole(key)
        end = bisect_left(ids, id_)
        return ids[max(0, end - most) : end]

    def following(self, id_: ReportId, key: str, number: int) -> ReportId | None:
        """The id that stands that many places behind one; None where there are not so many."""
        ids = self._from(id_, key)
        place = bisect_right(ids, id_) + number - 1
        return ids[place] if place < len(ids) else None

    def between(self, id_: ReportId, end: ReportId | None, key: str) -> Sequence[ReportId]:
        """The ids behind one, up to an end that is included; all of them where there is none."""
        ids = self._from(id_, key)
        last = len(ids) if end is None else bisect_right(ids, end)
        return ids[bisect_right(ids, id_) : last]

    def all(self, keys: Iterable[str], most: int = maxsize) -> set[ReportId]:
        """All that have one of the keys; a key that more than that many have is passed over."""
        wanted = tuple(keys)
        self.fetch(wanted)
        lists = [self._whole(key) if most >= self._tail else self._ids[key] for key in wanted]
        return {id_ for ids in lists if len(ids) <= most for id_ in ids}

    def count(self, key: str) -> int:
        """How many have a key; of very many not all are counted."""
        return len(self._of(key))

    def _of(self, key: str) -> list[ReportId]:
        if key not in self._ids:
            self.fetch((key,))
        return self._ids[key]

    def _from(self, id_: ReportId, key: str) -> list[ReportId]:
        """The ids under a key, those behind one id at least."""
        ids = self._of(key)
        return ids if ids and ids[0] <= id_ else self._whole(key)

    def _whole(self, key: str) -> list[ReportId]:
        if key in self._cut:
            self._cut.remove(key)
            moved = {id_: way for (of, id_), way in self.moves.items() if of == key and way}
            known = set(self._recall((key,), None).get(key, ()))
            known |= {id_ for id_, way in moved.items() if way > 0}
            self._ids[key] = sorted(known - {id_ for id_, way in moved.items() if way < 0})
        return self._of(key)
