"""Claims and what was answered to them: one row a claim, time from left to right."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.claim_words import (
    Claim,
    answers_of,
    claims_finding,
    describe_claims,
    stance_of,
)
from analysis.charts.labels import broken, day, faint, framed, safe, shorten
from analysis.charts.theme import STANCE_COLOURS, STANCE_SYMBOLS, STANCE_WORDS, counted
from analysis.charts.timeline_layout import (
    PADDING,
    WORDS_LINES,
    WORDS_WIDTH,
    Axis,
    ClaimRow,
    Layout,
    day_ticks,
    lay_out,
)

_HAIR = "rgba(127, 135, 144, 0.28)"
_BAND = "rgba(127, 135, 144, 0.08)"
_TIE = "rgba(127, 135, 144, 0.9)"
_LEGEND, _AXIS = 30, 44
_TAIL = ((0.03, 0.5), (0.05, 0.3), (0.07, 0.15))
"""Length, as a share of the width, and opacity of the soft end that "earlier" is drawn with."""
EARLIER = "earlier"
UNDATED = "Undated, in the order told"
MOST_CLAIMS = 100
_MARK_SIZE = 13


def claims_timeline(
    statements: pd.DataFrame, *, articles: int, chosen: str | None = None
) -> go.Figure:
    """The timeline of a statements table; a click on a mark stands for claim and statement.

    Claims keep the order of the table, and the first hundred are drawn. What has a day stands on
    it. What has none stands in a lane of its own, in the order its article tells it. Denials are
    tied to what they answer.
    """
    everything = describe_claims(statements)
    claims = everything[:MOST_CLAIMS]
    drawn = statements[statements["claim"].isin([claim.id for claim in claims])]
    layout = lay_out(drawn, {claim.id: claim.words for claim in claims})
    fig = go.Figure(list(_lines(drawn, layout)))
    for trace in _marks(drawn, layout, chosen):
        fig.add_trace(trace)
    fig.update_layout(
        shapes=list(_shapes(layout)),
        annotations=[*map(_words, claims, layout.rows), *_lane_title(layout)],
    )
    framed(
        fig,
        title=claims_finding(everything),
        note=_note(statements, articles, len(everything), layout.axis),
        height=int(layout.height) + _LEGEND + _AXIS,
    )
    return _dress(fig, layout)


def _dress(fig: go.Figure, layout: Layout) -> go.Figure:
    """Axes and legend, which come after the house layout."""
    days = day_ticks(layout.axis)
    fig.update_layout(
        showlegend=True,
        legend={
            "orientation": "h",
            "x": 0,
            "xanchor": "left",
            "y": 1 + (_AXIS - 8) / max(layout.height, 1),
            "yanchor": "bottom",
            "itemclick": False,
            "itemdoubleclick": False,
        },
        margin={"t": fig.layout.margin.t + _LEGEND + _AXIS - 8, "l": 0, "r": 4},
    )
    fig.update_xaxes(
        range=[0, 1],
        side="top",
        tickvals=[layout.axis.at_day(when) for when in days],
        ticktext=[day(when).replace(f" {when.year}", f"<br>{when.year}") for when in days],
        showgrid=False,
        zeroline=False,
        automargin=False,
    )
    fig.update_yaxes(range=[max(layout.height, 1), 0], visible=False, automargin=False)
    return fig


def _lines(statements: pd.DataFrame, layout: Layout) -> Iterator[go.Scatter]:
    """What lies under the marks: a hair for every tick, soft ends, and the ties."""
    ticks = [layout.axis.at_day(when) for when in day_ticks(layout.axis)]
    hairs = [((x, row.track), (x, row.bottom - 6)) for row in layout.rows for x in ticks]
    yield _segments(hairs, _HAIR, 1)
    early = statements[_is_earlier(statements)]
    for length, opacity in _TAIL:
        yield _segments(_tails(early, layout, length), f"rgba(127, 135, 144, {opacity})", 6)
    yield _segments(list(_ties(statements, layout)), _TIE, 1.4)


_Point = tuple[float, float]


def _segments(pairs: list[tuple[_Point, _Point]], colour: str, width: float) -> go.Scatter:
    ends: list[tuple[float | None, float | None]] = list(
        chain.from_iterable((start, end, (None, None)) for start, end in pairs)
    )
    return go.Scatter(
        x=[x for x, _ in ends],
        y=[y for _, y in ends],
        mode="lines",
        line={"color": colour, "width": width},
        hoverinfo="skip",
        showlegend=False,
    )


def _ties(statements: pd.DataFrame, layout: Layout) -> Iterator[tuple[_Point, _Point]]:
    for statement, answers in zip(statements["statement"], statements["answers"], strict=True):
        if answers in layout.places:
            start, end = layout.places[answers], layout.places[statement]
            yield (start.x, start.y), (end.x, end.y)


def _is_earlier(statements: pd.DataFrame) -> "pd.Series[bool]":
    return (statements["when_basis"] == "published") & (statements["order"] == EARLIER)


def _tails(early: pd.DataFrame, layout: Layout, length: float) -> list[tuple[_Point, _Point]]:
    """Soft ends of what is only known to be earlier than its article."""
    places = [layout.places[statement] for statement in early["statement"]]
    return [((max(at.x - length, 0.0), at.y), (at.x, at.y)) for at in places]


def _marks(statements: pd.DataFrame, layout: Layout, chosen: str | None) -> Iterator[go.Scatter]:
    stances = statements["role"].map(stance_of)
    for stance in STANCE_WORDS:
        rows = statements[stances == stance].to_dict("records")
        if rows:
            yield _key_to(stance)
            yield _trace(stance, rows, layout, chosen)


def _key_to(stance: str) -> go.Scatter:
    """The legend's mark: one of the chart's own would fade with it."""
    return go.Scatter(
        name=STANCE_WORDS[stance],
        x=[None],
        y=[None],
        mode="markers",
        marker={
            "symbol": STANCE_SYMBOLS[stance],
            "color": STANCE_COLOURS[stance],
            "size": _MARK_SIZE,
        },
    )


def _trace(
    stance: str, rows: list[dict[Any, Any]], layout: Layout, chosen: str | None
) -> go.Scatter:
    places = [layout.places[row["statement"]] for row in rows]
    return go.Scatter(
        name=STANCE_WORDS[stance],
        x=[place.x for place in places],
        y=[place.y for place in places],
        mode="markers",
        showlegend=False,
        marker={
            "symbol": STANCE_SYMBOLS[stance],
            "color": STANCE_COLOURS[stance],
            "size": _MARK_SIZE,
            "opacity": [1.0 if chosen in (None, row["claim"]) else 0.3 for row in rows],
        },
        customdata=[(row["claim"], row["statement"]) for row in rows],
        hovertext=[_hover(row) for row in rows],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _hover(row: dict[Any, Any]) -> str:
    who = safe(shorten(str(row["who"]), 60))
    verb = STANCE_WORDS[stance_of(row["role"])]
    title = broken(str(row["title"]), 60)
    return (
        f"<b>{who}</b> {verb}:<br>{broken(str(row['words']), 60, 4)}<br>"
        f"{safe(_when(row))}<br>{safe(str(row['outlet']))}: {title}"
    )


def _when(row: dict[Any, Any]) -> str:
    if pd.isna(row["when"]):
        return "No date known"
    on = day(row["when"])
    if row["when_basis"] == "said":
        return f"Said on {on}"
    if row["order"] == EARLIER:
        return f"Earlier than the article of {on}; the day is not given"
    return f"Article of {on}"


def _shapes(layout: Layout) -> Iterator[dict[str, Any]]:
    """A hairline between rows, and the ground of the undated lane."""
    for row in layout.rows[1:]:
        yield {
            "type": "line",
            "xref": "paper",
            "x0": 0,
            "x1": 1,
            "y0": row.top,
            "y1": row.top,
            "line": {"color": _HAIR, "width": 1},
        }
    if layout.axis.slots:
        yield from (
            {
                "type": "rect",
                "x0": layout.axis.lane_start,
                "x1": 1,
                "y0": row.track - 2,
                "y1": row.bottom - 6,
                "fillcolor": _BAND,
                "line": {"width": 0},
                "layer": "below",
            }
            for row in layout.rows
            if row.has_undated
        )


def _lane_title(layout: Layout) -> Iterator[dict[str, Any]]:
    alone = layout.axis.first is None
    if layout.axis.slots:
        yield {
            "text": faint(f"{UNDATED if alone else UNDATED.replace(', ', ',<br>')} →"),
            "x": layout.axis.lane_start,
            "xanchor": "left",
            "y": 0,
            "yanchor": "bottom",
            "yshift": 4,
            "align": "left",
            "showarrow": False,
        }


def _words(claim: Claim, row: ClaimRow) -> dict[str, Any]:
    words = broken(claim.words, WORDS_WIDTH, WORDS_LINES)
    return {
        "text": f"{words}<br>{faint(safe(answers_of(claim)))}",
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "y": row.top + PADDING - 4,
        "yanchor": "top",
        "align": "left",
        "showarrow": False,
        "font": {"size": 13},
    }


def _note(statements: pd.DataFrame, articles: int, claims: int, axis: Axis) -> str:
    n = counted(len(statements), "statement")
    inside = statements["article"].nunique()
    undated = int(statements["when"].isna().sum())
    parts = [f"n = {n} in {inside:,} of {counted(articles, 'article')}."]
    if claims > MOST_CLAIMS:
        parts.append(f"The first {MOST_CLAIMS} of {claims:,} claims are drawn.")
    if undated:
        parts.append(f"{undated:,} without any date.")
    if (statements["when_basis"] == "published").any():
        parts.append("Marks stand on the day something was said or else published.")
    if axis.tells_order_within_day:
        parts.append("Side by side on one day: in the order told.")
    if _is_earlier(statements).any():
        parts.append("Grey bar: earlier, the day is not given.")
    return " ".join(parts)
