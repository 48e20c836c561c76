from datetime import date

import pytest

from analysis.cleaning import find_moments
from analysis.cleaning.dates import find_date, is_date_line
from analysis.models import Block, BlockKind, Span

DAY = date(2025, 8, 14)


@pytest.mark.parametrize(
    "text",
    [
        "14 August 2025",
        "14th of August 2025",
        "14 Aug 2025",
        "August 14, 2025",
        "Aug. 14, 2025",
        "AUGUST 14 2025",
        "2025-08-14",
        "2025-08-14T09:30:00+02:00",
        "2025/08/14",
        "14.08.2025",
        "14/08/2025",
        "08/14/2025",
    ],
)
def test_full_dates(text: str):
    assert find_date(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        *("August 14", "14 August", "August 2025", "Thursday", "2025", "today"),
        "03/04/2025",  # the third of April or the fourth of March
        "31 February 2025",
        "2025-13-01",
        "August 14, 25",
        "14 August 20255",
        "",
    ],
)
def test_what_is_no_full_date(text: str):
    assert find_date(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "14 August 2025",
        "Thursday, 14 August 2025",
        "Thursday 14 August 2025 10.31 BST",
        "Published 14 August 2025",
        "Published: August 14, 2025 at 10:31 a.m. EDT",
        "Published on 14 August 2025, last updated 15 August 2025",
        "Updated 14 August 2025",
        "August 14, 2025 | 3 min read",
        "10:31 GMT, 14 August 2025",
        "London, 14 August 2025",
        "2025-08-14 10:31",
        "2 hours ago",
        "Updated 3 days ago",
    ],
)
def test_date_lines(text: str):
    assert is_date_line(text)


@pytest.mark.parametrize(
    "text",
    [
        "On 14 August 2025 he left the port.",
        "14 August 2025 was a warm day in Varnholm.",
        "The contract was signed on 14 August 2025",
        "It was published in August.",
        "Two hours ago the port was closed.",
        "14 August",
        "1 January 2025 " + "1 " * 50 + "x",
    ],
)
def test_lines_that_only_mention_a_date(text: str):
    assert not is_date_line(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Published 14 August 2025", DAY),
        ("By Jane Doe | August 14, 2025", DAY),
        ("Published 14 August 2025, updated 16 August 2025", DAY),
        ("Updated 16 August 2025, first published 14 August 2025", DAY),
        ("Updated 14 August 2025", None),
        ("Last modified: 2025-08-14", None),
        ("By Jane Doe", None),
    ],
)
def test_day_of_publication_is_not_the_day_of_change(text: str, expected: date | None):
    line = Block(kind=BlockKind.BYLINE, span=Span(0, len(text)))
    published = find_moments(text, [line], today=date(2026, 1, 1)).published
    assert (published and published.day) == expected
