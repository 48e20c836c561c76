"""Days of publication gathered into days, weeks or months."""

from datetime import date, timedelta
from enum import StrEnum

import pandas as pd

from analysis.charts.labels import day


class Period(StrEnum):
    """How much time a bar stands for. A week begins on Monday."""

    DAY = "Day"
    WEEK = "Week"
    MONTH = "Month"


_CODES = {Period.DAY: "D", Period.WEEK: "W-SUN", Period.MONTH: "M"}
_MOST_DAYS, _MOST_WEEKS = 31, 36 * 7
"""So that no more than about 36 bars stand in a row."""


def fitting(published: pd.Series) -> Period:
    """The period that suits the days from the first to the last."""
    known = published.dropna()
    days = 0 if known.empty else (known.max() - known.min()).days
    if days <= _MOST_DAYS:
        return Period.DAY
    return Period.WEEK if days <= _MOST_WEEKS else Period.MONTH


def starts(published: pd.Series, period: Period) -> pd.Series:
    """The first day of the period that each day lies in; NaT where there is none."""
    first: pd.Series = published.dt.to_period(_CODES[period]).dt.start_time
    return first


def every_start(first: pd.Timestamp, last: pd.Timestamp, period: Period) -> pd.DatetimeIndex:
    """The first days of all periods between two of them, the empty ones too."""
    return pd.period_range(first, last, freq=_CODES[period]).start_time


def last_day(start: date, period: Period) -> date:
    """The last day of the period that begins then.

    >>> last_day(date(2024, 2, 1), Period.MONTH)
    datetime.date(2024, 2, 29)
    """
    if period is Period.DAY:
        return start
    if period is Period.WEEK:
        return start + timedelta(days=6)
    following = date(start.year + start.month // 12, start.month % 12 + 1, 1)
    return following - timedelta(days=1)


def in_words(start: date, period: Period) -> str:
    """The period as a reader names it.

    >>> in_words(date(2025, 3, 3), Period.WEEK), in_words(date(2025, 3, 1), Period.MONTH)
    ('the week of 3 Mar 2025', 'Mar 2025')
    """
    if period is Period.MONTH:
        return f"{start:%b %Y}"
    return f"the week of {day(start)}" if period is Period.WEEK else day(start)
