"""One row a chain: through whom statements came and where they end, whichever outlet reports it."""

import pandas as pd

from analysis.tables.scope import UNKNOWN_OUTLET

_TEXTS = ("chain", "relay", "origin", "origin_kind", "reporters")
CHAINS = (*_TEXTS, "statements", "articles", "outlets")


def chains_table(attributions: pd.DataFrame) -> pd.DataFrame:
    """Distinct chains with how much rests on them, the most widely reported first.

    * reporters: the outlets whose articles have the chain, most statements first, as one line.
    * statements, articles, outlets: how many have it; an unknown outlet is not counted as one.
    """
    known = attributions["outlet"].mask(attributions["outlet"] == UNKNOWN_OUTLET)
    groups = attributions.assign(known=known).groupby("chain", sort=False)
    found = groups.agg(
        relay=("relay", "first"),
        origin=("origin", "first"),
        origin_kind=("origin_kind", "first"),
        reporters=("outlet", _by_number),
        statements=("article", "size"),
        articles=("article", "nunique"),
        outlets=("known", "nunique"),
    ).reset_index()
    order = ["outlets", "articles", "statements", "chain"]
    found = found.sort_values(order, ascending=[False, False, False, True], ignore_index=True)
    return found[list(CHAINS)].astype(dict.fromkeys(_TEXTS, "str"))


def _by_number(outlets: "pd.Series[str]") -> str:
    return ", ".join(outlets.value_counts().index)
