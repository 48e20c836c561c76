"""Finding listed names in a text: exact words, longest first, one dictionary look-up a word."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from analysis import words

# Letters with full stops ("U.S.") are one word, so that "US" and "U.S." are told from "us".
WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\w+|[^\w\s]")
SHORTEST_IN_CAPITALS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word or mark of a text and where it stands."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What a list says of a form: whose name it is, of which type, and how it may be read."""

    name: str
    type: str
    is_demonym: bool = False
    is_ordinary: bool = False
    """Whether the form is an ordinary word too: a capital at a sentence start says nothing."""
    is_dropped: bool = False
    """Whether it is listed only so that no name is found inside it."""


Index = Mapping[str, Sequence[tuple[tuple[str, ...], Listed]]]


def split_text(text: str) -> tuple[Word, ...]:
    """Words and marks with their offsets.

    >>> [word.text for word in split_text("U.S.-led, says Côte d’Azur.")]
    ['U.S.', '-', 'led', ',', 'says', 'Côte', 'd', '’', 'Azur', '.']
    """
    return tuple(
        Word(text=match[0], start=match.start(), end=match.end()) for match in WORD.finditer(text)
    )


def make_index(forms: Iterable[tuple[str, Listed]]) -> Index:
    """Forms by their first word, the longest first; the first of two equal forms stays."""
    index: dict[str, dict[tuple[str, ...], Listed]] = {}
    for form, listed in forms:
        key = tuple(word.text for word in split_text(form))
        if key:
            index.setdefault(key[0], {}).setdefault(key, listed)
    return {
        first: sorted(keys.items(), key=lambda item: -len(item[0])) for first, keys in index.items()
    }


def find_listed(text: Sequence[Word], index: Index) -> Iterator[tuple[int, int, Listed]]:
    """First and last-but-one word numbers of every listed form, longest first, without overlaps."""
    i = 0
    while i < len(text):
        hit = _match_at(text, i, index)
        if hit is None:
            i += 1
            continue
        length, listed = hit
        yield i, i + length, listed
        i += length


def _match_at(text: Sequence[Word], i: int, index: Index) -> tuple[int, Listed] | None:
    for key, listed in index.get(text[i].text, ()):
        if len(key) == 1 or tuple(word.text for word in text[i : i + len(key)]) == key:
            return len(key), listed
    return None


@cache
def known_names() -> Index:
    """Places, demonyms, groups, outlets and organisations of the word lists."""
    forms = [*_dropped(), *_places(), *_demonyms(), *_groups(), *_outlets(), *_organisations()]
    return make_index([*forms, *_in_capitals(forms)])


def _dropped() -> Iterator[tuple[str, Listed]]:
    for form in words.load("places")["passed_over"]["forms"]:
        yield form, Listed(name=form, type="", is_dropped=True)


def _places() -> Iterator[tuple[str, Listed]]:
    places = words.load("places")
    for table, kind in (("countries", "GPE"), ("cities", "GPE"), ("regions", "LOC")):
        for name, also in places[table].items():
            yield from _forms(name, also, kind)
    for name, (newspaper, _) in places["us_states"].items():
        is_dotted = newspaper.count(".") > 1
        yield from _forms(name, [newspaper] if is_dotted else [], "GPE")


def _organisations() -> Iterator[tuple[str, Listed]]:
    lists = words.load("organisations")
    ordinary = frozenset(lists["ordinary"]["names"])
    for name, also in (lists["names"] | lists["companies"]).items():
        for form in (name, *also):
            yield form, Listed(name=name, type="ORG", is_ordinary=form in ordinary)
    for name, also in lists["events"].items():
        yield from _forms(name, also, "EVENT")


def _outlets() -> Iterator[tuple[str, Listed]]:
    lists = words.load("outlets")
    ordinary = frozenset(lists["ordinary"]["names"])
    for name, also in lists["names"].items():
        for form in (name, *also):
            bare = form.removeprefix("The ")
            is_ordinary = bare in ordinary or (bare != form and bare in lists["with_the"]["names"])
            yield bare, Listed(name=name, type="OUTLET", is_ordinary=is_ordinary)


def _demonyms() -> Iterator[tuple[str, Listed]]:
    lists = words.load("demonyms")
    ordinary = frozenset(lists["ordinary"]["forms"])
    kinds = _kinds_of_places()
    for name, forms in (lists["places"] | lists["parties"]).items():
        kind = kinds.get(name, "ORG")
        for form in _inflected(forms):
            is_ordinary = form in ordinary
            yield form, Listed(name=name, type=kind, is_demonym=True, is_ordinary=is_ordinary)


def _kinds_of_places() -> dict[str, str]:
    places = words.load("places")
    cities = {
        name: "GPE" for table in ("countries", "us_states", "cities") for name in places[table]
    }
    return dict.fromkeys(places["regions"], "LOC") | cities


def _groups() -> Iterator[tuple[str, Listed]]:
    for name, forms in words.load("demonyms")["groups"].items():
        for form in (name, *_inflected(forms)):
            yield form, Listed(name=name, type="NORP")


def _inflected(forms: Iterable[str]) -> Iterator[str]:
    for form in forms:
        yield from inflect(form)


def _forms(name: str, also: Iterable[str], kind: str) -> Iterator[tuple[str, Listed]]:
    for form in (name, *also):
        yield form, Listed(name=name, type=kind)


def _in_capitals(forms: Iterable[tuple[str, Listed]]) -> Iterator[tuple[str, Listed]]:
    """Longer forms as datelines and headlines print them ("WASHINGTON")."""
    for form, listed in forms:
        if len(form) >= SHORTEST_IN_CAPITALS and not form.isupper():
            yield form.upper(), listed


def inflect(demonym: str) -> tuple[str, ...]:
    """A demonym with its plural, or with its forms for men and women.

    >>> inflect("Russian"), inflect("Chinese"), inflect("French")[:3]
    (('Russian', 'Russians'), ('Chinese',), ('French', 'Frenchman', 'Frenchmen'))
    """
    if demonym.endswith(("ch", "sh")):
        return (demonym, *(demonym + ending for ending in ("man", "men", "woman", "women")))
    if demonym.endswith(("ese", "s")):
        return (demonym,)
    return (demonym, demonym + "s")
