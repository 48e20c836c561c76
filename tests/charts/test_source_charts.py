import pytest

from analysis.charts.kind_bars import kind_bars
from analysis.charts.labels import alt_text
from analysis.charts.measures import BY_QUOTE
from analysis.charts.outlet_bars import outlet_bars
from analysis.charts.quote_bars import quote_bars
from analysis.charts.source_bars import source_bars
from analysis.charts.theme import SOURCE_KIND_ORDER, SOURCE_KIND_PATTERNS, SOURCE_KIND_WORDS
from tests.charts.frames import HOSTILE, attributions

ROWS = (
    ("Ines Calder", "named_person", "direct", "Courier"),
    ("Ines Calder", "named_person", "indirect", "Courier"),
    ("two officials", "anonymous", "indirect", "Gazette"),
    ("Nobody named", "unattributed", "mixed", "Gazette"),
)
FOUR = attributions(*ROWS)


def test_sources_are_ranked_and_clicked_by_name() -> None:
    fig = source_bars(FOUR)
    assert fig.layout.yaxis.ticktext[0].startswith("Ines Calder")
    named = next(trace for trace in fig.data if trace.name == "named person")
    assert list(named.x) == [2, 0, 0]
    assert named.customdata[0] == ["Ines Calder"]
    assert alt_text(fig).startswith("Ines Calder is cited in 2 of 4 statements")


def test_a_source_of_two_kinds_is_one_bar_in_two_parts() -> None:
    both = attributions(
        ("Post", "media_outlet", "direct", "A"), ("Post", "document", "direct", "A")
    )
    fig = source_bars(both)
    assert [list(trace.x) for trace in fig.data[:2]] == [[1], [1]]
    assert list(fig.data[-1].x) == [2]


@pytest.mark.parametrize(
    ("rows", "finding"),
    [
        (ROWS[2:], "Two officials is cited in 1 of 2 statements"),
        (ROWS[3:], "None of 1 statement says who is speaking"),
        (ROWS[1:3], "Ines Calder and two officials are each cited in 1 of 2 statements"),
        ([(name, "anonymous", "direct", "A") for name in "xyz"], "3 sources are cited 1 time each"),
        ([], "No statements found"),
    ],
)
def test_the_title_names_who_is_cited_and_never_nobody(
    rows: list[tuple[str, str, str, str]], finding: str
) -> None:
    assert alt_text(source_bars(attributions(*rows))).startswith(finding)


def test_he_is_nobody_in_particular_and_not_ranked() -> None:
    fig = source_bars(attributions(*ROWS, ("He", "role_or_group", "direct", "Courier")))
    assert not any("He" in words.split() for words in fig.layout.yaxis.ticktext)
    assert "2 of 5 statements" in alt_text(fig)
    assert "1 by “he”, “who” or the like: not ranked" in alt_text(fig)


def test_kinds_stand_in_order_of_accountability_with_the_empty_ones() -> None:
    fig = kind_bars(FOUR)
    assert list(fig.data[0].x) == [2, 0, 0, 0, 0, 0, 1, 1]
    assert [click[0] for click in fig.data[0].customdata] == list(SOURCE_KIND_ORDER)
    assert fig.layout.yaxis.ticktext[0] == SOURCE_KIND_WORDS["named_person"].capitalize()


def test_whoever_is_not_named_is_hatched() -> None:
    shapes = dict(zip(SOURCE_KIND_ORDER, kind_bars(FOUR).data[0].marker.pattern.shape, strict=True))
    assert shapes["anonymous"] == SOURCE_KIND_PATTERNS["anonymous"]
    assert shapes["named_person"] == ""


@pytest.mark.parametrize(
    ("chart", "finding"),
    [
        (kind_bars, "2 of 4 statements cite a named person, organisation or outlet"),
        (quote_bars, "1 of 4 statements is quoted word for word"),
        (outlet_bars, "Courier names its sources most often: 2 of 2 statements"),
    ],
)
def test_titles_say_the_finding_with_its_denominator(chart, finding: str) -> None:
    assert alt_text(chart(FOUR)).startswith(finding)
    assert "n = 4 statements" in alt_text(chart(FOUR))


def test_quotation_types_are_three_bars() -> None:
    assert list(quote_bars(FOUR).data[0].x) == [1, 1, 2]


def test_an_outlet_is_a_whole_split_by_kind() -> None:
    fig = outlet_bars(FOUR)
    bars = [trace for trace in fig.data if trace.type == "bar"]
    assert [sum(trace.x[row] for trace in bars) for row in (0, 1)] == [1.0, 1.0]
    assert list(fig.layout.yaxis.ticktext) == ["Courier", "Gazette"]
    assert [text.strip() for text in fig.data[-1].text] == ["2 of 2 named", "0 of 2 named"]


def test_a_stretch_stands_for_its_outlet_and_its_value() -> None:
    fig = outlet_bars(FOUR, measure=BY_QUOTE)
    direct = fig.data[0]
    assert direct.customdata[0] == ["Courier", "direct"]
    assert direct.hovertext[0] == "Courier<br>Direct quotation: 1 of 2 statements"


@pytest.mark.parametrize(
    ("rows", "finding"),
    [
        (ROWS[:2], "Courier: 2 of 2 statements named"),
        ([ROWS[0], ("Bo", "named_person", "direct", "Post")], "Every outlet has the same share"),
        ([], "No statements found"),
    ],
)
def test_one_outlet_is_not_compared(rows: list[tuple[str, str, str, str]], finding: str) -> None:
    assert alt_text(outlet_bars(attributions(*rows))).startswith(finding)


@pytest.mark.parametrize("chart", [source_bars, kind_bars, quote_bars, outlet_bars])
def test_hostile_words_are_never_markup(chart) -> None:
    fig = chart(attributions((HOSTILE, "named_person", "direct", HOSTILE)))
    shown = [*fig.layout.yaxis.ticktext, *fig.data[0].hovertext, fig.layout.title.text]
    assert all("<b o" not in words and "$" not in words for words in shown)


@pytest.mark.parametrize("chart", [source_bars, kind_bars, quote_bars, outlet_bars])
def test_an_empty_table_draws_an_empty_chart(chart) -> None:
    assert alt_text(chart(attributions())).startswith("No statements found")
