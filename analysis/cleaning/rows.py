"""Lines that hold only writers' names, or names and dates in a row: "Ann Lee · 1 June 2025"."""

import re
from itertools import chain

from analysis.cleaning.bylines import is_role, names_in_byline
from analysis.cleaning.dates import is_date_line
from analysis.cleaning.lines import phrases, plain
from analysis.cleaning.names import is_name, leading_names
from analysis.models import Span

PART = re.compile(r"\s*[|·•∙]\s*|\s+[–—-]\s+|\s{2,}|\t+")
JOIN = re.compile(r"\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+")
PLACE_BEHIND = re.compile(r"\s+(?:in|at|for)\s+[A-Z][\w'.-]*(?: [A-Z][\w'.-]*){0,3}")
WORDS_OF_A_ROLE = 6
READING_TIME = re.compile(r"\d+[ -]?min(?:ute)?s?(?: read| listen)?", re.IGNORECASE)
CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?(?: [A-Z]{2,4})?", re.IGNORECASE)
LONGEST = 120
WORDS_OF_A_LABEL = 2
WORDS_OF_AN_OUTLET = 4


def names_of_line(text: str) -> Span | None:
    """Where the names stand in a line of nothing but names and the place they write from.

    >>> names_of_line("Ann Lee and Bo Roe in Kestrel")
    Span(start=0, end=18)
    """
    if len(text) > LONGEST:
        return None
    pieces = JOIN.split(text)
    if pieces[-1].split() and pieces[-1].split()[-1].casefold() in phrases("masthead_words"):
        return None
    if all(is_name(tuple(piece.split())) for piece in pieces):
        return Span(0, len(text))
    names = leading_names(text)
    if names and (PLACE_BEHIND.fullmatch(text, names.end) or _is_role_behind(text[names.end :])):
        return names
    return Span(0, len(text)) if _is_staff(text) else None


def _is_role_behind(rest: str) -> bool:
    """Whether only a role follows the names, as in "Ann Lee, editor"."""
    return rest.startswith((", ", " | ")) and is_role(rest) and len(rest.split()) <= WORDS_OF_A_ROLE


def _is_staff(text: str) -> bool:
    """Whether an outlet signs with its staff, as in "Ledger Staff"."""
    words = text.split()
    if plain(text) in phrases("nameless_bylines"):
        return True
    return 2 <= len(words) <= 4 and words[-1].casefold() == "staff" and text[0].isupper()


def is_byline_row(text: str) -> bool:
    """Whether every part of a row is a name, date, role or reading time, one a date or byline.

    >>> is_byline_row("May 19, 2025 · Ines Falk · 6 min read"), is_byline_row("Then · Now")
    (True, False)
    """
    parts = [part for part in PART.split(text) if part] if len(text) <= LONGEST else []
    if len(parts) < 2 or not any(is_date_line(part) or names_in_byline(part) for part in parts):
        return False
    return all(_is_part(part) for part in parts)


def _is_part(part: str) -> bool:
    if any(form.fullmatch(part) for form in (READING_TIME, CLOCK)) or is_date_line(part):
        return True
    if names_in_byline(part) or names_of_line(part) or is_role(part):
        return True
    words = part.split()
    is_outlet = len(words) <= WORDS_OF_AN_OUTLET and all(word[0].isupper() for word in words)
    return is_outlet or (len(words) <= WORDS_OF_A_LABEL and part[0].isupper())


def names_in_row(text: str) -> Span | None:
    """Where the names stand in such a row; None where it has none."""
    parts = _parts(text)
    labelled = ((part, names_in_byline(part.of(text))) for part in parts)
    plain_ones = (
        (part, names_of_line(part.of(text))) for part in parts if not is_date_line(part.of(text))
    )
    for part, names in chain(labelled, plain_ones):
        if names:
            return Span(part.start + names.start, part.start + names.end)
    return None


def _parts(text: str) -> list[Span]:
    gaps = [(gap.start(), gap.end()) for gap in PART.finditer(text)]
    starts = [0, *(end for _, end in gaps)]
    ends = [*(start for start, _ in gaps), len(text)]
    return [Span(start, end) for start, end in zip(starts, ends, strict=True)]
