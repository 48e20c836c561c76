"""The four layouts of the Sources page: every mark and row narrows the statements below."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from analysis.charts.certainty_bars import certainty_bars
from analysis.charts.chains_sankey import chains_sankey
from analysis.charts.cited_bars import cited_bars
from analysis.charts.kind_bars import kind_bars
from analysis.charts.labels import day
from analysis.charts.measures import (
    ANONYMOUS_SHARE,
    BY_CERTAINTY,
    BY_KIND,
    BY_QUOTE,
    SECOND_HAND_SHARE,
    SHARED_SHARE,
)
from analysis.charts.outlet_bars import outlet_bars
from analysis.charts.quote_bars import quote_bars
from analysis.charts.source_bars import source_bars
from analysis.charts.theme import SOURCE_KIND_WORDS, counted
from analysis.tables import cited_table
from analysis.tables.passing import SECOND_HAND
from pages.shared import loaders
from pages.shared.chart import articles_read, show_chart
from pages.shared.choice import pick
from pages.shared.source.choices import KEYS, Options, Pair, pick_bar, value_of
from pages.shared.table import choose_row

BY_SOURCE, BY_OUTLET, CHAINS, FIRST = "By source", "By outlet", "Chains", "First reported by"
LAYOUTS = (BY_SOURCE, BY_OUTLET, CHAINS, FIRST)
SPLITS = {
    "By kind of source": BY_KIND,
    "By quotation": BY_QUOTE,
    "By certainty": BY_CERTAINTY,
    "Anonymous": ANONYMOUS_SHARE,
    "Second-hand": SECOND_HAND_SHARE,
    "Shared origin": SHARED_SHARE,
}
ONLY_SECOND_HAND, EVERY = "Second-hand", "All statements"

_TOP = 20
_CHOICE_OF_COLUMN = {
    "kind": "kind",
    "quote": "quote",
    "certainty": "certainty",
    "origin_kind": "origin",
    "outlet": "outlet",
    "relay": "through",
    "hand": "through",
    "shared": "through",
}
_CHAIN_COLUMNS = {
    "chain": st.column_config.TextColumn("Chain", width="large", help="The origin stands last."),
    "kind_words": st.column_config.TextColumn("Kind of origin"),
    "statements": st.column_config.NumberColumn("Statements", format="localized"),
    "articles": st.column_config.NumberColumn("Articles", format="localized"),
    "outlets": st.column_config.NumberColumn(
        "Outlets", format="localized", help="Outlets that report it. Unknown ones are not counted."
    ),
    "reporters": st.column_config.TextColumn("Reported by", width="medium"),
}
_CITED_COLUMNS = {
    "relay": st.column_config.TextColumn("Outlet that is cited", width="medium"),
    "articles": st.column_config.NumberColumn("Articles citing it", format="localized"),
    "outlets": st.column_config.NumberColumn("Outlets citing it", format="localized"),
    "statements": st.column_config.NumberColumn("Statements", format="localized"),
    "earliest": st.column_config.DateColumn("Earliest here", format="D MMM YYYY"),
    "earliest_outlet": st.column_config.TextColumn("By"),
    "undated": st.column_config.NumberColumn(
        "Undated", format="localized", help="Any of them may be earlier."
    ),
    "own": st.column_config.NumberColumn(
        "Own articles here",
        format="localized",
        help="Articles of the cited outlet itself, on any subject.",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What a layout draws from: the statements, what can be chosen, and what is chosen."""

    attributions: pd.DataFrame
    chains: pd.DataFrame
    options: Options
    chosen: Sequence[Pair]


def show_by_source(view: View) -> None:
    """Who is cited, and how openly, literally and firmly."""
    with st.grid(2, min_column_width=380, gap="medium") as grid:
        with grid.cell():
            show_chart(
                source_bars(view.attributions, top=_TOP, chosen=value_of(view.chosen, "source")),
                key="source_bars",
                on_pick=lambda source: pick_bar(view.options, source=("source", source)),
            )
        with grid.cell():
            for column, draw in _SIDE.items():
                show_chart(
                    draw(view.attributions, chosen=value_of(view.chosen, column)),
                    key=f"{column}_bars",
                    on_pick=lambda value, column=column: pick_bar(
                        view.options, **{column: (column, value)}
                    ),
                )


