"""What a page itself marks as not the article: menus, captions, related stories, prompts."""

import re

from analysis.ingest.elements import HtmlElement

REMOVED_TAGS = (
    "script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "canvas",
    "video", "audio", "figure", "figcaption", "nav", "aside", "form", "button", "select",
    "dialog", "menu",
)  # fmt: skip
REMOVED_ROLES = frozenset(
    {"navigation", "complementary", "search", "banner", "contentinfo", "dialog", "menu"}
)
NAMED = re.compile(
    r"(?:^|[\s_-])(?:(?:photo|image|picture|media|img|wp)[_-]?(?:caption|credit|source)(?:-text)?"
    r"|caption|credits?|related(?:[_-]?(?:articles?|stor(?:y|ies)|posts?|news|content|links))?|recommended"
    r"|recommendations|read-?more|read-?also|see-?also|more-?stories|most-?(?:read|popular|viewed)"
    r"|trending|latest-?news|newsletter(?:-?(?:signup|sign-up|form|box|promo))?|subscribe|subscription"
    r"|signup|sign-up|promo|advert(?:isement)?|ad-?(?:slot|container|wrapper|unit)|sponsored|share"
    r"|sharing|social(?:-?(?:share|links|media|bar))?|comments?|comment-?list|breadcrumbs?|cookie"
    r"|tags|tag-?list|author-?bio|about-?the-?author|byline|dateline|timestamp|site-?(?:header|footer)"
    r"|masthead|paywall|pagination|sidebar|skip-?link)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Names of classes and ids, whole or as one of the parts that hyphens make."""
NEVER_REMOVED = frozenset({"html", "head", "body", "main", "article"})
MOST_ROWS = 200
"""A longer table holds figures, not an article; going through it takes long."""
LARGEST_SHARE = 0.4
"""An element with a larger share of the page's running text is kept, whatever it is called."""


def prune(tree: HtmlElement) -> None:
    """Nothing; takes out of the tree what the page marks as not the article."""
    total = max(1, _running_text(tree))
    for element in list(tree.iter()):
        if _is_marked(element) and _running_text(element) <= LARGEST_SHARE * total:
            _drop(element)


def _is_marked(element: HtmlElement) -> bool:
    if not isinstance(element.tag, str) or element.tag in NEVER_REMOVED:
        return False
    if element.tag in REMOVED_TAGS or element.get("role") in REMOVED_ROLES:
        return True
    if element.tag == "table":
        return sum(1 for _ in element.iter("tr")) > MOST_ROWS
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return len(names) < 1_000 and NAMED.search(names) is not None


def _running_text(element: HtmlElement) -> int:
    """How many characters stand in paragraphs."""
    return sum(len(paragraph.text_content()) for paragraph in element.iter("p"))


def _drop(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()
