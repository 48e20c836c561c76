"""The clause in front of who says it: drawn out to its subject, or found where nobody saw it."""

import pytest

from analysis.attribution.clauses import clause_with_its_teller, subject_left_out
from analysis.attribution.linking import Linked
from analysis.attribution.setting import Setting, make_setting
from analysis.models import Article, Span, Spans, words_of
from analysis.nlp import load_language


def setting_of(text: str) -> Setting:
    return make_setting(load_language()(text), Article(id="a", path="a", text=text), ())


def at(text: str, words: str) -> Spans:
    return (Span(text.index(words), text.index(words) + len(words)),)


def linked(text: str, source: str, cue: str, content: str) -> Linked:
    spans = at(text, source), at(text, cue), at(text, content)
    return Linked(source=spans[0], cue=spans[1], content=spans[2], confidence=0.9, reasons=())


FIRE = "The pumps on the old quay failed in March, two clerks told the paper."


@pytest.mark.parametrize("content", ["failed in March", "in March", "on the old quay failed"])
def test_a_clause_is_drawn_out_to_its_subject(content: str) -> None:
    found = subject_left_out(linked(FIRE, "two clerks", "told", content), setting_of(FIRE))
    assert found is not None
    assert words_of(FIRE, found.content).startswith("The pumps on the old quay failed")
    assert found.reasons[-1].rule == "subject_left_out"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (FIRE, "The pumps on the old quay failed in March"),
        ("The pumps failed: they were old, two clerks said.", "they were old"),
        ("LINDMOOR — The pumps failed, two clerks said.", "The pumps failed"),
        ("The pumps failed in March. They were old, two clerks said.", "They were old"),
        ("“The pumps failed in March,” two clerks said.", "failed in March"),
    ],
)
def test_it_is_left_as_it_is(text: str, content: str) -> None:
    cue = "told" if " told " in text else "said"
    one = linked(text, "two clerks", cue, content)
    assert subject_left_out(one, setting_of(text)) == one


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (FIRE, "two clerks", "The pumps on the old quay failed in March"),
        ("The quay was shut, a clerk who works there told the paper.", "a clerk", None),
        ("The quay was shut at noon, the mayor says.", "the mayor", "The quay was shut at noon"),
    ],
)
def test_a_clause_with_its_teller_is_found(text: str, source: str, content: str | None) -> None:
    (found,) = clause_with_its_teller(setting_of(text), ())
    assert words_of(text, found.source) == source
    assert words_of(text, found.content) == (content or "The quay was shut")


@pytest.mark.parametrize(
    "text",
    [
        "The quay was shut, and the mayor told nobody.",
        "The quay was shut, the mayor did not say.",
        "When the quay was shut, the mayor told the paper.",
        "The mayor told the paper that the quay was shut.",
        "The quay was shut. The mayor told the paper.",
        "The quay was shut, a clerk was told.",
    ],
)
def test_near_misses(text: str) -> None:
    assert list(clause_with_its_teller(setting_of(text), ())) == []


def test_what_the_tagger_saw_is_left_to_it() -> None:
    seen = linked(FIRE, "two clerks", "told", "in March")
    assert list(clause_with_its_teller(setting_of(FIRE), (seen,))) == []
