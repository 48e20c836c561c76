import plotly.graph_objects as go
import pytest

from analysis.charts.bars import FADED, Part, Row, draw_bars

ROWS = [
    Row(label="Ann", end="3", hover="Ann: 3", click=("Ann",)),
    Row(label="Bo", end="1 + 1", hover="Bo: 2", click=("Bo",)),
]


def part(*values: float) -> Part:
    n = len(values)
    return Part(name="x", values=values, colours=("#000000",) * n, patterns=("",) * n)


def test_bars_go_down_and_carry_what_they_stand_for() -> None:
    fig = draw_bars(ROWS, [part(3, 1)])
    bars = fig.data[0]
    assert isinstance(bars, go.Bar)
    assert bars.orientation == "h"
    assert list(bars.customdata) == [["Ann"], ["Bo"]]
    assert isinstance(bars.marker.pattern.bgcolor, str), "without one Plotly reads the list as one"
    assert list(fig.layout.yaxis.ticktext) == ["Ann", "Bo"]
    assert fig.layout.yaxis.range[0] > fig.layout.yaxis.range[1]


def test_the_number_stands_at_the_end_of_all_parts() -> None:
    ends = draw_bars(ROWS, [part(3, 1), part(0, 1)]).data[-1]
    assert [text.strip() for text in ends.text] == ["3", "1 + 1"]
    assert list(ends.x) == [3, 2]


def test_no_bar_is_faded_until_one_is_chosen() -> None:
    assert list(draw_bars(ROWS, [part(3, 1)]).data[0].marker.opacity) == [1.0, 1.0]
    assert list(draw_bars(ROWS, [part(3, 1)], chosen=1).data[0].marker.opacity) == [FADED, 1.0]


def test_a_pale_bar_has_an_edge_that_is_not_pale() -> None:
    pale = Part(name="x", values=(1,), colours=("rgba(0, 114, 178, 0.36)",), patterns=("",))
    line = draw_bars(ROWS[:1], [pale]).data[0].marker.line
    assert (line.width, list(line.color)) == (1, ["rgb(0, 114, 178)"])


@pytest.mark.parametrize("values", [(), (0.0,), (0.0, 0.0)])
def test_nothing_to_show_is_no_error(values: tuple[float, ...]) -> None:
    assert draw_bars(ROWS[: len(values)], [part(*values)]).layout.xaxis.range == (0, 1)
