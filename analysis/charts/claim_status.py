"""What was answered to a claim, as one word: what was said, never what is true."""

import pandas as pd


def statuses(statements: pd.DataFrame, known: pd.DataFrame | None) -> dict[str, str]:
    """The status of every claim of a statements table, by its id.

    `known` is a claims table, which has it for the whole collection. What that does not have, such
    as a denial of something that no article states, goes by its rows.
    """
    status = _from_rows(statements)
    if known is not None:
        told = dict(zip(known["claim"], known["status"], strict=True))
        status.update({claim: told[claim] for claim in status if claim in told})
    return status


def _from_rows(statements: pd.DataFrame) -> dict[str, str]:
    denied, confirmed = (
        set(statements.loc[statements["role"] == role, "claim"]) for role in ("denial", "confirms")
    )
    words = {
        (True, True): "contested",
        (True, False): "denied",
        (False, True): "confirmed",
        (False, False): "unanswered",
    }
    return {
        claim: words[claim in denied, claim in confirmed] for claim in statements["claim"].unique()
    }


def is_in_view(status: str, view: str) -> bool:
    """Whether a claim with that status is one of the denied, contested, confirmed or unanswered.

    A contested claim is a denied one and a confirmed one too.

    >>> is_in_view("contested", "denied"), is_in_view("denied", "contested")
    (True, False)
    """
    return status == view or (status == "contested" and view in ("denied", "confirmed"))
