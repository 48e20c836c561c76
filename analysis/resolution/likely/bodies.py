"""Rules for bodies: forms that an article introduced, acronyms, a name inside a longer one."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain

from analysis import words
from analysis.resolution.bodies import Body
from analysis.resolution.folding import words_of
from analysis.resolution.likely.evidence import Group, Pair, index

SHORTEST_ACRONYM = 3
OF_A_PEOPLE = ("ian", "ish", "ese")


def introduced(groups: Sequence[Group]) -> Iterator[Pair]:
    """A form that articles give for one name only, and that stands for itself elsewhere.

    A given name or surname that several people here bear tells nothing.
    """
    owners = index(groups, _alias_keys)
    bearers = index(groups, _parts_of_people)
    for group in groups:
        name = group.name.name
        found = [one for one in owners.get(_plain(name), ()) if one is not group]
        is_one = len(bearers.get(_plain(name), ())) < 2
        if len(found) == 1 and is_one and _may_be_called(group, found[0]):
            reason = f'An article here uses "{name}" for "{found[0].name.name}".'
            yield Pair(one=group, other=found[0], reason=reason, score=0.9 if _short(name) else 0.7)


def _alias_keys(group: Group) -> Iterator[str]:
    for one in group.known:
        yield from filter(None, map(_plain, one.seen.aliases))


def _parts_of_people(group: Group) -> Iterator[str]:
    for one in group.known:
        parts = words_of(one.name.name) if group.people else ()
        yield from parts if len(parts) > 1 else ()


def _may_be_called(short: Group, long: Group) -> bool:
    """Whether the types fit: the same, or an acronym, whose type is easily mistaken."""
    return short.name.type == long.name.type or (_short(short.name.name) and _is_body(long))


def _plain(name: str) -> str:
    found = words_of(name)
    return " ".join(found[found[:1] == ("the",) and len(found) > 1 :])


def _short(name: str) -> bool:
    """Whether a name is written as an acronym."""
    letters = name.replace(".", "")
    return 1 < len(letters) <= 8 and letters.isupper() and letters.isalnum()


def _is_body(group: Group) -> bool:
    return group.name.type == "ORG"


def acronym(groups: Sequence[Group]) -> Iterator[Pair]:
    """An acronym that no article explains and that fits the words of one body only."""
    bodies = [group for group in groups if _is_body(group)]
    owners = index(bodies, _initials)
    for group in bodies:
        letters = group.name.name.replace(".", "")
        if _short(group.name.name) and len(letters) >= SHORTEST_ACRONYM:
            found = owners.get(letters.casefold(), ())
            if len(found) == 1 and found[0] is not group:
                other = found[0]
                reason = f'"{group.name.name}" are the initials of only one body here, '
                reason += f'"{other.name.name}".'
                yield Pair(one=group, other=other, reason=reason, score=0.5)


def _initials(group: Group) -> Iterator[str]:
    """The first letters of a name's words, with and without the small words."""
    for one in group.known:
        pieces = [word for word in one.name.name.split() if word[0].isalpha()]
        large = "".join(word[0] for word in pieces if word[0].isupper())
        for letters in {large, "".join(word[0] for word in pieces)}:
            if len(letters) >= SHORTEST_ACRONYM:
                yield letters.casefold()


def part_of_longer(groups: Sequence[Group]) -> Iterator[Pair]:
    """A body's name that ends one longer name only, best where a country or people is put before.

    What follows a name makes another body of it ("Harbour University Poll").
    """
    bodies = [group for group in groups if _is_body(group)]
    owners = index(bodies, _ends)
    for group in bodies:
        for body in _read(group)[:1]:
            found = [one for one in owners.get(" ".join(body.words), ()) if one is not group]
            if len(body.words) > 1 and len(found) == 1:
                yield _part_pair(group, found[0], body.words)


def _read(group: Group) -> list[Body]:
    return [one for one in group.readings if isinstance(one, Body)]


def _ends(group: Group) -> Iterator[str]:
    for body in _read(group):
        yield from (" ".join(body.words[first:]) for first in range(1, len(body.words) - 1))


def _part_pair(short: Group, long: Group, end: tuple[str, ...]) -> Pair:
    reason = f'"{short.name.name}" is the end of only one longer name here, "{long.name.name}".'
    starts = (body.words[: -len(end)] for body in _read(long) if body.words[-len(end) :] == end)
    is_nation = any(_is_nation(start) for start in starts)
    return Pair(one=short, other=long, reason=reason, score=0.6 if is_nation else 0.25)


def _is_nation(start: tuple[str, ...]) -> bool:
    """Whether words name a country or people, by a list or by the ending of one."""
    return " ".join(start) in _nations() or (len(start) == 1 and start[0].endswith(OF_A_PEOPLE))


@cache
def _nations() -> frozenset[str]:
    countries, peoples = words.load("places")["countries"], words.load("demonyms")["places"]
    names = [*countries, *peoples, *chain(*countries.values(), *peoples.values())]
    return frozenset(" ".join(words_of(name)) for name in names)
