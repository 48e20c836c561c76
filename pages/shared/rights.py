"""Whether the person at the screen may change what it shows: what they may not, is not offered.

This only decides what is drawn. Every deed is checked again where it is done (`analysis.desk`).
"""

from collections.abc import Sequence

from analysis.access import Role
from pages.shared import cached
from pages.shared.scope import chosen_collection
from pages.shared.session import may


def may_edit() -> bool:
    """Whether they may change the collection that the sidebar looks at."""
    collection = chosen_collection()
    return collection is not None and may(Role.EDITOR, collection.id)


def may_edit_articles(articles: Sequence[int]) -> bool:
    """Whether they may change these articles, of whichever collections."""
    rows = [cached.find_article(one) for one in articles]
    return all(row is not None and may(Role.EDITOR, row.collection) for row in rows)


def may_add() -> bool:
    """Whether there is any collection to which they may add something."""
    return may(Role.EDITOR, None)
