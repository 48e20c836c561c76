from typing import Any

import pandas as pd
import pytest

from analysis.charts.labels import alt_text
from analysis.charts.outlet_counts import (
    ANONYMOUS,
    COUNTS,
    DENIALS,
    MOST_OUTLETS,
    ONE_OUTLET,
    outlet_counts,
    outlet_delays,
    share_words,
)
from analysis.tables import UNKNOWN_OUTLET
from analysis.tables.frame import make_frame
from analysis.tables.outlet_figures import FIGURES
from tests.charts.frames import HOSTILE

COURIER, GAZETTE = "Harbour Courier", "Eastmere Gazette"


def figures(*rows: dict[str, Any]) -> pd.DataFrame:
    """outlet_figures with these rows; what is not given is 0."""
    usual = {name: "" if kind == "text" else 0 for name, kind in FIGURES.items()}
    return make_frame([tuple({**usual, **row}.values()) for row in rows], FIGURES)


def labels(fig: Any) -> list[str]:
    return list(fig.layout.yaxis.ticktext)


def ends(fig: Any) -> list[str]:
    return [words.strip() for words in fig.data[-1].text]


TWO = figures(
    {"outlet": GAZETTE, "denied": 2, "with_denial": 2, "claims": 9, "origin_known": 8},
    {
        **{"outlet": COURIER, "denied": 6, "with_denial": 3, "unclear": 1, "before": 1},
        **{"claims": 20, "origin_known": 10, "anonymous": 4, "rereported": 5},
    },
)


def test_bars_are_as_long_as_the_whole_and_split_into_what_is_known() -> None:
    fig = outlet_counts(TWO, what=DENIALS, articles=9)
    assert labels(fig) == [COURIER, GAZETTE]
    parts = [list(trace.x) for trace in fig.data[:-1]]
    assert parts == [[3, 2], [1, 0], [1, 0], [1, 0]]
    assert ends(fig) == ["3 of 6", "2 of 2"]
    words = alt_text(fig)
    assert words.startswith("Harbour Courier has the denial of 3 of 6 denied claims that it")
    assert "n = 9 articles, 2 outlets." in words


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        (ANONYMOUS, ["4 of 10 (40%)", "0 of 8"]),
        (ONE_OUTLET, ["5 of 20 (25%)", "0 of 9"]),
    ],
)
def test_percentages_stand_beside_their_count_and_not_where_there_are_few(
    what: Any, expected: list[str]
) -> None:
    assert ends(outlet_counts(TWO, what=what, articles=9)) == expected


def test_outlets_that_stand_alike_are_named_together() -> None:
    like = {"denied": 6, "with_denial": 4}
    rows = {"outlet": GAZETTE, **like}, {"outlet": COURIER, **like}, {"outlet": "Post", "denied": 6}
    words = alt_text(outlet_counts(figures(*rows), what=DENIALS, articles=9))
    assert words.startswith("Eastmere Gazette and Harbour Courier each have the denial of 4 of 6")
    assert "denied claims that they carried" in words


def test_a_share_of_nothing_is_none() -> None:
    assert share_words(0, 0) == "–"
    assert share_words(9, 9) == "9 of 9"


def test_outlets_without_any_are_left_out_and_counted() -> None:
    fig = outlet_counts(
        figures({"outlet": COURIER, "denied": 1}, {"outlet": GAZETTE}), what=DENIALS, articles=2
    )
    assert labels(fig) == [COURIER]
    assert "1 outlet; 1 without any left out" in alt_text(fig)


def test_the_unknown_outlet_is_last_and_never_the_finding() -> None:
    rows = {"outlet": UNKNOWN_OUTLET, "claims": 99}, {"outlet": COURIER, "claims": 1}
    fig = outlet_counts(figures(*rows), what=ONE_OUTLET, articles=2)
    assert labels(fig) == [COURIER, UNKNOWN_OUTLET]
    assert alt_text(fig).startswith(COURIER)
    alone = outlet_counts(figures(rows[0]), what=ONE_OUTLET, articles=2)
    assert alt_text(alone).startswith("No known outlet carried claims")


def test_delays_say_their_n_and_few_are_pale() -> None:
    frame = figures(
        {"outlet": COURIER, "later": 6, "delay": 0.5, "first": 2},
        {"outlet": GAZETTE, "later": 1, "delay": 12},
        {"outlet": "Post"},
    )
    fig = outlet_delays(frame, articles=9)
    assert labels(fig) == [GAZETTE, COURIER]
    assert ends(fig) == ["12 days (n = 1)", "0.5 days (n = 6)"]
    assert len(set(fig.data[0].marker.color)) == 2
    assert alt_text(fig).startswith("Harbour Courier has 6 claims after others, 0.5 days later")
    assert "before all others: 2 claims" in fig.data[0].hovertext[1]


def test_many_outlets_are_cut_and_told() -> None:
    rows = [{"outlet": f"Outlet {n:02}", "denied": 1, "later": 1} for n in range(30)]
    for fig in (
        outlet_counts(figures(*rows), what=DENIALS, articles=30),
        outlet_delays(figures(*rows), articles=30),
    ):
        assert len(labels(fig)) == MOST_OUTLETS
        assert f"The first {MOST_OUTLETS}." in alt_text(fig)


def test_the_chosen_outlet_stands_out_and_a_click_stands_for_it() -> None:
    fig = outlet_counts(TWO, what=DENIALS, articles=9, chosen=GAZETTE)
    assert fig.data[0].marker.opacity[1] > fig.data[0].marker.opacity[0]
    assert [list(click) for click in fig.data[0].customdata] == [[COURIER], [GAZETTE]]


@pytest.mark.parametrize("what", COUNTS.values(), ids=COUNTS)
def test_nothing_is_a_figure_too(what: Any) -> None:
    assert alt_text(outlet_counts(figures(), what=what, articles=0)).startswith("No ")
    assert "as far as the dates are known" in alt_text(outlet_delays(figures(), articles=0))


def test_hostile_words_are_shown_as_words() -> None:
    frame = figures({"outlet": HOSTILE, "denied": 1, "later": 1, "delay": 1.0})
    for fig in (
        outlet_counts(frame, what=DENIALS, articles=1),
        outlet_delays(frame, articles=1),
    ):
        shown = (*labels(fig), *fig.data[0].hovertext, fig.layout.title.text)
        assert all("<b o" not in words and "$" not in words for words in shown)
