"""Sources: who is cited, how openly, and in whose words."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from analysis.charts.kind_bars import kind_bars
from analysis.charts.outlet_bars import BY_KIND, BY_QUOTE, Measure, outlet_bars
from analysis.charts.quote_bars import quote_bars
from analysis.charts.source_bars import source_bars
from analysis.charts.theme import QUOTE_WORDS, SOURCE_KIND_WORDS, counted
from analysis.store.wording import ARROW
from pages.shared import empty, loaders, passage, shell
from pages.shared.chart import articles_read, show_chart
from pages.shared.choice import choose_one, choose_view, key_of_rows, toggle, words_for
from pages.shared.reasons import show_reasons
from pages.shared.table import pick_row

_KEYS = {"source": "source", "kind": "kind", "quote": "quoted", "outlet": "from"}
"""Columns that can be chosen from, and the keys and names in the address of their choices."""
_LABELS = {
    "source": ("Source", "All sources"),
    "kind": ("Kind of source", "All kinds"),
    "quote": ("Quotation", "All statements"),
    "outlet": ("Outlet", "All outlets"),
}
_LAYOUT, _SPLIT = "layout", "split"
_BY_SOURCE, _BY_OUTLET = "By source", "By outlet"
_SPLITS = {"By kind of source": BY_KIND, "By quotation": BY_QUOTE}
_TOP = 15
_MOST_SOURCES = 500
"""Sources to choose from: a longer list is no help, and every one of them is sent."""

_COLUMNS = {
    "source": st.column_config.TextColumn("Source", width="medium"),
    "kind_words": st.column_config.TextColumn("Kind"),
    "cue": st.column_config.TextColumn("Cue"),
    "content": st.column_config.TextColumn("What is said", width="large"),
    "quote_words": st.column_config.TextColumn("Quotation"),
    "chain": st.column_config.TextColumn("Through", help="Outermost reporter first, origin last."),
    "hedges": st.column_config.TextColumn("Hedges"),
    "outlet": st.column_config.TextColumn("Outlet"),
    "published": st.column_config.DateColumn("Published", format="D MMM YYYY"),
    "title": st.column_config.TextColumn("Article", width="medium"),
}

Options = dict[str, dict[str, str]]
"""For each column what can be chosen: words on the screen and the value."""
Chosen = Mapping[str, str | None]
"""For each column the value that was chosen."""


def show() -> None:
    """The page."""
    st.title("Sources", anchor=False)
    if empty.is_empty():
        return
    attributions = loaders.attributions()
    if attributions.empty:
        articles = counted(articles_read(), "article")
        st.text(f"No statement with a source was found in {articles}.")
        st.text("Articles that still wait have none yet; the Articles page says how many do.")
        return
    with st.container(horizontal=True, vertical_alignment="top", key="source_choices"):
        layout = choose_view("Layout", (_BY_SOURCE, _BY_OUTLET), key=_LAYOUT)
        split = choose_view("Split", tuple(_SPLITS), key=_SPLIT) if layout == _BY_OUTLET else ""
    above, options = st.container(), _options(attributions)
    chosen = _choose(options)
    with above:
        if layout == _BY_OUTLET:
            _show_outlets(attributions, _SPLITS[split], options, chosen)
        else:
            _show_sources(attributions, options, chosen)
    _show_list(attributions, chosen)


def _options(attributions: pd.DataFrame) -> Options:
    sources = attributions["source"].value_counts().index[:_MOST_SOURCES]
    outlets = sorted(attributions["outlet"].unique(), key=str.casefold)
    return {
        "source": {name: name for name in sources},
        "kind": {words.capitalize(): kind for kind, words in SOURCE_KIND_WORDS.items()},
        "quote": {words.capitalize(): quote for quote, words in QUOTE_WORDS.items()},
        "outlet": {name: name for name in outlets},
    }


def _choose(options: Options) -> Chosen:
    """What the reader chose from each column."""
    st.subheader("Statements", anchor=False)
    with st.grid(4, min_column_width=180):
        return {
            column: choose_one(label, options[column], key=_KEYS[column], nothing=nothing)
            for column, (label, nothing) in _LABELS.items()
        }


def _show_sources(attributions: pd.DataFrame, options: Options, chosen: Chosen) -> None:
    def on_pick(column: str, value: str) -> None:
        toggle({_KEYS[column]: words_for(value, options[column])})

    with st.grid(2, min_column_width=380, gap="medium") as grid:
        with grid.cell():
            show_chart(
                source_bars(attributions, top=_TOP, chosen=chosen["source"]),
                key="source_bars",
                on_pick=lambda source: on_pick("source", source),
            )
        with grid.cell():
            show_chart(
                kind_bars(attributions, chosen=chosen["kind"]),
                key="kind_bars",
                on_pick=lambda kind: on_pick("kind", kind),
            )
            show_chart(
                quote_bars(attributions, chosen=chosen["quote"]),
                key="quote_bars",
                on_pick=lambda quote: on_pick("quote", quote),
            )


def _show_outlets(
    attributions: pd.DataFrame, measure: Measure, options: Options, chosen: Chosen
) -> None:
    def on_pick(outlet: str, value: str) -> None:
        picked = {"outlet": outlet, measure.column: value}
        toggle({_KEYS[column]: words_for(it, options[column]) for column, it in picked.items()})

    show_chart(
        outlet_bars(attributions, measure=measure, chosen=chosen["outlet"]),
        key="outlet_bars",
        on_pick=on_pick,
    )


def _show_list(attributions: pd.DataFrame, chosen: Chosen) -> None:
    found = attributions
    for column, value in chosen.items():
        found = found if value is None else found[found[column] == value]
    if found.empty:
        st.text(f"None of {counted(len(attributions), 'statement')} fits all four choices.")
        st.text("Clear one of them to see more.")
        return
    st.caption(
        f"{len(found):,} of {counted(len(attributions), 'statement')}. "
        "Click a bar above to narrow the list; pick a row to read the passage."
    )
    shown = found.assign(
        kind_words=found["kind"].map(SOURCE_KIND_WORDS),
        quote_words=found["quote"].map(QUOTE_WORDS),
        chain=found["chain"].where(found["chain"].str.contains(ARROW), ""),
    )
    key = key_of_rows("statements", found[["article", "attribution"]])
    row = pick_row(shown, key=key, columns=_COLUMNS, alt="Statements with their sources")
    if row is not None:
        _show_statement(row)


def _show_statement(row: pd.Series) -> None:
    article, number = int(row["article"]), int(row["attribution"])
    passage.show_passage(article, [(int(row["start"]), int(row["end"]))], key="statement")
    analysis = loaders.analysis_of(article)
    if analysis is not None and number < len(analysis.attributions):
        show_reasons(analysis.attributions[number], analysis.article.text)


shell.require_router()
show()
