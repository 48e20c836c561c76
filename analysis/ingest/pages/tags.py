"""The meta tags of a page, by name."""

from analysis.ingest.pages.elements import HtmlElement
from analysis.ingest.pages.jsonld import words

Tags = dict[str, str]
TITLE_TAGS = ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "title")
AUTHOR_TAGS = (
    "author",
    "article:author",
    "parsely-author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "sailthru.author",
    "article:author_name",
    "cxenseparse:author",
)
PUBLISHER_TAGS = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "publisher",
    "dcterms.publisher",
)
SECTION_TAGS = (
    "article:section",
    "og:article:section",
    "parsely-section",
    "cxenseparse:section",
    "section",
    "og:section",
    "dc.subject.section",
)
PUBLISHED_TAGS = (
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "datepublished",
    "og:published_time",
    "rnews:datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "dc.date.created",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "published_date",
    "displaydate",
    "date",
)
UPDATED_TAGS = (
    "article:modified_time",
    "og:article:modified_time",
    "article:modified",
    "datemodified",
    "og:updated_time",
    "og:modified_time",
    "dcterms.modified",
    "dc.date.modified",
    "lastmod",
    "last-modified",
    "revised",
    "article:updated",
    "modified_date",
)
URL_TAGS = ("og:url", "parsely-link", "twitter:url")
DESCRIPTION_TAGS = ("og:description", "description", "twitter:description")


def meta_tags(tree: HtmlElement) -> Tags:
    """Content by name, property or itemprop in small letters; the first of a name counts."""
    tags: Tags = {}
    for element in tree.iter("meta"):
        content = words(element.get("content"))
        for key in ("property", "name", "itemprop"):
            if content and (name := element.get(key)):
                tags.setdefault(name.strip().lower(), content)
    return tags


def tag(tags: Tags, wanted: tuple[str, ...]) -> str | None:
    """The content of the first of these tags that the page has."""
    return next((tags[name] for name in wanted if name in tags), None)
