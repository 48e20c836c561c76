"""One row an entity of the collection: how often it is named, where, and how often it speaks."""

import pandas as pd
from sqlalchemy import distinct, func, select

from analysis.store import Store
from analysis.store.schema import appearance, article, identity, name
from analysis.tables.frame import BOOL, INT, TEXT, ask
from analysis.tables.scope import Scope, conditions

ENTITIES = {
    "identity": INT,
    "entity": TEXT,
    "type": TEXT,
    "mentions": INT,
    "demonyms": INT,
    "pronouns": INT,
    "spoken": INT,
    "articles": INT,
    "hidden": BOOL,
    "corrected": BOOL,
}


def entity_counts(store: Store, scope: Scope, *, hidden: bool = False) -> pd.DataFrame:
    """Who and what is named in the scope, most mentions by name first.

    * mentions, demonyms, pronouns: mentions by name, as a nationality or people, as "he" or "she".
      spoken: statements of which it is the source. articles: how many have any mention.
    * hidden: left out unless `hidden` asks for it. corrected: somebody corrected name, type or
      which names belong to it.
    """
    counted = appearance.c
    sums = (counted.mentions, counted.demonyms, counted.pronouns, counted.spoken)
    wanted = (
        select(
            identity.c.id,
            identity.c.name,
            identity.c.type,
            *(func.sum(one).label(one.name) for one in sums),
            func.count(distinct(counted.article_id)),
            identity.c.is_hidden,
            identity.c.is_corrected,
        )
        .select_from(article.join(appearance).join(name).join(identity))
        .where(*conditions(scope))
        .group_by(*identity.c)
        .order_by(
            func.sum(counted.mentions).desc(),
            func.sum(counted.demonyms).desc(),
            identity.c.name,
            identity.c.type,
            identity.c.id,
        )
    )
    return ask(store, wanted if hidden else wanted.where(identity.c.is_hidden.is_(False)), ENTITIES)
