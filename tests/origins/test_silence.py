from dataclasses import replace

import pytest

from analysis.models import Analysis, Attribution, SourceKind, Stance
from analysis.origins.silence import find_claim_about
from tests.factory import at, everywhere, gazette_analysis
from tests.invented.telling import telling

PIER = "Bo Ren sold the pier for nothing"
STORM = "the storm sank two boats"


def silent(analysis: Analysis, last: str) -> Attribution:
    """The last statement of an article, made a silence about these words."""
    content = at(analysis.article.text, last)
    return replace(analysis.attributions[-1], stance=Stance.NO_COMMENT, content=content)


def asked(*said: tuple[str, str, str], about: str) -> int | None:
    analysis = telling(*said, names=("Bo Ren",))
    return find_claim_about(analysis, silent(analysis, about))


def test_the_first_claim_that_names_them() -> None:
    said = (("a clerk", "said", STORM), ("a clerk", "said", PIER), ("a guard", "said", PIER))
    assert asked(*said, ("Bo Ren", "said", "no comment"), about="no comment") == 1


def test_the_matter_that_they_do_not_comment_on_comes_before_who_they_are() -> None:
    said = (("a clerk", "said", PIER), ("a clerk", "said", STORM))
    assert asked(*said, ("Bo Ren", "said", "the boats"), about="the boats") == 1


def test_who_speaks_for_somebody_is_silent_about_them() -> None:
    said = (("a clerk", "said", PIER), ("a voice for Bo Ren", "said", "no comment"))
    analysis = telling(*said, names=("Bo Ren",))
    assert find_claim_about(analysis, silent(analysis, "no comment")) == 0


def test_nobody_is_silent_about_what_they_say_themselves_or_what_comes_later() -> None:
    said = (("Bo Ren", "said", PIER), ("Bo Ren", "said", "no comment"))
    assert asked(*said, about="no comment") is None
    analysis = gazette_analysis()
    first = replace(analysis.attributions[1], source=(), cue=at(analysis.article.text, "Town"))
    early = replace(first, content=at(analysis.article.text, "Town"))
    assert find_claim_about(analysis, early) is None


@pytest.mark.parametrize("kind", [SourceKind.DOCUMENT, SourceKind.AUTHOR])
def test_a_document_and_the_author_are_not_asked(kind: SourceKind) -> None:
    analysis = gazette_analysis()
    assert find_claim_about(analysis, analysis.attributions[1]) == 0
    assert find_claim_about(analysis, replace(analysis.attributions[1], source_kind=kind)) is None


def test_somebody_of_whom_nothing_is_told_is_silent_about_nothing() -> None:
    analysis = gazette_analysis()
    elsewhere = replace(analysis.entities[1], mentions=everywhere(analysis.article.text, "Town"))
    moved = replace(analysis, entities=(analysis.entities[0], elsewhere))
    silence = replace(analysis.attributions[1], content=at(analysis.article.text, "declined"))
    assert find_claim_about(moved, silence) is None
