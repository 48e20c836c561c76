"""What a statement says, word by word: stems, numbers and days."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache

from analysis import words
from analysis.origins.stems import stem
from analysis.resolution.folding import fold

PIECE = re.compile(r"\d[\d.,]*|[^\W\d_]+(?:['’][^\W\d_]+)*|[,;:.!?—–…]")
YEARS = range(1900, 2100)
DAYS = range(1, 32)


class Sort(Enum):
    """What a word is for the comparison."""

    CONTENT = "content"
    NUMBER = "number"
    DATE = "date"
    NEGATION = "negation"
    ASIDE = "aside"
    PRONOUN = "pronoun"
    FIRST_PRONOUN = "first pronoun"
    """A pronoun only where nothing stands before it."""
    BREAK = "break"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Token:
    """A word and what it counts as."""

    sort: Sort
    form: str
    """A stem, "=410000000", "@2026", "@january", "@19january"; else the folded word."""
    is_name: bool = False
    ends_negation: bool = False


def find_tokens(text: str) -> tuple[Token, ...]:
    """The words of a statement in order.

    >>> [token.form for token in find_tokens("The deal, worth 410 million, was made on 3 May.")]
    ['the', 'deal', ',', 'valu', '=410000000', ',', 'was', 'made', 'on', '@3may', '@may', '.']
    """
    pieces = PIECE.findall(text)
    return tuple(_tokens(pieces))


def _tokens(pieces: Sequence[str]) -> Iterator[Token]:
    used = 0
    for place, piece in enumerate(pieces):
        if place < used:
            continue
        number = _number(piece)
        day = _day(pieces, place)
        if day:
            yield Token(Sort.DATE, day)
        elif number is None:
            yield _word(piece, is_first=place == 0)
        else:
            scaled, used = _scaled(number, pieces, place + 1)
            hour = _hour(pieces, used)
            used += bool(hour)
            yield _time(number, hour) if hour else _figure(piece, scaled, used - place)


def _number(piece: str) -> float | None:
    if piece[0].isdigit():
        digits = re.sub(r"[,.](?=\d{3}(?!\d))", "", piece).rstrip(".,").replace(",", ".")
        return float(digits) if digits.count(".") < 2 else None
    return _numbers().get(piece.lower())


def _day(pieces: Sequence[str], place: int) -> str:
    """ "@19january" for the number in "19 January" and "January 19", else nothing."""
    if not (pieces[place].isdigit() and int(pieces[place]) in DAYS):
        return ""
    for month in (pieces[place + 1 : place + 2], pieces[max(0, place - 1) : place]):
        if month and _is_month(month[0]):
            return f"@{pieces[place]}{month[0].lower()}"
    return ""


def _hour(pieces: Sequence[str], place: int) -> str:
    """What makes a number the time of day: "oclock", "am" or "pm", else nothing."""
    after = fold(pieces[place]) if place < len(pieces) else ""
    return after if after in words.load("origins")["hours"] else ""


def _is_month(piece: str) -> bool:
    return piece[0].isupper() and piece.lower() in words.load("origins")["months"]


def _scaled(number: float, pieces: Sequence[str], place: int) -> tuple[float, int]:
    """The number with the scales behind it ("410 million"), and where they end."""
    while place < len(pieces) and pieces[place].lower() in _scales():
        number *= _scales()[pieces[place].lower()]
        place += 1
    return number, place


def _figure(piece: str, number: float, length: int) -> Token:
    if length == 1 and piece.isdigit() and number in YEARS:
        return Token(Sort.DATE, f"@{piece}")
    return Token(Sort.NUMBER, f"={number:.10g}")


def _time(number: float, hour: str) -> Token:
    return Token(Sort.DATE, f"@{number:.4g}{hour}")


def _word(piece: str, *, is_first: bool) -> Token:
    form = fold(piece)
    if not form[:1].isalpha():
        return Token(Sort.BREAK, form)
    if not is_first and _is_month(piece):
        return Token(Sort.DATE, f"@{form}")
    sort = _sort_of(form)
    if sort is Sort.CONTENT:
        return Token(sort, stem(form), is_name=piece[0].isupper() and not is_first)
    return Token(sort, form, ends_negation=form in _lists()["ends_negation"])


def _sort_of(form: str) -> Sort:
    lists = _lists()
    for name, sort in SORTS:
        if form in lists[name]:
            return sort
    return Sort.CONTENT if len(form) > 1 else Sort.EMPTY


SORTS = (
    ("negators", Sort.NEGATION),
    ("asides", Sort.ASIDE),
    ("pronouns", Sort.PRONOUN),
    ("first_pronouns", Sort.FIRST_PRONOUN),
    ("stop", Sort.EMPTY),
)
"""Which list of words makes which sort; the first that has a word decides."""


@cache
def _lists() -> dict[str, frozenset[str]]:
    listed = words.load("origins")
    names = ("negators", "asides", "pronouns", "first_pronouns", "ends_negation")
    lists = {name: frozenset(listed[name]) for name in names}
    return lists | {"stop": frozenset(listed["stop"].split())}


@cache
def _numbers() -> dict[str, float]:
    listed = words.load("origins")
    return {word: float(number) for word, number in listed["numbers"].items()}


@cache
def _scales() -> dict[str, float]:
    listed: dict[str, float] = words.load("origins")["scales"]
    return listed
