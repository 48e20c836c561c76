"""Persons by their names: which names are one person's, and what parts of a name stand for it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from analysis import words
from analysis.nlp.by_model import PARTICLES
from analysis.nlp.lexicon import split_text

Parts = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody whose full name stands in the text. `names` are the forms, the fullest first."""

    names: tuple[Parts, ...]

    @property
    def surnames(self) -> frozenset[Parts]:
        """What may stand alone for the person after the full name: "Lee", "de Blasio"."""
        return frozenset(surname(name) for name in self.names)

    @property
    def given(self) -> frozenset[str]:
        """First words of the names."""
        return frozenset(name[0] for name in self.names)


def parts_of(name: str) -> Parts:
    """A name's words in small letters, without marks and endings such as "Jr.".

    >>> parts_of("Donald J. Trump, Jr."), parts_of("Ban Ki-moon")
    (('donald', 'j', 'trump'), ('ban', 'ki-moon'))
    """
    pieces = [piece for piece in name.replace("’", "'").replace(",", " ").split() if piece]
    cleaned = ["".join(c for c in piece if c.isalnum() or c in "-'").casefold() for piece in pieces]
    kept = [piece for piece in cleaned if piece.strip("-'")]
    while len(kept) > 1 and kept[-1] in _endings():
        kept.pop()
    return tuple(kept)


def surname(name: Parts) -> Parts:
    """The last word of a name with the particles before it.

    >>> surname(("osama", "bin", "laden"))
    ('bin', 'laden')
    """
    first = len(name) - 1
    while first > 1 and name[first - 1] in PARTICLES:
        first -= 1
    return name[first:]


def is_same_person(one: Parts, other: Parts) -> bool:
    """Whether two full names can be one person's.

    >>> is_same_person(("mike", "lee"), ("michael", "j", "lee"))
    True
    >>> is_same_person(("ann", "lee"), ("bob", "lee"))
    False
    >>> is_same_person(("enrique", "peña", "nieto"), ("peña", "nieto"))
    True
    """
    if one == other:
        return True
    if len(one) < 2 or len(other) < 2 or surname(one) != surname(other):
        return False
    short, long = sorted((one, other), key=len)
    if long[-len(short) :] == short:
        return True
    if not _agree(one[0], other[0]):
        return False
    middles = set(one[1 : -len(surname(one))]), set(other[1 : -len(surname(other))])
    return not all(middles) or bool(_initials(middles[0]) & _initials(middles[1]))


def _initials(middle: Iterable[str]) -> set[str]:
    return {name[0] for name in middle}


def _agree(one: str, other: str) -> bool:
    """Whether two given names can be the same one: equal, an initial of it, or its short form."""
    short, long = sorted((one, other), key=len)
    if short == long or (len(short) == 1 and long.startswith(short)):
        return True
    return bool(_long_forms(short) & _long_forms(long))


@cache
def _long_forms(given: str) -> frozenset[str]:
    longer = words.load("given_names")["short"].get(given.capitalize(), [])
    return frozenset({given, *(name.casefold() for name in longer)})


def find_people(names: Iterable[str]) -> tuple[Person, ...]:
    """Persons from their full names, in the order given; bare surnames are passed over."""
    found: list[list[Parts]] = []
    for name in names:
        parts = parts_of(name)
        if len(parts) < 2 or parts[0] in PARTICLES:
            continue
        same = next(
            (forms for forms in found if any(is_same_person(parts, f) for f in forms)), None
        )
        if same is None:
            found.append([parts])
        elif parts not in same:
            same.append(parts)
    return tuple(Person(names=tuple(sorted(forms, key=len, reverse=True))) for forms in found)


def who_may_be(name: str, people: Sequence[Person]) -> list[int]:
    """Numbers of the persons a name can stand for: full name, else surname, else first name."""
    parts = parts_of(name)
    if not parts:
        return []
    full = [i for i, person in enumerate(people) if _has_full(person, parts)]
    return full or _by_surname(parts, people) or _by_given_name(parts, people)


def is_given_name_only(name: str, people: Sequence[Person]) -> bool:
    """Whether a name can stand for somebody only as a first name ("Charlotte")."""
    parts = parts_of(name)
    return len(parts) == 1 and not _by_surname(parts, people)


def _has_full(person: Person, parts: Parts) -> bool:
    return len(parts) > 1 and any(is_same_person(parts, name) for name in person.names)


def _by_surname(parts: Parts, people: Sequence[Person]) -> list[int]:
    return [
        i
        for i, person in enumerate(people)
        if any(name[-len(parts) :] == parts and len(name) > len(parts) for name in person.names)
    ]


def _by_given_name(parts: Parts, people: Sequence[Person]) -> list[int]:
    return [i for i, person in enumerate(people) if len(parts) == 1 and parts[0] in person.given]


@cache
def _endings() -> frozenset[str]:
    return frozenset(ending.casefold() for ending in words.load("titles")["after"]["words"])


def is_name_of_parts(name: str) -> bool:
    """Whether a name has two words or more, so that it may be somebody's full name."""
    return sum(word.text[0].isalpha() and len(word.text) > 1 for word in split_text(name)) > 1
