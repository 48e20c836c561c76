"""When entities are named: a row of bars for each, all on one scale, and all articles below."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.labels import framed, safe, shorten
from analysis.charts.periods import Period, every_start, in_words, last_day, starts
from analysis.charts.theme import BLUE, GREY, counted

_ROW, _AXIS, _GAP = 58, 26, 0.35
_FEWEST = 6
"""Periods that the width has room for at least: a single bar is no wall."""
_TICKS = 4
"""Dates along the axis: more run into each other where the plot is narrow."""
_TALL = 0.64
"""Of a row: the rest keeps it apart from the one above."""
_FADED = 0.35
_DAY, _WIDE = 86_400_000, 5 / 6
"""Milliseconds, and how much of its last day a bar takes."""
_HAIR = "rgba(127, 135, 144, 0.4)"
EVERY = "All articles read"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """What is drawn: counts of `by` in each period, all but the chosen identity faded."""

    period: Period
    by: str = "articles"
    chosen: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Strip:
    """One row of bars, which stand on minus its place."""

    place: float
    counts: pd.Series
    noun: str
    tallest: int
    identity: int | None = None
    opacity: float = 1.0


def entity_days(
    days: pd.DataFrame, names: pd.DataFrame, published: pd.Series, drawn: Drawn
) -> go.Figure:
    """A row of bars for each of `names`, in their order, by the articles' day of publication.

    `days` is `tables.entity_days`; `names` has identity and entity; `published` is the day of every
    article that was read, NaT where it is not known: those are counted in the note and not drawn.
    The last row is of all articles, on a scale of its own. A click on a bar of a name stands for
    its identity, and the first and last day of the period.
    """
    if published.notna().sum() == 0 or names.empty:
        return _nothing(published)
    whole = every_start(published.min(), published.max(), drawn.period)
    counts = _counts(days, drawn, whole)
    strips = (*_strips(counts, names, drawn), _all(published, drawn, whole, len(names) + _GAP))
    fig = go.Figure([_bars(strip, drawn.period) for strip in strips])
    labels = [*(safe(shorten(name, 26)) for name in names["entity"]), EVERY]
    _set_axes(fig, {strip.place: label for strip, label in zip(strips, labels, strict=True)}, whole)
    return framed(
        fig,
        title=_finding(counts, names, drawn),
        note=_note(days, published, drawn.by, int(counts.to_numpy().max(initial=0))),
        height=int(_ROW * (len(names) + 1 + _GAP)) + _AXIS,
    )


def _nothing(published: pd.Series) -> go.Figure:
    note = f"n = {counted(len(published), 'article')}, none of them with a date."
    fig = go.Figure()
    fig.update_xaxes(visible=False)
    fig.update_yaxes(visible=False)
    return framed(fig, title="No dates to draw", note=note, height=10)


def _counts(days: pd.DataFrame, drawn: Drawn, whole: pd.DatetimeIndex) -> pd.DataFrame:
    """A row an identity, a column a period, empty ones too."""
    dated = days[days["published"].notna()]
    start = starts(dated["published"], drawn.period)
    found = dated.assign(start=start).groupby(["identity", "start"])[drawn.by].sum()
    return found.unstack("start", fill_value=0).reindex(columns=whole, fill_value=0)


def _strips(counts: pd.DataFrame, names: pd.DataFrame, drawn: Drawn) -> Iterator[_Strip]:
    empty = pd.Series(0, index=counts.columns)
    for place, identity in enumerate(names["identity"]):
        yield _Strip(
            place=place,
            counts=counts.loc[identity] if identity in counts.index else empty,
            noun=drawn.by.removesuffix("s"),
            tallest=int(counts.to_numpy().max(initial=1)),
            identity=int(identity),
            opacity=_FADED if drawn.chosen not in (None, identity) else 1.0,
        )


def _all(published: pd.Series, drawn: Drawn, whole: pd.DatetimeIndex, place: float) -> _Strip:
    found = starts(published.dropna(), drawn.period).value_counts().reindex(whole, fill_value=0)
    return _Strip(place=place, counts=found, noun="article", tallest=int(found.max()))


def _bars(strip: _Strip, period: Period) -> go.Bar:
    counts, peak = strip.counts, int(strip.counts.to_numpy().argmax())
    spans = [(when, last_day(when.date(), period)) for when in counts.index]
    return go.Bar(
        x=list(counts.index),
        y=list(counts / strip.tallest * _TALL),
        base=-strip.place,
        width=[((last - when.date()).days + _WIDE) * _DAY for when, last in spans],
        offset=0,
        marker={"color": GREY if strip.identity is None else BLUE, "line": {"width": 0}},
        opacity=strip.opacity,
        customdata=[_click(strip.identity, when, last) for when, last in spans],
        text=[f"{n:,}" if i == peak and n else "" for i, n in enumerate(counts)],
        textposition="outside",
        cliponaxis=False,
        hovertext=[
            f"{in_words(when.date(), period)}: {counted(int(n), strip.noun)}"
            for (when, _), n in zip(spans, counts, strict=True)
        ],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _click(identity: int | None, when: pd.Timestamp, last: Any) -> tuple[Any, ...] | None:
    return None if identity is None else (identity, f"{when:%Y-%m-%d}", f"{last:%Y-%m-%d}")


def _set_axes(fig: go.Figure, labels: Mapping[float, str], whole: pd.DatetimeIndex) -> None:
    ticks = whole[:: -(-len(whole) // _TICKS)]
    months = len(whole) > 1 and (whole[1] - whole[0]).days >= 28
    shape = "%b %Y" if months else "%e %b %Y"
    fig.update_layout(
        barmode="overlay",
        shapes=[
            {
                **{"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": -place, "y1": -place},
                "line": {"width": 1, "color": _HAIR},
            }
            for place in labels
        ],
    )
    fig.update_xaxes(
        tickvals=[tick + _middle(whole) for tick in ticks],
        ticktext=[f"{tick:{shape}}".strip() for tick in ticks],
        range=[whole[0], whole[0] + max(len(whole), _FEWEST) * 2 * _middle(whole)],
        ticks="",
        showgrid=False,
        zeroline=False,
    )
    fig.update_yaxes(
        tickvals=[-place + 0.25 for place in labels],
        ticktext=list(labels.values()),
        range=[-max(labels) - 0.02, 1],
        ticks="",
        showgrid=False,
        zeroline=False,
        ticklabelstandoff=8,
    )


def _middle(whole: pd.DatetimeIndex) -> pd.Timedelta:
    """From the first day of a period to the middle of its bar."""
    length = whole[1] - whole[0] if len(whole) > 1 else pd.Timedelta(days=1)
    return length / 2


def _finding(counts: pd.DataFrame, names: pd.DataFrame, drawn: Drawn) -> str:
    """Who peaks, and when: of several highest bars the earliest."""
    tops = counts.max(axis=1)
    if tops.empty or not tops.max():
        return "None of these names is in an article with a date"
    identity = next(one for one in names["identity"] if tops.get(one, 0) == tops.max())
    when = counts.loc[identity].idxmax()
    name = names.loc[names["identity"] == identity, "entity"].iloc[0]
    number = counted(int(tops.max()), drawn.by.removesuffix("s"))
    at = in_words(when.date(), drawn.period)
    place = f"on {at}" if drawn.period is Period.DAY else f"in {at}"
    return f"{shorten(name, 40)} stands out {place}, with {number}"


def _note(days: pd.DataFrame, published: pd.Series, by: str, most: int) -> str:
    undated = int(published.isna().sum())
    parts = [
        f"n = {counted(int(published.notna().sum()), 'article')} with a date.",
        f"All names are drawn on one scale, up to {counted(most, by.removesuffix('s'))}"
        + (" by name." if by == "mentions" else "."),
    ]
    if undated:
        also = int(days.loc[days["published"].isna(), by].sum())
        verb = "is" if undated == 1 else "are"
        parts.append(
            f"{counted(undated, 'article')} without a date {verb} left out, and with "
            f"{'it' if undated == 1 else 'them'} {counted(also, _noun_of(by))} of these names."
        )
    return " ".join(parts)


def _noun_of(by: str) -> str:
    return "mention" if by == "mentions" else "appearance"
