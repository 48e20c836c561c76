"""A collection in which every word that a stranger can write is made to do harm."""

from dataclasses import replace
from datetime import date

from analysis.access import LOCAL
from analysis.corrections import Rename
from analysis.desk import Desk, Wanted
from analysis.models import Problem
from analysis.resolution.names import Name
from analysis.store import Store
from analysis.store.share_records import Place, ShareKind
from analysis.tables import Scope
from tests.attacks.cases import WORDS
from tests.invented.telling import telling

COLLECTION = "<img src=x onerror=window.hit=1>[press](javascript:window.hit=1)"
TOLD = "the harbour crane of Bo Ren lost eleven bolts before the March storm"


def fill(store: Store) -> str:
    """The token of a link to the whole of it."""
    of = store.collection(COLLECTION).id
    for number, word in enumerate(WORDS.values()):
        _add(store, of, word, number % 27 + 1)
    broken = store.enqueue(of, WORDS["line ends"] + WORDS["quotes"] + ".txt", b"x").article
    store.save_problem(broken, Problem(code="E_EMPTY", message=WORDS["script"]))
    store.settle()
    rename = Rename(of=Name("Bo Ren", "PERSON"), to=WORDS["image"])
    store.correct(of, [rename], WORDS["Markdown link"])
    return _share(store, of)


def _add(store: Store, of: int, word: str, day: int) -> None:
    analysis = telling(
        (word, "said", TOLD),
        (word, "denied", f"{word} is so"),
        ("Bo Ren", "denied", TOLD),
        ("two officials", "said", f"{word} and no more"),
        names=("Bo Ren", word),
        outlet=word,
        day=day,
    )
    article = replace(
        analysis.article,
        title=word,
        byline=word,
        section=word,
        url="javascript:window.hit=1",
        path=f"{word}.html",
        published=date(2025, 5, day),
    )
    name = f"{word}.html"
    stored = store.enqueue(of, name, f"{day} {analysis.article.text}".encode()).article
    store.save_read(stored, article)
    problem = Problem(code="W_NOTE", message=word)
    store.save_analysis(stored, replace(analysis, article=article, problems=(problem,)))


def _share(store: Store, of: int) -> str:
    desk = Desk(store, LOCAL)
    for number, word in enumerate(WORDS.values()):
        place = Place(page="claims", choices=(("outlets", word), ("order", word)))
        desk.save_view(of, word, place, note=WORDS["script"])
        if number % 5 == 0:
            desk.share(_wanted(of, word))
    return desk.share(_wanted(of, WORDS["image"]))[1]


def _wanted(of: int, word: str) -> Wanted:
    place = Place(page="overview")
    return Wanted(kind=ShareKind.LIVE, name=word, note=word, place=place, scope=Scope(of))
