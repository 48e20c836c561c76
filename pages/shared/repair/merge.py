"""The dialog in which an entity is merged with others."""

from collections.abc import Sequence

import streamlit as st

from analysis.charts.labels import listed
from analysis.charts.theme import counted
from analysis.corrections import Merge
from analysis.resolution import Name
from analysis.tables.corrections import Repairable, find_keys, reach_of
from pages.shared import cached
from pages.shared.repair.choices import Entities, choose_entities, entities_of
from pages.shared.repair.done import correct


def choose_merge(one: Repairable, key: Name) -> bool:
    """Whether the reader merged the entity with others, after a look at what changes."""
    entities = entities_of(one.collection)
    chosen = choose_entities(
        f"Who else is {one.name}?", entities, without=one.identity, key=f"merge_{one.identity}"
    )
    if not chosen:
        st.caption("Choose everybody who is the same. Nothing changes before you merge.")
        return False
    everybody = {one.identity: one.name} | {other: entities.name(other) for other in chosen}
    kept = st.selectbox(
        "Name to keep",
        list(everybody),
        format_func=lambda other: _words(entities, other, one),
        key=f"keep_{one.identity}",
    )
    reach = reach_of(cached.store(), list(everybody))
    st.text(
        f"{len(everybody):,} entities, {counted(reach.mentions, 'mention')} in "
        f"{counted(reach.articles, 'article')}, become one: {everybody[kept]}."
    )
    if not st.button("Merge", type="primary", icon=":material/merge:", key="do_merge"):
        return False
    _merge(one, key, kept, [other for other in everybody if other != kept])
    return True


def _words(entities: Entities, of: int, one: Repairable) -> str:
    """An entity without any article in use is not among the others."""
    return entities.words(of) if of in entities.table.index else one.name


def _merge(one: Repairable, key: Name, kept: int, others: Sequence[int]) -> None:
    entities = entities_of(one.collection)
    keys = find_keys(cached.store(), [kept, *others]) | {one.identity: key}
    names = {one.identity: one.name} | {
        other: entities.name(other) for other in (kept, *others) if other != one.identity
    }
    merge = Merge(names=tuple(keys[other] for other in others if other in keys), into=keys[kept])
    gone = listed([names[other] for other in others])
    correct(one.collection, [merge], f"Merged {gone} into {names[kept]}.", key)
