"""One row a claim: when it was first denied and who had it first, anywhere in the collection."""

from typing import Any

import pandas as pd
from sqlalchemy import Select, select

from analysis.store import Store
from analysis.store.schema import article, statement
from analysis.store.schema.exhibits import whole_claim
from analysis.store.whole import keeps_whole
from analysis.store.wording import outlet_key
from analysis.tables.frame import BOOL, DAY, INT, TEXT, ask, make_frame
from analysis.tables.scope import ORIGIN, UNKNOWN_OUTLET, Scope, conditions

STATES_IT = frozenset({"claim", "asserts", "confirms"})
"""Roles of a statement that has the claim in it."""
DENIAL = "denial"
REPORTS = {
    **{"article": INT, "title": TEXT, "outlet": TEXT, "published": DAY},
    **{"claim": TEXT, "role": TEXT},
}
"""Columns of `reports_query`, all of which `statements_table` has as well."""
FIRSTS = {
    "claim": TEXT,
    "is_denied": BOOL,
    "denied_on": DAY,
    "first": DAY,
    "leader": TEXT,
    "second": DAY,
}


def firsts_table(store: Store, scope: Scope) -> pd.DataFrame:
    """`find_firsts` of the scope's whole collection; an exhibit has kept that of its own claims."""
    if keeps_whole(store):
        return ask(store, select(*(whole_claim.c[name] for name in FIRSTS)), FIRSTS)
    return find_firsts(ask(store, reports_query(scope.collection), REPORTS))


def reports_query(collection: int) -> Select[Any]:
    """Every statement of a claim and every denial in a collection."""
    said = statement.c
    return (
        select(*ORIGIN, said.claim, said.role)
        .select_from(article.join(statement))
        .where(*conditions(Scope(collection)), said.role.in_([*STATES_IT, DENIAL]))
    )


def find_firsts(reports: pd.DataFrame) -> pd.DataFrame:
    """One row a claim that somebody states or denies.

    * is_denied: whether there is a denial. denied_on: the day of the first; NaT where there is none
      and where one has no date, which may be earlier.
    * first: the earliest day on which a dated article of a known outlet had the claim. leader: the
      `outlet_key` of the outlet that alone had it then, else empty; second: the earliest day on
      which another had it, where there is a leader.
    """
    denials = reports[reports["role"] == DENIAL].groupby("claim")["published"]
    denied_on = denials.min().where(denials.count() == denials.size())
    led = _leaders(reports[reports["role"].isin(STATES_IT)])
    claims = pd.Index(sorted({*reports["claim"]}), name="claim", dtype="str")
    found = led.reindex(claims).assign(
        is_denied=claims.isin(denied_on.index),
        denied_on=denied_on.reindex(claims),
        leader=led["leader"].reindex(claims).fillna(""),
    )
    columns = found.reset_index()[list(FIRSTS)]
    return columns.astype(make_frame((), FIRSTS).dtypes.to_dict())


def dated_reports(stating: pd.DataFrame) -> pd.DataFrame:
    """The dated statements of known outlets, each with the `outlet_key` of its outlet as key."""
    is_dated = stating["published"].notna() & (stating["outlet"] != UNKNOWN_OUTLET)
    dated = stating[is_dated]
    return dated.assign(key=dated["outlet"].map(outlet_key).astype("str"))


def _leaders(stating: pd.DataFrame) -> pd.DataFrame:
    """By claim: first, leader and second; none where no dated article of a known outlet has it."""
    by_outlet = dated_reports(stating).groupby(["claim", "key"])["published"].min().reset_index()
    ranked = by_outlet.sort_values("published", kind="stable")
    ahead = ranked.drop_duplicates("claim").set_index("claim")
    behind = ranked[ranked.duplicated("claim")].drop_duplicates("claim").set_index("claim")
    second = behind["published"].reindex(ahead.index)
    is_alone = second.isna() | (second > ahead["published"])
    return pd.DataFrame(
        {
            "first": ahead["published"],
            "leader": ahead["key"].where(is_alone, ""),
            "second": second.where(is_alone),
        }
    )
