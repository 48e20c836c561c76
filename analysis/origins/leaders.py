"""Groups around the first that said a thing.

Everything is compared with the leaders before it, in the order it was stored, and joins the most
alike or leads a group of its own (leader clustering; Hartigan, "Clustering algorithms", 1975). So a
group has no chain of ever less alike members, and adding the newest changes nothing older. What is
added or taken out in between is settled by going over those behind it that it may concern: the
groups depend on what is there, never on when it came.
"""

from bisect import insort
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from heapq import heappop, heappush
from typing import Any, Generic, TypeVar

from analysis.origins.memory import Memory, Recalled
from analysis.origins.reports import ReportId
from analysis.origins.shelves import Shelves

MOST = 32
"""Leaders under one key that something is compared with: the last ones before it."""
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge(Generic[Item]):
    """How things of one sort are compared."""

    sort: str
    """Its name in a `Memory`."""
    keys: Callable[[Item], Sequence[str]]
    """Only what shares one of them is compared."""
    score: Callable[[Item, Item], float]
    """How alike something and a leader are; 0 where they do not belong together."""
    mark: Callable[[Item], Hashable]
    """What may keep something from members of a group that it has the leader in common with."""
    clashes: Callable[[Any, Any], bool]
    """Whether two marks keep apart."""


