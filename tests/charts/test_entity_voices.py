import pytest

from analysis.charts.entity_voices import entity_voices
from analysis.charts.labels import alt_text
from tests.charts.frames import HOSTILE, counts

NAMES = counts(
    ("Northwind", "ORG", 9, 0, 5),
    ("Ines Calder", "PERSON", 6, 0, 3),
    ("Tomas Reed", "PERSON", 4, 0, 1),
    spoken=[0, 3, 0],
)


def test_mentions_and_statements_stand_on_two_scales() -> None:
    mentions, spoken = entity_voices(NAMES, names=3, articles=9).data[:2]
    assert [round(x / max(mentions.x), 2) for x in mentions.x] == [1, 0.67, 0.44]
    assert [round(x / max(spoken.x), 2) for x in spoken.x] == [0, 1, 0]
    assert list(spoken.customdata) == [[1], [2], [3]]


def test_a_side_without_a_statement_says_none_found() -> None:
    numbers = entity_voices(NAMES, names=3, articles=9).data[3].text
    assert ["none found" in words for words in numbers] == [True, False, True]


@pytest.mark.parametrize(
    ("spoken", "finding"),
    [
        ([0, 3, 0], "Northwind is named 9 times without a statement that was found"),
        ([1, 3, 0], "Ines Calder speaks most: 3 statements"),
        ([1, 0, 1], "Ines Calder is named 6 times without a statement that was found"),
    ],
)
def test_the_title_says_who_is_named_and_never_speaks(spoken: list[int], finding: str) -> None:
    words = alt_text(entity_voices(NAMES.assign(spoken=spoken), names=3, articles=9))
    assert words.startswith(finding)


def test_a_few_mentions_without_a_statement_are_no_finding() -> None:
    words = alt_text(entity_voices(NAMES.tail(1), names=1, articles=9))
    assert words.startswith("No statement of any of these names was found")


def test_the_note_says_n_what_is_left_out_and_that_statements_are_missed() -> None:
    words = alt_text(entity_voices(NAMES, names=30, articles=9))
    assert "n = 19 mentions and 3 statements in 9 articles. The first 3 of 30 names" in words
    assert "none found is no proof of silence" in words


def test_nobody_at_all_is_said() -> None:
    assert alt_text(entity_voices(NAMES.head(0), names=0, articles=2)).startswith("Nobody is named")


def test_a_hostile_name_is_shown_as_words() -> None:
    fig = entity_voices(counts((HOSTILE, "PERSON", 9, 0, 1)), names=1, articles=1)
    shown = (*fig.layout.yaxis.ticktext, *fig.data[0].hovertext, fig.layout.title.text)
    assert all("<b o" not in words and "$" not in words for words in shown)
