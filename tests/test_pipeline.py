"""The whole analysis: golden articles, and any text at all."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.explanations import explain
from analysis.ingest import read_article
from analysis.models import Analysis, Article, Attribution, Entity, Span
from analysis.pipeline import analyse
from tests.spans import out_of_their_block, spans_of

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.toml"))


def expected(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf8"))


WITH_ENTITIES = [path for path in GOLDEN if "entity" in expected(path)]
"""Golden articles that list all their entities, each mention in reading order."""


def analysed(path: Path) -> Analysis:
    return analyse(read_article(path.with_suffix(".txt").read_bytes(), f"{path.stem}.txt"))


def says(analysis: Analysis, words: str) -> Attribution:
    """The statement whose content holds these words."""
    text = analysis.article.text
    at = text.index(words)
    wanted = Span(at, at + len(words.rstrip("”.")))
    return next(a for a in analysis.attributions if any(s.contains(wanted) for s in a.content))


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_statements_of_a_golden_article(path: Path) -> None:
    analysis = analysed(path)
    for row in expected(path).get("attribution", ()):
        found = says(analysis, row["content"])
        assert (found.source_name or "") == row["source_name"], row["content"]
        assert found.source_kind == row.get("source_kind", found.source_kind), row["content"]
        assert found.quote == row.get("quote", found.quote), row["content"]
        assert found.stance == row.get("stance", found.stance), row["content"]
        kinds = [link.kind for link in found.chain]
        assert kinds == row.get("chain_kinds", kinds), row["content"]
        hedges = [hedge.of(analysis.article.text) for hedge in found.hedges]
        assert hedges == row.get("hedges", hedges), row["content"]


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_denials_of_a_golden_article(path: Path) -> None:
    analysis = analysed(path)
    rows = expected(path).get("denial", [])
    assert len(analysis.denials) == len(rows)
    for denial, row in zip(analysis.denials, rows, strict=True):
        assert (denial.denier_name or "", denial.form) == (row["denier_name"], row["form"])
        assert denial.claimant_name == row["claimant_name"]
        assert denial.claim is not None
        assert row["claim"] in denial.claim[0].of(analysis.article.text)


@pytest.mark.parametrize("path", WITH_ENTITIES, ids=lambda path: path.stem)
def test_entities_of_a_golden_article(path: Path) -> None:
    rows = expected(path)["entity"]
    analysis = analysed(path)
    found = [_as_row(analysis.article.text, entity) for entity in analysis.entities]
    assert found == [{"demonyms": [], "pronouns": []} | row for row in rows]


def _as_row(text: str, entity: Entity) -> dict[str, Any]:
    return {
        "name": entity.name,
        "type": entity.type,
        "mentions": [span.of(text) for span in entity.mentions],
        "demonyms": [span.of(text) for span in entity.demonym_mentions],
        "pronouns": [span.of(text) for span in entity.pronoun_mentions],
    }


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_no_span_of_a_golden_article_leaves_its_block(path: Path) -> None:
    analysis = analysed(path)
    assert analysis.attributions
    assert out_of_their_block(analysis) == []


LINES = (
    "Mayor denies any role in the lighting contract",
    "By Pia Sand",
    "Bo Lind has rejected the claim that she signed the papers",
    "Photo: Pia Sand / The Courier",
    "The council confirmed that it had met, and",
    "Bo Lind said that the harbour would be sold",
    "Nobody asked him about it on Monday",
)
"""Without full stops, so that only the ends of the lines part them."""


@pytest.mark.parametrize("end", ["\n", "\n\n", "\r\n", "\r", "\x0b", "\u2028"])
def test_a_denial_ends_with_its_line(end: str) -> None:
    analysis = analyse(Article(id="a", path="a.txt", text=end.join(LINES)))
    assert out_of_their_block(analysis) == []
    denied = [span.of(analysis.article.text) for one in analysis.denials for span in one.denied]
    assert denied == ["any role in the lighting contract", "she signed the papers"]


def test_a_quotation_keeps_all_its_paragraphs() -> None:
    analysis = analysed(Path(__file__).parent / "golden" / "long_quotation.toml")
    content = says(analysis, "I have read the report").content
    assert [span.of(analysis.article.text) for span in content] == [
        "“I have read the report,”",
        "“I have read every page of it.",
        "“And I am not leaving.”",
    ]
    assert out_of_their_block(analysis) == []


PIECES = st.sampled_from(
    ["Ann Lee", "said", " ", "\n", "“", "”", '"', "denied", "the report", ",", ".", "«", "’s", "he"]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=60).map(" ".join))


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_no_text_makes_it_raise_and_every_span_has_words(text: str) -> None:
    analysis = analyse(Article(id="a", path="a.txt", text=text))
    assert out_of_their_block(analysis) == []
    for span in (*spans_of(analysis), *(block.span for block in analysis.blocks)):
        assert 0 <= span.start < span.end <= len(text)
        assert span.of(text).strip()


def test_every_rule_that_decided_explains_itself() -> None:
    rules = {
        rule
        for path in GOLDEN
        for found in (*analysed(path).attributions, *analysed(path).denials)
        for rule in found.rules
    }
    for rule in rules:
        assert explain(rule) != rule.replace("_", " ").capitalize() + ".", rule


def test_nothing_said_is_nothing_found() -> None:
    empty = analyse(Article(id="a", path="a.txt", text=""))
    assert (empty.blocks, empty.entities, empty.attributions, empty.denials) == ((), (), (), ())
