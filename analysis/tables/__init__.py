"""Tables for screens and notebooks: (store, scope) -> DataFrame, always with the same columns."""

from analysis.tables.articles import articles_table, blocks_table
from analysis.tables.attributions import attributions_table
from analysis.tables.chains import chains_table
from analysis.tables.cited import cited_table
from analysis.tables.mentions import entity_counts, mentions_table
from analysis.tables.scope import UNKNOWN_OUTLET, Scope
from analysis.tables.statements import statements_table

__all__ = [
    "UNKNOWN_OUTLET",
    "Scope",
    "articles_table",
    "attributions_table",
    "blocks_table",
    "chains_table",
    "cited_table",
    "entity_counts",
    "mentions_table",
    "statements_table",
]
