# ruff: noqa: E501 — markup is not wrapped
"""Markup in the manner of content systems: WordPress, Drupal, Blogger, a reading platform, AMP."""

from tests.ingest.page_making import chrome
from tests.ingest.page_making.stories import Story


def wordpress(s: Story) -> str:
    text = chrome.inserted(
        chrome.body(s.body, quote='<blockquote class="wp-block-quote"><p>{}</p></blockquote>'),
        3,
        '<figure class="wp-block-image size-large"><img src="/u/1.jpg"><figcaption class="wp-element-caption">'
        "The view from the north side last week. Photo: Ane Lund</figcaption></figure>",
    )
    text = chrome.inserted(
        text, 6, f'<p><strong>Read also:</strong> <a href="/n/1">{chrome.OTHERS[1][0]}</a></p>'
    )
    head = (
        f"<title>{s.title} &#8211; The Tarn Observer</title>"
        + chrome.meta(
            og__title=s.title,
            og__site_name="The Tarn Observer",
            article__published_time=f"{s.day}T08:00:00+00:00",
            article__modified_time=f"{s.day}T16:45:00+00:00",
            article__section=s.section,
        )
        + f'<meta name="author" content="{s.byline}"><link rel="canonical" href="https://tarn.example/{s.day}">'
    )
    inside = (
        '<div id="page" class="site"><header id="masthead" class="site-header"><p class="site-title">'
        f'<a href="/">The Tarn Observer</a></p>{chrome.menu()}</header><div id="content"><main id="main">'
        '<article class="post-1432 post type-post status-publish hentry category-news tag-share">'
        f'<header class="entry-header"><h1 class="entry-title">{s.title}</h1><div class="entry-meta">'
        f'<span class="posted-on"><time class="entry-date published" datetime="{s.day}T08:00:00+00:00">'
        f'{s.shown_day}</time></span> <span class="byline">by <a class="url fn n" href="/a">{s.byline}</a>'
        f'</span></div></header><div class="entry-content">\n{text}\n<div class="sharedaddy sd-sharing-enabled">'
        '<h3 class="sd-title">Share this:</h3><ul><li><a>Facebook</a></li><li><a>X</a></li></ul></div>'
        '<div id="jp-relatedposts" class="jp-relatedposts"><h3 class="jp-relatedposts-headline"><em>Related'
        f"</em></h3>{chrome.teasers(3)}</div></div>"
        '<footer class="entry-footer"><span class="cat-links">Posted in <a>News</a></span><span class='
        '"tags-links">Tagged <a>county</a>, <a>winter</a></span></footer></article>'
        '<div class="author-box"><img src="/me.jpg"><h4>About the author</h4><p>A reporter for the Tarn'
        " Observer since 2009. Likes boats, dislikes meetings, and has written two books about bread.</p></div>"
        f'<nav class="navigation post-navigation"><a rel="prev">{chrome.OTHERS[0][0]}</a></nav>'
        '<div id="comments" class="comments-area"><h2>3 thoughts on this</h2><ol class="comment-list">'
        + "".join(
            f'<li class="comment"><div class="comment-body"><cite class="fn">Walker57</cite> <p>{c}</p></div></li>'
            for c in chrome.COMMENTS[:3]
        )
        + '</ol></div></main></div><aside id="secondary" class="widget-area"><section class="widget"><h2>Recent'
        f" posts</h2><ul>{chrome.others()}</ul></section></aside>{chrome.footer('The Tarn Observer')}</div>"
    )
    return chrome.page(head, inside, body_tag='<body class="single has-sidebar comments-open">')


def drupal(s: Story) -> str:
    """Fields in nested divs; the body has no paragraphs but a first one, and divs."""
    text = chrome.body(s.body, p="<div>{}</div>", h2="<div><strong>{}</strong></div>")
    head = (
        f"<title>{s.title} | Kerr County Radio</title>"
        f'<meta name="dcterms.date" content="{s.day}T06:15+01:00">'
    )
    inside = (
        f'<div class="region region-header">{chrome.menu()}<div class="block block-search"><form><input>'
        "</form></div></div>"
        '<div class="region region-content"><div id="block-system-main" class="block"><div class="content">'
        '<div id="node-88" class="node node-story view-mode-full clearfix"><h1>'
        f'{s.title}</h1><div class="submitted">{s.byline} – {s.shown_day}</div><div class="content">'
        f'<div class="field field-name-field-intro field-type-text-long"><div class="field-items"><div '
        f'class="field-item even">{s.standfirst}</div></div></div><div class="field field-name-body">'
        f'<div class="field-items"><div class="field-item even" property="content:encoded">\n{text}\n'
        '</div></div></div><div class="field field-name-field-tags"><div class="field-label">Tags:&nbsp;</div>'
        '<div class="field-items"><div class="field-item even"><a>County</a></div></div></div></div>'
        '<ul class="links inline"><li><a>Printer-friendly version</a></li><li><a>Add new comment</a></li>'
        '</ul></div></div></div></div><div class="region region-sidebar-second"><div class="block block-views">'
        f"<h2>Most read</h2><ol>{chrome.others(5)}</ol></div></div>"
        f"{chrome.footer('Kerr County Radio')}"
    )
    return chrome.page(head, inside)


