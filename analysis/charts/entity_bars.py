"""Who and what is named, and how often."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.bars import ROW_HEIGHT, Part, Row, draw_bars
from analysis.charts.key import Entry, with_key
from analysis.charts.labels import faint, framed, listed, safe, shorten
from analysis.charts.theme import BLUE, counted, type_words

MENTION_WORDS = {
    "mentions": "by name",
    "demonyms": "as a nationality or people",
    "pronouns": "as “he”, “she” or the like",
}
"""The three kinds of mentions, as `entity_counts` calls them and as a reader does."""

_COLOURS = {
    "mentions": BLUE,
    "demonyms": "rgba(0, 114, 178, 0.32)",
    "pronouns": "rgba(0, 114, 178, 0.32)",
}
_PATTERNS = {"mentions": "", "demonyms": "/", "pronouns": ""}
_SWATCHES = {words: "▨" if _PATTERNS[kind] else "■" for kind, words in MENTION_WORDS.items()}
_LABEL = 24


def entity_bars(
    counts: pd.DataFrame,
    *,
    articles: int,
    top: int = 20,
    by: str = "mentions",
    chosen: int | None = None,
) -> go.Figure:
    """A bar an entity, longest first: its mentions, or the articles it is in.

    `counts` is `entity_counts`; `articles` is how many were looked at; `chosen` is an identity.
    Mentions by name come first in a bar and alone decide its place; others are apart, and paler.
    A click stands for the identity.
    """
    ranked = counts.sort_values([by, "entity"], ascending=[False, True]).head(top)
    ids = list(ranked["identity"])
    parts = _parts(ranked, by)
    fig = framed(
        draw_bars(
            [_row(item, by) for item in ranked.to_dict("records")],
            parts,
            chosen=ids.index(chosen) if chosen in ids else None,
        ),
        title=_finding(counts, by, articles),
        note=_note(counts, len(ranked), by, articles),
        height=max(len(ranked), 1) * ROW_HEIGHT,
    )
    return with_key(fig, _key(parts)) if len(parts) > 1 else fig


def _key(parts: Sequence[Part]) -> list[Entry]:
    return [(_SWATCHES[part.name], part.colours[0], part.name) for part in parts]


def _row(item: dict[Any, Any], by: str) -> Row:
    name, kind = str(item["entity"]), type_words(item["type"])
    others = int(item["demonyms"] + item["pronouns"]) if by == "mentions" else 0
    return Row(
        label=f"{safe(shorten(name, _LABEL))} {faint(kind)}",
        end=f"{int(item[by]):,}" + (f" + {others:,}" if others else ""),
        hover=f"{safe(shorten(name, 80))}, {kind}<br>{_counted(item)}",
        click=(int(item["identity"]),),
    )


def _counted(item: dict[Any, Any]) -> str:
    lines = [f"{counted(int(item['mentions']), 'mention')} by name"]
    lines += [
        f"{int(item[kind]):,} more {MENTION_WORDS[kind]}"
        for kind in ("demonyms", "pronouns")
        if item[kind]
    ]
    return "<br>".join([*lines, f"in {counted(int(item['articles']), 'article')}"])


def _parts(ranked: pd.DataFrame, by: str) -> list[Part]:
    drawn = ["articles"] if by == "articles" else list(MENTION_WORDS)
    n = len(ranked)
    return [
        Part(
            name=MENTION_WORDS.get(kind, kind),
            values=tuple(ranked[kind]),
            colours=(_COLOURS.get(kind, BLUE),) * n,
            patterns=(_PATTERNS.get(kind, ""),) * n,
        )
        for kind in drawn
        if kind == by or ranked[kind].sum()
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
    also = counts[["demonyms", "pronouns"]].to_numpy().sum()
    parts = [f"n = {named} of {counted(len(counts), 'name')} in {counted(articles, 'article')}."]
    if shown < len(counts):
        parts.append(f"The first {shown} of {len(counts):,} names.")
    if by == "mentions" and also:
        others = "other mention is" if also == 1 else "other mentions are"
        parts.append(f"Ranked by name; {also:,} {others} paler and counted apart.")
    return " ".join(parts)
