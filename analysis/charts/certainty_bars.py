"""How firmly articles let their sources speak: stated, claimed or hedged. Never how true it is."""

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.category_bars import Look, category_bars
from analysis.charts.theme import (
    CERTAINTY_COLOURS,
    CERTAINTY_PATTERNS,
    CERTAINTY_WORDS,
    counted,
)
from analysis.models import Certainty

_LOOK = Look(words=CERTAINTY_WORDS, colours=CERTAINTY_COLOURS, patterns=CERTAINTY_PATTERNS)


def certainty_bars(attributions: pd.DataFrame, *, chosen: str | None = None) -> go.Figure:
    """Three bars: stated, claimed, hedged. A click stands for the degree."""
    hedged = int(attributions["certainty"].eq(Certainty.HEDGED.value).sum())
    verb = "is" if hedged == 1 else "are"
    total = counted(len(attributions), "statement")
    return category_bars(
        attributions["certainty"],
        _LOOK,
        title=f"{hedged:,} of {total} {verb} hedged",
        note="As the article words it, not how true it is.",
        chosen=chosen,
    )
