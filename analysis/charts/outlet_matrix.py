"""Which outlet carried which claim, and where its denial is missing: claims against outlets."""

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.key import with_key
from analysis.charts.labels import broken, day, framed, safe
from analysis.charts.outlet_words import CARRIED_WORDS, KEY, MARKS, NOT_CARRIED, Mark
from analysis.charts.theme import GREY, counted
from analysis.tables import UNKNOWN_OUTLET, Carried

MOST_CLAIMS = 20
_WIDTH, _LINES = 76, 2
"""Characters and lines of a claim: what a plot of 480 pixels holds."""
_LINE, _TRACK, _GAP = 18, 30, 16
_HEADING = 58
_CELL, _APART = 0.94, 0.2
"""Of a column's width: how wide its cell is, and how far apart two marks in it stand."""
_GROUND = {Carried.CLAIM_ALONE: "rgba(230, 159, 0, 0.18)"}
_PLAIN, _NOTHING = "rgba(127, 135, 144, 0.14)", "rgba(127, 135, 144, 0.04)"
_FADED = 0.35
_EXCUSED = {
    Carried.CLAIM_UNCLEAR: "beside a denial of something unclear",
    Carried.CLAIM_BEFORE: "only before the first denial",
}
_FEWEST = 4
"""Columns that the width is made for: a lone cell is no wider than a quarter."""
_ROOMY = 8
"""More columns leave 8 characters to a line of an outlet's name at 480 pixels."""
_ON_FIRST_LINE = 3
"""Entries of the key."""
_TALL = 500
"""Pixels: under a taller field the outlets are named again."""


def outlet_matrix(
    coverage: pd.DataFrame,
    *,
    articles: int,
    most: int,
    chosen: str | None = None,
    tallest: int = MOST_CLAIMS,
) -> go.Figure:
    """A row a claim of `tables.coverage_table`, in its order, and a column an outlet.

    The first `tallest` claims and the chosen one are drawn, and the `most` outlets with most of
    these. A click stands for claim and outlet. `articles` is how many were read.
    """
    claims = _claims(coverage, chosen, tallest)
    drawn = coverage[coverage["claim"].isin(claims)]
    outlets = columns_of(drawn)
    columns = outlets[:most]
    lines = _lines(drawn)
    cells = list(_cells(drawn, claims, columns, lines))
    fig = go.Figure([_ground(cells, chosen)])
    for mark, _ in KEY:
        fig.add_trace(_marks(cells, mark, chosen))
    fig.add_trace(_dashes(cells))
    height = lines[-1][1] if lines else 1
    is_tall = height > _TALL
    again = _names_again(columns, height) if is_tall else ()
    fig.update_layout(annotations=[*_words(drawn, lines), *again])
    height += _HEADING if is_tall else 0
    _set_axes(fig, columns, height)
    note = _note(coverage, articles, tallest, (len(columns), len(outlets)))
    framed(fig, title=_finding(coverage), note=note, height=height + _HEADING)
    fig.update_layout(margin={"t": fig.layout.margin.t + _HEADING, "l": 0, "r": 4}, bargap=0)
    entries = [(mark.character, mark.colour, words) for mark, words in KEY]
    with_key(fig, entries[:_ON_FIRST_LINE])
    return with_key(fig, [*entries[_ON_FIRST_LINE:], ("–", GREY, "neither")])


def _claims(coverage: pd.DataFrame, chosen: str | None, most: int) -> list[str]:
    every = list(dict.fromkeys(coverage["claim"]))
    return [claim for i, claim in enumerate(every) if i < most or claim == chosen]


def columns_of(coverage: pd.DataFrame) -> list[str]:
    """The outlets, those with most of the claims first and the unknown one last."""
    counts = coverage["outlet"].value_counts()
    return sorted(counts.index, key=lambda name: (name == UNKNOWN_OUTLET, -counts[name], name))


