"""Which outlets carried a claim, and which of them carried its denial."""

from enum import StrEnum
from typing import Any

import pandas as pd

from analysis.store.wording import outlet_key
from analysis.tables.firsts import DENIAL, STATES_IT, find_firsts
from analysis.tables.frame import BOOL, DAY, INT, TEXT, make_frame
from analysis.tables.scope import UNKNOWN_OUTLET


class Carried(StrEnum):
    """What an outlet carried of a claim and of its denial."""

    CLAIM = "claim"
    """The claim, which nobody denies."""
    BOTH = "both"
    CLAIM_ALONE = "claim_alone"
    """The claim, and not the denial that others carried."""
    CLAIM_BEFORE = "claim_before"
    """The same, but only in articles from before the day of the first denial."""
    CLAIM_UNCLEAR = "claim_unclear"
    """The claim, in an article with a denial of which it is not clear what it answers."""
    DENIAL_ALONE = "denial_alone"


COVERAGE = {
    "claim": TEXT,
    "words": TEXT,
    "is_denied": BOOL,
    "outlet": TEXT,
    "carried": TEXT,
    "has_claim": BOOL,
    "has_denial": BOOL,
    "first": DAY,
    "first_denial": DAY,
    "denied_on": DAY,
    "articles": INT,
    "is_copied": BOOL,
}
_DENIED = ("denied", "contested")
_ORDER = ["is_denied", "spread", "earliest", "claim", "is_unknown", "outlet"]
_ASCENDING = [False, False, True, True, True, True]


def coverage_table(
    statements: pd.DataFrame, claims: pd.DataFrame, firsts: pd.DataFrame | None = None
) -> pd.DataFrame:
    """One row a claim and outlet that carried the claim, its denial or both.

    `statements` is `statements_table(all=True)` and `claims` `claims_table`, of one scope; `firsts`
    is `firsts_table`, needed where the scope is not the whole collection. Whether and when a claim
    was denied is a matter of the collection, what an outlet carried one of the scope.

    * words: the claim's, of its first statement where that is in scope. carried: a `Carried`.
    * first and first_denial: the earliest day on which a dated article of the outlet had them, else
      NaT. denied_on: that of the first denial anywhere; NaT where none is dated or one is not.
    * articles: how many had either. is_copied: whether each of them copies an earlier article.
    * outlet: two spellings of a name are one outlet; articles whose outlet is not known are one row
      of "Unknown outlet".

    Denied claims come first, then those that most known outlets carried. A denial of something that
    no article states is not in it: it may answer any claim of its article.
    """
    told = _told(statements, claims)
    if told.empty:
        return make_frame((), COVERAGE)
    found = _by_outlet(told)
    firsts = find_firsts(statements) if firsts is None else firsts
    denials = firsts[firsts["is_denied"]].set_index("claim")["denied_on"]
    is_denied = found["claim"].isin(claims.loc[claims["status"].isin(_DENIED), "claim"])
    found["is_denied"] = is_denied | found["claim"].isin(denials.index)
    found["denied_on"] = at_keys(denials, found["claim"])
    found["words"] = at_keys(_words(told), found["claim"])
    states = [_carried(row) for row in found.itertuples()]
    return _in_order(found.assign(carried=pd.Series(states, dtype="str")))[list(COVERAGE)]


def spellings(names: "pd.Series[Any]") -> dict[str, str]:
    """For every spelling of an outlet's name but the most frequent, that one.

    >>> spellings(pd.Series(["The Post", "Post", "Post", "Echo"]))
    {'The Post': 'Post'}
    """
    counts = sorted((n, str(name)) for name, n in names.value_counts().items())
    usual = {outlet_key(name): name for _, name in counts}
    pairs = ((name, usual[outlet_key(name)]) for _, name in counts)
    return {name: other for name, other in pairs if name != other}


def at_keys(values: "pd.Series[Any]", keys: "pd.Series[Any]") -> "pd.Series[Any]":
    """The value of every key, missing where there is none. `map` fails where no value is left."""
    return pd.Series(values.reindex(keys).array, index=keys.index)


def _told(statements: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """The statements that have a claim or its denial in them, of claims that an article states."""
    has_claim = statements["role"].isin(STATES_IT)
    has_denial = statements["role"] == DENIAL
    stated = {*claims["claim"], *statements.loc[has_claim, "claim"]}
    published = statements["published"]
    is_stated = statements["claim"].isin(stated)
    unclear = statements.loc[has_denial & ~is_stated, "article"]
    told = statements.assign(
        outlet=statements["outlet"].replace(spellings(statements["outlet"])),
        has_claim=has_claim,
        has_denial=has_denial,
        claim_day=published.where(has_claim),
        denial_day=published.where(has_denial),
        is_undated=has_claim & published.isna(),
        is_unclear=has_claim & statements["article"].isin(unclear),
    )
    return told[(has_claim | has_denial) & is_stated]


def _by_outlet(told: pd.DataFrame) -> pd.DataFrame:
    by_pair = told.groupby(["claim", "outlet"], sort=False)
    return by_pair.agg(
        has_claim=("has_claim", "any"),
        has_denial=("has_denial", "any"),
        first=("claim_day", "min"),
        last=("claim_day", "max"),
        is_undated=("is_undated", "any"),
        is_unclear=("is_unclear", "any"),
        first_denial=("denial_day", "min"),
        articles=("article", "nunique"),
        is_copied=("is_copy", "all"),
    ).reset_index()


def _carried(row: Any) -> Carried:
    if row.has_denial:
        return Carried.BOTH if row.has_claim else Carried.DENIAL_ALONE
    if not row.is_denied:
        return Carried.CLAIM
    if row.is_unclear:
        return Carried.CLAIM_UNCLEAR
    # A day that is not known is before nothing.
    is_before = not row.is_undated and row.last < row.denied_on
    return Carried.CLAIM_BEFORE if is_before else Carried.CLAIM_ALONE


def _words(told: pd.DataFrame) -> "pd.Series[Any]":
    """By claim: the words of its first statement, else of one that states it, else of a denial."""
    rank = (~told["has_claim"]).astype("int64").mask(told["statement"] == told["claim"], -1)
    ranked = told.assign(rank=rank).sort_values("rank", kind="stable")
    return ranked.drop_duplicates("claim").set_index("claim")["words"]


def _in_order(found: pd.DataFrame) -> pd.DataFrame:
    is_unknown = found["outlet"] == UNKNOWN_OUTLET
    by_claim = found.assign(counts=found["has_claim"] & ~is_unknown).groupby("claim")
    order = found.assign(
        is_unknown=is_unknown,
        spread=by_claim["counts"].transform("sum"),
        earliest=by_claim["first"].transform("min"),
    )
    return order.sort_values(_ORDER, ascending=_ASCENDING, ignore_index=True)
