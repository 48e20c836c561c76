"""Word documents: mammoth reads the text as it stands after all tracked changes are accepted."""

import io
import posixpath
import zipfile
from datetime import date

import mammoth  # type: ignore[import-untyped]
from lxml import etree, html  # type: ignore[import-untyped]

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
from analysis.ingest.zipping import open_zip
from analysis.models import Article

RELATIONS = "_rels/.rels"
MAIN = "/officeDocument"
PROPERTIES = "docProps/core.xml"
STYLES = "word/styles.xml"
DOCUMENT = "word/document.xml"
"""Where mammoth looks for the text."""
TITLE = "Title"
TITLE_STYLES = frozenset({"title", "heading 1"})
OFF = frozenset({"0", "false", "off"})
UNSEEN = ("footnoteReference", "endnoteReference", "commentReference", "rt")
SETTINGS = ("tcPr", "tblPr", "numPr")
"""How tables and lists look: not needed, and damage in them must not cost the text."""
KNOWN = frozenset({
    "document", "body", "p", "r", "tbl", "tr", "tc", "sdt", "sdtContent", "pict", "txbxContent",
    "AlternateContent", "Choice", "Fallback", "del", "moveFrom",
})  # fmt: skip
"""What words are inside of. Mammoth leaves out words in nearly everything else."""
HOLDERS = frozenset({"AlternateContent", "drawing", "pict", "object"})
"""A text box is inside one of these, a picture too."""
NEAR_THE_TOP = 5
MOST_PARAGRAPHS = 20_000
MOST_ELEMENTS = 250_000
"""200,000 characters in which each word has its own settings take 160,000."""


def read_word(data: bytes, name: str, today: date) -> Article:
    """The article in a Word document; headers, footnotes and comments are left out."""
    archive = open_zip(data, name)
    root = part_of(archive, _main_part(archive, name), name)
    if root is None or kind_of(root) != "document":
        raise problems.mismatch(name, "another kind of office document")
    _check_size(root, name)
    prepare(root, _style_names(part_of(archive, STYLES, name)))
    paragraphs = _paragraphs(root, name)
    article = write_article(name, (words for words, _ in paragraphs), {})
    filled = [(words, is_title) for words, is_title in paragraphs if words.strip()]
    shown = next((words for words, is_title in filled[:NEAR_THE_TOP] if is_title), None)
    properties = properties_of(part_of(archive, PROPERTIES, name), ("creator",))
    return complete(article, today, shown=shown, properties=properties)


def _main_part(archive: zipfile.ZipFile, name: str) -> str:
    relations = part_of(archive, RELATIONS, name)
    if relations is None:
        raise problems.mismatch(name, "a plain ZIP archive")
    targets = (
        value_of(item, "Target")
        for item in children(relations, "Relationship")
        if value_of(item, "Type").endswith(MAIN)
    )
    target = next(targets, "")
    return posixpath.normpath(target.lstrip("/")) if target else ""


def _check_size(root: Element, name: str) -> None:
    """Raises E_TOO_COMPLEX for what mammoth would need more than ten seconds for."""
    n_paragraphs = sum(1 for _ in root.iter("{*}p"))
    if n_paragraphs > MOST_PARAGRAPHS:
        what = f"{n_paragraphs:,} paragraphs; the limit is {MOST_PARAGRAPHS:,}"
        raise problems.too_much_inside(name, what)
    if sum(1 for _ in root.iter()) > MOST_ELEMENTS:
        raise problems.too_much_inside(name, f"more than {MOST_ELEMENTS:,} elements")


def prepare(root: Element, styles: dict[str, str]) -> None:
    """Puts what a reader sees where mammoth looks for it, and takes out what nobody sees."""
    space = f"{{{etree.QName(root).namespace or ''}}}"
    for element in list(root.iter()):
        kind = kind_of(element)
        if kind == "pStyle":
            _mark_title(element, space, styles)
        elif kind == "r" and _is_hidden(element):
            element.clear(keep_tail=True)
        elif kind in HOLDERS:
            _open_holder(element, kind, space)
        elif kind in ("br", "cr"):
            element.attrib.clear()
            element.tag = f"{space}br"
        elif kind in ("r", "t"):
            element.tag = f"{space}{kind}"
    etree.strip_elements(root, *(f"{{*}}{kind}" for kind in UNSEEN + SETTINGS), with_tail=False)
    etree.strip_tags(root, *_wrappers(root))


def _wrappers(root: Element) -> set[str]:
    """Tags of what stands round words without a meaning here, such as links and fields."""
    parents = {element.getparent() for element in root.iter("{*}t")}
    around = {outer for parent in parents for outer in (parent, *parent.iterancestors())}
    return {outer.tag for outer in around if kind_of(outer) not in KNOWN}


def _mark_title(style: Element, space: str, styles: dict[str, str]) -> None:
    value = value_of(style, "val")
    style.attrib.clear()
    if styles.get(value, value).casefold() in TITLE_STYLES:
        style.set(f"{space}val", TITLE)


def _open_holder(element: Element, kind: str, space: str) -> None:
    """Leaves only the text boxes; what has none keeps its simple form, such as a sign for a smile.

    Word writes each text box in two forms, of which the first is complete.
    """
    form = next(children(element, "Choice"), None) if kind == "AlternateContent" else element
    boxes = list(form.iter("{*}txbxContent")) if form is not None else []
    if boxes or kind != "AlternateContent":
        element.clear(keep_tail=True)
        element.tag = f"{space}pict"
        element.extend(boxes)


def _is_hidden(run: Element) -> bool:
    settings = next(children(run, "rPr"), None)
    hidden = next(children(settings, "vanish"), None) if settings is not None else None
    return hidden is not None and value_of(hidden, "val") not in OFF


def _paragraphs(root: Element, name: str) -> list[tuple[str, bool]]:
    """Words of each paragraph, and whether it has the style of a title. Raises E_CORRUPT."""
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as archive:
        archive.writestr(DOCUMENT, etree.tostring(root, encoding="utf-8"))
    try:
        page = mammoth.convert_to_html(
            package,
            style_map=f"p.{TITLE} => h1:fresh",
            include_default_style_map=False,
            include_embedded_style_map=False,
        ).value
    except (MemoryError, RecursionError):
        raise
    except Exception as error:  # it raises several kinds for what should not be in a document
        raise problems.corrupt(name) from error
    tree = html.fromstring(f"<div>{page}</div>", parser=html.HTMLParser(huge_tree=True))
    for line_end in tree.iter("br"):
        line_end.tail = f"\n{line_end.tail or ''}"
    words = ((item.text_content(), item.tag == "h1") for item in tree.iter("p", "h1"))
    return [(text.replace("\u2011", "-"), is_title) for text, is_title in words]


def _style_names(styles: Element | None) -> dict[str, str]:
    if styles is None:
        return {}
    return {
        value_of(style, "styleId"): value_of(naming, "val")
        for style in children(styles, "style")
        for naming in children(style, "name")
    }
