"""How much of what is said stands in the speaker's own words."""

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.category_bars import Look, category_bars
from analysis.charts.theme import QUOTE_COLOURS, QUOTE_WORDS, counted
from analysis.models import QuoteType

_LOOK = Look(words=QUOTE_WORDS, colours=QUOTE_COLOURS)


def quote_bars(attributions: pd.DataFrame, *, chosen: str | None = None) -> go.Figure:
    """Three bars: quoted, partly quoted, in other words. A click stands for the type."""
    direct = int(attributions["quote"].eq(QuoteType.DIRECT.value).sum())
    verb = "is" if direct == 1 else "are"
    total = counted(len(attributions), "statement")
    return category_bars(
        attributions["quote"],
        _LOOK,
        title=f"{direct:,} of {total} {verb} quoted word for word",
        chosen=chosen,
    )
