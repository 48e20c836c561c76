"""One row an attribution: who said what through whom."""

from typing import Any

import pandas as pd
from sqlalchemy import Select, func, select

from analysis.store import Store
from analysis.store.columns import Words
from analysis.store.schema import article, attribution
from analysis.store.schema.exhibits import whole_spelling
from analysis.store.whole import keeps_whole
from analysis.tables.frame import BOOL, DAY, FLOAT, INT, TEXT, ask
from analysis.tables.naming import names_shown, renamed, shown_for, with_identity
from analysis.tables.passing import with_passing
from analysis.tables.scope import ORIGIN, Scope, conditions, of_attributions

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
    "certainty": TEXT,
    "anonymity": TEXT,
    "chain": TEXT,
    "origin": TEXT,
    "origin_kind": TEXT,
    "relay": TEXT,
    "relay_kind": TEXT,
    "relay_is_named": BOOL,
    "order": TEXT,
    "said_on": DAY,
    "confidence": FLOAT,
    "start": INT,
    "end": INT,
}


def attributions_table(store: Store, scope: Scope) -> pd.DataFrame:
    """Every attribution in the scope, article by article in the analysis' order.

    * source: the name after resolution and corrections, else the source's words, else "Nobody
      named". attribution: the index in the analysis. start and end: the stretch that shows source,
      cue and content.
    * hedges: joined by "; ", empty where there is none. certainty: "stated", "claimed" or "hedged".
      anonymity: why the source is not named, in the article's words, empty where it is not told.
    * relay: who passed the statement on, of several the outlet nearest to the origin; empty where
      nobody did. hand and shared: see `with_passing`.
    * order: "earlier", "later" or missing.
    """
    found = attribution.c
    said = (found.cue_words, found.content_words, found.quote, found.stance)
    held = (found.hedge_words, found.certainty, found.anonymity_words)
    through = (found.chain_words, found.origin, found.origin_kind)
    relay = (found.relay, found.relay_kind, found.relay_is_named)
    placed = (found.said_order, found.said_date, found.confidence, found.start, found.end)
    who = shown_for(found.source_name, found.who)
    source = (found.position, who, found.source_words, found.source_kind)
    every = select(*ORIGIN, *source, *said, *held, *through, *relay, *placed)
    wanted = (
        with_identity(every.select_from(article.join(attribution)))
        .where(*conditions(scope), *of_attributions(scope))
        .order_by(found.article_id, found.position)
    )
    frame = renamed(
        ask(store, wanted, ATTRIBUTIONS), names_shown(store, scope), ("chain", "origin", "relay")
    )
    return with_passing(frame, _outlets(store, scope))


def outlets_query(collection: int) -> Select[Any]:
    """The names of a collection's outlets, each once."""
    name = func.nullif(article.c.publisher, "", type_=Words())
    return select(name).distinct().where(*conditions(Scope(collection)), name.is_not(None))


def _outlets(store: Store, scope: Scope) -> list[str]:
    """The outlets of the whole collection: a narrower scope spells no name in another way.

    Of two spellings the last counts. An exhibit has kept which one does.
    """
    names = sorted(row[0] for row in store.read(outlets_query(scope.collection)))
    if keeps_whole(store):
        names += [row[0] for row in store.read(select(whole_spelling.c.outlet))]
    return names
