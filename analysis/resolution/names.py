"""Names as a collection's articles give them, and what resolution makes of them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A name and its type, as the analysis of some article gives them."""

    name: str
    type: str
    """PERSON, ORG, GPE, LOC, NORP, EVENT, ..."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a collection knows of a name."""

    name: Name
    articles: frozenset[int]
    """Ids of the articles that name it. Two names of one article are kept apart there, which
    contradicts that they are the same."""
    mentions: int
    aliases: tuple[str, ...] = ()
    """Other forms that articles give for it, such as "IMF" or a surname."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Two names that are only likely the same."""

    first: Name
    """The one whose name would be kept."""
    second: Name
    reason: str
    """A sentence for the reader."""
    rule: str
    score: float
    """0 to 1, for the order only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Groups of names that surely mean the same, and pairs that may."""

    groups: tuple[tuple[Name, ...], ...]
    """Every name is in one of them. The first of a group is the one that is shown."""
    suggestions: tuple[Suggestion, ...]
    """Between the first names of groups, best first."""
