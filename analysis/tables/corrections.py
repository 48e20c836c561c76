"""What a person needs to see to put names right: suggestions, the log, an entity's parts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from sqlalchemy import Select, distinct, func, select

from analysis.corrections import Undo
from analysis.corrections.log import author_of
from analysis.corrections.wording import TypeWords, describe_log, is_undone, undos_of
from analysis.resolution import Name
from analysis.store import Store
from analysis.store.schema import appearance, article, identity, mention, name, suggestion
from analysis.tables.frame import DAY, FLOAT, INT, TEXT, Columns, ask
from analysis.tables.scope import outlet, title

SUGGESTIONS = {
    **{"suggestion": INT, "first": TEXT, "second": TEXT, "reason": TEXT, "rule": TEXT},
    **{"first_articles": INT, "second_articles": INT},
    **{"first_identity": INT, "second_identity": INT, "first_as": TEXT, "second_as": TEXT},
    **{"first_name": TEXT, "first_type": TEXT, "second_name": TEXT, "second_type": TEXT},
    "score": FLOAT,
}
LIKELY = 0.5
"""The score from which four suggestions in five were right, below it two: judged on 89 pairs of 234
news articles."""
LOG = ("key", "what", "author", "made", "state", "undos")
COUNTS, UNDONE, IS_UNDO = "counts", "undone", "undo"
"""States of an entry of the log."""
PARTS = {
    **{"name": TEXT, "type": TEXT, "split": TEXT, "kind": TEXT, "words": TEXT, "sha256": TEXT},
    **{"article": INT, "title": TEXT, "outlet": TEXT, "published": DAY, "mentions": INT},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Repairable:
    """An identity, and the name by which a correction may mean it."""

    identity: int
    collection: int
    name: str
    type: str
    is_hidden: bool
    key: Name | None
    """None where it has nothing but mentions that a split set apart from other names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How much would change."""

    mentions: int
    """By name, as the bars count them, or as a nationality or by pronoun."""
    articles: int


def suggestions_table(store: Store, collection: int) -> pd.DataFrame:
    """What nobody has decided yet, likeliest first.

    * first and second: as the two are shown now, of the types first_as and second_as. first_name
      and the like: the names that the suggestion is about. first_articles and second_articles:
      where either stands. score: 0 to 1, for the order, and see `LIKELY`.
    """
    names = (name.alias(), name.alias())
    shown = (identity.alias(), identity.alias())
    given = (column for one in names for column in (one.c.name, one.c.type))
    columns: list[Any] = [
        suggestion.c.id,
        *(one.c.name for one in shown),
        *(suggestion.c.reason, suggestion.c.rule),
        *(_articles_of(one.c.identity_id) for one in names),
        *(one.c.id for one in shown),
        *(one.c.type for one in shown),
        *given,
        suggestion.c.score,
    ]
    is_asked = (suggestion.c.collection_id == collection, suggestion.c.is_open)
    wanted: Select[Any] = select(*columns).where(*is_asked)
    for one, its, key in zip(
        names, shown, (suggestion.c.first_id, suggestion.c.second_id), strict=True
    ):
        wanted = wanted.join_from(suggestion, one, one.c.id == key)
        wanted = wanted.join(its, its.c.id == one.c.identity_id)
    return ask(store, wanted.order_by(suggestion.c.score.desc(), suggestion.c.id), SUGGESTIONS)


def corrections_table(store: Store, collection: int, type_words: TypeWords = str) -> pd.DataFrame:
    """The log, newest first: what was done, by whom and when.

    * state: "counts", "undone", or "undo" for an entry that takes another one back. undos: keys of
      the entries by which it is undone.
    """
    entries = store.corrections(collection)
    undone, undos = is_undone(entries), undos_of(entries)
    told = describe_log(entries, type_words)
    rows = [
        (
            entry.key,
            told[entry.key],
            author_of(entry),
            entry.made,
            _state(isinstance(entry.correction, Undo), undone.get(entry.key, False)),
            undos.get(entry.key, ()),
        )
        for entry in reversed(entries)
    ]
    return pd.DataFrame(rows, columns=list(LOG))


def find_repairable(store: Store, of: int) -> Repairable | None:
    """The identity with that id; None where it is gone, as after it was merged into another."""
    wanted: Select[Any] = select(identity).where(identity.c.id == of)
    rows = store.read(wanted)
    if not rows:
        return None
    row = rows[0]
    return Repairable(
        identity=of,
        collection=row.collection_id,
        name=row.name,
        type=row.type,
        is_hidden=row.is_hidden,
        key=find_keys(store, [of]).get(of),
    )


def find_keys(store: Store, identities: Sequence[int]) -> dict[int, Name]:
    """A name of each identity, by which a correction may mean it.

    Its founder's, else any that is wholly its own. What a split made is founded by the name that
    the split gave it.
    """
    plain = select(name.c.identity_id, name.c.name, name.c.type).where(
        name.c.split == "", name.c.identity_id.in_(identities)
    )
    founded = select(identity.c.id, identity.c.founder_name, identity.c.founder_type).where(
        identity.c.founder_split == "", identity.c.id.in_(identities)
    )
    ordered = plain.order_by(name.c.id.desc())
    found = (tuple(row) for row in (*store.read(ordered), *store.read(founded)))
    return {of: Name(given, kind) for of, given, kind in found}


def find_owner(store: Store, collection: int, of: Name) -> int | None:
    """The identity that a correction would mean by that name now; None where it is a new one."""
    is_it = (name.c.collection_id == collection, name.c.name == of.name, name.c.type == of.type)
    founded = (identity.c.founder_name == of.name, identity.c.founder_type == of.type)
    is_here = (identity.c.collection_id == collection, identity.c.founder_split == "")
    named: Select[Any] = select(name.c.identity_id).where(*is_it, name.c.split == "")
    made: Select[Any] = select(identity.c.id).where(*is_here, *founded)
    rows = [*store.read(named), *store.read(made)]
    return int(rows[0][0]) if rows else None


def reach_of(store: Store, identities: Sequence[int]) -> Reach:
    """The mentions of all of them, and the articles that they stand in."""
    counted = appearance.c
    times = func.sum(counted.mentions + counted.demonyms + counted.pronouns)
    wanted = (
        select(func.coalesce(times, 0), func.count(distinct(counted.article_id)))
        .select_from(appearance.join(name).join(article))
        .where(name.c.identity_id.in_(identities), article.c.deleted.is_(None))
    )
    mentions, articles = tuple(store.read(wanted)[0])
    return Reach(mentions=int(mentions), articles=articles)


def parts_table(store: Store, of: int) -> pd.DataFrame:
    """Every way in which an identity is mentioned: by name, wording and article.

    name and type: as the analysis of the article gives them. split: not empty where a split moved
    the mentions here. kind: "named", "demonym" or "pronoun".
    """
    by = (name.c.name, name.c.type, name.c.split, mention.c.kind, mention.c.words)
    where = (article.c.sha256, article.c.id, title, outlet, article.c.published)
    wanted = (
        select(*by, *where, func.count())
        .select_from(article.join(mention).join(name))
        .where(name.c.identity_id == of, article.c.deleted.is_(None))
        .group_by(*by, *where)
        .order_by(article.c.id, *by)
    )
    return ask(store, wanted, PARTS)


PASSAGES: Columns = {"article": INT, "start": INT, "end": INT}


def first_passages(store: Store, of: int, most: int) -> pd.DataFrame:
    """The first place by name of an identity in each of its first articles."""
    start = func.min(mention.c.start)
    wanted = (
        select(mention.c.article_id, start, func.min(mention.c.end))
        .select_from(article.join(mention).join(name))
        .where(name.c.identity_id == of, mention.c.kind != "pronoun", article.c.deleted.is_(None))
        .group_by(mention.c.article_id)
        .order_by(mention.c.article_id)
        .limit(most)
    )
    return ask(store, wanted, PASSAGES)


def _state(is_undo: bool, is_taken_back: bool) -> str:
    if is_undo:
        return IS_UNDO
    return UNDONE if is_taken_back else COUNTS


def _articles_of(of: Any) -> Any:
    """How many articles an identity stands in."""
    other = name.alias()
    return (
        select(func.count(distinct(appearance.c.article_id)))
        .select_from(appearance.join(other, other.c.id == appearance.c.name_id).join(article))
        .where(other.c.identity_id == of, article.c.deleted.is_(None))
        .scalar_subquery()
    )
