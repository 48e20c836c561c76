from typing import Any

import pandas as pd
import pytest

from analysis.models import SourceKind
from analysis.tables import (
    UNKNOWN_OUTLET,
    Carried,
    coverage_table,
    outlet_claims,
    outlet_figures,
)
from analysis.tables.firsts import FIRSTS, find_firsts
from tests.charts.frames import DAY, passed, passing, statement, statements

COURIER, GAZETTE, POST = "Harbour Courier", "Eastmere Gazette", "Sunnel Post"
ANONYMOUS, PERSON = SourceKind.ANONYMOUS.value, SourceKind.NAMED_PERSON.value


def days(n: int) -> pd.Timestamp:
    """So many days after the usual one."""
    return DAY + pd.Timedelta(days=n)


def row(name: str, role: str, outlet: str, article: int = 1, **changes: Any) -> dict[str, Any]:
    """A statement of the claim "1a0" unless `claim` says otherwise."""
    claim = changes.pop("claim", "1a0")
    return statement(name, claim, role, outlet=outlet, article=article, **changes)


def said(*rows: dict[str, Any]) -> pd.DataFrame:
    """statements_table with these rows, `relay` and `is_copy` as well."""
    rows = tuple({"relay": "", "is_copy": False, **item} for item in rows)
    frame = statements(*rows)
    copies = pd.Series([item["is_copy"] for item in rows], dtype="bool")
    relays = pd.Series([item["relay"] for item in rows], dtype="str")
    published = pd.to_datetime(frame["published"])
    return frame.assign(relay=relays, is_copy=copies, published=published)


def claims(*rows: tuple[str, str, str]) -> pd.DataFrame:
    """claims_table with these rows: claim, status, kinds of origins."""
    return pd.DataFrame(list(rows), columns=["claim", "status", "origin_kinds"], dtype="str")


def articles(*outlets: str) -> pd.DataFrame:
    return pd.DataFrame({"outlet": pd.Series(outlets, dtype="str")})


DENIED = claims(("1a0", "denied", PERSON))
CLAIM = row("1a0", "claim", COURIER)


def carried(found: pd.DataFrame) -> dict[str, str]:
    return dict(zip(found["outlet"], found["carried"], strict=True))


def cover(*rows: dict[str, Any], of: pd.DataFrame = DENIED) -> pd.DataFrame:
    return coverage_table(said(*map(dict, rows)), of)


def figures(*rows: dict[str, Any], of: pd.DataFrame = DENIED, cites: Any = ()) -> pd.DataFrame:
    frame = said(*map(dict, rows))
    found = outlet_claims(frame, of, passing(*cites))
    return outlet_figures(found, articles(*frame["outlet"])).set_index("outlet")


def test_who_carried_the_claim_the_denial_both_or_one() -> None:
    found = cover(
        CLAIM,
        row("1d0", "denial", COURIER, published=days(2)),
        row("2a0", "asserts", GAZETTE, 2, published=days(3)),
        row("3d0", "denial", POST, 3),
    )
    assert carried(found) == {
        COURIER: Carried.BOTH,
        GAZETTE: Carried.CLAIM_ALONE,
        POST: Carried.DENIAL_ALONE,
    }
    both = found.set_index("outlet").loc[COURIER]
    assert (both["first"], both["first_denial"], both["denied_on"]) == (DAY, days(2), DAY)
    assert found["words"].eq("the pier was sold").all()


def test_a_claim_that_nobody_denies_is_not_without_its_denial() -> None:
    found = cover(CLAIM, of=claims(("1a0", "unanswered", PERSON)))
    assert carried(found) == {COURIER: Carried.CLAIM}
    assert not found["is_denied"].any()


def test_a_denial_outside_of_the_scope_still_counts() -> None:
    assert carried(cover(CLAIM)) == {COURIER: Carried.CLAIM_ALONE}
    whole = said(dict(CLAIM), row("2d0", "denial", GAZETTE, 2, published=days(1)))
    found = coverage_table(said(dict(CLAIM)), claims(), find_firsts(whole))
    assert carried(found) == {COURIER: Carried.CLAIM_BEFORE}


@pytest.mark.parametrize(
    ("claim_on", "denial_on", "expected"),
    [
        (DAY, days(1), Carried.CLAIM_BEFORE),
        (DAY, DAY, Carried.CLAIM_ALONE),
        (days(1), DAY, Carried.CLAIM_ALONE),
        (None, DAY, Carried.CLAIM_ALONE),
        (DAY, None, Carried.CLAIM_ALONE),
    ],
)
def test_older_than_the_denial_only_where_both_days_are_known(
    claim_on: Any, denial_on: Any, expected: Carried
) -> None:
    found = cover(
        {**CLAIM, "published": claim_on},
        row("2d0", "denial", GAZETTE, 2, published=denial_on),
    )
    assert carried(found)[COURIER] == expected


