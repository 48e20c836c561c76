"""Overlong candidates cut down where what they are made of is known from elsewhere in the text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from analysis.nlp.mentions import Mention, Votes, winner
from analysis.nlp.outlets import is_outlet
from analysis.nlp.people import Parts, find_people, parts_of
from analysis.nlp.reading import Reading
from analysis.nlp.spreading import full_names, votes_by_surface

JOINTS = frozenset("-–—/")


def take_apart(reading: Reading, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions, with "Washington Post-ABC News" as two and "Calling Lee" as "Lee".

    Names that a list knows stay whole ("Guinea-Bissau").
    """
    votes = votes_by_surface(reading, mentions)
    people = find_people(full_names(votes))
    surnames = frozenset(name for person in people for name in person.surnames)
    edges = _edges(mentions)
    outlets = {one.first: one.last for one in mentions if one.name and is_outlet(one.name)}
    for mention in mentions:
        if mention.name or mention.is_dropped or mention.last - mention.first < 2:
            yield mention
        else:
            cut = _after_first_word(reading, mention, surnames, votes)
            last = outlets.get(cut.first, cut.last)
            if last < cut.last and parts_of(reading.surface(last, cut.last)) in surnames:
                yield replace(cut, first=last, votes={"PERSON": 1.0})
            else:
                yield from _at_joints(reading, cut, edges)


def _edges(mentions: Sequence[Mention]) -> frozenset[int]:
    """Word numbers right before and right behind the names that a list knows."""
    known = [mention for mention in mentions if mention.name and not mention.is_demonym]
    return frozenset(edge for mention in known for edge in (mention.first - 1, mention.last))


def _at_joints(reading: Reading, mention: Mention, edges: frozenset[int]) -> Iterator[Mention]:
    inside = range(mention.first + 1, mention.last - 1)
    cuts = [number for number in inside if reading.word(number) in JOINTS and number in edges]
    for before, after in pairwise([mention.first - 1, *cuts, mention.last]):
        yield replace(mention, first=before + 1, last=after)


def _after_first_word(
    reading: Reading, mention: Mention, surnames: frozenset[Parts], votes: Mapping[str, Votes]
) -> Mention:
    """Without a first word that only begins the sentence, when a known surname is left."""
    rest = parts_of(reading.surface(mention.first + 1, mention.last))
    surface = reading.surface(mention.first, mention.last)
    is_known = rest in surnames and len(parts_of(surface)) == len(rest) + 1
    is_alone = sum(votes[surface].values()) <= 1 and winner(votes[surface]) == "PERSON"
    if is_known and is_alone and mention.first in reading.starts and _is_other(surface, surnames):
        return replace(mention, first=mention.first + 1)
    return mention


def _is_other(surface: str, surnames: frozenset[Parts]) -> bool:
    """Whether a first word is no given name as far as its form tells ("Calling", "Injecting")."""
    first = surface.split()[0]
    return first.endswith(("ing", "ed", "ly")) and (first.casefold(),) not in surnames
