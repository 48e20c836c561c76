"""What the tests of exports are made of."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from analysis.export import Wanted
from analysis.models import Analysis, Block, BlockKind, Entity, Span, Stance
from analysis.store import Store
from analysis.tables import Scope
from tests.factory import COLLECTION, make_analysis
from tests.invented.telling import telling

MOMENT = datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC)

IMAGE = "<img src=x onerror=alert(1)>"
FORMULA = '=HYPERLINK("http://127.0.0.1/?x="&A1,"Invoice")'
ENDING = "</script></style></title><script>alert(2)</script>"
TEMPLATE = "${alert(3)} {{ 7*7 }} {% raw %} $\\href{javascript:alert(4)}{x}$"
LINK = '<a href="javascript:alert(5)">x</a>'
OUTLETS = ("Herald", "Mail", "Post")
HOSTILE = (IMAGE, FORMULA, ENDING, TEMPLATE, LINK)


def wanted_of(store: Store, **scope: Any) -> Wanted:
    """The first collection of a store, narrowed to the scope."""
    collection = store.collections()[0]
    return Wanted(
        store=store,
        collection=collection,
        scope=Scope(collection=collection.id, **scope),
        moment=MOMENT,
        page="Claims",
    )


def hostile_analysis(words: str) -> Analysis:
    """The pier, in which title, outlet, address and a name are the words, and the text has them."""
    analysis = make_analysis()
    text = f"{analysis.article.text}\n{words}"
    article = replace(
        analysis.article,
        text=text,
        title=words,
        publisher=words,
        url="javascript:alert(6)",
    )
    last = Span(len(text) - len(words), len(text))
    named = Entity(name=words, type="ORG", mentions=(last,))
    told = replace(analysis.attributions[0], source_name=words)
    return replace(
        analysis,
        article=article,
        blocks=(*analysis.blocks, Block(kind=BlockKind.BODY, span=last)),
        entities=(*analysis.entities, named),
        attributions=(told, *analysis.attributions[1:]),
    )


def add_copies(store: Store) -> None:
    """Puts one text of two outlets into the store, and an article of a third.

    The text states ten things, denies one that no article states, and tells that somebody gave no
    comment; a denial of one of the ten stands in the third article.
    """
    burned = "burned the ledger of the harbour fund in April"
    words = [f"pier {n} was closed by the harbour board of Eastmere in the rain" for n in range(9)]
    claims = [("Bo Ren", "said", one) for one in (f"Ada Voss {burned}", *words)]
    denial = ("Cy Marsh", "denied", "anybody was ever paid for the old lamps")
    text = (*claims, denial, ("Ned Hale", "said", "to comment"))
    told = [telling(*text, names=("Ada Voss",), outlet=one, day=4) for one in OUTLETS[:2]]
    answer = telling(("Ada Voss", "denied", f"she {burned}"), outlet=OUTLETS[2], day=5)
    for number, analysis in enumerate((*map(_silent, told), answer)):
        data = f"{number} {analysis.article.text}".encode()
        receipt = store.enqueue(store.collection(COLLECTION).id, f"{number}.txt", data)
        store.save_read(receipt.article, analysis.article)
        store.save_analysis(receipt.article, analysis)
    store.settle()


def _silent(analysis: Analysis) -> Analysis:
    """The same, in which the last statement is no comment."""
    *others, last = analysis.attributions
    silent = replace(last, stance=Stance.NO_COMMENT)
    return replace(analysis, attributions=(*others, silent))


def add_hostile(store: Store) -> None:
    """Puts an article for each hostile text into the store."""
    collection = store.collection(COLLECTION).id
    for number, words in enumerate(HOSTILE):
        analysis = hostile_analysis(words)
        data = f"{number} {analysis.article.text}".encode()
        receipt = store.enqueue(collection, f"{words[:40]}-{number}.txt", data)
        store.save_read(receipt.article, analysis.article)
        store.save_analysis(receipt.article, analysis)
    store.settle()
