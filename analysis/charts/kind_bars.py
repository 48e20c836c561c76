"""How openly statements are sourced: from a named person down to nobody."""

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.bars import ROW_HEIGHT, Part, Row, draw_bars
from analysis.charts.labels import framed, safe
from analysis.charts.theme import (
    NAMED_KINDS,
    SOURCE_KIND_COLOURS,
    SOURCE_KIND_ORDER,
    SOURCE_KIND_PATTERNS,
    SOURCE_KIND_WORDS,
    counted,
)


def kind_bars(attributions: pd.DataFrame, *, chosen: str | None = None) -> go.Figure:
    """A bar a kind of source, in order of accountability, empty ones too. A click is the kind."""
    counts = attributions["kind"].value_counts()
    values = tuple(int(counts.get(kind, 0)) for kind in SOURCE_KIND_ORDER)
    whole = Part(
        name="statements",
        values=values,
        colours=tuple(SOURCE_KIND_COLOURS[kind] for kind in SOURCE_KIND_ORDER),
        patterns=tuple(SOURCE_KIND_PATTERNS.get(kind, "") for kind in SOURCE_KIND_ORDER),
    )
    rows = [
        _row(kind, n, len(attributions)) for kind, n in zip(SOURCE_KIND_ORDER, values, strict=True)
    ]
    fig = draw_bars(rows, [whole], chosen=_place(chosen))
    return framed(
        fig,
        title=_finding(attributions),
        note=f"n = {counted(len(attributions), 'statement')}. From the most to the least "
        "accountable kind of source.",
        height=len(rows) * ROW_HEIGHT,
    )


def _place(chosen: str | None) -> int | None:
    return SOURCE_KIND_ORDER.index(chosen) if chosen in SOURCE_KIND_ORDER else None


def _row(kind: str, n: int, total: int) -> Row:
    words = SOURCE_KIND_WORDS[kind]
    return Row(
        label=safe(words.capitalize()),
        end=f"{n:,}",
        hover=f"{safe(words.capitalize())}<br>{n:,} of {counted(total, 'statement')}",
        click=(kind,),
    )


def _finding(attributions: pd.DataFrame) -> str:
    if attributions.empty:
        return "No statements found"
    named = int(attributions["kind"].isin(NAMED_KINDS).sum())
    verb = "cites" if named == 1 else "cite"
    total = counted(len(attributions), "statement")
    return f"{named:,} of {total} {verb} a named person, organisation or outlet"
