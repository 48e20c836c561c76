"""What the reader of the Entities page chose, all of it kept in the address."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd
import streamlit as st

from analysis.charts.labels import day
from analysis.charts.theme import counted, type_words
from analysis.tables import Scope
from pages.shared import loaders
from pages.shared.choice import (
    asked,
    choose_flag,
    choose_number,
    choose_one,
    choose_view,
    clear,
    pick,
    toggle,
)
from pages.shared.entity.tables import find, labels_of

LAYOUT, COUNT, TYPE, TOP, NAME, FIND = "layout", "count", "type", "top", "name", "find"
HIDDEN, PER, AMONG, LEAST, ORDER = "hidden", "per", "among", "least", "order"
OUTLETS = "across"
TAB, HOW, WITH = "show", "how", "with"
FROM, WHEN, IN = "from", "when", "in"
"""Keys of the page's choices, and the names they have in the address."""

RANKED, OVER_TIME, BY_OUTLET = "Ranked", "Over time", "By outlet"
TOGETHER, VOICES, BY_ARTICLE = "Together", "Mentioned or quoted", "By article"
LAYOUTS = (RANKED, OVER_TIME, BY_OUTLET, TOGETHER, VOICES, BY_ARTICLE)
MENTIONS, ARTICLES = "Mentions", "Articles"
TOPS = (5, 10, 15, 20)
COMPANY = "Appears with"

MOST_NAMES = 500
"""Names to choose from: a longer list is no help, and every one of them is sent."""
_TO = ".."


@dataclass(frozen=True)
class View:
    """Who is looked at: the names that fit type and search, and the one that was chosen."""

    scope: Scope
    every: pd.DataFrame
    """`entity_counts` of the scope, hidden ones too."""
    counts: pd.DataFrame
    """Those that fit."""
    labels: Mapping[int, str]
    chosen: int | None
    row: Any
    """Where a layout puts choices of its own."""

    @cached_property
    def by_label(self) -> dict[str, int]:
        """Who is called what."""
        return {label: identity for identity, label in self.labels.items()}

    def first(self, n: int, by: str) -> pd.DataFrame:
        """The first n by a column, and after them the chosen one if it is not among them."""
        order = self.counts.sort_values([by, "entity"], ascending=[False, True], kind="stable")
        ranked = order.head(n)
        if self.chosen is None or self.chosen in set(ranked["identity"]):
            return ranked
        own = self.every[self.every["identity"] == self.chosen]
        return pd.concat([ranked, own], ignore_index=True)


def look(scope: Scope, every: pd.DataFrame) -> View:
    """Asks the reader for type and name, and gives back who is left."""
    labels = labels_of(scope)
    row = st.container(horizontal=True, vertical_alignment="top", key="entity_choices")
    with row:
        counts = _choose_type(every if _shows_hidden() else every[~every["hidden"]])
        words = _choose_words()
    if words:
        counts = counts[counts["identity"].isin(find(scope, words))]
    chosen = {label: identity for identity, label in labels.items()}.get(
        st.query_params.get(NAME, "")
    )
    return View(scope=scope, every=every, counts=counts, labels=labels, chosen=chosen, row=row)


def _shows_hidden() -> bool:
    return asked(HIDDEN, ("yes",)) is not None


def _choose_type(counts: pd.DataFrame) -> pd.DataFrame:
    words = counts["type"].map(type_words)
    options = {word: word for word in words}
    chosen = choose_one("Type", options, key=TYPE, nothing="All types", width=190)
    return counts if chosen is None else counts[words == chosen]


def _choose_words() -> str:
    st.session_state[FIND] = st.query_params.get(FIND, "")
    st.text_input(
        "Find a name",
        key=FIND,
        type="search",
        placeholder="Any part of it",
        width=210,
        on_change=lambda: pick(FIND, st.session_state[FIND].strip() or None),
    )
    return st.session_state[FIND].strip()


def choose_count() -> str:
    """The column of `entity_counts` that the reader wants to see."""
    return choose_view("Count", (MENTIONS, ARTICLES), key=COUNT).lower()


