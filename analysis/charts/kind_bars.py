"""How openly statements are sourced: from a named person down to nobody."""

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.category_bars import Look, category_bars
from analysis.charts.theme import (
    NAMED_KINDS,
    SOURCE_KIND_COLOURS,
    SOURCE_KIND_PATTERNS,
    SOURCE_KIND_WORDS,
    counted,
)

_LOOK = Look(words=SOURCE_KIND_WORDS, colours=SOURCE_KIND_COLOURS, patterns=SOURCE_KIND_PATTERNS)


def kind_bars(attributions: pd.DataFrame, *, chosen: str | None = None) -> go.Figure:
    """A bar a kind of source, in order of accountability. A click stands for the kind."""
    named = int(attributions["kind"].isin(NAMED_KINDS).sum())
    verb = "cites" if named == 1 else "cite"
    total = counted(len(attributions), "statement")
    return category_bars(
        attributions["kind"],
        _LOOK,
        title=f"{named:,} of {total} {verb} a named person, organisation or outlet",
        note="From the most to the least accountable kind of source.",
        chosen=chosen,
    )
