"""Why a file could not be read: a stable code, and what happened, to which file, and what to do."""

from pathlib import PurePath

from analysis.models import Problem
from analysis.settings import MEGABYTE
from analysis.visible import visible

LONGEST_NAME = 60
MOST_LISTED = 12
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
    return shortened(visible(last), LONGEST_NAME) or "the file"


def shortened(words: str, longest: int) -> str:
    """Beginning and end of what is too long."""
    half = longest // 2
    return words if len(words) <= longest else f"{words[:half]}…{words[-half:]}"


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
    size, most = size_in_words(n_bytes), size_in_words(limit)
    if size == most:
        size, most = f"{n_bytes:,} bytes", f"{limit:,}"
    return _problem(
        "E_TOO_BIG",
        f"“{shown(name)}” has {size}; the limit is {most}."
        " Take the article’s text out of it and add only that.",
    )


def size_in_words(n_bytes: int) -> str:
    """A size as people write it."""
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


def corrupt(name: str, advice: str = PASTE) -> IngestError:
    """The file is damaged, or not what its kind of file should be."""
    return _problem(
        "E_CORRUPT", f"“{shown(name)}” is damaged or incomplete and cannot be read. {advice}"
    )


def password(name: str) -> IngestError:
    """The file is encrypted."""
    return _problem(
        "E_PASSWORD",
        f"“{shown(name)}” is protected with a password. Save it without one and add it again.",
    )


def no_text(name: str) -> IngestError:
    """A document of pictures only, such as a scan."""
    return _problem(
        "E_NO_TEXT",
        f"“{shown(name)}” has pages but no text in them; it may be a scan. OCR is not done:"
        " run it through a program that recognises text, or type the text and paste it.",
    )


def too_many_pages(name: str, n_pages: int, limit: int) -> IngestError:
    """A document with more pages than are read."""
    return _problem(
        "E_TOO_COMPLEX",
        f"“{shown(name)}” has {n_pages:,} pages; the limit is {limit:,}."
        " Save the article’s pages as a file and add that.",
    )


def too_much_inside(name: str, what: str) -> IngestError:
    """A document that takes more than it should to read, said in words."""
    return _problem("E_TOO_COMPLEX", f"“{shown(name)}” has {what}. {PASTE}")


def too_much_memory(name: str) -> IngestError:
    """Reading the file needs more memory than there is for one file."""
    return _problem(
        "E_TOO_COMPLEX",
        f"“{shown(name)}” needs more memory to read than one file may take. {PASTE}",
    )


def too_slow(name: str, seconds: int) -> IngestError:
    """Reading the file took longer than it may."""
    return _problem(
        "E_TOO_SLOW",
        f"“{shown(name)}” was given up: reading it took longer than {seconds:,} seconds. {PASTE}",
    )


def parser_died(name: str) -> IngestError:
    """The process that read the file ended before it was done."""
    return _problem(
        "E_PARSER_DIED",
        f"“{shown(name)}” made the reading process break off, so it was not read. {PASTE}",
    )


def unpacked_too_big(name: str, n_bytes: int, limit: int) -> IngestError:
    """A packed file that unpacks to more than the limit."""
    return _problem(
        "E_UNPACKED_TOO_BIG",
        f"“{shown(name)}” unpacks to {size_in_words(n_bytes)} or more;"
        f" the limit is {size_in_words(limit)}."
        " Take the article’s text out of it and add only that.",
    )


def packed_too_tightly(name: str, ratio: int, limit: int) -> IngestError:
    """A packed file that unpacks to many times its size, as no text does."""
    return _problem(
        "E_UNPACKED_TOO_BIG",
        f"“{shown(name)}” unpacks to {ratio:,} times its size; the limit is {limit:,} times."
        " No article does that, so it was not unpacked.",
    )


def too_many_members(name: str, n_members: int, limit: int) -> IngestError:
    """An archive with more files than are looked at."""
    return _problem(
        "E_TOO_MANY",
        f"“{shown(name)}” holds {n_members:,} files; the limit is {limit:,}."
        " Split it into several archives.",
    )


def too_many_rows(name: str, limit: int) -> IngestError:
    """A table with more rows than are read."""
    return _problem(
        "E_TOO_MANY",
        f"“{shown(name)}” has more than {limit:,} rows, which is the limit."
        " Split it into several tables.",
    )


def unsafe_member(name: str, reason: str) -> IngestError:
    """A file of an archive, or an archive, that is made to do harm, and how it shows."""
    return _problem(
        "E_ARCHIVE_UNSAFE",
        f"“{shown(name)}” was not unpacked: {reason}. If you trust it, unpack it yourself and add"
        " the file alone.",
    )


def nested_archive(name: str) -> IngestError:
    """An archive inside an archive."""
    return _problem(
        "E_ARCHIVE_NESTED",
        f"“{shown(name)}” is an archive inside an archive and was not opened."
        " Unpack it and add its files, or add it by itself.",
    )


def nothing_inside(name: str) -> IngestError:
    """An archive without a file, or a table without a row."""
    return _problem("E_EMPTY", f"“{shown(name)}” has nothing in it. Add one with articles in it.")


def no_text_column(name: str, headers: tuple[str, ...]) -> IngestError:
    """A table in which no column could be told to be the articles' text."""
    listed = ", ".join(f"“{shown(header)}”" for header in headers[:MOST_LISTED])
    more = f" and {len(headers) - MOST_LISTED} more" if len(headers) > MOST_LISTED else ""
    return _problem(
        "E_COLUMNS",
        f"No column of “{shown(name)}” could be told to hold the articles’ text. Its columns are"
        f" {listed}{more}: choose one, or call it “text”.",
    )


def bad_row(name: str, reason: str) -> IngestError:
    """A row of a table that gives no article."""
    return _problem(
        "E_ROW", f"“{shown(name)}” was left out: {reason}. Correct the row and add the table again."
    )


def no_reading_process() -> IngestError:
    """The process that reads files does not start: nothing is wrong with the file."""
    return _problem(
        "E_NO_READER",
        "The process that reads files could not be started, so nothing was read. Check that the"
        " requirements are installed and that there is memory left, then try again.",
    )
