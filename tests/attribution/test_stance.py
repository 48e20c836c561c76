"""What a source does with the content."""

import pytest

from analysis.attribution.stance import CueView, decide_stance


def view(
    lemmas: str, content: str = "it rained", *, negated: bool = False, head: str = ""
) -> CueView:
    return CueView(
        lemmas=tuple(lemmas.split()),
        is_negated=negated,
        first_content=(head or content.split(" ")[0],),
        content=content,
    )


@pytest.mark.parametrize(
    ("cue", "stance"),
    [
        (view("say"), "asserts"),
        (view("deny"), "denies"),
        (view("deny", negated=True), "not_denied"),
        (view("reject", "the report", head="report"), "denies"),
        (view("reject", "the offer", head="offer"), "asserts"),
        (view("dismiss", "that", head="that"), "denies"),
        (view("deny", "bail", head="bail"), "asserts"),
        (view("deny", "the report", head="report"), "denies"),
        (view("push back on", "those claims", head="claim"), "denies"),
        (view("push", "the claim", head="claim"), "asserts"),
        (view("rebut", "the proposal", head="proposal"), "asserts"),
        (view("confirm"), "confirms"),
        (view("confirm", negated=True), "asserts"),
        (view("decline to comment", "on the matter"), "no_comment"),
        (view("respond", "to a request", negated=True), "no_comment"),
        (view("comment", "on the matter"), "asserts"),
        (view("say", "it was simply not true"), "denies"),
        (view("say", "“that’s nonsense,”"), "denies"),
        (view("say", "the allegations were baseless and cruel"), "denies"),
        (view("say", "nonsense verse is fun"), "asserts"),
        (view("say", "the readings were inaccurate"), "asserts"),
        (view("say", "it was not false modesty"), "asserts"),
        (view("say", "all of the claims in the suit are false"), "denies"),
        (view("say", "lind's claim that she knew is “simply not true”"), "denies"),
        (view("say", "that was not the case"), "denies"),
        (view("say", "his claim in court moved them"), "asserts"),
        (view("call", "the report false"), "denies"),
        (view("call", "the report thorough"), "asserts"),
        (view("ask", "whether it rained"), "questions"),
        (view("expect", "rain"), "expects"),
    ],
)
def test_stance(cue: CueView, stance: str) -> None:
    assert decide_stance(cue)[0] == stance


def test_the_rule_is_named() -> None:
    assert decide_stance(view("deny"))[1] == "word_of_denial"
    assert decide_stance(view("say"))[1] is None
