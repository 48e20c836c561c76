"""Search: where words stand, in the articles and in what somebody is reported to have said."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from analysis.charts.labels import day
from analysis.charts.theme import SOURCE_KIND_WORDS, counted
from analysis.tables.scope import Within
from pages.shared import cached, empty, loaders, passage, shell
from pages.shared.choice import asked, pick
from pages.shared.links import article_link
from pages.shared.scope import clear_filters, current_scope
from pages.shared.sought import is_sought, say_nothing_found

_MOST = "most"
"""Key of how many hits are shown, and its name in the address."""
_STEPS = (20, 50, 100, 200)

_Row = Mapping[Hashable, Any]


def show() -> None:
    """The page, under the box that the frame draws."""
    scope = current_scope()
    if scope is None or not cached.articles_in(scope.collection):
        empty.is_empty()
    elif not is_sought():
        _show_examples()
    elif scope.within is Within.ARTICLES:
        _show_articles()
    else:
        _show_statements()


def _show_examples() -> None:
    st.markdown(
        "| Type | to find |\n|---|---|\n"
        "| `harbour pier` | both words, anywhere |\n"
        '| `"old pier"` | the words side by side |\n'
        "| `ferr*` | every word that begins so |\n"
        "| `pier OR jetty` | either of the two |\n"
        "| `pier -ferry` | the first without the second |\n"
    )
    st.caption(
        "Capitals and accents make no difference. What is typed narrows every other page too, "
        "until it is taken back with Show all."
    )


def _show_articles() -> None:
    found, most = loaders.count_found(), _most()
    if not found.articles:
        _show_none()
        return
    _show_total(found.articles, "article", most)
    for number, row in enumerate(loaders.search_articles(most).to_dict("records")):
        with st.container(gap="xsmall", key=f"found_{number}"):
            _show_article(row)
    _offer_more(found.articles, most)


def _show_article(row: _Row) -> None:
    inside = [hit for hit in row["hits"] if hit[0] >= row["passage_start"]]
    article_link(row["article"], row["title"], inside[0] if inside else None)
    places = counted(row["places"], "place") if row["places"] else "only in the title"
    where = f"{_origin(row)} · {places}"
    passage.show_found(row["passage"], row["passage_start"], row["hits"], where)


def _show_statements() -> None:
    found, most = loaders.count_found(), _most()
    if not found.statements:
        if found.articles:
            articles = counted(found.articles, "article")
            st.text(f"The words stand in {articles}, but in no statement: look in articles.")
        _show_none()
        return
    _show_total(found.statements, "statement", most)
    for number, row in enumerate(loaders.search_quotes(most).to_dict("records")):
        with st.container(gap="xsmall", key=f"found_{number}"):
            _show_statement(row)
    _offer_more(found.statements, most)


def _show_statement(row: _Row) -> None:
    kind = SOURCE_KIND_WORDS.get(row["kind"], row["kind"])
    article_link(row["article"], row["source"], (row["start"], row["end"]))
    where = f"{kind} · {row['title']} · {_origin(row)}"
    passage.show_found(row["passage"], row["passage_start"], row["hits"], where)


def _origin(row: _Row) -> str:
    published = row["published"]
    return f"{row['outlet']} · {'Date unknown' if pd.isna(published) else day(published)}"


def _most() -> int:
    return int(asked(_MOST, tuple(map(str, _STEPS))) or _STEPS[0])


def _show_total(total: int, what: str, most: int) -> None:
    verb = "has" if total == 1 else "have"
    st.subheader(f"{counted(total, what)} {verb} the words", anchor=False)
    if total > most:
        st.caption(f"The best {most} are shown.")


def _offer_more(total: int, most: int) -> None:
    more = next((step for step in _STEPS if step > most), None)
    if total > most and more is not None:
        st.button(f"Show {more}", key="more", on_click=pick, args=(_MOST, str(more)))
    elif total > most:
        st.caption("The rest is left out: add a word to narrow the search.")


def _show_none() -> None:
    say_nothing_found()
    st.button("Show all", key="show_all", on_click=clear_filters)


shell.require_router()
show()
