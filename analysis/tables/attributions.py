"""One row an attribution: who said what through whom."""

import pandas as pd
from sqlalchemy import select

from analysis.store import Store
from analysis.store.schema import article, attribution
from analysis.tables.frame import DAY, FLOAT, INT, TEXT, ask
from analysis.tables.scope import ORIGIN, Scope, conditions

ATTRIBUTIONS = {
    "article": INT,
    "title": TEXT,
    "outlet": TEXT,
    "published": DAY,
    "attribution": INT,
    "source": TEXT,
    "source_words": TEXT,
    "kind": TEXT,
    "cue": TEXT,
    "content": TEXT,
    "quote": TEXT,
    "stance": TEXT,
    "hedges": TEXT,
    "chain": TEXT,
    "origin": TEXT,
    "origin_kind": TEXT,
    "order": TEXT,
    "said_on": DAY,
    "confidence": FLOAT,
    "start": INT,
    "end": INT,
}


def attributions_table(store: Store, scope: Scope) -> pd.DataFrame:
    """Every attribution in the scope, article by article in the analysis' order.

    source: the canonical name, else the source's words, else "Nobody named". attribution: the
    index in the analysis. hedges: joined by "; ", empty where there is none. order: "earlier",
    "later" or missing. start and end: the stretch that shows source, cue and content.
    """
    found = attribution.c
    said = (found.cue_words, found.content_words, found.quote, found.stance, found.hedge_words)
    through = (found.chain_words, found.origin, found.origin_kind)
    placed = (found.said_order, found.said_date, found.confidence, found.start, found.end)
    source = (found.position, found.who, found.source_words, found.source_kind)
    wanted = (
        select(*ORIGIN, *source, *said, *through, *placed)
        .select_from(article.join(attribution))
        .where(*conditions(scope))
        .order_by(found.article_id, found.position)
    )
    return ask(store, wanted, ATTRIBUTIONS)
