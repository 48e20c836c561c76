"""Mentions to the entities they name: full names, surnames, acronyms, short forms, demonyms."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from analysis import words
from analysis.nlp.book import Book, listed_body, may_be_short, plain_key, write_book
from analysis.nlp.by_list import needs_the
from analysis.nlp.by_model import given_names
from analysis.nlp.mentions import Mention, winner
from analysis.nlp.people import Person, is_given_name_only
from analysis.nlp.reading import Reading

LOCATIVE = frozenset({"in", "at", "near", "to", "from", "across", "of"})
SHORTEST_SHOUT, SHORTEST_SHOUTED_PLACE = 5, 4
NO_SHOUT = frozenset(".0123456789")
JUST, FAR = 60, 300
"""Words back to a full name that a bare surname takes up, and to one that it does not."""
CALLED_IN_SMALL = frozenset({"PERSON", "GPE", "LOC"})


def group(reading: Reading, mentions: Sequence[Mention]) -> dict[str, list[Mention]]:
    """Mentions by the key of their entity, in reading order."""
    book = write_book(reading, mentions)
    groups: dict[str, list[Mention]] = {}
    heads = _first_of_head(book, mentions)
    for mention in mentions:
        key = _key(book, mention, heads)
        if key:
            groups.setdefault(key, []).append(mention)
            heads |= _head(book, mention, key)
    return groups


def _first_of_head(book: Book, mentions: Sequence[Mention]) -> dict[str, str]:
    """The first body of each head word in the text, for a "Council" before any full name."""
    heads: dict[str, str] = {}
    for mention in mentions:
        heads = _head(book, mention, _key(book, mention, {})) | heads
    return heads


def _head(book: Book, mention: Mention, key: str) -> dict[str, str]:
    """The head word that may stand for a body from here on, with the body's key."""
    head = book.reading.word(mention.last - 1)
    is_long = mention.last - mention.first > 1
    return {head: key} if is_long and (head in _short_forms() or needs_the(head)) else {}


def _key(book: Book, mention: Mention, heads: Mapping[str, str]) -> str:
    """The entity a mention belongs to; empty for a bare "Council" that no longer name explains."""
    surface = book.reading.surface(mention.first, mention.last)
    who = _person(book, mention, surface)
    if who is not None:
        return f"person {who}"
    if needs_the(surface) and surface in heads:
        return heads[surface]
    if mention.name:
        return f"listed {mention.name}"
    if winner(book.votes[surface]) == "ORG" and listed_body(surface):
        return f"listed {listed_body(surface)}"
    if surface in _short_forms():
        return heads.get(surface, "")
    return _key_by_form(book, mention, surface)


def _key_by_form(book: Book, mention: Mention, surface: str) -> str:
    bare = surface.replace(".", "")
    if bare.isupper() and len(bare) > 1 and bare in book.acronyms:
        return book.acronyms[bare]
    if surface in book.short and may_be_short(book, surface):
        return book.short[surface]
    return plain_key(surface, mention)


def _person(book: Book, mention: Mention, surface: str) -> int | None:
    """The number of the person a mention names, None when it names something else."""
    if mention.is_demonym or not book.people:
        return None
    who = book.who.get(surface, ())
    if not who or not _may_be_person(book, mention, surface):
        return None
    if surface in book.elsewhere:
        sex = sex_of_title(book.reading, mention.first)
        return next((i for i in who if sex and _sex_in_text(book, i) == sex), None)
    if len(who) == 1:
        return who[0]
    return _most_prominent(book, mention, _fitting(book, mention, who))


def _may_be_person(book: Book, mention: Mention, surface: str) -> bool:
    """Whether a form that fits a person's name is not, here, a place or body of that name."""
    kind = winner(book.votes[surface])
    if mention.name:
        before = book.reading.word(mention.first - 1).lower()
        is_seen = "PERSON" in mention.votes and before not in LOCATIVE
        return not is_given_name_only(surface, book.people) and (kind == "PERSON" or is_seen)
    return mention.last - mention.first == 1 or kind == "PERSON"


