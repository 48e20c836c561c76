"""What a source does with the content."""

import pytest

from analysis.attribution.setting import make_setting
from analysis.attribution.stance import RULES, CueView, decide_stance
from analysis.attribution.stance_words import stance_of
from analysis.models import Article, Span
from analysis.nlp import load_language


def view(
    lemmas: str, content: str = "it rained", *, negated: bool = False, head: str = ""
) -> CueView:
    return CueView(
        lemmas=tuple(lemmas.split()),
        is_negated=negated,
        first_content=(head or content.split(" ")[0],),
        content=content,
        cue=lemmas,
        following=content,
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
        (view("confirm", "a new judge", head="judge"), "asserts"),
        (view("confirm", negated=True), "no_comment"),
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
        (view("challenge", "the legality of it", head="legality"), "questions"),
        (view("challenge", "voss to a debate", head="voss"), "asserts"),
        (view("expect", "rain"), "expects"),
    ],
)
def test_stance(cue: CueView, stance: str) -> None:
    assert decide_stance(cue)[0] == stance


def test_the_rule_is_named() -> None:
    assert decide_stance(view("deny"))[1] == "word_of_denial"
    assert decide_stance(view("say"))[1] is None
    assert all(rule.__doc__ for rule in RULES)


@pytest.mark.parametrize(
    ("text", "stance", "words"),
    [
        # A bar stands before the cue and before the content.
        ("Lind |declined |to comment.", "no_comment", "declined to comment"),
        ("Lind |refused |to speak to reporters.", "no_comment", "refused to speak to"),
        ("Lind |would not say |whether he knew.", "no_comment", "would not say whether"),
        ("Lind |did not say |who had called.", "no_comment", "did not say who"),
        ("Lind |did not return |two phone calls.", "no_comment", "did not return two phone calls"),
        ("Lind |could not be reached |for comment.", "no_comment", "could not be reached"),
        ("Lind |neither confirmed nor denied |the sale.", "no_comment", None),
        ("Lind |stopped short of confirming |the sale.", "no_comment", None),
        ("Lind |would not confirm |the sale.", "no_comment", "would not confirm"),
        ("Lind |kept mum about |the sale.", "no_comment", "kept mum about"),
        ("Lind |refused |to sell the mill.", "asserts", ""),
        ("Lind |declined |to follow her.", "asserts", ""),
        ("Lind |refused to say |that he was sorry.", "asserts", ""),
        ("Lind |refused to admit |that he knew.", "asserts", ""),
        ("Lind |did not rule out |a sale.", "not_denied", "did not rule out"),
        ("Lind |refused |to rule out a sale.", "not_denied", "refused to rule out"),
        ("Lind |did not dispute |the report.", "not_denied", "did not dispute"),
        ("Lind |ruled out |a sale.", "asserts", ""),
        ("Lind |rejected |the allegation.", "denies", "rejected allegation"),
        ("Lind |rejected |the offer.", "asserts", ""),
        ("The judge |rejected |that argument.", "asserts", ""),
        ("The board |denied |the union a vote.", "asserts", None),
        ("The board |denied |special status to the union.", "asserts", None),
        ("Nobody |disputed |the report.", "not_denied", "Nobody disputed"),
        ("No one |has disputed |the report.", "not_denied", None),
        ("Lind |called |the report untrue.", "denies", "called untrue"),
        ("Lind |insisted |he had not sold it.", "denies", "insisted not"),
        ("Lind |insisted |that he never met her.", "denies", "insisted never"),
        ("Lind |insisted |he would not leave.", "asserts", ""),
        ("Lind |insisted |on a vote that nobody has not seen.", "asserts", ""),
        ("Lind |pleaded not guilty |to theft.", "denies", "pleaded not guilty"),
        ("Lind |maintained his innocence |in court.", "denies", None),
        ("Lind |is in a dispute over |the mill.", "asserts", None),
        ("There is |no denying |that it rained.", "asserts", None),
        ("Lind |asked |whether it had rained.", "questions", "asked"),
        ("Lind |asked |the court to free him.", "asserts", None),
        ("Lind |asked for |a new trial.", "asserts", None),
        ("Lind |has no doubt |that it rained.", "asserts", None),
        ("Lind |raised doubts |about the sale.", "questions", "raised doubts"),
        ("Lind |is expected |to win.", "expects", "is expected"),
        ("Lind |said |it rained.", "asserts", ""),
    ],
)
def test_cue_and_content_together(text: str, stance: str, words: str | None) -> None:
    plain = text.replace("|", "")
    cue = text.index("|")
    content = text.rindex("|") - 1
    doc = load_language()(plain)
    setting = make_setting(doc, Article(id="a", path="a", text=plain), ())
    spans = (Span(cue, content - 1),), (Span(content, len(plain) - 1),)
    decided, reasons = stance_of(setting, *spans)
    assert decided == stance
    if words is not None:
        assert " ".join(w.of(plain) for one in reasons for w in one.words) == words


def test_what_stands_before_the_cue_does_not_end_its_turn() -> None:
    text = "The council's spokeswoman declined to comment."
    setting = make_setting(load_language()(text), Article(id="a", path="a", text=text), ())
    content = (Span(0, 25), Span(35, 45))
    assert stance_of(setting, (Span(26, 34),), content)[0] == "no_comment"
