"""From whom outlets have what they report: outlet, whom it cites, and the kind of origin.

Drawn as bars and areas, because Plotly's own sankey can neither be clicked nor hatched, and writes
its labels over the streams.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.labels import framed, safe, shorten
from analysis.charts.stream_layout import (
    BOX_WIDTH,
    Box,
    Path,
    Ribbon,
    height_of,
    place_boxes,
    place_ribbons,
)
from analysis.charts.theme import (
    GREY,
    SOURCE_KIND_COLOURS,
    SOURCE_KIND_ORDER,
    SOURCE_KIND_PATTERNS,
    SOURCE_KIND_WORDS,
    counted,
)
from analysis.tables.passing import DIRECT

MOST_REPORTERS, MOST_RELAYS = 8, 10
"""Boxes of a column; what is left over is one box more."""
DIRECTLY = "Directly"
COLUMNS = ("outlet", "relay", "origin_kind")
"""The columns from left to right, called as in `attributions_table`."""

_HEADINGS = ("Reported by", "Taken from", "Kind of origin")
_ANCHORS = ("left", "center", "right")
_LABEL = 24
_HEADING_ROOM = 22
_FILL, _FADED = 0.5, 0.12
_OTHERS = "\N{ZERO WIDTH SPACE}"
"""Ends the name of a box for all the rest, so that no outlet is called the same."""

Chosen = Mapping[str, str | None]
"""For each column the value that was chosen, if one was."""


def chains_sankey(
    attributions: pd.DataFrame, *, total: int, chosen: Chosen | None = None
) -> go.Figure:
    """The statements, out of `total`, as streams through three columns.

    A click hands on a column of the statements and a value of it: outlet, relay (or hand, for
    what comes directly) or origin_kind. The box for all the rest can't be clicked.
    """
    streams = _streams(attributions)
    columns = _columns(streams)
    boxes = place_boxes(streams, columns)
    lit = _lit(columns, chosen or {})
    fig = go.Figure()
    for traces in (_ribbons(place_ribbons(streams, boxes), lit), _boxes(boxes)):
        fig.add_traces(list(traces))
    _label(fig, boxes)
    height = height_of(columns) + _HEADING_ROOM
    fig.update_xaxes(visible=False, range=[0, 1])
    fig.update_yaxes(visible=False, range=[height - _HEADING_ROOM, -_HEADING_ROOM])
    fig.update_layout(barmode="overlay", hovermode="closest")
    return framed(
        fig, title=_finding(attributions, total), note=_note(attributions, total), height=height
    )


def _streams(attributions: pd.DataFrame) -> dict[Path, int]:
    """How many statements run through each outlet, relay and kind of origin."""
    relays = attributions["relay"]
    passed = _cut(relays[relays != ""], MOST_RELAYS, "other")
    outlets = _cut(attributions["outlet"], MOST_REPORTERS, "other outlet")
    directly = passed.reindex(relays.index).fillna("")
    return Counter[Path](zip(outlets, directly, attributions["origin_kind"], strict=True))


def _cut(names: pd.Series, most: int, noun: str) -> pd.Series:
    """The names that are used most; the others as one, counted."""
    counts = names.value_counts()
    rest = len(counts) - most
    if rest <= 1:
        return names
    return names.where(names.isin(counts.index[:most]), counted(rest, noun) + _OTHERS)


def _columns(streams: Mapping[Path, int]) -> tuple[list[str], ...]:
    """The names of every column from the top down: most used first, the rest and direct last."""
    kinds = {path[2] for path in streams}
    in_order = [kind for kind in SOURCE_KIND_ORDER if kind in kinds]
    return _ranked(streams, 0), _ranked(streams, 1), in_order


def _ranked(streams: Mapping[Path, int], column: int) -> list[str]:
    totals: dict[str, int] = {}
    for path, n in streams.items():
        totals[path[column]] = totals.get(path[column], 0) + n
    return sorted(totals, key=lambda name: (not name, _is_rest(name), -totals[name], name))


def _is_rest(name: str) -> bool:
    return name.endswith(_OTHERS)


def _lit(columns: Sequence[Sequence[str]], chosen: Chosen) -> tuple[frozenset[str], ...]:
    """The boxes of every column through which what was chosen runs; all where nothing was."""
    return tuple(
        frozenset(_holding(names, chosen.get(column)))
        for column, names in zip(COLUMNS, columns, strict=True)
    )


def _holding(names: Sequence[str], value: str | None) -> Sequence[str]:
    if value is None:
        return names
    return [value] if value in names else [name for name in names if _is_rest(name)]


def _ribbons(ribbons: Sequence[Ribbon], boxes: Sequence[frozenset[str]]) -> Iterator[go.Scatter]:
    """An area for all ribbons that look alike, and a point on each that answers the pointer."""

    def look(ribbon: Ribbon) -> tuple[int, bool]:
        return SOURCE_KIND_ORDER.index(ribbon.path[2]), _is_lit(ribbon.path, boxes)

    for (place, lit), alike in groupby(sorted(ribbons, key=look), key=look):
        yield _area(list(alike), SOURCE_KIND_ORDER[place], lit=lit)
    middles = [ribbon.middle() for ribbon in ribbons]
    yield go.Scatter(
        x=[x for x, _ in middles],
        y=[y for _, y in middles],
        mode="markers",
        marker={"size": 14, "opacity": 0},
        hovertext=[_hover(ribbon) for ribbon in ribbons],
        hovertemplate="%{hovertext}<extra></extra>",
        hoverlabel={"bgcolor": GREY},
        showlegend=False,
    )


def _is_lit(path: Path, boxes: Sequence[frozenset[str]]) -> bool:
    return all(name in names for name, names in zip(path, boxes, strict=True))


def _area(ribbons: Sequence[Ribbon], kind: str, *, lit: bool) -> go.Scatter:
    points = [point for ribbon in ribbons for point in (*ribbon.outline(), (None, None))]
    pattern = SOURCE_KIND_PATTERNS.get(kind, "")
    return go.Scatter(
        x=[x for x, _ in points],
        y=[y for _, y in points],
        mode="lines",
        line={"width": 0},
        fill="toself",
        fillcolor=_faded(SOURCE_KIND_COLOURS[kind], _FILL if lit else _FADED),
        fillpattern={
            "shape": pattern,
            "fgcolor": "rgba(64, 138, 190, 0.7)" if lit else "rgba(64, 138, 190, 0.15)",
            "fillmode": "overlay",
            "size": 6,
            "solidity": 0.25,
        }
        if pattern
        else None,
        hoverinfo="skip",
        showlegend=False,
    )


def _faded(colour: str, share: float) -> str:
    """The colour with its opacity multiplied.

    >>> _faded("rgba(0, 114, 178, 0.8)", 0.5)
    'rgba(0, 114, 178, 0.4)'
    """
    before, _, alpha = colour.rstrip(")").rpartition(", ")
    return f"{before}, {round(float(alpha) * share, 3)})"


def _hover(ribbon: Ribbon) -> str:
    names = (_words(column, name) for column, name in enumerate(ribbon.path))
    route = " → ".join(safe(shorten(name, 60)) for name in names)
    return f"{route}<br>{counted(ribbon.n, 'statement')}"


def _boxes(boxes: Sequence[Box]) -> Iterator[go.Bar]:
    kinds = [box.name if box.column == 2 else "" for box in boxes]
    yield go.Bar(
        x=[box.x for box in boxes],
        y=[box.height for box in boxes],
        base=[box.top for box in boxes],
        width=BOX_WIDTH,
        customdata=[_click(box) for box in boxes],
        hovertext=[
            f"{safe(shorten(_words(box.column, box.name), 80))}<br>{counted(box.n, 'statement')}"
            for box in boxes
        ],
        hovertemplate="%{hovertext}<extra></extra>",
        marker={
            "color": [SOURCE_KIND_COLOURS.get(kind, GREY) for kind in kinds],
            "line": {"width": 0},
        },
    )


def _click(box: Box) -> list[str]:
    if _is_rest(box.name):
        return []
    return [COLUMNS[box.column], box.name] if box.name else ["hand", DIRECT]


def _words(column: int, name: str) -> str:
    if column == 2:
        return SOURCE_KIND_WORDS[name].capitalize()
    return name.removesuffix(_OTHERS) or DIRECTLY


def _label(fig: go.Figure, boxes: Sequence[Box]) -> None:
    """A name over every box and a heading over every column."""
    for column, (heading, anchor) in enumerate(zip(_HEADINGS, _ANCHORS, strict=True)):
        named = [box for box in boxes if box.column == column]
        for box in named:
            words = safe(shorten(_words(column, box.name), _LABEL))
            fig.add_annotation(text=f"{words} <b>{box.n:,}</b>", y=box.top, **_at(column, anchor))
        fig.add_annotation(
            text=heading, y=-_HEADING_ROOM, opacity=0.7, **_at(column, anchor) | {"yanchor": "top"}
        )


def _at(column: int, anchor: str) -> dict[str, object]:
    place = {"x": column / 2, "xanchor": anchor, "yanchor": "bottom"}
    return {**place, "showarrow": False, "borderpad": 0, "font": {"size": 12}}


def _finding(attributions: pd.DataFrame, total: int) -> str:
    if attributions.empty:
        return "No statements found"
    relays = attributions["relay"]
    relays = relays[relays != ""]
    verb = "is" if len(relays) == 1 else "are"
    found = f"{len(relays):,} of {counted(total, 'statement')} {verb} second-hand"
    counts = relays.value_counts()
    if counts.empty or (len(counts) > 1 and counts.iloc[0] == counts.iloc[1]):
        return found
    return f"{found}, most often from {shorten(str(counts.index[0]), 40)}"


def _note(attributions: pd.DataFrame, total: int) -> str:
    n = counted(len(attributions), "statement")
    where = counted(attributions["article"].nunique(), "article")
    kinds = set(attributions["origin_kind"])
    outlet = " Media outlet: where it has it from is not told." if "media_outlet" in kinds else ""
    return (
        f"n = {n} of {total:,}, in {where}. The paler and the more hatched, the less "
        f"accountable.{outlet}"
    )
