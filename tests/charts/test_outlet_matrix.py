from typing import Any

import pandas as pd
import pytest

from analysis.charts.labels import alt_text
from analysis.charts.outlet_matrix import MOST_CLAIMS, columns_of, outlet_matrix
from analysis.charts.outlet_words import CARRIED_WORDS, MARKS, SHORT_WORDS
from analysis.tables import UNKNOWN_OUTLET, Carried
from tests.charts.frames import DAY, HOSTILE

COURIER, GAZETTE = "Harbour Courier", "Eastmere Gazette"
HAS_CLAIM = {*Carried} - {Carried.DENIAL_ALONE}
HAS_DENIAL = {Carried.BOTH, Carried.DENIAL_ALONE}


def coverage(*rows: tuple[str, str, Carried], **changes: Any) -> pd.DataFrame:
    """coverage_table with these rows: claim, outlet and what it carried; a copy where asked."""
    frame = pd.DataFrame(rows, columns=["claim", "outlet", "carried"], dtype="str")
    usual = {
        "words": "the pier was sold",
        "is_denied": frame["carried"] != Carried.CLAIM,
        "has_claim": frame["carried"].isin(HAS_CLAIM),
        "has_denial": frame["carried"].isin(HAS_DENIAL),
        "first": DAY,
        "first_denial": pd.NaT,
        "denied_on": pd.NaT,
        "articles": 1,
        "is_copied": False,
    }
    return frame.assign(**{**usual, **changes})


def draw(frame: pd.DataFrame, **choices: Any) -> Any:
    return outlet_matrix(frame, **{"articles": 9, "most": 8, **choices})


def places(fig: Any, symbol: str) -> list[list[str]]:
    """Claim and outlet of every mark with that symbol."""
    (trace,) = (t for t in fig.data if t.type == "scatter" and t.marker.symbol == symbol)
    return [list(pair) for pair in trace.customdata or ()]


BOTH = coverage(("a", COURIER, Carried.BOTH), ("a", GAZETTE, Carried.CLAIM_ALONE))


def test_every_state_has_marks_and_words_of_its_own() -> None:
    assert set(MARKS) == set(CARRIED_WORDS) == set(SHORT_WORDS) == set(Carried)
    assert len({tuple(mark.symbol for mark in marks) for marks in MARKS.values()}) == len(Carried)
    assert len(set(SHORT_WORDS.values())) == len(Carried)


def test_the_missing_denial_has_a_mark_of_its_own_beside_the_claim() -> None:
    fig = draw(BOTH)
    assert sorted(places(fig, "circle")) == [["a", GAZETTE], ["a", COURIER]]
    assert places(fig, "x") == [["a", COURIER]]
    assert places(fig, "square-open") == [["a", GAZETTE]]
    ground = dict(zip(map(tuple, fig.data[0].customdata), fig.data[0].marker.color, strict=True))
    assert ground["a", COURIER] != ground["a", GAZETTE]


def test_a_claim_that_nobody_denies_misses_nothing() -> None:
    fig = draw(coverage(("a", COURIER, Carried.CLAIM)))
    assert not any(places(fig, symbol) for symbol in ("x", "x-open", "square-open"))
    assert alt_text(fig).startswith("No denial was found of 1 claim")


def test_every_cell_can_be_clicked_the_empty_ones_too() -> None:
    frame = coverage(("a", COURIER, Carried.BOTH), ("b", GAZETTE, Carried.CLAIM))
    fig = draw(frame)
    assert len(fig.data[0].customdata) == 4
    assert ["b", COURIER] in [list(pair) for pair in fig.data[0].customdata]
    assert len(fig.data[-1].text) == 2
    assert any("Neither the claim nor a denial" in words for words in fig.data[0].hovertext)


def test_two_marks_never_stand_on_each_other() -> None:
    fig = draw(BOTH)
    spots = [(x, y) for t in fig.data[1:-1] for x, y in zip(t.x, t.y, strict=True)]
    assert len(spots) == len(set(spots)) == 4


def test_the_title_counts_and_the_note_says_what_is_known_of_the_rest() -> None:
    frame = coverage(
        ("a", COURIER, Carried.BOTH),
        ("a", GAZETTE, Carried.CLAIM_BEFORE),
        ("a", "Post", Carried.CLAIM_UNCLEAR),
        ("a", "Echo", Carried.CLAIM_ALONE),
        ("a", "Wire", Carried.DENIAL_ALONE),
        ("a", UNKNOWN_OUTLET, Carried.CLAIM_ALONE),
    )
    words = alt_text(draw(frame))
    assert words.startswith("Outlets carried a denied claim 4 times, 1 of them with the denial")
    assert "n = 1 claim in 5 known outlets, 9 articles." in words
    assert "Without it 3, of these 1 beside a denial of something unclear and 1 only" in words


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ([Carried.BOTH], "Whenever an outlet carried a denied claim, it carried the denial"),
        ([Carried.CLAIM_ALONE], "One outlet carried a denied claim, without the denial"),
        ([Carried.CLAIM_ALONE] * 2, "Outlets carried a denied claim 2 times, none of them"),
        ([Carried.DENIAL_ALONE], "No denial was found"),
    ],
)
def test_few_are_told_as_few(states: list[Carried], expected: str) -> None:
    rows = [("a", f"Outlet {n}", state) for n, state in enumerate(states)]
    assert alt_text(draw(coverage(*rows))).startswith(expected)


def test_unknown_outlets_stand_apart_and_last() -> None:
    rows = [(claim, UNKNOWN_OUTLET, Carried.CLAIM) for claim in "abc"]
    frame = coverage(*rows, ("a", COURIER, Carried.CLAIM), ("b", GAZETTE, Carried.CLAIM))
    assert columns_of(frame) == [GAZETTE, COURIER, UNKNOWN_OUTLET]


def test_what_is_left_out_is_told_and_the_chosen_claim_is_not() -> None:
    rows = [(f"{n:02}", f"Outlet {n % 9}", Carried.CLAIM) for n in range(MOST_CLAIMS + 5)]
    frame = coverage(*rows)
    words = alt_text(draw(frame, most=4))
    assert f"The first {MOST_CLAIMS} are drawn" in words
    assert "The 4 outlets with most of them, of 9" in words
    chosen = f"{MOST_CLAIMS + 3:02}"
    drawn = {claim for claim, _ in draw(frame, chosen=chosen).data[0].customdata}
    assert chosen in drawn
    assert len(drawn) == MOST_CLAIMS + 1


def test_the_hover_tells_the_days_and_the_copy() -> None:
    before = coverage(
        ("a", COURIER, Carried.CLAIM_BEFORE), denied_on=DAY + pd.Timedelta(days=2), is_copied=True
    )
    (words,) = draw(before).data[0].hovertext
    assert "Claim: first on 4 Mar 2025" in words
    assert "First denial by others: 6 Mar 2025" in words
    assert "Only in copies" in words


def test_hostile_words_are_shown_as_words() -> None:
    fig = draw(coverage(("a", HOSTILE, Carried.BOTH), words=HOSTILE))
    texts = [note.text for note in fig.layout.annotations]
    shown = (*fig.layout.xaxis.ticktext, *texts, *fig.data[0].hovertext)
    assert all("<b o" not in words and "$" not in words for words in shown)


def test_nothing_is_a_figure_too() -> None:
    assert alt_text(draw(coverage())).startswith("No denial was found of 0 claims")
