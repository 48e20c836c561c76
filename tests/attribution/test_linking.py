"""Which source and which content belong to which cue."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.attribution.decoding import NOWHERE, TaggedSpan
from analysis.attribution.linking import (
    content_to_its_cue,
    distance,
    link,
    make_layout,
)
from analysis.models import Span


def tagged(text: str, *marks: tuple[str, str]) -> tuple[TaggedSpan, ...]:
    """Spans of the given words, each looked for after the one before it."""
    found, at = [], 0
    for role, words in marks:
        start = text.index(words, at)
        at = start + len(words)
        found.append(TaggedSpan(role=role, span=Span(start, at), confidence=0.9))
    return tuple(found)


def linked(text: str, *marks: tuple[str, str], sentences: tuple[int, ...] = (0,)) -> list[tuple]:
    def words(spans: tuple[Span, ...]) -> str:
        return " | ".join(span.of(text) for span in spans)

    found = link(text, sentences, tagged(text, *marks))
    return [(words(one.source), words(one.cue), words(one.content)) for one in found]


def test_speaker_cue_content() -> None:
    marks = [("source", "Ann"), ("cue", "said"), ("content", "it rained")]
    assert linked("Ann said it rained.", *marks) == [("Ann", "said", "it rained")]


def test_interrupted_quotation_is_one_statement() -> None:
    text = "“We left,” Ann said, “at ten.”"
    marks = [
        ("content", "“We left,”"),
        ("source", "Ann"),
        ("cue", "said"),
        ("content", "“at ten.”"),
    ]
    assert linked(text, *marks) == [("Ann", "said", "“We left,” | “at ten.”")]


def test_shared_source() -> None:
    text = "Ann said it rained and promised a report."
    marks = [
        ("source", "Ann"),
        ("cue", "said"),
        ("content", "it rained"),
        ("cue", "promised"),
        ("content", "a report"),
    ]
    assert [row[0] for row in linked(text, *marks)] == ["Ann", "Ann"]


def test_two_speakers_keep_their_own_words() -> None:
    text = "Ann said it rained. Bob said it snowed."
    marks = [
        ("source", "Ann"),
        ("cue", "said"),
        ("content", "it rained"),
        ("source", "Bob"),
        ("cue", "said"),
        ("content", "it snowed"),
    ]
    assert linked(text, *marks, sentences=(0, 20)) == [
        ("Ann", "said", "it rained"),
        ("Bob", "said", "it snowed"),
    ]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Ann spoke.", [("source", "Ann"), ("cue", "spoke")]),
        ("it rained", [("content", "it rained")]),
        ("Ann", [("source", "Ann")]),
        ("", []),
    ],
)
def test_nothing_said_is_no_statement(text: str, marks: list[tuple[str, str]]) -> None:
    assert linked(text, *marks) == []


def test_a_passive_without_a_speaker_has_none() -> None:
    text = "Ann left. The mill is said to be closing."
    marks = [("cue", "is said"), ("content", "to be closing")]
    assert linked(text, *marks, sentences=(0, 10)) == [("", "is said", "to be closing")]


def test_rules_are_named() -> None:
    text = "Ann said it rained."
    (one,) = link(text, (0,), tagged(text, ("source", "Ann"), ("cue", "said"), ("content", "it")))
    rules = [reason.rule for reason in one.reasons]
    assert rules == ["content_to_its_cue", "source_of_cue"]


def test_a_source_does_not_reach_into_another_paragraph() -> None:
    text = "Ann Lee, the mayor.\nThe mill is said to be closing."
    marks = [("source", "Ann Lee"), ("cue", "is said"), ("content", "to be closing")]
    assert linked(text, *marks, sentences=(0, 20)) == [("", "is said", "to be closing")]


def test_words_of_a_headline_do_not_join_the_first_statement() -> None:
    text = "Mill may close\nAnn said it would."
    marks = [
        ("content", "Mill may close"),
        ("source", "Ann"),
        ("cue", "said"),
        ("content", "it would"),
    ]
    assert linked(text, *marks, sentences=(0, 15)) == [("Ann", "said", "it would")]


def test_a_quotation_runs_on_over_paragraphs() -> None:
    text = "“We left,” Ann said.\n“We will not return.”"
    marks = [
        ("content", "“We left,”"),
        ("source", "Ann"),
        ("cue", "said"),
        ("content", "“We will not return.”"),
    ]
    assert linked(text, *marks, sentences=(0, 21))[0][2] == "“We left,” | “We will not return.”"


def pointing(spans: tuple[TaggedSpan, ...], **partners: tuple[tuple[int, float], ...]) -> tuple:
    """The same spans; `content_0` and the like say where the first content points."""
    count: dict[str, int] = {}
    made = []
    for span in spans:
        number = count[span.role] = count.get(span.role, -1) + 1
        made.append(replace(span, partners=partners.get(f"{span.role}_{number}", ())))
    return tuple(made)


SAID_AND_ADDED = "It rained, Ann said. “And it snowed,” Bob added."
MARKS = (
    ("content", "It rained"),
    ("source", "Ann"),
    ("cue", "said"),
    ("content", "“And it snowed,”"),
    ("source", "Bob"),
    ("cue", "added"),
)


@pytest.mark.parametrize(
    ("partners", "owners"),
    [
        ({}, ["said", "added"]),
        ({"content_1": ((0, 0.98), (1, 0.01))}, ["said", "said"]),
        ({"content_1": ((0, 0.6), (1, 0.4))}, ["said", "added"]),  # hardly likelier, and farther
        ({"content_1": ((0, 0.98), (NOWHERE, 0.01))}, ["said", "said"]),
    ],
)
def test_pointers_outweigh_distance_where_they_are_sure(
    partners: dict[str, tuple[tuple[int, float], ...]], owners: list[str]
) -> None:
    spans = pointing(tagged(SAID_AND_ADDED, *MARKS), **partners)
    found = {
        content.of(SAID_AND_ADDED): one.cue[0].of(SAID_AND_ADDED)
        for one in link(SAID_AND_ADDED, (0, 21), spans)
        for content in one.content
    }
    assert list(found.values()) == owners


def test_a_cue_without_words_takes_those_that_fit_it_nearly_as_well() -> None:
    text = "Ann said it rained and warned it would snow."
    marks = [
        ("source", "Ann"),
        ("cue", "said"),
        ("content", "it rained"),
        ("cue", "warned"),
        ("content", "it would snow"),
    ]
    for likely, expected in ((0.6, ["it rained", "it would snow"]), (0.999, ["it rained"])):
        points = {"content_0": ((0, 0.99), (1, 0.01)), "content_1": ((0, likely), (1, 1 - likely))}
        found = link(text, (0,), pointing(tagged(text, *marks), **points))
        assert [one.content[0].of(text) for one in found] == expected


def test_nobody_is_the_source_where_the_pointer_is_sure_of_it() -> None:
    text = "Ann came. It was said the mill may close."
    marks = [("source", "Ann"), ("cue", "was said"), ("content", "the mill may close")]
    assert linked(text, *marks)[0][0] == "Ann"
    spans = pointing(tagged(text, *marks), cue_0=((NOWHERE, 0.99), (0, 0.01)))
    assert link(text, (0,), spans)[0].source == ()


@given(st.lists(st.sampled_from(["cue", "content", ".", "\n", "word"]), min_size=1, max_size=30))
def test_looking_at_the_two_neighbours_is_as_good_as_looking_at_all_cues(parts: list[str]) -> None:
    text = " ".join(parts)
    spans, at = [], 0
    for part in parts:
        spans.append(TaggedSpan(role=part, span=Span(at, at + len(part)), confidence=0.9))
        at += len(part) + 1
    cues = [span for span in spans if span.role == "cue"]
    contents = [span for span in spans if span.role == "content"]
    starts = [0, *(span.span.end for span in spans if span.role == ".")]
    layout = make_layout(text, starts, cues)
    for content in contents if cues else ():
        apart = [distance(content.span, cue.span, layout) for cue in cues]
        fits = content_to_its_cue(content, cues, layout)
        assert max(fits, key=lambda n: fits[n]) == apart.index(min(apart))
