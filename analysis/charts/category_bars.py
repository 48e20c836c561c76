"""How statements fall into a few kinds: a bar a kind, the empty ones too."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.bars import ROW_HEIGHT, Part, Row, draw_bars
from analysis.charts.labels import framed, safe
from analysis.charts.theme import counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The kinds in order, their words, colours and hatching."""

    words: Mapping[str, str]
    colours: Mapping[str, str]
    patterns: Mapping[str, str] = field(default_factory=dict)


def category_bars(
    found: pd.Series, look: Look, *, title: str, note: str = "", chosen: str | None = None
) -> go.Figure:
    """The bars of one column of the statements. A click stands for the kind."""
    kinds = list(look.words)
    counts = found.value_counts()
    values = tuple(int(counts.get(kind, 0)) for kind in kinds)
    whole = Part(
        name="statements",
        values=values,
        colours=tuple(look.colours[kind] for kind in kinds),
        patterns=tuple(look.patterns.get(kind, "") for kind in kinds),
    )
    total = counted(len(found), "statement")
    rows = [_row(kind, look, n, total) for kind, n in zip(kinds, values, strict=True)]
    return framed(
        draw_bars(rows, [whole], chosen=kinds.index(chosen) if chosen in kinds else None),
        title=title if len(found) else "No statements found",
        note=f"n = {total}. {note}".rstrip(),
        height=len(rows) * ROW_HEIGHT,
    )


def _row(kind: str, look: Look, n: int, total: str) -> Row:
    words = safe(look.words[kind].capitalize())
    return Row(label=words, end=f"{n:,}", hover=f"{words}<br>{n:,} of {total}", click=(kind,))
