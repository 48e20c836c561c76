"""A person's name taken apart, and when two names are surely one person's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from analysis import words
from analysis.resolution import spelling
from analysis.resolution.folding import fold

ASIDE = re.compile(r'["“”«(][^"“”«»()]*["“”»)]')
"""A nickname put inside a name: William "Bill" Marrow."""
INITIALS = re.compile(r"(?:[^\W\d_]\.)+-?(?:[^\W\d_]\.)*[^\W\d_]?")
JOINED = re.compile(r"[A-Z]{2,3}")
GENERATIONS = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr"} | {
    numeral: numeral for numeral in ("ii", "iii", "iv")
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person's name in comparable parts, all folded and in one spelling."""

    given: str
    """Empty where only a surname, or one word, is known; one letter where it is an initial."""
    middles: tuple[str, ...]
    surname: str
    """With its particles, as one word: "deblasio"."""
    generation: str
    """ "jr", "sr", "ii", ...; empty where the name has none."""

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of the name in reading order, without an empty given name."""
        return tuple(part for part in (self.given, *self.middles, self.surname) if part)

    @property
    def letters(self) -> str:
        """The name without spaces."""
        return "".join(self.parts)

    @property
    def is_full(self) -> bool:
        """Whether the given name is there and is no initial."""
        return len(self.given) > 1

    @property
    def keys(self) -> Iterator[str]:
        """What surely the same names have in common, at least one of them."""
        yield f"PERSON {self.letters}"
        if self.is_full:
            for given in (self.given, *spelling.long_forms(self.given)):
                yield f"PERSON {given} {self.surname}"


def read_person(name: str) -> Person:
    """The parts of a name.

    >>> read_person("Jürgen K. von Marrow, Jr.")
    Person(given='jurgen', middles=('k',), surname='vonmarrow', generation='jr')
    >>> read_person("J.K. Marrow").middles, read_person("al-Marrow").parts
    (('k',), ('marrow',))
    """
    pieces = list(_pieces(name))
    generation = ""
    while len(pieces) > 1 and pieces[-1] in _endings():
        generation = GENERATIONS.get(pieces.pop(), generation)
    pieces = list(_without_articles(pieces)) or [fold(name)]
    first = _start_of_surname(pieces)
    given, *middles = [spelling.given_name(piece) for piece in pieces[:first]] or [""]
    last = "".join(pieces[first:])
    return Person(
        given=given,
        middles=tuple(middles),
        surname=spelling.surname(last, spelling.is_arabic(given)),
        generation=generation,
    )


def _pieces(name: str) -> Iterator[str]:
    raw = re.split(r"[\s,]+", ASIDE.sub(" ", name).strip()) if name.strip() else []
    is_shouted = name.isupper()
    for number, piece in enumerate(raw):
        is_joined = number == 0 and len(raw) > 1 and not is_shouted and JOINED.fullmatch(piece)
        if is_joined or INITIALS.fullmatch(piece):
            yield from (letter for letter in fold(piece) if letter.isalpha())
        else:
            cleaned = "".join(c for c in fold(piece) if c.isalnum() or c == "-").strip("-")
            yield from [cleaned] if cleaned else []


def _without_articles(pieces: list[str]) -> Iterator[str]:
    """The words, hyphens closed up, without the Arabic article before a name or joined to it."""
    articles = words.load("transliteration")["arabic"]["articles"]
    for number, piece in enumerate(pieces):
        before, _, rest = piece.partition("-")
        if before in articles and len(rest) > 2:
            yield rest.replace("-", "")
        elif not (piece in articles and 0 < number < len(pieces) - 1):
            yield piece.replace("-", "")


def _start_of_surname(pieces: list[str]) -> int:
    """The number of the first word of the surname: 0 where there is no given name."""
    first = len(pieces) - 1
    while first > 0 and pieces[first - 1] in _particles():
        first -= 1
    return first


@cache
def _endings() -> frozenset[str]:
    listed = words.load("titles")["after"]["words"]
    return frozenset(ending.casefold() for ending in listed) | GENERATIONS.keys()


@cache
def _particles() -> frozenset[str]:
    articles = words.load("transliteration")["arabic"]["articles"]
    return frozenset(words.load("titles")["particles"]["words"]) - frozenset(articles)


def is_same_person(one: Person, other: Person) -> bool:
    """Whether two names are one person's as far as the names tell, and nothing contradicts.

    An initial does not stand for a given name here, nor a surname for a full name.
    """
    if one.generation != other.generation:
        return False
    if one.letters == other.letters:
        return one.given == other.given or one.surname == other.surname
    return (
        one.is_full
        and other.is_full
        and one.surname == other.surname
        and is_same_given(one.given, other.given)
        and do_middles_agree(one.middles, other.middles)
        and not is_too_common(one, other)
    )


def is_same_given(one: str, other: str) -> bool:
    """Whether two given names are equal, or one surely is short for the other.

    Two nicknames of one name ("Bill", "Billy") are not the same.
    """
    return one == other or one in spelling.long_forms(other) or other in spelling.long_forms(one)


def do_middles_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether middle names are equal, letter for letter or by initials, or one name has none.

    >>> do_middles_agree(("w",), ("walker",)), do_middles_agree(("w",), ("h", "w"))
    (True, False)
    """
    if not one or not other:
        return True
    pairs = list(zip(one, other, strict=False))
    return len(one) == len(other) and all(_is_same_middle(a, b) for a, b in pairs)


def _is_same_middle(one: str, other: str) -> bool:
    return one == other or (1 in (len(one), len(other)) and one[0] == other[0])


def is_too_common(one: Person, other: Person) -> bool:
    """Whether a middle name is missing from one of two names of which many are alike."""
    return bool(one.middles) != bool(other.middles) and spelling.is_common(one.given)
