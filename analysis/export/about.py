"""What an export says of itself: of what it is made, how much there is, what is left out."""

from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from analysis.charts.claim_totals import say_unstated
from analysis.charts.claim_words import describe_claims
from analysis.charts.labels import day
from analysis.charts.theme import counted
from analysis.export.reading import Tables
from analysis.export.unfinished import NOT_FINAL, say_unfinished
from analysis.export.wanted import Wanted
from analysis.languages import is_supported
from analysis.store import State
from analysis.store.whole import is_exhibit
from analysis.tables import Scope
from analysis.tables.scope import Within

PURPOSE = (
    "Who said what, who denied it and where it came from, as these articles tell it. Nothing here "
    "says what is true: “denied by” somebody means that an article says so, never that a claim is "
    "false. What is not known is left empty."
)
EVERYTHING = "the whole collection"
ALL_SHOWN = "everything that the link shows"


class Line(NamedTuple):
    """Something that is told of an export: what it is, and what is so."""

    label: str
    words: str


def describe(wanted: Wanted, tables: Tables) -> tuple[Line, ...]:
    """All that is told, in the order in which it is shown."""
    return (*_made_of(wanted, tables), *_counts(tables), *_left_out(wanted, tables))


def narrowed_to(scope: Scope, articles: pd.DataFrame) -> tuple[str, ...]:
    """Each choice of the sidebar in words; none for the whole collection."""
    return tuple(_choices(scope, articles))


def scope_words(wanted: Wanted, articles: pd.DataFrame) -> str:
    """The same on one line."""
    everything = ALL_SHOWN if is_exhibit(wanted.store) else EVERYTHING
    return "; ".join(narrowed_to(wanted.scope, articles)) or everything


def _choices(scope: Scope, articles: pd.DataFrame) -> Iterator[str]:
    if scope.outlets:
        yield f"outlets: {', '.join(scope.outlets)}"
    if scope.since is not None:
        yield f"published from {day(scope.since)}"
    if scope.until is not None:
        yield f"published until {day(scope.until)}"
    if scope.article is not None:
        titles = articles.loc[articles["article"] == scope.article, "title"]
        yield f"only the article “{titles.iloc[0] if len(titles) else 'removed'}”"
    if scope.query is not None:
        where = "articles" if scope.within is Within.ARTICLES else "statements"
        yield f"{where} with the words “{scope.words}”"


def _made_of(wanted: Wanted, tables: Tables) -> Iterator[Line]:
    yield Line("What this is", PURPOSE)
    yield Line("Collection", wanted.collection.name)
    yield Line("What it covers", scope_words(wanted, tables.articles))
    yield Line("Exported", f"{day(wanted.moment.date())}, {wanted.moment:%H:%M} UTC")
    if not tables.unfinished.is_over:
        yield Line(NOT_FINAL, f"{say_unfinished(tables.unfinished)}: the numbers may change")
    if wanted.page:
        yield Line("Exported from", f"the {wanted.page} page")
    yield Line("Version of the analysis", ", ".join(tables.versions) or "nothing is analysed yet")


def _counts(tables: Tables) -> Iterator[Line]:
    sizes = {
        "Articles": tables.articles,
        "Articles analysed": tables.done,
        "Statements with their sources": tables.attributions,
        "Names": tables.entities,
    }
    for label, rows in sizes.items():
        yield Line(label, f"{len(rows):,}")
    claims = describe_claims(tables.statements, tables.claims)
    yield Line("Claims", ". ".join(filter(None, (f"{len(claims):,}", say_unstated(claims)))))
    yield Line("Denials", f"{len(tables.denials):,}")


def _left_out(wanted: Wanted, tables: Tables) -> Iterator[Line]:
    """What somebody has to know before relying on the counts."""
    for label, rows in left_out_rows(tables).items():
        if len(rows):
            yield Line(label, counted(len(rows), "article"))
    if wanted.scope.since or wanted.scope.until:
        yield Line("Articles without a date", "left out, because days of publication are chosen")
    if wanted.each:
        yield Line("Copies", "articles that share their text are counted each")
    elif tables.left_out:
        verb = "is" if tables.left_out == 1 else "are"
        words = counted(tables.left_out, "article shares its text", "articles share their text")
        yield Line("Copies", f"{words} with another and {verb} not counted again")


def say_size(rows: pd.DataFrame, about: str) -> str:
    """How many rows a table has, and what a row is."""
    return f"{counted(len(rows), 'row')}. {about}"


def left_out_rows(tables: Tables) -> dict[str, pd.DataFrame]:
    """The articles that are in none or not all of the counts, by what keeps them out, in words."""
    state, language = tables.articles["state"], tables.articles["language"]
    is_other = [isinstance(code, str) and not is_supported(code) for code in language]
    is_foreign = (state == State.DONE) & pd.Series(is_other, index=state.index, dtype="bool")
    is_waiting = state.isin((State.QUEUED, State.ANALYSING))
    is_unread = state.isin((State.PROBLEM, State.CANCELLED))
    return {
        "Not analysed: could not be read, or stopped": tables.articles[is_unread],
        "Not analysed yet": tables.articles[is_waiting],
        "In other languages: names and statements are not looked for": tables.articles[is_foreign],
        "Analysed, without a date": tables.done[tables.done["published"].isna()],
    }