_SIDE = {"kind": kind_bars, "quote": quote_bars, "certainty": certainty_bars}


def show_by_outlet(view: View, split: str) -> None:
    """Outlets side by side."""
    measure = SPLITS[split]

    def on_pick(outlet: str, value: str) -> None:
        choice = _CHOICE_OF_COLUMN[measure.column]
        picked = {"outlet": ("outlet", outlet), choice: (measure.column, value)}
        pick_bar(view.options, **picked)

    show_chart(
        outlet_bars(view.attributions, measure=measure, chosen=value_of(view.chosen, "outlet")),
        key="outlet_bars",
        on_pick=on_pick,
    )


def show_chains(view: View, show: str) -> None:
    """Outlet, whom it cites, and the kind of origin; then every chain as a row."""
    attributions = view.attributions
    if show == ONLY_SECOND_HAND:
        attributions = attributions[attributions["hand"] == SECOND_HAND]
        if attributions.empty:
            _say_all_direct(len(view.attributions))
            return
    show_chart(
        chains_sankey(attributions, total=len(view.attributions), chosen=dict(view.chosen)),
        key="chains_sankey",
        on_pick=lambda column, value: pick_bar(
            view.options, **{_CHOICE_OF_COLUMN[column]: (column, value)}
        ),
    )
    if view.chains.empty:
        return
    st.caption(
        "Every chain through another outlet or person, the most widely reported first. "
        "Pick a row to see its statements below."
    )
    _show_table(
        view.chains.assign(kind_words=view.chains["origin_kind"].map(SOURCE_KIND_WORDS)),
        "chain",
        value_of(view.chosen, "chain"),
    )


def _say_all_direct(n: int) -> None:
    st.text(f"None of {counted(n, 'statement')} is second-hand.")
    st.text("Looked for: another outlet reported it, it was told to one, or one cites somebody.")
    st.text("“All statements” shows the others: they come directly from their sources.")


def show_first_reports(view: View) -> None:
    """Outlets that others cite, and which article here was the earliest to do so."""
    cited = cited_table(view.attributions, loaders.articles())
    if cited.empty:
        st.text(f"No outlet is cited by name in {counted(articles_read(), 'article')}.")
        st.text("Looked for: as the Gazette reported, told the Gazette, a Gazette source.")
        return
    chosen = value_of(view.chosen, "relay")
    show_chart(
        cited_bars(cited, articles=articles_read(), chosen=chosen),
        key="cited_bars",
        on_pick=lambda relay: pick_bar(view.options, through=("relay", relay)),
    )
    place = _place(cited["relay"], chosen)
    st.text(first_report(cited.iloc[place or 0].to_dict()))
    st.caption(
        "Being cited is no proof of having been first, and only articles in this collection are "
        "compared. Pick a row to see the statements below, the earliest first."
    )
    _show_table(cited, "relay", chosen)


def first_report(row: dict[str, object]) -> str:
    """What is known of who reported first, as a sentence.

    Only of articles in the collection, and of their days of publication as far as these are known.
    """
    articles = counted(int(str(row["articles"])), "article")
    undated = int(str(row["undated"]))
    parts = [f"{row['relay']}: cited as having reported it before by {articles}"]
    if pd.notna(row["earliest"]):
        when = day(pd.Timestamp(str(row["earliest"])))
        parts.append(f"earliest in this collection: {when}, {row['earliest_outlet']}")
    parts.append(f"{undated:,} undated" if undated else "none undated")
    return "; ".join(parts) + "."


def _show_table(frame: pd.DataFrame, column: str, chosen: str | None) -> None:
    """Rows that narrow the statements to the value that they have in a column."""
    columns, choice = _TABLES[column]

    def on_pick(place: int | None) -> None:
        pick(KEYS[choice], None if place is None else str(frame[column].iloc[place]))

    choose_row(
        frame,
        columns=columns,
        chosen=_place(frame[column], chosen),
        on_pick=on_pick,
        alt="Chains" if choice == "chain" else "Outlets that others cite",
    )


_TABLES = {"chain": (_CHAIN_COLUMNS, "chain"), "relay": (_CITED_COLUMNS, "through")}


def _place(values: pd.Series, chosen: str | None) -> int | None:
    places = values.eq(chosen).to_numpy().nonzero()[0] if chosen is not None else ()
    return int(places[0]) if len(places) else None
