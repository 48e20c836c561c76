"""What a sign-in provider tells of somebody, and the access that follows from it."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from analysis.access.roles import Access, Role
from analysis.visible import visible

EMAIL, CLAIM = "email", "claim"
UNCHECKED = " (not checked)"
"""Ends what the logs call somebody whose address nobody checked; no address ends like that."""
_LONGEST_NAME = 100


def fold_address(address: str) -> str:
    """An e-mail address as it is compared: capitals make no difference.

    Only letters of ASCII are folded: "ſ" and the sign of the kelvin would become the s and the k of
    somebody else's address.

    >>> fold_address(" Ann@Courier.example "), fold_address("\u212aate@courier.example")
    ('ann@courier.example', '\u212aate@courier.example')
    """
    return "".join(sign.lower() if sign.isascii() else sign for sign in address.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """What somebody, or everybody of whom the provider claims something, is in a collection."""

    id: int
    kind: str
    """"email" or "claim"."""
    who: str
    """An address, or "name=value" such as "groups=desk"."""
    role: Role
    collection: int | None
    """None for every collection."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who signed in."""

    name: str
    email: str | None
    """In small letters; None where the provider gives none or says that it was never checked."""
    claims: frozenset[str]
    """Whatever else the provider says, each as "name=value"."""

    @classmethod
    def from_claims(
        cls,
        told: Mapping[str, Any],
        *,
        trusts_silence: bool = False,
        trusts_claims: bool = True,
    ) -> "Person":
        """The person that a provider's ID token tells of.

        An address counts where the provider says that it was checked; with `trusts_silence` also
        where it says nothing of that. Without `trusts_claims` nothing but the address counts.
        """
        is_checked = told.get("email_verified", trusts_silence) in (True, "true")
        address = _address_in(told) if is_checked else None
        name = told.get("name") or address or told.get("sub") or "Somebody without a name"
        claims = frozenset(_pairs(told)) if trusts_claims else frozenset()
        return cls(name=str(name), email=address, claims=claims)

    @property
    def who(self) -> str:
        """As the logs call them: by the address where there is one, for names can be chosen.

        A name never looks like an address, nor like anybody whom the program itself names. It is
        one line, and every sign of it shows.
        """
        if self.email is not None:
            return self.email
        words = " ".join(visible(unicodedata.normalize("NFKC", self.name)).split())
        return words.replace("@", " at ")[:_LONGEST_NAME].strip() + UNCHECKED


def access_of(person: Person, memberships: Iterable[Membership], admins: Iterable[str]) -> Access:
    """What somebody may do; nothing anywhere where no membership fits. `admins` are addresses."""
    fitting = [one for one in memberships if _fits(one, person)]
    wide = [one.role for one in fitting if one.collection is None]
    if person.email is not None and person.email in set(map(fold_address, admins)):
        wide.append(Role.ADMIN)
    roles: dict[int, Role] = {}
    for one in fitting:
        if one.collection is not None:
            roles[one.collection] = _higher(one.role, roles.get(one.collection))
    everywhere: Role | None = None
    for role in wide:
        everywhere = _higher(role, everywhere)
    return Access(who=person.who, everywhere=everywhere, roles=tuple(sorted(roles.items())))


def _higher(role: Role, other: Role | None) -> Role:
    return role if other is None or role.includes(other) else other


def _fits(one: Membership, person: Person) -> bool:
    if one.kind == EMAIL:
        return person.email is not None and fold_address(one.who) == person.email
    return one.kind == CLAIM and one.who in person.claims


def _address_in(told: Mapping[str, Any]) -> str | None:
    """The e-mail address; None where there is none, or one that a log could not show as it is."""
    email = told.get("email")
    if not isinstance(email, str):
        return None
    address = fold_address(email)
    return address if "@" in address and address.isprintable() else None


def _pairs(told: Mapping[str, Any]) -> Iterable[str]:
    """Each claim as "name=value"; of a list every value. E-mail claims have a kind of their own."""
    for name, value in told.items():
        if name in ("email", "email_verified"):
            continue
        values = value if isinstance(value, list | tuple) else (value,)
        yield from (f"{name}={one}" for one in values if isinstance(one, str | int))
