# ruff: noqa: E501 — markup is not wrapped
"""Markup in the manner of large newspapers, broadcasters and agencies."""

from tests.ingest.page_making import chrome
from tests.ingest.page_making.stories import Story


def broadsheet(s: Story) -> str:
    """Hashed styles, standfirst, an appeal for money at the end, topics, `gv` names."""
    text = chrome.body(
        s.body,
        p='<p class="gv-1hqdu7x">{}</p>',
        h2='<h2 id="h">{}</h2>',
        quote='<blockquote class="gv-quoted"><p>{}</p></blockquote>',
    )
    aside = (
        '<aside data-component="rich-link" class="element element-rich-link"><div><span>Related: </span><a>'
        f"{chrome.OTHERS[4][0]}</a></div></aside>"
    )
    pull = (
        '<aside class="element element-pullquote"><blockquote>“It is very quiet here”</blockquote>'
        "<footer>A voice from the story</footer></aside>"
    )
    text = chrome.inserted(chrome.inserted(text, 5, pull), 2, aside)
    appeal = (
        '<gv-island name="SlotBody"><div class="contributions__epic"><h2>As you’re here…</h2><p>… we have a'
        " small favour to ask. Tens of thousands of people read our independent journalism every day, and we"
        " think that it should be open to everybody, wherever they live and whatever they can pay.</p>"
        "<p>If everyone who reads this gave as little as the price of a cup of coffee, our future would be"
        " secured. Support our journalism from just one crown.</p></div></gv-island>"
    )
    head = (
        f"<title>{s.title} | {s.section} | The Custodian</title>"
        + chrome.json_ld(s, "The Custodian", dateModified=f"{s.day}T18:22:41+01:00")
        + chrome.meta(article__author=s.byline, article__section=s.section)
    )
    inside = (
        f'<a href="#maincontent" class="skip">Skip to main content</a><section><header>{chrome.menu()}</header>'
        f'</section><main data-layout="StandardLayout" id="maincontent"><div class="gv-headline"><h1>{s.title}</h1>'
        f'</div><div data-gu-name="standfirst" class="gv-standfirst"><p>{s.standfirst}</p><ul><li><a>Follow all'
        f' our updates</a></li></ul></div><div data-gu-name="meta"><address aria-label="Contributor info"><a '
        f'rel="author">{s.byline}</a></address><details><summary>{s.shown_day} 09.30 CET</summary>Last modified'
        ' on Tuesday at 18.22</details><div class="social"><a>Share</a></div></div><figure id="f1"><img>'
        "<figcaption><span>Picture of the day before yesterday.</span> Photograph: Ane Lund/Northwire</figcaption>"
        f'</figure><div id="maincontent-body"><div class="article-body-commercial-selector article-body-viewer-'
        f'selector gv-body" data-gu-name="body">\n{text}\n{appeal}</div></div><div data-print-layout="hide" class='
        '"submeta"><span>Explore more on these topics</span><ul><li><a>Europe</a></li><li><a>Coast</a></li></ul>'
        "<div><a>Share</a><a>Reuse this content</a></div></div></main>"
        f'<section id="onwards-upper"><h2>Most viewed</h2>{chrome.teasers(5)}</section>'
        f'<section id="comments"><h2>Comments (212)</h2></section>{chrome.footer("The Custodian")}'
    )
    return chrome.page(head, inside)


