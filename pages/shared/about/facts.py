"""What is known of an article, each fact with where it was read, as HTML.

Pure: an article in, HTML out. Whatever comes from the article is escaped.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from html import escape

from analysis.charts.labels import day as written
from analysis.charts.theme import BASIS_WORDS, FIELD_WORDS, NOT_STATED
from analysis.languages import name_of
from analysis.models import Article

_MOMENTS = {"published": "published_at", "updated": "updated_at"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that is known of an article, or that is not known, in words."""

    label: str
    value: str
    """Empty where nothing is known."""
    basis: str


def list_facts(article: Article) -> Iterator[Fact]:
    """Every field in the order in which it is shown."""
    for name, label in FIELD_WORDS.items():
        value = value_of(article, name)
        yield Fact(label=label, value=value, basis=basis_of(article, name))


def value_of(article: Article, field: str) -> str:
    """A field in words; empty where it is not known."""
    value = getattr(article, field)
    if value is None:
        return ""
    if field == "language":
        return name_of(value)
    if isinstance(value, date):
        return _when(value, getattr(article, _MOMENTS[field]))
    return str(value)


def basis_of(article: Article, field: str) -> str:
    """Where a field was read; empty where it is known and nobody knows from where."""
    if getattr(article, field) is None:
        return NOT_STATED
    return BASIS_WORDS.get(dict(article.basis).get(field, ""), "")


def _when(day: date, moment: datetime | None) -> str:
    words = written(day)
    return words if moment is None else f"{words}, {moment:%H:%M} ({_zone(moment)})"


def _zone(moment: datetime) -> str:
    """The distance from Greenwich.

    >>> _zone(datetime.fromisoformat("2025-03-04T10:00:00+02:00"))
    'UTC+2'
    """
    minutes = round((moment.utcoffset() or datetime.min - datetime.min).total_seconds() / 60)
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'−' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")


def write_facts(article: Article) -> str:
    """All of it as a table."""
    rows = "".join(
        f'<tr><th scope="row">{escape(fact.label)}</th><td>{escape(fact.value) or "–"}</td>'
        f'<td class="or-basis">{escape(fact.basis)}</td></tr>'
        for fact in list_facts(article)
    )
    return f'<table class="or-facts"><tbody>{rows}</tbody></table>'
