"""Quotation marks: what each can do where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.attribution.marks import find_marks, in_usual_marks

SOUP = st.text("ab s.,\"“”„‟«»‘’‚'`\n", max_size=80)


def sides(line: str) -> str:
    """The line with ( for a mark that opens, ) for one that closes, | for either."""
    signs = {"opens": "(", "closes": ")", "either": "|"}
    characters = list(line)
    for mark in find_marks(line):
        characters[mark.start : mark.end] = [signs[mark.side]] + [""] * (mark.end - mark.start - 1)
    return "".join(characters)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('"No," he said.', "(No,) he said."),
        ("“No”", "(No)"),
        ("''No''", "|No)"),
        ("``No''", "(No)"),
        ("«Non», dit-il", "(Non), dit-il"),
        ("« Non », dit-il", "( Non ), dit-il"),
        ("»Nein«, sagte", "|Nein), sagte"),
        ("„Nein“, sagte", "(Nein), sagte"),
        ("„Nie”, powiedział", "(Nie), powiedział"),
        ("”Nej”, sade", "|Nej), sade"),
        ("‘No’, he said", "(No), he said"),
        ("‚Nein‘, sagte", "(Nein), sagte"),
        ("it’s, it's, O’Brien’s", "it’s, it's, O’Brien’s"),
        ("the ’90s, the '90s, 'em, ’tis", "the ’90s, the '90s, 'em, ’tis"),
        ("rock 'n' roll", "rock 'n) roll"),
        ("6'3\" tall", "6'3) tall"),
        ('he said:"No', "he said:(No"),
        ('— "No', "— (No"),
        ('no—" he', "no—| he"),
    ],
)
def test_what_a_mark_can_do(line: str, expected: str) -> None:
    assert sides(line) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("„Ja“ und „Nein“", "“Ja” und “Nein”"),
        ("»Ja« und »Nein«", "“Ja” und “Nein”"),
        ("„Er sagte ‚Ja‘“", "“Er sagte ‘Ja’”"),
        ("”Ja”, sade hon. ”Nej.”", "“Ja”, sade hon. “Nej.”"),
        ('“Yes,” ‘no’, "it\'s"', '“Yes,” ‘no’, "it\'s"'),
        ("«Oui»\n‘no’", "“Oui”\n‘no’"),
    ],
)
def test_in_usual_marks(text: str, expected: str) -> None:
    assert in_usual_marks(text) == expected


@given(SOUP)
def test_usual_marks_change_marks_alone(text: str) -> None:
    usual = in_usual_marks(text)
    assert len(usual) == len(text)
    marks = set("“”„‟«»‘’‚")
    assert all(a == b or {a, b} <= marks for a, b in zip(text, usual, strict=True))


@given(SOUP)
def test_marks_come_in_order_and_do_not_overlap(line: str) -> None:
    end = 0
    for mark in find_marks(line):
        assert end <= mark.start < mark.end
        end = mark.end
