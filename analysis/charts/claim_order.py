"""The claims of a statements table in the order of the reader's choice, and one row a claim."""

from collections.abc import Sequence
from enum import StrEnum

import pandas as pd

from analysis.charts.claim_words import Claim, claimant_of
from analysis.charts.labels import listed
from analysis.charts.theme import STATUS_WORDS


class ClaimOrder(StrEnum):
    """What comes first, as the screen says it."""

    NEWEST = "Newest first"
    CONTESTED = "Most contested first"
    OLDEST = "Oldest first"


_COLUMNS = {
    ClaimOrder.NEWEST: (("last", False), ("first", False)),
    ClaimOrder.CONTESTED: (("answers", False), ("last", False)),
    ClaimOrder.OLDEST: (("first", True),),
}


def sort_claims(statements: pd.DataFrame, order: ClaimOrder) -> pd.DataFrame:
    """The statements, claim by claim in that order; undated claims last, in the order told.

    The newest claim is the one about which something was said last. The most contested one has most
    denials and confirmations, copies not counted.
    """
    by = (*_COLUMNS[order], ("article", True), ("position", True))
    columns, ascending = map(list, zip(*by, strict=True))
    keys = _per_claim(statements)
    ranks = keys.sort_values(columns, ascending=ascending, na_position="last").index
    place = pd.Series(range(len(ranks)), index=ranks)
    at = statements["claim"].map(place)
    return (
        statements.assign(at=at)
        .sort_values(["at", "article", "position"], ignore_index=True)
        .drop(columns="at")
    )


def _per_claim(statements: pd.DataFrame) -> pd.DataFrame:
    role = statements["role"]
    is_answer = role.isin(("denial", "confirms")) & ~statements["is_copy"]
    counted = statements.assign(is_answer=is_answer, is_denial=role == "denial")
    return counted.groupby("claim", sort=False).agg(
        first=("when", "min"),
        last=("when", "max"),
        article=("article", "first"),
        position=("position", "min"),
        answers=("is_answer", "sum"),
        denials=("is_denial", "sum"),
    )


def list_claims(
    statements: pd.DataFrame, claims: Sequence[Claim], known: pd.DataFrame
) -> pd.DataFrame:
    """One row a claim, in their order: words, status, who, denied_by, denials, confirmed_by,
    articles, outlets, origins, first, last.

    articles and outlets are those that state it, in the whole collection; missing where that is not
    counted, as it is for a denial of something that no article states.
    """
    described = pd.DataFrame(
        {
            "claim": [claim.id for claim in claims],
            "words": [claim.words for claim in claims],
            "status": [STATUS_WORDS.get(claim.status, claim.status) for claim in claims],
            "who": [claimant_of(claim) for claim in claims],
            "denied_by": [listed(claim.denied_by, 3) for claim in claims],
            "confirmed_by": [listed(claim.confirmed_by, 3) for claim in claims],
            "origins": [claim.origins for claim in claims],
        },
        dtype="str",
    )
    keys = _per_claim(statements)[["first", "last", "denials"]]
    counts = known[["claim", "articles", "outlets"]].astype(
        {"articles": "Int64", "outlets": "Int64"}
    )
    return described.merge(keys, left_on="claim", right_index=True, how="left").merge(
        counts, on="claim", how="left"
    )
