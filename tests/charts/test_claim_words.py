import pytest

from analysis.charts.claim_order import ClaimOrder, claims_table, sort_claims
from analysis.charts.claim_words import ANSWER_WIDTH, answers_of, claims_finding, describe_claims
from tests.charts.frames import claim_and_denial, statement, statements, undated


def test_a_claim_is_told_with_who_says_it_and_who_denies_it() -> None:
    (claim,) = describe_claims(statements(*claim_and_denial()))
    assert (claim.words, claim.who, claim.denied_by) == (
        "the pier was sold",
        "Eastmere Gazette",
        ("Ines Calder",),
    )
    assert answers_of(claim) == "Eastmere Gazette; denied by Ines Calder"


def test_a_denial_without_its_claim_speaks_for_nobody_else() -> None:
    (claim,) = describe_claims(statements(statement("0d0", "0d0", "denial")))
    assert claim.who == ""
    assert answers_of(claim) == "The claim itself is not told here; denied by Ines Calder"


def test_somebody_who_is_not_named_is_said_so() -> None:
    rows = claim_and_denial()
    rows[1]["who"] = "Nobody named"
    (claim,) = describe_claims(statements(*rows))
    assert answers_of(claim) == "Eastmere Gazette; denied by somebody not named"


def test_a_second_denial_by_the_same_person_is_named_once() -> None:
    again = statement("0d1", "0a0", "denial", answers="0a0")
    (claim,) = describe_claims(statements(*claim_and_denial(), again))
    assert claim.denied_by == ("Ines Calder",)


def test_the_answer_fits_its_line() -> None:
    rows = [*claim_and_denial(), statement("0d1", "0a0", "denial", who="somebody " * 20)]
    (claim,) = describe_claims(statements(*rows))
    assert len(answers_of(claim)) <= ANSWER_WIDTH


@pytest.mark.parametrize(
    ("rows", "finding"),
    [
        ([], "No claims found"),
        (claim_and_denial(), "Denied by Ines Calder: a claim by Eastmere Gazette"),
        ([statement("0d0", "0d0", "denial")], "Denied by Ines Calder"),
        ([statement("0a1", "0a1", "asserts")], "No denial of this claim"),
        (
            [statement(f"0a{n}", f"0a{n}", "asserts") for n in (1, 2)],
            "No denial of 2 claims",
        ),
        (
            [*claim_and_denial(), statement("0a1", "0a1", "asserts")],
            "1 of 2 claims is denied",
        ),
        (
            [*claim_and_denial(0), *claim_and_denial(1)],
            "2 claims are denied, 2 of them by Ines Calder",
        ),
        (
            [*claim_and_denial(0), statement("1d0", "1d0", "denial", who="Tomas Reed")],
            "2 claims are denied",
        ),
    ],
)
def test_the_title_says_what_is_denied_and_never_what_is_false(rows, finding: str) -> None:
    title = claims_finding(describe_claims(statements(*rows)))
    assert title == finding
    assert "false" not in title.lower()


EARLY, LATE = "2025-03-01", "2025-03-09"
MIXED = statements(
    *claim_and_denial(0, when=LATE),
    *claim_and_denial(1, when=EARLY),
    statement("1d1", "1a0", "denial", when=LATE, answers="1a0"),
    undated("2a0", "2a0", "claim"),
)


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (ClaimOrder.OLDEST, ["1a0", "0a0", "2a0"]),
        (ClaimOrder.NEWEST, ["0a0", "1a0", "2a0"]),
        (ClaimOrder.MOST_DENIED, ["1a0", "0a0", "2a0"]),
    ],
)
def test_claims_come_in_the_order_asked_for_and_undated_ones_last(
    order: ClaimOrder, expected: list[str]
) -> None:
    found = sort_claims(MIXED, order)
    assert list(dict.fromkeys(found["claim"])) == expected
    assert len(found) == len(MIXED)
    assert list(found.columns) == list(MIXED.columns)


def test_the_table_has_a_row_a_claim_in_the_same_order() -> None:
    table = claims_table(sort_claims(MIXED, ClaimOrder.NEWEST))
    assert list(table["claim"]) == ["0a0", "1a0", "2a0"]
    assert list(table["denials"]) == [1, 2, 0]
    assert list(table["denied_by"]) == ["Ines Calder", "Ines Calder", ""]
