"""Turns of a transcript, and lines with a colon that are none."""

import pytest

from analysis.cleaning.turns import find_turns


def turns(text: str) -> list[tuple[str, str]]:
    return [
        (turn.source.of(text), " / ".join(span.of(text) for span in turn.content))
        for turn in find_turns(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LEE: Will you?\nBO ORR: No.", [("LEE", "Will you?"), ("BO ORR", "No.")]),
        ("Q: Will you?\nA: No.", [("Q", "Will you?"), ("A", "No.")]),
        ("Q. Will you?\nA. No.", [("Q", "Will you?"), ("A", "No.")]),
        ("MODERATOR: Sir?\nLEE (R-Port): I will.", [("MODERATOR", "Sir?"), ("LEE", "I will.")]),
        (
            "Ann Lee: I saw it.\nBo Orr: Where?\nLee: Here.",
            [("Ann Lee", "I saw it."), ("Bo Orr", "Where?"), ("Lee", "Here.")],
        ),
        (
            "LEE: I saw it.\nI saw all of it.\n(CROSSTALK)\nORR: Where?\nLEE: Here.",
            [("LEE", "I saw it. / I saw all of it."), ("ORR", "Where?"), ("LEE", "Here.")],
        ),
        (
            "LEE: I saw it.\nThe hall was full.\nORR: Where?\nLEE: Here.",
            [("LEE", "I saw it."), ("ORR", "Where?"), ("LEE", "Here.")],
        ),
        ("Lee: No talks\nLEE: I saw it.\nORR: Where?", [("LEE", "I saw it."), ("ORR", "Where?")]),
        ("“LEE: I saw it.\n“ORR: Where?”", [("LEE", "I saw it."), ("ORR", "Where?”")]),
        # no transcripts
        ("LEE: I will go.", []),
        ("Update: We got it wrong.\nNote: You may ask.", []),
        ("WASHINGTON: We met.\nThe mayor said: I will.", []),
        ("Iowa: Who leads?\nNevada: I doubt it.\nOhio: You know.", []),
        ("Lee: 2,312\nOrr: 1,201\nLee: 12\nOrr: 9", []),
        ("Read more: Will you?\nPhoto: Me", []),
        ("Doors open at 10:30: be there.\nThey close at 12:00: go home.", []),
        ("A. Lee left.\nA. Orr came, I hear.", []),
        ("a: one\nb: you", []),
        ("", []),
    ],
)
def test_turns(text: str, expected: list[tuple[str, str]]) -> None:
    assert turns(text) == expected
