"""Which article names whom how often: a table with a row an article and a column a name."""

from collections.abc import Sequence

import pandas as pd

ORIGIN = ("article", "title", "outlet", "published")


def mentions_of(mentions: pd.DataFrame, names: Sequence[tuple[str, str]]) -> pd.DataFrame:
    """The mentions of these names with their types; none of a name that is also a heading here."""
    wanted = [name for name in names if name[0] not in ORIGIN]
    return mentions.merge(
        pd.DataFrame(wanted, columns=["entity", "type"], dtype="str"), on=["entity", "type"]
    )


def entity_grid(mentions: pd.DataFrame, names: Sequence[tuple[str, str]]) -> pd.DataFrame:
    """Article and title, a column of counts for each name in their order, then outlet and day.

    `names` are names with their types. Articles that have none of them are left out; the ones
    with most mentions come first. A name that two types share has one column.
    """
    found = mentions_of(mentions, names)
    columns = dict.fromkeys(name for name, _ in names if name not in ORIGIN)
    counts = found.groupby(["article", "entity"]).size().unstack("entity", fill_value=0)
    counts = counts.reindex(columns=list(columns), fill_value=0)
    ranked = counts.loc[counts.sum(axis=1).sort_values(ascending=False, kind="stable").index]
    origins = found.drop_duplicates("article").set_index("article")[list(ORIGIN[1:])]
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
