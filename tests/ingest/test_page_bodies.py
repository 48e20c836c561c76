"""The bodies of invented pages, in the markup of many kinds of sites: floors that must not sink."""

import re
from collections import Counter
from datetime import date
from statistics import fmean

import pytest

from analysis.ingest import read_article
from analysis.models import Article
from tests.ingest import building
from tests.ingest.page_making.making import HELD_OUT, TUNED, make

TUNED_PAGES = {name: (page, body) for name, page, body in make(TUNED)}
HELD_OUT_PAGES = {name: (page, body) for name, page, body in make(HELD_OUT)}
FLOOR, FLOOR_OF_ALL, FLOOR_OF_HELD_OUT = 0.95, 0.99, 0.97
FLOOR_WITHOUT_NAMES = 0.94
NAMES = re.compile(r"\s(?:class|id|role|data-[\w-]+)=(?:\"[^\"]*\"|'[^']*')")


def read(page: str) -> Article:
    return read_article(page.encode(), "a.html", today=building.TODAY.replace(year=2026))


def body_of(page: str) -> str:
    return building.body_of(read(page))


def f1(found: str, expected: str) -> float:
    """Of words in runs of four."""

    def runs(text: str) -> Counter[tuple[str, ...]]:
        words = re.findall(r"\w+", text.lower())
        return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)))

    got, wanted = runs(found), runs(expected)
    return 2 * (got & wanted).total() / (got.total() + wanted.total())


def test_f1_sees_what_is_lost_and_what_is_added():
    whole = "one two three four five six seven eight"
    assert f1(whole, whole) == 1.0
    assert f1(whole[:30], whole) < 0.9
    assert f1(whole + " and nine words that were added to it", whole) < 0.8
    assert f1("nothing of all that stands in it", whole) == 0.0


@pytest.mark.parametrize("name", TUNED_PAGES)
def test_body(name: str):
    page, body = TUNED_PAGES[name]
    assert f1(body_of(page), body) >= FLOOR


def test_all_bodies():
    scores = [f1(body_of(page), body) for page, body in TUNED_PAGES.values()]
    assert fmean(scores) >= FLOOR_OF_ALL


def test_bodies_of_pages_that_were_written_after_the_rules():
    scores = [f1(body_of(page), body) for page, body in HELD_OUT_PAGES.values()]
    assert fmean(scores) >= FLOOR_OF_HELD_OUT


def test_bodies_where_nothing_has_a_name():
    scores = [f1(body_of(NAMES.sub("", page)), body) for page, body in TUNED_PAGES.values()]
    assert fmean(scores) >= FLOOR_WITHOUT_NAMES


@pytest.mark.parametrize("name", ["wordpress_1", "broadsheet_1", "regional_2", "agency_1"])
def test_what_stands_beside_the_story_is_kept_and_marked(name: str):
    article = read(TUNED_PAGES[name][0])
    kinds = {block.kind for block in article.marked}
    assert kinds >= {"headline", "byline", "related", "promo"}
    assert all(block.reason for block in article.marked if block.kind not in ("headline", "body"))
    assert all(block.span.of(article.text).strip() for block in article.marked)


@pytest.mark.parametrize("name", ["paywall_1", "paywall_2", "stub_fr_1"])
def test_a_page_with_the_beginning_only_says_so(name: str):
    page, _ = {**TUNED_PAGES, **HELD_OUT_PAGES}[name]
    assert [remark.code for remark in read(page).remarks] == ["N_PAYWALL"]


def test_whole_articles_carry_no_such_remark():
    others = (page for name, (page, _) in TUNED_PAGES.items() if "paywall" not in name)
    assert [remark for page in others for remark in read(page).remarks] == []


@pytest.mark.parametrize(
    ("name", "field", "value"),
    [
        ("wordpress_1", "publisher", "The Tarn Observer"),
        ("wordpress_1", "section", "Transport"),
        ("wordpress_1", "byline", "Marit Hollen"),
        ("arc_1", "byline", "Samir Oduya and Clare Penhallow"),
        ("amp_1", "section", "Business"),
        ("tables_1", "title", "Bridge at Oster Sound to stay shut until spring"),
        ("tables_1", "published", date(2025, 3, 11)),
        ("blogger_2", "title", "Council drops plan to sell riverside allotments"),
        ("forum_2", "title", "Council drops plan to sell riverside allotments"),
        ("regional_1", "language", "de"),
    ],
)
def test_facts(name: str, field: str, value: object):
    assert getattr(read(TUNED_PAGES[name][0]), field) == value
