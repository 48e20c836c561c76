"""The article the project began with, where it lies beside the repository."""

import datetime as dt
import json
from pathlib import Path

import pytest

from analysis.ingest import Given, read_article
from analysis.models import Analysis, Attribution, BlockKind, Span, words_of
from analysis.pipeline import analyse

SEED = Path(__file__).resolve().parents[3] / "shared" / "seed"
pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the seed article is not at hand")


@pytest.fixture(scope="module")
def expected() -> dict:
    return json.loads((SEED / "expected.json").read_text("utf8"))


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return analyse(read_article((SEED / "article.txt").read_bytes(), "article.txt"))


def of_kind(analysis: Analysis, kind: BlockKind) -> list[str]:
    return [b.span.of(analysis.article.text) for b in analysis.blocks if b.kind is kind]


def test_blocks(analysis: Analysis, expected: dict) -> None:
    blocks = expected["blocks"]
    assert of_kind(analysis, BlockKind.HEADLINE) == [blocks["headline"]]
    assert of_kind(analysis, BlockKind.CREDIT) == [blocks["credit"]]
    assert blocks["byline"] in of_kind(analysis, BlockKind.BYLINE)[0]
    body, related = of_kind(analysis, BlockKind.BODY), of_kind(analysis, BlockKind.RELATED)
    assert body[0].startswith(blocks["body_first"])
    assert body[-1] == blocks["body_last"]
    listed = [line for line in related if line.startswith("- ")]
    assert len(listed) == blocks["related_count"]
    assert blocks["related_first"] in listed[0]


def test_no_date_is_invented(analysis: Analysis) -> None:
    assert analysis.article.published is None
    assert all(a.said_on.date is None for a in analysis.attributions)


def test_entities(analysis: Analysis, expected: dict) -> None:
    found = {e.name: (e.type, len(e.mentions), len(e.demonym_mentions)) for e in analysis.entities}
    for row in expected["entities"]:
        count = row["named_mentions_in_headline_and_body"]
        assert found[row["name"]] == (row["type"], count, row.get("demonym_mentions", 0))


def test_related_headlines_are_not_counted(analysis: Analysis, expected: dict) -> None:
    names = {name for e in analysis.entities for name in (e.name, *e.aliases)}
    assert names.isdisjoint(expected["must_not_be_counted"])


def overlap(text: str, spans: tuple[Span, ...], words: str) -> bool:
    at = text.index(words)
    shared = sum(max(0, min(s.end, at + len(words)) - max(s.start, at)) for s in spans)
    return shared * 2 >= len(words)


def fits(analysis: Analysis, row: dict, found: Attribution) -> bool:
    """Whether this is the statement of the row: its content, and the source's name or words."""
    text = analysis.article.text
    source = row["source"] or ""
    named = found.source_name == row["source"] or words_of(text, found.source).strip(",") == source
    return overlap(text, found.content, row["content"]) and named


def test_all_attributions_with_kind_quote_stance_chain_and_hedges(
    analysis: Analysis, expected: dict
) -> None:
    text = analysis.article.text
    for row in expected["attributions"]:
        found = [a for a in analysis.attributions if fits(analysis, row, a)]
        assert found, row
        assert found[0].source_kind == row["kind"], row
        assert found[0].quote == row["quote"], row
        assert found[0].stance == row.get("stance", "asserts"), row
        hedges = {span.of(text) for span in found[0].hedges}
        assert hedges >= set(row.get("hedges", ())), row
        chain = [link.name or words_of(text, link.spans) for link in found[0].chain]
        assert chain == row.get("chain", chain), row


def test_he_is_donald_trump(analysis: Analysis) -> None:
    text = analysis.article.text
    (said,) = [a for a in analysis.attributions if words_of(text, a.cue).endswith("said")]
    assert words_of(text, said.source) == "He"
    assert said.source_name == "Donald Trump"


def test_the_denial_answers_the_telegraph(analysis: Analysis, expected: dict) -> None:
    (denial,) = analysis.denials
    row = expected["denials"][0]
    assert denial.denier_name == row["denier"]
    assert denial.form == row["form"]
    assert denial.claimant_name == row["claimant"]
    assert denial.claim is not None
    assert overlap(analysis.article.text, denial.claim, row["claim"])


def test_order_without_a_calendar() -> None:
    data = (SEED / "article.txt").read_bytes()
    dated = analyse(read_article(data, "a.txt", Given(published=dt.date(2025, 8, 14))))
    orders = [a.said_on.order for a in dated.attributions if a.said_on.order]
    assert {"earlier", "later"} <= set(orders)
    assert all(a.said_on.date is None for a in dated.attributions)
