"""Which article names whom how often: a table with a row an article and a column a name."""

from collections.abc import Mapping

import pandas as pd

ORIGIN = ("article", "title", "outlet", "published")


def entity_grid(places: pd.DataFrame, labels: Mapping[int, str]) -> pd.DataFrame:
    """Article and title, a column of counts for each label in their order, then outlet and day.

    `places` is `tables.entity_places`; every kind of mention counts. Articles that have none of
    the names are left out; the ones with most mentions come first.
    """
    times = places[["mentions", "demonyms", "pronouns"]].sum(axis=1)
    counts = places.assign(times=times).pivot(index="article", columns="identity", values="times")
    counts = counts.reindex(columns=list(labels)).fillna(0).astype("int64")
    counts = counts.set_axis(list(labels.values()), axis="columns")
    ranked = counts.loc[counts.sum(axis=1).sort_values(ascending=False, kind="stable").index]
    origins = places.drop_duplicates("article").set_index("article")[list(ORIGIN[1:])]
    return (
        origins[["title"]]
        .join(ranked, how="right")
        .join(origins[["outlet", "published"]])
        .reset_index()
    )


def tint(count: object) -> str:
    """The ground of a cell, as CSS: the more mentions, the stronger; none for 0.

    >>> tint(0), tint(5)
    ('', 'background-color: rgba(0, 114, 178, 0.3)')
    """
    if not isinstance(count, int) or count < 1:
        return ""
    return f"background-color: rgba(0, 114, 178, {min(0.06 * count, 0.6):.2g})"
