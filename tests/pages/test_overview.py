from dataclasses import replace
from html import escape

from analysis.samples import SAMPLE_NAME
from analysis.store import Store
from tests.factory import COLLECTION, make_analysis, make_article
from tests.pages.screen import check, open_page, words_on


def test_an_empty_store_offers_the_sample_and_the_upload(store: Store) -> None:
    at = open_page()
    assert at.button(key="open_sample")
    assert len(at.file_uploader) == 1


def test_the_sample_is_one_click_away_and_marked_as_invented(store: Store) -> None:
    at = open_page()
    check(at.button(key="open_sample").click().run())
    assert at.selectbox(key="collection").value == SAMPLE_NAME
    assert "Invented" in words_on(at)
    assert "as soon as the first articles are analysed" in words_on(at)


def test_every_page_marks_the_sample(store: Store) -> None:
    store.enqueue(store.collection(SAMPLE_NAME, is_sample=True).id, "a.txt", b"Words, he said.")
    for page in ("claims", "sources", "entities", "articles", "article"):
        assert "Invented" in words_on(open_page(page)), page


def test_own_articles_are_not_marked_as_invented(filled: Store) -> None:
    assert "Invented" not in words_on(open_page())


def test_the_numbers_are_those_of_the_articles(filled: Store) -> None:
    at = open_page()
    assert {item.label: item.value for item in at.metric} == {
        "Articles": "4",
        "People and organisations": "4",
        "Statements": "9",
        "With a named source": "44%",
        "Denials": "3",
    }


def test_findings_are_sentences_with_what_they_were_counted_from(filled: Store) -> None:
    words = words_on(open_page())
    assert "Ines Calder is cited in 2 of 9 statements" in words
    assert "3 claims are denied" in words
    assert "2 of 9 statements rest on anonymous sources" in words


def test_a_denied_claim_is_shown_in_its_words_and_leads_to_the_denial(filled: Store) -> None:
    at = open_page()
    assert ">Eastmere has sold the old pier to Northwind Holdings</p>" in words_on(at)
    assert "denied by Ines Calder" in words_on(at)
    links = [item for item in at.page_link if item.label == "Open the denial"]
    assert links[0].proto.query_string.startswith("article=1&at=")


def test_what_needs_a_look_is_listed(filled: Store) -> None:
    words = words_on(open_page())
    assert "1 file could not be analysed" in words
    assert "1 article has no date" in words
    assert "1 denial answers a claim that no article states" in words


def test_words_of_an_article_are_never_markup(store: Store) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    denial = replace(make_analysis().denials[0], denier_name=hostile)
    denying = replace(make_analysis().attributions[1], source_name=hostile)
    receipt = store.enqueue(store.collection(COLLECTION).id, "x.txt", b"x")
    store.save_read(receipt.article, make_article())
    first, _, *rest = make_analysis().attributions
    analysis = make_analysis(attributions=(first, denying, *rest), denials=(denial,))
    store.save_analysis(receipt.article, analysis)
    shown = "".join(item.value for item in open_page().html)
    assert hostile not in shown
    assert escape(hostile) in shown
