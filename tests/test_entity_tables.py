"""The tables of the Entities page, on the three small articles and on SQLite and PostgreSQL."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from analysis.corrections import Hide, Merge
from analysis.resolution import Name
from analysis.store import Store, open_store
from analysis.store.engine import connect
from analysis.tables import Scope, entity_counts
from analysis.tables.entity_company import entity_company, entity_pairs, shared_articles
from analysis.tables.entity_profile import (
    entity_seen,
    entity_words,
    find_identities,
    identities_table,
)
from analysis.tables.entity_sayings import entity_denials, said_about, said_by
from analysis.tables.entity_spread import entity_days, entity_outlets, entity_places
from tests.factory import fill, gazette_analysis
from tests.store.conftest import postgresql, url

__all__ = ["postgresql", "url"]

SCOPE = Scope(1)
EASTMERE, NORTHWIND, GAZETTE = "Eastmere", "Northwind Holdings", "Eastmere Gazette"
CALDER, REED = "Ines Calder", "Tomas Reed"


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    store = Store(connect(url))
    fill(store)
    store.settle()
    yield store
    store.engine.dispose()


@pytest.fixture
def small(tmp_path: Path) -> Store:
    store = open_store(f"sqlite:///{tmp_path / 'small.db'}")
    fill(store)
    store.settle()
    return store


def who(store: Store, name: str) -> int:
    everybody = identities_table(store, SCOPE).set_index("entity")["identity"]
    return int(everybody[name])


def test_days_have_one_row_without_a_date_for_undated_articles(store: Store) -> None:
    days = entity_days(store, SCOPE, [who(store, EASTMERE), who(store, REED)])
    dated = days[days["published"].notna()].set_index("published")
    assert dated["articles"].tolist() == [1, 1]
    assert dated.loc["2025-03-04", ["mentions", "demonyms", "pronouns"]].tolist() == [1, 1, 0]
    undated = days[days["published"].isna()]
    assert undated["identity"].tolist() == [who(store, REED)]


def test_outlets_and_places_count_the_same_mentions(store: Store) -> None:
    ids = [who(store, name) for name in (EASTMERE, NORTHWIND, REED)]
    outlets, places = entity_outlets(store, SCOPE, ids), entity_places(store, SCOPE, ids)
    for column in ("mentions", "demonyms"):
        by_outlet = outlets.groupby("identity")[column].sum()
        assert by_outlet.to_dict() == places.groupby("identity")[column].sum().to_dict()
    assert outlets.set_index("identity").loc[ids[2], "outlet"] == "Unknown outlet"


def test_merged_names_are_counted_once_in_an_article(store: Store) -> None:
    names = (Name(NORTHWIND, "ORG"),)
    store.correct(1, [Merge(names=names, into=Name(EASTMERE, "GPE"))], author="Ann")
    days = entity_days(store, SCOPE, [who(store, EASTMERE)])
    assert days["articles"].tolist() == [1, 1]
    assert days["mentions"].sum() == 5


def test_pairs_share_articles_and_none_is_with_itself(store: Store) -> None:
    ids = {name: who(store, name) for name in (EASTMERE, NORTHWIND, CALDER, REED)}
    pairs = entity_pairs(store, SCOPE, list(ids.values()))
    found = {frozenset(row[:2]): row[2] for row in pairs.itertuples(index=False)}
    assert found == {
        frozenset({ids[EASTMERE], ids[NORTHWIND]}): 2,
        frozenset({ids[EASTMERE], ids[CALDER]}): 1,
        frozenset({ids[NORTHWIND], ids[CALDER]}): 1,
    }
    assert pairs["articles"].tolist() == [2, 1, 1]


def test_company_is_the_same_count_for_one(store: Store) -> None:
    company = entity_company(store, SCOPE, who(store, CALDER)).set_index("entity")["articles"]
    assert company.to_dict() == {EASTMERE: 1, GAZETTE: 1, NORTHWIND: 1}
    assert entity_company(store, SCOPE, who(store, REED)).empty


def test_nobody_hidden_is_company(store: Store) -> None:
    store.correct(1, [Hide(of=Name(EASTMERE, "GPE"))], author="Ann")
    company = entity_company(store, SCOPE, who(store, CALDER))
    assert EASTMERE not in set(company["entity"])


def test_shared_articles_have_both(store: Store) -> None:
    both = shared_articles(store, SCOPE, who(store, EASTMERE), who(store, NORTHWIND))
    assert both["title"].tolist() == ["Mayor Denies Selling the Old Pier", "Town Sells Old Pier"]
    assert shared_articles(store, SCOPE, who(store, CALDER), who(store, REED)).empty


@pytest.mark.parametrize(
    ("name", "days", "numbers"),
    [
        (EASTMERE, ["2025-03-02", "2025-03-04"], [2, 0, 2]),
        (CALDER, ["2025-03-04", "2025-03-04"], [1, 0, 1]),
        (REED, [None, None], [1, 1, 0]),
    ],
)
def test_first_and_last_seen_tell_what_is_undated(
    small: Store, name: str, days: list[str | None], numbers: list[int]
) -> None:
    seen = entity_seen(small, SCOPE, who(small, name)).iloc[0]
    found = [None if pd.isna(seen[end]) else f"{seen[end]:%Y-%m-%d}" for end in ("first", "last")]
    assert found == days
    assert seen[["articles", "undated", "outlets"]].tolist() == numbers


def test_the_words_for_an_entity_with_their_numbers(store: Store) -> None:
    words = entity_words(store, SCOPE, who(store, EASTMERE))
    assert words[["kind", "words", "mentions"]].to_numpy().tolist() == [
        ["named", "Eastmere", 2],
        ["demonym", "Eastmerian", 1],
    ]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("calder", {CALDER}),
        ("CALD", {CALDER}),
        ("stmer", {EASTMERE, GAZETTE}),
        ("ines  calder", {CALDER}),
        ("calder ines", set()),
        ("nobody", set()),
        ("%", set()),
        ("", set()),
    ],
)
def test_names_are_found_by_any_part_of_them(store: Store, asked: str, found: set[str]) -> None:
    assert find_identities(store, SCOPE, asked) == {who(store, name) for name in found}


def test_a_merged_name_still_finds_who_it_belongs_to(store: Store) -> None:
    names = (Name(NORTHWIND, "ORG"),)
    store.correct(1, [Merge(names=names, into=Name(EASTMERE, "GPE"))], author="Ann")
    assert find_identities(store, SCOPE, "northwind") == {who(store, EASTMERE)}


@pytest.mark.parametrize("asked", ["nwh", "NWé", '"q'])
def test_a_short_form_of_one_article_finds_its_name(store: Store, asked: str) -> None:
    analysis = gazette_analysis()
    town, company = analysis.entities
    company = replace(company, aliases=("NWH", "NWé", 'the "Q"'))
    article = store.enqueue(1, "again.txt", b"again").article
    store.save_analysis(article, replace(analysis, entities=(town, company)))
    assert find_identities(store, SCOPE, asked) == {who(store, NORTHWIND)}


def test_an_entity_is_the_source_of_its_statements_only(store: Store) -> None:
    said = said_by(store, SCOPE, who(store, CALDER))
    assert said["cue"].tolist() == ["denied", "said"]
    assert set(said["source"]) == {CALDER}
    counts = entity_counts(store, SCOPE).set_index("entity")["spoken"]
    assert len(said) == counts[CALDER]


def test_what_others_say_has_the_entity_in_its_content(store: Store) -> None:
    about = said_about(store, SCOPE, who(store, NORTHWIND))
    assert about["cue"].tolist() == ["reported", "said"]
    assert about["content"].str.contains(NORTHWIND).all()


def test_neither_a_source_nor_ones_own_statement_is_what_others_say(store: Store) -> None:
    # The Gazette and the mayor stand in statements as their sources alone.
    assert said_about(store, SCOPE, who(store, GAZETTE)).empty
    assert said_about(store, SCOPE, who(store, CALDER)).empty


def test_denials_by_an_entity_stand_beside_the_claim(store: Store) -> None:
    (row,) = entity_denials(store, SCOPE, who(store, CALDER)).to_dict("records")
    assert (row["by"], row["of"]) == (True, False)
    assert (row["who"], row["claimant"]) == (CALDER, GAZETTE)
    assert row["claim"] == "Eastmere has sold the old pier to Northwind Holdings"
    assert row["claim_start"] >= 0


@pytest.mark.parametrize("name", [GAZETTE, REED])
def test_what_somebody_said_is_denied_by_others(store: Store, name: str) -> None:
    (row,) = entity_denials(store, SCOPE, who(store, name)).to_dict("records")
    assert (row["by"], row["of"], row["claimant"]) == (False, True, name)


def test_who_has_no_part_in_a_denial_has_none(store: Store) -> None:
    assert entity_denials(store, SCOPE, who(store, EASTMERE)).empty


@pytest.mark.parametrize(
    "table",
    [entity_company, entity_seen, entity_words, said_by, said_about, entity_denials],
)
def test_a_narrower_scope_leaves_articles_out(small: Store, table) -> None:
    nowhere = replace(SCOPE, outlets=("No such outlet",))
    full, empty = (table(small, scope, who(small, NORTHWIND)) for scope in (SCOPE, nowhere))
    assert empty.dtypes.to_dict() == full.dtypes.to_dict()
    assert empty.empty or empty["articles"].tolist() == [0]
