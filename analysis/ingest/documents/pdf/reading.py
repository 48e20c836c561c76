"""The text layer of a PDF document. Pictures are not read: a scan has no text."""

import io
import logging
from dataclasses import dataclass
from datetime import date
from typing import Any

from pypdf import PdfReader
from pypdf.errors import (
    DependencyError,
    FileNotDecryptedError,
    LimitReachedError,
    WrongPasswordError,
)

from analysis.cleaning.lines import plain
from analysis.ingest import problems, remarks
from analysis.ingest.documents.pdf.furniture import sort_out
from analysis.ingest.documents.pdf.lines import Line, read_lines
from analysis.ingest.documents.pdf.paragraphs import LARGE, Paragraph, find_usual, join_lines
from analysis.ingest.documents.writing import NEAR_THE_TOP, Properties, complete, write_article
from analysis.ingest.problems import IngestError
from analysis.ingest.sniffing import is_page
from analysis.models import Article

MOST_PAGES = 2_000
LETTERS_OF_A_SCAN = 20
"""A page: with fewer, and pictures, only a program's stamp is text."""
SHORTEST_TITLE = 3
"""Words; a shorter line in large letters may be the paper's name."""
A4_HEIGHT = 842.0
LOOK_AT = 1_024
MOST_LINES = 50_000
"""A book of 1,000 pages; the limit of characters is reached long before."""

logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def read_pdf(data: bytes, name: str, today: date) -> Article:
    """The article in a PDF document, without running heads and page numbers."""
    if b"%PDF-" not in data[:LOOK_AT]:
        raise problems.mismatch(name, "a web page" if is_page(data) else "something else")
    reader = _guarded(name, lambda: _open(data, name))
    n_pages = _guarded(name, lambda: len(reader.pages))
    if n_pages > MOST_PAGES:
        raise problems.too_many_pages(name, n_pages, MOST_PAGES)
    pages = _guarded(name, lambda: _read_pages(reader))
    _check_text(pages.lines, reader, n_pages, name)
    text = sort_out(pages.lines, pages.heights)
    paragraphs = list(join_lines(text.lines))
    properties = _properties(reader)
    unread = (remarks.unread_pages(pages.unread),) if pages.unread else ()
    article = write_article(name, (p.text for p in paragraphs), {"url": text.url}, unread)
    shown = _title(paragraphs, text.lines, properties.title)
    return complete(article, today, shown=shown, properties=properties)


def _guarded(name: str, step: Any) -> Any:
    """What the step gives. Raises IngestError for whatever the library raises."""
    try:
        return step()
    except (IngestError, MemoryError, RecursionError):
        raise
    except LimitReachedError as error:
        what = "a part larger or deeper than is allowed"
        raise problems.too_much_inside(name, what) from error
    except (FileNotDecryptedError, WrongPasswordError, DependencyError) as error:
        raise problems.password(name) from error
    except Exception as error:  # damaged documents were seen to raise nearly every kind
        raise problems.corrupt(name) from error


def _open(data: bytes, name: str) -> PdfReader:
    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise problems.password(name)
    return reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """What was read of a document's pages."""

    lines: list[Line]
    heights: dict[int, float]
    """Of the pages, by their numbers from 0, in points."""
    unread: tuple[int, ...]
    """Numbers from 1 of pages that are damaged."""


def _read_pages(reader: PdfReader) -> Pages:
    """The lines of all pages that can be read. Raises what a page raises if nothing can be."""
    lines: list[Line] = []
    heights: dict[int, float] = {}
    flaws: dict[int, Exception] = {}
    for number, page in enumerate(reader.pages):
        heights[number] = _height(page)
        try:
            lines += read_lines(page, number)
        except (MemoryError, RecursionError):
            raise
        except Exception as error:  # as with every damage: the other pages may be whole
            flaws[number + 1] = error
        if len(lines) > MOST_LINES:
            raise LimitReachedError(f"more than {MOST_LINES:,} lines")
    if flaws and not lines:
        raise next(iter(flaws.values()))
    return Pages(lines=lines, heights=heights, unread=tuple(flaws))


def _height(page: Any) -> float:
    try:
        return float(page.mediabox.top) or A4_HEIGHT
    except Exception:  # as above; it only helps to find page numbers
        return A4_HEIGHT


def _check_text(lines: list[Line], reader: PdfReader, n_pages: int, name: str) -> None:
    n_letters = sum(sign.isalnum() for line in lines for sign in line.text)
    is_scan = n_letters < LETTERS_OF_A_SCAN * n_pages and _has_pictures(reader)
    if n_letters == 0 or is_scan:
        raise problems.no_text(name)


def _has_pictures(reader: PdfReader) -> bool:
    """Whether the first page shows a picture."""
    try:
        resources: Any = reader.pages[0]["/Resources"]
        objects = resources["/XObject"]
        return any(objects[key].get("/Subtype") == "/Image" for key in objects)
    except Exception:  # as with everything in a damaged document
        return False


def _properties(reader: PdfReader) -> Properties:
    try:
        known = reader.metadata
        title, author = (known.title, known.author) if known else (None, None)
    except Exception:  # as above; properties are only a hint
        return Properties()
    return Properties(title=str(title) if title else None, byline=str(author) if author else None)


def _title(paragraphs: list[Paragraph], lines: tuple[Line, ...], stated: str | None) -> str | None:
    """The paragraph in the largest letters at the top, unless the stated title stands there."""
    top = paragraphs[:NEAR_THE_TOP]
    if stated and plain(stated) in {plain(paragraph.text) for paragraph in top}:
        return None
    usual = find_usual(lines).size if lines else 0
    large = [
        paragraph
        for paragraph in top
        if paragraph.size > LARGE * usual and len(paragraph.text.split()) >= SHORTEST_TITLE
    ]
    return max(large, key=lambda paragraph: paragraph.size).text if large else None
