"""Tables for screens and notebooks: (store, scope) -> DataFrame, always with the same columns."""

from analysis.tables.articles import (
    analysis_versions,
    articles_table,
    blocks_table,
    notes_table,
)
from analysis.tables.attributions import attributions_table
from analysis.tables.chains import chains_table
from analysis.tables.cited import cited_table
from analysis.tables.claims import claims_table, origins_table
from analysis.tables.copies import copied_table, copies_table, sharing_table
from analysis.tables.entities import entity_counts
from analysis.tables.firsts import firsts_table
from analysis.tables.mentions import mentions_table
from analysis.tables.outlet_figures import outlet_claims, outlet_figures
from analysis.tables.outlets import Carried, coverage_table
from analysis.tables.scope import UNKNOWN_OUTLET, Scope
from analysis.tables.search import Counts, count_found, search_articles, search_quotes
from analysis.tables.spreadsheet import csv_name, to_csv
from analysis.tables.statements import statements_table

__all__ = [
    "UNKNOWN_OUTLET",
    "Carried",
    "Counts",
    "Scope",
    "analysis_versions",
    "articles_table",
    "attributions_table",
    "blocks_table",
    "chains_table",
    "cited_table",
    "claims_table",
    "copied_table",
    "copies_table",
    "count_found",
    "coverage_table",
    "csv_name",
    "entity_counts",
    "firsts_table",
    "mentions_table",
    "notes_table",
    "origins_table",
    "outlet_claims",
    "outlet_figures",
    "search_articles",
    "search_quotes",
    "sharing_table",
    "statements_table",
    "to_csv",
]
