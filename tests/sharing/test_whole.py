"""What an exhibit keeps of the whole collection names nothing that it does not show."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
from sqlalchemy import Column, inspect, select

from analysis.sharing import open_exhibit, write_exhibit
from analysis.store import Store
from analysis.store.schema import attribution, identity, metadata, statement
from analysis.store.schema.exhibits import (
    exhibit_metadata,
    whole_claim,
    whole_copies,
    whole_likeness,
    whole_spelling,
    whole_undated,
)
from analysis.store.whole import lacks_whole
from analysis.store.wording import ARROW, outlet_key
from analysis.tables import (
    Scope,
    articles_table,
    attributions_table,
    claims_table,
    copied_table,
    firsts_table,
    outlet_claims,
    outlet_figures,
    sharing_table,
    statements_table,
)
from analysis.tables.firsts import find_firsts
from analysis.tables.undated import digests_of
from tests.attacks.asking import TABLES, ask_about
from tests.attacks.comparing import plain
from tests.sharing.parting import SCOPES


def test_firsts_are_those_of_the_whole_and_name_no_other_outlet(both) -> None:
    _, shown, _ = both
    firsts = firsts_table(shown, Scope(1))
    outlets = {"", *(name.lower() for name in articles_table(shown, Scope(1))["outlet"])}
    assert set(firsts["leader"]) <= {one.removeprefix("the ") for one in outlets}
    said = statements_table(shown, Scope(1), all=True)
    assert set(firsts["claim"]) <= set(said["claim"])


def test_what_is_kept_of_the_whole_names_nothing_that_is_not_shown(both) -> None:
    _, shown, scope = both
    articles, claims = set(shown.articles_of(1)), set(_column(shown, statement.c.claim))
    named = {outlet_key(name) for name in _names_in(shown)}
    assert set(_column(shown, whole_claim.c.claim)) <= claims
    for column in (whole_copies.c.article_id, whole_likeness.c.article_id, whole_likeness.c.other):
        assert set(_column(shown, column)) <= articles | {None}
    assert {outlet_key(name) for name in _column(shown, whole_spelling.c.outlet)} <= named
    assert set(_column(shown, whole_undated.c.scope)) <= digests_of(scope)
    told = statements_table(shown, Scope(1), all=True)
    last = told.groupby("claim")["published"].max() + pd.Timedelta(days=1)
    firsts = firsts_table(shown, Scope(1)).set_index("claim")
    assert not (firsts["second"] > last.reindex(firsts.index)).any()


def _column(store: Store, column: Column) -> list:
    return [row[0] for row in store.read(select(column))]


def _names_in(store: Store) -> Iterator[str]:
    said = attribution.c
    for column in (said.who, said.origin, said.relay, said.chain_words, identity.c.name):
        for words in _column(store, column):
            yield from (words or "").split(ARROW)


def test_an_exhibit_from_before_tells_of_its_own_articles(parts: Store, tmp_path: Path) -> None:
    scope = SCOPES["one outlet"]
    write_exhibit(parts, scope, tmp_path / "e.db")
    with sqlite3.connect(tmp_path / "e.db") as connection:
        for table in exhibit_metadata.sorted_tables:
            connection.execute(f"DROP TABLE {table.name}")
    old = open_exhibit(tmp_path / "e.db")
    assert lacks_whole(old)
    assert not lacks_whole(parts)
    for ask in TABLES.values():
        ask(old, ask_about(old, Scope(1)))
    own = find_firsts(statements_table(old, Scope(1), all=True))
    assert plain(firsts_table(old, Scope(1))) == plain(own)


def test_only_exhibits_have_these_tables(parts: Store) -> None:
    assert not set(inspect(parts.engine).get_table_names()) & set(exhibit_metadata.tables)
    assert not set(metadata.tables) & set(exhibit_metadata.tables)


def test_excerpts_have_the_same_numbers(parts: Store, tmp_path: Path) -> None:
    """How much of a text two articles share is told of the texts, not of what is left of them."""
    write_exhibit(parts, Scope(1), tmp_path / "e.db", excerpt_words=5)
    shown, whole = open_exhibit(tmp_path / "e.db"), Scope(1)
    for one in shown.articles_of(1):
        here, there = (sharing_table(store, one) for store in (shown, parts))
        assert plain(here.drop(columns="title")) == plain(there.drop(columns="title"))
    assert plain(copied_table(shown, whole)) == plain(copied_table(parts, whole))
    passed = attributions_table(parts, whole)[["relay", "origin_kind", "hand", "shared"]]
    assert attributions_table(shown, whole)[passed.columns].equals(passed)
    figures = [
        outlet_figures(
            outlet_claims(
                statements_table(store, whole, all=True),
                claims_table(store, whole),
                attributions_table(store, whole),
                firsts=firsts_table(store, whole),
            ),
            articles_table(store, whole),
        )
        for store in (shown, parts)
    ]
    assert plain(figures[0]) == plain(figures[1])
