import itertools

import pytest

from analysis.charts.certainty_bars import certainty_bars
from analysis.charts.chains_sankey import MOST_RELAYS, MOST_REPORTERS, chains_sankey
from analysis.charts.cited_bars import cited_bars
from analysis.charts.labels import alt_text
from analysis.charts.measures import (
    ANONYMOUS_SHARE,
    BY_CERTAINTY,
    SECOND_HAND_SHARE,
    SHARED_SHARE,
    Measure,
)
from analysis.charts.outlet_bars import FEW, outlet_bars
from analysis.charts.stream_layout import FLOW_HEIGHT, place_boxes, place_ribbons
from analysis.tables import UNKNOWN_OUTLET, cited_table
from tests.charts.frames import HOSTILE, passed, passing

THREE = (
    passed("Courier", "Gazette → two officials"),
    passed("Post", "Gazette", "media_outlet", article=2),
    passed("Post", "Ines Calder", "named_person", article=2),
)
FRAME = passing(*THREE)


def words_in(fig) -> list[str]:
    return [item.text for item in fig.layout.annotations]


def clicks(fig) -> list[list[str]]:
    return [list(click) for click in fig.data[-1].customdata]


def test_streams_run_from_outlet_through_relay_to_kind() -> None:
    fig = chains_sankey(FRAME, total=3)
    assert "Gazette <b>2</b>" in words_in(fig)
    assert "Directly <b>1</b>" in words_in(fig)
    assert "Anonymous <b>1</b>" in words_in(fig)
    hovers = fig.data[-2].hovertext
    assert "Courier → Gazette → Anonymous<br>1 statement" in hovers


def test_every_box_can_be_clicked_for_what_it_stands_for() -> None:
    assert clicks(chains_sankey(FRAME, total=3)) == [
        ["outlet", "Post"],
        ["outlet", "Courier"],
        ["relay", "Gazette"],
        ["hand", "direct"],
        ["origin_kind", "named_person"],
        ["origin_kind", "media_outlet"],
        ["origin_kind", "anonymous"],
    ]


def test_whoever_is_not_named_is_hatched_and_paler() -> None:
    named, outlet, anonymous = chains_sankey(FRAME, total=3).data[:3]
    assert (named.fillpattern.shape, anonymous.fillpattern.shape) == (None, "/")
    opacities = [float(area.fillcolor.split(",")[-1].strip(" )")) for area in (named, anonymous)]
    assert opacities[0] > opacities[1]
    assert outlet.fill == "toself"


def test_what_was_not_chosen_fades() -> None:
    areas = chains_sankey(FRAME, total=3, chosen={"outlet": "Courier"}).data[:3]
    opacities = [float(area.fillcolor.split(",")[-1].strip(" )")) for area in areas]
    assert opacities[2] > opacities[0]
    assert opacities[2] > opacities[1]


def test_the_choice_of_an_outlet_without_a_box_lights_the_others() -> None:
    rows = [passed(f"Outlet {i}", "Gazette → aides") for i in range(40)]
    fig = chains_sankey(passing(*rows), total=40, chosen={"outlet": "Outlet 9"})
    hidden, lit = fig.data[:2]
    assert len(lit.x) < len(hidden.x)


def test_the_title_has_the_share_and_the_note_its_denominator() -> None:
    words = alt_text(chains_sankey(FRAME, total=10))
    assert words.startswith("2 of 10 statements are second-hand, most often from Gazette")
    assert "n = 3 statements of 10, in 2 articles" in words


def test_many_outlets_and_relays_are_cut_and_the_rest_counted() -> None:
    rows = [passed(f"Outlet {i}", f"Relay {i} → aides") for i in range(40)]
    fig = chains_sankey(passing(*rows, THREE[2]), total=41)
    assert f"{41 - MOST_REPORTERS} other outlets <b>{41 - MOST_REPORTERS}</b>" in words_in(fig)
    assert f"{40 - MOST_RELAYS} others <b>{40 - MOST_RELAYS}</b>" in words_in(fig)
    assert [] in clicks(fig)
    assert ["hand", "direct"] in clicks(fig)


def test_one_left_over_is_named_and_not_called_others() -> None:
    rows = [passed(f"Outlet {i}", "Gazette → aides") for i in range(MOST_REPORTERS + 1)]
    assert not any("other" in words for words in words_in(chains_sankey(passing(*rows), total=9)))


def test_an_outlet_called_directly_is_not_what_comes_directly() -> None:
    fig = chains_sankey(passing(passed("Post", "Directly → aides"), THREE[2]), total=2)
    assert ["relay", "Directly"] in clicks(fig)
    assert ["hand", "direct"] in clicks(fig)


