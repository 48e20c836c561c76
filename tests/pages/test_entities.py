from dataclasses import replace

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis.corrections import Hide, Rename
from analysis.models import Analysis
from analysis.resolution import Name
from analysis.store import Store
from pages.shared.entity.choices import LAYOUTS
from pages.shared.entity.panel import called, when_seen
from pages.shared.entity.tables import make_labels
from tests.factory import COLLECTION, make_analysis, make_article
from tests.pages.screen import check, open_page, words_on


def alts(at: AppTest) -> list[str]:
    """What is said to whoever hears the charts instead of seeing them."""
    return [item.proto.alt for item in at.get("plotly_chart")]


def test_an_empty_store_offers_a_start(store: Store) -> None:
    at = open_page("entities")
    assert at.button(key="open_sample")
    assert not alts(at)


def test_articles_without_names_say_what_was_looked_for(store: Store) -> None:
    receipt = store.enqueue(store.collection(COLLECTION).id, "x.txt", b"x")
    article = make_article("Nothing.")
    nothing = Analysis(
        article=article, blocks=(), entities=(), attributions=(), denials=(), version="1"
    )
    store.save_read(receipt.article, article)
    store.save_analysis(receipt.article, nothing)
    assert "No person, place or organisation was found in 1 article" in words_on(
        open_page("entities")
    )


def test_names_are_ranked_with_n_and_denominator(filled: Store) -> None:
    at = open_page("entities")
    assert alts(at) == [
        "Northwind Holdings is named most: 3 of 9 mentions. n = 9 mentions of 5 names in "
        "3 articles. Ranked by name; 1 other mention is paler and counted apart. "
        "■ by name   ▨ as a nationality or people"
    ]
    assert "Click the chart or choose a name" in words_on(at)


def test_a_name_leads_to_its_mentions(filled: Store) -> None:
    at = open_page("entities")
    check(at.selectbox(key="name").select("Eastmere (country or city)").run())
    assert "Eastmere: 3 mentions in 2 articles" in words_on(at)
    assert sorted(at.dataframe[0].value["words"]) == ["Eastmere", "Eastmere", "Eastmerian"]


def test_a_copied_link_opens_the_same_view(filled: Store) -> None:
    at = open_page("entities", name="Ines Calder (person)", count="Articles", top="5")
    assert at.selectbox(key="name").value == "Ines Calder (person)"
    assert alts(at)[0].startswith("Eastmere and Northwind Holdings are each in 2 of 3 articles")
    assert "Ines Calder: 2 mentions in 1 article" in words_on(at)


def test_a_link_to_what_is_not_there_opens_the_page_without_it(filled: Store) -> None:
    at = open_page("entities", name="Nobody (person)", layout="<b>", top="9000")
    assert at.selectbox(key="name").value is None


def test_types_narrow_the_names(filled: Store) -> None:
    at = open_page("entities")
    check(at.selectbox(key="type").select("person").run())
    assert at.selectbox(key="name").options == ["Ines Calder (person)", "Tomas Reed (person)"]
    assert "n = 3 mentions of 2 names" in alts(at)[0]


def test_by_article_is_a_table_of_counts(filled: Store) -> None:
    at = open_page("entities", layout="By article")
    grid = at.dataframe[0].value.set_index("title")
    assert grid.loc["Mayor Denies Selling the Old Pier", "Eastmere (country or city)"] == 2
    assert grid.loc["ferry.txt", "Tomas Reed (person)"] == 1


def test_a_scope_without_articles_offers_to_show_all(filled: Store) -> None:
    assert "No article matches" in words_on(open_page("entities", since="2030-01-01"))


def test_words_of_an_article_are_never_markup(store: Store) -> None:
    hostile = "![x](http://evil.example/y.png)<b>"
    analysis = make_analysis()
    entities = [replace(one, name=f"{hostile}{i}") for i, one in enumerate(analysis.entities)]
    receipt = store.enqueue(store.collection(COLLECTION).id, "x.txt", b"x")
    store.save_read(receipt.article, analysis.article)
    store.save_analysis(receipt.article, make_analysis(entities=tuple(entities)))
    for layout in LAYOUTS:
        at = open_page("entities", layout=layout, name=f"{hostile}3 (person)", show="Denials")
        assert f"1 denial by {hostile}3" in "".join(item.value for item in at.text)
        marked_down = [item.value for kind in ("subheader", "caption") for item in at.get(kind)]
        assert "![x](http" not in "".join(marked_down)


