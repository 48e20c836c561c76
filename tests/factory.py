"""Small invented articles with hand-made analyses, for every test that needs some.

* `make_analysis()`: the pier. An outlet that cites another that cites unnamed officials, the
  claim's denial beside it, a dated quotation, a hedge, a document, blocks that are not analysed.
* `gazette_analysis()`: the other outlet, two days earlier.
* `ferry_analysis()`: no date and no outlet; a pointing denial and one that answers nothing.
"""

from pathlib import Path

from analysis.models import Analysis, Problem
from analysis.store import Store, open_store
from tests.invented.ferry import FERRY, ferry_analysis
from tests.invented.gazette import GAZETTE, gazette_analysis
from tests.invented.pier import PIER, VERSION, make_analysis, make_article
from tests.invented.places import at, everywhere

__all__ = [
    "COLLECTION",
    "FERRY",
    "GAZETTE",
    "PIER",
    "VERSION",
    "at",
    "every_analysis",
    "everywhere",
    "ferry_analysis",
    "fill",
    "filled_store",
    "gazette_analysis",
    "make_analysis",
    "make_article",
]

COLLECTION = "My articles"


def every_analysis() -> tuple[Analysis, ...]:
    """The three of them."""
    return make_analysis(), gazette_analysis(), ferry_analysis()


def filled_store(path: Path) -> Store:
    """A store in that folder (or file) with the three articles and one that can't be read."""
    file = path / "onrecord.db" if path.is_dir() else path
    store = open_store(f"sqlite:///{file}")
    fill(store)
    return store


def fill(store: Store) -> None:
    """Puts the three articles and one that can't be read into the store."""
    collection = store.collection(COLLECTION).id
    for analysis in every_analysis():
        article = analysis.article
        receipt = store.enqueue(collection, article.path, article.text.encode())
        store.save_read(receipt.article, article)
        store.save_analysis(receipt.article, analysis)
    empty = store.enqueue(collection, "empty.txt", b"")
    problem = Problem(code="E_EMPTY", message="The file is empty.")
    store.save_problem(empty.article, problem)


def fill_settled(store: Store) -> None:
    """The same, compared with each other: no worker has anything to do."""
    fill(store)
    store.settle()
