"""Denials that stand inside somebody else's words."""

import pytest

from analysis.attribution.missed import denial_inside_a_statement
from analysis.nlp import load_language


def denials(text: str) -> list[tuple[str, str, str]]:
    found = denial_inside_a_statement(load_language()(text), ())
    return [(one.source[0].of(text), one.cue[0].of(text), one.content[0].of(text)) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Her lawyer said that Mara Voss denied selling the mill.",
            [("Mara Voss", "denied", "selling the mill")],
        ),
        (
            "He took the money, a charge that Bo Lind has always denied.",
            [("Bo Lind", "denied", "a charge")],
        ),
        ("Mara Voss denied the report.", [("Mara Voss", "denied", "the report")]),
        ("The judge denied bail.", []),
        ("Reporters were denied entry to the hall.", []),
        ("This is a visa that the ministry has always denied.", []),
        ("Mara Voss said that it rained.", []),
        ("", []),
    ],
)
def test_denials(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert denials(text) == expected
