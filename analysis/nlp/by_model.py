"""Names that spaCy's model finds, cut to the bare name and sifted."""

from collections.abc import Iterator
from functools import cache

from spacy.lang.en.stop_words import STOP_WORDS
from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from analysis import words
from analysis.models import Span
from analysis.nlp.mentions import Mention
from analysis.nlp.reading import Reading

NAMED = frozenset(
    ["PERSON", "ORG", "GPE", "LOC", "NORP", "EVENT", "FAC", "PRODUCT", "WORK_OF_ART", "LAW"]
)
CUT_AT_PLACE = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC"})
POSSESSIVE = frozenset({"'", "’"})
MAY_BE_PERSONS = frozenset({"PERSON", "WORK_OF_ART", "PRODUCT"})
"""The model takes an unusual name for a work or product now and then."""
RUNS_FOR_SOMEBODY = frozenset({"campaign", "camp"})
HONORIFICS = frozenset(["Mr", "Mrs", "Ms", "Dr", "Sen", "Rep", "Gov", "Prof", "Gen", "Lt", "Col"])
# Possessives that belong to the name: "People's Party", "Women's March".
INSIDE_NAMES = frozenset(["people", "women", "men", "children", "workers", "farmers", "veterans"])
DAYS = frozenset(words.load("titles")["days"]["words"])
LONGEST_SIGNATURE = 4
# A word that begins a sentence and ends so is an idea rather than a name ("Secrecy is ...").
ABSTRACT = ("cy", "tion", "sion", "ness", "ment", "ity", "ism", "ship")
PARTICLES = frozenset(words.load("titles")["particles"]["words"])


def find_by_model(doc: Doc, reading: Reading) -> Iterator[Mention]:
    """The model's named entities as mentions of the bare name."""
    for entity in doc.ents:
        if entity.label_ in NAMED:
            for first, last in _pieces(reading, entity):
                if _is_name(reading, first, last, entity.label_):
                    label = _label(reading, first, last, entity.label_)
                    yield Mention(first=first, last=last, votes={label: 1.0})


def _label(reading: Reading, first: int, last: int, label: str) -> str:
    """The model's type; an acronym that it takes for a people is a body ("NYPD").

    Before "campaign" stands somebody's surname.
    """
    is_one = last - first == 1
    is_acronym = is_one and reading.word(first).isupper()
    if is_one and label == "ORG" and not is_acronym and reading.word(last) in RUNS_FOR_SOMEBODY:
        return "ORG" if reading.is_common(reading.word(first)) else "PERSON"
    return "ORG" if label == "NORP" and is_acronym else label


def _pieces(reading: Reading, entity: Tokens) -> Iterator[tuple[int, int]]:
    """An entity cut at possessives and line ends, each part trimmed."""
    first, last = reading.numbers(Span(entity.start_char, entity.end_char))
    start = first
    for number in range(first, last):
        if number > first and _is_break(reading, number):
            yield trim(reading, start, number, entity.label_)
            start = number
        if is_possessive(reading, number) and number > start and number + 2 < last:
            yield trim(reading, start, number, entity.label_)
            start = number + 2
        if number > start and entity.label_ in CUT_AT_PLACE and _leads_elsewhere(reading, number):
            yield trim(reading, start, number, entity.label_)
            start = number + 1
    yield trim(reading, start, last, entity.label_)


def _is_break(reading: Reading, number: int) -> bool:
    """Whether a line, a spaced dash or a bracket begins here, which no name runs over."""
    is_dash = reading.word(number) in {"-", "–", "—"} and reading.gap(number) != ""
    return is_dash or "\n" in reading.gap(number) or reading.word(number) in {"(", ")", ";"}


def _leads_elsewhere(reading: Reading, number: int) -> bool:
    """Whether "in" or "at" joins two names; "on" too, except in a "Commission on Safety"."""
    word, before = reading.word(number), reading.word(number - 1)
    if word == "on":
        return before not in words.load("organisations")["other"]["with_subject"]
    return word in {"in", "at"}


def is_possessive(reading: Reading, number: int) -> bool:
    """Whether an apostrophe with "s" begins here that is no part of a name."""
    return (
        reading.word(number) in POSSESSIVE
        and reading.word(number + 1) == "s"
        and reading.gap(number + 1) == ""
        and reading.word(number - 1).lower() not in INSIDE_NAMES
    )


