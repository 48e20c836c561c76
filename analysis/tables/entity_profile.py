"""What is known of entities: when they are seen, and under which names and words."""

import json
from typing import Any

import pandas as pd
from sqlalchemy import Text, and_, distinct, func, literal, select, type_coerce

from analysis.models import Span
from analysis.store import Store
from analysis.store.columns import Words
from analysis.store.folding import fold_text
from analysis.store.schema import appearance, article, entity, identity, mention, name
from analysis.store.schema.exhibits import whole_namesakes
from analysis.store.whole import keeps_whole
from analysis.tables.frame import DAY, INT, TEXT, ask
from analysis.tables.scope import Scope, conditions

IDENTITIES = {"identity": INT, "entity": TEXT, "type": TEXT, "before": INT}
SEEN = {"first": DAY, "last": DAY, "articles": INT, "undated": INT, "outlets": INT}
WORDS = {
    **{"name": TEXT, "type": TEXT, "kind": TEXT, "words": TEXT},
    **{"mentions": INT, "articles": INT},
}


def identities_table(store: Store, scope: Scope) -> pd.DataFrame:
    """Everybody in the scope's collection, whatever else the scope leaves out, hidden ones too.

    before: how many older ones of the same name and type are not in the table, because an exhibit
    does not show them.
    """
    is_its = whole_namesakes.c.identity_id == identity.c.id
    rows, before = (
        (identity.outerjoin(whole_namesakes, is_its), func.coalesce(whole_namesakes.c.before, 0))
        if keeps_whole(store)
        else (identity, literal(0))
    )
    wanted = select(identity.c.id, identity.c.name, identity.c.type, before).select_from(rows)
    of_collection = wanted.where(identity.c.collection_id == scope.collection)
    return ask(store, of_collection.order_by(identity.c.id), IDENTITIES)


def entity_seen(store: Store, scope: Scope, of: int) -> pd.DataFrame:
    """One row: first and last day of publication, and how many articles and known outlets.

    undated: how many of the articles have no date, so that one of them may be the first.
    """
    stands = (
        select(appearance.c.article_id)
        .select_from(appearance.join(name))
        .where(name.c.identity_id == of)
    )
    day, known = article.c.published, func.nullif(article.c.publisher, "", type_=Words())
    count = func.count(article.c.id)
    numbers = (count, count - func.count(day), func.count(distinct(known)))
    columns: tuple[Any, ...] = (func.min(day), func.max(day), *numbers)
    return ask(store, select(*columns).where(*conditions(scope), article.c.id.in_(stands)), SEEN)


def entity_words(store: Store, scope: Scope, of: int) -> pd.DataFrame:
    """One row for each of an identity's names, kinds of mention and wordings, most used first.

    name and type: as the analysis of an article gives them, before they were joined or corrected.
    """
    by = (name.c.name, name.c.type, mention.c.kind, mention.c.words)
    times = func.count()
    wanted = (
        select(*by, times, func.count(distinct(article.c.id)))
        .select_from(article.join(mention).join(name))
        .where(*conditions(scope), name.c.identity_id == of)
        .group_by(*by)
        .order_by(times.desc(), *by)
    )
    return ask(store, wanted, WORDS)


def find_identities(store: Store, scope: Scope, words: str) -> frozenset[int]:
    """Whose shown name, other names or short forms have the words in them.

    Capitals do not count, nor do accents, except in a short form that an article introduces.
    """
    asked = _folded(words)
    if not asked:
        return frozenset()
    shown, given = identity.c.name.label("shown"), name.c.name.label("given")
    names = select(identity.c.id, shown, given).select_from(name.join(identity))
    rows = store.read(names.where(name.c.collection_id == scope.collection))
    found = {row.id for row in rows if asked in _folded(row.shown) or asked in _folded(row.given)}
    return frozenset(found | _with_alias(store, scope, words))


_GAPS = str.maketrans({chr(code): " " for code in range(128) if not chr(code).isalnum()})


def _folded(words: str) -> str:
    if words.isascii():  # The same, and many times faster: a collection has 20,000 names.
        return " ".join(words.lower().translate(_GAPS).split())
    return fold_text(words, [Span(0, len(words))])


def _with_alias(store: Store, scope: Scope, words: str) -> set[int]:
    """Aliases are stored as a list in JSON: the words are looked for as they stand in there."""
    stored = type_coerce(entity.c.aliases, Text)
    has_it = stored.icontains(json.dumps(words.strip())[1:-1], autoescape=True)
    is_its = and_(
        name.c.collection_id == article.c.collection_id,
        name.c.name == entity.c.name,
        name.c.type == entity.c.type,
    )
    wanted = (
        select(name.c.identity_id)
        .distinct()
        .select_from(article.join(entity).join(name, is_its))
        .where(article.c.collection_id == scope.collection, has_it)
    )
    return {row[0] for row in store.read(wanted)}
