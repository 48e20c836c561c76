"""One row an outlet that other articles cite: how widely, and which of them is the earliest."""

import pandas as pd

from analysis.store.wording import outlet_key
from analysis.tables.passing import OUTLET
from analysis.tables.scope import UNKNOWN_OUTLET

CITED = (
    *("relay", "statements", "articles", "outlets", "undated"),
    *("earliest", "earliest_outlet", "earliest_title", "own"),
)


def cited_table(attributions: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """The named outlets that articles of others cite, the one with the most articles first.

    * statements, articles, outlets: how many cite it; an unknown outlet is not counted as one.
      undated: how many of the articles have no date, so that one of them may be the first.
    * earliest, earliest_outlet, earliest_title: the earliest dated article that cites it.
    * own: how many of `articles` are the cited outlet's own.
    """
    is_cited = attributions["relay_is_named"] & (attributions["relay_kind"] == OUTLET)
    cited = attributions[is_cited]
    found = _counts(cited).join(_earliest(cited))
    found["own"] = _own(found.index, articles)
    order = ["articles", "statements", "relay"]
    found = found.reset_index().sort_values(order, ascending=[False, False, True])
    return found[list(CITED)].reset_index(drop=True)


def _counts(cited: pd.DataFrame) -> pd.DataFrame:
    known = cited["outlet"].mask(cited["outlet"] == UNKNOWN_OUTLET)
    undated = cited["article"].where(cited["published"].isna())
    return (
        cited.assign(known=known, undated=undated)
        .groupby("relay")
        .agg(
            statements=("article", "size"),
            articles=("article", "nunique"),
            outlets=("known", "nunique"),
            undated=("undated", "nunique"),
        )
    )


def _earliest(cited: pd.DataFrame) -> pd.DataFrame:
    dated = cited[cited["published"].notna()].sort_values("published", kind="stable")
    first = dated.drop_duplicates("relay").set_index("relay")[["published", "outlet", "title"]]
    return first.set_axis(["earliest", "earliest_outlet", "earliest_title"], axis="columns")


def _own(relays: "pd.Index[str]", articles: pd.DataFrame) -> "pd.Series[int]":
    counts = articles["outlet"].map(outlet_key).value_counts()
    own = [int(counts.get(outlet_key(relay), 0)) for relay in relays]
    return pd.Series(own, index=relays, dtype="int64")
