from datetime import date
from itertools import combinations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.charts.claim_words import describe_claims
from analysis.charts.claims_timeline import MOST_CLAIMS, UNDATED, claims_timeline
from analysis.charts.labels import alt_text
from analysis.charts.theme import STANCE_COLOURS, STANCE_SYMBOLS
from analysis.charts.timeline_layout import MARK, Axis, Layout, day_ticks, lay_out
from tests.charts.frames import HOSTILE, claim_and_denial, statement, statements, undated


def layout_of(frame: pd.DataFrame) -> Layout:
    return lay_out(frame, {claim.id: claim.words for claim in describe_claims(frame)})


def marks_of(fig, stance_symbol: str):
    return [t for t in fig.data if t.mode == "markers" and t.marker.symbol == stance_symbol][-1]


def ties_of(fig) -> list[tuple[float, float]]:
    """The ends of the ties, which are the last lines before the marks."""
    lines = [trace for trace in fig.data if trace.mode == "lines"][-1]
    return [(x, y) for x, y in zip(lines.x, lines.y, strict=True) if x is not None]


def test_time_runs_from_left_to_right() -> None:
    rows = claim_and_denial(when="2025-03-02")
    rows[1]["when"] = "2025-03-08"
    places = layout_of(statements(*rows)).places
    assert places["0a0"].x < places["0d0"].x
    assert places["0a0"].y == places["0d0"].y


def test_a_denial_is_tied_to_what_it_answers() -> None:
    frame = statements(*claim_and_denial(when="2025-03-02"))
    places = layout_of(frame).places
    expected = [(places[name].x, places[name].y) for name in ("0a0", "0d0")]
    assert ties_of(claims_timeline(frame, articles=1)) == expected


def test_an_undated_claim_and_its_denial_stand_in_the_order_told_and_are_tied() -> None:
    frame = statements(
        undated("0a0", "0a0", "claim", position=10),
        undated("0d0", "0a0", "denial", position=90, answers="0a0"),
    )
    fig = claims_timeline(frame, articles=1)
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
    fig = claims_timeline(statements(*claim_and_denial()), articles=1)
    assert not any("order told" in note.text for note in fig.layout.annotations)


def test_stances_have_a_shape_and_a_colour_each() -> None:
    rows = [
        *claim_and_denial(),
        statement("0a1", "0a0", "confirms"),
        statement("0a2", "0a0", "no_comment"),
    ]
    fig = claims_timeline(statements(*rows), articles=1)
    for stance in ("asserts", "denies", "confirms", "no_comment"):
        trace = marks_of(fig, STANCE_SYMBOLS[stance])
        assert trace.marker.color == STANCE_COLOURS[stance]
        assert len(trace.x) == 1


def test_a_mark_stands_for_its_claim_and_statement() -> None:
    fig = claims_timeline(statements(*claim_and_denial()), articles=1)
    assert marks_of(fig, STANCE_SYMBOLS["denies"]).customdata[0] == ["0a0", "0d0"]


def test_the_other_claims_fade_when_one_is_chosen_but_the_legend_does_not() -> None:
    frame = statements(*claim_and_denial(0), *claim_and_denial(1))
    fig = claims_timeline(frame, articles=1, chosen="1a0")
    assert list(marks_of(fig, "x").marker.opacity) == [0.3, 1.0]
    assert all(t.marker.opacity is None for t in fig.data if t.name and t.showlegend is None)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"when": "2025-03-02", "when_basis": "said"}, "Said on 2 Mar 2025"),
        ({}, "Article of 4 Mar 2025"),
        ({"order": "earlier"}, "Earlier than the article of 4 Mar 2025; the day is not given"),
        ({"when": None, "when_basis": "undated"}, "No date known"),
    ],
)
def test_hovering_says_what_the_place_rests_on(changes: dict[str, str], words: str) -> None:
    fig = claims_timeline(statements(statement("0a0", "0a0", "claim", **changes)), articles=1)
    assert words in marks_of(fig, "circle").hovertext[0]


