"""Choosing entities of a whole collection, however many there are."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from analysis.charts.theme import ENTITY_WORDS, counted, type_words
from analysis.models import Span
from analysis.store.folding import fold_text
from analysis.tables import Scope
from pages.shared import cached

_MOST = 500
"""Entities to choose from at once: a longer list is no help, and every one of them is sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entities:
    """Everybody in a collection, hidden ones too, most mentions first."""

    table: pd.DataFrame

    def words(self, of: int) -> str:
        """What an entity is chosen by: name, type and number of mentions."""
        row = self.table.loc[of]
        mentions = counted(int(row["mentions"]), "mention")
        hidden = ", hidden" if row["hidden"] else ""
        return f"{row['entity']} ({type_words(row['type'])}, {mentions}{hidden})"

    def name(self, of: int) -> str:
        """The name alone."""
        return str(self.table.at[of, "entity"])


def entities_of(collection: int) -> Entities:
    """Everybody in the collection."""
    version = cached.version_of(collection)
    table = cached.entities_table(version, Scope(collection=collection))
    return Entities(table=table.set_index("identity"))


def choose_entities(label: str, entities: Entities, *, without: int, key: str) -> Sequence[int]:
    """The entities that the reader chose, any number of them."""
    chosen = [one for one in st.session_state.get(key) or () if one in entities.table.index]
    st.session_state[key] = chosen
    options = _options(entities, without=without, keep=chosen, key=key)
    return st.multiselect(
        label,
        options,
        key=key,
        format_func=entities.words,
        placeholder="Type a part of a name",
    )


def choose_entity(label: str, entities: Entities, *, without: int, key: str) -> int | None:
    """The entity that the reader chose, or None."""
    chosen = [one for one in [st.session_state.get(key)] if one in entities.table.index]
    st.session_state[key] = next(iter(chosen), None)
    options = _options(entities, without=without, keep=chosen, key=key)
    return st.selectbox(
        label,
        options,
        index=None,
        key=key,
        format_func=entities.words,
        placeholder="Type a part of a name",
    )


def choose_type(label: str, usual: str, *, key: str) -> str:
    """A type of entity."""
    types = list(dict.fromkeys([usual, *ENTITY_WORDS]))
    return st.selectbox(label, types, key=key, format_func=type_words)


def _options(entities: Entities, *, without: int, keep: Collection[int], key: str) -> list[int]:
    """All of them where they are few, else those that have the words which the reader types."""
    table = entities.table.drop(index=without, errors="ignore")
    if len(table) <= _MOST:
        return [int(one) for one in table.index]
    asked = st.text_input(
        "Find a name",
        key=f"{key}_find",
        placeholder=f"Of {counted(len(table), 'name')}; the most frequent are listed below",
    )
    words = _folded(asked)
    is_kept = table.index.isin(list(keep))
    if words:
        table = table[is_kept | table["entity"].map(_folded).str.contains(words, regex=False)]
    first = table.head(_MOST).index
    return list(dict.fromkeys([*keep, *(int(one) for one in first)]))


def _folded(words: str) -> str:
    return fold_text(words, [Span(0, len(words))])
