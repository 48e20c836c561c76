import pandas as pd

from analysis.charts.entity_days import EVERY, Drawn, entity_days
from analysis.charts.labels import alt_text
from analysis.charts.periods import Period
from tests.charts.frames import HOSTILE, counts, days

NAMES = counts(("Ines Calder", "PERSON", 6, 0, 3), ("Eastmere", "GPE", 2, 0, 1))
DAYS = days((1, "2025-03-02", 1), (1, "2025-03-04", 2), (2, "2025-03-04", 1), (1, None, 1))
PUBLISHED = pd.to_datetime(pd.Series(["2025-03-02", "2025-03-04", "2025-03-04", None]))
BY_DAY = Drawn(period=Period.DAY)


def test_every_day_has_a_bar_and_all_names_share_one_scale() -> None:
    first, second, every = entity_days(DAYS, NAMES, PUBLISHED, BY_DAY).data
    assert len(first.x) == 3
    assert [round(y / max(first.y), 2) for y in first.y] == [0.5, 0, 1]
    assert [round(y / max(first.y), 2) for y in second.y] == [0, 0, 0.5]
    assert [round(y / max(every.y), 2) for y in every.y] == [0.5, 0, 1]


def test_a_bar_stands_for_the_identity_and_its_days() -> None:
    by_month = entity_days(DAYS, NAMES, PUBLISHED, Drawn(period=Period.MONTH))
    assert list(by_month.data[0].customdata) == [[1, "2025-03-01", "2025-03-31"]]
    assert list(by_month.data[2].customdata) == [None]


def test_the_title_says_who_peaks_when() -> None:
    words = alt_text(entity_days(DAYS, NAMES, PUBLISHED, BY_DAY))
    assert words.startswith("Ines Calder stands out on 4 Mar 2025, with 2 articles")
    mentions = alt_text(
        entity_days(DAYS, NAMES, PUBLISHED, Drawn(period=Period.DAY, by="mentions"))
    )
    assert mentions.startswith("Ines Calder stands out on 4 Mar 2025, with 4 mentions")


def test_articles_without_a_date_are_counted_and_not_drawn() -> None:
    words = alt_text(entity_days(DAYS, NAMES, PUBLISHED, BY_DAY))
    assert "n = 3 articles with a date" in words
    assert "1 article without a date is left out, and with it 1 appearance of these" in words
    dated = alt_text(entity_days(DAYS, NAMES, PUBLISHED.dropna(), BY_DAY))
    assert "without a date" not in dated


def test_without_any_date_it_says_so() -> None:
    fig = entity_days(DAYS.tail(1), NAMES, PUBLISHED.tail(1), BY_DAY)
    assert alt_text(fig) == "No dates to draw. n = 1 article, none of them with a date"


def test_names_that_only_undated_articles_have_are_rows_without_bars() -> None:
    fig = entity_days(DAYS.tail(1), NAMES.head(1), PUBLISHED, BY_DAY)
    assert alt_text(fig).startswith("None of these names is in an article with a date")
    assert set(fig.data[0].y) == {0}


def test_all_but_the_chosen_name_are_faded_and_never_the_articles() -> None:
    drawn = Drawn(period=Period.DAY, chosen=2)
    opacities = [trace.opacity for trace in entity_days(DAYS, NAMES, PUBLISHED, drawn).data]
    assert opacities[0] < opacities[1] == opacities[2] == 1


def test_a_hostile_name_is_shown_as_words() -> None:
    fig = entity_days(DAYS, counts((HOSTILE, "PERSON", 1, 0, 1)), PUBLISHED, BY_DAY)
    assert all("<b o" not in words for words in (*fig.layout.yaxis.ticktext, fig.layout.title.text))
    assert fig.layout.yaxis.ticktext[-1] == EVERY
