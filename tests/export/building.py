"""What the tests of exports are made of."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from analysis.export import Wanted
from analysis.models import Analysis, Block, BlockKind, Entity, Span
from analysis.store import Store
from analysis.tables import Scope
from tests.factory import COLLECTION, make_analysis

MOMENT = datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC)

IMAGE = "<img src=x onerror=alert(1)>"
FORMULA = '=HYPERLINK("http://127.0.0.1/?x="&A1,"Invoice")'
ENDING = "</script></style></title><script>alert(2)</script>"
TEMPLATE = "${alert(3)} {{ 7*7 }} {% raw %} $\\href{javascript:alert(4)}{x}$"
LINK = '<a href="javascript:alert(5)">x</a>'
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
