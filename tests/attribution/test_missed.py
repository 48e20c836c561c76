"""Statements that the tagger leaves out: inside another, or told by the text's form alone."""

import pytest

from analysis.attribution.decoding import TaggedSpan
from analysis.attribution.linking import Linked
from analysis.attribution.missed import (
    complete,
    denial_inside_a_statement,
    quotation_left_open,
)
from analysis.attribution.setting import Setting, make_setting
from analysis.attribution.tagger import set_spans
from analysis.models import Article, Span
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


def setting_of(text: str) -> Setting:
    return make_setting(load_language()(text), Article(id="a", path="a.txt", text=text), ())


def seen(text: str, source: str, cue: str, *content: str) -> Linked:
    def spans(*words: str) -> tuple[Span, ...]:
        return tuple(Span(at := text.index(one), at + len(one)) for one in words if one)

    return Linked(
        source=spans(source), cue=spans(cue), content=spans(*content), confidence=0.9, reasons=()
    )


def told(text: str, *before: Linked) -> list[tuple[str, str, list[str]]]:
    """Source, cue and contents of every statement, in reading order."""
    found = sorted(complete(before, setting_of(text)), key=lambda one: one.cue)
    return [
        (
            " ".join(span.of(text) for span in one.source),
            one.cue[0].of(text),
            [span.of(text) for span in one.content],
        )
        for one in found
    ]


TALK = "LEE: I saw it. He says no.\nORR: Where?"
PLAN = "The mayor said the plan would:\n- cost money\n- take time"
POST = "The union attacked the plan.\n“It is bad.” — Ann Lee (@lee)"


def test_a_turn_takes_the_place_of_what_was_seen_at_its_colon() -> None:
    half = seen(TALK, "", ":", "I saw it")
    assert told(TALK, half) == [
        ("LEE", ":", ["I saw it. He says no."]),
        ("ORR", ":", ["Where?"]),
    ]
    assert max(one.confidence for one in complete((half,), setting_of(TALK))) == 0.9


def test_a_statement_inside_a_turn_stays() -> None:
    inner = seen(TALK, "He", "says", "no")
    assert ("He", "says", ["no"]) in told(TALK, inner)
    assert len(told(TALK, inner)) == 3


def test_a_post_is_taken_from_a_statement_outside_it() -> None:
    before = seen(POST, "The union", "attacked", "the plan", "“It is bad.”")
    assert told(POST, before) == [
        ("The union", "attacked", ["the plan"]),
        ("Ann Lee", "—", ["“It is bad.”"]),
    ]


@pytest.mark.parametrize(
    ("text", "before", "expected"),
    [
        (
            PLAN,
            [seen(PLAN, "The mayor", "said", "the plan would")],
            [("The mayor", "said", ["the plan would", "cost money", "take time"])],
        ),
        (
            "Northwind promised:\n- more jobs\n- higher pay",
            [],
            [("Northwind", "promised", ["more jobs", "higher pay"])],
        ),
        ("The plan has two parts:\n- the wall\n- the gate", [], []),
        ("The mayor bought:\n- a boat\n- a dog", [], []),
        ("It was promised:\n- a boat\n- a dog", [], []),
    ],
)
def test_lists(text: str, before: list[Linked], expected: list[tuple[str, str, list[str]]]) -> None:
    assert told(text, *before) == expected


def test_a_lead_in_that_goes_on_behind_what_is_said_takes_no_list() -> None:
    text = "The mayor said no and bought:\n- a boat\n- a dog"
    before = seen(text, "The mayor", "said", "no")
    assert told(text, before) == [("The mayor", "said", ["no"])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"The valve was open, Hanna Reuss told the inquiry.', ['"The valve was open,']),
        ('"The valve was open," Hanna Reuss told the inquiry.', []),  # closed: the tagger's to find
        ('"The valve was open Hanna Reuss told the inquiry.', []),  # no comma to end it
        ("The valve was open, Hanna Reuss told the inquiry.", []),  # no mark
    ],
)
def test_a_quotation_that_is_never_closed_ends_before_its_speaker(
    text: str, expected: list[str]
) -> None:
    setting = setting_of(text)
    at = {role: text.index(words) for role, words in (("source", "Hanna Reuss"), ("cue", "told"))}
    lengths = {"source": len("Hanna Reuss"), "cue": len("told")}
    for role, start in at.items():
        span = Span(start, start + lengths[role])
        set_spans(setting.doc, role, [TaggedSpan(role=role, span=span, confidence=0.9)])
    found = quotation_left_open(setting, ())
    assert [span.of(text) for one in found for span in one.content] == expected
