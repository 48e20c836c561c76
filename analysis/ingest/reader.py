"""The readers by suffix, and what every one of them asks of a file."""

from collections.abc import Callable
from datetime import date
from pathlib import PurePath

from analysis.ingest import problems
from analysis.ingest.decoding import is_wide
from analysis.ingest.given import Given, apply_given
from analysis.ingest.limits import Limits, check_size
from analysis.ingest.plaintext import read_text
from analysis.ingest.sniffing import has_control_characters, sniff
from analysis.models import Article

Reader = Callable[[bytes, str, date], Article]
NOTHING_GIVEN = Given()


def _read_page(data: bytes, name: str, today: date) -> Article:
    # Imported late: its libraries take long to load, and the screens never read a page.
    from analysis.ingest.webpage import read_page

    return read_page(data, name, today)


READERS: dict[str, Reader] = {".txt": read_text, ".html": _read_page, ".htm": _read_page}
SUFFIXES = frozenset(READERS)
"""What can be read, in small letters with the dot."""


def read_article(
    data: bytes,
    name: str,
    given: Given = NOTHING_GIVEN,
    *,
    limits: Limits | None = None,
    today: date | None = None,
) -> Article:
    """The article in a file's bytes. Raises IngestError, and nothing else, when there is none.

    `name` says by its suffix what the bytes should be; it is a label and is never opened. A date of
    publication after `today` (by default, the machine's) is not believed.

    >>> read_article(b"Mayor resigns\\nThe mayor resigned, a spokeswoman said.", "a.txt").title
    'Mayor resigns'
    """
    limits = limits or Limits()
    check_size(name, len(data), limits.n_bytes)
    reader = _reader_of(name)
    _check_content(data, name)
    article = reader(data, name, today or date.today())
    if len(article.text) > limits.n_characters:
        raise problems.text_too_long(name, len(article.text), limits.n_characters)
    return apply_given(article, given)


def _reader_of(name: str) -> Reader:
    reader = READERS.get(PurePath(name.replace("\\", "/")).suffix.lower())
    if reader is None:
        raise problems.unsupported(name, SUFFIXES)
    return reader


def _check_content(data: bytes, name: str) -> None:
    if not data:
        raise problems.empty(name)
    if kind := sniff(data):
        raise problems.mismatch(name, kind)
    if not is_wide(data) and has_control_characters(data):
        raise problems.mismatch(name, "a binary file")
