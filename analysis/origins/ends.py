"""The end of one statement's chain: whose words it really passes on, and through whom."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache

from analysis import words
from analysis.models import SourceKind
from analysis.origins.reports import ReportId, Statement, Teller
from analysis.origins.stems import stem
from analysis.resolution.folding import words_of

OWN = frozenset({SourceKind.AUTHOR, SourceKind.UNATTRIBUTED})
NAMED = frozenset({SourceKind.NAMED_PERSON, SourceKind.NAMED_ORGANISATION})


class Sort(Enum):
    """How an end is told from others."""

    NAMED = "named"
    """By its name, whoever reports it."""
    DOCUMENT = "document"
    """By what sort of document it is."""
    UNNAMED = "unnamed"
    """By the outlet or person it spoke to."""
    OUTLET = "outlet"
    """An outlet that says no more, whose own report may say more."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a statement stands."""

    article: int
    outlet: str | None
    home: str | None
    """The outlet that had the text first, where the article is a copy; else its own."""
    is_copy: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """The end of a chain."""

    id: ReportId
    place: Place
    sort: Sort
    key: str
    """What ends that are surely one have in common; empty for documents and the unknown."""
    teller: Teller | None
    relay: str
    """Outlet or person that passes it on, folded; empty where unknown."""
    shown_relay: str
    outlets: frozenset[str]
    """Outlets of the chain, folded."""
    described: frozenset[str]
    """Stems of what an unnamed end is called, without words that fit any."""


def find_end(statement: Statement, place: Place) -> End:
    """Where a statement's chain ends."""
    teller = statement.chain[-1] if statement.chain else None
    shown = _shown_relay(statement, place)
    sort, key = _identify(teller, fold_outlet(shown), fold_outlet(place.home or ""))
    return End(
        id=statement.id,
        place=place,
        sort=sort,
        key=key,
        teller=teller,
        relay=fold_outlet(shown),
        shown_relay=shown,
        outlets=frozenset(_outlets(statement)),
        described=_described(teller.words) if teller else frozenset(),
    )


def _outlets(statement: Statement) -> Iterator[str]:
    links = (one for one in statement.chain if one.kind is SourceKind.MEDIA_OUTLET and one.name)
    return (fold_outlet(one.name or "") for one in links)


def fold_outlet(name: str) -> str:
    """An outlet's name for comparison.

    >>> fold_outlet("The Harbour Courier") == fold_outlet("Harbour Courier")
    True
    """
    found = words_of(name)
    return " ".join(found[1:] if len(found) > 1 and found[0] == "the" else found)


def _shown_relay(statement: Statement, place: Place) -> str:
    """The last before the origin who has a name, or else the outlet of the article."""
    named = [one.name for one in statement.chain[:-1] if one.name]
    return named[-1] if named else place.home or ""


def _identify(teller: Teller | None, relay: str, home: str) -> tuple[Sort, str]:
    if teller is None or teller.kind in OWN:
        return (Sort.OUTLET, f"outlet {home}") if home else (Sort.UNKNOWN, "")
    if teller.kind is SourceKind.MEDIA_OUTLET:
        name = fold_outlet(teller.name or "")
        return (Sort.OUTLET, f"outlet {name}") if name else (Sort.UNKNOWN, "")
    if teller.identity is not None:
        return Sort.NAMED, f"#{teller.identity}"
    if teller.kind in NAMED:
        return Sort.NAMED, "named " + " ".join(words_of(teller.name or teller.words))
    if teller.kind is SourceKind.DOCUMENT:
        return Sort.DOCUMENT, ""
    return (Sort.UNNAMED, f"unnamed {relay}") if relay else (Sort.UNKNOWN, "")


def _described(text: str) -> frozenset[str]:
    return frozenset(map(stem, words_of(short_description(text)))) - _empty()


def short_description(text: str) -> str:
    """What an unnamed source is called, without what is told of it.

    >>> short_description("three city officials, who asked not to be named")
    'three city officials'
    """
    told_of = words.load("origins")["ends"]["told_of"]
    found = text.partition(",")[0].split()
    ends = (place for place, word in enumerate(found) if word.lower() in told_of and place)
    return " ".join(found[: next(ends, len(found))])


@cache
def _empty() -> frozenset[str]:
    ends, listed = words.load("origins")["ends"], words.load("origins")
    numbers = (*listed["numbers"], *listed["scales"])
    any_of = (*ends["any"], *ends["pointers"], *numbers, *listed["stop"].split())
    return frozenset(map(stem, any_of))
