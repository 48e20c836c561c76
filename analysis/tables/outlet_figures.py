"""One row an outlet: on whom its claims rest, whose denial it carried, and how fast it was."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from analysis.models import SourceKind
from analysis.store.wording import outlet_key
from analysis.tables.firsts import STATES_IT, find_firsts
from analysis.tables.frame import FLOAT, INT, TEXT, make_frame
from analysis.tables.outlets import Carried, at_keys, coverage_table, spellings
from analysis.tables.passing import OUTLET
from analysis.tables.scope import UNKNOWN_OUTLET

FIGURES = {
    "outlet": TEXT,
    "articles": INT,
    "claims": INT,
    "denied": INT,
    "with_denial": INT,
    "unclear": INT,
    "before": INT,
    "origin_known": INT,
    "anonymous": INT,
    "rereported": INT,
    "relays": TEXT,
    "copied": INT,
    "later": INT,
    "delay": FLOAT,
    "first": INT,
    "undated": INT,
}
ANONYMOUS = frozenset({SourceKind.ANONYMOUS.value, SourceKind.UNATTRIBUTED.value})
"""Origins without a name; a role or a group, such as "police", is not one of them."""
_OF_DENIALS = ("is_denied", "with_denial", "is_unclear", "is_before")


def outlet_claims(
    statements: pd.DataFrame,
    claims: pd.DataFrame,
    attributions: pd.DataFrame,
    *,
    firsts: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """The rows of `coverage_table` whose outlet carried the claim, with how it came by it.

    `statements`, `claims` and `firsts` are those of `coverage_table`, `attributions` is
    `attributions_table` of the same scope.

    * with_denial: the claim is denied, and the outlet carried a denial. is_unclear and is_before:
      it did not; see `Carried`.
    * origin_known: some origin of the claim is known; anonymous: it rests on nobody but unnamed
      people, as the whole collection has it.
    * relay: the other outlet that all of the outlet's statements have it from; empty where there is
      none, or more than one.
    * delay: days after the first dated report of another known outlet; missing where one of the two
      days is not known and where the outlet was first (is_first).
    """
    firsts = find_firsts(statements) if firsts is None else firsts
    coverage = coverage_table(statements, claims, firsts)
    carried = coverage[coverage["has_claim"]].reset_index(drop=True)
    rows = carried.assign(
        key=carried["outlet"].map(outlet_key).astype("str"),
        is_before=carried["carried"] == Carried.CLAIM_BEFORE,
        is_unclear=carried["carried"] == Carried.CLAIM_UNCLEAR,
        with_denial=carried["is_denied"] & carried["has_denial"],
        **_origins(carried, claims),
    )
    rows = rows.assign(relay=_relays(rows, statements, _named(attributions)))
    return rows.assign(**_delays(rows, firsts)).drop(columns="key")


def outlet_figures(rows: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """One row an outlet of `articles` (those that were analysed), "Unknown outlet" last.

    `rows` is `outlet_claims`. A claim counts once, in however many of an outlet's articles it is.

    * claims: how many the outlet carried. denied: how many of these somebody denies; with_denial:
      how many of those it carried with a denial; unclear: how many beside a denial of something
      unclear; before: how many only before the first denial.
    * origin_known: the claims of which some origin is known; anonymous: how many of these rest on
      nobody but unnamed people.
    * rereported: the claims that it has from one other outlet; relays: those outlets with their
      numbers. copied: the claims that it has only in copies of earlier articles.
    * delay: the median number of days after the first report of another, NaN without any; later: of
      how many claims. first: the claims that it had before all others; undated: those that it has
      without a date. Claims that no other dated article has are in none of the three.
    """
    keyed = rows.assign(key=rows["outlet"].map(outlet_key))
    return make_frame(list(_figures(keyed, _sizes(articles))), FIGURES)


def _sizes(articles: pd.DataFrame) -> dict[str, int]:
    """Articles by outlet, the outlet with most of them first and the unknown one last."""
    outlets = articles["outlet"].replace(spellings(articles["outlet"]))
    sizes = {str(name): int(n) for name, n in outlets.value_counts().items()}
    names = sorted(sizes, key=lambda name: (name == UNKNOWN_OUTLET, -sizes[name], name.casefold()))
    return {name: sizes[name] for name in names}


def _figures(rows: pd.DataFrame, sizes: dict[str, int]) -> Iterator[tuple[Any, ...]]:
    for outlet, articles in sizes.items():
        own = rows[rows["key"] == outlet_key(outlet)]
        yield (
            *(outlet, articles, len(own)),
            *(own[name].sum() for name in _OF_DENIALS),
            *(own[name].sum() for name in ("origin_known", "anonymous")),
            *((own["relay"] != "").sum(), _listed(own["relay"]), own["is_copied"].sum()),
            *(own["delay"].count(), own["delay"].median()),
            *(own["is_first"].sum(), own["first"].isna().sum()),
        )


def _listed(relays: "pd.Series[Any]") -> str:
    counts = relays[relays != ""].value_counts()
    ranked = sorted(counts.items(), key=lambda item: (-item[1], str(item[0]).casefold()))
    return ", ".join(f"{name} ({n:,})" for name, n in ranked)


def _origins(carried: pd.DataFrame, claims: pd.DataFrame) -> dict[str, "pd.Series[Any]"]:
    kinds = at_keys(claims.set_index("claim")["origin_kinds"], carried["claim"]).fillna("")
    is_anonymous = [ANONYMOUS.issuperset(words.split("; ")) for words in kinds]
    return {
        "origin_known": kinds != "",
        "anonymous": pd.Series(is_anonymous, index=kinds.index, dtype="bool"),
    }


def _named(attributions: pd.DataFrame) -> dict[str, str]:
    """The outlets that others pass on by name, and how the collection spells them."""
    is_named = attributions["relay_is_named"] & (attributions["relay_kind"] == OUTLET)
    return {outlet_key(name): name for name in attributions.loc[is_named, "relay"].unique()}


def _relays(
    rows: pd.DataFrame, statements: pd.DataFrame, named: dict[str, str]
) -> "pd.Series[Any]":
    """The one other outlet that an outlet has a claim from; empty where it is not just one."""
    stating = statements[statements["role"].isin(STATES_IT)]
    relays = [named.get(outlet_key(name), "") for name in stating["relay"]]
    keys = [outlet_key(name) for name in stating["outlet"]]
    by_pair = stating.assign(relay=relays, key=keys).groupby(["claim", "key"])["relay"]
    single = by_pair.first().where(by_pair.nunique() == 1, "")
    wanted = pd.MultiIndex.from_frame(rows[["claim", "key"]])
    return pd.Series(single.reindex(wanted).array, index=rows.index, dtype="str").fillna("")


def _delays(rows: pd.DataFrame, firsts: pd.DataFrame) -> dict[str, "pd.Series[Any]"]:
    """Days from the first dated report of another known outlet to the outlet's own."""
    by_claim = firsts.set_index("claim")
    is_leader = at_keys(by_claim["leader"], rows["claim"]) == rows["key"]
    others = at_keys(by_claim["first"], rows["claim"])
    others = others.mask(is_leader, at_keys(by_claim["second"], rows["claim"]))
    days = (rows["first"] - others).dt.days.astype("float64")
    days = days.mask(rows["outlet"] == UNKNOWN_OUTLET)
    return {"delay": days.where(days >= 0), "is_first": days < 0}
