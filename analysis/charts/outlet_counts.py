"""Outlets side by side, as counts: so many of so many claims, and how many days after others."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.bars import ROW_HEIGHT, Part, Row, draw_bars
from analysis.charts.key import with_key
from analysis.charts.labels import framed, listed, safe, shorten
from analysis.charts.theme import BLUE, VERMILION, counted
from analysis.tables import UNKNOWN_OUTLET

MOST_OUTLETS = 20
FEW = 10
"""Of fewer claims no percentage is given: it would say little."""
FEW_DAYS = 5
"""A median of fewer is drawn pale."""
_REST = "rgba(127, 135, 144, 0.3)"
_PALE = "rgba(0, 114, 178, 0.4)"
_MIDDLE = (("#E39A66", "\\"), ("rgba(127, 135, 144, 0.65)", "/"))
_MIDDLE_MARKS = (("▧", "#E39A66"), ("▨", "rgba(127, 135, 144, 0.9)"))
"""Colour and hatching of the parts between the first and the rest, and their marks in the key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountOf:
    """What is counted, the column of `tables.outlet_figures` that has it, and out of which."""

    part: str
    whole: str
    noun: str
    """What the whole is made of, in the plural."""
    counted_as: str
    """The part, fit to follow the outlet's name, with room for "3 of 8 claims"."""
    counted_each: str
    """The same after several names."""
    note: str
    key: tuple[str, ...]
    """What the stretches of a bar stand for."""
    colour: str = BLUE
    middle: tuple[str, ...] = ()
    """Columns with more parts, which the number at the end doesn't count."""


DENIALS = CountOf(
    part="with_denial",
    whole="denied",
    noun="denied claims",
    counted_as="has the denial of {tally} that it carried",
    counted_each="each have the denial of {tally} that they carried",
    note="Denied claims that the outlet carried, and how many with a denial of them.",
    key=("with it", "beside a denial, unclear of what", "only before it", "without it"),
    colour=VERMILION,
    middle=("unclear", "before"),
)
ANONYMOUS = CountOf(
    part="anonymous",
    whole="origin_known",
    noun="claims",
    counted_as="has {tally} from anonymous origins only",
    counted_each="each have {tally} from anonymous origins only",
    note="Claims that the outlet carried and whose origin is known. Anonymous: a person without a "
    "name, or nobody is named. Roles and groups, such as “police”, are not anonymous.",
    key=("anonymous origins only", "some other origin"),
)
ONE_OUTLET = CountOf(
    part="rereported",
    whole="claims",
    noun="claims",
    counted_as="has {tally} from one other outlet",
    counted_each="each have {tally} from one other outlet",
    note="Claims that the outlet carried, and how many it has from one other outlet, which it "
    "names. A copied wire text that names no outlet is not counted as taken from one.",
    key=("from one other outlet", "from elsewhere, or from several"),
)
COUNTS: Mapping[str, CountOf] = {
    "Denials": DENIALS,
    "Anonymous origins": ANONYMOUS,
    "From one other outlet": ONE_OUTLET,
}
"""By the words under which the screen offers them."""


def share_words(part: int, whole: int) -> str:
    """So many of so many; with the percentage where there are enough of them.

    >>> share_words(1, 4), share_words(5, 20), share_words(0, 0)
    ('1 of 4', '5 of 20 (25%)', '–')
    """
    if not whole:
        return "–"
    percent = f" ({part / whole:.0%})" if whole >= FEW else ""
    return f"{part:,} of {whole:,}{percent}"


def outlet_counts(
    figures: pd.DataFrame, *, what: CountOf, articles: int, chosen: str | None = None
) -> go.Figure:
    """A bar an outlet of `tables.outlet_figures` as long as the whole, the part first.

    Most of the whole first, the unknown outlet last; those without any are left out. A click stands
    for the outlet.
    """
    every = _ranked(figures, what.whole)
    shown = every.head(MOST_OUTLETS)
    names = list(shown["outlet"])
    parts = list(zip(shown[what.part].astype(int), shown[what.whole].astype(int), strict=True))
    fig = draw_bars(
        [
            _row(name, share_words(*pair), f"{pair[0]:,} of {pair[1]:,} {what.noun}")
            for name, pair in zip(names, parts, strict=True)
        ],
        _parts(shown, what),
        chosen=names.index(chosen) if chosen in names else None,
    )
    framed(
        fig,
        title=_finding(shown, what),
        note=_note(figures, every, articles, what.note),
        height=max(len(shown), 1) * ROW_HEIGHT,
    )
    looks = (("■", what.colour), *_MIDDLE_MARKS[: len(what.middle)], ("■", _REST))
    return with_key(fig, [(*look, words) for look, words in zip(looks, what.key, strict=True)])


