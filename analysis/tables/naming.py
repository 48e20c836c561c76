"""Sources, chains and claimants under the names that the collection and its corrections give."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from sqlalchemy import Select, case, select

from analysis.store import Store
from analysis.store.schema import appearance, article, attribution, identity, name
from analysis.store.wording import ARROW
from analysis.tables.scope import Scope, conditions

Names = Mapping[tuple[int, str], str]
"""The name that is shown, by article and the name in its analysis; only where the two differ."""


def with_identity(wanted: Select[Any]) -> Select[Any]:
    """The query with the name and identity of every attribution's source joined to it, if any."""
    return wanted.outerjoin(name, name.c.id == attribution.c.name_id).outerjoin(
        identity, identity.c.id == name.c.identity_id
    )


def shown_for(given: Any, otherwise: Any) -> Any:
    """The identity's name where a source goes by its own name, else what it goes by."""
    return case((given == name.c.name, identity.c.name), else_=otherwise)


def names_shown(store: Store, scope: Scope) -> Names:
    """What names of the scope's articles are shown as, where it is not what they are.

    Of a name whose mentions were split, as most of them are.
    """
    is_other = identity.c.name != name.c.name
    wanted = (
        select(appearance.c.article_id, name.c.name, identity.c.name.label("shown"))
        .select_from(article.join(appearance).join(name).join(identity))
        .where(*conditions(scope), is_other)
        .order_by(appearance.c.mentions, identity.c.name)
    )
    return {(row.article_id, row.name): row.shown for row in store.read(wanted)}


def renamed(frame: pd.DataFrame, names: Names, columns: Sequence[str]) -> pd.DataFrame:
    """The frame, which has a column article, with the names in these columns as they are shown.

    A chain of names is renamed link by link.
    """
    if not names:
        return frame
    found: dict[str, pd.Series[str]] = {}
    for column in columns:
        pairs = zip(frame["article"], frame[column], strict=True)
        values = [_shown(article, words, names) for article, words in pairs]
        found[column] = pd.Series(values, index=frame.index, dtype="str")
    return frame.assign(**found)


def _shown(article: int, words: Any, names: Names) -> Any:
    if not isinstance(words, str):
        return words
    return ARROW.join(names.get((article, link), link) for link in words.split(ARROW))
