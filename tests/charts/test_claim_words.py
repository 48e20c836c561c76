import pandas as pd
import pytest

from analysis.charts.claim_order import ClaimOrder, list_claims, sort_claims
from analysis.charts.claim_status import statuses
from analysis.charts.claim_words import (
    ANSWER_WIDTH,
    answers_of,
    claims_finding,
    describe_claims,
    verdictless,
)
from tests.charts.frames import claim_and_denial, claims, statement, statements, undated


def confirms(name: str = "0a1", **changes: object) -> dict[str, object]:
    return statement(name, "0a0", "confirms", **{"who": "Tomas Reed", **changes})


def silent(name: str = "0a2", claim: str = "0a0") -> dict[str, object]:
    return statement(name, claim, "no_comment", who="Northwind Holdings", words="to comment")


def test_a_claim_is_told_with_who_says_it_and_who_denies_it() -> None:
    (claim,) = describe_claims(statements(*claim_and_denial()))
    assert (claim.words, claim.who, claim.denied_by) == (
        "the pier was sold",
        "Eastmere Gazette",
        ("Ines Calder",),
    )
    assert answers_of(claim) == "Eastmere Gazette; denied by Ines Calder"


def test_confirmations_and_no_comments_are_named_too() -> None:
    (claim,) = describe_claims(statements(*claim_and_denial(), confirms(), silent()))
    assert claim.status == "contested"
    assert verdictless(claim) == (
        "Denied by Ines Calder; confirmed by Tomas Reed; no comment by Northwind Holdings"
    )


def test_a_confirmation_that_begins_a_claim_is_not_a_claim_by_somebody_else() -> None:
    (claim,) = describe_claims(statements(confirms("0a0")))
    assert answers_of(claim) == "Confirmed by Tomas Reed"
    assert claims_finding([claim]) == "Confirmed by Tomas Reed"


def test_nobody_answers() -> None:
    (claim,) = describe_claims(statements(statement("0a0", "0a0", "asserts")))
    assert answers_of(claim) == "Ines Calder; unanswered"
    assert verdictless(claim) == "Denied by nobody; confirmed by nobody"


def test_a_denial_outside_of_the_rows_is_not_nobodys() -> None:
    rows = statements(statement("0a0", "0a0", "asserts"))
    (claim,) = describe_claims(rows, claims(("0a0", "denied", "Ines Calder", "named_person")))
    assert verdictless(claim) == "Denied outside of what is shown; confirmed by nobody"
    assert answers_of(claim) == "Ines Calder; denied elsewhere"


def test_more_deniers_than_three_are_counted() -> None:
    rows = [
        statement(f"0d{n}", "0a0", "denial", who=name, answers="0a0")
        for n, name in enumerate(("Ann Oak", "Bo Elm", "Cy Ash", "Di Fir"))
    ]
    (claim,) = describe_claims(statements(statement("0a0", "0a0", "claim"), *rows))
    assert verdictless(claim).startswith("Denied by Ann Oak, Bo Elm and 2 others;")


def test_a_denial_without_its_claim_speaks_for_nobody_else() -> None:
    (claim,) = describe_claims(statements(statement("0d0", "0d0", "denial")))
    assert (claim.who, claim.is_outside) == ("", False)
    assert answers_of(claim) == "The claim itself is not told here; denied by Ines Calder"


def test_a_claim_outside_of_the_rows_is_not_called_untold() -> None:
    (claim,) = describe_claims(statements(statement("0d0", "9a9", "denial", answers="9a9")))
    assert claim.is_outside
    assert answers_of(claim).startswith("The claim itself is outside of what is shown; denied by")


def test_a_repeat_speaks_for_a_claim_that_is_first_told_elsewhere() -> None:
    rows = [
        statement("1d0", "0a0", "denial", answers="1a0", position=0),
        statement("1a0", "0a0", "claim", who="Eastmere Gazette", words="it sold", position=9),
    ]
    (claim,) = describe_claims(statements(*rows))
    assert (claim.words, claim.who, claim.is_outside) == ("it sold", "Eastmere Gazette", True)


def test_who_answers_a_denial_of_another_claim_answers_whoever_denied() -> None:
    answer = statement("1d0", "0d0", "denial", who="Tomas Reed", words="this", answers="0d0")
    found = {claim.id: claim for claim in describe_claims(statements(*claim_and_denial(), answer))}
    assert (found["0d0"].words, found["0d0"].who) == ("Denial: the pier was sold", "Ines Calder")


def test_no_comment_on_something_untold_claims_nothing() -> None:
    (claim,) = describe_claims(statements(silent("0a2", "0a2")))
    assert claim.is_silence
    assert (claim.who, claim.words) == ("", "No comment: to comment")
    assert verdictless(claim) == "Northwind Holdings gave no comment"