def blogger(s: Story) -> str:
    """One div, line breaks between paragraphs, comments longer than the story."""
    text = chrome.body(
        s.body,
        p="{}<br /><br />",
        h2="<b>{}</b><br /><br />",
        quote="<i>{}</i><br /><br />",
        tweet="{}<br /><br />",
    )
    comments = "".join(
        f'<dt class="comment-author">Anonymous said...</dt><dd class="comment-body"><p>{c} {c}</p></dd>'
        '<dd class="comment-footer"><span class="comment-timestamp"><a>7:14 PM</a></span></dd>'
        for c in chrome.COMMENTS
    )
    head = f"<title>Notes from Tarn: {s.title}</title>"
    inside = (
        '<div id="outer-wrapper"><div id="header-wrapper"><h1 class="title">Notes from Tarn</h1><p class='
        '"description">A small town, written down.</p></div><div id="main-wrapper"><div class="main section">'
        f'<h2 class="date-header">{s.shown_day}</h2><div class="post hentry"><h3 class="post-title '
        f'entry-title"><a href="/2025/x.html">{s.title}</a></h3><div class="post-body entry-content" '
        f'id="post-body-77">\n{text}\n<div style="clear: both;"></div></div><div class="post-footer"><span '
        f'class="post-author vcard">Posted by <span class="fn">{s.byline}</span></span> <span class="post-'
        'labels">Labels: <a>town</a>, <a>water</a></span></div></div><div class="comments" id="comments">'
        f'<h4>5 comments:</h4><dl id="comments-block">{comments}</dl></div></div></div>'
        f'<div id="sidebar-wrapper"><div class="widget BlogArchive"><h2>Blog Archive</h2><ul>{chrome.others(5)}'
        '</ul></div><div class="widget Profile"><h2>About Me</h2><p>I write about what I see from my window,'
        " which is mostly the river and the people who fall into it.</p></div></div></div>"
    )
    return chrome.page(head, inside)


def platform(s: Story) -> str:
    """Hashed class names, everything in nested divs, claps and a portrait at the end."""
    text = chrome.body(
        s.body,
        p='<p class="pw-post-body-paragraph mk ml gu mm b">{}</p>',
        h2='<h1 class="nr ns gu bf nt">{}</h1>',
        quote='<blockquote class="oq or os"><p class="mk ml ot">{}</p></blockquote>',
    )
    figure = (
        '<figure class="mx my mz"><div><picture><img></picture></div><figcaption class="nh ni nj">Photo by'
        ' <a href="//u">Ida Sorge</a> on Pictura</figcaption></figure>'
    )
    text = chrome.inserted(text, 4, figure)
    head = f"<title>{s.title} | by {s.byline} | Longreads</title>" + chrome.json_ld(
        s, "Longreads", dateModified=f"{s.day}T11:00:00+01:00"
    )
    inside = (
        '<div id="root"><div class="a b c"><div class="d e f"><a>Open in app</a><a>Sign up</a><a>Sign in</a>'
        "</div><div><div><div><article><div class='l'><div class='l'><section><div><div class='ir is it'>"
        f'<div><h1 class="pw-post-title hv hw">{s.title}</h1></div><div><h2 class="pw-subtitle-paragraph iu">'
        f'{s.standfirst}</h2></div><div class="iv ab"><a rel="noopener follow">{s.byline}</a><span>·</span>'
        f'<button>Follow</button><div class="ab"><span>6 min read</span><span>·</span><span>{s.shown_day}'
        "</span></div></div><div class='ab co'><div>--</div><button>Listen</button><button>Share</button></div>"
        f"</div>\n{text}\n</div></section></div></div></article></div></div></div>"
        '<div class="ab ca"><div><a>Town Life</a></div><div><a>Politics</a></div></div>'
        f'<div class="l"><div class="ab"><h2>Written by {s.byline}</h2><div>1.2K Followers</div><p>Writes about'
        " places that are on no map, and about people who live there all the same.</p><button>Follow</button>"
        f"</div></div><div><h2>More from {s.byline}</h2>{chrome.teasers(4, css='oz pa')}</div>"
        f"<div><h2>Recommended from Longreads</h2>{chrome.teasers(5, css='oz pb')}</div></div></div>"
    )
    return chrome.page(head, inside)


def amp(s: Story) -> str:
    text = chrome.inserted(
        chrome.body(s.body), 2, '<amp-ad width="300"><div placeholder>Advertisement</div></amp-ad>'
    )
    text = chrome.inserted(
        text,
        5,
        '<amp-img src="/1.jpg"></amp-img><p class="caption">A street in the old town. (Foto: Ane Lund)</p>',
    )
    head = (
        f"<title>{s.title}</title><style amp-boilerplate>body{{-webkit-animation:none}}</style>"
        + chrome.json_ld(s, "Mercury Online", articleSection=s.section)
    )
    inside = (
        '<amp-sidebar id="sidebar" layout="nodisplay"><ul><li>Home</li><li>Sport</li><li>Videos from the'
        ' region and the whole country</li></ul></amp-sidebar><header class="amp-header"><a>Mercury Online</a>'
        f'</header><amp-consent id="consent" layout="nodisplay"><div>{chrome.cookie_banner()}</div></amp-consent>'
        f'<article class="amp-wp-article"><header><h1 class="amp-wp-title">{s.title}</h1><div class="amp-wp-'
        f'byline">{s.byline}</div><div class="amp-wp-posted-on"><time datetime="{s.day}">{s.shown_day}</time>'
        f'</div></header><amp-img src="/top.jpg"></amp-img><div class="amp-wp-article-content">\n{text}\n</div>'
        '<amp-social-share type="email"></amp-social-share></article><amp-list><div class="next-read"><h3>Next'
        f"</h3><ul>{chrome.others(5)}</ul></div></amp-list>{chrome.footer('Mercury Online')}"
    )
    return chrome.page(head, inside, html=f'<html amp lang="{s.language}">')
