"""The tables of a spreadsheet: which there are, and what their columns are called."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass

import pandas as pd

from analysis.charts.claim_order import list_claims
from analysis.charts.claim_words import describe_claims, stance_of
from analysis.charts.theme import (
    CERTAINTY_WORDS,
    QUOTE_WORDS,
    SOURCE_KIND_WORDS,
    STANCE_WORDS,
    STATE_WORDS,
    type_words,
)
from analysis.export import columns
from analysis.export.columns import Columns
from analysis.export.reading import Tables
from analysis.languages import name_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One table, and what its columns are called."""

    name: str
    about: str
    columns: Columns
    rows: Callable[[Tables], pd.DataFrame]

    @property
    def headings(self) -> dict[Hashable, str]:
        """The heading of each column."""
        return {name: heading for name, (heading, _) in self.columns.items()}


def _articles(tables: Tables) -> pd.DataFrame:
    copies = tables.copies
    among = copies.groupby("first")["article"].transform("min")
    # An exhibit has a negative number for the first where it does not show it.
    known = copies["first"].where(copies["first"] > 0, among)
    firsts = dict(zip(copies["article"], known, strict=True))
    first = tables.articles["article"].map(firsts).astype("Int64")
    language = tables.articles["language"].map(name_of, na_action="ignore")
    state = tables.articles["state"].replace(STATE_WORDS)
    return tables.articles.assign(first=first, language=language, state=state)


def _entities(tables: Tables) -> pd.DataFrame:
    return tables.entities.assign(type=tables.entities["type"].map(type_words))


def _statements(tables: Tables) -> pd.DataFrame:
    told = tables.attributions
    return told.assign(
        kind=told["kind"].replace(SOURCE_KIND_WORDS),
        origin_kind=told["origin_kind"].replace(SOURCE_KIND_WORDS),
        stance=told["stance"].replace(STANCE_WORDS),
        quote=told["quote"].replace(QUOTE_WORDS),
        certainty=told["certainty"].replace(CERTAINTY_WORDS),
    )


def _claims(tables: Tables) -> pd.DataFrame:
    described = describe_claims(tables.statements, tables.claims)
    return list_claims(tables.statements, described, tables.claims)


def _voices(tables: Tables) -> pd.DataFrame:
    told = tables.statements
    stance = told["role"].map(lambda role: STANCE_WORDS[stance_of(str(role))]).astype("str")
    return told.assign(stance=stance, kind=told["kind"].replace(SOURCE_KIND_WORDS))


def _denials(tables: Tables) -> pd.DataFrame:
    """Every denial beside the claim it answers, where an article of the scope states that."""
    found = _voices(tables)
    by_id = found.drop_duplicates("statement").set_index("statement")
    denials = found[found["role"] == "denial"]
    answered = by_id.reindex(denials["answers"])
    return denials.assign(claimed=answered["words"].array, claimant=answered["who"].array)


def _origins(tables: Tables) -> pd.DataFrame:
    words = _claims(tables).set_index("claim")["words"]
    kind = tables.origins["kind"].replace(SOURCE_KIND_WORDS)
    return tables.origins.assign(kind=kind, words=words.reindex(tables.origins["claim"]).array)


def _outlets(tables: Tables) -> pd.DataFrame:
    return tables.figures


def _corrections(tables: Tables) -> pd.DataFrame:
    made = pd.to_datetime(tables.corrections["made"]).dt.tz_localize(None)
    return tables.corrections.assign(made=made)


SHEETS = (
    Sheet(
        name="Articles",
        about="One row an article. Outlet and date are empty or unknown where it does not say.",
        columns=columns.ARTICLES,
        rows=_articles,
    ),
    Sheet(
        name="Entities",
        about="One row a person, organisation, place or other name, under the name it is shown by.",
        columns=columns.ENTITIES,
        rows=_entities,
    ),
    Sheet(
        name="Statements",
        about="One row for what somebody is reported to have said, with its source.",
        columns=columns.STATEMENTS,
        rows=_statements,
    ),
    Sheet(
        name="Claims",
        about="One row a claim. Status is what was answered in the whole collection, no verdict.",
        columns=columns.CLAIMS,
        rows=_claims,
    ),
    Sheet(
        name="Voices",
        about="One row for each statement of a claim and each answer to one.",
        columns=columns.VOICES,
        rows=_voices,
    ),
    Sheet(
        name="Denials",
        about="One row a denial, beside the claim that it answers where one was found.",
        columns=columns.DENIALS,
        rows=_denials,
    ),
    Sheet(
        name="Origins",
        about="One row for each origin of a claim: on whom it rests in the whole collection.",
        columns=columns.ORIGINS,
        rows=_origins,
    ),
    Sheet(
        name="Outlets",
        about="One row an outlet: counts of claims found in these articles, no verdict on it.",
        columns=columns.OUTLETS,
        rows=_outlets,
    ),
    Sheet(
        name="Corrections",
        about="The log of what people put right, newest first.",
        columns=columns.CORRECTIONS,
        rows=_corrections,
    ),
)


def filled_sheets(tables: Tables, *, with_corrections: bool) -> dict[str, pd.DataFrame]:
    """The rows of every sheet by its name; no corrections where they are not to be shown."""
    return {
        sheet.name: sheet.rows(tables)[list(sheet.columns)]
        for sheet in SHEETS
        if with_corrections or sheet.name != "Corrections"
    }
