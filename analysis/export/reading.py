"""Everything that an export shows, read once."""

from dataclasses import dataclass

import pandas as pd

from analysis.charts.theme import type_words
from analysis.export.claims import tell_once
from analysis.export.unfinished import Unfinished, find_unfinished
from analysis.export.wanted import Wanted
from analysis.store import State
from analysis.tables import (
    analysis_versions,
    articles_table,
    attributions_table,
    claims_table,
    copies_table,
    coverage_table,
    entity_counts,
    firsts_table,
    origins_table,
    outlet_claims,
    outlet_figures,
    statements_table,
)
from analysis.tables.corrections import corrections_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """The tables of `analysis.tables` for one export.

    Entities and attributions count articles that share their text once, unless each is asked for;
    the others have them all, as on the screens.
    """

    articles: pd.DataFrame
    entities: pd.DataFrame
    attributions: pd.DataFrame
    statements: pd.DataFrame
    """Everything said about claims, denied or not. This and the next two are as `Told` has them."""
    claims: pd.DataFrame
    origins: pd.DataFrame
    copies: pd.DataFrame
    coverage: pd.DataFrame
    carried: pd.DataFrame
    figures: pd.DataFrame
    corrections: pd.DataFrame
    versions: tuple[str, ...]
    """Of the analyses that the articles have."""
    unfinished: Unfinished
    """What was still to be done before any of this was read."""
    counted_once: frozenset[int]
    """The articles in which names and statements are counted: of those that share a text, one."""

    @property
    def done(self) -> pd.DataFrame:
        """The articles that were analysed."""
        return self.articles[self.articles["state"] == State.DONE]

    @property
    def left_out(self) -> int:
        """How many articles share their text with one that is counted."""
        return len(self.articles) - len(self.counted_once)

    @property
    def denials(self) -> pd.DataFrame:
        """The statements that deny something."""
        return self.statements[self.statements["role"] == "denial"]


def read_tables(wanted: Wanted) -> Tables:
    """The tables of the export's scope."""
    store, scope = wanted.store, wanted.scope
    unfinished = find_unfinished(store, scope.collection)
    articles = articles_table(store, scope)
    return Tables(
        unfinished=unfinished,
        articles=articles,
        entities=entity_counts(store, wanted.counted),
        attributions=attributions_table(store, wanted.counted),
        copies=copies_table(store, scope),
        corrections=_corrections(wanted),
        versions=analysis_versions(store, scope),
        counted_once=frozenset(articles_table(store, wanted.counted)["article"]),
        **_claims(wanted, articles),
    )


def _claims(wanted: Wanted, articles: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """What is said about claims, and what each outlet carried of it."""
    store, scope = wanted.store, wanted.scope
    told, claims = statements_table(store, scope, all=True), claims_table(store, scope)
    firsts = firsts_table(store, scope)
    carried = outlet_claims(told, claims, attributions_table(store, scope), firsts=firsts)
    once = tell_once(told, claims, origins_table(store, scope))
    return {
        "statements": once.statements,
        "claims": once.claims,
        "origins": once.origins,
        "coverage": coverage_table(told, claims, firsts),
        "carried": carried,
        "figures": outlet_figures(carried, articles[articles["state"] == State.DONE]),
    }


def _corrections(wanted: Wanted) -> pd.DataFrame:
    found = corrections_table(wanted.store, wanted.collection.id, type_words)
    return found if wanted.with_corrections else found.head(0)
