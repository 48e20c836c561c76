"""The sentence behind every rule's name: what the screen shows under "Why?"."""

from collections.abc import Callable
from typing import Any

from analysis.attribution import (
    anonymity,
    certainty,
    chains,
    hedges,
    issuers,
    kinds,
    linking,
    missed,
    repair,
    stance,
)
from analysis.claims import RULES as CLAIM_RULES
from analysis.nlp import RULES as WHO_RULES


def _functions() -> tuple[Callable[..., Any], ...]:
    return (
        *linking.RULES,
        *missed.RULES,
        *repair.RULES,
        *kinds.RULES,
        *issuers.RULES,
        *chains.RULES,
        *stance.RULES,
        *hedges.RULES,
        *certainty.RULES,
        *anonymity.RULES,
        *WHO_RULES,
        *CLAIM_RULES,
    )


def explain(rule: str) -> str:
    """The sentence of a rule; the name in plain words for one that this version does not have.

    >>> explain("word_of_denial")
    'The cue is a word of denial.'
    """
    for function in _functions():
        if function.__name__ == rule and function.__doc__:
            return " ".join(function.__doc__.strip().split("\n\n")[0].split())
    return rule.replace("_", " ").capitalize() + "."
