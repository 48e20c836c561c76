import pytest

from analysis.store import Store
from tests.factory import PIER
from tests.pages.screen import check, open_page, words_on

MARKED = '<span class="or-hit">'


def test_the_page_shows_how_to_search(filled: Store) -> None:
    words = words_on(open_page("search"))
    assert '"old pier"' in words
    assert MARKED not in words


def test_a_search_finds_articles_with_the_words_marked(filled: Store) -> None:
    words = words_on(open_page("search", search="pier"))
    assert "2 articles have the words" in words
    assert f"the old {MARKED}pier</span> to Northwind" in words
    assert "Harbour Courier · 4 Mar 2025 · 3 places" in words


def test_a_search_finds_statements_with_who_said_them(filled: Store) -> None:
    words = words_on(open_page("search", search="pier", within="In statements"))
    assert "3 statements have the words" in words
    assert "Ines Calder" in words
    assert f"denied that the {MARKED}pier</span> had been sold" in words


def test_a_hit_opens_the_article_at_its_place(filled: Store) -> None:
    at = open_page("search", search="crowns")
    start = PIER.index("crowns")
    targets = [link.proto.query_string for link in at.get("page_link")]
    assert f"article=1&at={start}-{start + 6}" in targets


def test_a_search_that_finds_nothing_says_what_was_looked_for(filled: Store) -> None:
    at = open_page("search", search="zeppelin")
    assert "No article among those chosen has: zeppelin" in words_on(at)
    check(at.button(key="show_all").click().run())
    assert at.text_input(key="search").value == ""


@pytest.mark.parametrize("page", ["overview", "claims", "sources", "entities", "articles"])
def test_every_page_says_what_was_looked_for(filled: Store, page: str) -> None:
    assert "No article among those chosen has: zeppelin" in words_on(
        open_page(page, search="zeppelin")
    )


def test_every_page_follows_the_search(filled: Store) -> None:
    at = open_page("articles", search="bribery")
    assert len(at.dataframe[0].value) == 1
    check(at.button(key="clear_filters").click().run())
    assert len(at.dataframe[0].value) == 4


def test_a_search_in_statements_narrows_the_statements(filled: Store) -> None:
    everywhere = open_page("sources", search="northwind")
    said = open_page("sources", search="northwind", within="In statements")
    assert "6 of 6 statements" in words_on(everywhere)
    assert "2 of 2 statements" in words_on(said)


def test_a_denied_claim_is_shown_with_its_denial(filled: Store) -> None:
    """Only the claim has the word; without its denial it would look as if nobody denied it."""
    at = open_page("claims", search="northwind", within="In statements")
    assert list(at.dataframe[0].value["denied_by"]) == ["Ines Calder"]


@pytest.mark.parametrize("typed", ["-pier", "🙂", '"', "x" * 501])
def test_what_cannot_be_looked_for_is_said_and_narrows_nothing(filled: Store, typed: str) -> None:
    at = open_page("articles", search=typed)
    assert len(at.dataframe[0].value) == 4
    assert any(word in words_on(at) for word in ("at least one letter", "as well", "too long"))


def test_words_of_a_search_are_shown_as_they_are(filled: Store) -> None:
    words = words_on(open_page("article", article="1", search="<b>pier</b> OR pier"))
    assert "<b>pier" not in words
    assert "&lt;b&gt;pier" in words


def test_the_reader_marks_the_words(filled: Store) -> None:
    words = words_on(open_page("article", article="1", search="pier"))
    assert ": 3 places" in words
    assert words.count('id="or-hit"') == 1
    said = words_on(open_page("article", article="1", search="pier", within="In statements"))
    assert ": 2 places" in said


def test_an_article_without_the_words_is_shown_without_marks(filled: Store) -> None:
    words = words_on(open_page("article", article="1", search="zeppelin"))
    assert 'class="or-hit' not in words
