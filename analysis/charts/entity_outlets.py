"""Which outlet names whom: a field of squares, drawn as bars, because those can be clicked."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.labels import broken, framed, listed, safe, shorten
from analysis.charts.theme import counted
from analysis.store.wording import outlet_key
from analysis.tables import UNKNOWN_OUTLET

FEW = 5
"""Of fewer articles a share says little: one of one is all of them."""
_ROW, _HEADING = 30, 56
_CELL = 0.94
_STRONG = 0.55
"""From here on, of the strongest ground, its number is white."""


def entity_shares(spread: pd.DataFrame, articles: pd.DataFrame, most: int) -> pd.DataFrame:
    """Every identity and outlet with the share of the outlet's articles, none left out.

    `spread` is `tables.entity_outlets`; `articles` are those that were read. Outlets with most
    articles come first, at most so many of them. n: how many articles the outlet has.
    """
    sizes = articles["outlet"].value_counts().head(most)
    every = pd.MultiIndex.from_product(
        [spread["identity"].unique(), sizes.index], names=["identity", "outlet"]
    )
    found = spread.set_index(["identity", "outlet"])["articles"].reindex(every, fill_value=0)
    shares = found.reset_index().assign(n=lambda frame: frame["outlet"].map(sizes))
    return shares.assign(share=shares["articles"] / shares["n"])


def entity_outlets(
    shares: pd.DataFrame, names: pd.DataFrame, *, outlets: int, chosen: int | None = None
) -> go.Figure:
    """A row a name, in the order of `names`, and a column an outlet of `entity_shares`.

    `outlets` is how many there are in all. A click stands for identity and outlet.
    """
    columns = list(dict.fromkeys(shares["outlet"]))
    place = {int(identity): row for row, identity in enumerate(names["identity"])}
    cells = shares[shares["identity"].isin(place)]
    called = dict(zip(names["identity"], names["entity"], strict=True))
    fig = go.Figure([_cells(cells, columns, place, called, chosen)])
    for is_strong in (False, True):
        fig.add_trace(_numbers(cells, columns, place, is_strong=is_strong))
    _set_axes(fig, [shorten(str(name), 24) for name in names["entity"]], columns, shares)
    framed(
        fig,
        title=_finding(cells, called),
        note=_note(shares, len(columns), outlets),
        height=len(names) * _ROW + _HEADING,
    )
    fig.update_layout(margin={"t": fig.layout.margin.t + _HEADING}, bargap=0.06)
    return fig


def _cells(
    cells: pd.DataFrame,
    columns: list[str],
    place: dict[int, int],
    called: dict[int, str],
    chosen: int | None,
) -> go.Bar:
    strongest = _strongest(cells)
    rows = cells.to_dict("records")
    return go.Bar(
        orientation="h",
        x=[_CELL] * len(rows),
        base=[columns.index(row["outlet"]) for row in rows],
        y=[place[row["identity"]] for row in rows],
        customdata=[(row["identity"], row["outlet"]) for row in rows],
        hovertext=[_hover(row, called) for row in rows],
        hovertemplate="%{hovertext}<extra></extra>",
        marker={
            "color": [_ground(row["share"] / strongest) for row in rows],
            "line": {"width": 0},
            "opacity": [1.0 if chosen in (None, row["identity"]) else 0.35 for row in rows],
        },
    )


def _ground(part: float) -> str:
    return f"rgba(0, 114, 178, {0.06 + 0.84 * part:.2f})" if part else "rgba(127, 135, 144, 0.08)"


def _numbers(
    cells: pd.DataFrame, columns: list[str], place: dict[int, int], *, is_strong: bool
) -> go.Scatter:
    """The shares, white on strong ground; elsewhere in the colour of the page's own text."""
    part = cells["share"] / _strongest(cells)
    rows = cells[(part > _STRONG) == is_strong].to_dict("records")
    return go.Scatter(
        x=[columns.index(row["outlet"]) + _CELL / 2 for row in rows],
        y=[place[row["identity"]] for row in rows],
        mode="text",
        text=[f"{row['share']:.0%}" if row["articles"] else "–" for row in rows],
        textfont={"color": "#FFFFFF"} if is_strong else {},
        hoverinfo="skip",
        showlegend=False,
    )