def broadcaster(s: Story) -> str:
    """`data-component` blocks, one for every paragraph, and styled-component names."""
    text = chrome.body(
        s.body,
        p='<div data-component="text-block" class="ssrcss-11r1m41-RichTextComponentWrapper"><div class="ssrcss-7'
        'uxr49-RichTextContainer e5tfeyi1"><p class="ssrcss-1q0x1qg-Paragraph e1jhz7w10">{}</p></div></div>',
        h2='<div data-component="subheadline-block"><h2 class="ssrcss-y2-Heading e10rt3ze0">{}</h2></div>',
    )
    text = chrome.inserted(
        text,
        2,
        '<div data-component="image-block"><figure><img><figcaption class="ssrcss-Caption"><span class="visually'
        '-hidden">Image caption, </span>The place as it looked in autumn</figcaption></figure></div>',
    )
    text += (
        '<div data-component="unordered-list-block"><div><ul role="list"><li><a>'
        f"{chrome.OTHERS[0][0]}</a></li><li><a>{chrome.OTHERS[2][0]}</a></li></ul></div></div>"
    )
    head = (
        f"<title>{s.title} - Northern Broadcasting News</title>"
        + chrome.meta(og__title=s.title, og__site_name="NB News")
        + chrome.json_ld(s, "NB News")
    )
    inside = (
        f'<div id="root"><header role="banner">{chrome.menu()}</header><div><main id="main-content"><article>'
        f'<header class="ssrcss-Header"><h1 id="main-heading" tabindex="-1"><span role="text">{s.title}</span></h1>'
        f'<div data-component="byline-block"><div class="ssrcss-TextContributorName">By {s.byline}</div><div class='
        f'"ssrcss-TextContributorTitle">NB News, Tarn</div></div><div data-component="timestamp"><time datetime='
        f'"{s.day}T08:30:11.000Z">{s.shown_day}</time></div></header>\n{text}\n'
        '<section data-component="topic-list"><h2>Related Topics</h2><ul><li><a>Tarn</a></li><li><a>Kerr</a></li>'
        '</ul></section></article></main><div data-component="links-block"><h2>Related internet links</h2><ul><li>'
        "<a>County of Tarn</a></li></ul><p>The NB is not responsible for the content of external sites.</p></div>"
        f"<div><section><h2>Top stories</h2>{chrome.teasers(3, 'li', 'ssrcss-Promo')}</section></div></div>"
        f"{chrome.footer('NB')}</div>"
    )
    return chrome.page(head, inside)


def agency(s: Story) -> str:
    """Paragraphs are divs with a data attribute; contributors and a standards line at the end."""
    count = iter(range(99))
    text = chrome.body(
        s.body,
        p='<div data-testid="paragraph-N" class="article-body__paragraph__2-BtD">{}</div>',
        h2='<h2 data-testid="Heading" class="article-body__heading__33EIm">{}</h2>',
    )
    text = "\n".join(
        line.replace("paragraph-N", f"paragraph-{next(count)}") for line in text.split("\n")
    )
    head = f"<title>{s.title} | Northwire</title>" + chrome.json_ld(
        s, "Northwire", dateModified=f"{s.day}T13:05:00Z"
    )
    inside = (
        f'<div id="fusion-app"><div class="site-header__2">{chrome.menu()}</div><main class="regular-article-'
        f'layout"><article data-testid="Article"><header class="article-header__wrapper"><nav><a>{s.section}</a>'
        f'</nav><h1 data-testid="Heading">{s.title}</h1><div class="info-content__author-date"><div data-testid='
        f'"AuthorName">By <a>{s.byline}</a></div><div><time>{s.shown_day} 12:11 PM GMT</time><span>Updated 2 hours'
        ' ago</span></div></div></header><div class="toolbar"><button>Aa</button><button>Share</button></div>'
        '<div class="article-body__container"><ul class="summary__list" data-testid="Summary"><li>Summary</li>'
        "<li>Companies</li></ul>"
        f'<div class="article-body__content__17Yit">\n{text}\n<p data-testid="Body" class="article-body__element">'
        "Get the latest news of the coast every morning with the <a>Daily Tide</a> newsletter. Sign up <a>here</a>.</p>"
        f'<p class="sign-off__text__PU3Aj">Reporting by {s.byline}; Editing by Karl Ohm</p></div>'
        '<div class="trust-badge"><p>Our Standards: <a>The Northwire Trust Principles.</a></p></div></div></article>'
        f'<div class="read-next-panel"><h2>Read Next</h2>{chrome.teasers(4)}</div></main>'
        f"{chrome.footer('Northwire')}</div>"
    )
    return chrome.page(head, inside)