CALDER = "Ines Calder (person)"


@pytest.mark.parametrize(
    ("layout", "finding"),
    [
        ("Over time", "Northwind Holdings stands out on 2 Mar 2025, with 2 mentions"),
        ("By outlet", "Eastmere and Northwind Holdings are each named by 2 of 2 known outlets"),
        ("Together", "Eastmere and Northwind Holdings share most articles: 2"),
        ("Mentioned or quoted", "Ines Calder speaks most: 2 statements"),
    ],
)
def test_every_layout_says_its_finding(filled: Store, layout: str, finding: str) -> None:
    (alt,) = alts(open_page("entities", layout=layout))
    assert alt.startswith(finding)


def test_articles_without_a_date_are_told_over_time(filled: Store) -> None:
    (alt,) = alts(open_page("entities", layout="Over time"))
    assert "n = 2 articles with a date" in alt
    assert "1 article without a date is left out" in alt


def test_the_panel_tells_who_it_is_and_when_it_is_seen(filled: Store) -> None:
    words = words_on(open_page("entities", name="Eastmere (country or city)"))
    assert "Mentions: 2 by name, 1 as a nationality or people; in 2 articles." in words
    assert "No statement found" in words
    assert "First on 2 Mar 2025, last on 4 Mar 2025, in 2 known outlets." in words
    assert "Written “Eastmere” (2), “Eastmerian” (1)." in words


@pytest.mark.parametrize(
    ("show", "name", "sentence", "rows"),
    [
        ("Statements", CALDER, "Ines Calder: 2 statements in 1 article.", 2),
        ("What others say", "Northwind Holdings (organisation)", "2 statements of 2 sources", 2),
        ("Denials", CALDER, "1 denial by Ines Calder; 0 denials of what Ines Calder said.", 1),
        ("Appears with", CALDER, "Who else is in the articles with Ines Calder", 3),
    ],
)
def test_every_list_of_the_panel_has_its_rows(
    filled: Store, show: str, name: str, sentence: str, rows: int
) -> None:
    at = open_page("entities", name=name, show=show)
    assert sentence in words_on(at)
    assert len(at.dataframe[-1].value) == rows


@pytest.mark.parametrize(
    ("show", "sentence"),
    [
        ("Statements", "No statement of Eastmere was found."),
        ("Denials", "No denial by Eastmere was found, and none of what it said."),
    ],
)
def test_an_empty_list_says_what_was_looked_for(filled: Store, show: str, sentence: str) -> None:
    assert sentence in words_on(open_page("entities", name="Eastmere (country or city)", show=show))


def test_two_who_appear_together_lead_to_their_articles(filled: Store) -> None:
    other = {"show": "Appears with", "with": "Northwind Holdings (organisation)"}
    at = open_page("entities", name="Eastmere (country or city)", **other)
    assert "2 common articles" in words_on(at)
    assert len(at.dataframe[-1].value) == 2


@pytest.mark.parametrize(
    ("within", "sentence", "mentions"),
    [
        ({"from": "Eastmere Gazette"}, "Only articles from Eastmere Gazette.", 2),
        ({"when": "2025-03-04..2025-03-04"}, "Only articles published 4 Mar 2025.", 1),
        ({"when": "2025-03-01..2025-03-31"}, "Only articles published 1 Mar 2025 to 31", 3),
        ({"in": "2"}, "Only the article “Town Sells Old Pier”.", 2),
    ],
)
def test_what_was_clicked_narrows_the_panel_and_can_be_let_go_of(
    filled: Store, within: dict[str, str], sentence: str, mentions: int
) -> None:
    at = open_page("entities", name="Northwind Holdings (organisation)", **within)
    assert sentence in words_on(at)
    assert len(at.dataframe[-1].value) == mentions
    check(at.button(key="all_articles").click().run())
    assert "Only " not in words_on(at)
    assert len(at.dataframe[-1].value) == 3


