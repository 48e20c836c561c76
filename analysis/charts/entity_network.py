"""Who appears with whom: names that stand in the same articles, tied to each other."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analysis.charts.key import with_key
from analysis.charts.labels import framed, safe, shorten
from analysis.charts.network_layout import Places
from analysis.charts.theme import BLUE, counted, type_words

MOST_NAMES = 150
_GLYPHS = {"circle": "●", "square": "■", "diamond": "◆", "triangle-up": "▲"}
_HEIGHT, _LABELLED = 620, 40
_LETTER, _LINE = 0.009, 0.06
"""About half the width of a letter, and the height of a line, where the plot is 2 by 2."""
_PLACE, _OTHER = ("diamond", "country, city or place"), ("triangle-up", "other")
_MARKS = {
    "PERSON": ("circle", "person"),
    "ORG": ("square", "organisation"),
    **dict.fromkeys(("GPE", "LOC", "FAC"), _PLACE),
}
_TIE = "rgba(127, 135, 144, {})"
_THICK = 5
"""Common articles without which no line is drawn at its widest."""
_WIDTHS = ((0.34, 1.0, 0.4), (0.67, 2.2, 0.5), (1.01, 4.0, 0.6))
"""Up to which part of the strongest tie a line is how wide, in pixels, and how dense."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """The pairs that share at least `least` articles, and where their names stand.

    `pairs` is `tables.entity_pairs`, cut at `least`.
    """

    pairs: pd.DataFrame
    places: Places
    least: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """What the marks of a network have in common."""

    places: Places
    most: int
    """Articles of the largest mark."""
    near: set[int] | None
    """Who is not faded; None for everybody."""
    labelled: set[int]


def entity_network(
    names: pd.DataFrame, network: Network, *, articles: int, chosen: int | None = None
) -> go.Figure:
    """The names that are tied to others, with their ties.

    `names` is `entity_counts`. Marks are larger the more articles a name is in; their shape says
    what it is. All but the chosen name and those tied to it are faded. A click stands for the
    identity.
    """
    places = network.places
    shown = names[names["identity"].isin(list(places))]
    near = _near(network.pairs, chosen) if chosen in places else None
    fig = go.Figure([*_ties(network, chosen if near else None), *_nodes(shown, places, near)])
    fig.update_xaxes(visible=False, range=[-1.12, 1.12])
    fig.update_yaxes(visible=False, range=[-1.1, 1.1])
    fig = framed(
        fig,
        title=_finding(names, network.pairs),
        note=_note(names, network, articles),
        height=_HEIGHT if len(places) > 8 else 320,
    )
    used = dict.fromkeys(_MARKS.get(str(kind), _OTHER) for kind in shown["type"])
    return with_key(fig, [(_GLYPHS[mark], BLUE, words) for mark, words in used])


def _near(pairs: pd.DataFrame, chosen: int | None) -> set[int]:
    its = pairs[(pairs["first"] == chosen) | (pairs["second"] == chosen)]
    return {int(one) for one in its[["first", "second"]].to_numpy().ravel()}


def _ties(network: Network, chosen: int | None) -> Iterator[go.Scatter]:
    pairs = network.pairs
    parts = pairs["articles"] / max(pairs["articles"].max(), _THICK)
    low = 0.0
    for high, width, density in _WIDTHS:
        here = pairs.loc[(parts > low) & (parts <= high)]
        its = (here["first"] == chosen) | (here["second"] == chosen)
        if chosen is None:
            yield _lines(here, network.places, width, density)
        else:
            yield _lines(here.loc[~its], network.places, width, 0.1)
            yield _lines(here.loc[its], network.places, width, 0.8)
        low = high


def _lines(pairs: pd.DataFrame, places: Places, width: float, density: float) -> go.Scatter:
    ends = [
        (places[int(a)], places[int(b)])
        for a, b in zip(pairs["first"], pairs["second"], strict=True)
    ]
    return go.Scatter(
        x=[x for (ax, _), (bx, _) in ends for x in (ax, bx, None)],
        y=[y for (_, ay), (_, by) in ends for y in (ay, by, None)],
        mode="lines",
        line={"width": width, "color": _TIE.format(density)},
        hoverinfo="skip",
        showlegend=False,
    )


def _nodes(shown: pd.DataFrame, places: Places, near: set[int] | None) -> Iterator[go.Scatter]:
    look = _Look(
        places=places,
        most=max(int(shown["articles"].max()), 1) if len(shown) else 1,
        near=near,
        labelled=_labelled(shown, places, near),
    )
    marks = [_MARKS.get(str(kind), _OTHER) for kind in shown["type"]]
    for mark in dict.fromkeys((*_MARKS.values(), _OTHER)):
        rows = shown[[own == mark for own in marks]].to_dict("records")
        if rows:
            yield _mark(rows, mark, look)


def _labelled(shown: pd.DataFrame, places: Places, near: set[int] | None) -> set[int]:
    """Whose names are written out: the most frequent, none over another that is."""
    wanted = shown if near is None else shown[shown["identity"].isin(near)]
    taken: list[tuple[float, float, float]] = []
    found: set[int] = set()
    for item in wanted.sort_values("articles", ascending=False, kind="stable").to_dict("records"):
        x, y = places[int(item["identity"])]
        half = _LETTER * min(len(str(item["entity"])), 24)
        if all(abs(x - a) > half + b or abs(y - c) > _LINE for a, c, b in taken):
            taken.append((x, y, half))
            found.add(int(item["identity"]))
        if len(found) == _LABELLED:
            break
    return found


def _mark(rows: list[dict[Any, Any]], mark: tuple[str, str], look: _Look) -> go.Scatter:
    ids = [int(row["identity"]) for row in rows]
    return go.Scatter(
        name=mark[1],
        x=[look.places[one][0] for one in ids],
        y=[look.places[one][1] for one in ids],
        mode="markers+text",
        text=[
            safe(shorten(str(row["entity"]), 24)) if one in look.labelled else ""
            for one, row in zip(ids, rows, strict=True)
        ],
        textposition="top center",
        cliponaxis=False,
        customdata=[(one,) for one in ids],
        hovertext=[_hover(row) for row in rows],
        hovertemplate="%{hovertext}<extra></extra>",
        marker={
            "symbol": mark[0],
            "size": [8 + 18 * float(np.sqrt(row["articles"] / look.most)) for row in rows],
            "color": BLUE,
            "line": {"width": 0},
            "opacity": [1.0 if look.near is None or one in look.near else 0.2 for one in ids],
        },
    )


def _hover(row: dict[Any, Any]) -> str:
    name = safe(shorten(str(row["entity"]), 80))
    where = counted(int(row["articles"]), "article")
    return f"{name}, {type_words(row['type'])}<br>in {where}"


def _finding(names: pd.DataFrame, pairs: pd.DataFrame) -> str:
    if pairs.empty:
        return "No two of these names share that many articles"
    called = dict(zip(names["identity"], names["entity"], strict=True))
    first = pairs.iloc[0]
    one, two = (shorten(str(called[first[end]]), 40) for end in ("first", "second"))
    ties = int((pairs["articles"] == first["articles"]).sum())
    if ties > 2:
        return f"{ties:,} pairs share {counted(int(first['articles']), 'article')} each, the most"
    return f"{one} and {two} share most articles: {int(first['articles']):,}"


def _note(names: pd.DataFrame, network: Network, articles: int) -> str:
    shown = len(network.places)
    alone = len(names) - shown
    verb = "is" if alone == 1 else "are"
    left = f" {alone:,} of {len(names):,} names {verb} tied to nobody and not drawn."
    pairs, tied = counted(len(network.pairs), "pair"), counted(shown, "name")
    return (
        f"n = {counted(articles, 'article')}. {pairs} of {tied} with at least "
        f"{counted(network.least, 'common article')}; the wider the line, the more."
        f"{left if alone else ''} To stand in the same article is no tie by itself."
    )
