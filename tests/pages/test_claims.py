import pytest

from analysis.store import Store
from tests.factory import COLLECTION, gazette_analysis
from tests.pages.screen import check, open_page, words_on
from tests.pages.test_entities import alts


def add_article_without_denials(store: Store) -> None:
    analysis = gazette_analysis()
    receipt = store.enqueue(store.collection(COLLECTION).id, "gazette.txt", b"x")
    store.save_read(receipt.article, analysis.article)
    store.save_analysis(receipt.article, analysis)


def test_an_empty_store_offers_a_start(store: Store) -> None:
    assert open_page("claims").button(key="open_sample")


def test_no_denial_is_not_called_undisputed(store: Store) -> None:
    add_article_without_denials(store)
    words = words_on(open_page("claims"))
    assert "No denial was found in 1 article" in words
    assert "undisputed" not in words


def test_what_nobody_denies_can_be_shown_too(store: Store) -> None:
    add_article_without_denials(store)
    assert alts(open_page("claims", show="All claims"))[0].startswith("No denial of this claim")


def test_claims_and_denials_stand_on_one_timeline(filled: Store) -> None:
    (alt,) = alts(open_page("claims"))
    assert alt.startswith("3 claims are denied. n = 5 statements in 2 of 3 articles.")
    assert "3 without any date" in alt


def test_all_claims_say_how_many_of_them_are_denied(filled: Store) -> None:
    assert alts(open_page("claims", show="All claims"))[0].startswith("3 of 6 claims are denied")


def test_the_table_names_who_says_so_and_who_denies_it(filled: Store) -> None:
    table = open_page("claims").dataframe[0].value.set_index("words")
    sale = table.loc["Eastmere has sold the old pier to Northwind Holdings"]
    assert (sale["who"], sale["denied_by"]) == ("Eastmere Gazette", "Ines Calder")
    assert table.loc["bribery", "who"] == "The claim itself is not told here"


@pytest.mark.parametrize(
    ("order", "first"),
    [
        ("Oldest first", "Eastmere has sold the old pier to Northwind Holdings"),
        ("Newest first", "Eastmere has sold the old pier to Northwind Holdings"),
    ],
)
def test_undated_claims_come_last(filled: Store, order: str, first: str) -> None:
    assert open_page("claims", order=order).dataframe[0].value["words"].iloc[0] == first


def test_a_chosen_claim_shows_both_passages_side_by_side(filled: Store) -> None:
    words = words_on(open_page("claims", claim="1a0"))
    assert "Said by Eastmere Gazette" in words
    assert "Denied by Ines Calder" in words
    assert words.count('class="or-passage"') == 2


def test_a_denial_whose_claim_is_not_told_says_so(filled: Store) -> None:
    words = words_on(open_page("claims", claim="3d1"))
    assert "The claim itself is not told" in words
    assert words.count('class="or-passage"') == 1


def test_from_a_chosen_claim_one_goes_back_to_all(filled: Store) -> None:
    at = open_page("claims", claim="1a0")
    assert len(at.dataframe) == 0
    check(at.button(key="all_claims").click().run())
    assert len(at.dataframe[0].value) == 3


def test_a_link_to_a_claim_that_is_gone_shows_all(filled: Store) -> None:
    assert len(open_page("claims", claim="99a9").dataframe[0].value) == 3


@pytest.mark.parametrize("claim", ["", "1a0", "3d1"])
def test_nothing_on_the_page_says_false(filled: Store, claim: str) -> None:
    at = open_page("claims", claim=claim)
    written = [item.value for item in (*at.text, *at.html, *at.subheader, *at.caption)]
    assert "false" not in " ".join([*written, *alts(at)]).lower()
