"""What the logs call somebody who signed in, and what of a provider's words counts."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.access import LOCAL, NOBODY, VISITOR, Membership, Person, Role, access_of
from analysis.access.people import UNCHECKED

ADA = "ada@courier.example"


def named(name: str) -> str:
    return Person.from_claims({"name": name, "sub": "1"}).who


@pytest.mark.parametrize(
    "name",
    [
        *(ADA, "ada\uff20courier.example", "ada\ufe6bcourier.example"),
        *("ada\u200b@courier.example", "ada@courier.example\n", "\u202eelpmaxe.reiruoc@ada"),
    ],
)
def test_a_name_is_never_an_address(name: str) -> None:
    assert "@" not in named(name)
    assert named(name) != ADA


@pytest.mark.parametrize("access", [LOCAL, NOBODY, VISITOR])
@pytest.mark.parametrize("change", ["{}", " {}\u2060", "{}\n", "\uff34{}"])
def test_a_name_is_never_one_that_the_program_gives(access: Any, change: str) -> None:
    assert named(change.format(access.who)).casefold() != access.who.casefold()


@given(st.text())
def test_whatever_somebody_is_called_is_one_line_that_shows(name: str) -> None:
    who = named(name)
    assert who.isprintable()
    assert len(who) <= 120
    assert who.endswith(UNCHECKED)


@pytest.mark.parametrize("email", ["ada@courier.example\nx", "a\u202eda@courier.example", "ada"])
def test_an_address_that_a_log_could_not_show_is_none(email: str) -> None:
    person = Person.from_claims({"email": email, "email_verified": True, "name": "Ada"})
    assert person.email is None
    assert person.who == f"Ada{UNCHECKED}"


def test_of_several_providers_only_the_address_counts() -> None:
    told = {"email": ADA, "email_verified": True, "groups": ["desk"], "sub": "7"}
    given = [
        Membership(id=number, kind=kind, who=who, role=role, collection=number)
        for number, (kind, who, role) in enumerate(
            [
                ("claim", "groups=desk", Role.ADMIN),
                ("claim", "sub=7", Role.EDITOR),
                ("email", ADA, Role.VIEWER),
            ]
        )
    ]
    one = access_of(Person.from_claims(told), given, ())
    several = access_of(Person.from_claims(told, trusts_claims=False), given, ())
    assert (one.collections, several.collections) == ((0, 1, 2), (2,))
