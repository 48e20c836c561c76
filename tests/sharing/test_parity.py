"""Whoever opens a link sees the sender's numbers, also those that the whole collection gives."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pandas as pd
import pytest

from analysis.export import Wanted
from analysis.export.document import write_document
from analysis.export.reading import read_tables
from analysis.export.sheets import filled_sheets
from analysis.store import Store
from analysis.tables import (
    Scope,
    articles_table,
    attributions_table,
    chains_table,
    cited_table,
    claims_table,
    count_found,
    coverage_table,
    firsts_table,
    outlet_claims,
    outlet_figures,
    search_articles,
    search_quotes,
    statements_table,
)
from analysis.tables.copies import NOT_SHOWN
from analysis.tables.entity_profile import identities_table
from pages.shared.entity.tables import make_labels
from tests.attacks.asking import TABLES, Asked, ask_about
from tests.attacks.comparing import plain
from tests.sharing.naming_apart import NOTHING, Apart, find_apart
from tests.sharing.part_of import LANTERN
from tests.sharing.parting import SCOPES

OF_EDITORS = frozenset(
    (
        *("suggestions_table", "corrections_table", "claims_to_choose", "find_said", "find_claim"),
        *("is_shown", "count_claiming", "find_repairable", "find_keys", "reach_of"),
        *("parts_table", "first_passages"),
    )
)
"""What is asked only where somebody puts something right, which no visitor can."""
PARTLY = frozenset(
    (
        *("claims_table", "origins_table", "sharing_table", "copied_table", "firsts_table"),
        *("identities_table", "find_identities", "search_articles", "search_quotes"),
        "count_found",
    )
)
"""Tables with names that are hidden, or rows of what is not shown: see the tests of their own."""
MOMENT = datetime(2026, 2, 3, tzinfo=UTC)
BY_CLAIM = frozenset({"claims_table", "origins_table", "coverage", "carried", "Claims", "Origins"})
"""In the order of claims' ids, of which those are others that name a hidden article."""
ELSEWHERE = ["origins", "sentence", "origin"]
"""Columns with words of origins, of which those that only hidden articles have are not told."""


def rows_of(called: str, answer: object) -> object:
    """An answer as it is compared: in its order, where that is not the one of claims' ids."""
    columns_and_rows = plain(answer)
    if called in BY_CLAIM:
        columns, rows = columns_and_rows
        return [columns, sorted(rows)]
    return columns_and_rows


def asked(shown: Store, scope: Scope) -> Asked:
    """Questions about what a visitor sees, in the scope that was shared."""
    return replace(ask_about(shown, Scope(1)), scope=scope)


@pytest.mark.parametrize("once", [True, False], ids=["each text once", "each copy"])
def test_every_table_of_a_screen_has_the_same_rows(both, once: bool) -> None:
    """Whether the visitor's sidebar names the scope as the sender's did, or names none."""
    full, shown, scope = both
    about = asked(shown, replace(scope, once=once))
    there, other = about, OF_EDITORS | PARTLY
    if scope.words:
        # It is asked with another search as well.
        other |= {"statements_table"}
    elif once:
        there, other = replace(about, scope=Scope(1, once=True)), other | {"count_undated"}
    apart = find_apart(full, shown)
    for called, ask in TABLES.items():
        if called not in other:
            assert plain(ask(shown, there)) == plain(apart.answer(ask(full, about))), called


def compared(store: Store, scope: Scope, apart: Apart = NOTHING) -> dict[str, object]:
    """What screens work out of several tables."""
    told, claims = statements_table(store, scope, all=True), claims_table(store, scope)
    passed, articles = attributions_table(store, scope), articles_table(store, scope)
    firsts = firsts_table(store, scope)
    carried = outlet_claims(told, claims, passed, firsts=firsts)
    found = {
        "statements": told,
        "coverage": coverage_table(told, claims, firsts),
        "carried": carried,
        "figures": outlet_figures(carried, articles),
        "chains": chains_table(passed),
        "cited": cited_table(passed, articles),
    }
    return {called: rows_of(called, apart.frame(rows)) for called, rows in found.items()}


def test_outlets_are_compared_with_those_that_are_not_shown(both) -> None:
    full, shown, scope = both
    assert compared(shown, scope) == compared(full, scope, find_apart(full, shown))


def test_who_narrows_a_link_further_sees_what_the_sender_would(both) -> None:
    full, shown, scope = both
    for further in (replace(scope, outlets=(LANTERN,)), replace(scope, since=date(2025, 5, 8))):
        if set(articles_table(full, further)["article"]) <= set(shown.articles_of(1)):
            apart = find_apart(full, shown)
            assert compared(shown, further) == compared(full, further, apart)


