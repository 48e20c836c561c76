"""One entity: who it is, when it is seen, and every list that leads to its words."""

import pandas as pd
import streamlit as st

from analysis.charts.entity_bars import MENTION_WORDS
from analysis.charts.labels import day
from analysis.charts.theme import counted, type_words
from analysis.tables import Scope
from pages.shared.choice import choose_view
from pages.shared.entity import choices, lists
from pages.shared.entity.choices import View, articles_of, narrow
from pages.shared.entity.tables import entity_table
from pages.shared.labels import plain
from pages.shared.repair.offering import offer

_PASSAGES, _SAID, _ABOUT, _DENIALS = "Passages", "Statements", "What others say", "Denials"
_TABS = (_PASSAGES, _SAID, _ABOUT, _DENIALS, choices.COMPANY)
_MOST_WORDS = 6


def show_panel(view: View) -> None:
    """The chosen entity, or what to do to see one."""
    if view.chosen is None:
        st.caption("Click the chart or choose a name to see every place where it stands.")
        return
    found = view.every[view.every["identity"] == view.chosen]
    if found.empty:
        name = view.labels[view.chosen]
        st.text(f"{name} is not named in the articles that the sidebar has chosen.")
        return
    entity = found.iloc[0]
    scope, left_out = narrow(view.scope, articles_of(view.scope))
    _show_head(entity, view.scope)
    offer(view.chosen, str(entity["entity"]), str(entity["type"]))
    tab = choose_view("Show", _TABS, key=choices.TAB)
    if left_out:
        with st.container(horizontal=True, vertical_alignment="center", key="entity_narrowed"):
            st.text(left_out, width="content")
            st.button("All articles", key="all_articles", on_click=choices.show_all_articles)
    _show_tab(tab, view, scope, str(entity["entity"]))


def _show_tab(tab: str, view: View, scope: Scope, name: str) -> None:
    identity = int(view.chosen or 0)
    if tab == _PASSAGES:
        lists.show_passages(scope, identity, name)
    elif tab == _SAID:
        lists.show_said(scope, identity, name)
    elif tab == _ABOUT:
        lists.show_about(scope, identity, name)
    elif tab == _DENIALS:
        lists.show_denials(scope, identity, name)
    else:
        lists.show_company(scope, view, name)


def _show_head(entity: pd.Series, scope: Scope) -> None:
    identity = int(entity["identity"])
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="entity_head"):
        st.subheader(plain(str(entity["entity"])), anchor=False, width="content")
        st.badge(type_words(entity["type"]), color="gray")
        if entity["corrected"]:
            st.badge("corrected", color="blue", icon=":material/edit:", help=_CORRECTED)
        if entity["hidden"]:
            st.badge("hidden", color="gray", icon=":material/visibility_off:")
    words = entity_table("words", scope, identity)
    with st.container(gap="xsmall", key="entity_facts"):
        st.text(_numbers(entity))
        st.text(when_seen(entity_table("seen", scope, identity).iloc[0]))
        st.text(called(words))
    if len(words) > _MOST_WORDS or words["name"].nunique() > 1:
        with st.expander("All names and words"):
            lists.show_words(words)


_CORRECTED = "Somebody corrected the name, the type, or which names belong to it."


def _numbers(entity: pd.Series) -> str:
    parts = [
        f"{int(entity[kind]):,} {words}"
        for kind, words in MENTION_WORDS.items()
        if entity[kind] or kind == "mentions"
    ]
    said = counted(int(entity["spoken"]), "statement") if entity["spoken"] else "no statement"
    where = counted(int(entity["articles"]), "article")
    return f"Mentions: {', '.join(parts)}; in {where}. {said.capitalize()} found."


def when_seen(seen: pd.Series) -> str:
    """First and last day as a sentence, with what is not known."""
    outlets = counted(int(seen["outlets"]), "known outlet")
    undated = int(seen["undated"])
    if pd.isna(seen["first"]):
        return f"In {outlets}. None of the articles has a date."
    first, last = day(seen["first"]), day(seen["last"])
    when = f"Only on {first}" if first == last else f"First on {first}, last on {last}"
    rest = f"; {counted(undated, 'article')} without a date" if undated else ""
    return f"{when}, in {outlets}{rest}."


def called(words: pd.DataFrame) -> str:
    """The words that stand for the entity by name, most used first, each with its number."""
    named = words[words["kind"] != "pronoun"].groupby("words", sort=False)["mentions"].sum()
    named = named.sort_values(ascending=False, kind="stable")
    shown = ", ".join(f"“{one}” ({n:,})" for one, n in named.head(_MOST_WORDS).items())
    left = len(named) - _MOST_WORDS
    return (
        f"Written {shown or 'nowhere by name'}{f' and in {left:,} other ways' if left > 0 else ''}."
    )
