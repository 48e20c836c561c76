"""Outlets side by side: how each of them sources, quotes or hedges what it reports."""

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.bars import ROW_HEIGHT, Part, Row, draw_bars
from analysis.charts.labels import framed, safe, shorten
from analysis.charts.measures import BY_KIND, Measure
from analysis.charts.theme import counted
from analysis.tables import UNKNOWN_OUTLET

MOST_OUTLETS = 20
FEW = 10
"""With fewer statements a share says little: one of one is all of them."""
_WIDTHS = (0.25, 0.5, 1)


def outlet_bars(
    attributions: pd.DataFrame, *, measure: Measure = BY_KIND, chosen: str | None = None
) -> go.Figure:
    """A bar an outlet, split by the measure; the largest share first, then those that say little.

    Bars are equally long where the measure has words for every value; of a share only what it
    counts is drawn, as a part of the full width. A click stands for outlet and value.
    """
    every = _shares(attributions, measure)
    shares = every.head(MOST_OUTLETS)
    outlets = list(shares.index)
    fig = draw_bars(
        [_row(outlet, shares, measure) for outlet in outlets],
        [_part(value, shares, measure) for value in measure.words if shares[value].sum()],
        chosen=outlets.index(chosen) if chosen in outlets else None,
        whole=_width(shares),
    )
    return framed(
        fig,
        title=_finding(shares, measure),
        note=_note(every, measure),
        height=max(len(outlets), 1) * ROW_HEIGHT,
    )


def _width(shares: pd.DataFrame) -> float:
    """The share that the full width stands for: small shares are drawn larger."""
    drawn = shares["drawn"].max() if len(shares) else 1.0
    return next(width for width in _WIDTHS if width >= drawn or width == 1)


def _shares(attributions: pd.DataFrame, measure: Measure) -> pd.DataFrame:
    """Counts by outlet and value, with how many there are and how many the measure counts."""
    counts = attributions.groupby(["outlet", measure.column]).size().unstack(fill_value=0)
    totals = counts.sum(axis=1).astype("int64")
    counts = counts.reindex(columns=list(measure.words), fill_value=0)
    hits = counts[sorted(measure.counts)].sum(axis=1)
    counts = counts.assign(n=totals, hits=hits, share=hits / totals)
    counts["drawn"] = counts[list(measure.words)].sum(axis=1) / totals
    counts["enough"] = (totals >= FEW) & (counts.index != UNKNOWN_OUTLET)
    return counts.sort_values(["enough", "share", "n"], ascending=False)


def _part(value: str, shares: pd.DataFrame, measure: Measure) -> Part:
    words = measure.words[value].capitalize()
    n = len(shares)
    return Part(
        name=words,
        values=tuple(shares[value] / shares["n"]),
        colours=(measure.colours[value],) * n,
        patterns=(measure.patterns.get(value, ""),) * n,
        clicks=tuple((str(outlet), value) for outlet in shares.index),
        hovers=tuple(
            f"{safe(str(outlet))}<br>{safe(words)}: {part:,} of {counted(whole, 'statement')}"
            for outlet, part, whole in zip(shares.index, shares[value], shares["n"], strict=True)
        ),
    )


def _row(outlet: str, shares: pd.DataFrame, measure: Measure) -> Row:
    hits, n = shares.loc[outlet, ["hits", "n"]].astype(int)
    return Row(
        label=safe(shorten(outlet, 26)),
        end=f"{hits:,} of {n:,} {measure.counted_as}",
        hover="",
        click=(outlet,),
    )


def _note(every: pd.DataFrame, measure: Measure) -> str:
    n, where = counted(int(every["n"].sum()), "statement"), counted(len(every), "outlet")
    cut = f" The first {MOST_OUTLETS}." if len(every) > MOST_OUTLETS else ""
    is_mixed = every["enough"].nunique() > 1
    few = f" Last: unknown, or fewer than {FEW} statements." if is_mixed else ""
    width = _width(every.head(MOST_OUTLETS))
    scale = f" The full width is {width:.0%}." if width < 1 else ""
    return f"n = {n} in {where}.{cut}{few}{scale} {measure.note}"


def _finding(shares: pd.DataFrame, measure: Measure) -> str:
    if shares.empty:
        return "No statements found"
    if not shares["hits"].any():
        return f"No statement is {measure.counted_as}"
    first = shares.iloc[0]
    tally = f"{int(first['hits']):,} of {counted(int(first['n']), 'statement')}"
    name = shorten(str(shares.index[0]), 40)
    if len(shares) == 1:
        return f"{name}: {tally} {measure.counted_as}"
    if shares["share"].nunique() == 1:
        return f"Every outlet has the same share {measure.counted_as}"
    return f"{name} {measure.finding}: {tally}"
