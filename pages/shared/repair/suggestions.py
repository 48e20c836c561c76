"""Names that are probably the same, for a person to decide: one by one, or many at once."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.charts.theme import counted, type_words
from analysis.corrections import Apart, Merge
from analysis.corrections.wording import describe
from analysis.resolution import Name
from analysis.store import Collection
from analysis.tables.corrections import LIKELY, first_passages
from pages.shared import cached, passage
from pages.shared.choice import choose_one, key_of_rows
from pages.shared.links import page_link
from pages.shared.repair.done import correct
from pages.shared.table import show_table

_PASSAGES = 3
_COLUMNS = {
    "first_words": st.column_config.TextColumn("Kept name"),
    "second_words": st.column_config.TextColumn("May be the same"),
    "likely": st.column_config.TextColumn(
        "How likely",
        width="small",
        help="Of 89 suggestions in 234 news articles, four in five of the likely ones were right "
        "and two in five of the possible ones.",
    ),
    "reason": st.column_config.TextColumn("Why", width="large"),
    "first_articles": st.column_config.NumberColumn(
        "Articles", help="In which the kept name stands."
    ),
    "second_articles": st.column_config.NumberColumn(
        "Of the other", help="Articles in which the other name stands."
    ),
}


def show_suggestions(collection: Collection) -> None:
    """The pairs that nobody has decided, and what can be done with those that are ticked."""
    every = cached.suggestions_table(cached.version_of(collection.id), collection.id)
    if every.empty:
        st.text("There is nothing to decide: no two names look like the same and are not joined.")
        st.text("Names can be merged by hand in an entity's panel.")
        page_link("entities", "See the entities")
        return
    shown = _choose_rule(_worded(every))
    st.caption(
        f"{counted(len(shown), 'pair')} of names that are likely, not surely, the same. "
        "Nothing is merged before you say so. Tick one to read where they stand, or several."
    )
    picked = _pick(shown)
    if picked.empty:
        return
    _show_buttons(collection.id, picked)
    if len(picked) == 1:
        st.text(picked["reason"].iloc[0])
        _show_passages(picked.iloc[0])
    else:
        st.caption("Tick a single pair to see the passages of both.")


def _worded(every: pd.DataFrame) -> pd.DataFrame:
    """In words: both as they are shown, because often they have one name and two types."""
    words = {
        f"{which}_words": [
            f"{name} ({type_words(kind)})"
            for name, kind in zip(every[which], every[f"{which}_as"], strict=True)
        ]
        for which in ("first", "second")
    }
    likely = (every["score"] >= LIKELY).map({True: "likely", False: "possible"})
    return every.assign(**words, likely=likely)


def _choose_rule(every: pd.DataFrame) -> pd.DataFrame:
    counts = every["rule"].value_counts()
    if len(counts) == 1:
        return every
    options = {f"{_words(rule)} ({number:,})": rule for rule, number in counts.items()}
    chosen = choose_one("Kind of suggestion", options, key="rule", nothing="All", width=320)
    return every if chosen is None else every[every["rule"] == chosen].reset_index(drop=True)


def _words(rule: object) -> str:
    return str(rule).replace("_", " ").capitalize()


def _pick(shown: pd.DataFrame) -> pd.DataFrame:
    event = show_table(
        shown,
        key=key_of_rows("suggestions", shown[["suggestion"]]),
        columns=_COLUMNS,
        alt="Names that may be the same",
        on_select="rerun",
        selection_mode="multi-row",
    )
    return shown.iloc[[row for row in event.selection.rows if row < len(shown)]]


def _show_buttons(collection: int, picked: pd.DataFrame) -> None:
    number = "" if len(picked) == 1 else f" ({len(picked):,} pairs)"
    with st.container(horizontal=True, gap="small", key="decide"):
        st.button(
            f"They are the same{number}",
            type="primary",
            icon=":material/merge:",
            key="same",
            on_click=_merge,
            args=(collection, picked),
        )
        st.button(
            f"They are not{number}",
            icon=":material/call_split:",
            key="not_same",
            on_click=_keep_apart,
            args=(collection, picked),
            help="Keeps them apart. Nobody is asked about them again.",
        )


def _merge(collection: int, picked: pd.DataFrame) -> None:
    pairs = _pairs(picked)
    merges = [Merge(names=(second,), into=first) for first, second in pairs]
    said = describe(merges[0], type_words=type_words)
    many = f"Merged {len(pairs):,} pairs of names"
    correct(collection, merges, f"{said if len(pairs) == 1 else many}.")


def _keep_apart(collection: int, picked: pd.DataFrame) -> None:
    pairs = _pairs(picked)
    decided = [Apart(first=first, second=second) for first, second in pairs]
    said = describe(decided[0], type_words=type_words)
    many = f"Kept {len(pairs):,} pairs of names apart"
    correct(collection, decided, f"{said if len(pairs) == 1 else many}.")


def _pairs(picked: pd.DataFrame) -> Sequence[tuple[Name, Name]]:
    columns = ["first_name", "first_type", "second_name", "second_type"]
    rows = picked[columns].itertuples(index=False)
    return [(Name(row[0], row[1]), Name(row[2], row[3])) for row in rows]


def _show_passages(pair: pd.Series) -> None:
    for column, which in zip(st.columns(2, gap="medium"), ("first", "second"), strict=True):
        with column:
            st.text(
                f"{pair[f'{which}_words']}: {counted(int(pair[f'{which}_articles']), 'article')}"
            )
            rows = first_passages(cached.store(), int(pair[f"{which}_identity"]), _PASSAGES)
            for row in rows.itertuples(index=False):
                key = f"{which}_{row.article}_{row.start}"
                passage.show_passage(row.article, [(row.start, row.end)], key=key)
