"""What a whole text tells about its names: persons, acronyms, short names of bodies."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from analysis import words
from analysis.nlp.acronyms import acronym_forms
from analysis.nlp.by_title import is_office
from analysis.nlp.lexicon import known_names, split_text
from analysis.nlp.mentions import Mention, Votes, winner
from analysis.nlp.outlets import has_outlet_head, is_outlet
from analysis.nlp.people import Person, find_people, who_may_be
from analysis.nlp.reading import Reading
from analysis.nlp.spreading import full_names, votes_by_surface

SURELY_A_PERSON = 2.0
JOINING = frozenset({"of", "for", "and", "on", "&", "the"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """What the whole text tells about its names."""

    reading: Reading
    votes: Mapping[str, Votes]
    """All votes for each form."""
    titled: frozenset[str]
    """Forms that somewhere stand behind a title or given name."""
    people: tuple[Person, ...]
    who: Mapping[str, Sequence[int]]
    """Numbers of the persons that each form may name."""
    elsewhere: frozenset[str]
    """Surnames of somebody else than the full name in the text: "President Obama" said first, then
    "Michelle Obama"."""
    full_at: Mapping[int, Sequence[int]]
    """Where each person's full name stands: word numbers by the person's number."""
    acronyms: Mapping[str, str]
    """Key of the long name by its acronym."""
    short: Mapping[str, str]
    """Key of an organisation by how its name begins, where one only begins so ("Hofstra")."""


def write_book(reading: Reading, mentions: Sequence[Mention]) -> Book:
    """The book of a text."""
    votes = votes_by_surface(reading, mentions)
    people = find_people(full_names(votes))
    longer = [m for m in mentions if m.last - m.first > 1 and not m.is_demonym]
    long_names = {reading.surface(m.first, m.last): m for m in longer}
    who = {surface: who_may_be(surface, people) for surface in votes} if people else {}
    full_at = _full_at(reading, longer, who)
    bodies = {n: m for n, m in long_names.items() if winner(votes[n]) not in {"PERSON", "NORP"}}
    return Book(
        reading=reading,
        votes=votes,
        titled=frozenset(
            reading.surface(mention.first, mention.last)
            for mention in mentions
            if mention.votes.get("PERSON", 0) >= SURELY_A_PERSON
        ),
        people=people,
        who=who,
        elsewhere=frozenset(_elsewhere(reading, mentions, who, full_at)),
        full_at=full_at,
        acronyms={form: plain_key(n, m) for n, m in bodies.items() for form in acronym_forms(n)},
        short=_short(bodies, votes),
    )


def _full_at(
    reading: Reading, longer: Sequence[Mention], who: Mapping[str, Sequence[int]]
) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for mention in longer:
        for person in who.get(reading.surface(mention.first, mention.last), ())[:1]:
            found.setdefault(person, []).append(mention.first)
    return found


def _elsewhere(
    reading: Reading,
    mentions: Sequence[Mention],
    who: Mapping[str, Sequence[int]],
    full_at: Mapping[int, Sequence[int]],
) -> Iterator[str]:
    """Surnames that the text begins with behind an office, while all full names come without it.

    An article that has said "President Obama" has no cause to say "Barack Obama" later.
    """
    skipped = reading.headline | reading.loud
    first_at: dict[str, int] = {}
    for mention in mentions:
        if mention.last - mention.first == 1 and mention.first not in skipped:
            first_at.setdefault(reading.word(mention.first), mention.first)
    for surname, first in first_at.items():
        full = [at for person in who.get(surname, ()) for at in full_at.get(person, ())]
        is_first = bool(full) and is_office(reading.word(first - 1)) and first < min(full)
        if is_first and not any(is_office(reading.word(at - 1)) for at in full):
            yield surname


def _short(bodies: Mapping[str, Mention], votes: Mapping[str, Votes]) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for name, mention in bodies.items():
        if winner(votes[name]) == "ORG":
            for short in _beginnings(name):
                found.setdefault(short, set()).add(plain_key(name, mention))
    return {short: keys.pop() for short, keys in found.items() if len(keys) == 1}


def _beginnings(name: str) -> Iterator[str]:
    """What a body may be called for short: not "Lorrin" for the "Lorrin Courier"."""
    first, *rest = name.split()
    is_paper = has_outlet_head(name) and rest[-1:] != ["News"]
    if rest and rest[-1] not in _namesakes() and not is_paper and not is_outlet(first):
        yield first
    if len(rest) > 1 and not is_paper and rest[-2].lower() not in JOINING:
        yield name.rsplit(" ", 1)[0]
    if " for " in name:
        yield name.split(" for ")[0]


def may_be_short(book: Book, surface: str) -> bool:
    """Whether a form can be a body's short name: no place, nobody with a title."""
    kind = winner(book.votes[surface])
    return kind == "ORG" or (kind not in {"GPE", "LOC"} and surface not in book.titled)


def plain_key(surface: str, mention: Mention) -> str:
    """The key of a name by its words alone: "The Lee Corp." and "Lee" are one."""
    if mention.name:
        return f"listed {mention.name}"
    pieces = surface.casefold().replace("&", "and").replace("’", "'").rstrip(".").split()
    if len(pieces) > 2 and pieces[0] in {"u.s.", "us", "uk", "u.k."}:
        pieces = pieces[1:]
    if len(pieces) > 3 and pieces[:2] == ["united", "states"]:
        pieces = pieces[2:]
    if len(pieces) > 1 and pieces[-1].strip(".") in _company_endings():
        pieces = pieces[:-1]
    return "name " + " ".join(pieces)


def listed_body(surface: str) -> str | None:
    """The listed organisation or outlet of that name, for ordinary words taken for one."""
    key = tuple(word.text for word in split_text(surface))
    for form, listed in known_names().get(key[0] if key else "", ()):
        if form == key and listed.type in {"ORG", "OUTLET"} and not listed.is_demonym:
            return listed.name
    return None


@cache
def _namesakes() -> frozenset[str]:
    """Heads of bodies that bear the name of somebody else ("Lee Foundation")."""
    return frozenset(words.load("organisations")["other"]["namesakes"])


@cache
def _company_endings() -> frozenset[str]:
    return frozenset(e.casefold() for e in words.load("organisations")["other"]["companies"])
