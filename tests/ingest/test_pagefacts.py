"""What a page says of its article: title, writers, outlet, address, language, day."""

import json
from datetime import date

import pytest

from analysis.ingest.pages.elements import parse_page
from analysis.ingest.pages.facts import find_facts
from analysis.models import Basis
from tests.ingest.building import STORY, TODAY, json_ld, page, read


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2025-08-14T10:00:00Z">',
        '<meta name="parsely-pub-date" content="2025-08-14">',
        '<meta itemprop="datePublished" content="14 August 2025">',
        json_ld('{"@type": "NewsArticle", "datePublished": "2025-08-14"}'),
        json_ld('[{"@type": ["Thing", "ReportageNewsArticle"], "datePublished": "2025-08-14"}]'),
    ],
)
def test_day_of_publication(head: str):
    assert read(page(head)).published == date(2025, 8, 14)


@pytest.mark.parametrize(
    "body",
    [
        f'<article><time datetime="2025-08-14T09:00">today</time>{STORY}</article>',
        f'<time pubdate datetime="2025-08-14">now</time>{STORY}',
        f"<article><h1>Plan dropped</h1><p>Published 14 August 2025</p>{STORY}</article>",
    ],
)
def test_day_of_publication_that_the_page_shows(body: str):
    assert read(page(body=body)).published == date(2025, 8, 14)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta property="article:published_time" content="2025-09-03">', STORY),
        ('<meta property="article:published_time" content="3025-08-14">', STORY),
        ('<meta property="article:modified_time" content="2025-08-14">', STORY),
        ('<meta name="date" content="Thursday">', STORY),
        ('<meta name="date" content="03/04/2025">', STORY),
        (json_ld('{"@type": "NewsArticle", "dateModified": "2025-08-14"}'), STORY),
        (json_ld('{"@type": "Event", "datePublished": "2025-08-14"}'), STORY),
        (json_ld('{"@type": "NewsArticle", "datePublished": 20250814}'), STORY),
        ("", f'<time datetime="2025-08-14">elsewhere on the page</time>{STORY}'),
        ("", f"{STORY}<p>The plan dates from 14 August 2025.</p><p>© 2025 Courier</p>"),
    ],
)
def test_unknown_day_stays_unknown(head: str, body: str):
    assert read(page(head, body)).published is None


def test_a_day_ahead_is_let_through_for_other_time_zones():
    head = '<meta property="article:published_time" content="2025-09-02T00:30:00+12:00">'
    assert read(page(head)).published == date(2025, 9, 2)


def test_a_refused_date_leaves_the_next_one():
    head = '<meta name="date" content="2025-08-14">' + json_ld(
        '{"@type": "NewsArticle", "datePublished": "2030-01-01"}'
    )
    assert read(page(head)).published == date(2025, 8, 14)


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>T | Courier</title>", f"<h1>Plan dropped</h1>{STORY}", "Plan dropped"),
        ('<meta property="og:title" content="Plan dropped">', STORY, "Plan dropped"),
        (
            json_ld('{"@type": "NewsArticle", "headline": "Plan &amp; ferry"}'),
            STORY,
            "Plan & ferry",
        ),
        ("<title>Plan dropped | Harbour Courier</title>", STORY, "Plan dropped"),
        ("<title>Plan dropped - Courier</title>", STORY, "Plan dropped"),
        ("<title>Plan dropped</title>", STORY, "Plan dropped"),
        ("<title> </title>", STORY, None),
        (
            '<meta name="publisher" content="Courier"><meta property="og:title" content="Plan">',
            f"<h1>Courier</h1>{STORY}",
            "Plan",
        ),
    ],
)
def test_title(head: str, body: str, title: str | None):
    article = read(page(head, body))
    assert article.title == title
    assert article.text.startswith(title or "The council")
    assert article.text.count("Plan dropped") == (title == "Plan dropped")


@pytest.mark.parametrize(
    ("head", "body", "byline"),
    [
        ('<meta name="author" content="Jane Doe">', STORY, "Jane Doe"),
        ('<meta name="byl" content="By Jane Doe">', STORY, "Jane Doe"),
        ('<meta property="article:author" content="https://courier.example/jane">', STORY, None),
        (json_ld('{"@type": "Article", "author": "Jane Doe"}'), STORY, "Jane Doe"),
        (json_ld('{"@type": "Article", "author": {"name": "Jane Doe"}}'), STORY, "Jane Doe"),
        (json_ld('{"@type": "Article", "author": [{"url": "x"}, 7]}'), STORY, None),
        ("", f'<p><a rel="author" href="/jane">Jane Doe</a></p>{STORY}', "Jane Doe"),
        ("", f'<div class="byline small">By Jane Doe</div>{STORY}', "Jane Doe"),
        ("", STORY, None),
    ],
)
def test_byline(head: str, body: str, byline: str | None):
    assert read(page(head, body)).byline == byline


