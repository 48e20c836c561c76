"""Candidate names: where they stand, what speaks for each type, the best of overlapping ones."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

Votes = Mapping[str, float]

SURE = 2  # found by a form that leaves no other reading, such as a dateline
USUAL = 1
CERTAIN = 5.0
"""The vote of such a form: more than a list and the model together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A run of words taken for a name. `first` and `last` are word numbers, half open."""

    first: int
    last: int
    votes: Votes = field(default_factory=dict)
    """Weight of what speaks for each type."""
    name: str | None = None
    """The name shown where a list knows it."""
    is_demonym: bool = False
    is_dropped: bool = False
    """Stands here only so that no name is found inside it."""
    rank: int = USUAL

    def overlaps(self, other: "Mention") -> bool:
        """Whether the two share a word."""
        return self.first < other.last and other.first < self.last


def add_votes(votes: Iterable[Votes]) -> Votes:
    """The sum of several votes."""
    total: dict[str, float] = {}
    for vote in votes:
        for kind, weight in vote.items():
            total[kind] = total.get(kind, 0.0) + weight
    return total


def winner(votes: Votes) -> str:
    """The type with the most weight; the first of equals; empty where nobody voted."""
    return max(votes, key=lambda kind: votes[kind], default="")


def settle(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Mentions without overlaps, in reading order: surer ones first, then longer ones.

    Those with the same words become one that keeps all votes.
    """
    chosen: list[Mention] = []
    taken: set[int] = set()
    for mention in sorted(_merged(mentions), key=lambda m: (-m.rank, m.first - m.last, m.first)):
        if taken.isdisjoint(range(mention.first, mention.last)):
            taken.update(range(mention.first, mention.last))
            chosen.append(mention)
    return tuple(sorted(chosen, key=lambda mention: mention.first))


def _merged(mentions: Iterable[Mention]) -> Iterator[Mention]:
    together: dict[tuple[int, int], list[Mention]] = {}
    for mention in mentions:
        if mention.first < mention.last:
            together.setdefault((mention.first, mention.last), []).append(mention)
    for same in together.values():
        known = next((mention for mention in same if mention.name), same[0])
        yield replace(
            known,
            votes=add_votes(mention.votes for mention in same),
            rank=max(mention.rank for mention in same),
            is_dropped=any(mention.is_dropped for mention in same),
        )
