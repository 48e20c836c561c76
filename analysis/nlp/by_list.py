"""Names that a word list knows: places, demonyms, groups, organisations, outlets."""

from collections.abc import Iterator
from functools import cache

from analysis import words
from analysis.nlp.lexicon import Listed, find_listed, known_names, make_index
from analysis.nlp.mentions import SURE, Mention
from analysis.nlp.outlets import outlet_name
from analysis.nlp.reading import Reading

LISTED = 3.0
REPORTING = 1.5
REPORTS = frozenset({"reported", "reports", "writes", "wrote"})
STUCK = frozenset("@#_./")  # before a handle, a tag, or the rest of an address
CALLED = frozenset({"the", "The"})
TELLS_OUTLET = frozenset(
    ["said", "says", "reported", "reports", "reporting", "wrote", "writes", "published", "quoted"]
)
TOLD_BEFORE = frozenset({"told", "to", "by", "in", "with"})


def find_by_list(reading: Reading) -> Iterator[Mention]:
    """Every listed name, demonyms marked, ordinary words only where they must be names."""
    for first, last, listed in find_listed(reading.words, known_names()):
        is_outlet = listed.is_demonym and any(_like_a_people(reading, first))
        if is_outlet:
            continue
        if _stands_alone(reading, first, last) and _is_meant(reading, first, last, listed):
            yield Mention(
                first=first,
                last=last,
                name=listed.name,
                votes={_type(listed): LISTED},
                is_demonym=listed.is_demonym,
                is_dropped=listed.is_dropped,
                rank=SURE if listed.is_dropped else 1,
            )


def find_publisher(reading: Reading, publisher: str | None) -> Iterator[Mention]:
    """The article's own outlet where the text names it, in full or as "the Gazette"."""
    bare = (publisher or "").strip().removeprefix("The ")
    if not bare:
        return
    listed = Listed(name=outlet_name(publisher or ""), type="OUTLET")
    head = [(bare.split()[-1], listed)] if needs_the(bare.split()[-1]) else []
    for first, last, _ in find_listed(reading.words, make_index([(bare, listed), *head])):
        is_called = (
            last - first > 1 or bare == reading.word(first) or reading.word(first - 1) in CALLED
        )
        if is_called and _stands_alone(reading, first, last):
            yield Mention(first=first, last=last, votes={"ORG": LISTED}, name=listed.name)


def find_called_outlets(reading: Reading) -> Iterator[Mention]:
    """Words such as "Gazette" and "Courier" where "the" and the words around make them outlets."""
    for number, word in enumerate(reading.words):
        if needs_the(word.text) and _is_called_outlet(reading, number, number + 1):
            yield Mention(first=number, last=number + 1, votes={"ORG": REPORTING})
        yield from _like_a_people(reading, number)


def _like_a_people(reading: Reading, first: int) -> Iterator[Mention]:
    """An outlet called as a town's people are: "told The New Yorker"; surer than its people."""
    last = first + 2
    is_inside = last <= len(reading.words) and reading.is_capital(first)
    if is_inside and needs_the(reading.surface(first, last)):
        name = f"The {reading.surface(first, last)}"
        if first not in reading.loud and _is_called_with_the(reading, first, last):
            yield Mention(first=first, last=last, votes={"ORG": LISTED}, name=name, rank=SURE)


def find_reporters(reading: Reading) -> Iterator[Mention]:
    """What "The ... reports" names is an outlet, listed or not: "The Lantern reported"."""
    for number in range(1, len(reading.words)):
        if reading.word(number) in REPORTS and reading.is_capital(number - 1):
            first = number - 1
            while reading.is_capital(first - 1) and reading.word(first - 1) != "The":
                first -= 1
            if reading.word(first - 1) == "The" and first not in reading.loud:
                yield Mention(first=first, last=number, votes={"ORG": REPORTING})


def _type(listed: Listed) -> str:
    return "ORG" if listed.type == "OUTLET" else listed.type


def _stands_alone(reading: Reading, first: int, last: int) -> bool:
    glued_before = reading.word(first - 1) in STUCK and reading.gap(first) == ""
    glued_after = reading.gap(last) == "" and reading.word(last) in {"@", "_"}
    is_slash = reading.word(first - 1) == "/" and not reading.word(first - 2).islower()
    return (is_slash or not glued_before) and not glued_after


def _is_meant(reading: Reading, first: int, last: int, listed: Listed) -> bool:
    if listed.type == "OUTLET" and listed.is_ordinary:
        return _is_called_outlet(reading, first, last)
    if listed.is_ordinary:
        is_meant = first not in reading.starts
        if listed.is_demonym:
            is_meant = is_meant or _is_adjective(reading, first)
        return first not in reading.loud and is_meant
    if reading.word(first).isupper() and last - first == 1 and first in reading.loud:
        return not reading.is_common(reading.word(first))
    return True


def _is_adjective(reading: Reading, number: int) -> bool:
    """Whether an ordinary word is a demonym here: "Polish voters", not "Polish the boots"."""
    following = reading.pos[number + 1] if number + 1 < len(reading.pos) else ""
    return reading.pos[number] in {"ADJ", "PROPN"} and following in {"NOUN", "PROPN", "ADJ"}


def _is_called_outlet(reading: Reading, first: int, last: int) -> bool:
    """ "The Times", "the Times reported", "told the Times"; not "two times"."""
    if first in reading.loud:
        return False
    if needs_the(reading.surface(first, last)):
        return _is_called_with_the(reading, first, last)
    return reading.word(last) in TELLS_OUTLET and first not in reading.starts


def _is_called_with_the(reading: Reading, first: int, last: int) -> bool:
    before, told = reading.word(first - 1), reading.word(first - 2)
    if before not in CALLED:
        return False
    if before == "The" and first - 1 not in reading.starts:
        return True
    is_clear = reading.word(first) not in words.load("outlets")["ambiguous"]["names"]
    is_told = told == "told" or (is_clear and told in TOLD_BEFORE)
    return is_told or reading.word(last) in TELLS_OUTLET


@cache
def needs_the(name: str) -> bool:
    """Whether a word is an outlet's name only with "The" before it."""
    return name in words.load("outlets")["with_the"]["names"]
