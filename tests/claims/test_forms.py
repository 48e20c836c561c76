"""What a denied thing looks like, and the words that only call it false."""

import pytest

from analysis.claims.forms import denial_form, split_verdict
from analysis.models import Span


@pytest.mark.parametrize(
    ("denied", "form"),
    [
        ("these claims", "anaphoric"),
        ("a charge", "anaphoric"),
        ("Lind’s allegations", "anaphoric"),
        ("all of the claims in the suit", "anaphoric"),
        ("it ever happened", "anaphoric"),
        ("I never said that", "anaphoric"),
        ("I never said that he knew", "inline"),
        ("a claim that", "anaphoric"),
        ("that report Friday", "anaphoric"),
        ("a claim that he knew", "inline"),
        ("it happened, with Lind calling her a fraud", "anaphoric"),
        ("", "anaphoric"),
        ("the report", "anaphoric"),
        ("it", "anaphoric"),
        ("That’s nonsense", "anaphoric"),
        ("all of those allegations", "anaphoric"),
        ("that he knew of the leak", "inline"),
        ("knowing of the leak", "inline"),
        ("she had signed it", "inline"),
        ("any role in the fire", "nominal"),
        ("the fraud claims against his brother", "nominal"),
        ("the fraud claims", "nominal"),
        ("wrongdoing", "nominal"),
    ],
)
def test_form(denied: str, form: str) -> None:
    assert denial_form(denied)[0] == form


@pytest.mark.parametrize(
    ("content", "denied"),
    [
        ("job cuts report false", "job cuts report"),
        ("that claim untrue", "that claim"),
        ("it was simply not true", "it"),
        (
            "The claim that the gates could jam “is simply not true”",
            "The claim that the gates could jam",
        ),
        ("their account “pure fiction”", "their account"),
        ("“nonsense”", "“nonsense”"),
        ("that he knew", "that he knew"),
        ("the false alarm was raised", "the false alarm was raised"),
    ],
)
def test_the_verdict_is_no_part_of_what_is_denied(content: str, denied: str) -> None:
    spans, _ = split_verdict(content, (Span(0, len(content)),))
    assert spans[0].of(content) == denied