@pytest.mark.parametrize(
    ("head", "url", "publisher"),
    [
        ('<link rel="canonical" href="https://www.courier.example/a">', True, "courier.example"),
        (
            '<meta property="og:url" content="https://www.courier.example/a">',
            True,
            "courier.example",
        ),
        ('<link rel="canonical" href="/a">', False, None),
        ('<link rel="canonical" href="javascript:alert(1)">', False, None),
        ('<link rel="canonical" href="http://[bad">', False, None),
        ('<meta property="og:site_name" content="Courier">', False, "Courier"),
        (json_ld('{"@type": "Article", "publisher": {"name": "Courier"}}'), False, "Courier"),
        ("", False, None),
    ],
)
def test_address_and_outlet(head: str, url: bool, publisher: str | None):
    article = read(page(head))
    assert article.url == ("https://www.courier.example/a" if url else None)
    assert article.publisher == publisher


@pytest.mark.parametrize(
    ("html", "language"),
    [
        ('<html lang="en-US">', "en"),
        ('<html lang="de_AT">', "de"),
        ('<html lang="">', None),
        ('<html lang="x1">', None),
        ("<html>", None),
    ],
)
def test_stated_language(html: str, language: str | None):
    tree = parse_page(page(html=html).decode())
    assert tree is not None
    stated = find_facts(tree, TODAY).language
    assert (stated[0] if stated else None) == language


def test_the_words_are_surer_than_what_the_page_says_of_its_language():
    assert read(page(html='<html lang="de">')).language == "en"


def dates(**stated: str) -> str:
    return json_ld(json.dumps({"@type": "NewsArticle", **stated}))


@pytest.mark.parametrize(
    ("head", "published_at", "updated"),
    [
        (dates(datePublished="2025-05-12T23:30:00-05:00"), "2025-05-12T23:30:00-05:00", None),
        (dates(datePublished="2025-05-12T23:30:00.123Z"), "2025-05-12T23:30:00+00:00", None),
        (dates(datePublished="2025-05-12 23:30+0200"), "2025-05-12T23:30:00+02:00", None),
        (dates(datePublished="Mon, 12 May 2025 23:30:00 GMT"), "2025-05-12T23:30:00+00:00", None),
        (dates(datePublished="2025-05-12T23:30:00"), None, None),
        (dates(datePublished="2025-05-12", dateModified="2025-05-14"), None, date(2025, 5, 14)),
        (dates(datePublished="2025-05-12", dateModified="2025-05-11"), None, None),
        (
            dates(datePublished="2025-05-12T10:00Z", dateModified="2025-05-12T09:00Z"),
            "2025-05-12T10:00:00+00:00",
            None,
        ),
        (dates(datePublished="2025-05-12", dateModified="2031-01-01"), None, None),
    ],
)
def test_moments(head: str, published_at: str | None, updated: date | None):
    article = read(page(head))
    assert article.published == date(2025, 5, 12)
    assert (article.published_at.isoformat() if article.published_at else None) == published_at
    assert article.updated == updated


@pytest.mark.parametrize("stated", ["1970-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "yesterday"])
def test_no_date_at_all(stated: str):
    article = read(page(dates(datePublished=stated)))
    assert (article.published, article.published_at, article.remarks) == (None, None, ())


def test_a_date_to_come_is_remarked_on():
    article = read(page(dates(datePublished="2031-01-01")))
    assert article.published is None
    assert [remark.code for remark in article.remarks] == ["N_DATE_TO_COME"]
    assert "2031-01-01" in article.remarks[0].message
    assert "datePublished" in article.remarks[0].message


def test_where_each_fact_was_read():
    head = (
        '<meta property="article:section" content="Harbour">'
        '<meta property="og:site_name" content="Post">'
        '<link rel="canonical" href="https://post.example/a">'
        + dates(datePublished="2025-05-12", author="Jane Doe")
    )
    basis = dict(read(page(head, f"<h1>Plan dropped</h1>{STORY}")).basis)
    assert basis == {
        "title": Basis.VISIBLE_TEXT,
        "byline": Basis.JSON_LD,
        "publisher": Basis.META_TAG,
        "section": Basis.META_TAG,
        "url": Basis.META_TAG,
        "language": Basis.DETECTED,
        "published": Basis.JSON_LD,
    }


def test_items_that_point_to_others_are_followed():
    graph = [
        {"@type": "NewsArticle", "publisher": {"@id": "#o"}, "author": {"@id": "#p"}},
        {"@type": "Organization", "@id": "#o", "name": "Courier"},
        {"@type": "Person", "@id": "#p", "name": "Jane Doe"},
    ]
    article = read(page(json_ld(json.dumps({"@graph": graph}))))
    assert (article.publisher, article.byline) == ("Courier", "Jane Doe")


@pytest.mark.parametrize(
    "broken",
    [
        "{not json",
        "[" * 100_000,
        "null",
        '"NewsArticle"',
        '{"@type": "NewsArticle", "headline": 7, "author": [[]], "publisher": []}',
        '{"@type": 7, "@graph": {"@graph": {}}}',
        "",
    ],
)
def test_broken_json_ld_is_as_good_as_none(broken: str):
    article = read(page(json_ld(broken)))
    assert (article.title, article.byline, article.publisher) == (None, None, None)


def test_what_was_given_wins():
    head = '<meta property="og:title" content="A"><meta name="author" content="Jane Doe">'
    given = {"title": "B", "publisher": "Courier", "published": date(2020, 1, 1)}
    article = read(page(head), **given)
    assert (article.title, article.publisher, article.published) == tuple(given.values())
    assert article.byline == "Jane Doe"
    assert article.text.startswith("A\n")
