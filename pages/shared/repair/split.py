"""The dialog in which some mentions of an entity are given to somebody else."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from analysis.charts.theme import counted
from analysis.corrections import Split
from analysis.resolution import Name
from analysis.tables.corrections import Repairable, find_keys, find_owner, parts_table
from pages.shared import cached
from pages.shared.repair.choices import choose_entity, choose_type, entities_of
from pages.shared.repair.done import correct

_NEW, _KNOWN = "Somebody new", "Somebody already here"
_MOST = 500
"""Wordings or articles to choose from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Which mentions the reader means; empty stands for all."""

    names: tuple[Name, ...] = ()
    words: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()

    def of(self, parts: pd.DataFrame) -> pd.DataFrame:
        """Those of the mentions."""
        given = pd.Series(list(zip(parts["name"], parts["type"], strict=True)), index=parts.index)
        wanted = {(name.name, name.type) for name in self.names}
        is_it = given.isin(wanted) | (not wanted)
        is_it &= parts["words"].isin(self.words) | (not self.words)
        return parts[is_it & (parts["sha256"].isin(self.articles) | (not self.articles))]


def choose_split(one: Repairable, key: Name) -> bool:
    """Whether the reader split the entity, after a look at what moves."""
    parts = parts_table(cached.store(), one.identity)
    st.text(f"Which mentions of {one.name} mean somebody else?")
    part = _choose_part(one, parts)
    if part == Part():
        st.caption("Choose names, words or articles. A mention moves when it fits every choice.")
        return False
    refused = _refuse_part(one, parts, part)
    if refused:
        st.warning(refused, icon=":material/warning:")
        return False
    into = _choose_other(one, part)
    moving = part.of(parts)
    st.text(
        f"{int(moving['mentions'].sum()):,} of {counted(int(parts['mentions'].sum()), 'mention')} "
        f"move, in {counted(moving['article'].nunique(), 'article')}."
    )
    is_asked = st.button(
        "Split", type="primary", icon=":material/call_split:", key="do_split", disabled=into is None
    )
    if not is_asked or into is None:
        return False
    name, shown = into
    split = Split(of=key, into=name, names=part.names, words=part.words, articles=part.articles)
    said = f"{counted(int(moving['mentions'].sum()), 'mention')} of {one.name} went to {shown}."
    correct(one.collection, [split], said, key)
    return True


def _choose_part(one: Repairable, parts: pd.DataFrame) -> Part:
    names, words = _sums(parts, ["name", "type"]), _sums(parts, ["words"])
    chosen_names: Sequence[tuple[str, str]] = ()
    if len(names) > 1:
        chosen_names = _choose("Under these names", names, key=f"split_names_{one.identity}")
    chosen_words: Sequence[str] = ()
    if len(words) > 1:
        chosen_words = _choose("Written as", words, key=f"split_words_{one.identity}")
    articles = _sums(parts, ["sha256"])
    titles = dict(zip(parts["sha256"], _labels(parts), strict=True))
    chosen_articles = (
        _choose("In these articles", articles, key=f"split_articles_{one.identity}", titles=titles)
        if len(articles) > 1
        else ()
    )
    return Part(
        names=tuple(Name(*given) for given in chosen_names),
        words=tuple(chosen_words),
        articles=tuple(chosen_articles),
    )


def _labels(parts: pd.DataFrame) -> list[str]:
    days = parts["published"].dt.strftime("%d/%m/%Y").fillna("no date")
    rows = zip(parts["title"], parts["outlet"], days, strict=True)
    return [f"{title} ({outlet}, {day})" for title, outlet, day in rows]


def _sums(parts: pd.DataFrame, by: list[str]) -> "pd.Series[int]":
    sums = parts.groupby(by if len(by) > 1 else by[0])["mentions"].sum()
    return sums.sort_values(ascending=False, kind="stable").head(_MOST)


def _choose(
    label: str, sums: "pd.Series[int]", *, key: str, titles: dict[str, str] | None = None
) -> Sequence:
    def words(option: object) -> str:
        shown = titles[option] if titles else option[0] if isinstance(option, tuple) else option
        return f"{shown}: {sums[option]:,}"

    return st.multiselect(
        label, list(sums.index), key=key, format_func=words, placeholder="All of them"
    )


def _refuse_part(one: Repairable, parts: pd.DataFrame, part: Part) -> str:
    """Why nothing can be split that way; empty where it can."""
    moving = part.of(parts)
    if moving.empty:
        return "No mention fits all of these choices."
    if len(moving) == len(parts):
        return f"Those are all mentions of {one.name}. Merge it with the other one instead."
    staying = parts.drop(index=moving.index)
    if not (part.words or part.articles) and not (staying["split"] == "").any():
        return "One name at least has to stay that is wholly its own."
    return ""


def _choose_other(one: Repairable, part: Part) -> tuple[Name, str] | None:
    """Who they are: the name for the log and the one that is shown; None until it is clear."""
    who = st.segmented_control(
        "They mean", (_NEW, _KNOWN), default=_NEW, required=True, key=f"split_who_{one.identity}"
    )
    return _choose_known(one) if who == _KNOWN else _choose_new(one, part)


def _choose_known(one: Repairable) -> tuple[Name, str] | None:
    entities = entities_of(one.collection)
    other = choose_entity("Who", entities, without=one.identity, key=f"split_known_{one.identity}")
    if other is None:
        return None
    key = find_keys(cached.store(), [other]).get(other)
    return None if key is None else (key, entities.name(other))


def _choose_new(one: Repairable, part: Part) -> tuple[Name, str] | None:
    usual = part.names[0] if part.names else Name("", one.type)
    key = f"{one.identity}_{usual.name}_{usual.type}"
    name, kind = st.columns(2)
    with name:
        typed = st.text_input(
            "Their name", value=usual.name, max_chars=200, key=f"split_name_{key}"
        )
    with kind:
        chosen = choose_type("Type", usual.type, key=f"split_type_{key}")
    given = Name(" ".join(typed.split()), chosen)
    return (given, given.name) if given.name and _is_free(one, part, given) else None


def _is_free(one: Repairable, part: Part, given: Name) -> bool:
    """Whether the mentions can go by that name; says what is known of it."""
    is_whole = given in part.names and not (part.words or part.articles)
    owner = find_owner(cached.store(), one.collection, given)
    if owner == one.identity and not is_whole:
        st.warning("That is a name of this entity: give the others another one.")
        return False
    if owner not in (None, one.identity):
        st.caption("There is an entity of that name already: the mentions become a part of it.")
    return True
