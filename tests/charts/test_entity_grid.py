from analysis.charts.entity_grid import entity_grid
from tests.charts.frames import places

PLACES = places((1, 1, 1, 0, 0), (1, 2, 1, 0, 0), (2, 2, 1, 1, 1), (3, 3, 1, 0, 0))


def test_a_cell_is_how_often_an_article_has_a_name_in_any_way() -> None:
    found = PLACES[PLACES["identity"] < 3]
    grid = entity_grid(found, {1: "Ines Calder (person)", 2: "Eastmere (place)"})
    assert list(grid.columns)[2:4] == ["Ines Calder (person)", "Eastmere (place)"]
    numbers = grid[["article", "Ines Calder (person)", "Eastmere (place)"]]
    assert numbers.to_numpy().tolist() == [[2, 1, 3], [1, 1, 0]]


def test_articles_without_any_of_the_names_are_left_out() -> None:
    found = PLACES[PLACES["identity"] == 3]
    assert list(entity_grid(found, {3: "Tomas Reed (person)"})["article"]) == [3]


def test_a_name_that_is_nowhere_has_a_column_of_zeros() -> None:
    found = PLACES[PLACES["identity"] == 3]
    grid = entity_grid(found, {3: "Tomas Reed (person)", 9: "Nobody (person)"})
    assert grid["Nobody (person)"].tolist() == [0]


def test_there_may_be_no_names_at_all() -> None:
    assert entity_grid(places(), {}).empty
