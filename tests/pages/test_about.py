"""What is known of an article: facts, notes, copies, and what is not counted."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pandas as pd
import pytest

from analysis.charts.theme import BASIS_WORDS, STATE_WORDS
from analysis.languages import unsupported
from analysis.models import Basis, BlockKind, Problem
from analysis.store import State, Store
from analysis.worker import work
from pages.shared.about.copies import say_copies
from pages.shared.about.deciding import list_choices
from pages.shared.about.facts import list_facts, write_facts
from pages.shared.article_list import describe
from pages.shared.labels import plain
from pages.shared.reader import PUT_RIGHT, read_out
from tests.factory import COLLECTION, make_analysis, make_article
from tests.pages.screen import check, open_page, words_on
from tests.stand_in import plain_analysis

LONG = " ".join(f"word{number} and the pier of the harbour" for number in range(60))


def put(store: Store, **changes: object) -> None:
    """One analysed article, the pier, with whatever is to be different."""
    analysis = make_analysis(**changes)
    receipt = store.enqueue(store.collection(COLLECTION).id, "pier.txt", b"pier")
    store.save_read(receipt.article, analysis.article)
    store.save_analysis(receipt.article, analysis)


def test_every_fact_stands_with_where_it_was_read() -> None:
    article = make_article(
        published_at=datetime.fromisoformat("2025-03-04T10:05:00+01:00"),
        basis=(("title", Basis.VISIBLE_TEXT), ("published", Basis.JSON_LD)),
        section="Local <b>",
    )
    facts = {fact.label: (fact.value, fact.basis) for fact in list_facts(article)}
    assert facts["Published"] == ("4 Mar 2025, 10:05 (UTC+1)", "from the page’s data")
    assert facts["Title"][1] == "seen in the text"
    assert facts["Updated"] == ("", "not stated")
    assert facts["Language"][0] == "English"
    assert "Local &lt;b&gt;" in write_facts(article)


@pytest.mark.parametrize(
    ("moment", "zone"),
    [
        ("2025-03-04T10:05:00+00:00", "UTC"),
        ("2025-03-04T10:05:00-04:30", "UTC−4:30"),
        ("2025-03-04T10:05:00+05:45", "UTC+5:45"),
    ],
)
def test_a_moment_has_its_zone(moment: str, zone: str) -> None:
    article = make_article(published_at=datetime.fromisoformat(moment))
    value = next(fact.value for fact in list_facts(article) if fact.label == "Published")
    assert value.endswith(f"({zone})")


def test_every_basis_and_state_has_words() -> None:
    assert set(BASIS_WORDS) == set(Basis)
    assert set(STATE_WORDS) == set(State)


def test_the_page_tells_about_the_article(filled: Store) -> None:
    at = open_page("article", article="1")
    table = next(
        item.value for item in at.html if "or-facts" in item.value and "<td>" in item.value
    )
    assert "Harbour Courier" in table
    assert at.button(key="edit_details")


def test_a_block_is_put_back_and_taken_out_again(filled: Store) -> None:
    at = open_page("article", article="1")
    analysis = filled.load_shown(1)
    assert analysis is not None
    related = next(one for one in list_choices(analysis) if one.kind is BlockKind.RELATED)
    assert related.words.startswith("Read more: Ferry fares")
    check(at.button(key=f"restore_{related.number}").click().run())
    assert filled.article(1).given.decided == ((related.key, BlockKind.BODY),)
    words = words_on(at)
    assert "Part of the article, you said: Read more" in words
    assert "is being analysed again" in words
    check(at.button(key="undo_decided").click().run())
    assert filled.article(1).given.decided == ()


def test_a_paragraph_is_taken_out(filled: Store) -> None:
    at = open_page("article", article="1")
    assert at.button(key="take_out_paragraph").disabled
    box = at.selectbox(key="paragraph")
    box.select_index(1)
    check(at.run())
    check(at.button(key="take_out_paragraph").click().run())
    (kept,) = filled.article(1).given.decided
    assert kept[1] is BlockKind.PROMO


def test_what_was_decided_says_so_and_goes_back_to_automatic(store: Store) -> None:
    text = "Mayor Denies It\nThe mayor denied that the old pier had been sold to anybody at all.\n"
    store.enqueue(store.collection(COLLECTION).id, "one.txt", (text + "Read more: Ferry").encode())
    work(store, analyse=real_blocks)
    analysis = store.load_shown(1)
    assert analysis is not None
    related = list_choices(analysis)[-1]
    assert not related.is_counted
    store.decide(1, related.key, BlockKind.BODY)
    work(store, analyse=real_blocks)
    at = open_page("article", article="1")
    assert "Counted, because you said so" in words_on(at)
    check(at.button(key=f"automatic_{related.number}").click().run())
    assert store.article(1).given.decided == ()


def real_blocks(article):  # type: ignore[no-untyped-def]
    from analysis.cleaning import find_blocks

    return replace(plain_analysis(article), blocks=find_blocks(article))


def test_what_somebody_took_out_is_told_from_what_a_rule_took_out() -> None:
    analysis = make_analysis()
    body = next(block for block in analysis.blocks if block.kind is BlockKind.BODY)
    blocks = tuple(
        replace(block, kind=BlockKind.PROMO) if block is body else block
        for block in analysis.blocks
    )
    key = body.key(analysis.article.text)
    article = replace(analysis.article, decided=((key, BlockKind.PROMO),))
    html = read_out(replace(analysis, article=article, blocks=blocks), explain=str)
    assert "1 paragraph taken out by you, not counted" in html
    assert "Related headline, not counted" in html
    assert f'href="#{PUT_RIGHT}"' in html


def test_an_article_in_another_language_says_so_everywhere(store: Store) -> None:
    article = make_article(language="fr")
    note = unsupported("fr")
    put(store, article=article, entities=(), attributions=(), denials=(), problems=(note,))
    at = open_page("article", article="1")
    assert "Attribution is not supported for French yet" in words_on(at).replace("\\", "")
    assert "0 statements" not in words_on(at)
    listed = open_page("articles")
    assert "Attribution is not supported for French" in listed.dataframe[0].value["notes"][0]
    for page in ("articles", "claims", "sources", "entities", "overview"):
        said = "1 article in another language is not counted"
        assert said in words_on(open_page(page)), page


def test_an_english_article_is_not_said_to_be_left_out(filled: Store) -> None:
    assert "another language" not in words_on(open_page("claims"))


def test_other_notes_are_plain_text(store: Store) -> None:
    note = Problem(code="N_DATE", message="![x](http://e.org/y.png) was not believed.")
    put(store, problems=(note,))
    at = open_page("article", article="1")
    assert note.message in [item.value for item in at.text]


def copies(store: Store) -> None:
    collection = store.collection(COLLECTION).id
    for number, text in enumerate((LONG, LONG + " And a last word.", "Another story altogether.")):
        store.enqueue(collection, f"{number}.txt", text.encode())
    work(store, analyse=plain_analysis)


def test_copies_are_counted_in_the_list_and_linked_in_the_reader(store: Store) -> None:
    copies(store)
    table = open_page("articles").dataframe[0].value
    assert list(table["copies"].fillna(0)) == [0, 1, 1]
    at = open_page("article", article="1")
    assert "count as one origin" in words_on(at)
    label = plain("Unknown outlet, no date: 1.txt")
    assert label in [link.label for link in at.get("page_link")]


def test_copies_stand_together_if_that_is_wanted(store: Store) -> None:
    copies(store)
    at = open_page("articles", together="yes")
    assert list(at.dataframe[0].value["title"]) == ["0.txt", "1.txt", "2.txt"]


def test_the_list_can_be_narrowed_to_a_state(filled: Store) -> None:
    at = open_page("articles", state="not analysed")
    assert list(at.dataframe[0].value["state_words"]) == ["not analysed"]


@pytest.mark.parametrize(
    ("shares", "said"),
    [
        ([1.0], "The same text: 1 other article"),
        ([0.95, 0.91], "The same text: 2 other articles"),
        ([0.7], "Partly the same text: 1 other article"),
        ([1.0, 0.7, 0.6], "The same text: 1 other article; partly the same: 2 articles"),
    ],
)
def test_copies_are_told_from_partial_ones(shares: list[float], said: str) -> None:
    assert say_copies(pd.DataFrame({"share": shares})) == said


def test_notes_of_a_problem_are_not_said_twice(tmp_path: Path) -> None:
    articles = pd.DataFrame({"article": [1, 2], "state": ["problem", "done"]})
    notes = pd.DataFrame({"article": [1, 2, 2], "message": ["a", "b", "c"]})
    empty = pd.DataFrame({"article": [], "first": [], "others": []}, dtype="int64")
    found = describe(articles, notes, empty)
    assert list(found["notes"].fillna("-")) == ["-", "b · c"]
    assert list(found["first"]) == [1, 2]
