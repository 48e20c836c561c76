# ruff: noqa: E501 — markup is not wrapped
"""Markup of earlier days: layout in tables, fonts, line breaks, and pages written by hand."""

from tests.ingest.page_making import chrome
from tests.ingest.page_making.stories import Story


def tables(s: Story) -> str:
    """Menu, story and sidebar are cells of a table; two line breaks part the paragraphs."""
    text = chrome.body(
        s.body,
        p="{}<BR><BR>",
        h2='<FONT SIZE="+1"><B>{}</B></FONT><BR><BR>',
        quote="<I>{}</I><BR><BR>",
    )
    links = "".join(f'<a href="{i}.htm">{t}</a><br>' for i, (t, _) in enumerate(chrome.OTHERS))
    return (
        f"<HTML><HEAD><TITLE>The Selm Standard -- {s.title}</TITLE></HEAD><BODY BGCOLOR=white>"
        '<TABLE WIDTH=760 BORDER=0><TR><TD COLSPAN=3><IMG SRC="logo.gif" ALT="Standard"> <A HREF=/>Home</A> | <A'
        " HREF=/s>Sport</A> | <A HREF=/w>Weather</A></TD></TR><TR><TD WIDTH=140 VALIGN=top><FONT SIZE=1><A "
        "HREF=/1>Front page</A><BR><A HREF=/2>Letters</A><BR><A HREF=/3>Deaths</A></FONT></TD>"
        f"<TD WIDTH=460 VALIGN=top><FONT FACE=Times SIZE=5><B>{s.title}</B></FONT><BR>"
        f"<FONT SIZE=2>By {s.byline}, Standard staff<BR>{s.shown_day}</FONT><BR><BR><FONT FACE=Times SIZE=3>\n"
        f"{text}\n</FONT><HR><FONT SIZE=1><A HREF=mail>E-mail this story</A> | <A HREF=print>Print this story"
        f"</A></FONT></TD><TD WIDTH=160 VALIGN=top><FONT SIZE=1><B>Other stories</B><BR>{links}</FONT></TD></TR>"
        "<TR><TD COLSPAN=3 ALIGN=center><FONT SIZE=1>Copyright 2024 The Selm Standard. All rights reserved."
        " This material may not be published, broadcast or rewritten.</FONT></TD></TR></TABLE></BODY></HTML>"
    )


def by_hand(s: Story) -> str:
    """Paragraphs that are never closed, headings in bold, a rule above the footer."""
    text = chrome.body(s.body, p="<p>{}", h2="<p><b>{}</b>", quote="<p><em>{}</em>")
    return (
        f"<html><head><title>{s.title}</title></head><body><center><h2>{s.title}</h2></center>"
        f"<p align=right><small>{s.byline}<br>{s.shown_day}</small>\n{text}\n<hr><p><small>Back to the"
        ' <a href="index.html">index</a> - Write to the <a href="mailto:x">webmaster</a></small></body></html>'
    )


def printed(s: Story) -> str:
    """A page for printing: spans and single line breaks inside one cell."""
    text = chrome.body(
        s.body, p="<span class=txt>{}</span><br>", h2="<span class=sub>{}</span><br>"
    )
    inside = (
        '<div class="printhead"><img src="logo.png"> Printed from www.halmpost.example</div>'
        f'<table class="p"><tr><td><span class="ttl">{s.title}</span><br><span class="src">Halm Post, '
        f'{s.shown_day}</span></td></tr><tr><td>\n{text}\n</td></tr></table><div class="printfoot">URL:'
        " http://www.halmpost.example/a/1<br>© Halm Post. For personal use only.</div>"
    )
    return chrome.page(f"<title>{s.title}</title>", inside)


def release(s: Story) -> str:
    """A press release on an agency's page, contacts and portrait at the end."""
    text = chrome.body(s.body)
    head = f"<title>{s.title} | ReleaseWire</title>" + chrome.meta(
        og__title=s.title, og__site_name="ReleaseWire"
    )
    inside = (
        f'<header>{chrome.menu("Solutions Pricing Journalists Login")}</header><main><article class="release">'
        f'<header><h1>{s.title}</h1><div class="release-meta"><span class="provided-by">News provided by <a>Harrow'
        f' Instruments</a></span><span class="release-date">{s.shown_day}, 08:00 ET</span></div><div class="share-'
        'this"><p>Share this article</p></div></header><section class="release-body container">\n'
        f"{text}\n<p>SOURCE Harrow Instruments</p></section><section class='contact'><h3>Media contact</h3><p>Tel."
        ' +44 20 7946 0000, press@harrow.example</p></section></article><section class="related-releases"><h2>Also'
        f" from this source</h2>{chrome.teasers(3)}</section></main>{chrome.footer('ReleaseWire')}"
    )
    return chrome.page(head, inside)


def letter(s: Story) -> str:
    """A newsletter: tables in tables, every paragraph a cell."""
    cell = '<tr><td class="mcnTextContent" style="padding:9px 18px;">{}</td></tr>'
    text = "\n".join(
        f"<table><tbody>{cell.format(part)}</tbody></table>"
        for part in chrome.body(s.body, p="<p>{}</p>", li="<p>{}</p>").split("\n")
        if part not in ("<ul>", "</ul>")
    )
    inside = (
        '<center><table id="bodyTable"><tr><td><table id="templatePreheader"><tr><td>Trouble reading this? <a>View'
        ' it in your browser</a></td></tr></table><table id="templateHeader"><tr><td><img alt="The Morning Tide">'
        f'</td></tr></table><table id="templateBody"><tr><td><h1>{s.title}</h1>\n{text}\n</td></tr></table><table '
        'id="templateFooter"><tr><td><em>Copyright © 2025 The Morning Tide, all rights reserved.</em><br>You are'
        " receiving this email because you signed up on our website.<br><a>unsubscribe from this list</a></td></tr>"
        "</table></td></tr></table></center>"
    )
    return chrome.page(f"<title>{s.title}</title>", inside)


def forum(s: Story) -> str:
    """A story posted in a forum; the replies are not the story."""
    text = chrome.body(s.body, p="{}<br><br>", h2="<b>{}</b><br><br>", quote="{}<br><br>")
    replies = "".join(
        f'<div id="post{n}" class="post reply"><div class="postprofile"><a>Walker{n}</a><br>Posts: {n * 31}</div>'
        f'<div class="postbody"><div class="content">{words}</div><div class="signature">It is later than you think.'
        "</div></div></div>"
        for n, words in enumerate(chrome.COMMENTS[:3], 2)
    )
    inside = (
        f'<div id="wrap"><div id="page-header"><h1>Tarn Talk</h1><p>The forum of the valley</p>{chrome.menu()}</div>'
        f'<div id="page-body"><h2 class="topic-title"><a>{s.title}</a></h2><div id="post1" class="post first"><div '
        f'class="postprofile"><a>{s.byline}</a><br>Posts: 1871</div><div class="postbody"><p class="author">Posted'
        f' {s.shown_day}, 8:01 am</p><div class="content">{text}</div></div></div>{replies}</div></div>'
    )
    return chrome.page(f"<title>{s.title} - Tarn Talk</title>", inside)
