"""Quotation marks, and what they make of a content."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.attribution.quotes import quote_type, quoted_characters
from analysis.models import Span


def quoted(text: str) -> str:
    return "".join(
        c if inside else "." for c, inside in zip(text, quoted_characters(text), strict=True)
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('a "b" c', '.."b"..'),
        ("a “b” c", "..“b”.."),
        ("a «b» c", "..«b».."),
        ("a ``b'' c", "..``b''.."),
        ("“b\n“c” d", "“b\n“c”.."),  # reopened in the next paragraph, closed in the last
        ('"b\nc', '"b\n.'),  # never closed: harms its own line only
        ("a ” b", "....."),  # a stray closing mark opens nothing
        ("it's 5'", "......."),
        # the other styles
        ("a „b“ c", "..„b“.."),
        ("a „b” c", "..„b”.."),
        ("a »b« c", "..»b«.."),
        ("a « b » c", "..« b ».."),
        ("a ”b” c", "..”b”.."),
        ("a ‘b’ c", "..‘b’.."),
        ("a 'b' c", "..'b'.."),
        # one inside another
        ("‘a “b” c’ d", "‘a “b” c’.."),
        ("“a ‘b’ c” d", "“a ‘b’ c”.."),
        ("\"a 'b' c\" d", "\"a 'b' c\".."),
        ("''a 'b' c'' d", "''a 'b' c''.."),
        ('"a “b” c" d', '"a “b” c"..'),
        ("“a “b” c” d", "“a “b” c”.."),
        ("„a ‚b‘ c“ d", "„a ‚b‘ c“.."),
        ("«a „b“ c» d", "«a „b“ c».."),
        # not in pairs
        ('“a," b', '“a,"..'),
        ('a" b', "...."),
        ("“a b. “c” d", "“a b. “c”.."),
        ("“a ‘b c” d", "“a ‘b c”.."),
        ("‘a b\nc", "......"),
        ("‘a b.\n‘c’ d", "‘a b.\n‘c’.."),
        # apostrophes
        ("the boys’ ‘a’ b", "..........‘a’.."),
        ("‘the boys’ hut,’ b", "‘the boys’ hut,’.."),
        ("‘the boys’ were ‘late’", "‘the boys’......‘late’"),
        ("the '90s and ’60s", "................."),
    ],
)
def test_quoted_characters(text: str, expected: str) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“we will win”", "direct"),
        ("it could face “serious consequences.”", "mixed"),
        ("it rained", "indirect"),
        ("...", "indirect"),
    ],
)
def test_quote_type(text: str, kind: str) -> None:
    assert quote_type(text, (Span(0, len(text)),), quoted_characters(text)) == kind


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("LEE: I saw it.\nBO: Did you?", ["I saw it.", "Did you?"]),
        ("@lee: It rained", ["It rained"]),
        ("It rained. — Ann Lee (@lee)", ["It rained."]),
        ("Update: It rained.\nNote: It snowed, I hear.", []),
    ],
)
def test_a_turn_or_post_is_as_literal_as_a_quotation(text: str, spoken: list[str]) -> None:
    found = "".join(
        c if inside else "\0" for c, inside in zip(text, quoted_characters(text), strict=True)
    )
    assert [words for words in found.split("\0") if words] == spoken


@given(st.text("a \"“”«»`'\n"))
def test_one_byte_a_character(text: str) -> None:
    assert len(quoted_characters(text)) == len(text)