def test_boxes_of_a_column_do_not_overlap_and_ribbons_stay_inside_them() -> None:
    streams = {("A", "x", "k"): 3, ("A", "y", "k"): 1, ("B", "x", "l"): 2}
    boxes = place_boxes(streams, (["A", "B"], ["x", "y"], ["k", "l"]))
    for upper, lower in itertools.pairwise(boxes):
        assert upper.column != lower.column or upper.top + upper.height < lower.top
    ends = {(box.column, box.name): (box.top, box.top + box.height) for box in boxes}
    for number, ribbon in enumerate(place_ribbons(streams, boxes)):
        left = number // len(streams)
        for column, top in zip((left, left + 1), ribbon.tops, strict=True):
            start, end = ends[column, ribbon.path[column]]
            assert start <= top
            assert top + ribbon.height <= end + 1e-9
    assert sum(box.height for box in boxes if box.column == 0) == pytest.approx(FLOW_HEIGHT + 4)


@pytest.mark.parametrize(
    ("measure", "ends"),
    [
        (ANONYMOUS_SHARE, ["1 of 1 anonymous", "0 of 2 anonymous"]),
        (SECOND_HAND_SHARE, ["1 of 1 second-hand", "1 of 2 second-hand"]),
        (SHARED_SHARE, ["1 of 1 shared", "1 of 2 shared"]),
        (BY_CERTAINTY, ["0 of 2 hedged", "0 of 1 hedged"]),
    ],
)
def test_shares_have_their_denominator(measure: Measure, ends: list[str]) -> None:
    fig = outlet_bars(FRAME, measure=measure)
    assert [text.strip() for text in fig.data[-1].text] == ends


def test_a_share_draws_only_what_it_counts() -> None:
    fig = outlet_bars(FRAME, measure=SECOND_HAND_SHARE)
    assert list(fig.data[0].x) == [1.0, 0.5]
    assert fig.data[0].customdata[1] == ["Post", "second_hand"]


def test_small_shares_are_drawn_larger_and_the_note_says_so() -> None:
    rows = [passed("Post", "Ines Calder", "named_person") for _ in range(9)]
    fig = outlet_bars(passing(*rows, THREE[0] | {"outlet": "Post"}), measure=SECOND_HAND_SHARE)
    assert tuple(fig.layout.xaxis.range) == (0, 0.25)
    assert "The full width is 25%" in alt_text(fig)


def test_none_of_what_is_looked_for_is_said() -> None:
    fig = outlet_bars(passing(THREE[2]), measure=SECOND_HAND_SHARE)
    assert alt_text(fig).startswith("No statement is second-hand")


def test_unknown_outlets_and_those_with_few_statements_come_last() -> None:
    many = [passed("Post", "Ines Calder", "named_person") for _ in range(FEW)]
    unknown = [passed(UNKNOWN_OUTLET, "aides") for _ in range(FEW)]
    fig = outlet_bars(passing(passed("Tiny", "aides"), *unknown, *many), measure=ANONYMOUS_SHARE)
    assert list(fig.layout.yaxis.ticktext) == ["Post", UNKNOWN_OUTLET, "Tiny"]
    assert "Last: unknown, or fewer than 10 statements" in alt_text(fig)


def test_certainty_is_three_bars() -> None:
    fig = certainty_bars(passing(*THREE, THREE[0] | {"certainty": "hedged"}))
    assert list(fig.data[0].x) == [3, 0, 1]
    assert alt_text(fig).startswith("1 of 4 statements is hedged")


def test_cited_outlets_are_counted_in_articles() -> None:
    fig = cited_bars(cited_table(FRAME, FRAME), articles=7, chosen="Gazette")
    assert alt_text(fig).startswith("Gazette is cited in 2 of 7 articles. n = 7 articles")
    assert fig.data[0].customdata[0] == ["Gazette"]


def test_hostile_words_are_never_markup() -> None:
    frame = passing(passed(HOSTILE, f"{HOSTILE} → {HOSTILE}"))
    figs = (
        chains_sankey(frame, total=1),
        cited_bars(cited_table(frame, frame), articles=1),
        outlet_bars(frame, measure=SECOND_HAND_SHARE),
    )
    for fig in figs:
        hovers = [words for trace in fig.data for words in trace.hovertext or ()]
        shown = [*words_in(fig), *hovers, *(fig.layout.yaxis.ticktext or ()), fig.layout.title.text]
        assert all("<b o" not in words and "$" not in words for words in shown)


def test_nothing_makes_empty_charts() -> None:
    nothing = passing()
    assert alt_text(chains_sankey(nothing, total=0)).startswith("No statements found")
    assert alt_text(certainty_bars(nothing)).startswith("No statements found")
    assert alt_text(cited_bars(cited_table(nothing, nothing), articles=3)).startswith("No outlet")
    for measure in (ANONYMOUS_SHARE, SECOND_HAND_SHARE, SHARED_SHARE, BY_CERTAINTY):
        assert alt_text(outlet_bars(nothing, measure=measure)).startswith("No statements found")
