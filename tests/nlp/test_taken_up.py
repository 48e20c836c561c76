"""Which pronouns are counted for whom: where two may be meant, for nobody."""

import pytest

from analysis.models import Article, Attribution, Span
from analysis.nlp import find_pronouns
from analysis.nlp.scene import make_scene
from analysis.pipeline import analyse, language
from tests.nlp.building import make_doc


def mentioned(text: str) -> dict[str, list[str]]:
    """Pronouns by the name they are counted for, each with the word behind it."""
    analysis = analyse(Article(id="a", path="a.txt", text=text))
    return {
        entity.name: [" ".join(text[span.start :].split()[:2]) for span in entity.pronoun_mentions]
        for entity in analysis.entities
        if entity.pronoun_mentions
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Robert Hale lost his dog. He was sad.",
            {"Robert Hale": ["his dog.", "He was"]},
        ),
        (
            "Robert Hale met Mary Voss at the pier. She showed him the boat.",
            {"Robert Hale": ["him the"], "Mary Voss": ["She showed"]},
        ),
        (
            "Robert Hale, who sold his boat, left the harbour.",
            {"Robert Hale": ["his boat,"]},
        ),
        ("Mary Voss described herself as calm.", {"Mary Voss": ["herself as"]}),
        (
            "Peter Lund resigned on Monday. Robert Hale said that he would stay.",
            {"Robert Hale": ["he would"]},
        ),
        ("In her letter, Mary Voss asked for peace.", {"Mary Voss": ["her letter,"]}),
        (
            "“I never saw my boat again,” Robert Hale said.",
            {"Robert Hale": ["I never", "my boat"]},
        ),
    ],
)
def test_pronouns_of_one_person(text: str, expected: dict[str, list[str]]) -> None:
    assert mentioned(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # Two who may be meant.
        "Robert Hale wrote to Peter Lund about his boat.",
        "Robert Hale told Peter Lund that the council had seen him on the pier.",
        # Nobody named.
        "A man shouted. He was angry.",
        "He said no. Robert Hale came later.",
        # A woman's pronoun, and only a man is named.
        "Robert Hale left the harbour. Her boat stayed behind.",
        # Too far.
        "Robert Hale left. The sun rose. The tide fell. The pier stood. The wind blew. He came.",
        # Neither a thing nor a body takes "he", and "it" is never counted.
        "The Harbour Board met on Monday. He said no. It rained.",
        # A family.
        "The Hales live here. She likes the pier.",
        # "I" outside quotation marks is the writer's.
        "I think that Robert Hale lied.",
    ],
)
def test_unsure_pronouns_are_counted_for_nobody(text: str) -> None:
    assert mentioned(text) == {}


def test_him_is_not_the_subject_of_its_own_clause() -> None:
    found = mentioned("Robert Hale went home. Peter Lund had warned him before.")
    assert "Peter Lund" not in found


def test_words_of_somebody_who_is_quoted_inside_a_quotation() -> None:
    text = "“A man stopped me. He said, ‘I live on the pier and I like it,’” Mary Voss said."
    assert [found for found in mentioned(text).get("Mary Voss", []) if found.startswith("I ")] == []


def test_where_no_person_is_named_entities_stay_as_they_are() -> None:
    assert find_pronouns(make_scene(make_doc("He said no."), ()), ()) == ()


def test_a_source_that_the_statement_gives_to_somebody_else_is_counted_for_nobody() -> None:
    text = "Mary Voss slept. Robert Hale came. He said no."
    analysis = analyse(Article(id="a", path="a.txt", text=text))
    names = [entity.name for entity in analysis.entities]
    at = text.index("He said")
    given = Attribution(
        source=(Span(at, at + 2),),
        cue=(Span(at + 3, at + 7),),
        content=(Span(at + 8, at + 10),),
        entity=names.index("Mary Voss"),
    )
    bare = tuple(e for e in analysis.entities)
    found = find_pronouns(make_scene(language()(text), bare), (given,))
    assert not found[names.index("Mary Voss")].pronoun_mentions
