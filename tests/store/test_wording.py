from dataclasses import replace

import pytest

from analysis.models import Attribution, Link, SourceKind, Span
from analysis.store.wording import hull, source_of, words_of_chain
from tests.factory import PIER, make_analysis

SALE, _, _, PRICE = make_analysis().attributions
NOBODY = Attribution(source=(), cue=(), content=())


@pytest.mark.parametrize(
    ("attribution", "expected"),
    [
        (SALE, "Eastmere Gazette"),
        (PRICE, "a council document"),
        (NOBODY, "Nobody named"),
        (replace(SALE, source_name=""), "the Eastmere Gazette"),
    ],
)
def test_source_of(attribution: Attribution, expected: str) -> None:
    assert source_of(PIER, attribution) == expected


@pytest.mark.parametrize(
    ("attribution", "expected"),
    [
        (SALE, "Eastmere Gazette → two officials who asked not to be named"),
        (PRICE, "a council document"),
        (NOBODY, "Nobody named"),
        (
            replace(NOBODY, chain=(Link(name="The Post", kind=SourceKind.MEDIA_OUTLET),)),
            "The Post",
        ),
    ],
)
def test_words_of_chain(attribution: Attribution, expected: str) -> None:
    assert words_of_chain(PIER, attribution) == expected


def test_hull_of_nothing_is_empty() -> None:
    assert hull((), ()) == Span(0, 0)
