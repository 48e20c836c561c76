"""Names that surely mean the same, found by keys and without comparing all with all.

Two names are joined when they agree, no article names both, and every third name agrees with both
or with neither. So a name that could be either of two people joins nobody, whatever the order.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.resolution.names import Name, Seen
from analysis.resolution.reading import Reading, is_same

MOST = 200
"""Names in a block that are compared with each other. A larger one is cut down to equal letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A name with what the collection knows of it, read for comparison."""

    seen: Seen
    reading: Reading

    @property
    def name(self) -> Name:
        """The name itself."""
        return self.seen.name

    def agrees(self, other: "Known") -> bool:
        """Whether the two mean the same by their names, and no article keeps them apart."""
        return is_same(self.reading, other.reading) and not self.is_apart(other)

    def is_apart(self, other: "Known") -> bool:
        """Whether an article names both."""
        return not self.seen.articles.isdisjoint(other.seen.articles)


def find_blocks(known: Sequence[Known]) -> Iterator[tuple[Known, ...]]:
    """Names that may be the same: linked by keys, directly or through others. Single ones too."""
    for block in _linked([tuple(one.reading.keys) for one in known]):
        yield tuple(known[number] for number in block)


def cut_down(block: Sequence[Known]) -> Iterator[Sequence[Known]]:
    """A block, or where it is too large its parts with equal letters, or else single names."""
    if len(block) <= MOST:
        yield block
        return
    for numbers in _linked([(one.reading.letters,) for one in block]):
        part = [block[number] for number in numbers]
        yield from [part] if len(part) <= MOST else [[one] for one in part]


def find_groups(block: Sequence[Known]) -> Iterator[tuple[Known, ...]]:
    """The names of a block, those together that agree with the same names."""
    agreeing: dict[frozenset[int], list[Known]] = defaultdict(list)
    for number, one in enumerate(block):
        same = (other for other, two in enumerate(block) if other == number or one.agrees(two))
        agreeing[frozenset(same)].append(one)
    yield from map(tuple, agreeing.values())


def _linked(keys: Sequence[tuple[str, ...]]) -> Iterator[list[int]]:
    """Numbers of the rows that share a key, directly or through others (union-find)."""
    owner: dict[str, int] = {}
    parent: dict[int, int] = {}
    for number, own in enumerate(keys):
        parent[number] = number
        for key in own:
            one, other = _root(parent, owner.setdefault(key, number)), _root(parent, number)
            parent[max(one, other)] = min(one, other)
    members: dict[int, list[int]] = defaultdict(list)
    for number in range(len(keys)):
        members[_root(parent, number)].append(number)
    yield from members.values()


def _root(parent: dict[int, int], number: int) -> int:
    while parent[number] != number:
        parent[number] = parent[parent[number]]
        number = parent[number]
    return number
