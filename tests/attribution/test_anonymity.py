"""Why a source is not named."""

import pytest

from analysis.attribution.anonymity import RULES, why_unnamed
from analysis.attribution.linking import Linked
from analysis.attribution.setting import make_setting
from analysis.models import Article, Link, SourceKind, Span, Spans
from analysis.nlp import load_language

SAID = ("said", "the mill would close")


def at(text: str, words: str) -> Spans:
    return (Span(text.index(words), text.index(words) + len(words)),) if words else ()


def reasons(
    text: str,
    source: str,
    *,
    said: tuple[str, str] = SAID,
    kind: str = "anonymous",
    outer: tuple[Link, ...] = (),
) -> list[tuple[str, str]]:
    setting = make_setting(load_language()(text), Article(id="a", path="a", text=text), ())
    cue, content = said
    linked = Linked(
        source=at(text, source),
        cue=at(text, cue),
        content=at(text, content),
        confidence=1.0,
        reasons=(),
    )
    chain = (*outer, Link(name=None, kind=SourceKind(kind), spans=linked.source))
    found = why_unnamed(linked, chain, setting)
    return [(one.rule, one.words[0].of(text)) for one in found]


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        (
            "An official, who spoke on condition of anonymity, said the mill would close.",
            "An official",
            ("speaks_on_condition", "on condition of anonymity"),
        ),
        (
            "An aide, speaking on the condition of anonymity because she feared for her job, "
            "said the mill would close.",
            "An aide",
            (
                "speaks_on_condition",
                "on the condition of anonymity because she feared for her job",
            ),
        ),
        (
            "An aide who requested anonymity to speak freely said the mill would close.",
            "An aide",
            ("speaks_on_condition", "requested anonymity to speak freely"),
        ),
        (
            "A trader who asked not to be named said the mill would close.",
            "A trader who asked not to be named",
            ("asks_not_to_be_named", "asked not to be named"),
        ),
        (
            "A trader who asked not to be named, citing the talks, said the mill would close.",
            "A trader",
            ("asks_not_to_be_named", "asked not to be named, citing the talks"),
        ),
        (
            "A trader, who declined to be identified, said the mill would close.",
            "A trader",
            ("asks_not_to_be_named", "declined to be identified"),
        ),
        (
            "An official who was not authorised to speak publicly said the mill would close.",
            "An official",
            ("is_not_allowed_to_speak", "who was not authorised to speak publicly"),
        ),
        (
            "An official, citing the sensitivity of the matter, said the mill would close.",
            "An official",
            ("speaks_in_fear_or_secret", "citing the sensitivity of the matter"),
        ),
        (
            "An official said the mill would close. He spoke on condition of anonymity.",
            "An official",
            ("speaks_on_condition", "on condition of anonymity"),
        ),
        (
            "The aides were not authorised to discuss the sale. They said the mill would close.",
            "They",
            ("is_not_allowed_to_speak", "were not authorised to discuss the sale"),
        ),
    ],
)
def test_reasons(text: str, source: str, expected: tuple[str, str]) -> None:
    assert reasons(text, source) == [expected]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("An official said the mill would close.", "An official"),
        ("A person familiar with the talks said the mill would close.", "A person"),
        ("An official said the mill would close. The firm was not allowed to vote.", "An official"),
        ("A trader said the mill would close. Bo Lind asked not to be named.", "A trader"),
        (
            "Traders said the mill would close. An aide who asked not to be named had left.",
            "Traders",
        ),
        ("An official said the mill would close on condition of payment.", "An official"),
        ("The mill would close, said nobody.", ""),
    ],
)
def test_near_misses(text: str, source: str) -> None:
    content = "the mill would close" if "the mill" in text else "The mill would close"
    assert reasons(text, source, said=("said", content)) == []


@pytest.mark.parametrize("kind", ["named_person", "named_organisation", "document", "media_outlet"])
def test_only_for_the_unnamed(kind: str) -> None:
    text = "Bo Lind, who asked not to be named, said the mill would close."
    assert reasons(text, "Bo Lind", kind=kind) == []


def test_the_origin_of_a_chain_may_be_the_unnamed_one() -> None:
    text = "The Gazette said the mill would close, citing two aides who asked not to be named."
    outlet = Link(name="Gazette", kind=SourceKind.MEDIA_OUTLET, spans=at(text, "The Gazette"))
    found = reasons(text, "two aides", outer=(outlet,))
    assert found == [("asks_not_to_be_named", "asked not to be named")]


def test_what_the_source_says_of_others_is_no_reason() -> None:
    text = "An official said the witness asked not to be named."
    said = ("said", "the witness asked not to be named")
    assert reasons(text, "An official", said=said) == []


def test_every_rule_has_its_sentence() -> None:
    assert all(rule.__doc__ for rule in RULES)
