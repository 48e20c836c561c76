"""Languages by their names, and what can be done with an article in each."""

from babel import Locale, UnknownLocaleError

from analysis.models import Problem

FULL = frozenset({"en"})
"""Codes of the languages whose names and statements are found."""
UNSUPPORTED = "N_LANGUAGE"
"""The code of the problem that an article in another language has."""


def is_supported(language: str | None) -> bool:
    """Whether articles in the language are analysed in full; an unknown one is tried as English."""
    return language is None or language in FULL


def name_of(language: str) -> str:
    """The English name of a language, given by its code; the code itself where it has none.

    >>> name_of("fr"), name_of("x1")
    ('French', 'x1')
    """
    try:
        return Locale.parse(language).get_language_name("en") or language
    except (UnknownLocaleError, ValueError):
        return language


def unsupported(language: str) -> Problem:
    """What stands beside an article of which only blocks, dates and words are looked at."""
    message = (
        f"Attribution is not supported for {name_of(language)} yet:"
        " the article can be read and searched, but names and statements are not looked for."
    )
    return Problem(code=UNSUPPORTED, message=message)