def regional(s: Story) -> str:
    """Ads and prompts between the paragraphs, tags and a gallery in the body's own container."""
    text = chrome.body(s.body, p='<p class="zr-body-p">{}</p>')
    text = chrome.inserted(
        text,
        3,
        '<div class="ad-slot ad-mid"><span>Advertisement</span></div><p>Article continues below</p>',
    )
    text = chrome.inserted(
        text,
        5,
        '<div class="nl-box"><h4>Good morning, Tarn!</h4><p>The most important stories of the day, free in'
        " your inbox at six every morning. More than 20,000 people read it already.</p><form><input><button>"
        "Subscribe</button></form></div>",
    )
    text = chrome.inserted(
        text,
        8,
        f'<div class="inline-teaser"><p>Also interesting: <a href="/n">{chrome.OTHERS[3][0]}</a></p></div>',
    )
    head = (
        f"<title>{s.title} – Tarner Bote</title>"
        + chrome.meta(og__title=s.title, og__description=s.standfirst, og__type="article")
        + f'<meta name="date" content="{s.day}T10:00:00+0200"><meta name="author" content="{s.byline}">'
    )
    inside = (
        f'{chrome.cookie_banner()}<div class="page-wrap"><div class="top-bar">{chrome.menu()}</div><div class='
        f'"content-col"><div class="article-detail" itemscope itemtype="http://schema.org/NewsArticle"><span class='
        f'"kicker">{s.section}</span><h1 itemprop="headline">{s.title}</h1><p class="lead" itemprop="description">'
        f'<strong>{s.standfirst}</strong></p><div class="meta-line">{s.byline} | {s.shown_day}, 10:00</div>'
        f'<div itemprop="articleBody" class="article-text">\n{text}\n<p class="tags"><b>Topics:</b> <a>County</a>'
        ' <a>Coast</a></p><p>(mk/ane)</p></div><div class="gallery-strip"><p>1/12 Workers at the site. © Ane Lund</p>'
        f'</div></div></div><div class="right-col"><h3>Most read today</h3>{chrome.teasers(5)}</div></div>'
        f"{chrome.footer('Tarner Bote')}"
    )
    return chrome.page(head, inside, html=f'<html lang="{s.language}-DE">')


def arc(s: Story) -> str:
    """The whole text in JSON-LD as well, an interstitial link in brackets, correction at the end."""
    words = " ".join(w for _, w in s.body)
    text = chrome.body(
        s.body,
        p='<p class="font--article-body font-copy" data-el="text">{}</p>',
        h2='<h3 class="b-article-h">{}</h3>',
    )
    text = chrome.inserted(
        text,
        4,
        f'<div class="article-body" data-qa="interstitial"><p class="interstitial-link"><i>[<a>{chrome.OTHERS[0][0]}'
        "</a>]</i></p></div>",
    )
    head = f"<title>{s.title} - The Potter Post</title>" + chrome.json_ld(
        s, "The Potter Post", articleBody=words, isAccessibleForFree=True
    )
    inside = (
        f'<div id="fusion-app" class="layout-section">{chrome.menu()}<section class="main"><header><div class='
        f'"headline"><h1 data-qa="headline"><span>{s.title}</span></h1></div><div data-qa="author-byline"><span>By'
        f' </span><a rel="author">{s.byline}</a></div><div class="display-date">{s.shown_day} at 5:00 a.m. EST</div>'
        '</header><article data-qa="main"><div class="teaser-content" data-qa="article-body"><section>'
        f'<div>\n{text}\n</div><p class="tagline">Karl Ohm contributed to this report.</p></section></div>'
        '<div class="comment-summary">412 Comments</div></article><div data-qa="author-bio"><div class="name">'
        f"{s.byline}</div><p>Covers the coast for the Potter Post and has done so for many years. Joined the Post in"
        f' 2011.</p></div></section><aside class="right-rail"><h2>Most Read</h2>{chrome.teasers(5)}</aside></div>'
    )
    return chrome.page(head, inside)
