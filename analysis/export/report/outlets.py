"""The outlets section: what each carried, and on whom it rests."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.charts.theme import NAMED_KINDS
from analysis.export.report.behind import Count, Ref
from analysis.export.report.context import Context
from analysis.store.wording import outlet_key
from analysis.tables.outlets import Carried

COLUMNS = {
    "articles": "Articles",
    "statements": "Statements",
    "named": "of a named origin",
    "claims": "Claims carried",
    "denied": "Denied by somebody",
    "with_denial": "with the denial",
    "alone": "without it",
    "anonymous": "Claims of anonymous origin only",
}
"""What is counted of each outlet, and what it is called above the table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """One outlet with its numbers, in the order of `COLUMNS`."""

    name: str
    counts: tuple[Count, ...]


def list_outlets(
    context: Context, numbered: pd.DataFrame, refs: Mapping[str, Ref]
) -> tuple[Outlet, ...]:
    """The outlets, the one with most articles first.

    `numbered` are the statements as they are listed, `refs` the places of the claims.
    """
    return tuple(
        _outlet(context, str(name), numbered, refs) for name in context.tables.figures["outlet"]
    )


def _outlet(context: Context, name: str, numbered: pd.DataFrame, refs: Mapping[str, Ref]) -> Outlet:
    found = {**_told(context, name, numbered), **_carried(context, name, refs)}
    return Outlet(name=name, counts=tuple(found[column] for column in COLUMNS))


def _told(context: Context, name: str, numbered: pd.DataFrame) -> dict[str, Count]:
    done = context.tables.done
    own = done.loc[_is_of(done["outlet"], name), "article"]
    told = numbered[_is_of(numbered["outlet"], name)]
    of_named = told[told["origin_kind"].isin(NAMED_KINDS)]
    articles = (context.article_ref(int(article)) for article in own)
    return {
        "articles": context.behind.count(f"{name}: articles", articles),
        "statements": _statements(context, f"{name}: statements", told),
        "named": _statements(context, f"{name}: statements of a named origin", of_named),
    }


def _statements(context: Context, title: str, rows: pd.DataFrame) -> Count:
    return context.behind.count_statements(title, rows["number"])


def _carried(context: Context, name: str, refs: Mapping[str, Ref]) -> dict[str, Count]:
    rows = context.tables.carried
    own = rows[_is_of(rows["outlet"], name)]
    parts = {
        "claims": own,
        "denied": own[own["is_denied"]],
        "with_denial": own[own["with_denial"]],
        "alone": own[own["carried"] == Carried.CLAIM_ALONE],
        "anonymous": own[own["anonymous"]],
    }
    found = {
        column: [refs[claim] for claim in part["claim"] if claim in refs]
        for column, part in parts.items()
    }
    return {
        column: context.behind.count(f"{name}: {_TITLES[column]}", links)
        for column, links in found.items()
    }


_TITLES = {
    "claims": "claims carried",
    "denied": "carried claims that somebody denies",
    "with_denial": "denied claims carried with the denial",
    "alone": "denied claims carried without the denial",
    "anonymous": "carried claims of anonymous origin only",
}


def _is_of(outlets: "pd.Series[str]", name: str) -> "pd.Series[bool]":
    keys = {outlet: outlet_key(outlet) for outlet in outlets.unique()}
    return outlets.map(keys) == outlet_key(name)
