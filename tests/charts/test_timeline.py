from datetime import date
from functools import partial
from itertools import combinations
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.charts.claim_marks import find_marks
from analysis.charts.claim_words import describe_claims
from analysis.charts.claims_timeline import (
    MOST_CLAIMS,
    UNDATED,
    claim_timeline,
    claims_timeline,
)
from analysis.charts.labels import alt_text
from analysis.charts.theme import STANCE_COLOURS, STANCE_SYMBOLS
from analysis.charts.timeline_layout import MARK, Axis, Layout, day_ticks, lay_out
from tests.charts.frames import HOSTILE, claim_and_denial, claims, statement, statements, undated


def layout_of(frame: pd.DataFrame) -> Layout:
    return lay_out(find_marks(frame), dict.fromkeys(frame["claim"].unique(), 2))


def draw(frame: pd.DataFrame, articles: int = 1, known: pd.DataFrame | None = None) -> go.Figure:
    return claims_timeline(frame, describe_claims(frame, known), articles=articles)


def marks_of(fig: go.Figure, stance_symbol: str) -> Any:
    return [t for t in fig.data if t.mode == "markers" and t.marker.symbol == stance_symbol][-1]


def marked(fig: go.Figure) -> int:
    return sum(len(trace.x) for trace in fig.data if trace.mode == "markers")


def ties_of(fig: go.Figure) -> list[tuple[float, float]]:
    """The ends of the ties, which are the last lines before the marks."""
    lines = [trace for trace in fig.data if trace.mode == "lines"][-1]
    return [(x, y) for x, y in zip(lines.x, lines.y, strict=True) if x is not None]


def ends(frame: pd.DataFrame, *names: str) -> list[tuple[float, float]]:
    """Where these statements stand under two lines of words."""
    places = layout_of(frame).places
    return [(places[name].x, places[name].y) for name in names]


def test_time_runs_from_left_to_right_and_answers_stand_below() -> None:
    rows = claim_and_denial(when="2025-03-02")
    rows[1]["when"] = "2025-03-08"
    places = layout_of(statements(*rows)).places
    assert places["0a0"].x < places["0d0"].x
    assert places["0a0"].y < places["0d0"].y


def test_a_denial_is_tied_to_what_it_answers() -> None:
    frame = statements(*claim_and_denial(when="2025-03-02"))
    assert ties_of(draw(frame)) == ends(frame, "0a0", "0d0")


def test_a_denial_is_tied_to_the_statement_of_another_article() -> None:
    rows = claim_and_denial(when="2025-03-02")
    rows[1].update(article=2, when="2025-03-07")
    frame = statements(*rows)
    assert ties_of(draw(frame)) == ends(frame, "0a0", "0d0")


def test_a_denial_of_what_is_not_drawn_is_tied_to_the_first_report() -> None:
    rows = claim_and_denial(when="2025-03-02")
    rows[1]["answers"] = "9a9"
    frame = statements(*rows)
    assert ties_of(draw(frame)) == ends(frame, "0a0", "0d0")


def test_a_denial_without_any_report_is_tied_to_nothing() -> None:
    assert ties_of(draw(statements(statement("0d0", "9a9", "denial", answers="9a9")))) == []


def test_no_tie_runs_from_one_claim_to_another() -> None:
    rows = [*claim_and_denial(), statement("1d0", "0d0", "denial", answers="0d0")]
    frame = statements(*rows)
    assert len(ties_of(draw(frame))) == 2


def test_an_undated_claim_and_its_denial_stand_in_the_order_told_and_are_tied() -> None:
    frame = statements(
        undated("0a0", "0a0", "claim", position=10),
        undated("0d0", "0a0", "denial", position=90, answers="0a0"),
    )
    fig = draw(frame)
    assert layout_of(frame).axis == Axis(first=None, days=0, slots=2)
    (first, second) = ties_of(fig)
    assert first[0] < second[0]
    assert any(UNDATED in note.text for note in fig.layout.annotations)
    assert "2 without any date" in alt_text(fig)


def test_the_lane_of_undated_statements_is_clear_of_the_days() -> None:
    frame = statements(*claim_and_denial(), undated("1a0", "1a0", "claim"))
    layout = layout_of(frame)
    assert layout.places["0d0"].x < layout.axis.dated_end < layout.axis.lane_start
    assert layout.axis.lane_start < layout.places["1a0"].x < 1


def test_without_undated_statements_there_is_no_such_lane() -> None:
    fig = draw(statements(*claim_and_denial()))
    assert not any("order told" in note.text for note in fig.layout.annotations)


def test_stances_have_a_shape_and_a_colour_each() -> None:
    rows = [
        *claim_and_denial(),
        statement("0a1", "0a0", "confirms"),
        statement("0a2", "0a0", "no_comment"),
    ]
    fig = draw(statements(*rows))
    for stance in ("asserts", "denies", "confirms", "no_comment"):
        trace = marks_of(fig, STANCE_SYMBOLS[stance])
        assert trace.marker.color == STANCE_COLOURS[stance]
        assert len(trace.x) == 1