class Leaders(Generic[Item]):
    """Things of one sort and the leaders they belong to."""

    def __init__(
        self,
        judge: Judge[Item],
        memory: Memory,
        most: int = MOST,
    ) -> None:
        """Groups as the memory has them."""
        sort = judge.sort
        self.judge, self.most, self._memory = judge, most, memory
        self.items: Recalled[ReportId, Item] = Recalled(
            lambda id_: memory.items(sort, [id_]).get(id_)
        )
        self.leader_of: Recalled[ReportId, ReportId] = Recalled(partial(memory.leader, sort))
        self.leading = Shelves(partial(memory.shelf, f"{sort} leading"))
        self.led = Shelves(partial(memory.shelf, f"{sort} led"))
        self._marks: Recalled[ReportId, dict[Hashable, list[ReportId]]] = Recalled(self._recall)

    def members(self, leader: ReportId) -> tuple[ReportId, ...]:
        """A leader's group in order, itself first; empty where it leads nobody."""
        marks = self._marks.get(leader, {})
        return tuple(sorted(id_ for ids in marks.values() for id_ in ids))

    def fetch(self, ids: Iterable[ReportId]) -> None:
        """Recalls what several of them are compared by."""
        self.items.fetch(ids, partial(self._memory.items, self.judge.sort))

    def leaders_by(self, keys: Iterable[str], most: int) -> set[ReportId]:
        """The leaders that share a key; keys that too many share are passed over."""
        return self.leading.all(keys, most)

    def count_leaders(self, key: str) -> int:
        """How many leaders have a key."""
        return self.leading.count(key)

    def add(self, items: Mapping[ReportId, Item]) -> dict[ReportId, ReportId | None]:
        """Takes in what is new, and gives back whose leader changed, with the leader before."""
        keys = {key for item in items.values() for key in self.judge.keys(item)}
        self.leading.fetch(keys)
        self.led.fetch(keys)
        for id_, item in items.items():
            self.items[id_] = item
        return self._settle(items)

    def remove(self, ids: Iterable[ReportId]) -> dict[ReportId, ReportId | None]:
        """Takes out what is there, and gives back the others whose leader changed."""
        waiting: set[ReportId] = set()
        for id_ in sorted(ids):
            waiting |= self._leave(id_)
        return self._settle(waiting)

    def _recall(self, leader: ReportId) -> dict[Hashable, list[ReportId]] | None:
        """The members of a group that is remembered, by their marks."""
        marks: dict[Hashable, list[ReportId]] = {}
        members = self._memory.members(self.judge.sort, leader)
        self.fetch(members)
        for id_ in members:
            marks.setdefault(self.judge.mark(self.items[id_]), []).append(id_)
        return marks or None

    def _leave(self, id_: ReportId) -> set[ReportId]:
        """Takes one out; gives back whom behind it that may concern."""
        leader = self.leader_of[id_]
        self._part(id_)
        concerned = self._concerned(id_, (id_, leader), turns=leader == id_)
        del self.items[id_]
        return concerned

    def _settle(self, ids: Iterable[ReportId]) -> dict[ReportId, ReportId | None]:
        waiting = sorted(set(ids))
        changed: dict[ReportId, ReportId | None] = {}
        known = set(waiting)
        while waiting:
            id_ = heappop(waiting)
            if id_ not in self.items:
                continue
            before, leader = self.leader_of.get(id_), self._find_leader(id_)
            if before == leader:
                continue
            changed.setdefault(id_, before)
            for later in self._move(id_, before, leader) - known:
                known.add(later)
                heappush(waiting, later)
        return changed

    def _move(self, id_: ReportId, before: ReportId | None, to: ReportId) -> set[ReportId]:
        """Gives somebody another leader; gives back whom behind it that may concern."""
        if before is not None:
            self._part(id_)
        self._join(id_, to)
        leaders = [one for one in (id_, before, to) if one is not None]
        return self._concerned(id_, leaders, turns=(before == id_) != (to == id_))

    def _concerned(
        self, id_: ReportId, leaders: Iterable[ReportId], *, turns: bool
    ) -> set[ReportId]:
        """Who behind one may belong elsewhere now that it has come to or gone from some leaders.

        They are like one of these; or it turned leader or ceased to be one (`turns`), and under a
        key that has very many another is left out for it.
        """
        found: set[ReportId] = set()
        for leader in (one for one in set(leaders) if one in self.items):
            item = self.items[leader]
            near = self._reach(id_, leader, self.judge.keys(item))
            self.fetch(near)
            found.update(one for one in near if self.judge.score(self.items[one], item))
        return found | (set(self._pushed(id_)) if turns else set())

    def _pushed(self, id_: ReportId) -> Iterator[ReportId]:
        """Who has lost a leader from its reach or got one back, since one has turned or ceased."""
        keys = self.judge.keys(self.items[id_])
        for key in (key for key in keys if self.count_leaders(key) >= self.most):
            for one in self._reach(id_, id_, [key]):
                edge = self.leading.before(one, key, self.most + 1)[:2]
                if any(self.judge.score(self.items[one], self.items[e]) for e in edge):
                    yield one

    def _reach(self, id_: ReportId, leader: ReportId, keys: Iterable[str]) -> set[ReportId]:
        """Who behind one is compared with a leader, unless enough others stand in between."""
        found: set[ReportId] = set()
        for key in keys:
            end = self.leading.following(leader, key, self.most)
            found.update(self.leading.between(id_, end, key))
            found.update(self.led.between(id_, end, key))
        return found

    def _join(self, id_: ReportId, leader: ReportId) -> None:
        self.leader_of[id_] = leader
        item = self.items[id_]
        marks = self._marks.setdefault(leader, {})
        insort(marks.setdefault(self.judge.mark(item), []), id_)
        self._shelf(id_, leader).put(id_, self.judge.keys(item))

    def _shelf(self, id_: ReportId, leader: ReportId) -> Shelves:
        return self.leading if leader == id_ else self.led

    def _part(self, id_: ReportId) -> None:
        leader, item = self.leader_of[id_], self.items[id_]
        marks, mark = self._marks[leader], self.judge.mark(item)
        del self.leader_of[id_]
        marks[mark].remove(id_)
        if not marks[mark]:
            del marks[mark]
        if not marks:
            del self._marks[leader]
        self._shelf(id_, leader).take(id_, self.judge.keys(item))

    def _find_leader(self, id_: ReportId) -> ReportId:
        """The leader that one is most like, the first of several; itself where there is none."""
        item, items, score = self.items[id_], self.items, self.judge.score
        scored = ((score(item, items[one]), one) for one in self._candidates(id_))
        ranked = sorted(((-value, one) for value, one in scored if value))
        return next((one for _, one in ranked if not self._is_kept_apart(id_, one)), id_)

    def _candidates(self, id_: ReportId) -> set[ReportId]:
        found: set[ReportId] = set()
        for key in self.judge.keys(self.items[id_]):
            found.update(self.leading.before(id_, key, self.most))
        self.fetch(found)
        return found

    def _is_kept_apart(self, id_: ReportId, leader: ReportId) -> bool:
        mark = self.judge.mark(self.items[id_])
        return any(self.judge.clashes(mark, other) for other in self._marks_before(id_, leader))

    def _marks_before(self, id_: ReportId, leader: ReportId) -> Iterator[Hashable]:
        marks = self._marks.get(leader, {})
        return (mark for mark, ids in marks.items() if ids[0] < id_)
