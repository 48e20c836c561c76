"""Outlets side by side: how each of them sources, or quotes, what it reports."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.bars import ROW_HEIGHT, Part, Row, draw_bars
from analysis.charts.labels import framed, safe, shorten
from analysis.charts.theme import (
    NAMED_KINDS,
    QUOTE_COLOURS,
    QUOTE_WORDS,
    SOURCE_KIND_COLOURS,
    SOURCE_KIND_PATTERNS,
    SOURCE_KIND_WORDS,
    counted,
)
from analysis.models import QuoteType

MOST_OUTLETS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What the stretches of a bar stand for, and which of them its number counts."""

    column: str
    words: Mapping[str, str]
    colours: Mapping[str, str]
    patterns: Mapping[str, str]
    counts: frozenset[str]
    counted_as: str
    finding: str
    note: str


BY_KIND = Measure(
    column="kind",
    words=SOURCE_KIND_WORDS,
    colours=SOURCE_KIND_COLOURS,
    patterns=SOURCE_KIND_PATTERNS,
    counts=NAMED_KINDS,
    counted_as="named",
    finding="names its sources most often",
    note="Named: a person, an organisation or an outlet.",
)
BY_QUOTE = Measure(
    column="quote",
    words=QUOTE_WORDS,
    colours=QUOTE_COLOURS,
    patterns={},
    counts=frozenset({QuoteType.DIRECT, QuoteType.MIXED}),
    counted_as="quoted",
    finding="quotes its sources most often",
    note="Quoted: wholly or in part.",
)


def outlet_bars(
    attributions: pd.DataFrame, *, measure: Measure = BY_KIND, chosen: str | None = None
) -> go.Figure:
    """A bar of equal length an outlet, split by the measure; best first.

    A click stands for the outlet and the value of the stretch.
    """
    shares = _shares(attributions, measure).head(MOST_OUTLETS)
    outlets = list(shares.index)
    fig = draw_bars(
        [_row(outlet, shares, measure) for outlet in outlets],
        [_part(value, shares, measure) for value in measure.words if shares[value].sum()],
        chosen=outlets.index(chosen) if chosen in outlets else None,
    )
    where = counted(attributions["outlet"].nunique(), "outlet")
    return framed(
        fig,
        title=_finding(shares, measure),
        note=f"n = {counted(len(attributions), 'statement')} in {where}. Each bar is the whole "
        f"of one outlet. {measure.note}",
        height=max(len(outlets), 1) * ROW_HEIGHT,
    )


def _shares(attributions: pd.DataFrame, measure: Measure) -> pd.DataFrame:
    """Counts by outlet and value, with how many there are and how many the measure counts."""
    counts = attributions.groupby(["outlet", measure.column]).size().unstack(fill_value=0)
    counts = counts.reindex(columns=list(measure.words), fill_value=0)
    hits = counts[sorted(measure.counts)].sum(axis=1)
    counts = counts.assign(n=counts.sum(axis=1), hits=hits)
    counts["share"] = counts["hits"] / counts["n"]
    return counts.sort_values(["share", "n"], ascending=False)


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
            f"{safe(str(outlet))}<br>{safe(words)}: {part:,} of {whole:,}"
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


def _finding(shares: pd.DataFrame, measure: Measure) -> str:
    if shares.empty:
        return "No statements found"
    first = shares.iloc[0]
    tally = f"{int(first['hits']):,} of {int(first['n']):,}"
    name = shorten(str(shares.index[0]), 40)
    if len(shares) == 1:
        return f"{name}: {tally} {measure.counted_as}"
    if shares["share"].nunique() == 1:
        return f"Every outlet has the same share {measure.counted_as}"
    return f"{name} {measure.finding}: {tally}"
