"""The report: every number leads to its rows, every row to its passage, and nothing of it runs."""

import base64
import gc
import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from lxml import html

from analysis.charts.claim_words import describe_claims
from analysis.charts.claims_timeline import claims_timeline
from analysis.charts.labels import alt_text
from analysis.export import Format, export
from analysis.export.report import charts, texts, writing
from analysis.models import Block, BlockKind, Span
from analysis.store import Store
from tests.charts.frames import claim_and_denial, statements
from tests.export.building import HOSTILE, add_hostile, wanted_of
from tests.factory import COLLECTION, make_analysis

ALLOWED = {"application/json", "text/plain", None}


def report(store: Store, *, each: bool = False, **scope: Any) -> html.HtmlElement:
    wanted = replace(wanted_of(store, **scope), each=each)
    return html.document_fromstring(export(wanted, Format.HTML).decode())


def text_of(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def targets(page: html.HtmlElement) -> dict[str, html.HtmlElement]:
    return {str(one.get("id")): one for one in page.xpath("//*[@id]")}


@pytest.fixture
def page(store: Store) -> html.HtmlElement:
    return report(store)


def test_every_link_within_the_report_leads_somewhere(page: html.HtmlElement) -> None:
    ids = Counter(page.xpath("//*/@id"))
    links = page.xpath("//a[starts-with(@href, '#')]/@href")
    assert len(links) > 100
    assert {link[1:] for link in links} <= set(ids)
    assert [name for name, times in ids.items() if times > 1] == []


def test_every_number_in_a_table_is_a_link_to_its_rows(page: html.HtmlElement) -> None:
    cells = page.xpath("//main//table[not(ancestor::section/h2[@id='method'])]//td[@class='n']")
    assert len(cells) > 30
    for cell in cells:
        words = text_of(cell)
        assert words == "0" or words.startswith("A") or cell.xpath("./a/@href"), words


def test_the_numbers_on_top_are_those_of_the_screens(page: html.HtmlElement) -> None:
    numbers = {
        text_of(one).split()[0]: text_of(one).split()[1]
        for one in page.xpath("//ul[@class='numbers']/li")
    }
    assert numbers["Articles"] == "4"
    assert numbers["Statements"] == str(len(page.xpath("//li[starts-with(@id, 's')]")))
    assert all(one.xpath(".//a/@href") for one in page.xpath("//ul[@class='numbers']/li"))


def test_a_finding_leads_to_rows(page: html.HtmlElement) -> None:
    found = page.xpath("//ul[@class='findings']/li")
    assert found
    for one in found:
        (link, *_) = one.xpath("./a/@href")
        assert link[1:] in targets(page)


def test_a_statement_leads_to_its_words_and_back(page: html.HtmlElement) -> None:
    known = targets(page)
    for row in page.xpath("//li[starts-with(@id, 's')]"):
        (passage,) = row.xpath(".//a/@href")
        where = known[passage[1:]]
        paragraph = where.xpath("ancestor-or-self::*[self::p or self::h3 or self::h4][1]")[0]
        assert f"#{row.get('id')}" in paragraph.getparent().xpath(".//sup/a/@href")


def test_a_denied_claim_has_its_voices_in_time(page: html.HtmlElement) -> None:
    denied = [one for one in page.xpath("//article[@class='claim']") if "denied" in text_of(one)]
    assert denied
    for claim in denied:
        assert claim.xpath(".//li[contains(@class, 'v-denies')]")
        assert "Denied by" in text_of(claim)
        voices = claim.xpath(".//ul[@class='voices']/li")
        assert voices
        for voice in voices:
            assert voice.xpath(".//a/@href")


def test_nothing_is_called_false_and_unknown_stays_unknown(page: html.HtmlElement) -> None:
    statuses = {text_of(one) for one in page.xpath("//span[contains(@class, 'status')]")}
    assert statuses <= {"denied", "confirmed", "contested", "unanswered"}
    row = page.xpath("//section[h2/@id='articles']//tr[contains(., 'empty.txt')]")[0]
    assert "date unknown" in text_of(row)
    assert "not analysed" in text_of(row)


def test_what_could_not_be_read_is_there_with_its_reason(page: html.HtmlElement) -> None:
    article = page.xpath("//article[@class='text'][contains(., 'empty.txt')]")[0]
    assert "The file is empty." in text_of(article)


def test_scores_and_limits_stand_at_the_end(page: html.HtmlElement) -> None:
    section = page.xpath("//section[h2/@id='method']")[0]
    assert len(section.xpath(".//tbody/tr")) > 5
    assert "Known limits" in text_of(section)
    assert "3 Feb 2026, 04:05 UTC" in text_of(section)


def test_nothing_is_run_but_the_two_scripts_that_the_policy_names(page: html.HtmlElement) -> None:
    scripts = page.xpath("//script")
    assert {one.get("type") for one in scripts} == ALLOWED
    (script,) = [one.text for one in scripts if one.get("type") is None]
    (packed,) = page.xpath("//script[@type='text/plain']/text()")
    assert page.xpath("//script/@src | //link | //iframe | //img | //object | //@onerror") == []
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert policy.count("sha256-") == 2
    for run in (script.encode(), gzip.decompress(base64.b64decode(packed))):
        assert base64.b64encode(hashlib.sha256(run).digest()).decode() in policy
    assert "http" not in policy


def test_a_strangers_words_are_words(store: Store) -> None:
    add_hostile(store)
    page = report(store, each=True)
    assert page.xpath("//img | //@onerror | //a[starts-with(@href, 'javascript')]") == []
    assert len(page.xpath("//script[not(@type)]")) == 1
    titles = {text_of(one) for one in page.xpath("//section[h2/@id='articles']//td[2]/a")}
    assert titles >= {" ".join(words.split()) for words in HOSTILE}
    names = {text_of(one) for one in page.xpath("//section[h2/@id='entities']//td[1]")}
    assert names >= {" ".join(words.split()) for words in HOSTILE}


def test_a_collection_with_a_hostile_name(store: Store) -> None:
    wanted = wanted_of(store)
    named = replace(wanted.collection, name='</style></script><b>"x')
    data = export(replace(wanted, collection=named), Format.HTML).decode()
    page = html.document_fromstring(data)
    assert page.xpath("//h1//b | //style/b | //title/b") == []
    assert text_of(page.xpath("//h1")[0]) == '</style></script><b>"x'
    assert 'content: "On Record\\3a  \\3c \\2f style' in data


def test_a_narrowed_report_has_nothing_of_the_rest(store: Store) -> None:
    page = report(store, outlets=("Harbour Courier",))
    assert "outlets: Harbour Courier" in text_of(page)
    assert len(page.xpath("//article[@class='text']")) == 1
    links = page.xpath("//a[starts-with(@href, '#')]/@href")
    assert {link[1:] for link in links} <= set(targets(page))


def test_of_a_large_collection_only_paragraphs_that_something_leads_to(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(store, "\nNobody is named or quoted here.", "Long")
    assert "Nobody is named" in text_of(report(store))
    monkeypatch.setattr(texts, "MOST_WORDS", 1)
    page = report(store)
    assert "Nobody is named" not in text_of(page)
    assert "to which nothing here leads" in text_of(page)
    links = page.xpath("//a[starts-with(@href, '#')]/@href")
    assert {link[1:] for link in links} <= set(targets(page))


def add(store: Store, words: str, title: str) -> int:
    """The pier with one more paragraph, which nobody found anything in."""
    analysis = make_analysis()
    text = analysis.article.text + words
    block = Block(kind=BlockKind.BODY, span=Span(len(text) - len(words) + 1, len(text)))
    article = replace(analysis.article, text=text, title=title)
    receipt = store.enqueue(store.collection(COLLECTION).id, f"{title}.txt", text.encode())
    blocks = (*analysis.blocks, block)
    store.save_analysis(receipt.article, replace(analysis, article=article, blocks=blocks))
    store.settle()
    return receipt.article


def test_words_that_are_blanked_leave_a_sign(store: Store) -> None:
    article = add(store, f"\nOnly this{' ' * 40}is told.", "Blanked")
    assert "Only this … is told." in text_of(report(store, article=article))


def strings(value: Any) -> Iterator[str]:
    """Every text in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from strings(inner)


def test_statements_are_numbered_in_the_list_as_their_links_say(page: html.HtmlElement) -> None:
    for listed in page.xpath("//ol[@class='told']"):
        rows = [int(one.get("id")[1:]) for one in listed.xpath("./li")]
        assert rows == list(range(int(listed.get("start")), rows[-1] + 1))


def test_every_denied_claim_of_a_few_sheets_is_drawn() -> None:
    rows = statements(*(row for n in range(15) for row in claim_and_denial(n)))
    draw = partial(claims_timeline, rows, describe_claims(rows, None), articles=3)
    sheets = dict(charts._sheets(draw, 15))
    assert len(sheets) > 2
    assert all(fig.layout.height <= charts.TALLEST for fig in sheets.values())
    notes = [alt_text(fig) for fig in sheets.values()]
    told = re.findall(r"(?:The first|Claims? (?:(\d+) to)?) ?(\d+) of 15", " ".join(notes))
    firsts, lasts = [int(one or 1) for one, _ in told], [int(one) for _, one in told]
    assert len(told) == len(sheets)
    assert (firsts, lasts[-1]) == ([1, *(last + 1 for last in lasts[:-1])], 15)


def test_charts_escape_what_plotly_would_obey(store: Store) -> None:
    add_hostile(store)
    page = report(store, each=True)
    drawn = [one.text for one in page.xpath("//script[@class='chart-data']")]
    assert len(drawn) == 7, "the claims take two sheets"
    assert not any("<" in chart for chart in drawn)
    words = [one for chart in drawn for one in strings(json.loads(chart))]
    assert any("&lt;img" in one for one in words)
    for one in words:
        assert not re.search(r"<(?!br>|/?span|/?b>|/?extra>)|\$", one), one


def test_garbage_is_collected_again_after_a_report(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bool] = []

    def give_up(_: object) -> dict[str, Any]:
        seen.append(gc.isenabled())
        raise RuntimeError

    monkeypatch.setattr(writing, "_sections", give_up)
    with pytest.raises(RuntimeError):
        export(wanted_of(store), Format.HTML)
    assert (seen, gc.isenabled()) == ([False], True)
