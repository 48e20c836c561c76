"""How good what was found is: a dot a score, best on top, with the bounds that chance leaves it."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.labels import faint, framed, safe
from analysis.charts.theme import BLUE, GREY

_ROW = 37
_WEAKEST = 2


def score_dots(scores: pd.DataFrame, *, articles: int) -> go.Figure:
    """The rows of `method.score_table` that are better the higher, out of so many articles.

    A bar is the interval of 95 in 100, an upright line what careful readers reach.
    """
    shown = scores[~scores["lower_is_better"]].sort_values(
        ["value", "label"], ascending=[False, True], kind="stable"
    )
    fig = go.Figure([_dots(shown), _people(shown)])
    fig.update_xaxes(range=[0, 1], tickvals=[0, 0.5, 1], showgrid=True, zeroline=False)
    fig.update_yaxes(
        tickvals=list(range(len(shown))),
        ticktext=[_label(row) for row in shown.to_dict("records")],
        range=[len(shown) - 0.5, -0.5],
        ticks="",
        showgrid=False,
        zeroline=False,
        ticklabelstandoff=8,
    )
    fig.update_layout(margin={"r": 20})
    return framed(
        fig, title=_finding(shown), note=_note(shown, articles), height=len(shown) * _ROW + 24
    )


def _dots(shown: pd.DataFrame) -> go.Scatter:
    return go.Scatter(
        x=shown["value"],
        y=list(range(len(shown))),
        mode="markers",
        marker={"color": BLUE, "size": 10},
        error_x={
            "type": "data",
            "symmetric": False,
            "array": (shown["high"] - shown["value"]).fillna(0),
            "arrayminus": (shown["value"] - shown["low"]).fillna(0),
            "color": BLUE,
            "thickness": 2,
            "width": 4,
        },
        hovertext=[_hover(row) for row in shown.to_dict("records")],
        hovertemplate="%{hovertext}<extra></extra>",
        cliponaxis=False,
    )


def _people(shown: pd.DataFrame) -> go.Scatter:
    places = [place for place, value in enumerate(shown["people"]) if pd.notna(value)]
    return go.Scatter(
        x=shown["people"].dropna(),
        y=places,
        mode="markers",
        marker={"symbol": "line-ns-open", "size": 18, "line": {"width": 3}, "color": GREY},
        hovertext=[f"Careful readers with each other: {x:.2f}" for x in shown["people"].dropna()],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _label(row: Mapping[Any, Any]) -> str:
    """Two lines, so that a narrow screen leaves room for the dots."""
    value = safe(f"{row['said']} · n = {int(row['n']):,}")
    return f"{safe(row['label'])}<br>{faint(value)}"


def _hover(row: Mapping[Any, Any]) -> str:
    bounds = f", {safe(row['bounds'])} by chance" if row["bounds"] else ""
    return (
        f"{safe(row['label'])}: {safe(row['said'])}{bounds}<br>"
        f"n = {int(row['n']):,} {safe(row['counted'])} in {int(row['articles']):,} articles"
    )


def _finding(shown: pd.DataFrame) -> str:
    if shown.empty:
        return "Nothing was measured"
    weakest = shown.tail(_WEAKEST).iloc[::-1]
    words = [
        f"{label[:1].lower()}{label[1:]} ({said})"
        for label, said in zip(weakest["label"], weakest["said"], strict=True)
    ]
    return f"Weakest: {', '.join(words)}"


def _note(shown: pd.DataFrame, articles: int) -> str:
    note = (
        f"n under each score; up to {articles:,} articles. F1 as a fraction, shares in per cent. "
        "Bars: 95 in 100 sets of articles like these would fall within."
    )
    if shown["people"].notna().any():
        note += " Upright lines: careful readers with each other."
    return note
