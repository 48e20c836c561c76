"""Words of distance, and words that only look like them."""

import pytest

from analysis.attribution.hedges import RULES, find_hedges
from analysis.models import Span
from analysis.nlp import load_language


def hedges(text: str, *, cue: str = "", content: str = "") -> list[str]:
    """The hedges of a statement; of the whole text where no content is given."""
    whole = Span(0, len(text))
    parts = [
        (Span(text.index(words), text.index(words) + len(words)),) if words else ()
        for words in (cue, content)
    ]
    found = find_hedges(load_language()(text), parts[0], parts[1] or (() if cue else (whole,)))
    return sorted((w.of(text) for one in found for w in one.words), key=text.index)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He allegedly sold the mill.", ["allegedly"]),
        ("The mill could close.", ["could"]),
        ("The firm could not have known.", ["could"]),
        ("Reportedly the mill may close.", ["Reportedly", "may"]),
        ("The report is unconfirmed.", ["unconfirmed"]),
        ("The alleged thief fled.", ["alleged"]),
        ("It was an apparent mistake.", ["apparent"]),
        ("Officials May Sell Old Pier", ["May"]),
        ("Lind May Offer Workers a Deal in Exchange for Peace", ["May"]),
        ("MAYOR MAY SELL PIER", ["MAY"]),
        ("The council may close the mill, May said.", ["may"]),
        ("He appeared to confirm the report.", ["appeared to"]),
        ("It appears that he left.", ["appears"]),
        ("The mill seems closed.", ["seems"]),
        ("He is said to own the mill.", ["is said to"]),
        ("They are widely believed to have left.", ["are widely believed to"]),
        ("It is understood that the mill will close.", ["It is understood"]),
        ("He will likely win.", ["likely"]),
        ("The report could not be independently verified.", None),
        ("It is unclear whether he left.", ["It is unclear whether"]),
    ],
)
def test_hedges(text: str, expected: list[str] | None) -> None:
    assert hedges(text) == (
        ["could not be independently verified"] if expected is None else expected
    )


@pytest.mark.parametrize(
    "text",
    [
        "In May the mill closed.",
        "May 5 was the day.",
        "Theresa May Offers New Deal to Unions",
        "May has denied it.",
        "May they live long.",
        "The mayor closed it.",
        "The dismay was great.",
        "The might of the army was clear.",
        "She might as well go.",
        "He could not be reached for comment.",
        "She could see the fire from her house.",
        "He ran as fast as he could.",
        "He would have sold it if he had known.",
        "He appeared in court on Monday.",
        "The idea seems to him to be bad.",
        "He believed in God.",
        "He was told to leave.",
        "This was understood by all.",
        "The minister was reported by the paper to have left.",
        "He alleged that she stole it.",
        "Police suspected him.",
        "The cause became apparent.",
        "Likely voters prefer him.",
        "Women are more likely to vote.",
        "We do everything we possibly can.",
        "",
    ],
)
def test_near_misses(text: str) -> None:
    assert hedges(text) == []


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"),
    [
        ("Lind reportedly said he was ill.", "said", "he was ill", ["reportedly"]),
        ("Lind may announce a sale.", "announce", "a sale", ["may"]),
        ("Lind appeared to confirm the sale.", "confirm", "the sale", ["appeared to"]),
        ("He is said to own the mill.", "is said", "to own the mill", ["is said to"]),
        ("“It may rain,” Lind said.", "said", "“It may rain,”", ["may"]),
        ("Voss may leave, and Lind said he was ill.", "said", "he was ill", []),
        ("Lind said he was ill, but Voss could stay.", "said", "he was ill", []),
        ("The alleged thief said he was ill.", "said", "he was ill", []),
    ],
)
def test_only_what_hedges_this_statement(
    text: str, cue: str, content: str, expected: list[str]
) -> None:
    assert hedges(text, cue=cue, content=content) == expected


def test_each_rule_is_named_once_with_all_its_words() -> None:
    text = "The mill may close and could burn."
    found = find_hedges(load_language()(text), (), (Span(0, len(text)),))
    assert [(one.rule, len(one.words)) for one in found] == [("modal_of_possibility", 2)]
    assert all(rule.__doc__ for rule in RULES)
