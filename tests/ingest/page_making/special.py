# ruff: noqa: E501 — markup is not wrapped
"""Pages of other kinds: live reports, galleries, paywalls, endless pages, pages built by scripts."""

from tests.ingest.page_making import chrome
from tests.ingest.page_making.stories import Story


def live(s: Story) -> str:
    """Updates, each with its time and share links, the newest first."""
    parts = chrome.body(s.body).split("\n")
    posts, current = [], []
    for part in parts:
        if part.startswith("<h2>") and current:
            posts.append(current)
            current = []
        current.append(part)
    posts.append(current)
    text = "\n".join(
        f'<div class="live-post" id="p{n}"><div class="live-post__time"><time datetime="{s.day}T0{9 - n}:10:00Z">0{9 - n}.10'
        f' GMT</time></div>{"".join(post)}<div class="live-post__share"><a>Share</a><a>Copy link</a></div></div>'
        for n, post in enumerate(posts)
    )
    head = f"<title>{s.title} – live | Courier</title>" + chrome.json_ld(
        s, "Courier", **{"@type": "LiveBlogPosting"}
    )
    inside = (
        f'<header>{chrome.menu()}</header><main><article><div class="live-badge">Live</div><h1>{s.title}</h1><p '
        f'class="standfirst">{s.standfirst}</p><p class="byline">{s.byline}</p><div class="key-events"><h3>Key events'
        f'</h3><ul><li><a>Airport to open</a></li><li><a>Two hurt</a></li></ul></div><div class="live-posts">\n{text}\n'
        f"</div><button>Load more updates</button></article></main><aside><h2>Most viewed</h2>{chrome.teasers(4)}"
        f"</aside>{chrome.footer('Courier')}"
    )
    return chrome.page(head, inside)


def gallery(s: Story) -> str:
    """Pictures with long captions between the paragraphs."""
    captions = (
        "Eirik Solheim in the lamp room at Horn, on the last clear evening of November. Photo: Ida Sorge",
        "The stairs have 212 steps. The keeper climbs them four times a day, in winter with a rope. Photo: Ida Sorge",
        "A ferry passes Little Fugl in the fog; its captain greets the keeper with two long tones. Photo: Ida Sorge",
    )
    text = chrome.body(s.body)
    for n, words in enumerate(captions):
        slide = (
            f'<div class="slide"><img src="/{n}.jpg"><div class="slide-text"><span class="count">{n + 1} of 3</span>'
            f'<p class="media-caption">{words}</p></div></div>'
        )
        text = chrome.inserted(text, 2 + 2 * n, slide)
    head = f"<title>{s.title}</title>" + chrome.json_ld(s, "Coast Magazine")
    inside = (
        f'{chrome.menu()}<div class="wrapper"><div class="story"><h1>{s.title}</h1><h2 class="deck">{s.standfirst}</h2>'
        f'<div class="credits">Words: {s.byline} · Pictures: Ida Sorge</div>\n{text}\n</div><div class="more"><h2>More'
        f" from the magazine</h2>{chrome.teasers(4)}</div></div>{chrome.footer('Coast Magazine')}"
    )
    return chrome.page(head, inside)


