"""Roles, and what somebody may do where."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What somebody may do in a collection; each may do what those before it may."""

    VIEWER = "viewer"
    """Look, search, export."""
    EDITOR = "editor"
    """Add, edit, correct, delete, save views and share them."""
    ADMIN = "admin"
    """Say who may do what, and read the log."""

    def includes(self, other: "Role") -> bool:
        """Whether this role may do what the other may.

        >>> Role.ADMIN.includes(Role.EDITOR), Role.VIEWER.includes(Role.EDITOR)
        (True, False)
        """
        ranks = tuple(Role)
        return ranks.index(self) >= ranks.index(other)


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Somebody who asks, and their role in every collection that they may know of."""

    who: str
    """As the logs call them."""
    everywhere: Role | None = None
    """The least that they are in every collection, those to come included."""
    roles: tuple[tuple[int, Role], ...] = ()
    """A collection and what they are there, where that is more."""

    def role_in(self, collection: int) -> Role | None:
        """What they are in the collection; None where they may not know of it."""
        here = dict(self.roles).get(collection)
        if here is None or self.everywhere is None:
            return here or self.everywhere
        return here if here.includes(self.everywhere) else self.everywhere

    def may(self, role: Role, collection: int) -> bool:
        """Whether they may do there what the role may."""
        here = self.role_in(collection)
        return here is not None and here.includes(role)

    def includes(self, other: "Access") -> bool:
        """Whether they may do everything that the other may, wherever.

        >>> LOCAL.includes(NOBODY), NOBODY.includes(VISITOR)
        (True, False)
        """
        wide = self.everywhere
        if other.everywhere and not (wide and wide.includes(other.everywhere)):
            return False
        return all(self.may(role, collection) for collection, role in other.roles)

    def may_somewhere(self, role: Role) -> bool:
        """Whether there is any collection in which they may do what the role may."""
        held = [here for _, here in self.roles]
        return any(here.includes(role) for here in (*held, self.everywhere) if here)

    @property
    def collections(self) -> tuple[int, ...] | None:
        """The collections that they may know of; None for every one."""
        return None if self.everywhere else tuple(sorted(one for one, _ in self.roles))


LOCAL = Access(who="This computer", everywhere=Role.ADMIN)
"""Whoever sits at a dashboard that asks nobody to sign in."""
VISITOR = Access(who="Somebody with a link", everywhere=Role.VIEWER)
"""Whoever opened a link: everywhere in the database that was made for the link."""
NOBODY = Access(who="Nobody")
