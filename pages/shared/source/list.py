"""The statements on the Sources page, from the one that was picked to its passage."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.charts.theme import CERTAINTY_WORDS, QUOTE_WORDS, SOURCE_KIND_WORDS, counted
from pages.shared import loaders, passage
from pages.shared.choice import key_of_rows
from pages.shared.reasons import show_reasons
from pages.shared.source.choices import clear_choices
from pages.shared.table import pick_row

SURENESS = "confidence"
PASSING = ("outlet", "published", "chain", "cue")
"""What matters where it is about who has it from whom."""

_COLUMNS = {
    SURENESS: st.column_config.NumberColumn(
        "Sure", format="percent", help="How sure this program is of its reading."
    ),
    "source": st.column_config.TextColumn("Source", width="medium"),
    "kind_words": st.column_config.TextColumn("Kind"),
    "cue": st.column_config.TextColumn("Cue"),
    "content": st.column_config.TextColumn("What is said", width="large"),
    "certainty_words": st.column_config.TextColumn(
        "Certainty", help="As the article words it, not how true it is."
    ),
    "quote_words": st.column_config.TextColumn("Quotation"),
    "chain": st.column_config.TextColumn("Through", help="Outermost reporter first, origin last."),
    "outlet": st.column_config.TextColumn("Outlet"),
    "published": st.column_config.DateColumn("Published", format="D MMM YYYY"),
    "title": st.column_config.TextColumn("Article", width="medium"),
    "hedges": st.column_config.TextColumn("Hedges"),
    "anonymity": st.column_config.TextColumn(
        "Why not named", help="The reason that the article gives, in its words."
    ),
}
_USUAL = tuple(name for name in _COLUMNS if name != SURENESS)


def show_statements(
    found: pd.DataFrame, *, total: int, first: Sequence[str] = (), hint: str = ""
) -> None:
    """The statements out of `total`, and the passage of the one that is picked.

    `first` names the columns that matter most in the layout above: they are shown first.
    """
    if found.empty:
        st.text(f"None of {counted(total, 'statement')} fits all these choices.")
        st.text("Clear one of them to see more, or all.")
        st.button("Clear all choices", key="clear_choices", on_click=clear_choices)
        return
    st.caption(f"{len(found):,} of {counted(total, 'statement')}. {hint}")
    row = pick_row(
        _worded(found),
        key=key_of_rows("statements", found[["article", "attribution"]]),
        columns={name: _COLUMNS[name] for name in dict.fromkeys((*first, *_USUAL))},
        alt="Statements with their sources",
    )
    if row is not None:
        _show_statement(row)


def _worded(found: pd.DataFrame) -> pd.DataFrame:
    is_chain = (found["chain"] != found["origin"]) | (found["relay"] != "")
    return found.assign(
        kind_words=found["kind"].map(SOURCE_KIND_WORDS),
        quote_words=found["quote"].map(QUOTE_WORDS),
        certainty_words=found["certainty"].map(CERTAINTY_WORDS),
        confidence=found["confidence"].round(2),
        chain=found["chain"].where(is_chain, ""),
    )


def _show_statement(row: pd.Series) -> None:
    article, number = int(row["article"]), int(row["attribution"])
    passage.show_passage(article, [(int(row["start"]), int(row["end"]))], key="statement")
    analysis = loaders.analysis_of(article)
    if analysis is not None and number < len(analysis.attributions):
        show_reasons(analysis.attributions[number], analysis.article.text)
