"""Tables of articles: what is noted on them, and which share their text."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from analysis.models import Problem
from analysis.store import Store, open_store
from analysis.tables import (
    Scope,
    articles_table,
    copies_table,
    mentions_table,
    notes_table,
    sharing_table,
)
from analysis.tables.articles import NOTES
from analysis.tables.copies import SHARING
from analysis.worker import work
from tests.factory import COLLECTION, make_analysis
from tests.stand_in import plain_analysis

FIRST = " ".join(f"the pier of harbour {number} was sold to somebody" for number in range(50))
OTHER = " ".join(f"a ferry with name {number} came in very late" for number in range(50))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = open_store(f"sqlite:///{tmp_path / 'onrecord.db'}")
    collection = store.collection(COLLECTION).id
    half = FIRST[: len(FIRST) * 3 // 4] + " " + OTHER[: len(OTHER) // 4]
    for number, text in enumerate((FIRST, FIRST + " And a last word.", half, OTHER)):
        store.enqueue(collection, f"{number}.txt", text.encode())
    work(store, analyse=plain_analysis)
    return store


def scope(store: Store) -> Scope:
    return Scope(collection=store.collection(COLLECTION).id)


def test_articles_that_share_their_text_say_how_much_of_it(store: Store) -> None:
    found = sharing_table(store, 1).set_index("article")
    assert list(found.index) == [2, 3]
    assert found["share"][2] > 0.95
    assert 0.5 < found["share"][3] < 0.9
    assert list(copies_table(store, scope(store))["article"]) == [1, 2, 3]


def test_an_article_with_a_text_of_its_own_shares_nothing(store: Store) -> None:
    found = sharing_table(store, 4)
    assert found.empty
    assert list(found.columns) == list(SHARING)
    assert sharing_table(store, 99).empty


def test_of_articles_that_share_their_text_the_longest_is_counted(store: Store) -> None:
    once = replace(scope(store), once=True)
    words = articles_table(store, scope(store)).set_index("article")["words"]
    longest = int(words.loc[[1, 2, 3]].idxmax())
    assert list(articles_table(store, once)["article"]) == sorted([longest, 4])
    every = set(mentions_table(store, scope(store))["article"])
    assert set(mentions_table(store, once)["article"]) == every & {longest, 4}


def test_a_copy_is_counted_where_the_scope_has_no_other(store: Store) -> None:
    store.edit([1], published=date(2025, 3, 4))
    work(store, analyse=plain_analysis)
    dated = replace(scope(store), once=True, until=date(2025, 3, 5))
    assert list(articles_table(store, dated)["article"]) == [1]
    alone = replace(scope(store), once=True, article=3)
    assert list(articles_table(store, alone)["article"]) == [3]


def test_a_removed_copy_is_no_copy(store: Store) -> None:
    store.delete([2])
    assert list(sharing_table(store, 1)["article"]) == [3]


def test_notes_are_those_of_the_articles_in_scope(store: Store) -> None:
    collection = store.collection(COLLECTION).id
    receipt = store.enqueue(collection, "pier.txt", b"pier")
    analysis = make_analysis(problems=(Problem(code="N_DATE", message="Not believed."),))
    store.save_read(receipt.article, analysis.article)
    store.save_analysis(receipt.article, analysis)
    found = notes_table(store, scope(store))
    assert list(found.columns) == list(NOTES)
    assert [tuple(row) for row in found.to_numpy()] == [(5, "N_DATE", "Not believed.")]
    assert notes_table(store, Scope(collection=collection, article=1)).empty
