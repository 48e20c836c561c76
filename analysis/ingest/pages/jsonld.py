"""What a page says of its article in JSON-LD (schema.org), read with suspicion."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from analysis.ingest.pages.elements import HtmlElement

Item = dict[str, Any]
ARTICLE_TYPES = ("article", "blogposting", "report", "newsitem")
"""Ends of the names of schema.org's types for articles, in small letters."""
PAGE_TYPES = ("webpage", "itempage")
"""Types that tell of the page: believed for dates where nothing tells of the article."""
POINTING = ("author", "publisher")
LONGEST = 500
MOST_ITEMS = 200
BREAKING_TAGS = re.compile(r"<(?:/?(?:p|div|li|ul|h[1-6]|blockquote|tr)|br)\b[^>]*>", re.IGNORECASE)
TAGS = re.compile(r"<[a-z/!][^>]{0,2000}>", re.IGNORECASE)


def find_article_item(tree: HtmlElement) -> Item:
    """The first item that describes an article; empty where the page has none that can be read."""
    items = [
        item
        for script in tree.iter("script")
        if (script.get("type") or "").strip().lower().startswith("application/ld+json")
        for item in _items(_load(script.text or ""))
    ]
    article = next((item for item in items if _is_of(item, ARTICLE_TYPES)), None)
    if article is not None:
        return _resolved(article, items)
    page = next((item for item in items if _is_of(item, PAGE_TYPES)), {})
    return {
        key: page[key] for key in ("datePublished", "dateModified", "inLanguage") if key in page
    }


def _load(text: str) -> Any:
    try:
        return json.loads(text.strip().removeprefix("<!--").removesuffix("-->"), strict=False)
    except (ValueError, RecursionError):
        return None


def _items(loaded: Any) -> Iterator[Item]:
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


def _is_of(item: Item, types: tuple[str, ...]) -> bool:
    kinds = item.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind.lower().endswith(types) for kind in kinds)


def _resolved(article: Item, items: list[Item]) -> Item:
    """The article with those items in it that it only points to."""
    known = {item["@id"]: item for item in items if isinstance(item.get("@id"), str)}
    pointed = {
        key: known[value["@id"]]
        for key in POINTING
        if isinstance(value := article.get(key), dict)
        and "name" not in value
        and isinstance(value.get("@id"), str)
        and value["@id"] in known
    }
    return {**article, **pointed}


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
    return tuple(dict.fromkeys(name for name in found if name and "://" not in name))


def body_of(item: Item) -> str:
    """The whole text as the item gives it, a paragraph a line, without tags; empty without one.

    >>> body_of({"articleBody": "<p>He left.</p><p>She &amp; he.</p>"})
    'He left.\\nShe & he.'
    """
    value = item.get("articleBody")
    if not isinstance(value, str):
        return ""
    text = unescape(TAGS.sub("", BREAKING_TAGS.sub("\n", unescape(value))))
    lines = (" ".join(line.split()) for line in text.replace("\xad", "").splitlines())
    return "\n".join(line for line in lines if line)


def says_not_free(item: Item) -> bool:
    """Whether the page says that not everybody may read the whole article."""
    parts = item.get("hasPart")
    parts = parts if isinstance(parts, list) else [parts]
    said = [item, *(part for part in parts if isinstance(part, dict))]
    return any(str(one.get("isAccessibleForFree")).lower() == "false" for one in said)
