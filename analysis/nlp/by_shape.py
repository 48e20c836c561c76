"""Names that their form or surroundings give away: datelines, party tags, sites, works."""

import re
from collections.abc import Iterator
from functools import cache

from analysis import words
from analysis.models import Span
from analysis.nlp.by_model import given_names
from analysis.nlp.by_title import end_of_person, sure_mention
from analysis.nlp.lexicon import known_names, split_text
from analysis.nlp.mentions import CERTAIN, SURE, Mention
from analysis.nlp.outlets import is_site
from analysis.nlp.reading import Reading, is_loud

PLACED = 3.0
DATELINE = re.compile(
    r"^[ \t]*(?P<place>[A-ZÀ-Þ][\w.'’ -]{1,30}?)(?:, (?P<state>[A-Z][\w.]+(?: [A-Z]\w+)?))?"
    r"(?P<date>, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}))?"
    r"(?: \((?P<agency>[A-Z][\w ]{1,30})\))? ?(?:--|[-–—―]) ",
    re.M,
)
PARTY_TAG = re.compile(
    r"(?:[(,] ?(?:[DRI]|Dem|Rep|Ind)\.?[-–]|\()(?P<place>[A-Z][\w.]*\w\.?(?: [A-Z]\w+)?)(?=[),])"
)
PLACE_NOUNS = frozenset(words.load("places")["heads"]["nouns"])
DEMONYM_ENDING = re.compile(r"ians?$")
CAMEL = re.compile(r"[A-Z][a-z]+(?:[A-Z][a-z]+)+")
SURNAME_STARTS = ("Mc", "Mac", "De", "Di", "Da", "Du", "La", "Le", "Van", "Von", "Fitz", "Al")
WORK = re.compile(r"[“\"‘](?P<title>[A-Z][^“”\"‘\n]{3,60}?)[.,]?[”\"’](?!\w)")
SITE = re.compile(r"(?<![\w@/.-])[A-Za-z][\w-]+(?:\.[\w-]+)*\.[a-z]{2,7}(?![\w@/]|\.\w)")


def find_datelines(reading: Reading) -> Iterator[Mention]:
    """Place and agency of datelines: "HARBOUR CITY, N.Y., Sept. 26 (UPI) —"."""
    for match in DATELINE.finditer(reading.text):
        if not _is_dateline(match):
            continue
        yield sure_mention(reading, match.span("place"), "GPE")
        if match["agency"]:
            yield sure_mention(reading, match.span("agency"), "ORG")


def _is_dateline(match: re.Match[str]) -> bool:
    """Whether it is a dateline, not a heading in capitals that a dash follows."""
    has_more = match["agency"] or match["state"] or match["date"]
    length = len(match["place"].split())
    return bool(match["agency"]) or (match["place"].isupper() and length <= (3 if has_more else 2))


def find_called_places(reading: Reading) -> Iterator[Mention]:
    """What "the city of" or "the mayor of" names is a place."""
    for number in range(2, len(reading.words)):
        if reading.word(number - 1) == "of" and reading.word(number - 2) in PLACE_NOUNS:
            last = end_of_person(reading, number)
            if last > number:
                yield Mention(first=number, last=last, votes={"GPE": PLACED})


def find_derived_demonyms(reading: Reading) -> Iterator[Mention]:
    """Unlisted demonyms of places that the text names too: "Abkhazian" beside "Abkhazia"."""
    capitals = {word.text for word in reading.words if word.text[:1].isupper()}
    demonyms = {word for word in capitals if DEMONYM_ENDING.sub("ia", word) in capitals - {word}}
    places = {demonym: DEMONYM_ENDING.sub("ia", demonym) for demonym in demonyms}
    names = {form: name for form, name in places.items() if name not in known_names()}
    for number, word in enumerate(reading.words):
        if word.text in names or word.text in names.values():
            name = names.get(word.text, word.text)
            yield Mention(
                first=number,
                last=number + 1,
                votes={"GPE": CERTAIN},
                name=name,
                is_demonym=word.text in names,
            )


def find_states(reading: Reading) -> Iterator[Mention]:
    """Abbreviated states after a place or in a tag: "Henderson, Nev.", "(D-N.C.)", "(Vt.)"."""
    for match in PARTY_TAG.finditer(reading.text):
        name = _states().get(match["place"])
        if name or "-" in match[0]:
            yield sure_mention(reading, match.span("place"), "GPE", name)
    for number, word in enumerate(reading.words):
        if word.text == "," and reading.is_capital(number - 1):
            yield from _state_at(reading, number + 1)


def _state_at(reading: Reading, first: int) -> Iterator[Mention]:
    """The state abbreviated after a comma, and a vote that a place stands before it."""
    for length in (4, 2, 1):
        if first + length <= len(reading.words):
            span = reading.span(first, first + length)
            name = _states().get(span.of(reading.text))
            if name and "\n" not in reading.gap(first) and _ends_address(reading, first + length):
                yield sure_mention(reading, (span.start, span.end), "GPE", name)
                yield Mention(first=first - 2, last=first - 1, votes={"GPE": 2.0})
                return


def _ends_address(reading: Reading, number: int) -> bool:
    """Whether a state's two capitals are followed as in an address, unlike the word "IN"."""
    if not reading.word(number - 1).isupper() or "." in reading.word(number - 1):
        return True
    following = reading.word(number)
    return number - 1 not in reading.loud and (
        following.isdigit() or following in {".", ",", ")", ""}
    )


@cache
def _states() -> dict[str, str]:
    """States by abbreviation and name."""
    lists = words.load("places")["us_states"]
    return {form: name for name, forms in lists.items() for form in (*forms, name)}


def find_camels(reading: Reading) -> Iterator[Mention]:
    """Names written as one word with capitals inside: "FiveThirtyEight", not "McDonald"."""
    for number, word in enumerate(reading.words):
        is_handle = reading.word(number - 1) in {"@", "#"}
        if CAMEL.fullmatch(word.text) and not is_handle and not _is_surname(word.text):
            yield Mention(first=number, last=number + 1, votes={"ORG": 1.0})


def _is_surname(word: str) -> bool:
    return word.startswith(SURNAME_STARTS) or word in given_names()


def find_works(reading: Reading) -> Iterator[Mention]:
    """Titles of works in quotation marks, so that no name is found inside: “Fox and Friends”."""
    for match in WORK.finditer(reading.text):
        span = Span(*match.span("title"))
        title = [word.text for word in split_text(match["title"])]
        if any(word.islower() for word in title) and is_loud(title):
            first, last = reading.numbers(span)
            yield Mention(first=first, last=last, is_dropped=True, rank=SURE)


def find_sites(reading: Reading) -> Iterator[Mention]:
    """News sites named by their address: "Orda.kz"."""
    for match in SITE.finditer(reading.text):
        if is_site(match[0]) and match[0][0].isupper():
            yield sure_mention(reading, match.span(), "ORG")
