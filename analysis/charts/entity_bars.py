"""Who and what is named, and how often."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.bars import ROW_HEIGHT, Part, Row, draw_bars
from analysis.charts.labels import faint, framed, listed, safe, shorten
from analysis.charts.theme import BLUE, ENTITY_WORDS, counted

_PALE = "rgba(0, 114, 178, 0.32)"
_LABEL = 24


def entity_bars(
    counts: pd.DataFrame,
    *,
    articles: int,
    top: int = 20,
    by: str = "mentions",
    chosen: tuple[str, str] | None = None,
) -> go.Figure:
    """A bar a name, longest first: its mentions, or the articles it is in.

    `counts` is `entity_counts`; `articles` is how many were looked at; `chosen` is a name with its
    type. Demonyms are a paler stretch at the end of their bar and never part of its length by name.
    A click stands for name and type.
    """
    ranked = counts.sort_values([by, "entity"], ascending=[False, True]).head(top)
    keys = list(zip(ranked["entity"], ranked["type"], strict=True))
    fig = draw_bars(
        [_row(item, by) for item in ranked.to_dict("records")],
        _parts(ranked, by),
        chosen=keys.index(chosen) if chosen in keys else None,
    )
    return framed(
        fig,
        title=_finding(counts, by, articles),
        note=_note(counts, len(ranked), by, articles),
        height=max(len(ranked), 1) * ROW_HEIGHT,
    )


def _row(item: dict[Any, Any], by: str) -> Row:
    name, kind = str(item["entity"]), ENTITY_WORDS.get(str(item["type"]), "other")
    number, demonyms = int(item[by]), int(item["demonyms"])
    also = f" + {demonyms:,}" if demonyms and by == "mentions" else ""
    return Row(
        label=f"{safe(shorten(name, _LABEL))} {faint(kind)}",
        end=f"{number:,}{also}",
        hover=f"{safe(shorten(name, 80))}, {kind}<br>{_counted(item)}",
        click=(name, str(item["type"])),
    )


def _counted(item: dict[Any, Any]) -> str:
    named, demonyms = int(item["mentions"]), int(item["demonyms"])
    also = f", {demonyms:,} more as a nationality or people" if demonyms else ""
    where = counted(int(item["articles"]), "article")
    return f"{counted(named, 'mention')} by name{also}<br>in {where}"


def _parts(ranked: pd.DataFrame, by: str) -> list[Part]:
    n = len(ranked)
    plain = ("",) * n
    whole = Part(name="by name", values=tuple(ranked[by]), colours=(BLUE,) * n, patterns=plain)
    if by == "articles" or not ranked["demonyms"].sum():
        return [whole]
    demonyms = tuple(ranked["demonyms"])
    return [
        whole,
        Part(name="demonyms", values=demonyms, colours=(_PALE,) * n, patterns=("/",) * n),
    ]


def _finding(counts: pd.DataFrame, by: str, articles: int) -> str:
    if counts.empty:
        return "No names found"
    most = int(counts[by].max())
    first = sorted(counts.loc[counts[by] == most, "entity"])
    if len(first) > 2:
        return _tie(len(first), most, by, articles)
    names = listed([shorten(name, 40) for name in first])
    verb = "is" if len(first) == 1 else "are each"
    if by == "articles":
        return f"{names} {verb} in {most:,} of {counted(articles, 'article')}"
    return f"{names} {verb} named most: {most:,} of {counted(int(counts[by].sum()), 'mention')}"


def _tie(names: int, most: int, by: str, articles: int) -> str:
    if by == "articles":
        return f"{names} names are each in {most:,} of {counted(articles, 'article')}"
    return f"{names} names lead, with {counted(most, 'mention')} each"


def _note(counts: pd.DataFrame, shown: int, by: str, articles: int) -> str:
    named = counted(int(counts["mentions"].sum()), "mention")
    parts = [f"n = {named} of {counted(len(counts), 'name')} in {counted(articles, 'article')}."]
    if shown < len(counts):
        parts.append(f"The first {shown} of {len(counts):,} names.")
    if by == "mentions" and counts["demonyms"].sum():
        parts.append("Paler: as a nationality or people, counted apart.")
    return " ".join(parts)
