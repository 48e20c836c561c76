"""A page's characters to its tree of elements. Loads nothing that the page refers to."""

import re

# lxml ships no types; its stubs are a package that lags behind.
from lxml.etree import ParserError, strip_elements  # type: ignore[import-untyped]
from lxml.html import HtmlElement, HTMLParser, document_fromstring  # type: ignore[import-untyped]

__all__ = ["HtmlElement", "flatten", "parse_page", "strip_unread"]

UNREAD = (
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas",
    "video", "audio", "select", "textarea", "datalist", "button",
)  # fmt: skip
"""What holds no words of a story, or holds them twice."""
BOXES = re.compile(
    r"(?:</?(?:div|section|article|center|table|tbody|tr|td|ul|ol|li|dl|dd|blockquote)\b[^<>]{0,500}>\s*)+"
)
STYLES = re.compile(r"</?(?:span|font|b|i|u|em|strong|small|big)\b[^<>]{0,500}>")
HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
HIDDEN = (
    "//*[@hidden or @aria-hidden='true' or contains(@style, 'isplay')"
    " or contains(@style, 'isibility')]"
)
MOST_ROWS = 200
LONGEST_ROW = 100
"""Characters of a table's row, on average: a longer table of such rows is no part of an article."""
MOST_LARGE = 50
"""Hidden boxes that are too large to be dropped; boxes in boxes would take long to go through."""
LARGEST_HIDDEN = 0.4
"""Of the page's characters: what hides more is shown by a script, and is read."""


def parse_page(html: str) -> HtmlElement | None:
    """The page's elements, comments left out; None where there are none."""
    parser = HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (ParserError, ValueError):
        return None
    return tree if isinstance(tree, HtmlElement) else None


def flatten(html: str) -> str:
    """The page without its boxes, for one that nests them deeper than a parser goes."""
    return BOXES.sub(" <br><br> ", STYLES.sub("", html))


def strip_unread(tree: HtmlElement) -> None:
    """Nothing; takes out scripts, pictures, buttons, long tables and what no reader sees."""
    strip_elements(tree, *UNREAD, with_tail=False)
    for table in list(tree.iter("table")):
        if _is_long_list(table) and table.getparent() is not None:
            table.drop_tree()
    _drop_hidden(tree, LARGEST_HIDDEN * len(tree.text_content()))


def _drop_hidden(tree: HtmlElement, most: float) -> None:
    """Nothing; takes out what is hidden, unless it has more than `most` characters."""
    n_large = 0
    for element in tree.xpath(HIDDEN):
        is_there = element.getroottree().getroot() is tree and element.getparent() is not None
        if not is_there or element.tag == "body" or not _is_hidden(element):
            continue
        if len(element.text_content()) <= most:
            element.drop_tree()
            continue
        n_large += 1
        if n_large == MOST_LARGE:
            return


def _is_long_list(table: HtmlElement) -> bool:
    """Whether a table is a long list of figures and names: many rows, and little in each."""
    n_rows = sum(1 for _ in table.iterdescendants("tr"))
    if (
        n_rows <= MOST_ROWS
        or next(table.iterdescendants("p", "table", "article"), None) is not None
    ):
        return False
    return len(table.text_content()) <= LONGEST_ROW * n_rows


def _is_hidden(element: HtmlElement) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    return HIDING.search(element.get("style", "")) is not None
