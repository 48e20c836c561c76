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
