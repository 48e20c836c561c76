"""What kind of source stands behind a statement."""

import pytest

from analysis.attribution.kinds import RULES, SourceView, decide_kind
from analysis.models import Entity

PERSON = Entity(name="Mara Voss", type="PERSON")
BODY = Entity(name="Harbour Board", type="ORG")
OUTLET = Entity(name="The Lorrin Courier", type="ORG")
STATE = Entity(name="Ravelia", type="GPE")


def view(words: str, head: str, entity: Entity | None = None, **more: bool) -> SourceView:
    return SourceView(
        words=tuple(words.lower().split()),
        head=head.lower().removesuffix("s") if head != "sources" else "source",
        head_word=head.lower(),
        head_is_name=more.get("head_is_name", False),
        entity=entity,
        names_somebody=more.get("names_somebody", False),
        is_quoted=more.get("is_quoted", False),
    )


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        (view("", ""), "unattributed"),
        (view("Mara Voss", "Voss", PERSON, head_is_name=True), "named_person"),
        (view("he", "he", PERSON), "named_person"),
        (view("the mayor", "mayor", PERSON), "named_person"),
        (view("the mayor", "mayor"), "role_or_group"),
        (view("the Harbour Board", "Board", BODY, head_is_name=True), "named_organisation"),
        (view("Ravelia", "Ravelia", STATE, head_is_name=True), "named_organisation"),
        (view("the Courier", "Courier", OUTLET, head_is_name=True), "media_outlet"),
        (view("media", "media"), "media_outlet"),
        (view("media reports", "reports"), "media_outlet"),
        (view("the report", "report"), "document"),
        (view("the Harbour Board report", "report", names_somebody=True), "document"),
        (view("a Courier source", "source", names_somebody=True), "anonymous"),
        (view("sources", "sources"), "anonymous"),
        (view("two officials", "officials"), "anonymous"),
        (view("three people familiar with the talks", "people"), "anonymous"),
        (view("people in the square", "people"), "role_or_group"),
        (view("voters", "voters"), "role_or_group"),
        (view("I", "i"), "author"),
        (view("I", "i", is_quoted=True), "role_or_group"),
        (view("Ravelian authorities", "authority", names_somebody=True), "named_organisation"),
        (view("the authorities", "authority"), "role_or_group"),
        (view("Ada Quill", "Quill", head_is_name=True), "named_person"),
        (view("the Quill", "Quill", head_is_name=True), "named_organisation"),
    ],
)
def test_kind(source: SourceView, kind: str) -> None:
    assert decide_kind(source)[0] == kind


def test_every_rule_has_a_sentence_for_the_reader() -> None:
    assert all(rule.__doc__ and rule.__doc__.strip().endswith(".") for rule in RULES)
