"""What holds for any text at all."""

import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.cleaning import find_blocks, find_byline, find_moments, find_title, mask
from analysis.cleaning.lines import BREAKS, INVISIBLE
from analysis.models import ANALYSED, Article

TODAY = date(2026, 1, 1)
LINES = st.sampled_from(
    [
        *(
            "Council drops ferry plan",
            "Politics",
            "By Jane Doe",
            "By",
            "Jane Doe",
            "14 August 2025",
        ),
        *("Photo: Pia Sand", "Latest news", "- Storm closes road", "Storm closes road", "Related:"),
        *("Read more: Storm closes road", "Sign up for our newsletter", "© Courier", "ENDS", "###"),
        *("About Brightwater", "Media contact", "x@y.example", "Published 14 August 2025", ""),
        *("The mayor denied on Monday that she had seen the report.", "He left.", "What now?"),
        *("The council of Varnholm dropped its plan for a new ferry on Monday,", "and he said"),
        *("   indented", "\u202eright to left", "\u200b", "<script>alert(1)</script>", "U.S."),
    ]
)
TEXTS = st.one_of(
    st.text(),
    st.lists(LINES, max_size=14).map("\n".join),
    st.lists(st.one_of(LINES, st.text(max_size=30)), max_size=8).map("\r\n".join),
)


def seen(text: str) -> str:
    """The words as a reader sees them, in one line."""
    return " ".join("".join(sign for sign in text if sign not in INVISIBLE).split())


def article(text: str, title: str | None = None) -> Article:
    return Article(id="a", path="a.txt", text=text, title=title)


@given(TEXTS, st.one_of(st.none(), st.text(), LINES))
@settings(max_examples=300, deadline=None)
def test_blocks_are_in_order_apart_and_point_at_words(text: str, title: str | None):
    blocks = find_blocks(article(text, title))
    assert all(one.span.end <= following.span.start for one, following in pairwise(blocks))
    for block in blocks:
        words = block.span.of(text)
        assert words
        assert words == words.strip()
        assert bool(block.reason) == (block.kind not in ANALYSED)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_no_word_is_outside_the_blocks_and_a_story_stays(text: str):
    blocks = find_blocks(article(text))
    inside = "".join(block.span.of(text) for block in blocks)
    assert [sign for sign in text if sign.isalnum()] == [sign for sign in inside if sign.isalnum()]
    assert not blocks or any(block.kind in ANALYSED for block in blocks)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_mask_keeps_length_and_line_ends_and_twice_is_once(text: str):
    blocks = find_blocks(article(text))
    once = mask(text, blocks)
    assert len(once) == len(text)
    assert mask(once, blocks) == once
    if all(set(BREAKS).isdisjoint(block.span.of(text)) for block in blocks):
        assert [c in BREAKS for c in once] == [c in BREAKS for c in text]
    story = [block.span for block in blocks if block.kind in ANALYSED]
    for before, behind in pairwise(story):
        assert "\n" in once[before.end : behind.start]
    for block in blocks:
        if block.kind in ANALYSED and "\n" not in block.span.of(text):
            assert block.span.of(once) == block.span.of(text)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_statements_never_raise_and_come_from_the_text(text: str):
    blocks = find_blocks(article(text))
    find_moments(text, blocks, today=TODAY)
    one_line = seen(text)
    for words in (find_title(text, blocks), find_byline(text, blocks)):
        assert words is None or seen(words) in one_line


@pytest.mark.parametrize(
    "text",
    [
        "x" * 1_000_000,
        " " * 1_000_000,
        "\n" * 1_000_000,
        "\u200b" * 500_000 + "x",
        "a " * 500_000,
        "- " * 200_000,
        "1 January 2025 " + "1 " * 60,
        "By " + "Jane " * 30,
        "(" * 400 + "Photo by" + ")" * 90,
        "Photo: " * 70,
        "\n".join(["By Jane Doe"] * 20_000),
        "\n".join(["Latest news", "Storm closes road"] * 10_000),
        "\n".join(["About Brightwater"] * 10_000 + ["ENDS"]),
        "\n".join(["Media contact"] * 10_000),
    ],
    ids=lambda text: f"{text[:12]!r} {len(text)}",
)
def test_hostile_texts_take_no_longer_than_their_length_asks(text: str):
    started = time.process_time()
    blocks = find_blocks(article(text))
    assert len(mask(text, blocks)) == len(text)
    assert time.process_time() - started < 5
