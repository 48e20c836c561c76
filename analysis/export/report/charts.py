"""The figures of the report: the same as on the screens, as data that one script draws offline."""

import json
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.claim_words import describe_claims
from analysis.charts.claims_timeline import claims_timeline
from analysis.charts.entity_bars import entity_bars
from analysis.charts.kind_bars import kind_bars
from analysis.charts.labels import alt_text
from analysis.charts.outlet_bars import outlet_bars
from analysis.charts.outlet_matrix import outlet_matrix
from analysis.charts.source_bars import source_bars
from analysis.export.report.context import Context

MOST_CLAIMS, MOST_OUTLETS = 20, 8
_MOST_ON_A_PAGE = 10
"""More claims than fit a page even if each has one line of words only."""
TALLEST = 800
"""Pixels that a page of paper has room for, under a heading."""
_DATA = ("data", "layout")
FONT = "system-ui, -apple-system, Segoe UI, Roboto, Helvetica Neue, Arial, sans-serif"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A figure, ready to be drawn."""

    name: str
    alt: str
    height: int
    data: str
    """JSON that may stand in a script element."""


def draw_charts(context: Context, denied: pd.DataFrame) -> dict[str, Chart]:
    """The charts that there is something to draw for, by name.

    `denied` are the statements of claims that somebody denies, in the order to be drawn.
    """
    return {name: _chart(name, fig) for name, fig in _figures(context, denied)}


def _figures(context: Context, denied: pd.DataFrame) -> Iterator[tuple[str, go.Figure]]:
    tables, articles = context.tables, context.articles_read
    if not denied.empty:
        claims = describe_claims(denied, tables.claims)
        yield from _sheets(partial(claims_timeline, denied, claims, articles=articles), len(claims))
    if not tables.attributions.empty:
        yield "sources", source_bars(tables.attributions)
        yield "kinds", kind_bars(tables.attributions)
    if not tables.entities.empty:
        yield "entities", entity_bars(tables.entities, articles=articles)
    if len(tables.figures) > 1 and not tables.attributions.empty:
        yield "outlets", outlet_bars(tables.attributions)
    coverage = tables.coverage[tables.coverage["is_denied"]]
    if not coverage.empty:
        matrix = partial(outlet_matrix, coverage, articles=articles, most=MOST_OUTLETS)
        yield "coverage", matrix(tallest=_fitting(matrix, "tallest", MOST_CLAIMS))


def _sheets(draw: Callable[..., go.Figure], claims: int) -> Iterator[tuple[str, go.Figure]]:
    """The first claims in as many figures as they need, each of which fits a page of paper."""
    first = 0
    while first < min(claims, MOST_CLAIMS):
        page = cache(partial(draw, first=first))
        rest = min(claims, MOST_CLAIMS) - first
        fits = _fitting(page, "most", min(rest, _MOST_ON_A_PAGE))
        yield f"claims-{first + 1}" if first else "claims", page(most=fits)
        first += fits


def _fitting(draw: Callable[..., go.Figure], number: str, most: int) -> int:
    """How many claims a page has room for, one at least; `number` is the argument that says so."""
    numbers = range(2, most + 1)
    return 1 + bisect_right(numbers, TALLEST, key=lambda n: draw(**{number: n}).layout.height)


def _chart(name: str, fig: go.Figure) -> Chart:
    fig.update_layout(template="none", paper_bgcolor="rgba(0,0,0,0)", plot_bgcolor="rgba(0,0,0,0)")
    fig.update_layout(clickmode="none", font={"family": FONT}, title={"font": {"weight": 600}})
    fig.update_traces(customdata=None)
    figure: dict[str, Any] = json.loads(fig.to_json())
    return Chart(
        name=name,
        alt=alt_text(fig),
        height=int(fig.layout.height or 450),
        data=as_script({part: figure[part] for part in _DATA}),
    )


def as_script(value: Any) -> str:
    """JSON with nothing in it that could end a script element or begin a comment.

    >>> as_script("</script><!--")
    '"\\\\u003c/script\\\\u003e\\\\u003c!--"'
    """
    text = json.dumps(value, separators=(",", ":"), sort_keys=True)
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
