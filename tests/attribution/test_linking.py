"""Which source and which content belong to which cue."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.attribution.decoding import TaggedSpan
from analysis.attribution.linking import (
    content_to_nearest_cue,
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
    assert rules == ["content_to_nearest_cue", "source_to_nearest_cue"]


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
    nearest = [
        min(range(len(cues)), key=lambda i: distance(content.span, cues[i].span, layout))
        for content in (contents if cues else ())
    ]
    assert content_to_nearest_cue(contents, cues, layout) == nearest
