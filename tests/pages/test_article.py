import pytest
from streamlit.testing.v1 import AppTest

from analysis.samples import SAMPLE_NAME
from analysis.store import Store
from tests.factory import COLLECTION, PIER, make_analysis, make_article
from tests.pages.screen import check, open_page, words_on


def wanted(at: AppTest) -> list[str]:
    return [item.value for item in at.html if 'class="or-passage or-wanted"' in item.value]


def test_an_article_is_shown_with_its_words_and_findings(filled: Store) -> None:
    words = words_on(open_page("article", article="1"))
    assert "<h1>Mayor Denies Selling the Old Pier</h1>" in words
    assert "Harbour Courier · 4 Mar 2025 · By Jon Sedge" in words
    assert "4 statements" in words
    assert "1 denial" in words


def test_the_passage_that_a_link_names_comes_first(filled: Store) -> None:
    start = PIER.index("Nobody has signed")
    at = open_page("article", article="1", at=f"{start}-{start + 6}")
    first = wanted(at)[0]
    assert "Nobody" in first
    assert "Mayor Ines" not in first


@pytest.mark.parametrize("where", ["9-3", "0-99999999", "a-b", "-5", "5", "1-2-3", "٣-٥", ""])
def test_a_passage_that_is_not_there_is_left_out(filled: Store, where: str) -> None:
    at = open_page("article", article="1", at=where)
    assert wanted(at) == []


@pytest.mark.parametrize("asked", ["99", "-1", "x", "1;drop", "²"])
def test_an_article_that_is_not_there_is_said(filled: Store, asked: str) -> None:
    words = words_on(open_page("article", article=asked))
    assert "There is no such article here" in words
    assert "Mayor Denies Selling the Old Pier" in words


def test_without_an_article_there_is_a_choice(filled: Store) -> None:
    words = words_on(open_page("article"))
    assert "Choose an article." in words
    assert "no such article" not in words


def test_an_unknown_date_and_outlet_stay_unknown(filled: Store) -> None:
    assert "Outlet unknown · Date unknown" in words_on(open_page("article", article="3"))


def test_a_file_that_could_not_be_analysed_says_why_and_can_be_tried_again(filled: Store) -> None:
    at = open_page("article", article="4")
    assert "The file is empty." in words_on(at)
    check(at.button(key="retry").click().run())
    assert "This article is waiting." in words_on(at)


def test_an_article_that_waits_says_so(store: Store) -> None:
    store.enqueue(store.collection(COLLECTION).id, "new.txt", b"The ferry sank, he said.")
    assert "This article is waiting." in words_on(open_page("article", article="1"))


def test_a_removed_article_is_gone(filled: Store) -> None:
    filled.delete([1])
    assert "There is no such article here" in words_on(open_page("article", article="1"))


def test_an_article_can_be_looked_at_alone_on_every_page(filled: Store) -> None:
    at = open_page("article", article="2")
    check(at.button(key="only_this").click().run())
    assert at.selectbox(key="only").value == "Town Sells Old Pier"


def test_an_article_of_the_sample_is_marked_whatever_the_sidebar_says(filled: Store) -> None:
    sample = filled.collection(SAMPLE_NAME, is_sample=True).id
    receipt = filled.enqueue(sample, "invented.txt", b"Words, he said.")
    at = open_page("article", article=str(receipt.article))
    assert at.selectbox(key="collection").value == COLLECTION
    assert "Invented" in words_on(at)


def test_hostile_text_stays_text(store: Store) -> None:
    hostile = "<script>alert(1)</script> ![](http://e.org/y.png) <img src=http://e.org/z.png>"
    text = f"{hostile}\n" + PIER.partition("\n")[2]
    padded = text.ljust(len(PIER))
    article = make_article(
        padded, title=hostile, publisher=hostile, byline=hostile, url="javascript:x"
    )
    receipt = store.enqueue(store.collection(COLLECTION).id, "<b>.txt", b"x")
    store.save_read(receipt.article, article)
    empty = make_analysis(article=article, entities=(), attributions=(), denials=(), blocks=())
    store.save_analysis(receipt.article, empty)
    at = open_page("article", article="1")
    shown = "".join(item.value for item in at.html)
    assert "<script>" not in shown
    assert "<img" not in shown
    assert 'href="javascript:' not in shown
    assert not any("](http" in item.value for item in at.markdown)
