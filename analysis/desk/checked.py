"""Who is at the desk, and the check before every deed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.access import Access, Role
from analysis.models import Problem
from analysis.store import Store, StoreError
from analysis.store.share_records import Action
from analysis.visible import visible

NOT_ALLOWED = Problem(
    code="E_NOT_ALLOWED",
    message="You may not do this here. Ask an administrator of the collection for the right to.",
)
_LONGEST, _MOST = 200, 20


@dataclass(frozen=True, slots=True)
class Checked:
    """Somebody with a store in which they may do some things."""

    store: Store
    """All of it: whatever asks it has checked before."""
    access: Access

    def _must(self, role: Role, collection: int) -> None:
        """Nothing where they may; else a StoreError that does not say whether there is any such."""
        if not self.access.may(role, collection):
            raise StoreError(NOT_ALLOWED)

    def _as(self, role: Role, collection: int, action: Action, subject: str) -> Store:
        """The store in which the deed is logged as theirs, if they may."""
        self._must(role, collection)
        return self.store.as_deed(self.access.who, action, collection, shortened(subject))

    def _to(self, articles: Iterable[int], action: Action) -> Store:
        """The same for articles, if they may edit the collections of all of them.

        Each collection's log has a line of its own articles, and no word of others. Articles that
        nobody has are refused like those of others.
        """
        of = self.store.collections_of(tuple(articles))
        if not of:
            raise StoreError(NOT_ALLOWED)
        for one in of:
            self._must(Role.EDITOR, one)
        told: dict[int | None, str] = {one: shortened(_name(some)) for one, some in of.items()}
        return self.store.as_deeds(self.access.who, action, told)


def _name(articles: Sequence[int]) -> str:
    more = f" and {len(articles) - _MOST:,} more" if len(articles) > _MOST else ""
    return f"articles {', '.join(map(str, articles[:_MOST]))}{more}"


def shortened(subject: str) -> str:
    """What the log says of it: nothing invisible, and not too much."""
    words = visible(subject)
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
