"""When a text says that it came out and was changed: days, and moments where a zone is stated."""

from datetime import date

import pytest

from analysis.cleaning import find_blocks, find_moments
from analysis.cleaning.moments import read_moment
from analysis.models import Article

TODAY = date(2026, 1, 1)
PARAGRAPH = "The council of Varnholm dropped its plan on Monday, the mayor said."


def moments(*opening: str):
    text = "\n".join(["Council drops ferry plan", *opening, PARAGRAPH])
    return find_moments(text, find_blocks(Article(id="a", path="a.txt", text=text)), today=TODAY)


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("14 May 2025, 10:02 BST", "2025-05-14T10:02:00+01:00"),
        ("Wed 14 May 2025 07.40 CEST", "2025-05-14T07:40:00+02:00"),
        ("10:02 UTC on 14 May 2025", "2025-05-14T10:02:00+00:00"),
        ("2025-05-14T10:02:31Z", "2025-05-14T10:02:31+00:00"),
        ("2025-05-14T10:02:31+05:30", "2025-05-14T10:02:31+05:30"),
        ("2025-05-14 10:02 +0200", "2025-05-14T10:02:00+02:00"),
        ("May 14, 2025 at 2:15 PM GMT+1", "2025-05-14T14:15:00+01:00"),
        ("May 14, 2025, 2:15 p.m. (UTC-3)", "2025-05-14T14:15:00-03:00"),
        ("May 14, 2025 at 10:15 p.m. EDT", "2025-05-14T22:15:00-04:00"),
        ("May 14, 2025 12 a.m. PDT", "2025-05-14T00:00:00-07:00"),
        ("14.05.2025, 18:30 Uhr", None),
        ("14 May 2025, 10:02", None),
        ("14 May 2025 BST", None),
        ("14 May 2025, 11:05 IST", None),
        ("May 14, 2025, 9 a.m. CST", None),
        ("May 14, 2025, 9 a.m. EST", None),
        ("May 14, 2025, 13:00 p.m. EDT", None),
        ("14 May 2025, 27:10 GMT", None),
        ("14 May 2025, 10:02 GMT+99", None),
        ("14 May 2025, 10:02 GMTV", None),
    ],
)
def test_a_moment_needs_a_time_and_a_zone_that_means_one_thing(words: str, at: str | None):
    moment = read_moment(words)
    assert moment is not None
    assert moment.day == date(2025, 5, 14)
    assert (moment.at.isoformat() if moment.at else None) == at


def test_words_without_a_full_date_are_no_moment():
    assert read_moment("10:02 BST") is None
    assert read_moment("03/04/2025, 10:02 BST") is None


def test_published_and_updated_are_told_apart_in_one_line_and_in_two():
    one = moments("Published 13 May 2025, 06:00 GMT. Updated 14 May 2025, 10:02 BST")
    two = moments("Published 13 May 2025, 06:00 GMT", "Updated 14 May 2025, 10:02 BST")
    for found in (one, two):
        assert found.published.at.isoformat() == "2025-05-13T06:00:00+00:00"
        assert found.updated.at.isoformat() == "2025-05-14T10:02:00+01:00"


def test_a_text_that_was_only_updated_has_no_day_of_publication():
    text = f"Council drops ferry plan\nUpdated 14 May 2025, 10:02 BST\n{PARAGRAPH}"
    blocks = find_blocks(Article(id="a", path="a.txt", text=text))
    found = find_moments(text, blocks, today=TODAY)
    assert found.published is None
    assert found.updated.day == date(2025, 5, 14)


def test_a_day_to_come_is_refused_and_named():
    found = moments("Published 14 May 2031", "Updated 14 May 2031")
    assert (found.published, found.updated) == (None, None)
    assert found.refused == (date(2031, 5, 14),)
    assert moments("Published 2 January 2026").refused == ()
    assert moments("Published 3 January 2026").refused == (date(2026, 1, 3),)


def test_a_date_in_the_story_is_nothing_of_it():
    found = moments("By Jane Doe", f"Updated rules of 14 May 2025 say so. {PARAGRAPH}")
    assert (found.published, found.updated, found.refused) == (None, None, ())
