# ruff: noqa: E501 — markup is not wrapped
"""Markup that was written after the reader was tuned: nothing in it was looked at while tuning."""

from tests.ingest.page_making import chrome
from tests.ingest.page_making.stories import Story


def tabloid(s: Story) -> str:
    """Bullets at the top, captions in plain boxes, pointers in capitals, a plea for tips."""
    text = chrome.body(
        s.body, p='<p class="mol-para-with-font"><font style="font-size: 1.2em;">{}</font></p>'
    )
    picture = (
        '<div class="artSplitter mol-img-group"><div class="mol-img"><img></div><p class="imageCaption">A woman'
        " looks at the sea on the day after</p></div>"
    )
    pointer = f'<p class="mol-para-with-font"><b>READ MORE: <a href="/n">{chrome.OTHERS[4][0]}</a></b></p>'
    tips = '<p class="mol-para-with-font"><em>Do you know more? Email tips@dailyherring.example</em></p>'
    text = chrome.inserted(chrome.inserted(text, 6, pointer), 2, picture)
    inside = (
        f'<div id="page-container"><div class="masthead">{chrome.menu()}</div><div class="alpha"><div id="js-article-'
        f'text" class="article-text wide"><h2>{s.title}</h2><ul class="mol-bullets-with-font"><li><strong>{s.standfirst}'
        f'</strong></li></ul><p class="author-section byline-plain">By <a rel="nofollow" class="author">{s.byline}</a>'
        f'</p><p class="byline-section"><span>Published: 06:12 GMT, {s.shown_day}</span> | <span>Updated: 09:40 GMT,'
        f' {s.shown_day}</span></p><div class="shareArticles"><ul><li>Share</li><li>219 shares</li><li>1.1k View'
        f'<br>comments</li></ul></div><div itemprop="articleBody">\n{text}\n{tips}</div></div><div class="related-'
        f'carousel"><h3>Share or comment on this article</h3></div><div id="reader-comments"><h3>Comments 48</h3>'
        f"{''.join(f'<p>{c}</p>' for c in chrome.COMMENTS)}</div></div><div class='beta'><div class='puff'>"
        f"{chrome.teasers(5)}</div></div></div>"
    )
    return chrome.page(f"<title>{s.title} | Daily Herring Online</title>", inside)


def modules(s: Story) -> str:
    """Generated names only; a module with a prompt and one with a portrait amid the story's."""
    text = chrome.body(
        s.body,
        p='<div class="sc-9a00e533-0 hxuGS"><p class="sc-9a00e533-1 kLmNo">{}</p></div>',
        h2='<div class="sc-f98b1ad2-0"><h2 class="sc-f98b1ad2-1">{}</h2></div>',
        quote='<div class="sc-44b1-0"><blockquote class="sc-44b1-1"><p>{}</p></blockquote></div>',
    )
    prompt = (
        '<div class="sc-77d0-0"><div class="sc-77d0-1"><h3>The week in your inbox</h3><p>Five stories that you should'
        " not miss, chosen by our editors and sent to you on Friday.</p><label>E-mail</label><input></div></div>"
    )
    text = chrome.inserted(text, 5, prompt)
    head = f"<title>{s.title} · Meridian</title>" + chrome.json_ld(s, "Meridian")
    inside = (
        f'<div id="__next"><div class="sc-1"><div class="sc-2"><a>Home</a><a>World</a><a>Science</a><a>Log in</a></div>'
        f'</div><div class="sc-3"><div class="sc-4"><h1 class="sc-5">{s.title}</h1><div class="sc-6">{s.standfirst}</div>'
        f'<div class="sc-7"><span>{s.byline}</span><span>{s.shown_day}</span></div></div><div class="sc-8">\n{text}\n</div>'
        f'<div class="sc-9"><img><div><div>{s.byline}</div><div>A correspondent on the coast who has walked all of it'
        " twice, once in each direction, and writes about fish, ferries and the people between them.</div></div></div>"
        f'<div class="sc-10">{chrome.teasers(5, css="sc-11")}</div></div><div class="sc-12">Meridian Media 2025</div></div>'
    )
    return chrome.page(head, inside)


def utilities(s: Story) -> str:
    """Utility classes; the text is "prose", what is set into it "not-prose"."""
    text = chrome.inserted(
        chrome.body(s.body),
        3,
        '<div class="not-prose my-8 rounded-lg border p-4"><p class="text-sm font-bold">More on the subject</p><a class='
        f'"text-blue-700 underline" href="/n">{chrome.OTHERS[0][0]}</a></div>',
    )
    inside = (
        f'<div class="sticky top-0 z-50 flex">{chrome.menu()}</div><div class="mx-auto max-w-3xl px-4"><div class="mb-2 text-'
        f'xs uppercase tracking-wide">{s.section}</div><h1 class="text-4xl font-bold">{s.title}</h1><p class="mt-4 text-xl '
        f'text-gray-600">{s.standfirst}</p><div class="mt-2 flex gap-2 text-sm"><span>By {s.byline}</span><span>·</span>'
        f'<time datetime="{s.day}">{s.shown_day}</time></div><div class="prose prose-lg mt-8">\n{text}\n</div><div class="mt-'
        '12 flex items-center gap-4 border-t pt-4"><img class="h-12 w-12 rounded-full"><p class="text-sm">Our reporter has'
        " been with the paper since it was founded in a kitchen above the bakery.</p></div></div><div class='bg-gray-100'>"
        f"<div class='grid grid-cols-3'>{chrome.teasers(3, css='p-4')}</div></div>"
    )
    return chrome.page(f"<title>{s.title} — Inlet</title>", inside)


