"""What is compared of an analysed article: who is meant by the pronouns of a statement."""

import pytest

from analysis.models import Analysis, Article, Attribution, Entity, Link, SourceKind, Span
from analysis.origins import make_report

LINE, PURSER = 7, 9


def named_in(source: str, words: str, kind: str = "ORG") -> list[int]:
    """Identities that a statement of the line or the purser names."""
    text = f"{source} said {words}."
    start = text.index(words)
    entity = Entity(name=source, type=kind, mentions=(Span(0, len(source)),))
    said = Attribution(
        source=(Span(0, len(source)),),
        cue=(Span(start - 5, start - 1),),
        content=(Span(start, start + len(words)),),
        entity=0,
        chain=(Link(name=source, kind=SourceKind.NAMED_ORGANISATION),),
    )
    analysis = Analysis(
        article=Article(id="a", path="a", text=text),
        blocks=(),
        entities=(entity,),
        attributions=(said,),
        denials=(),
    )
    (statement,) = make_report(1, analysis, [LINE if kind == "ORG" else PURSER]).statements
    return [one.identity for one in statement.named]


@pytest.mark.parametrize(
    "words",
    ["it will sell the ferry", "that it had sold the ferry", "we sold it", "They sold the ferry"],
)
def test_a_body_speaks_of_itself_first(words: str) -> None:
    assert named_in("Tarn Line", words) == [LINE]


@pytest.mark.parametrize(
    "words",
    ["it was hard to sell the ferry", "it is too early", "the purser sold it", "items were sold"],
)
def test_of_something_else(words: str) -> None:
    assert named_in("Tarn Line", words) == []


def test_a_person_is_no_it() -> None:
    assert named_in("Owen Tarrant", "it will sink", "PERSON") == []
    assert named_in("Owen Tarrant", "that I sold the ferry", "PERSON") == [PURSER]
