"""Feeds, sitemaps and pages that announce a feed; and files that only look like one."""

import gzip
import time
from datetime import date

import pytest

from analysis.fetching import FeedEntry, Fetcher, FetchError
from tests.fetching.internet import OTHER, Internet, Server, answer, redirect

URL = "http://courier.example/feed"
TODAY = date(2025, 6, 1)

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>The Courier</title><link>http://courier.example/</link>
<item><title>Pier &amp; port &lt;b&gt;sold&lt;/b&gt;</title><link>/pier#top</link>
  <pubDate>Mon, 03 Mar 2025 23:30:00 -0500</pubDate><description>Long.</description></item>
<item><title>Ferry</title><link>http://other.example/ferry</link>
  <dc:date>2025-03-04</dc:date></item>
<item><title>Again</title><link>http://courier.example/pier</link></item>
<item><title>To come</title><link>/later</link>
  <pubDate>Mon, 02 Jun 2025 00:00:00 GMT</pubDate></item>
<item><title>By its guid</title><guid>http://courier.example/guid</guid></item>
<item><title>No link</title></item>
<item><title>Bad</title><link>javascript:alert(1)</link></item>
<item><title>Bad</title><link>file:///etc/passwd</link></item>
</channel></rss>"""
RSS_ENTRIES = (
    FeedEntry(
        url="http://courier.example/pier", title="Pier & port sold", published=date(2025, 3, 3)
    ),
    FeedEntry(url="http://other.example/ferry", title="Ferry", published=date(2025, 3, 4)),
    FeedEntry(url="http://courier.example/later", title="To come"),
    FeedEntry(url="http://courier.example/guid", title="By its guid"),
)
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Courier</title>
<entry><title type="html">Pier &lt;i&gt;sold&lt;/i&gt;</title><link rel="self" href="/self"/>
  <link rel="alternate" href="/pier"/><published>2025-03-04T01:00:00+02:00</published>
  <updated>2025-05-05T01:00:00Z</updated></entry>
<entry><title>Ferry</title><link href="ferry?a=1&amp;b=2"/>
  <updated>2025-05-05T01:00:00Z</updated></entry>
</feed>"""
ATOM_ENTRIES = (
    FeedEntry(url="http://courier.example/pier", title="Pier sold", published=date(2025, 3, 4)),
    FeedEntry(url="http://courier.example/ferry?a=1&b=2", title="Ferry"),
)
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="http://courier.example/"><title>The Courier</title></channel>
<item rdf:about="http://courier.example/pier"><title>Pier</title>
<link>http://courier.example/pier</link><dc:date>2025-03-04T10:00:00Z</dc:date></item></rdf:RDF>"""
SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>http://courier.example/undated</loc></url>
<url><loc>http://courier.example/old</loc><lastmod>2024-01-01</lastmod></url>
<url><loc> http://courier.example/pier </loc><news:news>
  <news:publication><news:name>The Courier</news:name></news:publication>
  <news:publication_date>2025-03-04T08:00:00+01:00</news:publication_date>
  <news:title>Pier sold</news:title></news:news></url>
