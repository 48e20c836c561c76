import pytest

from analysis.models import Analysis
from analysis.store import Store
from tests.factory import COLLECTION, make_article
from tests.pages.screen import check, open_page, words_on
from tests.pages.test_entities import alts


def test_an_empty_store_offers_a_start(store: Store) -> None:
    assert open_page("sources").button(key="open_sample")


def test_articles_without_statements_say_what_was_looked_for(store: Store) -> None:
    receipt = store.enqueue(store.collection(COLLECTION).id, "x.txt", b"x")
    article = make_article("Nothing.")
    nothing = Analysis(
        article=article, blocks=(), entities=(), attributions=(), denials=(), version="1"
    )
    store.save_read(receipt.article, article)
    store.save_analysis(receipt.article, nothing)
    assert "No statement with a source was found in 1 article" in words_on(open_page("sources"))


def test_charts_say_their_finding_n_and_denominator(filled: Store) -> None:
    sources, kinds, quotes = alts(open_page("sources"))
    assert sources.startswith("Ines Calder is cited in 2 of 9 statements. n = 9 statements")
    assert kinds.startswith("5 of 9 statements cite a named person, organisation or outlet")
    assert quotes.startswith("1 of 9 statements is quoted word for word")


def test_outlets_stand_side_by_side(filled: Store) -> None:
    (outlets,) = alts(open_page("sources", layout="By outlet"))
    assert outlets.startswith("Harbour Courier names its sources most often: 3 of 4")


def test_the_table_has_every_statement_in_plain_words(filled: Store) -> None:
    table = open_page("sources").dataframe[0].value
    assert len(table) == 9
    assert table["chain"].iloc[0].startswith("Eastmere Gazette → two officials")
    assert not any("_" in words for words in (*table["kind_words"], *table["quote_words"]))


@pytest.mark.parametrize(
    ("key", "words", "expected"),
    [
        ("source", "Ines Calder", 2),
        ("kind", "Anonymous", 1),
        ("quoted", "Direct quotation", 1),
        ("from", "Unknown outlet", 3),
    ],
)
def test_every_choice_narrows_the_table(filled: Store, key: str, words: str, expected: int) -> None:
    at = open_page("sources")
    check(at.selectbox(key=key).select(words).run())
    assert len(at.dataframe[0].value) == expected
    assert f"{expected} of 9 statements" in words_on(at)


def test_choices_that_exclude_each_other_say_so(filled: Store) -> None:
    at = open_page("sources", source="Ines Calder", kind="Anonymous")
    assert "None of 9 statements fits all four choices" in words_on(at)
    assert len(at.dataframe) == 0


def test_outlets_can_be_split_by_quotation(filled: Store) -> None:
    at = open_page("sources", layout="By outlet", split="By quotation")
    assert alts(at)[0].startswith("Harbour Courier quotes its sources most often: 1 of 4")


def test_charts_stay_whole_when_the_table_is_narrowed(filled: Store) -> None:
    assert alts(open_page("sources", kind="Anonymous")) == alts(open_page("sources"))