def server_form(s: Story) -> str:
    """The whole page stands in a form; the story in a cell of nested tables, paragraphs in divs."""
    text = chrome.body(
        s.body, p='<div class="MsoNormal">{}</div><div>&nbsp;</div>', h2="<div><b>{}</b></div>"
    )
    inside = (
        '<form method="post" action="./news.aspx" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="dDw">'
        f'<table id="ctl00_tblMain"><tr><td id="ctl00_tdHead">{chrome.menu()}</td></tr><tr><td><table><tr><td class='
        f'"leftNav"><a>Ministry</a><br><a>Press</a><br><a>Documents</a></td><td class="mainCol"><div class="NewsTitle">'
        f'{s.title}</div><div class="NewsDate">{s.shown_day}</div><div id="ctl00_PlaceHolderMain_Content">\n{text}\n</div>'
        '<div class="PrintBar"><a>Print</a> <a>Send to a friend</a></div></td><td class="rightCol"><div class="box"><div>'
        f"Latest news</div><ul>{chrome.others(5)}</ul></div></td></tr></table></td></tr><tr><td class='foot'>© Ministry of"
        " Transport. The ministry is not responsible for the content of other sites.</td></tr></table></form>"
    )
    return chrome.page(f"<title>{s.title}</title>", inside)


def opinion(s: Story) -> str:
    """A paper that calls its opinion pages "comment", in the names of everything."""
    text = chrome.body(s.body)
    head = f"<title>{s.title} | Comment | The Weekly Post</title>" + chrome.meta(
        og__title=s.title,
        og__site_name="The Weekly Post",
        article__published_time=f"{s.day}T10:00:00Z",
    )
    inside = (
        f'{chrome.menu()}<div class="content content--article tonal--tone-comment comment-page"><div class="comment-head">'
        f'<h1 class="comment-headline">{s.title}</h1><div class="comment-author">{s.byline}</div></div><div class="comment-'
        f'body__main from-content-api">\n{text}\n</div></div><div class="discussion"><h2>Join the discussion</h2>'
        f"{''.join(f'<div class=d-post><div class=d-body><p>{c}</p></div></div>' for c in chrome.COMMENTS)}</div>"
        f"{chrome.footer('The Weekly Post')}"
    )
    return chrome.page(head, inside)


def sections(s: Story) -> str:
    """A list of contents, the story cut into sections, a glossary of links behind it."""
    text = chrome.body(s.body).replace("<h2>", "</section><section><h2>")
    inside = (
        f'<div class="l-header">{chrome.menu()}</div><article class="l-article"><header><p class="rubric">{s.section}</p><h1>'
        f'{s.title}</h1><p class="article__lede">{s.standfirst}</p><p class="article__meta">{s.byline} – {s.shown_day}</p>'
        '</header><div class="toc"><p>In this article</p><ol><li><a href="#1">First</a></li><li><a href="#2">Second</a></li>'
        f'</ol></div><div class="article__content"><section>\n{text}\n</section></div><div class="article__links"><p>'
        "<strong>Sources and further links</strong></p><ul><li><a>County archive</a></li><li><a>Weather service</a></li></ul>"
        f'</div></article><div class="l-more">{chrome.teasers(4)}</div>{chrome.footer("Longform Quarterly")}'
    )
    return chrome.page(f"<title>{s.title} | Longform Quarterly</title>", inside)


def microdata(s: Story) -> str:
    """`itemprop` on everything, and paragraphs that are spans with breaks."""
    text = chrome.body(
        s.body, p="<span>{}</span><br/><br/>", h2="<b>{}</b><br/><br/>", quote="<i>{}</i><br/><br/>"
    )
    inside = (
        f'<div id="top">{chrome.menu()}</div><div id="mid" itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop='
        f'"headline">{s.title}</h1><time itemprop="datePublished" datetime="{s.day}T07:00:00+03:00">{s.shown_day}</time> <span '
        f'itemprop="author">{s.byline}</span><div itemprop="articleBody">\n{text}\n<a href="/t">@ourchannel</a></div><div class='
        f'"rambler-share"></div></div><div id="bot"><div>Загрузка...</div><ul>{chrome.others(5)}</ul></div>'
    )
    return chrome.page(f"<title>{s.title}: Reedpost</title>", inside)


def stub_fr(s: Story) -> str:
    """Two paragraphs, then the offer in French."""
    text = chrome.body(s.body[:2], p='<p class="article__paragraph ">{}</p>')
    head = f"<title>{s.title}</title>" + chrome.json_ld(
        s, "La Dépêche du Nord", isAccessibleForFree="False"
    )
    inside = (
        f'<header id="Header">{chrome.menu()}</header><main class="main"><article class="article article--content"><header><h1 '
        f'class="article__title">{s.title}</h1><p class="article__desc">{s.standfirst}</p><p class="meta__author">Par {s.byline}'
        f'</p><p class="meta__date">Publié le {s.shown_day} à 10h00</p></header><section class="article__wrapper">\n{text}\n</section>'
        '<section class="paywall"><h2>Il vous reste 73 % de cet article à lire. La suite est réservée aux abonnés.</h2><p>Vous pouvez'
        " lire cet article sur un seul appareil à la fois, et vous désabonner quand bon vous semble.</p></section></article></main>"
        f"<section class='inread'>{chrome.teasers(4)}</section>{chrome.footer('La Dépêche du Nord')}"
    )
    return chrome.page(head, inside, html='<html lang="fr">')
