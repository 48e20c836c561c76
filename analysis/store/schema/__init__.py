"""The tables, by what they hold."""

from analysis.store.schema.claims import answer, claim, grouped, outdated, report, shelf, told
from analysis.store.schema.deliveries import (
    delivery,
    delivery_data,
    delivery_item,
    table_columns,
)
from analysis.store.schema.findings import (
    appearance,
    article_words,
    attribution,
    attribution_words,
    block,
    denial,
    entity,
    link,
    mention,
    problem,
    statement,
    statement_words,
)
from analysis.store.schema.names import (
    correction,
    grouping,
    identity,
    name,
    suggestion,
    unsettled,
)
from analysis.store.schema.parts import metadata
from analysis.store.schema.sharing import (
    audit,
    ended_sign_in,
    membership,
    share,
    snapshot,
    view,
)
from analysis.store.schema.uploads import (
    article,
    article_text,
    collection,
    original,
    store_schema,
)

__all__ = [
    "ANALYSIS_TABLES",
    "CLAIM_TABLES",
    "NAME_TABLES",
    "SCHEMA_VERSION",
    "answer",
    "appearance",
    "article",
    "article_text",
    "article_words",
    "attribution",
    "attribution_words",
    "audit",
    "block",
    "claim",
    "collection",
    "correction",
    "delivery",
    "delivery_data",
    "delivery_item",
    "denial",
    "ended_sign_in",
    "entity",
    "grouped",
    "grouping",
    "identity",
    "link",
    "membership",
    "mention",
    "metadata",
    "name",
    "original",
    "outdated",
    "problem",
    "report",
    "share",
    "shelf",
    "snapshot",
    "statement",
    "statement_words",
    "store_schema",
    "suggestion",
    "table_columns",
    "told",
    "unsettled",
    "view",
]

SCHEMA_VERSION = 6
"""Raised with every change that an older program could not read."""

ANALYSIS_TABLES = (
    *(block, entity, mention, appearance, attribution, link, denial, statement, problem),
    *(article_words, attribution_words, statement_words),
)
"""What is replaced as a whole when an article is analysed again."""

NAME_TABLES = (suggestion, grouping, name, identity, unsettled)
"""What is worked out from the names in all articles of a collection and from its corrections."""

CLAIM_TABLES = (claim, shelf, answer, grouped, told, report, outdated)
"""What is worked out by comparing the articles of a collection with each other."""