<url><loc>http://courier.example/changed</loc><lastmod>2025-02-02T00:00:00Z</lastmod></url>
<url><loc>mailto:ann@courier.example</loc></url><url/>
</urlset>"""
SITEMAP_ENTRIES = (
    FeedEntry(url="http://courier.example/pier", title="Pier sold", published=date(2025, 3, 4)),
    FeedEntry(url="http://courier.example/changed"),
    FeedEntry(url="http://courier.example/old"),
    FeedEntry(url="http://courier.example/undated"),
)


@pytest.fixture
def server(internet: Internet) -> Server:
    return internet.site()


def feed(text: str | bytes, kind: str = "application/xml", *headers: str) -> bytes:
    return answer(text.encode() if isinstance(text, str) else text, *headers, kind=kind)


def problem_of(fetch: Fetcher, url: str = URL) -> tuple[str, str]:
    with pytest.raises(FetchError) as caught:
        fetch.feed(url)
    return caught.value.problem.code, caught.value.problem.message


@pytest.mark.parametrize(
    "kind", ["application/rss+xml; charset=utf-8", "text/xml", "text/plain", ""]
)
def test_rss(fetch: Fetcher, server: Server, kind: str) -> None:
    server.pages["/feed"] = feed(RSS, kind)
    assert fetch.feed(URL, today=TODAY) == RSS_ENTRIES
    assert server.paths == ["/robots.txt", "/feed"]


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        (ATOM, ATOM_ENTRIES),
        (RDF, (FeedEntry(url=RSS_ENTRIES[0].url, title="Pier", published=date(2025, 3, 4)),)),
        (SITEMAP, SITEMAP_ENTRIES),
        ("\n \n" + RSS, RSS_ENTRIES),
        (RSS.replace("</channel></rss>", ""), RSS_ENTRIES),
        (RSS.replace("Pier &amp;", "Pier &"), None),
        (RSS.replace("Pier &amp;", "Pier &eacute;"), None),
    ],
    ids=["atom", "rdf", "sitemap", "blank first", "cut off", "bare &", "html entity"],
)
def test_other_feeds(
    fetch: Fetcher, server: Server, text: str, entries: tuple[FeedEntry, ...] | None
) -> None:
    server.pages["/feed"] = feed(text)
    found = fetch.feed(URL, today=TODAY)
    if entries is None:
        assert [one.url for one in found] == [one.url for one in RSS_ENTRIES]
        assert found[1:] == RSS_ENTRIES[1:]
    else:
        assert found == entries


@pytest.mark.parametrize("fault", ["A & B", "&eacute;", "a &b; c", "& & &#38;"])
def test_a_fault_does_not_change_the_addresses_behind_it(
    fetch: Fetcher, server: Server, fault: str
) -> None:
    server.pages["/feed"] = feed(
        f"<rss><channel><item><title>{fault}</title><link>/a?b=1&amp;c=2</link></item>"
        "<item><link>/d?e=1&f=2</link></item></channel></rss>"
    )
    assert [one.url[22:] for one in fetch.feed(URL)] == ["/a?b=1&c=2", "/d?e=1&f=2"]


@pytest.mark.parametrize("encoding", ["iso-8859-1", "utf-16"])
def test_feeds_in_other_encodings(fetch: Fetcher, server: Server, encoding: str) -> None:
    text = RSS.replace("utf-8", encoding).replace("Ferry", "Café")
    server.pages["/feed"] = feed(text.encode(encoding))
    assert [one.title for one in fetch.feed(URL, today=TODAY)][1] == "Café"


@pytest.mark.parametrize("headers", [(), ("Content-Encoding: gzip",)])
def test_a_packed_sitemap(fetch: Fetcher, server: Server, headers: tuple[str, ...]) -> None:
    data = gzip.compress(SITEMAP.encode())
    server.pages["/map.xml.gz"] = feed(data, "application/x-gzip", *headers)
    assert fetch.feed("http://courier.example/map.xml.gz", today=TODAY) == SITEMAP_ENTRIES


def test_a_packed_sitemap_that_grows_without_end(fetch: Fetcher, server: Server) -> None:
    server.pages["/feed"] = feed(gzip.compress(b"<urlset>" * 10_000_000), "application/gzip")
    assert problem_of(fetch)[0] == "E_TOO_BIG"


def test_a_damaged_packed_sitemap(fetch: Fetcher, server: Server) -> None:
    server.pages["/feed"] = feed(gzip.compress(SITEMAP.encode())[:-20], "application/gzip")
    assert problem_of(fetch)[0] == "E_URL_BROKEN"


def sitemap_of(*pages: tuple[str, str]) -> str:
    rows = (f"<url><loc>{url}</loc><lastmod>{day}</lastmod></url>" for url, day in pages)
    return f"<urlset>{''.join(rows)}</urlset>"


def index_of(*maps: tuple[str, str]) -> str:
    rows = (f"<sitemap><loc>{url}</loc><lastmod>{day}</lastmod></sitemap>" for url, day in maps)
    return f"<sitemapindex>{''.join(rows)}</sitemapindex>"


def test_an_index_of_sitemaps(fetch: Fetcher, server: Server, internet: Internet) -> None:
    server.pages |= {
        "/feed": feed(index_of(("/old.xml", "2024-01-01"), ("/new.xml", "2025-01-01"))),
        "/old.xml": feed(sitemap_of(("/a", "2024-01-01"), ("/b", "2025-03-01"))),
        "/new.xml": feed(sitemap_of(("/c", "2025-02-01"))),
    }
    assert [one.url[-2:] for one in fetch.feed(URL)] == ["/b", "/c", "/a"]
    assert server.paths == ["/robots.txt", "/feed", "/new.xml", "/old.xml"]
    assert len(internet.slept) == 3


def test_an_index_goes_one_level_deep_and_not_on_for_ever(fetch: Fetcher, server: Server) -> None:
    server.pages["/feed"] = feed(index_of(*((f"/{n}.xml", "2025-01-01") for n in range(40))))
    for n in range(40):
        server.pages[f"/{n}.xml"] = feed(index_of(("/feed", "2025-01-01"), ("/x", "2025-01-01")))
    assert problem_of(fetch)[0] == "E_NO_FEED"
    assert len(server.paths) == 12
    assert "/x" not in server.paths


def test_one_bad_sitemap_among_good_ones(
    fetch: Fetcher, server: Server, internet: Internet
) -> None:
    internet.names["hidden.example"] = [("10.0.0.1",)]
    maps = ("http://hidden.example/", "/gone.xml", "/good.xml", "/bomb.xml")
    server.pages |= {
        "/feed": feed(index_of(*((url, "2025-01-01") for url in maps))),
        "/good.xml": feed(sitemap_of(("/a", "2025-01-01"))),
        "/bomb.xml": feed(BOMB),
    }
    assert [one.url for one in fetch.feed(URL)] == ["http://courier.example/a"]
    assert {number for number, _ in internet.dialled} == {"93.184.216.34"}


def test_only_bad_sitemaps(fetch: Fetcher, server: Server) -> None:
    server.pages["/feed"] = feed(index_of(("/gone.xml", "2025-01-01")))
    code, message = problem_of(fetch)
    assert code == "E_URL_GONE"
    assert "gone.xml" in message


def test_the_newest_500_of_a_sitemap(fetch: Fetcher, server: Server) -> None:
    rows = [(f"/{n}", f"20{n % 90 + 10}-01-01") for n in range(2000)]
    server.pages["/feed"] = feed(sitemap_of(*rows))
    found = fetch.feed(URL)
    assert len(found) == 500
    assert found[0].url == "http://courier.example/89"
    assert {int(one.url.rpartition("/")[2]) % 90 for one in found} == set(range(67, 90))


def test_the_first_500_of_a_feed(fetch: Fetcher, server: Server) -> None:
    items = "".join(f"<item><link>/{n}</link></item>" for n in range(2000))
    server.pages["/feed"] = feed(f"<rss version='2.0'><channel>{items}</channel></rss>")
    assert [one.url for one in fetch.feed(URL)] == [
        f"http://courier.example/{n}" for n in range(500)
    ]


PAGE = """<!doctype html><html><head><title>The Courier</title>
<link rel="stylesheet" href="/style.css"><link rel="alternate" hreflang="fr" href="/fr">
<link rel="Alternate" type="application/rss+xml; charset=utf-8" title="News" href="/news.rss">
<link rel="alternate" type="application/atom+xml" href="/other.atom"></head><p>Words</p></html>"""


def test_a_page_that_announces_its_feed(fetch: Fetcher, server: Server) -> None:
    server.pages |= {"/": answer(PAGE.encode()), "/news.rss": feed(RSS)}
    assert fetch.feed("http://courier.example/", today=TODAY) == RSS_ENTRIES
    assert server.paths == ["/robots.txt", "/", "/news.rss"]


def test_a_page_that_announces_a_page(fetch: Fetcher, server: Server) -> None:
    server.pages |= {"/": answer(PAGE.encode()), "/news.rss": answer(PAGE.encode())}
    code, message = problem_of(fetch, "http://courier.example/")
    assert code == "E_NO_FEED"
    assert "news.rss" in message
    assert server.paths == ["/robots.txt", "/", "/news.rss"]


def test_a_page_that_announces_itself(fetch: Fetcher, server: Server) -> None:
    server.pages["/news.rss"] = answer(PAGE.encode())
    assert problem_of(fetch, "http://courier.example/news.rss")[0] == "E_NO_FEED"
    assert server.paths == ["/robots.txt", "/news.rss"]


@pytest.mark.parametrize("target", ["http://127.0.0.1/feed", "http://hidden.example/", "//[::1]/"])
def test_a_page_that_announces_a_private_machine(
    fetch: Fetcher, server: Server, internet: Internet, target: str
) -> None:
    internet.names["hidden.example"] = [("169.254.169.254",)]
    server.pages["/"] = answer(PAGE.replace("/news.rss", target).encode())
    assert problem_of(fetch, "http://courier.example/")[0] == "E_URL_BLOCKED"
    assert {number for number, _ in internet.dialled} == {"93.184.216.34"}


@pytest.mark.parametrize(
    "text",
    [
        "<!doctype html><html><p>Words, and no feed.</p></html>",
        "<html><link rel=alternate type=text/html href=/fr></html>",
        "<html><link rel=alternate type=application/rss+xml href='javascript:x'></html>",
        "just words",
        "{}",
        "<",
        "\x00",
        "<svg xmlns='http://www.w3.org/2000/svg'/>",
    ],
)
def test_no_feed(fetch: Fetcher, server: Server, text: str) -> None:
    server.pages["/feed"] = feed(text, "text/html")
    code, message = problem_of(fetch)
    assert code == "E_NO_FEED"
    assert "is no feed or sitemap" in message


@pytest.mark.parametrize(
    "text", ["<rss/>", "<rss><channel/></rss>", "<urlset/>", "<sitemapindex/>"]
)
def test_a_feed_of_nothing(fetch: Fetcher, server: Server, text: str) -> None:
    server.pages["/feed"] = feed(text)
    code, message = problem_of(fetch)
    assert code == "E_NO_FEED"
    assert "no address of a page in it" in message


def test_a_picture(fetch: Fetcher, server: Server) -> None:
    server.pages["/feed"] = feed(b"\x89PNG", "image/png")
    assert problem_of(fetch)[0] == "E_TYPE"


def test_robots_hold_for_feeds(fetch: Fetcher, server: Server) -> None:
    server.pages |= {
        "/feed": feed(RSS),
        "/robots.txt": answer(b"User-agent: *\nDisallow: /feed", kind="text/plain"),
    }
    code, message = problem_of(fetch)
    assert code == "E_ROBOTS"
    assert URL in message
    assert server.paths == ["/robots.txt"]


def test_a_feed_that_moved(fetch: Fetcher, server: Server, internet: Internet) -> None:
    server.pages["/feed"] = redirect("http://other.example/new/feed")
    internet.site("other.example", OTHER).pages["/new/feed"] = feed(ATOM)
    assert fetch.feed(URL)[1].url == "http://other.example/new/ferry?a=1&b=2"


SECRET = "file:///etc/hostname"
ITEM = "<item><title>&x;</title><link>/pier</link></item>"
LAUGHS = "".join(
    f'<!ENTITY {name} "{f"&{below};" * 10}">'
    for below, name in zip("abcdefghij", "bcdefghijx", strict=True)
)
BOMB = f'<!DOCTYPE rss [<!ENTITY a "ha">{LAUGHS}]><rss><channel>{ITEM}</channel></rss>'


@pytest.mark.parametrize(
    "text",
    [
        BOMB,
        BOMB.encode("utf-16"),
        BOMB.replace("rss", "urlset"),
        f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{SECRET}">]><rss><channel>{ITEM}</channel></rss>',
        f'<!DOCTYPE rss [<!ENTITY % x SYSTEM "{SECRET}"> %x;]><rss><channel>{ITEM}</channel></rss>',
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "http://127.0.0.1/x">]>'
        f"<rss><channel>{ITEM}</channel></rss>",
        '<!DOCTYPE feed [<!ENTITY x "quadratic">]><feed xmlns="http://www.w3.org/2005/Atom"/>',
    ],
    ids=["laughs", "wide", "sitemap", "file", "parameter", "address", "harmless"],
)
def test_entities_of_its_own(
    fetch: Fetcher, server: Server, internet: Internet, text: str | bytes
) -> None:
    server.pages["/feed"] = feed(text)
    start = time.process_time()
    code, message = problem_of(fetch)
    assert code == "E_NO_FEED"
    assert "entities" in message
    assert time.process_time() - start < 2
    assert internet.looked_up == ["courier.example"] * 2


def test_a_doctype_elsewhere_is_not_loaded(
    fetch: Fetcher, server: Server, internet: Internet
) -> None:
    head = '<!DOCTYPE rss PUBLIC "-//Old//DTD RSS 0.91//EN" "http://courier.example/rss.dtd">'
    server.pages["/feed"] = feed(head + f"<rss><channel>{ITEM.replace('&x;', 'x')}</channel></rss>")
    assert fetch.feed(URL)[0].title == "x"
    assert server.paths == ["/robots.txt", "/feed"]


@pytest.mark.parametrize(
    "text",
    [
        "<rss><channel>" + "<a>" * 90_000,
        "<rss><channel>" + "<item><link>/a</link></item>" * 10_000,
        "<rss><channel><item><link>/a</link>" + "<x a='b'/>" * 29_000,
        "<rss><channel><item><link>/a</link><title>" + "a &lt;" * 45_000,
        "<rss><channel><item><title>" + "<" * 290_000,
        "<rss><channel><item><link>/a</link><title>" + "<b>" * 90_000,
        "<urlset>" + "<url><loc>http://courier.example/x</loc></url>" * 6_000,
        "<html>" + "<div>" * 59_000,
    ],
    ids=["deep", "items", "strange", "title", "broken", "deep title", "sitemap", "page"],
)
def test_large_and_strange_ones_end_soon(fetch: Fetcher, server: Server, text: str) -> None:
    server.pages["/feed"] = feed(text)
    start = time.process_time()
    try:
        found = len(fetch.feed(URL))
    except FetchError as error:
        found = error.problem.code == "E_NO_FEED"
    assert found == 1
    assert time.process_time() - start < 3
