"""What the rules look at: groups of names, and indexes of them by what they share."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from analysis.resolution.grouping import Known
from analysis.resolution.names import Name
from analysis.resolution.people import Person
from analysis.resolution.reading import Reading

MOST = 12
"""Groups in a block of which pairs are made. A larger block says that the key tells nothing."""
MOST_ANSWERS = 3
"""Groups that one name may be suggested for."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Group:
    """Names that surely mean the same, the one that is shown first. Compared by identity."""

    known: tuple[Known, ...]
    articles: frozenset[int]
    readings: tuple[Reading, ...]
    """Of all its names, the one with most parts first."""

    @property
    def name(self) -> Name:
        """The name that is shown."""
        return self.known[0].name

    @property
    def reading(self) -> Reading:
        """The fullest of its names, read."""
        return self.readings[0]

    @property
    def rank(self) -> tuple[int, int, Name]:
        """The smaller, the more of the two names is this one to be kept."""
        return (-len(self.articles), -len(self.name.name.split()), self.name)

    @property
    def people(self) -> tuple[Person, ...]:
        """Its names taken apart where it is a person's."""
        return tuple(one for one in self.readings if isinstance(one, Person))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two groups that may be one, why, and how likely from 0 to 1."""

    one: Group
    other: Group
    reason: str
    score: float


def make_group(known: Iterable[Known]) -> Group:
    """A group of its names: the one in most articles is shown, of equal ones the fuller."""
    ordered = sorted(known, key=_by_use)
    readings = (one.reading for one in ordered)
    return Group(
        known=tuple(ordered),
        articles=frozenset().union(*(one.seen.articles for one in ordered)),
        readings=tuple(sorted(readings, key=lambda one: -len(one.letters))),
    )


def _by_use(one: Known) -> tuple[int, int, int, bool, Name]:
    name = one.name.name
    seen = one.seen
    return (-len(seen.articles), -len(name.split()), -seen.mentions, name.isupper(), one.name)


Index = Mapping[str, Sequence[Group]]


def index(groups: Iterable[Group], keys: Callable[[Group], Iterable[str]]) -> Index:
    """Groups by their keys, each once under a key."""
    found: dict[str, dict[Group, None]] = defaultdict(dict)
    for group in groups:
        for key in keys(group):
            found[key][group] = None
    return {key: tuple(under) for key, under in found.items()}


def find_pairs(by_key: Index) -> Iterator[tuple[Group, Group]]:
    """Every two groups that share a key, once for each key; none from crowded blocks."""
    for under in by_key.values():
        if len(under) <= MOST:
            yield from combinations(under, 2)
