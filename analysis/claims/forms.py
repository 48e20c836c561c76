"""What a denied thing's words look like, and the words that only call it false."""

import re
from collections.abc import Callable
from functools import cache

from analysis.models import DenialForm, Span, Spans
from analysis.words import load

DETERMINER = (
    r"(?:a|an|the|that|this|these|those|his|her|my|our|your|their|its|such|any|both|all|each|some"
    r"|earlier|latest|most|many|much|other|recent|previous|various|different|whole"
    r"|of|[\w.’'-]+(?:[’']s|s[’']))"
)
POINTERS = frozenset(
    (
        "that",
        "this",
        "it",
        "them",
        "these",
        "those",
        "so",
        "which",
        "something",
        "one",
        "she",
        "he",
        "they",
    )
)
HAPPENED = re.compile(
    r"(?:it|that|this) (?:ever )?(?:happened|occurred|was (?:so|true|the case))(?:,.*)?"
    r"|\w+(?: have|’ve|'ve|had)? never (?:said|did|claimed|wrote|told \w+) (?:that|it|so|this)"
)
CALLED_FALSE = re.compile(
    r"\b(?:false|untrue|not true|baseless|unfounded|groundless|nonsense|a lie|made up)\b"
)
CLAUSE = re.compile(
    r"^(?:he|she|they|it|we|i|there)\b|\b(?:that|was|were|is|are|had|has|have|did|does|would|will"
    r"|could|can|ever|been|being|having)\b|^(?!wrongdoing|meeting|\w*thing)\w+ing\b"
)

LEFT = " (?:that|which|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
"""What may be left of the clause or the day behind a noun: "a claim that", "the report Friday"."""

FALSE = "|".join(map(re.escape, load("stance")["false_words"]))
VERDICT = re.compile(
    r"(?:(?:[\s“\"]+(?:is|are|was|were)|[’']s)(?:\s+\w+ly)?|(?:\s+\w+ly)?)[\s“\"]+(?:an?\s+)?"
    rf"(?:(?:pure|complete|total|utter)\s+)?(?:{FALSE})(?=\W*\Z)",
    re.IGNORECASE,
)
TAIL = 80
"""Characters at the end of what is said in which a verdict is looked for."""

FormRule = Callable[[str], DenialForm | None]


def points_back(denied: str) -> DenialForm | None:
    """What is denied is only pointed at, such as "these claims"."""
    nouns_only = denied in POINTERS or _pointing().fullmatch(denied) or HAPPENED.fullmatch(denied)
    calls_false = len(denied.split()) <= 6 and CALLED_FALSE.search(denied)
    return DenialForm.ANAPHORIC if nouns_only or calls_false or not denied else None


@cache
def _pointing() -> re.Pattern[str]:
    """Nouns for what is said, with nothing of what they say: "all of his earlier claims"."""
    lists = load("denials")
    nouns = "|".join(
        re.escape(form)
        for noun in (
            *lists["said_things"],
            *lists["said_as_fact"],
            "criticism",
            "argument",
            "film",
            "movie",
            "book",
        )
        for form in (noun, f"{noun}s", f"{noun[:-1]}ies")
    )
    return re.compile(rf"(?:{DETERMINER} ){{0,4}}(?:{nouns})(?: (?:in|by|from|made by) .+|{LEFT})?")


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


def split_verdict(text: str, content: Spans) -> tuple[Spans, Spans]:
    """What is denied, and the words in it that only say that it is: no part of the claim.

    >>> text = "the report was simply not true"
    >>> [spans[0].of(text) for spans in split_verdict(text, (Span(0, 30),))]
    ['the report', 'was simply not true']
    """
    last = content[-1] if content else Span(0, 0)
    match = VERDICT.search(text, max(last.start, last.end - TAIL), last.end)
    if match is None or not re.search(r"\w", text[last.start : match.start()]):
        return content, ()
    denied = Span(last.start, match.start())
    verdict = Span(match.end() - len(match.group().lstrip(' \n“"')), match.end())
    return (*content[:-1], denied), (verdict,)
