"""What a collection knows of each article before it is compared with others."""

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from analysis.models import SourceKind, Stance

CLAIMING = frozenset({Stance.ASSERTS, Stance.CONFIRMS})
"""Stances of statements that make or repeat a claim."""


class ReportId(NamedTuple):
    """A statement or a denial of a collection. They are ordered as they were stored."""

    article: int
    position: int
    """Its place in the article. Statements and denials are counted apart."""


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody named in a statement, by name, title or a resolved pronoun."""

    identity: int
    type: str
    """PERSON, ORG, GPE, LOC, FAC, ..."""
    words: str = ""
    """As the article has it there; empty for a pronoun."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """One element of a statement's chain."""

    kind: SourceKind
    words: str
    """As the article calls it."""
    name: str | None = None
    """Its resolved name; None where the article gives none."""
    identity: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Somebody says something in an article."""

    id: ReportId
    stance: Stance
    words: str
    """What is said, without the words that say who says it."""
    chain: tuple[Teller, ...] = ()
    """Outermost first, origin last. The article's own outlet is no element."""
    named: tuple[Named, ...] = ()
    """Who is named in what is said, in reading order."""
    said: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Denied:
    """Somebody says in an article that something is not so."""

    id: ReportId
    words: str
    """What is denied, without the words that deny it ("never")."""
    denier: int | None = None
    """Identity of the one who denies."""
    named: tuple[Named, ...] = ()
    answers: int | None = None
    """Position of the statement of the same article that it answers; None where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything about one article that is compared with other articles."""

    article: int
    outlet: str | None = None
    published: dt.date | None = None
    sketch: tuple[int, ...] = ()
    """Of its text: `analysis.origins.make_sketch`."""
    named: frozenset[int] = frozenset()
    """Identities of all who are named in the article."""
    statements: tuple[Statement, ...] = ()
    denials: tuple[Denied, ...] = ()
