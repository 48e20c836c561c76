from streamlit.testing.v1 import AppTest

from analysis.models import Analysis
from analysis.store import Store
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
        "3 articles. Paler: as a nationality or people, counted apart"
    ]
    assert "Click a bar or choose a name" in words_on(at)


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
    assert grid.loc["Mayor Denies Selling the Old Pier", "Eastmere"] == 2
    assert grid.loc["ferry.txt", "Tomas Reed"] == 1


def test_a_scope_without_articles_offers_to_show_all(filled: Store) -> None:
    assert "No article matches" in words_on(open_page("entities", since="2030-01-01"))


def test_words_of_an_article_are_never_markup(store: Store) -> None:
    hostile = "![x](http://evil.example/y.png)<b>"
    analysis = make_analysis()
    entity = analysis.entities[0]
    renamed = type(entity)(name=hostile, type="PERSON", mentions=entity.mentions)
    receipt = store.enqueue(store.collection(COLLECTION).id, "x.txt", b"x")
    store.save_read(receipt.article, analysis.article)
    store.save_analysis(receipt.article, make_analysis(entities=(renamed,)))
    at = open_page("entities", name=f"{hostile} (person)")
    assert "1 mention in 1 article" in words_on(at)
    assert "![x](http" not in "".join(item.value for item in at.subheader)
