"""What a page says of its article in JSON-LD (schema.org), read with suspicion."""

import json
from collections.abc import Iterator
from html import unescape
from typing import Any

from analysis.ingest.elements import HtmlElement

ARTICLE_TYPES = ("article", "blogposting", "report", "newsitem")
"""Ends of the names of schema.org's types for articles, in small letters."""
LONGEST = 500
MOST_ITEMS = 200


def find_article_item(tree: HtmlElement) -> dict[str, Any]:
    """The first item that describes an article; empty where the page has none that can be read."""
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower().startswith("application/ld+json"):
            for item in _items(_load(script.text or "")):
                if _is_article(item):
                    return item
    return {}


def _load(text: str) -> Any:
    try:
        return json.loads(text.strip().removeprefix("<!--").removesuffix("-->"), strict=False)
    except (ValueError, RecursionError):
        return None


def _items(loaded: Any) -> Iterator[dict[str, Any]]:
    """The items of a list or a graph, not those inside other items: they tell of other things."""
    waiting = [loaded]
    for _ in range(MOST_ITEMS):
        if not waiting:
            return
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting += item
        elif isinstance(item, dict):
            yield item
            waiting.append(item.get("@graph"))


def _is_article(item: dict[str, Any]) -> bool:
    kinds = item.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind.lower().endswith(ARTICLE_TYPES) for kind in kinds)


def words(value: Any) -> str | None:
    """The words of a string value, on one line; None for anything else.

    >>> words("  Mayor &amp; council "), words(7)
    ('Mayor & council', None)
    """
    if not isinstance(value, str) or len(value) > LONGEST:
        return None
    return " ".join(unescape(value).split()) or None


def names(value: Any) -> tuple[str, ...]:
    """The names of one or several persons or organisations, in the page's order."""
    values = value if isinstance(value, list) else [value]
    found = (words(one.get("name") if isinstance(one, dict) else one) for one in values)
    return tuple(name for name in found if name and "://" not in name)
