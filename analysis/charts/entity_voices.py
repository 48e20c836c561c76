"""Who is talked about, and who speaks: mentions beside statements."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.bars import FADED, ROW_HEIGHT
from analysis.charts.labels import faint, framed, safe, shorten
from analysis.charts.theme import BLUE, GREEN, counted, type_words

SPEAKERS = ("PERSON", "ORG")
OFTEN = 5
"""Mentions from which on it is worth a sentence that somebody is never quoted."""
_HALF = 0.46
"""Of the width, for either side."""
_HEADING = 26


def entity_voices(
    ranked: pd.DataFrame, *, names: int, articles: int, chosen: int | None = None
) -> go.Figure:
    """A row an entity, in the order of `ranked`: mentions on the left, statements on the right.

    `ranked` is the first rows of `entity_counts` and `names` how many there are. Either side has a
    scale of its own. A click stands for the identity.
    """
    rows = ranked.to_dict("records")
    faded = [FADED if chosen not in (None, row["identity"]) else 1.0 for row in rows]
    fig = go.Figure(
        [
            _side(rows, "mentions", 0.0, BLUE, faded),
            _side(rows, "spoken", 0.54, GREEN, faded),
            *_numbers(rows),
        ]
    )
    _set_axes(fig, rows)
    framed(
        fig,
        title=_finding(ranked),
        note=_note(ranked, names, articles),
        height=max(len(rows), 1) * ROW_HEIGHT + _HEADING,
    )
    fig.update_layout(margin={"t": fig.layout.margin.t + _HEADING})
    return fig


def _side(
    rows: list[dict[Any, Any]], column: str, left: float, colour: str, faded: list[float]
) -> go.Bar:
    longest = max((row[column] for row in rows), default=1) or 1
    return go.Bar(
        name=column,
        orientation="h",
        y=list(range(len(rows))),
        base=left,
        x=[row[column] / longest * (_HALF - 0.07) for row in rows],
        customdata=[(int(row["identity"]),) for row in rows],
        hovertext=[_hover(row) for row in rows],
        hovertemplate="%{hovertext}<extra></extra>",
        marker={"color": colour, "line": {"width": 0}, "opacity": faded},
    )


def _numbers(rows: list[dict[Any, Any]]) -> list[go.Scatter]:
    found = []
    for column, left in (("mentions", 0.0), ("spoken", 0.54)):
        longest = max((row[column] for row in rows), default=1) or 1
        found.append(
            go.Scatter(
                x=[left + row[column] / longest * (_HALF - 0.07) for row in rows],
                y=list(range(len(rows))),
                mode="text",
                text=[_number(int(row[column]), column) for row in rows],
                textposition="middle right",
                cliponaxis=False,
                hoverinfo="skip",
            )
        )
    return found


def _number(n: int, column: str) -> str:
    return " <i>none found</i>" if column == "spoken" and not n else f" {n:,}"


def _hover(row: dict[Any, Any]) -> str:
    name = safe(shorten(str(row["entity"]), 80))
    return (
        f"{name}, {type_words(row['type'])}<br>{counted(int(row['mentions']), 'mention')} by name "
        f"in {counted(int(row['articles']), 'article')}<br>"
        f"{counted(int(row['spoken']), 'statement')}"
    )


def _set_axes(fig: go.Figure, rows: list[dict[Any, Any]]) -> None:
    fig.update_layout(barmode="overlay")
    fig.update_xaxes(
        side="top",
        tickvals=[0, 0.54],
        ticktext=["<b>Mentions by name</b>", "<b>Statements</b>"],
        ticklabelposition="outside right",
        range=[0, 1],
        ticks="",
        showgrid=False,
        zeroline=False,
    )
    fig.update_yaxes(
        tickvals=list(range(len(rows))),
        ticktext=[
            f"{safe(shorten(str(row['entity']), 24))} {faint(type_words(row['type']))}"
            for row in rows
        ],
        range=[max(len(rows), 1) - 0.5, -0.5],
        ticks="",
        showgrid=False,
        zeroline=False,
        ticklabelstandoff=8,
    )


def _finding(ranked: pd.DataFrame) -> str:
    if ranked.empty:
        return "Nobody is named here who could speak"
    silent = ranked[(ranked["spoken"] == 0) & (ranked["mentions"] >= OFTEN)]
    if not silent.empty:
        first = silent.sort_values("mentions", ascending=False, kind="stable").iloc[0]
        return (
            f"{shorten(str(first['entity']), 40)} is named {int(first['mentions']):,} times "
            "without a statement that was found"
        )
    first = ranked.sort_values("spoken", ascending=False, kind="stable").iloc[0]
    if not first["spoken"]:
        return "No statement of any of these names was found"
    number = counted(int(first["spoken"]), "statement")
    return f"{shorten(str(first['entity']), 40)} speaks most: {number}"


def _note(ranked: pd.DataFrame, names: int, articles: int) -> str:
    mentions, said = (int(ranked[column].sum()) for column in ("mentions", "spoken"))
    cut = f" The first {len(ranked)} of {names:,} names." if len(ranked) < names else ""
    return (
        f"n = {counted(mentions, 'mention')} and {counted(said, 'statement')} in "
        f"{counted(articles, 'article')}.{cut} Each side has its own scale. A statement may have "
        "been missed: none found is no proof of silence."
    )
