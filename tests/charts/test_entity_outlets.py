import pandas as pd

from analysis.charts.entity_outlets import entity_outlets, entity_shares
from analysis.charts.labels import alt_text
from analysis.tables import UNKNOWN_OUTLET
from tests.charts.frames import HOSTILE, counts, spread

NAMES = counts(("Ines Calder", "PERSON", 9, 0, 8), ("Eastmere", "GPE", 2, 0, 5))


def articles(**sizes: int) -> pd.DataFrame:
    names = [name.replace("_", " ") for name, n in sizes.items() for _ in range(n)]
    return pd.DataFrame({"outlet": names})


TWO = articles(Harbour_Courier=10, Eastmere_Gazette=5)
SPREAD = spread((1, "Harbour Courier", 8), (2, "Harbour Courier", 2), (2, "Eastmere Gazette", 3))


def test_a_share_is_of_all_articles_of_the_outlet() -> None:
    shares = entity_shares(SPREAD, TWO, 6).set_index(["identity", "outlet"])
    assert shares.loc[(1, "Harbour Courier"), "share"] == 0.8
    assert shares.loc[(2, "Eastmere Gazette"), "share"] == 0.6
    assert shares.loc[(1, "Eastmere Gazette"), "articles"] == 0


def test_the_largest_outlets_come_first_and_the_rest_is_told() -> None:
    shares = entity_shares(SPREAD, TWO, 1)
    assert set(shares["outlet"]) == {"Harbour Courier"}
    assert "with most articles" not in alt_text(entity_outlets(shares, NAMES, outlets=1))
    assert "Of 2 outlets the 1 with most articles" in alt_text(
        entity_outlets(shares, NAMES, outlets=2)
    )


def test_every_cell_can_be_clicked_the_empty_ones_too() -> None:
    fig = entity_outlets(entity_shares(SPREAD, TWO, 6), NAMES, outlets=2)
    assert len(fig.data[0].customdata) == 4
    assert [1, "Eastmere Gazette"] in list(fig.data[0].customdata)
    numbers = [*fig.data[1].text, *fig.data[2].text]
    assert sorted(numbers) == ["20%", "60%", "80%", "–"]


def test_the_title_says_the_widest_gap() -> None:
    fig = entity_outlets(entity_shares(SPREAD, TWO, 6), NAMES, outlets=2)
    assert alt_text(fig).startswith(
        "Ines Calder is in 80% of the articles of Harbour Courier, in 0% of those of Eastmere"
    )


def test_few_articles_are_no_gap() -> None:
    small = articles(Harbour_Courier=10, Eastmere_Gazette=4)
    words = alt_text(entity_outlets(entity_shares(SPREAD, small, 6), NAMES, outlets=2))
    assert words.startswith("Eastmere is named by 2 of 2 known outlets")
    assert "With n under 5 a share says little" in words


def test_an_outlet_in_its_own_articles_is_no_finding() -> None:
    names = counts(("The Harbour Courier", "ORG", 9, 0, 10))
    shares = entity_shares(spread((1, "Harbour Courier", 10)), TWO, 6)
    words = alt_text(entity_outlets(shares, names, outlets=2))
    assert words.startswith("No known outlet names them")


def test_an_unknown_outlet_is_none_to_compare() -> None:
    unknown = pd.DataFrame({"outlet": [UNKNOWN_OUTLET] * 9})
    shares = entity_shares(spread((1, UNKNOWN_OUTLET, 3)), unknown, 6)
    words = alt_text(entity_outlets(shares, NAMES.head(1), outlets=1))
    assert words.startswith("No outlet is known")


def test_hostile_words_are_shown_as_words() -> None:
    hostile = pd.DataFrame({"outlet": [HOSTILE]})
    shares = entity_shares(spread((1, HOSTILE, 1)), hostile, 6)
    fig = entity_outlets(shares, counts((HOSTILE, "PERSON", 1, 0, 1)), outlets=1)
    shown = (*fig.layout.xaxis.ticktext, *fig.layout.yaxis.ticktext, *fig.data[0].hovertext)
    assert all("<b o" not in words and "$" not in words for words in shown)
