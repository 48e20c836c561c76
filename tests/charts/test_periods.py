from datetime import date

import pandas as pd
import pytest

from analysis.charts.periods import Period, every_start, fitting, in_words, last_day, starts


def days(*words: str | None) -> pd.Series:
    return pd.to_datetime(pd.Series(words, dtype="object"))


@pytest.mark.parametrize(
    ("first", "last", "period"),
    [
        ("2025-03-01", "2025-03-01", Period.DAY),
        ("2025-03-01", "2025-04-01", Period.DAY),
        ("2025-03-01", "2025-04-02", Period.WEEK),
        ("2025-01-01", "2025-09-10", Period.WEEK),
        ("2025-01-01", "2025-09-11", Period.MONTH),
    ],
)
def test_the_period_fits_the_time_between_first_and_last(
    first: str, last: str, period: Period
) -> None:
    assert fitting(days(last, None, first)) is period


def test_without_any_day_the_period_is_a_day() -> None:
    assert fitting(days(None)) is Period.DAY


@pytest.mark.parametrize(
    ("period", "start"),
    [(Period.DAY, "2025-03-05"), (Period.WEEK, "2025-03-03"), (Period.MONTH, "2025-03-01")],
)
def test_a_day_lies_in_the_period_that_begins_before_it(period: Period, start: str) -> None:
    found = starts(days("2025-03-05", None), period)
    assert found[0] == pd.Timestamp(start)
    assert pd.isna(found[1])


def test_a_sunday_ends_its_week_and_a_monday_begins_the_next() -> None:
    found = starts(days("2025-03-09", "2025-03-10"), Period.WEEK)
    assert list(found) == [pd.Timestamp("2025-03-03"), pd.Timestamp("2025-03-10")]


def test_empty_periods_are_among_them() -> None:
    found = every_start(pd.Timestamp("2024-12-31"), pd.Timestamp("2025-02-01"), Period.MONTH)
    assert [f"{start:%Y-%m-%d}" for start in found] == ["2024-12-01", "2025-01-01", "2025-02-01"]


@pytest.mark.parametrize(
    ("start", "period", "last"),
    [
        (date(2025, 3, 3), Period.DAY, date(2025, 3, 3)),
        (date(2024, 12, 30), Period.WEEK, date(2025, 1, 5)),
        (date(2025, 12, 1), Period.MONTH, date(2025, 12, 31)),
        (date(2025, 2, 1), Period.MONTH, date(2025, 2, 28)),
    ],
)
def test_a_period_ends_on_its_last_day(start: date, period: Period, last: date) -> None:
    assert last_day(start, period) == last


def test_a_day_is_named_as_every_screen_names_it() -> None:
    assert in_words(date(2025, 3, 4), Period.DAY) == "4 Mar 2025"
