"""Paragraphs and a file's own statements to an article: one paragraph a line, nothing guessed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from analysis.cleaning.dates import find_date
from analysis.cleaning.lines import plain
from analysis.cleaning.names import is_name
from analysis.ingest import problems
from analysis.ingest import remarks as remarks_on
from analysis.ingest.plaintext import describe, stem
from analysis.models import Article, Basis, Problem
from analysis.words import load

NEAR_THE_TOP = 10
"""Lines in which a title that a document shows is looked for."""
LONGEST_STATED = 300
BETWEEN = re.compile(r"\s*[;,]\s*|\s+and\s+")
"""Two people's names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Properties:
    """What is written into a document beside its text, often by a program; a hint, no more."""

    title: str | None = None
    byline: str | None = None


NO_PROPERTIES = Properties()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A day as a file states it; `remark` where it was not believed."""

    day: date | None = None
    moment: datetime | None = None
    remark: Problem | None = None


def write_article(
    name: str, paragraphs: Iterable[str], facts: dict[str, Any], remarks: tuple[Problem, ...] = ()
) -> Article:
    """The article with its paragraphs a line each, and facts that its file states.

    Raises E_EMPTY when there is no word in it. `facts` are fields of `Article`; None where unknown.
    """
    lines = [line for paragraph in paragraphs for line in lines_of(paragraph)]
    known = {field: value for field, value in facts.items() if value is not None}
    text = "\n".join(lines)
    if not any(sign.isalnum() for sign in text):
        raise problems.no_words(name)
    basis = tuple((field, Basis.FILE) for field in known)
    return Article(id=stem(name), path=name, text=text, basis=basis, remarks=remarks, **known)


def lines_of(paragraph: str) -> list[str]:
    """A paragraph's lines without blanks around them or more than one between words.

    >>> lines_of(" One  two\\n\\nthree ")
    ['One two', 'three']
    """
    return [line for row in paragraph.split("\n") if (line := " ".join(row.split()))]


def complete(
    article: Article,
    today: date,
    *,
    shown: str | None = None,
    properties: Properties = NO_PROPERTIES,
) -> Article:
    """The article with the title that stands in it, what its lines tell, and then its properties.

    `shown` is a paragraph that the document marks as its title.
    """
    title = stated_title(properties.title)
    if shown and (words := " ".join(shown.split())) and len(words) <= LONGEST_STATED:
        article = _with(article, "title", words, Basis.VISIBLE_TEXT)
    elif title and plain(title) in _top(article.text):
        article = _with(article, "title", title, Basis.FILE)
    article = describe(article, today)
    article = _with(article, "title", title, Basis.FILE)
    return _with(article, "byline", stated_name(properties.byline), Basis.FILE)


def fill(article: Article, facts: dict[str, Any], remarks: tuple[Problem, ...] = ()) -> Article:
    """The article with the facts of its file where it states nothing itself."""
    days = {day for day in ("published", "updated") if getattr(article, day) is None}
    for field, value in facts.items():
        if not field.endswith("_at") or field.removesuffix("_at") in days:
            article = _with(article, field, value, Basis.FILE)
    return replace(article, remarks=(*article.remarks, *remarks))


def _top(text: str) -> set[str]:
    return {plain(line) for line in text.split("\n", NEAR_THE_TOP)[:NEAR_THE_TOP]}


def _with(article: Article, field: str, value: Any, basis: Basis) -> Article:
    if value is None or getattr(article, field) is not None:
        return article
    return replace(article, **{field: value}, basis=(*article.basis, (field, basis)))


def stated_title(words: str | None) -> str | None:
    """A title from a document's properties, unless a program wrote it or it is only one word.

    >>> stated_title("Microsoft Word - ferry.docx"), stated_title("Ferry plan dropped")
    (None, 'Ferry plan dropped')
    """
    title = " ".join((words or "").split())
    form, lists = title.casefold(), load("documents")
    is_made_up = (
        form in lists["untitled"]
        or form.startswith(tuple(lists["untitled_starts"]))
        or form.endswith(tuple(lists["untitled_ends"]))
    )
    return None if is_made_up or " " not in form or len(title) > LONGEST_STATED else title


def stated_name(words: str | None) -> str | None:
    """Writers from a document's properties, where it is plainly people that are named.

    >>> stated_name("Jane Doe"), stated_name("Microsoft Office User"), stated_name("jdoe")
    ('Jane Doe', None, None)
    """
    people = [tuple(part.split()) for part in BETWEEN.split((words or "").strip())]
    if set((words or "").casefold().split()) & set(load("documents")["nobody"]):
        return None
    is_known = all(is_name(tuple(part.replace("’", "'") for part in person)) for person in people)
    name = ", ".join(" ".join(person) for person in people)
    return name if is_known and len(name) <= LONGEST_STATED else None


def stated_day(words: str | None, today: date) -> Stated:
    """The day and, where the time and its zone are stated, the moment. A day to come is refused.

    >>> stated_day("2025-08-14T23:30:00+02:00", date(2025, 9, 1)).day
    datetime.date(2025, 8, 14)
    """
    moment = _moment(words or "")
    return believed(moment, moment.date() if moment else find_date(words or ""), today)


def believed(moment: datetime | None, day: date | None, today: date) -> Stated:
    """The two, unless they are still to come; tomorrow may be today elsewhere."""
    if day and day > today + timedelta(days=1):
        return Stated(remark=remarks_on.future_day(day.isoformat()))
    return Stated(day=day, moment=moment if moment and moment.tzinfo else None)


def _moment(words: str) -> datetime | None:
    try:
        return datetime.fromisoformat(words.strip())
    except ValueError:
        return None
