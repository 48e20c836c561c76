"""Where a denial stands, by its syntax; what only looks like one."""

import pytest

from analysis.attribution.setting import make_setting
from analysis.claims.ground import Ground, make_ground
from analysis.claims.sightings import RULES, find_sightings
from analysis.models import Article, Attribution, Span, words_of
from analysis.nlp import load_language


def ground_of(marked: str) -> Ground:
    """The text without its bars; between two bars stands what somebody says."""
    parts = marked.split("|")
    text = "".join(parts)
    statements = []
    if len(parts) == 3:
        start = len(parts[0])
        content = Span(start, start + len(parts[1]))
        cue = next(t for t in ("said", "says", "insisted", "wrote") if t in parts[0] + parts[2])
        at = text.index(cue)
        one = Attribution(source=(), cue=(Span(at, at + len(cue)),), content=(content,))
        statements.append(one)
    article = Article(id="a", path="a", text=text)
    return make_ground(make_setting(load_language()(text), article, ()), statements)


@pytest.mark.parametrize(
    ("text", "rule", "cue", "denied", "denier"),
    [
        ("Lind denied any role in the fire.", "verb_of_denial", "denied",
         "any role in the fire", "Lind"),
        ("Lind denied that he knew of it.", "verb_of_denial", "denied", "he knew of it", "Lind"),
        ("Voss spoke of theft, a charge that Lind has denied.", "verb_of_denial", "denied",
         "a charge", "Lind"),
        ("The minister rejected the claim that the dam leaked.", "verb_turns_down_a_claim",
         "rejected", "the dam leaked", "The minister"),
        ("The claim was rejected by the ministry.", "verb_turns_down_a_claim", "rejected",
         "The claim", "the ministry"),
        ("Lind pushed back on those claims.", "verb_pushes_back", "pushed back", "those claims",
         "Lind"),
        ("Lind called the report false.", "calls_it_untrue", "called … false", "the report",
         "Lind"),
        ("His denial of the theft surprised her.", "noun_of_denial", "denial", "the theft", "His"),
        ("Lind said |that the claims were not true|.", "says_it_is_untrue", "not … true",
         "the claims", ""),
        ("“|There is no truth to the report|,” Lind said.", "has_no_truth", "no truth",
         "the report", ""),
        ("“|That never happened|,” Lind said.", "it_never_happened", "never … happened", "That",
         ""),
        ("Lind said |Voss had made up the story|.", "somebody_made_it_up", "made … up",
         "the story", ""),
        ("|“Nonsense,”| Lind said.", "one_word_answer", "“Nonsense,”", "“Nonsense,”", ""),
        ("Lind insisted |she had not sold the mill|.", "holds_on_to_a_negation",
         "insisted … not", "she had not sold the mill", ""),
        ("Lind said |she never told him|.", "never_did_it", "said … never", "she never told him",
         ""),
        ("Lind said |she had no role in the sale|.", "had_no_part", "said … no",
         "she had no role in the sale", ""),
    ],
)  # fmt: skip
def test_denials(text: str, rule: str, cue: str, denied: str, denier: str) -> None:
    ground = ground_of(text)
    (seen,) = find_sightings(ground)
    words = [words_of(ground.text, spans) for spans in (seen.cue, seen.denied, seen.denier)]
    assert (seen.rule, *words) == (rule, cue, denied, denier)


@pytest.mark.parametrize(
    "text",
    [
        "Lind did not deny the report.",
        "No one can deny the report.",
        "There is no denying that it rained.",
        "The judge denied him bail.",
        "Reporters were denied entry.",
        "The office denied services to travellers.",
        "The board rejected the plan.",
        "The board rejected the idea.",
        "The board rejected the idea of a new bridge.",
        "Lind refused to deny the report.",
        "It is hard to dispute the report.",
        "The two towns are in a dispute over the mill.",
        "The disputed border was closed.",
        "Lind called the plan absurd.",
        "Lind called on the council to stop this false alarm.",
        "The figures are false.",
        "Lind said |the mill was not open on Sundays|.",
        "Lind insisted |he will not resign|.",
        "Lind insisted |it was not only a bridge|.",
        "Lind said |she had never seen such rain|.",
        "Lind said |you have no role in this|.",
        "Lind said |change never happens fast|.",
        "The council is in denial.",
        "The denial of entry angered them.",
    ],
)
def test_look_alikes(text: str) -> None:
    assert find_sightings(ground_of(text)) == ()


def test_one_statement_is_one_denial() -> None:
    text = "“|That is not true. The report is false|,” Lind said."
    (seen,) = find_sightings(ground_of(text))
    assert len(seen.cue) == 3


def test_every_rule_has_a_sentence() -> None:
    assert all(rule.__doc__ for rule in RULES)


@pytest.mark.parametrize("words", ["he denied that ", "the claim of ", "not never ", "deny "])
def test_no_text_is_too_odd(words: str) -> None:
    find_sightings(ground_of(words * 200))