def test_the_first_report_is_larger_than_repeats_and_they_than_nothing() -> None:
    rows = [
        statement("0a0", "0a0", "asserts"),
        statement("1a0", "0a0", "asserts", article=2, when="2025-03-05"),
        statement("2a0", "0a0", "asserts", article=3, when="2025-03-05", is_copy=True),
    ]
    fig = draw(statements(*rows))
    first, repeat = (t for t in fig.data if t.mode == "markers" and t.marker.symbol == "circle")
    assert first.customdata[0][1] == "0a0"
    assert first.marker.size > repeat.marker.size
    assert marks_of(fig, "circle-open").marker.opacity < 1
    assert all(words in fig.layout.title.text for words in ("first report", "repeat", "wire copy"))


def test_what_is_first_here_but_not_first_told_is_a_repeat() -> None:
    fig = draw(statements(statement("1a0", "0a0", "asserts")))
    assert "first report" not in fig.layout.title.text


def test_forty_copies_of_one_day_are_one_mark_with_their_number() -> None:
    copies = [
        statement(f"{n}a0", "0a0", "asserts", article=n, is_copy=True, outlet=f"Paper {n}")
        for n in range(1, 41)
    ]
    frame = statements(statement("0a0", "0a0", "asserts", article=0), *copies)
    fig = draw(frame)
    assert marked(fig) == 2
    assert any("×40" in note.text for note in fig.layout.annotations)
    assert "40 wire copies: Paper 1, Paper 2" in marks_of(fig, "circle-open").hovertext[0]
    assert fig.layout.height < 320


@pytest.mark.parametrize(("repeats", "marks"), [(3, 4), (4, 2)])
def test_a_few_repeats_of_one_day_stand_alone_and_many_do_not(repeats: int, marks: int) -> None:
    rows = [statement(f"{n}a0", "0a0", "asserts", article=n) for n in range(repeats + 1)]
    assert marked(draw(statements(*rows))) == marks


def test_copies_of_different_days_stay_apart() -> None:
    rows = [
        statement(f"{n}a0", "0a0", "asserts", article=n, is_copy=True, when=f"2025-03-0{n}")
        for n in (5, 6)
    ]
    assert marked(draw(statements(*rows))) == 2


def test_a_mark_stands_for_its_claim_and_statement() -> None:
    fig = draw(statements(*claim_and_denial()))
    assert marks_of(fig, STANCE_SYMBOLS["denies"]).customdata[0] == ["0a0", "0d0"]


def test_the_chosen_mark_is_ringed_in_the_timeline_of_one_claim() -> None:
    fig = claim_timeline(statements(*claim_and_denial()), articles=1, chosen="0d0")
    ring, denial = marks_of(fig, "circle-open"), marks_of(fig, "x")
    assert (ring.x, ring.y) == (denial.x, denial.y)
    assert ring.customdata is None
    assert not [t for t in draw(statements(*claim_and_denial())).data if t.name == "chosen"]


def test_the_timeline_of_one_claim_leaves_its_words_out_and_tells_when() -> None:
    rows = claim_and_denial(when="2025-03-02")
    rows[1]["when"] = "2025-03-07"
    fig = claim_timeline(statements(*rows), articles=1)
    assert not fig.layout.annotations
    assert alt_text(fig).startswith("First reported 2 Mar 2025, first denied 7 Mar 2025")


def test_a_claim_that_is_not_told_is_not_reported_first() -> None:
    rows = [statement("0d0", "9a9", "denial"), statement("0d1", "9a9", "denial")]
    fig = claim_timeline(statements(*rows), articles=1)
    assert alt_text(fig).startswith("First denied 4 Mar 2025. n = 2")


def test_a_claim_without_days_says_so_in_its_title() -> None:
    fig = claim_timeline(statements(undated("0a0", "0a0", "claim")), articles=1)
    assert alt_text(fig).startswith("Nothing said about it has a date")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"said": "2025-03-02", "said_granularity": "day"}, "Said on Sunday 2 Mar 2025"),
        ({}, "first published on 4 Mar 2025"),
        ({"order": "earlier"}, "Said earlier than the article, the day is not given"),
        ({"first_published": None}, "its article has no date"),
        ({"relay": "Eastmere Gazette"}, "taken from Eastmere Gazette"),
    ],
)
def test_hovering_says_what_is_known_of_when(changes: dict[str, str], words: str) -> None:
    fig = draw(statements(statement("0a0", "0a0", "claim", **changes)))
    assert words in marks_of(fig, "circle").hovertext[0].replace("<br>", " ")


