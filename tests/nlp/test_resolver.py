"""Who a source means, and which rule says so."""

import pytest

from analysis.models import Entity, Span
from analysis.nlp import RULES, make_resolver
from analysis.nlp.found import NOBODY
from tests.nlp.building import entities_of, make_doc

NAMES = {
    "Jim Roe": "PERSON", "Ann Lee": "PERSON", "Bob Ray": "PERSON", "Lee": "PERSON", "Ray": "PERSON",
    "Harbour Board": "ORG", "Port Gazette": "ORG", "Calder Shipping": "ORG", "Monetary Fund": "ORG",
}  # fmt: skip


def answer(text: str, source: str, at: int = -1) -> tuple[str | None, str]:
    """The name and rule for the last place where `source` stands (or the one after `at`)."""
    names = {name: kind for name, kind in NAMES.items() if name in text}
    entities: tuple[Entity, ...] = tuple(entities_of(text, names).values())
    start = text.find(source, at) if at >= 0 else text.rfind(source)
    resolver = make_resolver(make_doc(text, names), entities)
    span = Span(start, start + len(source))
    who = resolver.who(span)
    return (None if who is None else entities[who].name), resolver.rule(span)


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("Ann Lee said no.", "Ann Lee", "Ann Lee"),
        ("Mayor Ann Lee said no.", "Mayor Ann Lee", "Ann Lee"),
        ("Ann Lee, a top Ray aide, said no. Bob Ray spoke.", "Ann Lee, a top Ray aide,", "Ann Lee"),
        ("Ann Lee of the Harbour Board said no.", "Ann Lee of the Harbour Board", "Ann Lee"),
        ("Ray aide Ann Lee said no to Bob Ray.", "Ray aide Ann Lee", "Ann Lee"),
        ("Ann Lee himself said no.", "Ann Lee himself", "Ann Lee"),
        ("Ann Lee and Bob Ray said no.", "Ann Lee and Bob Ray", "Ann Lee"),
        ("The Harbour Board said no.", "The Harbour Board", "Harbour Board"),
        ("He denied Ann Lee's claim.", "Ann Lee's", "Ann Lee"),
    ],
)
def test_named_in_source(text: str, source: str, name: str):
    assert answer(text, source, at=0) == (name, "named_in_source")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ann Lee met. A Lee spokesman said no.", "A Lee spokesman"),
        ("Ann Lee's campaign said no.", "Ann Lee's campaign"),
        ("A spokesman for Ann Lee said no.", "A spokesman for Ann Lee"),
        ("A Port Gazette source said no.", "A Port Gazette source"),
        ("People close to Ann Lee said no.", "People close to Ann Lee"),
        ("The aide, Lee's son, said no. Ann Lee spoke.", "The aide, Lee's son,"),
        ("Many Russians said no.", "Many Russians"),
        ("Muslims said no.", "Muslims"),
    ],
)
def test_a_name_inside_a_phrase_about_somebody_else_is_not_meant(text: str, source: str):
    assert answer(text, source, at=0) == (None, "")


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        (
            "The chief economist, Ann Lee, said no.",
            "The chief economist, Ann Lee,",
            ("Ann Lee", "named_beside_description"),
        ),
        ("Ann Lee, who said no, spoke.", "who", ("Ann Lee", "relative_pronoun")),
        ("Ann Lee met Bob Ray. She said no.", "She", ("Ann Lee", "pronoun_person")),
        ("Ann Lee met Bob Ray. He said no.", "He", ("Bob Ray", "pronoun_person")),
        ("Bob Ray spoke. He met Ann Lee. He said no.", "He", ("Bob Ray", "pronoun_person")),
        ("Bob Ray said “Ann Lee spoke.” He said no.", "He", ("Bob Ray", "pronoun_person")),
        ("The mayor met Bob Ray. He said no.", "He", (None, "pronoun_person")),
        (
            "President Bob Ray spoke. The president met Jim Roe. He said no.",
            "He",
            ("Bob Ray", "pronoun_person"),
        ),
        ("“Bob Ray failed,” he said.", "he", (None, "")),
        ("He said no.", "He", (None, "")),
        ("It was cold. Later it failed. He said no.", "He", (None, "")),
        ("The Harbour Board met. It said no.", "It", ("Harbour Board", "pronoun_body")),
        ("Ann Lee met. It said no.", "It", (None, "")),
        ("Harbour Board was opened. They said no.", "They", ("Harbour Board", "pronoun_several")),
        ("Ann Lee met. They said no.", "They", (None, "")),
    ],
)
def test_pronouns(text: str, source: str, expected: tuple[str | None, str]):
    assert answer(text, source) == expected


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        (
            "President Ann Lee met Bob Ray. The president said no.",
            "The president",
            ("Ann Lee", "description_by_title"),
        ),
        (
            "Ann Lee, the mayor of Port, met. The mayor said no.",
            "The mayor",
            ("Ann Lee", "description_by_title"),
        ),
        (
            "President Ann Lee met President Bob Ray. The president said no.",
            "The president",
            (None, ""),
        ),
        ("Former president Ann Lee met. The president said no.", "The president", (None, "")),
        ("President Ann Lee met. A president said no.", "A president", (None, "")),
        (
            "Russian President Ann Lee met. The U.S. president said no.",
            "The U.S. president",
            (None, ""),
        ),
        (
            "The Monetary Fund met. The fund said no.",
            "The fund",
            ("Monetary Fund", "description_by_kind"),
        ),
        (
            "The Port Gazette wrote. The paper said no.",
            "The paper",
            ("Port Gazette", "description_by_kind"),
        ),
        (
            "He met Calder Shipping. The company said no.",
            "The company",
            ("Calder Shipping", "description_by_kind"),
        ),
        ("The Harbour Board met. The company said no.", "The company", (None, "")),
        ("The Monetary Fund met. A fund said no.", "A fund", (None, "")),
    ],
)
def test_descriptions(text: str, source: str, expected: tuple[str | None, str]):
    assert answer(text, source) == expected


def test_every_rule_has_a_sentence_for_the_reader():
    for rule in RULES:
        sentence = (rule.__doc__ or "").strip()
        assert sentence.endswith("."), rule.__name__
        assert "\n" not in sentence, rule.__name__


@pytest.mark.parametrize("span", [Span(0, 0), Span(5, 5), Span(-3, 2), Span(0, 9999), Span(9, 3)])
def test_odd_spans_mean_nobody(span: Span):
    resolver = make_resolver(make_doc("He said no."), ())
    assert resolver.resolve(span) == (NOBODY, "")


def test_empty_text():
    assert make_resolver(make_doc(""), ()).who(Span(0, 1)) is None
