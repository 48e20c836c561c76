"""The claims of a statements table in the order of the reader's choice, and one row a claim."""

from enum import StrEnum

import pandas as pd

from analysis.charts.claim_words import claimant_of, describe_claims
from analysis.charts.labels import listed


class ClaimOrder(StrEnum):
    """What comes first, as the screen says it."""

    OLDEST = "Oldest first"
    NEWEST = "Newest first"
    MOST_DENIED = "Most denials first"


def sort_claims(statements: pd.DataFrame, order: ClaimOrder) -> pd.DataFrame:
    """The statements, claim by claim in that order; undated claims last, in the order told."""
    keys = _per_claim(statements)
    columns = ["first", "article", "position"]
    ascending = [True, True, True]
    if order is ClaimOrder.NEWEST:
        ascending = [False, True, True]
    if order is ClaimOrder.MOST_DENIED:
        columns, ascending = ["denials", *columns], [False, True, True, True]
    ranks = keys.sort_values(columns, ascending=ascending, na_position="last").index
    place = pd.Series(range(len(ranks)), index=ranks)
    at = statements["claim"].map(place)
    return (
        statements.assign(at=at)
        .sort_values(["at", "article", "position"], ignore_index=True)
        .drop(columns="at")
    )


def _per_claim(statements: pd.DataFrame) -> pd.DataFrame:
    denials = statements.assign(is_denial=statements["role"] == "denial")
    return denials.groupby("claim", sort=False).agg(
        first=("when", "min"),
        article=("article", "first"),
        position=("position", "min"),
        denials=("is_denial", "sum"),
    )


def claims_table(statements: pd.DataFrame) -> pd.DataFrame:
    """One row a claim, in the order of the statements: words, who, denied_by, denials and where."""
    claims = describe_claims(statements)
    first = statements.drop_duplicates("claim")[["claim", "title", "outlet"]]
    described = pd.DataFrame(
        {
            "claim": [claim.id for claim in claims],
            "words": [claim.words for claim in claims],
            "who": [claimant_of(claim) for claim in claims],
            "denied_by": [listed(claim.denied_by, 3) for claim in claims],
        },
        dtype="str",
    )
    keys = _per_claim(statements)[["first", "denials"]].rename(columns={"first": "when"})
    return described.merge(keys, left_on="claim", right_index=True).merge(first, on="claim")
