"""The rule for names that differ by one letter, found by what is left when a letter is taken out.

Two words are one letter apart only if they are equal after at most one letter is taken out of each
(as in Wolf Garbe's SymSpell, 2012). So every name is filed under its forms with a letter less, and
only names filed under the same form are compared.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from rapidfuzz.distance import OSA

from analysis import words
from analysis.resolution import spelling
from analysis.resolution.likely.evidence import MOST, Group, Pair
from analysis.resolution.people import Person

SHORTEST = 7
"""Letters of a name, below which one letter makes another name ("Iran", "Iraq")."""
SHORTEST_WORD = 4
WELL_KNOWN = 5
"""Articles from which on a name is hardly a slip of the pen."""


def almost_same(groups: Sequence[Group]) -> Iterator[Pair]:
    """Names of one type that one letter tells apart, where the letter is not what matters."""
    spelt = [" ".join(_words(group)) for group in groups]
    for one, other in _near(spelt):
        a, b = groups[one], groups[other]
        is_near = a.name.type == b.name.type and _is_one_letter(spelt[one], spelt[other])
        if is_near and _may_be_slip(a, b):
            yield _pair(a, b)


def _words(group: Group) -> tuple[str, ...]:
    reading = group.known[0].reading
    return reading.parts if isinstance(reading, Person) else reading.words


def _near(spelt: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs of numbers whose names share a form with a letter less; each pair once.

    Sorted hashes instead of a dictionary of forms: a tenth of the memory. Of a crowded form each
    name meets only the next ones in the order of the spelling.
    """
    hashes, owners = _filed(spelt)
    order = np.lexsort((owners, hashes))
    cuts = np.flatnonzero(np.diff(hashes[order])) + 1
    found: set[tuple[int, int]] = set()
    for run in np.split(owners[order], cuts) if len(order) else ():
        if len(run) > 1:
            numbers = sorted({int(number) for number in run}, key=lambda n: (spelt[n], n))
            for place, one in enumerate(numbers):
                nearest = numbers[place + 1 : place + MOST]
                found.update((min(one, other), max(one, other)) for other in nearest)
    yield from sorted(found)


def _filed(spelt: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    hashes: list[int] = []
    owners: list[int] = []
    for number, name in enumerate(spelt):
        if len(name) >= SHORTEST:
            forms = {name, *(name[:cut] + name[cut + 1 :] for cut in range(len(name)))}
            hashes.extend(map(hash, forms))
            owners.extend([number] * len(forms))
    return np.array(hashes, dtype=np.int64), np.array(owners, dtype=np.int64)


def _is_one_letter(one: str, other: str) -> bool:
    return OSA.distance(one, other, score_cutoff=1) == 1


def _may_be_slip(one: Group, other: Group) -> bool:
    """Whether the words that differ are not two names, numbers, sides or sexes."""
    if len(_words(one)) != len(_words(other)):
        return True
    if one.people and len(_words(one)) == 1 and _is_family(_words(one)[0], _words(other)[0]):
        return False
    pairs = zip(_words(one), _words(other), strict=True)
    different = [pair for pair in pairs if pair[0] != pair[1]]
    return all(
        min(map(len, pair)) >= SHORTEST_WORD and not _is_telling(*pair) for pair in different
    )


def _is_family(one: str, other: str) -> bool:
    """Whether one surname is the plural of the other: "the Marrows"."""
    return f"{one}s" == other or f"{other}s" == one


def _is_telling(one: str, other: str) -> bool:
    """Whether two words are known to mean two: "Maria" and "Mario", "Ivanov" and "Ivanova"."""
    lists = words.load("corporate")
    marks = {*lists["numbers"]["words"], *lists["sides"]["words"]}
    both_given = spelling.is_given_name(one) and spelling.is_given_name(other)
    short, long = sorted((one, other), key=len)
    is_digit = any(char.isdigit() for char in one + other)
    return both_given or bool(marks & {one, other}) or is_digit or long == f"{short}a"


def _pair(one: Group, other: Group) -> Pair:
    reason = f'"{one.name.name}" and "{other.name.name}" differ by one letter.'
    is_known = min(len(one.articles), len(other.articles)) >= WELL_KNOWN
    same_start = one.name.name[:1].casefold() == other.name.name[:1].casefold()
    score = (0.5 if same_start and not _is_other_given(one, other) else 0.3) / (1 + is_known)
    return Pair(one=one, other=other, reason=reason, score=score)


def _is_other_given(one: Group, other: Group) -> bool:
    """Whether the letter is in the given name, where it often makes another name."""
    firsts = [person.given for group in (one, other) for person in group.people[:1]]
    return len(set(firsts)) > 1