def _strongest(cells: pd.DataFrame) -> float:
    return max(float(cells["share"].max()) if len(cells) else 1.0, 0.01)


def _hover(row: dict[Any, Any], called: dict[int, str]) -> str:
    name = safe(shorten(called[int(str(row["identity"]))], 60))
    return (
        f"{name} in {safe(str(row['outlet']))}<br>"
        f"{row['articles']:,} of {counted(int(str(row['n'])), 'article')}"
    )


def _set_axes(fig: go.Figure, names: list[str], columns: list[str], shares: pd.DataFrame) -> None:
    sizes = shares.drop_duplicates("outlet").set_index("outlet")["n"]
    width = max(72 // max(len(columns), 1), 10)
    fig.update_xaxes(
        side="top",
        tickvals=[i + _CELL / 2 for i in range(len(columns))],
        ticktext=[f"{_small(broken(name, width, 3))}<br>n = {sizes[name]:,}" for name in columns],
        range=[0, max(len(columns), 1)],
        ticks="",
        showgrid=False,
        zeroline=False,
    )
    fig.update_yaxes(
        tickvals=list(range(len(names))),
        ticktext=[safe(name) for name in names],
        range=[len(names) - 0.5, -0.5],
        ticks="",
        showgrid=False,
        zeroline=False,
        ticklabelstandoff=8,
    )


def _small(words: str) -> str:
    return f"<span style='font-size:0.9em'>{words}</span>"


def _finding(cells: pd.DataFrame, called: dict[int, str]) -> str:
    """The widest gap between two outlets that have enough articles to compare.

    An outlet's name in its own articles is no finding, nor is what an unknown outlet has.
    """
    is_own = [
        outlet_key(called[int(identity)]) == outlet_key(outlet)
        for identity, outlet in zip(cells["identity"], cells["outlet"], strict=True)
    ]
    others = cells[~pd.Series(is_own, index=cells.index, dtype="bool")]
    others = others[others["outlet"] != UNKNOWN_OUTLET]
    fair = others[others["n"] >= FEW]
    if fair["outlet"].nunique() < 2:
        return _widest(others, called)
    shares = fair.pivot(index="identity", columns="outlet", values="share")
    gaps = shares.max(axis=1) - shares.min(axis=1)
    if not gaps.max():
        return "Every outlet names them equally often"
    identity = int(str(gaps.idxmax()))
    row = shares.loc[identity]
    return (
        f"{_called(identity, called)} is in {row.max():.0%} of the articles of "
        f"{row.idxmax()}, in {row.min():.0%} of those of {row.idxmin()}"
    )


def _widest(others: pd.DataFrame, called: dict[int, str]) -> str:
    """Whom most outlets name, where there is too little to compare shares."""
    outlets = others["outlet"].nunique()
    if not outlets:
        return "No outlet is known"
    naming = others[others["articles"] > 0].groupby("identity", sort=False).size()
    if naming.empty:
        return "No known outlet names them"
    number, whole = int(naming.max()), counted(int(outlets), "known outlet")
    first = list(naming.index[naming == number])
    if len(first) > 2:
        return f"{len(first):,} names are each named by {number:,} of {whole}"
    verb = "is" if len(first) == 1 else "are each"
    return (
        f"{listed([_called(one, called) for one in first])} {verb} named by {number:,} of {whole}"
    )


def _called(identity: object, called: dict[int, str]) -> str:
    return shorten(called[int(str(identity))], 40)


def _note(shares: pd.DataFrame, shown: int, outlets: int) -> str:
    n = int(shares.drop_duplicates("outlet")["n"].sum())
    cut = f" Of {outlets:,} outlets the {shown} with most articles." if shown < outlets else ""
    is_small = (shares["n"] < FEW).any()
    few = f" With n under {FEW} a share says little." if is_small else ""
    return (
        f"n = {counted(n, 'article')} in {counted(shown, 'outlet')}.{cut} Share of an outlet’s "
        f"articles that mention the name in any way.{few}"
    )
