"""One row a mention of an entity, and how often each entity is mentioned."""

import pandas as pd
from sqlalchemy import and_, case, select

from analysis.store import Store
from analysis.store.schema import article, entity, mention
from analysis.tables.frame import DAY, INT, TEXT, ask
from analysis.tables.scope import ORIGIN, Scope, conditions

NAMED, DEMONYM = "named", "demonym"

MENTIONS = {
    "article": INT,
    "title": TEXT,
    "outlet": TEXT,
    "published": DAY,
    "entity": TEXT,
    "type": TEXT,
    "kind": TEXT,
    "words": TEXT,
    "start": INT,
    "end": INT,
}


def mentions_table(store: Store, scope: Scope) -> pd.DataFrame:
    """Every mention in the scope in reading order; kind tells "named" from "demonym"."""
    is_its = and_(
        entity.c.article_id == mention.c.article_id, entity.c.position == mention.c.entity
    )
    kind = case((mention.c.is_demonym, DEMONYM), else_=NAMED)
    place = (mention.c.words, mention.c.start, mention.c.end)
    wanted = (
        select(*ORIGIN, entity.c.name, entity.c.type, kind, *place)
        .select_from(article.join(mention).join(entity, is_its))
        .where(*conditions(scope))
        .order_by(mention.c.article_id, mention.c.start, mention.c.entity)
    )
    return ask(store, wanted, MENTIONS)


def entity_counts(mentions: pd.DataFrame) -> pd.DataFrame:
    """entity, type, mentions (named ones), demonyms, articles (with either), most first."""
    is_named = mentions["kind"] == NAMED
    counted = (
        mentions.assign(named=is_named.astype("int64"), demonym=(~is_named).astype("int64"))
        .groupby(["entity", "type"], as_index=False, sort=False)
        .agg(
            mentions=("named", "sum"), demonyms=("demonym", "sum"), articles=("article", "nunique")
        )
    )
    order = ["mentions", "demonyms", "entity", "type"]
    return counted.sort_values(order, ascending=[False, False, True, True], ignore_index=True)
