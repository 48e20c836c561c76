"""Which claim a denial answers, and that it says why."""

import pytest

from analysis.attribution.setting import make_setting
from analysis.claims import RULES, find_denials
from analysis.models import Article, words_of
from analysis.nlp import load_language
from analysis.pipeline import analyse


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        # By the article itself, in the sentence before.
        ("The mill is said to have been sold. Lind denied it.",
         "The mill is said to have been sold"),
        # In the same sentence.
        ("Lind had sold the old mill to strangers, a charge that he denied.",
         "Lind had sold the old mill to strangers"),
        # In the same words, though another sentence stands nearer.
        ("Voss alleged that Lind had sold the old mill to strangers. The day was fine. "
         "Lind denied selling the old mill to strangers.",
         "Voss alleged that Lind had sold the old mill to strangers"),
        # "The fraud claims" are what others say, whatever their words.
        ("Voss alleged that Lind had cheated the buyers of the mill. Lind denied the fraud claims.",
         "Voss alleged that Lind had cheated the buyers of the mill"),
        ("Voss alleged that Lind had cheated the buyers of the mill. Lind denied any wrongdoing.",
         "Voss alleged that Lind had cheated the buyers of the mill"),
        # A thing that is named is not tied to what has no word in common with it.
        ("The weather was fine in the hills. Lind denied any part in the fire.", None),
        # A clause says itself what is denied.
        ("The weather was fine in the hills. Lind denied that he had sold the mill.", None),
    ],
)  # fmt: skip
def test_claim(text: str, claim: str | None) -> None:
    article = Article(id="a", path="a", text=text)
    found = find_denials(make_setting(load_language()(text), article, ()), ())[-1]
    assert (words_of(text, found.claim) if found.claim else None) == claim
    assert {rule.__name__ for rule in RULES} >= set(found.rules)


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Mara Voss said that the mill was sold in March.\n\nVoss denied these claims.", None),
        ("Mara Voss said that the mill was sold in March.\n\nBo Ren said the mill was in ruins."
         "\n\nVoss denied these claims on Tuesday.", "Bo Ren"),
    ],
)  # fmt: skip
def test_nobody_denies_what_they_have_said_themselves(text: str, claimant: str | None) -> None:
    denial = analyse(Article(id="a", path="a", text=text)).denials[-1]
    assert denial.denier_name == "Mara Voss"
    assert denial.claimant_name == claimant


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        # All that stands before "and that is not true", though no comma does.
        ("“People think that the mill was sold to strangers and that is just not true. The facts "
         "do not bear it out,” Mara Voss said.",
         "“People think that the mill was sold to strangers"),
        # Words for a claim that is told elsewhere are none themselves.
        ("“We know that a suit was filed,” Mara Voss said in a statement. “We disagree strongly "
         "with those claims, which are meritless and strike at the heart of the work.”", None),
    ],
)  # fmt: skip
def test_claim_in_the_sentence_of_its_denial(text: str, claim: str | None) -> None:
    denial = analyse(Article(id="a", path="a", text=text)).denials[-1]
    assert (words_of(text, denial.claim) if denial.claim else None) == claim
