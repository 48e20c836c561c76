"""Rules for persons: surname alone, initials, nicknames, full names that fit several people."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from analysis.resolution import spelling
from analysis.resolution.likely.evidence import (
    MOST_ANSWERS,
    Group,
    Index,
    Pair,
    find_pairs,
    index,
)
from analysis.resolution.people import (
    Person,
    do_middles_agree,
    is_same_person,
    is_too_common,
)

SHORTEST = 3
"""Letters of a surname: shorter ones are mostly something else."""


def surname_alone(groups: Sequence[Group]) -> Iterator[Pair]:
    """A name that is the end of one fuller name only, as a surname is.

    Where several people end in it nothing is suggested: in each article it may be another one.
    """
    owners = index(groups, _tails)
    for group in groups:
        for person in group.people[:1]:
            found = [one for one in owners.get(person.letters, ()) if one is not group]
            fuller = _without_initials(found)
            if len(fuller) == 1 and not person.generation and len(person.letters) >= SHORTEST:
                yield _tail_pair(group, fuller[0], is_surname=not person.given)


def _tails(group: Group) -> Iterator[str]:
    for person in group.people:
        if person.given:
            yield from ("".join(person.parts[-n:]) for n in range(1, len(person.parts)))


def _without_initials(found: Sequence[Group]) -> list[Group]:
    """The groups without those that an initial and surname leaves to another of them."""
    full = [group for group in found if any(one.is_full for one in group.people)]
    return full + [
        group
        for group in found
        if group not in full and not any(_fits(group.people[0], one.people) for one in full)
    ]


def _tail_pair(short: Group, long: Group, *, is_surname: bool) -> Pair:
    name = short.name.name
    reason = f'"{name}" is the surname of only one full name here, "{long.name.name}".'
    if not is_surname:
        reason = f'"{name}" is the end of only one longer name here, "{long.name.name}".'
    is_sure = is_surname and not spelling.is_given_name(short.people[0].surname)
    return Pair(one=short, other=long, reason=reason, score=0.8 if is_sure else 0.5)


def initial(groups: Sequence[Group]) -> Iterator[Pair]:
    """An initial and a surname that fit a full name; the better the fewer it fits."""
    full = index(groups, _by_initial)
    for group in groups:
        for person in group.people[:1]:
            if len(person.given) == 1:
                found = full.get(f"{person.given} {person.surname}", ())
                fitting = [one for one in found if _fits(person, one.people)]
                yield from _initial_pairs(group, fitting, has_second=bool(person.middles))


def _by_initial(group: Group) -> Iterator[str]:
    for person in group.people:
        if person.is_full:
            yield f"{person.given[0]} {person.surname}"


def _fits(short: Person, people: Iterable[Person]) -> bool:
    """Whether an initial and surname can be one of some full names."""
    return any(
        short.given[:1] == one.given[:1]
        and short.surname == one.surname
        and short.generation == one.generation
        and do_middles_agree(short.middles, one.middles)
        for one in people
    )


def _initial_pairs(group: Group, fitting: Sequence[Group], *, has_second: bool) -> Iterator[Pair]:
    if len(fitting) > MOST_ANSWERS:
        return
    name = group.name.name
    for other in fitting:
        if len(fitting) > 1:
            reason = f'"{name}" fits {len(fitting)} full names here: this is one of them.'
            yield Pair(one=group, other=other, reason=reason, score=0.3)
        else:
            reason = f'The initials of "{name}" fit only one full name here, "{other.name.name}".'
            yield Pair(one=group, other=other, reason=reason, score=0.85 if has_second else 0.7)


def nickname(groups: Sequence[Group]) -> Iterator[Pair]:
    """Given names that can be one name: short forms, and forms in another language."""
    for one, other in find_pairs(index(groups, _by_form)):
        given = _nicknames(one, other)
        if given:
            reason = f'"{given[0].title()}" and "{given[1].title()}" can be one given name, and '
            reason += "the surname is the same."
            yield Pair(one=one, other=other, reason=reason, score=0.6)


def _by_form(group: Group) -> Iterator[str]:
    for person in group.people:
        if person.is_full:
            yield from (f"{form} {person.surname}" for form in _forms(person.given))


def _forms(given: str) -> frozenset[str]:
    return spelling.long_forms(given) | spelling.likely_forms(given) | {given}


def _nicknames(one: Group, other: Group) -> tuple[str, str] | None:
    """The given names of two groups where they differ and can be one."""
    for a in one.people:
        for b in other.people:
            is_one = a.surname == b.surname and a.generation == b.generation
            if is_one and a.given != b.given and _forms(a.given) & _forms(b.given):
                return (a.given, b.given) if do_middles_agree(a.middles, b.middles) else None
    return None


def contested(groups: Sequence[Group]) -> Iterator[Pair]:
    """Full names that agree, but not with certainty: the reason says what is missing."""
    found: dict[Group, list[Pair]] = defaultdict(list)
    for pair in _doubtful(index(groups, _person_keys)):
        found[pair.one].append(pair)
        found[pair.other].append(pair)
    crowded = {group for group, pairs in found.items() if len(pairs) > MOST_ANSWERS}
    for group, pairs in found.items():
        for pair in pairs:
            if pair.one is group and not {pair.one, pair.other} & crowded:
                yield pair


def _person_keys(group: Group) -> Iterator[str]:
    for person in group.people:
        if person.given:
            yield from person.keys


def _doubtful(by_key: Index) -> Iterator[Pair]:
    for one, other in dict.fromkeys(find_pairs(by_key)):
        reasons = [_doubt(a, b) for a in one.people for b in other.people]
        for reason, score in filter(None, reasons[:1]):
            yield Pair(one=one, other=other, reason=reason, score=score)


def _doubt(one: Person, other: Person) -> tuple[str, float] | None:
    """What keeps two names of the same given name and surname from being surely one person's."""
    if is_same_person(one, other):
        return "The names agree, but other names or articles here leave it open who is meant.", 0.4
    if one.generation != other.generation:
        return _doubt_of_ending(one, other)
    if is_too_common(one, other):
        return "Only one has a middle name, and many people have names like these.", 0.45
    return None


def _doubt_of_ending(one: Person, other: Person) -> tuple[str, float] | None:
    """Two different endings are two people; a missing one may have been left out."""
    ending = one.generation or other.generation
    if one.generation and other.generation:
        return None
    shown = f"{ending.capitalize()}." if ending in {"jr", "sr"} else ending.upper()
    is_alike = is_same_person(replace(one, generation=""), replace(other, generation=""))
    reason = f'Only one of the names has "{shown}", which articles often leave out.'
    return (reason, 0.3) if is_alike else None
