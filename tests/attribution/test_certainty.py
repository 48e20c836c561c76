"""How firmly an article lets a source speak."""

import pytest

from analysis.attribution.certainty import RULES, CertaintyView, decide_certainty, find_conditions
from analysis.models import Span
from analysis.nlp import load_language

CUE, HEDGE = (Span(5, 9),), (Span(20, 25),)


def view(cue: str, *, hedged: bool = False, conditional: bool = False) -> CertaintyView:
    return CertaintyView(
        cue=tuple(cue.split()),
        words=CUE,
        hedges=HEDGE if hedged else (),
        conditions=HEDGE if conditional else (),
    )


@pytest.mark.parametrize(
    ("given", "certainty", "rule"),
    [
        (view("say"), "stated", "cue_is_plain"),
        (view("accord to"), "stated", "cue_is_plain"),
        (view(""), "stated", "cue_is_plain"),
        (view("deny"), "stated", "cue_is_plain"),
        (view("announce"), "stated", "cue_is_firm"),
        (view("have confirm"), "stated", "cue_is_firm"),
        (view("claim"), "claimed", "cue_keeps_distance"),
        (view("the allegation"), "claimed", "cue_keeps_distance"),
        (view("suggest"), "claimed", "cue_keeps_distance"),
        (view("insist"), "claimed", "cue_keeps_distance"),
        (view("claim to have confirm"), "claimed", "cue_keeps_distance"),
        (view("say", hedged=True), "hedged", "hedged_by_the_article"),
        (view("claim", hedged=True), "hedged", "hedged_by_the_article"),
        (view("say", conditional=True), "hedged", "said_on_a_condition"),
    ],
)
def test_certainty(given: CertaintyView, certainty: str, rule: str) -> None:
    decided, reason = decide_certainty(given)
    assert (decided, reason.rule) == (certainty, rule)
    assert reason.words == (HEDGE if certainty == "hedged" else CUE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He will leave if the mill closes.", ["if"]),
        ("Unless it rains, the mill will close.", ["Unless"]),
        ("She asked if the mill would close.", []),
        ("He looks as if he knew.", []),
        ("He will stay even if the mill closes.", []),
        ("The mill will close.", []),
    ],
)
def test_conditions(text: str, expected: list[str]) -> None:
    found = find_conditions(load_language()(text), (Span(0, len(text)),))
    assert [one.of(text) for one in found] == expected


def test_every_rule_has_its_sentence() -> None:
    assert all(rule.__doc__ for rule in RULES)