def trim(reading: Reading, first: int, last: int, label: str) -> tuple[int, int]:
    """The word numbers of the bare name: without article, title, possessive, marks and days."""
    while first < last and _is_before_name(reading, first, label):
        first += 1
    while last > first and _is_after_name(reading, first, last - 1):
        last -= 1
    return first, last


def _is_before_name(reading: Reading, number: int, label: str) -> bool:
    word = reading.word(number)
    if not word[:1].isalnum() or word in {"the", "The", "a", "A", "an", "An", "s"}:
        return True
    if word.islower() and word not in PARTICLES:
        return reading.gap(number + 1) != "" or reading.word(number + 1) == "-"
    if number in reading.starts and word.lower() in STOP_WORDS and word not in {"US"}:
        return True
    return _is_title_before(reading, number, label)


def _is_title_before(reading: Reading, number: int, label: str) -> bool:
    """Whether a title stands here: "Mr" always, an office only before a person."""
    word, following = reading.word(number), reading.word(number + 1)
    if word in HONORIFICS:
        return following == "." or following[:1].isupper()
    is_name_too = word in given_names()  # "Dean Baker"
    may_be_person = label in MAY_BE_PERSONS and is_title(word)
    return may_be_person and not is_name_too and following != ","


def _is_after_name(reading: Reading, first: int, number: int) -> bool:
    word = reading.word(number)
    if word == ".":
        return not is_abbreviated(reading.word(number - 1))
    if word == "s":
        return reading.word(number - 1) in POSSESSIVE and reading.gap(number) == ""
    is_small = word.islower() and reading.gap(number) != ""
    return is_small or not word[:1].isalnum() or (word in DAYS and number > first)


def is_abbreviated(word: str) -> bool:
    """Whether a full stop after the word belongs to it ("Jr.")."""
    lists = words.load("organisations")
    return word in words.load("titles")["after"]["words"] or word in lists["other"]["companies"]


@cache
def is_title(word: str) -> bool:
    """Whether a word is a form of address or an office that stands before names."""
    lists = words.load("titles")
    address = lists["address"]
    return (
        any(word in forms for forms in address.values())
        or word.lower() in lists["before_office"]["words"]
        or any(word.lower() in office.split() for office in lists["office"]["words"])
    )


def _is_name(reading: Reading, first: int, last: int, label: str) -> bool:
    """Whether what is left can be a name: a meaningful capital, a proper noun, no handle."""
    if first >= last or not any(reading.is_capital(number) for number in range(first, last)):
        return False
    if reading.word(first - 1) in {"@", "#"} and reading.gap(first) == "":
        return False
    if reading.word(first) == "I" and reading.word(first + 1) in POSSESSIVE:
        return False
    if first in reading.loud:
        return label == "PERSON" and is_whole_line(reading, first, last)
    if last - first == 1:
        return _is_name_alone(reading, first)
    return True


def _is_name_alone(reading: Reading, number: int) -> bool:
    word = reading.word(number)
    if len(word) < 2 or word in DAYS or word.isdigit():
        return False
    if word in _never_alone() or word.lower() in STOP_WORDS:
        return False
    if word.isupper() and len(word) > 3 and word.lower() in reading.small:
        return False
    if reading.word(number + 1) in {"Minister", "Secretary", "Ministry"} and not word.isupper():
        return False
    if number in reading.starts:
        is_idea = reading.is_common(word) or word.endswith(ABSTRACT)
        return reading.pos[number] in {"PROPN", "ADJ", ""} and not is_idea
    return reading.pos[number] in {"PROPN", "ADJ", "NOUN", ""}


@cache
def _never_alone() -> frozenset[str]:
    lists = words.load("organisations")["other"]
    return frozenset(lists["never_alone"]) | frozenset(words.load("titles")["after"]["words"])


def is_whole_line(reading: Reading, first: int, last: int) -> bool:
    """Whether a given name and what follows fill a line, as in the signature "Ann Lee."."""
    return (
        2 <= last - first <= LONGEST_SIGNATURE
        and reading.word(first) in given_names()
        and "\n" in reading.gap(first)
        and "\n" in reading.gap(last + (reading.word(last) in {".", ","}))
    )


@cache
def given_names() -> dict[str, str]:
    """Given names with "man" or "woman"."""
    lists = words.load("given_names")
    return {name: sex for sex in ("man", "woman") for name in lists[sex].split()}
