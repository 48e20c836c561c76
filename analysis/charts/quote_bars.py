"""How much of what is said stands in the speaker's own words."""

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.bars import ROW_HEIGHT, Part, Row, draw_bars
from analysis.charts.labels import framed, safe
from analysis.charts.theme import QUOTE_COLOURS, QUOTE_WORDS, counted
from analysis.models import QuoteType

QUOTE_ORDER: tuple[str, ...] = tuple(QUOTE_WORDS)


def quote_bars(attributions: pd.DataFrame, *, chosen: str | None = None) -> go.Figure:
    """Three bars: quoted, partly quoted, in other words. A click stands for the type."""
    counts = attributions["quote"].value_counts()
    values = tuple(int(counts.get(quote, 0)) for quote in QUOTE_ORDER)
    whole = Part(
        name="statements",
        values=values,
        colours=tuple(QUOTE_COLOURS[quote] for quote in QUOTE_ORDER),
        patterns=("",) * len(QUOTE_ORDER),
    )
    rows = [_row(quote, n, len(attributions)) for quote, n in zip(QUOTE_ORDER, values, strict=True)]
    place = QUOTE_ORDER.index(chosen) if chosen in QUOTE_ORDER else None
    return framed(
        draw_bars(rows, [whole], chosen=place),
        title=_finding(attributions, values[QUOTE_ORDER.index(QuoteType.DIRECT)]),
        note=f"n = {counted(len(attributions), 'statement')}.",
        height=len(rows) * ROW_HEIGHT,
    )


def _row(quote: str, n: int, total: int) -> Row:
    words = safe(QUOTE_WORDS[quote].capitalize())
    return Row(
        label=words,
        end=f"{n:,}",
        hover=f"{words}<br>{n:,} of {counted(total, 'statement')}",
        click=(quote,),
    )


def _finding(attributions: pd.DataFrame, direct: int) -> str:
    if attributions.empty:
        return "No statements found"
    verb = "is" if direct == 1 else "are"
    total = counted(len(attributions), "statement")
    return f"{direct:,} of {total} {verb} quoted word for word"
