"""The readers by suffix, and what every one of them asks of a file."""

import re
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from importlib import import_module
from pathlib import PurePath
from typing import Any

from analysis.ingest import problems
from analysis.ingest import remarks as remarks_on
from analysis.ingest.decoding import is_wide
from analysis.ingest.given import NOTHING_GIVEN, Given, apply_given
from analysis.ingest.limits import Limits, check_size
from analysis.ingest.plaintext import read_text
from analysis.ingest.problems import IngestError
from analysis.ingest.sniffing import has_control_characters, sniff
from analysis.models import Article

Reader = Callable[[bytes, str, date], Article]
HALF = re.compile("[\ud800-\udfff]")
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Characters that turn the reading direction of what follows; the marks of one letter do not."""


def _later(module: str, function: str) -> Reader:
    """A reader that is imported when it is first needed: few files are of its kind."""

    def read(data: bytes, name: str, today: date) -> Article:
        reader: Reader = getattr(import_module(f"analysis.ingest.{module}"), function)
        return reader(data, name, today)

    return read


_read_page = _later("webpage", "read_page")
_read_archive = _later("documents.webarchive", "read_web_archive")
READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".md": _later("documents.markdown", "read_markdown"),
    ".html": _read_page,
    ".htm": _read_page,
    ".mhtml": _read_archive,
    ".mht": _read_archive,
    ".pdf": _later("documents.pdf", "read_pdf"),
    ".docx": _later("documents.word", "read_word"),
    ".odt": _later("documents.opendocument", "read_open_document"),
    ".rtf": _later("documents.richtext", "read_rich_text"),
    ".eml": _later("documents.mail", "read_mail"),
}
SUFFIXES = frozenset(READERS)
"""What can be read, in small letters with the dot."""
OFFICE = ("a ZIP archive or an office document", "an old Word, Excel or PowerPoint document")
LOOKS = {
    ".pdf": ("a PDF document",),
    ".docx": OFFICE,
    ".odt": OFFICE,
    ".rtf": ("an RTF document",),
}
"""What files that are no text look like; an old Word document may be a new one with a password."""
MIXED = frozenset({".eml", ".mhtml", ".mht"})
"""Text that may hold pictures as they are."""


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
    suffix = suffix_of(name)
    _check_content(data, name, suffix)
    article = _sound(_read(suffix, data, name, today or date.today()))
    if len(article.text) > limits.n_characters:
        raise problems.text_too_long(name, len(article.text), limits.n_characters)
    return apply_given(article, given)


def suffix_of(name: str) -> str:
    """The suffix of a file that can be read. Raises E_UNSUPPORTED."""
    suffix = PurePath(name.replace("\\", "/")).suffix.lower()
    if suffix not in READERS:
        raise problems.unsupported(name, SUFFIXES)
    return suffix


def _read(suffix: str, data: bytes, name: str, today: date) -> Article:
    try:
        return READERS[suffix](data, name, today)
    except IngestError:
        raise
    except RecursionError as error:
        raise problems.too_much_inside(name, "parts inside parts inside parts") from error
    except MemoryError as error:
        raise problems.too_much_memory(name) from error
    except Exception as error:  # what no reader has foreseen must not cost the other files
        raise problems.corrupt(name) from error


def _check_content(data: bytes, name: str, suffix: str) -> None:
    if not data:
        raise problems.empty(name)
    kind = sniff(data)
    if suffix in LOOKS:
        if kind and kind not in LOOKS[suffix]:
            raise problems.mismatch(name, kind)
        return
    if kind:
        raise problems.mismatch(name, kind)
    is_text = suffix in MIXED or is_wide(data) or not has_control_characters(data)
    if not is_text:
        raise problems.mismatch(name, "a binary file")


def _sound(article: Article) -> Article:
    """The article without halves of characters, which nothing can store, and a word of warning."""
    words: dict[str, Any] = {
        field.name: HALF.sub("\ufffd", value)
        for field in fields(article)
        if isinstance(value := getattr(article, field.name), str) and HALF.search(value)
    }
    turned = (remarks_on.turned_text(),) if TURNING.search(article.text) else ()
    return replace(article, **words, remarks=(*article.remarks, *turned))
