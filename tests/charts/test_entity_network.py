import pytest

from analysis.charts.entity_network import Network, entity_network
from analysis.charts.labels import alt_text
from analysis.charts.network_layout import lay_out_network
from tests.charts.frames import HOSTILE, counts, pairs

NAMES = counts(
    ("Ines Calder", "PERSON", 9, 0, 8),
    ("Eastmere", "GPE", 2, 0, 5),
    ("Northwind", "ORG", 2, 0, 2),
    ("Tomas Reed", "PERSON", 1, 0, 1),
)
PAIRS = pairs((1, 2, 5), (2, 3, 2))


def network(*rows: tuple[int, int, int]) -> Network:
    found = pairs(*rows) if rows else PAIRS
    return Network(pairs=found, places=lay_out_network(found), least=1)


def test_who_is_tied_has_a_mark_that_can_be_clicked_and_a_shape() -> None:
    fig = entity_network(NAMES, network(), articles=9)
    marks = {trace.name: trace for trace in fig.data if trace.mode == "markers+text"}
    assert set(marks) == {"person", "country, city or place", "organisation"}
    assert list(marks["person"].customdata) == [[1]]
    assert len({trace.marker.symbol for trace in marks.values()}) == 3


def test_who_is_tied_to_nobody_is_counted_and_not_drawn() -> None:
    words = alt_text(entity_network(NAMES, network(), articles=9))
    assert words.startswith("Ines Calder and Eastmere share most articles: 5")
    assert "n = 9 articles. 2 pairs of 3 names with at least 1 common article" in words
    assert "1 of 4 names is tied to nobody and not drawn" in words
    assert "no tie by itself" in words


def test_all_but_the_chosen_name_and_its_company_are_faded() -> None:
    fig = entity_network(NAMES, network(), articles=9, chosen=1)
    marks = {trace.name: trace.marker.opacity for trace in fig.data if trace.mode != "lines"}
    assert marks["person"] == marks["country, city or place"] == (1,)
    assert marks["organisation"][0] < 1


def test_a_chosen_name_without_a_place_fades_nobody() -> None:
    fig = entity_network(NAMES, network(), articles=9, chosen=4)
    opacities = {trace.marker.opacity for trace in fig.data if trace.mode != "lines"}
    assert opacities == {(1,)}


def test_without_any_pair_it_says_so() -> None:
    nothing = Network(pairs=pairs(), places={}, least=5)
    words = alt_text(entity_network(NAMES, nothing, articles=9))
    assert words.startswith("No two of these names share that many articles")
    assert "4 of 4 names are tied to nobody" in words


def test_a_tie_of_many_pairs_names_none_of_them() -> None:
    equal = network((1, 2, 1), (1, 3, 1), (2, 3, 1))
    assert alt_text(entity_network(NAMES, equal, articles=1)).startswith(
        "3 pairs share 1 article each, the most"
    )


def test_a_hostile_name_is_shown_as_words() -> None:
    names = counts((HOSTILE, "PERSON", 1, 0, 1), ("Bo", "ORG", 1, 0, 1))
    fig = entity_network(names, network((1, 2, 1)), articles=1)
    shown = [words for trace in fig.data[-2:] for words in (*trace.text, *trace.hovertext)]
    assert all("<b o" not in words for words in (*shown, fig.layout.title.text))


def test_the_same_pairs_have_the_same_places_in_whatever_order() -> None:
    assert lay_out_network(PAIRS) == lay_out_network(PAIRS)
    turned = lay_out_network(PAIRS.iloc[::-1])
    for node, (x, y) in lay_out_network(PAIRS).items():
        assert turned[node] == pytest.approx((x, y))


def test_places_lie_in_the_plot_and_not_on_each_other() -> None:
    rows = [(one, two, 1 + one * two % 3) for one in range(20) for two in range(one + 1, 20, 4)]
    found = lay_out_network(pairs(*rows, (50, 51, 1)))
    spots = list(found.values())
    assert all(-1 <= x <= 1 and -1 <= y <= 1 for x, y in spots)
    apart = [abs(x - a) + abs(y - b) for i, (x, y) in enumerate(spots) for a, b in spots[i + 1 :]]
    assert min(apart) > 0.05


def test_nobody_has_a_place_where_there_are_no_pairs() -> None:
    assert lay_out_network(pairs()) == {}
