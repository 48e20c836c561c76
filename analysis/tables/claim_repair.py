"""What a person needs to see to put claims right: what a correction means, and other claims."""

import math
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Any

import pandas as pd
from sqlalchemy import Select, and_, func, select

from analysis import words
from analysis.corrections import Said
from analysis.origins.stems import stem
from analysis.resolution.folding import words_of
from analysis.store import Store
from analysis.store.queue import batched
from analysis.store.schema import article, grouped, statement
from analysis.tables.scope import Scope
from analysis.tables.statements import statements_table

CLAIMING = ("claim", "asserts", "confirms")
"""Roles of statements that make or repeat a claim."""
NEAR = 0.25
"""How much more alike a claim of the same article counts: denials mostly answer what is told beside
them, often without repeating a word of it."""
_SHOWN = ("claim", "words", "who", "kind", "article", "title", "outlet", "published", "when")


def find_said(store: Store, statements: Sequence[str]) -> dict[str, Said]:
    """How a correction means each of these statements and denials; none for those that are gone."""
    wanted: Select[Any] = (
        select(statement.c.statement, article.c.sha256, statement.c.words, statement.c.start)
        .select_from(article.join(statement))
        .where(article.c.deleted.is_(None))
    )
    rows = (
        tuple(row)
        for some in batched(statements)
        for row in store.read(wanted.where(_is_one_of(some)))
    )
    return {of: Said(article=file, words=told, start=start) for of, file, told, start in rows}


def find_claim(store: Store, of: str) -> str | None:
    """The claim that a statement or a denial belongs to now; None where none is shown."""
    wanted = (
        select(statement.c.claim)
        .select_from(article.join(statement))
        .where(_is_one_of([of]), article.c.deleted.is_(None), statement.c.role != "not_denial")
    )
    rows = store.read(wanted)
    return str(rows[0].claim) if rows else None


def is_shown(store: Store, claim: str) -> bool:
    """Whether anything is shown under that claim."""
    return _count(store, claim, statement.c.role != "not_denial") > 0


def count_claiming(store: Store, claim: str) -> int:
    """How many statements of the whole collection make or repeat a claim; denials are none."""
    return _count(store, claim, statement.c.role.in_(CLAIMING))


def claims_to_choose(store: Store, collection: int) -> pd.DataFrame:
    """The claims that a denial can be linked to or a statement joined with, one row each.

    Every row is the first statement of a claim, with the claim's id. denials: how many answer it.
    told: the words, people and outlets of all its statements, for a search. Statements that are not
    compared with others yet are left out.
    """
    every = statements_table(store, Scope(collection=collection), all=True)
    denials = every[every["role"] == "denial"].groupby("claim").size()
    is_known = every["statement"].isin(_compared(store, collection))
    stating = every[is_known & every["role"].isin(CLAIMING)]
    told = (stating["words"] + " " + stating["who"] + " " + stating["outlet"]).groupby(
        stating["claim"]
    )
    firsts = stating.drop_duplicates("claim")
    found = firsts[["statement", *_SHOWN, "start"]].reset_index(drop=True)
    return found.assign(
        denials=found["claim"].map(denials).fillna(0).astype("int64"),
        told=found["claim"].map(told.agg(" ".join)).astype("str"),
    )


def nearest_first(claims: pd.DataFrame, *, said: str, article: int, start: int) -> pd.DataFrame:
    """The rows of `claims_to_choose`, those first that share most telling words with what is meant.

    Rare words count more, so names and figures do. Among the others, what stands nearest before or
    after it in the same article comes first.
    """
    others = [_telling(one) for one in claims["words"]]
    shared = _likeness(_telling(said), others)
    is_here = claims["article"] == article
    distance = (claims["start"] - start).abs().where(is_here, other=math.inf)
    likeness = pd.Series(shared, index=claims.index, dtype="float64") + NEAR * is_here
    order = claims.assign(likeness=likeness, distance=distance).sort_values(
        ["likeness", "distance"], ascending=[False, True], kind="stable"
    )
    return order.drop(columns=["likeness", "distance"]).reset_index(drop=True)


def _likeness(asked: frozenset[str], others: Sequence[frozenset[str]]) -> list[float]:
    """What the words of each share with those that are asked, 0 to 1."""
    counts = Counter(word for other in others for word in other)

    def weigh(some: frozenset[str]) -> float:
        return sum(math.log1p(len(others) / counts[word]) if counts[word] else 1.0 for word in some)

    whole = weigh(asked)
    return [2 * weigh(asked & other) / ((whole + weigh(other)) or 1.0) for other in others]


def _telling(said: str) -> frozenset[str]:
    """Stems of the words that tell what is said from anything else."""
    return frozenset(stem(word) for word in words_of(said) if word not in _empty())


@cache
def _empty() -> frozenset[str]:
    return frozenset(words.load("origins")["stop"].split())


def _compared(store: Store, collection: int) -> frozenset[str]:
    its = and_(
        grouped.c.sort == "claims",
        grouped.c.article_id == statement.c.article_id,
        grouped.c.position == statement.c.place,
    )
    wanted = (
        select(statement.c.statement)
        .select_from(article.join(statement).join(grouped, its))
        .where(article.c.collection_id == collection, statement.c.role.in_(CLAIMING))
    )
    return frozenset(row.statement for row in store.read(wanted))


def _count(store: Store, claim: str, is_it: Any) -> int:
    wanted = (
        select(func.count())
        .select_from(article.join(statement))
        .where(statement.c.claim == claim, article.c.deleted.is_(None), is_it)
    )
    return int(store.read(wanted)[0][0])


def _is_one_of(statements: Sequence[str]) -> Any:
    return statement.c.statement.in_(statements)
