"""Articles whose claims are put right, and what their rows say afterwards."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Table, select

from analysis.corrections import Correction, LinkDenial, Said, SameClaim, SplitClaim, Undo
from analysis.models import Analysis
from analysis.store import Store, schema
from analysis.tables import Scope, claims_table, statements_table
from analysis.tables.claim_repair import find_said
from tests.factory import ferry_analysis, make_analysis
from tests.invented.telling import telling

ALL = Scope(1)
BOLTS = "the harbour crane of Bo Ren lost eleven bolts before the March storm"
AGAIN = "the harbour crane of Bo Ren lost eleven bolts before the big March storm"
LEDGER = "Ada Voss burned the ledger of the harbour fund in April"
BURNED = "she burned the ledger of the harbour fund in April"
TAXES = "the council of Eastmere doubles the taxes on fishing boats"

FIRST = telling(("two officials", "said", BOLTS), names=("Bo Ren",), outlet="Orran Herald", day=2)
SECOND = telling(("two officials", "said", AGAIN), names=("Bo Ren",), outlet="Lantern", day=3)
THIRD = telling(
    ("Bo Ren", "said", LEDGER),
    ("a clerk", "said", AGAIN),
    ("a clerk", "said", TAXES),
    names=("Ada Voss",),
    day=4,
)
DENIAL = telling(("Ada Voss", "denied", BURNED), ("Ada Voss", "said", TAXES), day=5)
CONFIRMED = telling(("Cleo Marr", "confirmed", LEDGER), names=("Ada Voss",), day=6)
NOT_SO = telling(
    ("Dora Lind", "said", "Ada Voss had not burned the ledger of the harbour fund in April"),
    names=("Ada Voss",),
    day=8,
)
EVERY = (FIRST, SECOND, THIRD, DENIAL, CONFIRMED, make_analysis(), ferry_analysis(), NOT_SO)
CLAIMS = ("1a0", "2a0", "3a0", "3a1", "3a2", "4a1", "5a0", "6a0", "6a2", "7a0", "8a0")
DENIALS = ("4d0", "6d0", "7d0", "7d1", "8a0", "4a1")
"""The last two are no denials by their wording: one says "not", the other is to be made one."""


def fill(store: Store, analyses: Sequence[Analysis] = EVERY) -> None:
    """The articles, stored in this order and compared."""
    collection = store.collection("My articles").id
    for analysis in analyses:
        data = analysis.article.text.encode()
        article = store.enqueue(collection, "article.txt", data).article
        store.save_analysis(article, analysis)
    store.settle()


def filled(store: Store) -> Store:
    fill(store)
    return store


def rows_of(store: Store, table: Table) -> list[tuple[Any, ...]]:
    return sorted(map(tuple, store.read(select(table))), key=repr)


def everything(store: Store) -> tuple[list[tuple[Any, ...]], ...]:
    return rows_of(store, schema.statement), rows_of(store, schema.claim)


def said(store: Store, of: str) -> Said:
    return find_said(store, [of])[of]


def correct(store: Store, *corrections: Correction) -> None:
    store.correct(1, corrections, "Somebody")


def undo_last(store: Store) -> None:
    correct(store, Undo(entry=store.corrections(1)[-1].key))


def link(store: Store, denial: str, claim: str) -> LinkDenial:
    return LinkDenial(denial=said(store, denial), claim=said(store, claim))


def same(store: Store, first: str, second: str) -> SameClaim:
    return SameClaim(first=said(store, first), second=said(store, second))


def split(store: Store, *statements: str) -> SplitClaim:
    return SplitClaim(statements=tuple(said(store, one) for one in statements))


def shown(store: Store) -> dict[str, tuple[str, str, str | None]]:
    frame = statements_table(store, ALL, all=True)
    return {
        row.statement: (row.role, row.claim, row.answers if isinstance(row.answers, str) else None)
        for row in frame.itertuples()
    }


def denied(store: Store) -> set[str]:
    frame = statements_table(store, ALL, all=True)
    return set(frame.loc[frame["denied"], "statement"])


def claims(store: Store) -> dict[str, tuple[str, int]]:
    """Status and number of articles by claim."""
    frame = claims_table(store, ALL)
    values = zip(frame["status"], frame["articles"], strict=True)
    return dict(zip(frame["claim"], values, strict=True))
