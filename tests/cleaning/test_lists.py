"""Lists and the sentences that lead in to them."""

import pytest

from analysis.cleaning.lists import find_listings, without_marker
from analysis.models import Span


def listings(text: str) -> list[tuple[str, list[str]]]:
    return [
        (one.lead.of(text), [item.of(text) for item in one.items]) for one in find_listings(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said:\n- no\n- never", [("He said:", ["no", "never"])]),
        ("He said:\n\n• no\n\n• never\n\nHe left.", [("He said:", ["no", "never"])]),
        ("He said:\n1. no\n2) never", [("He said:", ["no", "never"])]),
        ("A:\n- a\n- b\nB:\n* c\n* d", [("A:", ["a", "b"]), ("B:", ["c", "d"])]),
        ("He said:\n- no", []),
        ("He said.\n- no\n- never", []),
        ("He said:\nno\nnever", []),
        ("- no\n- never", []),
        ("He said:", []),
        ("", []),
    ],
)
def test_listings(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert listings(text) == expected


@pytest.mark.parametrize(
    ("before", "sentence", "words"),
    [
        ("Who knew?\n", "- One of the two.", "One of the two."),
        ("", "• One of the two.", "One of the two."),
        ("Who knew?\n  ", "1. One of the two.", "One of the two."),
        ("Who knew?\n", "One - of the two.", "One - of the two."),
        ("Who knew?\n", "-5 degrees.", "-5 degrees."),
        # Inside a line a dash is no mark of a list.
        ("Who knew? ", "- One of the two.", "- One of the two."),
    ],
)
def test_the_mark_before_an_item_is_no_part_of_its_sentence(
    before: str, sentence: str, words: str
) -> None:
    text = before + sentence
    assert without_marker(text, Span(len(before), len(text))).of(text) == words