def test_no_comment_on_a_claim_outside_of_the_rows_is_no_silence_about_nothing() -> None:
    (claim,) = describe_claims(statements(silent("0a2", "9a9")))
    assert not claim.is_silence
    assert answers_of(claim).startswith("The claim itself is outside of what is shown; no comment")


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
        ([silent("0a2", "0a2")], "No comment by Northwind Holdings"),
        (
            [statement(f"0a{n}", f"0a{n}", "asserts") for n in (1, 2)],
            "No denial of 2 claims",
        ),
        (
            [statement(f"0a{n}", f"0a{n}", "confirms") for n in (1, 2)],
            "2 claims are confirmed by somebody",
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
            [*claim_and_denial(0), *claim_and_denial(1), silent("0a2", "0a2")],
            "2 of 3 claims are denied",
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


@pytest.mark.parametrize(
    ("roles", "status"),
    [
        (("claim", "denial"), "denied"),
        (("asserts", "confirms"), "confirmed"),
        (("claim", "denial", "confirms"), "contested"),
        (("asserts", "no_comment"), "unanswered"),
    ],
)
def test_the_status_says_what_was_answered(roles: tuple[str, ...], status: str) -> None:
    rows = statements(*(statement(f"0x{n}", "0x0", role) for n, role in enumerate(roles)))
    assert statuses(rows, None) == {"0x0": status}


def test_what_the_collection_knows_goes_before_what_the_rows_say() -> None:
    rows = statements(statement("0a0", "0a0", "asserts"), statement("1d0", "1d0", "denial"))
    known = claims(("0a0", "contested", "x", "document"), ("7a7", "denied", "x", "document"))
    assert statuses(rows, known) == {"0a0": "contested", "1d0": "denied"}


EARLY, LATE = "2025-03-01", "2025-03-09"
MIXED = statements(
    *claim_and_denial(0, when=LATE),
    *claim_and_denial(1, when=EARLY),
    statement("1d1", "1a0", "denial", when="2025-03-05", answers="1a0"),
    undated("2a0", "2a0", "claim"),
)


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (ClaimOrder.OLDEST, ["1a0", "0a0", "2a0"]),
        (ClaimOrder.NEWEST, ["0a0", "1a0", "2a0"]),
        (ClaimOrder.CONTESTED, ["1a0", "0a0", "2a0"]),
    ],
)
def test_claims_come_in_the_order_asked_for_and_undated_ones_last(
    order: ClaimOrder, expected: list[str]
) -> None:
    found = sort_claims(MIXED, order)
    assert list(dict.fromkeys(found["claim"])) == expected
    assert len(found) == len(MIXED)
    assert list(found.columns) == list(MIXED.columns)


def test_an_old_claim_that_was_just_denied_is_new() -> None:
    rows = statements(
        *claim_and_denial(0, when="2025-03-05"),
        *claim_and_denial(1, when=EARLY),
        statement("1d1", "1a0", "denial", when=LATE, answers="1a0"),
    )
    assert sort_claims(rows, ClaimOrder.NEWEST)["claim"].iloc[0] == "1a0"
    assert sort_claims(rows, ClaimOrder.OLDEST)["claim"].iloc[0] == "1a0"


def test_copies_of_a_denial_do_not_make_a_claim_more_contested() -> None:
    copies = [statement(f"0d{n}", "0a0", "denial", is_copy=True, when=EARLY) for n in range(1, 6)]
    rows = statements(
        *claim_and_denial(0, when=EARLY),
        *copies,
        *claim_and_denial(1, when=EARLY),
        confirms("1a1", when=EARLY) | {"claim": "1a0"},
    )
    assert sort_claims(rows, ClaimOrder.CONTESTED)["claim"].iloc[0] == "1a0"


def test_the_table_has_a_row_a_claim_in_the_same_order() -> None:
    known = claims(("0a0", "denied", "Ines Calder", "named_person"))
    found = sort_claims(MIXED, ClaimOrder.NEWEST)
    table = list_claims(found, describe_claims(found, known), known)
    assert list(table["claim"]) == ["0a0", "1a0", "2a0"]
    assert list(table["denials"]) == [1, 2, 0]
    assert list(table["denied_by"]) == ["Ines Calder", "Ines Calder", ""]
    assert list(table["status"]) == ["denied", "denied", "unanswered"]
    assert table["articles"].iloc[0] == 1
    assert pd.isna(table["articles"].iloc[1])
    assert table["origins"].iloc[0].endswith("1 origin: Ines Calder")
