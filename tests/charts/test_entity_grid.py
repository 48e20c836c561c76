import pandas as pd

from analysis.charts.entity_grid import entity_grid
from tests.charts.frames import mention

MENTIONS = pd.DataFrame(
    [
        mention(1, "Ines Calder"),
        mention(2, "Ines Calder"),
        mention(2, "Eastmere", "GPE"),
        mention(2, "Eastmere", "GPE"),
        mention(3, "Tomas Reed"),
    ]
)


def test_a_cell_is_how_often_an_article_has_a_name() -> None:
    grid = entity_grid(MENTIONS, [("Ines Calder", "PERSON"), ("Eastmere", "GPE")])
    assert list(grid.columns)[2:4] == ["Ines Calder", "Eastmere"]
    assert grid[["article", "Ines Calder", "Eastmere"]].to_numpy().tolist() == [
        [2, 1, 2],
        [1, 1, 0],
    ]


def test_articles_without_any_of_the_names_are_left_out() -> None:
    assert list(entity_grid(MENTIONS, [("Tomas Reed", "PERSON")])["article"]) == [3]


def test_a_name_that_is_a_heading_of_the_table_is_left_out() -> None:
    frame = pd.DataFrame([mention(1, "title"), mention(1, "Tomas Reed")])
    grid = entity_grid(frame, [("title", "PERSON"), ("Tomas Reed", "PERSON")])
    assert grid["title"].tolist() == ["Title 1"]


def test_a_name_of_another_type_is_another_name() -> None:
    assert entity_grid(MENTIONS, [("Eastmere", "PERSON")]).empty
