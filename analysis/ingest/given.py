"""What somebody says of an article, when it is added or later."""

from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
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
    stated: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    """Fields that a column of a table told, and what it told: words, a day, or a moment with its
    time zone, as ISO 8601. It holds until somebody gives the field another value."""

    def told_by_file(self, name: str) -> str | None:
        """What a column told of the field; None where it is somebody's own word."""
        told, value = dict(self.stated).get(name), getattr(self, name)
        if isinstance(value, date):
            return told if told and told.startswith(value.isoformat()) else None
        return told if told == value else None

    def filled_by(self, whole: "Given") -> "Given":
        """The same, with what was said of the whole where nothing is said of this part."""
        said = {
            each.name: getattr(self, each.name) or getattr(whole, each.name)
            for each in fields(self)
        }
        return Given(**said | {"stated": self.stated})


NOTHING_GIVEN = Given()

MOMENTS = {"published": "published_at", "updated": "updated_at"}
"""A day and the moment that is no longer known once another day is given."""


def apply_given(article: Article, given: Given) -> Article:
    """The article with everything that was given in place of what was found, and its basis."""
    known: dict[str, Any] = {
        each.name: value for each in fields(given) if (value := getattr(given, each.name))
    }
    decided = known.pop("decided", ())
    known.pop("stated", None)
    told = {name: given.told_by_file(name) for name in known}
    moments: dict[str, Any] = {
        moment: _moment(told[day])
        for day, moment in MOMENTS.items()
        if day in known and (_moment(told[day]) or known[day] != getattr(article, day))
    }
    sources = {name: Basis.FILE if words else Basis.GIVEN for name, words in told.items()}
    basis = {**dict(article.basis), **sources}
    return replace(article, **known, **moments, basis=tuple(basis.items()), decided=decided)


def _moment(told: str | None) -> datetime | None:
    """The moment that a column told, with its time zone; None where it told only a day."""
    moment = datetime.fromisoformat(told) if told else None
    return moment if moment and moment.tzinfo else None
