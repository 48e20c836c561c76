"""Which claim a denial answers, and that it says why."""

import pytest

from analysis.attribution.setting import make_setting
from analysis.claims import RULES, find_denials
from analysis.models import Article, words_of
from analysis.nlp import load_language


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