@pytest.mark.parametrize(
    "within", [{"from": "No outlet"}, {"when": "soon"}, {"when": "a..b"}, {"in": "99"}]
)
def test_a_narrowing_that_is_not_there_leaves_nothing_out(
    filled: Store, within: dict[str, str]
) -> None:
    at = open_page("entities", name="Northwind Holdings (organisation)", **within)
    assert len(at.dataframe[-1].value) == 3


def test_a_name_is_found_by_a_part_of_it_and_together_with_the_type(filled: Store) -> None:
    at = open_page("entities", find="eastm")
    names = ["Eastmere (country or city)", "Eastmere Gazette (organisation)"]
    assert sorted(at.selectbox(key="name").options) == names
    check(at.selectbox(key="type").select("organisation").run())
    assert at.selectbox(key="name").options == names[1:]


def test_words_that_no_name_has_offer_all_names(filled: Store) -> None:
    at = open_page("entities", find="zzz")
    assert "No name fits" in words_on(at)
    check(at.button(key="all_names").click().run())
    assert len(at.selectbox(key="name").options) == 5


def test_a_chosen_name_stays_though_the_search_leaves_it_out(filled: Store) -> None:
    at = open_page("entities", name=CALDER, find="eastm")
    assert at.selectbox(key="name").value == CALDER
    assert "Ines Calder: 2 mentions" in words_on(at)


def test_hidden_entities_are_told_and_can_be_shown(filled: Store) -> None:
    filled.correct(1, [Hide(of=Name("Eastmere", "GPE"))], author="Ann")
    at = open_page("entities")
    assert "1 hidden entity is left out." in words_on(at)
    assert "Eastmere (country or city)" not in at.selectbox(key="name").options
    check(at.toggle(key="hidden").set_value(True).run())
    assert "Eastmere (country or city)" in at.selectbox(key="name").options


def test_a_corrected_entity_is_marked_under_its_new_name(filled: Store) -> None:
    filled.correct(1, [Rename(of=Name("Ines Calder", "PERSON"), to="Ines Calder-Voss")], "Ann")
    at = open_page("entities", name="Ines Calder-Voss (person)")
    assert "Ines Calder-Voss: 2 mentions in 1 article" in words_on(at)
    assert "corrected" in "".join(item.value for item in at.markdown)


def test_who_is_not_in_scope_is_told_and_not_shown_as_another(filled: Store) -> None:
    at = open_page("entities", name=CALDER, outlets="Eastmere Gazette")
    assert f"{CALDER} is not named in the articles that the sidebar has chosen." in words_on(at)


def test_two_with_one_name_and_type_have_labels_of_their_own() -> None:
    rows = [(1, "Jon Ash", "PERSON", 0), (2, "Jon Ash", "PERSON", 0), (3, "Jon Ash", "ORG", 1)]
    labels = make_labels(pd.DataFrame(rows, columns=["identity", "entity", "type", "before"]))
    names = ["Jon Ash (person)", "Jon Ash (person) · 2", "Jon Ash (organisation) · 2"]
    assert list(labels.values()) == names


@pytest.mark.parametrize(
    ("first", "last", "undated", "sentence"),
    [
        ("2025-03-04", "2025-03-04", 0, "Only on 4 Mar 2025, in 1 known outlet."),
        ("2025-03-02", "2025-03-04", 2, "First on 2 Mar 2025, last on 4 Mar 2025, in 1 known "
         "outlet; 2 articles without a date."),
        (None, None, 2, "In 1 known outlet. None of the articles has a date."),
    ],
)  # fmt: skip
def test_when_an_entity_was_seen_is_a_sentence(
    first: str | None, last: str | None, undated: int, sentence: str
) -> None:
    seen = {"first": pd.Timestamp(first), "last": pd.Timestamp(last), "undated": undated}
    assert when_seen(pd.Series({**seen, "outlets": 1})) == sentence


def test_many_wordings_are_counted_not_listed() -> None:
    words = pd.DataFrame(
        {"kind": "named", "words": [f"W{i}" for i in range(9)], "mentions": range(9, 0, -1)}
    )
    assert called(words).endswith("“W5” (4) and in 3 other ways.")
    assert called(words.assign(kind="pronoun")) == "Written nowhere by name."
