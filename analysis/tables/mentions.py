"""One row a mention of an entity."""

from collections.abc import Sequence

import pandas as pd
from sqlalchemy import select

from analysis.store import Store
from analysis.store.schema import article, identity, mention, name
from analysis.tables.frame import DAY, INT, TEXT, ask
from analysis.tables.scope import ORIGIN, Scope, conditions

MENTIONS = {
    "article": INT,
    "title": TEXT,
    "outlet": TEXT,
    "published": DAY,
    "identity": INT,
    "entity": TEXT,
    "type": TEXT,
    "kind": TEXT,
    "words": TEXT,
    "start": INT,
    "end": INT,
}


def mentions_table(
    store: Store, scope: Scope, identities: Sequence[int] | None = None
) -> pd.DataFrame:
    """Every mention in the scope in reading order, or those of some identities.

    * identity: who is meant, across the collection and after every correction; entity and type are
      the ones it is shown under. kind: "named", "demonym" or "pronoun".

    Mentions of who was hidden are left out unless they are asked for by `identities`.
    """
    place = (mention.c.kind, mention.c.words, mention.c.start, mention.c.end)
    if identities is None:
        is_asked = identity.c.is_hidden.is_(False)
    else:
        is_asked = identity.c.id.in_(identities)
    wanted = (
        select(*ORIGIN, identity.c.id, identity.c.name, identity.c.type, *place)
        .select_from(article.join(mention).join(name).join(identity))
        .where(*conditions(scope), is_asked)
        .order_by(mention.c.article_id, mention.c.start, mention.c.entity)
    )
    return ask(store, wanted, MENTIONS)