def test_earlier_has_a_soft_end_only_where_no_day_is_given() -> None:
    def soft(**changes: str) -> int:
        frame = statements(statement("0a0", "0a0", "claim", order="earlier", **changes))
        lines = [t for t in claims_timeline(frame, articles=1).data if t.mode == "lines"]
        return sum(len(trace.x) for trace in lines if trace.line.width == 6)

    assert soft() > 0
    assert soft(when_basis="said") == 0


def test_words_take_two_lines_at_most_and_are_never_markup() -> None:
    rows = claim_and_denial(words=f"{HOSTILE} " * 30)
    for row in rows:
        row.update(who=HOSTILE, title=HOSTILE, outlet=HOSTILE)
    fig = claims_timeline(statements(*rows), articles=1)
    words = fig.layout.annotations[0].text
    assert words.count("<br>") == 2
    shown = [words, fig.layout.title.text, *marks_of(fig, "x").hovertext]
    assert all("<b o" not in text and "$" not in text for text in shown)


def test_one_claim_is_a_small_picture_and_a_hundred_a_tall_one() -> None:
    one = claims_timeline(statements(*claim_and_denial()), articles=1)
    many = [row for n in range(MOST_CLAIMS) for row in claim_and_denial(n)]
    hundred = claims_timeline(statements(*many), articles=1)
    assert one.layout.height < 320
    assert hundred.layout.height > 5_000
    assert "The first" not in alt_text(hundred)


def test_beyond_a_hundred_claims_the_chart_says_what_it_leaves_out() -> None:
    many = [row for n in range(MOST_CLAIMS + 20) for row in claim_and_denial(n)]
    fig = claims_timeline(statements(*many), articles=7)
    assert len(marks_of(fig, "x").x) == MOST_CLAIMS
    assert "The first 100 of 120 claims are drawn" in alt_text(fig)
    assert "n = 240 statements" in alt_text(fig)


def test_an_empty_table_draws_an_empty_chart() -> None:
    assert alt_text(claims_timeline(statements(), articles=4)).startswith("No claims found")


def test_the_note_says_n_and_the_denominator() -> None:
    words = alt_text(claims_timeline(statements(*claim_and_denial()), articles=7))
    assert "n = 2 statements in 1 of 7 articles" in words


@pytest.mark.parametrize(
    ("days", "most"), [(1, 6), (5, 6), (21, 6), (60, 6), (200, 8), (800, 8), (4_000, 8)]
)
def test_few_enough_days_are_written_to_stand_side_by_side(days: int, most: int) -> None:
    ticks = day_ticks(Axis(first=date(2025, 1, 15), days=days, slots=0))
    assert 1 <= len(ticks) <= most


def _row(number: int, day: int | None, denials: int) -> list[dict[str, object]]:
    when = None if day is None else pd.Timestamp("2025-01-01") + pd.Timedelta(days=day)
    basis = "undated" if day is None else "published"
    common = {"when": when, "when_basis": basis, "article": number}
    claim = f"{number}a0"
    rows = [statement(claim, claim, "claim", **common)]
    for n in range(denials):
        answer = {"answers": claim, "position": 10 * (n + 1), **common}
        rows.append(statement(f"{number}d{n}", claim, "denial", **answer))
    return rows


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.one_of(st.none(), st.integers(0, 500)), st.integers(0, 4)),
        min_size=1,
        max_size=6,
    )
)
def test_no_two_marks_of_a_row_lie_on_each_other(claims: list[tuple[int | None, int]]) -> None:
    rows = [row for n, (day, denials) in enumerate(claims) for row in _row(n, day, denials)]
    layout = layout_of(statements(*rows))
    for row in layout.rows:
        inside = [p for p in layout.places.values() if row.track < p.y < row.bottom]
        assert all(0 <= place.x <= 1 for place in inside)
        for one, other in combinations(inside, 2):
            assert one.y != other.y or abs(one.x - other.x) >= MARK - 1e-9
