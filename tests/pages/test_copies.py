"""A text that several outlets printed: counted once, and each time where outlets are compared."""

import pytest
from streamlit.testing.v1 import AppTest

from analysis.store import Store
from analysis.tables import Scope
from tests.factory import COLLECTION, PIER, make_analysis, make_article
from tests.pages.screen import check, open_page, words_on
from tests.pages.test_share import make

MORE = " ".join(f"Post {number} of the old pier was mended in its turn." for number in range(30))
NOTE = "1 article shares its text with another and is not counted again."


@pytest.fixture
def copied(store: Store) -> Store:
    """One text in two outlets."""
    collection = store.collection(COLLECTION).id
    for outlet in ("Harbour Courier", "Eastmere Post"):
        text = f"{PIER}\n{MORE} Printed by {outlet}."
        article = make_article(id=outlet, path=f"{outlet}.txt", text=text, publisher=outlet)
        receipt = store.enqueue(collection, article.path, text.encode())
        store.save_read(receipt.article, article)
        store.save_analysis(receipt.article, make_analysis(article=article))
    store.settle()
    return store


def statements_on(at: AppTest) -> str:
    return next(str(item.value) for item in at.metric if item.label == "Statements")


def test_a_copy_is_counted_once_and_the_page_says_so(copied: Store) -> None:
    at = open_page()
    once = int(statements_on(at))
    assert NOTE in words_on(at)
    check(at.toggle(key="each_copy").set_value(True).run())
    assert int(statements_on(at)) == 2 * once
    assert NOTE not in words_on(at)


def test_a_copied_link_counts_each_copy_again(copied: Store) -> None:
    assert statements_on(open_page(each_copy="true")) != statements_on(open_page())


@pytest.mark.parametrize("page", ["entities", "sources"])
def test_outlets_are_compared_with_every_copy(copied: Store, page: str) -> None:
    assert NOTE in words_on(open_page(page))
    assert NOTE not in words_on(open_page(page, layout="By outlet"))


def test_where_nothing_is_copied_there_is_nothing_to_choose(filled: Store) -> None:
    at = open_page()
    assert [item.key for item in at.toggle] == []
    assert "not counted again" not in words_on(at)


def test_a_link_counts_the_copies_that_it_does_not_show(copied: Store) -> None:
    _, token = make(copied, scope=Scope(1, outlets=("Harbour Courier",)))
    words = words_on(open_page("article", article="1", share=token))
    assert "1 article of these this link does not show." in words
    assert "Eastmere Post" not in words
    (rows,) = open_page("articles", share=token).dataframe
    assert rows.value["copies"].tolist() == [1]
