import re
from dataclasses import replace

import pytest
from sqlalchemy import update
from streamlit.testing.v1 import AppTest

from analysis.models import Analysis, Block, BlockKind, Span
from analysis.store import Store
from analysis.store.schema import claim, statement
from tests.charts.frames import HOSTILE
from tests.factory import COLLECTION, gazette_analysis, make_analysis
from tests.factory import at as at_words
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


@pytest.fixture
def settled(filled: Store) -> Store:
    filled.settle()
    return filled


def shown(at: AppTest) -> list[str]:
    """The words of the claims in the table."""
    return list(at.dataframe[0].value["words"])


PIER = "Eastmere has sold the old pier to Northwind Holdings"
SUMMER = "The old pier in Eastmere will belong to Northwind Holdings by summer"


def test_claims_and_denials_stand_on_one_timeline(filled: Store) -> None:
    (alt,) = alts(open_page("claims"))
    assert alt.startswith("3 claims are denied. n = 5 statements in 2 of 3 articles.")
    assert "3 without any date" in alt


def test_all_claims_say_how_many_of_them_are_denied(filled: Store) -> None:
    assert alts(open_page("claims", show="All claims"))[0].startswith("3 of 6 claims are denied")


def test_the_table_names_who_says_so_who_denies_it_and_the_origins(settled: Store) -> None:
    table = open_page("claims").dataframe[0].value.set_index("words")
    sale = table.loc[PIER]
    assert (sale["who"], sale["denied_by"]) == ("Eastmere Gazette", "Ines Calder")
    assert sale["origins"].startswith("1 article in 1 outlet rests on 1 origin: two officials")
    assert (sale["articles"], sale["status"]) == (1, "denied")
    assert table.loc["bribery", "who"] == "The claim itself is not told here"


@pytest.mark.parametrize(
    ("order", "first"),
    [("Oldest first", PIER), ("Newest first", PIER), ("Most denials first", PIER)],
)
def test_undated_claims_come_last(filled: Store, order: str, first: str) -> None:
    assert shown(open_page("claims", order=order))[0] == first


@pytest.mark.parametrize(
    ("choices", "claims"),
    [
        ({"show": "Unanswered", "actor": "Northwind Holdings"}, {SUMMER}),
        ({"show": "All claims", "origin": "Anonymous"}, {PIER}),
        ({"show": "All claims", "actor": "Ines Calder"}, {PIER, "“Nobody has signed anything,”"}),
        ({"actor": "Ines Calder", "origin": "Anonymous"}, {PIER}),
        ({"actor": "Nobody who is here"}, {PIER, "bribery", "The ferry is safe"}),
    ],
)
def test_claims_are_narrowed_by_status_actor_and_kind_of_origin(
    settled: Store, choices: dict[str, str], claims: set[str]
) -> None:
    assert set(shown(open_page("claims", **choices))) == claims


def test_an_empty_choice_says_which_one_to_loosen(settled: Store) -> None:
    at = open_page("claims", show="Confirmed", actor="Ines Calder")
    assert "No claim in these articles is confirmed and has Ines Calder in it." in words_on(at)
    assert at.button(key="loosen_show").label == "Any status (2 claims)"
    check(at.button(key="loosen_show").click().run())
    assert len(shown(at)) == 2


def test_all_filters_are_cleared_at_once(settled: Store) -> None:
    at = open_page("claims", show="Contested", actor="Ines Calder", origin="Document")
    check(at.button(key="clear_filters").click().run())
    assert len(shown(at)) == 6


def test_the_panel_says_what_was_answered_and_on_what_it_rests(settled: Store) -> None:
    words = words_on(open_page("claims", claim="1a0"))
    assert "Denied by Ines Calder; confirmed by nobody" in words
    assert "two officials (Eastmere Gazette) · anonymous · 1 article" in words
    assert "Harbour Courier, taken from Eastmere Gazette" in words
    assert "re-reported on 4 Mar 2025" in words


def test_a_chosen_claim_shows_both_passages_side_by_side(filled: Store) -> None:
    words = words_on(open_page("claims", claim="1a0"))
    assert "Said by Eastmere Gazette" in words
    assert "Denied by Ines Calder</b>" in words
    assert words.count('class="or-passage"') == 2


def test_copies_are_counted_apart(settled: Store) -> None:
    with settled.engine.begin() as connection:
        connection.execute(update(claim).where(claim.c.id == "1a0").values(copies=2))
    assert "(2 of the articles are copies of another)" in words_on(open_page("claims", claim="1a0"))