def paywall(s: Story) -> str:
    """Three paragraphs, then an offer; the page says that the rest is not free."""
    text = chrome.body(s.body[:3])
    head = f"<title>{s.title}</title>" + chrome.json_ld(
        s,
        "The Ledger",
        isAccessibleForFree=False,
        hasPart={"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".paid"},
    )
    inside = (
        f'<header>{chrome.menu()}</header><article><h1>{s.title}</h1><p class="summary">{s.standfirst}</p><div class='
        f'"author">{s.byline}</div><div class="article__content">\n{text}\n</div><div class="paywall-offer"><h2>Keep'
        " reading for one crown</h2><p>Subscribe to unlock this article and everything else we write. Digital access"
        " for four weeks, then 29 crowns a month. You can cancel at any time, online or by telephone, and keep what"
        ' you have read until then.</p><p>Already a subscriber? <a>Log in</a></p></div></article><section class="rec">'
        f"<h3>Recommended</h3>{chrome.teasers(5)}</section>{chrome.footer('The Ledger')}"
    )
    return chrome.page(head, inside)


def endless(s: Story, other: Story) -> str:
    """The story, and below it the whole of another one."""

    def article(one: Story, number: int) -> str:
        return (
            f'<div class="infinite-item" data-n="{number}"><article><h1>{one.title}</h1><p class="sub">{one.standfirst}'
            f'</p><div class="by">By {one.byline} · {one.shown_day}</div><div class="text">\n{chrome.body(one.body)}\n'
            "</div></article></div>"
        )

    head = f"<title>{s.title} | Kerr Echo</title>" + chrome.json_ld(s, "Kerr Echo")
    inside = (
        f'{chrome.menu()}<main>{article(s, 1)}<div class="up-next">Up next</div>{article(other, 2)}</main>'
        f"{chrome.footer('Kerr Echo')}"
    )
    return chrome.page(head, inside)


def scripted(s: Story) -> str:
    """No text in the page but in JSON-LD: a script would show it."""
    words = "\n\n".join(w for _, w in s.body)
    head = f"<title>{s.title}</title>" + chrome.json_ld(s, "Appday", articleBody=words)
    inside = (
        '<div id="__next"></div><noscript>You need to enable JavaScript to run this app.</noscript>'
        f"<script>window.__DATA__={{}};{'var a=1;' * 400}</script>"
    )
    return chrome.page(head, inside)


def short(s: Story) -> str:
    """A brief among long teasers; no paragraph elements, no marks worth the name."""
    text = chrome.body(s.body, p='<div class="x3"><span>{}</span></div>')
    teasers = "".join(
        f'<div class="x7"><a href="/{n}"><span class="x8">{t}</span></a><div class="x9">{c}</div></div>'
        for n, ((t, _), c) in enumerate(zip(chrome.OTHERS, chrome.COMMENTS, strict=True))
    )
    inside = (
        f'<div class="x0"><div class="x1"><a href="/">Home</a><a href="/l">Local</a></div><div class="x2"><h1>{s.title}'
        f'</h1><div class="x4">{s.shown_day} · {s.byline}</div>\n{text}\n</div><div class="x6"><div>You might also like'
        f'</div>{teasers}</div><div class="x5">© Selm24</div></div>'
    )
    return chrome.page(f"<title>{s.title} - Selm24</title>", inside)


def hidden(s: Story) -> str:
    """Text for nobody: hidden boxes, templates, pictures' doubles, a second copy for machines."""
    text = chrome.inserted(
        chrome.body(s.body),
        3,
        '<p style="display: none">This sentence was written for search engines, and nobody should ever have to read it'
        " at all.</p><div hidden><p>An earlier version of the story, which was withdrawn after an hour by the editors."
        '</p></div><noscript><img src="/1.jpg" alt="A picture"></noscript><template><p>A form that a script would fill'
        " in, one for each of the items that it found.</p></template>",
    )
    head = f"<title>{s.title} – Quarn Weekly</title>" + chrome.meta(
        og__title=s.title, og__site_name="Quarn Weekly", article__published_time=s.day
    )
    inside = (
        f'<div class="modal fade" aria-hidden="true" role="dialog"><p>Tell us who you are, so that we can show you'
        f' offers that you did not ask for.</p></div><header>{chrome.menu()}</header><main class="content"><h1>{s.title}'
        f'</h1><p class="intro">{s.standfirst}</p><p class="meta">{s.byline}, {s.shown_day}</p><div class="richtext">\n'
        f'{text}\n</div><div class="btn-row"><a>Back to overview</a></div></main>{chrome.footer("Quarn Weekly")}'
    )
    return chrome.page(head, inside, html='<html lang="en-GB" class="no-js">')


def interview(s: Story) -> str:
    """Custom elements, and lists of links that are part of the story."""
    text = chrome.body(
        s.body,
        p="<x-paragraph><p>{}</p></x-paragraph>",
        quote="<x-quote><blockquote>{}</blockquote></x-quote>",
        li='<li><a href="/x"><strong>{}</strong></a></li>',
    )
    head = f"<title>{s.title} | Signal</title>" + chrome.meta(
        og__title=f"{s.title} | Signal",
        og__site_name="Signal",
        article__published_time=f"{s.day}T05:00:00-05:00",
    )
    inside = (
        f"<x-header>{chrome.menu()}</x-header><x-article><x-head><h1>{s.title}</h1><h2>{s.standfirst}</h2><x-byline>"
        f"<span>{s.byline}</span> <time>{s.shown_day}</time></x-byline></x-head><x-body>\n{text}\n</x-body><x-share>"
        f"<a>Share on X</a></x-share></x-article><x-related><h2>Read next</h2>{chrome.teasers(4)}</x-related>"
        f"<x-comments>{''.join(f'<p>{c}</p>' for c in chrome.COMMENTS)}</x-comments>{chrome.footer('Signal')}"
    )
    return chrome.page(head, inside)
