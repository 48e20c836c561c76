from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from analysis.store import Store
from analysis.tables import (
    UNKNOWN_OUTLET,
    Scope,
    articles_table,
    attributions_table,
    blocks_table,
    entity_counts,
    mentions_table,
    statements_table,
)
from analysis.tables.entities import ENTITIES
from tests.factory import PIER, filled_store

TABLES = (articles_table, mentions_table, attributions_table, statements_table, blocks_table)
EVERYTHING, NOTHING = Scope(1), Scope(99)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return filled_store(tmp_path_factory.mktemp("tables"))


@pytest.mark.parametrize("table", TABLES)
def test_an_empty_table_has_the_same_columns_of_the_same_types(store: Store, table) -> None:
    empty, full = table(store, NOTHING), table(store, EVERYTHING)
    assert empty.empty
    assert not full.empty
    assert empty.dtypes.to_dict() == full.dtypes.to_dict()


@pytest.mark.parametrize("table", TABLES)
def test_offsets_are_whole_numbers_and_words_are_text(store: Store, table) -> None:
    frame = table(store, EVERYTHING)
    kinds = {"article": "int64", "start": "int64", "end": "int64", "title": "str"}
    kinds |= {"published": "datetime64[us]"}
    for column, kind in kinds.items():
        assert column not in frame or frame[column].dtype == kind


def test_unknown_is_shown_as_unknown(store: Store) -> None:
    ferry = articles_table(store, EVERYTHING).set_index("name").loc["ferry.txt"]
    assert (ferry["outlet"], ferry["title"]) == (UNKNOWN_OUTLET, "ferry.txt")
    assert pd.isna(ferry["published"])
    assert pd.isna(ferry["problem"])


def test_an_unreadable_file_is_listed_with_its_problem(store: Store) -> None:
    empty = articles_table(store, EVERYTHING).set_index("name").loc["empty.txt"]
    assert (empty["state"], empty["problem"]) == ("problem", "The file is empty.")
    assert empty["words"] == 0


def test_articles_carry_their_counts(store: Store) -> None:
    pier = articles_table(store, EVERYTHING).set_index("name").loc["pier.txt"]
    counts = pier[["entities", "attributions", "denials"]].tolist()
    assert counts == [4, 4, 1]
    assert pier["words"] < len(PIER.split())
    assert pier["added"].tzinfo is not None


@pytest.mark.parametrize(
    ("scope", "names"),
    [
        (Scope(1), {"pier.txt", "gazette.txt", "ferry.txt", "empty.txt"}),
        (Scope(1, outlets=("Harbour Courier",)), {"pier.txt"}),
        (
            Scope(1, outlets=("Harbour Courier", UNKNOWN_OUTLET)),
            {"pier.txt", "ferry.txt", "empty.txt"},
        ),
        (Scope(1, since=date(2025, 3, 3)), {"pier.txt"}),
        (Scope(1, until=date(2025, 3, 3)), {"gazette.txt"}),
        (Scope(1, since=date(2025, 3, 2), until=date(2025, 3, 4)), {"pier.txt", "gazette.txt"}),
        (Scope(1, article=3), {"ferry.txt"}),
        (Scope(1, outlets=("Harbour",)), set()),
        (Scope(2), set()),
    ],
)
def test_scope(store: Store, scope: Scope, names: set[str]) -> None:
    assert set(articles_table(store, scope)["name"]) == names
    assert set(blocks_table(store, scope)["article"]) <= set(
        articles_table(store, scope)["article"]
    )


def test_deleted_articles_are_in_no_table(tmp_path: Path) -> None:
    store = filled_store(tmp_path)
    store.delete([1, 2, 3, 4])
    assert all(table(store, EVERYTHING).empty for table in TABLES)


def test_mentions_tell_names_from_demonyms(store: Store) -> None:
    mentions = mentions_table(store, Scope(1, article=1))
    demonyms = mentions[mentions["kind"] == "demonym"]
    assert demonyms[["entity", "words"]].to_numpy().tolist() == [["Eastmere", "Eastmerian"]]
    assert all(PIER[row.start : row.end] == row.words for row in mentions.itertuples(index=False))


def test_entity_counts(store: Store) -> None:
    counts = entity_counts(store, EVERYTHING)
    assert list(counts.columns) == list(ENTITIES)
    shown = ["entity", "type", "mentions", "demonyms", "articles"]
    assert counts[shown].head(3).to_numpy().tolist() == [
        ["Northwind Holdings", "ORG", 3, 0, 2],
        ["Eastmere", "GPE", 2, 1, 2],
        ["Ines Calder", "PERSON", 2, 0, 1],
    ]
    assert counts.set_index("entity").loc["Ines Calder", "spoken"] == 2


def test_counts_are_those_of_the_mentions(store: Store) -> None:
    mentions, counts = mentions_table(store, EVERYTHING), entity_counts(store, EVERYTHING)
    named = mentions[mentions["kind"] == "named"]
    assert counts["mentions"].sum() == len(named)
    assert counts["demonyms"].sum() == (mentions["kind"] == "demonym").sum()
    assert counts["pronouns"].sum() == (mentions["kind"] == "pronoun").sum()


def test_entity_counts_of_nothing(store: Store) -> None:
    counts = entity_counts(store, NOTHING)
    assert counts.empty
    assert list(counts.columns) == list(ENTITIES)


def test_attributions(store: Store) -> None:
    frame = attributions_table(store, Scope(1, article=1)).set_index("attribution")
    sale, price, quotation = frame.loc[0], frame.loc[3], frame.loc[2]
    assert sale["chain"] == "Eastmere Gazette → two officials who asked not to be named"
    assert (sale["source"], sale["kind"]) == ("Eastmere Gazette", "media_outlet")
    assert (sale["origin_kind"], sale["order"]) == ("anonymous", "earlier")
    assert PIER[sale["start"] : sale["end"]].endswith("the Eastmere Gazette reported")
    assert (price["source"], price["hedges"]) == ("a council document", "allegedly")
    assert quotation["said_on"] == pd.Timestamp(2025, 3, 3)
    assert pd.isna(sale["said_on"])
    assert pd.isna(price["order"])


def test_statements_put_a_denial_beside_its_claim(store: Store) -> None:
    frame = statements_table(store, Scope(1, article=1)).set_index("role")
    claim, denial = frame.loc["claim"], frame.loc["denial"]
    assert denial["answers"] == claim["statement"] == denial["claim"] == claim["claim"]
    assert (bool(claim["denied"]), bool(denial["denied"])) == (True, False)
    assert (denial["who"], denial["cue"]) == ("Ines Calder", "denied")
    assert (claim["when"], claim["when_basis"]) == (pd.Timestamp(2025, 3, 4), "published")


def test_statements_without_a_date_are_undated(store: Store) -> None:
    frame = statements_table(store, Scope(1, article=3))
    assert frame["when"].isna().all()
    assert set(frame["when_basis"]) == {"undated"}
    assert frame["position"].is_monotonic_increasing


def test_all_adds_what_nobody_denies(store: Store) -> None:
    some = statements_table(store, EVERYTHING)
    every = statements_table(store, EVERYTHING, all=True)
    added = every[~every["statement"].isin(some["statement"])]
    assert set(added["role"]) == {"asserts", "no_comment"}
    assert added["denied"].sum() == 0
    said = added[added["when_basis"] == "said"]
    assert said["when"].tolist() == [pd.Timestamp(2025, 3, 3)]


def test_statement_ids_are_unique(store: Store) -> None:
    assert statements_table(store, EVERYTHING, all=True)["statement"].is_unique
