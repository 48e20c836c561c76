import pytest

from analysis.charts.claim_dates import dates_of
from tests.charts.frames import statement, statements

TUESDAY = {"said": "2025-03-04", "said_granularity": "day", "said_words": "on Tuesday"}
PASSED = {
    "relay": "Eastmere Gazette",
    "first_published": "2025-03-05",
    "rereported": "2025-03-07",
}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (
            TUESDAY | PASSED,
            "Said on Tuesday 4 Mar 2025 (“on Tuesday”); first published by Eastmere Gazette on "
            "5 Mar 2025; re-reported on 7 Mar 2025",
        ),
        (TUESDAY, "Said on Tuesday 4 Mar 2025 (“on Tuesday”); first published on 4 Mar 2025"),
        (
            {"said": "2025-03-01", "said_granularity": "month", "said_words": "in March"},
            "Said in March 2025 (“in March”); first published on 4 Mar 2025",
        ),
        (
            {"said": "2024-01-01", "said_granularity": "year"},
            "Said in 2024; first published on 4 Mar 2025",
        ),
        ({}, "Not told when it was said; first published on 4 Mar 2025"),
        (
            {"said_words": "last week"},
            "Said “last week”, the day is not known; first published on 4 Mar 2025",
        ),
        (
            {"order": "later", "said_words": "later"},
            "Said later than the article (“later”), the day is not given; "
            "first published on 4 Mar 2025",
        ),
        ({"first_published": None}, "Not told when it was said; its article has no date"),
        (
            {"kind": "document"},
            "Not told when it was written; first published on 4 Mar 2025",
        ),
        (
            {"kind": "media_outlet", "said_words": "on Monday", **PASSED},
            "First published by Eastmere Gazette on 5 Mar 2025 (“on Monday”); "
            "re-reported on 7 Mar 2025",
        ),
        (
            {"relay": "a local newspaper", "first_published": None},
            "Not told when it was said; first published by a local newspaper on a day not known; "
            "re-reported on a day not known",
        ),
    ],
)
def test_three_days_are_kept_apart_and_unknown_ones_are_said_to_be_so(
    changes: dict[str, str], words: str
) -> None:
    (row,) = statements(statement("0a0", "0a0", "claim", **changes)).to_dict("records")
    assert dates_of(row) == words


def test_only_the_first_report_is_called_the_first_publication() -> None:
    (row,) = statements(statement("1a0", "0a0", "claim")).to_dict("records")
    assert dates_of(row) == "Not told when it was said; published on 4 Mar 2025"