def test_one_later_or_undated_article_is_enough_not_to_be_older() -> None:
    denial = row("2d0", "denial", GAZETTE, 2, published=days(1))
    for published in (days(2), None):
        again = row("3a0", "asserts", COURIER, 3, published=published)
        assert carried(cover(CLAIM, again, denial))[COURIER] == Carried.CLAIM_ALONE


def test_an_undated_denial_may_be_the_first() -> None:
    dated = row("2d0", "denial", GAZETTE, 2, published=days(1))
    undated = row("3d0", "denial", POST, 3, published=None)
    assert carried(cover(CLAIM, dated, undated))[COURIER] == Carried.CLAIM_ALONE


def test_a_denial_of_something_unclear_in_the_same_article_may_be_the_one() -> None:
    other = row("9d0", "denial", COURIER, claim="9d0")
    elsewhere = row("2d0", "denial", GAZETTE, 2)
    found = cover(CLAIM, other, elsewhere)
    assert carried(found)[COURIER] == Carried.CLAIM_UNCLEAR
    assert "9d0" not in set(found["claim"])
    in_another = {**other, "article": 7}
    assert carried(cover(CLAIM, in_another, elsewhere))[COURIER] == Carried.CLAIM_ALONE


def test_a_denial_of_another_claim_is_no_unclear_one() -> None:
    another = [
        row("8a0", "claim", COURIER, claim="8a0"),
        row("8d0", "denial", COURIER, claim="8a0"),
    ]
    found = cover(CLAIM, *another, row("2d0", "denial", GAZETTE, 2))
    assert carried(found[found["claim"] == "1a0"])[COURIER] == Carried.CLAIM_ALONE


def test_no_comment_carries_nothing() -> None:
    found = cover(CLAIM, row("2a0", "no_comment", GAZETTE, 2))
    assert set(found["outlet"]) == {COURIER}


def test_two_spellings_are_one_outlet_and_unknown_comes_last() -> None:
    found = cover(
        CLAIM,
        row("2a0", "asserts", f"The {COURIER}", 2),
        row("3a0", "asserts", COURIER, 3),
        row("4a0", "asserts", UNKNOWN_OUTLET, 4),
        row("5a0", "asserts", "Zephyr", 5),
    )
    assert list(found["outlet"]) == [COURIER, "Zephyr", UNKNOWN_OUTLET]
    assert found["articles"].tolist() == [3, 1, 1]


def test_copied_only_where_every_article_is_a_copy() -> None:
    copy = row("2a0", "asserts", GAZETTE, 2, is_copy=True)
    assert cover(CLAIM, copy).set_index("outlet")["is_copied"].to_dict() == {
        COURIER: False,
        GAZETTE: True,
    }
    own = row("3a0", "asserts", GAZETTE, 3)
    assert not cover(CLAIM, copy, own)["is_copied"].any()


def test_denied_claims_come_first_then_the_most_carried() -> None:
    found = cover(
        row("7a0", "asserts", COURIER, claim="7a0"),
        row("8a0", "asserts", COURIER, claim="8a0"),
        row("8a1", "asserts", GAZETTE, claim="8a0"),
        row("7a1", "asserts", UNKNOWN_OUTLET, claim="7a0"),
        row("7a2", "no_comment", POST, claim="7a0"),
        CLAIM,
        of=claims(("1a0", "contested", ""), ("7a0", "confirmed", ""), ("8a0", "unanswered", "")),
    )
    assert list(dict.fromkeys(found["claim"])) == ["1a0", "8a0", "7a0"]


def test_shares_have_their_denominators() -> None:
    found = figures(
        CLAIM,
        row("1d0", "denial", COURIER),
        row("2a0", "asserts", COURIER, 2, claim="2a0"),
        row("3a0", "asserts", COURIER, 3, claim="3a0"),
        row("3a1", "asserts", COURIER, 4, claim="3a0"),
        row("4a0", "asserts", GAZETTE, 5, claim="3a0"),
        of=claims(
            ("1a0", "denied", f"{ANONYMOUS}; {PERSON}"),
            ("2a0", "unanswered", f"{ANONYMOUS}; unattributed"),
            ("3a0", "unanswered", ""),
        ),
    )
    courier = found.loc[COURIER]
    assert courier[["claims", "denied", "with_denial"]].tolist() == [3, 1, 1]
    assert courier[["origin_known", "anonymous"]].tolist() == [2, 1]
    assert found.loc[GAZETTE, ["claims", "origin_known"]].tolist() == [1, 0]


def test_a_role_or_group_is_not_anonymous() -> None:
    of = claims(("1a0", "unanswered", SourceKind.ROLE_OR_GROUP.value))
    assert figures(CLAIM, of=of).loc[COURIER, ["origin_known", "anonymous"]].tolist() == [1, 0]