def _lines(drawn: pd.DataFrame) -> list[tuple[int, int, str]]:
    """Of every claim: the top and the bottom of its row in pixels, and its words, ready to draw."""
    found: list[tuple[int, int, str]] = []
    top = 0
    for words in drawn.drop_duplicates("claim")["words"]:
        text = broken(str(words), _WIDTH, _LINES) or "(the words are not known)"
        bottom = top + _LINE * (text.count("<br>") + 1) + _TRACK + _GAP
        found.append((top, bottom, text))
        top = bottom
    return found


Cell = dict[str, Any]


def _cells(
    drawn: pd.DataFrame,
    claims: Sequence[str],
    columns: Sequence[str],
    lines: Sequence[tuple[int, int, str]],
) -> Iterator[Cell]:
    """Every claim and outlet, those as well that the outlet did not carry."""
    known: dict[Any, Any] = {(row["claim"], row["outlet"]): row for row in drawn.to_dict("records")}
    for claim, (_, bottom, words) in zip(claims, lines, strict=True):
        for column, outlet in enumerate(columns):
            row = known.get((claim, outlet), {})
            yield {
                "claim": claim,
                "outlet": outlet,
                "x": column,
                "y": bottom - _GAP + 4 - _TRACK / 2,
                "carried": row.get("carried", ""),
                "hover": f"<b>{safe(outlet)}</b><br>{_hover(row)}<br><br>{words}",
            }


def _hover(row: Cell) -> str:
    if not row:
        return NOT_CARRIED.capitalize()
    parts = [safe(CARRIED_WORDS[row["carried"]]).capitalize()]
    if pd.notna(row["first"]):
        parts.append(f"Claim: first on {day(row['first'])}")
    if pd.notna(row["first_denial"]):
        parts.append(f"Denial: first on {day(row['first_denial'])}")
    elif pd.notna(row["denied_on"]):
        parts.append(f"First denial by others: {day(row['denied_on'])}")
    if row["is_copied"]:
        parts.append("Only in copies of earlier articles")
    return "<br>".join(parts)


def _opacity(cells: Sequence[Cell], chosen: str | None) -> list[float]:
    return [1.0 if chosen in (None, cell["claim"]) else _FADED for cell in cells]


def _ground(cells: Sequence[Cell], chosen: str | None) -> go.Bar:
    return go.Bar(
        orientation="h",
        x=[_CELL] * len(cells),
        base=[cell["x"] + (1 - _CELL) / 2 for cell in cells],
        y=[cell["y"] for cell in cells],
        width=_TRACK,
        marker={
            "color": [
                _GROUND.get(cell["carried"], _PLAIN) if cell["carried"] else _NOTHING
                for cell in cells
            ],
            "line": {"width": 0},
            "opacity": _opacity(cells, chosen),
        },
        **_clicks(cells),
    )


