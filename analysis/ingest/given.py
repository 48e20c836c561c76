"""What somebody says of an article, when it is added or later."""

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from analysis.models import Article, Basis, BlockKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the reader was told of an article; it wins over what the article says of itself."""

    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    section: str | None = None
    url: str | None = None
    published: date | None = None
    updated: date | None = None
    decided: tuple[tuple[str, BlockKind], ...] = ()
    """Keys of blocks that somebody said are, or are not, part of the story, and what they are."""


MOMENTS = {"published": "published_at", "updated": "updated_at"}
"""A day and the moment that is no longer known once another day is given."""


def apply_given(article: Article, given: Given) -> Article:
    """The article with everything that was given in place of what was found, and its basis."""
    known: dict[str, Any] = {
        field.name: value for field in fields(given) if (value := getattr(given, field.name))
    }
    decided = known.pop("decided", ())
    moments: dict[str, Any] = {
        moment: None
        for day, moment in MOMENTS.items()
        if day in known and known[day] != getattr(article, day)
    }
    basis = {**dict(article.basis), **dict.fromkeys(known, Basis.GIVEN)}
    return replace(article, **known, **moments, basis=tuple(basis.items()), decided=decided)
