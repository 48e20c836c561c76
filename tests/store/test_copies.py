"""Which of the articles that share their text are in a scope in which copies count once."""

from dataclasses import replace

from analysis.store import Store
from analysis.tables import Scope, articles_table, copies_table
from analysis.worker import work
from tests.factory import COLLECTION
from tests.stand_in import plain_analysis

TEXT = " ".join(f"the pier of harbour {number} was sold to somebody" for number in range(50))


def test_of_copies_the_longest_is_in_scope(store: Store) -> None:
    collection = store.collection(COLLECTION).id
    for name, text in (("a", TEXT), ("b", TEXT + " And a last word."), ("c", "Something else.")):
        store.enqueue(collection, f"{name}.txt", text.encode())
    work(store, analyse=plain_analysis)
    scope = Scope(collection=collection)
    assert list(copies_table(store, scope)["article"]) == [1, 2]
    assert list(articles_table(store, scope)["article"]) == [1, 2, 3]
    assert list(articles_table(store, replace(scope, once=True))["article"]) == [2, 3]