CITES = (passed(GAZETTE, f"{COURIER} → officials"), passed(GAZETTE, f"{POST} → officials"))


@pytest.mark.parametrize(
    ("relays", "expected"),
    [
        ([COURIER], f"{COURIER} (1)"),
        ([COURIER, f"The {COURIER}"], f"{COURIER} (1)"),
        ([COURIER, POST], ""),
        ([COURIER, ""], ""),
        (["local media"], ""),
        ([""], ""),
    ],
)
def test_from_one_other_outlet_only_where_every_statement_is(
    relays: list[str], expected: str
) -> None:
    rows = [
        row(f"2a{n}", "asserts", GAZETTE, 2, relay=relay, published=days(1))
        for n, relay in enumerate(relays)
    ]
    found = figures(CLAIM, *rows, cites=CITES).loc[GAZETTE]
    assert (found["relays"], found["rereported"]) == (expected, int(expected != ""))


def test_days_after_the_first_other_outlet() -> None:
    found = figures(
        CLAIM,
        row("2a0", "asserts", GAZETTE, 2, published=days(3)),
        row("3a0", "asserts", POST, 3, published=days(4)),
        row("4a0", "asserts", GAZETTE, 4, claim="4a0", published=days(2)),
        row("4a1", "asserts", COURIER, 4, claim="4a0", published=days(2)),
    )
    assert found["later"].to_dict() == {GAZETTE: 2, COURIER: 1, POST: 1}
    assert found["delay"].to_dict() == {GAZETTE: 1.5, COURIER: 0.0, POST: 4.0}
    assert found["first"].to_dict() == {GAZETTE: 0, COURIER: 1, POST: 0}


def test_undated_alone_and_unknown_outlets_have_no_delay() -> None:
    found = figures(
        {**CLAIM, "published": None},
        row("2a0", "asserts", GAZETTE, 2),
        row("3a0", "asserts", UNKNOWN_OUTLET, 3, published=days(-9)),
    )
    assert found["later"].sum() == 0
    assert found["delay"].isna().all()
    assert found["first"].sum() == 0
    assert found.loc[COURIER, "undated"] == 1
    assert found.index[-1] == UNKNOWN_OUTLET


def test_a_denial_is_no_report_of_the_claim() -> None:
    found = figures(row("2d0", "denial", GAZETTE, 2, published=days(-5)), CLAIM)
    assert found.loc[COURIER, ["later", "first"]].tolist() == [0, 0]
    assert found.loc[GAZETTE, "claims"] == 0


def test_the_first_report_may_lie_outside_of_the_scope() -> None:
    late = row("2a0", "asserts", GAZETTE, 2, published=days(6))
    whole = said(dict(CLAIM), dict(late))
    found = outlet_claims(said(dict(late)), DENIED, passing(), firsts=find_firsts(whole))
    assert found["delay"].tolist() == [6]


def test_who_alone_had_a_claim_first_is_its_leader() -> None:
    found = find_firsts(
        said(
            dict(CLAIM),
            row("2a0", "confirms", GAZETTE, 2, published=days(3)),
            row("3a0", "asserts", f"The {COURIER}", 3, published=days(1)),
            row("4a0", "asserts", COURIER, 4, claim="4a0", published=days(2)),
            row("4a1", "asserts", GAZETTE, 5, claim="4a0", published=days(2)),
            row("4a2", "asserts", POST, 6, claim="4a0", published=days(5)),
            row("5a0", "asserts", UNKNOWN_OUTLET, 7, claim="5a0"),
            row("5d0", "denial", POST, 8, claim="5a0", published=days(4)),
            row("5d1", "denial", GAZETTE, 9, claim="5a0", published=days(2)),
            row("6a0", "no_comment", POST, 9, claim="6a0"),
        )
    ).set_index("claim")
    assert found.loc["1a0", ["first", "leader", "second"]].tolist() == [
        DAY,
        "harbour courier",
        days(3),
    ]
    assert found.loc["4a0", ["first", "leader"]].tolist() == [days(2), ""]
    assert found.loc[["4a0", "5a0"], "second"].isna().all()
    assert pd.isna(found.loc["5a0", "first"])
    assert found["is_denied"].to_dict() == {
        "1a0": False,
        "4a0": False,
        "5a0": True,
        "6a0": False,
    }
    assert found.loc["5a0", "denied_on"] == days(2)


def test_of_no_claim_the_table_has_the_same_columns() -> None:
    full, empty = find_firsts(said(dict(CLAIM))), find_firsts(said())
    assert list(empty.columns) == list(FIRSTS)
    assert empty.dtypes.to_dict() == full.dtypes.to_dict()


def test_an_outlet_without_claims_has_its_articles() -> None:
    found = outlet_figures(outlet_claims(said(), claims(), passing()), articles(COURIER, COURIER))
    assert found[["outlet", "articles", "claims"]].to_numpy().tolist() == [[COURIER, 2, 0]]
