"""Statements mended: what the flat tags cut off or cannot hold."""

import pytest

from analysis.attribution.linking import Linked
from analysis.attribution.repair import RULES, repair
from analysis.attribution.setting import make_setting
from analysis.explanations import explain
from analysis.models import Article, Block, BlockKind, Span, Spans
from analysis.nlp import find_entities, load_language


def mended(text: str, source: str, cue: str, content: str) -> tuple[list[str], list[str]]:
    """The words of source and content of one statement after the repair."""
    doc = load_language()(text)
    blocks = [Block(kind=BlockKind.BODY, span=Span(0, len(text)))]
    article = Article(id="a", path="a.txt", text=text)
    setting = make_setting(doc, article, find_entities(doc, article, blocks))
    spans = [_spans(text, words) for words in (source, cue, content)]
    linked = Linked(source=spans[0], cue=spans[1], content=spans[2], confidence=0.9, reasons=())
    (one,) = repair([linked], setting)
    return [span.of(text) for span in one.source], [span.of(text) for span in one.content]


def _spans(text: str, words: str) -> Spans:
    return (Span(text.index(words), text.index(words) + len(words)),) if words else ()


@pytest.mark.parametrize(
    ("text", "content", "source", "whole"),
    [
        (
            "According to Yahoo News, owners said the pier was safe.",
            "owners said the pier was safe",
            ["Yahoo News"],
            "owners said the pier was safe",
        ),
        (
            "According to Yahoo News, owners said the pier was safe.",
            "the pier was safe",
            ["Yahoo News"],
            "owners said the pier was safe",
        ),
        # Nobody whom the article knows.
        ("According to plan, the pier was safe.", "the pier was safe", [], "the pier was safe"),
        # An aside stands between.
        (
            "According to Yahoo News, citing owners, the pier was safe.",
            "the pier was safe",
            ["Yahoo News"],
            "the pier was safe",
        ),
    ],
)
def test_named_after_according(text: str, content: str, source: list[str], whole: str) -> None:
    assert mended(text, "", "According to", content) == (source, [whole])


@pytest.mark.parametrize(
    ("text", "source", "whole"),
    [
        ("The 22-page presentation says the dock will close.", "The", "The 22-page presentation"),
        ("Her submission says the dock will close.", "Her", "Her submission"),
        ("The board says the dock will close.", "The board", "The board"),
        ("She says the dock will close.", "She", "She"),
    ],
)
def test_source_cut_short(text: str, source: str, whole: str) -> None:
    assert mended(text, source, "says", "the dock will close")[0] == [whole]


@pytest.mark.parametrize(
    ("content", "whole"),
    [
        ("the plan as “dull” Friday on The Ida Quill", "the plan as “dull”"),
        ("the plan as “dull” on The Ida Quill", "the plan as “dull”"),
        ("the plan as “dull” Friday on The Ida Quill Show",
         "the plan as “dull” Friday on The Ida Quill Show"),
        ("the plan as “dull”", "the plan as “dull”"),
    ],
)  # fmt: skip
def test_programme_cut_off(content: str, whole: str) -> None:
    day = "" if " on The" in content and "Friday" not in content else " Friday"
    text = f"Mara Voss blasted the plan as “dull”{day} on The Ida Quill Show."
    assert mended(text, "Mara Voss", "blasted", content)[1] == [whole]


def test_every_rule_has_a_sentence_for_the_reader() -> None:
    for rule in RULES:
        assert explain(rule.__name__) != rule.__name__.replace("_", " ").capitalize() + "."


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Selling the pier — which, according to media reports, is part of the deal — helps.",
            ["which", "is part of the deal"],
        ),
        ("The pier, which, according to media reports, is safe, was sold.", ["which", "is safe"]),
        ("He sold the pier which according to media reports is safe.", ["which"]),  # no commas
    ],
)
def test_a_clause_goes_on_behind_its_source(text: str, content: list[str]) -> None:
    _, found = mended(text, "media reports", "according to", "which")
    assert found == content
