from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from analysis.charts.findings import (
    Tables,
    find_answered,
    find_doubts,
    find_findings,
    named_share,
    span_of,
)
from analysis.models import SourceKind
from analysis.store import Store
from analysis.tables import (
    UNKNOWN_OUTLET,
    Scope,
    articles_table,
    attributions_table,
    entity_counts,
    statements_table,
)
from pages.shared.table import _fingerprint
from tests.factory import filled_store


def tables_of(store: Store, collection: int = 1) -> Tables:
    scope = Scope(collection=collection)
    return Tables(
        articles=articles_table(store, scope),
        entities=entity_counts(store, scope),
        attributions=attributions_table(store, scope),
        statements=statements_table(store, scope),
    )


@pytest.fixture
def tables(tmp_path: Path) -> Tables:
    return tables_of(filled_store(tmp_path))


@pytest.fixture
def nothing(tmp_path: Path) -> Tables:
    return tables_of(filled_store(tmp_path), collection=99)


def test_every_finding_has_its_number_and_its_page(tables: Tables) -> None:
    found = find_findings(tables)
    assert [finding.page for finding in found] == [
        "claims",
        "sources",
        "sources",
        "entities",
    ]
    assert all(finding.note and finding.link for finding in found)


def test_nothing_is_found_in_nothing(nothing: Tables) -> None:
    assert find_findings(nothing) == ()
    assert tuple(find_doubts(nothing)) == ()
    assert find_answered(nothing.statements, 3) == ()
    assert named_share(nothing.attributions) is None


def test_one_denier_is_named_and_several_are_counted(tables: Tables) -> None:
    denials = tables.statements[tables.statements["role"] == "denial"]
    assert len(denials) == 3
    assert find_findings(tables)[0].sentence == "3 claims are denied, by Ines Calder and 2 others"
    only = tables.statements[tables.statements["article"] == 1]
    alone = Tables(
        articles=tables.articles,
        entities=tables.entities,
        attributions=tables.attributions,
        statements=only,
    )
    assert find_findings(alone)[0].sentence == "1 claim is denied, by Ines Calder"


def test_claims_are_counted_as_on_the_claims_page(tables: Tables) -> None:
    """A copy's denial of what no article states is the same claim, and one claim counts once."""
    lone = tables.statements[tables.statements["role"] == "denial"].iloc[[0]]
    lone = lone.assign(
        statement="7a0", claim="7a0", answers=None, words="Ships sank in May", who="Bo"
    )
    copy = lone.assign(statement="8a0", claim="8a0", is_copy=True)
    other = lone.assign(statement="9a0", claim="9a0", words="Nobody was in the pier")
    again = other.assign(statement="9a1", who="Cy")
    found = replace(tables, statements=pd.concat([lone, copy, other, again], ignore_index=True))
    assert find_findings(found)[0].sentence == "2 claims are denied, 2 of them by Bo"


def said_of(tables: Tables, about: str) -> list[tuple[str, str]]:
    found = find_findings(tables)
    return [(one.sentence, one.note) for one in found if one.about == about]


def test_outlets_are_compared_where_they_differ(tables: Tables) -> None:
    """What has no outlet is left out; without a difference nothing is said."""

    def of(outlets: list[str], kinds: list[str]) -> list[tuple[str, str]]:
        rows = tables.attributions.iloc[[0] * len(outlets)]
        told = rows.assign(outlet=outlets, origin_kind=kinds)
        return said_of(replace(tables, attributions=told), "widest")

    named = SourceKind.NAMED_PERSON
    kinds = [named, "anonymous", "anonymous", named]
    assert of(["A", "A", "B", UNKNOWN_OUTLET], kinds) == [
        (
            "A names its sources most often (50%), B least (0%)",
            "Share of 3 statements in 2 outlets",
        )
    ]
    assert of(["A", "A", "A", UNKNOWN_OUTLET], kinds) == []
    assert of(["A", "A", "B", "B"], kinds) == []


def test_statements_of_nobody_cite_nobody_and_names_without_a_mention_are_none(
    tables: Tables,
) -> None:
    rows = tables.attributions.iloc[[0] * 3]
    told = rows.assign(kind=["unattributed", "unattributed", "direct"], source=["-", "-", "Bo"])
    ((sentence, note),) = said_of(replace(tables, attributions=told), "cited")
    assert (sentence, note) == ("Bo is cited in 1 of 3 statements", "1 source in 1 article")
    names = tables.entities.iloc[[0] * 2].assign(entity=["Bo", "Cy"], type="PERSON")
    ((sentence, note),) = said_of(replace(tables, entities=names.assign(mentions=[2, 0])), "named")
    assert sentence == "Bo is named most often: 2 times"
    assert note == "Of 2 mentions of 1 person or organisation"
    assert said_of(replace(tables, entities=names.assign(mentions=0)), "named") == []


def test_answered_claims_come_with_the_latest_denial_first(tables: Tables) -> None:
    found = find_answered(tables.statements, 5)
    assert [(item.claim, item.denier, item.when) for item in found] == [
        ("Eastmere has sold the old pier to Northwind Holdings", "Ines Calder", "4 Mar 2025"),
        ("The ferry is safe", "Passengers", ""),
    ]
    assert len(find_answered(tables.statements, 1)) == 1


@pytest.mark.parametrize(
    ("outlets", "published", "said"),
    [
        (["A"], ["2025-08-14"], "1 article from 1 outlet, 14 Aug 2025"),
        (
            ["A", "B"],
            ["2025-08-14", None],
            "2 articles from 2 outlets, 14 Aug 2025; 1 without a date",
        ),
        (["Unknown outlet"], [None], "1 article, no dates known"),
        (
            ["A", "A"],
            ["2025-08-14", "2025-09-01"],
            "2 articles from 1 outlet, 14 Aug 2025 to 1 Sep 2025",
        ),
    ],
)
def test_what_there_is_in_one_line(
    outlets: list[str], published: list[str | None], said: str
) -> None:
    frame = pd.DataFrame({"outlet": outlets, "published": pd.to_datetime(pd.Series(published))})
    assert span_of(frame) == said


def test_a_picked_row_is_forgotten_when_the_rows_change(tables: Tables) -> None:
    frame = tables.articles
    same, fewer, turned = frame.copy(), frame.iloc[1:], frame.iloc[::-1]
    assert _fingerprint(frame) == _fingerprint(same)
    assert len({_fingerprint(frame), _fingerprint(fewer), _fingerprint(turned)}) == 3
    assert _fingerprint(frame.iloc[:0])
