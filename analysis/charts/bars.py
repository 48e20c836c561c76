"""Horizontal bars with their number at the end: the shape that most charts here share."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

ROW_HEIGHT = 28
FADED = 0.35
"""Opacity of the bars that are not the chosen one."""

_GROUND = "#FFFFFF"
"""Not drawn: each bar's own colour is under its hatching. Plotly takes the list of these for one
colour and complains of it on the console, unless a single one is given as well."""
_END_CHARACTER = 8
"""Pixels: the numbers stand right of the plot, whatever its width."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One bar's words, all of them escaped, and what a click on it stands for."""

    label: str
    end: str
    hover: str
    click: tuple[str | int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One stretch of every bar, first row first. An empty pattern is a plain fill."""

    name: str
    values: tuple[float, ...]
    colours: tuple[str, ...]
    patterns: tuple[str, ...]
    clicks: tuple[tuple[str | int, ...], ...] = ()
    """Where a stretch stands for more than its row."""
    hovers: tuple[str, ...] = ()


def draw_bars(
    rows: Sequence[Row],
    parts: Sequence[Part],
    *,
    chosen: int | None = None,
    whole: float | None = None,
) -> go.Figure:
    """Bars from the top down, their parts stacked; all but the chosen row are faded.

    The longest bar takes the whole width, unless `whole` says what would.
    """
    fig = go.Figure([_bar(rows, part, chosen) for part in parts])
    totals = [sum(part.values[i] for part in parts) for i in range(len(rows))]
    fig.add_trace(_ends(rows, totals))
    room = max((len(row.end) for row in rows), default=0) * _END_CHARACTER + 12
    fig.update_layout(barmode="stack", margin={"r": room})
    fig.update_xaxes(visible=False, range=[0, whole or max(totals, default=1) or 1])
    fig.update_yaxes(
        tickvals=list(range(len(rows))),
        ticktext=[row.label for row in rows],
        range=[len(rows) - 0.5, -0.5],
        ticks="",
        showgrid=False,
        zeroline=False,
        ticklabelstandoff=8,
    )
    return fig


def _bar(rows: Sequence[Row], part: Part, chosen: int | None) -> go.Bar:
    places = range(len(rows))
    return go.Bar(
        name=part.name,
        orientation="h",
        x=part.values,
        y=list(places),
        customdata=list(part.clicks or (row.click for row in rows)),
        hovertext=list(part.hovers or (row.hover for row in rows)),
        hovertemplate="%{hovertext}<extra></extra>",
        marker={
            "color": part.colours,
            "pattern": {
                "shape": part.patterns,
                "bgcolor": _GROUND,
                "fillmode": "overlay",
                "size": 6,
                "solidity": 0.25,
            },
            "line": {"width": 1, "color": [edge_of(colour) for colour in part.colours]},
            "opacity": [FADED if chosen not in (None, place) else 1.0 for place in places],
        },
    )


def edge_of(colour: str) -> str:
    """A fill at full strength: the edge that keeps a pale bar apart from a dark page.

    >>> edge_of("rgba(0, 114, 178, 0.36)"), edge_of("#7F8790")
    ('rgb(0, 114, 178)', '#7F8790')
    """
    return re.sub(r"rgba\((.*), [\d.]+\)", r"rgb(\1)", colour)


def _ends(rows: Sequence[Row], totals: Sequence[float]) -> go.Scatter:
    return go.Scatter(
        x=totals,
        y=list(range(len(rows))),
        mode="text",
        text=[f" {row.end}" for row in rows],
        textposition="middle right",
        cliponaxis=False,
        hoverinfo="skip",
        showlegend=False,
    )
