"""How long what people type may be. The screens say so too, but a browser can be told otherwise."""

import unicodedata
from collections.abc import Sized

from analysis.models import Problem
from analysis.store import StoreError
from analysis.visible import visible

LONGEST_NAME, LONGEST_NOTE, LONGEST_PLACE = 120, 2_000, 4_000
LONGEST_FACT = 2_000
"""Of a title, an outlet and whatever else is said of an article, and of a column of a table."""
LONGEST_FILE_NAME, LONGEST_ADDRESS = 1_000, 4_000
"""Of an upload and of what is to be fetched. All of these are characters."""
MOST_CHOICES, MOST_DECIDED = 1_000, 10_000
"""What is chosen on one screen, or in one link, and blocks of an article that are decided about."""


def plain_name(words: str) -> str:
    """A name as it is stored and compared, so that two that look the same are one.

    >>> plain_name(" Open  desk\u200b ")
    'Open desk'
    """
    shown = visible(" ".join(words.split()))
    return unicodedata.normalize("NFC", " ".join(shown.split()))


def check_name(words: str, most: int = LONGEST_NAME) -> None:
    """Nothing where it can be read and is not too long; else a StoreError."""
    # First of all: a name may be as long as somebody likes, and looking at each sign takes time.
    check_length(words, most, "name")
    if not visible(words):
        raise StoreError(Problem(code="E_NAME", message="Give it a name."))


def check_length(words: str, most: int, what: str) -> None:
    """Nothing where it is short enough; else a StoreError that says what is too long."""
    if len(words) > most:
        message = f"The {what} is too long: at most {most:,} characters."
        raise StoreError(Problem(code="E_TOO_LONG", message=message))


def check_number(of: Sized, most: int, what: str) -> None:
    """Nothing where there are few enough; else a StoreError that says what there is too much of."""
    if len(of) > most:
        message = f"There are too many {what}: at most {most:,}."
        raise StoreError(Problem(code="E_TOO_MANY", message=message))
