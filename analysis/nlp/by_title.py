"""Persons whose names follow a title, begin with a given name, or hold a nickname."""

import re
from collections.abc import Iterator
from functools import cache

from analysis import words
from analysis.models import Span
from analysis.nlp.by_model import DAYS, PARTICLES, given_names, is_title
from analysis.nlp.lexicon import known_names
from analysis.nlp.mentions import CERTAIN, SURE, Mention
from analysis.nlp.organisations import body_heads
from analysis.nlp.reading import Reading

TITLED = 3.0
GIVEN = 1.5
MOST_WORDS_OF_NAME = 3
SURNAMES_TOO = frozenset({"Church", "House"})
NICKNAME = re.compile(
    r"(?<![\w'’-])(?P<name>[A-Z][\w'’-]{1,30}(?: [A-Z]\.?){0,2}"
    r" [“\"‘'](?P<nick>[A-Z]\w+)[”\"’'] [A-Z][\w'’-]+)"
)


def find_after_titles(reading: Reading) -> Iterator[Mention]:
    """The capitalised words after a title: "Rep. Ann Lee", "Mr. Ban"."""
    number = 0
    while number < len(reading.words):
        first = _after_title(reading, number)
        last = end_of_person(reading, first) if first else number
        if first and last > first:
            yield Mention(first=first, last=last, votes={"PERSON": TITLED})
        number = max(number + 1, last)


def _after_title(reading: Reading, number: int) -> int:
    """Where a name may begin after the title that stands at `number`; 0 where none does."""
    word = reading.word(number)
    if number in reading.loud or not word[:1].isupper() or not is_strong_title(word):
        return 0
    following = number + 1
    if reading.word(following) == "." and reading.gap(following) == "":
        following += 1
    if "\n" in reading.gap(following) or is_strong_title(reading.word(following)):
        return 0
    return following


@cache
def is_office(word: str) -> bool:
    """Whether a capitalised word is an office that only few hold ("President")."""
    return word in words.load("titles")["before_names"]["words"]


@cache
def is_strong_title(word: str) -> bool:
    """Whether a capitalised word before a name leaves no doubt that it is a person's."""
    lists = words.load("titles")
    forms = [*lists["address"].values(), lists["before_names"]["words"]]
    return any(word in form for form in forms)


def end_of_person(reading: Reading, first: int) -> int:
    """One past the last word of a person's name that begins at `first`."""
    last, count = first, 0
    while count < MOST_WORDS_OF_NAME and _goes_on(reading, first, last):
        count += reading.is_capital(last) and len(reading.word(last)) > 1
        last += 1
    while last > first and not (reading.is_capital(last - 1) and reading.word(last - 1).isalpha()):
        last -= 1
    return last


def _goes_on(reading: Reading, first: int, number: int) -> bool:
    word, gap = reading.word(number), reading.gap(number)
    if number > first and ("\n" in gap or len(gap) > 1):
        return False
    if word in {"-", "'", "’"}:
        return gap == "" and reading.gap(number + 1) == "" and reading.is_capital(number + 1)
    if word == ".":
        return len(reading.word(number - 1)) == 1 and gap == ""
    if word in PARTICLES:
        return number > first and reading.is_capital(number + 1)
    if number > first and (is_strong_title(word) or is_acronym(word)):
        return False
    return reading.is_capital(number) and word not in DAYS and word[0].isalpha()


def _is_given_name(reading: Reading, number: int) -> bool:
    """Whether a given name stands here that is no place as well ("Virginia Democrats")."""
    word = reading.word(number)
    return word in given_names() and word not in known_names() and number not in reading.loud


def is_acronym(word: str) -> bool:
    """Whether a word is capitals only, too long for initials."""
    return len(word) > 2 and word.isupper()


def find_given_names(reading: Reading) -> Iterator[Mention]:
    """A known given name with the capitalised words after it: "Will Dunham"."""
    number = 0
    while number < len(reading.words):
        last = number
        if _is_given_name(reading, number):
            last = end_of_person(reading, number)
        is_person = not any(reading.word(n) in no_surnames() for n in range(number, last))
        if last - number > 1 and is_person and not is_title(reading.word(number)):
            yield Mention(first=number, last=last, votes={"PERSON": GIVEN})
        number = max(number + 1, last)


@cache
def no_surnames() -> frozenset[str]:
    """Words that make a name one of a body or place, although a given name begins it."""
    others = frozenset(words.load("given_names")["no_surnames"]["words"])
    return (body_heads() | others) - SURNAMES_TOO


def find_nicknames(reading: Reading) -> Iterator[Mention]:
    """Names with the nickname in the middle: 'Robert C. "Bobby" Lee'."""
    for match in NICKNAME.finditer(reading.text):
        if match["nick"] in given_names() or match["name"].split()[0] in given_names():
            yield sure_mention(reading, match.span("name"), "PERSON")


def sure_mention(
    reading: Reading, span: tuple[int, int], kind: str, name: str | None = None
) -> Mention:
    """A mention whose form leaves no other reading, from its characters."""
    first, last = reading.numbers(Span(*span))
    return Mention(first=first, last=last, votes={kind: CERTAIN}, name=name, rank=SURE)
