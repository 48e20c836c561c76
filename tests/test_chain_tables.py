from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from analysis.models import Attribution, Link, SourceKind
from analysis.store.wording import relay_of
from analysis.tables import UNKNOWN_OUTLET, Scope, attributions_table, chains_table, cited_table
from analysis.tables.passing import with_passing
from tests.charts.frames import passed, passing
from tests.factory import filled_store

OUTLET, PERSON, ANONYMOUS = (
    SourceKind.MEDIA_OUTLET,
    SourceKind.NAMED_PERSON,
    SourceKind.ANONYMOUS,
)
NOBODY = Attribution(source=(), cue=(), content=())


def chain(*links: tuple[str | None, SourceKind]) -> Attribution:
    return replace(NOBODY, chain=tuple(Link(name=name, kind=kind) for name, kind in links))


@pytest.mark.parametrize(
    ("attribution", "publisher", "expected"),
    [
        (chain(("Gazette", OUTLET), (None, ANONYMOUS)), None, "Gazette"),
        (chain(("Gazette", OUTLET)), None, "Gazette"),
        (chain(("The Courier", OUTLET)), "Courier", None),
        (chain(("The Courier", OUTLET), ("Calder", PERSON)), "courier", None),
        (chain(("Post", OUTLET), ("Gazette", OUTLET), ("Calder", PERSON)), "Courier", "Gazette"),
        (chain(("Gazette", OUTLET), (None, OUTLET)), None, "Gazette"),
        (chain(("Reed", PERSON), ("Calder", PERSON)), "Courier", "Reed"),
        (chain(("Post", OUTLET), ("Reed", PERSON), ("Calder", PERSON)), None, "Post"),
        (chain(("Calder", PERSON)), "Courier", None),
        (NOBODY, None, None),
    ],
)
def test_who_passed_a_statement_on(
    attribution: Attribution, publisher: str | None, expected: str | None
) -> None:
    relay = relay_of(attribution, publisher)
    assert (relay and relay.name) == expected


def test_what_the_store_knows_of_relays(tmp_path: Path) -> None:
    frame = attributions_table(filled_store(tmp_path), Scope(1))
    sale = frame[frame["relay"] == "Eastmere Gazette"]
    assert sale["hand"].tolist() == ["second_hand"]
    assert sale["shared"].tolist() == ["alone"]
    assert sale["relay_kind"].tolist() == ["media_outlet"]
    assert frame["hand"].value_counts()["direct"] == 8
    assert set(frame["certainty"]) == {"stated"}
    assert set(frame["anonymity"]) == {""}


def test_an_outlet_has_one_spelling_that_of_the_collection_first() -> None:
    rows = passing(
        passed("The Post", "Post → aides"),
        passed("Courier", "The Gazette → aides"),
        passed("Courier", "Gazette → Aides"),
        passed("Courier", "Gazette → aides"),
    )
    frame = with_passing(rows, ["The Post"])
    chains = ["The Post → aides", *["Gazette → aides"] * 3]
    assert frame["chain"].tolist() == chains
    assert frame["relay"].tolist() == ["The Post", *["Gazette"] * 3]


def test_reports_of_two_known_outlets_from_one_relay_share_their_origin() -> None:
    frame = passing(
        passed("Post", "Gazette → aides"),
        passed("Courier", "Gazette → Ines Calder", "named_person"),
        passed("Courier", "Echo → aides"),
        passed(UNKNOWN_OUTLET, "Echo → aides"),
        passed("Post", "a magazine → aides", relay_is_named=False),
        passed("Courier", "a magazine → aides", relay_is_named=False),
        passed("Courier", "Ines Calder", "named_person"),
    )
    assert frame["shared"].tolist() == ["shared"] * 2 + ["alone"] * 4 + ["direct"]


def test_a_chain_counts_statements_articles_and_known_outlets() -> None:
    rows = [
        passed("Post", "Gazette → aides", article=1),
        passed("Post", "Gazette → aides", article=1),
        passed("Courier", "Gazette → aides", article=2),
        passed(UNKNOWN_OUTLET, "Gazette → aides", article=3),
        passed("Post", "Echo → aides", article=1),
    ]
    first, second = chains_table(passing(*rows)).to_dict("records")
    assert (first["chain"], first["statements"], first["articles"]) == ("Gazette → aides", 4, 3)
    assert (first["outlets"], first["reporters"]) == (2, "Post, Courier, Unknown outlet")
    assert (second["chain"], second["outlets"]) == ("Echo → aides", 1)


def test_the_earliest_dated_article_and_the_undated_ones_are_told() -> None:
    rows = [
        passed("Post", "Gazette → aides", published=pd.Timestamp(2025, 8, 14), article=1),
        passed(
            "Courier", "Gazette", "media_outlet", published=pd.Timestamp(2025, 8, 12), article=2
        ),
        passed("Echo", "Gazette → aides", published=None, article=3),
        passed("Echo", "a magazine", "media_outlet", relay_is_named=False, article=3),
        passed("Echo", "Ines Calder → aides", relay_kind="named_person", article=3),
    ]
    articles = pd.DataFrame({"outlet": ["The Gazette", "Post"], "published": [pd.NaT] * 2})
    (row,) = cited_table(passing(*rows), articles).to_dict("records")
    assert (row["relay"], row["articles"], row["outlets"], row["undated"]) == ("Gazette", 3, 3, 1)
    assert (row["earliest"], row["earliest_outlet"]) == (pd.Timestamp(2025, 8, 12), "Courier")
    assert row["own"] == 1


def test_without_any_date_the_earliest_is_not_known() -> None:
    frame = passing(passed("Post", "Gazette → aides", published=None))
    (row,) = cited_table(frame, frame).to_dict("records")
    assert pd.isna(row["earliest"])
    assert row["undated"] == 1


def test_empty_tables_have_the_same_columns_of_the_same_types() -> None:
    full, nothing = passing(passed("Post", "Gazette → aides")), passing()
    assert chains_table(nothing).dtypes.to_dict() == chains_table(full).dtypes.to_dict()
    both = (cited_table(frame, frame) for frame in (nothing, full))
    types = [frame.dtypes.astype("str").to_dict() for frame in both]
    assert types[0].keys() == types[1].keys()