def _fitting(book: Book, mention: Mention, who: Sequence[int]) -> Sequence[int]:
    """Those whom the title before the name fits: Mrs. Lee is not Bob Lee."""
    sex = sex_of_title(book.reading, mention.first)
    if sex is None:
        return who
    known = [i for i in who if _sex_in_text(book, i) == sex]
    return known or [i for i in who if _sex_in_text(book, i) is None] or who


def _sex_in_text(book: Book, person: int) -> str | None:
    """ "man" or "woman", by the given name or what the text calls somebody: "his wife, Ann Lee"."""
    kin = (_kin_before(book.reading, at) for at in book.full_at.get(person, ()))
    return sex_of(book.people[person]) or next((sex for sex in kin if sex), None)


def _kin_before(reading: Reading, first: int) -> str | None:
    """ "man" or "woman" where the word before a name tells it, with a comma or without."""
    before = reading.word(first - 1 - (reading.word(first - 1) == ",")).lower()
    person = words.load("sources")["person"]
    return next((sex for sex in ("man", "woman") if before in person[sex]), None)


def sex_of_title(reading: Reading, first: int) -> str | None:
    """ "man" or "woman" where the title before a name tells it."""
    before = first - 1
    if reading.word(before) == "." and reading.gap(before) == "":
        before -= 1
    address = words.load("titles")["address"]
    return next((s for s in ("man", "woman") if reading.word(before) in address[s]), None)


def sex_of(person: Person) -> str | None:
    """ "man" or "woman" where the given name tells it."""
    names = (name.capitalize() for name in person.given)
    return next((given_names()[name] for name in names if name in given_names()), None)


def _most_prominent(book: Book, mention: Mention, who: Sequence[int]) -> int:
    """Of persons with one surname, the one named in full most often until here, then the first.

    Articles call their main person by the surname and the namesakes by full names. Before any full
    name, as in a headline, the whole text counts.
    """
    until = {i: bisect_left(book.full_at.get(i, ()), mention.first) for i in who}
    newest = _newest(book, mention, until)
    if newest is not None:
        return newest
    if not any(until.values()):
        until = {i: len(book.full_at.get(i, ())) for i in who}
    return max(who, key=lambda i: (until[i], -book.full_at.get(i, (0,))[0]))


def _newest(book: Book, mention: Mention, until: Mapping[int, int]) -> int | None:
    """The one just named in full, where the others were last named far above and no oftener."""
    last = {i: book.full_at[i][count - 1] for i, count in until.items() if count}
    back = sorted((mention.first - at, i) for i, at in last.items())
    if len(back) < 2 or back[0][0] > JUST or back[1][0] < FAR:
        return None
    who = back[0][1]
    return who if until[who] == max(until.values()) else None


def fullest(surfaces: Iterable[str], kind: str = "") -> str:
    """The name an entity is shown by: most words, then commonest, then first.

    >>> fullest(["Lee", "Ann Lee", "ANN LEE"]), fullest(["FAIRVIEW"], "GPE")
    ('Ann Lee', 'Fairview')
    """
    counts = Counter(surfaces) or Counter([""])
    best = max(counts, key=lambda form: (len(form.split()), not form.isupper(), counts[form]))
    shortest = SHORTEST_SHOUTED_PLACE if kind == "GPE" else SHORTEST_SHOUT
    is_shouted = best.isupper() and len(best) >= shortest and not set(best) & NO_SHOUT
    return best.title() if is_shouted and (kind in CALLED_IN_SMALL or " " in best) else best


def distinct(forms: Iterable[str]) -> Iterator[str]:
    """Each form once, in the order given."""
    yield from dict.fromkeys(forms)


@cache
def _short_forms() -> frozenset[str]:
    return frozenset(words.load("organisations")["other"]["short_forms"])
