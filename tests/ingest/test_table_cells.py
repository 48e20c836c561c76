"""Cells of tables: days, addresses, formulas."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.ingest import Given
from analysis.ingest.containers import Member, unpack
from analysis.ingest.containers.days import read_day

TODAY = date(2025, 9, 1)


def parts_of(data: str) -> list[Member]:
    parts = list(unpack(data.encode(), "t.csv", today=TODAY))
    assert all(isinstance(part, Member) for part in parts)
    return parts


def given_of(data: str) -> list[Given]:
    return [part.given for part in parts_of(data)]


@pytest.mark.parametrize(
    ("cells", "days"),
    [
        (["2025-05-12", "2025-05-12T23:30:00Z"], [date(2025, 5, 12)] * 2),
        (["12 May 2025", "May 12, 2025"], [date(2025, 5, 12)] * 2),
        (["20250512", "20250512T101500Z"], [date(2025, 5, 12)] * 2),
        (["03/04/2025", "04/05/2025"], [None, None]),
        (["03/04/2025", "25/04/2025"], [date(2025, 4, 3), date(2025, 4, 25)]),
        (["03-04-2025", "04-25-2025"], [date(2025, 3, 4), date(2025, 4, 25)]),
        (["03/04/2025", "25/04/2025", "04/25/2025"], [None, date(2025, 4, 25), date(2025, 4, 25)]),
        (["05/05/2025", ""], [date(2025, 5, 5), None]),
        (["yesterday", "1747000000"], [None, None]),
        (["31/02/2025", "32/01/2025"], [None, None]),
    ],
)
def test_days(cells: list[str], days: list[date | None]):
    lines = [f'"{cell}",So it was said.' for cell in cells]
    assert [g.published for g in given_of("\n".join(["date,text", *lines]))] == days


def test_a_day_to_come_is_not_believed_and_said():
    (part,) = parts_of("date,text\n2026-01-01,So it was said.\n")
    assert part.given == Given()
    assert [remark.code for remark in part.remarks] == ["N_DATE_TO_COME"]


def test_tomorrow_may_be_today_elsewhere():
    assert given_of("date,text\n2025-09-02,So.\n") == [Given(published=date(2025, 9, 2))]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://a.example/b", "www.a.example", "x"])
def test_only_addresses_of_the_web_are_taken(url: str):
    assert given_of(f"url,text\n{url},So it was said.\n") == [Given()]


@pytest.mark.parametrize("cell", ["=1+1", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)"])
def test_formulas_stay_words(cell: str):
    (part,) = parts_of(f'text\n"{cell} said the mayor"\n')
    assert part.data.decode() == f"{cell} said the mayor"


@given(st.text(max_size=30))
def test_any_cell_gives_a_day_or_none(cell: str):
    assert read_day(cell, "day first") is None or isinstance(read_day(cell, None), date | None)
