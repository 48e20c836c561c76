import pytest

from analysis.charts.bars import FADED
from analysis.charts.entity_bars import entity_bars
from analysis.charts.labels import alt_text
from tests.charts.frames import HOSTILE, counts

THREE = counts(
    ("Ines Calder", "PERSON", 5, 0, 2),
    ("Eastmere", "GPE", 3, 4, 3),
    ("Northwind", "ORG", 1, 0, 1),
)


def test_names_are_ranked_by_their_mentions_by_name() -> None:
    fig = entity_bars(THREE, articles=3)
    assert list(fig.data[0].x) == [5, 3, 1]
    assert list(fig.data[0].customdata)[1] == [2]


def test_demonyms_are_a_part_of_their_own_and_counted_apart() -> None:
    fig = entity_bars(THREE, articles=3)
    assert fig.data[1].name == "as a nationality or people"
    assert list(fig.data[1].x) == [0, 4, 0]
    assert [text.strip() for text in fig.data[-1].text] == ["5", "3 + 4", "1"]
    assert "counted apart" in alt_text(fig)


def test_there_is_no_such_part_without_demonyms_or_by_articles() -> None:
    assert len(entity_bars(THREE.head(1), articles=3).data) == 2
    by_articles = entity_bars(THREE, articles=3, by="articles")
    assert len(by_articles.data) == 2
    assert list(by_articles.data[0].x) == [3, 2, 1]


def test_pronouns_are_a_third_part_and_the_key_tells_all_apart() -> None:
    fig = entity_bars(THREE.assign(pronouns=[6, 0, 0]), articles=3)
    assert list(fig.data[2].x) == [6, 0, 0]
    assert fig.data[-1].text[0].strip() == "5 + 6"
    words = alt_text(fig)
    assert "10 other mentions are paler and counted apart" in words
    assert "■ by name   ▨ as a nationality or people   ■ as “he”" in words


def test_more_pronouns_do_not_change_the_order() -> None:
    fig = entity_bars(THREE.assign(pronouns=[0, 0, 90]), articles=3)
    assert list(fig.data[0].x) == [5, 3, 1]


@pytest.mark.parametrize(
    ("rows", "by", "finding"),
    [
        ([("Ann", "PERSON", 2, 0, 1)], "mentions", "Ann is named most: 2 of 2 mentions"),
        ([("Ann", "PERSON", 2, 0, 1)], "articles", "Ann is in 1 of 3 articles"),
        (
            [("Ann", "PERSON", 2, 0, 1), ("Bo", "ORG", 2, 0, 1)],
            "mentions",
            "Ann and Bo are each named most: 2 of 4 mentions",
        ),
        (
            [(name, "ORG", 2, 0, 1) for name in ("Ann", "Bo", "Cy")],
            "mentions",
            "3 names lead, with 2 mentions each",
        ),
        ([], "mentions", "No names found"),
    ],
)
def test_the_title_says_the_finding(
    rows: list[tuple[str, str, int, int, int]], by: str, finding: str
) -> None:
    assert alt_text(entity_bars(counts(*rows), articles=3, by=by)).startswith(finding)


def test_the_note_says_n_the_denominator_and_what_is_left_out() -> None:
    words = alt_text(entity_bars(THREE, articles=3, top=2))
    assert "n = 9 mentions of 3 names in 3 articles" in words
    assert "The first 2 of 3 names" in words


def test_two_types_of_one_name_stay_two_bars() -> None:
    twins = counts(("Telegraph", "ORG", 2, 0, 1), ("Telegraph", "PERSON", 1, 0, 1))
    fig = entity_bars(twins, articles=1, chosen=2)
    assert list(fig.data[0].x) == [2, 1]
    assert list(fig.data[0].marker.opacity) == [FADED, 1.0]


def test_a_hostile_name_is_shown_as_words() -> None:
    fig = entity_bars(counts((HOSTILE, "PERSON", 2, 1, 1)), articles=1)
    shown = [*fig.layout.yaxis.ticktext, *fig.data[0].hovertext, fig.layout.title.text]
    assert all("<b o" not in words and "$" not in words for words in shown)
    assert fig.data[0].customdata[0][0] == 1