def test_earlier_has_a_soft_end_only_where_no_day_is_given() -> None:
    def soft(**changes: str) -> int:
        frame = statements(statement("0a0", "0a0", "claim", order="earlier", **changes))
        lines = [t for t in draw(frame).data if t.mode == "lines"]
        return sum(len(trace.x) for trace in lines if trace.line.width == 6)

    assert soft() > 0
    assert soft(when_basis="said") == 0


def test_under_the_words_stand_the_answer_and_the_origins() -> None:
    known = claims(("0a0", "denied", "two officials", "anonymous"))
    words = draw(statements(*claim_and_denial()), known=known).layout.annotations[0].text
    assert "Eastmere Gazette; denied by Ines Calder" in words
    assert "1 article in 1 outlet rests on 1 origin: two officials" in words


def test_words_take_two_lines_at_most_and_are_never_markup() -> None:
    rows = claim_and_denial(words=f"{HOSTILE} " * 30)
    for row in rows:
        row.update(who=HOSTILE, title=HOSTILE, outlet=HOSTILE, relay=HOSTILE)
    fig = draw(statements(*rows))
    words = fig.layout.annotations[0].text
    assert words.count("<br>") == 2
    shown = [words, fig.layout.title.text, *marks_of(fig, "x").hovertext]
    assert all("<b o" not in text and "$" not in text for text in shown)


def test_one_claim_is_a_small_picture_and_a_hundred_a_tall_one() -> None:
    one = draw(statements(*claim_and_denial()))
    many = [row for n in range(MOST_CLAIMS) for row in claim_and_denial(n)]
    hundred = draw(statements(*many))
    assert one.layout.height < 320
    assert hundred.layout.height > 5_000
    assert "The first" not in alt_text(hundred)


def test_beyond_a_hundred_claims_the_chart_says_what_it_leaves_out() -> None:
    many = [row for n in range(MOST_CLAIMS + 20) for row in claim_and_denial(n)]
    fig = draw(statements(*many), articles=7)
    assert len(marks_of(fig, "x").x) == MOST_CLAIMS
    assert "The first 100 of 120 claims are drawn" in alt_text(fig)
    assert "n = 240 statements" in alt_text(fig)


def test_claims_can_be_drawn_in_several_pictures_that_say_which() -> None:
    frame = statements(*(row for n in range(6) for row in claim_and_denial(n)))
    drawn = partial(claims_timeline, frame, describe_claims(frame, None), articles=7)
    second, last = drawn(first=2, most=3), drawn(first=5, most=3)
    assert (len(marks_of(second, "x").x), len(marks_of(last, "x").x)) == (3, 1)
    assert "Claims 3 to 5 of 6." in alt_text(second)
    assert "Claim 6 of 6." in alt_text(last)


def test_an_empty_table_draws_an_empty_chart() -> None:
    assert alt_text(draw(statements(), articles=4)).startswith("No claims found")


def test_the_note_says_n_and_the_denominator() -> None:
    words = alt_text(draw(statements(*claim_and_denial()), articles=7))
    assert "n = 2 statements in 1 of 7 articles" in words


@pytest.mark.parametrize(
    ("days", "most"), [(1, 6), (5, 6), (21, 6), (60, 6), (200, 8), (800, 8), (4_000, 8)]
)
def test_few_enough_days_are_written_to_stand_side_by_side(days: int, most: int) -> None:
    ticks = day_ticks(Axis(first=date(2025, 1, 15), days=days, slots=0))
    assert 1 <= len(ticks) <= most


def _row(number: int, day: int | None, denials: int, repeats: int) -> list[dict[str, object]]:
    when = None if day is None else pd.Timestamp("2025-01-01") + pd.Timedelta(days=day)
    basis = "undated" if day is None else "published"
    common = {"when": when, "when_basis": basis, "article": number}
    claim = f"{number}a0"
    rows = [statement(claim, claim, "claim", **common)]
    for n in range(denials):
        answer = {"answers": claim, "position": 10 * (n + 1), **common}
        rows.append(statement(f"{number}d{n}", claim, "denial", **answer))
    for n in range(repeats):
        rows.append(statement(f"{number}a{n + 1}", claim, "claim", position=n + 500, **common))
    return rows


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.one_of(st.none(), st.integers(0, 500)), st.integers(0, 5), st.integers(0, 5)),
        min_size=1,
        max_size=6,
    )
)
def test_no_two_marks_of_a_row_lie_on_each_other(
    claims: list[tuple[int | None, int, int]],
) -> None:
    frame = statements(*(row for n, one in enumerate(claims) for row in _row(n, *one)))
    layout = layout_of(frame)
    places = {mark.id: layout.places[mark.id] for mark in find_marks(frame)}
    assert set(layout.places) == set(frame["statement"])
    for row in layout.rows:
        inside = [p for p in places.values() if row.track < p.y < row.bottom]
        assert all(0 <= place.x <= 1 for place in inside)
        for one, other in combinations(inside, 2):
            assert one.y != other.y or abs(one.x - other.x) >= MARK - 1e-9