def _parts(shown: pd.DataFrame, what: CountOf) -> list[Part]:
    columns = (what.part, *what.middle)
    looks = ((what.colour, ""), *_MIDDLE)
    rest = shown[what.whole] - shown[list(columns)].sum(axis=1)
    return [
        *(
            _part(name, shown[column], *look)
            for name, column, look in zip(what.key, columns, looks, strict=False)
        ),
        _part(what.key[-1], rest, _REST),
    ]


def outlet_delays(figures: pd.DataFrame, *, articles: int, chosen: str | None = None) -> go.Figure:
    """A bar an outlet: the median of the days after the first report by another.

    The same day is 0. Outlets that reported nothing after others are left out. A click stands for
    the outlet.
    """
    every = figures[figures["later"] > 0].sort_values(
        ["delay", "later", "outlet"], ascending=[False, False, True]
    )
    shown = every.head(MOST_OUTLETS)
    rows = [
        _row(item["outlet"], f"{days_words(item['delay'])} (n = {item['later']:,})", _days(item))
        for item in shown.to_dict("records")
    ]
    names = list(shown["outlet"])
    fig = draw_bars(
        rows,
        [replace(_part("days", shown["delay"], BLUE), colours=_strengths(shown["later"]))],
        chosen=names.index(chosen) if chosen in names else None,
    )
    note = (
        "Median days from the first dated report by another known outlet in this collection; the "
        "same day is 0. n: claims that the outlet had on that day or later; pale: fewer than "
        f"{FEW_DAYS}."
    )
    return framed(
        fig,
        title=_slowest(shown),
        note=_note(figures, every, articles, note),
        height=max(len(shown), 1) * ROW_HEIGHT,
    )


def _strengths(numbers: "pd.Series[Any]") -> tuple[str, ...]:
    return tuple(BLUE if n >= FEW_DAYS else _PALE for n in numbers)


def days_words(days: float) -> str:
    """A number of days, with a half where it has one.

    >>> days_words(1.0), days_words(2.5), days_words(0.0)
    ('1 day', '2.5 days', '0 days')
    """
    return f"{days:,.1f}".removesuffix(".0") + (" day" if days == 1 else " days")


def _ranked(figures: pd.DataFrame, whole: str) -> pd.DataFrame:
    is_unknown = figures["outlet"] == UNKNOWN_OUTLET
    found = figures.assign(is_unknown=is_unknown)[figures[whole] > 0]
    order = ["is_unknown", whole, "outlet"]
    return found.sort_values(order, ascending=[True, False, True], ignore_index=True)


def _row(outlet: str, end: str, hover: str) -> Row:
    name = safe(shorten(outlet, 80))
    return Row(
        label=safe(shorten(outlet, 26)), end=end, hover=f"{name}<br>{hover}", click=(outlet,)
    )


def _part(name: str, values: "pd.Series[Any]", colour: str, pattern: str = "") -> Part:
    n = len(values)
    return Part(name=name, values=tuple(values), colours=(colour,) * n, patterns=(pattern,) * n)


def _days(item: dict[Any, Any]) -> str:
    parts = [f"{days_words(item['delay'])} after another, {counted(item['later'], 'claim')}"]
    if item["first"]:
        parts.append(f"before all others: {counted(item['first'], 'claim')}")
    if item["undated"]:
        parts.append(f"undated: {counted(item['undated'], 'claim')}")
    return "<br>".join(parts)


def _finding(shown: pd.DataFrame, what: CountOf) -> str:
    known = shown[shown["outlet"] != UNKNOWN_OUTLET]
    if known.empty:
        return f"No known outlet carried {what.noun}" if len(shown) else f"No {what.noun} found"
    first = known.iloc[0]
    pair = [what.part, what.whole]
    same = known.loc[(known[pair] == first[pair]).all(axis=1), "outlet"]
    tally = f"{int(first[what.part]):,} of {int(first[what.whole]):,} {what.noun}"
    words = what.counted_as if len(same) == 1 else what.counted_each
    names = listed([shorten(str(name), 40) for name in same])
    return f"{names} {words.format(tally=tally)}"


def _slowest(shown: pd.DataFrame) -> str:
    if shown.empty:
        return "No outlet has a claim after another, as far as the dates are known"
    order = shown.sort_values(["later", "outlet"], ascending=[False, True])
    most = order.iloc[0]
    claims = counted(int(most["later"]), "claim")
    return (
        f"{shorten(str(most['outlet']), 40)} has {claims} after others, "
        f"{days_words(float(most['delay']))} later by the median"
    )


def _note(figures: pd.DataFrame, every: pd.DataFrame, articles: int, note: str) -> str:
    left = len(figures) - len(every)
    rest = f"; {left:,} without any left out" if left else ""
    cut = f" The first {MOST_OUTLETS}." if len(every) > MOST_OUTLETS else ""
    where = counted(len(every), "outlet")
    return f"n = {counted(articles, 'article')}, {where}{rest}.{cut} {note}"
