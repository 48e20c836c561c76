"""What is drawn on the timeline of claims: the marks, their ties, and what hovering says."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.claim_dates import dates_of
from analysis.charts.claim_marks import Mark, Part
from analysis.charts.claim_words import capital, done_by, speaker
from analysis.charts.key import Entry
from analysis.charts.labels import broken, faint, listed, safe, shorten
from analysis.charts.theme import AMBER, STANCE_COLOURS, STANCE_SYMBOLS, STANCE_WORDS
from analysis.charts.timeline_layout import Layout, Place, day_ticks
from analysis.models import Stance

HAIR = "rgba(127, 135, 144, 0.28)"
_TIE = "rgba(127, 135, 144, 0.9)"
_TAIL = ((0.03, 0.5), (0.05, 0.3), (0.07, 0.15))
"""Length, as a share of the width, and opacity of the soft end that "earlier" is drawn with."""
EARLIER = "earlier"
SIZES = {Part.FIRST: 14, Part.ANSWER: 12, Part.REPEAT: 8, Part.COPY: 8}
_FAINT = 0.7
"""Opacity of copies."""
_GLYPHS = {
    Stance.DENIES: "✕",
    Stance.CONFIRMS: "◆",
    Stance.NO_COMMENT: "○",
}


def key_of(marks: Sequence[Mark]) -> Iterator[Entry]:
    """The key to the marks that are there."""
    blue = STANCE_COLOURS[Stance.ASSERTS]
    parts = {mark.part for mark in marks if mark.stance == Stance.ASSERTS}
    if Part.FIRST in parts:
        yield "●", blue, "first report"
    if Part.REPEAT in parts:
        yield "•", blue, "repeat"
    if any(mark.part is Part.COPY for mark in marks):
        yield "∘", blue, "wire copy"
    for stance, glyph in _GLYPHS.items():
        if any(mark.stance == stance for mark in marks):
            yield glyph, STANCE_COLOURS[stance], STANCE_WORDS[stance]


def draw_lines(marks: Sequence[Mark], layout: Layout) -> Iterator[go.Scatter]:
    """What lies under the marks: a hair for every tick, soft ends, and the ties."""
    ticks = [layout.axis.at_day(when) for when in day_ticks(layout.axis)]
    hairs = [((x, row.track), (x, row.bottom - 6)) for row in layout.rows for x in ticks]
    yield _segments(hairs, HAIR, 1)
    early = [mark for mark in marks if _is_earlier(mark.rows[0])]
    for length, opacity in _TAIL:
        yield _segments(_tails(early, layout, length), f"rgba(127, 135, 144, {opacity})", 6)
    yield _segments(list(dict.fromkeys(_ties(marks, layout))), _TIE, 1.2)


_Point = tuple[float, float]


def _segments(pairs: list[tuple[_Point, _Point]], colour: str, width: float) -> go.Scatter:
    ends: list[tuple[float | None, float | None]] = list(
        chain.from_iterable((start, end, (None, None)) for start, end in pairs)
    )
    return go.Scatter(
        x=[x for x, _ in ends],
        y=[y for _, y in ends],
        mode="lines",
        line={"color": colour, "width": width},
        hoverinfo="skip",
        showlegend=False,
    )


def _ties(marks: Sequence[Mark], layout: Layout) -> Iterator[tuple[_Point, _Point]]:
    """From what is answered, or else from the claim's first report, to the answer.

    Inside a claim: what answers a denial of another one would be tied across the rows between them.
    """
    claims = {row["statement"]: mark.claim for mark in marks for row in mark.rows}
    for mark in marks:
        for row in mark.rows:
            if pd.isna(row["answers"]):
                continue
            is_here = claims.get(row["answers"]) == mark.claim
            answered = row["answers"] if is_here else mark.claim
            start, end = layout.places.get(answered), layout.places[row["statement"]]
            if claims.get(answered) == mark.claim and start is not None and start != end:
                yield (start.x, start.y), (end.x, end.y)


def _is_earlier(row: dict[Any, Any]) -> bool:
    return bool(row["when_basis"] == "published" and row["order"] == EARLIER)


def _tails(early: Sequence[Mark], layout: Layout, length: float) -> list[tuple[_Point, _Point]]:
    """Soft ends of what is only known to be earlier than its article."""
    places = [layout.places[mark.id] for mark in early]
    return [((max(at.x - length, 0.0), at.y), (at.x, at.y)) for at in places]


def draw_marks(marks: Sequence[Mark], layout: Layout, chosen: str | None) -> Iterator[go.Scatter]:
    """The marks, each standing for its claim and statement; the chosen statement's is ringed."""
    if chosen is not None and chosen in layout.places:
        yield _ring(layout.places[chosen])
    for stance in STANCE_WORDS:
        for part in SIZES:
            group = [mark for mark in marks if (mark.stance, mark.part) == (stance, part)]
            if group:
                yield _trace(group, layout)


def _ring(place: Place) -> go.Scatter:
    return go.Scatter(
        x=[place.x],
        y=[place.y],
        mode="markers",
        name="chosen",
        showlegend=False,
        hoverinfo="skip",
        marker={"symbol": "circle-open", "color": AMBER, "size": 22, "line": {"width": 2.5}},
    )


def _trace(marks: Sequence[Mark], layout: Layout) -> go.Scatter:
    """Marks of one stance that are the same to their claims."""
    stance, part = marks[0].stance, marks[0].part
    symbol = STANCE_SYMBOLS[stance]
    is_open = part is Part.COPY and stance == Stance.ASSERTS
    places = [layout.places[mark.id] for mark in marks]
    line = 1.6 if is_open or symbol.endswith("open") else 0
    return go.Scatter(
        name=STANCE_WORDS[stance],
        x=[place.x for place in places],
        y=[place.y for place in places],
        mode="markers",
        showlegend=False,
        marker={
            "symbol": f"{symbol}-open" if is_open else symbol,
            "color": STANCE_COLOURS[stance],
            "size": SIZES[part],
            "opacity": _FAINT if part is Part.COPY else 1.0,
            "line": {"width": line},
        },
        customdata=[(mark.claim, mark.id) for mark in marks],
        hovertext=[_hover(mark) for mark in marks],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _hover(mark: Mark) -> str:
    row = mark.rows[0]
    who = safe(shorten(speaker(str(row["who"]), str(row["kind"])), 60))
    relay = f" (taken from {shorten(str(row['relay']), 40)})" if row["relay"] else ""
    by = capital(done_by(row))
    words = f"{by} <b>{who}</b>:<br>{broken(str(row['words']), 60, 4)}"
    if len(mark.rows) > 1:
        outlets = listed(list(dict.fromkeys(str(one["outlet"]) for one in mark.rows)), 6)
        what = "wire copies" if mark.part is Part.COPY else "statements of this day"
        return f"{words}<br>{broken(f'{len(mark.rows):,} {what}: {outlets}', 60, 3)}"
    where = broken(f"{row['outlet']}{relay}: {row['title']}", 60)
    return f"{words}<br>{broken(dates_of(row), 60, 3)}<br>{where}"


def number(marks: Sequence[Mark], layout: Layout) -> Iterator[dict[str, Any]]:
    """How many statements a mark stands for, beside it."""
    for mark in marks:
        if len(mark.rows) > 1:
            place = layout.places[mark.id]
            yield {
                "text": faint(f"×{len(mark.rows):,}"),
                "x": place.x,
                "y": place.y,
                "xanchor": "left",
                "xshift": 5,
                "showarrow": False,
                "font": {"size": 12},
            }
