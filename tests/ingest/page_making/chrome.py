# ruff: noqa: E501 — markup is not wrapped
"""What stands round the stories: menus, lists of other stories, prompts, comments, footers."""

import json
from html import escape

from tests.ingest.page_making.stories import Item, Story

OTHERS = (
    (
        "Mayor opens new fire station after two years’ delay",
        "The station has room for six engines.",
    ),
    ("Ice hockey: Tarn beat Kerr in the last second", "A goal that will be talked about all year."),
    ("Why the price of onions has doubled", "Rain in May, drought in July, and a lorry strike."),
    ("Five walks for the first warm weekend", "From the old mill to the viewpoint at Selm."),
    ("Court clears baker of setting fire to his own shop", "The judge called the evidence thin."),
)
COMMENTS = (
    "I have lived here for forty years and nobody has ever asked me what I think of it, and now I am"
    " supposed to believe that this comes as a surprise to the people who are paid to look at it.",
    "Typical. They knew all along, they always do, and in the end it will be the small people who pay"
    " for it while the ones at the top write each other letters of thanks.",
    "With respect, the article does not mention that the same thing happened in 1987, when my father"
    " worked there, and that the report of that time was lost as well. Look it up in the archive.",
    "@Walker57 That is simply not true, there was a report and it was printed in this very newspaper,"
    " I still have the page at home and can send you a picture of it if you do not believe me.",
    "Good piece. More of this, please, and less about the weather and who wore what at the opera ball.",
)


def menu(names: str = "News Sport Culture Opinion Weather Podcasts Shop") -> str:
    items = "".join(f'<li><a href="/{n.lower()}">{n}</a></li>' for n in names.split())
    return f'<nav class="main-nav"><ul>{items}</ul></nav>'


def others(number: int = 4, start: int = 0) -> str:
    chosen = (OTHERS + OTHERS)[start : start + number]
    return "".join(f'<li><a href="/n/{i}">{t}</a></li>' for i, (t, _) in enumerate(chosen))


def teasers(number: int = 4, tag: str = "div", css: str = "card") -> str:
    return "".join(
        f'<{tag} class="{css}"><a href="/n/{i}"><img src="/p/{i}.jpg" alt=""><h3>{t}</h3></a>'
        f"<p>{d}</p></{tag}>"
        for i, (t, d) in enumerate(OTHERS[:number])
    )


def cookie_banner() -> str:
    return (
        '<div id="cookie-consent" class="cookie-banner"><p>We and our 842 partners store and access'
        " information on your device, such as unique identifiers in cookies, to process personal data."
        " You may accept or manage your choices by clicking below, including your right to object where"
        " legitimate interest is used.</p><button>Accept all</button><button>Manage</button></div>"
    )


def footer(name: str) -> str:
    return (
        f'<footer class="site-footer"><ul><li><a href="/about">About us</a></li><li><a href="/terms">'
        f"Terms of use</a></li><li><a href='/privacy'>Privacy</a></li></ul><p>© 2026 {name}. All rights"
        " reserved. No part of this site may be reproduced without written permission.</p></footer>"
    )


def json_ld(story: Story, publisher: str, **more: object) -> str:
    item = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "datePublished": f"{story.day}T09:30:00+01:00",
        "author": [{"@type": "Person", "name": n} for n in story.byline.split(" and ") if n],
        "publisher": {"@type": "Organization", "name": publisher},
        **more,
    }
    return f'<script type="application/ld+json">{json.dumps(item)}</script>'


def meta(**tags: str) -> str:
    return "".join(
        f'<meta property="{name.replace("__", ":")}" content="{escape(words)}">'
        for name, words in tags.items()
    )


def body(items: tuple[Item, ...], **tags: str) -> str:
    """The items as elements; `tags` gives other templates for a kind, with {} for the words."""
    forms = {
        "p": "<p>{}</p>",
        "h2": "<h2>{}</h2>",
        "li": "<li>{}</li>",
        "quote": "<blockquote><p>{}</p></blockquote>",
        "row": "<tr>{}</tr>",
        "tweet": '<blockquote class="twitter-tweet"><p lang="en" dir="ltr">{}</p></blockquote>',
        **tags,
    }
    out, open_list = [], ""
    wrappers = {"li": ("<ul>", "</ul>"), "row": ("<table>", "</table>")}
    for kind, words in items:
        if open_list and kind != open_list:
            out.append(wrappers[open_list][1])
        if kind in wrappers and kind != open_list:
            out.append(wrappers[kind][0])
        open_list = kind if kind in wrappers else ""
        out.append(forms[kind].format(_words(kind, words)))
    if open_list:
        out.append(wrappers[open_list][1])
    return "\n".join(out)


def _words(kind: str, words: str) -> str:
    if kind != "row":
        return escape(words, quote=False)
    return "".join(f"<td>{escape(cell)}</td>" for cell in words.split(" | "))


def inserted(parts: str, where: int, what: str) -> str:
    """The lines of a body with something else put behind the given number of them."""
    lines = parts.split("\n")
    return "\n".join([*lines[:where], what, *lines[where:]])


def page(head: str, inside: str, html: str = '<html lang="en">', body_tag: str = "<body>") -> str:
    return (
        f'<!doctype html>\n{html}\n<head><meta charset="utf-8">{head}</head>\n'
        f"{body_tag}\n{inside}\n</body>\n</html>\n"
    )
