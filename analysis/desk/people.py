"""Who may do what, and the log: for administrators."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.access import Membership, Role
from analysis.access.naming import LONGEST as LONGEST_WHO
from analysis.access.people import CLAIM, EMAIL
from analysis.desk.checked import NOT_ALLOWED, Checked, shortened
from analysis.desk.limits import check_name
from analysis.models import Problem
from analysis.store import Store, StoreError
from analysis.store.share_records import EVERYTHING, Action, DeedRow, Sought


@dataclass(frozen=True, slots=True)
class People(Checked):
    """What an administrator does. Each raises a StoreError where it is not allowed."""

    def memberships(self, collection: int) -> Sequence[Membership]:
        """Who is what in a collection, those included who are it in every collection."""
        self._must(Role.ADMIN, collection)
        return [one for one in self.store.memberships() if one.collection in (None, collection)]

    def give_role(self, new: Membership) -> None:
        """Nothing; whoever it is has this role there now."""
        _check_who(new)
        told = f"{new.kind} {new.who}: {new.role.value}"
        self._for(new.collection, told).give_role(new, self.access.who)

    def take_role(self, one: Membership) -> None:
        """Nothing; whoever it was has no role by it any more."""
        # What the database has counts, not what the caller says.
        known = next((found for found in self.store.memberships() if found.id == one.id), None)
        if known is None:
            raise StoreError(NOT_ALLOWED)
        told = f"{known.kind} {known.who}: no longer {known.role.value}"
        self._for(known.collection, told).take_role(known.id)

    def deeds(
        self,
        collection: int | None,
        most: int = 200,
        before: int | None = None,
        only: Sought = EVERYTHING,
    ) -> Sequence[DeedRow]:
        """What was done in a collection, or without one anywhere: the latest first."""
        self._must_of(collection)
        return self.store.deeds(collection, most, before, only)

    def doers(self, collection: int | None) -> Sequence[str]:
        """Everybody who ever did something there, by name."""
        self._must_of(collection)
        return self.store.doers(collection)

    def _for(self, collection: int | None, told: str) -> Store:
        """The store in which the change is logged as theirs, if they may make it."""
        self._must_of(collection)
        return self.store.as_deed(self.access.who, Action.MEMBER, collection, shortened(told))

    def _must_of(self, collection: int | None) -> None:
        if collection is None:
            self._must_everywhere()
        else:
            self._must(Role.ADMIN, collection)

    def _must_everywhere(self) -> None:
        if self.access.everywhere is not Role.ADMIN:
            raise StoreError(NOT_ALLOWED)


def _check_who(new: Membership) -> None:
    """Nothing where somebody can be told by it at the sign-in; else a StoreError."""
    check_name(new.who, LONGEST_WHO)
    if new.kind not in (EMAIL, CLAIM):
        message = "A role is given to an address or to a claim of the sign-in service."
        raise StoreError(Problem(code="E_WHO", message=message))
