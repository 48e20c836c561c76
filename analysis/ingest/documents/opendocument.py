"""OpenDocument texts, as LibreOffice writes them."""

from datetime import date

from lxml import etree  # type: ignore[import-untyped]

from analysis.ingest import problems
from analysis.ingest.documents.packages import (
    Element,
    children,
    kind_of,
    part_of,
    properties_of,
    value_of,
)
from analysis.ingest.documents.writing import complete, write_article
from analysis.ingest.zipping import open_zip, read_part
from analysis.models import Article

KIND = b"application/vnd.oasis.opendocument.text"
CONTENT = "content.xml"
WRITERS = ("initial-creator", "creator")
PARAGRAPHS = frozenset({"p", "h"})
LEFT_OUT = frozenset(
    {"tracked-changes", "annotation", "note", "ruby-text", "script", "hidden-text", "forms"}
)
"""What a reader does not see as part of the text."""
DRAWING = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
"""Titles and descriptions of pictures, which stand inside the paragraph."""
SIGNS = {"tab": " ", "line-break": "\n"}
MOST_BLANKS = 100
NEAR_THE_TOP = 5


def read_open_document(data: bytes, name: str, today: date) -> Article:
    """The article in an OpenDocument text; footnotes, comments and deleted words are left out."""
    archive = open_zip(data, name)
    kind = read_part(archive, "mimetype", name)
    if kind is None or not kind.startswith(KIND):
        raise problems.mismatch(name, "another kind of ZIP archive or document")
    manifest = read_part(archive, "META-INF/manifest.xml", name) or b""
    if b"encryption-data" in manifest:
        raise problems.password(name)
    root = part_of(archive, CONTENT, name)
    if root is None:
        raise problems.corrupt(name)
    paragraphs = find_paragraphs(root)
    article = write_article(name, (words for words, _ in paragraphs), {})
    filled = [(words, style) for words, style in paragraphs if words.strip()][:NEAR_THE_TOP]
    titles = _title_styles(root)
    shown = next((words for words, style in filled if style in titles), None)
    properties = properties_of(part_of(archive, "meta.xml", name), WRITERS)
    return complete(article, today, shown=shown, properties=properties)


def find_paragraphs(root: Element) -> list[tuple[str, str]]:
    """Words and style of every paragraph, in the order in which they begin."""
    found: list[tuple[list[str], str]] = []
    open_ones: list[list[str]] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        kind = kind_of(element)
        if event == "start":
            if kind in LEFT_OUT or element.tag.startswith(DRAWING):
                walk.skip_subtree()
                continue
            if kind in PARAGRAPHS:
                open_ones.append([])
                found.append((open_ones[-1], value_of(element, "style-name")))
            if open_ones:
                open_ones[-1].append(_words(element, kind))
        else:
            if kind in PARAGRAPHS:
                open_ones.pop()
            if open_ones:
                open_ones[-1].append(element.tail or "")
    return [("".join(pieces), style) for pieces, style in found]


def _words(element: Element, kind: str) -> str:
    if kind in SIGNS:
        return SIGNS[kind]
    if kind == "s":
        number = value_of(element, "c")
        return " " * min(int(number) if number.isdecimal() else 1, MOST_BLANKS)
    # A line's end in the file is only a blank in the text.
    return (element.text or "").replace("\n", " ")


def _title_styles(root: Element) -> frozenset[str]:
    """The style of titles, and the unnamed ones that were made from it."""
    made = (
        value_of(style, "name")
        for styles in children(root, "automatic-styles")
        for style in children(styles, "style")
        if value_of(style, "parent-style-name") in ("Title", "Heading_20_1")
    )
    return frozenset({"Title", "Heading_20_1", *made})
