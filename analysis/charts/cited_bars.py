"""Which outlets others cite, and in how many articles."""

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.bars import ROW_HEIGHT, Part, Row, draw_bars
from analysis.charts.labels import framed, listed, safe, shorten
from analysis.charts.theme import BLUE, counted

MOST_CITED = 15


def cited_bars(cited: pd.DataFrame, *, articles: int, chosen: str | None = None) -> go.Figure:
    """A bar an outlet of `tables.cited_table`, out of `articles`. A click stands for the outlet."""
    shown = cited.head(MOST_CITED)
    names = list(shown["relay"])
    whole = Part(
        name="articles",
        values=tuple(shown["articles"]),
        colours=(BLUE,) * len(shown),
        patterns=("",) * len(shown),
    )
    fig = draw_bars(
        [_row(item, articles) for item in shown.to_dict("records")],
        [whole],
        chosen=names.index(chosen) if chosen in names else None,
    )
    return framed(
        fig,
        title=_finding(cited, articles),
        note=_note(cited, articles),
        height=max(len(shown), 1) * ROW_HEIGHT,
    )


def _row(item: dict[object, object], articles: int) -> Row:
    name, n = str(item["relay"]), int(str(item["articles"]))
    statements = counted(int(str(item["statements"])), "statement")
    return Row(
        label=safe(shorten(name, 26)),
        end=f"{n:,}",
        hover=f"{safe(shorten(name, 80))}<br>{n:,} of {counted(articles, 'article')}, {statements}",
        click=(name,),
    )


def _finding(cited: pd.DataFrame, articles: int) -> str:
    if cited.empty:
        return "No outlet cites another by name"
    most = int(cited["articles"].iloc[0])
    first = [shorten(name, 40) for name in cited.loc[cited["articles"] == most, "relay"]]
    verb = "is" if len(first) == 1 else "are each"
    return f"{listed(first)} {verb} cited in {most:,} of {counted(articles, 'article')}"


def _note(cited: pd.DataFrame, articles: int) -> str:
    cut = f" The first {MOST_CITED}." if len(cited) > MOST_CITED else ""
    outlets = counted(len(cited), "outlet")
    return f"n = {counted(articles, 'article')}; {outlets} cited by others.{cut}"
