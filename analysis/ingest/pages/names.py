"""What a page calls its elements, and the kinds of parts that such names tell of."""

import re
from functools import cache, lru_cache

from analysis.ingest.pages.elements import HtmlElement
from analysis.words import load

NAMING = (
    "class", "id", "itemprop", "role", "property", "data-component", "data-testid", "data-qa",
    "data-gu-name", "data-type",
)  # fmt: skip
LONGEST_NAME = 400
HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
JOINTS = re.compile(r"[_:./]+|--+")
NAMED_TAGS = frozenset({"aside", "nav", "figcaption", "footer", "header", "address", "summary"})


def name_of(element: HtmlElement) -> str:
    """The element's names in small letters with hyphens; states such as "has-sidebar" left out.

    >>> from lxml.html import fromstring
    >>> name_of(fromstring('<div class="PostBody has-ads" id="main_text"></div>'))
    'post-body main-text'
    """
    attributes = element.attrib
    said = " ".join(attributes[key] for key in NAMING if key in attributes) if attributes else ""
    if "-" in element.tag:
        said = f"{element.tag} {said}"
    return _name(said[:LONGEST_NAME]) if said else ""


@cache
def _starts() -> tuple[str, ...]:
    return tuple(load("pages")["states"]["starts"])


@lru_cache(maxsize=4096)
def _name(said: str) -> str:
    plain = JOINTS.sub("-", HUMP.sub("-", said)).lower()
    return " ".join(one for one in plain.split() if not one.startswith(_starts()))


@cache
def pattern(kind: str) -> re.Pattern[str]:
    """Finds a name of the kind in what `name_of` gives."""
    words = sorted(load("pages")["names"][kind], key=len, reverse=True)
    return re.compile(rf"(?:^|[\s-])(?:{'|'.join(map(re.escape, words))})\d*(?=$|[\s-])")


@lru_cache(maxsize=16384)
def is_called(name: str, kind: str) -> bool:
    """Whether the name is one of a kind: a table of `names` in words/pages.toml.

    >>> is_called("post-related-list", "related"), is_called("correlated", "related")
    (True, False)
    """
    return bool(name) and pattern(kind).search(name) is not None