def test_the_parts_do_not_tell_it_by_themselves(parts: Store) -> None:
    """Else the tests above would say nothing."""
    scope = SCOPES["one outlet"]
    told, claims = statements_table(parts, scope, all=True), claims_table(parts, scope)
    own = coverage_table(told, claims)
    whole = coverage_table(told, claims, firsts_table(parts, scope))
    assert not own["denied_on"].equals(whole["denied_on"])
    passed = attributions_table(parts, scope)
    alone = outlet_claims(told, claims, passed)
    among = outlet_claims(told, claims, passed, firsts=firsts_table(parts, scope))
    assert among["delay"].notna().sum() > alone["delay"].notna().sum()
    assert among["is_first"].any()
    assert set(own["carried"]) != set(whole["carried"])


def test_of_tables_with_hidden_names_the_numbers_stay(both) -> None:
    full, shown, scope = both
    about = asked(shown, scope)
    for called in ("claims_table", "origins_table"):
        here, there = (TABLES[called](store, about) for store in (shown, full))
        columns, there = here.columns.difference(ELSEWHERE), find_apart(full, shown).frame(there)
        assert rows_of(called, here[columns]) == rows_of(called, there[columns]), called


def test_copies_that_are_not_shown_are_counted(both) -> None:
    full, shown, scope = both
    about = asked(shown, scope)
    its = set(shown.articles_of(1))
    here, there = (TABLES["copied_table"](store, about) for store in (shown, full))
    there = find_apart(full, shown).frame(there)
    assert plain(here) == plain(there[there["article"].isin(its)])
    for one in its:
        ours, theirs = (
            TABLES["sharing_table"](s, replace(about, articles=(one,)))[0] for s in (shown, full)
        )
        assert ours["share"].tolist() == theirs["share"].tolist()
        is_hidden = ~theirs["article"].isin(its)
        assert (ours["article"] == NOT_SHOWN).tolist() == is_hidden.tolist()
        assert set(ours.loc[is_hidden, "title"]) <= {""}
        assert plain(ours[~is_hidden]) == plain(theirs[~is_hidden])


@pytest.mark.parametrize("once", [True, False], ids=["each text once", "each copy"])
def test_a_search_finds_the_same_in_any_order(both, once: bool) -> None:
    full, shown, scope = both
    sought = replace(scope, once=once, words=scope.words or "crane OR pier")
    assert count_found(shown, sought) == count_found(full, sought)
    for search in (search_articles, search_quotes):
        here, there = (search(store, sought, 99).drop(columns="rank") for store in (shown, full))
        assert sorted(plain(here)[1]) == sorted(plain(there)[1])
    if scope.words:
        assert count_found(full, sought).articles


def test_who_is_called_like_somebody_hidden_keeps_the_number(both) -> None:
    full, shown, scope = both
    here, there = (identities_table(store, scope) for store in (shown, full))
    its = there["identity"].isin(here["identity"])
    assert plain(here.drop(columns="before")) == plain(there[its].drop(columns="before"))
    labels = make_labels(there)
    assert make_labels(here) == {one: labels[one] for one in here["identity"]}


def wanted(store: Store, scope: Scope) -> Wanted:
    return Wanted(
        store=store,
        collection=store.collections()[0],
        scope=scope,
        moment=MOMENT,
        with_corrections=False,
    )


def test_every_sheet_of_an_export_has_the_same_rows(both) -> None:
    full, shown, scope = both
    here, there = (
        filled_sheets(read_tables(wanted(store, scope)), with_corrections=False)
        for store in (shown, full)
    )
    assert here.keys() == there.keys()
    for sheet, rows in here.items():
        columns = rows.columns.difference(ELSEWHERE)
        others = find_apart(full, shown).frame(there[sheet])
        if sheet == "Articles":
            others = others.assign(first=first_of_these(others))
        assert rows_of(sheet, rows[columns]) == rows_of(sheet, others[columns]), sheet


def first_of_these(articles: pd.DataFrame) -> "pd.Series[int]":
    """The article whose text another shares; of those that are not shown, the first of the rest."""
    among = articles.groupby("first")["article"].transform("min")
    return articles["first"].mask(articles["first"] < 0, among)


def test_the_document_is_the_same_but_for_names_of_origins(both) -> None:
    full, shown, scope = both
    here, there = (
        json.loads("".join(write_document(wanted(store, scope)))) for store in (shown, full)
    )
    for document in (here, there):
        for claim in document["claims"]:
            for origin in claim["origins"]:
                origin.pop("name")
    there = find_apart(full, shown).answer(there)
    for document in (here, there):
        document["claims"].sort(key=lambda claim: claim["id"])
    assert here == there
