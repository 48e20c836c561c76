"""Why a file could not be read: a stable code, and what happened, to which file, and what to do."""

import unicodedata
from pathlib import PurePath

from analysis.models import Problem

LONGEST_NAME = 60
MEGABYTE = 1024 * 1024
PASTE = "Open it, copy the article’s text and paste that instead."


class IngestError(Exception):
    """A file that gives no article; `problem` tells the reader why."""

    def __init__(self, problem: Problem) -> None:
        """Raised with the problem it is about."""
        super().__init__(problem.message)
        self.problem = problem


def _problem(code: str, message: str) -> IngestError:
    return IngestError(Problem(code=code, message=message))


def shown(name: str) -> str:
    """A file's name fit for a message: no folders, nothing invisible, not too long.

    >>> shown("../../notes\\u202etxt.exe")
    'notestxt.exe'
    """
    last = PurePath(name.replace("\\", "/")).name or name
    visible = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C").strip()
    if len(visible) > LONGEST_NAME:
        half = LONGEST_NAME // 2
        visible = f"{visible[:half]}…{visible[-half:]}"
    return visible or "the file"


def empty(name: str) -> IngestError:
    """There is nothing in the file."""
    return _problem(
        "E_EMPTY", f"“{shown(name)}” is empty. Add a file with the article’s text in it."
    )


def no_words(name: str) -> IngestError:
    """There are characters in the file, but no letter and no digit."""
    return _problem(
        "E_EMPTY", f"“{shown(name)}” has no words in it. Add a file with the article’s text in it."
    )


def too_big(name: str, n_bytes: int, limit: int) -> IngestError:
    """The file has more bytes than the limit."""
    size, most = _size(n_bytes), _size(limit)
    if size == most:
        size, most = f"{n_bytes:,} bytes", f"{limit:,}"
    return _problem(
        "E_TOO_BIG",
        f"“{shown(name)}” has {size}; the limit is {most}."
        " Take the article’s text out of it and add only that.",
    )


def _size(n_bytes: int) -> str:
    if n_bytes < MEGABYTE:
        return f"{n_bytes:,} bytes"
    return f"{n_bytes / MEGABYTE:.1f}".removesuffix(".0") + " MB"


def mismatch(name: str, found: str, advice: str = PASTE) -> IngestError:
    """The file's name says one thing and its content another."""
    suffix = PurePath(shown(name)).suffix
    return _problem(
        "E_TYPE_MISMATCH", f"“{shown(name)}” ends in {suffix} but looks like {found}. {advice}"
    )


def unsupported(name: str, suffixes: frozenset[str]) -> IngestError:
    """No reader for this kind of file."""
    kinds = ", ".join(sorted(suffixes))
    return _problem(
        "E_UNSUPPORTED",
        f"“{shown(name)}” is not a kind of file that can be read; those are {kinds}. {PASTE}",
    )


def undecodable(name: str) -> IngestError:
    """The bytes are no characters in any encoding that was tried."""
    return _problem(
        "E_CORRUPT",
        f"The characters of “{shown(name)}” cannot be made out."
        " Save it again with the encoding UTF-8, or paste its text.",
    )


def no_article(name: str) -> IngestError:
    """A page without an article's text."""
    return _problem(
        "E_NO_ARTICLE",
        f"No article was found in “{shown(name)}”: the page has too little running text, or none."
        f" {PASTE}",
    )


def too_complex(name: str, limit: int) -> IngestError:
    """A page with more elements than can be gone through in reasonable time."""
    return _problem(
        "E_TOO_COMPLEX",
        f"“{shown(name)}” has more than {limit:,} elements, more than a news page needs. {PASTE}",
    )


def text_too_long(name: str, n_characters: int, limit: int) -> IngestError:
    """The text has more characters than the limit."""
    return _problem(
        "E_TEXT_TOO_LONG",
        f"“{shown(name)}” has {n_characters:,} characters of text; the limit is {limit:,}."
        " Split it into its articles and add each by itself.",
    )
