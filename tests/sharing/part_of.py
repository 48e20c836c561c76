"""A collection of which no part tells by itself when a claim was denied or who had it first."""

from dataclasses import replace

from analysis.corrections import Rename
from analysis.models import Analysis
from analysis.resolution.names import Name
from analysis.store import Store
from tests.factory import COLLECTION, every_analysis, make_analysis
from tests.invented.telling import telling

BOLTS = "the harbour crane of Bo Ren lost eleven bolts before the March storm"
LEDGER = "Ada Voss burned the ledger of the harbour fund in April"
BOATS = "Bo Ren sold the boats of the harbour fund in June"
LANTERN, POST, HERALD = "Lantern", "Quillon Post", "Herald"
WIRE = " ".join(f"Post {number} of the old pier was mended in its turn." for number in range(40))
NAMES = ("Bo Ren", "Ada Voss")


def _told(outlet: str | None, day: int | None, *said: tuple[str, str, str]) -> Analysis:
    return telling(*said, names=NAMES, outlet=outlet, day=day)


def _printed(outlet: str, day: int, words: str) -> Analysis:
    """A wire report as an outlet printed it, the pier with another end."""
    analysis = make_analysis()
    text = f"{analysis.article.text}\n{words}"
    article = replace(analysis.article, text=text, publisher=outlet, title=f"Wire in {outlet}")
    return replace(
        analysis,
        article=replace(article, published=article.published.replace(day=day, month=5)),
    )


ARTICLES = (
    *every_analysis(),
    # The Post has this first, the others on one day, the Lantern once more and without a date.
    _told(LANTERN, 4, ("two officials", "said", BOLTS)),
    _told(POST, 2, ("the clerks", "said", f"{BOLTS} of Tuesday")),
    _told(HERALD, 4, ("the clerks", "said", BOLTS)),
    _told(LANTERN, 9, ("two officials", "said", BOLTS)),
    _told(LANTERN, None, ("Bo Ren", "said", BOLTS)),
    # Two had this first on one day.
    _told(LANTERN, 3, ("Dora Quill", "said", LEDGER)),
    _told(POST, 3, ("Dora Quill", "said", LEDGER)),
    _told(HERALD, 8, ("Dora Quill", "said", LEDGER)),
    _told(POST, 6, ("Ada Voss", "denied", "she burned the ledger of the harbour fund in April")),
    # The Lantern alone, and denied without a date.
    _told(LANTERN, 5, ("Dora Quill", "said", BOATS)),
    _told(HERALD, 7, ("Dora Quill", "said", BOATS), ("the clerks", "said", BOLTS)),
    _told(POST, None, ("Bo Ren", "denied", "he sold the boats of the harbour fund in June")),
    _printed(LANTERN, 11, WIRE),
    _printed(POST, 12, f"{WIRE} Printed by the Post."),
    _printed(HERALD, 13, f"{WIRE} Printed by the Herald."),
    # Another spelling of an outlet that the pier cites.
    _told("The Eastmere Gazette", 14, ("the clerks", "said", "the sea was calm on that day")),
)


def fill_parts(store: Store) -> Store:
    """The store with these articles in its one collection, names and claims settled."""
    of = store.collection(COLLECTION).id
    for number, analysis in enumerate(ARTICLES):
        data = f"{number} {analysis.article.text}".encode()
        one = store.enqueue(of, f"{number}.txt", data).article
        store.save_read(one, analysis.article)
        store.save_analysis(one, analysis)
    store.settle()
    # Of two people with one name the older one is in an article without date and outlet.
    store.correct(of, [Rename(of=Name("Dora Quill", "PERSON"), to="Tomas Reed")], "somebody")
    store.settle()
    return store
