"""A page's characters to its tree of elements. Loads nothing that the page refers to."""

# lxml ships no types; its stubs are a package that lags behind.
from lxml.etree import ParserError  # type: ignore[import-untyped]
from lxml.html import HtmlElement, HTMLParser, document_fromstring  # type: ignore[import-untyped]

__all__ = ["HtmlElement", "parse_page"]


def parse_page(html: str) -> HtmlElement | None:
    """The page's elements, comments left out; None where there are none."""
    parser = HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (ParserError, ValueError):
        return None
    return tree if isinstance(tree, HtmlElement) else None
