"""What comparing the articles of a collection finds."""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.models import SourceKind
from analysis.origins.reports import ReportId


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Somebody at whose words the chains of a claim end."""

    words: str
    """Its name, or what an article calls it, with the outlet that it spoke to."""
    kind: SourceKind
    identity: int | None
    statements: tuple[ReportId, ...]
    """Those that rest on it, in order."""
    articles: tuple[int, ...]
    outlets: tuple[str, ...]
    """Of those articles, as far as they are known; each once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """The independent origins of a claim."""

    found: tuple[Origin, ...]
    """Those on which most articles rest first."""
    is_exact: bool
    """False where the end of a chain cannot be told: there are at least as many as found."""
    articles: int
    """That state the claim, copies included."""
    copies: int
    """How many of them are copies of another one of them."""
    outlets: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """How many articles rest on how many origins, in words.

        >>> Origins(found=(), is_exact=False, articles=1, copies=0, outlets=()).sentence
        '1 article of an unknown outlet; its origin is not known'
        """
        return _sentence(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Something that is claimed, with every statement of it and every denial."""

    id: ReportId
    """Its first statement as stored."""
    statements: tuple[ReportId, ...]
    """Those that say so, in order, its first one included."""
    denials: tuple[ReportId, ...]
    """Those that say it is not so, whichever article they stand in."""
    origins: Origins


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What adding or taking out an article changed: all of it is to be stored anew, no more."""

    claims: frozenset[ReportId]
    """Claims that are new or have other statements, denials or origins."""
    gone: frozenset[ReportId]
    """Claims that there are no longer."""
    copies: frozenset[int]
    """Articles that are in another group of copies than before."""
    answers: frozenset[ReportId]
    """Denials that answer another claim than before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """All that was found in a collection."""

    claims: Mapping[ReportId, ReportId]
    """The claim of every statement that claims something."""
    copies: Mapping[int, int]
    """The first article of every article's group of copies; an article may be left out where it has
    no other."""
    answers: Mapping[ReportId, ReportId]
    """The claim of another article that a denial answers."""


def _sentence(origins: Origins) -> str:
    known = len(origins.outlets)
    places = f"in {_count(known, 'outlet')}" if known else "of an unknown outlet"
    articles = f"{_count(origins.articles, 'article')} {places}"
    if not origins.found:
        whose = "its origin is" if origins.articles == 1 else "their origins are"
        return f"{articles}; {whose} not known"
    least = "" if origins.is_exact else "at least "
    verb = "rests" if origins.articles == 1 else "rest"
    names = "; ".join(origin.words for origin in origins.found)
    return f"{articles} {verb} on {least}{_count(len(origins.found), 'origin')}: {names}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
