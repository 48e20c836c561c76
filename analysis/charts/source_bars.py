"""Who is cited, and how often."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.bars import ROW_HEIGHT, Part, Row, draw_bars
from analysis.charts.labels import faint, framed, listed, safe, shorten
from analysis.charts.pointers import is_pointer
from analysis.charts.theme import (
    SOURCE_KIND_COLOURS,
    SOURCE_KIND_ORDER,
    SOURCE_KIND_PATTERNS,
    SOURCE_KIND_WORDS,
    counted,
)

_LABEL = 26
_NOBODY = "unattributed"


def source_bars(
    attributions: pd.DataFrame, *, top: int = 20, chosen: str | None = None
) -> go.Figure:
    """A bar a source, most cited first, coloured by its kind. A click stands for the source.

    Sources that are only pointed at ("he") are counted in the note: they are not one source.
    """
    known = attributions[~attributions["source"].map(is_pointer).astype(bool)]
    counts = known.groupby(["source", "kind"]).size().unstack("kind", fill_value=0)
    counts = counts.reindex(columns=list(SOURCE_KIND_ORDER), fill_value=0)
    ranked = counts.assign(n=counts.sum(axis=1)).reset_index()
    ranked = ranked.sort_values(["n", "source"], ascending=[False, True]).head(top)
    names = list(ranked["source"])
    fig = draw_bars(
        [_row(item, len(attributions)) for item in ranked.to_dict("records")],
        [_part(ranked, kind) for kind in SOURCE_KIND_ORDER if ranked[kind].sum()],
        chosen=names.index(chosen) if chosen in names else None,
    )
    return framed(
        fig,
        title=_finding(known, len(attributions)),
        note=_note(attributions, len(known), len(counts), len(ranked)),
        height=max(len(ranked), 1) * ROW_HEIGHT,
    )


def _part(ranked: pd.DataFrame, kind: str) -> Part:
    n = len(ranked)
    return Part(
        name=SOURCE_KIND_WORDS[kind],
        values=tuple(ranked[kind]),
        colours=(SOURCE_KIND_COLOURS[kind],) * n,
        patterns=(SOURCE_KIND_PATTERNS.get(kind, ""),) * n,
    )


def _row(item: dict[Any, Any], total: int) -> Row:
    name, kinds = str(item["source"]), [kind for kind in SOURCE_KIND_ORDER if item[kind]]
    words = listed([SOURCE_KIND_WORDS[kind] for kind in kinds])
    tag = "" if kinds == [_NOBODY] else f" {faint(words)}"
    return Row(
        label=f"{safe(shorten(name, _LABEL))}{tag}",
        end=f"{item['n']:,}",
        hover=f"{safe(shorten(name, 80))}<br>{words}<br>"
        f"{item['n']:,} of {counted(total, 'statement')}",
        click=(name,),
    )


def _finding(known: pd.DataFrame, statements: int) -> str:
    if not statements:
        return "No statements found"
    total = counted(statements, "statement")
    named = known.loc[known["kind"] != _NOBODY, "source"].value_counts()
    if named.empty:
        return f"None of {total} says who is speaking"
    first = sorted(named.index[named == named.iloc[0]])
    if len(first) > 2:
        return f"{len(first)} sources are cited {counted(int(named.iloc[0]), 'time')} each"
    verb = "is" if len(first) == 1 else "are each"
    names = listed([shorten(name, 40) for name in first])
    return f"{names} {verb} cited in {named.iloc[0]:,} of {total}"


def _note(attributions: pd.DataFrame, known: int, sources: int, shown: int) -> str:
    where = counted(attributions["article"].nunique(), "article")
    first = f"n = {counted(len(attributions), 'statement')} in {where}."
    cut = f" The first {shown} of {counted(sources, 'source')}." if shown < sources else ""
    pointed = len(attributions) - known
    left_out = f" {pointed:,} by “he”, “who” or the like: not ranked." if pointed else ""
    return f"{first}{cut}{left_out} The paler and the more hatched, the less accountable."
