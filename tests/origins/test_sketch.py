"""Copies are known by their text; what only quotes or tells the same is none."""

import pytest

from analysis.origins import Collection, Report, make_sketch
from analysis.origins.sketch import SIZE, count_shared

WORDS = [f"w{number}" for number in range(900)]
STORY = WORDS[:300]
PARAGRAPH = STORY[40:100]


def text(words: list[str]) -> str:
    return " ".join(words)


OTHERS = {
    "the same": (STORY, True),
    "other spelling of case and marks": ([word.upper() + "," for word in STORY], True),
    "a paragraph taken out": (STORY[:120] + STORY[180:], True),
    "a new first sentence and an end cut off": (WORDS[600:630] + STORY[30:240], True),
    "every eighth word changed": (
        [word if number % 8 else f"x{number}" for number, word in enumerate(STORY)],
        False,
    ),
    "one paragraph quoted": (WORDS[300:550] + PARAGRAPH, False),
    "a note that quotes one paragraph and little else": (PARAGRAPH + WORDS[300:330], False),
    "the same in other words": (WORDS[300:600], False),
    "nothing": ([], False),
}


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_a_copy(name: str) -> None:
    words, is_copy = OTHERS[name]
    collection = Collection()
    for article, one in enumerate((STORY, words), start=1):
        collection.add(Report(article=article, sketch=make_sketch(text(one))))
    assert (collection.copies_of(2) == (1, 2)) is is_copy


def test_headlines_that_are_alike_are_no_copies() -> None:
    collection = Collection()
    for article in (1, 2):
        collection.add(
            Report(article=article, sketch=make_sketch("Council to vote on parking fees"))
        )
    assert collection.copies_of(2) == (2,)


def test_a_sketch_is_small_and_counts_exactly_what_it_can_hold() -> None:
    assert len(make_sketch(text(WORDS))) == SIZE + 1
    assert make_sketch("only four words here") == ()
    one, other = make_sketch(text(WORDS[:60])), make_sketch(text(WORDS[30:90]))
    assert count_shared(one, other) == 26


def test_long_texts_are_estimated_well() -> None:
    one, other = make_sketch(text(WORDS[:600])), make_sketch(text(WORDS[300:]))
    assert count_shared(one, other) == pytest.approx(296, rel=0.25)
