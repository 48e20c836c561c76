"""Twelve articles made by hand: which statements are one claim, who denies it, where it is from."""

from collections.abc import Mapping

import pytest

from analysis.origins import Claim, Collection, ReportId
from tests.origins.building import GOLDEN, golden_reports

SAYS = {
    ReportId(article["id"], number): one["claim"]
    for article in GOLDEN["article"]
    for number, one in enumerate(article.get("says", ()))
}
DENIES = {
    ReportId(article["id"], number): one
    for article in GOLDEN["article"]
    for number, one in enumerate(article.get("denies", ()))
}


@pytest.fixture(scope="module")
def collection() -> Collection:
    filled = Collection()
    for report in golden_reports().values():
        filled.add(report)
    return filled


@pytest.fixture(scope="module")
def claims(collection: Collection) -> Mapping[str, Claim]:
    """By what they are called, those without a name left out."""
    return {SAYS[claim.id]: claim for claim in collection.claims() if SAYS[claim.id]}


def test_every_claim_has_all_its_statements_and_no_other(collection: Collection) -> None:
    found = [frozenset(claim.statements) for claim in collection.claims()]
    names = {row["id"] for row in GOLDEN["claim"]}
    wanted = [frozenset(id_ for id_, claim in SAYS.items() if claim == name) for name in names]
    alone = [frozenset({id_}) for id_, claim in SAYS.items() if not claim]
    assert sorted(map(sorted, found)) == sorted(map(sorted, wanted + alone))


@pytest.mark.parametrize("id_", DENIES, ids=str)
def test_every_denial_is_on_its_claim_or_on_none(
    id_: ReportId, claims: Mapping[str, Claim]
) -> None:
    wanted = DENIES[id_]["answers"]
    assert [name for name, claim in claims.items() if id_ in claim.denials] == (
        [wanted] if wanted else []
    )


@pytest.mark.parametrize("row", GOLDEN["claim"], ids=lambda row: row["id"])
def test_origins_are_counted(row: Mapping[str, object], claims: Mapping[str, Claim]) -> None:
    origins = claims[str(row["id"])].origins
    assert len(origins.found) == row["origins"]
    assert origins.is_exact is row.get("exact", True)


def test_the_sentence_tells_articles_outlets_and_origins(claims: Mapping[str, Claim]) -> None:
    assert claims["doors"].origins.sentence == (
        "3 articles in 3 outlets rest on 1 origin: an internal log of the Tarn Line (Orran Herald)"
    )
    assert claims["records-leaked"].origins.sentence.startswith(
        "3 articles in 2 outlets rest on at least 2 origins: two technicians (Verrin Chronicle)"
    )


def test_copies_are_told_from_articles_of_the_same_day(collection: Collection) -> None:
    assert [collection.copies_of(article) for article in (2, 3, 4)] == [(2, 3), (2, 3), (4,)]
    doors = collection.claim(ReportId(1, 0))
    assert (doors.origins.articles, doors.origins.copies) == (3, 1)
