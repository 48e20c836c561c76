"""A denial to the claim that it answers, inside one article."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from analysis.models import (
    Attribution,
    DenialForm,
    Entity,
    Spans,
    Stance,
    words_of,
)

WORD = re.compile(r"\w{4,}")
STEM = 5
"""Letters that stand for a word: "denied" and "denies", "approve" and "approval" agree."""
SHARED_ENOUGH = 0.34
"""Share of the denied words that a claim must repeat. A third: a first guess."""
NEGATION = re.compile(r"\b(?:no|not|never|none|nobody|nothing|neither|nor|cannot)\b|n[’']t\b", re.I)
SHORTEST = 3
"""Words that a claim has at least: "what" or "this" says nothing that could be answered."""
CLAIMS = frozenset((Stance.ASSERTS, Stance.CONFIRMS, Stance.EXPECTS, Stance.QUESTIONS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """The claim that a denial answers; empty where the article does not state it."""

    spans: Spans | None = None
    attribution: int | None = None
    name: str | None = None
    confidence: float = 1.0
    rule: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One denial and the attributions among which its claim is looked for."""

    text: str
    denial: Attribution
    others: tuple[tuple[int, Attribution], ...]
    """Claims by other sources, in reading order, with their indices."""
    denier: Entity | None


LinkRule = Callable[[Question], int | None]


def claim_about_the_denier(question: Question) -> int | None:
    """The nearest claim before the denial that names the one who denies."""
    mentions = question.denier.mentions if question.denier else ()
    return _last(
        index
        for index, claim in _before(question)
        if any(span.contains(mention) for span in claim.content for mention in mentions)
    )


def nearest_claim_before(question: Question) -> int | None:
    """The nearest claim before the denial, by somebody else."""
    return _last(index for index, _ in _before(question))


def claim_in_the_same_words(question: Question) -> int | None:
    """The claim that repeats most of the denied words, a third of them at least."""
    denied = _stems(question.text, question.denial.content)
    if not denied:
        return None
    start = question.denial.cue[0].start
    shared = [
        (
            len(denied & _stems(question.text, claim.content)) / len(denied),
            -abs(claim.content[0].start - start),
            index,
        )
        for index, claim in question.others
        if not NEGATION.search(words_of(question.text, claim.content))
    ]
    best = max(shared, default=(0.0, 0, 0))
    return best[2] if best[0] >= SHARED_ENOUGH else None


RULES_BY_FORM: dict[DenialForm, tuple[tuple[LinkRule, float], ...]] = {
    DenialForm.ANAPHORIC: ((claim_about_the_denier, 0.9), (nearest_claim_before, 0.6)),
    DenialForm.NOMINAL: ((claim_in_the_same_words, 0.7), (claim_about_the_denier, 0.5)),
    DenialForm.INLINE: ((claim_in_the_same_words, 0.7),),
}
RULES = (claim_about_the_denier, nearest_claim_before, claim_in_the_same_words)


def find_claim(
    text: str,
    index: int,
    form: DenialForm,
    attributions: Sequence[Attribution],
    entities: Sequence[Entity],
) -> Claimed | None:
    """The claim that the denial `attributions[index]` answers, by the first rule that finds one."""
    question = _question(text, index, attributions, entities)
    for rule, confidence in RULES_BY_FORM[form]:
        if (found := rule(question)) is not None:
            claim = attributions[found]
            return Claimed(
                spans=claim.content,
                attribution=found,
                name=claim.source_name,
                confidence=confidence,
                rule=rule.__name__,
            )
    return None


def _question(
    text: str, index: int, attributions: Sequence[Attribution], entities: Sequence[Entity]
) -> Question:
    denial = attributions[index]
    others = tuple(
        (i, other)
        for i, other in enumerate(attributions)
        if i != index and _may_be_denied(text, other) and not _is_own(denial, other)
    )
    denier = entities[denial.entity] if denial.entity is not None else None
    return Question(text=text, denial=denial, others=others, denier=denier)


def _may_be_denied(text: str, other: Attribution) -> bool:
    long_enough = len(words_of(text, other.content).split()) >= SHORTEST
    return other.stance in CLAIMS and long_enough


def _is_own(denial: Attribution, other: Attribution) -> bool:
    """Whether the other is by the one who denies, or is the statement that tells of the denial."""
    same_source = denial.source_name is not None and denial.source_name == other.source_name
    return same_source or any(span.contains(cue) for span in other.content for cue in denial.cue)


def _before(question: Question) -> Iterator[tuple[int, Attribution]]:
    start = question.denial.cue[0].start if question.denial.cue else 0
    return ((i, claim) for i, claim in question.others if claim.content[-1].end <= start)


def _last(indices: Iterator[int]) -> int | None:
    found = list(indices)
    return found[-1] if found else None


def _stems(text: str, spans: Spans) -> frozenset[str]:
    words = WORD.findall(words_of(text, spans).casefold())
    return frozenset(word[:STEM] for word in words)
