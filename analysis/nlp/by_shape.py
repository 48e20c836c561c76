"""Names that their surroundings give away: titles, given names, datelines, tags, addresses."""

import re
from collections.abc import Iterator
from functools import cache

from analysis import words
from analysis.models import Span
from analysis.nlp.by_model import DAYS, PARTICLES, given_names, is_title
from analysis.nlp.lexicon import known_names, split_text
from analysis.nlp.mentions import SURE, Mention
from analysis.nlp.outlets import is_site
from analysis.nlp.reading import Reading, is_loud

TITLED = 3.0
GIVEN = 1.5
CERTAIN = 5.0
MOST_WORDS_OF_NAME = 3
DATELINE = re.compile(
    r"^[ \t]*(?P<place>[A-ZÀ-Þ][\w.'’ -]{1,30}?)(?:, (?P<state>[A-Z][\w.]+(?: [A-Z]\w+)?))?"
    r"(?P<date>, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}))?"
    r"(?: \((?P<agency>[A-Z][\w ]{1,30})\))? ?(?:--|[-–—―]) ",
    re.M,
)
PARTY_TAG = re.compile(
    r"(?:[(,] ?(?:[DRI]|Dem|Rep|Ind)\.?[-–]|\()(?P<place>[A-Z][\w.]*\w\.?(?: [A-Z]\w+)?)(?=[),])"
)
PLACE_NOUNS = frozenset(
    [
        "city",
        "town",
        "village",
        "mayor",
        "port",
        "province",
        "region",
        "district",
        "county",
        "suburb",
    ]
)
DEMONYM_ENDING = re.compile(r"ians?$")
NICKNAME = re.compile(
    r"(?<![\w'’-])(?P<name>[A-Z][\w'’-]{1,30}(?: [A-Z]\.?){0,2} [“\"‘'](?P<nick>[A-Z]\w+)[”\"’'] [A-Z][\w'’-]+)"
)
CAMEL = re.compile(r"[A-Z][a-z]+(?:[A-Z][a-z]+)+")
SURNAME_STARTS = ("Mc", "Mac", "De", "Di", "Da", "Du", "La", "Le", "Van", "Von", "Fitz", "Al")
WORK = re.compile(r"[“\"‘](?P<title>[A-Z][^“”\"‘\n]{3,60}?)[.,]?[”\"’](?!\w)")
SITE = re.compile(r"(?<![\w@/.-])[A-Za-z][\w-]+(?:\.[\w-]+)*\.[a-z]{2,7}(?![\w@/]|\.\w)")


def find_after_titles(reading: Reading) -> Iterator[Mention]:
    """The capitalised words after a title: "Rep. Ann Lee", "Mr. Ban"."""
    number = 0
    while number < len(reading.words):
        first = _after_title(reading, number)
        last = _end_of_person(reading, first) if first else number
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
def is_strong_title(word: str) -> bool:
    """Whether a capitalised word before a name leaves no doubt that it is a person's."""
    return any(word in forms for forms in words.load("titles")["address"].values()) or word in {
        "President", "Senator", "Congressman", "Congresswoman", "Mayor", "Chancellor", "Premier",
        "Governor", "Spokesman", "Spokeswoman", "Ambassador", "Sheriff", "Judge", "Justice",
    }  # fmt: skip


def _end_of_person(reading: Reading, first: int) -> int:
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
    if "\n" in gap or (number > first and len(gap) > 1):
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
            last = _end_of_person(reading, number)
        is_person = not any(reading.word(n) in no_surnames() for n in range(number, last))
        if last - number > 1 and is_person and not is_title(reading.word(number)):
            yield Mention(first=number, last=last, votes={"PERSON": GIVEN})
        number = max(number + 1, last)


@cache
def no_surnames() -> frozenset[str]:
    """Words that make a name one of a body or place, although a given name begins it."""
    heads = words.load("organisations")["heads"]["words"]
    return frozenset((*heads, *words.load("given_names")["no_surnames"]["words"])) - {
        "Church",
        "House",
    }


def find_datelines(reading: Reading) -> Iterator[Mention]:
    """Place and agency of datelines: "HARBOUR CITY, N.Y., Sept. 26 (UPI) —"."""
    for match in DATELINE.finditer(reading.text):
        if not _is_dateline(match):
            continue
        yield _sure(reading, match.span("place"), "GPE")
        if match["agency"]:
            yield _sure(reading, match.span("agency"), "ORG")


def _is_dateline(match: re.Match[str]) -> bool:
    """Whether it is a dateline, not a heading in capitals that a dash follows."""
    has_more = match["agency"] or match["state"] or match["date"]
    length = len(match["place"].split())
    return bool(match["agency"]) or (match["place"].isupper() and length <= (3 if has_more else 2))


def _sure(reading: Reading, span: tuple[int, int], kind: str, name: str | None = None) -> Mention:
    first, last = reading.numbers(Span(*span))
    return Mention(first=first, last=last, votes={kind: CERTAIN}, name=name, rank=SURE)


def find_called_places(reading: Reading) -> Iterator[Mention]:
    """What "the city of" or "the mayor of" names is a place."""
    for number in range(2, len(reading.words)):
        if reading.word(number - 1) == "of" and reading.word(number - 2) in PLACE_NOUNS:
            last = _end_of_person(reading, number)
            if last > number:
                yield Mention(first=number, last=last, votes={"GPE": TITLED})


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


def find_nicknames(reading: Reading) -> Iterator[Mention]:
    """Names with the nickname in the middle: 'Robert C. "Bobby" Lee'."""
    for match in NICKNAME.finditer(reading.text):
        if match["nick"] in given_names() or match["name"].split()[0] in given_names():
            yield _sure(reading, match.span("name"), "PERSON")


def find_states(reading: Reading) -> Iterator[Mention]:
    """Abbreviated states after a place or in a tag: "Henderson, Nev.", "(D-N.C.)", "(Vt.)"."""
    for match in PARTY_TAG.finditer(reading.text):
        name = _states().get(match["place"])
        if name or "-" in match[0]:
            yield _sure(reading, match.span("place"), "GPE", name)
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
                yield _sure(reading, (span.start, span.end), "GPE", name)
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
    lists = words.load("places")["us_states"]
    return {
        form: name
        for name, forms in lists.items()
        for form in (*forms, name)
        if form != "Washington"
    }


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
            yield _sure(reading, match.span(), "ORG")


def acronym_forms(name: str) -> frozenset[str]:
    """The acronyms a name of several words may be shortened to.

    >>> sorted(acronym_forms("Institute for Policy Integrity"))
    ['IFPI', 'IPI']
    >>> "HS" in acronym_forms("Department of Harbour Safety")
    True
    """
    words_in = [word.text for word in split_text(name) if word.text[0].isalpha()]
    capitals = "".join(word[0] for word in words_in if word[0].isupper())
    forms = {capitals, "".join(word[0] for word in words_in).upper()}
    if words_in and words_in[0] in {"Department", "Ministry", "Office", "Bureau"}:
        forms.add(capitals[1:])
    return frozenset(form for form in forms if len(form) > 1)
