"""Names known from one place of a text found again everywhere in it, headlines and capitals too."""

from collections.abc import Iterable, Iterator, Sequence

from spacy.lang.en.stop_words import STOP_WORDS

from analysis.nlp.by_model import PARTICLES
from analysis.nlp.lexicon import Listed, find_listed, make_index
from analysis.nlp.mentions import Mention, Votes, add_votes, winner
from analysis.nlp.outlets import is_outlet
from analysis.nlp.people import find_people, is_name_of_parts, surname
from analysis.nlp.reading import Reading

SPREAD = 0.5
SPREADABLE = frozenset({"PERSON", "ORG", "GPE", "LOC", "NORP"})
SHORTEST = 3
MODALS = frozenset({"may", "will", "might", "must"})


def votes_by_surface(reading: Reading, mentions: Iterable[Mention]) -> dict[str, Votes]:
    """All votes for each distinct form in a text: a name has one type in one article."""
    together: dict[str, list[Votes]] = {}
    for mention in mentions:
        surface = reading.surface(mention.first, mention.last)
        together.setdefault(surface, []).append(mention.votes)
    return {surface: add_votes(votes) for surface, votes in together.items()}


def full_names(votes: dict[str, Votes]) -> tuple[str, ...]:
    """The forms that are somebody's full name, in the order found."""
    return tuple(
        surface
        for surface, vote in votes.items()
        if is_name_of_parts(surface) and winner(vote) == "PERSON"
    )


def find_again(reading: Reading, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Every further place where a name of `mentions`, or a person's surname, stands."""
    named = [mention for mention in mentions if not mention.is_demonym]
    kinds = _forms_to_find(votes_by_surface(reading, named))
    listed_as = {reading.surface(m.first, m.last): m.name for m in named}
    index = make_index(
        (form, Listed(name=listed_as.get(name) or "", type=kind))
        for name, kind in kinds.items()
        for form in (name, name.upper())
    )
    for first, last, listed in find_listed(reading.words, index):
        if _is_again(reading, first, last):
            votes = {listed.type: SPREAD}
            yield Mention(first=first, last=last, votes=votes, name=listed.name or None)


def _forms_to_find(votes: dict[str, Votes]) -> dict[str, str]:
    names = {
        surface: winner(vote)
        for surface, vote in votes.items()
        if winner(vote) in SPREADABLE and (len(surface) >= SHORTEST or _is_letters(surface))
    }
    return _surnames(full_names(votes)) | names


def _is_letters(surface: str) -> bool:
    """Whether a short name is an outlet's two letters."""
    return surface.isupper() and is_outlet(surface)


def _surnames(names: Iterable[str]) -> dict[str, str]:
    """The surname of each full name, written as there; listed places too ("Michael Jordan")."""
    found = {}
    for name in names:
        pieces = name.split()
        people = find_people([name])
        if people:
            length = len(surname(people[0].names[0]))
            last = " ".join(pieces[-length:]).strip(".,")
            if (len(last) >= SHORTEST and last[:1].isupper()) or pieces[-length] in PARTICLES:
                found[last] = "PERSON"
                found[last[:1].upper() + last[1:]] = "PERSON"
    return found


def _is_again(reading: Reading, first: int, last: int) -> bool:
    if reading.word(first - 1) in {"@", "#"}:
        return False
    if last - first > 1:
        return True
    word = reading.word(first)
    if not word[:1].isupper():
        return False
    if word.lower() in MODALS or word.lower() in STOP_WORDS:
        return first not in reading.loud and reading.pos[first] == "PROPN"
    if first in reading.loud or first in reading.starts:
        return word.lower() not in reading.small
    return True
