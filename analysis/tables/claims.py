"""One row a claim: what was answered to it, and on how many origins it rests."""

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd
from sqlalchemy import Row, select

from analysis.store import Store
from analysis.store.schema import article, claim, statement
from analysis.tables.frame import BOOL, INT, TEXT, make_frame
from analysis.tables.scope import Scope, conditions, of_statements

CLAIMS = {
    "claim": TEXT,
    "status": TEXT,
    "articles": INT,
    "outlets": INT,
    "copies": INT,
    "is_exact": BOOL,
    "origins": TEXT,
    "origin_kinds": TEXT,
    "sentence": TEXT,
}


ORIGINS = {"claim": TEXT, "origin": TEXT, "kind": TEXT, "articles": INT}


def claims_table(store: Store, scope: Scope) -> pd.DataFrame:
    """The claims that something in the scope is said about, as the whole collection has them.

    * status: "denied", "confirmed", "contested" (both) or "unanswered": what was said, never what
      is true.
    * articles, outlets, copies: how many state it, the outlets as far as they are known, copies of
      one another among the articles.
    * origins and origin_kinds: on whom it rests and of what kind each is, joined by "; "; is_exact:
      whether there can be no more of them. sentence: all of that in words.

    A denial of something that no article states has no row, nor has what is not compared yet.
    """
    found = _claims(store, scope)
    rows = [(*row[:6], _part(row.origins, 0), _part(row.origins, 1), row.sentence) for row in found]
    return make_frame(rows, CLAIMS)


def origins_table(store: Store, scope: Scope) -> pd.DataFrame:
    """One row an origin of those claims: whom they rest on, and how many articles do."""
    rows = [
        (row.id, origin, kind, len(articles))
        for row in _claims(store, scope)
        for origin, kind, articles in row.origins
    ]
    return make_frame(rows, ORIGINS)


def _claims(store: Store, scope: Scope) -> Sequence[Row[Any]]:
    of_scope = (
        select(statement.c.claim)
        .select_from(article.join(statement))
        .where(*conditions(scope), *of_statements(scope))
    )
    counted = (claim.c.articles, claim.c.outlets, claim.c.copies, claim.c.is_exact)
    wanted = select(claim.c.id, claim.c.status, *counted, claim.c.origins, claim.c.sentence)
    return store.read(wanted.where(claim.c.id.in_(of_scope)).order_by(claim.c.id))


def _part(origins: Iterable[Any], number: int) -> str:
    return "; ".join(dict.fromkeys(origin[number] for origin in origins))