def test_the_passage_of_the_clicked_voice_stands_first(filled: Store) -> None:
    words = words_on(open_page("claims", claim="1a0", voice="1d0"))
    first, *others = words.split('class="or-passage"')[1:]
    assert "denied</span>" in first
    assert len(others) == 1
    assert "Eastmere Gazette reported" in re.sub("<[^>]*>", "", others[0])


def test_a_clicked_voice_of_another_claim_opens_nothing(filled: Store) -> None:
    words = words_on(open_page("claims", claim="1a0", voice="3d0"))
    assert words.count('class="or-passage"') == 2
    assert "Passengers" not in words


def test_contested_is_explained_where_it_is_chosen(settled: Store) -> None:
    words = words_on(open_page("claims", show="Contested"))
    assert "Contested: denied by somebody and confirmed by somebody." in words


def test_a_denial_whose_claim_is_not_told_says_so(filled: Store) -> None:
    words = words_on(open_page("claims", claim="3d1"))
    assert "No article here states the claim itself" in words
    assert words.count('class="or-passage"') == 1


def test_a_claim_that_is_outside_of_the_scope_is_not_called_untold(settled: Store) -> None:
    with settled.engine.begin() as connection:
        connection.execute(
            update(statement).where(statement.c.statement == "2a1").values(claim="1a0")
        )
    at = open_page("claims", claim="1a0", outlets=["Eastmere Gazette"])
    words = words_on(at)
    assert "first statement is in an article outside of what the sidebar has chosen" in words
    assert "not told" not in words.replace("Not told when it was said", "")
    check(at.button(key="claim_widen").click().run())
    assert "Denied by Ines Calder</b>" in words_on(at)


def test_a_denial_of_a_denial_leads_to_the_claim_that_it_is_about(settled: Store) -> None:
    with settled.engine.begin() as connection:
        connection.execute(
            update(statement)
            .where(statement.c.statement == "3d1")
            .values(claim="1d0", answers="1d0", who="Tomas Reed")
        )
    at = open_page("claims", claim="1d0")
    assert "Denial: the pier had been sold" in words_on(at)
    check(at.button(key="claim_above").click().run())
    assert "Said by Eastmere Gazette" in words_on(at)


def test_from_a_chosen_claim_one_goes_back_to_all(filled: Store) -> None:
    at = open_page("claims", claim="1a0")
    assert len(at.dataframe) == 0
    check(at.button(key="all_claims").click().run())
    assert len(at.dataframe[0].value) == 3


def test_a_link_to_a_claim_that_is_gone_shows_all(filled: Store) -> None:
    assert len(open_page("claims", claim="99a9").dataframe[0].value) == 3


def test_a_link_to_any_statement_of_a_claim_opens_the_claim(filled: Store) -> None:
    assert "Said by Eastmere Gazette" in words_on(open_page("claims", claim="1d0"))


@pytest.mark.parametrize("chosen", ["", "1a0", "3d1"])
def test_nothing_on_the_page_says_false(filled: Store, chosen: str) -> None:
    at = open_page("claims", claim=chosen)
    written = [item.value for item in (*at.text, *at.html, *at.subheader, *at.caption)]
    assert "false" not in " ".join([*written, *alts(at)]).lower()


def test_words_of_articles_are_never_markup(store: Store) -> None:
    text = f"The pier was sold, {HOSTILE} said.\n"
    analysis = make_analysis()
    article = replace(analysis.article, text=text, publisher=HOSTILE, title=HOSTILE)
    said = replace(
        analysis.attributions[0],
        source=at_words(text, HOSTILE),
        source_name=None,
        cue=at_words(text, "said"),
        content=at_words(text, "The pier was sold"),
        chain=(),
        entity=None,
    )
    receipt = store.enqueue(store.collection(COLLECTION).id, "x.txt", b"x")
    store.save_read(receipt.article, article)
    whole = (Block(kind=BlockKind.BODY, span=Span(0, len(text))),)
    empty = Analysis(
        article=article, blocks=whole, entities=(), attributions=(said,), denials=(), version="1"
    )
    store.save_analysis(receipt.article, empty)
    at = open_page("claims", show="All claims", claim=f"{receipt.article}a0")
    assert "or-voice" in words_on(at)
    assert "<b onmouseover" not in " ".join(item.value for item in at.html)