def _clicks(cells: Sequence[Cell]) -> dict[str, Any]:
    return {
        "customdata": [(cell["claim"], cell["outlet"]) for cell in cells],
        "hovertext": [cell["hover"] for cell in cells],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _marks(cells: Sequence[Cell], mark: Mark, chosen: str | None) -> go.Scatter:
    """One mark wherever it stands: alone in the middle of its cell, or one of two."""
    rows = [cell for cell in cells if mark in MARKS.get(cell["carried"], ())]
    return go.Scatter(
        x=[cell["x"] + _place(MARKS[cell["carried"]], mark) for cell in rows],
        y=[cell["y"] for cell in rows],
        mode="markers",
        marker={
            "symbol": mark.symbol,
            "color": mark.colour,
            "size": 13,
            "line": {"width": 2 if mark.symbol.endswith("open") else 0, "color": mark.colour},
            "opacity": _opacity(rows, chosen),
        },
        **_clicks(rows),
    )


def _place(marks: Sequence[Mark], mark: Mark) -> float:
    if len(marks) == 1:
        return 0.5
    return 0.5 + _APART * (-1 if mark is marks[0] else 1)


def _dashes(cells: Sequence[Cell]) -> go.Scatter:
    rows = [cell for cell in cells if not cell["carried"]]
    return go.Scatter(
        x=[cell["x"] + 0.5 for cell in rows],
        y=[cell["y"] for cell in rows],
        mode="text",
        text=["–"] * len(rows),
        opacity=0.5,
        hoverinfo="skip",
    )


def _words(drawn: pd.DataFrame, lines: Sequence[tuple[int, int, str]]) -> Iterator[dict[str, Any]]:
    for top, _, words in lines:
        yield {
            "text": words,
            "xref": "paper",
            "x": 0,
            "xanchor": "left",
            "y": top,
            "yanchor": "top",
            "align": "left",
            "showarrow": False,
            "font": {"size": 13},
            "borderpad": 0,
        }


def _names_again(columns: Sequence[str], height: int) -> Iterator[dict[str, Any]]:
    for column, name in enumerate(_names(columns)):
        yield {
            "text": name,
            "x": column + 0.5,
            "xanchor": "center",
            "y": height - _GAP // 2,
            "yanchor": "top",
            "showarrow": False,
        }


def _names(columns: Sequence[str]) -> list[str]:
    width = max(72 // max(len(columns), 1), 10 if len(columns) <= _ROOMY else 8)
    return [f"<span style='font-size:0.9em'>{broken(name, width, 3)}</span>" for name in columns]


def _set_axes(fig: go.Figure, columns: Sequence[str], height: int) -> None:
    fig.update_xaxes(
        side="top",
        tickvals=[column + 0.5 for column in range(len(columns))],
        ticktext=_names(columns),
        range=[0, max(len(columns), _FEWEST)],
        ticks="",
        showgrid=False,
        zeroline=False,
    )
    fig.update_yaxes(range=[max(height, 1), 0], visible=False)


def _finding(coverage: pd.DataFrame) -> str:
    carried = _denied(coverage)
    if carried.empty:
        return f"No denial was found of {counted(coverage['claim'].nunique(), 'claim')}"
    times, both = len(carried), int(carried["has_denial"].sum())
    if both == times:
        return "Whenever an outlet carried a denied claim, it carried the denial"
    if times == 1:
        return "One outlet carried a denied claim, without the denial"
    part = f"{both:,}" if both else "none"
    return f"Outlets carried a denied claim {times:,} times, {part} of them with the denial"


def _denied(coverage: pd.DataFrame) -> pd.DataFrame:
    """The denied claims as far as known outlets carried them."""
    is_known = coverage["outlet"] != UNKNOWN_OUTLET
    return coverage[is_known & coverage["is_denied"] & coverage["has_claim"]]


def _note(coverage: pd.DataFrame, articles: int, most: int, drawn: tuple[int, int]) -> str:
    claims = coverage["claim"].nunique()
    known = coverage.loc[coverage["outlet"] != UNKNOWN_OUTLET, "outlet"].nunique()
    parts = [
        f"n = {counted(claims, 'claim')} in {counted(known, 'known outlet')}, "
        f"{counted(articles, 'article')}.",
        _rest(_denied(coverage)["carried"]),
    ]
    if claims > most:
        parts.append(f"The first {most} are drawn.")
    if drawn[0] < drawn[1]:
        parts.append(f"The {drawn[0]} outlets with most of them, of {drawn[1]:,}.")
    return " ".join(filter(None, parts))


def _rest(carried: "pd.Series[Any]") -> str:
    """What is known of the times when the denial was not carried."""
    counts = {str(state): int(n) for state, n in carried.value_counts().items()}
    without = sum(counts.get(state, 0) for state in (*_EXCUSED, Carried.CLAIM_ALONE))
    if not without:
        return ""
    known = [f"{counts[state]:,} {words}" for state, words in _EXCUSED.items() if state in counts]
    return f"Without it {without:,}{', of these ' if known else ''}{' and '.join(known)}."
