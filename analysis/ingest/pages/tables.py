"""Tables that hold figures, told from those that hold a page's layout."""

from analysis.ingest.pages.elements import HtmlElement

LONGEST_CELL = 300
INSIDE = frozenset({"p", "div", "ul", "ol", "h1", "h2", "h3", "form", "article", "section"})


def is_data_table(table: HtmlElement) -> bool:
    """Whether a row reads as one line: several short cells, and no tables or paragraphs in them.

    A paragraph that is a cell's only one is as good as none.
    """
    rows = cells = 0
    for element in table.iterdescendants("table", "tr", "td", "th", *INSIDE):
        tag = element.tag
        if tag == "table" or (tag in INSIDE and not _is_whole_cell(element)):
            return False
        rows += tag == "tr"
        if tag in ("td", "th"):
            cells += 1
            if len(element.text_content()) > LONGEST_CELL or element.find(".//br") is not None:
                return False
    return rows >= 2 and cells >= 2 * rows


def _is_whole_cell(element: HtmlElement) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag in ("td", "th") and len(parent) == 1