def choose_top(usual: int) -> int:
    """How many names are drawn."""
    return choose_number("Names shown", TOPS, key=TOP, usual=usual)


def choose_name(view: View) -> None:
    """Nothing; offers the names that fit, most mentions first, and keeps the chosen one."""
    offered = [view.labels[int(identity)] for identity in view.counts["identity"][:MOST_NAMES]]
    if view.chosen is not None and view.labels[view.chosen] not in offered:
        offered.insert(0, view.labels[view.chosen])
    choose_one("Name", {label: label for label in offered}, key=NAME, nothing="All names")
    left = len(view.counts) - MOST_NAMES
    if left > 0:
        st.caption(f"{left:,} more names are not in this list. “Find a name” reaches them all.")


def choose_hidden(every: pd.DataFrame) -> None:
    """Nothing; says how many entities are hidden and offers to show them."""
    n = int(every["hidden"].sum())
    if not n:
        return
    hidden, verb = counted(n, "hidden entity", "hidden entities"), "is" if n == 1 else "are"
    st.text(f"{hidden} {verb} {'shown too' if _shows_hidden() else 'left out'}.")
    choose_flag("Show hidden entities", key=HIDDEN)


def pick_entity(view: View, identity: int, within: Mapping[str, str] | None = None) -> None:
    """Nothing; chooses an entity and which of its articles, or lets go of both. For callbacks.

    `within` has one of `from_outlet`, `in_days`, `in_article` and `beside`.
    """
    nowhere = dict.fromkeys((FROM, WHEN, IN, WITH))
    toggle({NAME: view.labels.get(int(identity)), **nowhere, **(within or {})})


def from_outlet(outlet: str) -> dict[str, str]:
    """The articles of an outlet."""
    return {FROM: outlet}


def in_days(first: str, last: str) -> dict[str, str]:
    """The articles of some days, given as 2025-03-04."""
    return {WHEN: f"{first}{_TO}{last}"}


def in_article(article: int) -> dict[str, str]:
    """One article."""
    return {IN: str(article)}


def beside(view: View, other: int) -> dict[str, str]:
    """The articles that another entity is in too."""
    return {WITH: view.labels[int(other)], TAB: COMPANY}


def show_all_articles() -> None:
    """Nothing; looks at all articles of the entity again. For callbacks only."""
    clear((FROM, WHEN, IN))


def narrow(scope: Scope, articles: pd.DataFrame) -> tuple[Scope, str]:
    """The scope of the entity's panel, and what it leaves out in words; empty for nothing."""
    outlet = asked(FROM, set(articles["outlet"]))
    if outlet is not None:
        return replace(scope, outlets=(outlet,)), f"Only articles from {outlet}."
    number = asked(IN, set(map(str, articles["article"])))
    if number is not None:
        title = articles.loc[articles["article"] == int(number), "title"].iloc[0]
        return replace(scope, article=int(number)), f"Only the article “{title}”."
    when = _days(st.query_params.get(WHEN, ""))
    return (scope, "") if when is None else _in_days(scope, *when)


def _days(words: str) -> tuple[date, date] | None:
    try:
        first, last = map(date.fromisoformat, words.split(_TO))
    except ValueError:
        return None
    return first, last


def _in_days(scope: Scope, first: date, last: date) -> tuple[Scope, str]:
    since = max(first, scope.since or first)
    until = min(last, scope.until or last)
    days = day(first) if first == last else f"{day(first)} to {day(last)}"
    return replace(scope, since=since, until=until), f"Only articles published {days}."


def articles_of(scope: Scope) -> pd.DataFrame:
    """The articles in scope that were read to the end: what shares are shares of."""
    found = loaders.articles()
    return found[found["state"] == "done"]


def identities_in(frame: pd.DataFrame) -> tuple[int, ...]:
    """The identities of a table as plain numbers, which a cache can be asked for."""
    return _plain(frame["identity"])


def _plain(numbers: Iterable[object]) -> tuple[int, ...]:
    return tuple(int(str(number)) for number in numbers)
