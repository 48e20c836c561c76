"""The fields of the dialog: what stands in each, where that was read, and what was changed.

Pure, but for what is drawn.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from urllib.parse import urlsplit

from analysis.charts.labels import day as written
from analysis.charts.theme import BASIS_WORDS, NOT_STATED
from analysis.models import Basis
from analysis.store import ArticleRow

WORDS = ("title", "byline", "publisher", "section", "url")
DAYS = ("published", "updated")
ONE = ("title", "publisher", "byline", "section", "url", "published", "updated")
"""What can be said of a single article, in the order in which it is asked."""
SEVERAL = ("publisher", "section", "byline", "published")
"""What may hold for several at once."""
Value = str | date | None


def value_in(row: ArticleRow, field: str) -> Value:
    """What is known of an article, whoever said it; what was given where nothing was read yet."""
    given: Value = getattr(row.given, field)
    known: Value = getattr(row, field)
    return given or known


def is_given(row: ArticleRow, field: str) -> bool:
    """Whether somebody said so, in the place of the article."""
    return getattr(row.given, field) is not None


def say_basis(row: ArticleRow, field: str) -> str:
    """Where a field was read, in words."""
    if is_given(row, field) and row.given.told_by_file(field) is None:
        return BASIS_WORDS[Basis.GIVEN]
    if getattr(row, field) is None:
        return NOT_STATED
    return BASIS_WORDS.get(dict(row.basis).get(field, ""), "as the article says")


def changes_of_one(row: ArticleRow, typed: Mapping[str, Value]) -> dict[str, Value]:
    """What is different: an emptied field goes back to what the article says."""
    found: dict[str, Value] = {}
    for field, value in typed.items():
        new = _clean(value)
        if new == value_in(row, field):
            continue
        if new is not None or is_given(row, field):
            found[field] = new
    return found


def changes_of_several(typed: Mapping[str, Value], back: Sequence[str]) -> dict[str, Value]:
    """What was typed, and the fields that go back to what each article says."""
    found = {field: new for field, value in typed.items() if (new := _clean(value)) is not None}
    return {**dict.fromkeys(back), **found}


def find_fault(changes: Mapping[str, Value], today: date) -> str | None:
    """Why the changes can't be saved, in a sentence; None where they can."""
    for field in DAYS:
        day = changes.get(field)
        if isinstance(day, date) and day > today:
            return f"{written(day)} lies in the future. Choose a day up to today."
    url = changes.get("url")
    if isinstance(url, str) and not _is_address(url):
        return "A web address begins with https:// or http:// and names a site."
    return None


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("https", "http") and "." in (parts.hostname or "")


def _clean(value: Value) -> Value:
    return " ".join(value.split()) or None if isinstance(value, str) else value
