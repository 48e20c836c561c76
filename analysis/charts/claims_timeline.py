"""Claims and what was answered to them: one row a claim, time from left to right."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.claim_dates import time_finding
from analysis.charts.claim_marks import Mark, find_marks
from analysis.charts.claim_totals import say_unstated
from analysis.charts.claim_words import ANSWER_WIDTH, Claim, answers_of, claims_finding
from analysis.charts.key import Entry, with_key
from analysis.charts.labels import day, faint, framed, safe, shorten, wrap
from analysis.charts.theme import counted
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
from analysis.charts.timeline_traces import EARLIER, HAIR, draw_lines, draw_marks, key_of, number

_BAND = "rgba(127, 135, 144, 0.08)"
_AXIS = 44
UNDATED = "Undated, in the order told"
MOST_CLAIMS = 100


def claims_timeline(
    statements: pd.DataFrame,
    claims: Sequence[Claim],
    *,
    articles: int,
    most: int = MOST_CLAIMS,
    first: int = 0,
) -> go.Figure:
    """The timeline of a statements table; a click on a mark stands for claim and statement.

    Claims keep their order, and `most` are drawn, after `first` that are not. What has a day stands
    on it. What has none stands in a lane of its own, in the order its article tells it. Answers are
    tied to what they answer.
    """
    drawn = claims[first : first + most]
    rows = statements[statements["claim"].isin([claim.id for claim in drawn])]
    marks = find_marks(rows)
    layout = lay_out(marks, {claim.id: len(_lines_of(claim)) for claim in drawn})
    fig = _draw(marks, layout, map(_words, drawn, layout.rows))
    note = _note(statements, articles, layout.axis, _on_claims(claims, first, len(drawn)))
    return _dress(fig, layout, title=claims_finding(claims), note=note, key=key_of(marks))


def claim_timeline(
    statements: pd.DataFrame, *, articles: int, chosen: str | None = None
) -> go.Figure:
    """The same of one claim, whose words are written elsewhere. The chosen mark is ringed."""
    marks = find_marks(statements)
    layout = lay_out(marks, dict.fromkeys(statements["claim"].unique(), 0))
    fig = _draw(marks, layout, (), chosen)
    note = _note(statements, articles, layout.axis)
    return _dress(fig, layout, title=time_finding(statements), note=note, key=key_of(marks))


def _draw(
    marks: Sequence[Mark],
    layout: Layout,
    words: Iterable[dict[str, Any]],
    chosen: str | None = None,
) -> go.Figure:
    fig = go.Figure([*draw_lines(marks, layout), *draw_marks(marks, layout, chosen)])
    fig.update_layout(
        shapes=list(_shapes(layout)),
        annotations=[*words, *number(marks, layout), *_lane_title(layout)],
    )
    return fig


def _dress(
    fig: go.Figure, layout: Layout, *, title: str, note: str, key: Iterable[Entry]
) -> go.Figure:
    """Title, note and key, and then the axes."""
    framed(fig, title=title, note=note, height=int(layout.height) + _AXIS)
    with_key(fig, list(key))
    days = day_ticks(layout.axis)
    fig.update_layout(margin={"t": fig.layout.margin.t + _AXIS - 8, "l": 0, "r": 4})
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
            "line": {"color": HAIR, "width": 1},
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


def _lines_of(claim: Claim) -> tuple[str, ...]:
    """What stands above the marks of a claim: its words, what was answered, its origins."""
    words = [safe(line) for line in wrap(claim.words, WORDS_WIDTH, WORDS_LINES)]
    under = [shorten(line, ANSWER_WIDTH) for line in (answers_of(claim), claim.origins) if line]
    return (*words, *(faint(safe(line)) for line in under))


def _words(claim: Claim, row: ClaimRow) -> dict[str, Any]:
    return {
        "text": "<br>".join(_lines_of(claim)),
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "y": row.top + PADDING - 4,
        "yanchor": "top",
        "align": "left",
        "showarrow": False,
        "font": {"size": 13},
    }


def _on_claims(claims: Sequence[Claim], first: int, drawn: int) -> Iterator[str]:
    """Which of several claims are drawn, and which of them no article states."""
    if first:
        names = f"Claims {first + 1:,} to" if drawn > 1 else "Claim"
        yield f"{names} {first + drawn:,} of {len(claims):,}."
    elif drawn < len(claims):
        yield f"The first {drawn} of {len(claims):,} claims are drawn."
    unstated = say_unstated(claims)
    if unstated and len(claims) > 1:
        yield f"{unstated}."


def _note(
    statements: pd.DataFrame, articles: int, axis: Axis, on_claims: Iterable[str] = ()
) -> str:
    n = counted(len(statements), "statement")
    inside = statements["article"].nunique()
    undated = int(statements["when"].isna().sum())
    parts = [f"n = {n} in {inside:,} of {counted(articles, 'article')}.", *on_claims]
    if undated:
        parts.append(f"{undated:,} without any date.")
    if (statements["when_basis"] == "published").any():
        parts.append("Marks stand on the day something was said or else published.")
    dated = statements[statements["when"].notna()]
    if axis.tells_order_within_day and dated.duplicated(["claim", "when"]).any():
        parts.append("Side by side on one day: in the order told.")
    if ((statements["when_basis"] == "published") & (statements["order"] == EARLIER)).any():
        parts.append("Grey bar: earlier, the day is not given.")
    return " ".join(parts)
