"""What somebody says of an article when it is added."""

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from analysis.models import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the reader was told of an article; it wins over what the article says of itself."""

    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: date | None = None


def apply_given(article: Article, given: Given) -> Article:
    """The article with everything that was given in place of what was found."""
    known: dict[str, Any] = {
        field.name: value for field in fields(given) if (value := getattr(given, field.name))
    }
    return replace(article, **known)
