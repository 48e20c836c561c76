"""Denials: a source says that something is not so. "Denied by X" is never "false"."""

import re
from collections.abc import Callable, Sequence

from analysis.claims.linking import Claimed, find_claim
from analysis.models import (
    Attribution,
    Denial,
    DenialForm,
    Entity,
    Span,
    Spans,
    Stance,
    words_of,
)
from analysis.words import load

POINTING = re.compile(
    r"(?:(?:all|any|both|each|some) )?(?:of )?"
    r"(?:(?:the|that|this|these|those|his|her|their|its|such) )?"
    r"(?:claims?|allegations?|accusations?|reports?|charges?|stor(?:y|ies)|rumou?rs?|suggestions?"
    r"|statements?|assertions?|speculation|accounts?)"
)
POINTERS = frozenset(("that", "this", "it", "them", "these", "those", "so"))
CALLED_FALSE = re.compile(
    r"\b(?:false|untrue|not true|baseless|unfounded|groundless|nonsense|a lie|made up)\b"
)
CLAUSE = re.compile(
    r"^(?:he|she|they|it|we|i|there)\b|\b(?:that|was|were|is|are|had|has|have|did|does|would|will"
    r"|could|can|ever|been|being|having)\b|^(?!wrongdoing|meeting|\w*thing)\w+ing\b"
)

FALSE = "|".join(map(re.escape, load("stance")["false_words"]))
VERDICT = re.compile(
    r"(?P<denied>.*?\w.*?)(?P<verdict>(?:[\s“\"]+(?:is|are|was|were)|[’']s)?(?:\s+\w+ly)?"
    rf"[\s“\"]+(?:an?\s+)?(?:(?:pure|complete|total|utter)\s+)?(?:{FALSE}))\W*",
    re.IGNORECASE | re.DOTALL,
)
"""What is called false, and the words that call it so: "the report | was simply not true"."""

FormRule = Callable[[str], DenialForm | None]


def points_back(denied: str) -> DenialForm | None:
    """What is denied is only pointed at, such as "these claims"."""
    nouns_only = denied in POINTERS or (len(denied.split()) <= 4 and POINTING.fullmatch(denied))
    calls_false = len(denied.split()) <= 6 and CALLED_FALSE.search(denied)
    return DenialForm.ANAPHORIC if nouns_only or calls_false else None


def says_it_in_full(denied: str) -> DenialForm | None:
    """What is denied is a whole clause, such as "that he knew"."""
    return DenialForm.INLINE if CLAUSE.search(denied) else None


def names_the_thing(denied: str) -> DenialForm | None:
    """What is denied is a noun phrase, such as "any role in the fire"."""
    return DenialForm.NOMINAL


RULES: tuple[FormRule, ...] = (points_back, says_it_in_full, names_the_thing)


def denial_form(denied: str) -> tuple[DenialForm, str]:
    """The form of a denied thing's words, and the name of the rule that decided.

    >>> for denied in ("these claims", "any role in the fire", "he knew of it"):
    ...     print(*denial_form(denied))
    anaphoric points_back
    nominal names_the_thing
    inline says_it_in_full
    """
    words = denied.strip("“”\"' .,").casefold()
    for rule in RULES:
        if (form := rule(words)) is not None:
            return form, rule.__name__
    raise AssertionError("the last rule always answers")


def find_denials(
    text: str, attributions: Sequence[Attribution], entities: Sequence[Entity]
) -> tuple[Denial, ...]:
    """Every denial among the attributions, tied to its claim where the article states it."""
    return tuple(
        _denial(text, index, attributions, entities)
        for index, attribution in enumerate(attributions)
        if attribution.stance is Stance.DENIES
    )


def split_verdict(text: str, content: Spans) -> tuple[Spans, Spans]:
    """What is denied, and the words in it that only say that it is: no part of the claim.

    >>> text = "the report was simply not true"
    >>> [spans[0].of(text) for spans in split_verdict(text, (Span(0, 30),))]
    ['the report', 'was simply not true']
    """
    match = VERDICT.fullmatch(content[-1].of(text)) if content else None
    if match is None:
        return content, ()
    start = content[-1].start
    denied = Span(start, start + len(match["denied"].rstrip()))
    stop = start + match.end("verdict")
    verdict = Span(stop - len(match["verdict"].lstrip(' \n“"')), stop)
    return (*content[:-1], denied), (verdict,)


def _denial(
    text: str, index: int, attributions: Sequence[Attribution], entities: Sequence[Entity]
) -> Denial:
    attribution = attributions[index]
    denied, verdict = split_verdict(text, attribution.content)
    form, form_rule = denial_form(words_of(text, denied))
    claimed = find_claim(text, index, form, attributions, entities) or Claimed()
    return Denial(
        attribution=index,
        cue=(*attribution.cue, *verdict),
        denier=attribution.source,
        denied=denied,
        denier_name=attribution.source_name,
        form=form,
        claim=claimed.spans,
        claim_attribution=claimed.attribution,
        claimant_name=claimed.name,
        confidence=round(attribution.confidence * claimed.confidence, 3),
        rules=(form_rule, *([claimed.rule] if claimed.rule else [])),
    )
