"""Names of bodies, places, peoples and events in comparable form."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from analysis import words
from analysis.resolution.folding import fold, words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A name that is no person's: its words in one spelling, and a company's legal form apart."""

    type: str
    words: tuple[str, ...]
    suffix: str = ""
    """A key of `corporate.suffixes`; empty where the name has none."""

    @property
    def letters(self) -> str:
        """The name without spaces."""
        return "".join(self.words)

    @property
    def keys(self) -> Iterator[str]:
        """What surely the same names have in common."""
        yield f"{self.type} {' '.join(self.words)}"


def read_body(name: str, kind: str) -> Body:
    """The words that say which body is meant.

    >>> read_body("The Harbor-Board, Ltd.", "ORG")
    Body(type='ORG', words=('harbour', 'board'), suffix='ltd')
    """
    spelt = words.load("corporate")["spelling"]
    found = tuple(spelt.get(word, word) for word in words_of(name)) or (fold(name),)
    if len(found) > 1 and found[0] == "the":
        found = found[1:]
    if kind != "ORG":
        return Body(type=kind, words=found)
    bare, suffix = _split_suffix(found)
    return Body(type=kind, words=bare, suffix=suffix)


def _split_suffix(name: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """A name without its legal form, and the form.

    "Co." behind "and" belongs to it; behind an outlet's name it makes another name of it.
    """
    for length in (2, 1):
        form = _suffixes().get(name[-length:])
        rest = name[:-length]
        if form and rest and " ".join(rest) not in _outlets():
            return (rest[:-1] if len(rest) > 1 and rest[-1] == "and" else rest), form
    return name, ""


@cache
def _suffixes() -> dict[tuple[str, ...], str]:
    table = words.load("corporate")["suffixes"]
    return {tuple(way.split()): form for form, ways in table.items() for way in ways}


@cache
def _outlets() -> frozenset[str]:
    listed = (words_of(name) for name in words.load("outlets")["names"])
    return frozenset(" ".join(name[name[0] == "the" :]) for name in listed if name)


def is_same_body(one: Body, other: Body) -> bool:
    """Whether two names have the same words, and legal forms that do not contradict."""
    suffixes = {one.suffix, other.suffix} - {""}
    return one.type == other.type and one.words == other.words and len(suffixes) < 2
